/** Rows of a series with their vintages, added up by SQL where a code is a sum of many. */
import type { Month } from '../../time/period.js'
import { byLevel, type CodePart, type CodeRows } from './read-codes.js'
import { codesSql, daySql, filesSql, type HeldRows, inSql, monthSql, yearOf } from './read-files.js'

/** Numbers of one month that came and went on the same days. */
export interface Entry {
  month: number
  /** It holds from this day on. */
  vintage: number
  /** Up to the day before this; undefined while it holds. */
  until?: number
  /** No earlier answer held this month. */
  isFirst: boolean
  value: number
  /** Rows whose value is not given. */
  unvalued: number
  quantity: number
  uncounted: number
  /** The smallest and the largest unit: more than one where they differ. */
  units: [string?, string?]
}

export type Ask = (sql: string) => Promise<unknown[][]>

/**
 * The entries of one code for many reporters and partners. Replaced numbers are looked for only in years where a number
 * that holds is not the first.
 *
 * @returns by `reporter partner`
 */
export async function entriesOf(
  rows: HeldRows,
  code: CodeRows,
  countries: { reporters: readonly string[]; partners: readonly string[] },
  years: ReadonlySet<number>,
  ask: Ask,
): Promise<Map<string, Entry[]>> {
  const found = new Map<string, Entry[]>()
  const revised = new Set<number>()
  const read = async (kind: 'rows' | 'past', of: ReadonlySet<number>): Promise<void> => {
    const arms = armsSql(rows, code, countries, kind, of)
    if (arms.length === 0) return
    for (const row of await ask(arms.join(' UNION ALL '))) {
      const { name, entry } = entryOf(row)
      if (!entry.isFirst) revised.add(yearOf(entry.month as Month))
      const held = found.get(name)
      if (held === undefined) found.set(name, [entry])
      else held.push(entry)
    }
  }
  await read('rows', years)
  if (revised.size > 0) await read('past', new Set(revised))
  return found
}

function entryOf(row: readonly unknown[]): { name: string; entry: Entry } {
  const [reporter, partner, month, vintage, until, isFirst, value, unvalued, quantity, uncounted, low, high] = row
  const entry: Entry = {
    month: Number(month),
    vintage: Number(vintage),
    isFirst: isFirst === true,
    value: Number(value ?? 0),
    unvalued: Number(unvalued),
    quantity: Number(quantity ?? 0),
    uncounted: Number(uncounted),
    units: typeof low === 'string' && typeof high === 'string' ? [low, high] : [],
  }
  if (until !== null) entry.until = Number(until)
  return { name: `${reporter} ${partner}`, entry }
}

/** One look for each level; for few partners one look at their rows for all whole codes. */
function armsSql(
  rows: HeldRows,
  code: CodeRows,
  { reporters, partners }: { reporters: readonly string[]; partners: readonly string[] },
  kind: 'rows' | 'past',
  years: ReadonlySet<number>,
): string[] {
  const { parts } = code
  const isByPartner = kind === 'rows' && parts.length > 1 && partners.length <= fewPartners
  const together = isByPartner ? parts.filter((part) => !part.begins && isByPartnerHeld(rows, part.level, years)) : []
  const single = parts.filter((part) => !together.includes(part))
  const arms: string[] = []
  const add = (from: string | undefined, own: readonly CodePart[]): void => {
    if (from !== undefined)
      arms.push(armSql(from, own, kind, [...onlyReporters(rows, reporters), inSql('partner', partners)]))
  }
  if (together.length > 0) add(filesSql(rows, ['partners'], years, { partners }), together)
  for (const [level, own] of byLevel(single)) add(filesSql(rows, [kind], years, { level, parts: own }), own)
  return arms
}

/** So many partners are read one by one where they lie together. */
export const fewPartners = 8

/** Whether the files by partner hold the rows of a level in each of some years. */
export function isByPartnerHeld({ table, partitions }: HeldRows, level: number, years: ReadonlySet<number>): boolean {
  if (level === 0 || table.levels.includes(level)) return true
  return partitions.every((partition) => !years.has(partition.year) || partition.detailByPartner === true)
}

/** The condition on reporters; none where the table has only the one that is asked. Each column read costs. */
export function onlyReporters({ held }: HeldRows, reporters: readonly string[]): string[] {
  const [only] = reporters
  const isAll = reporters.length === 1 && held.scopes.every(({ reporter }) => reporter === only)
  return isAll ? [] : [inSql('reporter', reporters)]
}

function armSql(from: string, parts: readonly CodePart[], kind: 'rows' | 'past', countries: readonly string[]): string {
  // A whole code is of one length, so its level need not be read; of many, the levels tell row groups apart.
  const levels = parts.length === 1 && parts[0]?.begins === false ? [] : [...new Set(parts.map(({ level }) => level))]
  const where = [levelsSql(levels), codesSql(parts), ...countries].filter((one) => one !== undefined).join(' AND ')
  const until = kind === 'past' ? daySql('until') : 'NULL'
  const days = `${daySql('vintage')}, ${until}, is_first`
  const isPlain = parts.length === 1 && parts[0]?.begins === false && parts[0].sign === 1
  if (isPlain)
    return `SELECT reporter, partner, ${monthSql}, ${days}, value, (${lacks('value')})::INTEGER, quantity, (${lacks('quantity')})::INTEGER, unit, unit FROM ${from} WHERE ${where}`
  const sign = signSql(parts)
  return `SELECT reporter, partner, ${monthSql}, ${days}, ${signed(sign, 'value')}::DOUBLE, count(*) FILTER (${lacks('value')}), ${signed(sign, 'quantity')}, count(*) FILTER (${lacks('quantity')}), min(unit), max(unit) FROM ${from} WHERE ${where} GROUP BY ALL`
}

const levelsSql = (levels: readonly number[]): string | undefined =>
  levels.length === 0 ? undefined : levels.length === 1 ? `level = ${levels[0]}` : `level IN (${levels.join(', ')})`

/** A number that is not given: a row that is gone has a zero. */
export const lacks = (column: 'value' | 'quantity'): string => `${column} IS NULL`

const signed = (sign: string | undefined, column: string): string =>
  sign === undefined ? `sum(${column})` : `sum(CASE WHEN ${sign} THEN -${column} ELSE ${column} END)`

/** The condition that tells the rows that are taken away. */
export function signSql(parts: readonly CodePart[]): string | undefined {
  const minus = parts.filter(({ sign }) => sign === -1)
  return minus.length === 0 ? undefined : codesSql(minus)
}
