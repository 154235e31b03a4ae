/** Reads expressions that count from the article's day: today, last month, this year, two weeks ago, the past five years, so far this year. */
import { addDays, addMonths, type Day, firstOfMonth, lastOfMonth } from '../time/day.js'
import { seasons, weekdays } from './calendar-words.js'
import { classesAt, joinsAt, type Line, lowerAt, pastHyphen } from './line.js'
import type { MarkOf } from './marks.js'
import { fourDigits, monthNameAt, yearAfter } from './moments.js'
import { numeralAt } from './numbers.js'
import { type Clock, type Resolved, resolveWeekday } from './resolve.js'
import { tenseAt } from './tense.js'
import { is } from './words.js'

export interface Relative extends Resolved {
  to: number
  /** Where the mark begins, when that is after the token asked about (a leading `in` is looked at, not marked). */
  from?: number
  role?: MarkOf<'period'>['role']
}

/** The relative expression that begins at `i`, or undefined. */
export function relativeAt(line: Line, i: number, clock: Clock): Relative | undefined {
  const lower = lowerAt(line, i)
  switch (lower) {
    case 'today':
    case 'tonight':
      return lowerAt(line, i + 1) === "'s" && lowerAt(line, i + 2) === 'world' ? undefined : dayAt(i + 1, clock.date)
    case 'yesterday':
      return dayAt(i + 1, addDays(clock.date, -1))
    case 'tomorrow':
      return dayAt(i + 1, addDays(clock.date, 1))
    case 'ytd':
      return toDate(i + 1, clock, clock.year)
    case 'year':
      return yearToDate(line, i, clock) ?? yearEnd(line, i, clock)
    case 'yearend':
      return {
        to: i + 1,
        start: lastOfMonth(clock.year, 12),
        end: lastOfMonth(clock.year, 12),
        grain: 'day',
        inferred: ['all'],
      }
    case 'so':
      return soFar(line, i, clock)
    case 'earlier':
    case 'later':
    case 'early':
    case 'late':
      return partOfThis(line, i, clock)
    case 'this':
    case 'last':
    case 'next':
    case 'past':
    case 'previous':
    case 'prior':
    case 'current':
    case 'coming':
    case 'preceding':
    case 'first':
    case 'final':
    case 'upcoming':
    case 'recent':
    case 'opening':
      return determined(line, i, clock)
    case 'in':
    case 'over':
    case 'within':
      return spanBack(line, i, clock)
    case 'spring':
    case 'summer':
    case 'autumn':
    case 'fall':
    case 'winter':
      return namedSeason(line, i)
    default:
      return agoAt(line, i, clock) ?? monthsEnding(line, i, clock) ?? highOrLow(line, i, clock)
  }
}

function dayAt(to: number, day: Day): Relative {
  return { to, start: day, end: day, grain: 'day', inferred: ['all'] }
}

function toDate(to: number, clock: Clock, year: number): Relative {
  const end = year === clock.year ? clock.date : lastOfMonth(year, 12)
  return {
    to,
    start: firstOfMonth(year, 1),
    end: end < firstOfMonth(year, 1) ? firstOfMonth(year, 1) : end,
    grain: 'ytd',
    inferred: ['all'],
  }
}

/** `year to date`, `year-to-date`; `through July` behind it closes it. */
function yearToDate(line: Line, i: number, clock: Clock): Relative | undefined {
  const to = pastHyphen(line, i + 1)
  if (lowerAt(line, to) !== 'to') return undefined
  const date = pastHyphen(line, to + 1)
  if (lowerAt(line, date) !== 'date') return undefined
  return toDate(date + 1, clock, clock.year)
}

/** `year-end`, `year's end`. */
function yearEnd(line: Line, i: number, clock: Clock): Relative | undefined {
  const next = lowerAt(line, i + 1)
  const at = next === "'s" ? i + 2 : joinsAt(line, i + 1) ? i + 2 : i + 1
  if (lowerAt(line, at) !== 'end' || at === i + 1) return undefined
  const end = lastOfMonth(clock.year, 12)
  return { to: at + 1, start: end, end, grain: 'day', inferred: ['all'] }
}

/** `so far this year`, `so far in 2025`, `so far this month`. */
function soFar(line: Line, i: number, clock: Clock): Relative | undefined {
  if (lowerAt(line, i + 1) !== 'far') return undefined
  const at = i + 2
  if (lowerAt(line, at) === 'in') {
    const year = fourDigits(line, at + 1)
    return year === undefined || year > clock.year ? undefined : { ...toDate(at + 2, clock, year), inferred: [] }
  }
  if (lowerAt(line, at) !== 'this') return undefined
  if (lowerAt(line, at + 1) === 'year' && lowerAt(line, at + 2) !== "'s") return toDate(at + 2, clock, clock.year)
  if (lowerAt(line, at + 1) === 'month')
    return {
      to: at + 2,
      start: firstOfMonth(clock.year, clock.month),
      end: clock.date,
      grain: 'month',
      inferred: ['all'],
    }
  return undefined
}

type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'decade'
const units: ReadonlyMap<string, Unit> = new Map(
  (['day', 'week', 'month', 'quarter', 'year', 'decade'] as const).flatMap((unit): [string, Unit][] => [
    [unit, unit],
    [`${unit}s`, unit],
  ]),
)

const monthsIn: Partial<Record<Unit, number>> = { month: 1, quarter: 3, year: 12, decade: 120 }

/** The stretch of `count` units that ends the day before, or begins the day after, the clock's day. */
function stretch(clock: Clock, unit: Unit, count: number, back: boolean): { start: Day; end: Day } {
  const months = monthsIn[unit]
  const far = Math.min(count, 5_000)
  const other =
    months === undefined
      ? addDays(clock.date, (unit === 'week' ? 7 : 1) * far * (back ? -1 : 1))
      : addMonths(clock.date, Math.round(Math.min(far * months, 9_000) * (back ? -1 : 1)))
  return back ? { start: other, end: clock.date } : { start: clock.date, end: other }
}

function grainOf(unit: Unit): Relative['grain'] {
  return unit === 'decade' ? 'year' : unit === 'month' ? 'months' : unit
}

/** `earlier this week`, `later this month`, `early next week`, `earlier in the day` (not read). */
function partOfThis(line: Line, i: number, clock: Clock): Relative | undefined {
  const which = lowerAt(line, i + 1)
  const what = lowerAt(line, i + 2)
  if (which !== 'this' && which !== 'last' && which !== 'next') return undefined
  if (what !== 'week' && what !== 'month' && what !== 'year' && !seasons.has(what)) return undefined
  const whole = wholeOf(what, which === 'this' ? 0 : which === 'last' ? -1 : 1, clock)
  if (whole === undefined) return undefined
  const word = lowerAt(line, i)
  const result: Relative = { ...whole, to: i + 3, inferred: ['all'] }
  if (which !== 'this') return result
  if (word === 'earlier') result.end = maxDay(result.start, clock.date)
  if (word === 'later') result.start = minDay(result.end, clock.date)
  return result
}

const maxDay = (a: Day, b: Day): Day => (a > b ? a : b)
const minDay = (a: Day, b: Day): Day => (a < b ? a : b)

/** A whole week (from Monday), month, quarter, year or season, `shift` of them away. */
function wholeOf(
  what: string,
  shift: number,
  clock: Clock,
): { start: Day; end: Day; grain: Relative['grain'] } | undefined {
  if (what === 'week' || what === 'weekend') {
    const monday = addDays(clock.date, -((clock.weekday + 6) % 7) + 7 * shift)
    if (what === 'week') return { start: monday, end: addDays(monday, 6), grain: 'week' }
    // `last weekend` on a Sunday is the one before; on a weekday the one just gone.
    return { start: addDays(monday, 5), end: addDays(monday, 6), grain: 'day' }
  }
  if (what === 'month') {
    const index = clock.year * 12 + clock.month - 1 + shift
    const [year, month] = [Math.floor(index / 12), (index % 12) + 1]
    return { start: firstOfMonth(year, month), end: lastOfMonth(year, month), grain: 'month' }
  }
  if (what === 'quarter') {
    const index = clock.year * 4 + Math.floor((clock.month - 1) / 3) + shift
    const [year, part] = [Math.floor(index / 4), index % 4]
    return { start: firstOfMonth(year, part * 3 + 1), end: lastOfMonth(year, part * 3 + 3), grain: 'quarter' }
  }
  if (what === 'year') {
    const year = clock.year + shift
    return { start: firstOfMonth(year, 1), end: lastOfMonth(year, 12), grain: 'year' }
  }
  const season = seasons.get(what)
  if (season !== undefined) return seasonNear(season, shift, clock)
  return undefined
}

/** The season of this year for `this`, the last that ended for `last`, the next that begins for `next`. */
function seasonNear(
  [first, count]: [number, number],
  shift: number,
  clock: Clock,
): { start: Day; end: Day; grain: 'months' } {
  const at = (year: number): { start: Day; end: Day; grain: 'months' } => ({
    start: firstOfMonth(year, first),
    end: lastOfMonth(year, first + count - 1),
    grain: 'months',
  })
  if (shift < 0) return at(clock.year).end < clock.date ? at(clock.year) : at(clock.year - 1)
  if (shift > 0) return at(clock.year).start > clock.date ? at(clock.year) : at(clock.year + 1)
  return first === 12 && clock.month < 3 ? at(clock.year - 1) : at(clock.year)
}

/** `summer 2025`, `the fall of 2024`: a season needs its year; alone it is no date. */
function namedSeason(line: Line, i: number): Relative | undefined {
  const season = seasons.get(lowerAt(line, i))
  if (season === undefined) return undefined
  const year = yearAfter(line, i + 1, false)
  if (year?.year === undefined || year.year < 1900 || year.year > 2150) return undefined
  const [first, count] = season
  return {
    to: year.to,
    start: firstOfMonth(year.year, first),
    end: lastOfMonth(year.year, first + count - 1),
    grain: 'months',
    inferred: [],
  }
}

/** What follows `this`, `last`, `next`, `past`, `previous`, `first`, `final`: a unit, a count of units, a weekday, a month, a season. */
function determined(line: Line, i: number, clock: Clock): Relative | undefined {
  const which = lowerAt(line, i)
  const at = i + 1
  const next = lowerAt(line, at)
  if (which === 'opening' || which === 'recent' || which === 'coming' || which === 'upcoming')
    return counted(line, i, clock, which)
  const back =
    which === 'last' || which === 'previous' || which === 'prior' || which === 'past' || which === 'preceding'
  const shift = back ? -1 : which === 'next' ? 1 : which === 'this' || which === 'current' ? 0 : undefined
  if (shift !== undefined) {
    const classes = classesAt(line, at)
    if ((classes & is.weekday) !== 0 && which !== 'past') {
      const weekday = weekdays.get(next)
      const kind = which === 'last' || which === 'previous' ? 'last' : which === 'next' ? 'next' : 'this'
      if (weekday !== undefined)
        return { ...resolveWeekday(weekday, clock, { tense: tenseAt(line, i), ahead: false }, kind), to: at + 1 }
    }
    if ((classes & is.month) !== 0) return namedMonth(line, at, which, clock)
    if (
      which === 'past' &&
      (next === 'year' || next === 'month' || next === 'week' || next === 'decade' || next === 'quarter')
    )
      return spanOf(line, at, 1, clock, true)
    if (next === 'decade')
      return which === 'last' || which === 'previous' ? spanOf(line, at, 1, clock, true) : undefined
    const whole =
      next === 'fall' && which !== 'this' && which !== 'last' && which !== 'next'
        ? undefined
        : wholeOf(next, weekendShift(next, shift, clock), clock)
    // `the previous month` in a comparison is a baseline, and looked for before periods are.
    if (whole !== undefined && lowerAt(line, at + 1) !== '-') return { ...whole, to: at + 1, inferred: ['all'] }
  }
  return counted(line, i, clock, which)
}

function weekendShift(what: string, shift: number, clock: Clock): number {
  if (what !== 'weekend') return shift
  // On a weekday `last weekend` and `this past weekend` are the one before this week's end.
  return shift < 0 && clock.weekday === 0 ? -1 : shift
}

function namedMonth(line: Line, at: number, which: string, clock: Clock): Relative | undefined {
  const month = monthNameAt(line, at)
  if (month === undefined) return undefined
  let year = clock.year
  if (which === 'next') year += month > clock.month ? 0 : 1
  else if (which === 'this') year += 0
  else year -= month < clock.month ? 0 : 1
  return {
    to: at + 1,
    start: firstOfMonth(year, month),
    end: lastOfMonth(year, month),
    grain: 'month',
    inferred: ['year'],
  }
}

/** `the past five years`, `last three months of 2024`, `first seven months (of the year)`, `next 90 days`, `final two months`. */
function counted(line: Line, i: number, clock: Clock, which: string): Relative | undefined {
  const numeral = numeralAt(line, i + 1)
  if (numeral === undefined) {
    // `the first week of November`, `the last month of the year` are not read; `the last few years` is no date.
    return which === 'first' && lowerAt(line, i + 1) === 'month' ? firstMonths(line, i + 2, 1, clock) : undefined
  }
  const count = numeral.number.value
  const at = pastHyphen(line, numeral.to)
  const full = lowerAt(line, at) === 'full' || lowerAt(line, at) === 'calendar' ? at + 1 : at
  const unit = units.get(lowerAt(line, full))
  if (unit === undefined || !Number.isInteger(count) || count < 1 || count > 400) return undefined
  if (which === 'first' || which === 'opening') {
    if (unit === 'month' && count <= 11) return firstMonths(line, full + 1, count, clock)
    if (unit === 'quarter' && count <= 3) return firstMonths(line, full + 1, count * 3, clock)
    return undefined
  }
  if (which === 'final' || ((which === 'last' || which === 'latter') && lowerAt(line, full + 1) === 'of')) {
    const year = yearAfter(line, full + 1, false)
    const in_ = year?.year ?? (year?.yearsBack === undefined ? undefined : clock.year - year.yearsBack)
    if (year === undefined || in_ === undefined || unit !== 'month' || count > 12) return undefined
    return {
      to: year.to,
      start: firstOfMonth(in_, 13 - count),
      end: lastOfMonth(in_, 12),
      grain: 'months',
      inferred: year.year === undefined ? ['all'] : [],
    }
  }
  if (which === 'this') return undefined
  return spanOf(line, full, count, clock, which !== 'next' && which !== 'coming' && which !== 'upcoming')
}

function spanOf(line: Line, at: number, count: number, clock: Clock, back: boolean): Relative | undefined {
  const unit = units.get(lowerAt(line, at))
  if (unit === undefined) return undefined
  return {
    ...stretch(clock, unit, count, back),
    to: at + 1,
    grain: grainOf(unit),
    inferred: ['all'],
    role: 'over-span',
  }
}

/** January to the count's month: of the year named, else of the newest year in which that month has ended. */
function firstMonths(line: Line, i: number, count: number, clock: Clock): Relative | undefined {
  const year = yearAfter(line, i, false)
  let to = i
  let which: number
  let inferred: Relative['inferred'] = ['year']
  if (year !== undefined) {
    to = year.to
    which = year.year ?? clock.year - (year.yearsBack ?? 0)
    inferred = year.year === undefined ? ['all'] : []
  } else {
    const the = lowerAt(line, i) === 'of' && lowerAt(line, i + 1) === 'the' ? i + 2 : i
    // A season or fiscal year begins elsewhere: its months cannot be told here.
    if (the > i && lowerAt(line, the) !== 'year') return undefined
    if (the > i) to = the + 1
    which = lastOfMonth(clock.year, count) < clock.date ? clock.year : clock.year - 1
  }
  if (which < 1000 || which > 9998) return undefined
  return { to, start: firstOfMonth(which, 1), end: lastOfMonth(which, count), grain: 'months', inferred }
}

/** `in a decade`, `in five years`, `over the past decade` (read from `the`), `in nearly three years`: a span that ends at the article's day. */
function spanBack(line: Line, i: number, clock: Clock): Relative | undefined {
  let at = i + 1
  while (at < i + 4 && loose.has(lowerAt(line, at))) at++
  const numeral = numeralAt(line, at)
  let count = numeral?.number.value
  let to = numeral?.to ?? at
  if (count === undefined) {
    if (lowerAt(line, at) !== 'a') return undefined
    count = 1
    to = at + 1
  }
  const unit = units.get(lowerAt(line, pastHyphen(line, to)))
  if (unit === undefined || unit === 'day' || count <= 0 || count > 400) return undefined
  const end = pastHyphen(line, to) + 1
  const after = lowerAt(line, end)
  if (after === "'" || after === 'time' || after === 'ago' || after === '-') return undefined
  const lower = lowerAt(line, i)
  if (lower === 'within' || (lower === 'over' && unit === 'week')) return undefined
  // `will end in two years` looks ahead.
  if (lower === 'in' && tenseAt(line, i) === 'future' && lowerAt(line, i - 1) !== 'time') {
    return {
      ...stretch(clock, unit, count, false),
      from: at,
      to: end,
      grain: grainOf(unit),
      inferred: ['all'],
      role: 'over-span',
    }
  }
  return {
    ...stretch(clock, unit, count, true),
    from: at,
    to: end,
    grain: grainOf(unit),
    inferred: ['all'],
    role: 'over-span',
  }
}

const loose = new Set('more than nearly almost over at least about around roughly some just under'.split(' '))

/** `two weeks ago`, `a month ago`: a day for days, the week, month or year that held that day otherwise. */
function agoAt(line: Line, i: number, clock: Clock): Relative | undefined {
  const numeral = numeralAt(line, i)
  const lower = lowerAt(line, i)
  const count = numeral?.number.value ?? (lower === 'a' || lower === 'an' ? 1 : undefined)
  if (count === undefined) return undefined
  const at = numeral?.to ?? i + 1
  const unit = units.get(lowerAt(line, at))
  if (unit === undefined || lowerAt(line, at + 1) !== 'ago' || lowerAt(line, at + 2) === 'from' || count > 400)
    return undefined
  const { start: day } = stretch(clock, unit, count, true)
  if (unit === 'day') return dayAt(at + 2, day)
  const then: Clock = { ...clock, date: day }
  if (unit === 'week')
    return { to: at + 2, start: addDays(day, -3), end: addDays(day, 3), grain: 'week', inferred: ['all'] }
  const whole =
    unit === 'month' || unit === 'quarter'
      ? wholeOf('month', 0, refreshed(then, day))
      : wholeOf('year', 0, refreshed(then, day))
  return whole === undefined ? undefined : { ...whole, to: at + 2, inferred: ['all'] }
}

function refreshed(clock: Clock, day: Day): Clock {
  const date = new Date(day * 86_400_000)
  return {
    date: day,
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: clock.weekday,
  }
}

const closing = new Set('to through ending ended until till'.split(' '))

/** `12 months to June`, `three months ended August 2025`, `year to June` comes from `the year`. */
function monthsEnding(line: Line, i: number, clock: Clock): Relative | undefined {
  const numeral = numeralAt(line, i)
  const year = lowerAt(line, i) === 'the' && lowerAt(line, i + 1) === 'year'
  if (numeral === undefined && !year) return undefined
  const at = numeral === undefined ? i + 1 : pastHyphen(line, numeral.to)
  const unit = units.get(lowerAt(line, at))
  if (unit !== 'month' && !(year && unit === 'year')) return undefined
  const count = year ? 12 : (numeral?.number.value ?? 0)
  let to = at + 1
  if (lowerAt(line, to) === 'period') to++
  if (!closing.has(lowerAt(line, to)) || !Number.isInteger(count) || count < 1 || count > 60) return undefined
  to++
  if (['in', 'on', 'with', 'the', 'end'].includes(lowerAt(line, to))) to++
  if (lowerAt(line, to) === 'end' || lowerAt(line, to) === 'of') to++
  if ((classesAt(line, to) & is.month) === 0) return undefined
  const month = monthNameAt(line, to)
  if (month === undefined) return undefined
  to++
  if (line.words[to]?.kind === 'number' && /^\d{1,2}$/.test(line.words[to]?.text ?? '')) to++
  const named = yearAfter(line, to, lowerAt(line, to) === ',')
  const which =
    named?.year ??
    (named?.yearsBack !== undefined
      ? clock.year - named.yearsBack
      : lastOfMonth(clock.year, month) < clock.date
        ? clock.year
        : clock.year - 1)
  if (which < 1001 || which > 9998) return undefined
  return {
    from: year ? i + 1 : i,
    to: named?.to ?? to,
    start: firstOfMonth(which, month - count + 1),
    end: lastOfMonth(which, month),
    grain: 'months',
    inferred: named?.year === undefined ? ['year'] : [],
  }
}

const extremes = new Set('low high lows highs record peak trough bottom'.split(' '))

/** `a five-year low`, `three-month high`: the span in which it is one. */
function highOrLow(line: Line, i: number, clock: Clock): Relative | undefined {
  const numeral = numeralAt(line, i)
  if (numeral === undefined || !joinsAt(line, numeral.to)) return undefined
  const unit = units.get(lowerAt(line, numeral.to + 1))
  if (unit === undefined || unit === 'day' || !extremes.has(lowerAt(line, numeral.to + 2))) return undefined
  const count = numeral.number.value
  if (count < 1 || count > 400) return undefined
  return {
    ...stretch(clock, unit, count, true),
    to: numeral.to + 2,
    grain: grainOf(unit),
    inferred: ['all'],
    role: 'over-span',
  }
}
