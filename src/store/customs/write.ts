/** Taking releases of customs detail into the data directory: all or nothing, every vintage kept, equal numbers only once. */
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { CustomsRelease, CustomsTable } from '../../figures/customs.js'
import { withLock } from '../../home/lock.js'
import type { Home } from '../../home/paths.js'
import { cannotWrite } from '../../home/write.js'
import { isoDay } from '../../time/day.js'
import { type Duck, openDuck, sqlText } from '../duck.js'
import { type CustomsManifest, customsLock, customsManifest, type HeldScope, type Partition } from './layout.js'
import {
  brokenCustoms,
  checkStored,
  filesOf,
  printCustomsManifest,
  readCustomsManifest,
  writeCustomsManifest,
} from './manifest.js'
import { joinScopes } from './manifest-scopes.js'
import { type Merged, mergeRows, openPartition } from './merge.js'
import { keepNames } from './names.js'
import { sumUp } from './sums.js'
import { type Batch, batchesOf } from './write-batch.js'
import { checkRelease, refused } from './write-check.js'
import { layRows, layScopes } from './write-incoming.js'
import { fromEngine, writePartition } from './write-partition.js'

export interface TakeOptions {
  /** One line about long work. */
  progress?: (line: string) => void
  /**
   * Called between the steps, for tests that stop there: a table's year is `merged`, a file is `written` as a draft and
   * `placed` under its name, the manifest is `listed`.
   */
  step?: (name: 'merged' | 'written' | 'placed' | 'listed') => void
}

/** Numbers of the agency's rows; sums are not counted. `gone` are those held that a release no longer has. */
export type Taken = Merged

/**
 * Takes releases in the order given, and makes them visible together. Of one day there is one number: among releases of the
 * same vintage the last one counts.
 *
 * @throws InputError when a row is impossible, the store is damaged or newer, or the directory cannot be written; the store is
 * as it was
 */
export async function takeReleases(
  home: Home,
  releases: readonly CustomsRelease[],
  options: TakeOptions = {},
): Promise<Taken> {
  const { progress = () => undefined } = options
  for (const release of releases) checkRelease(release)
  const batches = batchesOf(releases)
  if (batches.length === 0) return { added: 0, revised: 0, unchanged: 0, gone: 0 }
  return withLock(customsLock(home), () => transact(home, batches, options), {
    waiting: (holder) => progress(`customs  waiting for process ${holder}, which is writing too`),
  })
}

interface Transaction extends TakeOptions {
  duck: Duck
  home: Home
  taken: Taken
}

async function transact(home: Home, batches: readonly Batch[], options: TakeOptions): Promise<Taken> {
  const manifest = await readCustomsManifest(home)
  const touched = new Map<string, { table: CustomsTable; year: number }>()
  for (const { table, years } of batches) {
    for (const year of years) touched.set(`${table.id} ${year}`, { table, year })
    checkSameTable(home, manifest, table)
  }
  const partitions = [...touched.values()].sort((a, b) =>
    a.table.id < b.table.id ? -1 : a.table.id > b.table.id ? 1 : a.year - b.year,
  )
  const before = partitions.flatMap(({ table, year }) => findPartition(manifest, table, year) ?? [])
  await checkStored(home, before)
  const duck = await openDuck()
  const spill = join(home.customs, `spill-${process.pid}`)
  try {
    await duck.ask(`SET temp_directory = ${sqlText(spill)}`)
    const transaction: Transaction = { ...options, duck, home, taken: { added: 0, revised: 0, unchanged: 0, gone: 0 } }
    const after: Partition[] = []
    let isClean = false
    for (const { table, year } of partitions) {
      const own = batches.filter((batch) => batch.table.id === table.id && batch.years.has(year))
      const changed = await mergePartition(transaction, manifest, table, year, own)
      options.step?.('merged')
      if (!changed) continue
      if (!isClean) await dropStrays(home, manifest, spill)
      isClean = true
      options.progress?.(`customs  ${table.id} ${year}  writing`)
      after.push(await writePartition(duck, home, { table, year, ...currentAndPast }, options.step))
    }
    await list(home, manifest, batches, after, options)
    return transaction.taken
  } catch (error) {
    throw fromEngine(home.customs, error)
  } finally {
    duck.close()
    await rm(spill, { recursive: true, force: true }).catch(() => undefined)
  }
}

const currentAndPast = {
  rows: 'SELECT * FROM held WHERE until IS NULL',
  past: 'SELECT * FROM held WHERE until IS NOT NULL',
}

/** @returns whether anything in the partition may have changed */
async function mergePartition(
  { duck, home, taken, progress }: Transaction,
  manifest: CustomsManifest,
  table: CustomsTable,
  year: number,
  batches: readonly Batch[],
): Promise<boolean> {
  const stored = findPartition(manifest, table, year)
  await openPartition(duck, home, stored)
  let scopes: readonly HeldScope[] = manifest.scopes
  let isChanged = false
  for (const batch of batches) {
    const { vintage, releases } = batch
    const rows = await layRows(duck, batch, year)
    progress?.(`customs  ${table.id} ${year}  ${rows} rows of ${isoDay(vintage)}`)
    const next = batch.isSummed
      ? scopes
      : joinScopes(
          scopes,
          table.id,
          releases.flatMap((one) => one.scopes),
        )
    const gained = await layScopes(duck, batch, year, { before: scopes, after: next })
    scopes = next
    await refuseOtherLength(duck, batch)
    const merged = await mergeRows(duck, table, year, isoDay(vintage))
    for (const name of ['added', 'revised', 'unchanged', 'gone'] as const) taken[name] += merged[name]
    if (merged.added + merged.revised + merged.gone + gained === 0) continue
    await sumUp(duck, table, isoDay(vintage))
    isChanged = true
  }
  const [[any] = []] = await duck.ask('SELECT count(*) FROM touched')
  return isChanged && Number(any) > 0
}

/** Codes of two lengths in one table would be counted twice in its sums. */
async function refuseOtherLength(duck: Duck, { table }: Batch): Promise<void> {
  if (table.levels.length === 0) return
  const own = Math.max(...table.levels)
  const lengths = await duck.ask(
    `SELECT DISTINCT level FROM (SELECT level FROM incoming UNION ALL SELECT level FROM held) WHERE level > ${own} ORDER BY 1`,
  )
  if (lengths.length > 1)
    throw refused(
      table,
      'code',
      `codes are of ${lengths.map(([length]) => String(length)).join(' and ')} digits, which no sum can tell apart`,
    )
}

/** Swaps the manifest where it says something new. */
async function list(
  home: Home,
  manifest: CustomsManifest,
  batches: readonly Batch[],
  after: readonly Partition[],
  { step }: TakeOptions,
): Promise<void> {
  const isReplaced = ({ table, year }: Partition): boolean =>
    after.some((one) => one.table === table && one.year === year)
  let { tables, scopes } = manifest
  for (const { table, releases, isSummed } of batches) {
    tables = [...tables.filter(({ id }) => id !== table.id), table]
    if (!isSummed)
      scopes = joinScopes(
        scopes,
        table.id,
        releases.flatMap((one) => one.scopes),
      )
  }
  const next: CustomsManifest = {
    form: 1,
    tables,
    partitions: [...manifest.partitions.filter((one) => !isReplaced(one)), ...after],
    scopes,
  }
  await keepNames(
    home,
    batches.flatMap(({ releases }) => releases),
  )
  if (printCustomsManifest(next) === printCustomsManifest(manifest)) return
  await writeCustomsManifest(home, next)
  step?.('listed')
}

function findPartition({ partitions }: CustomsManifest, table: CustomsTable, year: number): Partition | undefined {
  return partitions.find((one) => one.table === table.id && one.year === year)
}

function checkSameTable(home: Home, { tables }: CustomsManifest, table: CustomsTable): void {
  const held = tables.find(({ id }) => id === table.id)
  if (held === undefined) return
  for (const name of ['flow', 'classification', 'basis', 'levels'] as const)
    if (String(held[name]) !== String(table[name]))
      throw brokenCustoms(customsManifest(home), `holds ${table.id} with ${name} "${held[name]}", not "${table[name]}"`)
}

/**
 * Files that the manifest does not name: what earlier transactions replaced, and what was left by runs that were stopped.
 * They go only now that something new is written: whoever read the manifest before the last swap has long opened his files.
 */
async function dropStrays(home: Home, { partitions }: CustomsManifest, spill: string): Promise<void> {
  const named = new Set(partitions.flatMap(filesOf).map(({ file }) => file))
  for (const found of await readdir(home.customs, { recursive: true, withFileTypes: true }).catch(() => [])) {
    const path = join(found.parentPath, found.name)
    if (path === spill || path.startsWith(`${spill}/`)) continue
    const name = path.slice(home.customs.length + 1)
    const isStray =
      (/^[\w-]+\/\d{4}\/(?:rows|partners|past)-[\w.-]+\.(?:parquet|part)$/.test(name) && !named.has(name)) ||
      /^manifest\.json\..*\.part$/.test(name) ||
      (found.isDirectory() && /^spill-\d+$/.test(name))
    if (isStray)
      await rm(path, { recursive: true, force: true }).catch((error: unknown) => {
        throw cannotWrite(path, error)
      })
  }
}
