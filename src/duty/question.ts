/** One duty question, answered whole: the layers, the total, what it rests on, and what changes next. */
import type { Coverage } from '../ledger/records.js'
import type { Duty, DutyException } from '../ledger/tariff.js'
import { InputError } from '../problem.js'
import { addDays, type Day, isoDay, printDay } from '../time/day.js'
import type { DutyAnswer } from './answer.js'
import { isOpen } from './applies.js'
import { baseStretch, foreseen } from './base-changes.js'
import { type Charged, charge } from './charges.js'
import type { Desk } from './desk.js'
import type { Entry } from './entry.js'
import { feesOf } from './fees.js'
import { unaccounted } from './footnotes.js'
import { layersOf } from './layers.js'
import { needsOf } from './needs.js'
import { changesAfter } from './next.js'
import { everywhere } from './origins.js'
import type { Plans } from './plans.js'
import { alternativesOf, questionsOf } from './questions.js'
import { countryOf } from './reading.js'
import type { Schedule, ScheduleLine } from './schedule.js'
import { totalOf } from './total.js'
import { afterSuspension } from './words.js'

/** The schedule and the plans that a destination's questions need. @throws InputError when none is held */
export function deskFor(
  desk: Desk,
  destination: string,
  known: Day,
  input = '--to',
): { schedule: Schedule; plans: Plans } {
  const schedule = desk.schedules.get(destination)
  if (schedule === undefined)
    throw new InputError({
      what: `no schedule of ${destination} is held`,
      where: { input },
      mend: `Held are those of ${[...desk.schedules.keys()].join(', ')}.`,
    })
  return { schedule, plans: desk.plans(destination, known) }
}

type Direction = Pick<Entry, 'origin' | 'destination'>

function coverageOf({ book }: Desk, { origin, destination }: Direction): Coverage[] {
  const series = [origin, everywhere].map((code) => `${destination}-duties-${code}`.toLowerCase())
  return book.coverage.filter((one) => one.series !== undefined && series.includes(one.series))
}

/** The days for which law on an origin is held; undefined where none is. */
export function heldDays(desk: Desk, direction: Direction): { from: Day; until: Day } | undefined {
  const held = coverageOf(desk, direction)
  if (held.length === 0) return undefined
  const through = Math.max(...held.map((one) => one.through)) as Day
  return { from: Math.min(...held.map((one) => one.from)) as Day, until: addDays(through, 1) }
}

/**
 * The last day to which the record of an origin's duties is complete.
 *
 * @throws InputError when the day is before the first that is held, no law is, or the goods are no imports
 */
export function requireCoverage(desk: Desk, entry: Pick<Entry, 'origin' | 'destination' | 'date'>, input: string): Day {
  const country = countryOf(desk.book, entry.origin)
  if (country !== undefined && (country.within ?? country.code) === entry.destination)
    throw new InputError({
      what: `goods of ${country.names[0]} are no imports into ${countryOf(desk.book, entry.destination)?.names[0]}: they come from within its customs territory`,
      where: { input: input === '--on' ? '--from' : 'origin' },
      mend: 'Ask for another origin; goods that come back are not held.',
    })
  const held = heldDays(desk, entry)
  if (held === undefined)
    throw new InputError({
      what: `no duties of ${entry.destination} on goods of ${entry.origin} are held`,
      where: { input },
      mend: 'Ask for another origin or destination; docs/tariff-law.md says what is held.',
    })
  if (entry.date < held.from)
    throw new InputError({
      what: `${isoDay(entry.date)} is before the first day held for goods of ${entry.origin}`,
      where: { input },
      mend: `Ask for a day from ${isoDay(held.from)} on.`,
    })
  return addDays(held.until, -1)
}

/**
 * Answers an entry that was read.
 *
 * @param line the line of the entry's code on its day
 * @throws InputError when the day is before coverage
 */
export function answerDuty(desk: Desk, entry: Entry, line: ScheduleLine, known: Day): DutyAnswer {
  const { schedule, plans } = deskFor(desk, entry.destination, known)
  const through = requireCoverage(desk, entry, '--on')
  const charged = upTo(through, charge(plans.of(line.code, entry.origin), line, entry, entry), entry.date)
  const edition = schedule.editionOn(entry.date) || line.edition
  const stretch = foreseen(baseStretch(schedule, line), schedule, known)
  return {
    hts: line.code,
    description: [...line.path, line.description].join(' > '),
    origin: entry.origin,
    destination: entry.destination,
    on: entry.date,
    known,
    edition,
    layers: layersOf(charged, entry.date, edition, stretch),
    total: totalOf(charged, entry),
    alternatives: alternativesOf(charged, entry, entry),
    notes: [...notesOf(charged, schedule, entry, through, known), ...originNote(desk, entry)],
    ...(entry.fees === true && { fees: feesOf(plans.law, line.code, entry.origin, entry, entry) }),
    questions: questionsOf(charged, entry, entry),
    next: changesAfter(charged, entry, entry, stretch),
  }
}

/** A day past the record leaves the total open: what came later may be missing. */
export function upTo(through: Day, charged: Charged, date: Day): Charged {
  return date > through ? { ...charged, open: true } : charged
}

/** The record's own note, unless it may speak of what became public later. */
function colonNote({ note, steps }: Duty | DutyException, known: Day): string {
  if (note === undefined || steps.some(({ recorded }) => recorded > known)) return ''
  return `: ${note.trim().replace(/\.$/, '')}`
}

function originNote({ book }: Desk, { origin, destination }: Entry): string[] {
  const note = countryOf(book, origin)?.note
  return note === undefined || origin === destination ? [] : [note]
}

/** What the importer should know beside the layers. */
export function notesOf(
  charged: Charged,
  schedule: Schedule,
  entry: Entry,
  through: Day | undefined,
  known: Day = charged.plan.law.known,
): string[] {
  const { date } = entry
  const { base, line, outcomes, plan, charges } = charged
  const notes: string[] = needsOf(charged, entry, entry)
  if (base.note !== undefined) notes.push(`${base.note}.`)
  const missing = unaccounted(plan.law, line)
  if (missing.length > 0)
    notes.push(
      `The schedule's footnotes name ${missing.join(', ')}, which this record does not hold: the total leaves them out.`,
    )
  if (base.rate === undefined && !charged.replaced)
    notes.push('The base rate of this line is not on record: the total is not known.')
  if (date < schedule.from)
    notes.push(
      `The base rate is that of ${schedule.editionOn(date)}, in force from ${printDay(schedule.from)}, the earliest edition held.`,
    )
  // A schedule that is kept as records has one edition, and each of its lines its own days.
  const hasEditions = schedule.from < schedule.last
  if (hasEditions && date > addDays(schedule.last, editionLife))
    notes.push(
      `The base rate is that of ${schedule.editionOn(date)}, in force from ${printDay(schedule.last)}, the latest edition held.`,
    )
  if (line.confidence !== undefined) notes.push(`The base rate is of ${line.confidence} confidence.`)
  if (through !== undefined && date > through)
    notes.push(`The record of these duties is complete to ${printDay(through)}; what came later may be missing.`)
  for (const [place, outcome] of outcomes.entries())
    if (outcome.state === 'asked')
      notes.push(
        `${plan.duties[place]?.known.duty.title ?? 'A duty'} hangs on an answer of the importer: the total leaves it out.`,
      )
    else if (outcome.state === 'idle' && isOpen(outcome)) {
      const record = plan.duties[place]?.known.duty
      const title = record?.title ?? 'A duty'
      const past = record !== undefined && known >= outcome.at.spell.from
      const more = past ? colonNote(record, known).replace(/^: /, ' ') : ''
      notes.push(
        `${title}: the suspension has run out and ${afterSuspension(plan, plan.duties[place], outcome)}.${more === '' ? '' : `${more}.`}`,
      )
    }
  const doubted = [
    ...charges.map(({ duty }) => duty.known.duty),
    ...outcomes.flatMap((outcome) => (outcome.state === 'lifted' ? [outcome.by.known.exception] : [])),
  ]
  for (const record of doubted)
    if (record.confidence === 'low') notes.push(`${record.title} is of low confidence${colonNote(record, known)}.`)
  return [...new Set(notes)]
}

/** Days after which another edition is likely to have followed the last one held. */
const editionLife = 45
