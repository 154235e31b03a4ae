/** Contacts as known on a day: which fit a question, how far each is established, and since when it could be known. */
import { type ContactStanding, contactStatus, isCounted, sidesOf } from '../ledger/contact.js'
import type { Contact, ContactType, Side, Snapshot } from '../ledger/records.js'
import { asKnown, type Cover, coverageOf, covered, knownFrom } from '../ledger/view.js'
import type { Day } from '../time/day.js'
import type { Interval } from '../time/interval.js'

/** A contact with what is established of it on the day of the question. */
export interface KnownContact {
  /** As known on the day: no place or day that was settled later. */
  contact: Contact
  standing: ContactStanding
  /** Ids of the people who take part, or lower-case names where the ledger has no such person. */
  people: Set<string>
  sides: Side[]
  /** Whether it may be counted in "how many". */
  counted: boolean
}

const known = new WeakMap<Snapshot, KnownContact[]>()

/** Every contact known on a day, in order of their days, undated ones last. The same array when asked again. */
export function contactsKnown(ledger: Snapshot, day: Day): KnownContact[] {
  const view = asKnown(ledger, day)
  const found = known.get(view)
  if (found !== undefined) return found
  const whole = new Map(ledger.contacts.map((contact) => [contact.id, contact]))
  const contacts = view.contacts
    .map((contact) => {
      const full = whole.get(contact.id) ?? contact
      return {
        contact,
        standing: contactStatus(full, day),
        people: new Set(namesOf(contact, full).map((name) => personKey(ledger, name))),
        sides: sidesOf(full),
        counted: isCounted(full, day),
      }
    })
    .sort(
      (a, b) => (a.contact.start ?? Infinity) - (b.contact.start ?? Infinity) || (a.contact.id < b.contact.id ? -1 : 1),
    )
  known.set(view, contacts)
  return contacts
}

/**
 * Who takes part. The full list becomes public with the record; that the leaders take part in a leaders' contact is known
 * from the first word on it, so the first named of each side stand for it until then.
 */
function namesOf(contact: Contact, full: Contact): string[] {
  if (contact.participants.length > 0) return contact.participants.map(({ name }) => name)
  const firsts = new Map<Side, string>()
  for (const { name, side } of full.participants) if (!firsts.has(side)) firsts.set(side, name)
  return [...firsts.values()]
}

const keys = new WeakMap<Snapshot['people'], Map<string, string>>()

/** The id of a person by any of their names, or the name itself in lower case. */
export function personKey(ledger: Snapshot, name: string): string {
  let table = keys.get(ledger.people)
  if (table === undefined) {
    table = new Map()
    for (const { id, names } of ledger.people)
      for (const one of names) if (!table.has(one.toLowerCase())) table.set(one.toLowerCase(), id)
    keys.set(ledger.people, table)
  }
  const plain = name.toLowerCase().trim()
  return table.get(plain) ?? plain
}

export interface ContactQuestion {
  types: readonly ContactType[]
  /** Names of people who must all take part. */
  people: string[]
  /** Sides that must all take part. */
  sides: Side[]
  levels?: readonly Contact['level'][]
}

/** Whether a contact is of the kind, people and sides asked for; its day, place and standing are not looked at. */
export function answers(
  { contact, people, sides }: KnownContact,
  question: ContactQuestion,
  ledger: Snapshot,
): boolean {
  return (
    question.types.includes(contact.type) &&
    (question.levels === undefined || question.levels.includes(contact.level)) &&
    question.people.every((name) => people.has(personKey(ledger, name))) &&
    question.sides.every((side) => sides.includes(side))
  )
}

/** Contacts of the kind asked for, as known on a day. */
export function contactsFor(ledger: Snapshot, question: ContactQuestion, day: Day): KnownContact[] {
  return contactsKnown(ledger, day).filter((one) => answers(one, question, ledger))
}

/** The first day after `day` on which every side has confirmed a contact or says it was held; undefined where none has come. */
export function settledFrom(ledger: Snapshot, id: string, day: Day): Day | undefined {
  const contact = ledger.contacts.find((one) => one.id === id)
  if (contact === undefined) return undefined
  const days = contact.status.map(({ on }) => on ?? contact.recorded).filter((on) => on > day)
  return [...new Set(days)]
    .sort((a, b) => a - b)
    .find((on) => ['held', 'confirmed'].includes(contactStatus(contact, on).state))
}

/** The day from which anything of a contact could be known. */
export function toldFrom(contact: Contact): Day {
  return knownFrom(contact)
}

/** Whether a series is declared complete over an interval, as far as the day of the question. */
export function seriesCover(ledger: Snapshot, series: string, interval: Interval): Cover {
  return covered(ledger, { of: 'contacts', series }, interval)
}

/** The first day from which a series is declared complete, or undefined. */
export function coveredFrom(ledger: Snapshot, series: string): Day | undefined {
  return coverageOf(ledger, { of: 'contacts', series })[0]?.from
}
