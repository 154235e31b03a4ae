import { describe, expect, test } from 'vitest'
import type { Breakdown, BreakdownAnswer } from '../figures/breakdown.js'
import { breakdownOf } from '../figures/breakdown-of.js'
import type { Figure } from '../figures/figure.js'
import { figure, monthly } from '../figures/testing/figures.js'
import { parseDay } from '../time/day.js'
import { isoPeriod, monthsPeriod } from '../time/period.js'
import { askTrade } from './ask.js'
import { asked, context } from './testing/desk.js'

type Words = Parameters<typeof asked>[0]
const ask = (figures: Figure[], words: Words = {}) => askTrade(asked(words), context(figures))
const months = (list: readonly Parameters<typeof monthsPeriod>[0][]): string[] =>
  list.map((month) => isoPeriod(monthsPeriod(month, month)))

/** Sorghum to China: 100 a month in 2024, 40 a month from January to July 2025. */
const sorghum = [...monthly('2024-01', Array(12).fill(100)), ...monthly('2025-01', Array(7).fill(40))]

describe('a number against a year ago', () => {
  test('months are added, and set against the same months', async () => {
    const answer = await ask(sorghum, { period: '2025-01..2025-07' })
    expect(answer).toMatchObject({ value: 280, unit: 'USD', baselineValue: 700, complete: true, missing: [] })
    expect(answer.change).toEqual({ percent: -60, absolute: -420 })
    expect(answer.rows.map(({ part }) => part)).toEqual([...Array(7).fill('period'), ...Array(7).fill('baseline')])
  })
  test('exports are total exports, also beside domestic exports that were released later', async () => {
    const domestic = monthly('2025-01', Array(7).fill(39), {
      source_title: 'International trade API, exports/hs: domestic exports by HS10 and country (ALL_VAL_MO, DF=1)',
      vintage: '2026-06-05',
    })
    const answer = await ask([...domestic, ...sorghum], { period: '2025-01..2025-07' })
    expect(answer).toMatchObject({ value: 280, source: { basis: 'total exports' } })
    expect(answer.alternatives.map(({ basis, value }) => [basis, value])).toEqual([['domestic exports', 273]])
    const named = await ask([...domestic, ...sorghum], { period: '2025-01..2025-07', basis: 'domestic' })
    const alone = await ask([...domestic, ...sorghum.slice(0, 14)], { period: '2025-01..2025-07' })
    const note = 'What is counted is domestic exports: the usual measure is not held whole.'
    expect([named, alone].map(({ value, notes }) => [value, notes.includes(note)])).toEqual([
      [273, false],
      [273, true],
    ])
  })
  test('a month that is missing leaves no sum, and is named; what is held of it stays in the rows', async () => {
    const answer = await ask([...sorghum.slice(0, 12), ...monthly('2025-01', [40, null, 40])], {
      period: '2025-01..2025-03',
    })
    expect(answer).toMatchObject({
      value: null,
      baselineValue: 300,
      complete: false,
      change: { percent: null, absolute: null },
    })
    expect(months(answer.missing)).toEqual(['2025-02'])
    expect(answer.rows.filter(({ part }) => part === 'period').map(({ value }) => value)).toEqual([40, 40])
  })
  test('a month missing in the baseline leaves the number, without a change', async () => {
    const answer = await ask(sorghum.slice(1), { period: '2025-01..2025-02' })
    expect(answer).toMatchObject({ value: 80, baselineValue: null, complete: false, change: { percent: null } })
    expect(months(answer.missing)).toEqual(['2024-01'])
  })
  test('a zero is a zero: it adds, and nothing is a percentage of it', async () => {
    const answer = await ask([...monthly('2024-01', [0]), ...monthly('2025-01', [5])], { period: '2025-01' })
    expect(answer).toMatchObject({ value: 5, baselineValue: 0, complete: true, change: { percent: null, absolute: 5 } })
  })
  test('nobody names a period: the newest month, and the year so far', async () => {
    const answer = await ask(sorghum)
    expect(isoPeriod(answer.question.period)).toBe('2025-07')
    expect(answer.value).toBe(40)
    expect(answer.yearToDate).toMatchObject({ value: 280, baselineValue: 700, change: { percent: -60 } })
  })
  test('against the mean of years', async () => {
    const figures = [...monthly('2022-07', [90]), ...monthly('2023-07', [61]), ...sorghum]
    const answer = await ask(figures, { period: '2025-07', vs: 'average:2022..2023' })
    // 75.5, to whole dollars.
    expect(answer).toMatchObject({ value: 40, baselineValue: 76 })
  })
  test('a marketing year begins in the month that the record says', async () => {
    const answer = await ask([...monthly('2022-09', Array(24).fill(10))], { period: 'my:2023/24' })
    expect(answer).toMatchObject({ value: 120, baselineValue: 120 })
    expect(answer.notes.join(' ')).toContain('The marketing year is counted as Sep 2023-Aug 2024')
  })
})

describe('documents that differ', () => {
  const page = { source_title: 'A page', note: 'rounded', published: '2025-09-30', vintage: '' }
  test('the agency’s own rows answer, the page is listed beside them', async () => {
    const answer = await ask([...sorghum, figure({ period: '2025-07', value_usd: '43', ...page })], {
      period: '2025-07',
    })
    expect(answer).toMatchObject({ value: 40, source: { title: 'exports/hs (ALL_VAL_MO)' } })
    expect(answer.alternatives).toMatchObject([{ value: 43, title: 'A page' }])
  })
  test('the newer vintage of two tables answers', async () => {
    const older = figure({
      period: '2025-07',
      value_usd: '39',
      source_title: 'old exports/hs (ALL_VAL_MO)',
      vintage: '2025-09-10',
    })
    const newer = figure({
      period: '2025-07',
      value_usd: '41',
      source_title: 'new exports/hs (ALL_VAL_MO)',
      vintage: '2025-09-20',
    })
    expect((await ask([older, newer], { period: '2025-07' })).value).toBe(41)
    expect((await ask([older, newer], { period: '2025-07', known: parseDay('2025-09-15') })).value).toBe(39)
    expect((await ask([older, newer], { period: '2025-07', known: 'first' })).value).toBe(39)
  })
  test('a basis can be asked for, and one that is not held is refused with those that are', async () => {
    const other = figure({ period: '2025-07', value_usd: '7', source_title: 'domestic exports of grain' })
    expect((await ask([...sorghum, other], { period: '2025-07', basis: 'domestic' })).value).toBe(7)
    await expect(ask(sorghum, { period: '2025-07', basis: 'nonsense' })).rejects.toThrow(/Held are: total exports/)
  })
})

describe('what is known on a day', () => {
  test('a month is not known before its release, and the day is told', async () => {
    const answer = await ask(sorghum, { period: '2025-07', known: parseDay('2025-08-20') })
    expect(answer.value).toBeNull()
    expect(answer.lacking?.from).toBe(parseDay('2025-09-05'))
  })
  test('a month that is not over is due on a day of the calendar', async () => {
    const answer = await ask(sorghum, { period: '2025-09' })
    expect(answer).toMatchObject({ value: null, baselineValue: 100, complete: false })
    expect(answer.lacking).toMatchObject({ from: parseDay('2025-11-05'), estimated: true })
  })
  test('a number printed later than the day asked says so', async () => {
    const answer = await ask([figure({ period: '2025-06', value_usd: '9', vintage: '2025-12-01' })], {
      period: '2025-06',
      known: parseDay('2025-09-01'),
    })
    expect(answer.rows[0]?.laterVintage).toBe(true)
    expect(answer.notes.join(' ')).toContain('printed later than the day asked (1 Dec 2025)')
  })
  test('nothing at all is held: no number, and no error', async () => {
    const answer = await ask([], { period: '2025-01..2025-02' })
    expect(answer).toMatchObject({ value: null, complete: false, rows: [], series: [] })
    expect(months(answer.missing)).toEqual(['2024-01', '2024-02', '2025-01', '2025-02'])
  })
})

describe('several partners and products', () => {
  const hongKong = monthly('2024-01', Array(19).fill(1), { partner: 'HK' })
  test('one partner is never another: Hong Kong counts only where it is named', async () => {
    const figures = [...sorghum, ...hongKong]
    expect((await ask(figures, { period: '2025-07' })).value).toBe(40)
    const both = await ask(figures, { period: '2025-07', partner: ['CN', 'HK'] })
    expect(both.value).toBe(41)
    expect(both.notes.join(' ')).toContain('China and Hong Kong are added because each was named')
  })
  test('a partner that lacks leaves no sum', async () =>
    expect((await ask(sorghum, { period: '2025-07', partner: ['CN', 'MX'] })).value).toBeNull())
  test('products that are named together are added', async () => {
    const beans = monthly('2025-07', [7], { code: '1201' })
    expect((await ask([...sorghum, ...beans], { period: '2025-07', product: ['sorghum', 'soybeans'] })).value).toBe(47)
  })
})

describe('measures', () => {
  const both = (quantity: string, more = {}) =>
    figure({ value_usd: '4000', quantity, quantity_unit: 'MT', period: '2025-07', ...more })
  test('a quantity in the unit asked for', async () => {
    expect(await ask([both('20')], { period: '2025-07', measure: 'quantity', unit: 'kg' })).toMatchObject({
      value: 20_000,
      unit: 'kg',
    })
  })
  test('a unit value is of the same rows, both whole', async () => {
    expect(await ask([both('20')], { period: '2025-07', measure: 'unit-value' })).toMatchObject({
      value: 200,
      unit: 'USD/t',
    })
    const apart = [
      figure({ value_usd: '4000', period: '2025-07' }),
      figure({
        value_usd: '',
        quantity: '20',
        quantity_unit: 'MT',
        period: '2025-07',
        source_title: 'Other table, U.S. exports',
      }),
    ]
    const answer = await ask(apart, { period: '2025-07', measure: 'unit-value' })
    expect(answer.value).toBeNull()
    expect(answer.notes.join(' ')).toContain('not held in the same rows')
  })
  test('a balance is exports less general imports of the same table', async () => {
    const imports = monthly('2025-07', [100], { flow: 'import', source_title: 'exports/hs and imports (GEN_VAL_MO)' })
    const exports = monthly('2025-07', [40], { source_title: 'exports/hs and imports (ALL_VAL_MO)' })
    const answer = await ask([...exports, ...imports], { flow: 'balance', period: '2025-07' })
    expect(answer).toMatchObject({ value: -60, source: { basis: 'total exports minus general imports' } })
  })
})

describe('standing', () => {
  test('a month as low as none before is a record; one as low as an earlier month is the lowest since then', async () => {
    const flat = monthly('2022-01', [...Array(40).fill(100), 10])
    expect((await ask(flat, { period: '2025-05' })).standing).toMatchObject({
      extreme: 'lowest',
      position: 1,
      of: 41,
      complete: true,
    })
    const since = (await ask(monthly('2022-01', [5, ...Array(39).fill(100), 10]), { period: '2025-05' })).standing
    expect(since).toMatchObject({ extreme: 'lowest', position: 2, since: { value: 5 } })
  })
  test('too few months make no record', async () =>
    expect((await ask(sorghum.slice(0, 12), { period: '2024-12' })).standing).toBeUndefined())
  test('months in a row below the year before', async () => {
    const falling = monthly('2022-01', [...Array(24).fill(100), ...Array(5).fill(90)])
    expect((await ask(falling, { period: '2024-05' })).standing?.run).toEqual({
      direction: 'down',
      length: 5,
      atLeast: false,
    })
  })
  test('share of all countries and of all goods, and place among those held', async () => {
    const one = { period: '2025-07' }
    const figures = [
      ...sorghum,
      figure({ ...one, partner: 'W', value_usd: '200' }),
      figure({ ...one, partner: 'MX', value_usd: '90' }),
      figure({ ...one, classification: 'TOTAL', code: 'TOTAL', value_usd: '4000' }),
      figure({ ...one, code: '1201', value_usd: '30' }),
    ]
    const answer = await ask(figures, { period: '2025-07', share: true, rank: true })
    expect(answer.shares.map(({ of, percent }) => [of, percent])).toEqual([
      ['all countries', 20],
      ['all goods', 1],
    ])
    expect(answer.ranks).toMatchObject([
      { among: 'partners', position: 2, of: 2, covered: 65 },
      { among: 'products', position: 1, of: 2 },
    ])
  })
})

describe('splits', () => {
  const world = [
    ...sorghum,
    ...monthly('2024-01', Array(19).fill(60), { partner: 'MX' }),
    ...monthly('2024-01', Array(19).fill(200), { partner: 'W' }),
  ]
  test('by partner, the largest first, with shares and changes, and how much of the whole they are', async () => {
    const { breakdown } = await ask(world, { partner: ['W'], period: '2025-01..2025-07', by: ['partner'] })
    expect(breakdown?.lines).toMatchObject([
      { partner: 'MX', name: 'Mexico', value: 420, baselineValue: 420, share: 30 },
      { partner: 'CN', name: 'China', value: 280, change: { percent: -60 }, share: 20 },
    ])
    expect(breakdown?.covered).toBe(50)
  })
  test('only so many lines, and how many there are', async () => {
    const { breakdown } = await ask(world, { partner: ['W'], period: '2025-07', by: ['partner'], top: 1 })
    expect(breakdown).toMatchObject({ of: 2, lines: [{ partner: 'MX' }] })
  })
  test('by product: the next longer codes', async () => {
    const below = ['100710', '100790'].flatMap((code, at) => monthly('2025-07', [30 - 20 * at], { code }))
    const { breakdown } = await ask([...sorghum, ...below], { period: '2025-07', by: ['product'] })
    expect(breakdown?.lines.map(({ product, value }) => [product, value])).toEqual([
      ['100710', 30],
      ['100790', 10],
    ])
  })
  test('a balance keeps the partners that only sell, where it is held that they buy nothing', async () => {
    const both = (partner: string, exports: number, imports: number | null): Figure[] => [
      ...monthly('2025-07', [exports], { partner, source_title: 'Trade in Goods, HS', classification: 'HS' }),
      ...monthly('2025-07', [imports], { partner, source_title: 'Trade in Goods, HS', flow: 'import' }),
    ]
    const figures = [...both('CN', 9, 2), ...both('MX', 5, 0), ...both('HK', 3, null)]
    const desk = context(figures)
    // Splits of detail leave lines without trade out.
    const breakdown = async (question: Breakdown) => {
      const answers = await breakdownOf(desk.store, question)
      return answers.map((one) => ({ ...one, lines: one.lines.filter(({ values }) => values[0] !== 0) }))
    }
    const words = { flow: 'balance' as const, partner: ['W'], period: '2025-07', by: ['partner' as const] }
    const answer = await askTrade(asked(words), { ...desk, store: { ...desk.store, breakdown } })
    expect(answer.breakdown?.lines.map(({ partner, value }) => [partner, value])).toEqual([
      ['CN', 7],
      ['MX', 5],
    ])
  })
  test('a group by codes of a length: the codes of its goods, by their names', async () => {
    const answered: BreakdownAnswer = {
      basis: 'total exports',
      agency: 'U.S. Census Bureau',
      title: 'A table',
      origin: 'agency-rows',
      secondary: false,
      vintages: { first: '2025-09-04', last: '2025-09-04' },
      laterVintage: false,
      lines: [{ code: '1007', values: [30, 20], unit: 'USD' }],
      missing: [[], []],
      query: '',
    }
    const asks: Breakdown[] = []
    const desk = context([])
    const breakdown = async (question: Breakdown) => {
      asks.push(question)
      return [answered]
    }
    const words = { product: ['farm goods'], period: '2025-07', by: ['product' as const], level: 4 }
    const answer = await askTrade(asked(words), { ...desk, store: { ...desk.store, breakdown } })
    expect(asks[0]).toMatchObject({ classification: 'USDA', codes: ['AG'], level: 4, by: ['code'] })
    expect(answer.breakdown?.lines).toMatchObject([{ product: '1007', value: 30, change: { percent: 50 } }])
  })
  test('by month', async () => {
    const { breakdown } = await ask(sorghum, { period: '2025-06..2025-07', by: ['month'] })
    expect(breakdown?.lines.map(({ value, baselineValue }) => [value, baselineValue])).toEqual([
      [40, 100],
      [40, 100],
    ])
  })
  test('a split of which nothing is held is told', async () => {
    const answer = await ask(sorghum, { period: '2025-07', by: ['state'] })
    expect(answer.breakdown).toBeUndefined()
    expect(answer.notes).toContain('Nothing is held of the split that was asked for.')
  })
})

test('a quantity that the rows do not give is not to be had by another sync', async () => {
  const { lacking, missing } = await ask(sorghum, { period: '2025-07', measure: 'quantity', vs: '2025-08' })
  expect(months(missing)).toEqual(['2025-07', '2025-08'])
  expect(months(lacking?.untold ?? [])).toEqual(['2025-07'])
})

test('dollars of a month of which a table of quantities tells are to be had elsewhere', async () => {
  const tonnes = figure({ period: '2025-07', quantity: '9', quantity_unit: 't', source_title: 'A table of tonnes' })
  const { lacking, missing } = await ask([tonnes], { period: '2025-07' })
  expect(months(missing)).toContain('2025-07')
  expect(lacking?.untold).toBeUndefined()
})

test('weeks: one by its days, against the week before; two added; one that is not held is told as such', async () => {
  const weeks = [
    figure({ period: '2026-07-17..2026-07-23', value_usd: '100', published: '2026-07-30' }),
    figure({ period: '2026-07-24..2026-07-30', value_usd: '120', published: '2026-08-06' }),
  ]
  const at = (period: string) => ask(weeks, { period, vs: 'previous' })
  expect(await at('2026-07-24..2026-07-30')).toMatchObject({ value: 120, baselineValue: 100, change: { percent: 20 } })
  expect(await at('2026-07-17..2026-07-30')).toMatchObject({ value: 220, baselineValue: null })
  const other = await at('2026-07-03..2026-07-09')
  expect(other.value).toBeNull()
  expect(other.notes).toContain('No row of 2026-07-03 to 2026-07-09 is held, and none whose days make it up.')
})

test('most of a period is told where the whole is not held', async () => {
  const first = { classification: 'USDA', code: 'AG', source_agency: 'USDA', source_title: 'A table' }
  const figures = [
    figure({ ...first, period: '2025-01..2025-06', value_usd: '5500' }),
    figure({ ...first, period: '2024-01..2024-06', value_usd: '11800' }),
  ]
  const answer = await ask(figures, { product: ['farm goods'], period: '2025-01..2025-07' })
  expect(answer.value).toBeNull()
  expect(answer.nearby).toMatchObject({ value: 5500, change: { percent: -53.39 } })
})

test('the months to draw: twelve up to a single month; a gap where one is not held', async () => {
  const { series } = await ask([...sorghum.slice(0, 12), ...monthly('2025-01', [40, null, 0, 40])], {
    period: '2025-04',
  })
  expect(series).toHaveLength(12)
  expect(series.slice(-4).map(({ value }) => value)).toEqual([40, null, 0, 40])
})

test('of a year whose months are not held there is nothing to draw', async () => {
  const answer = await ask([figure({ period: '2024', value_usd: '900' })], { period: '2024' })
  expect(answer).toMatchObject({ value: 900, series: [] })
})
