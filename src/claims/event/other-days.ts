/** The days that the same words may mean instead: in another year, or a week away. */
import { addDays, type Day, dayOf, partsOf } from '../../time/day.js'
import { type Layout, lowerAt } from '../attribution/layout.js'

export interface When {
  start: Day
  end: Day
  /** The same words in another year or week, where neither is sure. */
  other?: { start: Day; end: Day }
  /** The year was not written. */
  yearless?: boolean
  /** Told as days, not as a week, month or year. */
  exact: boolean
  from: number
  to: number
}

const weekdayNames = new Set([
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
  'mon',
  'tue',
  'tues',
  'wed',
  'thu',
  'thur',
  'thurs',
  'fri',
  'sat',
  'sun',
])

/**
 * The same words in the year that was not chosen, where none is written.
 *
 * @param over told outright as over: where the text itself leaves no other open, the year before; else the next one for what
 * was read as past, and the one before for what was read as to come
 */
export function otherYear(
  when: When,
  read: { start: Day; end: Day },
  date: Day,
  over: boolean,
): { start: Day; end: Day } | undefined {
  const { other } = when
  if (other !== undefined) return read.start >= other.start && read.end <= other.end ? when : other
  if (when.yearless !== true) return undefined
  if (read.start > when.end || read.end < when.start) return when
  const years = !over && when.start <= date ? 1 : -1
  return { start: inYear(when.start, years), end: inYear(when.end, years) }
}

function inYear(day: Day, years: number): Day {
  const { year, month, day: ofMonth } = partsOf(day)
  // The 29th of February becomes the 28th.
  return dayOf(year + years, month, ofMonth) ?? dayOf(year + years, month, ofMonth - 1) ?? day
}

/** A weekday told of a noun without a tense may be the last or the next: the other one, where it is no more than a week away. */
export function otherWeekday(
  layout: Layout,
  when: When,
  settledAs: { start: Day; end: Day },
  date: Day,
): { start: Day; end: Day } | undefined {
  if (!isBareWeekday(layout, when)) return undefined
  const shift = settledAs.end < date ? 7 : -7
  return { start: addDays(settledAs.start, shift), end: addDays(settledAs.end, shift) }
}

/** Friday alone: not next Friday, not Friday, September 19. */
export function isBareWeekday(layout: Layout, { from, to }: When): boolean {
  let weekday = false
  for (let index = from; index < to; index++) {
    const word = lowerAt(layout, index).replace(/\.$/, '')
    if (weekdayNames.has(word)) weekday = true
    if (['last', 'next', 'coming', 'this'].includes(word) || /\d/.test(word)) return false
  }
  return weekday
}
