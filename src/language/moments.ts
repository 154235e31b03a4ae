/** Reads dates as they are written: days, months, quarters, halves and years, before anything is filled in. */
import { afterMarchVerb, alsoGivenNames, months, weekdays } from './calendar-words.js'
import { classesAt, isHyphen, joinsAt, type Line, lowerAt, pastHyphen, taken, touches } from './line.js'
import { scales } from './number-words.js'
import { unitAt } from './units.js'
import { is } from './words.js'

export interface Moment {
  to: number
  kind: 'day' | 'month' | 'quarter' | 'half' | 'year'
  year?: number
  /** Month 1 to 12. */
  month?: number
  day?: number
  /** Last day of a stretch in the same month: `September 16-17`. */
  lastDay?: number
  /** Quarter 1 to 4, half 1 or 2. */
  part?: number
  slice?: 'start' | 'early' | 'mid' | 'late' | 'end'
  weekday?: number
  /** The calendar has no such day: nothing is marked, nothing is shifted. */
  impossible?: boolean
  /** Years before the article's own, where the text says `last year`. */
  yearsBack?: number
}

/** The moment that begins at token `i`, or undefined. */
export function momentAt(line: Line, i: number): Moment | undefined {
  const classes = classesAt(line, i)
  if ((classes & is.month) !== 0) return monthAt(line, i)
  if ((classes & is.weekday) !== 0) return datedWeekday(line, i)
  if ((classes & (is.digits | is.ordinal)) !== 0 && line.words[i]?.kind === 'number') return digitsMoment(line, i)
  if ((classes & is.time) === 0) return undefined
  return slicedAt(line, i) ?? quarterAt(line, i) ?? halfAt(line, i)
}

const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** A month name that is one: `March` as a verb and `April` before a surname are not. */
export function monthNameAt(line: Line, i: number): number | undefined {
  const word = line.words[i]
  if (word === undefined || (word.classes & is.month) === 0 || line.holds[i] === taken.name) return undefined
  const month = months.get(word.lower)
  if (month === undefined) return undefined
  const next = line.words[i + 1]
  const nextLower = next?.lower ?? ''
  if (word.lower === 'march') {
    if (afterMarchVerb.has(nextLower) || lowerAt(line, i - 1) === 'long' || lowerAt(line, i - 1) === "'s")
      return undefined
    if (nextLower === 'to' && i === 0 && (classesAt(line, i + 2) & is.month) === 0) return undefined
  }
  if (word.lower === 'may' && i === 0 && modalMay(line)) return undefined
  if (
    (word.lower === 'mar' || word.lower === 'dec' || word.lower === 'jan') &&
    word.text.length === 3 &&
    !nearNumber(line, i)
  ) {
    if (word.lower === 'mar' && line.words[i]?.text !== 'Mar') return undefined
  }
  if (alsoGivenNames.has(word.lower) && next !== undefined && isUnknownName(line, i + 1) && !isIntroduced(line, i))
    return undefined
  return month
}

/** `May we ...`, `May they prosper`: at the start of a sentence, before a pronoun. */
function modalMay(line: Line): boolean {
  return [
    'we',
    'he',
    'she',
    'it',
    'they',
    'you',
    'i',
    'god',
    'the',
    'this',
    'that',
    'there',
    'all',
    'not',
    'be',
  ].includes(lowerAt(line, 1))
}

function nearNumber(line: Line, i: number): boolean {
  return (
    line.words[i + 1]?.kind === 'number' ||
    line.words[i - 1]?.kind === 'number' ||
    isHyphen(lowerAt(line, i + 1)) ||
    isHyphen(lowerAt(line, i - 1))
  )
}

function isUnknownName(line: Line, i: number): boolean {
  const word = line.words[i]
  if (word === undefined || line.holds[i] === taken.name || !touchesBySpace(line, i)) return false
  return (
    (word.classes & is.capital) !== 0 &&
    (word.classes & (is.allCaps | is.month | is.weekday | is.plain)) === 0 &&
    line.form !== 'heading'
  )
}

function touchesBySpace(line: Line, i: number): boolean {
  return (line.tokens[i]?.start ?? 0) === (line.tokens[i - 1]?.end ?? 0) + 1
}

const introducing = new Set(
  'in during since until till through by from to and of between last this next late early mid before after -'.split(
    ' ',
  ),
)
function isIntroduced(line: Line, i: number): boolean {
  return introducing.has(lowerAt(line, i - 1))
}

function monthAt(line: Line, i: number): Moment | undefined {
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

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
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

function countsSomething(line: Line, i: number): boolean {
  const lower = lowerAt(line, i)
  if (scales.has(lower) && (lower.length > 1 || touches(line, i - 1))) return true
  return unitAt(line, i) !== undefined
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

/** A year behind a date: `, 2025`, `2025`, `of 2025`, `of last year`, `last year`. */
export function yearAfter(
  line: Line,
  i: number,
  comma: boolean,
): { to: number; year?: number; yearsBack?: number } | undefined {
  let at = i
  const lower = lowerAt(line, at)
  if (lower === ',' || (lower === 'of' && !comma) || lower === 'in') at++
  else if (lower === 'of') at++
  if (lower === 'in' && comma) return undefined
  const year = fourDigits(line, at)
  if (year !== undefined && year >= 1000) {
    const parted = lower === ','
    if (parted && countsSomething(line, at + 1)) return undefined
    if (lower !== 'of' && countsSomething(line, at + 1) && !isDollarYear(line, at)) return undefined
    return lower === 'in' ? undefined : { to: at + 1, year }
  }
  if (lower === ',' || lower === 'in') return undefined
  const first = lowerAt(line, at) === 'the' ? at + 1 : at
  const kind = lowerAt(line, first)
  if (lowerAt(line, first + 1) !== 'year') return undefined
  if (kind === 'last' || kind === 'previous' || kind === 'prior') return { to: first + 2, yearsBack: 1 }
  if (kind === 'this' || kind === 'current') return { to: first + 2, yearsBack: 0 }
  if (kind === 'next') return { to: first + 2, yearsBack: -1 }
  return undefined
}

/** Four digits and nothing else: how a year is written. */
export function fourDigits(line: Line, i: number): number | undefined {
  const word = line.words[i]
  return word !== undefined && word.kind === 'number' && word.text.length === 4 && /^\d{4}$/.test(word.text)
    ? Number(word.text)
    : undefined
}

/** `in 2019 dollars`, `constant 2017 dollars`: the year of prices. */
export function isDollarYear(line: Line, i: number): boolean {
  const before = lowerAt(line, i - 1)
  return (
    /^dollars?$|^prices?$/.test(lowerAt(line, i + 1)) &&
    (before === 'in' || before === 'constant' || before === 'real' || before === '(')
  )
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

/** `10 November 2025`, `10-11 June`, `9 and 10 June 2025`, `10th of November`. */
function dayFirst(line: Line, i: number): Moment | undefined {
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

/** `2025-09-18`, and `2025-09` where nothing else touches it. */
function isoAt(line: Line, i: number): Moment | undefined {
  const year = fourDigits(line, i)
  if (year === undefined || lowerAt(line, i + 1) !== '-' || !joinsAt(line, i + 1)) return undefined
  const month = twoDigits(line, i + 2)
  if (month === undefined) return undefined
  if (lowerAt(line, i + 3) === '-' && joinsAt(line, i + 3)) {
    const day = twoDigits(line, i + 4)
    if (day === undefined) return undefined
    const most = month === 2 && !isLeap(year) ? 28 : (monthDays[month - 1] ?? 0)
    return { to: i + 5, kind: 'day', year, month, day, impossible: month < 1 || month > 12 || day < 1 || day > most }
  }
  // `2018-19` is a stretch of years; a month is 01 to 12 and not the year after.
  if (month < 1 || month > 12 || month === (year + 1) % 100) return undefined
  return { to: i + 3, kind: 'month', year, month }
}

function twoDigits(line: Line, i: number): number | undefined {
  const text = line.words[i]?.text ?? ''
  return /^\d\d$/.test(text) ? Number(text) : undefined
}

/** `18/09/2025`, `9/18/2025`, where only one order can be meant; `2025/09/18` too. */
function slashedAt(line: Line, i: number): Moment | undefined {
  if (
    lowerAt(line, i + 1) !== '/' ||
    lowerAt(line, i + 3) !== '/' ||
    !touches(line, i) ||
    !touches(line, i + 1) ||
    !touches(line, i + 2) ||
    !touches(line, i + 3)
  )
    return undefined
  const numbers = [i, i + 2, i + 4].map((at) =>
    /^\d{1,4}$/.test(line.words[at]?.text ?? '') ? Number(line.words[at]?.text) : Number.NaN,
  )
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN] = numbers
  if (numbers.some(Number.isNaN)) return undefined
  const day = (year: number, month: number, date: number): Moment => {
    const most = month === 2 && !isLeap(year) ? 28 : (monthDays[month - 1] ?? 0)
    return {
      to: i + 5,
      kind: 'day',
      year,
      month,
      day: date,
      impossible: month > 12 || month < 1 || date > most || date < 1,
    }
  }
  if (a > 1000) return day(a, b, c)
  if (c < 1000) return { to: i + 5, kind: 'day', impossible: true }
  if (a > 12) return day(c, b, a)
  if (b > 12 || a === b) return day(c, a, b)
  // Either order can be meant.
  return { to: i + 5, kind: 'day', impossible: true }
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

const places: ReadonlyMap<string, number> = new Map([
  ['first', 1],
  ['1st', 1],
  ['second', 2],
  ['2nd', 2],
  ['third', 3],
  ['3rd', 3],
  ['fourth', 4],
  ['4th', 4],
  ['final', 4],
  ['opening', 1],
])

/** `Q2 2025`, `2Q25`, `second quarter of 2025`, `second-quarter`. */
function quarterAt(line: Line, i: number): Moment | undefined {
  const lower = lowerAt(line, i)
  const short = /^(?:q([1-4])|([1-4])q(\d\d|\d{4})?)$/.exec(lower)
  if (short !== null) {
    const part = Number(short[1] ?? short[2])
    if (short[3] !== undefined) return { to: i + 1, kind: 'quarter', part, year: shortYear(short[3]) }
    const year = yearAfter(line, pastHyphen(line, i + 1), false)
    return { to: year?.to ?? i + 1, kind: 'quarter', part, year: year?.year, yearsBack: year?.yearsBack }
  }
  const part = places.get(lower)
  if (part === undefined) return undefined
  const at = pastHyphen(line, i + 1)
  if (lowerAt(line, at) !== 'quarter') return undefined
  if (lower === 'final' || lower === 'opening') {
    if (lowerAt(line, at + 1) !== 'of') return undefined
  }
  const year = yearAfter(line, at + 1, false) ?? ofTheYear(line, at + 1)
  return { to: year?.to ?? at + 1, kind: 'quarter', part, year: year?.year, yearsBack: year?.yearsBack }
}

function ofTheYear(line: Line, i: number): { to: number; year?: number; yearsBack?: number } | undefined {
  return lowerAt(line, i) === 'of' && lowerAt(line, i + 1) === 'the' && lowerAt(line, i + 2) === 'year'
    ? { to: i + 3 }
    : undefined
}

/** `H1 2025`, `the first half of 2025`, `the second half of September`. */
function halfAt(line: Line, i: number): Moment | undefined {
  const lower = lowerAt(line, i)
  const short = /^(?:h([12])|([12])h(\d\d|\d{4})?)$/.exec(lower)
  if (short !== null) {
    const part = Number(short[1] ?? short[2])
    if (short[3] !== undefined) return { to: i + 1, kind: 'half', part, year: shortYear(short[3]) }
    const year = yearAfter(line, i + 1, false)
    return { to: year?.to ?? i + 1, kind: 'half', part, year: year?.year, yearsBack: year?.yearsBack }
  }
  const part = lower === 'latter' ? 2 : places.get(lower)
  if (part === undefined || part > 2) return undefined
  const at = pastHyphen(line, i + 1)
  if (lowerAt(line, at) !== 'half') return undefined
  if (lowerAt(line, at + 1) === 'of' && (classesAt(line, at + 2) & is.month) !== 0) {
    const month = monthAt(line, at + 2)
    if (month?.kind === 'month' && month.month !== undefined)
      return {
        ...month,
        kind: 'day',
        day: part === 1 ? 1 : 16,
        lastDay: part === 1 ? 15 : monthDays[month.month - 1] === 29 ? 28 : (monthDays[month.month - 1] ?? 30),
      }
  }
  const year = yearAfter(line, at + 1, false) ?? ofTheYear(line, at + 1)
  return { to: year?.to ?? at + 1, kind: 'half', part, year: year?.year, yearsBack: year?.yearsBack }
}

/** `25` is 2025, `98` is 1998. */
export function shortYear(digits: string): number {
  const number = Number(digits)
  return digits.length === 4 ? number : number < 70 ? 2000 + number : 1900 + number
}
