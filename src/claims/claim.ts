/** What a sentence asserts, typed. The keys and units are those of `readout check --batch` (docs/claims.md). */
import type { Hedge, Span, WrittenNumber } from '../language/marks.js'
import type { Day } from '../time/day.js'
import type { Period } from '../time/period.js'

export type ClaimType = 'statistic' | 'measure' | 'event' | 'statement' | 'absence' | 'forecast'

export type ClaimModality =
  | 'asserted'
  | 'reported'
  | 'announced'
  | 'confirmed'
  | 'committed'
  | 'proposed'
  | 'expected'
  | 'predicted'
  | 'claimed'
  | 'denied'
  | 'not-confirmed'
  | 'threatened'
  | 'warned'
  | 'hoped'
  | 'urged'
  | 'none'

/** Who stands behind the content; null for the text's own voice. */
export interface Speaker {
  name: string | null
  role: string
  /** ISO code, or `both`, `industry`, `analyst`, `press`. */
  side: string | null
}

/** A product as written and as understood. `id` is the ledger's product record, from which readings take every code it may stand for. */
export interface Product {
  asWritten: string | null
  system: string
  code: string
  id: string | null
}

export interface Change {
  direction: 'up' | 'down' | 'none'
  percent?: number
  /** In `unit`; unsigned. */
  absolute?: number
  unit?: string
  /** Ratio of now to before: halved is 0.5, doubled 2. */
  multiple?: number
}

export interface Rank {
  position: number
  /** `lowest`, `highest`, `largest`, `smallest`, `first fall` ... */
  order: string
  /** `monthly`, `annual`, `single countries` ... */
  scope: string
  /** `2009`, `2020-06`, `FY2009`; null for "on record". */
  since: string | null
}

export interface StatisticProposition {
  flow: 'export' | 'import' | 'total' | 'balance' | null
  reporter: string | null
  partner: string | null
  product: Product
  measure: 'value' | 'quantity' | 'share' | 'count' | 'balance' | 'rate' | null
  value: number | [number, number] | null
  unit: string | null
  change: Change | null
  period: Period | null
  baseline: Period | null
  /** A level of the baseline: "from 2.1 million tonnes". */
  baselineValue: number | null
  hedge: string | null
  rank: Rank | null
  /** `commitment`, `sales`, `duties collected` where the figure is not shipments. */
  basis: string | null
  note: string | null
  /** Parts that were not written here but taken from the context or the article's day. */
  implied: ('product' | 'flow' | 'reporter' | 'partner' | 'period' | 'baseline' | 'measure')[]
  /** How exactly each number was written; not printed. */
  written: {
    value?: WrittenNumber
    change?: WrittenNumber
    baselineValue?: WrittenNumber
    /** The change in absolute terms, where it is told in percent as well: "up 2.8 percent ($12.1 billion)". */
    absolute?: WrittenNumber
    hedge?: Hedge
    /** The hedge of each figure, where several stand together: "fell nearly 11% to about $67 billion". */
    hedges?: { value?: Hedge; change?: Hedge; baselineValue?: Hedge }
    /** The other end of a range: "10 to 12%". */
    uppers?: { value?: WrittenNumber; change?: WrittenNumber }
    /** A level given for each `year`, `month` or `week` of the period. */
    per?: string
    /** The flow was told as purchases or sales, which either side's books may mean. */
    loose?: 'purchases' | 'sales'
    /** A narrower kind of the flow, or another adjustment, with figures of its own: `domestic`, `seasonally adjusted`. */
    kind?: string
    /** The same words in another year, where the reader had to choose. */
    otherPeriod?: Period
  }
  /** Of a share: the larger flow it is a share of, where that is another product or partner than the share's own; not printed. */
  whole?: { product: Product; partner: string | null }
}

export interface MeasureProposition {
  imposer: string[]
  target: string[]
  product: string | null
  productImplied: string | null
  productId: string | null
  instrument: string | null
  ratePercent: number | [number, number] | null
  rateFromPercent: number | null
  /** Signed percentage points. */
  changePoints: number | null
  action: 'impose' | 'raise' | 'cut' | 'pause' | 'extend' | 'exempt' | 'end' | 'in_force'
  /** Effective day first; the stretch a vaguer word can mean. */
  date: { start: Day; end: Day } | null
  until: Day | null
  duration: string | null
  tradeCoveredUsd: number | null
  hedge: string | null
  note: string | null
  /** How it was worded, for the judge; not printed. */
  written?: MeasureWording
}

/** What the words of a measure claim tell beyond the proposition. */
export interface MeasureWording {
  /** The kind of rule; `truce` for a pause or truce in tariffs, `exclusion` for goods let off a tariff, `small-parcels` for the end of duty-free small parcels. */
  matter:
    | 'tariff'
    | 'truce'
    | 'exclusion'
    | 'small-parcels'
    | 'export-control'
    | 'entity-list'
    | 'port-fee'
    | 'import-ban'
    | 'app-law'
  /** Legal grounds named: `section-301`, `fentanyl`, `reciprocal`, `retaliatory` ... */
  grounds: string[]
  rate?: WrittenNumber
  rateUpper?: WrittenNumber
  rateFrom?: WrittenNumber
  /** Percentage points of change. */
  points?: WrittenNumber
  /** The change as a ratio: doubled is 2. */
  factor?: number
  hedge?: Hedge
  /** What the rate is said to be: one duty on top of others, all together, an average, or a peak over goods. */
  reach: 'layer' | 'total' | 'average' | 'peak' | null
  /** The words say that it holds, happened or will: `present` only where they say so outright. */
  tense: 'present' | 'past' | 'future' | null
  /** The goods, firms or apps meant, each as written; empty where all goods are meant. */
  scope: string[]
  /** A word such as "lifted" that serves for ending and for easing alike. */
  loose?: boolean
  /** The words say that every good is meant: "all", "across the board". */
  all?: boolean
  /** The date stands in the measure's name ("the March tariffs") and tells which, not when. */
  dateNames?: boolean
  /** Days, counts and amounts of the clause that no field holds. */
  unread?: Particular[]
  /** Parts taken from the sentences before. */
  implied: ('imposer' | 'target' | 'matter' | 'rate' | 'until' | 'grounds')[]
}

/** A day or a number written in a clause beside the proposition's fields. */
export interface Particular {
  text: string
  /** The stretches it can mean. */
  days?: { start: Day; end: Day }[]
  /** The state must have begun on the day. */
  starts?: boolean
  value?: number
}

export interface EventProposition {
  kind: 'call' | 'meeting' | 'round' | 'visit' | 'signing' | 'deadline'
  participants: string[]
  /** First and last day it can mean. */
  date: { start: Day; end: Day } | null
  place: string | null
  placeImplied: string | null
  ordinal: number | null
  since: string | null
  count: number | null
  status: 'held' | 'expected' | 'confirmed' | 'not-confirmed' | 'denied' | null
  note: string | null
  /** How it was worded, for the judge; not printed. */
  written?: EventWording
}

/** What the words of an event claim tell beyond the proposition. */
export interface EventWording {
  /** Who took part, beyond names: leaders, trade negotiators, officials of any kind; `named` where names tell, `open` where nothing does. */
  who: 'named' | 'leaders' | 'negotiators' | 'officials' | 'open'
  /** ISO code of the country of the place. */
  placeCountry: string | null
  /** The days told are those of the contact itself, not a week, month or year in which it lay. Left out where only their number can tell. */
  exactDays?: boolean
  /** The same words read in another week or year, where the text leaves it open. */
  otherDate?: { start: Day; end: Day }
  /** The place is a whole country, not a town. */
  placeIsCountry?: boolean
  /** A finite verb in the past tells of the contact itself. Nothing else is called wrong. */
  over?: boolean
  /** Whose contact it is stands in the sentence, or was told before: no other parties can be meant. Nothing else is called wrong. */
  named?: boolean
  /** Where counting begins: the stretch in which the thing after "since" lies. `what` tells a date from an event that may or may not be counted itself. */
  since: { from: Day; to: Day; what: 'date' | 'office' | 'contact' | 'span' } | null
  /** Place of the contact after "since", where it is one: "since Geneva". */
  sinceAt: string | null
  countHedge: Hedge | null
  /** Tracks that a signing or deadline may belong to. */
  tracks?: string[]
  /** The word for what two sides settled between them on a track, where the claim is that they did. */
  agreement?: 'framework' | 'agreed' | 'signed'
  /** Taken from earlier sentences. */
  implied: ('participants' | 'date' | 'place' | 'kind')[]
}

export interface AbsenceProposition {
  about: string
  /** Ledger track, where the thing is one that a track holds. */
  track: string | null
  /** What is said not to exist: `agreement`, `measure`, `contact`, `purchase`, `confirmation`, `other`. */
  thing: string
  asOf: Day | null
  note: string | null
  /** How it was worded, for the judge; not printed. */
  written?: AbsenceWording
}

/** What the words of an absence claim tell beyond the proposition. */
export interface AbsenceWording {
  /** Every track the topic may belong to, main one first; empty where the words name no topic. */
  tracks: string[]
  /** The side that has not acted, confirmed, bought or agreed; null where both or none is meant. */
  side: string | null
  /** The contact that is not confirmed, or said not to have taken place. */
  contact: EventProposition | null
  /** The goods, as written, of a purchase that was not made. */
  product: string | null
}

export interface ForecastProposition {
  author: string | null
  made: Day
  horizon: Period | null
}

export interface ClaimBase {
  /** In UTF-16 code units, from the start of the sentence. */
  span: Span
  checkable: boolean
  speaker: Speaker | null
  modality: ClaimModality
  /** The rules that made it, in order, for `--explain`. */
  derivation: string[]
}

export type Claim = ClaimBase &
  (
    | { type: 'statistic'; statistic: StatisticProposition }
    | { type: 'measure'; measure: MeasureProposition }
    | { type: 'event'; event: EventProposition }
    | { type: 'absence'; absence: AbsenceProposition }
    | { type: 'statement' }
    | { type: 'forecast'; forecast: ForecastProposition; statistic?: StatisticProposition }
  )

/**
 * A claim before its speaker and modality are known: what each claim type's reader gives. A reader sets them only where
 * its own rule knows better than the attribution of the sentence.
 */
export type Draft = DraftOf<Claim>
type DraftOf<C> = C extends Claim ? Omit<C, 'speaker' | 'modality'> & Partial<Pick<C, 'speaker' | 'modality'>> : never
