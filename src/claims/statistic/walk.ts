/** Walks along a sentence and joins what is found to the flow it is said of. Where the link is broken by other matter, nothing is joined. */
import type { Day } from '../../time/day.js'
import { readDeal } from './deals.js'
import { readDuties } from './duties.js'
import { ellipsis, outerAt } from './ellipsis.js'
import type { Finding } from './findings.js'
import { readHolder } from './holders.js'
import { type FlowPhrase, type Item, isTime, newFlow } from './item.js'
import { link } from './links.js'
import { opensRank, readRank } from './ranks.js'
import { rulesFor, tried } from './rules.js'
import { type Antecedent, newWalk, startClause, type Told, unlink, type Walk } from './state.js'
import { attach, open } from './told.js'

/** All that a row of items tells of flows of trade. */
export function walk(items: readonly Item[], day: Day, antecedent: Antecedent): Told[] {
  return run(newWalk(items, day, antecedent))
}

const foreseeing =
  /^(forecast|forecasts|forecasting|predicts?|predicted|expects?|expected|expecting|projects?|projected|anticipates?|anticipated|fears?|feared|foresees?|foresaw|warns?|warned|threatens?|seeks?|wants?|demands?|targets?)$/

const dealing = ['BUY', 'SELL', 'BOOK', 'TAKE', 'PAY']

/** Sums that stand in a tariff's scope ("duties on $50 billion worth of imports") are no level of trade. */
const sumsOfFlows = new Set(['amount-in-flow', 'amount-worth-of-flow', 'amount-flow'])

const inScope =
  /^(tariffs?|dut(y|ies)|lev(y|ies)|taxes|tax|exemptions?|exclusions?|exempt(s|ed|ing)?|ban|bans|banned|cover(s|ed|ing)?|affect(s|ed|ing)?|target(s|ed|ing)?|hit|hits|hitting|apply|applies|sanctions?|restrictions?|subject)$/

function run(state: Walk): Told[] {
  let at = 0
  while (at < state.items.length) at = step(state, at)
  // "farm exports fell 53% and sorghum 97% from January through July": the time after both is the time of both.
  for (const [index, one] of state.told.entries()) {
    const before = state.told[index - 1]
    if (one.findings[0]?.rule === 'gapping' && before !== undefined && before.times.length === 0)
      before.times = one.times
  }
  return state.told
}

/** One step: the next item to look at. */
function step(state: Walk, at: number): number {
  const item = state.items[at]
  if (item === undefined) return at + 1
  const complete = own(state, at)
  if (complete !== undefined) return begin(state, complete)
  if (isTime(item)) return time(state, item, at)
  if (item.flow !== undefined) return meet(state, item.flow, at)
  if (state.linked && state.subject !== undefined) {
    const found = said(state, at)
    if (found !== undefined) return attach(state, found)
  }
  const back = outerAt(state, at)
  if (back !== undefined) return back
  const elliptic = ellipsis(state, at)
  if (elliptic !== undefined) return elliptic
  if (state.linked) {
    const next = link(state, at)
    if (next !== undefined) return next
    unlink(state)
  }
  boundary(state, item)
  return at + 1
}

function time(state: Walk, item: Item, at: number): number {
  if (state.linked && state.current !== undefined) {
    state.current.times.push(item)
    state.current.end = Math.max(state.current.end, item.end)
  } else {
    const before = state.items[at - 1]
    const opens =
      before === undefined ||
      before.classes.has('BOUNDARY') ||
      before.classes.has('AND') ||
      /^[,;:—–(“"]$/.test(before.lower)
    if (state.linked && state.subject !== undefined) state.pending.push(item)
    else if (opens) state.leading = [item]
  }
  return at + 1
}

function boundary(state: Walk, item: Item): void {
  if (/^(if|unless|whether)$/.test(item.lower)) state.conditional = true
  else if (item.lower === ',' || item.lower === ';') state.conditional = false
  if (item.lower === ';') state.leading = []
}

/** A rule that names its own flow, a deal told with a verb, or a holder of a rank. */
function own(state: Walk, at: number): Finding | undefined {
  const item = state.items[at]
  if (item === undefined) return undefined
  for (const rule of rulesFor('own', item)) {
    if (sumsOfFlows.has(rule.name) && isInScope(state, at)) continue
    const found = tried(state.items, rule, at)
    if (found?.flow !== undefined || found?.rate !== undefined) return found
    if (found?.rule === 'high-of' && (state.told.length > 0 || state.antecedent.previous))
      return { ...found, flow: { ...newFlow(found.from, 'anaphor'), ...spanOf(state, found) } }
  }
  if (dealing.some((name) => item.classes.has(name))) {
    const deal = readDeal(state.items, at)
    if (deal !== undefined) return deal
  }
  if (item.classes.has('COLLECT')) return readDuties(state.items, at)
  if (item.mark?.kind === 'country') return readHolder(state.items, at)
  return undefined
}

function isInScope(state: Walk, at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 12); back--) {
    const lower = state.items[back]?.lower ?? ''
    if (inScope.test(lower)) return true
    if (lower === ';') return false
  }
  return false
}

function spanOf(state: Walk, { from, to }: Finding): { start: number; end: number } {
  return { start: state.items[from]?.start ?? 0, end: state.items[to - 1]?.end ?? 0 }
}

/** What the words here say of the subject. */
function said(state: Walk, at: number): Finding | undefined {
  const item = state.items[at]
  if (item === undefined) return undefined
  if (opensRank(item)) {
    const rank = readRank(state.items, at, state.day)
    if (rank !== undefined) return rank
  }
  if (state.current !== undefined)
    for (const rule of rulesFor('tail', item)) {
      const found = tried(state.items, rule, at)
      if (found !== undefined) return found
    }
  for (const rule of rulesFor('subject', item)) {
    const found = tried(state.items, rule, at)
    if (found !== undefined && !(rule.name === 'move' && nounHere(state, at))) return found
  }
  return undefined
}

/** "growth", "a fall": a noun of change without a figure says nothing of the subject. */
function nounHere(state: Walk, at: number): boolean {
  const before = state.items[at - 1]
  const item = state.items[at]
  if (before === undefined || item === undefined) return false
  return (
    before.classes.has('DET') || (before.classes.has('ADJ') && item.classes.has('MOVEN')) || before.classes.has('SEE')
  )
}

/** A new subject. */
function meet(state: Walk, flow: FlowPhrase, at: number): number {
  state.outer = state.items[at - 1]?.lower === 'when' ? state.told.at(-1)?.flow : undefined
  const wasLinked =
    state.linked &&
    state.current === undefined &&
    state.subject !== undefined &&
    state.items[at - 1]?.classes.has('AND') === true
  startClause(state)
  if (flow.embedded || wasLinked) {
    // "exports and imports fell": which of the two, the words do not say.
    state.linked = false
    state.subject = undefined
  } else {
    state.subject = withRunner(state, flow, at)
    state.linked = true
  }
  return at + 1
}

/** "The U.S. ran a goods deficit": who runs it is whose it is. */
function withRunner(state: Walk, flow: FlowPhrase, at: number): FlowPhrase {
  const verb = state.items[at - 1]
  if (flow.owner !== undefined || verb === undefined) return flow
  if (!(verb.classes.has('SEE') || verb.classes.has('HAVE') || /^(ran|run|runs|running|logged)$/.test(verb.lower)))
    return flow
  let back = at - 2
  while (state.items[back]?.classes.has('ADV') === true || state.items[back]?.classes.has('HAVE') === true) back--
  const runner = state.items[back]
  if (runner?.mark?.kind !== 'country') return flow
  return { ...flow, owner: { code: runner.mark.code, form: 'possessive' }, start: runner.start }
}

/** A finding with its own flow opens a claim and is the subject of what follows. */
function begin(state: Walk, found: Finding): number {
  if (state.conditional || inFuture(state, found.from)) {
    unlink(state)
    return found.to
  }
  const flow = withMover(state, found)
  state.subject = flow
  state.future = false
  state.negated = false
  state.joinedByAnd = false
  state.current = open(state, flow, found, false)
  state.linked = true
  return found.to
}

/** "China more than doubled its purchases": who moves the flow is whose it is. */
function withMover(state: Walk, found: Finding): FlowPhrase {
  const flow = found.flow ?? newFlow(found.from, 'anaphor')
  if (!/^(cut|multiply)-flow/.test(found.rule) || flow.owner !== undefined) return flow
  let back = found.from - 1
  while (state.items[back]?.classes.has('ADV') === true || state.items[back]?.classes.has('HAVE') === true) back--
  const mover = state.items[back]
  if (mover?.mark?.kind !== 'country') return flow
  found.flow = { ...flow, owner: { code: mover.mark.code, form: 'possessive' }, start: mover.start }
  return found.flow
}

/** "would cut its purchases by half": words of the future right before a finding. */
function inFuture(state: Walk, at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 4); back--) {
    const item = state.items[back]
    if (item === undefined) return false
    if (item.classes.has('MODAL') || foreseeing.test(item.lower)) return true
    if (item.lower === 'to' && state.items[back - 1]?.classes.has('FUTURE') === true) return true
    if (
      !(
        item.classes.has('ADV') ||
        item.classes.has('HAVE') ||
        item.classes.has('BE') ||
        item.classes.has('SEE') ||
        item.classes.has('DET')
      )
    )
      return false
  }
  return false
}
