/** The files that a question needs, as SQL. */
import type { CustomsTable } from '../../figures/customs.js'
import type { Month } from '../../time/period.js'
import { sqlText } from '../duck.js'
import { type Partition, pieceKey, type StoredFile } from './layout.js'
import { each, type HeldMonths } from './read-scopes.js'

/** One table with all that the manifest says of it. */
export interface HeldRows {
  table: CustomsTable
  held: HeldMonths
  /** In order of years. */
  partitions: readonly Partition[]
  /** The path that stands before a file's name. */
  root: string
  /** What each code stands for, where known. */
  names: ReadonlyMap<string, string>
}

/** Which of the files: the numbers that hold by code, the same by partner, or those that were replaced. */
export type FileKind = 'rows' | 'partners' | 'past'

export const yearOf = (month: Month): number => Math.floor(month / 12)

/** What tells which stretches of the files are needed. */
export interface Wanted {
  level?: number
  parts?: readonly { code: string; begins: boolean }[]
  /** `*` is every country. */
  partners?: readonly string[]
}

/**
 * The files of some years, and of those only the pieces that may hold what is wanted.
 *
 * @returns undefined where there are none
 */
export function filesSql(
  { partitions, root }: HeldRows,
  kinds: readonly FileKind[],
  years: ReadonlySet<number>,
  wanted: Wanted = {},
): string | undefined {
  const files = partitions
    .filter(({ year }) => years.has(year))
    .flatMap((partition) => kinds.flatMap((kind) => piecesOf(partition, kind, wanted)))
  if (files.length === 0) return undefined
  const paths = files.map(({ file }) => sqlText(root === '' ? file : `${root}/${file}`))
  return `read_parquet([${paths.join(', ')}])`
}

function piecesOf(partition: Partition, kind: FileKind, wanted: Wanted): StoredFile[] {
  const ranges = kind === 'partners' ? partnerRanges(wanted) : rangesOf(wanted)
  return (partition[kind] ?? []).filter(({ first, last }) => ranges.some(([from, to]) => first <= to && last >= from))
}

/** Sorts after every code and partner. */
const end = '~'

/** The stretches of the order by level and code. */
function rangesOf({ level, parts }: Wanted): [string, string][] {
  if (level === undefined) return [['', end]]
  if (parts === undefined || parts.length === 0) return [[pieceKey(level, ''), pieceKey(level, end)]]
  return parts.map(({ code, begins }) => [pieceKey(level, code), pieceKey(level, `${code}${begins ? end : ''}`)])
}

function partnerRanges({ partners }: Wanted): [string, string][] {
  return partners === undefined || partners.includes(each) ? [['', end]] : partners.map((one) => [one, one])
}

/** A condition on the code: these very codes, or beginnings of longer ones. */
export function codesSql(parts: readonly { code: string; begins: boolean }[]): string | undefined {
  if (parts.some(({ code, begins }) => begins && code === '')) return undefined
  const exact = parts.filter(({ begins }) => !begins).map(({ code }) => code)
  const conditions = parts
    .filter(({ begins }) => begins)
    .map(({ code }) => `(code >= ${sqlText(code)} AND code < ${sqlText(after(code))})`)
  if (exact.length > 0) conditions.push(inSql('code', exact))
  return conditions.length === 1 ? conditions[0] : `(${conditions.join(' OR ')})`
}

export function inSql(column: string, values: readonly string[]): string {
  const [only] = values
  return values.length === 1 && only !== undefined
    ? `${column} = ${sqlText(only)}`
    : `${column} IN (${values.map(sqlText).join(', ')})`
}

/** The first text that sorts after every text that begins so. */
function after(code: string): string {
  return `${code.slice(0, -1)}${String.fromCharCode(code.charCodeAt(code.length - 1) + 1)}`
}

/** Months and days come out of SQL as plain numbers. */
export const monthSql = '(year(month) * 12 + month(month) - 1)::INTEGER'
export const daySql = (column: string): string => `(${column} - DATE '1970-01-01')::INTEGER`
