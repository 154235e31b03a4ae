/** Whether a contact in the record is the one a claim speaks of: its days and its place, each yes, no or not to be told. */
import type { EventProposition } from '../../claims/claim.js'
import type { Contact } from '../../ledger/records.js'
import type { Day } from '../../time/day.js'
import { wordingOf } from './question.js'

export interface Fit {
  /** null: the claim names none, or the record has none. */
  date: boolean | null
  place: boolean | null
  /** The day is off by one, which two local dates may explain, or the town is another of the same country. */
  near: boolean
}

/** Most days, where the wording does not tell, that are meant as the days of the contact itself and not as a stretch in which it lay. */
const exactDays = 3

export function fitOf(contact: Contact, event: EventProposition): Fit {
  const date = dateFit(contact, event)
  const place = placeFit(contact, event)
  return { date: date.holds, place: place.holds, near: date.near || place.near }
}

interface OneFit {
  holds: boolean | null
  near: boolean
}

function dateFit({ start, end, status }: Contact, event: EventProposition): OneFit {
  const { date } = event
  if (date === null) return { holds: null, near: false }
  const last = end ?? start
  if (start === undefined || last === undefined) return { holds: undatedFit(status, date), near: false }
  const exact = wordingOf(event).exactDays ?? date.end - date.start + 1 <= exactDays
  const inside = exact ? date.start >= start && date.end <= last : date.start <= last && date.end >= start
  if (inside) return { holds: true, near: false }
  // A stretch that spills over by a day, or a day next to it: right in another time zone, or where weeks begin on Sunday.
  // Read in another week or year it fits: the text leaves that open.
  const { otherDate } = wordingOf(event)
  if (otherDate !== undefined && otherDate.start <= last && otherDate.end >= start) return { holds: true, near: true }
  const near = exact ? date.start >= start - 1 && date.end <= last + 1 : date.start <= last + 1 && date.end >= start - 1
  return { holds: near, near }
}

/**
 * A contact without a day: one that a side claims may lie in the two months before it was first spoken of, one that is
 * expected in the two months after.
 */
function undatedFit(status: Contact['status'], date: { start: Day; end: Day }): boolean | null {
  const days = status.flatMap(({ on }) => (on === undefined ? [] : [on]))
  if (days.length === 0) return null
  const told = Math.min(...days)
  const held = status.some((said) => said.status === 'held')
  const [from, to] = held ? [told - 60, told] : [told, told + 60]
  return date.start <= to && date.end >= from ? null : false
}

function placeFit({ place }: Contact, event: EventProposition): OneFit {
  if (event.place === null || place === undefined) return { holds: null, near: false }
  const said = plain(event.place)
  const city = plain(place.city)
  const { placeCountry, placeIsCountry = false } = wordingOf(event)
  if (said === city || said.startsWith(`${city},`) || said.startsWith(`${city} `) || said.endsWith(` ${city}`))
    return { holds: true, near: false }
  // A town that no list knows may lie anywhere: it cannot be told from the right one.
  if (placeCountry === null) return { holds: true, near: true }
  if (placeCountry !== place.country) return { holds: false, near: false }
  // The country alone is right; another town of the same country may be a suburb, or a mistake.
  return { holds: true, near: !placeIsCountry }
}

const accents = /[\u0300-\u036f]/g

function plain(text: string): string {
  return text.normalize('NFKD').replace(accents, '').toLowerCase().replace(/\./g, '').replace(/^the /, '').trim()
}
