/** What one side has said of a contact by a day: confirmed it, not confirmed it, denied it. */
import type { EventProposition } from '../../claims/claim.js'
import { type ContactQuestion, contactsFor, type KnownContact, settledFrom } from '../../evidence/contacts.js'
import { contactStatus } from '../../ledger/contact.js'
import type { ContactStatus, Snapshot } from '../../ledger/records.js'
import { type Day, printDay } from '../../time/day.js'
import type { AsOf } from '../../time/interval.js'
import type { JudgedReading, Verdict } from '../verdict.js'
import { fitOf } from './fit.js'
import { contactQuestion, wordingOf } from './question.js'
import { gradeOf, nameOf, rowOf, standingOf, timelineQuery } from './told.js'

/**
 * Judges "the embassy did not confirm the call", "the White House confirmed the meeting".
 *
 * @param side whose word it is; undefined where the text names none
 */
export function judgeWord(
  event: EventProposition | null,
  side: string | null | undefined,
  said: 'confirmed' | 'not-confirmed' | 'denied',
  ledger: Snapshot,
  asOf: AsOf,
): Verdict {
  const none = (note: string): Verdict => ({ label: 'no-data', grade: null, computed: null, note, readings: [] })
  if (side === null || side === undefined || side === 'both')
    return none('The text does not say which side is meant, so its word cannot be looked up.')
  const spoken = spokenOf(event, ledger, asOf)
  if (spoken.length === 0) return none('No contact that this could be about was known by this day.')
  const readings = spoken.map((known) => readingOf(known, side, said, ledger, asOf))
  const [first] = spoken
  const best = readings.find(({ holds }) => holds === true) ?? readings[0]
  const about = spoken[best === undefined ? 0 : readings.indexOf(best)] ?? first
  if (best === undefined || about === undefined)
    return none('No contact that this could be about was known by this day.')
  const base = {
    grade: best.holds === null ? null : gradeOf(ledger, about),
    computed: standingOf(about),
    readings,
  }
  const note = `The ${nameOf(about.contact)}: ${standingOf(about)}.`
  if (best.holds === true) return { ...base, label: 'supported', note }
  const from = settledFrom(ledger, about.contact.id, asOf.known)
  return {
    ...base,
    label: said === 'confirmed' ? 'unconfirmed' : 'no-data',
    grade: null,
    note: `${note} The record has no such word of ${side} by ${printDay(asOf.known)}.`,
    ...(from !== undefined && { knowableFrom: from }),
  }
}

/** The contacts a word may be about: those that fit the event spoken of; without one, those that still lie ahead or are of these days. */
function spokenOf(event: EventProposition | null, ledger: Snapshot, asOf: AsOf): KnownContact[] {
  const question = event === null ? undefined : contactQuestion(event)
  const anyone = { types: ['call', 'meeting', 'round', 'summit', 'visit'] as const, people: [], sides: [] }
  const nearOf = (asked: ContactQuestion): KnownContact[] =>
    contactsFor(ledger, asked, asOf.known).filter(
      ({ contact: { start } }) => start === undefined || (start >= asOf.valid - 7 && start <= asOf.valid + 200),
    )
  const told = nearOf(question ?? anyone)
  // Parties taken over from the sentence before may be those of another contact.
  const inherited = event !== null && question !== undefined && wordingOf(event).implied.includes('participants')
  const near = told.length === 0 && inherited ? nearOf({ ...anyone, types: question.types }) : told
  if (event === null || (event.date === null && event.place === null))
    return near.filter(({ contact }) => contact.start !== undefined).slice(0, 3)
  return near.filter(({ contact }) => {
    const { date, place } = fitOf(contact, event)
    return date !== false && place !== false && contact.start !== undefined
  })
}

function readingOf(
  known: KnownContact,
  side: string,
  said: 'confirmed' | 'not-confirmed' | 'denied',
  ledger: Snapshot,
  asOf: AsOf,
): JudgedReading {
  // What was said by the day of the text stays said, whatever the side said later.
  const word = wordBy(known, side, ledger, asOf)
  return {
    description: `what ${side} had said of the ${nameOf(known.contact)} by ${printDay(asOf.known)}`,
    value: word?.status ?? null,
    holds: word === undefined ? null : holds(word.status, said),
    evidence: [rowOf(ledger, known)],
    query: timelineQuery(undefined, known.contact.start ?? asOf.valid, asOf.known),
    main: true,
  }
}

function wordBy({ contact }: KnownContact, side: string, ledger: Snapshot, asOf: AsOf) {
  const full = ledger.contacts.find(({ id }) => id === contact.id) ?? contact
  return contactStatus(full, Math.min(asOf.valid, asOf.known) as Day).sides.find((one) => one.side === side)
}

/** null where the record is silent, and where the side has confirmed: the text may tell of a refusal before that. */
function holds(status: ContactStatus, said: string): true | null {
  if (said === 'confirmed') return status === 'confirmed' || status === 'held' ? true : null
  return status === said || (said === 'not-confirmed' && status === 'denied') ? true : null
}
