/** What falls due: deadlines, last days, steps still to begin, planned contacts, releases of figures. */
import type { Contact, Measure, Side, Snapshot, TrackState } from '../ledger/records.js'
import { asKnown, contactStatus, intervalsOf, lastDayOf, type StepInterval } from '../ledger/view.js'
import { addDays, type Day, isoDay } from '../time/day.js'
import { isAhead, statesAhead } from './board.js'

/** A release of official figures that is due, from the agencies' calendars. */
export interface Release {
  date: Day
  what: string
  source: string
}

export interface NextQuestion {
  on: Day
  known: Day
  /** How far ahead, in days; the day itself and the last one count. */
  days: number
  /** Releases to list with the rest. */
  releases?: Release[]
}

export interface NextItem {
  /** Stable: the record's id and which of its days it is. A calendar's entry keeps it. */
  id: string
  date: string
  kind: 'deadline' | 'state-ends' | 'measure-ends' | 'measure-changes' | 'contact' | 'release'
  what: string
  track: string | null
  instrument: string | null
  /** Id of the first source, or the title of a release's. */
  source: string | null
  side?: Side
}

type Due = NextItem & { day: Day }

/** What falls due from `on` to `days` later, as known on `known`, in order of day. */
export function next(snapshot: Snapshot, { on, known, days, releases = [] }: NextQuestion): NextItem[] {
  const view = asKnown(snapshot, known)
  const last = addDays(on, days)
  const due: Due[] = [
    ...statesAhead(view, on).flatMap(stateDue),
    ...view.measures.flatMap((measure) => measureDue(measure, known)),
    ...view.contacts.filter((contact) => isAhead(contact, { valid: on, known })).flatMap((c) => contactDue(c, known)),
    ...releases.map(releaseDue),
  ]
  const seen = new Set<string>()
  return due
    .filter(({ day, id }) => {
      if (day < on || day > last || seen.has(id)) return false
      seen.add(id)
      return true
    })
    .sort((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1))
    .map(({ day: _day, ...item }) => item)
}

function stateDue(state: TrackState): Due[] {
  const own = { track: state.track, source: state.sources[0] ?? null }
  const through = lastDayOf(state)
  const due = state.deadlines.map(
    (deadline, index): Due => ({
      ...own,
      id: `${state.id}.deadline.${index + 1}`,
      ...dated(deadline.date),
      kind: 'deadline',
      what: deadline.what,
      instrument: deadline.instrument ?? null,
    }),
  )
  // What later steps closed has no deadlines after that.
  if (state.closed !== undefined) return due.filter(({ day }) => day <= (through ?? day))
  // Most last days are told as deadlines too, in better words, and the day an order lapses may be counted either way.
  const told = state.deadlines.some(({ date }) => through !== undefined && Math.abs(date - through) <= 1)
  if (through !== undefined && !told)
    due.push({
      ...own,
      id: `${state.id}.through`,
      ...dated(through),
      kind: 'state-ends',
      what: `last day of: ${state.stage.replaceAll('-', ' ')}: ${state.terms}`,
      instrument: null,
    })
  return due
}

function measureDue(measure: Measure, known: Day): Due[] {
  const intervals = intervalsOf(measure, known)
  return intervals.flatMap((interval, index): Due[] => {
    const before = intervals[index - 1]
    const own = { track: measure.track ?? null, side: measure.imposer, instrument: interval.instrument }
    const source = interval.step.sources[0] ?? measure.sources[0] ?? null
    if (interval.status === 'unstated') {
      if (before === undefined) return []
      return [
        {
          ...own,
          id: `${measure.id}.through.${isoDay(addDays(interval.from, -1))}`,
          ...dated(addDays(interval.from, -1)),
          kind: 'measure-ends',
          what: `${measure.instrument}: last day named for: ${held(before)}. ${afterwards(intervals, index)}`,
          source,
        },
      ]
    }
    // An extension at the same rate changes nothing on the day.
    if (before !== undefined && before.status === interval.status && before.rate === interval.rate) return []
    return [
      {
        ...own,
        id: `${measure.id}.from.${isoDay(interval.from)}`,
        ...dated(interval.from),
        kind: 'measure-changes',
        what: `${measure.instrument}: ${held(interval)}${before === undefined ? '' : `, before: ${held(before)}`}`,
        source,
      },
    ]
  })
}

/** What happens when nothing is done: no instrument says, so the word before the one that runs out is told. */
function afterwards(intervals: StepInterval[], index: number): string {
  const running = intervals[index - 1]
  const earlier = intervals
    .slice(0, Math.max(index - 1, 0))
    .findLast(({ status, rate }) => status !== 'unstated' && (status !== running?.status || rate !== running.rate))
  const unless = 'No word known says what holds after it'
  return earlier === undefined
    ? `${unless}.`
    : `${unless}; the word before was: ${held(earlier)} (${earlier.instrument}).`
}

function held({ status, rate }: StepInterval): string {
  return `${status.replaceAll('-', ' ')}${rate === undefined ? '' : ` at ${rate}`}`
}

function contactDue(contact: Contact, known: Day): Due[] {
  if (contact.start === undefined) return []
  const { sides, silent } = contactStatus(contact, known)
  const words = [
    ...sides.map(({ side, status }) => `${side} ${status.replaceAll('-', ' ')}`),
    ...silent.map((side) => `${side} silent`),
  ]
  const place = contact.place === undefined ? '' : ` in ${contact.place.city}`
  return [
    {
      id: `${contact.id}.start`,
      ...dated(contact.start),
      kind: 'contact',
      what: `${contact.level} ${contact.type}${place}: ${words.join(', ')}`,
      track: contact.series,
      instrument: null,
      source: contact.sources[0] ?? null,
    },
  ]
}

function releaseDue({ date, what, source }: Release): Due {
  const name = `${source} ${what}`.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  return { id: `release.${name}`, ...dated(date), kind: 'release', what, track: null, instrument: null, source }
}

function dated(day: Day): { day: Day; date: string } {
  return { day, date: isoDay(day) }
}
