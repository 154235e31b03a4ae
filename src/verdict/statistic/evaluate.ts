/** One reading against the rows: whether every figure of the claim is what the rows give, and by how far it is not. */
import type { StatisticProposition } from '../../claims/claim.js'
import type { Series } from '../../evidence/series.js'
import { levelsIn, pairsIn } from '../../evidence/series.js'
import { changePercent, difference, multiple, type Pair } from '../../figures/compare.js'
import type { Level } from '../../figures/levels.js'
import type { Hedge, WrittenNumber } from '../../language/marks.js'
import type { Day } from '../../time/day.js'
import { periodBefore, printPeriod, yearsBefore } from '../../time/period.js'
import { accepted, type Computed, type Fit, fitOf } from '../precision.js'
import type { Reading } from './readings.js'

/** What the rows say to one reading. */
export interface Evaluated {
  reading: Reading
  fit: Fit | 'unknown'
  /** The same with the levels allowed to differ by this factor: does it still fail? */
  failsAt: (spread: number) => boolean
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
}

interface Part {
  written: WrittenNumber
  hedge?: Hedge
  upper?: WrittenNumber
  computed: (spread: number) => Computed
  print: (value: number) => string
  /** Where magnitude alone would mislead: a rise is no small fall. */
  wrongWay?: boolean
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
  if (answer.levels.length === 0) return [unknown(reading, answer.knowableFrom)]
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
    return [unknown(reading, answer.knowableFrom)]
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
  const fits = parts.map((part) => fitOfPart(part, 1))
  const fit = parts.length === 0 ? 'unknown' : worst(fits)
  const shown = parts[0]
  const value = shown === undefined ? null : shown.computed(1).value
  return {
    reading,
    // A claim of which only a part can be tested is not borne out by it.
    fit: partly && fit === 'holds' ? 'unknown' : fit,
    failsAt: (spread) => parts.some((part) => fitOfPart(part, spread) === 'fails'),
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

function fitOfPart({ written, hedge, upper, computed, wrongWay }: Part, spread: number): Fit {
  const figure = computed(spread)
  const accept = accepted(written, hedge, upper)
  if (wrongWay === true && figure.value < 0) return figure.high < Math.max(0, accept.nearLow) ? 'fails' : 'near'
  return fitOf(accept, figure)
}

function unknown(reading: Reading, knowableFrom?: Day): Evaluated {
  return {
    reading,
    fit: 'unknown',
    failsAt: () => false,
    computed: null,
    value: null,
    levels: [],
    basis: null,
    ...(knowableFrom === undefined ? {} : { knowableFrom }),
  }
}

const near: WrittenNumber = { value: 0, halfUnit: 0 }

/** The change as claimed, unsigned, against the change computed in the claimed direction. */
function changePart(claim: StatisticProposition, pair: Pair): Part | undefined {
  const { change, written } = claim
  if (change === null) return undefined
  const hedge = written.hedges?.change ?? (written.hedges === undefined ? written.hedge : undefined)
  const upper = written.uppers?.change
  const figure = written.change
  const way = change.direction === 'down' ? -1 : 1
  const ratioOf = (spread: number): Computed | undefined => {
    const ratio = multiple(pair)
    return ratio === undefined ? undefined : { value: ratio.value, low: ratio.low / spread, high: ratio.high * spread }
  }
  const told = change.percent !== undefined || change.multiple !== undefined
  if (change.absolute !== undefined && change.unit !== 'points' && !told) {
    if (figure === undefined || !sameUnit(change.unit, pair.now.unit)) return undefined
    return absolutePart(figure, pair, way, hedge, upper)
  }
  if (ratioOf(1) === undefined) return undefined
  const percent = (spread: number): Computed => {
    const ratio = ratioOf(spread) ?? { value: Number.NaN, low: Number.NaN, high: Number.NaN }
    const [a, b] = [(ratio.low - 1) * 100 * way, (ratio.high - 1) * 100 * way]
    return { value: (ratio.value - 1) * 100 * way, low: Math.min(a, b), high: Math.max(a, b) }
  }
  const printPercent = (value: number): string => signed(value * way, '%')
  if (change.percent !== undefined && figure !== undefined)
    return { written: figure, hedge, upper, wrongWay: true, computed: percent, print: printPercent }
  if (change.multiple !== undefined && figure !== undefined)
    return {
      written: figure,
      hedge,
      upper,
      computed: (spread) => ratioOf(spread) ?? { value: Number.NaN, low: Number.NaN, high: Number.NaN },
      print: () => signed(changePercent(pair)?.value ?? Number.NaN, '%'),
    }
  if (change.direction === 'none') return { written: { value: 0, halfUnit: 1 }, computed: percent, print: printPercent }
  // Only the way it went: any change in it, and a half per cent against it is not called wrong.
  return {
    written: near,
    hedge: { text: '', kind: 'above' },
    computed: (spread) => {
      const found = percent(spread)
      return found.value > 0 ? found : { ...found, high: found.high + 0.5 }
    },
    print: printPercent,
  }
}

function absolutePart(written: WrittenNumber, pair: Pair, way: number, hedge?: Hedge, upper?: WrittenNumber): Part {
  return {
    written,
    hedge,
    upper,
    wrongWay: true,
    computed: (spread) => amount(pair, way, spread),
    print: (value) => printAmount(value * way, pair.now.unit, true),
  }
}

/** The same change told again in absolute terms: "up 2.8 percent ($12.1 billion)". */
function againPart({ change, written }: StatisticProposition, pair: Pair): Part | undefined {
  if (change === null || written.absolute === undefined || !sameUnit(change.unit, pair.now.unit)) return undefined
  return absolutePart(written.absolute, pair, change.direction === 'down' ? -1 : 1)
}

/** The difference in the claimed direction; a deficit's size, where the levels are negative. */
function amount(pair: Pair, way: number, spread: number): Computed {
  const found = difference(pair)
  const size = pair.now.value < 0 && pair.before.value < 0 ? -way : way
  const slack = (spread - 1) * (Math.abs(pair.now.value) + Math.abs(pair.before.value))
  const [a, b] = [found.low * size, found.high * size]
  return { value: found.value * size, low: Math.min(a, b) - slack, high: Math.max(a, b) + slack }
}

function levelPart(claim: StatisticProposition, level: Level): Part | undefined {
  const { value, written, unit } = claim
  if (value === null || written.value === undefined || claim.measure === 'share' || claim.measure === 'rate')
    return undefined
  const zero = written.value.value === 0
  if (!zero && !sameUnit(unit, level.unit)) return undefined
  const claimed = typeof value === 'number' ? value : value[0]
  return partOfLevel(
    written.value,
    written.hedges?.value ?? (written.hedges === undefined ? written.hedge : undefined),
    written.uppers?.value,
    level,
    claimed < 0,
  )
}

function baselinePart(claim: StatisticProposition, level: Level): Part | undefined {
  const { baselineValue, written, unit, change } = claim
  if (baselineValue === null || written.baselineValue === undefined || claim.measure === 'share') return undefined
  if (!sameUnit(unit ?? change?.unit ?? level.unit, level.unit)) return undefined
  return partOfLevel(written.baselineValue, written.hedges?.baselineValue, undefined, level, baselineValue < 0)
}

function partOfLevel(
  written: WrittenNumber,
  hedge: Hedge | undefined,
  upper: WrittenNumber | undefined,
  level: Level,
  negative: boolean,
): Part {
  const sign = negative ? -1 : 1
  return {
    written,
    hedge,
    upper,
    computed: (spread) => {
      const value = level.value * sign
      const slack = (spread - 1) * Math.abs(value)
      return { value, low: value - level.rounding - slack, high: value + level.rounding + slack }
    },
    print: (value) => printAmount(value * sign, level.unit, false),
  }
}

const unitNames: Record<string, string> = {
  'short-ton': 'short ton',
  'long-ton': 'long ton',
  barrel: 'bbl',
  item: 'no',
}
function sameUnit(claimed: string | null | undefined, held: string): boolean {
  if (claimed == null) return true
  return claimed === held || unitNames[claimed] === held
}

function signed(value: number, unit: string): string {
  const text =
    Math.abs(value) >= 1000
      ? Math.round(Math.abs(value)).toLocaleString('en-US')
      : (Math.round(Math.abs(value) * 10) / 10).toFixed(1)
  return `${value < 0 ? '−' : '+'}${text}${unit}`
}

/** `$5.50 billion`, `82,000 t`. */
export function printAmount(value: number, unit: string, withSign: boolean): string {
  const size = Math.abs(value)
  const sign = value < 0 ? '−' : withSign ? '+' : ''
  if (unit === 'USD') {
    if (size >= 1e9) return `${sign}$${(size / 1e9).toFixed(2)} billion`
    if (size >= 1e6) return `${sign}$${(size / 1e6).toFixed(1)} million`
    return `${sign}$${Math.round(size).toLocaleString('en-US')}`
  }
  if (size >= 1e6) return `${sign}${(size / 1e6).toFixed(2)} million ${unit}`
  return `${sign}${Math.round(size).toLocaleString('en-US')} ${unit}`
}
