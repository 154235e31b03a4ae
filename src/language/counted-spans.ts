/** Reads spans with a count: the past five years, the first seven months, in a decade, two weeks ago, a five-year low. */
import { addDays, addMonths, type Day, firstOfMonth, lastOfMonth } from '../time/day.js'
import { classesAt, joinsAt, type Line, lowerAt, pastHyphen } from './line.js'
import { monthNameAt } from './month-names.js'
import { numeralAt } from './numbers.js'
import type { Clock, Relative } from './resolve.js'
import { tenseAt } from './tense.js'
import { is } from './words.js'
import { yearAfter } from './year-after.js'

type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'decade'

export const units: ReadonlyMap<string, Unit> = new Map(
  (['day', 'week', 'month', 'quarter', 'year', 'decade'] as const).flatMap((unit): [string, Unit][] => [
    [unit, unit],
    [`${unit}s`, unit],
  ]),
)

const monthsIn: Partial<Record<Unit, number>> = { month: 1, quarter: 3, year: 12, decade: 120 }

/** The stretch of `count` units that ends the day before, or begins the day after, the clock's day. */
export function stretch(clock: Clock, unit: Unit, count: number, back: boolean): { start: Day; end: Day } {
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

/** `the past five years`, `last three months of 2024`, `first seven months (of the year)`, `next 90 days`, `final two months`. */
export function counted(line: Line, i: number, clock: Clock, which: string): Relative | undefined {
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
  // `the prior 4-week average` is what is compared with, not when something happened.
  if (lowerAt(line, full + 1) === 'average') return undefined
  return stretchAt(line, full, count, clock, which !== 'next' && which !== 'coming' && which !== 'upcoming')
}

export function stretchAt(line: Line, at: number, count: number, clock: Clock, back: boolean): Relative | undefined {
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
export function spanBack(line: Line, i: number, clock: Clock): Relative | undefined {
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
  if (lowerAt(line, i - 1) !== 'time' && tenseAt(line, i) === 'future') {
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

const closing = new Set('to through ending ended until till'.split(' '))

/** `12 months to June`, `three months ended August 2025`, `year to June` comes from `the year`. */
export function monthsEnding(line: Line, i: number, clock: Clock): Relative | undefined {
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
export function highOrLow(line: Line, i: number, clock: Clock): Relative | undefined {
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
