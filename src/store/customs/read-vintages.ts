/** The days of a month's answers. */
import { type Day, parseDay } from '../../time/day.js'
import { isoMonth, type Month } from '../../time/period.js'
import { type HeldRows, yearOf } from './read-files.js'

/**
 * The oldest and the newest day of the numbers of a month; the newest of its year where the month has no rows: it is not kept
 * which answer told of it.
 */
export function monthVintages({ partitions }: HeldRows, month: Month): { first: Day; last: Day } {
  const own = partitions.find(({ year }) => year === yearOf(month))
  // A year that a scope holds and no file has: its answers were no older than the newest of all.
  const newest =
    partitions
      .map(({ vintages }) => vintages.last)
      .sort()
      .at(-1) ?? '1970-01-01'
  const { first, last } = own?.months?.[isoMonth(month)] ?? {
    first: own?.vintages.last ?? newest,
    last: own?.vintages.last ?? newest,
  }
  return { first: parseDay(first, 'vintage'), last: parseDay(last, 'vintage') }
}
