/** How exactly a figure was claimed, and whether a computed one rounds to it: the claim's digits decide, a hedge widens on its own side. */
import type { Hedge, WrittenNumber } from '../language/marks.js'

/** A computed figure with the room that the rounding of its sources leaves; all three equal where the rows are exact. */
export interface Computed {
  value: number
  low: number
  high: number
}

/**
 * What a written figure accepts. Inside `low..high` the figure holds; outside `nearLow..nearHigh` it fails; between them
 * the words are too loose to say ("about 26%" against 28.4).
 */
export interface Accepted {
  low: number
  high: number
  nearLow: number
  nearHigh: number
}

/** `near`: not as claimed, and yet too close to call it wrong. */
export type Fit = 'holds' | 'near' | 'fails'

/** A figure without sources that round. */
export function exactly(value: number): Computed {
  return { value, low: value, high: value }
}

/**
 * The figures that a written one accepts, in its own unit.
 *
 * `53%` accepts 52.5 to 53.5; `nearly 53%` a little below 53; `more than half` any above 50. A whole number that ends in
 * zeros (`691,800`) may have been rounded to them: it accepts what rounds to its last digit that is not zero, by at most
 * one per cent, and up to 2.5 per cent it is not called wrong. A word such as `halved` accepts five per cent either side.
 *
 * @param upper the other end of a range such as `10 to 12%`
 */
export function accepted(written: WrittenNumber, hedge?: Hedge, upper?: WrittenNumber): Accepted {
  const { value } = written
  const top = upper?.value ?? value
  const fine = fineHalf(written)
  const coarse = Math.max(fine, coarseHalf(written))
  const topFine = upper === undefined ? fine : fineHalf(upper)
  const topCoarse = upper === undefined ? coarse : Math.max(topFine, coarseHalf(upper))
  const plain = { low: value - fine, high: top + topFine, nearLow: value - coarse, nearHigh: top + topCoarse }
  if (hedge === undefined) return plain
  const loose = looseness(written)
  switch (hedge.kind) {
    case 'about':
      return {
        low: value - loose,
        high: top + loose,
        nearLow: value - 2 * loose,
        nearHigh: top + 2 * loose,
      }
    case 'nearly': {
      const below = Math.max(2 * written.halfUnit, written.halfUnit === 0 ? value * 0.1 : roundness(written) * value)
      return { low: value - below, high: top, nearLow: value - 2 * below, nearHigh: top + topFine }
    }
    case 'just-over': {
      const above = Math.max(2 * written.halfUnit, written.halfUnit === 0 ? value * 0.1 : roundness(written) * value)
      return { low: value, high: top + above, nearLow: value - fine, nearHigh: top + 2 * above }
    }
    case 'above':
    case 'at-least':
      return { low: value, high: Number.POSITIVE_INFINITY, nearLow: value - fine, nearHigh: Number.POSITIVE_INFINITY }
    case 'below':
    case 'at-most':
      return {
        low: Number.NEGATIVE_INFINITY,
        high: top,
        nearLow: Number.NEGATIVE_INFINITY,
        nearHigh: top + topFine,
      }
  }
}

/**
 * Whether a computed figure is what was claimed. It holds when the figure itself is accepted and its sources are not so
 * coarsely rounded that nearly anything would be; it fails only when no figure within their rounding comes near.
 *
 * @param central the figure itself is exact though its source is second-hand: it holds wherever it is accepted, while the
 *                whole room around it still stands against failing
 */
export function fitOf(accept: Accepted, computed: Computed, central = false): Fit {
  const slack = 1e-9 * Math.max(1, Math.abs(computed.value), finite(accept.low), finite(accept.high))
  const inside = computed.value >= accept.low - slack && computed.value <= accept.high + slack
  if (inside) return !central && tooCoarse(accept, computed, slack) ? 'near' : 'holds'
  return computed.high >= accept.nearLow - slack && computed.low <= accept.nearHigh + slack ? 'near' : 'fails'
}

/** Whether a computed figure is what was claimed, for exact rows. */
export function holds(written: WrittenNumber, computed: number, hedge?: Hedge): boolean {
  return fitOf(accepted(written, hedge), exactly(computed)) === 'holds'
}

/** Sources rounded four times more coarsely than the claim cannot bear it out. */
function tooCoarse(accept: Accepted, computed: Computed, slack: number): boolean {
  if (computed.low >= accept.low - slack && computed.high <= accept.high + slack) return false
  const width = accept.high - accept.low
  if (!Number.isFinite(width)) {
    // "more than 50" against 51 that may be 49 to 53: the point lies on the right side, and so does most of the room.
    const beyond = accept.high === Number.POSITIVE_INFINITY ? accept.low - computed.low : computed.high - accept.high
    return beyond > 0.4 * (computed.high - computed.low)
  }
  return computed.high - computed.low > 4 * Math.max(width, slack)
}

function finite(value: number): number {
  return Number.isFinite(value) ? Math.abs(value) : 0
}

/** Zeros at the end of the digits as written: `691,800` has two, `53` and `5.5 billion` none. */
function trailingZeros({ value, halfUnit }: WrittenNumber): number {
  if (halfUnit <= 0 || value === 0) return 0
  let digits = Math.round(Math.abs(value) / (2 * halfUnit))
  let zeros = 0
  while (digits >= 10 && digits % 10 === 0 && zeros < 15) {
    digits /= 10
    zeros++
  }
  return zeros
}

function fineHalf(written: WrittenNumber): number {
  const { value, halfUnit } = written
  const zeros = trailingZeros(written)
  const digits = halfUnit > 0 ? Math.abs(value) / (2 * halfUnit) : 0
  if (digits < 1000 || zeros < 2) return halfUnit === 0 ? Math.abs(value) * 0.05 : halfUnit
  return Math.max(halfUnit, Math.min(halfUnit * 10 ** zeros, Math.abs(value) * 0.01))
}

function coarseHalf(written: WrittenNumber): number {
  if (written.halfUnit === 0) return Math.abs(written.value) * 0.15
  return Math.min(written.halfUnit * 10 ** trailingZeros(written), Math.abs(written.value) * 0.025)
}

/** How far "about" reaches, either side: one and a half of the last digit, or two per cent; a tenth for words such as half. */
function looseness(written: WrittenNumber): number {
  const value = Math.abs(written.value)
  if (written.halfUnit === 0) return value * 0.1
  return Math.max(3 * written.halfUnit, value * 0.02, roundness(written) * value)
}

/** The share of its value that a round number leaves open to "nearly": `70` five per cent, `53` two. */
function roundness(written: WrittenNumber): number {
  const zeros = trailingZeros(written)
  return zeros === 0 ? 0.01 : 0.05
}
