/** One contact, told with its day, its place or neither: did it take place, or is it to come, as the record stood that day? */
import {
  answers,
  contactsFor,
  contactsKnown,
  type KnownContact,
  seriesCover,
  settledFrom,
  toldFrom,
} from '../../evidence/contacts.js'
import type { Snapshot } from '../../ledger/records.js'
import { addDays, type Day, printDay } from '../../time/day.js'
import type { AsOf } from '../../time/interval.js'
import type { JudgedReading, Label, Verdict } from '../verdict.js'
import { type Fit, fitOf } from './fit.js'
import type { EventClaim, EventQuestion } from './question.js'
import { gradeOf, listOf, nameOf, rowOf, standingOf, timelineQuery } from './told.js'

interface Candidate {
  known: KnownContact
  fit: Fit
}

const strength = ['held', 'confirmed', 'held-by-one', 'expected', 'disputed', 'unknown']

/** Judges a claim that a contact was held, or is to be held. */
export function judgeSingle(claim: EventClaim, question: EventQuestion, ledger: Snapshot, asOf: AsOf): Verdict {
  const { event } = claim
  if (event.date === null && event.place === null && event.status !== 'expected')
    return judgeUndated(question, ledger, asOf)
  const candidates = contactsFor(ledger, question, asOf.known).map((known) => ({
    known,
    fit: fitOf(known.contact, event),
  }))
  const fitting = candidates.filter(({ fit: f }) => f.date !== false && f.place !== false)
  const exact = best(
    fitting.filter(({ known, fit: f }) => !f.near && isTold(known, f, claim)),
    claim,
    asOf,
  )
  if (exact !== undefined) return standingVerdict(exact, claim, ledger, asOf)
  const wide = best(
    contactsFor(ledger, question.wide, asOf.known)
      .map((known) => ({ known, fit: fitOf(known.contact, event) }))
      .filter(
        ({ fit: f }) => !f.near && f.date !== false && f.place !== false && (f.date === true || f.place === true),
      ),
    claim,
    asOf,
  )
  if (wide !== undefined) return standingVerdict(wide, claim, ledger, asOf)
  const near = best(
    fitting.filter(({ fit: f }) => f.near),
    claim,
    asOf,
  )
  if (near !== undefined)
    return verdict(
      'depends',
      near,
      ledger,
      asOf,
      null,
      `The record has the ${nameOf(near.known.contact)}; another local day, or a town that the record cannot tell from its own, may be meant for it or may be a mistake.`,
    )
  const later = laterKnown(claim, question, ledger, asOf)
  if (later !== undefined)
    return {
      ...nothing(`Nothing of it was known by ${printDay(asOf.known)}; the record knows of it from ${printDay(later)}.`),
      knowableFrom: later,
    }
  return missVerdict(claim, question, candidates, ledger, asOf)
}

/** Days back that a contact told without day and place can be meant to lie. */
const lately = 60

/**
 * "Xi had called him": told without day and place, the latest of these weeks is meant, and where that is one side's claim, it
 * stays one.
 */
function judgeUndated(question: EventQuestion, ledger: Snapshot, asOf: AsOf): Verdict {
  const recent = contactsFor(ledger, question, asOf.known)
    .map((known) => ({ known, fit: { date: null, place: null, near: false }, day: dayOf(known) }))
    .filter(({ day }) => day !== undefined && day <= asOf.valid + 1 && day >= asOf.valid - lately)
    .sort((a, b) => (b.day ?? 0) - (a.day ?? 0))
  const latest = recent.find(
    ({ known }) =>
      known.standing.held.length > 0 || known.standing.state === 'disputed' || known.contact.start === undefined,
  )
  if (latest === undefined) return nothing('The text names no day, and no such contact of these weeks is recorded.')
  return standingVerdict(latest, undefined, ledger, asOf)
}

function dayOf({ contact }: KnownContact): Day | undefined {
  if (contact.start !== undefined) return contact.start
  const days = contact.status.flatMap(({ on }) => (on === undefined ? [] : [on]))
  return days.length === 0 ? undefined : (Math.min(...days) as Day)
}

/** A contact without a day of its own, which one side claims, is meant only where the text names a time. */
function isTold(known: KnownContact, { date }: Fit, claim: EventClaim): boolean {
  return known.contact.start !== undefined || (claim.event.date !== null && date === null)
}

/** The best established; of two alike, the one nearest to the day of the text, and for what is to come the next. */
function best(candidates: Candidate[], claim: EventClaim, asOf: AsOf): Candidate | undefined {
  const expected = claim.event.status === 'expected'
  const rank = ({ known: { contact, standing } }: Candidate): number => {
    const ahead = contact.start !== undefined && contact.start >= asOf.valid
    const time = expected && claim.event.date === null ? (ahead ? 0 : 10) : 0
    return time + strength.indexOf(standing.state)
  }
  const distance = ({ known: { contact } }: Candidate): number => Math.abs((contact.start ?? 0) - asOf.valid)
  const possible =
    expected && claim.event.date === null
      ? candidates.filter(({ known: { contact } }) => (contact.start ?? 0) >= asOf.valid - 1)
      : candidates
  return [...possible].sort((a, b) => rank(a) - rank(b) || distance(a) - distance(b))[0]
}

function standingVerdict(candidate: Candidate, claim: EventClaim | undefined, ledger: Snapshot, asOf: AsOf): Verdict {
  const { known } = candidate
  const { state } = known.standing
  const from = settledFrom(ledger, known.contact.id, asOf.known)
  const told = `The ${nameOf(known.contact)}: ${standingOf(known)}.`
  const done = (label: Label, note: string): Verdict => ({
    ...verdict(label, candidate, ledger, asOf, label === 'supported' ? true : null, note),
    ...(label === 'unconfirmed' && from !== undefined && { knowableFrom: from }),
  })
  if (known.contact.confidence === 'low')
    return done('unconfirmed', `${told} The record itself rests on no text that was read.`)
  if (state === 'held') return done('supported', told)
  if (state === 'confirmed') {
    const over = (known.contact.start ?? 0) < asOf.valid
    if (claim?.event.status === 'expected') return done('supported', told)
    return done(
      'unconfirmed',
      `${told} ${over ? 'No side has yet said that it was held.' : 'It lies ahead of this day.'}`,
    )
  }
  const by =
    known.standing.held.length > 0
      ? known.standing.held
      : known.standing.sides
          .filter(({ status }) => status === 'expected' || status === 'confirmed')
          .map(({ side }) => side)
  const one =
    by.length === 0 ? 'No side has stated it.' : `Only ${by.join(' and ')} had stated it by ${printDay(asOf.known)}.`
  return done('unconfirmed', `${told} ${one}`)
}

/** The first day on which a contact that fits could be known, where none could on the day of the question. */
function laterKnown(claim: EventClaim, question: EventQuestion, ledger: Snapshot, asOf: AsOf): Day | undefined {
  const days = contactsKnown(ledger, ledger.recordedThrough)
    .filter(
      (known) =>
        answers(known, question, ledger) && toldFrom(known.contact) > asOf.known && known.standing.state !== 'unknown',
    )
    .filter(({ contact }) => {
      const f = fitOf(contact, claim.event)
      return (f.date === true || f.place === true) && f.date !== false && f.place !== false
    })
    .map(({ contact }) => toldFrom(contact))
  return days.length === 0 ? undefined : (Math.min(...days) as Day)
}

/**
 * No contact fits. Contradicted only where the text is specific about who met, speaks of what is past, and either the
 * record has the very contact with another place or day, or the series is complete over the days it names.
 */
function missVerdict(
  claim: EventClaim,
  question: EventQuestion,
  candidates: Candidate[],
  ledger: Snapshot,
  asOf: AsOf,
): Verdict {
  const { event } = claim
  const close = candidates.filter(
    ({ known, fit: f }) => known.counted && !f.near && (f.date === true || f.place === true),
  )
  const shown = close[0]
  const found =
    close.length === 0
      ? ''
      : ` It holds ${close
          .map(({ known }) => `the ${nameOf(known.contact)}`)
          .slice(0, 3)
          .join(', ')}.`
  const open = (why: string): Verdict => ({
    ...nothing(`The record has no such contact.${found} ${why}`),
    readings: close.slice(0, 3).map((one) => readingOf(one, ledger, asOf, null)),
  })
  if (event.status !== null && event.status !== 'held')
    return open('What lies ahead is not contradicted by its absence.')
  if (event.date === null || event.date.end > asOf.known)
    return open('Its days are not told closely enough to look for it.')
  if (!question.specific) return open('Who met is not told closely enough to say that it did not take place.')
  if (candidates.some(({ known, fit: f }) => known.standing.state === 'disputed' && f.date !== false))
    return { ...open('A contact of that time is claimed by one side only.'), label: 'unconfirmed' }
  const covers = coverOver(event.date, candidates, ledger)
  if (!covers.covered) return open('The record is not declared complete over those days.')
  const elsewhere = close.filter(({ fit: f }) => f.date === true && f.place === false)
  const otherDay = close.filter(({ fit: f }) => f.place === true && f.date === false)
  const short = event.date.end - event.date.start < 10
  const leaders = candidates.length > 0 && candidates.every(({ known }) => known.contact.level === 'leaders')
  const round = event.kind === 'round' && event.ordinal !== null
  const sure =
    round ||
    (event.place !== null && elsewhere.length === 1 && short) ||
    (otherDay.length > 0 && elsewhere.length === 0) ||
    leaders
  if (!sure) return open('It may be one that the record does not follow.')
  const list = candidates.filter(({ known }) => known.counted).map(({ known }) => known)
  return {
    label: 'contradicted',
    grade: 'recomputed',
    computed:
      shown === undefined
        ? `none between ${printDay(event.date.start)} and ${printDay(event.date.end)}`
        : nameOf(shown.known.contact),
    note: `No such contact.${found} All of this kind: ${listOf(list)}. The record is complete on this basis: ${covers.basis}.`,
    readings: (close.length > 0 ? close : candidates.slice(-3)).map((one) => readingOf(one, ledger, asOf, false)),
  }
}

/** Whether the series in which such a contact would stand is complete, with high confidence, over the days and a day around them. */
function coverOver(
  date: { start: Day; end: Day },
  candidates: Candidate[],
  ledger: Snapshot,
): { covered: boolean; basis: string } {
  const series = [...new Set(candidates.map(({ known }) => known.contact.series))]
  const covers = series.map((name) => seriesCover(ledger, name, { from: date.start, until: addDays(date.end, 1) }))
  const full = covers.filter((cover) => cover.covered && cover.confidence === 'high')
  return { covered: full.length > 0, basis: [...new Set(full.flatMap((cover) => cover.basis))].join('; ') }
}

function verdict(
  label: Label,
  candidate: Candidate,
  ledger: Snapshot,
  asOf: AsOf,
  holds: boolean | null,
  note: string,
): Verdict {
  const reading = readingOf(candidate, ledger, asOf, holds)
  return {
    label,
    grade: label === 'supported' ? gradeOf(ledger, candidate.known) : null,
    computed: nameOf(candidate.known.contact),
    note,
    readings: [reading],
  }
}

function readingOf({ known }: Candidate, ledger: Snapshot, asOf: AsOf, holds: boolean | null): JudgedReading {
  const { contact } = known
  return {
    description: `the ${nameOf(contact)}, as known on ${printDay(asOf.known)}`,
    value: known.standing.state,
    holds,
    evidence: [rowOf(ledger, known)],
    query: timelineQuery(contact.start, contact.end ?? contact.start ?? asOf.valid, asOf.known),
    main: true,
  }
}

function nothing(note: string): Verdict {
  return { label: 'no-data', grade: null, computed: null, note, readings: [] }
}
