/** Reads expressions that count from the article's day: today, so far this year, year-end, earlier this week. */
import { addDays, type Day, firstOfMonth, lastOfMonth } from '../time/day.js'
import { seasons } from './calendar-words.js'
import { highOrLow, monthsEnding, spanBack } from './counted-spans.js'
import { joinsAt, type Line, lowerAt, pastHyphen } from './line.js'
import type { Clock, Relative } from './resolve.js'
import { agoAt, dayAt, determined, namedSeason, wholeOf } from './whole-spans.js'
import { fourDigits } from './year-after.js'

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
      // The articles stand everywhere, and only these nouns behind them begin a date.
      if (lower === 'the' && lowerAt(line, i + 1) !== 'year') return undefined
      return agoAt(line, i, clock) ?? monthsEnding(line, i, clock) ?? highOrLow(line, i, clock)
  }
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
