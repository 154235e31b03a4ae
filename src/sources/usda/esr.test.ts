import { describe, expect, test } from 'vitest'
import { isoDay, parseDay } from '../../time/day.js'
import { refusalOf, replyWith, syncWith, testCountries } from '../testing/fake-context.js'
import { esr } from './esr.js'
import { printMarketYear, readCommodities, readDestinations, readMarketYears, yearsSince } from './esr-lists.js'
import { fasRefusal } from './fas.js'
import { commodities, countries, dates, units, week } from './testing/sales.js'

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
      classification: 'ESR',
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

  test('status 204 for a marketing year that was given out is no answer either', async () => {
    const answers = {
      ...lists,
      ...soybeansTo('allCountries', [week()], 2025),
      ...soybeansTo('allCountries', { status: 204, body: '' }),
    }
    expect(await refusalOf(() => syncWith(esr, { answers, codes: ['1201'], partners: ['*'] }))).toMatch(
      /has no row of marketing year 2026, which was given out/,
    )
  })
  test('an empty list for a marketing year that was given out is no answer', async () => {
    const answers = { ...lists, ...soybeansTo('allCountries', [], 2025), ...soybeansTo('allCountries', []) }
    expect(await refusalOf(() => syncWith(esr, { answers, codes: ['1201'], partners: ['*'] }))).toMatch(
      /allCountries\/marketYear\/2026 {2}has no row of marketing year 2026, which was given out/,
    )
  })

  test.each([
    ['an empty list', []],
    ['status 204', { status: 204, body: '' }],
  ])('%s for one country is no zero, and is told', async (_name, empty) => {
    const answers = {
      ...lists,
      ...soybeansTo('countryCode/5700', [week()]),
      ...soybeansTo('countryCode/5700', empty, 2025),
    }
    const { figures, lines } = await syncWith(esr, { answers, codes: ['1201'] })
    expect(figures).toHaveLength(8)
    expect(lines).toEqual(['no row of these marketing years, which tells nothing of them: Soybeans 2025'])
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
