import { describe, expect, test } from 'vitest'
import { parseDay } from '../../time/day.js'
import { readCells, refusalOf, replyWith, syncWith } from '../testing/fake-context.js'
import { isWireThere, sharedText } from '../testing/shared-wire.js'
import { farmProducts } from './products.js'
import { psd } from './psd.js'
import { readQueryPage, readSupply, supplyUnit } from './psd-rows.js'

const soybeans = farmProducts.find(({ code }) => code === 'SOYBEANS') ?? { code: '', hs: [] }
const question = { product: soybeans, commodity: '2222000', country: 'CH', reporter: 'CN' }
const lists = {
  attributes: new Map([
    ['20', 'Beginning Stocks'],
    ['57', 'Imports'],
    ['81', 'TY Imports'],
    ['88', 'Exports'],
  ]),
  units: new Map([['8', '(1000 MT)  ']]),
}
const row = (given: Record<string, unknown> = {}) => ({
  commodityCode: '2222000',
  countryCode: 'CH',
  marketYear: '2024',
  calendarYear: '2026',
  month: '07',
  attributeId: 57,
  unitId: 8,
  value: 108_000.5,
  ...given,
})
const read = (rows: unknown, year = 2024) => readSupply(replyWith(rows), { ...question, year }, lists)

describe('supply and use', () => {
  test('imports of a marketing year, which is named by the year in which it begins', () => {
    const [cells] = read([row(), row({ attributeId: 20 }), row({ attributeId: 81 })])
    expect(cells).toMatchObject({
      flow: 'import',
      reporter: 'CN',
      partner: 'W',
      code: 'SOYBEANS',
      period: '2024-10..2025-09',
      quantity: '108000.5',
      quantity_unit: '1000 t',
      vintage: '2026-07-31',
    })
    expect(cells && readCells(cells)).toMatchObject({ basis: 'PSD imports', quantity: 108_000_500, unit: 't' })
  })
  test('a year that still runs is a forecast, and is not held', () => {
    expect(read([row({ marketYear: 2025 })], 2025)).toEqual([])
    expect(read([row({ marketYear: 2025, calendarYear: 2026, month: '0' })], 2025)).toEqual([])
  })
  test.each([
    ['of another commodity', [row({ commodityCode: '0440000' })], /row 1 {2}is of another commodity than 2222000/],
    ['of another country', [row({ countryCode: 'SZ' })], /row 1 {2}is of another country than CH/],
    ['of another year', [row({ marketYear: '2023' })], /row 1 {2}is of another marketing year than 2024/],
    ['of an attribute that nobody named', [row({ attributeId: 99 })], /row 1 {2}attribute 99 is not in the list/],
    ['of a unit that nobody named', [row({ unitId: 99 })], /row 1 {2}unit 99 is not in the list/],
    ['twice, with two values', [row(), row({ value: 1 })], /row 2 {2}differs from row 1/],
  ])('a row %s: refused', async (_name, rows, told) => expect(await refusalOf(() => read(rows))).toMatch(told))
  test.each([
    ['(1000 MT)', { unit: '1000 t', times: 1 }],
    ['1000 480 lb. Bales', { unit: '1000 bale', times: 1 }],
    ['(1000 60 KG BAGS)   ', { unit: 'kg', times: 60_000 }],
    ['(PERCENT)', undefined],
  ])('%s', (text, unit) => expect(supplyUnit(text)).toEqual(unit))
})

describe('a sync of supply and use', () => {
  test('with a key: codes by name, a request for each year', async () => {
    const paths: string[] = []
    const answers = ({ path }: { path: string }) => {
      paths.push(path)
      if (path === '/api/psd/commodities') return [{ commodityCode: '2222000', commodityName: 'Oilseed, Soybean   ' }]
      if (path === '/api/psd/commodityAttributes') return [{ attributeId: 57, attributeName: 'Imports       ' }]
      if (path === '/api/psd/unitsOfMeasure') return [{ unitId: 8, unitDescription: '(1000 MT) ' }]
      return path.endsWith('/CH/year/2024') ? [row()] : []
    }
    const given = {
      answers,
      keyed: true,
      codes: ['1201'],
      since: parseDay('2025-01-01'),
      reporter: 'CN',
      partners: ['W'],
    }
    const { read: figures } = await syncWith(psd, given)
    expect(paths.slice(3)).toEqual(
      [2024, 2025, 2026].map((year) => `/api/psd/commodity/2222000/country/CH/year/${year}`),
    )
    expect(figures.map(({ quantity }) => quantity)).toEqual([108_000_500])
  })
  test('without a key: the public query page, whose answer names what it is of', async () => {
    const answers = ({ path }: { path: string }) =>
      path.endsWith('RunQuery')
        ? {
            tableHeaders: ['Commodity', 'Attribute', 'Country', '2024/2025', '2025/2026', 'Unit Description'],
            queryResult: [
              {
                commodity: 'Oilseed, Soybean',
                attribute: 'Imports',
                country: 'China',
                '2024/2025': 108_000,
                '2025/2026': 112_000,
                'unit Description': '(1000 MT)   ',
              },
            ],
          }
        : [
            { attributeId: 57, attributeName: 'Imports  ' },
            { attributeId: 88, attributeName: 'Exports  ' },
          ]
    const { read: figures, asked } = await syncWith(psd, { answers, codes: ['1201'], reporter: 'CN', partners: ['W'] })
    expect(figures.map(({ quantity, period }) => [quantity, period.start])).toEqual([
      [108_000_000, parseDay('2024-10-01')],
    ])
    expect(asked.map(({ host, path }) => `${host}${path}`)).toEqual([
      'https://apps.fas.usda.gov/PSDOnlineApi/api/query/GetMultiCommodityAttributes?commodityCodes=2222000%2C',
      'https://apps.fas.usda.gov/PSDOnlineApi/api/query/RunQuery',
    ])
    expect(JSON.parse(asked[1]?.body ?? '')).toMatchObject({
      commodities: ['2222000'],
      attributes: [57, 88],
      countries: ['CH'],
    })
  })
  test('countries whose marketing year is not known here are not asked for', async () => {
    const { lines, asked } = await syncWith(psd, { answers: {}, codes: ['1201'], reporter: 'BR', partners: ['W'] })
    expect([lines, asked]).toEqual([['no marketing year is known here for these products and countries'], []])
  })
})

describe.skipIf(!isWireThere)('the recorded query page (skipped: it is not beside this checkout)', () => {
  const coffee = { code: 'COFFEE', hs: ['0901'], supply: ['coffee green'], years: { BR: 7 } }
  const asked = { product: coffee, commodity: '0711100', country: 'BR', reporter: 'BR' }
  const page = (fetched: string) =>
    readQueryPage(
      replyWith(sharedText('wire/usda/psdonline_RunQuery__response.json'), { fetched: parseDay(fetched) }),
      asked,
      () => 'BR',
    )
  test('bags of coffee become kilograms, once the year is over', () => {
    expect(page('2026-08-01').map(({ quantity, quantity_unit }) => `${quantity} ${quantity_unit}`)).toEqual([
      '2445000000 kg',
    ])
    expect(page('2026-01-02')).toEqual([])
  })
})
