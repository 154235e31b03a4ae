/** What happened, in order of days: contacts, the steps of measures, statements, as known on a day. */
import type { Contact, LedgerRecord, Measure, Side, Snapshot, Statement, Step } from '../ledger/records.js'
import { asKnown, contactStatus, intervalsOf, sidesOf } from '../ledger/view.js'
import { type Day, isoDay } from '../time/day.js'

/** A stretch of days, both included, and what of it is asked for. */
export interface TimelineQuestion {
  from?: Day
  to?: Day
  known: Day
  /** A track, or a series of contacts. */
  track?: string
  side?: Side
}

export interface TimelineItem {
  date: string
  kind: 'contact' | 'measure' | 'statement'
  id: string
  /** The track; of a contact its series; null where it belongs to none. */
  track: string | null
  /** The side that acts or speaks; null where several do. */
  side: Side | null
  what: string
  sources: string[]
}

type Dated = TimelineItem & { day: Day; sides: Side[] }

/** The items in order of day, then kind, then id. */
export function timeline(snapshot: Snapshot, { from, to, known, track, side }: TimelineQuestion): TimelineItem[] {
  const view = asKnown(snapshot, known)
  const items: Dated[] = [
    ...view.contacts.map((contact) => contactItem(contact, known)),
    ...view.measures.flatMap((measure) => stepItems(measure, known)),
    ...view.statements.map(statementItem),
  ]
  return items
    .filter(
      (item) =>
        (from === undefined || item.day >= from) &&
        (to === undefined || item.day <= to) &&
        (track === undefined || item.track === track) &&
        (side === undefined || item.sides.includes(side)),
    )
    .sort((a, b) => a.day - b.day || ordered(a.kind, b.kind) || ordered(a.id, b.id))
    .map(({ day: _day, sides: _sides, ...item }) => item)
}

function ordered(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

function contactItem(contact: Contact, known: Day): Dated {
  const { sides, state } = contactStatus(contact, known)
  const words = sides.map(({ side, status, on }) => `${side} ${status}${on === undefined ? '' : ` ${isoDay(on)}`}`)
  // A contact whose day is not settled stands where it was last spoken of.
  const day = contact.start ?? (Math.max(...sides.map(({ on }) => on ?? contact.recorded), 0) as Day)
  const number = contact.ordinal === undefined ? '' : `, number ${contact.ordinal} of ${contact.series}`
  const place = contact.place === undefined ? '' : ` in ${contact.place.city}`
  const unsettled = contact.start === undefined ? ', day not known' : ''
  const outcome = contact.outcome === undefined ? '' : ` ${contact.outcome}`
  return item(contact, day === 0 ? contact.recorded : day, sidesOf(contact), {
    kind: 'contact',
    track: contact.series,
    what: `${contact.level} ${contact.type}${place}${number}: ${state.replaceAll('-', ' ')} (${words.join(', ')}${unsettled}).${outcome}`,
    sources: contact.sources,
  })
}

function stepItems(measure: Measure, known: Day): Dated[] {
  const holding = new Set(intervalsOf(measure, known).map(({ step }) => step))
  return measure.steps.map((step) =>
    item(measure, step.from, [measure.imposer], {
      kind: 'measure',
      track: measure.track ?? null,
      what: `${measure.instrument}: ${stepWords(step)}${holding.has(step) ? '' : '; replaced before it began'}`,
      sources: step.sources,
    }),
  )
}

/** `in force at 10% through 2025-12-31 (EO 14195, public 2025-02-01)`. */
export function stepWords({ status, rate, through, instrument, recorded }: Step): string {
  const at = rate === undefined ? '' : ` at ${rate}`
  const last = through === undefined ? '' : ` through ${isoDay(through)}`
  return `${status.replaceAll('-', ' ')}${at}${last} (${instrument}, public ${isoDay(recorded)})`
}

function statementItem(statement: Statement): Dated {
  return item(statement, statement.date, statement.side === undefined ? [] : [statement.side], {
    kind: 'statement',
    track: statement.track,
    what: `${statement.speaker}, ${statement.role}: ${statement.modality}: ${statement.content}`,
    sources: statement.sources,
  })
}

function item(
  record: LedgerRecord,
  day: Day,
  sides: Side[],
  rest: Pick<TimelineItem, 'kind' | 'track' | 'what' | 'sources'>,
): Dated {
  return {
    date: isoDay(day),
    kind: rest.kind,
    id: record.id,
    track: rest.track,
    side: sides.length === 1 ? (sides[0] ?? null) : null,
    what: rest.what,
    sources: rest.sources,
    day,
    sides,
  }
}
