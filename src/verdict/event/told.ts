/** How the standing of a contact is told: in a row of evidence and in plain words. */
import type { KnownContact } from '../../evidence/contacts.js'
import type { Contact, Snapshot } from '../../ledger/records.js'
import { type Day, isoDay, printDay } from '../../time/day.js'
import type { EvidenceRow, Grade } from '../verdict.js'
import { cited, isOfficial } from './cited.js'

/** `call on 19 Sep 2025`, `round in Madrid on 14-15 Sep 2025`. */
export function nameOf({ type, start, end, place }: Contact): string {
  const where = place === undefined ? '' : ` in ${place.city}`
  if (start === undefined) return `${type}${where} without a day`
  const when = end === undefined || end === start ? printDay(start) : `${printDay(start)} to ${printDay(end)}`
  return `${type}${where} on ${when}`
}

/** `expected by US (15 Sep 2025); not confirmed by CN (18 Sep 2025)`. */
export function standingOf({ standing }: KnownContact): string {
  const words = standing.sides.map(({ side, status, on }) => {
    const verb = {
      held: 'held, says',
      expected: 'expected by',
      confirmed: 'confirmed by',
      denied: 'denied by',
      'not-confirmed': 'not confirmed by',
    }
    return `${verb[status]} ${side}${on === undefined ? '' : ` (${printDay(on)})`}`
  })
  const silent = standing.silent.map((side) => `no word from ${side}`)
  return [...words, ...silent].join('; ') || 'no word of either side'
}

/** One row for a contact, with its first source that could be read. */
export function rowOf(ledger: Snapshot, known: KnownContact): EvidenceRow {
  const { contact } = known
  return {
    id: contact.id,
    value: standingOf(known),
    period:
      contact.start === undefined
        ? ''
        : isoDay(contact.start) +
          (contact.end === undefined || contact.end === contact.start ? '' : `..${isoDay(contact.end)}`),
    ...cited(ledger, contact.sources),
  }
}

/** `published` where an official text of a side is among the sources, else `corroborated`. */
export function gradeOf(ledger: Snapshot, { contact }: KnownContact): Grade {
  return isOfficial(ledger, contact.sources) ? 'published' : 'corroborated'
}

/** `Geneva 10 May 2025, London 9 Jun 2025`. */
export function listOf(contacts: KnownContact[]): string {
  if (contacts.length === 0) return 'none'
  return contacts
    .map(({ contact: { place, start, type } }) =>
      [place?.city ?? type, start === undefined ? undefined : printDay(start)].filter(Boolean).join(' '),
    )
    .join(', ')
}

/** The command that asks the record the same. */
export function timelineQuery(from: Day | undefined, to: Day, known: Day): string {
  return `readout timeline${from === undefined ? '' : ` --from ${isoDay(from)}`} --to ${isoDay(to)} --known ${isoDay(known)}`
}
