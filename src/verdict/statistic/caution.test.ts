/** What only looks wrong is not called wrong. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Claim } from '../../claims/claim.js'
import { isoPeriod, parsePeriod } from '../../time/period.js'
import { claimOf, fell, judge, type Row, written, yearly } from './testing/claim.js'

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
