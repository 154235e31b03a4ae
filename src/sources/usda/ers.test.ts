import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDay } from '../../time/day.js'
import { isoPeriod, monthsPeriod } from '../../time/period.js'
import { readCells, refusalOf, replyWith, syncWith, testCountries } from '../testing/fake-context.js'
import { isWireThere, sharedText } from '../testing/shared-wire.js'
import { ers } from './ers.js'
import { monthsIn, readOutlook, updateOf } from './ers-rows.js'

const header =
  'Commodity,Country,Time_period,Year,US_Trade,Value_type,Units,Value,Update_version,Source_table ,Data_source,Notes'
const table = 'Top 10 U.S. export markets'
const line = (given: Record<string, string> = {}): string => {
  const cells = {
    Commodity: 'Soybeans',
    Country: 'China',
    Time_period: 'October-May',
    Year: '2026',
    US_Trade: 'Exports',
    Value_type: 'Volume',
    Units: 'Metric tons',
    Value: '11561612',
    Update_version: 'July update of May data',
    Source_table: table,
    Data_source: 'USDA',
    Notes: 'NA',
    ...given,
  }
  return Object.values(cells)
    .map((cell) => (cell.includes(',') ? `"${cell}"` : cell))
    .join(',')
}
const file = (lines: string[], end = '\n') => [header, ...lines].join(end) + end
const read = (lines: string[], end = '\n', fetched = '2026-07-16') =>
  readOutlook(replyWith(file(lines, end), { fetched: parseDay(fetched), path: '/media/5029/all.csv' }), testCountries)
const value = { Value_type: 'Customs value', Units: 'Billion U.S. dollars', Value: '196.016', Country: 'World total ' }

describe('a row of the update', () => {
  test('tells a weight to a market in the fiscal year so far, in the vintage of its label', () => {
    expect(read([line()]).cells).toEqual([
      {
        flow: 'export',
        reporter: 'US',
        partner: 'CN',
        classification: 'USDA',
        code: 'SOYBEANS',
        name: 'Soybeans',
        period: '2025-10..2026-05',
        value_usd: '',
        quantity: '11561612',
        quantity_unit: 't',
        source_agency: 'USDA ERS',
        source_title: `U.S. Agricultural Trade Data Update: ${table}`,
        source_url: 'https://www.ers.usda.gov/data-products/us-agricultural-trade-data-update',
        published: '',
        vintage: '2026-07',
        note: '',
        via: '',
      },
    ])
  })
  test('tells dollars in whole, and how exact they are; a label NA is of the day of fetching', () => {
    const [cells] = read([line({ ...value, Commodity: 'Agricultural total', Update_version: 'NA' })]).cells
    expect(cells).toMatchObject({
      partner: 'W',
      code: 'AG',
      value_usd: '196016000000',
      vintage: '2026-07-16',
      note: 'published in billions to three decimals',
    })
    expect(cells && readCells(cells).rounding).toEqual({ value: 500_000 })
  })
  test('a dropped zero is still a printed decimal', () => {
    const [cells] = read([line({ ...value, Value: '151.97' })]).cells
    expect([cells?.value_usd, cells?.note]).toEqual(['151970000000', 'published in billions to three decimals'])
  })
  test('c.i.f. values, customs values and weights are three measures', () => {
    const cif = { ...value, US_Trade: 'Imports', Value_type: 'Cost, insurance, and freight (c.i.f.)' }
    const rows = read([line(cif), line({ ...value, US_Trade: 'Imports' })]).cells.map(readCells)
    expect(rows.map(({ basis }) => basis)).toEqual(['total imports, USDA groups, c.i.f.', 'total imports, USDA groups'])
  })
  test('a balance may be below zero, exports may not', () => {
    const [balance] = read([
      line({ ...value, US_Trade: 'Trade balance (exports minus imports)', Value: '-40.46' }),
    ]).cells
    expect(balance && readCells(balance)).toMatchObject({ flow: 'balance', value: -40_460_000_000 })
  })
  test('groups that only this table has keep their own classification and name', () => {
    const [cells] = read([line({ Commodity: 'Fruits, prepared or preserved', Notes: 'Excludes fruit juices' })]).cells
    expect([cells?.classification, cells?.code, cells?.note]).toEqual([
      'ERS',
      'FRUITS-PREPARED-OR-PRESERVED',
      'Excludes fruit juices',
    ])
  })
  test('changes, percentages and numbers not given are left out; what else is not known is counted', () => {
    const { cells, passedOver } = read([
      line(),
      line({ Time_period: 'Change, 2025-26', Year: '2025-26', Units: 'Percent', Value: '-22.91' }),
      line({ Country: 'Mexico', Value: 'NA' }),
      line({ Country: 'Sub-Saharan Africa' }),
      line({ Country: 'Mexico', Time_period: 'Marketing year, September-August' }),
    ])
    expect(cells).toHaveLength(1)
    expect([...passedOver]).toEqual([
      ['country "Sub-Saharan Africa"', 1],
      ['time period "Marketing year, September-August 2026"', 1],
    ])
  })
})

describe('the year of a label', () => {
  test('is told by its rows: last July’s update is still in the file when this July begins', () => {
    const old = line({ Time_period: 'May', Year: '2025', Value: '1' })
    const { cells } = read(
      [old, line({ Update_version: 'June update of April data', Time_period: 'April' })],
      '\n',
      '2026-07-01',
    )
    expect(cells.map(({ period, vintage }) => [period, vintage])).toEqual([
      ['2025-05', '2025-07'],
      ['2026-04', '2026-06'],
    ])
  })
  test('is the year after the data where the months turn', () => {
    const rows = [line({ Time_period: 'November', Year: '2025', Update_version: 'January update of November data' })]
    expect(read(rows, '\n', '2027-01-04').cells.map(({ vintage }) => vintage)).toEqual(['2026-01'])
  })
  test('is never to come', () => {
    const rows = [line({ Time_period: 'May', Year: '2026' })]
    expect(() => read(rows, '\n', '2026-06-20')).toThrow('is younger than its own')
  })
})

describe('dirt in the file', () => {
  test.each([
    ['line feeds', '\n'],
    ['carriage returns and line feeds', '\r\n'],
  ])('%s end a line, and blanks at the ends of cells mean nothing', (_name, end) => {
    const padded = line().replace('China', ' China ').replace(table, `${table} `)
    expect(read([padded], end).cells).toEqual(read([line()]).cells)
  })
  test('columns in another order, and one more', () => {
    const turned = (text: string) => ['x', ...text.split(',').reverse()].join(',')
    const body = [turned(header.replace('Source_table ', 'Source_table')), turned(line())].join('\n')
    expect(readOutlook(replyWith(body, { fetched: parseDay('2026-07-16') }), testCountries).cells).toEqual(
      read([line()]).cells,
    )
  })
  test.each([
    ['a column that is gone', header.replace('Update_version,', ''), /lacks the columns Update_version/],
    [
      'a page in place of the file',
      '<html><title>Access denied</title></html>',
      /lacks the columns Commodity, Country/,
    ],
    ['a row that is cut', `${file([line()])}Soybeans,Chi`, /row 3 {2}has 2 cells where the header has 12/],
    [
      'a quote that is never closed',
      `${file([line()])}"Soy`,
      /broken CSV: a quoted cell that begins on this line is never closed/,
    ],
    ['a number that is none', file([line({ Value: '12x' })]), /row 2 {2}"12x" is no number/],
    ['an unknown label', file([line({ Update_version: 'Late update' })]), /row 2 {2}"Late update" is no update's name/],
    [
      'a period younger than its label',
      file([line({ Time_period: 'October-June' })]),
      /row 2 {2}October-June 2026 is younger than its own/,
    ],
    [
      'two values of one number',
      file([line(), line({ Value: '5' })]),
      /row 3 {2}"5" differs from row 2 of the same number/,
    ],
    ['nothing at all', file([]), /holds no row that is known here/],
  ])('%s: refused, naming request and row', async (_name, body, told) => {
    const message = await refusalOf(() => readOutlook(replyWith(body, { path: '/media/5029/all.csv' }), testCountries))
    expect(message).toMatch(told)
    expect(message).toMatch(/^source\.test\/media\/5029\/all\.csv/)
  })
  test('the same row twice counts once', () => expect(read([line(), line()]).cells).toHaveLength(1))
})

describe('a stack of vintages', () => {
  test('each label is its own vintage of the same series', () => {
    const rows = read([
      line({ Update_version: 'June update of April data', Time_period: 'April', Value: '700' }),
      line({ Update_version: 'July update of May data', Time_period: 'April', Value: '701' }),
    ]).cells
    expect(rows.map(({ period, quantity, vintage }) => [period, quantity, vintage])).toEqual([
      ['2026-04', '700', '2026-06'],
      ['2026-04', '701', '2026-07'],
    ])
  })
  test.each([
    ['July update of May data', '2026-07-16', '2026-07', '2026-05'],
    ['January update of October data', '2026-07-22', '2026-01', '2025-10'],
    ['February update of December data', '2026-07-22', '2026-02', '2025-12'],
    ['December update of October data', '2026-01-10', '2025-12', '2025-10'],
  ])('%s, fetched %s: of %s, data to %s', (label, fetched, vintage, data) => {
    const update = updateOf(label, parseDay(fetched))
    expect(update?.vintage).toBe(vintage)
    expect(update?.data !== undefined && isoPeriod(monthsPeriod(update.data, update.data))).toBe(data)
  })
  test.each([
    ['May', '2026', '2026-05'],
    ['October', '2025', '2025-10'],
    ['January-May', '2025', '2025-01..2025-05'],
    ['October-May', '2026', '2025-10..2026-05'],
    ['October-December', '2026', '2025-10..2025-12'],
    ['Fiscal year, October-September', '2024', '2023-10..2024-09'],
    ['Calendar year, January-December', '2025', '2025'],
    ['Change, 2025-26', '2025-26', undefined],
    ['Week', '2025', undefined],
    ['May', '25', undefined],
  ])('%s %s is %s', (text, year, period) => {
    const months = monthsIn(text, year)
    expect(months && isoPeriod(monthsPeriod(months.first, months.last))).toBe(period)
  })
})

test('any text is read or refused in one line', () => {
  const cell = fc.oneof(
    fc.constantFrom('NA', '', ' ', '-1', '1e5', '2026', 'Percent', '"', 'China'),
    fc.string({ maxLength: 8 }),
  )
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 12, maxLength: 12 }), { maxLength: 5 }), (rows) => {
      const body = [header, line(), ...rows.map((cells) => cells.join(','))].join('\n')
      try {
        for (const cells of readOutlook(replyWith(body, { fetched: parseDay('2026-07-16') }), testCountries).cells)
          readCells(cells)
      } catch (error) {
        expect(error).toMatchObject({ name: 'SourceError' })
        expect(String(error)).not.toContain('\n')
      }
    }),
    { numRuns: 200 },
  )
})

describe.skipIf(!isWireThere)('the recorded file (skipped: it is not beside this checkout)', () => {
  const path = '/media/5029/csv-comma-separated-values-format-of-all-data.csv'
  test('selected rows of 16 July 2026', async () => {
    const answers = {
      [path]: sharedText('wire/usda/ers_media_5029_fatus_all_data__recorded-2026-07-16__SELECTED-ROWS.csv'),
    }
    const { read: rows, lines } = await syncWith(ers, { answers, fetched: '2026-07-16' })
    const china = rows.filter(({ partner, code }) => partner === 'CN' && code === 'SOYBEANS')
    expect(china.map(({ quantity, unit, vintage }) => [quantity, unit, vintage])).toEqual([
      [21_598_375.9, 't', '2026-07'],
      [11_561_612, 't', '2026-07'],
    ])
    expect(rows.filter(({ partner }) => partner === 'EU')).toHaveLength(2)
    expect(lines).toEqual([])
    const [exports, imports, balance] = rows
      .filter(({ code, title }) => code === 'AG' && title.includes('fiscal years'))
      .slice(0, 3)
      .map((row) => row.value ?? 0)
    expect(Math.abs((exports ?? 0) - (imports ?? 0) - (balance ?? 0))).toBeLessThanOrEqual(1_500_000)
  })
  test('all vintages of corn: each label in its own month', async () => {
    const answers = {
      [path]: sharedText('wire/usda/ers_media_5029_fatus_all_data__recorded-2026-07-22__CORN-WORLD-all-vintages.csv'),
    }
    const { figures } = await syncWith(ers, { answers, fetched: '2026-07-22' })
    expect([...new Set(figures.map(({ vintage }) => vintage))]).toEqual([
      '2026-01',
      '2026-02',
      '2026-03',
      '2026-04',
      '2026-05',
      '2026-06',
      '2026-07',
    ])
    expect(figures).toHaveLength(26)
  })
})
