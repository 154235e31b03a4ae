/** Reads dates with a month in words: `Nov. 10`, `10 November`, `September 16-17`, `November 2023`. */
import { isHyphen, joinsAt, type Line, lowerAt, pastHyphen, touches } from './line.js'
import { monthNameAt } from './month-names.js'
import type { Moment } from './resolve.js'
import { is } from './words.js'
import { countsSomething, yearAfter } from './year-after.js'

export const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

export function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

export function monthAt(line: Line, i: number): Moment | undefined {
  const month = monthNameAt(line, i)
  if (month === undefined) return undefined
  let at = i + 1
  const glued = pastHyphen(line, at)
  const day = dayNumber(line, at)
  if (day !== undefined) {
    const span = daySpan(line, day.to)
    const to = span?.to ?? day.to
    const year = yearAfter(line, to, true)
    const last = span?.day
    const most = month === 2 && year?.year !== undefined && !isLeap(year.year) ? 28 : (monthDays[month - 1] ?? 31)
    const impossible = day.day > most || (last !== undefined && (last > most || last <= day.day))
    return {
      to: year?.to ?? to,
      kind: 'day',
      month,
      day: day.day,
      lastDay: last,
      year: year?.year,
      yearsBack: year?.yearsBack,
      impossible,
    }
  }
  const year = yearAfter(line, glued, false)
  if (year !== undefined) at = year.to
  return { to: at, kind: 'month', month, year: year?.year, yearsBack: year?.yearsBack }
}

/** A day of the month, where the number counts nothing: `June 9`, not `June 9 percent`. */
function dayNumber(line: Line, i: number): { to: number; day: number } | undefined {
  const word = line.words[i]
  if (word === undefined || word.kind !== 'number' || !/^\d{1,2}(?:st|nd|rd|th)?$/.test(word.lower)) return undefined
  const day = Number.parseInt(word.lower, 10)
  // `June 45` can be no date and is left alone as month and number; 32 to 39 look like a slip of the pen.
  if (day < 1 || day > 39) return undefined
  if (countsSomething(line, i + 1)) return undefined
  // `Jan 10:30`, `May 5.5` were cut apart already; a clock is no day.
  if (lowerAt(line, i + 1) === ':' && touches(line, i)) return undefined
  return { to: i + 1, day }
}

/** The last day behind a first one: `-17`, `and 10`, `to 17`, `through 18`. */
function daySpan(line: Line, i: number): { to: number; day: number } | undefined {
  const lower = lowerAt(line, i)
  const hyphen = isHyphen(lower)
  if (!hyphen && lower !== 'and' && lower !== 'to' && lower !== 'through' && lower !== '&') return undefined
  if (hyphen && !joinsAt(line, i)) return undefined
  const next = dayNumber(line, i + 1)
  // `June 9 and 10 cargoes`, `Nov. 10 and 25 percent` count; `10 and 2 others` goes backwards.
  if (next === undefined || next.day > 31) return undefined
  if (!hyphen && (line.words[next.to]?.classes ?? 0) & is.month) return undefined
  if (!hyphen && followedByNoun(line, next.to)) return undefined
  return next
}

function followedByNoun(line: Line, i: number): boolean {
  const word = line.words[i]
  if (word === undefined || word.kind !== 'word') return false
  return (
    (word.classes & (is.plain | is.past | is.capital)) === 0 &&
    !word.lower.startsWith('talk') &&
    !word.lower.startsWith('meeting')
  )
}

/** `10 November 2025`, `10-11 June`, `9 and 10 June 2025`, `10th of November`. */
export function dayFirst(line: Line, i: number): Moment | undefined {
  const text = lowerAt(line, i)
  if (!/^\d{1,2}(?:st|nd|rd|th)?$/.test(text)) return undefined
  let at = i + 1
  let last: number | undefined
  const link = lowerAt(line, at)
  const second = lowerAt(line, at + 1)
  if (
    ((isHyphen(link) && joinsAt(line, at)) || link === 'and' || link === 'to') &&
    /^\d{1,2}(?:st|nd|rd|th)?$/.test(second)
  ) {
    last = Number.parseInt(second, 10)
    at += 2
  }
  if (lowerAt(line, at) === 'of' && /\D$/.test(text)) at++
  const month = monthNameAt(line, at)
  if (month === undefined) return undefined
  const day = Number.parseInt(text, 10)
  if (day > 39 || day < 1) return undefined
  // `in 2 May shipments`: a day is not counted; the number before a month and a noun is rare enough to let pass.
  const year = yearAfter(line, at + 1, true)
  const most = month === 2 && year?.year !== undefined && !isLeap(year.year) ? 28 : (monthDays[month - 1] ?? 31)
  const impossible = day > most || (last !== undefined && (last > most || last <= day))
  return {
    to: year?.to ?? at + 1,
    kind: 'day',
    month,
    day,
    lastDay: last,
    year: year?.year,
    yearsBack: year?.yearsBack,
    impossible,
  }
}
