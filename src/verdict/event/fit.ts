/** Whether a contact in the record is the one a claim speaks of: its days and its place, each yes, no or not to be told. */
import type { EventProposition } from '../../claims/claim.js'
import type { Contact } from '../../ledger/records.js'
import type { Day } from '../../time/day.js'
import { wordingOf } from './question.js'

export interface Fit {
  /** null: the claim names none, or the record has none. */
  date: boolean | null
  place: boolean | null
  /** The day is off by one, which two local dates may explain. */
  dayOff: boolean
}

/** Longest stretch, in days, that is meant as the days of the contact itself and not as a week, month or year in which it lay. */
const exactDays = 4

export function fitOf(contact: Contact, event: EventProposition): Fit {
  return { ...dateFit(contact, event), place: placeFit(contact, event) }
}

function dateFit(
  { start, end, status }: Contact,
  { date }: EventProposition,
): { date: boolean | null; dayOff: boolean } {
  if (date === null) return { date: null, dayOff: false }
  const last = end ?? start
  if (start === undefined || last === undefined) return { date: undatedFit(status, date), dayOff: false }
  const within = date.start >= start && date.end <= last
  const touches = date.start <= last && date.end >= start
  if (date.end - date.start + 1 > exactDays) return { date: touches, dayOff: false }
  if (within) return { date: true, dayOff: false }
  // A stretch that spills over by a day, or a day next to it: right in another time zone, perhaps.
  const near = date.start >= start - 1 && date.end <= last + 1
  return { date: near, dayOff: near }
}

/** A contact without a day, such as a call that one side claims, may lie in the two months before it was first spoken of. */
function undatedFit(status: Contact['status'], date: { start: Day; end: Day }): boolean | null {
  const days = status.flatMap(({ on }) => (on === undefined ? [] : [on]))
  if (days.length === 0) return null
  const told = Math.min(...days)
  return date.start <= told && date.end >= told - 60 ? null : false
}

function placeFit({ place }: Contact, event: EventProposition): boolean | null {
  if (event.place === null || place === undefined) return null
  const said = plain(event.place)
  const city = plain(place.city)
  const { placeCountry } = wordingOf(event)
  if (said === city || said.startsWith(`${city},`) || said.startsWith(`${city} `) || said.endsWith(` ${city}`))
    return true
  if (placeCountry === null) return false
  if (placeCountry !== place.country) return false
  // The country alone is right; another town of the same country may be a suburb, or a mistake.
  return said === '' || isCountryOnly(event) ? true : null
}

/** The reader marks a place that is a country by giving its code and no town: the written place then has no comma and is the country's name. */
function isCountryOnly(event: EventProposition): boolean {
  return event.written?.placeIsCountry === true
}

const accents = /[\u0300-\u036f]/g

function plain(text: string): string {
  return text.normalize('NFKD').replace(accents, '').toLowerCase().replace(/\./g, '').replace(/^the /, '').trim()
}
