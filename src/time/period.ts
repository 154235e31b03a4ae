/** Periods of statistics: whole months in a row, read and printed the way the figures' files write them. */
import { InputError } from '../problem.js'
import { type Day, dayOf, firstOfMonth, isoDay, lastOfMonth, monthNames, partsOf } from './day.js'

/** Which year a period belongs to: calendar, the US fiscal year (October to September), or a crop's marketing year. */
export type Calendar = 'calendar' | 'fiscal' | 'marketing'

/** First and last day of a stretch of time that a text or a statistic speaks of, both included. */
export interface Period {
  start: Day
  end: Day
  calendar: Calendar
}

/** A month counted from January of the year 0: `year * 12 + month - 1`. Serves all arithmetic on monthly series. */
export type Month = number & { readonly kind: 'Month' }

export function monthOf(day: Day): Month {
  const { year, month } = partsOf(day)
  return (year * 12 + month - 1) as Month
}

export function firstDay(month: Month): Day {
  return firstOfMonth(Math.floor(month / 12), (month % 12) + 1)
}

export function lastDay(month: Month): Day {
  return lastOfMonth(Math.floor(month / 12), (month % 12) + 1)
}

/** The months of a period, or undefined when it does not begin and end with a month. */
export function monthsOf(period: Period): Month[] | undefined {
  const first = monthOf(period.start)
  const last = monthOf(period.end)
  if (firstDay(first) !== period.start || lastDay(last) !== period.end || last < first) return undefined
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) as Month)
}

export function monthsPeriod(first: Month, last: Month, calendar: Calendar = 'calendar'): Period {
  return { start: firstDay(first), end: lastDay(last), calendar }
}

/** The same period `years` earlier: whole months stay whole months, also in February. */
export function yearsBefore(period: Period, years = 1): Period {
  const months = monthsOf(period)
  if (months !== undefined && months.length > 0)
    return monthsPeriod(
      (monthOf(period.start) - 12 * years) as Month,
      (monthOf(period.end) - 12 * years) as Month,
      period.calendar,
    )
  const shift = (day: Day): Day => {
    const { year, month, day: date } = partsOf(day)
    const last = lastOfMonth(year - years, month)
    const wished = (firstOfMonth(year - years, month) + date - 1) as Day
    return wished > last ? last : wished
  }
  return { start: shift(period.start), end: shift(period.end), calendar: period.calendar }
}

/** The stretch of the same length that ends where the period begins: the month before a month, the quarter before a quarter. */
export function periodBefore(period: Period): Period | undefined {
  const months = monthsOf(period)
  if (months === undefined) return undefined
  const first = monthOf(period.start)
  return monthsPeriod((first - months.length) as Month, (first - 1) as Month, period.calendar)
}

/**
 * Reads `2025-07`, `2025`, `2025-01..2025-07`, and days where a statistic is not of months: `2026-07-17..2026-07-23`.
 *
 * @throws InputError naming the input when the text is none of these
 */
export function parsePeriod(text: string, input = 'period'): Period {
  const days = daysOfText(text.trim())
  if (days !== undefined) return days
  const [, first, second] = /^(\d{4}(?:-\d\d)?)(?:\.\.(\d{4}(?:-\d\d)?))?$/.exec(text.trim()) ?? []
  const from = first === undefined ? undefined : monthsOfText(first)
  const to = second === undefined ? from : monthsOfText(second)
  if (from === undefined || to === undefined || to.last < from.first)
    throw new InputError({
      what: `"${text}" is not a period`,
      where: { input },
      mend: 'Write a month (2025-07), a year (2025) or a range (2025-01..2025-07, 2026-07-17..2026-07-23).',
    })
  return monthsPeriod(from.first, to.last)
}

function daysOfText(text: string): Period | undefined {
  const [, ...parts] = /^(\d{4})-(\d\d)-(\d\d)\.\.(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  const [year, month, day, year2, month2, day2] = parts.map(Number)
  const start = dayOf(year ?? 0, month ?? 0, day ?? 0)
  const end = dayOf(year2 ?? 0, month2 ?? 0, day2 ?? 0)
  return start === undefined || end === undefined || end < start ? undefined : { start, end, calendar: 'calendar' }
}

function monthsOfText(text: string): { first: Month; last: Month } | undefined {
  const year = Number(text.slice(0, 4))
  if (text.length === 4) return { first: (year * 12) as Month, last: (year * 12 + 11) as Month }
  const month = Number(text.slice(5))
  if (month < 1 || month > 12) return undefined
  const only = (year * 12 + month - 1) as Month
  return { first: only, last: only }
}

/** `2025-07`. */
export function isoMonth(month: Month): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`
}

/** `2025-07`, `2025`, `2025-01..2025-07`; days where the period is not of whole months. */
export function isoPeriod(period: Period): string {
  const months = monthsOf(period)
  if (months === undefined || months[0] === undefined) return `${isoDay(period.start)}..${isoDay(period.end)}`
  const first = months[0]
  if (months.length === 12 && first % 12 === 0) return String(first / 12)
  return months.length === 1 ? isoMonth(first) : `${isoMonth(first)}..${isoMonth(monthOf(period.end))}`
}

/** `Jul 2025`, `2025`, `Jan-Jul 2025`, `Oct 2024-Sep 2025`, for people. */
export function printPeriod(period: Period): string {
  const months = monthsOf(period)
  const first = months?.[0]
  if (months === undefined || first === undefined) return `${isoDay(period.start)} to ${isoDay(period.end)}`
  const last = (first + months.length - 1) as Month
  const year = (month: Month): number => Math.floor(month / 12)
  const name = (month: Month): string => monthNames[month % 12] ?? ''
  if (months.length === 1) return `${name(first)} ${year(first)}`
  if (months.length === 12 && first % 12 === 0) return String(year(first))
  if (year(first) === year(last)) return `${name(first)}-${name(last)} ${year(first)}`
  return `${name(first)} ${year(first)}-${name(last)} ${year(last)}`
}
