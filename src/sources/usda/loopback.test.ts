import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { knownAt } from '../../figures/known.js'
import { parseDay } from '../../time/day.js'
import { refusalOf } from '../testing/fake-context.js'
import { type Loop, openLoop } from '../testing/loop.js'
import { ers } from './ers.js'
import { esr } from './esr.js'
import { gats } from './gats.js'
import { psd } from './psd.js'

const root = mkdtempSync(join(tmpdir(), 'readout-usda-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const key = 'secret-fas-key-0123456789'

let loop: Loop
beforeEach(async () => {
  loop = await openLoop(root)
})
afterEach(() => loop.close())

const json = JSON.stringify
const series = (given: Record<string, string>) => ({
  flow: 'export' as const,
  reporter: 'US',
  partner: 'CN',
  classification: 'USDA',
  code: 'SOYBEANS',
  ...given,
})

const week = (weekEndingDate: string, shipped: number, net: number) => ({
  commodityCode: 801,
  countryCode: 5700,
  weeklyExports: shipped,
  accumulatedExports: 1000 + shipped,
  outstandingSales: 500,
  grossNewSales: 10,
  currentMYNetSales: net,
  currentMYTotalCommitment: 1500 + shipped,
  nextMYOutstandingSales: 0,
  nextMYNetSales: 0,
  unitId: 1,
  weekEndingDate,
})
const sales = (rows: unknown[]) => ({
  '/api/esr/commodities': json([{ commodityCode: 801, commodityName: 'Soybeans   ', unitId: 1 }]),
  '/api/esr/countries': json([{ countryCode: 5700, countryName: 'CHINA' }]),
  '/api/esr/unitsOfMeasure': json([{ unitId: 1, unitNames: 'Metric Tons' }]),
  '/api/esr/datareleasedates': json([
    {
      commodityCode: 801,
      marketYearStart: '2025-09-01',
      marketYearEnd: '2026-08-31',
      marketYear: 2026,
      releaseTimeStamp: '2026-08-06T08:30:06.973',
    },
  ]),
  '/api/esr/exports/commodityCode/801/countryCode/5700/marketYear/2025': '[]',
  '/api/esr/exports/commodityCode/801/countryCode/5700/marketYear/2026': json(rows),
})
const two = [week('2026-07-23T00:00:00', 13_506, -40), week('2026-07-30T00:00:00', 20_000, 25)]

describe('readout sync esr', () => {
  test('weeks of the server are weeks of the store; the key is sent, and is in no file and no line', async () => {
    loop.answers = sales(two)
    const ran = await loop.sync(esr, { key })
    expect(ran.figures).toBe(16)
    const held = await loop.figures(series({ classification: 'ESR' }))
    expect(await loop.figures(series({ classification: 'USDA' }))).toEqual([])
    const net = held.filter(({ basis }) => basis === 'export sales: net sales').map(({ quantity }) => quantity)
    expect(net.sort()).toEqual([-40, 25])
    expect(held.find(({ period }) => period.end === parseDay('2026-07-30'))?.released).toBe(parseDay('2026-08-06'))
    expect(loop.asked.every(({ headers }) => headers['x-api-key'] === key)).toBe(true)
    expect(loop.filesWith(key)).toEqual([])
    expect(loop.lines.join()).not.toContain(key)
  })
  test('run twice, the store is the same to the byte; a week that changes is a new vintage of it', async () => {
    loop.answers = sales(two)
    await loop.sync(esr, { key })
    const before = loop.shelves()
    expect((await loop.sync(esr, { key })).figures).toBe(0)
    expect(loop.shelves()).toEqual(before)
    loop.answers = sales([week('2026-07-23T00:00:00', 13_506, -60), two[1]])
    expect((await loop.sync(esr, { key, at: '2026-08-14' })).figures).toBe(1)
    const net = (await loop.figures(series({ classification: 'ESR' }))).filter(
      ({ basis, period }) => basis === 'export sales: net sales' && period.end === parseDay('2026-07-23'),
    )
    const known = (on: string) => knownAt(net, parseDay(on)).map(({ quantity }) => quantity)
    expect([known('2026-08-10'), known('2026-08-20')]).toEqual([[-40], [-60]])
  })
  test('a row that is wrong stores nothing, and is named with its request', async () => {
    loop.answers = sales([two[0], { ...two[1], outstandingSales: 501 }])
    const message = await refusalOf(() => loop.sync(esr, { key }))
    expect(message).toMatch(
      /^api\.fas\.usda\.gov\/api\/esr\/exports\/commodityCode\/801\/countryCode\/5700\/marketYear\/2026 row 2 {2}accumulated exports 21000 and outstanding sales 501 are not the commitment 21500/,
    )
    expect(loop.shelves()).toEqual({})
  })
  test.each([
    [
      'a bad key',
      { status: 403, body: '{"error":{"code":"API_KEY_INVALID","message":"An invalid api_key was supplied."}}' },
      /does not take the key .* Set FAS_API_KEY to a key from/,
    ],
    [
      'a quota',
      { status: 429, body: '{"error":{"code":"OVER_RATE_LIMIT","message":"You have exceeded your rate limit."}}' },
      /has had its number of requests for the hour/,
    ],
    [
      'a page in place of rows',
      { body: '<html><body>Maintenance</body></html>' },
      /answers with a page where JSON is due/,
    ],
    ['an error at 200', { body: '{"message":"An error has occurred."}' }, /answers an error in place of rows/],
    ['a body that is cut', { body: json(two).slice(0, 300) }, /cut short|broken JSON/],
    ['a fault of the server', { status: 500, body: 'oops' }, /answers with status 500/],
  ])('%s: one clear line, and nothing stored', async (_name, said, told) => {
    loop.answers = { ...sales(two), '/api/esr/exports/commodityCode/801/countryCode/5700/marketYear/2026': said }
    const message = await refusalOf(() => loop.sync(esr, { key }))
    expect(message).toMatch(told)
    expect(message).not.toContain('\n')
    expect(message).not.toContain(key)
    expect(loop.shelves()).toEqual({})
  })
  test('without a key nothing is asked, and the message says where one is had', async () => {
    expect(await refusalOf(() => loop.sync(esr))).toMatch(
      /esr needs a key, and FAS_API_KEY is not set. Get one at https:\/\/api\.data\.gov/,
    )
    expect(loop.asked).toEqual([])
  })
})

describe('readout sync gats', () => {
  const row = (hS10Code: string, value: number, quantity1: number) => ({
    date: '202605',
    countryCode: 'CH',
    hS10Code,
    censusUOMId1: 47,
    quantity1,
    quantity2: 0,
    value,
  })
  const released = (day: string) => json([{ statisticalYearMonth: '202605', releaseTimeStamp: `${day}T08:00:00` }])
  const may = (rows: unknown[], day = '2026-07-07') => ({
    '/api/gats/countries': json([{ countryCode: 'CH', countryName: 'China', gencCode: 'CHN' }]),
    '/api/gats/unitsOfMeasure': json([{ unitOfMeasureId: 47, unitOfMeasureCode: 'KG' }]),
    '/api/gats/commodities': json(
      ['1201100000', '1201900095', '1007900000', '5201001090', '2905430000'].map((code) => ({
        hS10Code: code,
        commodityName: `GOODS ${code}`,
      })),
    ),
    '/api/gats/census/data/exports/dataReleaseDates': released(day),
    '/api/gats/census/data/imports/dataReleaseDates': released(day),
    '/api/gats/censusExports/partnerCode/CH/year/2026/month/5': json(rows),
    '/api/gats/censusImports/partnerCode/CH/year/2026/month/5': '[]',
  })
  test('rows add up under their headings, in the vintage of the day they were given out; a heading without a row had no trade', async () => {
    loop.answers = may([row('1201900095', 900, 30), row('1201100000', 10, 1)])
    await loop.sync(gats, { key })
    const heading = async (code: string) =>
      (await loop.detail(series({ classification: 'HS', code }))).map(({ value, quantity, basis }) => [
        value,
        quantity,
        basis,
      ])
    expect(await heading('1201')).toEqual([[910, 31, 'total exports']])
    expect(await heading('1007')).toEqual([[0, undefined, 'total exports']])
    expect(await heading('8542')).toEqual([])
  })
  test('a chapter that farm goods are only a part of has no sum', async () => {
    loop.answers = may([row('2905430000', 7, 1), row('5201001090', 5, 1), row('1201900095', 900, 30)])
    await loop.sync(gats, { key })
    const held = async (code: string) =>
      (await loop.detail(series({ classification: 'HS', code }))).map(({ value }) => value)
    expect([await held('2905430000'), await held('290543'), await held('2905'), await held('29')]).toEqual([
      [7],
      [],
      [],
      [],
    ])
    expect([await held('5201'), await held('52'), await held('12')]).toEqual([[5], [], []])
  })
  test('a revision is a new vintage, of the day that it was given out', async () => {
    loop.answers = may([row('1201900095', 900, 30)])
    await loop.sync(gats, { key })
    loop.answers = may([row('1201900095', 950, 30)], '2026-08-05')
    await loop.sync(gats, { key, at: '2026-08-10' })
    const held = await loop.detail(series({ classification: 'HS', code: '1201900095' }))
    const known = (on: string) => knownAt(held, parseDay(on)).map(({ value }) => value)
    expect([known('2026-07-20'), known('2026-08-06')]).toEqual([[900], [950]])
  })
  test('a correction under the same day overwrites nothing, and stays where it was put', async () => {
    loop.answers = may([row('1201900095', 900, 30)])
    await loop.sync(gats, { key })
    loop.answers = may([row('1201900095', 950, 30)])
    await loop.sync(gats, { key, at: '2026-08-10' })
    const before = loop.shelves()
    await loop.sync(gats, { key, at: '2026-08-12' })
    expect(loop.shelves()).toEqual(before)
    const held = await loop.detail(series({ classification: 'HS', code: '1201900095' }))
    const known = (on: string) => knownAt(held, parseDay(on)).map(({ value }) => value)
    expect([known('2026-08-09'), known('2026-08-10')]).toEqual([[900], [950]])
  })
})

test('a month of GATS that is held and was given out long ago is not asked for again', async () => {
  const month = '/api/gats/censusExports/partnerCode/CH/year/2026/month/5'
  const release = json([{ statisticalYearMonth: '202605', releaseTimeStamp: '2026-07-07T08:00:00' }])
  loop.answers = {
    '/api/gats/countries': json([{ countryCode: 'CH', countryName: 'China', gencCode: 'CHN' }]),
    '/api/gats/unitsOfMeasure': json([{ unitOfMeasureId: 47, unitOfMeasureCode: 'KG' }]),
    '/api/gats/commodities': json([{ hS10Code: '1201900095', commodityName: 'SOYBEANS' }]),
    '/api/gats/census/data/exports/dataReleaseDates': release,
    '/api/gats/census/data/imports/dataReleaseDates': release,
    [month]: json([
      { date: '202605', countryCode: 'CH', hS10Code: '1201900095', censusUOMId1: 47, quantity1: 30, value: 900 },
    ]),
    '/api/gats/censusImports/partnerCode/CH/year/2026/month/5': '[]',
  }
  await loop.sync(gats, { key })
  // The server would answer 404 from now on.
  delete loop.answers[month]
  await loop.sync(gats, { key, at: '2027-09-10' })
  expect((await loop.detail(series({ classification: 'HS', code: '1201' }))).map(({ value }) => value)).toEqual([900])
})

describe('readout sync psd and ers', () => {
  test('a marketing year that is over, by the public page where no key is set', async () => {
    const page = '/PSDOnlineApi/api/query'
    loop.answers = {
      [`${page}/GetMultiCommodityAttributes?commodityCodes=2222000%2C`]: json([
        { attributeId: 88, attributeName: 'Exports  ' },
      ]),
      [`${page}/RunQuery`]: json({
        tableHeaders: [],
        queryResult: [
          {
            commodity: 'Oilseed, Soybean',
            attribute: 'Exports',
            country: 'United States',
            '2024/2025': 51_000,
            '2025/2026': 44_000,
            'unit Description': '(1000 MT)',
          },
        ],
      }),
    }
    await loop.sync(psd, { codes: ['1201'], partners: ['W'] })
    expect((await loop.figures(series({ partner: 'W' }))).map(({ quantity, basis }) => [quantity, basis])).toEqual([
      [51_000_000, 'PSD exports'],
    ])
  })
  test('a stack of vintages is a stack of vintages in the store, and run again it is the same', async () => {
    const header =
      'Commodity,Country,Time_period,Year,US_Trade,Value_type,Units,Value,Update_version,Source_table ,Data_source,Notes'
    const line = (label: string, tons: string) =>
      `Soybeans,China,April,2026,Exports,Volume,Metric tons,${tons},${label},Top 10,USDA,NA`
    const csv = (...lines: string[]) => ({
      body: [header, ...lines].join('\r\n'),
      headers: { 'content-type': 'text/csv' },
    })
    const path = '/media/5029/csv-comma-separated-values-format-of-all-data.csv'
    loop.answers = { [path]: csv(line('June update of April data', '700')) }
    await loop.sync(ers, { at: '2026-06-20' })
    loop.answers = { [path]: csv(line('June update of April data', '700'), line('July update of May data', '701')) }
    await loop.sync(ers, { at: '2026-07-16' })
    const before = loop.shelves()
    await loop.sync(ers, { at: '2026-07-20' })
    expect(loop.shelves()).toEqual(before)
    const held = await loop.figures(series({}))
    expect(held.map(({ quantity, vintage }) => [vintage, quantity]).sort()).toEqual([
      ['2026-06', 700],
      ['2026-07', 701],
    ])
  })
})
