/** Series of customs detail: months held, zeros, marks, vintages, sums. The files and the database are real. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Figure, SeriesKey } from '../../figures/figure.js'
import { type KnownOn, knownAt } from '../../figures/known.js'
import { exportsTable, grain } from '../../figures/testing/customs-table.js'
import { calendar } from '../../figures/testing/figures.js'
import { type Home, openHome } from '../../home/paths.js'
import { parseDay } from '../../time/day.js'
import { isoPeriod } from '../../time/period.js'
import { type CustomsStore, openCustoms } from './read.js'
import { type LaidTable, layCustoms } from './testing/lay.js'

const scratch = mkdtempSync(join(tmpdir(), 'readout-customs-read-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const table = exportsTable()

const key: SeriesKey = { flow: 'export', reporter: 'US', partner: 'CN', classification: 'HS', code: '1007' }
const all = { reporter: 'US', partner: '*', codes: '', months: ['2025-01..2025-03'] }

let homes = 0
const newHome = (): Home => openHome({ READOUT_HOME: join(scratch, `home-${homes++}`) })

async function store(rows: LaidTable['rows'], scopes = [all], own = table): Promise<CustomsStore> {
  const home = newHome()
  await layCustoms(home, [{ table: own, scopes, rows }])
  const opened = await openCustoms(home, { groups: [grain], calendar })
  if (opened === undefined) throw new Error('nothing is held')
  return opened
}

/** Figures as `2025-01 value quantity unit`, in order of months and vintages. */
const shown = (figures: readonly Figure[]): string[] =>
  figures
    .toSorted((a, b) => a.period.start - b.period.start || (a.vintage < b.vintage ? -1 : 1))
    .map(({ period, value, quantity, unit }) =>
      [isoPeriod(period), value ?? '-', quantity ?? '-', unit ?? ''].join(' ').trim(),
    )

async function asked(opened: CustomsStore, over: Partial<SeriesKey> = {}, known?: KnownOn): Promise<string[]> {
  const figures = await opened.series([{ ...key, ...over }])
  opened.close()
  return shown(known === undefined ? figures : knownAt(figures, known))
}

test('nothing synced is no store', async () => {
  expect(await openCustoms(newHome(), { groups: [], calendar })).toBeUndefined()
})

describe('a series', () => {
  test('has each month held; inside what is held a month without a row is a zero and says so', async () => {
    const opened = await store([
      { code: '1007', month: '2025-01', value: 400, quantity: 4, unit: 't' },
      { code: '1007', month: '2025-03', value: 7, quantity: 1, unit: 't' },
    ])
    const figures = await opened.series([key])
    opened.close()
    expect(shown(figures)).toEqual(['2025-01 400 4 t', '2025-02 0 0 t', '2025-03 7 1 t'])
    expect(figures.find(({ value }) => value === 0)?.note).toMatch(/no row/)
    expect(figures[0]).toMatchObject({
      basis: 'total exports',
      agency: table.agency,
      title: table.title,
      url: table.url,
      origin: 'agency-rows',
      releasedBy: 'calendar',
      released: parseDay('2025-03-05'),
      vintage: '2025-11-20',
      vintageDay: parseDay('2025-11-20'),
    })
  })

  test('has no month outside of what is held for its partner and code', async () => {
    const scopes = [
      { reporter: 'US', partner: 'CN', codes: '10', months: ['2025-01'] },
      { reporter: 'US', partner: '*', codes: '1007', months: ['2025-02'] },
    ]
    const rows = [{ code: '1007', month: '2025-01', value: 1 }]
    expect(await asked(await store(rows, scopes))).toEqual(['2025-01 1 -', '2025-02 0 -'])
    expect(await asked(await store(rows, scopes), { partner: 'MX' })).toEqual(['2025-02 0 -'])
    expect(await asked(await store(rows, scopes), { partner: 'W' })).toEqual(['2025-02 0 -'])
    expect(await asked(await store(rows, scopes), { code: '10' })).toEqual(['2025-01 0 -'])
    expect(await asked(await store(rows, scopes), { code: '1001', partner: 'MX' })).toEqual([])
    expect(await asked(await store(rows, scopes), { reporter: 'US-IA' })).toEqual([])
    expect(await asked(await store(rows, scopes), { flow: 'import' })).toEqual([])
  })

  test('of all goods is the empty code; China, Hong Kong and Macau are three', async () => {
    const opened = await store([
      { code: '', month: '2025-01', value: 5 },
      { code: '', month: '2025-01', value: 3, partner: 'HK' },
      { code: '', month: '2025-01', value: 1, partner: 'MO' },
    ])
    const figures = await opened.series(
      ['CN', 'HK', 'MO'].map((partner) => ({ ...key, partner, classification: 'TOTAL', code: 'TOTAL' })),
    )
    opened.close()
    expect(
      figures.filter(({ value }) => value !== 0).map(({ partner, value, name }) => `${partner} ${value} ${name}`),
    ).toEqual(['CN 5 All goods', 'HK 3 All goods', 'MO 1 All goods'])
  })

  test('of eight digits is the sum of the rows below', async () => {
    const rows = [
      { code: '1201900005', month: '2025-01', value: 3, quantity: 1, unit: 't' },
      { code: '1201900095', month: '2025-01', value: 4, quantity: 2, unit: 't' },
      { code: '1201100000', month: '2025-01', value: 50, quantity: 9, unit: 'kg' },
    ]
    const scopes = [{ ...all, months: ['2025-01'] }]
    expect(await asked(await store(rows, scopes), { code: '12019000' })).toEqual(['2025-01 7 3 t'])
    expect(await asked(await store(rows, scopes), { code: '1201900095' })).toEqual(['2025-01 4 2 t'])
  })
})

describe('marks', () => {
  const scopes = [{ ...all, months: ['2025-01'] }]
  test('a number that is not given is no zero', async () => {
    expect(
      await asked(await store([{ code: '1007', month: '2025-01', value: 5, quantity: 'missing', unit: 't' }], scopes)),
    ).toEqual(['2025-01 5 -'])
    expect(await asked(await store([{ code: '1007', month: '2025-01', value: 'suppressed' }], scopes))).toEqual([])
  })
  test('a row that is gone is no trade', async () =>
    expect(
      await asked(
        await store([{ code: '1007', month: '2025-01', value: 'gone', quantity: 'gone', unit: 't' }], scopes),
      ),
    ).toEqual(['2025-01 0 0 t']))
  test('a sum with a part that is not given is not told', async () => {
    const rows = [
      { code: '1201900005', month: '2025-01', value: 3, quantity: 1, unit: 't' },
      { code: '1201900095', month: '2025-01', value: 'missing' as const, quantity: 2, unit: 't' },
    ]
    expect(await asked(await store(rows, scopes), { code: '12019000' })).toEqual(['2025-01 - 3 t'])
  })
  test('a sum of unlike units has no quantity', async () => {
    const rows = [
      { code: '1201900005', month: '2025-01', value: 3, quantity: 1, unit: 't' },
      { code: '1201900095', month: '2025-01', value: 4, quantity: 2000, unit: 'kg' },
    ]
    expect(await asked(await store(rows, scopes), { code: '12019000' })).toEqual(['2025-01 7 -'])
  })
})

describe('vintages', () => {
  const scopes = [{ ...all, months: ['2025-01'] }]
  const revised: LaidTable['rows'] = [
    { code: '1007', month: '2025-01', value: 400, vintage: '2025-03-06', until: '2026-06-09' },
    { code: '1007', month: '2025-01', value: 390, vintage: '2026-06-09', later: true },
  ]
  test.each([
    ['latest' as const, ['2025-01 390 -']],
    ['first' as const, ['2025-01 400 -']],
    [parseDay('2025-09-18'), ['2025-01 400 -']],
    [parseDay('2026-06-09'), ['2025-01 390 -']],
    [parseDay('2025-03-01'), []],
  ])('as known %s', async (known, numbers) =>
    expect(await asked(await store(revised, scopes), {}, known)).toEqual(numbers),
  )

  test('a number that was withdrawn is told in no vintage', async () => {
    const rows = [
      revised[0] as LaidTable['rows'][0],
      { ...revised[1], value: 'suppressed' as const, quantity: 3, unit: 't' } as LaidTable['rows'][0],
    ]
    expect(await asked(await store(rows, scopes), {}, 'latest')).toEqual(['2025-01 - 3 t'])
  })

  test('a sum has a vintage for each of its parts', async () => {
    const rows: LaidTable['rows'] = [
      { code: '1201900005', month: '2025-01', value: 1, vintage: '2025-03-06', until: '2025-05-06' },
      { code: '1201900005', month: '2025-01', value: 2, vintage: '2025-05-06', later: true },
      { code: '1201900095', month: '2025-01', value: 10, vintage: '2025-03-06', until: '2025-07-03' },
      { code: '1201900095', month: '2025-01', value: 20, vintage: '2025-07-03', later: true },
    ]
    const of = async (known: KnownOn): Promise<string[]> =>
      asked(await store(rows, scopes), { code: '12019000' }, known)
    expect(await of('first')).toEqual(['2025-01 11 -'])
    expect(await of(parseDay('2025-06-01'))).toEqual(['2025-01 12 -'])
    expect(await of('latest')).toEqual(['2025-01 22 -'])
  })
})

describe('groups of codes', () => {
  const rows: LaidTable['rows'] = [
    { code: '10', month: '2025-01', value: 100 },
    { code: '1006', month: '2025-01', value: 30 },
    { code: '1201', month: '2025-01', value: 7 },
    { code: '10', month: '2025-02', value: 100 },
    { code: '1006', month: '2025-02', value: 'missing' },
  ]
  const group = { classification: 'USDA', code: 'GRAIN' }
  test('are sums of what they include, without their exceptions; a part not given leaves no sum', async () => {
    const opened = await store(rows, [{ ...all, months: ['2025-01..2025-02'] }])
    const figures = await opened.series([{ ...key, ...group }])
    opened.close()
    expect(shown(figures)).toEqual(['2025-01 77 -'])
    expect(figures[0]).toMatchObject({
      name: 'Grains',
      basis: 'total exports, USDA groups',
      title: 'sum of exports/hs (ALL_VAL_MO) by a list of grains',
    })
  })
  test('are not told where one of their beginnings is not held', async () =>
    expect(await asked(await store(rows, [{ ...all, codes: '10' }]), group)).toEqual([]))
})

test('keys: partners of a code, codes of a partner, the broadest of all', async () => {
  const opened = await store([
    { code: '1007', month: '2025-01', value: 1 },
    { code: '1007', month: '2025-01', value: 2, partner: 'MX' },
    { code: '100790', month: '2025-01', value: 2, partner: 'MX' },
    { code: '', month: '2025-01', value: 2, partner: 'MX' },
  ])
  const keys = async (filter: Partial<SeriesKey>): Promise<string[]> =>
    (await opened.keys(filter)).map(({ partner, classification, code }) => `${partner} ${classification} ${code}`)
  expect(await keys({ classification: 'HS', code: '1007' })).toEqual(['CN HS 1007', 'MX HS 1007', 'W HS 1007'])
  expect(await keys({ partner: 'MX', classification: 'HS' })).toEqual(['MX HS 1007', 'MX HS 100790'])
  expect(await keys({ classification: 'TOTAL' })).toEqual(['MX TOTAL TOTAL'])
  expect(await keys({ partner: 'MX', classification: 'USDA' })).toEqual(['MX USDA GRAIN'])
  expect(await keys({ flow: 'import' })).toEqual([])
  expect(opened.tables()).toMatchObject([{ table: { id: 'exports' }, rows: 4, years: { first: 2025, last: 2025 } }])
  opened.close()
})

test('a table of other codes is asked by its own', async () => {
  const enduse = { ...table, id: 'enduse', classification: 'ENDUSE', levels: [] }
  const rows = [{ code: '00000', month: '2025-01', value: 9 }]
  const scopes = [{ ...all, months: ['2025-01'] }]
  expect(await asked(await store(rows, scopes, enduse), { classification: 'ENDUSE', code: '00000' })).toEqual([
    '2025-01 9 -',
  ])
  expect(await asked(await store(rows, scopes, enduse))).toEqual([])
})

describe('while a sync swaps', () => {
  const rows = (value: number): LaidTable['rows'] => [{ code: '1007', month: '2025-01', value }]
  const scopes = [{ ...all, months: ['2025-01'] }]
  test('a reader whose files are gone reads the new manifest', async () => {
    const home = newHome()
    await layCustoms(home, [{ table, scopes, rows: rows(1) }])
    const opened = await openCustoms(home, { groups: [], calendar })
    rmSync(home.customs, { recursive: true })
    await layCustoms(home, [{ table, scopes, rows: rows(2) }])
    expect(shown((await opened?.series([key])) ?? [])).toEqual(['2025-01 2 -'])
    rmSync(join(home.customs, 'exports'), { recursive: true })
    await expect(opened?.series([{ ...key, partner: 'MX' }])).rejects.toThrow(/is missing. Delete the folder/)
    opened?.close()
  })
})
