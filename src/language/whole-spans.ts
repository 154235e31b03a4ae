/** Whole weeks, months, quarters, years and seasons around the article's day, and what `this`, `last` and `next` pick of them. */
import { addDays, type Day, firstOfMonth, lastOfMonth } from '../time/day.js'
import { seasons, weekdays } from './calendar-words.js'
import { counted, stretch, stretchAt, units } from './counted-spans.js'
import { classesAt, type Line, lowerAt } from './line.js'
import { monthNameAt } from './month-names.js'
import { numeralAt } from './numbers.js'
import type { Relative } from './resolve.js'
import { type Clock, resolveWeekday } from './resolve.js'
import { tenseAt } from './tense.js'
import { is } from './words.js'
import { yearAfter } from './year-after.js'

/** A whole week (from Monday), month, quarter, year or season, `shift` of them away. */
export function wholeOf(
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
export function namedSeason(line: Line, i: number): Relative | undefined {
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
export function determined(line: Line, i: number, clock: Clock): Relative | undefined {
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
      return stretchAt(line, at, 1, clock, true)
    if (next === 'decade')
      return which === 'last' || which === 'previous' ? stretchAt(line, at, 1, clock, true) : undefined
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

export function dayAt(to: number, day: Day): Relative {
  return { to, start: day, end: day, grain: 'day', inferred: ['all'] }
}

/** `two weeks ago`, `a month ago`: a day for days, the week, month or year that held that day otherwise. */
export function agoAt(line: Line, i: number, clock: Clock): Relative | undefined {
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
