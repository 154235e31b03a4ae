/** Reads stretches from one date to another: `January through July`, `between 2020 and 2021`, `April 30 to May 2`. */
import { addDays, type Day, firstOfMonth, lastOfMonth } from '../time/day.js'
import type { Calendar, Period } from '../time/period.js'
import { isHyphen, joinsAt, type Line, lowerAt } from './line.js'
import { momentAt } from './moments.js'
import { type Clock, type Grain, type Inferred, type Moment, type Resolved, resolve } from './resolve.js'
import type { Role } from './roles-of-time.js'
import { isDelivery, tenseAt } from './tense.js'
import { secondYear } from './years.js'

export interface Found {
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

const links = new Set(['to', 'through', 'thru', 'until', 'till', 'and', 'up'])

/** A stretch from one moment to another, or undefined where only the first stands. */
export function rangeFrom(line: Line, i: number, first: Moment, clock: Clock): Found | undefined {
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
  if (second === undefined || second.impossible || first.lastDay !== undefined) return undefined
  if (second.kind !== first.kind && !((between || from) && isDayOrMonth(first) && isDayOrMonth(second)))
    return undefined
  if (link === 'to' && !from && first.kind === 'day' && !dayRange(line, i)) return undefined
  if (link === 'and' && !between && !consecutive(first, second)) return undefined
  return closed(line, i, first, second, clock)
}

function isDayOrMonth({ kind, slice }: Moment): boolean {
  return (kind === 'day' || kind === 'month') && slice === undefined
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
    // Days around the article's own are meant, whatever the tense: `cut for 90 days from May 14 to August 12`.
    const running = first.kind === 'day' ? runningYear(first, second, wraps, clock) : undefined
    end = resolve(running === undefined ? second : { ...second, year: running }, clock, {
      tense: lowerAt(line, i - 1) === 'for' && isDelivery(line, second.to) ? 'future' : tenseAt(line, i),
      ahead: false,
    })
    if (end !== undefined) {
      const year = new Date(end.end * 86_400_000).getUTCFullYear()
      start = resolve({ ...first, year: year - (wraps ? 1 : 0) }, clock, { ahead: false })
    }
  }
  if (start === undefined || end === undefined || end.end < start.start) return undefined
  const grain: Grain = first.kind === 'day' || second.kind === 'day' ? 'day' : 'months'
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

/** The year in which a stretch of days that holds the article's day would end. */
function runningYear(first: Moment, second: Moment, wraps: boolean, clock: Clock): number | undefined {
  for (const year of [clock.year, clock.year + 1]) {
    const end = resolve({ ...second, year }, clock, { ahead: false })
    const start = resolve({ ...first, year: year - (wraps ? 1 : 0) }, clock, { ahead: false })
    if (start !== undefined && end !== undefined && start.start <= clock.date && clock.date <= end.end) return year
  }
  return undefined
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
