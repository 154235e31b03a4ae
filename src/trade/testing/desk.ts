/** A small world for tests of trade: a few series, a few names. */

import { bundledStore, packFigures } from '../../figures/compiled.js'
import type { Figure, FigureStore } from '../../figures/figure.js'
import { calendar } from '../../figures/testing/figures.js'
import type { ProductName } from '../../ledger/records.js'
import type { Country } from '../../ledger/tariff.js'
import { parseDay } from '../../time/day.js'
import type { Asked, TradeContext } from '../ask.js'
import { type Names, namesOf, readGoods, readParty } from '../named.js'
import { readBaselineWords, readPeriodWords } from '../periods.js'

const at = { file: 'test.yaml', line: 1 }

const product = (
  id: string,
  names: string[],
  codes: ProductName['codes'],
  more: Partial<ProductName> = {},
): ProductName => ({
  id,
  kind: 'product',
  names,
  codes,
  sources: [],
  at,
  ...more,
})

const products: ProductName[] = [
  product('all-goods', ['all goods'], [{ system: 'TOTAL', code: 'TOTAL' }]),
  product(
    'farm',
    ['agricultural products', 'farm goods'],
    [{ system: 'USDA', code: 'AG', label: 'Agricultural Products' }],
  ),
  product(
    'sorghum',
    ['sorghum', 'milo'],
    [
      { system: 'HS', code: '1007', label: 'Grain sorghum' },
      { system: 'USDA', code: 'SORGHUM', label: 'Grain sorghum' },
    ],
    { within: 'farm', bushelKg: '25.40117272', marketingYearStarts: 9 },
  ),
  product('soybeans', ['soybeans', 'soya beans'], [{ system: 'HS', code: '1201', label: 'Soybeans' }], {
    within: 'farm',
    marketingYearStarts: 9,
  }),
]

const country = (code: string, ...names: string[]): Country => ({
  id: code.toLowerCase(),
  kind: 'country',
  code,
  names,
  at,
})

export const names: Names = namesOf(products, [
  country('US', 'United States'),
  country('CN', 'China', 'Mainland China'),
  country('HK', 'Hong Kong'),
  country('MO', 'Macau'),
  country('MX', 'Mexico'),
])

export const today = parseDay('2025-10-01')

export function store(figures: Figure[]): FigureStore {
  return bundledStore(packFigures(figures, calendar, 'test'))
}

export function context(figures: Figure[]): TradeContext {
  return { store: store(figures), names, calendar, today }
}

/** What the command line would read of these words. */
export function asked(
  words: Partial<Omit<Asked, 'period' | 'vs' | 'goods' | 'partners' | 'reporter'>> & {
    partner?: string[]
    product?: string[]
    period?: string
    vs?: string
  } = {},
): Asked {
  const { partner = ['CN'], product: goods = ['sorghum'], period, vs = 'year-ago', ...more } = words
  return {
    flow: 'export',
    reporter: readParty('US', names, '--reporter'),
    partners: partner.map((text) => readParty(text, names, '--partner')),
    goods: readGoods(goods, names),
    ...(period !== undefined && { period: readPeriodWords(period) }),
    vs: readBaselineWords(vs),
    against: vs,
    measure: 'value',
    known: 'latest',
    by: [],
    share: false,
    rank: false,
    ...more,
  }
}
