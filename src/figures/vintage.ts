/** The two days of a figure: when its period was first released, and when the number held here was printed. */
import { addDays, type Day, dayOf, firstOfMonth, lastOfMonth } from '../time/day.js'
import type { Period } from '../time/period.js'
import { type ReleaseCalendar, type ReleaseSeries, releasedDay } from './releases.js'

/** The days that a written date may mean. */
export interface DayRange {
  first: Day
  last: Day
}

/** `2025-09-05`, `2025-09`, `2025`; undefined when it is none of these or not in the calendar. */
export function readDate(text: string): DayRange | undefined {
  const [, y, m, d] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? []
  if (y === undefined) return undefined
  const year = Number(y)
  if (year < 1900 || year > 2200) return undefined
  if (m === undefined) return { first: firstOfMonth(year, 1), last: lastOfMonth(year, 12) }
  const month = Number(m)
  if (month < 1 || month > 12) return undefined
  if (d === undefined) return { first: firstOfMonth(year, month), last: lastOfMonth(year, month) }
  const day = dayOf(year, month, Number(d))
  return day === undefined ? undefined : { first: day, last: day }
}

/** The last date written in a vintage, such as `2025 (repo 2025-11-20)` or `2026-01/02`: the number was in print by its end. */
export function vintageDayOf(text: string): Day | undefined {
  let last: Day | undefined
  for (const [, year, month, other, day] of text.matchAll(/\b(\d{4})(?:-(\d\d)(?:\/(\d\d))?(?:-(\d\d))?)?(?!\d)/g)) {
    const parts = [year, other ?? month, other === undefined ? day : undefined].filter((part) => part !== undefined)
    const range = readDate(parts.join('-'))
    if (range !== undefined) last = range.last
  }
  return last
}

export interface FigureDays {
  released: Day
  releasedBy: 'source' | 'calendar'
  vintageDay?: Day
}

/** Agencies without a rule: most monthly statistics are out by then. */
const usualLag = 60

/**
 * When a figure could first be known. The page or table it was read from may be much younger than the release: a page of
 * 2026 that tells the total of 2024 does not make that total news of 2026.
 *
 * @param published the day the document was published, where written
 * @param ownDay    the document is the agency's own table, and `published` its release
 */
export function daysOf(
  calendar: ReleaseCalendar,
  series: ReleaseSeries,
  period: Period,
  { published, vintage, ownDay }: { published?: DayRange; vintage: string; ownDay: boolean },
): FigureDays {
  const due = releasedDay(calendar, series, period)
  const printed = vintageDayOf(vintage)
  let released = due ?? addDays(period.end, usualLag)
  let releasedBy: FigureDays['releasedBy'] = 'calendar'
  const exact = published !== undefined && published.first === published.last
  if (published !== undefined && (due === undefined || published.last < released || (ownDay && exact))) {
    released = published.last
    releasedBy = 'source'
  }
  // Held before the calendar's day: it was out by then.
  if (printed !== undefined && printed < released && printed >= period.end) released = printed
  if (printed !== undefined) return { released, releasedBy, vintageDay: printed < released ? released : printed }
  if (published === undefined) return { released, releasedBy }
  // A page of the month of the release tells the first print.
  return { released, releasedBy, vintageDay: published.first <= released ? released : published.last }
}
