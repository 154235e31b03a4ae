/** Which series are held: told from scopes and sums, never from all rows. */
import { fits } from '../../figures/compiled.js'
import { printKey, type SeriesKey } from '../../figures/figure.js'
import type { CodeGroup } from '../../product/group.js'
import { codeRows, groupOf } from './read-codes.js'
import { codesSql, filesSql, type HeldRows, inSql } from './read-files.js'
import type { Ask } from './series-rows.js'

/**
 * The series held that fit a filter. With a code: every partner that has rows of it, and those whose months are held. With
 * a partner and no code: the codes of the summed levels. With neither: all goods and the broadest codes.
 */
export async function customsKeys(
  tables: readonly HeldRows[],
  filter: Partial<SeriesKey>,
  groups: readonly CodeGroup[],
  ask: Ask,
): Promise<SeriesKey[]> {
  const keys = new Map<string, SeriesKey>()
  const keep = fits(filter)
  for (const rows of tables) {
    if (filter.flow !== undefined && filter.flow !== rows.table.flow) continue
    for (const key of await keysOf(rows, filter, groups, ask)) if (keep(key)) keys.set(printKey(key), key)
  }
  return [...keys].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, key]) => key)
}

interface Found {
  reporter: string
  partner: string
  code: string
}

async function keysOf(
  rows: HeldRows,
  filter: Partial<SeriesKey>,
  groups: readonly CodeGroup[],
  ask: Ask,
): Promise<SeriesKey[]> {
  const { flow, classification: own } = rows.table
  const { classification, code } = filter
  if (classification !== undefined && code !== undefined)
    return (await pairsOf(rows, { classification, code }, filter, groups, ask)).map((found) => ({
      flow,
      classification,
      ...found,
    }))
  const keys: SeriesKey[] = []
  if (classification === undefined || classification === own || classification === 'TOTAL')
    for (const found of await codesHeld(rows, filter, ask)) {
      if (found.code === '') keys.push({ flow, ...found, classification: 'TOTAL', code: 'TOTAL' })
      else keys.push({ flow, ...found, classification: own })
    }
  const named = new Map(groups.map((group) => [`${group.system} ${group.code}`, group]))
  for (const { system, code: name } of named.values()) {
    if (classification !== undefined && classification !== system) continue
    if (code !== undefined && code !== name) continue
    if (groupOf(rows.table, system, name, groups) === undefined) continue
    const key = { classification: system, code: name }
    // Which partners trade in a group is not searched for: those named, or those that scopes name.
    for (const found of pairsNamed(rows, key, filter, groups)) keys.push({ flow, classification: system, ...found })
  }
  return keys
}

/** The countries of one code: one look at the rows of that code. */
async function pairsOf(
  rows: HeldRows,
  key: { classification: string; code: string },
  filter: Partial<SeriesKey>,
  groups: readonly CodeGroup[],
  ask: Ask,
): Promise<Found[]> {
  const asked = codeRows(rows.table, key, groups)
  if (asked === undefined) return []
  const found = new Map<string, Found>()
  const keep = ({ reporter, partner }: { reporter: string; partner: string }): void => {
    if (asked.needs.every((codes) => rows.held.of({ reporter, partner, codes }).length > 0))
      found.set(`${reporter} ${partner}`, { reporter, partner, code: key.code })
  }
  for (const one of pairsNamed(rows, key, filter, groups)) keep(one)
  if (filter.partner !== undefined && filter.reporter !== undefined) return [...found.values()]
  const years = new Set(rows.partitions.map(({ year }) => year))
  for (const part of asked.parts.filter(({ sign }) => sign === 1)) {
    const from = filesSql(rows, ['rows'], years, { level: part.level, parts: [part] })
    if (from === undefined) continue
    const conditions = [`level = ${part.level}`, codesSql([part]), ...countries(filter)].filter(
      (one) => one !== undefined,
    )
    const sql = `SELECT DISTINCT reporter, partner FROM ${from} WHERE ${conditions.join(' AND ')}`
    for (const [reporter, partner] of await ask(sql)) keep({ reporter: String(reporter), partner: String(partner) })
  }
  return [...found.values()]
}

/** The countries that scopes and the filter name, where the code is held. */
function pairsNamed(
  rows: HeldRows,
  key: { classification: string; code: string },
  filter: Partial<SeriesKey>,
  groups: readonly CodeGroup[],
): Found[] {
  const asked = codeRows(rows.table, key, groups)
  if (asked === undefined) return []
  const { scopes } = rows.held
  const reporters = named(
    scopes.map(({ reporter }) => reporter),
    filter.reporter,
  )
  const partners = named([...scopes.map(({ partner }) => partner), 'W'], filter.partner)
  return reporters.flatMap((reporter) =>
    partners
      .filter((partner) => asked.needs.every((codes) => rows.held.of({ reporter, partner, codes }).length > 0))
      .map((partner) => ({ reporter, partner, code: key.code })),
  )
}

function named(all: readonly string[], only: string | undefined): string[] {
  return only === undefined ? [...new Set(all)].filter((one) => !one.endsWith('*')) : [only]
}

const countries = ({ reporter, partner }: Partial<SeriesKey>): string[] => [
  ...(reporter === undefined ? [] : [inSql('reporter', [reporter])]),
  ...(partner === undefined ? [] : [inSql('partner', [partner])]),
]

/** The codes that stand in the sums; without a partner only the broadest. */
async function codesHeld(rows: HeldRows, filter: Partial<SeriesKey>, ask: Ask): Promise<Found[]> {
  const { partitions, table } = rows
  const years = new Set(partitions.map(({ year }) => year))
  const isSummed = table.levels.length > 0
  const { partner } = filter
  const levels = partner === undefined || filter.classification === 'TOTAL' ? [0, Math.min(...table.levels)] : undefined
  const from = isSummed
    ? filesSql(rows, ['partners'], years, partner === undefined ? {} : { partners: [partner] })
    : filesSql(rows, ['rows'], years)
  if (from === undefined) return []
  const conditions = [
    ...countries(filter),
    ...(isSummed && levels !== undefined ? [`level IN (${levels.join(', ')})`] : []),
  ]
  const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`
  const found = await ask(`SELECT DISTINCT reporter, partner, code FROM ${from}${where}`)
  return found
    .map(([reporter, other, code]) => ({ reporter: String(reporter), partner: String(other), code: String(code) }))
    .filter(({ reporter, partner: other, code }) => rows.held.of({ reporter, partner: other, codes: code }).length > 0)
}
