import { describe, expect, test } from 'vitest'
import { isoDay } from '../time/day.js'
import { figure } from './testing/figures.js'
import { vintageDayOf } from './vintage.js'

describe('a vintage is in print by the end of its last date', () => {
  test.each([
    ['2025 (repo 2025-11-20)', '2025-11-20'],
    ['2026-01/02', '2026-02-28'],
    ['2021-04', '2021-04-30'],
    ['2019', '2019-12-31'],
    ['first print', undefined],
    ['', undefined],
    ['2025-02-30', undefined],
  ])('%s: %s', (text, day) => {
    const read = vintageDayOf(text)
    expect(read === undefined ? undefined : isoDay(read)).toBe(day)
  })
})

describe('release and vintage are two days', () => {
  test.each([
    [
      'rows retrieved much later were released by the calendar',
      { period: '2025-07', vintage: '2025-11-20' },
      '2025-09-05',
      '2025-11-20',
    ],
    ['a year comes out with its last month', { period: '2024', vintage: '2026-06-17' }, '2025-02-05', '2026-06-17'],
    [
      'a page of 2026 does not make 2024 news',
      { period: '2024', vintage: '', published: '2026-02-24' },
      '2025-02-05',
      '2026-02-24',
    ],
    [
      'a page of the month of release tells the first print',
      { period: '2025-07', vintage: '', published: '2025-09' },
      '2025-09-05',
      '2025-09-05',
    ],
    [
      'a page out before the rule says',
      { period: '2025-07', vintage: '', published: '2025-09-03' },
      '2025-09-03',
      '2025-09-03',
    ],
    ['rows held before the rule says', { period: '2025-07', vintage: '2025-09-04' }, '2025-09-04', '2025-09-04'],
    [
      "the agency's own day of release",
      { period: '2025-08', vintage: '2025-11-20', published: '2025-11-19' },
      '2025-11-19',
      '2025-11-20',
    ],
    [
      'an agency without a rule: sixty days',
      { period: '2025-07', source_agency: 'Comex Stat' },
      '2025-09-29',
      '2025-09-30',
    ],
  ] as const)('%s', (_, given, released, vintage) => {
    const made = figure({ value_usd: '123456789', ...given })
    expect([isoDay(made.released), isoDay(made.vintageDay ?? made.released)]).toEqual([released, vintage])
  })
  test('an undated page has no vintage day', () =>
    expect(figure({ value_usd: '5', via: 'stored web page', vintage: '' }).vintageDay).toBeUndefined())
})
