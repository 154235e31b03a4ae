/** Changes in percent, and both readings where a text leaves open which is meant. */
import { describe, expect, test } from 'vitest'
import type { Claim } from '../../claims/claim.js'
import type { Verdict } from '../verdict.js'
import { claimOf, fell, judge, page, type Row, sorghum, total, written, yearly } from './testing/claim.js'

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
