import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDay } from '../time/day.js'
import type { Figure } from './figure.js'
import { knownAt } from './known.js'
import { levels } from './levels.js'
import { figure, monthly, period } from './testing/figures.js'

const late = parseDay('2030-01-01')
const ask = (figures: Figure[], text: string, options = {}) =>
  levels(knownAt(figures, late), period(text), 'value', options)

describe('the level of a period', () => {
  test('as given for the very period', () => {
    const { levels: found } = ask([figure({ value_usd: '70', period: '2025-01..2025-07' })], '2025-01..2025-07')
    expect(found.map((l) => [l.value, l.how, l.rows.length])).toEqual([[70, 'direct', 1]])
  })
  test('as the sum of its months, when all are held', () => {
    const { levels: found } = ask(monthly('2025-01', [1, 2, 3, 4, 5, 6, 7]), '2025-01..2025-07')
    expect(found.map((l) => [l.value, l.how, l.rows.length])).toEqual([[28, 'sum', 7]])
  })
  test('a missing month is never a sum, and is named', () => {
    const { levels: found, gaps } = ask(monthly('2025-01', [1, 2, null, 4, 5, null, 7]), '2025-01..2025-07')
    expect(found).toEqual([])
    expect(gaps.map((gap) => gap.missing.map((month) => (month % 12) + 1))).toEqual([[3, 6]])
  })
  test('a zero is a zero', () => {
    expect(ask(monthly('2025-01', [1, 0, 3]), '2025-01..2025-03').levels.map((l) => l.value)).toEqual([4])
  })
  test('months are never added across documents or bases', () => {
    const one = monthly('2025-01', [1, 2], { source_title: 'imports/hs (GEN_VAL_MO)', flow: 'import' })
    const other = monthly('2025-03', [3], { source_title: 'imports/hs (CON_VAL_MO)', flow: 'import' })
    const { levels: found, gaps } = ask([...one, ...other], '2025-01..2025-03')
    expect(found).toEqual([])
    expect(gaps.map((gap) => gap.basis)).toEqual(['general imports', 'imports for consumption'])
  })
  test('every way is given, the most trusted first', () => {
    const page = figure({ value_usd: '30', period: '2025-01..2025-03', note: 'rounded', vintage: '' })
    const { levels: found } = ask([page, ...monthly('2025-01', [9, 10, 10])], '2025-01..2025-03')
    expect(found.map((l) => [l.value, l.origin, l.rounding])).toEqual([
      [29, 'agency-rows', 0],
      [30, 'published-page', 0.5],
    ])
  })
  test('roundings add up', () => {
    const months = monthly('2025-01', [1_000_000, 2_000_000], { note: 'published in millions to one decimal' })
    expect(ask(months, '2025-01..2025-02').levels.map((l) => l.rounding)).toEqual([100_000])
  })
  test('an empty answer for a series that holds nothing there', () =>
    expect(ask(monthly('2020-01', [1]), '2025-01..2025-02')).toEqual({ levels: [], gaps: [] }))
})

describe('units of quantity', () => {
  const rows = [
    figure({ quantity: '22638687', quantity_unit: 'KG', period: '2025-01' }),
    figure({ quantity: '5000', quantity_unit: 'MT', period: '2025-02' }),
  ]
  const quantity = (figures: Figure[], options: Parameters<typeof levels>[3]) =>
    levels(knownAt(figures, late), period('2025-01..2025-02'), 'quantity', options).levels.map((l) => [l.value, l.unit])
  test('kilograms and tonnes add up in the unit wanted', () =>
    expect(quantity(rows, { unit: 't' })).toEqual([[27_638.687, 't']]))
  test('bushels become tonnes only by the bushel of the crop', () => {
    const bushels = monthly('2025-01', [], {}).concat(
      figure({ quantity: '1000', quantity_unit: '1000 bushels', period: '2025-01..2025-02' }),
    )
    expect(quantity(bushels, { unit: 't', bushelKg: '27.2155422' })).toEqual([[27_215.5422, 't']])
    expect(quantity(bushels, { unit: 't' })).toEqual([[1_000_000, 'bu']])
  })
})

test('a period split anywhere and added gives the whole', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(1e9), { minLength: 12, maxLength: 12 }),
      fc.integer({ min: 1, max: 11 }),
      (values, cut) => {
        const figures = monthly('2025-01', values)
        const two = String(cut).padStart(2, '0')
        const next = String(cut + 1).padStart(2, '0')
        const value = (text: string) => ask(figures, text).levels[0]?.value ?? Number.NaN
        return value(`2025-01..2025-${two}`) + value(`2025-${next}..2025-12`) === value('2025')
      },
    ),
    { numRuns: 30 },
  )
})
