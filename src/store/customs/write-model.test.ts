import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CustomsRelease, CustomsRow, Scope } from '../../figures/customs.js'
import { exportsTable } from '../../figures/testing/customs-table.js'
import { type Home, openHome } from '../../home/paths.js'
import { parseDay } from '../../time/day.js'
import { type Month, monthOf } from '../../time/period.js'
import { type Duck, openDuck, sqlText } from '../duck.js'
import { customsFile } from './layout.js'
import { readCustomsManifest } from './manifest.js'
import { Model } from './testing/model.js'
import { takeReleases } from './write.js'

const folder = mkdtempSync(join(tmpdir(), 'readout-customs-model-'))
let duck: Duck
beforeAll(async () => {
  duck = await openDuck()
})
afterAll(() => {
  duck.close()
  rmSync(folder, { recursive: true, force: true })
})

const table = exportsTable({ id: 'model-exports' })
const january = monthOf(parseDay('2025-01-01'))
const months = [january, (january + 1) as Month]
const codes = ['1201900095', '1201900005', '1201100000', '1007900000']

const number = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 3 }) },
  fc.constantFrom('missing' as const, 'suppressed' as const, 'not-counted' as const),
)
const row: fc.Arbitrary<CustomsRow> = fc
  .record({
    partner: fc.constantFrom('CN', 'JP', 'CN', 'JP', 'W'),
    code: fc.constantFrom(...codes),
    month: fc.constantFrom(...months),
    value: number,
    quantity: fc.option(number, { nil: undefined }),
    unit: fc.constantFrom('t', 't', 't', 'kg'),
  })
  .map(({ quantity, unit, ...rest }) => ({
    reporter: 'US',
    ...rest,
    ...(quantity === undefined ? {} : { quantity, unit }),
  }))
const scope: fc.Arbitrary<Scope> = fc.record({
  reporter: fc.constant('US'),
  partner: fc.constantFrom('*', '*', 'CN', 'W'),
  codes: fc.constantFrom([''], [''], ['12'], ['1201', '10']),
  months: fc.constantFrom(months, [january]),
})
const release: fc.Arbitrary<CustomsRelease> = fc
  .record({
    scopes: fc.array(scope, { maxLength: 2 }),
    rows: fc.uniqueArray(row, { maxLength: 8, selector: ({ code, partner, month }) => `${code} ${partner} ${month}` }),
    day: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ day, ...rest }) => ({ table, ...rest, vintage: parseDay(`2025-06-0${day}`) }))

const first = parseDay('2025-06-01') - 1

/** All that is held, one line for each version: `code partner month day value quantity, until`. */
async function held(home: Home): Promise<string[]> {
  const { partitions } = await readCustomsManifest(home)
  const files = partitions.flatMap(({ rows, past = [] }) => [...rows, ...past])
  if (files.length === 0) return []
  const list = files.map((file) => sqlText(customsFile(home, file))).join(', ')
  const rows = await duck.ask(
    `SELECT level, code, partner, year(month) * 12 + month(month) - 1, vintage - DATE '2025-05-31', value, value_mark, quantity,
       unit, quantity_mark, is_first, until - DATE '2025-05-31' FROM read_parquet([${list}])`,
  )
  return rows.map((cells) => cells.map((cell) => String(cell)).join(' ')).sort()
}

function told(model: Model): string[] {
  return [...model.chains]
    .flatMap(([name, chain]) =>
      chain.map((one, at) => {
        const until = chain[at + 1]?.day
        const cells = [one.value, one.valueMark, one.quantity, one.unit, one.quantityMark, at === 0]
        return [name.split(' ')[0]?.length, name, one.day - first, ...cells, until === undefined ? null : until - first]
          .map(String)
          .join(' ')
      }),
    )
    .sort()
}

const runs = Number(process.env['READOUT_MODEL_RUNS'] ?? 4)
let homes = 0

test('whatever releases come in whatever order, the store holds what a plain model of versions and sums holds', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(release, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
      async (turns) => {
        const home = openHome({ READOUT_HOME: join(folder, String(homes++)) })
        const model = new Model(table.levels)
        for (const releases of turns) {
          await takeReleases(home, releases)
          for (const one of releases) model.take(one)
          expect(await held(home)).toEqual(told(model))
        }
      },
    ),
    { numRuns: runs },
  )
}, 600_000)
