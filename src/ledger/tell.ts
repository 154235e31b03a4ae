/** What the lints share: how a problem is told, and which records say what happened. */
import type { LedgerRecords, Read } from './parse.js'
import type { LedgerRecord } from './records.js'

/** Tells one problem: of which record, at which field, what is wrong and how it is mended. */
export type Tell = (of: Read<{ id: string }>, path: readonly PropertyKey[], what: string, mend: string) => void

/** The records that say what happened, and so have sources and may be corrected. */
export function happenings(records: LedgerRecords): Read<LedgerRecord>[] {
  return [...records.contacts, ...records.statements, ...records.tracks, ...records.measures]
}
