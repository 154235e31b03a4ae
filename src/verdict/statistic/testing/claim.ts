/** Claims and rows to judge them by, as the tests of statistics write them. */
import type { Claim, StatisticProposition } from '../../../claims/claim.js'
import type { Evidence } from '../../../evidence/evidence.js'
import { type Figure, type FigureStore, printKey } from '../../../figures/figure.js'
import type { Hedge, WrittenNumber } from '../../../language/marks.js'
import type { ProductName, Snapshot } from '../../../ledger/records.js'
import { addDays, parseDay } from '../../../time/day.js'
import type { AsOf } from '../../../time/interval.js'
import { parsePeriod, yearsBefore } from '../../../time/period.js'
import { judgeStatistic } from '../../statistic.js'
import type { Verdict } from '../../verdict.js'

export const products: ProductName[] = [
  {
    id: 'sorghum',
    codes: [
      { system: 'HS', code: '1007', label: 'Grain sorghum' },
      { system: 'USDA', code: 'SORGHUM', label: 'Sorghum' },
    ],
  },
  { id: 'agricultural-products', codes: [{ system: 'USDA', code: 'AG', label: 'Agricultural Products' }] },
].map((one) => ({ kind: 'product', names: [one.id], sources: [], at: { file: 'test', line: 1 }, ...one }))

export type Row = Partial<Omit<Figure, 'period' | 'released'>> & { period: string; released?: string }

/** A figure of US exports to China, released 35 days after its period unless said. */
export function figure({ period, released, ...row }: Row): Figure {
  const span = parsePeriod(period)
  return {
    flow: 'export',
    reporter: 'US',
    partner: 'CN',
    classification: 'TOTAL',
    code: 'TOTAL',
    id: `fig-${row.code ?? 'TOTAL'}-${row.partner ?? 'CN'}-${row.flow ?? 'export'}-${period}-${row.vintage ?? ''}`,
    name: 'test',
    period: span,
    basis: row.flow === 'import' ? 'general imports' : 'total exports',
    agency: 'U.S. Census Bureau',
    title: 'Trade in Goods',
    origin: 'agency-rows',
    released: released === undefined ? addDays(span.end, 35) : parseDay(released),
    releasedBy: 'calendar',
    vintage: '2026-01-01',
    ...row,
  }
}

export function evidenceOf(rows: Row[]): Evidence {
  const figures = rows.map(figure)
  const store: FigureStore = {
    series: async (keys) => {
      const wanted = new Set(keys.map(printKey))
      return figures.filter((one) => wanted.has(printKey(one)))
    },
    keys: async (filter) =>
      figures.filter((one) => Object.entries(filter).every(([key, value]) => Reflect.get(one, key) === value)),
  }
  const ledger: Snapshot = {
    digest: '',
    recordedThrough: parseDay('2026-01-01'),
    sources: [],
    contacts: [],
    statements: [],
    tracks: [],
    measures: [],
    coverage: [],
    people: [],
    organisations: [],
    products,
  }
  return { ledger, figures: store }
}

export const written = (value: number, halfUnit = 0.5): WrittenNumber => ({ value, halfUnit })
export const total = { asWritten: 'goods', system: 'TOTAL', code: 'all merchandise', id: null }
export const sorghum = { asWritten: 'sorghum', system: 'HS', code: '1007', id: 'sorghum' }
export const farm = { asWritten: 'farm', system: 'USDA', code: 'Agricultural Products', id: 'agricultural-products' }

export function claimOf(
  part: Partial<Omit<StatisticProposition, 'period' | 'baseline'>> & { period?: string; baseline?: string },
): Claim & { type: 'statistic' } {
  const period = part.period === undefined ? null : parsePeriod(part.period)
  const baseline =
    part.baseline !== undefined
      ? parsePeriod(part.baseline)
      : part.change != null && period !== null
        ? yearsBefore(period)
        : null
  return {
    type: 'statistic',
    span: [0, 1],
    checkable: true,
    speaker: null,
    modality: 'reported',
    derivation: [],
    statistic: {
      flow: 'export',
      reporter: 'US',
      partner: 'CN',
      product: total,
      measure: 'value',
      value: null,
      unit: null,
      change: null,
      baselineValue: null,
      hedge: null,
      rank: null,
      basis: null,
      note: null,
      implied: [],
      written: {},
      ...part,
      period,
      baseline,
    },
  }
}

export const on = (day: string): AsOf => ({ valid: parseDay(day), known: parseDay(day) })
export const judge = (claim: Claim & { type: 'statistic' }, rows: Row[], day = '2026-06-30'): Promise<Verdict> =>
  judgeStatistic(claim, evidenceOf(rows), on(day))
export const fell = (
  percent: number,
  period: string,
  more: Parameters<typeof claimOf>[0] = {},
  hedge?: Hedge,
): Claim & { type: 'statistic' } =>
  claimOf({
    period,
    change: { direction: 'down', percent },
    written: { change: written(percent), ...(hedge === undefined ? {} : { hedge }) },
    ...more,
  })

export const yearly: Row[] = [
  { period: '2018', value: 120_289_000_000 },
  { period: '2019', value: 106_448_000_000 },
]

/** A rounded figure on a page of the department. */
export const page = { origin: 'published-page' as const, agency: 'USDA', title: 'page', basis: 'page' }
