import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changePercent, pairs } from '../figures/compare.js'
import { bundledStore, type CompiledFigures } from '../figures/compiled.js'
import type { Measure, SeriesKey } from '../figures/figure.js'
import { knownAt } from '../figures/known.js'
import { levels } from '../figures/levels.js'
import { isoDay, parseDay } from '../time/day.js'
import { parsePeriod } from '../time/period.js'
import { compileFigures } from './compile-figures.js'
import { loadBundled, loadSnapshot } from './installed.js'
import { ledgerFolder } from './paths.js'

describe('the bundled figures', () => {
  let store: ReturnType<typeof bundledStore>
  beforeAll(async () => {
    const { text, problems } = await compileFigures(join(ledgerFolder, 'figures'))
    expect(problems).toEqual([])
    store = bundledStore(JSON.parse(text) as CompiledFigures)
  })
  const key = (flow: SeriesKey['flow'], partner: string, classification: string, code: string, reporter = 'US') => ({
    flow,
    reporter,
    partner,
    classification,
    code,
  })
  const change = async (of: SeriesKey, now: string, before: string, measure: Measure, known: string) => {
    const figures = knownAt(await store.series([of]), parseDay(known))
    const at = (text: string) => levels(figures, parsePeriod(text), measure).levels
    const [pair] = pairs(at(now), at(before))
    return pair === undefined ? undefined : changePercent(pair)?.value
  }
  const farm = key('export', 'CN', 'USDA', 'AG')
  const sorghum = key('export', 'CN', 'USDA', 'SORGHUM')

  test('hold farm exports to China for the first half of 2025, down 53%', async () =>
    expect(await change(farm, '2025-01..2025-06', '2024-01..2024-06', 'value', '2025-09-18')).toBeCloseTo(-53.4, 1))
  test('cannot give January to July of them: the change is not recomputed', async () =>
    expect(await change(farm, '2025-01..2025-07', '2024-01..2024-07', 'value', '2025-09-18')).toBeUndefined())
  test('hold sorghum by quantity for January to July, down 97%', async () =>
    expect(await change(sorghum, '2025-01..2025-07', '2024-01..2024-07', 'quantity', '2025-09-18')).toBeCloseTo(
      -97.5,
      1,
    ))
  test('but not before July was released', async () =>
    expect(await change(sorghum, '2025-01..2025-07', '2024-01..2024-07', 'quantity', '2025-09-03')).toBeUndefined())
  test('the release of July 2025 is not the day its row was retrieved', async () => {
    const rows = await store.series([key('export', 'CN', 'TOTAL', 'TOTAL')])
    const july = rows.filter(
      (row) => row.period.end === parseDay('2025-07-31') && row.period.start === parseDay('2025-07-01'),
    )
    expect([...new Set(july.map((row) => isoDay(row.released)))]).toEqual(['2025-09-04'])
    expect(july.every((row) => row.vintageDay !== undefined && row.vintageDay > row.released)).toBe(true)
  })
  test('a month without soybeans to China stays blank, not zero', async () => {
    const rows = await store.series([key('export', 'CN', 'HS', '1201')])
    const figures = knownAt(rows, parseDay('2026-03-01'))
    const { levels: found, gaps } = levels(figures, parsePeriod('2025-01..2025-08'), 'quantity')
    expect(found).toEqual([])
    expect(gaps.flatMap((gap) => gap.missing.map((month) => (month % 12) + 1))).toEqual([6, 7, 8])
  })
  test("China's own zero is a zero", async () =>
    expect(await change(key('import', 'US', 'HS', '1201', 'CN'), '2025-09', '2024-09', 'quantity', '2025-10-20')).toBe(
      -100,
    ))
})

describe('faults of the bundled files are told with file and line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'readout-figures-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  test('in a figures file and in the rules', async () => {
    mkdirSync(join(folder, 'figures'))
    writeFileSync(join(folder, 'figures', 'bad.csv'), 'flow,reporter\n')
    writeFileSync(
      join(folder, 'releases.yaml'),
      '- id: x\n  agencies: [A]\n  what: W\n  source: S\n  monthsAfter: 99\n  day: 5\n  hour: 8\n',
    )
    const { problems } = await compileFigures(join(folder, 'figures'))
    expect(problems.map(({ where, what }) => `${where.file}:${where.line} ${what.slice(0, 40)}`)).toEqual([
      'ledger/releases.yaml:7 "hour" is not a field',
      'ledger/releases.yaml:5 is not a whole number from 0 to 24',
      'ledger/figures/bad.csv:1 the header lacks partner, classification',
    ])
  })
})

test('a program that was not built says what to run', async () => {
  await expect(loadSnapshot('/nowhere/ledger.json')).rejects.toThrow(/not built.*npm run build/)
  await expect(loadBundled('/nowhere/figures.json')).rejects.toThrow(/not built.*npm run build/)
})
