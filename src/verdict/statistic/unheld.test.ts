/** What is not held, not yet released, or held only next door. */
import { describe, expect, test } from 'vitest'
import type { Claim, StatisticProposition } from '../../claims/claim.js'
import { calendar } from '../../figures/testing/figures.js'
import { type Day, parseDay } from '../../time/day.js'
import { judgeStatistic } from '../statistic.js'
import type { Verdict } from '../verdict.js'
import {
  claimOf,
  evidenceOf,
  farm,
  fell,
  judge,
  on,
  page,
  type Row,
  sorghum,
  written,
  yearly,
} from './testing/claim.js'

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
