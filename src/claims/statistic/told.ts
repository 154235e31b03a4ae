/** Claims as they are told: a finding opens one, or belongs to the one that is open. */
import type { Finding } from './findings.js'
import { type FlowPhrase, type Item, isTime } from './item.js'
import { type Told, unlink, type Walk } from './state.js'

/** Opens a claim with a finding. A further claim on the same subject has only its own words and times. */
export function open(state: Walk, flow: FlowPhrase, found: Finding, further: boolean): Told {
  const first = state.items[found.from]
  const last = state.items[found.to - 1]
  const ownFlow = found.flow !== undefined
  const inside = timesIn(state, found)
  const told: Told = {
    flow,
    findings: [found],
    start:
      ownFlow || further
        ? Math.min(first?.start ?? flow.start, ownFlow && !further ? flow.start : Number.POSITIVE_INFINITY)
        : flow.noun === 'anaphor' && flow.end === 0
          ? (first?.start ?? 0)
          : Math.min(flow.start, first?.start ?? flow.start),
    end: Math.max(last?.end ?? 0, ownFlow ? flow.end : 0),
    times: [...(further ? [] : (flow.times ?? [])), ...(further ? [] : state.pending), ...inside],
    leading: state.leading,
    further,
    future: state.future,
  }
  if (fromElsewhere(state.items, found.to)) told.fromElsewhere = true
  state.pending = []
  state.told.push(told)
  return told
}

const measuring = /^(from|below|above|under|over|off|than|compared|versus|vs|against|short|beneath)$/
const noPeriod =
  /^(peaks?|highs?|lows?|records?|averages?|norms?|normal|forecasts?|estimates?|expected|expectations|targets?|pace|pre|trough|maximum|projections?|usual|typical)$/

/** "down 40% from their peak in 2022", "below the five-year average": what follows the figure names no period. */
function fromElsewhere(items: readonly Item[], from: number): boolean {
  let at = from
  while (items[at]?.classes.has('W') === true && items[at]?.classes.has('BASELINE') !== true) at++
  // The word may be the finding's own last: "40% below their peak".
  const opens = measuring.test(items[at]?.lower ?? '')
    ? at + 1
    : measuring.test(items[from - 1]?.lower ?? '')
      ? from
      : undefined
  if (opens === undefined) return false
  for (let next = opens; next < Math.min(items.length, opens + 7); next++) {
    const item = items[next]
    if (item === undefined || /^[,;.()]$/.test(item.lower)) return false
    if (noPeriod.test(item.lower)) return true
  }
  return false
}

function timesIn(state: Walk, { from, to, timeless }: Finding): Item[] {
  return timeless === true ? [] : state.items.slice(from, to).filter(isTime)
}

/**
 * "up 2.8 percent ($12.1 billion) from 2023" gives the change again, in dollars; "8% below last year in volume (691,800
 * mt)" the level. Where a bare bracket may be either, it is neither.
 */
function bracket(state: Walk, found: Finding): Finding | undefined {
  const last = state.current?.findings.at(-1)
  if (last?.percent === undefined || found.level === undefined || last.to !== found.from || last.measure !== undefined)
    return found
  const next = state.items[found.to]?.lower ?? ''
  const again =
    /^(from|over|compared|on|than|versus|year)$/.test(next) ||
    state.current?.findings.some((one) => one.level !== undefined)
  if (again !== true) return undefined
  return { rule: 'bracket-change', from: found.from, to: found.to, absolute: found.level, direction: last.direction }
}

/** Joins a finding to the open claim, or opens one; gives the next item to look at. */
export function attach(state: Walk, given: Finding): number {
  const { subject } = state
  const found = given.rule === 'level-bracket' ? bracket(state, given) : given
  if (found === undefined) return given.to
  if (subject === undefined) return found.to
  if (state.negated || state.conditional) {
    unlink(state)
    return found.to
  }
  const held = state.current
  if (held === undefined) {
    state.current = open(state, subject, found, false)
  } else if (merges(held, found, state.joinedByAnd)) {
    held.findings.push(found)
    if (fromElsewhere(state.items, found.to)) held.fromElsewhere = true
    held.end = Math.max(held.end, state.items[found.to - 1]?.end ?? 0)
    held.times.push(...timesIn(state, found))
  } else {
    state.current = open(state, found.flow ?? subject, found, true)
  }
  state.joinedByAnd = false
  return found.to
}

/** Whether a finding belongs to the claim that is open, or opens one of its own on the same subject. */
function merges({ findings }: Told, found: Finding, joinedByAnd: boolean): boolean {
  const amount = (one: Finding): boolean =>
    one.percent !== undefined || one.absolute !== undefined || one.ratio !== undefined || one.points !== undefined
  const held = findings.some(amount)
  const level = findings.some((one) => one.level !== undefined)
  const bare = findings.every(
    (one) => !amount(one) && one.level === undefined && one.share === undefined && one.rank === undefined,
  )
  if (found.note === 'constant dollars' || found.rule === 'bracket-change') return true
  if (found.rule === 'or-percent') {
    const last = findings.at(-1)
    if (last === undefined || !held) return false
    return found.percent === undefined ? last.absolute === undefined : last.percent === undefined
  }
  const direction = findings.find((one) => one.direction !== undefined)?.direction
  const turned = direction !== undefined && found.direction !== undefined && direction !== found.direction
  if (found.rank !== undefined) return bare
  if (findings.some((one) => one.rank !== undefined)) return !amount(found) && found.level === undefined && !turned
  if (turned) return false
  if (amount(found)) return !held && (!joinedByAnd || bare)
  // "agreed to buy $200 billion of goods, agriculture ($32 billion)": the bracket is about one of the goods.
  if (found.rule === 'level-bracket' && findings.some((one) => one.rule === 'commitment')) return false
  if (found.level !== undefined) {
    const cargo = findings.find((one) => one.level?.unit === 'cargo')
    if (cargo !== undefined && found.level.unit !== 'cargo' && found.level.unit !== 'USD') {
      cargo.level = found.level
      found.level = undefined
      return true
    }
    return !level && (!joinedByAnd || bare)
  }
  return true
}
