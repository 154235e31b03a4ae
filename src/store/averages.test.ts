/** Averages over small panels, each answer worked out by hand; the database is the real one. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, describe, expect, test } from 'vitest'
import { components } from '../duty/panel/components.js'
import type { Panel, PanelOutcome } from '../duty/panel/treatments.js'
import { addDays, type Day, parseDay } from '../time/day.js'
import { writePanel } from './panel.js'

const scratch = mkdtempSync(join(tmpdir(), 'readout-averages-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const first = parseDay('2025-01-01')
const day = (count: number): Day => addDays(first, count)
const percent = (rate: number): number => rate * 10_000
/** By place in the columns of a panel. */
const sums = (rates: Partial<Record<(typeof components)[number], number>>): number[] =>
  components.map((name) => percent(rates[name] ?? 0))

/** A good that pays `base` and what is named. */
function pays(base: number, rates: Parameters<typeof sums>[0] = {}): PanelOutcome {
  const added = sums(rates)
  const total = added.reduce((sum, one) => sum + one, percent(base))
  const least = { mfn: percent(base), none: added, all: added }
  return { mfn: percent(base), sums: added, total, complete: true, headings: '', least }
}

/** A line, the days it stands (30 when left out), and what it pays from which day of the panel on. */
interface Standing {
  hts: string
  days?: [number, number]
  pays: { from?: number; outcome: PanelOutcome }[]
}

let files = 0
const name = (end: string): string => join(scratch, `${files}-${end}`)

/** The averages of lines from some origins, as rows of the file; `weights` is CSV without its header. */
async function averagesOf(lines: Standing[], weights?: string[], origins = ['CN']): Promise<Record<string, string>[]> {
  files += 1
  const outcomes = lines.flatMap((line) => line.pays.map(({ outcome }) => outcome))
  const rows = lines.flatMap(({ days: [begins, ends] = [0, 30], pays: stretches }, treatment) =>
    stretches.map(({ from = begins, outcome }, at) => ({
      treatment,
      from: day(from),
      until: day(stretches[at + 1]?.from ?? ends),
      outcome: outcomes.indexOf(outcome),
    })),
  )
  const panel: Panel = {
    lines: lines.map(({ hts, days: [begins, ends] = [0, 30] }, treatment) => ({
      hts,
      treatment,
      from: day(begins),
      until: day(ends),
    })),
    kinds: [{ origins, rows: () => rows }],
    outcomes,
    treatments: lines.length,
  }
  const csv = name('weights.csv')
  if (weights !== undefined) writeFileSync(csv, ['hts,origin,value', ...weights, ''].join('\n'))
  const file = name('averages.csv')
  mkdirSync(name('panel'))
  await writePanel(panel, name('panel'), () => {}, { file, ...(weights !== undefined && { weights: csv }) })
  return parse(readFileSync(file), { columns: true })
}

/** Some columns of the rows of all chapters of an origin. */
const told = (rows: Record<string, string>[], columns: string[], origin = 'CN'): string[] =>
  rows
    .filter((row) => row.origin === origin && row.chapter === 'all')
    .map((row) => columns.map((column) => row[column]).join(' '))

describe('averages', () => {
  const horse: Standing = { hts: '0101210010', pays: [{ outcome: pays(10) }] }
  const steel: Standing = { hts: '7208100000', pays: [{ outcome: pays(0, { s301: 25 }) }] }

  test('are plain means of the lines, and means weighted by imports: 10% on 30 and 25% on 10 are 17.5% and 13.75%', async () => {
    const rows = await averagesOf([horse, steel], ['0101.21.0010,CN,30', '7208100000,CN,10'])
    expect(told(rows, ['lines', 'imports', 'simple_mfn', 'simple_s301', 'simple_total', 'weighted_total'])).toEqual([
      '2 40 5.0 12.5 17.5 13.75',
    ])
  })

  test('stand by chapter too, and for all origins together', async () => {
    const rows = await averagesOf(
      [horse, steel],
      ['0101210010,CN,30', '0101210010,VN,10', '7208100000,VN,40'],
      ['CN', 'VN'],
    )
    expect(rows.map(({ origin, chapter, weighted_total }) => `${origin} ${chapter} ${weighted_total}`)).toEqual([
      'CN 01 10.0',
      'CN 72 ',
      'CN all 10.0',
      'VN 01 10.0',
      'VN 72 25.0',
      'VN all 22.0',
      'all 01 10.0',
      'all 72 25.0',
      'all all 17.5',
    ])
  })

  test('change on the day a rate does, and nothing between is said twice', async () => {
    const rows = await averagesOf(
      [{ hts: '0101210010', pays: [{ outcome: pays(10) }, { from: 5, outcome: pays(20) }] }, steel],
      ['0101210010,CN,1', '7208100000,CN,3'],
    )
    expect(told(rows, ['from', 'until', 'simple_total', 'weighted_total'])).toEqual([
      '2025-01-01 2025-01-06 17.5 21.25',
      '2025-01-06 2025-01-31 22.5 23.75',
    ])
  })

  test('without weights only the plain means are told', async () => {
    const rows = await averagesOf([horse, steel])
    expect(told(rows, ['lines', 'imports', 'simple_total', 'weighted_total'])).toEqual(['2 0 17.5 '])
  })
})

describe('what cannot be said as a part of the value', () => {
  const chair: PanelOutcome = {
    ...pays(0, { ieepaReciprocal: 10 }),
    sums: [0, null, 0, 0, 0, null, 0],
    total: null,
    complete: false,
    least: { mfn: 0, none: sums({ ieepaReciprocal: 10 }), all: sums({ s232: 50 }) },
  }

  test('a duty on a content counts at both ends, none of it and nothing but it, and the lines and imports are told', async () => {
    const rows = await averagesOf(
      [
        { hts: '9401790011', pays: [{ outcome: chair }] },
        { hts: '9503000073', pays: [{ outcome: pays(0, { ieepaReciprocal: 10 }) }] },
      ],
      ['9401790011,CN,1', '9503000073,CN,3'],
    )
    expect(
      told(rows, [
        'weighted_s232',
        'weighted_s232_whole',
        'weighted_ieepaReciprocal',
        'weighted_ieepaReciprocal_whole',
      ]),
    ).toEqual(['0.0 12.5 10.0 7.5'])
    expect(told(rows, ['weighted_total', 'weighted_total_whole', 'lines_content', 'imports_content'])).toEqual([
      '10.0 20.0 1 1',
    ])
  })

  test('an amount by weight counts as nothing, the percentage beside it counts, and the lines and imports are told', async () => {
    const compound: PanelOutcome = { ...pays(6.4), mfn: null, total: null, complete: false }
    const rows = await averagesOf(
      [
        { hts: '0402211000', pays: [{ outcome: compound }] },
        { hts: '0101210010', pays: [{ outcome: pays(10) }] },
      ],
      ['0402211000,CN,1', '0101210010,CN,1'],
    )
    expect(told(rows, ['simple_mfn', 'weighted_total', 'lines_specific', 'imports_specific'])).toEqual(['8.2 8.2 1 1'])
  })
})

describe('imports under a code that does not stand', () => {
  test('go in equal parts to the lines of its subheading that follow it, so that the average is of the same imports', async () => {
    const rows = await averagesOf(
      [
        { hts: '8507600020', days: [0, 10], pays: [{ outcome: pays(4) }] },
        { hts: '8507600030', days: [10, 30], pays: [{ outcome: pays(4) }] },
        { hts: '8507600040', days: [10, 30], pays: [{ outcome: pays(8) }] },
        { hts: '0101210010', pays: [{ outcome: pays(0) }] },
      ],
      ['8507600020,CN,20', '0101210010,CN,20'],
    )
    expect(told(rows, ['until', 'imports', 'weighted_total'])).toEqual(['2025-01-11 40 2.0', '2025-01-31 40 3.0'])
  })

  test('go by their own imports where those lines have some', async () => {
    const rows = await averagesOf(
      [
        { hts: '8507600030', pays: [{ outcome: pays(4) }] },
        { hts: '8507600040', pays: [{ outcome: pays(8) }] },
      ],
      ['8507600020,CN,20', '8507600030,CN,30', '8507600040,CN,10'],
    )
    expect(told(rows, ['imports', 'weighted_total'])).toEqual(['60 5.0'])
  })

  test('are left out where nothing of the subheading stands', async () => {
    const rows = await averagesOf(
      [{ hts: '0101210010', pays: [{ outcome: pays(3) }] }],
      ['8507600020,CN,20', '0101210010,CN,5'],
    )
    expect(told(rows, ['imports', 'weighted_total'])).toEqual(['5 3.0'])
  })
})

describe('weights that cannot be used', () => {
  const line: Standing[] = [{ hts: '0101210010', pays: [{ outcome: pays(3) }] }]

  test.each([
    [['0101210010,CN,-5'], 'the value of 0101210010 from CN is -5'],
    [['0101210010,CN,'], 'the value of 0101210010 from CN is null'],
    [['0101210010,CN,inf'], 'the value of 0101210010 from CN is Infinity'],
    [['101210010,CN,5'], '"101210010" is not a code of 8 or 10 digits'],
    [['0101210010,5700,5'], 'no row is of an origin of the panel'],
    [['0101210010,CN,much'], "Could not convert string 'much' to DOUBLE"],
  ])('%s: %s', async (weights, what) => {
    await expect(averagesOf(line, weights)).rejects.toThrow(what)
  })

  test('a file without the columns is refused, and those that it needs are named', async () => {
    const file = join(scratch, 'columns.csv')
    writeFileSync(file, 'code,country,usd\n0101210010,CN,5\n')
    const panel: Panel = { lines: [], kinds: [{ origins: ['CN'], rows: () => [] }], outcomes: [], treatments: 0 }
    const averages = { file: join(scratch, 'out.csv'), weights: file }
    await expect(writePanel(panel, join(scratch, 'panel-of-none'), () => {}, averages)).rejects.toThrow(
      /cannot be read as weights/,
    )
    const missing = { file: join(scratch, 'out.csv'), weights: join(scratch, 'nowhere.csv') }
    await expect(writePanel(panel, join(scratch, 'panel-of-none'), () => {}, missing)).rejects.toThrow(/nowhere\.csv/)
  })
})
