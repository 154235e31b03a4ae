/** From the code of a series to rows of a table: one row, rows of longer codes, or sums and differences of them. */
import type { CustomsTable } from '../../figures/customs.js'
import type { SeriesKey } from '../../figures/figure.js'
import type { CodeGroup } from '../../product/group.js'

/** Digits of the agency's own rows in a table by the Harmonized System: ten where it sums to six, else the next pair. */
export function detailOf({ levels }: CustomsTable): number {
  const longest = Math.max(0, ...levels)
  return longest >= 6 ? 10 : longest + 2
}

/** Rows that are added or taken away. */
export interface CodePart {
  /** The level that is read. */
  level: number
  code: string
  /** The code is longer in the rows: it is their beginning. */
  begins: boolean
  sign: 1 | -1
}

/** What a code is in one table. */
export interface CodeRows {
  parts: CodePart[]
  /** Beginnings of codes that must be held whole. */
  needs: string[]
  basis: string
  title: string
  /** The group's label; of other codes the table's own names tell. */
  name?: string
}

/**
 * The rows that a code of a classification stands for in a table.
 *
 * @returns undefined where the table does not count it
 */
export function codeRows(
  table: CustomsTable,
  { classification, code }: Pick<SeriesKey, 'classification' | 'code'>,
  groups: readonly CodeGroup[],
): CodeRows | undefined {
  const { basis, title } = table
  if (table.classification === 'HS') {
    if (classification === 'TOTAL') return code === 'TOTAL' ? whole(table, '', 'All goods') : undefined
    if (classification === 'HS') return /^(?:\d\d){1,5}$/.test(code) ? whole(table, code) : undefined
    const group = groupOf(table, classification, code, groups)
    return group === undefined ? undefined : groupRows(table, group)
  }
  if (classification !== table.classification) return undefined
  return { parts: [{ level: code.length, code, begins: false, sign: 1 }], needs: [code], basis, title }
}

/** A group that is defined by codes of the Harmonized System, for the table's direction of trade. */
export function groupOf(
  { flow, classification: own }: CustomsTable,
  system: string,
  code: string,
  groups: readonly CodeGroup[],
): CodeGroup | undefined {
  if (own !== 'HS') return undefined
  const named = groups.filter((group) => group.system === system && group.code === code)
  return named.find((group) => group.flow === flow) ?? named.find((group) => group.flow === undefined)
}

function whole(table: CustomsTable, code: string, name?: string): CodeRows {
  const { basis, title } = table
  return { parts: [partOf(table, code, 1)], needs: [code], basis, title, ...(name === undefined ? {} : { name }) }
}

function partOf(table: CustomsTable, code: string, sign: 1 | -1): CodePart {
  const { length } = code
  const detail = detailOf(table)
  const stands = length === 0 || length >= detail || table.levels.includes(length)
  return { level: stands ? length : detail, code, begins: !stands, sign }
}

function groupRows(table: CustomsTable, group: CodeGroup): CodeRows {
  const includes = outermost(group.includes)
  const except = outermost(group.except).filter((code) => includes.some((one) => code.startsWith(one)))
  return {
    parts: [...includes.map((code) => partOf(table, code, 1)), ...except.map((code) => partOf(table, code, -1))],
    needs: includes,
    // Whatever office adds them up, these are the sums that the group's own office prints under this name.
    basis: `${table.basis}, ${group.system} groups`,
    title: `sum of ${table.title} by ${group.title}`,
    name: group.label,
  }
}

/** Without the codes that lie inside another of the list. */
function outermost(codes: readonly string[]): string[] {
  const sorted = [...new Set(codes)].sort()
  const kept: string[] = []
  for (const code of sorted) {
    const last = kept.at(-1)
    if (last === undefined || !code.startsWith(last)) kept.push(code)
  }
  return kept
}

/** Parts that lie on one level: read by one look into the files. */
export function byLevel(parts: readonly CodePart[]): Map<number, CodePart[]> {
  const levels = new Map<number, CodePart[]>()
  for (const part of parts) {
    const held = levels.get(part.level)
    if (held === undefined) levels.set(part.level, [part])
    else held.push(part)
  }
  return levels
}
