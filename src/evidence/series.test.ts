import { describe, expect, test } from 'vitest'
import { type Figure, type FigureStore, printKey } from '../figures/figure.js'
import { addDays, parseDay } from '../time/day.js'
import { parsePeriod } from '../time/period.js'
import { historyIn } from './series/history.js'
import { neighbourIn } from './series/neighbour.js'
import { askSeries, levelsIn, pairsIn, type SeriesQuestion, sharesIn } from './series.js'

interface Row {
  flow?: 'export' | 'import'
  partner?: string
  code?: string
  value: number
  vintageDay?: string
  title?: string
}

function store(rows: Record<string, Row[]>): FigureStore & { asked: number } {
  const figures = Object.entries(rows).flatMap(([text, found]) =>
    found.map(({ flow = 'export', partner = 'CN', code = 'TOTAL', value, vintageDay, title = 'table' }): Figure => {
      const period = parsePeriod(text)
      return {
        flow,
        reporter: 'US',
        partner,
        classification: code === 'TOTAL' ? 'TOTAL' : 'HS',
        code,
        id: `${flow} ${partner} ${code} ${text} ${title}`,
        name: 'test',
        period,
        value,
        basis: flow === 'import' ? 'general imports' : 'total exports',
        agency: 'agency',
        title,
        origin: 'agency-rows',
        released: addDays(period.end, 35),
        releasedBy: 'calendar',
        vintage: vintageDay ?? 'first',
        ...(vintageDay === undefined ? {} : { vintageDay: parseDay(vintageDay) }),
      }
    }),
  )
  return {
    asked: 0,
    async series(keys) {
      this.asked++
      const wanted = new Set(keys.map(printKey))
      return figures.filter((one) => wanted.has(printKey(one)))
    },
  }
}

const exports: SeriesQuestion = {
  flow: 'export',
  reporter: 'US',
  partner: 'CN',
  codes: [{ system: 'TOTAL', code: 'TOTAL' }],
  measure: 'value',
}
const late = parseDay('2026-06-30')

describe('levels of a period', () => {
  const held = store({ '2025-01': [{ value: 1 }], '2025-02': [{ value: 2 }], '2025-03': [{ value: 3 }] })

  test('all months added', async () => {
    const { levels } = levelsIn(await askSeries(exports, held, late), parsePeriod('2025-01..2025-03'))
    expect(levels.map(({ value, how }) => [value, how])).toEqual([[6, 'sum']])
  })

  test('a missing month is no sum', async () => {
    const { levels, gaps } = levelsIn(await askSeries(exports, held, late), parsePeriod('2025-01..2025-04'))
    expect(levels).toEqual([])
    expect(gaps[0]?.missing).toHaveLength(1)
  })

  test('before its release a level has the day from which it can be known', async () => {
    const series = await askSeries(exports, held, parseDay('2025-04-10'))
    expect(levelsIn(series, parsePeriod('2025-03'))).toMatchObject({ levels: [], knowableFrom: parseDay('2025-05-05') })
    expect(levelsIn(series, parsePeriod('2025-02')).levels).toHaveLength(1)
  })

  test('several codes are added only where each has the month', async () => {
    const two = store({
      '2025-01': [
        { code: '0201', value: 1 },
        { code: '0202', value: 2 },
      ],
      '2025-02': [{ code: '0201', value: 5 }],
    })
    const beef = { ...exports, codes: ['0201', '0202'].map((code) => ({ system: 'HS', code })) }
    const series = await askSeries(beef, two, late)
    expect(levelsIn(series, parsePeriod('2025-01')).levels.map(({ value }) => value)).toEqual([3])
    expect(levelsIn(series, parsePeriod('2025-02')).levels).toEqual([])
  })

  test('a balance is exports less imports', async () => {
    const both = store({ '2025-01': [{ value: 10 }, { flow: 'import', value: 40 }] })
    const series = await askSeries({ ...exports, flow: 'balance' }, both, late)
    expect(levelsIn(series, parsePeriod('2025-01')).levels.map(({ value }) => value)).toEqual([-30])
  })

  test('of two documents the vintage nearest to the day comes first', async () => {
    const two = store({
      '2024': [
        { value: 2, title: 'revised', vintageDay: '2026-06-17' },
        { value: 1, title: 'first', vintageDay: '2025-11-20' },
      ],
    })
    const first = async (day: string): Promise<number | undefined> =>
      levelsIn(await askSeries(exports, two, parseDay(day)), parsePeriod('2024')).levels[0]?.value
    expect([await first('2025-09-18'), await first('2026-01-01'), await first('2026-07-01')]).toEqual([1, 1, 2])
  })
})

describe('periods set against each other', () => {
  test('like with like', async () => {
    const held = store({ '2024': [{ value: 10 }], '2025': [{ value: 5 }] })
    const { pairs } = pairsIn(await askSeries(exports, held, late), parsePeriod('2025'), parsePeriod('2024'))
    expect(pairs.map(({ now, before }) => [now.value, before.value])).toEqual([[5, 10]])
  })

  test('a share is of the same period and basis', async () => {
    const held = store({ '2024': [{ value: 30 }, { partner: 'W', value: 100 }] })
    const [part, whole] = [
      await askSeries(exports, held, late),
      await askSeries({ ...exports, partner: 'W' }, held, late),
    ]
    expect(sharesIn(part, whole, parsePeriod('2024')).map(({ value }) => value)).toEqual([30])
  })
})

describe('a neighbouring period', () => {
  const half = store({ '2024-01..2024-06': [{ value: 118 }], '2025-01..2025-06': [{ value: 55 }] })

  test.each([
    ['2025-01..2025-07', '6 of 7'],
    ['2025-01..2025-08', 'none'],
    ['2025-01..2025-05', 'none'],
    ['2025-02..2025-07', 'none'],
    ['2024-01..2024-07', 'none'],
  ])('for %s: %s', async (period, expected) => {
    const found = neighbourIn(await askSeries(exports, half, late), parsePeriod(period))
    expect(found === undefined ? 'none' : `${found.covered} of ${found.of}`).toBe(expected)
  })
})

describe('a history', () => {
  test('has a point for each month held, and names the gaps', async () => {
    const held = store({ '2025-01': [{ value: 1 }], '2025-02': [{ value: 2 }], '2025-04': [{ value: 4 }] })
    const [history] = historyIn(await askSeries(exports, held, late), parsePeriod('2025-04'), 1)
    expect(history?.points.map(({ value }) => value)).toEqual([1, 2, 4])
    expect(history?.gaps).toEqual([parsePeriod('2025-03')])
  })

  test('like stretches of each year', async () => {
    const months = Object.fromEntries(
      [2023, 2024, 2025].flatMap((year) => ['01', '02'].map((month) => [`${year}-${month}`, [{ value: year }]])),
    )
    const [history] = historyIn(await askSeries(exports, store(months), late), parsePeriod('2025-01..2025-02'), 12)
    expect(history?.points.map(({ value }) => value)).toEqual([4046, 4048, 4050])
  })
})

test('the choice of rows is kept while the store gives the same, and made anew when it does not', async () => {
  const held = store({ '2025-01': [{ value: 1 }] })
  const [first, second] = [await askSeries(exports, held, late), await askSeries(exports, held, late)]
  expect(second).toBe(first)
  expect(await askSeries(exports, held, parseDay('2025-01-01'))).not.toBe(first)
})
