/** Where a walk along a sentence stands: the subject, what was told of it, and whether the link to it still holds. */
import type { Day } from '../../time/day.js'
import type { Finding } from './findings.js'
import type { FlowPhrase, Item } from './item.js'

/** One claim as told: a flow, what is said of it, and the times that go with it. */
export interface Told {
  flow: FlowPhrase
  findings: Finding[]
  /** Characters in the sentence. */
  start: number
  end: number
  times: Item[]
  /** Times before the subject, set off from it: used when no others are. */
  leading: Item[]
  /** Not the first that is said of this subject: its span is its own words only. */
  further: boolean
  /** Measured from a peak, an average, a plan: from nothing that a period names. */
  fromElsewhere?: boolean
  /** Told of the future: only a past level inside it is a statistic. */
  future: boolean
}

export interface Antecedent {
  /** A statistic was told in the sentence before, so that "the figure" and "it" may mean it. */
  previous: boolean
}

export interface Walk {
  readonly items: readonly Item[]
  /** The article's day. */
  readonly day: Day
  readonly antecedent: Antecedent
  readonly told: Told[]
  /** The flow that the next words may be said of. */
  subject: FlowPhrase | undefined
  /** The claim that is open on it. */
  current: Told | undefined
  /** Nothing that breaks the link has come between. */
  linked: boolean
  future: boolean
  negated: boolean
  conditional: boolean
  joinedByAnd: boolean
  /** The subject around a clause with "when": "was up 8% from June, when shipments had dropped, and up 26% on the year". */
  outer: FlowPhrase | undefined
  /** Times since the clause began that no claim has taken. */
  pending: Item[]
  leading: Item[]
}

/** The walk before its first word. */
export function newWalk(items: readonly Item[], day: Day, antecedent: Antecedent): Walk {
  return {
    items,
    day,
    antecedent,
    told: [],
    subject: undefined,
    current: undefined,
    linked: false,
    future: false,
    negated: false,
    conditional: false,
    joinedByAnd: false,
    outer: undefined,
    pending: [],
    leading: [],
  }
}

/** A new subject begins with nothing said of it, of the future or denied. */
export function startClause(state: Walk): void {
  state.current = undefined
  state.future = false
  state.negated = false
  state.joinedByAnd = false
  state.pending = []
}

/** Other matter has come between: what follows is said of something else. */
export function unlink(state: Walk): void {
  state.linked = false
  state.subject = undefined
  state.current = undefined
  state.pending = []
}
