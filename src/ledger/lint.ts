/** What must hold between records: ids that exist, days that can be, a source for everything. */
import type { Problem } from '../problem.js'
import type { Day } from '../time/day.js'
import type { LedgerRecords } from './read.js'

/** All problems between records. */
export function lintLedger(_records: LedgerRecords, _now?: Day): Problem[] {
  return []
}
