/**
 * How customs detail lies in the data directory: Parquet files by table and year, and a manifest that names those that
 * count. Files are written whole under a name made of their content, then the manifest is swapped: a reader has the old
 * state or the new one, and a machine that stops leaves the old.
 *
 * ```
 * customs/manifest.json
 * customs/lock
 * customs/<table>/names.json                       what codes stand for, as the source says
 * customs/<table>/<year>/rows-<hash>.parquet        numbers that hold, of every level, by level, code, partner, month
 * customs/<table>/<year>/partners-<hash>.parquet    the same numbers by partner, level, code, month
 * customs/<table>/<year>/past-<hash>.parquet        numbers that were replaced, by level, code, partner, month, vintage
 * ```
 *
 * A year of a large table lies in several files of each kind, each a stretch of the order.
 */
import { join } from 'node:path'
import type { CustomsTable } from '../../figures/customs.js'
import type { Home } from '../../home/paths.js'

/** A file below `customs/`, in the manifest. */
export interface StoredFile {
  file: string
  rows: number
  bytes: number
}

/**
 * A stretch of the order of its kind, so that a question opens only those that may hold what it asks. The first and last of
 * what it holds: partners for files by partner, else level and code as `pieceKey` writes them.
 */
export interface StoredPiece extends StoredFile {
  first: string
  last: string
}

/** Level and code as one text that sorts as they do: `06 120190`. */
export function pieceKey(level: number, code: string): string {
  return `${String(level).padStart(2, '0')} ${code}`
}

/** One table's one year. */
export interface Partition {
  table: string
  year: number
  rows: StoredPiece[]
  partners: StoredPiece[]
  /** `partners` holds the agency's own rows too; without it only their sums. */
  detailByPartner?: true
  /** Left out where nothing was ever revised. */
  past?: StoredPiece[]
  /** ISO days of the oldest and newest vintage in `rows`. */
  vintages: { first: string; last: string }
  /** The oldest and newest vintage held of each month, by `2025-01`. */
  months?: Record<string, { first: string; last: string }>
}

/** What is held whole (`Scope`), months as stretches `2025-01..2025-07`. */
export interface HeldScope {
  table: string
  reporter: string
  partner: string
  /** One beginning of codes; empty is every code. */
  codes: string
  months: string[]
}

export interface CustomsManifest {
  form: 1
  tables: CustomsTable[]
  partitions: Partition[]
  scopes: HeldScope[]
}

/**
 * The columns of all three files. `level` is the length of the code: 10 for rows of an agency, 6, 4, 2 and 0 (all goods, code
 * empty) for sums of them. A sum stands only where a scope holds all its parts; of partner `W` it is the agency's own total,
 * or the sum of the countries where each of them is held (scope `*`).
 *
 * `value` null with a mark; a sum with a part that is not given is null. `quantity` of a sum is null where units differ.
 * `until` is empty in `rows` and `partners`. A number holds from the day `vintage` up to the day before `until`.
 */
export const columnsSql = `(
  level UTINYINT, code VARCHAR, reporter VARCHAR, partner VARCHAR, month DATE,
  value BIGINT, value_mark UTINYINT,
  quantity DOUBLE, unit VARCHAR, quantity_mark UTINYINT,
  vintage DATE, is_first BOOLEAN, until DATE
)`

export const columnNames = [
  'level',
  'code',
  'reporter',
  'partner',
  'month',
  'value',
  'value_mark',
  'quantity',
  'unit',
  'quantity_mark',
  'vintage',
  'is_first',
  'until',
] as const

/** What the mark columns hold. 4: the row was there in an earlier vintage and is gone, so there was no trade. */
export const markNumbers = { given: 0, 'not-counted': 1, missing: 2, suppressed: 3, gone: 4 } as const

/** Orders of the files. */
export const orders = {
  rows: 'level, code, reporter, partner, month',
  partners: 'partner, reporter, level, code, month',
  past: 'level, code, reporter, partner, month, vintage',
} as const

export const customsManifest = (home: Home): string => join(home.customs, 'manifest.json')
export const customsLock = (home: Home): string => join(home.customs, 'lock')
export const customsFile = (home: Home, { file }: StoredFile): string => join(home.customs, file)
