import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, isoDay, parseDay } from '../../time/day.js'
import { readCells, refusalOf, replyWith, testCountries } from '../testing/fake-context.js'
import { isWireThere, sharedText } from '../testing/shared-wire.js'
import { type MarketYear, readDestinations, readMarketYears, readUnits } from './esr-lists.js'
import { readSales, type SalesQuestion } from './esr-rows.js'
import { countries, units, week } from './testing/sales.js'

const soybeans = { code: '801', name: 'Soybeans', product: { code: 'SOYBEANS', hs: ['1201'] } }
const marketYear: MarketYear = {
  commodity: '801',
  number: 2026,
  start: parseDay('2025-09-01'),
  end: parseDay('2026-08-31'),
  released: parseDay('2026-08-06'),
}
const question: SalesQuestion = {
  commodity: soybeans,
  year: marketYear,
  destinations: readDestinations(replyWith(countries), testCountries),
  units: readUnits(replyWith(units)),
  partners: ['CN'],
}
const sales = (rows: unknown, given: Partial<SalesQuestion> = {}) =>
  readSales(replyWith(rows), { ...question, ...given })

describe('rows of export sales', () => {
  test.each([
    [
      'exports and sales that are not the commitment',
      [week({ currentMYTotalCommitment: 11_900_001 })],
      /row 1 {2}accumulated exports 11500000 and outstanding sales 400000 are not the commitment 11900001/,
    ],
    [
      'another commodity',
      [week(), week({ commodityCode: 401, countryCode: 2010 })],
      /row 2 {2}is not of commodity 801/,
    ],
    ['a country that is in no list', [week({ countryCode: 4242 })], /row 1 {2}country 4242 is not in the list/],
    [
      'a day that is no Thursday',
      [week({ weekEndingDate: '2026-07-31T00:00:00' })],
      /row 1 {2}weekEndingDate is no Thursday/,
    ],
    ['a unit that nobody named', [week({ unitId: 9 })], /row 1 {2}unit 9 is not known here/],
    ['a number that is none', [week({ weeklyExports: 'n/a' })], /row 1 {2}"weeklyExports" is no number/],
    ['a number that is missing', [week({ weeklyExports: null })], /row 1 {2}"weeklyExports" is missing/],
    ['exports below zero', [week({ weeklyExports: -5 })], /row 1 {2}"weeklyExports" is below zero/],
    [
      'one week twice, with other numbers',
      [week(), week({ grossNewSales: 1 })],
      /row 2 {2}differs from row 1 of the same number/,
    ],
    ['an error in place of rows', { message: 'An error has occurred.' }, /is no list of rows: "\{\\?"message/],
    ['a page in place of rows', '<html><body>Sorry</body></html>', /is not JSON: it begins "<html>/],
    ['a body that is cut', JSON.stringify([week(), week()]).slice(0, 500), /is broken JSON: it begins/],
    ['a changed key', [{ ...week(), countryCode: undefined, country: 5700 }], /row 1 {2}"countryCode" is missing/],
  ])('%s: refused, naming request and row', async (_name, rows, told) => {
    const message = await refusalOf(() => sales(rows))
    expect(message).toMatch(told)
    expect(message).toMatch(/^source\.test\/test/)
  })
  test('the same row twice counts once', () => expect(sales([week(), week()])).toMatchObject({ rows: 1 }))
  test('the order of columns and of rows does not matter', () => {
    const [a, b] = [week(), week({ weekEndingDate: '2026-07-23T00:00:00' })]
    const turned = Object.fromEntries(Object.entries(b).reverse())
    const sorted = (rows: unknown) =>
      sales(rows)
        .cells.map((cells) => JSON.stringify(cells))
        .sort()
    expect(sorted([turned, a])).toEqual(sorted([a, b]))
  })
  test('a week in which the marketing year turns is told in two parts, each of its own days', () => {
    const end = '2025-09-04T00:00:00'
    const old = { ...marketYear, number: 2025, start: parseDay('2024-09-01'), end: parseDay('2025-08-31') }
    const first = sales([week({ weekEndingDate: end, weeklyExports: 7 })]).cells[0]
    const last = sales([week({ weekEndingDate: end, weeklyExports: 5 })], { year: old }).cells[0]
    expect([last, first].map((cells) => [cells?.period, cells?.quantity])).toEqual([
      ['2025-08-29..2025-08-31', '5'],
      ['2025-09-01..2025-09-04', '7'],
    ])
  })
  test('no sum for the world where a row may be a sum of others: a region, or the union beside a member', () => {
    const list = [
      ...countries,
      { countryCode: 4099, countryName: 'DENMARK' },
      { countryCode: 99, countryName: 'AFRICA' },
    ]
    const denmark = {
      ...testCountries[0],
      code: 'DK',
      census: '4099',
      names: ['Denmark'],
    } as (typeof testCountries)[number]
    const destinations = readDestinations(replyWith(list), [...testCountries, denmark])
    const world = (...codes: number[]) => {
      const { cells, unsummed } = sales(
        codes.map((countryCode) => week({ countryCode })),
        { destinations, partners: ['W'] },
      )
      return [cells.length, unsummed]
    }
    expect([world(5700, 9998), world(1, 5700), world(1, 4099), world(99, 5700)]).toEqual([
      [8, 0],
      [8, 0],
      [0, 1],
      [0, 1],
    ])
  })
  test('any rows with sound sums are read to the last one, and the store takes each', () => {
    const row = fc
      .record({ weeks: fc.nat(40), shipped: fc.nat(2e7), owed: fc.nat(2e7), net: fc.integer({ min: -1e6, max: 1e6 }) })
      .map(({ weeks, shipped, owed, net }) =>
        week({
          weekEndingDate: `${isoDay(addDays(parseDay('2025-09-04'), weeks * 7))}T00:00:00`,
          accumulatedExports: shipped,
          outstandingSales: owed,
          currentMYTotalCommitment: shipped + owed,
          currentMYNetSales: net,
        }),
      )
    fc.assert(
      fc.property(fc.uniqueArray(row, { selector: (one) => one.weekEndingDate, maxLength: 12 }), (rows) => {
        const { cells } = sales(rows)
        expect(cells).toHaveLength(rows.length * 8)
        expect(
          cells.filter(({ quantity }) => quantity.startsWith('-')).every((one) => /net sales/.test(one.source_title)),
        ).toBe(true)
        for (const one of cells) readCells(one)
      }),
      { numRuns: 60 },
    )
  })
})

describe.skipIf(!isWireThere)('recorded export sales (skipped: they are not beside this checkout)', () => {
  const file = (name: string) => JSON.parse(sharedText(`wire/usda/${name}`))
  test('soybeans to China', () => {
    const { cells } = sales(file('esr_exports_commodityCode_801_countryCode_5700__QUOTED-1-row.json'))
    expect(cells.map(({ quantity }) => quantity)).toEqual([
      '13506',
      '13506',
      '352846',
      '224335',
      '25376',
      '366352',
      '0',
      '0',
    ])
    expect(cells[0]?.period).toBe('2026-07-17..2026-07-23')
  })
  test('corn to Canada', () => {
    const corn = { ...soybeans, code: '401', name: 'Corn' }
    const destinations = { partners: new Map([['1220', 'CA']]), others: new Map() }
    const rows = file('esr_exports_commodityCode_401_marketYear_2026__QUOTED-1-row.json')
    expect(sales(rows, { commodity: corn, destinations, partners: ['CA'] }).cells).toHaveLength(8)
  })
  test('the release dates', () => {
    const [one] = readMarketYears(replyWith(file('esr_datareleasedates__QUOTED-1-row.json')))
    expect([one?.number, one?.released && isoDay(one.released)]).toEqual([2026, '2026-08-06'])
  })
  test('three years of soybean weeks keep the identity: commitments grow by net sales', () => {
    const [, ...lines] = sharedText('trade/raw/usda_fas_esr_soybeans_china_weekly.csv').trim().split('\n')
    const tons = (text = '') => Math.round(Number(text) * 1000)
    const weeks = lines.map((line) => {
      const [name = '', end = '', accumulated, outstanding, net] = line.split(',')
      return { name, end, accumulated: tons(accumulated), outstanding: tons(outstanding), net: tons(net) }
    })
    const names = [...new Set(weeks.map(({ name }) => name))]
    for (const name of names) {
      const start = Number(name.slice(0, 4))
      const own = weeks.filter((one) => one.name === name)
      const rows = own.map(({ end, accumulated, outstanding, net }) =>
        week({
          weekEndingDate: `${end}T00:00:00`,
          accumulatedExports: accumulated,
          outstandingSales: outstanding,
          currentMYNetSales: net,
          currentMYTotalCommitment: accumulated + outstanding,
        }),
      )
      const of = {
        ...marketYear,
        number: start + 1,
        start: parseDay(`${start}-09-01`),
        end: parseDay(`${start + 1}-08-31`),
      }
      const { cells } = sales(rows, { year: of })
      const level = (measure: string) =>
        cells.filter(({ source_title }) => source_title.includes(`, ${measure}, marketing year`))
      const [commitments, nets] = [level('total commitment'), level('net sales')]
      for (const [index, after] of commitments.entries()) {
        const before = commitments[index - 1]
        // The copy leaps over the first months of 2023/24.
        const isNext =
          before !== undefined && parseDay(after.period.slice(12)) - parseDay(before.period.slice(12)) === 7
        if (isNext)
          expect(
            Math.abs(Number(after.quantity) - Number(before.quantity) - Number(nets[index]?.quantity)),
          ).toBeLessThanOrEqual(200)
      }
    }
    expect(weeks.length).toBeGreaterThan(100)
  })
})
