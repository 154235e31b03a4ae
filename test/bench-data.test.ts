/** The made-up customs detail of the benchmarks: the same bytes from the same seed, and sums such as the store makes itself. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CustomsRelease, CustomsRow, CustomsTable, Mark } from '../src/figures/customs.js'
import { type Home, openHome } from '../src/home/paths.js'
import { customsFile, markNumbers } from '../src/store/customs/layout.js'
import { readCustomsManifest } from '../src/store/customs/manifest.js'
import { takeReleases } from '../src/store/customs/write.js'
import { type Duck, openDuck, sqlText } from '../src/store/duck.js'
import { type Day, parseDay } from '../src/time/day.js'
import type { Month } from '../src/time/period.js'

const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'readout-bench-data-'))
let duck: Duck
beforeAll(async () => {
  duck = await openDuck()
})
afterAll(() => {
  duck.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Numbers of two years; 8 months of the last are not revised yet. */
function generate(name: string, rows: number, since: number): string {
  const out = join(folder, name)
  const args = ['bench/data.js', '--rows', String(rows), '--since', String(since), '--out', out]
  const { status, stderr, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  expect([status, status === 0 ? '' : stderr]).toEqual([0, ''])
  return stdout
}

const files = (name: string): string[] =>
  readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, name).length))
    .sort()

test('the same seed gives the same bytes', () => {
  const said = generate('one', 2000, 2026)
  expect(said).toMatch(
    /^\S+\n\d+ rows \(\d+ stored, with sums and replaced numbers\), \d+ bytes, [\d.]+ s, [\d.]+ GB of/,
  )
  generate('other', 2000, 2026)
  expect(files('other')).toEqual(files('one'))
  for (const file of files('one'))
    expect(readFileSync(join(folder, 'other', file)).equals(readFileSync(join(folder, 'one', file))), file).toBe(true)
}, 60_000)

async function held(home: Home, table: string, where: string): Promise<unknown[][]> {
  const { partitions } = await readCustomsManifest(home)
  const pieces = partitions.filter((one) => one.table === table).flatMap(({ rows, past = [] }) => [...rows, ...past])
  const list = pieces.map((piece) => sqlText(customsFile(home, piece))).join(', ')
  return duck.ask(
    `SELECT level, code, reporter, partner, year(month) * 12 + month(month) - 1 AS month, value, value_mark, quantity, unit,
       quantity_mark, vintage::VARCHAR AS day, is_first, until::VARCHAR AS until
     FROM read_parquet([${list}]) WHERE ${where} ORDER BY ALL`,
  )
}

test('its sums, and their vintages, are those that the store makes of the same rows', async () => {
  generate('sums', 3000, 2025)
  const home = openHome({ READOUT_HOME: join(folder, 'sums') })
  const { tables } = await readCustomsManifest(home)
  const table = tables.find(({ flow }) => flow === 'export') as CustomsTable
  const own = await held(home, table.id, `level = 10 AND partner <> 'W'`)
  const byDay = new Map<string, CustomsRow[]>()
  for (const [, code, reporter, partner, month, value, valueMark, quantity, unit, quantityMark, day] of own) {
    const row: CustomsRow = {
      reporter: String(reporter),
      partner: String(partner),
      code: String(code),
      month: Number(month) as Month,
      value: given(value, valueMark),
      quantity: given(quantity, quantityMark),
      ...(unit === null ? {} : { unit: String(unit) }),
    }
    const key = `${day} ${month}`
    byDay.set(key, [...(byDay.get(key) ?? []), row])
  }
  // A first print is of a whole month; the revision tells only what it changes.
  const releases = [...byDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, rows]): CustomsRelease => {
      const [day = '', month] = key.split(' ')
      const isFirst = !(day === '2026-06-05' && Number(month) < 2026 * 12)
      const scope = { reporter: 'US', partner: '*', codes: [''], months: [Number(month) as Month] }
      return { table, scopes: isFirst ? [scope] : [], rows, vintage: parseDay(day) as Day }
    })
  const other = openHome({ READOUT_HOME: join(folder, 'taken') })
  await takeReleases(other, releases)
  const all = await held(home, table.id, 'true')
  expect(all.length).toBeGreaterThan(own.length * 2)
  expect(await held(other, table.id, 'true')).toEqual(all)
}, 60_000)

function given(number: unknown, mark: unknown): number | Mark {
  const name = Object.entries(markNumbers).find(([, one]) => one === Number(mark))?.[0]
  return name === 'given' ? Number(number) : (name as Mark)
}
