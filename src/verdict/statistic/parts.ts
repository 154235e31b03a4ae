/** The figures of a claim, each beside the one computed from the rows: change, level, level before. */
import type { StatisticProposition } from '../../claims/claim.js'
import { changePercent, difference, multiple, type Pair } from '../../figures/compare.js'
import type { Level } from '../../figures/levels.js'
import type { Hedge, WrittenNumber } from '../../language/marks.js'
import { accepted, type Computed, type Fit, fitOf } from '../precision.js'

export interface Part {
  written: WrittenNumber
  hedge?: Hedge
  upper?: WrittenNumber
  computed: (spread: number) => Computed
  print: (value: number) => string
  /** A change in percent or as a multiple, which differs less between tables than a level does. */
  relative?: boolean
  /** Where magnitude alone would mislead: a rise is no small fall. */
  wrongWay?: boolean
}

const near: WrittenNumber = { value: 0, halfUnit: 0 }

/** The change as claimed, unsigned, against the change computed in the claimed direction. */
export function changePart(claim: StatisticProposition, pair: Pair): Part | undefined {
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
    return { written: figure, hedge, upper, relative: true, wrongWay: true, computed: percent, print: printPercent }
  if (change.multiple !== undefined && figure !== undefined)
    return {
      written: figure,
      hedge,
      upper,
      relative: true,
      computed: (spread) => ratioOf(spread) ?? { value: Number.NaN, low: Number.NaN, high: Number.NaN },
      print: () => signed(changePercent(pair)?.value ?? Number.NaN, '%'),
    }
  if (change.direction === 'none')
    return { written: { value: 0, halfUnit: 1 }, relative: true, computed: percent, print: printPercent }
  // Only the way it went: any change in it, and a half per cent against it is not called wrong.
  return {
    written: near,
    hedge: { text: '', kind: 'above' },
    relative: true,
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
export function againPart({ change, written }: StatisticProposition, pair: Pair): Part | undefined {
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

/** The level claimed beside the level held; undefined where their units do not meet. */
export function levelPart(claim: StatisticProposition, level: Level): Part | undefined {
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

/** The level before, as claimed and as held. */
export function baselinePart(claim: StatisticProposition, level: Level): Part | undefined {
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

/** How a part fits when every level may be off by a factor `spread`; `central` for levels told second-hand. */
export function fitOfPart({ written, hedge, upper, computed, wrongWay }: Part, spread: number, central = false): Fit {
  const figure = computed(spread)
  const accept = accepted(written, hedge, upper)
  if (wrongWay === true && figure.value < 0) return figure.high < Math.max(0, accept.nearLow) ? 'fails' : 'near'
  return fitOf(accept, figure, central)
}
