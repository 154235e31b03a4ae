/** Marks periods: one date or stretch of time at a place, resolved, with the word that introduces it. */
import { addDays, type Day, firstOfMonth, lastOfMonth } from '../time/day.js'
import type { Calendar, Period } from '../time/period.js'
import { weekdays } from './calendar-words.js'
import { hold, isHyphen, joinsAt, type Line, lowerAt, put, taken } from './line.js'
import type { MarkOf } from './marks.js'
import { momentAt } from './moments.js'
import { relativeAt } from './relative.js'
import type { Moment } from './resolve.js'
import { type Clock, type Grain, type Inferred, type Lean, type Resolved, resolve, resolveWeekday } from './resolve.js'
import { roleAt } from './roles-of-time.js'
import { tenseAt } from './tense.js'
import { is } from './words.js'
import { secondYear, specialYearAt, yearAt } from './years.js'

type Role = MarkOf<'period'>['role']

export interface Times {
  clock: Clock
  /** Month in which the marketing year of the sentence's product begins. */
  marketingStart: number
}

interface Found {
  from: number
  to: number
  start: Day
  end: Day
  calendar: Calendar
  grain: Grain
  inferred: Inferred
  other?: Period
  role?: Role
  /** From one moment to another, so that `from` before it is no beginning of its own. */
  ranged?: boolean
}

const ahead = new Set<Role>(['until', 'by', 'start', 'before'])

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

const links = new Set(['to', 'through', 'thru', 'until', 'till', 'and', 'up'])

/** A stretch from one moment to another, or undefined where only the first stands. */
function rangeFrom(line: Line, i: number, first: Moment, clock: Clock): Found | undefined {
  if (first.impossible) return undefined
  const link = lowerAt(line, first.to)
  const hyphen = isHyphen(link)
  if (!hyphen && !links.has(link)) return undefined
  const between = lowerAt(line, i - 1) === 'between'
  const from = lowerAt(line, i - 1) === 'from'
  let at = first.to + 1
  if (link === 'up') {
    if (lowerAt(line, at) !== 'to') return undefined
    at++
  }
  if (hyphen && !joinsAt(line, first.to) && first.kind === 'year') return undefined
  // `until`, `to` without `from` before a day are limits of another kind: `extended it on Aug. 11 to Nov. 10`.
  if ((link === 'until' || link === 'till' || link === 'up') && !from) return undefined
  if (lowerAt(line, at) === 'the') at++
  if (first.kind === 'year') return yearRange(line, i, first, at, link, between || from)
  const second = momentAt(line, at)
  if (second === undefined || second.impossible || second.kind !== first.kind || first.lastDay !== undefined)
    return undefined
  if (link === 'to' && !from && first.kind === 'day' && !dayRange(line, i)) return undefined
  if (link === 'and' && !between && !consecutive(first, second)) return undefined
  return closed(line, i, first, second, clock)
}

/** `Sept. 14 to Oct. 2` counts as a stretch unless a verb such as `moved` or `delayed` stands close before. */
function dayRange(line: Line, i: number): boolean {
  for (let at = Math.max(0, i - 5); at < i; at++)
    if (/^(?:extend|delay|postpone|move|push|defer|shift|change)/.test(line.words[at]?.lemma ?? '')) return false
  return true
}

/** `January and February` are one stretch; `May and September` are two months. */
function consecutive(first: Moment, second: Moment): boolean {
  if (first.kind !== 'month' || first.month === undefined || second.month === undefined) return false
  if (first.slice !== undefined || second.slice !== undefined) return false
  return second.month === first.month + 1 && (first.year === undefined || first.year === second.year)
}

function closed(line: Line, i: number, first: Moment, second: Moment, clock: Clock): Found | undefined {
  const wraps = orderIn(first) > orderIn(second)
  const dated = (moment: Moment): number | undefined =>
    moment.year ?? (moment.yearsBack === undefined ? undefined : clock.year - moment.yearsBack)
  const firstYear = dated(first)
  const secondYear = dated(second)
  let start: Resolved | undefined
  let end: Resolved | undefined
  let inferred: Inferred = []
  if (secondYear !== undefined) {
    end = resolve(second, clock, { ahead: false })
    start = resolve({ ...first, year: firstYear ?? secondYear - (wraps ? 1 : 0), yearsBack: undefined }, clock, {
      ahead: false,
    })
    if (second.year === undefined) inferred = ['all']
  } else if (firstYear !== undefined) {
    start = resolve(first, clock, { ahead: false })
    end = resolve({ ...second, year: firstYear + (wraps ? 1 : 0) }, clock, { ahead: false })
  } else {
    // The end decides: the newest stretch that has begun to end, or the next one where the future is meant.
    inferred = ['year']
    end = resolve(second, clock, { tense: tenseAt(line, i), ahead: false })
    if (end !== undefined) {
      const year = new Date(end.end * 86_400_000).getUTCFullYear()
      start = resolve({ ...first, year: year - (wraps ? 1 : 0) }, clock, { ahead: false })
    }
  }
  if (start === undefined || end === undefined || end.end < start.start) return undefined
  const grain: Grain =
    first.kind === 'day' ? 'day' : first.kind === 'month' || first.kind === 'year' ? 'months' : 'months'
  const other = shifted(end.other, end, start)
  return {
    from: i,
    to: second.to,
    start: start.start,
    end: end.end,
    calendar: 'calendar',
    grain,
    inferred,
    other,
    ranged: true,
  }
}

/** The other reading of the end, with the whole stretch moved along in years. */
function shifted(other: Period | undefined, end: Resolved, start: Resolved): Period | undefined {
  if (other === undefined) return undefined
  const years = new Date(other.end * 86_400_000).getUTCFullYear() - new Date(end.end * 86_400_000).getUTCFullYear()
  const moved = new Date(start.start * 86_400_000)
  const begin = addDays(firstOfMonth(moved.getUTCFullYear() + years, moved.getUTCMonth() + 1), moved.getUTCDate() - 1)
  return begin > other.end ? undefined : { start: begin, end: other.end, calendar: 'calendar' }
}

function orderIn(moment: Moment): number {
  return moment.kind === 'day' || moment.kind === 'month'
    ? (moment.month ?? 0) * 40 + (moment.day ?? 0)
    : (moment.part ?? 0)
}

/** `2018-19`, `2018 to 2020`, `between 2020 and 2021`, `2020 through 2024`. */
function yearRange(line: Line, i: number, first: Moment, at: number, link: string, opened: boolean): Found | undefined {
  if (first.year === undefined || first.slice !== undefined) return undefined
  if (link === 'and' && !opened) return undefined
  if (link === 'to' && !opened && lowerAt(line, i - 1) === 'by') return undefined
  const second = secondYear(line, at, first.year)
  if (second === undefined || second - first.year > 400) return undefined
  return {
    from: i,
    to: at + 1,
    start: firstOfMonth(first.year, 1),
    end: lastOfMonth(second, 12),
    calendar: 'calendar',
    grain: 'months',
    inferred: [],
    ranged: true,
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
