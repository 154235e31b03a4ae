import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Claim, StatisticProposition } from '../claims/claim.js'
import type { Evidence } from '../evidence/evidence.js'
import { type Figure, type FigureStore, printKey } from '../figures/figure.js'
import { calendar } from '../figures/testing/figures.js'
import type { Hedge, WrittenNumber } from '../language/marks.js'
import type { ProductName, Snapshot } from '../ledger/records.js'
import { addDays, type Day, parseDay } from '../time/day.js'
import type { AsOf } from '../time/interval.js'
import { isoPeriod, parsePeriod, yearsBefore } from '../time/period.js'
import { judgeStatistic } from './statistic.js'
import type { Verdict } from './verdict.js'

const products: ProductName[] = [
  {
    id: 'sorghum',
    codes: [
      { system: 'HS', code: '1007', label: 'Grain sorghum' },
      { system: 'USDA', code: 'SORGHUM', label: 'Sorghum' },
    ],
  },
  { id: 'agricultural-products', codes: [{ system: 'USDA', code: 'AG', label: 'Agricultural Products' }] },
].map((one) => ({ kind: 'product', names: [one.id], sources: [], at: { file: 'test', line: 1 }, ...one }))

type Row = Partial<Omit<Figure, 'period' | 'released'>> & { period: string; released?: string }

/** A figure of US exports to China, released 35 days after its period unless said. */
function figure({ period, released, ...row }: Row): Figure {
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

function evidenceOf(rows: Row[]): Evidence {
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

const written = (value: number, halfUnit = 0.5): WrittenNumber => ({ value, halfUnit })
const total = { asWritten: 'goods', system: 'TOTAL', code: 'all merchandise', id: null }
const sorghum = { asWritten: 'sorghum', system: 'HS', code: '1007', id: 'sorghum' }
const farm = { asWritten: 'farm', system: 'USDA', code: 'Agricultural Products', id: 'agricultural-products' }

function claimOf(
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

const on = (day: string): AsOf => ({ valid: parseDay(day), known: parseDay(day) })
const judge = (claim: Claim & { type: 'statistic' }, rows: Row[], day = '2026-06-30'): Promise<Verdict> =>
  judgeStatistic(claim, evidenceOf(rows), on(day))
const fell = (
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

const yearly: Row[] = [
  { period: '2018', value: 120_289_000_000 },
  { period: '2019', value: 106_448_000_000 },
]

describe('a change in percent', () => {
  test.each<[string, number, Verdict['label']]>([
    ['fell 12% (11.5% in the rows)', 12, 'supported'],
    ['fell 11% (11.5% in the rows, so 12 when rounded)', 11, 'no-data'],
    ['fell 35%', 35, 'contradicted'],
    ['fell 5%', 5, 'contradicted'],
  ])('%s is %s', async (_, percent, label) => {
    const verdict = await judge(fell(percent, '2019', { product: { ...total } }), yearly)
    expect(verdict.label).toBe(label)
    expect(verdict.note).not.toBe('')
  })

  test('the other direction is contradicted', async () => {
    const claim = claimOf({
      period: '2019',
      change: { direction: 'up', percent: 12 },
      written: { change: written(12) },
    })
    expect(await judge(claim, yearly)).toMatchObject({ label: 'contradicted', grade: 'recomputed' })
  })

  test('the rows, the query and the computed value are shown', async () => {
    const verdict = await judge(fell(12, '2019'), yearly)
    expect(verdict).toMatchObject({ grade: 'recomputed', computed: '−11.5%' })
    expect(verdict.readings[0]).toMatchObject({
      holds: true,
      main: true,
      query:
        'figures where flow=export reporter=US partner=CN product=TOTAL:TOTAL period=2019 against=2018 measure=value',
    })
    expect(verdict.readings[0]?.evidence.map(({ id, value, period }) => [id, value, period])).toEqual([
      ['fig-TOTAL-CN-export-2019-', 106_448_000_000, '2019'],
      ['fig-TOTAL-CN-export-2018-', 120_289_000_000, '2018'],
    ])
  })
})

describe('what is not held is never called wrong', () => {
  test.each<[string, Parameters<typeof claimOf>[0]]>([
    ['another month', { period: '2025-03' }],
    ['another partner', { period: '2019', partner: 'MX' }],
    ['another product', { period: '2019', product: sorghum }],
    [
      'a product no list knows',
      { period: '2019', product: { asWritten: 'tung oil', system: 'none', code: 'tung oil', id: null } },
    ],
    ['the other flow', { period: '2019', flow: 'import' }],
    ['the whole world', { period: '2019', reporter: 'WORLD' }],
  ])('%s: no-data, with the way to an answer', async (_, part) => {
    const verdict = await judge(fell(35, '2019', part), yearly)
    expect(verdict.label).toBe('no-data')
    expect(verdict.note.length).toBeGreaterThan(20)
  })

  test.each<[string, Pick<StatisticProposition, 'implied'>]>([
    ['the partner', { implied: ['partner'] }],
    ['the product', { implied: ['product'] }],
    ['the period', { implied: ['period'] }],
  ])('%s taken from the context: a miss is not called wrong', async (_, part) => {
    expect((await judge(fell(35, '2019', part), yearly)).label).toBe('no-data')
  })

  test('a month missing from a sum leaves no sum', async () => {
    const months: Row[] = ['2024-01', '2024-03', '2025-01', '2025-02', '2025-03'].map((period) => ({
      period,
      value: 100,
    }))
    expect((await judge(fell(35, '2025-01..2025-03'), months)).label).toBe('no-data')
  })
})

describe('before the release nothing is known', () => {
  test('the verdict names the day from which it could be', async () => {
    const rows: Row[] = [
      { period: '2024-07', value: 100e9 },
      { period: '2025-07', value: 50e9, released: '2025-09-04' },
    ]
    expect(await judge(fell(50, '2025-07'), rows, '2025-08-20')).toMatchObject({
      label: 'no-data',
      knowableFrom: parseDay('2025-09-04'),
    })
    expect((await judge(fell(50, '2025-07'), rows, '2025-09-04')).label).toBe('supported')
  })

  test('a later vintage is used and said', async () => {
    const rows: Row[] = [
      { period: '2024-07', value: 100e9, vintageDay: parseDay('2026-06-17') as Day, vintage: '2026-06-17' },
      {
        period: '2025-07',
        value: 50e9,
        released: '2025-09-04',
        vintageDay: parseDay('2026-06-17') as Day,
        vintage: '2026-06-17',
      },
    ]
    const verdict = await judge(fell(50, '2025-07'), rows, '2025-09-18')
    expect(verdict.label).toBe('supported')
    expect(verdict.note).toContain('vintage of 2026-06-17')
    expect(verdict.note).toContain('first printed may have differed')
  })
})

const page = { origin: 'published-page' as const, agency: 'USDA', title: 'page', basis: 'page' }
const half: Row[] = [
  {
    ...page,
    classification: 'USDA',
    code: 'AG',
    period: '2025-01..2025-06',
    value: 5.5e9,
    rounding: { value: 0.05e9 },
  },
  {
    ...page,
    classification: 'USDA',
    code: 'AG',
    period: '2024-01..2024-06',
    value: 11.8e9,
    rounding: { value: 0.05e9 },
  },
]

describe('a neighbouring period corroborates and never contradicts', () => {
  test('53% for January to July is borne out by the first half only', async () => {
    const verdict = await judge(fell(53, '2025-01..2025-07', { product: farm }), half, '2025-09-18')
    expect(verdict).toMatchObject({ label: 'supported', grade: 'corroborated', computed: '−53.4% (Jan-Jun 2025)' })
    expect(verdict.note).toContain('Only corroborated')
    expect(verdict.note).toContain('6 of the 7 months')
  })

  test.each<[string, Claim & { type: 'statistic' }]>([
    ['another number', fell(35, '2025-01..2025-07', { product: farm })],
    ['more months than it speaks for', fell(53, '2025-01..2025-08', { product: farm })],
    ['fewer months than it covers', fell(53, '2025-01..2025-05', { product: farm })],
    ['another year', fell(53, '2024-01..2024-07', { product: farm })],
    ['another partner', fell(53, '2025-01..2025-07', { product: farm, partner: 'MX' })],
    [
      'another direction',
      claimOf({
        period: '2025-01..2025-07',
        product: farm,
        change: { direction: 'up', percent: 53 },
        written: { change: written(53) },
      }),
    ],
    [
      'a level besides',
      fell(53, '2025-01..2025-07', {
        product: farm,
        value: 5.5e9,
        unit: 'USD',
        written: { change: written(53), value: written(5.5e9, 0.05e9) },
      }),
    ],
  ])('%s: no-data', async (_, claim) => {
    expect((await judge(claim, half, '2025-10-18')).label).toBe('no-data')
  })

  test('the very half is published', async () => {
    expect(await judge(fell(53, '2025-01..2025-06', { product: farm }), half)).toMatchObject({
      label: 'supported',
      grade: 'published',
    })
    expect((await judge(fell(35, '2025-01..2025-06', { product: farm }), half)).label).toBe('contradicted')
  })

  test('with the months at hand it is recomputed', async () => {
    const months: Row[] = [2024, 2025].flatMap((year) =>
      [1, 2, 3, 4, 5, 6, 7].map((month) => ({
        classification: 'USDA',
        code: 'AG',
        period: `${year}-0${month}`,
        value: year === 2024 ? 1000 : 470,
      })),
    )
    expect(await judge(fell(53, '2025-01..2025-07', { product: farm }), [...half, ...months])).toMatchObject({
      label: 'supported',
      grade: 'recomputed',
      computed: '−53.0%',
    })
  })
})

describe('value and quantity are two readings where the text leaves it open', () => {
  const tonnes: Row[] = [
    {
      ...page,
      classification: 'USDA',
      code: 'SORGHUM',
      period: '2025-01..2025-07',
      quantity: 82_000,
      unit: 't',
      rounding: { quantity: 500 },
    },
    {
      ...page,
      classification: 'USDA',
      code: 'SORGHUM',
      period: '2024-01..2024-07',
      quantity: 3_240_000,
      unit: 't',
      rounding: { quantity: 5000 },
    },
  ]
  const open = (percent: number): Claim & { type: 'statistic' } =>
    fell(percent, '2025-01..2025-07', { product: sorghum, implied: ['measure'] })

  test('by quantity alone it is supported, and said so', async () => {
    const verdict = await judge(open(97), tonnes)
    expect(verdict).toMatchObject({ label: 'supported', grade: 'published', computed: '−97.5%' })
    expect(verdict.note).toContain('by quantity')
  })

  test('a miss that no change of price explains is contradicted, a nearer one is not', async () => {
    expect((await judge(open(79), tonnes)).label).toBe('contradicted')
    expect((await judge(open(96), tonnes)).label).toBe('no-data')
  })

  test('one measure that holds and one that does not is told', async () => {
    const dollars: Row[] = [
      { ...page, classification: 'USDA', code: 'SORGHUM', period: '2025-01..2025-07', value: 400 },
      { ...page, classification: 'USDA', code: 'SORGHUM', period: '2024-01..2024-07', value: 1000 },
    ]
    const verdict = await judge(open(97), [...tonnes, ...dollars])
    expect(verdict.label).not.toBe('contradicted')
    expect(verdict.note).toContain('−60.0%')
  })
})

describe('levels, multiples, absolute changes and balances', () => {
  test.each<[string, Parameters<typeof claimOf>[0], Verdict['label']]>([
    [
      'totalled $106.4 billion',
      { period: '2019', value: 106.4e9, unit: 'USD', written: { value: written(106.4e9, 0.05e9) } },
      'supported',
    ],
    [
      'totalled $160.4 billion',
      { period: '2019', value: 160.4e9, unit: 'USD', written: { value: written(160.4e9, 0.05e9) } },
      'contradicted',
    ],
    [
      'declined by $13.8 billion to $106.4 billion',
      {
        period: '2019',
        value: 106.4e9,
        unit: 'USD',
        change: { direction: 'down', absolute: 13.8e9, unit: 'USD' },
        written: { value: written(106.4e9, 0.05e9), change: written(13.8e9, 0.05e9) },
      },
      'supported',
    ],
    [
      'declined by $13.8 billion to $160.4 billion',
      {
        period: '2019',
        value: 160.4e9,
        unit: 'USD',
        change: { direction: 'down', absolute: 13.8e9, unit: 'USD' },
        written: { value: written(160.4e9, 0.05e9), change: written(13.8e9, 0.05e9) },
      },
      'contradicted',
    ],
    [
      'halved',
      { period: '2019', change: { direction: 'down', multiple: 0.5 }, written: { change: written(0.5, 0) } },
      'contradicted',
    ],
    ['in yuan', { period: '2019', value: 700e9, unit: 'CNY', written: { value: written(700e9, 0.5e9) } }, 'no-data'],
    ['fell', { period: '2019', change: { direction: 'down' } }, 'supported'],
    ['rose', { period: '2019', change: { direction: 'up' } }, 'contradicted'],
  ])('%s: %j is %s', async (_, part, label) => {
    expect((await judge(claimOf(part), yearly)).label).toBe(label)
  })

  const trade: Row[] = [
    { period: '2024', value: 143_545_700_000 },
    { period: '2023', value: 147_777_800_000 },
    { flow: 'import', period: '2024', value: 438_947_000_000 },
    { flow: 'import', period: '2023', value: 426_885_000_000 },
  ]
  test.each<[string, Parameters<typeof claimOf>[0], Verdict['label']]>([
    [
      'a deficit of $295.4 billion',
      {
        flow: 'balance',
        measure: 'balance',
        period: '2024',
        value: -295.4e9,
        unit: 'USD',
        written: { value: written(295.4e9, 0.05e9) },
      },
      'supported',
    ],
    [
      'a surplus of $295.4 billion',
      {
        flow: 'balance',
        measure: 'balance',
        period: '2024',
        value: 295.4e9,
        unit: 'USD',
        written: { value: written(295.4e9, 0.05e9) },
      },
      'contradicted',
    ],
    [
      'the deficit widened',
      { flow: 'balance', measure: 'balance', period: '2024', change: { direction: 'up' } },
      'supported',
    ],
    [
      'the deficit narrowed 35%',
      {
        flow: 'balance',
        measure: 'balance',
        period: '2024',
        change: { direction: 'down', percent: 35 },
        written: { change: written(35) },
      },
      'contradicted',
    ],
    [
      'the deficit widened by $16.3 billion',
      {
        flow: 'balance',
        measure: 'balance',
        period: '2024',
        change: { direction: 'up', absolute: 16.3e9, unit: 'USD' },
        written: { change: written(16.3e9, 0.05e9) },
      },
      'supported',
    ],
    [
      'trade of $582.5 billion',
      { flow: 'total', period: '2024', value: 582.5e9, unit: 'USD', written: { value: written(582.5e9, 0.05e9) } },
      'supported',
    ],
  ])('%s: %j is %s', async (_, part, label) => {
    expect((await judge(claimOf(part), trade)).label).toBe(label)
  })
})

describe('shares and holders', () => {
  const rows: Row[] = [
    { period: '2024', value: 30 },
    { period: '2024', partner: 'MX', value: 25 },
    { period: '2024', partner: 'JP', value: 20 },
    { period: '2024', partner: 'W', value: 100 },
  ]
  test.each<[string, Parameters<typeof claimOf>[0], Verdict['label']]>([
    [
      '30% of exports',
      { period: '2024', measure: 'share', value: 30, unit: '%', written: { value: written(30) } },
      'supported',
    ],
    [
      '60% of exports',
      { period: '2024', measure: 'share', value: 60, unit: '%', written: { value: written(60) } },
      'contradicted',
    ],
    [
      'the largest market',
      {
        period: '2024',
        rank: { position: 1, order: 'largest', scope: 'export markets, single countries', since: null },
      },
      'supported',
    ],
    [
      'the third-largest market',
      {
        period: '2024',
        rank: { position: 3, order: 'largest', scope: 'export markets, single countries', since: null },
      },
      'no-data',
    ],
  ])('%s: %j is %s', async (_, part, label) => {
    expect((await judge(claimOf(part), rows)).label).toBe(label)
  })

  test('the largest market that is clearly second is contradicted', async () => {
    const part = {
      period: '2024',
      partner: 'JP',
      rank: { position: 1, order: 'largest', scope: 'export markets, single countries', since: null },
    }
    expect((await judge(claimOf(part), rows)).label).toBe('contradicted')
  })
})

describe('records are judged only where the series covers the span', () => {
  const months: Row[] = Array.from({ length: 48 }, (_, index) => ({
    period: `${2021 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
    value: 100 + ((index * 37) % 48),
  }))
  // December 2024 stands at 100 + (47 * 37) % 48 = 111; 11 months are lower.
  const lowest = (position: number, since: string | null): Claim & { type: 'statistic' } =>
    claimOf({ period: '2024-12', rank: { position, order: 'lowest', scope: 'monthly', since } })

  test('a record inside the span is supported with the span searched', async () => {
    const verdict = await judge(
      claimOf({ period: '2024-08', rank: { position: 1, order: 'lowest', scope: 'monthly', since: '2024-01' } }),
      months.map((row) =>
        row.period === '2024-08' ? { ...row, value: 20 } : row.period === '2024-01' ? { ...row, value: 10 } : row,
      ),
    )
    expect(verdict.label).toBe('supported')
    expect(verdict.note).toContain('Aug 2024')
  })

  test('a record that a held month clearly breaks is contradicted', async () => {
    const broken = months.map((row) => (row.period === '2023-05' ? { ...row, value: 10 } : row))
    expect((await judge(lowest(1, '2022'), broken)).label).toBe('contradicted')
  })

  test.each<[string, string | null]>([
    ['a since before the series begins', '2009'],
    ['on record', null],
  ])('%s is never supported', async (_, since) => {
    const alone = months.map((row) => (row.period === '2024-12' ? { ...row, value: 1 } : row))
    expect((await judge(lowest(1, since), alone)).label).toBe('no-data')
  })

  test('a gap in the span keeps a record from being borne out', async () => {
    const holed = months
      .filter(({ period }) => period !== '2023-07')
      .map((row) => (row.period === '2024-12' ? { ...row, value: 1 } : row))
    expect((await judge(lowest(1, '2022'), holed)).label).toBe('no-data')
  })
})

describe('what only looks wrong is not called wrong', () => {
  const rows: Row[] = [
    { period: '2024-07', value: 100 },
    { period: '2025-06', value: 40 },
    { period: '2025-07', value: 60 },
  ]
  test.each<[string, Parameters<typeof claimOf>[0]]>([
    ['seasonally adjusted', { written: { change: written(10), kind: 'seasonally adjusted' } }],
    ['in constant prices', { written: { change: written(10), kind: 'in constant prices' } }],
    ['told as purchases', { written: { change: written(10), loose: 'purchases' } }],
    ['measured from a peak', { baseline: '2024-07', note: 'measured from a peak, an average or a plan' }],
    ['whose trade it is was not written', { implied: ['reporter'] }],
    [
      'an average',
      { value: 50e9, unit: 'USD', written: { value: written(50e9, 0.5e9), change: written(10), per: 'month' } },
    ],
  ])('%s', async (_, part) => {
    expect((await judge(fell(10, '2025-07', part), rows)).label).toBe('no-data')
  })

  test('a monthly change without a baseline may be month on month', async () => {
    const rose = claimOf({
      period: '2025-07',
      change: { direction: 'up', percent: 50 },
      implied: ['baseline'],
      written: { change: written(50) },
    })
    expect((await judge(rose, rows)).label).toBe('depends')
    expect(
      (
        await judge(
          rose,
          rows.filter(({ period }) => period !== '2025-06'),
        )
      ).label,
    ).toBe('no-data')
  })

  test('millions for billions are contradicted, and said to look like a slip', async () => {
    const verdict = await judge(
      claimOf({ period: '2019', value: 106.4e6, unit: 'USD', written: { value: written(106.4e6, 0.05e6) } }),
      yearly,
    )
    expect(verdict.label).toBe('contradicted')
    expect(verdict.note).toContain('slip of scale')
  })

  test('a record whose level is wrong is not borne out', async () => {
    const years: Row[] = [2019, 2020, 2021, 2022].map((year) => ({
      period: String(year),
      value: 100e9 - (year - 2019) * 10e9,
    }))
    const low = (value: number): Claim & { type: 'statistic' } =>
      claimOf({
        period: '2022',
        value,
        unit: 'USD',
        rank: { position: 1, order: 'lowest', scope: 'annual, last 3 years', since: '2019' },
        written: { value: written(value, 0.5e9) },
      })
    expect((await judge(low(70e9), years)).label).toBe('supported')
    expect((await judge(low(50e9), years)).label).toBe('contradicted')
  })

  test('a change told twice must hold twice', async () => {
    const twice = (absolute: number): Claim & { type: 'statistic' } =>
      claimOf({
        period: '2019',
        change: { direction: 'down', percent: 11.5, absolute, unit: 'USD' },
        written: { change: written(11.5, 0.05), absolute: written(absolute, 0.05e9) },
      })
    expect((await judge(twice(13.8e9), yearly)).label).toBe('supported')
    expect((await judge(twice(43.8e9), yearly)).label).toBe('contradicted')
  })
})

describe('properties', () => {
  const level = fc.integer({ min: 1_000_000, max: 999_999_999 })

  test('a change computed from the rows and printed at any rounding is supported', async () => {
    await fc.assert(
      fc.asyncProperty(level, level, fc.constantFrom(1, 0.1, 0.01), async (before, now, step) => {
        const change = (now / before - 1) * 100
        const value = Math.round(Math.abs(change) / step) * step
        if (value === 0) return true
        const direction = change < 0 ? ('down' as const) : ('up' as const)
        const claim = claimOf({
          period: '2019',
          change: { direction, percent: value },
          written: { change: written(value, step / 2) },
        })
        const verdict = await judge(claim, [
          { period: '2018', value: before },
          { period: '2019', value: now },
        ])
        return verdict.label === 'supported'
      }),
      { numRuns: 60 },
    )
  })

  test('moved by more than its precision it is not supported', async () => {
    await fc.assert(
      fc.asyncProperty(level, level, fc.boolean(), async (before, now, more) => {
        const change = (now / before - 1) * 100
        const value = Math.max(0, Math.round(Math.abs(change)) + (more ? 3 : -3))
        const direction = change < 0 ? ('down' as const) : ('up' as const)
        const claim = claimOf({
          period: '2019',
          change: { direction, percent: value },
          written: { change: written(value) },
        })
        const verdict = await judge(claim, [
          { period: '2018', value: before },
          { period: '2019', value: now },
        ])
        return verdict.label !== 'supported' || value === 0 || value > 999
      }),
      { numRuns: 60 },
    )
  })

  test('a level printed from the rows is supported, and nothing known later is used', async () => {
    await fc.assert(
      fc.asyncProperty(level, async (value) => {
        const claim = claimOf({
          period: '2019',
          value: Math.round(value / 1e6) * 1e6,
          unit: 'USD',
          written: { value: written(Math.round(value / 1e6) * 1e6, 0.5e6) },
        })
        const rows: Row[] = [{ period: '2019', value }]
        const [after, before] = [await judge(claim, rows), await judge(claim, rows, '2020-01-15')]
        return after.label === 'supported' && before.label === 'no-data'
      }),
      { numRuns: 40 },
    )
  })
})

test('a period printed in a query reads back', () => {
  expect(isoPeriod(parsePeriod('2025-01..2025-07'))).toBe('2025-01..2025-07')
})

describe('what lies ahead, second-hand figures and missing months', () => {
  const promised = {
    period: '2026',
    value: 100_000_000_000,
    unit: 'USD',
    written: { value: written(100_000_000_000, 500_000_000) },
  }
  test.each<[string, Partial<Claim>, string, string | undefined]>([
    ['a promise of a year that is not over', { modality: 'committed' }, '2026', undefined],
    ['a promise of a year that is over', { modality: 'committed' }, '2019', undefined],
    ['what is expected of a year that is not over', { modality: 'expected' }, '2026', undefined],
    ['what is proposed without a period', { modality: 'proposed' }, '', undefined],
    ['a commitment told as reported', {}, '2019', 'commitment'],
  ])('%s is not judged by shipments', async (_, part, period, basis) => {
    const claim = claimOf({
      ...promised,
      ...(period === '' ? { period: undefined } : { period }),
      basis: basis ?? null,
    })
    const verdict = await judge({ ...claim, ...part } as Claim & { type: 'statistic' }, yearly)
    expect(verdict.label).toBe('no-data')
    expect(verdict.computed).toBeNull()
    if (period !== '2019') expect(verdict.note).toMatch(/pending/i)
  })

  test('what was expected of a year that is over is judged by its figures', async () => {
    const claim = fell(12, '2019')
    expect(await judge({ ...claim, modality: 'expected' }, yearly)).toMatchObject({ label: 'supported' })
  })

  test.each<[string, number, Verdict['label']]>([
    ['rounds to the second-hand figure', 314, 'supported'],
    ['does not, within what a copy may be off by', 315, 'no-data'],
    ['is far from it: a copy is no ground to call it wrong', 214, 'no-data'],
  ])('a level that %s is %s', async (_, millions, label) => {
    const rows: Row[] = [
      {
        period: '2020-10',
        classification: 'HS',
        code: '1007',
        quantity: 313_804_906,
        unit: 'bu',
        origin: 'agency-rows',
        secondary: true,
        precision: { quantity: 2_200_000 },
      },
    ]
    const claim = claimOf({
      product: sorghum,
      measure: 'quantity',
      period: '2020-10',
      value: millions * 1e6,
      unit: 'bu',
      written: { value: written(millions * 1e6, 500_000) },
    })
    const verdict = await judge(claim, rows)
    expect(verdict.label).toBe(label)
    if (label === 'supported') expect(verdict.grade).toBe('corroborated')
  })

  test('the months that keep rows from a sum are named', async () => {
    const rows: Row[] = ['01', '02', '04'].map((month) => ({ period: `2019-${month}`, value: 1_000_000 }))
    const claim = claimOf({
      period: '2019-01..2019-05',
      value: 5_000_000,
      unit: 'USD',
      written: { value: written(5_000_000, 50_000) },
    })
    expect((await judge(claim, rows)).note).toContain('but not for Mar 2019, May 2019')
  })

  test('with no rows at all nothing is said of months', async () => {
    const verdict = await judge(claimOf({ period: '2019', value: 1, unit: 'USD', written: { value: written(1) } }), [])
    expect(verdict.note).toContain('No figures are held')
  })

  test('the command that would bring the rows is named, where the release rules know a source', async () => {
    const claim = claimOf({ period: '2019', value: 1, unit: 'USD', written: { value: written(1) } })
    const releases = { rules: calendar.rules.map((rule) => ({ ...rule, sync: 'census' })) }
    const verdict = await judgeStatistic(claim, { ...evidenceOf([]), releases }, on('2026-06-30'))
    expect(verdict.note).toContain('`readout sync census --partner CN`, or `readout figures add`')
  })
})

describe('a level and a change are each given their own room', () => {
  const half: Row[] = ['2024', '2025'].flatMap((year) =>
    ['01', '02', '03', '04', '05', '06'].map((month) => ({
      period: `${year}-${month}`,
      value: year === '2024' ? 33_000_000_000 : 28_000_000_000,
    })),
  )
  test.each<[string, number, number, Verdict['label']]>([
    ['$168 billion, down 15%', 168, 15, 'supported'],
    ['$168 billion, down 25%', 168, 25, 'contradicted'],
    ['$168 billion, down 16%', 168, 16, 'no-data'],
    ['$218 billion, down 15%', 218, 15, 'contradicted'],
    ['$174 billion, down 15%', 174, 15, 'no-data'],
  ])('six months of %s', async (_, billions, percent, label) => {
    const claim = claimOf({
      period: '2025-01..2025-06',
      value: billions * 1e9,
      unit: 'USD',
      change: { direction: 'down', percent },
      written: { value: written(billions * 1e9, 5e8), change: written(percent) },
    })
    expect((await judge(claim, half)).label).toBe(label)
  })
})
