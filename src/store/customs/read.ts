/** The customs store as a store of figures. The database is loaded at the first question. */
import type { FigureStore } from '../../figures/figure.js'
import type { ReleaseCalendar } from '../../figures/releases.js'
import type { Home } from '../../home/paths.js'
import type { CodeGroup } from '../../product/group.js'
import { type Duck, openDuck } from '../duck.js'
import { customsBreakdown } from './breakdown.js'
import type { CustomsManifest } from './layout.js'
import { brokenCustoms, checkStored, readCustomsManifest } from './manifest.js'
import { readNames } from './names.js'
import type { HeldRows } from './read-files.js'
import { heldMonths } from './read-scopes.js'
import { customsSeries } from './series.js'
import { customsKeys } from './series-keys.js'
import type { Ask } from './series-rows.js'
import { type HeldTable, heldTables } from './tables.js'

export interface CustomsStore extends FigureStore {
  keys: NonNullable<FigureStore['keys']>
  breakdown: NonNullable<FigureStore['breakdown']>
  tables(): HeldTable[]
  close(): void
}

export interface CustomsOptions {
  /** Groups of codes that may be asked as if they were codes. */
  groups: readonly CodeGroup[]
  calendar: ReleaseCalendar
}

/**
 * Opens the customs detail of a data directory.
 *
 * @returns undefined where nothing is held
 * @throws  InputError when what is held is damaged, or of a newer version
 */
export async function openCustoms(home: Home, { groups, calendar }: CustomsOptions): Promise<CustomsStore | undefined> {
  let state = await stateOf(home)
  if (state.tables.length === 0) return undefined
  let opening: Promise<Duck> | undefined
  const ask: Ask = async (sql) => {
    opening ??= openDuck().then(prepared)
    return (await opening).ask(sql)
  }
  // A sync may have taken away the files of the manifest that was read: then the new one is asked, once.
  const asked = async <T>(question: (tables: HeldRows[]) => Promise<T>): Promise<T> => {
    try {
      return await question(state.tables)
    } catch (error) {
      if (!isFileTrouble(error)) throw error
    }
    state = await stateOf(home)
    try {
      return await question(state.tables)
    } catch (error) {
      if (isFileTrouble(error)) throw brokenCustoms(home.customs, 'holds a file that cannot be read')
      throw error
    }
  }
  return {
    series: (keys) => asked((tables) => customsSeries(tables, keys, groups, calendar, ask)),
    keys: (filter) => asked((tables) => customsKeys(tables, filter, groups, ask)),
    breakdown: (question) => asked((tables) => customsBreakdown(tables, question, groups, calendar, ask)),
    tables: () => heldTables(state.manifest),
    close() {
      opening?.then((duck) => duck.close()).catch(() => undefined)
      opening = undefined
    },
  }
}

interface State {
  manifest: CustomsManifest
  tables: HeldRows[]
}

async function stateOf(home: Home): Promise<State> {
  const manifest = await checkedManifest(home)
  const tables = await Promise.all(
    manifest.tables.map(async (table): Promise<HeldRows> => {
      const own = <T extends { table: string }>(list: readonly T[]): T[] => list.filter((one) => one.table === table.id)
      return {
        table,
        held: heldMonths(own(manifest.scopes)),
        partitions: own(manifest.partitions).sort((a, b) => a.year - b.year),
        root: home.customs,
        names: await readNames(home, table.id),
      }
    }),
  )
  return { manifest, tables: tables.filter(({ partitions }) => partitions.length > 0) }
}

/** A manifest whose files are there: a sync that swaps it between two looks is given a second one. */
async function checkedManifest(home: Home): Promise<CustomsManifest> {
  const manifest = await readCustomsManifest(home)
  try {
    await checkStored(home, manifest.partitions)
    return manifest
  } catch {
    const second = await readCustomsManifest(home)
    await checkStored(home, second.partitions)
    return second
  }
}

/** Files are never changed under their name, so what was read of their ends once holds. */
async function prepared(duck: Duck): Promise<Duck> {
  await duck.ask('SET parquet_metadata_cache = true')
  await duck.ask('SET preserve_insertion_order = false')
  return duck
}

/** What the database says of a file that is gone, cut short or no Parquet; anything else is a fault of ours. */
function isFileTrouble(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^(?:IO Error|HTTP Error|Serialization Error)|No files found|magic bytes|Parquet|ZSTD|Snappy|Invalid Error/i.test(
      error.message,
    )
  )
}
