/** Judges what is said not to exist or not to have happened: agreements, confirmations, contacts, purchases, measures. */
import type { Evidence } from '../evidence/evidence.js'
import type { AsOf } from '../time/interval.js'
import { judgeNoAgreement } from './absence/agreement.js'
import { judgeNoContact } from './absence/contact.js'
import { judgeNoPurchase } from './absence/purchase.js'
import type { AbsenceClaim } from './absence/question.js'
import { judgeWord } from './event/word.js'
import type { Verdict } from './verdict.js'

/**
 * The verdict on an absence claim. An absence is supported only where the ledger declares its record complete; outside it the
 * answer is `no-data`, whatever the record holds or lacks.
 */
export async function judgeAbsence(claim: AbsenceClaim, { ledger }: Evidence, asOf: AsOf): Promise<Verdict> {
  const { thing, written } = claim.absence
  switch (thing) {
    case 'agreement':
      return judgeNoAgreement(claim, ledger, asOf)
    case 'confirmation':
      return judgeWord(
        written?.contact ?? null,
        written?.side ?? claim.speaker?.side,
        claim.modality === 'denied' ? 'denied' : 'not-confirmed',
        ledger,
        asOf,
      )
    case 'contact':
      return judgeNoContact(claim, ledger, asOf)
    case 'purchase':
      return judgeNoPurchase(claim, ledger, asOf)
    default:
      return {
        label: 'no-data',
        grade: null,
        computed: null,
        note: `The ledger declares no complete record by which the absence of this could be judged (${claim.absence.about}).`,
        readings: [],
      }
  }
}
