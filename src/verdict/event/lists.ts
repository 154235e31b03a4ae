/** Counting contacts: the lists that a count or an ordinal may mean, and where each is declared complete. */
import { contactsFor, coveredFrom, type KnownContact, seriesCover } from '../../evidence/contacts.js'
import type { Confidence, Snapshot } from '../../ledger/records.js'
import { addDays, type Day, printDay } from '../../time/day.js'
import type { AsOf } from '../../time/interval.js'
import type { EventClaim, EventQuestion } from './question.js'
import { wordingOf } from './question.js'

/** Counted contacts within a stretch of days, in order. */
export interface CountedList {
  description: string
  contacts: KnownContact[]
  from: Day
  to: Day
  /** How many more one side claims in the stretch and the other does not confirm. */
  disputed: number
  /** The record is declared complete for every series in it, over the whole stretch. */
  covered: boolean
  basis: string
  confidence?: Confidence
  main: boolean
}

/** The lists that a claim's scope may mean, the main one first; empty where the record has no series of that kind. */
export function listsFor(claim: EventClaim, question: EventQuestion, ledger: Snapshot, asOf: AsOf): CountedList[] {
  const all = contactsFor(ledger, question, asOf.known)
  const scopes = scopesOf(claim, all, ledger, asOf)
  const lists = scopes.flatMap((scope) => listIn(scope, all, ledger))
  const [first] = lists
  if (first === undefined) return []
  const wide = wideList(first, question, ledger, asOf)
  return wide === undefined ? lists : [...lists, wide]
}

interface Scope {
  from: Day
  to: Day
  what: string
  main: boolean
}

function scopesOf(claim: EventClaim, all: KnownContact[], ledger: Snapshot, asOf: AsOf): Scope[] {
  const { event } = claim
  const { since, sinceAt } = wordingOf(event)
  const to = asOf.valid
  if (sinceAt !== null) {
    const origin = all.filter(
      ({ contact, counted }) => counted && plainCity(contact.place?.city) === plainCity(sinceAt),
    )
    const last = origin.at(-1)?.contact
    if (last?.start === undefined) return []
    // "since Geneva" may count Geneva or begin after it.
    return [
      { from: last.start, to, what: `since ${sinceAt}, counting it`, main: true },
      { from: addDays(last.end ?? last.start, 1), to, what: `after ${sinceAt}`, main: true },
    ]
  }
  // The text tells a beginning that was not understood.
  if (since === null && event.since !== null) return []
  if (since !== null) return [{ from: since.from, to, what: `since ${printDay(since.from)}`, main: true }]
  if (event.count !== null && event.date !== null) {
    const { start } = event.date
    const last = Math.min(event.date.end, asOf.valid) as Day
    return [{ from: start, to: last, what: `from ${printDay(start)}`, main: true }]
  }
  const series = seriesScopes(all, ledger, to)
  return series.map((scope, index) => ({ ...scope, main: index === 0 }))
}

/** Since each covered series begins: what an unscoped "third round" means. */
function seriesScopes(all: KnownContact[], ledger: Snapshot, to: Day): Scope[] {
  const names = [
    ...new Set(
      all.filter(({ contact: { start } }) => start !== undefined && start <= to).map(({ contact }) => contact.series),
    ),
  ]
  return names.flatMap((series) => {
    const from = coveredFrom(ledger, series)
    return from === undefined || from > to
      ? []
      : [{ from, to, what: `since the record of ${series} begins`, main: false }]
  })
}

function listIn(scope: Scope, all: KnownContact[], ledger: Snapshot): CountedList[] {
  const within = all.filter(({ contact: { start } }) => start !== undefined && start >= scope.from && start <= scope.to)
  const counted = within.filter((one) => one.counted)
  const disputed = all.filter(
    ({ contact, standing }) =>
      standing.state === 'disputed' &&
      contact.status.some(({ on }) => on !== undefined && on >= scope.from && on <= scope.to),
  )
  // A series without any contact in the stretch still tells that there was none, where it is covered.
  const series = new Set((counted.length > 0 ? counted : all).map(({ contact }) => contact.series))
  const covers = [...series].map((name) => seriesCover(ledger, name, { from: scope.from, until: addDays(scope.to, 1) }))
  const covered = counted.length > 0 ? covers.every((cover) => cover.covered) : covers.some((cover) => cover.covered)
  const used = covers.filter((cover) => cover.covered)
  return [
    {
      description: `contacts of this kind, ${scope.what}`,
      contacts: counted,
      disputed: disputed.length,
      from: scope.from,
      to: scope.to,
      covered: covered && covers.length > 0,
      basis: [...new Set(used.flatMap((cover) => cover.basis))].join('; '),
      confidence: (['low', 'medium', 'high'] as const).find((level) =>
        used.some((cover) => cover.confidence === level),
      ),
      main: scope.main,
    },
  ]
}

/**
 * The same stretch with every contact the word may stand for, of people who also take part in the narrower list. Not for
 * rounds: a meeting on the margins or a deputies' visit is talks, but nobody counts it as a round.
 */
function wideList(narrow: CountedList, question: EventQuestion, ledger: Snapshot, asOf: AsOf): CountedList | undefined {
  if (question.types.every((type) => type === 'round')) return undefined
  const people = new Set(narrow.contacts.flatMap((one) => [...one.people]))
  const contacts = contactsFor(ledger, question.wide, asOf.known).filter(
    (one) =>
      one.counted &&
      one.contact.start !== undefined &&
      one.contact.start >= narrow.from &&
      one.contact.start <= narrow.to &&
      [...one.people].some((person) => people.has(person)),
  )
  if (contacts.length <= narrow.contacts.length) return undefined
  return {
    ...narrow,
    description: `counting other meetings and visits too, from ${printDay(narrow.from)}`,
    contacts,
    main: false,
  }
}

function plainCity(city: string | undefined): string {
  return (city ?? '').toLowerCase().trim()
}
