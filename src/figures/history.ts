/** A series through time: the same stretch in every month or year, for records, ranks and runs. */
import { type Month, monthOf, monthsOf, monthsPeriod, type Period } from '../time/period.js'
import type { Measure, SeriesKey } from './figure.js'
import { printKey } from './figure.js'
import type { KnownFigure } from './known.js'
import { byTrust, documentsOf, type Level, type LevelOptions, levelsIn } from './levels.js'

/** Levels of one series and basis in order of time. */
export interface History {
  key: SeriesKey
  basis: string
  unit: string
  /** Months from one point to the next: 1, 3, 12. */
  every: number
  points: Level[]
  /** Periods between the first point and the last for which nothing is held. */
  gaps: Period[]
}

/**
 * The histories of all series in the figures.
 *
 * @param like  one of the periods: a month, a quarter, January to July, a fiscal year
 * @param every months between two points: 1 for every month, 12 for the same stretch of each year
 */
export function histories(
  figures: readonly KnownFigure[],
  like: Period,
  every: number,
  measure: Measure,
  options: LevelOptions = {},
): History[] {
  const length = monthsOf(like)?.length
  if (length === undefined || figures.length === 0) return []
  const reach = figures.flatMap((figure) => [monthOf(figure.period.start), monthOf(figure.period.end)])
  const anchor = monthOf(like.start)
  let first = Math.min(...chunked(reach, Math.min))
  const last = Math.max(...chunked(reach, Math.max))
  first += (((anchor - first) % every) + every) % every
  const documents = documentsOf(figures, measure)
  const found = new Map<string, History>()
  for (let month = first; month + length - 1 <= last; month += every) {
    const period = monthsPeriod(month as Month, (month + length - 1) as Month, like.calendar)
    const best = new Map<string, Level>()
    for (const level of levelsIn(documents, period, options).levels) {
      const name = `${printKey(level.key)}\n${level.basis}\n${level.unit}`
      const held = best.get(name)
      if (held === undefined || byTrust(level, held) < 0) best.set(name, level)
    }
    for (const [name, level] of best) {
      const history = found.get(name)
      if (history === undefined)
        found.set(name, { key: level.key, basis: level.basis, unit: level.unit, every, points: [level], gaps: [] })
      else history.points.push(level)
    }
  }
  for (const history of found.values()) history.gaps = gapsIn(history)
  return [...found.values()].sort((a, b) => b.points.length - a.points.length)
}

/** `Math.min` and `Math.max` take a limited number of arguments. */
function chunked(values: number[], pick: (...values: number[]) => number): number[] {
  const out: number[] = []
  for (let start = 0; start < values.length; start += 10_000) out.push(pick(...values.slice(start, start + 10_000)))
  return out
}

function gapsIn({ points, every }: History): Period[] {
  const gaps: Period[] = []
  for (const [index, point] of points.entries()) {
    const next = points[index + 1]
    if (next === undefined) break
    const length = monthsOf(point.period)?.length ?? 1
    for (let month = monthOf(point.period.start) + every; month < monthOf(next.period.start); month += every)
      gaps.push(monthsPeriod(month as Month, (month + length - 1) as Month, point.period.calendar))
  }
  return gaps
}

/** Where a period stands in its history. */
export interface Rank {
  point: Level
  /** 1 is the most extreme. Counts only what surely stands before it. */
  position: number
  /** How many periods were compared, this one included. */
  of: number
  /** First and last period searched. */
  span: { first: Period; last: Period }
  /** No period of the span is missing. */
  complete: boolean
  gaps: Period[]
  /** The latest earlier period that is at least as extreme; undefined where none in the span is. */
  since?: Level
  /** Other periods that rounding leaves level with it. */
  tied: Level[]
}

/**
 * How extreme a period is among all periods of the history up to it.
 *
 * @param order   `lowest` or `highest`
 * @param options `later`: periods after it count too ("the lowest of the year")
 * @returns       undefined where the history does not hold the period
 */
export function rankOf(
  history: History,
  period: Period,
  order: 'lowest' | 'highest',
  { later = false, from }: { later?: boolean; from?: Period } = {},
): Rank | undefined {
  const at = history.points.findIndex((p) => p.period.start === period.start && p.period.end === period.end)
  const point = history.points[at]
  if (point === undefined) return undefined
  const pool = history.points.filter(
    (other, index) => (later || index <= at) && (from === undefined || other.period.start >= from.start),
  )
  const sign = order === 'lowest' ? 1 : -1
  const before = (other: Level): boolean => sign * (point.value - other.value) > point.rounding + other.rounding
  const level = (other: Level): boolean =>
    other !== point && Math.abs(point.value - other.value) <= point.rounding + other.rounding
  const earlier = history.points.slice(0, at).filter((other) => pool.includes(other))
  const since = earlier.reverse().find((other) => before(other) || other.value === point.value)
  const first = pool[0] ?? point
  const last = pool.at(-1) ?? point
  const gaps = history.gaps.filter((gap) => gap.start > first.period.start && gap.start < last.period.start)
  return {
    point,
    position: 1 + pool.filter(before).length,
    of: pool.length,
    span: { first: first.period, last: last.period },
    complete: gaps.length === 0,
    gaps,
    since,
    tied: pool.filter(level),
  }
}

/** A run of falls or rises that ends with a period. */
export interface Run {
  length: number
  /** The run reaches back to the first period held or to a gap: it may be longer. */
  atLeast: boolean
  points: Level[]
}

/**
 * Successive periods that each moved the same way.
 *
 * @param against `before`: each against the one before it; `year-ago`: each against the same period of the year before
 */
export function runOf(
  history: History,
  period: Period,
  direction: 'up' | 'down',
  against: 'before' | 'year-ago' = 'before',
): Run | undefined {
  const byStart = new Map(history.points.map((point) => [monthOf(point.period.start) as number, point]))
  const back = against === 'before' ? history.every : 12
  let month: number = monthOf(period.start)
  if (!byStart.has(month)) return undefined
  const points: Level[] = []
  for (;;) {
    const point = byStart.get(month)
    const other = byStart.get(month - back)
    if (point === undefined || other === undefined) return { length: points.length, atLeast: true, points }
    const moved = direction === 'down' ? other.value - point.value : point.value - other.value
    if (moved <= point.rounding + other.rounding) return { length: points.length, atLeast: false, points }
    points.push(point)
    month -= history.every
  }
}

/** Levels of several series in one period, the largest first: "the largest buyer". Same basis and unit only. */
export function ranked(levelsOfOne: readonly Level[], order: 'lowest' | 'highest' = 'highest'): Level[] {
  const sign = order === 'highest' ? -1 : 1
  return [...levelsOfOne].sort((a, b) => sign * (a.value - b.value))
}
