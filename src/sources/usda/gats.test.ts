import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isoDay, parseDay } from '../../time/day.js'
import { type Month, monthOf } from '../../time/period.js'
import { fakeContext, refusalOf, replyWith, syncWith, testCountries } from '../testing/fake-context.js'
import { gats, gatsExports } from './gats.js'
import { type GatsQuestion, readGats, readGatsUnits, readPartners, readReleases, scopeOf } from './gats-rows.js'

const countries = [
  { countryCode: 'R00', countryName: 'World', gencCode: null },
  { countryCode: 'CH', regionCode: 'R10', countryName: 'China', gencCode: 'CHN', discontinuedOn: null },
  { countryCode: 'HK', regionCode: 'R10', countryName: 'Hong Kong', gencCode: 'HKG', discontinuedOn: null },
  { countryCode: 'SZ', regionCode: 'R20', countryName: 'Switzerland(*)', gencCode: 'CHE', discontinuedOn: '' },
  {
    countryCode: 'UR',
    regionCode: 'R20',
    countryName: 'Former Soviet Union',
    gencCode: null,
    discontinuedOn: '1991-12-31',
  },
]
const units = [
  { unitOfMeasureId: 47, unitOfMeasureCode: 'KG ', unitOfMeasureName: 'Kilograms' },
  { unitOfMeasureId: 70, unitOfMeasureCode: 'MT', unitOfMeasureName: 'Metric Tons' },
  { unitOfMeasureId: 95, unitOfMeasureCode: 'X', unitOfMeasureName: 'No Units Collected' },
  { unitOfMeasureId: 99, unitOfMeasureCode: 'FURL', unitOfMeasureName: 'Furlongs' },
]
const commodities = [
  {
    hS10Code: '1201100000',
    productType: 'Agricultural',
    commodityName: 'SOYBEANS, SEED',
    commodityDescription: 'Soybean seeds',
  },
  { hS10Code: '1201900095', commodityName: 'SOYBEANS', commodityDescription: 'Soybeans, whether or not broken' },
  { hS10Code: '5201001090', commodityName: 'COTTON', commodityDescription: 'Cotton' },
  { hS10Code: '2905430000', commodityName: 'MANNITOL', commodityDescription: 'Mannitol' },
]
const release = (statisticalYearMonth: string, releaseTimeStamp: string) => ({
  statisticalYearMonth,
  productType: 'E',
  reporterCode: 'US',
  releaseTimeStamp,
})
const row = (given: Record<string, unknown> = {}) => ({
  date: '202605',
  countryCode: 'CH',
  hS10Code: '1201900095',
  censusUOMId1: 70,
  censusUOMId2: 95,
  fasConvertedUOMId: 70,
  fasNonConvertedUOMId: 70,
  quantity1: 1_234_567.8,
  quantity2: 0,
  value: 512_345_678,
  ...given,
})
const may = monthOf(parseDay('2026-05-01'))
const question: GatsQuestion = { partner: 'CN', code: 'CH', month: may, units: readGatsUnits(replyWith(units)) }
const read = (rows: unknown, odd = new Set<string>()) => readGats(replyWith(rows), question, odd)

const answers: Record<string, unknown> = {
  '/api/gats/countries': countries,
  '/api/gats/unitsOfMeasure': units,
  '/api/gats/commodities': commodities,
  '/api/gats/census/data/exports/dataReleaseDates': [
    release('202604', '2026-06-05T08:00:00'),
    release('202605', '2026-07-07T08:00:00'),
    release('202612', '2027-02-05T08:00:00'),
  ],
  '/api/gats/census/data/imports/dataReleaseDates': [release('202605', '2026-07-07T08:00:00')],
  '/api/gats/censusExports/partnerCode/CH/year/2026/month/4': [row({ date: '202604' })],
  '/api/gats/censusExports/partnerCode/CH/year/2026/month/5': [row()],
  '/api/gats/censusImports/partnerCode/CH/year/2026/month/5': [],
}

describe('a sync of GATS', () => {
  test('asks for each month that is out, under the code that the service gives the partner', async () => {
    const { customs, asked, commits } = await syncWith(gats, { answers })
    expect(asked.slice(4).map(({ path }) => path)).toEqual([
      '/api/gats/censusExports/partnerCode/CH/year/2026/month/4',
      '/api/gats/censusExports/partnerCode/CH/year/2026/month/5',
      '/api/gats/census/data/imports/dataReleaseDates',
      '/api/gats/censusImports/partnerCode/CH/year/2026/month/5',
    ])
    expect(customs.map(({ table, vintage, rows }) => [table.id, isoDay(vintage), rows.length])).toEqual([
      ['gats-exports-hs', '2026-06-05', 1],
      ['gats-exports-hs', '2026-07-07', 1],
    ])
    expect(commits).toEqual([2, 2])
    expect(customs[1]?.rows).toEqual([
      {
        reporter: 'US',
        partner: 'CN',
        code: '1201900095',
        month: may,
        value: 512_345_678,
        quantity: 1_234_567_800,
        unit: 'kg',
      },
    ])
    expect(customs[1]?.names?.get('1201900095')).toBe('Soybeans, whether or not broken')
  })
  test('months held that were given out long ago are not asked for again', async () => {
    const held = () => new Set([(may - 1) as Month, may, (may + 7) as Month])
    const paths = async (fetched: string) =>
      (await syncWith(gats, { answers, held, fetched })).asked.filter(({ path }) => path.includes('partnerCode')).length
    expect(await paths('2026-08-07')).toBe(3)
    expect(await paths('2026-12-24')).toBe(3)
    expect(await paths('2028-03-24')).toBe(0)
  })
  test('a revision of last year is not missed: only where the list of days is the same is it known', async () => {
    const held = () => new Set([(may - 1) as Month, may])
    const asked = async (unchanged: boolean): Promise<number> => {
      const told = fakeContext({ answers, held, fetched: '2026-12-24' })
      await gats.sync({
        ...told.context,
        ask: async (request) => ({ ...(await told.context.ask(request)), unchanged }),
      })
      return told.asked.filter(({ path }) => path.includes('partnerCode')).length
    }
    expect([await asked(true), await asked(false)]).toEqual([0, 3])
  })
  test('numbers that change under the same day are of the day on which that was seen; the same answer is not read again', async () => {
    const vintages = async (isNew: (path: string) => boolean): Promise<string[]> => {
      const told = fakeContext({ answers, held: () => new Set([(may - 1) as Month, may]) })
      await gats.sync({
        ...told.context,
        ask: async (request) => ({ ...(await told.context.ask(request)), unchanged: !isNew(request.path) }),
      })
      return told.customs.map(({ vintage }) => isoDay(vintage))
    }
    expect(await vintages((path) => path.includes('censusExports') && path.endsWith('/5'))).toEqual(['2026-08-07'])
    expect(await vintages(() => true)).toEqual(['2026-06-05', '2026-07-07'])
    expect(await vintages(() => false)).toEqual([])
  })
  test('what is held is asked by a heading, since no more than farm goods can be', async () => {
    const headings: (string | undefined)[] = []
    const told = fakeContext({ answers })
    await gats.sync({
      ...told.context,
      held: async (_table, _reporter, _partner, codes) => {
        headings.push(codes)
        return new Set()
      },
    })
    expect(headings).toEqual(['1201', '1201'])
  })
  test('the world is no partner of the service, and a country that it lacks is named', async () => {
    const { asked, lines } = await syncWith(gats, { answers, partners: ['W', 'BR'] })
    expect(asked.filter(({ path }) => path.includes('partnerCode'))).toEqual([])
    expect(lines).toEqual(['has no partner BR'])
    const world = await syncWith(gats, { answers, partners: ['W'] })
    expect(world.lines).toEqual(["has no total of all countries; ask for each of them: --partner '*'"])
  })
  test.each([
    ['an empty list', []],
    ['status 204', { status: 204, body: '' }],
  ])('%s proves no month without trade: nothing is handed in, and it is told', async (_name, empty) => {
    const path = '/api/gats/censusImports/partnerCode/CH/year/2026/month/5'
    const { customs, lines } = await syncWith(gats, { answers: { ...answers, [path]: empty } })
    expect(customs.map(({ table }) => table.flow)).toEqual(['export', 'export'])
    expect(customs[1]?.scopes).toEqual([{ reporter: 'US', partner: 'CN', codes: ['1201', '5201'], months: [may] }])
    expect(lines).toContain('imports CN: no row of 2026-05; left as it was')
  })
  test('every row measures the same thing as other tables of total exports', () => {
    expect([gatsExports.basis, gatsExports.title]).toEqual([
      'total exports',
      'GATS, U.S. exports of farm goods by HS10 (Census trade data)',
    ])
  })
})

describe('its rows', () => {
  test.each([
    [
      'of another month',
      [row(), row({ hS10Code: '1201100000', date: '202604' })],
      /row 2 {2}is of another month than 202605/,
    ],
    ['of another partner', [row({ countryCode: 'HK' })], /row 1 {2}is of another partner than CH/],
    [
      'without a code',
      [{ ...row(), hS10Code: undefined }],
      /row 1 {2}has none of the keys hS10Code, hs10Code, HS10Code, hs10code \(it has date, countryCode/,
    ],
    [
      'with other keys',
      [{ a: 1, b: 2 }],
      /has none of the keys hS10Code, hs10Code, HS10Code, hs10code \(it has a, b\)/,
    ],
    ['with a code that is too short', [row({ hS10Code: '120190' })], /row 1 {2}"120190" is no ten-digit code/],
    ['without a value', [row({ value: null })], /row 1 {2}"value" is missing/],
    ['below zero', [row({ value: -1 })], /row 1 {2}the value is below zero/],
    ['twice, with two values', [row(), row({ value: 5 })], /row 2 {2}differs from row 1 of the same number/],
  ])('%s: refused, naming the row', async (_name, rows, told) => {
    expect(await refusalOf(() => read(rows))).toMatch(told)
  })
  test('the key of the code may be spelled in other ways', () => {
    const { hS10Code: code, ...others } = row()
    expect(read([{ ...others, HS10Code: code }])).toEqual(read([row()]))
  })
  test('not counted, missing, zero and a unit that is not known are four things', () => {
    const odd = new Set<string>()
    const amounts = (given: Record<string, unknown>) =>
      read([row(given)], odd).map(({ quantity, unit }) => [quantity, unit])
    expect(amounts({ censusUOMId1: 95, quantity1: 0 })).toEqual([['not-counted', undefined]])
    expect(amounts({ quantity1: null })).toEqual([['missing', 'kg']])
    expect(amounts({ quantity1: 0 })).toEqual([[0, 'kg']])
    expect(amounts({ censusUOMId1: 99 })).toEqual([[undefined, undefined]])
    expect(amounts({ censusUOMId1: 4 })).toEqual([[undefined, undefined]])
    expect([...odd]).toEqual(['FURL', 'number 4'])
  })
  test('any rows are read to the last one', () => {
    const any = fc.record({
      code: fc.integer({ min: 100_000_000, max: 9_999_999_999 }),
      value: fc.nat(),
      quantity: fc.nat(),
    })
    fc.assert(
      fc.property(fc.uniqueArray(any, { selector: ({ code }) => code }), (all) => {
        const rows = all.map(({ code, value, quantity }) =>
          row({ hS10Code: String(code).padStart(10, '0'), value, quantity1: quantity }),
        )
        const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0)
        expect(total(read(rows).map(({ value }) => Number(value)))).toBe(total(all.map(({ value }) => value)))
      }),
    )
  })
})

describe('its lists', () => {
  test('China is CH and Switzerland SZ', () => {
    expect([...readPartners(replyWith(countries), testCountries)]).toEqual([
      ['CN', 'CH'],
      ['HK', 'HK'],
      ['CH', 'SZ'],
    ])
  })
  test('a code that stands for another country than we think is refused', () => {
    const wrong = [{ countryCode: 'CH', countryName: 'Switzerland', gencCode: 'CHE' }]
    expect(() => readPartners(replyWith(wrong), testCountries)).toThrow(/row 1 {2}CH is CH here and CN in the ledger/)
  })
  test('months are read in either form, and bear the day they were given out', () => {
    const months = readReleases(
      replyWith([release('202608', '2026-10-06T08:00:00'), release('2026-07', '2026-09-03T08:00:00')]),
    )
    expect([...months.values()].map(isoDay)).toEqual(['2026-10-06', '2026-09-03'])
    expect(() => readReleases(replyWith([release('202613', '2026-10-06T08:00:00')]))).toThrow(/"202613" is no month/)
    expect(() => readReleases(replyWith([]))).toThrow(/lists no month that is out/)
  })
  test('only headings that the service counts whole are told to be without trade', () => {
    const codes = commodities.map(({ hS10Code }) => hS10Code)
    const mannitol = read([row({ hS10Code: '2905430000' })])
    expect(scopeOf([], codes, question).codes).toEqual(['1201', '5201'])
    expect(scopeOf(mannitol, codes, question).codes).toEqual(['1201', '2905430000', '5201'])
  })
})
