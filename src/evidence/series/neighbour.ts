/** A part of the period asked, where the whole is not held. */
import type { Pair } from '../../figures/compare.js'
import type { Day } from '../../time/day.js'
import { type Month, monthsOf, monthsPeriod, type Period, yearsBefore } from '../../time/period.js'
import { pairsIn, type Series } from '../series.js'

/** A neighbouring period that was found instead of the one asked. */
export interface Neighbour {
  period: Period
  baseline: Period
  pair: Pair
  /** Months of the period asked that it covers. */
  covered: number
  of: number
}

/** How much of the period asked a neighbour must cover to speak for it. */
export const neighbourShare = 0.8

/**
 * A period inside the one asked that covers most of it, with the same stretch of the year before: January to June for
 * January to July. Only a part can speak for the whole; a period that reaches beyond it measures something else.
 */
export function neighbourIn(series: Series, period: Period): Neighbour | undefined {
  const months = monthsOf(period)
  if (months === undefined || months.length < 3 || months.length > 12) return undefined
  const [first, last] = [months[0], months.at(-1)]
  if (first === undefined || last === undefined) return undefined
  for (let length = months.length - 1; length >= Math.ceil(months.length * neighbourShare); length--)
    for (let from: number = first; from + length - 1 <= last; from++) {
      const part = monthsPeriod(from as Month, (from + length - 1) as Month, period.calendar)
      const baseline = yearsBefore(part)
      const pair = pairsIn(series, part, baseline).pairs[0]
      if (pair !== undefined) return { period: part, baseline, pair, covered: length, of: months.length }
    }
  return undefined
}

/**
 * The day from which the whole period can have been public, by the delay with which its part came out: before it nobody
 * can have known the whole, and a part says nothing of what was claimed.
 */
export function wholeKnownFrom({ period: part, pair }: Neighbour, period: Period): Day {
  const delays = pair.now.rows.map(({ released }) => released - part.end)
  return (period.end + Math.max(0, ...delays)) as Day
}
