/** Breakdowns of customs detail: the contract of every store, and what only tables can answer. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Breakdown, BreakdownAnswer } from '../../figures/breakdown.js'
import { breakdownContract, table as contractTable, month } from '../../figures/testing/breakdown-contract.js'
import { grain } from '../../figures/testing/customs-table.js'
import { calendar } from '../../figures/testing/figures.js'
import { openHome } from '../../home/paths.js'
import { parseDay } from '../../time/day.js'
import { parsePeriod } from '../../time/period.js'
import { type CustomsStore, openCustoms } from './read.js'
import { type LaidRow, layCustoms } from './testing/lay.js'
import { takeReleases } from './write.js'

const scratch = mkdtempSync(join(tmpdir(), 'readout-customs-breakdown-'))
const opened: CustomsStore[] = []
afterAll(() => {
  for (const store of opened) store.close()
  rmSync(scratch, { recursive: true, force: true })
})

let homes = 0
let contract: Promise<CustomsStore> | undefined

breakdownContract('customs detail', async (releases) => {
  contract ??= (async () => {
    const home = openHome({ READOUT_HOME: join(scratch, `home-${homes++}`) })
    await takeReleases(home, releases)
    const store = await openCustoms(home, { groups: [], calendar })
    if (store === undefined) throw new Error('nothing is held')
    opened.push(store)
    return store
  })()
  const store = await contract
  return (question) => store.breakdown(question)
})

describe('only of tables', () => {
  const table = { ...contractTable, id: 'detail', levels: [2, 4, 6] }
  const scopes = [{ reporter: 'US', partner: '*', codes: '', months: ['2025-01..2025-02'] }]
  const rows: LaidRow[] = [
    { code: '10', month: '2025-01', value: 100 },
    { code: '1006', month: '2025-01', value: 30 },
    { code: '1007', month: '2025-01', value: 70, vintage: '2025-03-06', until: '2025-06-05' },
    { code: '1007', month: '2025-01', value: 71, vintage: '2025-06-05', later: true },
    { code: '1201', month: '2025-01', value: 7 },
    { code: '1006300000', month: '2025-01', value: 30 },
    { code: '1007900000', month: '2025-01', value: 70 },
    { code: '', month: '2025-01', value: 500, partner: 'EU' },
    { code: '', month: '2025-01', value: 400, partner: 'DE' },
    { code: '', month: '2025-01', value: 'suppressed', partner: 'FR' },
    { code: '', month: '2025-01', value: 900, partner: 'W' },
  ]
  const question: Breakdown = {
    flow: 'export',
    reporter: 'US',
    partners: ['CN'],
    classification: 'HS',
    codes: ['1007'],
    by: [],
    spans: [parsePeriod('2025-01')],
    measure: 'value',
    known: 'latest',
  }
  const ask = async (over: Partial<Breakdown>): Promise<BreakdownAnswer | undefined> => {
    const home = openHome({ READOUT_HOME: join(scratch, `home-${homes++}`) })
    await layCustoms(home, [{ table, scopes, rows }])
    const store = await openCustoms(home, { groups: [grain], calendar })
    if (store === undefined) throw new Error('nothing is held')
    opened.push(store)
    return (await store.breakdown({ ...question, ...over }))[0]
  }

  test('a group of codes is its beginnings without the exceptions, as a whole or code by code', async () => {
    const group = { classification: 'USDA', codes: ['GRAIN'] }
    expect(await ask(group)).toMatchObject({
      basis: 'total exports, USDA groups',
      title: `sum of ${table.title} by a list of grains`,
      lines: [{ values: [77] }],
    })
    expect((await ask({ ...group, by: ['code'] }))?.lines).toMatchObject([
      { code: 'GRAIN', name: 'Grains', values: [77] },
    ])
    expect((await ask({ ...group, by: ['code'], level: 10 }))?.lines).toMatchObject([
      { code: '1007900000', values: [70] },
    ])
  })

  test('the world and unions are no countries; a number held back is no line', async () => {
    const answer = await ask({ codes: [''], partners: ['*'], by: ['partner'] })
    expect(answer?.lines.map(({ partner, values }) => `${partner} ${values}`)).toEqual(['DE 400'])
    expect((await ask({ codes: [''], partners: ['W'] }))?.lines).toMatchObject([{ values: [900] }])
    expect((await ask({ codes: [''], partners: ['FR'] }))?.lines).toMatchObject([{ values: [null] }])
  })

  test('months that were not out on the day asked are missing', async () => {
    const late = await ask({ spans: [parsePeriod('2025-01..2025-02')], known: parseDay('2025-03-10') })
    expect(late).toMatchObject({ missing: [[month('2025-02')]], lines: [{ values: [null] }] })
  })

  test('a number that was replaced is told as of its day, with its vintage', async () => {
    const then = await ask({ known: parseDay('2025-05-01') })
    expect(then).toMatchObject({ lines: [{ values: [70] }], vintages: { first: '2025-03-06' }, laterVintage: false })
    expect(await ask({ known: 'first' })).toMatchObject({ lines: [{ values: [70] }], laterVintage: false })
    expect(await ask({ codes: ['1201'], known: parseDay('2025-05-01') })).toMatchObject({ laterVintage: true })
    expect(await ask({ codes: ['1201'], known: 'first' })).toMatchObject({ laterVintage: true })
  })

  test('the query runs in any DuckDB beside the data', async () => {
    const answer = await ask({})
    expect(answer?.query).toContain("read_parquet(['customs/detail/2025/rows-")
    expect(answer?.query).toContain("code = '1007'")
  })
})
