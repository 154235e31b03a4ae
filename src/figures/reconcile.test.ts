import { describe, expect, test } from 'vitest'
import { isoPeriod, monthsPeriod } from '../time/period.js'
import type { SeriesKey } from './figure.js'
import { type Reconciled, type ReconcileOptions, reconcile } from './reconcile.js'
import { figure } from './testing/figures.js'

const table = { source_agency: 'U.S. Census Bureau', source_title: 'Total exports by country (ALL_VAL_MO)' }
const months = (values: readonly number[], given: Parameters<typeof figure>[0] = {}) =>
  values.map((value, at) =>
    figure({ ...table, period: `2024-${String(at + 1).padStart(2, '0')}`, value_usd: String(value), ...given }),
  )
const stated = (value: string, given: Parameters<typeof figure>[0] = {}) =>
  figure({ ...table, period: '2024-01..2024-03', value_usd: value, ...given })

const only = (figures: ReturnType<typeof figure>[], options?: ReconcileOptions): Reconciled => {
  const [first, ...more] = reconcile(figures, options)
  expect(more).toEqual([])
  if (first === undefined) throw new Error('nothing was reconciled')
  return first
}

describe('a cumulative figure and its months', () => {
  test('agree where the sum is what is stated', () =>
    expect(only([...months([10, 20, 30]), stated('60')])).toMatchObject({
      outcome: 'agrees',
      ways: [{ difference: 0, near: false }],
      missing: [],
    }))
  test('differ by as much as the sum is more', () =>
    expect(only([...months([10, 20, 31]), stated('60')])).toMatchObject({
      outcome: 'differs',
      ways: [{ difference: 1 }],
    }))
  test('agree where the page rounds: 60 of 60.4 thousand', () => {
    const page = stated('60000', { note: 'rounded', published: '2024-05-05' })
    expect(only([...months([10_000, 20_000, 30_400]), page])).toMatchObject({ outcome: 'agrees' })
    expect(only([...months([10_000, 20_000, 36_000]), page])).toMatchObject({ outcome: 'differs' })
  })
  test('cannot be compared where a month lacks, and it is named', () => {
    const one = only([...months([10, 20]), stated('60')])
    expect(one.outcome).toBe('cannot')
    expect(one.missing.map((month) => isoPeriod(monthsPeriod(month, month)))).toEqual(['2024-03'])
  })
  test('a zero is a month like any other', () =>
    expect(only([...months([10, 0, 50]), stated('60')]).outcome).toBe('agrees'))
  test('months are never taken from two documents', () =>
    expect(
      only([
        ...months([10, 20]),
        ...months([0, 0, 30], { source_title: 'Another table of total exports' }).slice(2),
        stated('60'),
      ]).outcome,
    ).toBe('cannot'))
  test('months of another measure are not used', () =>
    expect(only([...months([10, 20, 30], { source_title: 'Domestic exports by country' }), stated('60')]).outcome).toBe(
      'cannot',
    ))
  test('months are taken in the vintage that was in print with the figure', () =>
    expect(
      only([
        ...months([10, 20, 30], { vintage: '2024-06-01' }),
        ...months([11, 21, 31], { vintage: '2025-06-01' }),
        stated('60', { vintage: '2024-06-01' }),
      ]).outcome,
    ).toBe('agrees'))
  test('of two documents the one printed last stands nearest to the figure', () => {
    const one = only([
      ...months([10, 20, 29], { vintage: '2024-06-01' }),
      ...months([10, 20, 30], { vintage: '2025-06-01', source_title: 'Total exports, another page' }),
      stated('60', { vintage: '2025-06-01' }),
    ])
    expect([one.outcome, one.ways.map((way) => way.agrees)]).toEqual(['agrees', [true, false]])
  })
  test('quantities are added like values, and bushels become tonnes by their own weight', () => {
    const bushels = [1, 2, 3].map((month) =>
      figure({
        ...table,
        period: `2024-0${month}`,
        value_usd: '',
        quantity: '1000000',
        quantity_unit: 'bu',
      }),
    )
    const tonnes = figure({
      ...table,
      period: '2024-01..2024-03',
      value_usd: '',
      quantity: '76203.5',
      quantity_unit: 't',
    })
    expect(only([...bushels, tonnes], { bushelKgOf: () => '25.40117272' })).toMatchObject({
      measure: 'quantity',
      unit: 't',
      ways: [{ level: { value: expect.closeTo(76203.51816, 6) } }],
    })
  })
})

describe('the same goods by other codes', () => {
  const group = stated('60', { classification: 'USDA', code: 'SORGHUM' })
  const kin = (key: SeriesKey): SeriesKey[][] =>
    key.classification === 'USDA' ? [[{ ...key, classification: 'HS', code: '1007' }]] : []
  test('a group of one heading is recomputed from that heading', () =>
    expect(only([...months([10, 20, 30]), group], { kin })).toMatchObject({
      outcome: 'agrees',
      ways: [{ near: true }],
    }))
  test('without that word it is not', () => expect(only([...months([10, 20, 30]), group]).outcome).toBe('cannot'))
  test('the months that lack are those of the heading', () =>
    expect(only([...months([10, 20]), group], { kin }).missing.length).toBe(1))
})

test('those that differ come first, then those that agree, then those that cannot be told', () =>
  expect(
    reconcile([
      ...months([10, 20, 30]),
      stated('60'),
      stated('65', { source_title: 'Total exports, a page' }),
      figure({ ...table, period: '2023', value_usd: '7' }),
    ]).map((one) => one.outcome),
  ).toEqual(['differs', 'agrees', 'cannot']))
