/** One reading against the rows: whether every figure of the claim is what the rows give, and by how far it is not. */
import type { StatisticProposition } from '../../claims/claim.js'
import type { Series } from '../../evidence/series.js'
import { type LevelAnswer, levelsIn, pairsIn } from '../../evidence/series.js'
import type { Pair } from '../../figures/compare.js'
import type { Level } from '../../figures/levels.js'
import type { Day } from '../../time/day.js'
import { type Month, periodBefore, printPeriod, yearsBefore } from '../../time/period.js'
import type { Fit } from '../precision.js'
import { againPart, baselinePart, changePart, fitOfPart, levelPart, type Part, printAmount } from './parts.js'
import type { Reading } from './readings.js'

/** What the rows say to one reading. */
export interface Evaluated {
  reading: Reading
  fit: Fit | 'unknown'
  /** The same with the levels allowed to differ by this factor, changes in percent by another: does it still fail? */
  failsAt: (spread: number, ofChange?: number) => boolean
  /** The figure that answers the claim, in its unit. */
  computed: string | null
  value: number | null
  levels: Level[]
  basis: string | null
  knowableFrom?: Day
  /** A part of the claim that could not be tested though others could. */
  partly?: boolean
  /** What was searched, for records and ranks. */
  told?: string
  /** Why nothing can be said. */
  why?: string
  /** Months without which nothing can be said, of rows that are held otherwise. */
  missing?: Month[]
}

/** Evaluates a reading, basis by basis: each basis of the rows is one way in which the flow is counted. */
export function evaluate(claim: StatisticProposition, reading: Reading, series: Series): Evaluated[] {
  if (onlyWay(claim)) return evaluateWay(claim, reading, series)
  return needsBaseline(claim) ? evaluateChange(claim, reading, series) : evaluateLevel(claim, reading, series)
}

/** "fell to $9.5 billion in June": a level, and a direction that does not say from when. */
function onlyWay({ change, value, baselineValue, implied, measure }: StatisticProposition): boolean {
  return (
    change !== null &&
    change.percent === undefined &&
    change.absolute === undefined &&
    change.multiple === undefined &&
    value !== null &&
    measure !== 'share' &&
    baselineValue === null &&
    implied.includes('baseline')
  )
}

/** The level decides; the direction must agree with the year before or the period before, where either is held. */
function evaluateWay(claim: StatisticProposition, reading: Reading, series: Series): Evaluated[] {
  const way = claim.change?.direction === 'up' ? 1 : -1
  const baselines = [yearsBefore(reading.period), periodBefore(reading.period)].filter((one) => one !== undefined)
  return evaluateLevel(claim, reading, series).map((one) => {
    if (one.fit !== 'holds') return one
    const pairs = baselines.flatMap((baseline) =>
      pairsIn(series, reading.period, baseline)
        .pairs.filter(({ now }) => now.basis === one.basis)
        .slice(0, 1),
    )
    const agree = pairs.some(({ now, before }) => (now.value - before.value) * way * (now.value < 0 ? -1 : 1) > 0)
    if (pairs.length === 0 || agree) return one
    const told = `the level is as claimed, but it went the other way, both from ${pairs.map(({ before }) => `${printPeriod(before.period)} (${printAmount(before.value, before.unit, false)})`).join(' and from ')}`
    return { ...one, fit: 'near', told }
  })
}

function needsBaseline({ change, baselineValue, baseline }: StatisticProposition): boolean {
  return (
    change?.percent !== undefined ||
    change?.absolute !== undefined ||
    change?.multiple !== undefined ||
    baselineValue !== null ||
    (change !== null && change.direction !== 'none' && baseline !== null)
  )
}

function evaluateLevel(claim: StatisticProposition, reading: Reading, series: Series): Evaluated[] {
  const answer = levelsIn(series, reading.period)
  if (answer.levels.length === 0) return [unknown(reading, answer.knowableFrom, answer)]
  return bestOfBasis(answer.levels, documentOf).map((level) => {
    const parts = [levelPart(claim, level)].filter((part) => part !== undefined)
    return judged(reading, parts, [level], parts.length === 0)
  })
}

function evaluateChange(claim: StatisticProposition, reading: Reading, series: Series): Evaluated[] {
  const { baseline } = reading
  if (baseline === null) return [unknown(reading)]
  const answer = pairsIn(series, reading.period, baseline)
  if (answer.pairs.length === 0) {
    // The level alone may already be wrong, or right as far as it goes.
    if (claim.value !== null && answer.now.levels.length > 0 && claim.measure !== 'share')
      return bestOfBasis(answer.now.levels, documentOf).flatMap((level) => {
        const part = levelPart(claim, level)
        return part === undefined
          ? [unknown(reading, answer.knowableFrom)]
          : [
              {
                ...judged(reading, [part], [level], true),
                ...(answer.knowableFrom === undefined ? {} : { knowableFrom: answer.knowableFrom }),
              },
            ]
      })
    return [unknown(reading, answer.knowableFrom, answer.now, answer.before)]
  }
  return bestOfBasis(answer.pairs, ({ now, before }) => `${documentOf(now)} ${documentOf(before)}`).map((pair) =>
    evaluatePair(claim, reading, pair),
  )
}

/** One pair of levels against all figures of the claim. */
export function evaluatePair(claim: StatisticProposition, reading: Reading, pair: Pair): Evaluated {
  const parts = [
    changePart(claim, pair),
    againPart(claim, pair),
    levelPart(claim, pair.now),
    baselinePart(claim, pair.before),
  ].filter((part) => part !== undefined)
  const wanted =
    Number(claim.change !== null) +
    Number(claim.value !== null && claim.measure !== 'share') +
    Number(claim.baselineValue !== null)
  return judged(reading, parts, [pair.now, pair.before], parts.length < wanted)
}

/** What is counted and where it was read: other documents hold other vintages of the same figure. */
function documentOf({ basis, title }: Level): string {
  return `${basis}\n${title}`
}

/** The most trusted of each kind, in the order given. */
function bestOfBasis<T>(all: readonly T[], basisOf: (one: T) => string): T[] {
  const seen = new Set<string>()
  return all.filter((one) => {
    const basis = basisOf(one)
    if (seen.has(basis)) return false
    seen.add(basis)
    return true
  })
}

function judged(reading: Reading, parts: readonly Part[], levels: Level[], partly: boolean): Evaluated {
  const central = levels.some(({ secondary }) => secondary)
  const fits = parts.map((part) => fitOfPart(part, 1, central))
  const fit = parts.length === 0 ? 'unknown' : worst(fits)
  const shown = parts[0]
  const value = shown === undefined ? null : shown.computed(1).value
  return {
    reading,
    // A claim of which only a part can be tested is not borne out by it.
    fit: partly && fit === 'holds' ? 'unknown' : fit,
    failsAt: (spread, ofChange = spread) =>
      parts.some((part) => fitOfPart(part, part.relative === true ? ofChange : spread) === 'fails'),
    computed: shown === undefined || value === null ? null : shown.print(value),
    value,
    levels,
    basis: levels[0]?.basis ?? null,
    ...(partly ? { partly: true } : {}),
  }
}

function worst(fits: readonly Fit[]): Fit {
  return fits.includes('fails') ? 'fails' : fits.includes('near') ? 'near' : 'holds'
}

function unknown(reading: Reading, knowableFrom?: Day, ...answers: LevelAnswer[]): Evaluated {
  const missing = answers.flatMap((answer) => missingIn(answer))
  return {
    reading,
    fit: 'unknown',
    failsAt: () => false,
    computed: null,
    value: null,
    levels: [],
    basis: null,
    ...(knowableFrom === undefined ? {} : { knowableFrom }),
    ...(missing.length === 0 ? {} : { missing }),
  }
}

/** The months that keep the fullest rows from a sum. */
function missingIn({ levels, gaps }: LevelAnswer): Month[] {
  if (levels.length > 0) return []
  let least: Month[] | undefined
  for (const { missing } of gaps) if (least === undefined || missing.length < least.length) least = missing
  return least ?? []
}
