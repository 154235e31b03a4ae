import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { CustomsRelease } from '../../figures/customs.js'
import { exportsTable } from '../../figures/testing/customs-table.js'
import { type Home, openHome } from '../../home/paths.js'
import { parseDay } from '../../time/day.js'
import { monthOf } from '../../time/period.js'
import { customsFile, customsManifest } from './layout.js'
import { checkStored, filesOf, readCustomsManifest } from './manifest.js'
import { heldMonths, joinScopes } from './manifest-scopes.js'
import { printStretches, readStretches } from './stretches.js'
import { takeReleases } from './write.js'

const folder = mkdtempSync(join(tmpdir(), 'readout-customs-manifest-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let homes = 0
const newHome = (): Home => openHome({ READOUT_HOME: join(folder, String(homes++)) })
const month = (text: string) => monthOf(parseDay(`${text}-01`))
const july = month('2025-07')

const release: CustomsRelease = {
  table: exportsTable({ id: 'a-exports' }),
  scopes: [{ reporter: 'US', partner: 'CN', codes: ['12'], months: [july] }],
  rows: [{ reporter: 'US', partner: 'CN', code: '1201900095', month: july, value: 5 }],
  vintage: parseDay('2025-09-04'),
}

test('where nothing was synced the manifest is empty, and nothing is made', async () => {
  expect(await readCustomsManifest(newHome())).toEqual({ form: 1, tables: [], partitions: [], scopes: [] })
  expect(await takeReleases(newHome(), [])).toEqual({ added: 0, revised: 0, unchanged: 0, gone: 0 })
})

test.each([
  ['{"form": 1, "tables": [', 'is not whole JSON'],
  ['{"form": 1, "tables": {}}', 'is not a manifest of this version'],
  ['[]', 'is not a manifest of this version'],
  ['{"form": 2}', 'was written by a newer version of Readout'],
])(
  'a manifest that cannot be understood is refused in one line, by readers and by the writer: %s',
  async (text, what) => {
    const home = newHome()
    mkdirSync(home.customs, { recursive: true })
    writeFileSync(customsManifest(home), text)
    await expect(readCustomsManifest(home)).rejects.toThrow(`${customsManifest(home)}  ${what}. `)
    await expect(takeReleases(home, [release])).rejects.toThrow(what)
    expect(readFileSync(customsManifest(home), 'utf8')).toBe(text)
  },
)

test('a manifest may name no file outside of its folder', async () => {
  const home = newHome()
  await takeReleases(home, [release])
  const text = readFileSync(customsManifest(home), 'utf8')
  writeFileSync(customsManifest(home), text.replace('a-exports/2025/rows-', '../2025/rows-'))
  await expect(readCustomsManifest(home)).rejects.toThrow('is not a manifest of this version')
})

test('a file that is missing or was cut is named, and the writer adds nothing to it', async () => {
  const home = newHome()
  await takeReleases(home, [release])
  const { partitions } = await readCustomsManifest(home)
  const [first] = partitions.flatMap(filesOf)
  const path = first === undefined ? '' : customsFile(home, first)
  truncateSync(path, 10)
  const said = `${path}  has 10 bytes and should have ${first?.bytes}. Delete the folder "customs"`
  await expect(checkStored(home, partitions)).rejects.toThrow(said)
  await expect(takeReleases(home, [{ ...release, vintage: parseDay('2025-09-05') }])).rejects.toThrow(said)
  rmSync(path)
  await expect(checkStored(home, partitions)).rejects.toThrow(`${path}  is missing. `)
})

test('a place that is none is told in one line', async () => {
  const home = newHome()
  mkdirSync(dirname(home.customs), { recursive: true })
  writeFileSync(home.customs, '')
  await expect(takeReleases(home, [release])).rejects.toThrow(
    `${home.customs}  lies below something that is not a folder. Set READOUT_HOME to a folder that may be written to.`,
  )
})

test('a table whose levels are others than those stored is refused', async () => {
  const home = newHome()
  await takeReleases(home, [release])
  await expect(takeReleases(home, [{ ...release, table: { ...release.table, levels: [2] } }])).rejects.toThrow(
    'holds a-exports with levels "2,4,6", not "2"',
  )
})

test('months are written as stretches, and read back', () => {
  const months = ['2024-12', '2025-01', '2025-03', '2025-02', '2025-06'].map(month)
  expect(printStretches(months)).toEqual(['2024-12..2025-03', '2025-06'])
  expect(readStretches(printStretches(months))).toEqual([...months].sort((a, b) => a - b))
})

test('scopes are joined: a shorter beginning takes in longer ones, ten siblings are their parent', () => {
  const scope = (codes: string[], months: string[]) => ({
    reporter: 'US',
    partner: 'CN',
    codes,
    months: months.map(month),
  })
  const text = (list: { codes: string; months: string[] }[]): string[] =>
    list.map(({ codes, months }) => `${codes || 'all'} ${months.join(' ')}`).sort()
  const one = joinScopes([], 't', [scope(['12', '1201'], ['2025-01', '2025-02']), scope(['1201', '10'], ['2025-03'])])
  expect(text(one)).toEqual(['10 2025-03', '12 2025-01..2025-02', '1201 2025-03'])
  const all = joinScopes(one, 't', [scope([...'0123456789'], ['2025-03'])])
  expect(text(all)).toEqual(['12 2025-01..2025-02', 'all 2025-03'])
})

test('months held of something are those of every scope that covers it', () => {
  const held = (reporter: string, partner: string, codes: string, months: string[]) => ({
    table: 't',
    reporter,
    partner,
    codes,
    months,
  })
  const scopes = [
    held('US', '*', '', ['2025-01']),
    held('US', 'CN', '12', ['2025-02']),
    held('US-*', 'CN', '', ['2025-03']),
  ]
  const months = (...asked: [string, string, string?]) =>
    [...heldMonths(scopes, 't', ...asked)].map((one) => printStretches([one])[0])
  expect(months('US', 'CN', '1201')).toEqual(['2025-01', '2025-02'])
  expect(months('US', 'CN')).toEqual(['2025-01'])
  expect(months('US', '*')).toEqual(['2025-01'])
  expect(months('US', 'W')).toEqual([])
  expect(months('US-IA', 'CN', '12')).toEqual(['2025-03'])
})
