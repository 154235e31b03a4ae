/** The whole duty on goods that a claim names: the base rate with every layer that reaches them, less what an exclusion lifts, with value added tax. */
import { type Held, type Layer, layersOn, onePercent } from '../../evidence/law.js'
import type { Snapshot } from '../../ledger/records.js'
import type { Day } from '../../time/day.js'
import type { Question } from './question.js'
import { narrows, scopeOf } from './selection.js'

export interface GoodsTotal {
  name: 'all duties on the goods' | 'all duties on the goods, less those an exclusion lifts'
  /** Value added tax, charged on the sum, is in it. */
  taxed: boolean
  percent: number
  layers: Layer[]
  /** A base rate is held: nothing is left out that the record knows of. */
  whole: boolean
}

/**
 * Every total that the goods can bear on a day: one for each base rate held, with and without what exclusions lift.
 *
 * @param law tariffs of the direction
 * @param exclusions measures by which importers or goods are let off
 */
export function goodsTotals(
  law: Held[],
  exclusions: Held[],
  day: Day,
  question: Question,
  ledger: Snapshot,
): GoodsTotal[] {
  if (!narrows(question)) return []
  const layers = layersOn(law, day).filter(({ held }) => held.measure.type === 'tariff')
  const own = layers.filter(({ held }) => held.general || scopeOf(held, question, ledger) === 'named')
  const added = own.filter(
    ({ held, interval }) =>
      (held.measure.basis ?? 'additional') === 'additional' && onePercent(interval.rate) !== undefined,
  )
  if (added.length === 0) return []
  const bases: (Layer | undefined)[] = own.filter(
    ({ held, interval }) => held.measure.basis === 'total' && leading(interval.rate) !== undefined,
  )
  const lifted = new Set(layersOn(exclusions, day).map(({ held }) => held.measure.class))
  const left = added.filter(({ held }) => held.measure.class === undefined || !lifted.has(held.measure.class))
  const totals: GoodsTotal[] = []
  for (const base of bases.length > 0 ? bases : [undefined]) {
    const start = base === undefined ? [] : [base]
    totals.push(total('all duties on the goods', [...start, ...added], base !== undefined))
    if (left.length < added.length)
      totals.push(
        total('all duties on the goods, less those an exclusion lifts', [...start, ...left], base !== undefined),
      )
  }
  return [...totals, ...totals.flatMap(withTax)]
}

function total(name: GoodsTotal['name'], layers: Layer[], whole: boolean): GoodsTotal {
  const percent = layers.reduce((sum, { interval }) => sum + (leading(interval.rate) ?? 0), 0)
  return { name, taxed: false, percent, layers, whole }
}

/** The rate at the head of a record's text: `5% (interim; MFN 10%)` is 5. */
function leading(text: string | undefined): number | undefined {
  const [, digits] = /^(\d+(?:\.\d+)?)%/.exec(text ?? '') ?? []
  return digits === undefined ? undefined : Number(digits)
}

/** What the records say of value added tax on top: `VAT (9 percent on most farm goods, ...`. */
function withTax(sum: GoodsTotal): GoodsTotal[] {
  for (const { held } of sum.layers) {
    const [, tax] = /\bVAT \((\d+(?:\.\d+)?) percent/.exec(held.measure.stacking ?? '') ?? []
    if (tax !== undefined)
      return [{ ...sum, taxed: true, percent: (1 + sum.percent / 100) * (100 + Number(tax)) - 100 }]
  }
  return []
}
