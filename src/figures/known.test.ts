import { describe, expect, test } from 'vitest'
import { parseDay } from '../time/day.js'
import { knowableFrom, knownAt } from './known.js'
import { figure } from './testing/figures.js'

const first = figure({ value_usd: '8380200000', vintage: '2025-09-10' })
const revised = figure({ value_usd: '8365000000', vintage: '2026-06-17' })

describe('what could be known on a day', () => {
  test('before the release: nothing', () => expect(knownAt([first, revised], parseDay('2025-09-04'))).toEqual([]))
  test.each([
    ['2025-09-05', 8_380_200_000, true],
    ['2025-10-01', 8_380_200_000, false],
    ['2026-06-16', 8_380_200_000, false],
    ['2026-06-17', 8_365_000_000, false],
  ])('on %s: %d, a later vintage: %s', (day, value, laterVintage) => {
    const known = knownAt([revised, first], parseDay(day))
    expect(known.map((f) => [f.value, f.laterVintage])).toEqual([[value, laterVintage]])
  })
  test('other documents and bases stand beside it', () => {
    const page = figure({ value_usd: '8400000000', source_title: 'Some page', note: 'rounded', vintage: '2025-10-01' })
    expect(knownAt([first, page], parseDay('2026-01-01'))).toHaveLength(2)
  })
  test('a value and a quantity from two files are two figures', () => {
    const tonnes = figure({ quantity: '5', quantity_unit: 't', vintage: '2025-09-10' })
    expect(knownAt([first, tonnes], parseDay('2026-01-01'))).toHaveLength(2)
  })
  test('the day from which anything could be known', () =>
    expect(knowableFrom([revised, first])).toBe(parseDay('2025-09-05')))
})
