/** How far a contact is established on a day: what each side has said of it, and whether it may be counted. */
import type { Day } from '../time/day.js'
import type { Contact, ContactStatus, Side } from './records.js'

/** One side's standing word on a contact. */
export interface SideStatus {
  side: Side
  status: ContactStatus
  /** The day it was said; undefined where only the record's own day is known. */
  on?: Day
  note?: string
}

/** What is established of a contact as known on a day. */
export interface ContactStanding {
  /** The standing word of each side that has spoken, in order of side. */
  sides: SideStatus[]
  /** Sides that say it was held. */
  held: Side[]
  /** Sides that have confirmed that it will be, or was, held. */
  confirmed: Side[]
  /** Sides that deny it or, asked, did not confirm it. */
  refused: Side[]
  /** Sides that take part and have not spoken. */
  silent: Side[]
  /**
   * `held`: every side that takes part says so; `held-by-one`: one says so, the others are silent; `disputed`: one says it was
   * held and another refuses; `confirmed`: all confirm it for a day to come; `expected`: at most one does; `unknown`: no word.
   */
  state: 'held' | 'held-by-one' | 'disputed' | 'confirmed' | 'expected' | 'unknown'
}

/**
 * Each side's latest word as known on a day. Once a side has said that a contact was held, a later "confirmed" or "expected"
 * of the same side speaks of the same thing and does not undo it; a later denial does.
 *
 * @param contact whole, or already cut down to the day by `asKnown`
 */
export function contactStatus(contact: Contact, known: Day): ContactStanding {
  const standing = new Map<Side, SideStatus>()
  const said = contact.status
    .map((word, index) => ({ word, index, on: word.on ?? contact.recorded }))
    .filter(({ on }) => on <= known)
    .sort((a, b) => a.on - b.on || rank(a.word.status) - rank(b.word.status) || a.index - b.index)
  for (const { word } of said) {
    const before = standing.get(word.side)
    if (before?.status === 'held' && (word.status === 'confirmed' || word.status === 'expected')) continue
    standing.set(word.side, word)
  }
  const sides = [...standing.values()].sort((a, b) => (a.side < b.side ? -1 : 1))
  const of = (...statuses: ContactStatus[]): Side[] =>
    sides.filter(({ status }) => statuses.includes(status)).map(({ side }) => side)
  const taking = sidesOf(contact)
  const held = of('held')
  const confirmed = of('held', 'confirmed')
  const refused = of('denied', 'not-confirmed')
  const silent = taking.filter((side) => !standing.has(side))
  return { sides, held, confirmed, refused, silent, state: stateOf({ taking, sides, held, confirmed, refused }) }
}

/** On one day a side first expects, then confirms, then holds: the strongest word of a day is its last. */
function rank(status: ContactStatus): number {
  return ['expected', 'not-confirmed', 'denied', 'confirmed', 'held'].indexOf(status)
}

function stateOf(of: {
  taking: Side[]
  sides: SideStatus[]
  held: Side[]
  confirmed: Side[]
  refused: Side[]
}): ContactStanding['state'] {
  if (of.sides.length === 0) return 'unknown'
  if (of.held.length > 0) {
    if (of.refused.length > 0) return 'disputed'
    // A side that confirms what another says was held says so too.
    return of.taking.length > 1 && of.taking.every((side) => of.confirmed.includes(side)) ? 'held' : 'held-by-one'
  }
  return of.taking.length > 1 && of.taking.every((side) => of.confirmed.includes(side)) ? 'confirmed' : 'expected'
}

/** The sides that take part: those of the participants, and those that have a word in the whole record. */
export function sidesOf(contact: Contact): Side[] {
  return [...new Set([...contact.participants, ...contact.status].map(({ side }) => side))].sort()
}

/** Every side that takes part has confirmed it or says it was held. */
export function isConfirmedByAll(contact: Contact, known: Day): boolean {
  const { state } = contactStatus(contact, known)
  return state === 'held' || state === 'confirmed'
}

/** At least one side says it was held, and none refuses. */
export function isHeld(contact: Contact, known: Day): boolean {
  const { state } = contactStatus(contact, known)
  return state === 'held' || state === 'held-by-one'
}

/**
 * Whether a contact counts in "how many": held, not disputed, and either numbered in its series or stated by every side.
 * A call that one side claims and the other denies or leaves open never counts.
 */
export function isCounted(contact: Contact, known: Day): boolean {
  const { state } = contactStatus(contact, known)
  return state === 'held' || (state === 'held-by-one' && contact.ordinal !== undefined)
}
