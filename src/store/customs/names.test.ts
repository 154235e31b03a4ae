import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { CustomsRelease } from '../../figures/customs.js'
import { openHome } from '../../home/paths.js'
import { parseDay } from '../../time/day.js'
import { monthOf } from '../../time/period.js'
import { keepNames, namesFile, readNames } from './names.js'
import { openCustoms } from './read.js'
import { takeReleases } from './write.js'

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

async function newHome() {
  const folder = await mkdtemp(join(tmpdir(), 'readout-names-'))
  folders.push(folder)
  return openHome({ READOUT_HOME: folder })
}

const month = monthOf(parseDay('2025-07-01'))
const release = (names: [string, string][]): CustomsRelease => ({
  table: {
    id: 'office-exports',
    flow: 'export',
    classification: 'HS',
    basis: 'total exports',
    agency: 'Office',
    title: 'Exports by code',
    url: '',
    levels: [2, 4, 6],
  },
  scopes: [{ reporter: 'US', partner: 'CN', codes: [''], months: [month] }],
  rows: [{ reporter: 'US', partner: 'CN', code: '0101210010', month, value: 7 }],
  vintage: parseDay('2025-09-04'),
  names: new Map(names),
})

test('the names a source gives stand beside the lines of an answer', async () => {
  const home = await newHome()
  await takeReleases(home, [release([['0101210010', 'HORSES, PUREBRED, MALE']])])
  const store = await openCustoms(home, { groups: [], calendar: { rules: [] } })
  const [answer] =
    (await store?.breakdown?.({
      flow: 'export',
      reporter: 'US',
      partners: ['CN'],
      classification: 'HS',
      codes: [''],
      level: 10,
      by: ['code'],
      spans: [{ start: parseDay('2025-07-01'), end: parseDay('2025-07-31'), calendar: 'calendar' }],
      measure: 'value',
      known: 'latest',
    })) ?? []
  store?.close()
  expect(answer?.lines).toEqual([{ code: '0101210010', name: 'HORSES, PUREBRED, MALE', values: [7], unit: 'USD' }])
})

test('names are in order of codes, leading zeros too, and the same names leave the file as it was', async () => {
  const home = await newHome()
  const names: [string, string][] = [
    ['1007900000', 'GRAIN SORGHUM'],
    ['0101210010', 'HORSES'],
    ['0101210020', ''],
  ]
  await keepNames(home, [release(names)])
  const file = namesFile(home, 'office-exports')
  expect(await readFile(file, 'utf8')).toBe('{\n"0101210010": "HORSES",\n"1007900000": "GRAIN SORGHUM"\n}\n')
  const { mtimeMs } = await stat(file)
  await keepNames(home, [release(names)])
  expect((await stat(file)).mtimeMs).toBe(mtimeMs)
})

test('a newer wording takes the place of an older one; other names stay', async () => {
  const home = await newHome()
  await keepNames(home, [
    release([
      ['0101210010', 'HORSES'],
      ['1007900000', 'GRAIN SORGHUM'],
    ]),
  ])
  await keepNames(home, [release([['0101210010', 'HORSES, MALE']])])
  expect(await readNames(home, 'office-exports')).toEqual(
    new Map([
      ['0101210010', 'HORSES, MALE'],
      ['1007900000', 'GRAIN SORGHUM'],
    ]),
  )
})

test('a harmed file of names harms no number', async () => {
  const home = await newHome()
  await takeReleases(home, [release([['0101210010', 'HORSES']])])
  await writeFile(namesFile(home, 'office-exports'), '{"0101')
  expect(await readNames(home, 'office-exports')).toEqual(new Map())
})
