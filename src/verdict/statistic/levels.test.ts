/** Levels, multiples, shares and records. */
import { describe, expect, test } from 'vitest'
import type { Claim } from '../../claims/claim.js'
import type { Verdict } from '../verdict.js'
import { claimOf, judge, type Row, written, yearly } from './testing/claim.js'

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
