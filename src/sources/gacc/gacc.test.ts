import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDay } from '../../time/day.js'
import { isoPeriod, monthsPeriod } from '../../time/period.js'
import { readCells, refusalOf, replyWith, syncWith, testCountries } from '../testing/fake-context.js'
import { countryReader } from '../wire/country-names.js'
import { gacc } from './gacc.js'
import { monthsInTitle, readPage } from './page.js'
import { quantityUnit, readByCountry, readGoods } from './rows.js'

const tr = (...cells: string[]) => `<tr>${cells.map((cell) => `<td><span>${cell}</span></td>`).join('')}</tr>`
const page = (title: string, rows: string[], { unit = 'US$1,000', date = '2026/08/18' } = {}) => `<!DOCTYPE html>
<html><head><title>Statistics</title></head><body><table><tr><td>
<div class="atcl-ttl">${title}</div><div class="atcl-date">${date}</div>
<table>${tr(title)}<tr><td colspan="10">Unit:${unit}</td></tr>${rows.join('\n')}</table>
</td></tr></table></body></html>`

const goodsTitle = '（14）Major Import Commodities in Quantity and Value,7.2026'
const goodsHead = [
  tr('Commodity', 'Unit', '7', '1-7', 'Percentage Change'),
  tr('Quantity', 'Value', 'Quantity', 'Value', 'Quantity', 'Value'),
]
const soya = tr('Soya beans', '10000T', '1,166.6', '5,012,345', '6,104.1', '26,012,345', '4.1', '-8.1')
const chips = tr('Electronic integrated circuits', '100MN', '52.2', '38,000,001', '330.0', '240,000,000', '1', '2')
const goods = (rows: string[], given = {}) => page(goodsTitle, [...goodsHead, ...rows], given)

const countryTitle = '(2) Imports and Exports by Country (Region) of Origin/Destination,7.2026'
const countryHead = [
  tr('Country(Region)', 'Total', 'Exports', 'Imports', 'Percentage Change'),
  tr('7', '1-7', '7', '1-7', '7', '1-7', '', '', ''),
]
const american = tr(
  'United States',
  '47,000,001',
  '330,000,000',
  '35,000,000',
  '240,000,000',
  '12,000,000',
  '90,000,000',
  '1',
  '2',
  '3',
)
const byCountry = (rows: string[], given = {}) => page(countryTitle, [...countryHead, ...rows], given)

const reply = (body: string) => replyWith(body, { path: '/Statics/abc.html', fetched: parseDay('2026-08-20') })
const readGoodsIn = async (body: string) => readGoods(reply(body), readPage(reply(body)), 'import')
const readCountriesIn = async (body: string) =>
  readByCountry(reply(body), readPage(reply(body)), countryReader(testCountries))

describe('the main goods of a month', () => {
  test('quantities in the unit of their own row, values in thousands, of the month and of the year so far', async () => {
    const { cells } = await readGoodsIn(goods([soya, chips]))
    expect(
      cells.map(({ code, period, value_usd, quantity, quantity_unit }) => [
        code,
        period,
        value_usd,
        quantity,
        quantity_unit,
      ]),
    ).toEqual([
      ['1201', '2026-07', '5012345000', '11666000', 't'],
      ['1201', '2026-01..2026-07', '26012345000', '61041000', 't'],
      ['8542', '2026-07', '38000001000', '5220000000', 'no'],
      ['8542', '2026-01..2026-07', '240000000000', '33000000000', 'no'],
    ])
    const figure = cells[0] && readCells(cells[0])
    expect(figure).toMatchObject({
      flow: 'import',
      reporter: 'CN',
      partner: 'W',
      basis: 'GACC imports',
      rounding: { value: 500 },
    })
    expect(cells[0]).toMatchObject({ published: '2026-08-18', vintage: '2026-08-20' })
  })
  test('a unit that changes is read where it stands: a factor of 100 between MN and 100MN', async () => {
    const before = await readGoodsIn(goods([chips.replace('100MN', 'MN')]))
    expect(before.cells[0]?.quantity).toBe('52200000')
    expect(quantityUnit('10000 T')).toEqual({ unit: 't', power: 4 })
    expect(quantityUnit('10000CR')).toBeUndefined()
  })
  test('full-width brackets are brackets, and names that are no heading keep the bulletin’s own', async () => {
    const names = ['Motor vehicles（including chassis)', 'Motor vehicles(including chassis）']
    const codes = await Promise.all(
      names.map(async (name) => (await readGoodsIn(goods([tr(name, '-', '-', '10', '-', '70')]))).cells[0]),
    )
    expect(codes.map((cells) => [cells?.classification, cells?.code, cells?.quantity])).toEqual(
      Array(2).fill(['GACC', 'MOTOR-VEHICLES-INCLUDING-CHASSIS', '']),
    )
  })
  test('January and February in one are one period, and no month is made of them', async () => {
    const body = page('(14) Major Import Commodities in Quantity and Value, 1-2.2020', [
      ...goodsHead,
      tr('Soya beans', '10000T', '-', '-', '1,351.4', '5,400,000'),
    ])
    expect((await readGoodsIn(body)).cells.map(({ period, value_usd }) => [period, value_usd])).toEqual([
      ['2020-01..2020-02', '5400000000'],
    ])
  })
  test('lines of one name, such as "Others", are passed over', async () => {
    const { cells, passedOver } = await readGoodsIn(
      goods([soya, tr('Others', 'T', '1', '1', '7', '7'), tr('Others', 'T', '2', '2', '8', '8')]),
    )
    expect([cells.length, [...passedOver]]).toEqual([2, [['Others', 2]]])
  })
  test.each([
    ['values in yuan', goods([soya], { unit: 'CNY 10,000' }), /tells no values in US\$1,000 \("Unit:CNY 10,000"\)/],
    ['values in millions', goods([soya], { unit: 'US$1,000,000' }), /tells no values in US\$1,000/],
    [
      'value before quantity',
      page(goodsTitle, [tr('Value', 'Quantity', 'Value', 'Quantity'), soya]),
      /has other columns than quantity and value, twice/,
    ],
    [
      'a year so far below the month',
      goods([tr('Soya beans', '10000T', '1', '9,000', '5', '8,000')]),
      /row \d+ {2}"Soya beans": the year so far \(8000\) is less than the month \(9000\)/,
    ],
    [
      'no month',
      page('(14) Major Import Commodities in Quantity and Value', [...goodsHead, soya]),
      /tells no month in its title/,
    ],
    ['no row', goods([]), /holds no row of goods/],
    ['no table', '<html><body><p>Sorry</p></body></html>', /holds no table/],
  ])('%s: refused', async (_name, body, told) => {
    const message = await refusalOf(() => readGoodsIn(body))
    expect(message).toMatch(told)
    expect(message).toMatch(/^source\.test\/Statics\/abc\.html/)
  })
})

describe('all goods by country', () => {
  test('exports and imports of each country and of the world; continents are passed over', async () => {
    const rows = [
      american.replace('United States', 'TOTAL'),
      american.replace('United States', 'Asia:'),
      american,
      american.replace('United States', 'Hong Kong, China'),
      american.replace('United States', 'ASEAN'),
    ]
    const { cells, passedOver } = await readCountriesIn(byCountry(rows))
    expect(
      cells.map(({ partner, flow, period, value_usd }) => `${partner} ${flow} ${period} ${value_usd}`).slice(4, 8),
    ).toEqual([
      'US export 2026-07 35000000000',
      'US export 2026-01..2026-07 240000000000',
      'US import 2026-07 12000000000',
      'US import 2026-01..2026-07 90000000000',
    ])
    expect([...new Set(cells.map(({ partner }) => partner))]).toEqual(['W', 'US', 'HK'])
    expect([...passedOver.keys()]).toEqual(['Asia', 'ASEAN'])
  })
  test('a dash is not given', async () => {
    const { cells } = await readCountriesIn(
      byCountry([american, tr('Brazil', '5', '9', '5', '9', '-', '-', '-', '-', '-')]),
    )
    expect(cells.filter(({ partner }) => partner === 'BR').map(({ flow }) => flow)).toEqual(['export', 'export'])
  })
  test.each([
    [
      'columns in another order',
      page(countryTitle, [tr('Country', 'Total', 'Imports', 'Exports'), american]),
      /has other columns than total, exports, imports/,
    ],
    [
      'parts that are not the total',
      byCountry([american.replace('47,000,001', '48,000,001')]),
      /"United States": exports 35000000 and imports 12000000 are not the total 48000001/,
    ],
    [
      'one country twice',
      byCountry([american, american.replace('330,000,000', '330,000,001')]),
      /"United States" stands twice, with other numbers/,
    ],
  ])('%s: refused', async (_name, body, told) => expect(await refusalOf(() => readCountriesIn(body))).toMatch(told))
})

test.each([
  ['(14) Major Import Commodities in Quantity and Value,7.2026', '2026-07'],
  ['(14) Major Import Commodities in Quantity and Value, 1-2.2020', '2020-01..2020-02'],
  ['(2) Imports and Exports by Country (Region), Dec. 2025', '2025-12'],
  ['(2) Imports and Exports by Country (Region), September 2025', '2025-09'],
  ['(14) Major Import Commodities', undefined],
  ['(14) Major Import Commodities, 13.2025', undefined],
])('%s is of %s', (title, period) => {
  const months = monthsInTitle(title)
  expect(months && isoPeriod(monthsPeriod(months.first, months.last))).toBe(period)
})

test('any numbers are read or refused in one line, and the store takes what is read', async () => {
  const cell = fc.oneof(
    fc.nat().map((n) => n.toLocaleString('en-US')),
    fc.constantFrom('-', '', '1e9', '--', '0', '5.5'),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { maxLength: 6 }), async (rows) => {
      const body = goods([soya, ...rows.map((cells, index) => tr(`Goods ${index}`, 'T', ...cells))])
      try {
        for (const cells of (await readGoodsIn(body)).cells) readCells(cells)
      } catch (error) {
        expect(error).toMatchObject({ name: 'SourceError' })
        expect(String(error)).not.toContain('\n')
      }
    }),
    { numRuns: 50 },
  )
})

const month = (name: string, guid?: string) =>
  guid === undefined
    ? `<span>${name}.</span>`
    : `<a href=http://english.customs.gov.cn/Statics/${guid}.html>${name}.</a>`
const indexOf = (...months: string[]) => `<html><body><table>
<tr>\n  <td>（2）Imports and Exports by Country (Region) of Origin/Destination</td>\n  <td>${months.join('').replaceAll('/Statics/', '/Statics/c-')}</td></tr>
<tr><td>（13）Major Export Commodities in Quantity and Value</td><td>${months.join('').replaceAll('/Statics/', '/Statics/e-')}</td></tr>
<tr><td>（14）Major Import Commodities in Quantity and Value</td><td>${months.join('').replaceAll('/Statics/', '/Statics/i-')}</td></tr>
</table></body></html>`

describe('a sync of the bulletin', () => {
  test('follows the index to the tables of months that are out', async () => {
    const answers = {
      '/statics/report/monthly.html': indexOf(month('Jun', 'a6'), month('Jul', 'a7'), month('Aug')),
      '/Statics/c-a7.html': byCountry([american]),
      '/Statics/e-a7.html': goods([soya]).replaceAll('Import', 'Export').replace('14', '13'),
      '/Statics/i-a7.html': goods([soya]),
    }
    const told = await syncWith(gacc, { answers, since: parseDay('2026-07-01'), fetched: '2026-08-20' })
    expect(told.asked.map(({ path }) => path)).toEqual([
      '/statics/report/monthly.html',
      '/Statics/c-a7.html',
      '/Statics/e-a7.html',
      '/Statics/i-a7.html',
    ])
    expect(told.commits).toEqual([8])
    expect(told.read.map(({ flow, code }) => `${flow} ${code}`)).toEqual([
      ...['export TOTAL', 'export TOTAL', 'import TOTAL', 'import TOTAL'],
      ...['export 1201', 'export 1201', 'import 1201', 'import 1201'],
    ])
  })
  test('a link to another place is not followed', async () => {
    const answers = { '/statics/report/monthly.html': indexOf('<a href="http://evil.example/Statics/x.html">Jul.</a>') }
    expect(await refusalOf(() => syncWith(gacc, { answers, since: parseDay('2026-07-01') }))).toMatch(
      /monthly\.html {2}links to another place: "http:\/\/evil/,
    )
  })
  test('the wall is told in one line', () => {
    const told = (status: number, body: string) => gacc.refusal?.(replyWith(body, { status }))
    expect(told(412, '<script>$_ts=1</script>')?.what).toBe('lets no program in (status 412)')
    expect(told(200, '<html><script r="m">$_ts=1</script></html>')?.what).toBe('answers a script in place of a page')
    expect(told(200, indexOf())).toBeUndefined()
  })
})
