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
  for (const partition of partitions)
    for (const file of partition[kind] ?? []) {
      const rows = await duck.ask(
        `SELECT concat_ws(' ', level || ':' || code, partner, strftime(month, '%Y-%m'),
         coalesce(value::VARCHAR, '-'), CASE WHEN value_mark > 0 THEN 'mark' || value_mark END,
         coalesce(quantity::DECIMAL(18, 1)::VARCHAR, '-'), unit, CASE WHEN quantity_mark > 0 THEN 'mark' || quantity_mark END,
         'of', vintage, CASE WHEN is_first THEN 'first' END, 'until ' || until)
       FROM read_parquet(${sqlText(customsFile(home, file))}) WHERE ${where}`,
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

const two = ['1201900095 CN 2025-07 100 20 t', '1007900000 JP 2025-07 7 1 t']

test('the same rows again change not one byte, on the same day or a later one', async () => {
  const home = newHome()
  await takeReleases(home, [release('2025-09-04', two)])
  const before = tree(home)
  const steps: string[] = []
  for (const day of ['2025-09-04', '2025-10-07'])
    expect(await takeReleases(home, [release(day, two)], { step: (name) => steps.push(name) })).toEqual({
      added: 0,
      revised: 0,
      unchanged: 2,
      gone: 0,
    })
  expect(tree(home)).toEqual(before)
  expect(steps).toEqual(['merged', 'merged'])
})

test('a number that differs is a new vintage, of the row and of its sums; the old one is kept with its last day', async () => {
  const home = newHome()
  await takeReleases(home, [release('2025-09-04', two)])
  const taken = await takeReleases(home, [release('2026-06-05', ['1201900095 CN 2025-07 90 18 t', two[1] ?? ''])])
  expect(taken).toEqual({ added: 0, revised: 1, unchanged: 1, gone: 0 })
  const goods = `level IN (0, 10) AND partner <> 'W'`
  expect(await stored(home, 'rows', goods)).toEqual([
    '0: CN 2025-07 90 18.0 t of 2026-06-05',
    '0: JP 2025-07 7 1.0 t of 2025-09-04 first',
    '10:1007900000 JP 2025-07 7 1.0 t of 2025-09-04 first',
    '10:1201900095 CN 2025-07 90 18.0 t of 2026-06-05',
  ])
  expect(await stored(home, 'past', goods)).toEqual([
    '0: CN 2025-07 100 20.0 t of 2025-09-04 first until 2026-06-05',
    '10:1201900095 CN 2025-07 100 20.0 t of 2025-09-04 first until 2026-06-05',
  ])
})

test('a row held in the scope of a release and not in it is gone: zero, as a new vintage', async () => {
  const home = newHome()
  await takeReleases(home, [release('2025-09-04', two)])
  const narrow: Scope = { ...whole, partner: 'CN', codes: ['12'] }
  expect(await takeReleases(home, [release('2025-10-07', [], [narrow])])).toMatchObject({ gone: 1, unchanged: 0 })
  expect(await stored(home, 'rows', 'level IN (0, 10)')).toEqual([
    '0: CN 2025-07 0 mark4 0.0 t mark4 of 2025-10-07',
    '0: JP 2025-07 7 1.0 t of 2025-09-04 first',
    '0: W 2025-07 7 1.0 t of 2025-10-07',
    '10:1007900000 JP 2025-07 7 1.0 t of 2025-09-04 first',
    '10:1007900000 W 2025-07 7 1.0 t of 2025-09-04 first',
    '10:1201900095 CN 2025-07 0 mark4 0.0 t mark4 of 2025-10-07',
    '10:1201900095 W 2025-07 0 mark4 0.0 t mark4 of 2025-10-07',
  ])
})

test('an older release than those held takes its place in history', async () => {
  const home = newHome()
  const only = `level = 10 AND partner = 'CN'`
  await takeReleases(home, [release('2025-09-04', ['1201900095 CN 2025-07 100'])])
  await takeReleases(home, [release('2026-06-05', ['1201900095 CN 2025-07 90'])])
  await takeReleases(home, [release('2025-08-20', ['1201900095 CN 2025-07 80'])])
  await takeReleases(home, [release('2025-12-01', ['1201900095 CN 2025-07 90'])])
  expect(await stored(home, 'past', only)).toEqual([
    '10:1201900095 CN 2025-07 80 - mark1 of 2025-08-20 first until 2025-09-04',
    '10:1201900095 CN 2025-07 100 - mark1 of 2025-09-04 until 2025-12-01',
  ])
  expect(await stored(home, 'rows', only)).toEqual(['10:1201900095 CN 2025-07 90 - mark1 of 2025-12-01'])
})

test('a sum has no number where a part has none, and no quantity where units differ', async () => {
  const home = newHome()
  const rows = ['1201900095 CN 2025-07 missing 20 t', '1201100000 CN 2025-07 5 2 t', '1007900000 JP 2025-07 7 1 t']
  await takeReleases(home, [release('2025-09-04', [...rows, '1007100000 JP 2025-07 1 30 kg'])])
  expect(await stored(home, 'rows', `level IN (0, 4)`)).toEqual([
    '0: CN 2025-07 - mark2 22.0 t of 2025-09-04 first',
    '0: JP 2025-07 8 - mark1 of 2025-09-04 first',
    '0: W 2025-07 - mark2 - mark1 of 2025-09-04 first',
    '4:1007 JP 2025-07 8 - mark1 of 2025-09-04 first',
    '4:1007 W 2025-07 8 - mark1 of 2025-09-04 first',
    '4:1201 CN 2025-07 - mark2 22.0 t of 2025-09-04 first',
    '4:1201 W 2025-07 - mark2 22.0 t of 2025-09-04 first',
  ])
})

test('sums stand only where a scope holds all parts', async () => {
  const home = newHome()
  const beans: Scope = { ...whole, partner: 'CN', codes: ['1201'] }
  await takeReleases(home, [release('2025-09-04', ['1201900095 CN 2025-07 100'], [beans])])
  expect(await stored(home, 'partners')).toEqual([
    '4:1201 CN 2025-07 100 - mark1 of 2025-09-04 first',
    '6:120190 CN 2025-07 100 - mark1 of 2025-09-04 first',
    '10:1201900095 CN 2025-07 100 - mark1 of 2025-09-04 first',
  ])
  // The same rows in a scope of everything: the sums become whole.
  await takeReleases(home, [release('2025-10-07', ['1201900095 CN 2025-07 100'], [{ ...beans, codes: [''] }])])
  expect(await stored(home, 'partners', 'level < 4')).toEqual([
    '0: CN 2025-07 100 - mark1 of 2025-09-04 first',
    '2:12 CN 2025-07 100 - mark1 of 2025-09-04 first',
  ])
})

test('the agency’s own total of all countries stands, in a scope of its own', async () => {
  const home = newHome()
  await takeReleases(home, [
    release(
      '2025-09-04',
      ['1201900095 CN 2025-07 100', '1201900095 W 2025-07 130'],
      [whole, { ...whole, partner: 'W' }],
    ),
  ])
  expect(await stored(home, 'rows', `partner = 'W' AND level IN (0, 10)`)).toEqual([
    '0: W 2025-07 130 - mark1 of 2025-09-04 first',
    '10:1201900095 W 2025-07 130 - mark1 of 2025-09-04 first',
  ])
})

test('sums of an agency are kept where the parts are not held, and are never parts', async () => {
  const home = newHome()
  await takeReleases(home, [release('2025-09-04', ['1201 CN 2025-07 105', '12 CN 2025-07 200'])])
  expect((await readCustomsManifest(home)).scopes).toEqual([])
  expect(await stored(home)).toEqual([
    '2:12 CN 2025-07 200 - mark1 of 2025-09-04 first',
    '4:1201 CN 2025-07 105 - mark1 of 2025-09-04 first',
  ])
  await takeReleases(home, [release('2025-10-07', ['1201900095 CN 2025-07 100'])])
  expect(await stored(home, 'rows', `partner = 'CN' AND level < 6`)).toEqual([
    '0: CN 2025-07 100 - mark1 of 2025-10-07 first',
    '2:12 CN 2025-07 100 - mark1 of 2025-10-07',
    '4:1201 CN 2025-07 100 - mark1 of 2025-10-07',
  ])
})

test('a table whose codes do not nest has its rows and no sums', async () => {
  const home = newHome()
  const flat: CustomsTable = { ...table, id: 'census-exports-usda', classification: 'USDA', levels: [] }
  await takeReleases(home, [release('2025-09-04', ['CENSUS-AG CN 2025-07 100', 'A JP 2025-07 3'], [whole], flat)])
  expect(await stored(home)).toEqual([
    '1:A JP 2025-07 3 - mark1 of 2025-09-04 first',
    '9:CENSUS-AG CN 2025-07 100 - mark1 of 2025-09-04 first',
  ])
  expect(await stored(home, 'partners')).toEqual([
    '9:CENSUS-AG CN 2025-07 100 - mark1 of 2025-09-04 first',
    '1:A JP 2025-07 3 - mark1 of 2025-09-04 first',
  ])
})

test('only the years of a release are written, and files go only with the transaction after the one that replaced them', async () => {
  const home = newHome()
  const at = (when: string): Scope => ({ ...whole, months: [month(when)] })
  const names = (): string[] => Object.keys(tree(home)).filter((name) => name.endsWith('.parquet'))
  await takeReleases(home, [
    release('2025-09-04', ['1201900095 CN 2024-07 1', '1201900095 CN 2025-07 1'], [at('2024-07'), at('2025-07')]),
  ])
  const first = names()
  await takeReleases(home, [release('2025-10-07', ['1201900095 CN 2025-08 1'], [at('2025-08')])])
  const second = names()
  expect(first.filter((name) => !second.includes(name))).toEqual([])
  expect(second.filter((name) => !first.includes(name)).every((name) => name.includes('/2025/'))).toBe(true)
  await takeReleases(home, [release('2025-11-07', ['1201900095 CN 2025-09 1'], [at('2025-09')])])
  const { partitions, scopes } = await readCustomsManifest(home)
  const named = partitions.flatMap(filesOf).map(({ file }) => file)
  // What the second transaction placed is still there beside what the third did; what the first did is gone.
  expect(names().filter((name) => first.includes(name) && !named.includes(name))).toEqual([])
  expect(second.filter((name) => !names().includes(name) && !first.includes(name))).toEqual([])
  expect(scopes.map(({ months }) => months)).toEqual([['2024-07', '2025-07..2025-09']])
})

test('the same releases in the same order give the same bytes', async () => {
  const turns = [
    [release('2025-09-04', two)],
    [release('2026-06-05', ['1201900095 CN 2025-07 90 18 t']), release('2025-08-01', ['1201100000 CN 2025-07 1'])],
  ]
  const [one, other] = [newHome(), newHome()]
  for (const releases of turns) for (const home of [one, other]) await takeReleases(home, releases)
  expect(tree(other)).toEqual(tree(one))
})

test('a run that stops before the manifest is swapped leaves the store as it was, and the next one ends alike', async () => {
  const [home, undisturbed] = [newHome(), newHome()]
  const revision = [release('2026-06-05', ['1201900095 CN 2025-07 90 18 t'])]
  for (const one of [home, undisturbed]) await takeReleases(one, [release('2025-09-04', two)])
  const before = await readCustomsManifest(home)
  for (const stop of ['merged', 'written', 'placed']) {
    const step = (name: string): void => {
      if (name === stop) throw new Error('stopped')
    }
    await expect(takeReleases(home, revision, { step })).rejects.toThrow('stopped')
    expect(await readCustomsManifest(home)).toEqual(before)
  }
  for (const one of [home, undisturbed]) await takeReleases(one, revision)
  expect(await readCustomsManifest(home)).toEqual(await readCustomsManifest(undisturbed))
})

test('rows that stand twice: identical ones are one, differing ones are refused by their key', async () => {
  const home = newHome()
  const row = '1201900095 CN 2025-07 100 20 t'
  expect(await takeReleases(home, [release('2025-09-04', [row, row])])).toMatchObject({ added: 1 })
  await expect(takeReleases(home, [release('2025-09-05', [row, '1201900095 CN 2025-07 101 20 t'])])).rejects.toThrow(
    'census-exports-hs  US CN 1201900095 2025-07: stands twice in one release, with different numbers.',
  )
})

test.each([
  ['1201900095 CN 2025-07 -5', 'value "-5" is no mark'],
  ['1201x00095 CN 2025-07 5', 'code "1201x00095" is not of digits'],
  ['1201900095 China 2025-07 5', 'partner "China" is not an ISO code'],
  ['1201900095 CN 1899-12 5', 'month 1899-12 is not of the years 1900 to 2200'],
  ['1201900095 CN 2025-07 5.5', 'value 5.5 is not a whole number of dollars'],
  ['1201900095 CN 2025-07 9007199254740993', 'value 9007199254740992 is not a whole number of dollars'],
  ['1201900095 CN 2025-07 5 7', 'quantity 7 has no unit'],
  ['12019000 CN 2025-07 5', 'code "12019000" is not as long as those of the rows before'],
])('a row that no table can hold is refused: %s', async (wrong, what) => {
  const home = newHome()
  const refusal = takeReleases(home, [release('2025-09-04', ['1007900000 JP 2025-07 7', wrong])])
  await expect(refusal).rejects.toThrow(`census-exports-hs  row 2: ${what}.`)
  expect(tree(home)).toEqual({})
})

test('a negative value is refused', async () => {
  const rows = [{ ...row('1201900095 CN 2025-07 5'), value: -5 }]
  const refusal = takeReleases(newHome(), [{ ...release('2025-09-04', []), rows }])
  await expect(refusal).rejects.toThrow('census-exports-hs  row 1: value -5 is negative.')
})

test('codes of another length than those held are refused', async () => {
  const home = newHome()
  await takeReleases(home, [release('2025-09-04', two)])
  await expect(takeReleases(home, [release('2025-09-05', ['12019000 CN 2025-07 5'])])).rejects.toThrow(
    'census-exports-hs  code: codes are of 8 and 10 digits',
  )
})
