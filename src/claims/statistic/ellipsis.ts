/** What a sentence leaves out: the verb of a second part, the flow of a bare product, "the volume", "that". */
import type { Finding } from './findings.js'
import { type FlowPhrase, type Item, isTime, newFlow } from './item.js'
import { opensRank } from './ranks.js'
import { measureOf } from './rules.js'
import { startClause, type Told, type Walk } from './state.js'
import { open } from './told.js'

/** ", and up 26%" after a clause with "when" goes on with the subject outside it. */
export function outerAt(state: Walk, at: number): number | undefined {
  const { outer } = state
  const next = state.items[at + 2]
  if (
    outer === undefined ||
    state.items[at]?.lower !== ',' ||
    state.items[at + 1]?.lower !== 'and' ||
    next === undefined
  )
    return undefined
  if (!next.classes.has('UP') && !next.classes.has('DOWN')) return undefined
  state.subject = outer
  state.outer = undefined
  state.linked = true
  state.current = [...state.told].reverse().find((one) => one.flow === outer)
  state.joinedByAnd = true
  return at + 2
}

/** "farm exports fell 53% and sorghum 97%": the verb is left out. */
export function gapping(state: Walk, at: number): number | undefined {
  const held = state.current
  const last = [...(held?.findings ?? [])].reverse().find((one) => one.direction !== undefined)
  if (held === undefined || last === undefined || last.direction === undefined) return undefined
  let next = at
  while (
    state.items[next]?.classes.has('DET') === true ||
    state.items[next]?.classes.has('ADV') === true ||
    state.items[next]?.classes.has('AND') === true ||
    state.items[next]?.lower === 'those' ||
    state.items[next]?.lower === 'of' ||
    state.items[next]?.lower === 'that'
  )
    next++
  const again = inOtherMeasure(state, held, last, next)
  if (again !== undefined) return again
  const named = state.items[next]
  const product = named?.mark?.kind === 'product' ? named.mark.id : undefined
  const country = named?.mark?.kind === 'country' ? named.mark.code : undefined
  const bare = named?.flow
  let after = next + 1
  let flow: FlowPhrase
  if (named !== undefined && product !== undefined)
    flow = {
      ...held.flow,
      product: { id: product, from: next, to: next + 1, start: named.start, end: named.end },
      products: undefined,
      times: undefined,
      allGoods: undefined,
    }
  else if (named !== undefined && bare !== undefined)
    flow = {
      ...held.flow,
      noun: bare.noun,
      product: bare.product ?? held.flow.product,
      toCountry: bare.toCountry,
      fromCountry: bare.fromCountry,
      owner: bare.owner ?? (bare.noun === held.flow.noun ? held.flow.owner : undefined),
      times: bare.times,
    }
  else if (country !== undefined && /^(to|from)$/.test(state.items[next - 1]?.lower ?? '')) return undefined
  else return undefined
  while (
    state.items[after]?.classes.has('W') === true ||
    state.items[after]?.lower === 'by' ||
    state.items[after]?.lower === ','
  )
    after++
  const figure = state.items[after]
  if (figure === undefined || named === undefined) return undefined
  const own = figure.classes.has('PERCENT') || figure.classes.has('FRACTION') || figure.classes.has('AMOUNT')
  if (
    !own ||
    state.items[after + 1]?.classes.has('MOVEN') === true ||
    /^(of|tariff|duty|worth|below|above|lower|higher|in)$/.test(state.items[after + 1]?.lower ?? '')
  )
    return undefined
  const change = sameKind(last, figure)
  if (change === undefined) return undefined
  const found: Finding = {
    rule: 'gapping',
    from: next,
    to: after + 1,
    flow: { ...flow, start: named.start, end: named.end },
    direction: last.direction,
    ...change,
  }
  state.subject = found.flow
  state.current = open(state, { ...flow, start: named.start, end: named.end }, found, true)
  state.current.leading = held.leading
  return after + 1
}

/** "rose 12% in volume and 9% in value": the same change by the other measure. */
function inOtherMeasure(state: Walk, held: Told, last: Finding, at: number): number | undefined {
  const [figure, counted] = [state.items[at], state.items[at + 1]]
  if (figure?.mark?.kind !== 'percent' || counted === undefined || !counted.classes.has('INVALUE')) return undefined
  const { mark } = figure
  const percent = { number: mark.number, upper: mark.upper, unit: '%', hedge: mark.hedge }
  const found: Finding = {
    rule: 'gapping',
    from: at,
    to: at + 2,
    direction: last.direction,
    percent,
    measure: measureOf(counted),
  }
  state.current = open(state, { ...held.flow, times: undefined }, found, true)
  state.current.leading = held.leading
  return at + 2
}

function sameKind(last: Finding, figure: Item): Partial<Finding> | undefined {
  const { mark } = figure
  if (mark?.kind === 'percent' && last.percent !== undefined)
    return { percent: { number: mark.number, upper: mark.upper, unit: '%', hedge: mark.hedge } }
  if (mark?.kind === 'money' && last.absolute?.unit === mark.currency)
    return { absolute: { number: mark.number, upper: mark.upper, unit: mark.currency, hedge: mark.hedge } }
  if (mark?.kind === 'quantity' && last.absolute?.unit === mark.unit)
    return { absolute: { number: mark.number, upper: mark.upper, unit: mark.unit, hedge: mark.hedge } }
  return undefined
}

/** "sorghum plunged 97%" after farm exports; "the volume was up 8%"; "it was the lowest since 2009". */
export function ellipsis(state: Walk, at: number): number | undefined {
  const item = state.items[at]
  const before = state.items[at - 1]
  if (item === undefined) return undefined
  const opens =
    before === undefined ||
    before.classes.has('AND') ||
    before.classes.has('BOUNDARY') ||
    before.classes.has('DET') ||
    /^[,;:—–“"(]$/.test(before.lower) ||
    isTime(before)
  if (!opens) return undefined
  const known = state.told.at(-1)
  if (item.mark?.kind === 'product') {
    if (known === undefined && !state.antecedent.previous) return undefined
    if (!predicateAt(state, at + 1)) return undefined
    const base = known?.flow ?? newFlow(at, 'ellipsis')
    state.subject = {
      ...base,
      noun: known === undefined ? 'ellipsis' : base.noun,
      from: at,
      to: at + 1,
      start: item.start,
      end: item.end,
      product: { id: item.mark.id, from: at, to: at + 1, start: item.start, end: item.end },
      products: undefined,
      times: undefined,
      allGoods: undefined,
    }
  } else if (item.classes.has('ANAPHOR') || /^(that|this)$/.test(item.lower)) {
    if (known === undefined && !state.antecedent.previous) return undefined
    const noun = item.classes.has('ANAPHOR') && !/^(it|they)$/.test(item.lower)
    if (noun ? before?.classes.has('DET') !== true : state.items[at + 1]?.classes.has('BE') !== true) return undefined
    if (!predicateAt(state, at + 1)) return undefined
    const flow = newFlow(at, 'anaphor')
    flow.start = noun ? (before?.start ?? item.start) : item.start
    flow.end = item.end
    if (item.classes.has('VOLUME')) flow.measure = 'quantity'
    if (item.lower === 'value') flow.measure = 'value'
    state.subject = flow
  } else return undefined
  startClause(state)
  state.linked = true
  return at + 1
}

/** Whether a word of change or level comes next, past small words: else a bare product or "it" means nothing to us. */
function predicateAt(state: Walk, at: number): boolean {
  for (let next = at; next < Math.min(state.items.length, at + 5); next++) {
    const item = state.items[next]
    if (item === undefined) return false
    const { classes } = item
    if (
      (classes.has('MOVE') && !item.lower.endsWith('ing')) ||
      classes.has('DOWN') ||
      classes.has('UP') ||
      classes.has('MULTIPLY') ||
      classes.has('FIGURE') ||
      classes.has('LEVEL')
    )
      return true
    if (opensRank(item) && !classes.has('DET')) return true
    if (!(classes.has('BE') || classes.has('HAVE') || classes.has('ADV') || classes.has('W') || classes.has('DET')))
      return false
  }
  return false
}
