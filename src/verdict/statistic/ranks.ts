/** Records, runs and rankings against the history held. Judged only where it has no gap; the span searched is always told. */
import type { StatisticProposition } from '../../claims/claim.js'
import { historyIn } from '../../evidence/series/history.js'
import { levelsIn, type Series } from '../../evidence/series.js'
import type { History } from '../../figures/history.js'
import { runOf } from '../../figures/history.js'
import type { Level } from '../../figures/levels.js'
import type { Day } from '../../time/day.js'
import { firstOfMonth } from '../../time/day.js'
import { monthsOf, type Period, printPeriod, yearsBefore } from '../../time/period.js'
import type { Evaluated } from './evaluate.js'
import { printAmount } from './parts.js'
import type { Reading } from './readings.js'

/** A more extreme month must be so by this much before it makes a record wrong: other adjustments and vintages move levels. */
export const clearMargin = 1.1

export interface Ranked extends Evaluated {
  /** What was searched and what would break it, in words. */
  told: string
}

/** A record of a series: "lowest since", "second-smallest", "on record"; a run of falls; a first fall. */
export function evaluateRank(claim: StatisticProposition, reading: Reading, series: Series): Ranked[] {
  const { rank } = claim
  const months = monthsOf(reading.period)
  if (rank === null || months === undefined) return [none(reading, 'the period is not of whole months')]
  const every = months.length === 1 ? 1 : 12
  const found = historyIn(series, reading.period, every).filter(({ points }) =>
    points.some(({ period }) => samePeriod(period, reading.period)),
  )
  if (found.length === 0) {
    const { knowableFrom } = levelsIn(series, reading.period)
    return [
      {
        ...none(reading, 'the series held does not reach the period'),
        ...(knowableFrom === undefined ? {} : { knowableFrom }),
      },
    ]
  }
  return found.slice(0, 2).map((history) => {
    if (rank.order.startsWith('first')) return firstChange(claim, reading, history)
    if (rank.order.startsWith('successive')) return streak(claim, reading, history)
    return extreme(claim, reading, history)
  })
}

function samePeriod(a: Period, b: Period): boolean {
  return a.start === b.start && a.end === b.end
}

/** A rank that cannot be judged, and why. */
export function none(reading: Reading, why: string): Ranked {
  return {
    reading,
    fit: 'unknown',
    failsAt: () => false,
    computed: null,
    value: null,
    levels: [],
    basis: null,
    why,
    told: why,
  }
}

/** First days of the window a "since" opens: its own start, and the first day after it. */
function windowsOf(since: string | null): [Day, Day] | undefined {
  if (since === null) return undefined
  const [, fiscal, year, month] = /^(FY)?(\d{4})(?:-(\d\d))?$/.exec(since) ?? []
  if (year === undefined) return undefined
  const y = Number(year)
  if (fiscal !== undefined) return [firstOfMonth(y - 1, 10), firstOfMonth(y, 10)]
  if (month === undefined) return [firstOfMonth(y, 1), firstOfMonth(y + 1, 1)]
  return [firstOfMonth(y, Number(month)), firstOfMonth(y, Number(month) + 1)]
}

function extreme(claim: StatisticProposition, reading: Reading, history: History): Ranked {
  const { rank } = claim
  if (rank === null) return none(reading, 'no rank')
  const at = history.points.findIndex(({ period }) => samePeriod(period, reading.period))
  const point = history.points[at]
  if (point === undefined) return none(reading, 'the period is not held')
  const sign = lowestFirst(rank.order, point) ? 1 : -1
  const earlier = history.points.slice(0, at)
  const before = (other: Level, margin = 1): boolean => {
    const room = point.rounding + other.rounding + (margin - 1) * Math.abs(point.value)
    return sign * (point.value - other.value) > room
  }
  const windows = windowsOf(rank.since)
  const first = earlier[0]
  const start = windows?.[0] ?? first?.period.start
  if (first === undefined || start === undefined) return none(reading, 'no earlier period is held')
  const counts = [start, windows?.[1] ?? start].map((from) => earlier.filter((other) => other.period.start >= from))
  const [wide = [], narrow = []] = counts
  const positions = [wide, narrow].map((pool) => 1 + pool.filter((other) => before(other)).length)
  const surely = Math.min(
    ...[wide, narrow].map((pool) => 1 + pool.filter((other) => before(other, clearMargin)).length),
  )
  const reaches = first.period.start <= start
  const gaps = history.gaps.filter((gap) => gap.start >= start && gap.start < point.period.start)
  const complete = gaps.length === 0 && reaches
  const breaker = [...narrow].reverse().find((other) => before(other))
  // "lowest since March 2009" says that March 2009 was no higher; "lowest in five years" says nothing of its kind.
  const named = rank.since !== null && !/last /.test(rank.scope)
  const month = wide.filter((other) => !narrow.includes(other))
  const even = (other: Level): boolean => Math.abs(other.value - point.value) <= 0.01 * Math.abs(point.value)
  const bounded = !named || month.some((other) => before(other) || even(other))
  const onRecord = rank.since === null
  const told = `${printPeriod(point.period)} (${printAmount(point.value, point.unit, false)}) stands at place ${positions[1]} of ${narrow.length + 1} ${history.every === 1 ? 'months' : 'like periods'} from ${printPeriod((narrow[0] ?? point).period)} to ${printPeriod(point.period)}${breaker === undefined ? '' : `; ${printPeriod(breaker.period)} (${printAmount(breaker.value, breaker.unit, false)}) goes beyond it`}${complete ? '' : gaps.length > 0 ? `; ${gaps.length} periods of the span are missing` : `; the series held begins only in ${printPeriod(first.period)}`}`
  // A longer record than the series held can be broken by what is held, never borne out by it.
  const holds = positions.includes(rank.position) && complete && !onRecord && bounded
  const understated = positions.includes(rank.position) && complete && !onRecord && !bounded
  return {
    reading,
    fit: holds ? 'holds' : understated ? 'near' : surely > rank.position ? 'fails' : 'unknown',
    failsAt: () => surely > rank.position,
    computed: `place ${positions[1]} since ${printPeriod((narrow[0] ?? point).period)}`,
    value: point.value,
    levels: [point, ...(breaker === undefined ? [] : [breaker])],
    basis: history.basis,
    told: understated ? `${told}; it goes further back than that` : told,
    ...(holds
      ? {}
      : {
          why:
            onRecord && surely <= rank.position
              ? `no period held goes beyond it, but a record reaches further back than ${printPeriod(first.period)}`
              : told,
        }),
  }
}

/** Whether the extreme asked for is the smallest number: the largest deficit is the lowest balance. */
function lowestFirst(order: string, point: Level): boolean {
  const low = /^(lowest|smallest|weakest|least|slowest|narrowest)/.test(order)
  return point.key.flow === 'balance' && (point.value < 0 || / deficit/.test(order)) ? !low : low
}

/** "the first fall in 15 years": every year of the window went the other way, this one not. */
function firstChange(claim: StatisticProposition, reading: Reading, history: History): Ranked {
  const { rank, change } = claim
  const direction = change?.direction ?? (rank?.order.includes('rise') === true ? 'up' : 'down')
  const windows = windowsOf(rank?.since ?? null)
  // "to zero for the first time since": the first of what, only the level tells.
  if (rank?.order === 'first') return none(reading, 'the text does not say the first of what')
  if (rank === null || windows === undefined || direction === 'none')
    return none(reading, 'the text does not say since when')
  const changes = yearlyChanges(history)
  const own = changes.find(({ point }) => samePeriod(point.period, reading.period))
  if (own === undefined) return none(reading, 'the year before is not held')
  const way = direction === 'down' ? -1 : 1
  const inside = changes.filter(
    ({ point }) => point.period.start >= windows[1] && point.period.start < reading.period.start,
  )
  const expected = Math.round((reading.period.start - windows[1]) / (history.every === 1 ? 30.44 : 365.25))
  const others = inside.filter(({ by }) => by * way > 0)
  const told = `${inside.length} of ${expected} earlier periods since then are held; ${others.length} of them went the same way`
  const complete = inside.length >= expected
  const clear = others.some(({ by, point }) => Math.abs(by) > 0.02 * Math.abs(point.value))
  const fit =
    own.by * way <= 0 ? 'fails' : others.length === 0 ? (complete ? 'holds' : 'unknown') : clear ? 'fails' : 'unknown'
  return {
    reading,
    fit,
    failsAt: () => fit === 'fails',
    computed: told,
    value: own.by,
    levels: [own.point, own.other],
    basis: history.basis,
    told,
    ...(fit === 'holds' ? {} : { why: told }),
  }
}

function yearlyChanges(history: History): { point: Level; other: Level; by: number }[] {
  const byStart = new Map(history.points.map((point) => [point.period.start as number, point]))
  return history.points.flatMap((point) => {
    const other = byStart.get(yearsBefore(point.period).start)
    return other === undefined ? [] : [{ point, other, by: point.value - other.value }]
  })
}

function streak(claim: StatisticProposition, reading: Reading, history: History): Ranked {
  const { rank, change } = claim
  const direction = change?.direction === 'up' || rank?.order.includes('rise') === true ? 'up' : 'down'
  if (rank === null) return none(reading, 'no rank')
  const runs = [
    runOf(history, reading.period, direction, 'year-ago'),
    runOf(history, reading.period, direction, 'before'),
  ].filter((run) => run !== undefined)
  const lengths = runs.map(({ length, atLeast }) => `${length}${atLeast ? ' or more' : ''}`)
  const told = `the run is ${lengths.join(' against the year before, ')}${lengths.length > 1 ? ' against the period before' : ''}`
  const holds = runs.some(({ length, atLeast }) => length === rank.position && !atLeast)
  const may = runs.some(({ length, atLeast }) => atLeast || length >= rank.position)
  return {
    reading,
    fit: holds ? 'holds' : may || runs.length < 2 ? 'unknown' : 'fails',
    failsAt: () => !may && runs.length === 2,
    computed: lengths.join(', '),
    value: null,
    levels: runs.flatMap(({ points }) => points.slice(0, 2)),
    basis: history.basis,
    told,
    ...(holds ? {} : { why: told }),
  }
}
