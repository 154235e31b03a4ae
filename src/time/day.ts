/** Civil days, counted, compared and printed. There are no hours in Readout: a rule names its first and last day. */
import { InputError } from '../problem.js'

/** A civil day, counted from 1970-01-01. Made only by `parseDay` and day arithmetic. */
export type Day = number & { readonly kind: 'Day' }

const millisecondsInDay = 86_400_000

/**
 * Reads `YYYY-MM-DD`.
 *
 * @param input what the text is called in the error, such as `--on`
 * @throws InputError when the text is not a day of the calendar
 */
export function parseDay(text: string, input = 'date'): Day {
  const [, y, m, d] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  const day = dayOf(Number(y), Number(m), Number(d))
  if (day === undefined)
    throw new InputError({
      what: `"${text}" is not a day`,
      where: { input },
      mend: `${dayHint(Number(y), Number(m))}Write YYYY-MM-DD, as in 2025-11-10.`,
    })
  return day
}

/** The day of a year, month (1 to 12) and day of the month, or undefined where the calendar has none. */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  const count = Date.UTC(year, month - 1, day) / millisecondsInDay
  if (!Number.isInteger(count) || year < 1000 || year > 9999) return undefined
  const back = partsOf(count as Day)
  return back.year === year && back.month === month && back.day === day ? (count as Day) : undefined
}

function dayHint(year: number, month: number): string {
  if (!(month >= 1 && month <= 12) || !(year >= 1000)) return ''
  const name = new Date(Date.UTC(year, month - 1, 1)).toLocaleString('en', { month: 'long', timeZone: 'UTC' })
  return `${name} ${year} has ${new Date(Date.UTC(year, month, 0)).getUTCDate()} days. `
}

/** Year, month (1 to 12), day of the month and weekday (0 is Sunday). */
export function partsOf(day: Day): { year: number; month: number; day: number; weekday: number } {
  const date = new Date(day * millisecondsInDay)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
  }
}

/** `2025-09-18`. */
export function isoDay(day: Day): string {
  return new Date(day * millisecondsInDay).toISOString().slice(0, 10)
}

/** As printed, January first. */
export const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `18 Sep 2025`, for people. */
export function printDay(day: Day): string {
  const { year, month, day: date } = partsOf(day)
  return `${date} ${monthNames[month - 1]} ${year}`
}

/**
 * Which month an English name is, whole or cut to three letters or more, in any case: `May`, `sept`, `OCT`.
 *
 * @returns 1 to 12; undefined for other words
 */
export function monthNumber(name: string): number | undefined {
  const word = name.toLowerCase()
  const at = word.length < 3 ? -1 : wholeMonthNames.findIndex((month) => month.startsWith(word))
  return at < 0 ? undefined : at + 1
}

const wholeMonthNames = 'january february march april may june july august september october november december'.split(
  ' ',
)

/** The day `count` days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  return (day + count) as Day
}

/** The same date `count` months later; the last day of the month where that date does not exist. */
export function addMonths(day: Day, count: number): Day {
  const { year, month, day: date } = partsOf(day)
  const last = Date.UTC(year, month - 1 + count + 1, 0) / millisecondsInDay
  const wished = Date.UTC(year, month - 1 + count, date) / millisecondsInDay
  return Math.min(last, wished) as Day
}

/** The first day of a year's month (1 to 12); months past 12 run into the next year. */
export function firstOfMonth(year: number, month: number): Day {
  return (Date.UTC(year, month - 1, 1) / millisecondsInDay) as Day
}

/** The last day of a year's month (1 to 12). */
export function lastOfMonth(year: number, month: number): Day {
  return (Date.UTC(year, month, 0) / millisecondsInDay) as Day
}

/** Today in UTC. Read once, at the doors; the rest of the program is told the day. */
export function today(now: Date = new Date()): Day {
  return Math.floor(now.getTime() / millisecondsInDay) as Day
}
