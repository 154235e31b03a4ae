/** Fills in what a date leaves open, against the article's day: the past for statistics, the future where tense or preposition say so. */
import { addDays, type Day, dayOf, firstOfMonth, lastOfMonth, partsOf } from '../time/day.js'
import type { Period } from '../time/period.js'
import type { MarkOf } from './marks.js'
import type { Tense } from './tense.js'

export type Grain = MarkOf<'period'>['grain']
export type Inferred = MarkOf<'period'>['inferred']

/** A date as it is written, before anything is filled in; `to` is the token after it. */
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

/** The article's day and its parts. */
export interface Clock {
  date: Day
  year: number
  month: number
  day: number
  weekday: number
}

export function clockOf(date: Day): Clock {
  return { date, ...partsOf(date) }
}

export interface Resolved {
  start: Day
  end: Day
  grain: Grain
  inferred: Inferred
  /** The same words in another year. */
  other?: Period
}

/** An expression that counts from the article's day; `to` is the token after it. */
export interface Relative extends Resolved {
  to: number
  /** Where the mark begins, when that is after the token asked about (a leading `in` is looked at, not marked). */
  from?: number
  role?: MarkOf<'period'>['role']
}

/** How the words around lean: tense, and whether a preposition such as `until` looks ahead. */
export interface Lean {
  tense?: Tense
  ahead: boolean
}

/** First and last day of a moment, or undefined where no such day exists. */
export function resolve(moment: Moment, clock: Clock, lean: Lean): Resolved | undefined {
  if (moment.impossible) return undefined
  const year = moment.year ?? (moment.yearsBack === undefined ? undefined : clock.year - moment.yearsBack)
  if (year !== undefined && (year < 1000 || year > 9998)) return undefined
  const inferred: Inferred = moment.year !== undefined ? [] : moment.yearsBack === undefined ? ['year'] : ['all']
  if (moment.kind === 'year') return year === undefined ? undefined : { ...yearSpan(moment, year), inferred }
  if (moment.kind === 'month' && moment.month === undefined) return relativeMonth(moment, clock)
  if (year !== undefined) {
    const span = spanIn(moment, year)
    return span === undefined ? undefined : { ...span, inferred }
  }
  return inferYear(moment, clock, lean)
}

function yearSpan({ slice }: Moment, year: number): { start: Day; end: Day; grain: Grain } {
  const months = (first: number, last: number, grain: Grain = 'months'): { start: Day; end: Day; grain: Grain } => ({
    start: firstOfMonth(year, first),
    end: lastOfMonth(year, last),
    grain,
  })
  if (slice === 'early') return months(1, 4)
  if (slice === 'mid') return months(6, 7)
  if (slice === 'late') return months(10, 12)
  if (slice === 'start') return { start: firstOfMonth(year, 1), end: firstOfMonth(year, 1), grain: 'day' }
  if (slice === 'end') return { start: lastOfMonth(year, 12), end: lastOfMonth(year, 12), grain: 'day' }
  return months(1, 12, 'year')
}

function relativeMonth(moment: Moment, clock: Clock): Resolved {
  const index = clock.year * 12 + clock.month - 1 - (moment.yearsBack ?? 0)
  return { ...monthSpan(Math.floor(index / 12), (index % 12) + 1, moment.slice), inferred: ['all'] }
}

function monthSpan(year: number, month: number, slice: Moment['slice']): { start: Day; end: Day; grain: Grain } {
  const first = firstOfMonth(year, month)
  const last = lastOfMonth(year, month)
  if (slice === 'early') return { start: first, end: addDays(first, 9), grain: 'week' }
  if (slice === 'mid') return { start: addDays(first, 10), end: addDays(first, 19), grain: 'week' }
  if (slice === 'late') return { start: addDays(first, 20), end: last, grain: 'week' }
  if (slice === 'start') return { start: first, end: first, grain: 'day' }
  if (slice === 'end') return { start: last, end: last, grain: 'day' }
  return { start: first, end: last, grain: 'month' }
}

/** The span of a moment in a given year. */
function spanIn(moment: Moment, year: number): { start: Day; end: Day; grain: Grain } | undefined {
  const month = moment.month ?? 1
  if (moment.kind === 'day') {
    const start = dayOf(year, month, moment.day ?? 1)
    const end = moment.lastDay === undefined ? start : dayOf(year, month, moment.lastDay)
    return start === undefined || end === undefined ? undefined : { start, end, grain: 'day' }
  }
  if (moment.kind === 'month') return monthSpan(year, month, moment.slice)
  const part = moment.part ?? 1
  if (moment.kind === 'quarter') {
    const end = lastOfMonth(year, part * 3)
    if (moment.slice === 'end') return { start: end, end, grain: 'day' }
    return { start: firstOfMonth(year, part * 3 - 2), end, grain: 'quarter' }
  }
  return { start: firstOfMonth(year, part * 6 - 5), end: lastOfMonth(year, part * 6), grain: 'half' }
}

/** Chooses the year of a date without one; where nothing settles it, the next best is given as `other`. */
function inferYear(moment: Moment, clock: Clock, lean: Lean): Resolved | undefined {
  const candidates: { start: Day; end: Day; grain: Grain }[] = []
  for (let year = clock.year - 1; year <= clock.year + 1; year++) {
    const span = spanIn(moment, year)
    if (span !== undefined) candidates.push(span)
  }
  if (candidates.length === 0) return undefined
  if (moment.weekday !== undefined) {
    const fitting = candidates.filter(({ start }) => partsOf(start).weekday === moment.weekday)
    const only = fitting[0]
    if (fitting.length === 1 && only !== undefined) return { ...only, inferred: ['year'] }
  }
  const past = candidates.filter(({ start }) => start <= clock.date).at(-1)
  const next = candidates.find(({ end }) => end >= clock.date)
  const near = nearest(candidates, clock.date)
  const byDay = moment.kind === 'day'
  let chosen = past ?? next
  let other: { start: Day; end: Day } | undefined
  if (lean.ahead && lean.tense === 'past' && !byDay) other = next
  else if (lean.tense === 'future' || lean.ahead) {
    chosen = next ?? near
    // `extended the truce until November 10`, read a few weeks after that day, most likely means the day just gone.
    if (byDay && lean.tense !== 'future' && chosen !== near) {
      other = chosen
      chosen = near
    } else if (lean.tense === 'past') other = past
  } else if (lean.tense === undefined && byDay) {
    chosen = near
    other = near === past ? next : past
  }
  if (chosen === undefined) return undefined
  const alike = other !== undefined && other.start !== chosen.start ? other : undefined
  return {
    ...chosen,
    inferred: ['year'],
    other: alike === undefined ? undefined : { start: alike.start, end: alike.end, calendar: 'calendar' },
  }
}

function nearest<S extends { start: Day; end: Day }>(spans: S[], day: Day): S | undefined {
  let best: S | undefined
  let least = Number.POSITIVE_INFINITY
  for (const span of spans) {
    // What is dated without a verb is more often past than ahead.
    const distance = span.start > day ? 2 * (span.start - day) : span.end < day ? day - span.end : 0
    if (distance < least) {
      best = span
      least = distance
    }
  }
  return best
}

/** The weekday nearest in the leaning's direction: the last one for the past (the day itself counts), the next for the future. */
export function resolveWeekday(
  weekday: number,
  clock: Clock,
  lean: Lean,
  which: 'this' | 'last' | 'next' | undefined,
): Resolved {
  const back = (clock.weekday - weekday + 7) % 7
  const forth = (weekday - clock.weekday + 7) % 7
  const at = (day: Day, other?: Day): Resolved => ({
    start: day,
    end: day,
    grain: 'day',
    inferred: ['all'],
    other: other === undefined || other === day ? undefined : { start: other, end: other, calendar: 'calendar' },
  })
  if (which === 'last') return at(addDays(clock.date, -(back === 0 ? 7 : back)))
  // `next Friday` said on a Monday is this week's to some and next week's to others.
  if (which === 'next')
    return at(addDays(clock.date, forth === 0 ? 7 : forth), addDays(clock.date, (forth === 0 ? 7 : forth) + 7))
  if (lean.tense === 'future' || lean.ahead) return at(addDays(clock.date, forth))
  if (lean.tense === 'past') return at(addDays(clock.date, -back))
  if (which === 'this') return at(addDays(clock.date, forth), addDays(clock.date, -back))
  return at(addDays(clock.date, -back), addDays(clock.date, forth))
}
