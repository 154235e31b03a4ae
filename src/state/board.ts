/** Where every track stands on a day, and the contacts between the sides: which was the last, which is the next, how many. */

import type { Confidence, Contact, Side, Snapshot, Stage, TrackState } from '../ledger/records.js'
import {
  asKnown,
  type ContactStanding,
  contactStatus,
  holdsOn,
  isCounted,
  type LedgerView,
  lastDayOf,
  type SideStatus,
  stateOn,
  tracksKnown,
} from '../ledger/view.js'
import { type Day, isoDay } from '../time/day.js'
import type { AsOf } from '../time/interval.js'

/** A state as it is shown; days are ISO text, as everywhere in this room's answers. */
export interface BoardState {
  id: string
  stage: Stage
  from: string
  /** Last day, where one is named or a later step known has set it. */
  through?: string
  terms: string
  positions: Record<Side, string>
  deadlines: { date: string; what: string; instrument?: string }[]
  sources: string[]
  confidence: Confidence
}

export interface BoardTrack {
  track: string
  /** All that hold that day, newest first: a legal pause and a framework may stand side by side. */
  states: BoardState[]
}

/** A contact with each side's word on it. */
export interface BoardContact {
  id: string
  type: Contact['type']
  ordinal?: number
  /** First day; absent where it is not settled. */
  start?: string
  end?: string
  place?: { city: string; country: string }
  state: ContactStanding['state']
  sides: { side: Side; status: SideStatus['status']; on?: string }[]
  silent: Side[]
  sources: string[]
}

export interface BoardSeries {
  series: string
  level: Contact['level']
  /** How many were held by the day; disputed ones never count. */
  held: number
  /** The number of the last one counted, where the series is numbered. */
  ordinal?: number
  last?: BoardContact
  /** The next that is expected or confirmed. */
  next?: BoardContact
  /** Those that one side claims and another denies or leaves open. */
  disputed: BoardContact[]
  /** Those that one side says were held, the others being silent, in a place of the series that is not numbered. */
  claimed: BoardContact[]
}

export interface Board {
  on: string
  known: string
  tracks: BoardTrack[]
  contacts: BoardSeries[]
}

/**
 * Where tracks and contacts stand on `asOf.valid`, as known on `asOf.known`.
 *
 * @param only one track; all where left out. A track of which nothing holds that day is listed with no states.
 */
export function board(snapshot: Snapshot, asOf: AsOf, only?: string): Board {
  const names = tracksKnown(snapshot, asOf.known).filter((track) => only === undefined || track === only)
  const view = asKnown(snapshot, asOf.known)
  return {
    on: isoDay(asOf.valid),
    known: isoDay(asOf.known),
    tracks: names.map((track) => ({ track, states: stateOn(snapshot, track, asOf).map(shownState) })),
    contacts: [...view.contactsOf].map(([series, contacts]) => seriesOn(series, contacts, asOf)).sort(byLevel),
  }
}

/** A state with its days as text. */
export function shownState(state: TrackState): BoardState {
  const last = lastDayOf(state)
  return {
    id: state.id,
    stage: state.stage,
    from: isoDay(state.from),
    ...(last !== undefined && { through: isoDay(last) }),
    terms: state.terms,
    positions: state.positions,
    deadlines: state.deadlines.map((deadline) => ({ ...deadline, date: isoDay(deadline.date) })),
    sources: state.sources,
    confidence: state.confidence,
  }
}

function seriesOn(series: string, contacts: readonly Contact[], { valid, known }: AsOf): BoardSeries {
  const counted = contacts.filter((contact) => isCounted(contact, known) && begun(contact, valid))
  const last = counted.at(-1)
  const next = contacts.find((contact) => isAhead(contact, { valid, known }))
  const ordinals = counted.map(({ ordinal }) => ordinal ?? 0)
  const ordinal = Math.max(0, ...ordinals)
  const past = contacts.filter((contact) => begun(contact, valid) && !isCounted(contact, known))
  const shown = (state: ContactStanding['state']): BoardContact[] =>
    past
      .filter((contact) => contactStatus(contact, known).state === state)
      .map((contact) => shownContact(contact, known))
  return {
    series,
    level: contacts[0]?.level ?? 'working',
    held: counted.length,
    ...(ordinal > 0 && { ordinal }),
    ...(last !== undefined && { last: shownContact(last, known) }),
    ...(next !== undefined && { next: shownContact(next, known) }),
    disputed: shown('disputed'),
    claimed: shown('held-by-one'),
  }
}

/** Contacts without a day were over when they became known. */
function begun(contact: Contact, day: Day): boolean {
  return (contact.start ?? contact.recorded) <= day
}

/** Expected or confirmed for the day asked about or a later one, or for a day not yet settled, and not held so far. */
export function isAhead(contact: Contact, { valid, known }: AsOf): boolean {
  const { state } = contactStatus(contact, known)
  if (state !== 'expected' && state !== 'confirmed') return false
  return (contact.end ?? contact.start ?? valid) >= valid
}

/** A contact of a view with its days as text. */
export function shownContact(contact: Contact, known: Day): BoardContact {
  const { sides, silent, state } = contactStatus(contact, known)
  const { start, end, place, ordinal } = contact
  return {
    id: contact.id,
    type: contact.type,
    ...(ordinal !== undefined && { ordinal }),
    ...(start !== undefined && { start: isoDay(start) }),
    ...(end !== undefined && { end: isoDay(end) }),
    ...(place !== undefined && { place }),
    state,
    sides: sides.map(({ side, status, on }) => ({ side, status, ...(on !== undefined && { on: isoDay(on) }) })),
    silent,
    sources: contact.sources,
  }
}

function byLevel(a: BoardSeries, b: BoardSeries): number {
  const order = ['leaders', 'ministers', 'working']
  return order.indexOf(a.level) - order.indexOf(b.level) || (a.series < b.series ? -1 : 1)
}

/** The states of a view that hold or are still to begin: those whose deadlines matter. */
export function statesAhead(view: LedgerView, day: Day): TrackState[] {
  return view.tracks.filter((state) => state.from > day || holdsOn(state, day))
}
