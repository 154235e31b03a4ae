/** What must hold between the records of tariff law, beyond what holds for every record. */
import type { Day } from '../time/day.js'
import { lintReach } from './lint-tariff-goods.js'
import { lintHeadings } from './lint-tariff-headings.js'
import { lintAgreement } from './lint-tariff-measure.js'
import { lintReferences } from './lint-tariff-names.js'
import { lintOverlaps } from './lint-tariff-overlap.js'
import { lintRates } from './lint-tariff-rates.js'
import { lintTimes } from './lint-tariff-time.js'
import type { LedgerRecords } from './parse.js'
import type { Tell } from './tell.js'

/**
 * Names that lead nowhere, codes and headings that cannot be, rates that do not read or that contradict their measure, stretches
 * that overlap, end open or are lifted by nothing.
 *
 * @param now today, where known: a word that has run out by then should have been followed by another
 */
export function lintTariff(records: LedgerRecords, tell: Tell, now?: Day): void {
  lintReferences(records, tell)
  lintHeadings(records, tell)
  lintReach(records, tell)
  lintRates(records, tell)
  lintAgreement(records, tell)
  lintTimes(records, tell, now)
  lintOverlaps(records, tell)
}
