/** Whole editions of the US schedule, where they are at hand beside the checkout: laid together, held, asked. */
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { loadLaw } from '../src/home/installed.js'
import { openHome } from '../src/home/paths.js'
import { loadSchedule } from '../src/home/schedule.js'
import { takeIn } from '../src/operations/effects/lay-together.js'
import { archivesIn } from '../src/operations/effects/sync-hts.js'
import { parseDay } from '../src/time/day.js'

const folder = join(import.meta.dirname, '..', '..', 'shared', 'data', 'hts')
const isThere = existsSync(join(folder, 'hts_2025_basic.json.gz'))
const root = mkdtempSync(join(tmpdir(), 'readout-archives-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Three of them: the first, one after the statistical lines of 1 July 2025, one after those of February 2026. */
const some = ['2025_basic', '2025_rev_16', '2026_rev_3']

describe.skipIf(!isThere)('whole editions (skipped: they are not beside this checkout)', () => {
  const home = openHome({ READOUT_HOME: join(root, 'home') })
  const synced = (async () => {
    for (const name of some) symlinkSync(join(folder, `hts_${name}.json.gz`), join(root, `hts_${name}.json.gz`))
    const order = (await loadLaw()).editions
    const { archives } = await archivesIn(root, order)
    const result = await takeIn(archives, order, home, () => {})
    return { result, schedule: await loadSchedule(home, 'US') }
  })()
  const line = async (code: string, on: string) => (await synced).schedule.line(code, parseDay(on))

  test('give every line of ten digits, and of eight that have none below', async () => {
    const { result, schedule } = await synced
    expect(result.problems).toEqual([])
    const standing = (on: string) =>
      [...schedule.lines()].filter(({ from, until }) => from <= parseDay(on) && parseDay(on) < (until ?? Infinity))
        .length
    expect(['2025-01-01', '2025-07-01', '2026-03-01'].map(standing)).toEqual([20204, 20242, 20329])
  })

  test.each([
    ['8517130000', '2025-09-18', 'Free', 'No.'],
    ['0101300000', '2025-09-18', '6.8%', 'No.'],
    ['2009110020', '2025-09-18', '7.85¢/liter', 'liters'],
    ['0806102005', '2025-09-18', '$1.13/m3', 'm3'],
    ['9006591520', '2025-09-18', 'Free', 'No.'],
  ])('%s on %s bears %s and is counted in %s', async (code, on, general, unit) => {
    const found = await line(code, on)
    expect([found?.general, found?.units[0]]).toEqual([general, unit])
  })

  test('every line that ever ended says what took its place', async () => {
    const { schedule } = await synced
    const without = [...schedule.lines()].filter(({ code }) => {
      const fate = schedule.fate(code)
      return fate?.until !== undefined && fate.into.length === 0
    })
    expect(without.map(({ code }) => code)).toEqual([])
  })

  test('a split subheading says since when and into what', async () => {
    const fate = (await synced).schedule.fate('2825600000')
    expect(fate?.until).toBe(parseDay('2025-07-01'))
    expect(fate?.into.map(({ code }) => code)).toEqual(['2825600010', '2825600020', '2825600050'])
  })

  test('footnotes link lines to chapter 99, a statistical number to its own', async () => {
    expect((await line('8507600010', '2025-09-18'))?.footnotes).toEqual(['9903.88.15', '9903.91.01'])
    expect((await line('1201900095', '2025-09-18'))?.footnotes ?? []).toEqual([])
    expect((await line('1007900000', '2025-09-18'))?.footnotes).toEqual(['9903.88.03'])
  })

  test('are asked more than a hundred thousand times a second, and load at once', async () => {
    const { schedule } = await synced
    const codes = [...schedule.lines()].map(({ code }) => code)
    const on = parseDay('2025-09-18')
    const began = performance.now()
    for (const code of codes) schedule.line(code, on)
    expect(codes.length / ((performance.now() - began) / 1000)).toBeGreaterThan(100_000)
    const loading = performance.now()
    await loadSchedule(home, 'US')
    expect(performance.now() - loading).toBeLessThan(300)
  })
})
