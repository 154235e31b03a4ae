/** Cumulative figures held against their months: a year, or January to July, recomputed from monthly rows of like kind. */
import { type Month, monthsOf } from '../time/period.js'
import { isStock } from './basis.js'
import { added } from './compare.js'
import { type Figure, type Measure, printKey, type SeriesKey } from './figure.js'
import { knownAt } from './known.js'
import { keyOf, type Level, levels } from './levels.js'

/** One way in which the months give the level that a figure states. */
export interface Recomputed {
  level: Level
  /** Recomputed minus stated, in the figure's unit. */
  difference: number
  /** Within what both roundings leave open. */
  agrees: boolean
  /** The months are of another basis of the same kind, or of other codes for the same goods. */
  near: boolean
}

/** A cumulative figure beside the sum of its months, in dollars or in its own unit. */
export interface Reconciled {
  figure: Figure
  measure: Measure
  stated: number
  unit: string
  /** The true level lies within this of what is stated. */
  rounding: number
  /** By the most trusted of the ways; `cannot` where a month lacks in all of them. */
  outcome: 'agrees' | 'differs' | 'cannot'
  /** The ways, the most trusted first. */
  ways: Recomputed[]
  /** The months that lack, where it cannot be recomputed: in the document that has the most. */
  missing: Month[]
}

/** With why it differs, where that is known. */
export interface ToldDifference extends Reconciled {
  reason?: string
}

export interface ReconcileOptions {
  /** Other series for the same goods, each a list of series to be added: HS 1201 for the group `SOYBEANS`. */
  kin?: (key: SeriesKey) => readonly (readonly SeriesKey[])[]
  /** Kilograms of a bushel of the goods. */
  bushelKgOf?: (key: SeriesKey) => string | number | undefined
}

/** The months that a figure adds up, where it states the sum of two or more. */
export function monthsAddedUp(figure: Figure): Month[] | undefined {
  const months = monthsOf(figure.period)
  return months === undefined || months.length < 2 || isStock(figure.basis) ? undefined : months
}

/**
 * Every cumulative figure among those given, recomputed from the months among them. The months are taken in the vintage
 * that was in print with the figure, out of one document each, and never where one lacks.
 *
 * @param figures of any number of series, all vintages
 */
export function reconcile(figures: readonly Figure[], options: ReconcileOptions = {}): Reconciled[] {
  const series = new Map<string, Figure[]>()
  for (const figure of figures) {
    const key = printKey(figure)
    const held = series.get(key)
    if (held === undefined) series.set(key, [figure])
    else held.push(figure)
  }
  const found: Reconciled[] = []
  for (const figure of figures) {
    const months = monthsAddedUp(figure)
    if (months === undefined) continue
    for (const measure of ['value', 'quantity'] as const)
      if (figure[measure] !== undefined) found.push(reconciled(figure, measure, months, series, options))
  }
  return found.sort(byOutcome)
}

function reconciled(
  figure: Figure,
  measure: Measure,
  months: readonly Month[],
  series: ReadonlyMap<string, Figure[]>,
  options: ReconcileOptions,
): Reconciled {
  const key = keyOf(figure)
  const stated = figure[measure] ?? 0
  const unit = measure === 'value' ? 'USD' : (figure.unit ?? '')
  const rounding = figure.rounding?.[measure] ?? 0
  const known = figure.vintageDay ?? 'latest'
  const bushelKg = options.bushelKgOf?.(key)
  const read = (one: SeriesKey) =>
    levels(knownAt(series.get(printKey(one)) ?? [], known), figure.period, measure, {
      unit,
      ...(bushelKg !== undefined && { bushelKg }),
    })
  const own = read(key)
  const sums = own.levels.filter(({ how }) => how === 'sum')
  const kin = (options.kin?.(key) ?? []).flatMap((parts) =>
    added(parts.map((part) => read(part).levels.filter(({ how }) => how === 'sum'))),
  )
  const ways = [...sums, ...kin]
    .filter((level) => level.unit === unit && kindOf(level.basis) === kindOf(figure.basis))
    .map((level): Recomputed => {
      const difference = level.value - stated
      // The last binary digit of a sum of dollars is no difference.
      const slack = rounding + level.rounding + Math.abs(stated) * 1e-12
      const near = level.basis !== figure.basis || printKey(level.key) !== printKey(key)
      return { level, difference, agrees: Math.abs(difference) <= slack, near }
    })
    .sort(
      (a, b) =>
        Number(a.near) - Number(b.near) ||
        Number(a.level.secondary) - Number(b.level.secondary) ||
        oldestPrint(b.level) - oldestPrint(a.level),
    )
  const first = ways[0]
  return {
    figure,
    measure,
    stated,
    unit,
    rounding,
    outcome: first === undefined ? 'cannot' : first.agrees ? 'agrees' : 'differs',
    ways,
    missing: first === undefined ? lacking(figure, measure, months, series, options) : [],
  }
}

/** Of months as good as each other those printed last stand nearest to the figure. */
function oldestPrint({ rows }: Level): number {
  return Math.min(...rows.map(({ vintageDay }) => vintageDay ?? 0))
}

/** What lacks in the document of like kind that lacks the least. */
function lacking(
  figure: Figure,
  measure: Measure,
  months: readonly Month[],
  series: ReadonlyMap<string, Figure[]>,
  { kin }: ReconcileOptions,
): Month[] {
  const keys = [keyOf(figure), ...(kin?.(keyOf(figure)) ?? []).filter((parts) => parts.length === 1).flat()]
  const documents = new Map<string, Set<Month>>()
  for (const one of keys.flatMap((key) => series.get(printKey(key)) ?? [])) {
    const [month, ...more] = monthsOf(one.period) ?? []
    if (month === undefined || more.length > 0 || one[measure] === undefined) continue
    if (kindOf(one.basis) !== kindOf(figure.basis)) continue
    const name = `${printKey(one)}\n${one.basis}\n${one.title}`
    documents.set(name, (documents.get(name) ?? new Set()).add(month))
  }
  const lists = [...documents.values()].map((held) => months.filter((month) => !held.has(month)))
  return lists.sort((a, b) => a.length - b.length)[0] ?? [...months]
}

/** What is measured, without whose sums or copies it is: `total exports` of `total exports, sums of HS6`. */
function kindOf(basis: string): string {
  return basis.replace(/, (?:USDA groups|sums of HS6|secondary table)$/, '')
}

const outcomes = ['differs', 'agrees', 'cannot']

function byOutcome(a: Reconciled, b: Reconciled): number {
  const [one, other] = [printKey(a.figure), printKey(b.figure)]
  return (
    outcomes.indexOf(a.outcome) - outcomes.indexOf(b.outcome) ||
    (one === other ? 0 : one < other ? -1 : 1) ||
    a.figure.period.start - b.figure.period.start ||
    a.figure.period.end - b.figure.period.end ||
    (a.measure === b.measure ? 0 : a.measure === 'value' ? -1 : 1) ||
    (a.figure.title < b.figure.title ? -1 : 1)
  )
}
