/** Questions to the figures: the level of a flow in a period, as known on a day, with what is missing and when it can be had. */
import { balances, type Pair, pairs, share as shareOf } from '../figures/compare.js'
import type { Figure, FigureStore, Flow, Measure, SeriesKey } from '../figures/figure.js'
import type { History } from '../figures/history.js'
import { type KnownFigure, knownAt } from '../figures/known.js'
import { type Gap, type Level, levels } from '../figures/levels.js'
import type { Code } from '../product/codes.js'
import type { Day } from '../time/day.js'
import { type Month, monthOf, monthsOf, type Period } from '../time/period.js'

/** A flow of one product between two sides. Several codes are added; `total` is exports and imports together. */
export interface SeriesQuestion {
  flow: Flow | 'total'
  reporter: string
  /** ISO code, `W` for all countries. */
  partner: string
  codes: Code[]
  measure: Measure
  /** The unit wanted; rows that do not convert stay in their own. */
  unit?: string
  bushelKg?: string
}

/** The figures of a question: those known on the day, and those released only later. */
export interface Series {
  question: SeriesQuestion
  known: KnownFigure[]
  all: Figure[]
  /** The day of the question. */
  day: Day
  /** Answers already worked out, by period. */
  levels: Map<string, LevelAnswer>
  histories: Map<string, History[]>
}

const remembered = new WeakMap<FigureStore, Map<string, Series>>()
const mostRemembered = 400

/**
 * Fetches the rows of a question and chooses those known on the day. The choice is kept for as long as the store gives the
 * same rows, since the claims of an article ask for the same few series again and again.
 */
export async function askSeries(question: SeriesQuestion, store: FigureStore, known: Day): Promise<Series> {
  const all = await store.series(keysOf(question))
  const kept = remembered.get(store) ?? new Map<string, Series>()
  remembered.set(store, kept)
  const { flow, reporter, partner, codes, measure, unit, bushelKg } = question
  const name = [
    flow,
    reporter,
    partner,
    measure,
    unit,
    bushelKg,
    known,
    ...codes.map(({ system, code }) => `${system}:${code}`),
  ].join(' ')
  const held = kept.get(name)
  if (held !== undefined && sameRows(held.all, all)) return held
  const series: Series = {
    question,
    known: knownAt(all, known),
    all,
    day: known,
    levels: new Map(),
    histories: new Map(),
  }
  if (kept.size >= mostRemembered) kept.clear()
  kept.set(name, series)
  return series
}

function sameRows(a: readonly Figure[], b: readonly Figure[]): boolean {
  return a.length === b.length && a[0] === b[0] && a.at(-1) === b.at(-1)
}

/** The series that a question needs: both directions for a balance. */
export function keysOf({ flow, reporter, partner, codes }: SeriesQuestion): SeriesKey[] {
  const flows: Flow[] =
    flow === 'total' ? ['export', 'import'] : flow === 'balance' ? ['balance', 'export', 'import'] : [flow]
  return flows.flatMap((one) =>
    codes.map(({ system, code }) => ({ flow: one, reporter, partner, classification: system, code })),
  )
}

export interface LevelAnswer {
  levels: Level[]
  gaps: Gap[]
  /** From when the level can be known, where the rows held are released after the day of the question. */
  knowableFrom?: Day
}

/** Every way the rows give the level of a period. */
export function levelsIn(series: Series, period: Period): LevelAnswer {
  const name = `${period.start} ${period.end}`
  const held = series.levels.get(name)
  if (held !== undefined) return held
  const answer = workedOut(series, period)
  series.levels.set(name, answer)
  return answer
}

function workedOut(series: Series, period: Period): LevelAnswer {
  const answer = levelsOf(series.question, series.known, period)
  if (answer.levels.length > 0) return { ...answer, levels: byVintage(answer.levels, series.day, (level) => [level]) }
  if (series.known.length === series.all.length) return answer
  const later = levelsOf(series.question, knownAt(series.all, Number.MAX_SAFE_INTEGER as Day), period)
  const days = later.levels.map(({ rows }) => Math.max(...rows.map(({ released }) => released)))
  return days.length === 0 ? answer : { ...answer, knowableFrom: Math.min(...days) as Day }
}

/** The levels that rows give, whatever day they were known on. */
export function levelsOf(question: SeriesQuestion, known: readonly KnownFigure[], period: Period): LevelAnswer {
  const { flow, codes, measure, unit, bushelKg } = question
  const options = { ...(unit === undefined ? {} : { unit }), ...(bushelKg === undefined ? {} : { bushelKg }) }
  const of = (one: Flow): LevelAnswer => {
    const perCode = codes.map(({ system, code }) =>
      levels(
        known.filter((row) => row.flow === one && row.classification === system && row.code === code),
        period,
        measure,
        options,
      ),
    )
    return { levels: added(perCode.map((answer) => answer.levels)), gaps: perCode.flatMap((answer) => answer.gaps) }
  }
  if (flow === 'export' || flow === 'import') return of(flow)
  const [exports, imports, direct] = [of('export'), of('import'), flow === 'balance' ? of('balance') : undefined]
  return {
    levels: [
      ...(direct?.levels ?? []),
      ...balances(exports.levels, imports.levels, flow === 'balance' ? 'difference' : 'total'),
    ],
    gaps: [...exports.gaps, ...imports.gaps],
  }
}

/** Levels of several codes added to one: same basis, unit and document for each. */
function added(perCode: Level[][]): Level[] {
  const [first, ...rest] = perCode
  if (first === undefined) return []
  return first.flatMap((level) => {
    let sum = level
    for (const others of rest) {
      const other = others.find(
        (one) => one.basis === level.basis && one.unit === level.unit && one.title === level.title,
      )
      if (other === undefined) return []
      sum = {
        ...sum,
        value: sum.value + other.value,
        rounding: sum.rounding + other.rounding,
        how: 'total',
        rows: [...sum.rows, ...other.rows],
        laterVintage: sum.laterVintage || other.laterVintage,
        secondary: sum.secondary || other.secondary,
      }
    }
    return sum
  })
}

/**
 * Of several documents with the same number the one that comes nearest to what was printed on the day: the newest vintage
 * of before, else the first after it. What is second-hand or read from pages stays behind, like set against like in front.
 */
function byVintage<T>(found: readonly T[], day: Day, levelsOf: (one: T) => Level[]): T[] {
  const rank = (one: T): [number, number, number] => {
    const parts = levelsOf(one)
    const second = parts.some(({ secondary }) => secondary)
      ? 2
      : parts.some(({ origin }) => origin !== 'agency-rows')
        ? 1
        : 0
    const mixed = new Set(parts.map(({ title }) => title)).size > 1 ? 1 : 0
    const days = parts.flatMap(({ rows }) => rows.map(({ vintageDay }) => vintageDay ?? 0))
    const newest = Math.max(0, ...days)
    return [second, mixed, newest <= day ? -newest : newest]
  }
  return [...found]
    .map((one) => ({ one, key: rank(one) }))
    .sort((a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1] || a.key[2] - b.key[2])
    .map(({ one }) => one)
}

export interface PairAnswer {
  pairs: Pair[]
  now: LevelAnswer
  before: LevelAnswer
  knowableFrom?: Day
}

/** A period and what it is set against, like with like. */
export function pairsIn(series: Series, period: Period, baseline: Period): PairAnswer {
  const [now, before] = [levelsIn(series, period), levelsIn(series, baseline)]
  const days = [now.knowableFrom, before.knowableFrom].filter((day) => day !== undefined)
  return {
    pairs: byVintage(pairs(now.levels, before.levels), series.day, ({ now: one, before: other }) => [one, other]),
    now,
    before,
    ...(days.length === 0 ? {} : { knowableFrom: Math.max(...days) as Day }),
  }
}

/** One series as a share of another, basis by basis. */
export function sharesIn(
  part: Series,
  whole: Series,
  period: Period,
): { part: Level; whole: Level; low: number; high: number; value: number }[] {
  const [parts, wholes] = [levelsIn(part, period).levels, levelsIn(whole, period).levels]
  return parts.flatMap((one) =>
    wholes.flatMap((other) => {
      const found = shareOf(one, other)
      return found === undefined ? [] : [{ part: one, whole: other, ...found }]
    }),
  )
}

/** The last whole month that is public on the day, of any series of the question. */
export function lastMonthKnown(series: Series): Month | undefined {
  let last: number | undefined
  for (const { period } of series.known)
    if (monthsOf(period)?.length === 1) last = Math.max(last ?? 0, monthOf(period.start))
  return last as Month | undefined
}
