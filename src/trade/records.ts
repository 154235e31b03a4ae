/** How a number stands in its own past: records, the last time it was so low, months in a row. */
import { type History, type Rank, rankOf, runOf } from '../figures/history.js'
import type { Level } from '../figures/levels.js'
import { type Month, monthOf, monthsOf, monthsPeriod, type Period } from '../time/period.js'
import type { Held } from './held.js'

export interface Standing {
  /** `lowest` and `highest` as far as the rows reach, the more telling of the two. */
  extreme: 'highest' | 'lowest'
  /** 1 is the record. */
  position: number
  /** How many periods were compared. */
  of: number
  first: Period
  last: Period
  /** No period between them is missing. */
  complete: boolean
  /** The latest earlier period that was as extreme; undefined for a record. */
  since?: Level
  /** Periods in a row, this one the last, that each moved the same way against the same period of the year before. */
  run?: { direction: 'up' | 'down'; length: number; atLeast: boolean }
}

/** The past of a level, like periods with like ones: every month, or the same stretch of each year. */
function historyOf(held: Held, level: Level): History {
  const { period } = level
  const length = monthsOf(period)?.length ?? 1
  const every = length === 1 ? 1 : 12
  const history: History = { key: level.key, basis: level.basis, unit: level.unit, every, points: [], gaps: [] }
  if (held.reach === undefined) return history
  const anchor = monthOf(period.start)
  let month: number = held.reach.first
  month += (((anchor - month) % every) + every) % every
  for (; month + length - 1 <= held.reach.last; month += every) {
    const like = monthsPeriod(month as Month, (month + length - 1) as Month, period.calendar)
    const same = like.start === period.start ? level : undefined
    const point = same ?? held.at(like).levels.find((one) => one.basis === level.basis && one.unit === level.unit)
    if (point !== undefined) history.points.push(point)
  }
  history.gaps = gapsIn(history, length)
  return history
}

function gapsIn({ points, every }: History, length: number): Period[] {
  return points.flatMap((point, at) => {
    const next = points[at + 1]
    if (next === undefined) return []
    const gaps: Period[] = []
    for (let month = monthOf(point.period.start) + every; month < monthOf(next.period.start); month += every)
      gaps.push(monthsPeriod(month as Month, (month + length - 1) as Month, point.period.calendar))
    return gaps
  })
}

/** Fewer periods than this make no record. */
const fewest = { month: 24, stretch: 5 }

/** Where a level stands among all like periods up to it; undefined where too few are held to say. */
export function standingOf(held: Held, level: Level): Standing | undefined {
  const history = historyOf(held, level)
  const months = history.every === 1
  const [low, high] = [rankOf(history, level.period, 'lowest'), rankOf(history, level.period, 'highest')]
  if (low === undefined || high === undefined || low.of < (months ? fewest.month : fewest.stretch)) return undefined
  const extreme = reach(low) >= reach(high) ? 'lowest' : 'highest'
  const rank = extreme === 'lowest' ? low : high
  const run = months ? longestRun(history, level.period) : undefined
  return {
    extreme,
    position: rank.position,
    of: rank.of,
    first: rank.span.first,
    last: rank.span.last,
    complete: rank.complete,
    ...(rank.since !== undefined && { since: rank.since }),
    ...(run !== undefined && { run }),
  }
}

/** Months back to the period that was as extreme: to before the first for a record. */
function reach({ point, since, span }: Rank): number {
  return since === undefined ? point.period.start - span.first.start + 1 : point.period.start - since.period.start
}

function longestRun(history: History, period: Period): Standing['run'] {
  for (const direction of ['up', 'down'] as const) {
    const run = runOf(history, period, direction, 'year-ago')
    if (run !== undefined && run.length >= 2) return { direction, length: run.length, atLeast: run.atLeast }
  }
  return undefined
}
