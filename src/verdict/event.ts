/** Judges claims about calls, meetings, rounds and visits against the contact record as known on a day. */
import type { Evidence } from '../evidence/evidence.js'
import type { AsOf } from '../time/interval.js'
import { judgeCount, judgeOrdinal } from './event/count.js'
import { contactQuestion, type EventClaim } from './event/question.js'
import { judgeSingle } from './event/single.js'
import { judgeStep } from './event/step.js'
import { judgeWord } from './event/word.js'
import type { Verdict } from './verdict.js'

/**
 * The verdict on an event claim.
 *
 * A count, an ordinal or a "first since" is judged only where the record is declared complete; a contact that only one side
 * has stated by the day is `unconfirmed`; one that a side claims and the other denies is never counted.
 */
export async function judgeEvent(claim: EventClaim, { ledger }: Evidence, asOf: AsOf): Promise<Verdict> {
  const { event } = claim
  if (event.status === 'confirmed' || event.status === 'not-confirmed' || event.status === 'denied')
    return judgeWord(event, claim.speaker?.side, event.status, ledger, asOf)
  const question = contactQuestion(event)
  if (question === undefined) return judgeStep(claim, ledger, asOf)
  if (event.count !== null) {
    // "Once since he took office, in June": the number and the day are both told, and either may be wrong.
    const scoped = event.since !== null && (event.date !== null || event.place !== null)
    const single = scoped ? judgeSingle(claim, question, ledger, asOf) : undefined
    return single === undefined || single.label === 'supported' ? judgeCount(claim, question, ledger, asOf) : single
  }
  if (event.ordinal === null) return judgeSingle(claim, question, ledger, asOf)
  const ordinal = judgeOrdinal(claim, question, ledger, asOf)
  // Where the list does not know the contact, its day and place are still told, and may still be wrong.
  const located = event.date !== null || event.place !== null
  if (ordinal.label !== 'no-data' || !located || event.status === 'expected') return ordinal
  const single = judgeSingle(claim, question, ledger, asOf)
  return single.label === 'supported' ? ordinal : single
}
