/** A source as a row of evidence names it. */
import type { Snapshot, Source } from '../../ledger/records.js'
import { isoDay } from '../../time/day.js'
import type { EvidenceRow } from '../verdict.js'

const tables = new WeakMap<Snapshot['sources'], Map<string, Source>>()

function tableOf({ sources }: Snapshot): Map<string, Source> {
  const known = tables.get(sources)
  if (known !== undefined) return known
  const table = new Map(sources.map((source) => [source.id, source]))
  tables.set(sources, table)
  return table
}

/** The first of a record's sources that the ledger holds: title, publisher and day, with its address apart. */
export function cited(ledger: Snapshot, ids: string[]): Pick<EvidenceRow, 'source' | 'url'> {
  const table = tableOf(ledger)
  const id = ids.find((one) => table.has(one)) ?? ids[0] ?? ''
  const source = table.get(id)
  if (source === undefined) return { source: id }
  const { title, publisher, date, url } = source
  const told = [title, publisher, ...(date === undefined ? [] : [isoDay(date)])].join(', ')
  return { source: told, ...(url !== undefined && { url }) }
}

/** Whether an official text is among a record's sources. */
export function isOfficial(ledger: Snapshot, ids: string[]): boolean {
  const table = tableOf(ledger)
  return ids.some((id) => table.get(id)?.type === 'official')
}
