/** The ledger as it was known on a day: all that became public later is taken away. */
import type { Day } from '../time/day.js'
import type { Contact, LedgerRecord, Measure, Snapshot, Statement, Step, TrackState } from './records.js'

/** What was public on `known`, in the form of a snapshot, with what is asked most often already sorted out. */
export interface LedgerView extends Snapshot {
  readonly known: Day
  /** Contacts of a series, in order of their days; those without a day come last. */
  readonly contactsOf: ReadonlyMap<string, readonly Contact[]>
  /** States of a track, newest first. */
  readonly statesOf: ReadonlyMap<string, readonly TrackState[]>
  /** Statements on a track, in order of their days. */
  readonly statementsOn: ReadonlyMap<string, readonly Statement[]>
  readonly byId: ReadonlyMap<string, LedgerRecord>
}

/** Articles come with few different days at a time; a view holds references, so this many are cheap. */
const kept = 64
const views = new WeakMap<Snapshot, Map<Day, LedgerView>>()

/**
 * The view as known on a day; the same object when asked again.
 *
 * Coverage, people, organisations, products and sources are what the ledger says of itself and of names: they stay.
 * Notes are written with hindsight, so they stay only where the whole ledger is known. Of a record's sources those of later
 * days are left out; where it was read in later ones only, the earliest of them is named.
 */
export function asKnown(snapshot: Snapshot, known: Day): LedgerView {
  let days = views.get(snapshot)
  if (days === undefined) {
    days = new Map()
    views.set(snapshot, days)
  }
  const found = days.get(known)
  if (found !== undefined) return found
  const view = viewOn(snapshot, known)
  if (days.size >= kept) {
    const oldest = days.keys().next()
    if (!oldest.done) days.delete(oldest.value)
  }
  days.set(known, view)
  return view
}

function viewOn(snapshot: Snapshot, known: Day): LedgerView {
  const whole = known >= snapshot.recordedThrough
  const gone = supersededOn(snapshot, known)
  const stays = (record: LedgerRecord): boolean => !gone.has(record.id)
  const days = sourceDays(snapshot)
  const own = <R extends LedgerRecord>(record: R): R => {
    if (whole) return record
    const sources = sourcesBy(known, record.sources, days)
    if (record.note === undefined && sources === record.sources) return record
    return { ...record, sources, note: undefined }
  }
  const contacts = snapshot.contacts
    .filter(stays)
    .map((contact) => contactOn(contact, known, own))
    .filter((contact) => contact !== undefined)
  const tracks = snapshot.tracks
    .filter((state) => stays(state) && state.recorded <= known)
    .map((state) => own(stateAsKnown(state, known)))
  const statements = snapshot.statements.filter((said) => stays(said) && said.recorded <= known).map(own)
  const measures = snapshot.measures
    .filter((measure) => stays(measure) && knownFrom(measure) <= known)
    .map((measure) => own(measureAsKnown(measure, known, days)))
  return {
    ...snapshot,
    known,
    contacts,
    tracks,
    statements,
    measures,
    contactsOf: grouped([...contacts].sort(byStart), (contact) => contact.series),
    statesOf: grouped([...tracks].sort(newestFirst), (state) => state.track),
    statementsOn: grouped(
      [...statements].sort((a, b) => a.date - b.date),
      (said) => said.track,
    ),
    byId: new Map([...contacts, ...tracks, ...statements, ...measures].map((record) => [record.id, record])),
  }
}

/** Ids of the records that a correction known on the day has replaced. */
function supersededOn(snapshot: Snapshot, known: Day): Set<string> {
  const gone = new Set<string>()
  for (const shelf of [snapshot.contacts, snapshot.tracks, snapshot.statements, snapshot.measures])
    for (const { supersedes, recorded } of shelf)
      if (supersedes !== undefined && recorded <= known) gone.add(supersedes)
  return gone
}

/** The day from which a contact can be known, or undefined where only later words speak of it. */
function contactOn(contact: Contact, known: Day, own: <R extends LedgerRecord>(record: R) => R): Contact | undefined {
  if (knownFrom(contact) > known) return undefined
  const status = contact.status.filter((said) => (said.on ?? contact.recorded) <= known)
  const placed = contact.dated === undefined || contact.dated <= known
  const told = contact.recorded <= known
  if (told && placed && status.length === contact.status.length) return own(contact)
  const { start, end, place, outcome, topics, participants, ...rest } = contact
  return own({
    ...rest,
    ...(placed && { start, end, place }),
    ...(told ? { outcome, topics, participants } : { topics: {}, participants: [] }),
    status,
  })
}

function stateAsKnown(state: TrackState, known: Day): TrackState {
  if (state.closed === undefined || state.closed.recorded <= known) return state
  const { closed: _later, ...rest } = state
  return rest
}

function measureAsKnown(measure: Measure, known: Day, days: ReadonlyMap<string, Day>): Measure {
  let changed = false
  const steps: Step[] = []
  for (const step of measure.steps) {
    if (step.recorded > known) changed = true
    else {
      const sources = sourcesBy(known, step.sources, days)
      if (sources !== step.sources) changed = true
      steps.push(sources === step.sources ? step : { ...step, sources })
    }
  }
  return changed ? { ...measure, steps } : measure
}

const daysOfSources = new WeakMap<Snapshot, Map<string, Day>>()

function sourceDays(snapshot: Snapshot): Map<string, Day> {
  const found = daysOfSources.get(snapshot)
  if (found !== undefined) return found
  const days = new Map<string, Day>()
  for (const { id, date } of snapshot.sources) if (date !== undefined) days.set(id, date)
  daysOfSources.set(snapshot, days)
  return days
}

/** The sources that could be read by the day, undated ones among them; the same list where all could. */
function sourcesBy(known: Day, sources: string[], days: ReadonlyMap<string, Day>): string[] {
  if (sources.every((id) => (days.get(id) ?? known) <= known)) return sources
  const early = sources.filter((id) => (days.get(id) ?? known) <= known)
  if (early.length > 0) return early
  let first = sources[0] as string
  for (const id of sources) if ((days.get(id) ?? known) < (days.get(first) ?? known)) first = id
  return [first]
}

/** The first day on which a record is known. A correction is known from its own day only, when it takes the other's place. */
export function knownFrom(record: LedgerRecord): Day {
  if (record.supersedes !== undefined) return record.recorded
  if (record.kind === 'contact') {
    if (record.status.length === 0) return record.recorded
    return Math.min(...record.status.map((said) => said.on ?? record.recorded)) as Day
  }
  if (record.kind === 'measure') return Math.min(record.recorded, ...record.steps.map((step) => step.recorded)) as Day
  return record.recorded
}

function grouped<R>(records: R[], key: (record: R) => string): Map<string, R[]> {
  const groups = new Map<string, R[]>()
  for (const record of records) {
    const group = groups.get(key(record))
    if (group === undefined) groups.set(key(record), [record])
    else group.push(record)
  }
  return groups
}

function byStart(a: Contact, b: Contact): number {
  return (a.start ?? Number.MAX_SAFE_INTEGER) - (b.start ?? Number.MAX_SAFE_INTEGER) || (a.id < b.id ? -1 : 1)
}

/** Newest first: by first day, then by the day of record, then by id. */
export function newestFirst(a: TrackState, b: TrackState): number {
  return b.from - a.from || b.recorded - a.recorded || (a.id < b.id ? 1 : -1)
}
