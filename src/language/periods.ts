/** Marks periods: one date or stretch of time at a place, resolved, with the word that introduces it. */
import { addDays, type Day } from '../time/day.js'
import { weekdays } from './calendar-words.js'
import { hold, type Line, lowerAt, put, taken } from './line.js'
import { momentAt } from './moments.js'
import { type Found, rangeFrom } from './period-ranges.js'
import { relativeAt } from './relative.js'
import { type Clock, type Lean, type Moment, resolve, resolveWeekday } from './resolve.js'
import { type Role, roleAt } from './roles-of-time.js'
import { isDelivery, tenseAt } from './tense.js'
import { is } from './words.js'
import { specialYearAt, yearAt } from './years.js'

export interface Times {
  clock: Clock
  /** Month in which the marketing year of the sentence's product begins. */
  marketingStart: number
}

export const ahead = new Set<Role>(['until', 'by', 'start', 'before'])

/** Marks the period at token `i`; gives the token after it, or `i` where there is none. A date that cannot be is passed over. */
export function markPeriod(line: Line, i: number, times: Times): number {
  const { clock } = times
  const special = specialYearAt(line, i, clock, times.marketingStart)
  if (special !== undefined) return putPeriod(line, { ...special, from: special.from ?? i }, clock.date)
  const moment = momentAt(line, i) ?? yearMoment(line, i)
  if (moment !== undefined) {
    const range = rangeFrom(line, i, moment, clock)
    if (range !== undefined) return putPeriod(line, range, clock.date)
    const resolved = resolve(moment, clock, leanAt(line, i, moment, clock))
    if (resolved === undefined) {
      hold(line, i, moment.to, taken.skip)
      return moment.to
    }
    return putPeriod(
      line,
      { ...resolved, from: i, to: moment.to, calendar: 'calendar', ranged: moment.lastDay !== undefined },
      clock.date,
    )
  }
  const week = weekEnding(line, i, clock)
  if (week !== undefined) return putPeriod(line, week, clock.date)
  const relative = relativeAt(line, i, clock)
  if (relative !== undefined) {
    const through = relative.grain === 'ytd' ? closedBy(line, relative.to, clock) : undefined
    const end = through === undefined ? relative.end : through.end
    const grain = through === undefined ? relative.grain : 'months'
    if (end >= relative.start)
      return putPeriod(
        line,
        { ...relative, end, grain, to: through?.to ?? relative.to, from: relative.from ?? i, calendar: 'calendar' },
        clock.date,
      )
  }
  return weekdayAt(line, i, clock)
}

function leanAt(line: Line, i: number, moment: Moment, clock: Clock): Lean {
  if (moment.year !== undefined || moment.yearsBack !== undefined) return { ahead: false }
  const role = roleAt(line, i, 'month', clock.date, clock.date)
  if (lowerAt(line, i - 1) === 'for' && isDelivery(line, moment.to)) return { tense: 'future', ahead: true }
  return { tense: tenseAt(line, i), ahead: ahead.has(role) && lowerAt(line, i - 1) !== 'of' }
}

function yearMoment(line: Line, i: number): Moment | undefined {
  const decade = /^(\d{3}0)s$/.exec(lowerAt(line, i))
  if (decade !== null) return undefined
  const year = yearAt(line, i)
  return year === undefined ? undefined : { to: i + 1, kind: 'year', year }
}

/** `year to date through July`: the month that closes it. */
function closedBy(line: Line, i: number, clock: Clock): { to: number; end: Day } | undefined {
  const at = lowerAt(line, i) === ',' ? i + 1 : i
  if (lowerAt(line, at) !== 'through' && lowerAt(line, at) !== 'to') return undefined
  const month = momentAt(line, at + 1)
  if (month?.kind !== 'month') return undefined
  const resolved = resolve(month, clock, { tense: 'past', ahead: false })
  return resolved === undefined ? undefined : { to: month.to, end: resolved.end }
}

/** `the week ending Sept. 25`, `week ended September 25, 2025`. */
function weekEnding(line: Line, i: number, clock: Clock): Found | undefined {
  if (lowerAt(line, i) !== 'week' || !/^end(?:ing|ed)$/.test(lowerAt(line, i + 1))) return undefined
  const at = lowerAt(line, i + 2) === 'on' ? i + 3 : i + 2
  const last = momentAt(line, at)
  const day = last?.kind === 'day' ? resolve(last, clock, { ahead: false }) : undefined
  if (last === undefined || day === undefined) return undefined
  return {
    from: i,
    to: last.to,
    start: addDays(day.end, -6),
    end: day.end,
    calendar: 'calendar',
    grain: 'week',
    inferred: day.inferred,
  }
}

/** A weekday alone: `on Friday`, `Monday's talks`. `Sun` or `Wed` alone are no days. */
function weekdayAt(line: Line, i: number, clock: Clock): number {
  const word = line.words[i]
  if (word === undefined || (word.classes & is.weekday) === 0 || line.holds[i] === taken.name) return i
  const weekday = weekdays.get(word.lower)
  if (weekday === undefined || word.lower.length < 6) return i
  const before = lowerAt(line, i - 1)
  if (before === 'black' || before === 'good' || before === 'cyber' || before === 'super') return i
  const lean: Lean = { tense: tenseAt(line, i), ahead: ahead.has(roleAt(line, i, 'day', clock.date, clock.date)) }
  const resolved = resolveWeekday(weekday, clock, lean, undefined)
  return putPeriod(line, { ...resolved, from: i, to: i + 1, calendar: 'calendar' }, clock.date)
}

function putPeriod(line: Line, found: Found, date: Day): number {
  const { from, to, start, end, calendar, grain, inferred, other } = found
  if (!(start <= end) || !Number.isInteger(start) || !Number.isInteger(end)) {
    hold(line, from, to, taken.skip)
    return to
  }
  const first = lowerAt(line, from - 1) === 'the' ? from - 1 : from
  const ranged =
    (grain === 'months' || start !== end) && found.ranged && lowerAt(line, first - 1) === 'from' ? 'during' : undefined
  const role = found.role ?? ranged ?? roleAt(line, first, grain, start, date)
  const wide = other !== undefined && other.start <= other.end ? other : undefined
  put(line, from, to, { kind: 'period', period: { start, end, calendar }, role, inferred, grain, other: wide })
  hold(line, from, to, taken.time)
  return to
}
