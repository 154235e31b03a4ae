/** The whole way on this machine: a server that plays the interface, the courier, the archive, Parquet, and a question. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Figure, SeriesKey } from '../../figures/figure.js'
import { knownAt } from '../../figures/known.js'
import type { Ran } from '../../operations/effects/sync-run.js'
import { isoDay, parseDay } from '../../time/day.js'
import { refusalOf } from '../testing/fake-context.js'
import { type Loop, openLoop } from '../testing/loop.js'
import { isWireThere, sharedText } from '../testing/shared-wire.js'
import { census, censusOf } from './census.js'
import { flows } from './datasets.js'
import { type DetailRow, exportsOf, importsOf, type Played, playCensus, playedTables } from './testing/api.js'

const root = mkdtempSync(join(tmpdir(), 'readout-census-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const key = 'secret-census-key-0123456789'

let loop: Loop
beforeEach(async () => {
  loop = await openLoop(root)
})
afterEach(() => loop.close())

/** Only these tables: each part of the store that is written costs its time. */
function tablesOf(names: readonly string[]): typeof flows {
  return flows
    .map((plan) => ({ ...plan, datasets: plan.datasets.filter(({ name }) => names.includes(name)) }))
    .filter(({ datasets }) => datasets.length > 0)
}

function sync(
  given: { at?: string; partners?: string[]; only?: readonly string[]; since?: string } = {},
): Promise<Ran> {
  const { at = '2025-06-20', partners = ['CN'], only, since = '2025-01-01' } = given
  return loop.sync(only === undefined ? census : censusOf(tablesOf(only)), {
    ...{ at, partners, key },
    since: parseDay(since),
  })
}

const question = (given: Partial<SeriesKey>): SeriesKey => ({
  flow: 'export',
  reporter: 'US',
  partner: 'CN',
  classification: 'HS',
  code: '1201',
  ...given,
})

const held = (given: Partial<SeriesKey>): Promise<Figure[]> => loop.detail(question(given))

const printed = (figures: readonly Figure[]): [string, number | undefined, number | undefined][] =>
  figures
    .map(({ period, value, quantity }): [string, number | undefined, number | undefined] => [
      isoDay(period.start).slice(0, 7),
      value,
      quantity,
    ])
    .sort(([a], [b]) => (a < b ? -1 : 1))

const soybeans = exportsOf('1201900095', '5700', { '2025-01': [900, 30], '2025-03': [500, 20] })
const seed = exportsOf('1201100000', '5700', { '2025-01': [10, 1] })
const others = exportsOf('1007900000', '3510', { '2025-01': [1, 1], '2025-04': [1, 1] })
const phones = importsOf('8517130000', '5700', { '2025-01': [800, 700, 10], '2025-04': [900, 800, 0] })
const played = (rows: DetailRow[] = [...soybeans, ...seed, ...others], updated?: string) => {
  const tables = playedTables({ exports: rows, imports: phones }, updated === undefined ? undefined : () => updated)
  return (path: string): Played => playCensus(tables, path)
}

const few = { only: ['exports/hs'] }
const some = { only: ['exports/hs', 'exports/statehs', 'imports/hs'] }

describe('readout sync census', () => {
  test('rows of the server are rows of the store, and the key is in no file and no line', async () => {
    loop.play = played()
    await sync(some)
    const figures = knownAt(await held({ code: '1201900095' }), 'latest')
    const rows = new Map(printed(figures).map(([month, value, quantity]) => [month, [value, quantity]]))
    expect(rows.get('2025-01')).toEqual([900, 30])
    expect(rows.get('2025-03')).toEqual([500, 20])
    expect([rows.get('2025-02')?.[0] ?? 0, rows.has('2025-05')]).toEqual([0, false])
    expect(figures[0]).toMatchObject({ basis: 'total exports', agency: 'U.S. Census Bureau', unit: 'kg' })
    const sums = new Map(printed(knownAt(await held({}), 'latest')).map(([month, ...both]) => [month, both]))
    expect(sums.get('2025-01')).toEqual([910, 31])
    const imports = knownAt(await held({ flow: 'import', code: '8517' }), 'latest')
    expect(new Set(imports.map(({ basis }) => basis))).toEqual(new Set(['general imports', 'imports for consumption']))
    expect(knownAt(await held({ reporter: 'US-IA', code: '120190' }), 'latest').length).toBeGreaterThan(0)

    expect(loop.asked.every(({ path }) => path.endsWith(`&key=${key}`) && !path.includes('%2B'))).toBe(true)
    expect(loop.filesWith(key)).toEqual([])
    expect(loop.lines.join('')).not.toContain(key)
    // Run again, everything is asked that may have changed, and nothing is handed in anew.
    expect((await sync(some)).rows).toBe(0)
  })

  test('a number that was revised is a new vintage, and the first print stays', async () => {
    loop.play = played(undefined, '2025-06-05')
    await sync(few)
    loop.play = played([...exportsOf('1201900095', '5700', { '2025-01': [950, 31] }), ...seed, ...others], '2026-06-09')
    await sync({ ...few, at: '2026-06-20' })
    const found = await held({ code: '1201900095' })
    const of = (month: string): unknown[] =>
      found
        .filter(({ period }) => isoDay(period.start) === month)
        .map(({ value, vintage }) => [vintage.slice(0, 10), value])
        .sort()
    expect(of('2025-01-01')).toEqual([
      ['2025-06-05', 900],
      ['2026-06-09', 950],
    ])
    // March is gone from the answer: no trade, as known from the newer one on.
    const march = knownAt(found, 'latest').find(({ period }) => isoDay(period.start) === '2025-03-01')
    expect(march?.value ?? 0).toBe(0)
  })

  test.each([
    ['no key', () => keyPage('missing_key'), 'says that the key is missing'],
    ['a wrong key', () => keyPage('invalid_key'), 'says that the key is not valid'],
    [
      'an unknown variable',
      () => ({ status: 400, body: "error: unknown variable 'ALL_VAL_MO'" }),
      "unknown variable 'ALL_VAL_MO'",
    ],
    [
      'a page in place of rows',
      () => ({ status: 200, body: '<html>hello</html>' }),
      'answers with a page where JSON is due',
    ],
    [
      'a query that broke down',
      () => ({ status: 200, body: "There was an error while running your query. We've logged the error" }),
      'could not run the query',
    ],
    [
      'a body that is cut short',
      () => ({ status: 200, body: '[["ALL_VAL_MO","CTY_CODE","time"],["1","-"' }),
      'cut short',
    ],
    [
      'nothing of all countries',
      () => ({ status: 204, body: '' }),
      'holds no month of 2024 or 2025 for all countries together',
    ],
    [
      'changed columns',
      () => ({ status: 200, body: '[["VALUE","CTY_CODE","time"],["1","-","2025-01"]]' }),
      'has a column "VALUE" that was not asked for',
    ],
  ] as [string, () => Played, string][])('%s: one line, and nothing is stored', async (_, play, told) => {
    loop.play = play
    const line = await refusalOf(() => sync())
    expect(line).toContain(told)
    expect(line).toContain('api.census.gov/data/timeseries/intltrade/exports/hs?get=')
    expect(line).not.toContain('\n')
    expect(`${line}${loop.lines.join('')}`).not.toContain(key)
    expect(loop.filesWith(key)).toEqual([])
    expect(await held({})).toEqual([])
  })

  test('a stretch that is too much for the server comes in parts, and the rows are the same', async () => {
    const play = played()
    loop.play = (path) =>
      path.includes('COMM_LVL=HS10') && path.includes('from+2025-01+to+2025-12')
        ? { status: 500, body: 'busy' }
        : play(path)
    await sync(few)
    const rows = new Map(printed(await held({ code: '1201900095' })).map(([month, value]) => [month, value]))
    expect([rows.get('2025-01'), rows.get('2025-03')]).toEqual([900, 500])
    expect(loop.lines.some((line) => line.includes('exports/hs was too much at once: asking for it in 2 parts'))).toBe(
      true,
    )
  })
})

function keyPage(name: string): Played {
  return { status: 302, body: '', headers: { location: `/data/${name}.html`, 'x-datawebapi-keyerror': '1' } }
}

describe.skipIf(!isWireThere)('the recorded answer (skipped: it is not beside this checkout)', () => {
  test('every row of it is in the store, to the dollar', async () => {
    const recorded: string[][] = JSON.parse(
      sharedText('wire/census/exports_hs__HS10_CTY_CODE=5520_time=2024-01..2026-01_1005_1007_1201_5201__REBUILT.json'),
    )
    const [, ...rows] = recorded
    const vietnam = rows.map(([, dollars = '', code = '', name = '', , time = '', place = '']) => ({
      E_COMMODITY: code,
      E_COMMODITY_SDESC: name,
      CTY_CODE: place,
      time,
      ALL_VAL_MO: dollars,
      QTY_1_MO: '0',
      QTY_1_MO_FLAG: 'M',
      UNIT_QY1: 'KG',
    }))
    const tables = playedTables({
      exports: vietnam,
      imports: importsOf('8517130000', '5520', { '2026-01': [1, 1, 0] }),
    })
    loop.play = (path) => playCensus(tables, path)
    await sync({ at: '2026-03-20', partners: ['VN'], since: '2024-01-01', only: ['exports/hs'] })
    const codes = [...new Set(vietnam.map(({ E_COMMODITY }) => E_COMMODITY))]
    const figures = (await Promise.all(codes.map((code) => held({ partner: 'VN', code })))).flat()
    const found = new Map(
      figures
        .filter(({ value }) => value)
        .map(({ code, period, value }) => [`${code} ${isoDay(period.start).slice(0, 7)}`, value]),
    )
    const expected = new Map(
      vietnam
        .filter((row) => row.ALL_VAL_MO !== '0')
        .map((row) => [`${row.E_COMMODITY} ${row.time}`, Number(row.ALL_VAL_MO)]),
    )
    expect(found).toEqual(expected)
  })
})
