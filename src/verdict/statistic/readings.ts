/** What a statistic may mean: which goods, whose books, value or quantity, which months, measured from what. The main reading first. */
import type { StatisticProposition } from '../../claims/claim.js'
import type { SeriesQuestion } from '../../evidence/series.js'
import type { Measure } from '../../figures/figure.js'
import type { ProductName } from '../../ledger/records.js'
import type { Code } from '../../product/codes.js'
import { normalCode } from '../../product/codes.js'
import { readingsOf as codesOf } from '../../product/index.js'
import { type Period, periodBefore } from '../../time/period.js'

export interface Reading {
  question: SeriesQuestion
  period: Period
  baseline: Period | null
  /** In what it differs from the main reading; empty for the main one. */
  aspects: string[]
  /** A reading of the same claim, not of a looser one: where only this can be tested, it decides. */
  equal: boolean
  main: boolean
  /** By how much its levels may differ from the main reading's, as a factor: how far an untested reading may be away. */
  spread: number
  goods: string
}

/** Unit prices rarely move more than this from one year to the next, so value and quantity stay this near. */
const priceSpread = 2
/** Agencies' definitions of the same goods differ by less than this. */
const definitionSpread = 1.15
/** Two countries' books of one trade: freight, transit and timing. */
const mirrorSpread = 1.6

/**
 * The admissible readings of a statistic. None where the goods are not of the ledger or a part is not known.
 *
 * @param periods the periods it may speak of, likeliest first; the claim's own where it names one
 */
export function readings(
  claim: StatisticProposition,
  product: ProductName | undefined,
  periods: readonly Period[],
): Reading[] {
  const { flow, reporter, partner } = claim
  const [first, ...otherPeriods] = periods
  if (flow === null || reporter === null || partner === null || first === undefined || reporter === 'WORLD') return []
  const goods = goodsOf(claim, product)
  const [mainGoods, ...otherGoods] = goods
  if (mainGoods === undefined) return []
  const [measure, ...otherMeasures] = measuresOf(claim)
  if (measure === undefined) return []
  const side = { flow, reporter, partner: partner === 'WORLD' ? 'W' : partner }
  const unit = unitOf(claim)
  const question = (codes: Code[], of: Measure, sides = side): SeriesQuestion => ({
    ...sides,
    codes,
    measure: of,
    ...(unit !== undefined && of === 'quantity' ? { unit } : {}),
    ...(product?.bushelKg === undefined ? {} : { bushelKg: product.bushelKg }),
  })
  const main: Reading = {
    question: question(mainGoods.codes, measure),
    period: first,
    baseline: claim.baseline,
    aspects: [],
    equal: true,
    main: true,
    spread: 1,
    goods: mainGoods.label,
  }
  const found: Reading[] = [main]
  const vary = (change: Partial<Reading>, aspect: string): void => {
    found.push({ ...main, main: false, equal: true, ...change, aspects: [aspect] })
  }
  for (const other of otherGoods)
    vary(
      { question: question(other.codes, measure), goods: other.label, spread: definitionSpread, equal: other.equal },
      other.label,
    )
  for (const other of otherMeasures) {
    vary(
      { question: question(mainGoods.codes, other), spread: priceSpread },
      other === 'quantity' ? 'by quantity' : 'by value',
    )
    for (const one of otherGoods.filter(({ equal }) => equal))
      found.push({
        ...main,
        main: false,
        question: question(one.codes, other),
        goods: one.label,
        spread: priceSpread * definitionSpread,
        aspects: [one.label, other === 'quantity' ? 'by quantity' : 'by value'],
      })
  }
  if (claim.written.loose !== undefined && (flow === 'export' || flow === 'import') && side.partner !== 'W')
    vary(
      {
        question: question(mainGoods.codes, measure, {
          flow: flow === 'export' ? 'import' : 'export',
          reporter: side.partner,
          partner: reporter,
        }),
        spread: mirrorSpread,
      },
      `the books of ${side.partner}`,
    )
  // A monthly change without a baseline is year on year for most agencies and month on month in some reports.
  if (claim.implied.includes('baseline') && claim.baseline !== null) {
    const before = periodBefore(first)
    if (before !== undefined && lengthOf(first) <= 3)
      vary({ baseline: before, equal: false, spread: Number.POSITIVE_INFINITY }, 'against the period before')
  }
  for (const period of otherPeriods)
    vary(
      { period, baseline: shiftedBaseline(claim, period), equal: false, spread: Number.POSITIVE_INFINITY },
      'another period',
    )
  return found
}

function shiftedBaseline(claim: StatisticProposition, period: Period): Period | null {
  if (claim.baseline === null || claim.period === null) return claim.baseline
  const shift = claim.period.start - claim.baseline.start
  // Whole years only: anything else would be another claim.
  return shift > 350 && shift < 380
    ? { ...period, start: yearEarlier(period.start), end: yearEarlier(period.end) }
    : claim.baseline
}

function yearEarlier<T extends number>(day: T): T {
  const date = new Date(day * 86_400_000)
  const month = date.getUTCMonth()
  const isLast = new Date((day + 1) * 86_400_000).getUTCDate() === 1
  const ms = isLast
    ? Date.UTC(date.getUTCFullYear() - 1, month + 1, 0)
    : Date.UTC(date.getUTCFullYear() - 1, month, date.getUTCDate())
  return (ms / 86_400_000) as T
}

function lengthOf({ start, end }: Period): number {
  return Math.round((end - start + 1) / 30.4)
}

interface Goods {
  codes: Code[]
  label: string
  equal: boolean
}

/** The codes the goods may stand for. Goods that no list knows have none. */
function goodsOf({ product, implied }: StatisticProposition, record: ProductName | undefined): Goods[] {
  const goods: Goods = { codes: [{ system: 'TOTAL', code: 'TOTAL' }], label: 'all goods', equal: true }
  // Goods and services together are another series; goods alone are a looser reading of them.
  if (product.code === 'goods and services')
    return [
      { codes: [{ system: 'TOTAL', code: 'GOODS-AND-SERVICES' }], label: 'goods and services', equal: true },
      { ...goods, equal: false },
    ]
  if (product.system === 'TOTAL' && record === undefined) return [goods]
  if (record === undefined) {
    if (product.system !== 'HS') return []
    return [{ codes: [normalCode({ system: 'HS', code: product.code })], label: `HS ${product.code}`, equal: true }]
  }
  const written = product.system === 'HS' && product.asWritten !== null && /\d/.test(product.asWritten)
  const all = codesOf(record).map(({ codes, label }, index) => ({
    codes,
    label: `${label} (${codes.map(({ system, code }) => `${system} ${code}`).join(', ')})`,
    equal: index >= 0,
  }))
  const first = written
    ? all.filter(({ codes }) =>
        codes.some(
          ({ system, code }) => system === 'HS' && code === normalCode({ system: 'HS', code: product.code }).code,
        ),
      )
    : []
  const own =
    written && first.length > 0
      ? first
      : written
        ? [{ codes: [normalCode({ system: 'HS', code: product.code })], label: `HS ${product.code}`, equal: true }]
        : all
  // A product taken from the sentences before may not be meant at all.
  if (implied.includes('product'))
    own.push({ codes: [{ system: 'TOTAL', code: 'TOTAL' }], label: 'all goods', equal: false })
  return own
}

function measuresOf({ measure, implied, flow, product }: StatisticProposition): Measure[] {
  // Of all goods together there is no quantity.
  if (product.system === 'TOTAL') return measure === 'quantity' ? [] : ['value']
  if (flow === 'balance' || flow === 'total') return measure === 'quantity' ? [] : ['value']
  if (measure === 'quantity') return implied.includes('measure') ? ['quantity', 'value'] : ['quantity']
  if (measure === 'value') return implied.includes('measure') ? ['value', 'quantity'] : ['value']
  if (measure === 'share') return ['value', 'quantity']
  return measure === null ? ['value', 'quantity'] : []
}

const spelled: Record<string, string> = { 'short-ton': 'short ton', 'long-ton': 'long ton', barrel: 'bbl', item: 'no' }

function unitOf({ unit, change, measure }: StatisticProposition): string | undefined {
  const named = unit !== null && unit !== '%' && unit !== 'USD' ? unit : change?.unit
  if (measure !== 'quantity' || named === undefined || named === 'points' || named === '%') return undefined
  return spelled[named] ?? named
}
