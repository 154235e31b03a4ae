/** Rows of a series with their vintages, added up by SQL where a code is a sum of many. */
import { markNumbers } from './layout.js'
import { byLevel, type CodePart, type CodeRows } from './read-codes.js'
import { codesSql, daySql, filesSql, type HeldRows, inSql, monthSql } from './read-files.js'

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
 * The entries of one code for many reporters and partners.
 *
 * @returns by `reporter partner`
 */
export async function entriesOf(
  rows: HeldRows,
  code: CodeRows,
  { reporters, partners }: { reporters: readonly string[]; partners: readonly string[] },
  years: ReadonlySet<number>,
  ask: Ask,
): Promise<Map<string, Entry[]>> {
  const found = new Map<string, Entry[]>()
  const arms = [...byLevel(code.parts)].flatMap(([level, parts]) => {
    const from = filesSql(rows, ['rows', 'past'], years, { level, parts })
    return from === undefined ? [] : [armSql(from, level, parts, reporters, partners)]
  })
  if (arms.length === 0) return found
  for (const row of await ask(arms.join(' UNION ALL '))) {
    const [reporter, partner, month, vintage, until, isFirst, value, unvalued, quantity, uncounted, low, high] = row
    const name = `${reporter} ${partner}`
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
    const held = found.get(name)
    if (held === undefined) found.set(name, [entry])
    else held.push(entry)
  }
  return found
}

function armSql(
  from: string,
  level: number,
  parts: readonly CodePart[],
  reporters: readonly string[],
  partners: readonly string[],
): string {
  const conditions = [
    `level = ${level}`,
    codesSql(parts),
    inSql('reporter', reporters),
    inSql('partner', partners),
  ].filter((one) => one !== undefined)
  const days = `${daySql('vintage')}, ${daySql('until')}, is_first`
  const where = conditions.join(' AND ')
  const isPlain = parts.length === 1 && parts[0]?.begins === false && parts[0].sign === 1
  if (isPlain)
    return `SELECT reporter, partner, ${monthSql}, ${days}, value, (${lacks('value')})::INTEGER, quantity, (${lacks('quantity')})::INTEGER, unit, unit FROM ${from} WHERE ${where}`
  const sign = signSql(parts)
  return `SELECT reporter, partner, ${monthSql}, ${days}, ${signed(sign, 'value')}::DOUBLE, count(*) FILTER (${lacks('value')}), ${signed(sign, 'quantity')}, count(*) FILTER (${lacks('quantity')}), min(unit), max(unit) FROM ${from} WHERE ${where} GROUP BY ALL`
}

/** A number that is not given; a row that is gone is no trade. */
export const lacks = (column: 'value' | 'quantity'): string =>
  `${column} IS NULL AND ${column}_mark <> ${markNumbers.gone}`

const signed = (sign: string | undefined, column: string): string =>
  sign === undefined ? `sum(${column})` : `sum(CASE WHEN ${sign} THEN -${column} ELSE ${column} END)`

/** The condition that tells the rows that are taken away. */
export function signSql(parts: readonly CodePart[]): string | undefined {
  const minus = parts.filter(({ sign }) => sign === -1)
  return minus.length === 0 ? undefined : codesSql(minus)
}
