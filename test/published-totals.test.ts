/** The groups of goods held against what USDA published, where the Census rows are at hand beside the checkout. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { compileCodes } from '../src/home/compile-codes.js'
import { ledgerFolder } from '../src/home/paths.js'
import { compileLedger } from '../src/ledger/compile.js'
import type { CompiledCodes } from '../src/product/compiled.js'
import { groupOf, holds } from '../src/product/groups.js'

const trade = join(import.meta.dirname, '..', '..', 'shared', 'data', 'trade', 'raw')
const file = join(trade, 'census_us_exports_to_china_hs6_monthly_2013_202101.csv.gz')
const isThere = existsSync(file)

describe.skipIf(!isThere)('sums of subheadings against USDA (skipped: the rows are not beside this checkout)', () => {
  const read = async () => {
    const ids = new Set((await compileLedger(ledgerFolder)).snapshot.sources.map(({ id }) => id))
    const { groups } = JSON.parse((await compileCodes(join(ledgerFolder, 'codes'), ids)).codes) as CompiledCodes
    const rows = gunzipSync(readFileSync(file)).toString().trim().split('\n').slice(1)
    return { groups, rows: rows.map((row) => row.split(',')) }
  }
  const held = isThere ? read() : undefined

  /** Millions of dollars to China from the first to the last month, of the subheadings that are wholly in a group. */
  const sum = async (code: string, first: string, last: string): Promise<number> => {
    const { groups = [], rows = [] } = (await held) ?? {}
    const group = groupOf(groups, 'USDA', code)
    if (group === undefined) throw new Error(`${code} is no group`)
    const known = new Map<string, boolean>()
    let total = 0
    for (const [month = '', hs = '', value = '0'] of rows) {
      if (month < first || month > last) continue
      const inside = known.get(hs) ?? holds(group, hs) === 'whole'
      known.set(hs, inside)
      if (inside) total += Number(value)
    }
    return total / 1e6
  }

  test.each([
    // September 2020, as USDA printed it in November 2020.
    ['AG', '2020-09', '2020-09', 2963],
    ['CORN', '2020-09', '2020-09', 168.8],
    ['COTTON', '2020-09', '2020-09', 114],
    ['PORK', '2020-09', '2020-09', 112.5],
    ['WHEAT', '2020-09', '2020-09', 89.5],
    // October 2019 to August 2020, rounded to tenths of a billion.
    ['AG', '2019-10', '2020-08', 14_100],
    ['SOYBEANS', '2019-10', '2020-08', 5500],
    ['COTTON', '2019-10', '2020-08', 1200],
    // The year 2020, of the older definition.
    ['AG', '2020-01', '2020-12', 26_400],
  ])(
    '%s %s to %s comes within 0.8% of the published figure of %d million dollars',
    async (code, first, last, millions) => {
      const off = ((await sum(code, first, last)) - millions) / millions
      expect(Math.abs(off)).toBeLessThan(0.008)
    },
  )
})
