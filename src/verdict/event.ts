/** Judges claims about calls, meetings, rounds and visits against the contact record as known on a day. */
import type { Evidence } from '../evidence/evidence.js'
import type { Snapshot } from '../ledger/records.js'
import type { AsOf } from '../time/interval.js'
import { judgeCount, judgeOrdinal } from './event/count.js'
import {
  contactQuestion,
  type EventClaim,
  type EventQuestion,
  isInherited,
  openQuestion,
  wordingOf,
} from './event/question.js'
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
  const verdict = judgeTold(claim, ledger, asOf)
  const unsure = whyUnsure(claim.event)
  return unsure === undefined ? verdict : notContradicted(verdict, unsure)
}

/** What a claim lacks to be called wrong, whatever the record holds; undefined where it lacks nothing. */
function whyUnsure(event: EventClaim['event']): string | undefined {
  const { over, named } = wordingOf(event)
  if (event.status !== null && event.status !== 'held') return 'What is not told as held is not called wrong.'
  if (over !== true) return 'No verb in the past tells of it: it may lie ahead, or be planned only.'
  return named === true ? undefined : 'Other parties may be meant.'
}

function judgeTold(claim: EventClaim, ledger: Snapshot, asOf: AsOf): Verdict {
  const { event } = claim
  if (event.status === 'confirmed' || event.status === 'not-confirmed' || event.status === 'denied')
    return judgeWord(event, claim.speaker?.side, event.status, ledger, asOf)
  const question = contactQuestion(event)
  if (question === undefined) return judgeStep(claim, ledger, asOf)
  const verdict = judgeContact(claim, question, ledger, asOf)
  if (isInherited(event)) return judgeInherited(claim, question, verdict, ledger, asOf)
  // A number counts one series only where the text tells closely who met.
  const ranked = event.count !== null || event.ordinal !== null
  return ranked && !question.specific
    ? notContradicted(verdict, 'Whose contacts are counted is not told closely enough.')
    : verdict
}

/**
 * "The conversation follows a meeting in Madrid": the parties told before need not be those of this contact. Where theirs does
 * not fit, any contact of the same sides that fits the day and place is meant; nothing is contradicted.
 */
function judgeInherited(
  claim: EventClaim,
  question: EventQuestion,
  verdict: Verdict,
  ledger: Snapshot,
  asOf: AsOf,
): Verdict {
  const { date, place, ordinal, count } = claim.event
  const settled = verdict.label !== 'no-data' && verdict.label !== 'contradicted'
  if (settled || (date === null && place === null) || ordinal !== null || count !== null)
    return notContradicted(verdict, 'Who met is told of another contact only.')
  const open = judgeSingle(claim, openQuestion(question, ledger), ledger, asOf)
  return open.label === 'no-data' ? notContradicted(verdict, 'Who met is told of another contact only.') : open
}

function notContradicted(verdict: Verdict, why: string): Verdict {
  if (verdict.label !== 'contradicted') return verdict
  const readings = verdict.readings.map((reading) => ({ ...reading, holds: null }))
  return { ...verdict, label: 'no-data', grade: null, note: `${verdict.note} ${why}`, readings }
}

/** A contact with all that is told of it taken as sure. */
function judgeContact(claim: EventClaim, question: EventQuestion, ledger: Snapshot, asOf: AsOf): Verdict {
  const { event } = claim
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
