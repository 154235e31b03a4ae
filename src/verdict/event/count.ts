/** "Four rounds since May", "the second call since he took office": judged only inside declared coverage. */
import { contactsFor, type KnownContact } from '../../evidence/contacts.js'
import type { Hedge } from '../../language/marks.js'
import type { Snapshot } from '../../ledger/records.js'
import { printDay } from '../../time/day.js'
import type { AsOf } from '../../time/interval.js'
import type { JudgedReading, Verdict } from '../verdict.js'
import { fitOf } from './fit.js'
import { type CountedList, listsFor } from './lists.js'
import { type EventClaim, type EventQuestion, wordingOf } from './question.js'
import { listOf, rowOf, timelineQuery } from './told.js'

interface Judged {
  reading: JudgedReading
  list: CountedList
}

/** Judges a count of contacts within its scope. */
export function judgeCount(claim: EventClaim, question: EventQuestion, ledger: Snapshot, asOf: AsOf): Verdict {
  const { count } = claim.event
  if (count === null) return nothing('The text gives no number.')
  const { countHedge } = wordingOf(claim.event)
  const lists = listsFor(claim, question, ledger, asOf)
  const judged = lists.flatMap((list) => [
    judge(list, list.contacts.length, holdsCount(list.contacts.length, count, countHedge), ledger, asOf),
    ...atTheEdge(list, asOf).map(({ contacts, what }) =>
      judge(
        { ...list, contacts, description: `${list.description}, ${what}`, main: false },
        contacts.length,
        holdsCount(contacts.length, count, countHedge),
        ledger,
        asOf,
      ),
    ),
  ])
  return scoped(
    claim,
    settle(judged, count, (value) => `${value} by the record`),
  )
}

/** Judges an ordinal: the place of the contact spoken of in the list of its scope. */
export function judgeOrdinal(claim: EventClaim, question: EventQuestion, ledger: Snapshot, asOf: AsOf): Verdict {
  const { ordinal } = claim.event
  if (ordinal === null) return nothing('The text gives no ordinal.')
  const judged = listsFor(claim, question, ledger, asOf).map((list) => {
    const places = positions(claim, list, question, ledger, asOf)
    const value = places.includes(ordinal) ? ordinal : (places.at(-1) ?? null)
    return judge(list, value, places.length === 0 ? null : places.includes(ordinal), ledger, asOf)
  })
  return scoped(
    claim,
    settle(judged, ordinal, (value) => `number ${value} by the record`),
  )
}

/**
 * "They have met six times": where the text tells no beginning, people's contacts may be counted from long before the record
 * begins. Rounds of one series are numbered, and the record has them from the first.
 */
function scoped({ event }: EventClaim, verdict: Verdict): Verdict {
  const told = event.kind === 'round' || event.since !== null || (event.count !== null && event.date !== null)
  if (verdict.label !== 'contradicted' || told) return verdict
  const readings = verdict.readings.map((reading) => ({ ...reading, holds: null }))
  return {
    ...verdict,
    label: 'no-data',
    grade: null,
    note: `${verdict.note} Where counting begins is not told.`,
    readings,
  }
}

/**
 * The places in a list that the contact spoken of may have. One that is still to come stands after those held; one told
 * with its day or town stands where that is; one told without either may be any that was held, or the next that is known.
 */
function positions(
  claim: EventClaim,
  list: CountedList,
  question: EventQuestion,
  ledger: Snapshot,
  asOf: AsOf,
): number[] {
  const { event } = claim
  const next = list.contacts.length + 1
  const located = event.date !== null || event.place !== null
  const fits = (known: KnownContact): boolean => {
    const { date, place, near } = fitOf(known.contact, event)
    return date !== false && place !== false && !near
  }
  const held = list.contacts.flatMap((one, index) => (located && fits(one) ? [index + 1] : []))
  const ahead = contactsFor(ledger, question, asOf.known).filter(
    (one) => !one.counted && one.standing.state !== 'disputed' && (one.contact.start ?? 0) >= asOf.valid - 1,
  )
  // One to come has the next number only where the record has one to come.
  if (event.status === 'expected') {
    const known = located ? ahead.some(fits) : ahead.length > 0
    return held.length > 0 ? held : known ? [next] : []
  }
  if (!located) return [...list.contacts.map((_, index) => index + 1), ...(ahead.length > 0 ? [next] : [])]
  if (held.length > 0) return held
  return ahead.some(fits) ? [next] : []
}

function holdsCount(found: number, said: number, hedge: Hedge | null): boolean {
  switch (hedge?.kind) {
    case 'above':
    case 'just-over':
      return found > said
    case 'at-least':
      return found >= said
    case 'below':
    case 'nearly':
      return found < said
    case 'at-most':
      return found <= said
    case 'about':
      return Math.abs(found - said) <= 1
    case undefined:
      return found === said
  }
}

/** A text of the days of a contact may or may not count it. */
function atTheEdge(list: CountedList, asOf: AsOf): { contacts: KnownContact[]; what: string }[] {
  const last = list.contacts.at(-1)
  const end = last?.contact.end ?? last?.contact.start
  if (end === undefined || end < asOf.valid - 1) return []
  return [{ contacts: list.contacts.slice(0, -1), what: 'before that of these days' }]
}

function judge(list: CountedList, value: number | null, holds: boolean | null, ledger: Snapshot, asOf: AsOf): Judged {
  return {
    list,
    reading: {
      description: list.description,
      value,
      holds: list.covered ? holds : null,
      evidence: list.contacts.map((one) => rowOf(ledger, one)),
      query: timelineQuery(list.from, list.to, asOf.known),
      main: list.main,
    },
  }
}

function settle(judged: Judged[], said: number, say: (value: string | number) => string): Verdict {
  const [first] = judged
  if (first === undefined)
    return nothing('The record has no series of such contacts, or the text counts from something it does not know.')
  const readings = judged.map(({ reading }) => reading)
  const main = judged.filter(({ list }) => list.main)
  const right = main.find(({ reading }) => reading.holds === true)
  const elsewhere = judged.find(({ reading }) => reading.holds === true)
  const shown = right ?? elsewhere ?? first
  const base = {
    grade: 'recomputed' as const,
    computed: shown.reading.value === null ? null : `${say(shown.reading.value)}: ${listOf(shown.list.contacts)}`,
    readings,
  }
  const counted = `Counted ${shown.list.description}: ${listOf(shown.list.contacts)}.`
  const basis = `The record is complete on this basis: ${shown.list.basis}.`
  if (right !== undefined) {
    const other = main.find(({ reading }) => reading.holds === false)
    if (other !== undefined)
      return {
        ...base,
        label: 'depends',
        note: `${counted} Not so when counted ${other.list.description}: ${listOf(other.list.contacts)}.`,
      }
    return { ...base, label: 'supported', note: `${counted} ${basis}` }
  }
  if (elsewhere !== undefined)
    return {
      ...base,
      label: 'depends',
      note: `${counted} Not so when counted ${first.list.description}: ${listOf(first.list.contacts)}.`,
    }
  const open = judged.find(({ reading, list }) => reading.holds === null && list.main)
  if (open !== undefined) {
    const why = open.list.covered
      ? 'The contact spoken of was not found in it.'
      : `The record is not declared complete from ${printDay(open.list.from)}, so nothing is judged by its number.`
    return {
      ...base,
      grade: null,
      label: 'no-data',
      note: `Found ${open.list.description}: ${listOf(open.list.contacts)}. ${why}`,
    }
  }
  const { disputed } = first.list
  if (disputed > 0 && Number(first.reading.value) + disputed === said)
    return {
      ...base,
      grade: null,
      label: 'unconfirmed',
      note: `${counted} It would be right only with ${disputed} more that one side claims and the other does not confirm.`,
    }
  // A count that only single pages tell is good enough to agree with, never to contradict by.
  if (first.list.confidence !== 'high')
    return {
      ...base,
      grade: null,
      label: 'no-data',
      note: `${counted} The record is complete only with middling confidence, which does not suffice to contradict.`,
    }
  return { ...base, label: 'contradicted', note: `${counted} ${basis}` }
}

function nothing(note: string): Verdict {
  return { label: 'no-data', grade: null, computed: null, note, readings: [] }
}
