import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CustomsRelease, CustomsRow, CustomsTable, Scope } from '../../figures/customs.js'
import { type Home, openHome } from '../../home/paths.js'
import { parseDay } from '../../time/day.js'
import { type Month, monthOf } from '../../time/period.js'
import { type Duck, openDuck, sqlText } from '../duck.js'
import { customsFile } from './layout.js'
import { filesOf, readCustomsManifest } from './manifest.js'
import { takeReleases } from './write.js'

const folder = mkdtempSync(join(tmpdir(), 'readout-customs-'))
let duck: Duck
beforeAll(async () => {
  duck = await openDuck()
})
afterAll(() => {
  duck.close()
  rmSync(folder, { recursive: true, force: true })
})

let homes = 0
const newHome = (): Home => openHome({ READOUT_HOME: join(folder, String(homes++)) })

const table: CustomsTable = {
  id: 'census-exports-hs',
  flow: 'export',
  classification: 'HS',
  basis: 'total exports',
  agency: 'US Census Bureau',
  title: 'Exports by HS code',
  url: 'https://api.census.gov/data/timeseries/intltrade/exports/hs',
  levels: [2, 4, 6],
}

const month = (text: string): Month => monthOf(parseDay(`${text}-01`))
const july = month('2025-07')

/** `1201900095 CN 2025-07 100 20 t`. */
function row(text: string): CustomsRow {
  const [code = '', partner = '', when = '', value = '', quantity, unit] = text.split(' ')
  const number = (cell: string): CustomsRow['value'] =>
    /^\d/.test(cell) ? Number(cell) : (cell as 'missing' | 'suppressed' | 'not-counted')
  const amount = quantity === undefined ? {} : { quantity: number(quantity), ...(unit === undefined ? {} : { unit }) }
  return { reporter: 'US', partner, code, month: month(when), value: number(value), ...amount }
}

const whole: Scope = { reporter: 'US', partner: '*', codes: [''], months: [july] }

function release(vintage: string, rows: string[], scopes: Scope[] = [whole], of = table): CustomsRelease {
  return { table: of, scopes, rows: rows.map(row), vintage: parseDay(vintage) }
}

/** Every number of a kind of files, as `level code partner month value quantity unit vintage`. */
async function stored(home: Home, kind: 'rows' | 'past' | 'partners' = 'rows', where = 'true'): Promise<string[]> {
  const { partitions } = await readCustomsManifest(home)
  const lines: string[] = []
  for (const partition of partitions) {
    const files = (partition[kind] ?? []).map((piece) => sqlText(customsFile(home, piece)))
    if (files.length === 0) continue
    const rows = await duck.ask(
      `SELECT concat_ws(' ', level || ':' || code, partner, strftime(month, '%Y-%m'),
         coalesce(value::VARCHAR, '-'), CASE WHEN value_mark > 0 THEN 'mark' || value_mark END,
         coalesce(quantity::DECIMAL(18, 1)::VARCHAR, '-'), unit, CASE WHEN quantity_mark > 0 THEN 'mark' || quantity_mark END,
         'of', vintage, CASE WHEN is_first THEN 'first' END, 'until ' || until)
       FROM read_parquet([${files.join(', ')}]) WHERE ${where}`,
    )
    lines.push(...rows.map(([line]) => String(line)))
  }
  return lines
}

/** Every file below the customs folder with its bytes. */
function tree(home: Home): Record<string, string> {
  if (!existsSync(home.customs)) return {}
  const found = readdirSync(home.customs, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(
    found
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(home.customs.length + 1), readFileSync(path).toString('base64')]),
  )
}

test('rows and their sums: by shorter codes, of all goods, of all countries', async () => {
  const home = newHome()
  const taken = await takeReleases(home, [
    release('2025-09-04', [
      '1201900095 CN 2025-07 100 20.5 t',
      '1201100000 CN 2025-07 5 2 t',
      '1007900000 JP 2025-07 7 1 t',
    ]),
  ])
  expect(taken).toEqual({ added: 3, revised: 0, unchanged: 0, gone: 0 })
  expect(await stored(home, 'rows', `code <> '' AND code NOT LIKE '10%'`)).toEqual([
    '2:12 CN 2025-07 105 22.5 t of 2025-09-04 first',
    '2:12 W 2025-07 105 22.5 t of 2025-09-04 first',
    '4:1201 CN 2025-07 105 22.5 t of 2025-09-04 first',
    '4:1201 W 2025-07 105 22.5 t of 2025-09-04 first',
    '6:120110 CN 2025-07 5 2.0 t of 2025-09-04 first',
    '6:120110 W 2025-07 5 2.0 t of 2025-09-04 first',
    '6:120190 CN 2025-07 100 20.5 t of 2025-09-04 first',
    '6:120190 W 2025-07 100 20.5 t of 2025-09-04 first',
    '10:1201100000 CN 2025-07 5 2.0 t of 2025-09-04 first',
    '10:1201100000 W 2025-07 5 2.0 t of 2025-09-04 first',
    '10:1201900095 CN 2025-07 100 20.5 t of 2025-09-04 first',
    '10:1201900095 W 2025-07 100 20.5 t of 2025-09-04 first',
  ])
  expect(await stored(home, 'partners', 'level = 0')).toEqual([
    '0: CN 2025-07 105 22.5 t of 2025-09-04 first',
    '0: JP 2025-07 7 1.0 t of 2025-09-04 first',
    '0: W 2025-07 112 23.5 t of 2025-09-04 first',
  ])
  expect((await readCustomsManifest(home)).scopes).toEqual([
    { table: 'census-exports-hs', reporter: 'US', partner: '*', codes: '', months: ['2025-07'] },
  ])
})
