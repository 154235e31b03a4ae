import { describe, expect, test } from 'vitest'
import { isoDay, parseDay } from '../../time/day.js'
import { isoMonth, type Month } from '../../time/period.js'
import { fakeContext, testCountries } from '../testing/fake-context.js'
import { census } from './census.js'
import { readMonth } from './requests.js'
import { exportsOf, playCensus, playedTables } from './testing/api.js'
import { monthsOf, ofTable, phones, played, readDay, run, soybeans, tables, world } from './testing/sample.js'

describe('a sync of the Census interface', () => {
  test('hands in exports and imports by commodity with their quantities, each measure as a table of its own', async () => {
    const { customs } = await run()
    const rows = ofTable(customs, 'census-exports-hs').flatMap((release) => release.rows)
    expect(rows).toEqual([
      expect.objectContaining({
        reporter: 'US',
        partner: 'CN',
        code: '1201900095',
        value: 900,
        quantity: 30,
        unit: 'kg',
      }),
      expect.objectContaining({ month: readMonth('2025-03'), value: 500, quantity: 20 }),
    ])
    const imports = new Map(
      customs
        .filter(({ table }) => table.flow === 'import')
        .map((one) => [one.table.id, one.rows.map(({ value }) => value)]),
    )
    expect(imports.get('census-imports-hs')).toEqual([800, 800, 800, 800])
    expect(imports.get('census-consumption-hs')).toEqual([700, 700, 700, 700])
    expect(imports.get('census-duties-hs')).toEqual([10, 10, 10])
  })

  test('a month without rows is without trade only when it is out: the total of all countries tells', async () => {
    const { customs } = await run()
    const months = monthsOf(ofTable(customs, 'census-exports-hs')).filter((month) => month >= '2025')
    // China has no row in February and April; both are out. May is not.
    expect(months).toEqual(['2025-01', '2025-02', '2025-03', '2025-04'])
  })

  test('a country without any rows gives scopes without rows, and they end with the newest month', async () => {
    const { customs } = await run({ partners: ['VN'] })
    const releases = ofTable(customs, 'census-exports-hs')
    expect(releases.flatMap(({ rows }) => rows)).toEqual([])
    expect(monthsOf(releases).at(-1)).toBe('2025-04')
  })

  test('a month that the total has trade in and the detail has no row of is left as it was', async () => {
    const late = tables.map((table) =>
      table.path === 'exports/enduse'
        ? { ...table, rows: table.rows.filter((row) => row['time'] !== '2025-03' || row['CTY_CODE'] !== '5700') }
        : table,
    )
    const { customs, lines } = await run({ answers: played(late) })
    expect(monthsOf(ofTable(customs, 'census-exports-enduse')).filter((month) => month >= '2025')).not.toContain(
      '2025-03',
    )
    expect(lines.join('\n')).toContain('exports/enduse has no rows of CN for 2025-03, where its total has trade')
  })

  test('rows that do not add up to the total of their country are taken, and told', async () => {
    const answers = ({ path }: { path: string }): unknown => {
      const answer = playCensus(tables, path)
      // The total of China as if half of its goods were not in the rows.
      const body =
        path.includes('COMM_LVL') || !path.includes('CTY_CODE=5700')
          ? answer.body
          : answer.body.replaceAll('"500"', '"1000"')
      return { ...answer, body }
    }
    const { customs, lines } = await run({ answers })
    expect(lines.filter((line) => line.includes('do not add up'))).toEqual([
      'exports/hs: rows of CN for 2025-03 do not add up to its total; taken as they are',
    ])
    expect(ofTable(customs, 'census-exports-hs').flatMap(({ rows }) => rows)).toHaveLength(2)
    expect((await run()).lines).toEqual([])
  })

  test('a day of update before the month’s end cannot be one', async () => {
    const told = playedTables({ exports: [...soybeans, ...world], imports: phones }, () => '2024-12-05')
    const { customs } = await run({ answers: played(told) })
    expect(new Set(customs.map(({ vintage }) => isoDay(vintage)))).toEqual(new Set(['2025-06-20']))
  })

  test('a number that changes while the day of update stays is of the day on which that was seen', async () => {
    const told = playedTables({ exports: [...soybeans, ...world], imports: phones }, (month) =>
      month < '2025-03' ? '2025-05-06' : '2025-06-12',
    )
    const vintages = async (before: string, held: string[]): Promise<string[]> => {
      const months = new Set(held.flatMap((month) => readMonth(month) ?? []))
      const context = fakeContext({ answers: played(told), fetched: '2025-06-20', held: () => months })
      await census.sync({
        ...context.context,
        ask: async (request) => ({ ...(await context.context.ask(request)), before: parseDay(before) }),
      })
      return ofTable(context.customs, 'census-exports-hs')
        .flatMap(({ vintage, rows }) => rows.map(({ month }) => `${isoMonth(month)} ${isoDay(vintage)}`))
        .sort()
    }
    // January was held on 10 June as it was then; March came out after that.
    expect(await vintages('2025-06-10', ['2025-01'])).toEqual(['2025-01 2025-06-20', '2025-03 2025-06-12'])
    // The store lacks it: then the agency is believed.
    expect(await vintages('2025-06-10', [])).toEqual(['2025-01 2025-05-06', '2025-03 2025-06-12'])
    expect(await vintages('2025-05-01', ['2025-01'])).toEqual(['2025-01 2025-05-06', '2025-03 2025-06-12'])
  })

  test('totals by country are figures under the titles of the bundled rows', async () => {
    const { read } = await run()
    const total = read.find(({ flow, partner }) => flow === 'export' && partner === 'CN')
    expect(total).toMatchObject({
      classification: 'TOTAL',
      title: 'International trade API, exports/hs: total exports by country (ALL_VAL_MO)',
      basis: 'total exports',
      value: 900,
      vintage: '2025-06-20',
    })
    expect(new Set(read.map(({ basis }) => basis))).toEqual(
      new Set(['total exports', 'general imports', 'imports for consumption']),
    )
    expect(read.some(({ partner }) => partner === 'W')).toBe(true)
  })

  test('each month has the vintage that the agency tells, months of one day in one release', async () => {
    const told = playedTables({ exports: [...soybeans, ...world], imports: phones }, (month) =>
      month < '2025-03' ? '2025-05-06' : '2025-06-05',
    )
    const { customs } = await run({ answers: played(told) })
    const vintages = ofTable(customs, 'census-exports-hs')
      .filter(({ scopes }) => (scopes[0]?.months[0] ?? 0) >= (readMonth('2025-01') ?? 0))
      .map(({ vintage, scopes }) => [isoDay(vintage), scopes[0]?.months.map(isoMonth).join(' ')])
    // February has no row here: no day of update, so that of fetching.
    expect(vintages).toEqual([
      ['2025-05-06', '2025-01'],
      ['2025-06-20', '2025-02 2025-04'],
      ['2025-06-05', '2025-03'],
    ])
  })

  test('states are reporters of their own, and the whole country is not among them', async () => {
    const { customs } = await run()
    const [release] = ofTable(customs, 'census-exports-statehs').filter(({ rows }) => rows.length > 0)
    expect(release?.rows[0]).toMatchObject({ reporter: 'US-IA', partner: 'CN', code: '120190' })
    expect(release?.scopes[0]).toMatchObject({ reporter: 'US-*', partner: 'CN', codes: [''] })
  })

  test('the split into farm goods has codes that are not those of USDA', async () => {
    const { customs } = await run()
    const rows = ofTable(customs, 'census-exports-usda').flatMap((release) => release.rows)
    expect(new Set(rows.map(({ code }) => code))).toEqual(new Set(['CENSUS-AG']))
  })

  test('another country than the United States has nothing here', async () => {
    const { asked, lines } = await run({ reporter: 'CN' })
    expect(asked).toEqual([])
    expect(lines).toEqual(['holds the trade of US only; nothing to ask for CN'])
  })
})

describe('every country at once', () => {
  const all = (): ReturnType<typeof run> => run({ partners: ['*'], since: readDay('2025-01-01') })

  test('goes month by month with the detail of countries only, and takes the total that comes along as the world', async () => {
    const { asked, customs } = await all()
    const hs = asked.map(({ path }) => path).filter((path) => path.includes('exports/hs?') && path.includes('COMM_LVL'))
    expect(hs[0]).toContain('SUMMARY_LVL=DET&time=from+2025-01+to+2025-01')
    expect(hs.every((path) => !path.includes('&CTY_CODE='))).toBe(true)
    const [january] = ofTable(customs, 'census-exports-hs')
    expect(january?.rows.map(({ partner, value }) => [partner, value])).toEqual([
      ['CN', 900],
      ['BR', 1],
      ['W', 901],
    ])
    expect(january?.scopes.map(({ partner }) => partner)).toEqual(['*', 'W'])
  })

  test('a month that is out and comes back empty is left as it was: no month is without any trade', async () => {
    const answers = ({ path }: { path: string }): unknown =>
      path.includes('exports/hs?') && path.includes('COMM_LVL') && path.includes('from+2025-03')
        ? { status: 204, body: '' }
        : playCensus(tables, path)
    const { customs, lines } = await run({ partners: ['*'], since: readDay('2025-01-01'), answers })
    expect(new Set(monthsOf(ofTable(customs, 'census-exports-hs')))).toEqual(new Set(['2025-01', '2025-02', '2025-04']))
    expect(lines.join('\n')).toContain('exports/hs has no rows of * for 2025-03')
  })

  test('groups never become countries; codes of no country are passed over with one line', async () => {
    const more = [
      ...exportsOf('1201900095', '0003', { '2025-01': [5, 5] }),
      ...exportsOf('1201900095', '4XXX', { '2025-01': [5, 5] }),
      ...exportsOf('1201900095', '8220', { '2025-01': [5, 5] }),
    ]
    const { customs, lines } = await run({
      partners: ['*'],
      since: readDay('2025-01-01'),
      answers: played(playedTables({ exports: [...soybeans, ...world, ...more], imports: phones })),
    })
    const partners = new Set(
      ofTable(customs, 'census-exports-hs').flatMap(({ rows }) => rows.map((row) => row.partner)),
    )
    expect(partners).toEqual(new Set(['CN', 'BR', 'W']))
    expect(lines.filter((line) => line.includes('8220'))).toEqual([
      'rows of 8220 passed over: no country has such a code here',
    ])
  })

  test('two codes of one country are added', async () => {
    const palestine = { ...testCountries[0], id: 'ps', code: 'PS', census: '5083' } as (typeof testCountries)[number]
    const more = [
      ...exportsOf('1201900095', '5082', { '2025-01': [5, 6] }),
      ...exportsOf('1201900095', '5083', { '2025-01': [7, 8] }),
    ]
    const { customs, asked } = await run({
      partners: ['PS'],
      countries: [...testCountries, palestine],
      answers: played(playedTables({ exports: [...soybeans, ...world, ...more], imports: phones })),
    })
    expect(asked.some(({ path }) => path.includes('CTY_CODE=5083&CTY_CODE=5082'))).toBe(true)
    expect(ofTable(customs, 'census-exports-hs').flatMap(({ rows }) => rows)).toEqual([
      expect.objectContaining({ partner: 'PS', value: 12, quantity: 14 }),
    ])
  })
})

describe('some goods only', () => {
  test('years fit in one request, and the scope is of those codes', async () => {
    const { asked, customs } = await run({ codes: ['1201', '120190', '1007'] })
    const hs = asked.map(({ path }) => path).filter((path) => path.includes('exports/hs?') && path.includes('COMM_LVL'))
    expect(hs.some((path) => path.includes('E_COMMODITY=1007*&E_COMMODITY=1201*&'))).toBe(true)
    expect(hs.length).toBeLessThan(10)
    const [release] = ofTable(customs, 'census-exports-hs')
    expect(release?.scopes[0]?.codes).toEqual(['1007', '1201'])
    expect(asked.some(({ path }) => path.includes('enduse'))).toBe(false)
  })

  test('a code of ten digits without a row may be of the other schedule: no scope is claimed for it', async () => {
    const { customs, lines } = await run({ codes: ['1201900005'] })
    expect(ofTable(customs, 'census-exports-hs')).toEqual([])
    expect(lines.join('\n')).toContain('exports/hs has no rows of 1201900005: perhaps not codes of its schedule')
  })
})

describe('no more is asked than must be', () => {
  const allMonths = new Set(Array.from({ length: 12 * 13 }, (_, index) => (2013 * 12 + index) as Month))

  test('closed years that are held are left alone while the totals stay the same', async () => {
    const given = { held: () => allMonths }
    const first = await run(given)
    const again = fakeContext({ answers: played(tables), fetched: '2025-06-20', ...given })
    await census.sync({
      ...again.context,
      ask: async (request) => ({ ...(await again.context.ask(request)), unchanged: true }),
    })
    const years = (told: Pick<typeof first, 'asked'>): number =>
      told.asked.filter(
        ({ path }) => path.includes('exports/hs?') && path.includes('COMM_LVL') && !path.includes('DF='),
      ).length
    expect(years(first)).toBe(13)
    expect(years(again)).toBe(1)
    // Nor is the current year read again while it is the same.
    expect(ofTable(again.customs, 'census-exports-hs')).toEqual([])
  })

  test('a given first month asks for all from there on', async () => {
    const { asked } = await run({ held: () => allMonths, since: readDay('2024-05-01') })
    const hs = asked
      .map(({ path }) => path)
      .filter((path) => path.includes('exports/hs?') && path.includes('COMM_LVL') && !path.includes('DF='))
    expect(hs.map((path) => /time=(.*)$/.exec(path)?.[1])).toEqual([
      'from+2024-05+to+2024-12',
      'from+2025-01+to+2025-12',
    ])
  })
})
