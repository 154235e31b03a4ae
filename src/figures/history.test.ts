import { describe, expect, test } from 'vitest'
import { parseDay } from '../time/day.js'
import { isoPeriod } from '../time/period.js'
import type { Figure } from './figure.js'
import { type History, histories, ranked, rankOf, runOf } from './history.js'
import { knownAt } from './known.js'
import { monthly, period } from './testing/figures.js'

const late = parseDay('2030-01-01')
const history = (figures: Figure[], like: string, every: number): History => {
  const [found] = histories(knownAt(figures, late), period(like), every, 'value')
  if (found === undefined) throw new Error('no history')
  return found
}

describe('records', () => {
  const months = history(monthly('2024-01', [9, 4, 7, 8, 6, 5, 9, 8, 7, 5.5, 6, 4.5]), '2024-12', 1)
  test('the lowest since is the latest earlier month that was as low', () => {
    const rank = rankOf(months, period('2024-12'), 'lowest')
    expect([rank?.position, rank?.of, rank?.since && isoPeriod(rank.since.period)]).toEqual([2, 12, '2024-02'])
  })
  test('the lowest on record has no month before it, over the span searched', () => {
    const rank = rankOf(months, period('2024-02'), 'lowest', { later: true })
    expect([rank?.position, rank?.since, rank && isoPeriod(rank.span.first)]).toEqual([1, undefined, '2024-01'])
  })
  test('later months do not count unless asked', () => expect(rankOf(months, period('2024-02'), 'lowest')?.of).toBe(2))
  test('a month that is not held has no rank', () =>
    expect(rankOf(months, period('2025-01'), 'lowest')).toBeUndefined())
  test('a gap is told', () => {
    const rank = rankOf(history(monthly('2024-01', [5, null, 4]), '2024-03', 1), period('2024-03'), 'lowest')
    expect([rank?.complete, rank?.gaps.map(isoPeriod)]).toEqual([false, ['2024-02']])
  })
  test('what rounding cannot tell apart is tied', () => {
    const rounded = { note: 'published in millions to one decimal' }
    const rank = rankOf(
      history(monthly('2024-01', [1_000_000, 1_050_000], rounded), '2024-02', 1),
      period('2024-02'),
      'highest',
    )
    expect([rank?.position, rank?.tied.length]).toEqual([1, 1])
  })
})

describe('the same stretch of each year', () => {
  const years = history(
    monthly(
      '2022-01',
      Array.from({ length: 36 }, (_, i) => 100 - i),
    ),
    '2024-01..2024-03',
    12,
  )
  test('is summed where whole', () =>
    expect(years.points.map((p) => [isoPeriod(p.period), p.value])).toEqual([
      ['2022-01..2022-03', 297],
      ['2023-01..2023-03', 261],
      ['2024-01..2024-03', 225],
    ]))
})

describe('runs', () => {
  const falling = history(monthly('2023-01', [9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 8, 8, 9, 8, 7]), '2024-05', 1)
  test.each([
    ['2024-05', 'before', 2, false],
    ['2024-05', 'year-ago', 2, false],
    ['2024-02', 'year-ago', 2, true],
  ] as const)('%s falling against %s: %d in a row', (month, against, length, atLeast) => {
    const run = runOf(falling, period(month), 'down', against)
    expect([run?.length, run?.atLeast]).toEqual([length, atLeast])
  })
})

test('series of one period in order', () => {
  const of = (partner: string, value: number) => history(monthly('2024-01', [value], { partner }), '2024-01', 1).points
  expect(ranked([...of('CN', 5), ...of('MX', 9), ...of('JP', 7)]).map((l) => l.key.partner)).toEqual(['MX', 'JP', 'CN'])
})
