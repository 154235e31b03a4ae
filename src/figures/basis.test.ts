import { describe, expect, test } from 'vitest'
import { basisOf, isStock, isUnusual, maySink } from './basis.js'
import { knownAt } from './known.js'
import { levels } from './levels.js'
import { parseFigureRow } from './row.js'
import { calendar, cells, figure, period } from './testing/figures.js'

const sales = (title: string) => basisOf({ flow: 'export', classification: 'USDA', agency: 'USDA FAS', title })
const farm = (title: string) => basisOf({ flow: 'import', classification: 'USDA', agency: 'USDA ERS', title })

describe('what a document measures', () => {
  test.each([
    ['U.S. Export Sales, weekly exports, marketing year 2025/26', 'export sales: weekly exports'],
    ['U.S. Export Sales, accumulated exports, marketing year 2025/26', 'export sales: accumulated exports'],
    ['U.S. Export Sales, outstanding sales, marketing year 2026', 'export sales: outstanding sales'],
    [
      'U.S. Export Sales, outstanding sales, next marketing year 2026/27',
      'export sales: outstanding sales, next marketing year',
    ],
    ['U.S. Export Sales, net sales, marketing year 2025/26', 'export sales: net sales'],
    ['Weekly Export Sales, highlights', 'export sales'],
  ])('%s: %s', (title, basis) => expect(sales(title)).toBe(basis))
  test('what stands at the end of a week is told from what flowed in it', () => {
    expect(isStock('export sales: accumulated exports')).toBe(true)
    expect(isStock('export sales: outstanding sales, next marketing year')).toBe(true)
    expect(isStock('export sales: total commitment')).toBe(true)
    expect(isStock('export sales: weekly exports')).toBe(false)
    expect(isStock('export sales: net sales')).toBe(false)
  })
  test('c.i.f. values never meet customs values', () => {
    expect(farm('Top 10 sources of imports')).toBe('total imports, USDA groups')
    expect(farm('Top 10 sources of imports, c.i.f.')).toBe('total imports, USDA groups, c.i.f.')
  })
  test('what the bare word means is told from other measures of it', () => {
    for (const basis of [
      'total exports',
      'general imports',
      'total imports, USDA groups',
      'export sales: weekly exports',
    ])
      expect(isUnusual(basis)).toBe(false)
    for (const basis of ['domestic exports', 'imports for consumption', 'total imports, USDA groups, c.i.f.'])
      expect(isUnusual(basis)).toBe(true)
    expect(isUnusual('export sales: accumulated exports')).toBe(true)
  })
  test('supply and use, and what other countries report, are measures of their own', () => {
    expect(sales('PSD, exports by marketing year')).toBe('PSD exports')
    expect(basisOf({ flow: 'import', classification: 'HS', agency: 'UN Comtrade', title: 'Monthly HS' })).toBe(
      'Comtrade imports',
    )
  })
})

describe('sales reports among the figures', () => {
  const title = (measure: string) => `U.S. Export Sales, ${measure}, marketing year 2025/26`
  const row = (measure: string, quantity: string) =>
    cells({
      classification: 'USDA',
      code: 'SOYBEANS',
      source_agency: 'USDA FAS',
      source_title: title(measure),
      quantity,
      quantity_unit: 't',
      value_usd: '',
    })
  const read = (given: ReturnType<typeof cells>) => parseFigureRow(given, { file: 'test.csv', line: 2 }, calendar)
  test('more may be cancelled than sold, but nothing else sinks below zero', () => {
    expect(maySink({ flow: 'export', title: title('net sales') })).toBe(true)
    expect(read(row('net sales', '-1200')).figure?.quantity).toBe(-1200)
    expect(read(row('weekly exports', '-1200')).problems?.[0]?.what).toBe('-1200 is negative')
  })
  test('what stood at the end of months is never added up', () => {
    const months = (measure: string) =>
      ['2025-09', '2025-10'].map((one) => figure({ ...row(measure, '100'), period: one }))
    const asked = (measure: string) =>
      levels(knownAt(months(measure), 'latest'), period('2025-09..2025-10'), 'quantity').levels.map(
        ({ value }) => value,
      )
    expect(asked('accumulated exports')).toEqual([])
    expect(asked('weekly exports')).toEqual([200])
  })
  test('weeks add up where they fill the days asked for, and to no month', () => {
    const weeks = [
      '2026-07-03..2026-07-09',
      '2026-07-10..2026-07-16',
      '2026-07-17..2026-07-23',
      '2026-07-24..2026-07-31',
    ]
    const rows = (measure: string) => weeks.map((one) => figure({ ...row(measure, '100'), period: one }))
    const asked = (measure: string, text: string) =>
      levels(knownAt(rows(measure), 'latest'), period(text), 'quantity').levels.map(({ value, how }) => [value, how])
    expect(asked('weekly exports', '2026-07-10..2026-07-16')).toEqual([[100, 'direct']])
    expect(asked('weekly exports', '2026-07-03..2026-07-23')).toEqual([[300, 'sum']])
    expect(asked('weekly exports', '2026-07-04..2026-07-23')).toEqual([])
    expect(asked('weekly exports', '2026-07-03..2026-07-22')).toEqual([])
    expect(asked('weekly exports', '2026-07')).toEqual([])
    expect(asked('accumulated exports', '2026-07-03..2026-07-23')).toEqual([])
  })
})
