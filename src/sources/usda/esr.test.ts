import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, isoDay, parseDay } from '../../time/day.js'
import { readCells, refusalOf, replyWith, syncWith, testCountries } from '../testing/fake-context.js'
import { isWireThere, sharedText } from '../testing/shared-wire.js'
import { esr } from './esr.js'
import {
  type MarketYear,
  printMarketYear,
  readCommodities,
  readDestinations,
  readMarketYears,
  readUnits,
  yearsSince,
} from './esr-lists.js'
import { readSales, type SalesQuestion } from './esr-rows.js'
import { fasRefusal } from './fas.js'

const commodities = [
  { commodityCode: 401, commodityName: 'Corn                ', unitId: 1 },
  { commodityCode: 701, commodityName: 'Sorghum             ', unitId: 1 },
  { commodityCode: 801, commodityName: 'Soybeans            ', unitId: 1 },
  { commodityCode: 901, commodityName: 'Soybean cake & meal ', unitId: 1 },
  { commodityCode: 1404, commodityName: 'All Upland Cotton   ', unitId: 2 },
  { commodityCode: 1601, commodityName: 'Cattle hides, whole ', unitId: 4 },
]
const countries = [
  { countryCode: 5700, countryName: 'CHINA   ', countryDescription: 'CHINA, PEOPLES REPUBLIC OF', gencCode: 'CHN' },
  { countryCode: 5820, countryName: 'HG KONG ', countryDescription: 'HONG KONG', gencCode: 'HKG' },
  { countryCode: 2010, countryName: 'MEXICO  ', countryDescription: 'MEXICO', gencCode: 'MEX' },
  { countryCode: 1, countryName: 'EUROPEAN UNION - 27', countryDescription: 'EUROPEAN UNION - 27' },
  { countryCode: 9998, countryName: 'UNKNOWN ', countryDescription: 'UNKNOWN DESTINATIONS' },
]
const units = [
  { unitId: 1, unitNames: 'Metric Tons' },
  { unitId: 2, unitNames: 'Running Bales' },
  { unitId: 4, unitNames: 'Pieces' },
]
const dates = [
  year(801, '2025-09-01', '2026-08-31', '2026-08-06T08:30:06.973'),
  year(401, '2025-09-01', '2026-08-31', '2026-08-06T08:30:06.973'),
  year(701, '2025-09-01', '2026-08-31', '2026-08-06T08:30:06.973'),
  year(901, '2025-10-01', '2026-09-30', '2026-08-06T08:30:06.973'),
  year(1404, '2026-08-01', '2027-07-31', '2026-08-06T08:30:06.973'),
]

function year(commodityCode: number, marketYearStart: string, marketYearEnd: string, releaseTimeStamp: string) {
  return {
    commodityCode,
    marketYearStart,
    marketYearEnd,
    marketYear: Number(marketYearEnd.slice(0, 4)),
    releaseTimeStamp,
  }
}

const week = (given: Record<string, unknown> = {}) => ({
  commodityCode: 801,
  countryCode: 5700,
  weeklyExports: 130_000,
  accumulatedExports: 11_500_000,
  outstandingSales: 400_000,
  grossNewSales: 5000,
  currentMYNetSales: -1200,
  currentMYTotalCommitment: 11_900_000,
  nextMYOutstandingSales: 66_000,
  nextMYNetSales: 66_000,
  unitId: 1,
  weekEndingDate: '2026-07-30T00:00:00',
  ...given,
})

const lists = {
  '/api/esr/commodities': commodities,
  '/api/esr/countries': countries,
  '/api/esr/unitsOfMeasure': units,
  '/api/esr/datareleasedates': dates,
}
const soybeansTo = (where: string, rows: unknown, of = 2026) => ({
  [`/api/esr/exports/commodityCode/801/${where}/marketYear/${of}`]: rows,
})

describe('a sync of weekly export sales', () => {
  test('resolves codes by name, and asks for one country by its own', async () => {
    const answers = {
      ...lists,
      ...soybeansTo('countryCode/5700', [week()]),
      ...soybeansTo('countryCode/5700', [], 2025),
    }
    const { asked, read, commits } = await syncWith(esr, { answers, codes: ['1201'] })
    expect(asked.slice(4).map(({ path }) => path)).toEqual([
      '/api/esr/exports/commodityCode/801/countryCode/5700/marketYear/2025',
      '/api/esr/exports/commodityCode/801/countryCode/5700/marketYear/2026',
    ])
    expect(commits).toEqual([8])
    expect(read.map(({ basis, quantity }) => [basis, quantity])).toEqual([
      ['export sales: weekly exports', 130_000],
      ['export sales: accumulated exports', 11_500_000],
      ['export sales: outstanding sales', 400_000],
      ['export sales: gross new sales', 5000],
      ['export sales: net sales', -1200],
      ['export sales: total commitment', 11_900_000],
      ['export sales: outstanding sales, next marketing year', 66_000],
      ['export sales: net sales, next marketing year', 66_000],
    ])
  })

  test('a row is a week that ends on its Thursday, with the marketing year in the title, released on the day of its stamp', async () => {
    const answers = {
      ...lists,
      ...soybeansTo('countryCode/5700', [week(), week({ weekEndingDate: '2026-07-23T00:00:00' })]),
      ...soybeansTo('countryCode/5700', [], 2025),
    }
    const { figures } = await syncWith(esr, { answers, codes: ['1201'] })
    const [row] = figures
    expect(row).toMatchObject({
      flow: 'export',
      reporter: 'US',
      partner: 'CN',
      classification: 'USDA',
      code: 'SOYBEANS',
      period: '2026-07-24..2026-07-30',
      quantity: '130000',
      quantity_unit: 't',
      source_title: 'U.S. Export Sales, weekly exports, marketing year 2025/26',
      published: '2026-08-06',
      vintage: '2026-08-07',
    })
    expect(figures[6]?.source_title).toBe('U.S. Export Sales, outstanding sales, next marketing year 2026/27')
    expect(
      figures.filter(({ period }) => period === '2026-07-17..2026-07-23').map(({ published }) => published),
    ).toEqual(Array(8).fill(''))
  })

  test('unknown destinations are no country: passed over and said', async () => {
    const rows = [week(), week({ countryCode: 9998 }), week({ countryCode: 2010 }), week({ countryCode: 1 })]
    const answers = {
      ...lists,
      ...soybeansTo('allCountries', rows),
      ...soybeansTo('allCountries', rows.slice(0, 1), 2025),
    }
    const { read, lines } = await syncWith(esr, { answers, codes: ['1201'], partners: ['*'] })
    expect([...new Set(read.map(({ partner }) => partner))]).toEqual(['CN', 'MX', 'EU'])
    expect(lines).toEqual(['passed over, for they are no country: UNKNOWN (1 rows)'])
  })

  test('the world is the sum of all destinations, unknown ones too, and says so', async () => {
    const rows = [week(), week({ countryCode: 9998 }), week({ countryCode: 2010 })]
    const answers = { ...lists, ...soybeansTo('allCountries', rows), ...soybeansTo('allCountries', rows, 2025) }
    const { read } = await syncWith(esr, { answers, codes: ['1201'], partners: ['W'] })
    expect(read.slice(0, 5).map(({ partner, quantity, note }) => [partner, quantity, note])).toEqual(
      [390_000, 34_500_000, 1_200_000, 15_000, -3600].map((total) => [
        'W',
        total,
        'sum of all destinations, unknown ones too',
      ]),
    )
  })

  test('a partner that the reports do not know is named, and nothing is asked for it', async () => {
    const { asked, lines } = await syncWith(esr, { answers: lists, partners: ['BR'] })
    expect(asked).toHaveLength(4)
    expect(lines).toEqual(['has no destination BR'])
  })

  test('an empty list for a marketing year that was given out is no answer', async () => {
    const answers = { ...lists, ...soybeansTo('allCountries', [], 2025), ...soybeansTo('allCountries', []) }
    expect(await refusalOf(() => syncWith(esr, { answers, codes: ['1201'], partners: ['*'] }))).toMatch(
      /allCountries\/marketYear\/2026 {2}has no row of marketing year 2026, which was given out/,
    )
  })

  test('cotton is counted in running bales, which become nothing else', async () => {
    const rows = [week({ commodityCode: 1404, unitId: 2, weekEndingDate: '2026-08-06T00:00:00' })]
    const answers = {
      ...lists,
      '/api/esr/exports/commodityCode/1404/countryCode/5700/marketYear/2026': [],
      '/api/esr/exports/commodityCode/1404/countryCode/5700/marketYear/2027': rows,
    }
    const { read } = await syncWith(esr, { answers, codes: ['5201'] })
    expect(read[0]).toMatchObject({ code: 'COTTON', unit: 'running bale' })
  })
})

describe('code lists', () => {
  const destinations = (rows: unknown) => readDestinations(replyWith(rows), testCountries)
  test('names are trimmed and found whatever their case; a list without any of them is refused', () => {
    expect(readCommodities(replyWith(commodities)).map(({ code, product }) => [code, product.code])).toEqual([
      ['801', 'SOYBEANS'],
      ['901', 'SOYBEAN-MEAL'],
      ['401', 'CORN'],
      ['701', 'SORGHUM'],
      ['1404', 'COTTON'],
    ])
    expect(() => readCommodities(replyWith([{ commodityCode: 1, commodityName: 'Peas' }]))).toThrow(
      /source.test\/test {2}names no commodity known here, but Peas/,
    )
  })
  test('China and Hong Kong are two destinations', () => {
    const { partners } = destinations(countries)
    expect([partners.get('5700'), partners.get('5820')]).toEqual(['CN', 'HK'])
  })
  test('two destinations never become one country', () => {
    const twice = [...countries, { countryCode: 77, countryName: 'MEXICO' }]
    const { partners, others } = destinations(twice)
    expect([partners.get('2010'), partners.get('77'), others.get('77')]).toEqual(['MX', undefined, 'MEXICO'])
  })
  test('a marketing year bears the number of the year in which it ends', () => {
    const [read] = readMarketYears(replyWith(dates.slice(0, 1)))
    expect([read?.number, read && printMarketYear(read)]).toEqual([2026, '2025/26'])
    expect(printMarketYear({ start: parseDay('2026-01-01'), end: parseDay('2026-12-31') })).toBe('2026')
    expect(printMarketYear({ start: parseDay('1999-09-01'), end: parseDay('2000-08-31') })).toBe('1999/00')
    const shifted = { ...dates[0], marketYear: 2025 }
    expect(() => readMarketYears(replyWith([shifted]))).toThrow(
      /row 1 {2}marketing year 2025 is not the twelve months that end in 2025/,
    )
  })
  test('years that are not listed run by the dates of the newest', () => {
    const listed = readMarketYears(replyWith(dates))
    const years = yearsSince(listed, '801', parseDay('2024-03-01'))
    expect(years.map(({ number, start, end }) => [number, isoDay(start), isoDay(end)])).toEqual([
      [2024, '2023-09-01', '2024-08-31'],
      [2025, '2024-09-01', '2025-08-31'],
      [2026, '2025-09-01', '2026-08-31'],
    ])
  })
})

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

describe('what the service tells in place of an answer', () => {
  const told = (status: number, body: unknown) => fasRefusal(replyWith(body, { status }))
  test('a bad key, a quota, an error at 200', () => {
    expect(
      told(403, { error: { code: 'API_KEY_INVALID', message: 'An invalid api_key was supplied.' } }),
    ).toMatchObject({
      what: 'does not take the key ("API_KEY_INVALID: An invalid api_key was supplied.")',
    })
    expect(
      told(429, { error: { code: 'OVER_RATE_LIMIT', message: 'You have exceeded your rate limit.' } }),
    ).toMatchObject({
      again: true,
    })
    expect(told(200, { message: 'An error has occurred.' })).toMatchObject({
      what: 'answers an error in place of rows ("An error has occurred.")',
    })
    expect(told(200, [])).toBeUndefined()
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
