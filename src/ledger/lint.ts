/** What must hold between the records of a ledger. The schema sees one record; this sees them together. */
import type { Problem } from '../problem.js'
import type { Day } from '../time/day.js'
import { lintDays } from './lint-days.js'
import { lintIds } from './lint-ids.js'
import { lintSeries } from './lint-series.js'
import { lintSteps } from './lint-steps.js'
import { lintTariff } from './lint-tariff.js'
import type { LedgerRecords } from './parse.js'
import type { Tell } from './tell.js'

/**
 * All problems between records, in order of file and line.
 *
 * @param now today, where known: nothing is recorded after it
 */
export function lintLedger(records: LedgerRecords, now?: Day): Problem[] {
  const problems: Problem[] = []
  const tell: Tell = (of, path, what, mend) => {
    problems.push({ what: `${what} (${of.record.id})`, where: of.place(path), mend })
  }
  lintIds(records, tell)
  lintDays(records, tell, now)
  lintSteps(records, tell)
  lintSeries(records, tell)
  lintTariff(records, tell, now)
  return problems.sort(
    (a, b) =>
      compared(a.where.file ?? '', b.where.file ?? '') ||
      (a.where.line ?? 0) - (b.where.line ?? 0) ||
      (a.where.column ?? 0) - (b.where.column ?? 0),
  )
}

function compared(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
