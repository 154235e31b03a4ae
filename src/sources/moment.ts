/** Dates as publishers write them, and the day they mean where the publisher is. */
import { type Day, dayOf, monthNumber } from '../time/day.js'
import { dayIn } from '../time/zone.js'

/** A moment, or a day without an hour. */
export interface Moment {
  /** The day on the publisher's calendar. */
  day: Day
  /** Milliseconds since 1970, where an hour was given. */
  at?: number
}

/**
 * Reads `Tue, 16 Sep 2025 14:15:13 -0400`, ISO with or without its zone, and bare days in several orders.
 * A moment without a zone is in the publisher's.
 *
 * @param zone the publisher's
 * @returns undefined where it is no date, or a day that the calendar does not have
 */
export function readMoment(text: string, zone: string): Moment | undefined {
  const written = text.trim().slice(0, 100)
  const mail =
    /^(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})\s+([A-Za-z]{3,9})\.?\s+(\d{4}|\d\d)(?:\s+(\d\d?):(\d\d)(?::(\d\d))?\s*(\S+)?)?/.exec(
      written,
    )
  if (mail !== null) {
    const [, date, month, year = '', hour, minute, second, offset] = mail
    const full = year.length === 2 ? 2000 + Number(year) : Number(year)
    return momentOf([full, monthOf(month), Number(date)], [hour, minute, second], offset, zone)
  }
  const iso =
    /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(Z|[A-Za-z]{1,4}|[+-]\d\d:?\d\d)?)?(?!\d)/.exec(
      written,
    )
  if (iso !== null) {
    const [, year, month, date, hour, minute, second, offset] = iso
    return momentOf([Number(year), Number(month), Number(date)], [hour, minute, second], offset, zone)
  }
  const day = firstDay(written)
  return day === undefined ? undefined : { day }
}

/** The first day written in a text: `2025-09-19`, `May 12, 2025`, `12 May 2025`, `05/12/2025`, `2025年4月11日`. */
export function dayWritten(text: string): Day | undefined {
  return firstDay(text.slice(0, 2000))
}

const monthName = '(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?'
const forms: { form: RegExp; order: ('year' | 'month' | 'date')[] }[] = [
  { form: /(?<!\d)(\d{4})[-/.](\d\d?)[-/.](\d\d?)(?!\d)/, order: ['year', 'month', 'date'] },
  { form: /(\d{4})\s*年\s*(\d\d?)\s*月\s*(\d\d?)\s*日/, order: ['year', 'month', 'date'] },
  {
    form: new RegExp(`\\b${monthName}\\s+(\\d\\d?)(?:st|nd|rd|th)?,?\\s+(\\d{4})`, 'i'),
    order: ['month', 'date', 'year'],
  },
  { form: new RegExp(`(?<!\\d)(\\d\\d?)\\s+${monthName},?\\s+(\\d{4})`, 'i'), order: ['date', 'month', 'year'] },
  { form: /(?<!\d)(\d\d?)\/(\d\d?)\/(\d{4})(?!\d)/, order: ['month', 'date', 'year'] },
]

function firstDay(text: string): Day | undefined {
  let first: { index: number; day: Day } | undefined
  for (const { form, order } of forms) {
    const found = form.exec(text)
    if (found === null || (first !== undefined && found.index >= first.index)) continue
    const part = (name: 'year' | 'month' | 'date'): string => found[order.indexOf(name) + 1] ?? ''
    const month = /^\d/.test(part('month')) ? Number(part('month')) : monthOf(part('month'))
    const day = dayOf(Number(part('year')), month, Number(part('date')))
    if (day !== undefined) first = { index: found.index, day }
  }
  return first?.day
}

/** A number that no day has where the word is no month. */
const monthOf = (name = ''): number => monthNumber(name) ?? Number.NaN

/** Hours east of Greenwich by name. `CST` is Chicago's, or China's where the publisher is there. */
const zones: Record<string, number> = {
  Z: 0,
  UT: 0,
  UTC: 0,
  GMT: 0,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
}

function momentOf(
  [year, month, date]: [number, number, number],
  [hour, minute, second = '00']: (string | undefined)[],
  offset: string | undefined,
  zone: string,
): Moment | undefined {
  const day = dayOf(year, month, date)
  if (day === undefined || hour === undefined || minute === undefined) return day === undefined ? undefined : { day }
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)]
  if (hours > 23 || minutes > 59 || seconds > 60) return { day }
  const local = Date.UTC(year, month - 1, date, hours, minutes, seconds)
  const east = offset === undefined ? undefined : minutesEast(offset, zone)
  // Without a zone the clock is the publisher's, so the day is the one written.
  if (east === undefined) return { day }
  const at = local - east * 60_000
  return { day: dayIn(zone, at), at }
}

function minutesEast(offset: string, zone: string): number | undefined {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(offset) ?? []
  if (sign !== undefined) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  const name = offset.replace(/[()]/g, '').toUpperCase()
  if (name === 'CST' && zone === 'Asia/Shanghai') return 480
  const known = zones[name]
  return known === undefined ? undefined : known * 60
}
