import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { FigureCells } from '../figures/columns.js'
import { knownAt } from '../figures/known.js'
import { calendar, cells } from '../figures/testing/figures.js'
import { type Home, openHome } from '../home/paths.js'
import { addRows, readSourceRows } from './add-rows.js'
import { parquetStore } from './parquet.js'
import { manifestFile, partsFolder } from './shelf.js'

const root = mkdtempSync(join(tmpdir(), 'readout-rows-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const newHome = (): Home => openHome({ READOUT_HOME: mkdtempSync(join(root, 'home-')) })
const add = (home: Home, rows: FigureCells[], more = {}): Promise<number> =>
  addRows(readSourceRows(rows, 'host.example/rows', calendar), { home, calendar, ...more })
const key = { flow: 'export', reporter: 'US', partner: 'CN', classification: 'HS', code: '1007' } as const
const prints = async (home: Home): Promise<string[]> => {
  const store = await parquetStore(home, calendar)
  const figures = (await store?.series([key])) ?? []
  store?.close()
  return figures.map(({ vintage, value }) => `${vintage} ${value}`).sort()
}
const bytesOf = (home: Home): Buffer[] => [
  readFileSync(manifestFile(home)),
  ...readdirSync(partsFolder(home))
    .sort()
    .map((name) => readFileSync(join(partsFolder(home), name))),
]
const july = (vintage: string, value_usd: string): FigureCells => cells({ vintage, value_usd })

describe('rows of a source', () => {
  test('are added where their number is new, and keep every vintage', async () => {
    const home = newHome()
    expect(await add(home, [july('2025-09-30', '71')])).toBe(1)
    expect(await add(home, [july('2025-10-30', '71')])).toBe(0)
    expect(await add(home, [july('2025-11-30', '75'), july('2025-11-30', '75')])).toBe(1)
    expect(await prints(home)).toEqual(['2025-09-30 71', '2025-11-30 75'])
    const store = await parquetStore(home, calendar)
    const figures = (await store?.series([key])) ?? []
    expect([knownAt(figures, 'latest')[0]?.value, knownAt(figures, 'first')[0]?.value]).toEqual([75, 71])
    store?.close()
  })

  test('give the same files, byte for byte, wherever they are added', async () => {
    const many = Array.from({ length: 3000 }, (_, index) =>
      cells({
        partner: ['CN', 'MX', 'BR'][index % 3] ?? 'CN',
        period: `${2000 + (index % 24)}-0${1 + (index % 9)}`,
        value_usd: String(index),
      }),
    )
    const [one, other] = [newHome(), newHome()]
    for (const home of [one, other]) {
      await add(home, many)
      await add(home, [july('2026-01-01', '5')])
    }
    expect(bytesOf(one).map((bytes) => bytes.toString('base64'))).toEqual(
      bytesOf(other).map((bytes) => bytes.toString('base64')),
    )
    const before = bytesOf(one)
    await add(one, many)
    expect(bytesOf(one)).toEqual(before)
  })

  test('of weeks and of states are taken', async () => {
    const home = newHome()
    const week = cells({ period: '2026-07-17..2026-07-23', quantity: '5', quantity_unit: 't', vintage: '2026-07-30' })
    expect(await add(home, [week, cells({ reporter: 'US-IA', value_usd: '3' })])).toBe(2)
    const store = await parquetStore(home, calendar)
    expect((await store?.series([{ ...key, reporter: 'US-IA' }]))?.[0]).toMatchObject({ reporter: 'US-IA', value: 3 })
    expect((await store?.series([key]))?.[0]).toMatchObject({ quantity: 5, unit: 't' })
    store?.close()
  })

  test('are refused together where one is none: request, row and cell', () => {
    expect(() =>
      readSourceRows([july('2025-09-30', '1'), july('2025-09-30', '1e9')], 'host.example/rows', calendar),
    ).toThrow(/^host\.example\/rows row 2 {2}value_usd: "1e9" is not a number\. Nothing of it was stored/)
  })

  test.each(['written', 'placed'])('stopped after "%s" leave the old state, and can be added again', async (at) => {
    const home = newHome()
    await add(home, [july('2025-09-30', '71')])
    const step = (name: string): void => {
      if (name === at) throw new Error('power cut')
    }
    await expect(add(home, [july('2025-11-30', '75')], { step })).rejects.toThrow('power cut')
    expect(await prints(home)).toEqual(['2025-09-30 71'])
    expect(await add(home, [july('2025-11-30', '75')])).toBe(1)
    expect(readdirSync(partsFolder(home))).toHaveLength(2)
  })
})
