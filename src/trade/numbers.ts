/** Changes and shares of trade, worked out as exact fractions and rounded once. */
import { half, type Ratio, ratioOf } from '../amount/ratio.js'

/** From an earlier number to a later one. */
export interface Change {
  /** To hundredths; null where either end lacks or the earlier one is zero. */
  percent: number | null
  absolute: number | null
  /** Bounds that the rounding of the rows leaves open, in percent; left out where the rows are exact. */
  low?: number
  high?: number
}

/** Decimals that percentages are given with. */
const decimals = 2

/** `part` of `whole` in percent, to hundredths; undefined where the whole is zero. */
export function percentOf(part: number, whole: number): number | undefined {
  return quotient(ratioOf(part), ratioOf(whole), 100)
}

/** The change from `before` to `now` in percent, to hundredths; undefined where it began at zero. */
export function percentChange(now: number, before: number): number | undefined {
  const [from, to] = [ratioOf(before), ratioOf(now)]
  const moved: Ratio = [to[0] * from[1] - from[0] * to[1], to[1] * from[1]]
  return quotient(moved, [from[0] < 0n ? -from[0] : from[0], from[1]], 100)
}

/** The mean of numbers; whole where whole numbers were given and `whole` is asked. */
export function meanOf(values: readonly number[], whole: boolean): number {
  let [up, down]: Ratio = [0n, 1n]
  for (const value of values) {
    const [other, under] = ratioOf(value)
    ;[up, down] = [up * under + other * down, down * under]
  }
  const mean: Ratio = [up, down * BigInt(Math.max(values.length, 1))]
  return whole ? Number(half(mean)[0]) : fine(mean)
}

/** One amount for each unit of another: dollars a tonne, to a tenth of a cent, small ones to nine digits. Undefined of nothing. */
export function unitValue(value: number, quantity: number): number | undefined {
  const one = ratioOf(value)
  const other = ratioOf(quantity)
  if (other[0] === 0n) return undefined
  return fine([one[0] * other[1], one[1] * other[0]])
}

/** To thousandths; what is small to nine digits, so that changes worked out of it are not changes of its rounding. */
function fine([up, down]: Ratio): number {
  const size = Math.abs(Number(up) / Number(down))
  const places = size === 0 ? 3 : Math.min(15, Math.max(3, 8 - Math.floor(Math.log10(size))))
  return Number(half([up * 10n ** BigInt(places), down])[0]) / 10 ** places
}

/** `now - before` without the dust of floating point: as many decimals as the finer of the two. */
export function minus(now: number, before: number): number {
  const [a, b] = [ratioOf(now), ratioOf(before)]
  const under = a[1] > b[1] ? a[1] : b[1]
  return Number(a[0] * (under / a[1]) - b[0] * (under / b[1])) / Number(under)
}

function quotient(up: Ratio, down: Ratio, times: number): number | undefined {
  if (down[0] === 0n) return undefined
  const negative = up[0] < 0n !== down[0] < 0n
  const size: Ratio = [abs(up[0]) * down[1] * BigInt(times) * 10n ** BigInt(decimals), up[1] * abs(down[0])]
  // Half a hundredth goes away from zero on both sides, so that a fall and a rise of one size print alike.
  const rounded = Number(half(size)[0]) / 10 ** decimals
  return negative && rounded !== 0 ? -rounded : rounded
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value
}
