/** Two levels beside each other: change, share, balance. Only like is set against like. */

import { familyOf, isUnusual } from './basis.js'
import { printKey } from './figure.js'
import { byTrust, type Level } from './levels.js'

/** A value and the bounds that the rounding of its rows leaves open. */
export interface Bounded {
  value: number
  low: number
  high: number
}

export interface Pair {
  now: Level
  before: Level
}

/**
 * Levels of the same series, basis and unit, one for each period: the pairs a change may be computed from.
 *
 * @returns for each series and basis the most trusted pair first; pairs out of one document before mixed ones
 */
export function pairs(now: readonly Level[], before: readonly Level[]): Pair[] {
  const found: Pair[] = []
  for (const one of now)
    for (const other of before)
      if (printKey(one.key) === printKey(other.key) && one.basis === other.basis && one.unit === other.unit)
        found.push({ now: one, before: other })
  return found.sort(
    (a, b) =>
      Number(a.now.title !== a.before.title) - Number(b.now.title !== b.before.title) ||
      byTrust(a.now, b.now) ||
      byTrust(a.before, b.before),
  )
}

/** Change in percent, with the bounds that rounding leaves. Undefined where the earlier level is or may be zero. */
export function changePercent({ now, before }: Pair): Bounded | undefined {
  const ratio = quotient(bounded(now), bounded(before))
  if (ratio === undefined) return undefined
  return { value: (ratio.value - 1) * 100, low: (ratio.low - 1) * 100, high: (ratio.high - 1) * 100 }
}

/** Now as a multiple of before. */
export function multiple({ now, before }: Pair): Bounded | undefined {
  return quotient(bounded(now), bounded(before))
}

/** Difference in the levels' own unit. */
export function difference({ now, before }: Pair): Bounded {
  const slack = now.rounding + before.rounding
  const value = now.value - before.value
  return { value, low: value - slack, high: value + slack }
}

/**
 * One level as a share of another in percent: a member of its group, a partner of the world. Same flow, reporter, period,
 * measure, unit and basis; else undefined.
 */
export function share(part: Level, whole: Level): Bounded | undefined {
  if (
    part.basis !== whole.basis ||
    part.unit !== whole.unit ||
    part.measure !== whole.measure ||
    part.key.flow !== whole.key.flow ||
    part.key.reporter !== whole.key.reporter ||
    part.period.start !== whole.period.start ||
    part.period.end !== whole.period.end
  )
    return undefined
  const ratio = quotient(bounded(part), bounded(whole))
  if (ratio === undefined) return undefined
  return { value: ratio.value * 100, low: ratio.low * 100, high: ratio.high * 100 }
}

/**
 * Exports minus general imports (or both added) out of one family of documents, partner and period by period.
 *
 * @param how `difference` for the balance (negative: deficit of the reporter), `total` for two-way trade
 */
export function balances(
  exports: readonly Level[],
  imports: readonly Level[],
  how: 'difference' | 'total' = 'difference',
): Level[] {
  const found: Level[] = []
  for (const out of exports)
    for (const into of imports) {
      if (out.key.flow !== 'export' || into.key.flow !== 'import') continue
      if (out.measure !== 'value' || into.measure !== 'value') continue
      if (out.key.reporter !== into.key.reporter || out.key.partner !== into.key.partner) continue
      if (out.key.classification !== into.key.classification || out.key.code !== into.key.code) continue
      if (out.period.start !== into.period.start || out.period.end !== into.period.end) continue
      if (isUnusual(into.basis) || isUnusual(out.basis) || familyOf(out) !== familyOf(into) || out.how !== into.how)
        continue
      found.push({
        ...out,
        key: { ...out.key, flow: 'balance' },
        basis: `${out.basis} ${how === 'difference' ? 'minus' : 'plus'} ${into.basis}`,
        value: how === 'difference' ? out.value - into.value : out.value + into.value,
        rounding: out.rounding + into.rounding,
        how,
        rows: [...out.rows, ...into.rows],
        origin: out.origin === into.origin ? out.origin : 'published-page',
        laterVintage: out.laterVintage || into.laterVintage,
        secondary: out.secondary || into.secondary,
      })
    }
  return found.sort(byTrust)
}

/**
 * Several codes together, such as fresh and frozen beef: one level of each, of like flow, countries, period, basis and
 * unit, added. A part that is not held leaves no sum.
 *
 * @param parts the levels of each code
 */
export function added(parts: readonly (readonly Level[])[]): Level[] {
  const [first, ...rest] = parts
  if (first === undefined) return []
  let sums: Level[] = [...first]
  for (const levels of rest) {
    sums = sums.flatMap((sum) => {
      const other = levels
        .filter((level) => likeCode(sum, level))
        .sort((a, b) => Number(a.title !== sum.title) - Number(b.title !== sum.title) || byTrust(a, b))[0]
      if (other === undefined) return []
      return {
        ...sum,
        key: { ...sum.key, code: `${sum.key.code}+${other.key.code}` },
        value: sum.value + other.value,
        rounding: sum.rounding + other.rounding,
        how: 'sum' as const,
        rows: [...sum.rows, ...other.rows],
        origin: sum.origin === other.origin ? sum.origin : ('published-page' as const),
        laterVintage: sum.laterVintage || other.laterVintage,
        secondary: sum.secondary || other.secondary,
      }
    })
  }
  return sums.sort(byTrust)
}

function likeCode(a: Level, b: Level): boolean {
  return (
    a.basis === b.basis &&
    a.unit === b.unit &&
    a.measure === b.measure &&
    printKey({ ...a.key, code: '' }) === printKey({ ...b.key, code: '' }) &&
    a.period.start === b.period.start &&
    a.period.end === b.period.end
  )
}

export function bounded({ value, rounding }: { value: number; rounding: number }): Bounded {
  return { value, low: value - rounding, high: value + rounding }
}

function quotient(a: Bounded, b: Bounded): Bounded | undefined {
  if (b.low <= 0 && b.high >= 0) return undefined
  const ends = [a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high]
  return { value: a.value / b.value, low: Math.min(...ends), high: Math.max(...ends) }
}
