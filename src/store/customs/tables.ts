/** What the customs store holds, table by table, for people. */
import type { CustomsTable } from '../../figures/customs.js'
import type { CustomsManifest, HeldScope } from './layout.js'
import { filesOf } from './manifest.js'

export interface HeldTable {
  table: CustomsTable
  /** First and last year with rows. */
  years: { first: number; last: number } | undefined
  /** Numbers that hold, sums of them among these. */
  rows: number
  bytes: number
  /** ISO days of the oldest and newest vintage that holds. */
  vintages: { first: string; last: string } | undefined
  /** What is held whole. */
  scopes: HeldScope[]
}

export function heldTables({ tables, partitions, scopes }: CustomsManifest): HeldTable[] {
  return tables.map((table): HeldTable => {
    const own = partitions.filter((partition) => partition.table === table.id)
    const files = own.flatMap(filesOf)
    const years = own.map(({ year }) => year)
    const days = own.flatMap(({ vintages }) => [vintages.first, vintages.last]).sort()
    const [first, last] = [days[0], days.at(-1)]
    return {
      table,
      years: years.length === 0 ? undefined : { first: Math.min(...years), last: Math.max(...years) },
      rows: own.flatMap(({ rows }) => rows).reduce((sum, file) => sum + file.rows, 0),
      bytes: files.reduce((sum, file) => sum + file.bytes, 0),
      vintages: first === undefined || last === undefined ? undefined : { first, last },
      scopes: scopes.filter((scope) => scope.table === table.id),
    }
  })
}
