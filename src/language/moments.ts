/** Reads dates as they are written, before anything is filled in: the way in, and slices such as `mid-August` and `late 2024`. */
import { weekdays } from './calendar-words.js'
import { classesAt, type Line, lowerAt, pastHyphen, taken } from './line.js'
import { dayFirst, monthAt } from './month-dates.js'
import { isoAt, slashedAt } from './numeric-dates.js'
import { halfAt, quarterAt } from './quarters.js'
import type { Moment } from './resolve.js'
import { is } from './words.js'
import { fourDigits } from './year-after.js'

/** The moment that begins at token `i`, or undefined. */
export function momentAt(line: Line, i: number): Moment | undefined {
  const classes = classesAt(line, i)
  if ((classes & is.month) !== 0) return monthAt(line, i)
  if ((classes & is.weekday) !== 0) return datedWeekday(line, i)
  if ((classes & (is.digits | is.ordinal)) !== 0 && line.words[i]?.kind === 'number') return digitsMoment(line, i)
  if ((classes & is.time) === 0) return undefined
  return slicedAt(line, i) ?? quarterAt(line, i) ?? halfAt(line, i)
}

/** `Friday, Sept. 19`, `Friday (19 September)`, `Thursday 18 September`. */
function datedWeekday(line: Line, i: number): Moment | undefined {
  const weekday = weekdays.get(lowerAt(line, i))
  if (weekday === undefined || line.holds[i] === taken.name) return undefined
  const sign = lowerAt(line, i + 1)
  const at = sign === ',' || sign === '(' ? i + 2 : i + 1
  const classes = classesAt(line, at)
  const date =
    (classes & is.month) !== 0
      ? monthAt(line, at)
      : line.words[at]?.kind === 'number'
        ? digitsMoment(line, at)
        : undefined
  if (date?.kind !== 'day') return undefined
  const to = sign === '(' && lowerAt(line, date.to) === ')' ? date.to + 1 : date.to
  return { ...date, weekday, to }
}

function digitsMoment(line: Line, i: number): Moment | undefined {
  const iso = isoAt(line, i) ?? slashedAt(line, i)
  if (iso !== undefined) return iso
  const british = dayFirst(line, i)
  if (british !== undefined) return british
  const year = fourDigits(line, i)
  if (year === undefined) return undefined
  // `2025 Q3`, `2025 first quarter`
  const quarter = quarterAt(line, i + 1)
  if (quarter !== undefined && quarter.year === undefined && year > 1900 && year < 2100) return { ...quarter, year }
  return undefined
}

const slices: ReadonlyMap<string, NonNullable<Moment['slice']>> = new Map([
  ['mid', 'mid'],
  ['middle', 'mid'],
  ['early', 'early'],
  ['late', 'late'],
  ['end', 'end'],
  ['beginning', 'start'],
  ['start', 'start'],
])

/** `mid-August`, `early November`, `late 2024`, `the end of 2025`, `the start of the year`. */
function slicedAt(line: Line, i: number): Moment | undefined {
  const lower = lowerAt(line, i)
  const slice = slices.get(lower)
  if (slice === undefined) return undefined
  let at = pastHyphen(line, i + 1)
  if (lowerAt(line, at) === 'to' && slice === 'mid') return undefined
  const named = slice === 'end' || slice === 'start' || lower === 'middle'
  if (named) {
    if (lowerAt(line, at) === 'of') at++
    else if (slice !== 'end' || (classesAt(line, at) & is.month) === 0) return undefined
  } else if (lowerAt(line, at) === 'in' && slice !== 'mid') at++
  const the = lowerAt(line, at) === 'the' ? at + 1 : at
  const month = (classesAt(line, at) & is.month) !== 0 ? monthAt(line, at) : undefined
  if (month !== undefined) return month.kind === 'month' ? { ...month, slice } : undefined
  const year = fourDigits(line, at)
  if (year !== undefined && year > 1900 && year < 2150) return { to: at + 1, kind: 'year', year, slice }
  const word = lowerAt(line, the)
  if (word === 'year' && named && lowerAt(line, the + 1) !== '-')
    return { to: the + 1, kind: 'year', yearsBack: 0, slice }
  if (lowerAt(line, the + 1) === 'year' || lowerAt(line, the + 1) === 'month') {
    const back =
      word === 'last' || word === 'previous'
        ? 1
        : word === 'this' || word === 'current'
          ? 0
          : word === 'next'
            ? -1
            : undefined
    if (back === undefined) return undefined
    // `earlier this year` is read elsewhere; `late last year` and `the end of this month` here.
    if (lowerAt(line, the + 1) === 'year') return { to: the + 2, kind: 'year', yearsBack: back, slice }
    return { to: the + 2, kind: 'month', yearsBack: back, slice }
  }
  if (word === 'month' && named && the > at) return { to: the + 1, kind: 'month', yearsBack: 0, slice }
  const quarter = quarterAt(line, the)
  return quarter === undefined ? undefined : { ...quarter, slice }
}
