/** The lesser headings of chapter 99: every one that a footnote names is accounted for, and what they charge. */
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { charge } from '../src/duty/charges.js'
import { unaccounted } from '../src/duty/footnotes.js'
import { type KnownLaw, lawKnown } from '../src/duty/known.js'
import { layersOf } from '../src/duty/layers.js'
import { segmentsOf } from '../src/duty/panel/segments.js'
import { Plans } from '../src/duty/plans.js'
import { questionsOf } from '../src/duty/questions.js'
import { scheduleOf } from '../src/duty/schedule/held.js'
import { readBack, type StarterFile } from '../src/duty/schedule/starter.js'
import type { Schedule, ScheduleLine } from '../src/duty/schedule.js'
import { totalOf } from '../src/duty/total.js'
import { compileSchedule } from '../src/home/compile-schedule.js'
import { openHome } from '../src/home/paths.js'
import { loadSchedule } from '../src/home/schedule.js'
import { compileLedger } from '../src/ledger/compile.js'
import { takeIn } from '../src/operations/effects/lay-together.js'
import { archivesIn } from '../src/operations/effects/sync-hts.js'
import { dutyRow } from '../src/report/duty/row.js'
import { parseDay } from '../src/time/day.js'

const folder = join(import.meta.dirname, '..', '..', 'shared', 'data', 'hts')
const isThere = existsSync(join(folder, 'hts_2025_basic.json.gz'))
const root = mkdtempSync(join(tmpdir(), 'readout-chapter-99-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

let compiled: Awaited<ReturnType<typeof compileLedger>>
let law: KnownLaw
let plans: Plans

beforeAll(async () => {
  compiled = await compileLedger('ledger')
  law = lawKnown(compiled.law, 'US', parseDay('2026-11-24'))
  plans = new Plans(law)
})

interface Said {
  general?: string
  other?: string
  claims?: string[]
  /** Dollars and kilograms. */
  value?: number
  kg?: number
  liters?: number
}

function enter(code: string, origin: string, on: string, said: Said = {}) {
  const line: ScheduleLine = {
    code: code.replaceAll('.', ''),
    description: '',
    path: [],
    units: [],
    general: said.general ?? 'Free',
    special: '',
    other: said.other ?? 'Free',
    footnotes: [],
    from: parseDay('2018-01-01'),
    edition: 'a schedule of one line',
    source: 'hts-2026-10',
  }
  const facts = { date: parseDay(on), claims: new Set(said.claims), content: {} }
  const measured = {
    ...(said.value !== undefined && { value: said.value * 100 }),
    quantities: [
      ...(said.kg === undefined ? [] : [{ amount: said.kg, unit: 'kg' }]),
      ...(said.liters === undefined ? [] : [{ amount: said.liters, unit: 'liters' }]),
    ],
  }
  const charged = charge(plans.of(line.code, origin), line, facts, measured)
  return { charged, facts, measured }
}

/** Headings and rates that apply beside the base. */
function pays(code: string, origin: string, on: string, said: Said = {}): string[] {
  const { charged, facts } = enter(code, origin, on, said)
  return layersOf(charged, facts.date, 'an edition', { from: parseDay('2018-01-01') })
    .filter(({ applies, id }) => applies && id !== 'base')
    .map(({ heading, rate }) => `${heading} ${rate.text}`)
}

describe('footnotes', () => {
  test('name nothing that the record leaves out, in any line of the starter schedule', async () => {
    const { text } = await compileSchedule(
      'ledger/schedule',
      compiled.law,
      new Set(compiled.snapshot.sources.map(({ id }) => id)),
    )
    const starter = JSON.parse(text) as StarterFile
    expect(missingIn(scheduleOf(readBack(starter.schedules['US'] ?? '', 'us')))).toEqual([])
  })

  test.skipIf(!isThere)(
    'name nothing that the record leaves out, in any line of five whole editions (skipped: they are not beside this checkout)',
    { timeout: 60_000 },
    async () => {
      const whole = ['2025_basic', '2025_rev_16', '2025_rev_32', '2026_rev_4', '2026_rev_10']
      const names = readdirSync(folder).filter((name) => whole.some((one) => name === `hts_${one}.json.gz`))
      for (const name of names) symlinkSync(join(folder, name), join(root, name))
      const home = openHome({ READOUT_HOME: join(root, 'home') })
      const { archives } = await archivesIn(root, compiled.law.editions)
      await takeIn(archives, compiled.law.editions, home, () => {})
      const schedule = await loadSchedule(home, 'US')
      expect([...schedule.lines()].length).toBeGreaterThan(20_000)
      expect(missingIn(schedule)).toEqual([])
    },
  )

  function missingIn(schedule: Schedule): string[] {
    return [...schedule.lines()].flatMap((line) => unaccounted(law, line).map((heading) => `${line.code} ${heading}`))
  }
})

describe('farm safeguards by value', () => {
  const beef = '0202.30.80.00'

  test('charge nothing where no price is told, and ask for the highest', () => {
    const { charged, facts, measured } = enter(beef, 'UY', '2025-03-01', { general: '26.4%' })
    expect(charged.charges).toEqual([])
    expect(totalOf(charged, measured)).toMatchObject({ percent: 26.4, complete: true })
    expect(
      questionsOf(charged, facts, measured).map(({ condition, effect }) => [condition, effect.slice(0, 60)]),
    ).toEqual([
      ['us-safeguard-by-quantity', 'brings Agricultural safeguard on beef to 8.8% (9904.02.37)'],
      ['us-valued-under-1-70-per-kg', 'brings Agricultural safeguard on beef to 2.1¢/kg (9904.02.34'],
    ])
  })

  test.each([
    // Value of a thousand kilograms, and the heading of its price.
    [290, ['9904.02.27 75.3¢/kg']],
    [300, ['9904.02.28 57.5¢/kg']],
    [1499.99, ['9904.02.33 8.1¢/kg']],
    [1500, ['9904.02.34 2.1¢/kg']],
    [1700, []],
    [6000, []],
  ])('follow the price that $%d for 1,000 kg comes to', (value, paid) => {
    expect(pays(beef, 'UY', '2025-03-01', { value, kg: 1000 })).toEqual(paid)
  })

  test('ask nothing of prices where value and quantity tell them', () => {
    const { charged, facts, measured } = enter(beef, 'UY', '2025-03-01', { general: '26.4%', value: 1600, kg: 1000 })
    expect(totalOf(charged, measured)).toMatchObject({ percent: 27.7125, amount: 443.4, complete: true })
    expect(questionsOf(charged, facts, measured).map(({ condition }) => condition)).toEqual([
      'us-safeguard-by-quantity',
    ])
  })

  test('take a price that the importer states', () => {
    expect(pays(beef, 'UY', '2025-03-01', { claims: ['us-valued-under-0-90-per-kg'] })).toEqual(['9904.02.30 31.7¢/kg'])
  })

  test.each(['AU', 'MX', 'KR', 'NI'])('spare goods of %s, and ask nothing', (origin) => {
    const { charged, facts, measured } = enter(beef, origin, '2025-03-01', { general: '26.4%', value: 290, kg: 1000 })
    expect(charged.charges).toEqual([])
    expect(questionsOf(charged, facts, measured)).toEqual([])
  })

  test('go by the liter where the schedule does', () => {
    expect(pays('2105.00.20.00', 'IT', '2025-03-01', { value: 75, liters: 100 })).toEqual(['9904.21.16 2.2¢/liter'])
  })
})

describe('farm safeguards by quantity', () => {
  test('take the place of those by value where they are announced', () => {
    const said = { claims: ['us-safeguard-by-quantity'], value: 290, kg: 1000 }
    expect(pays('0202.30.80.00', 'UY', '2025-03-01', said)).toEqual(['9904.02.37 8.8%'])
  })

  test.each([
    ['2025-04-15', []],
    ['2025-04-16', ['9904.17.42 10.2¢/kg + 2.8%']],
    ['2025-09-30', ['9904.17.42 10.2¢/kg + 2.8%']],
    ['2025-10-01', []],
  ])('were announced for articles of over 65 percent sugar in 2025: %s', (on, paid) => {
    const layers = pays('1806.20.73.00', 'BR', on).filter((one) => one.startsWith('9904'))
    expect(layers).toEqual(paid)
  })

  test('spare what was on its way under an older contract', () => {
    const layers = pays('1806.20.73.00', 'BR', '2025-05-01', { claims: ['us-safeguard-en-route'] })
    expect(layers.filter((one) => one.startsWith('9904'))).toEqual([])
  })
})

describe('goods of Russia', () => {
  test.each([
    ['2501.00.00.00', '2025-03-01', ['9903.90.08 35%'], 35],
    ['7202.11.50.00', '2025-03-01', ['9903.90.09 70%'], 70],
    ['2803.00.00.10', '2025-03-01', ['9903.90.08 35%'], 35],
    ['7601.10.30.00', '2025-05-01', ['9903.90.09 70%', '9903.85.67 200%'], 270],
    ['0101.21.00.10', '2025-03-01', [], 20],
  ])('%s on %s pay in the place of column 2', (code, on, paid, percent) => {
    expect(pays(code, 'RU', on, { other: '20%' })).toEqual(paid)
    const { charged, measured } = enter(code, 'RU', on, { other: '20%' })
    expect(totalOf(charged, measured).percent).toBe(percent)
  })

  test('have their rate in the column of the base, in a batch and in the panel', () => {
    const { charged } = enter('7601.10.30.00', 'RU', '2025-05-01', { other: '18.5%' })
    const asked = { hts: '7601.10.3000', origin: 'RU', date: '2025-05-01' }
    expect(dutyRow(asked, charged, [])).toMatchObject({ mfn: 70, s232: 200, other: 0, total: 270 })
    const [segment] = segmentsOf(plans.of('7601103000', 'RU'), parseDay('2025-05-01'), parseDay('2025-05-02'))
    expect(segment).toMatchObject({ inPlace: 700_000, sums: [0, 2_000_000, 0, 0, 0, 0, 0] })
  })

  test('leave those of Belarus to column 2', () => {
    expect(pays('2501.00.00.00', 'BY', '2025-03-01')).toEqual([])
  })
})

describe('leather and leather shoes of Japan', () => {
  test.each([
    ['4107.11.50.00', [], ['9903.41.05 40%']],
    ['4106.22.00.00', [], ['9903.41.05 40%']],
    ['4106.22.00.00', ['us-leather-neither-dyed-nor-embossed'], []],
    ['6403.99.60.30', [], ['9903.41.10 40%']],
    ['6403.99.60.30', ['us-footwear-slip-on-or-sport'], []],
    ['6403.19.30.00', [], []],
  ])('%s, %j', (code, claims, paid) => {
    expect(pays(code, 'JP', '2025-03-01', { claims })).toEqual(paid)
  })

  test('are those of Japan only', () => {
    expect(pays('4107.11.50.00', 'IT', '2025-03-01')).toEqual([])
  })
})

describe('polysilicon from 4 December 2026', () => {
  test.each([
    ['8541.43.00.10', 'VN', '2026-12-03', ['9903.05.84 12.5%']],
    ['8541.43.00.10', 'VN', '2026-12-04', ['9903.45 15%']],
    ['8541.42.00.10', 'GB', '2026-12-04', ['9903.45.32 10%']],
    ['8541.42.00.10', 'KR', '2026-12-04', ['9903.45 15%']],
    ['2804.61.00.00', 'DE', '2026-12-04', []],
  ])('%s from %s on %s', (code, origin, on, paid) => {
    expect(pays(code, origin, on)).toEqual(paid)
  })

  test('pays the minimum price in full where no resale at it is shown', () => {
    const said = { claims: ['us-polysilicon-resale-not-shown'] }
    expect(pays('2804.61.00.00', 'DE', '2026-12-04', said)).toEqual(['9903.45.33 $21/kg'])
  })
})

test('a chip that pays under Section 232 leaves the fentanyl duty on China, and a chip that does not stays under it', () => {
  const chip = '8471.50.01.50'
  const of = (claims: string[]) =>
    pays(chip, 'CN', '2026-01-20', { claims })
      .map((one) => one.slice(0, 10))
      .filter((one) => ['9903.79.01', '9903.01.24'].includes(one))
  expect(of(['us-advanced-chip'])).toEqual(['9903.79.01'])
  expect(of([])).toEqual(['9903.01.24'])
})
