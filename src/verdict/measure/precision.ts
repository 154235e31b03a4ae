/** Whether a rate, a day or a term in the record is the one a claim wrote, at the claim's own precision. */
import type { Hedge, WrittenNumber } from '../../language/marks.js'
import type { Day } from '../../time/day.js'

/**
 * Whether a rate of the record rounds to the rate as written; a hedge widens on its own side only.
 *
 * @param rate per cent
 */
export function roundsTo(rate: number, written: WrittenNumber, hedge?: Hedge): boolean {
  const { value } = written
  // Rates of law are exact, and a writer rounds 33.3 but never 12.5.
  const half = Math.max(Math.min(written.halfUnit, 0.45), 1e-9)
  const near = Math.abs(rate - value) <= half
  const reach = Math.max(half, Math.min(value * 0.05, 3))
  switch (hedge?.kind) {
    case undefined:
      return near
    case 'about':
      return Math.abs(rate - value) <= reach
    case 'above':
    case 'just-over':
    case 'at-least':
      return near || (rate > value && rate <= value + Math.max(reach, value * 0.1))
    case 'below':
    case 'nearly':
    case 'at-most':
      return near || (rate < value && rate >= value - reach)
  }
}

/** Whether a stretch that the text names can mean a day; texts written in another time zone are a day off. */
export function canMean(date: { start: Day; end: Day }, day: Day): boolean {
  return day >= date.start - 1 && day <= date.end + 1
}

/**
 * Whether "until X" names the record's last day: instruments that end at the first minute of a day are told by that day and
 * by the day before.
 */
export function endsOn(through: Day, until: Day): boolean {
  return until === through || until === through + 1
}

/** The length in days that an ISO 8601 duration can mean, shortest and longest; undefined where it is none of days, weeks, months, years. */
export function lengthOf(duration: string): [number, number] | undefined {
  const [, count, unit] = /^P(\d{1,4})([DWMY])$/.exec(duration) ?? []
  if (count === undefined || unit === undefined) return undefined
  const number = Number(count)
  if (unit === 'D') return [number - 1, number + 1]
  if (unit === 'W') return [7 * number - 1, 7 * number + 1]
  if (unit === 'M') return [Math.floor(30 * number) - 2, Math.ceil(31 * number) + 1]
  // A year in name: instruments of November run to the next November, a few days more or less.
  return [365 * number - 5, 366 * number + 6]
}
