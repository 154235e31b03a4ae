/** A small contact record for tests: two leaders, three rounds, one claimed and denied call, and the coverage declared for them. */
import type { Claim, EventProposition } from '../../../claims/claim.js'
import type { Contact, ContactStatus, Coverage, Snapshot, TrackState } from '../../../ledger/records.js'
import { emptySnapshot } from '../../../ledger/snapshot.js'
import { type Day, parseDay } from '../../../time/day.js'

export const day = (text: string): Day => parseDay(text)

const at = { file: 'test.yaml', line: 1 }

const sides = { US: 'US', CN: 'CN' } as const

/** `contact('call', 'calls', '2025-06-05', {ordinal: 1})`: held by both on its last day unless statuses are given. */
export function contact(
  id: string,
  type: Contact['type'],
  series: string,
  start: string | undefined,
  more: {
    end?: string
    ordinal?: number
    city?: string
    country?: string
    people?: [string, 'US' | 'CN'][]
    level?: Contact['level']
    status?: ['US' | 'CN', ContactStatus, string][]
    recorded?: string
  } = {},
): Contact {
  const end = more.end ?? start
  const status = more.status ?? [
    ['US', 'held', end ?? '2025-01-01'],
    ['CN', 'held', end ?? '2025-01-01'],
  ]
  const people = more.people ?? [
    ['Ann Alder', 'US'],
    ['Bo Birch', 'CN'],
  ]
  return {
    id,
    kind: 'contact',
    recorded: day(more.recorded ?? end ?? status[0]?.[2] ?? '2025-01-01'),
    confidence: 'high',
    sources: ['s1'],
    at,
    type,
    level: more.level ?? 'leaders',
    series,
    ...(more.ordinal !== undefined && { ordinal: more.ordinal }),
    ...(start !== undefined && { start: day(start) }),
    ...(end !== undefined && { end: day(end) }),
    ...(more.city !== undefined && { place: { city: more.city, country: more.country ?? 'XX' } }),
    participants: people.map(([name, side]) => ({ name, role: '', side: sides[side] })),
    status: status.map(([side, word, on]) => ({ side, status: word, on: day(on) })),
    topics: {},
  }
}

export function coverage(of: Coverage['of'], series: string, from: string, through: string): Coverage {
  return {
    id: `cover-${series}`,
    kind: 'coverage',
    of,
    ...(of === 'tracks' ? { track: series } : { series }),
    from: day(from),
    through: day(through),
    basis: 'both readouts',
    confidence: 'high',
    recorded: day('2026-01-01'),
    at,
  }
}

export function state(
  id: string,
  track: string,
  stage: TrackState['stage'],
  from: string,
  more: Partial<TrackState> = {},
): TrackState {
  return {
    id,
    kind: 'track-state',
    track,
    stage,
    from: day(from),
    recorded: day(from),
    confidence: 'high',
    sources: ['s1'],
    terms: `terms of ${id}`,
    positions: { US: 'for it', CN: 'for it' },
    deadlines: [],
    at,
    ...more,
  }
}

const envoys: [string, 'US' | 'CN'][] = [
  ['Cy Cedar', 'US'],
  ['Di Dogwood', 'CN'],
]

/** Two leaders' calls and one to come, three rounds, a claimed and denied call. */
export const smallLedger: Snapshot = {
  ...emptySnapshot,
  recordedThrough: day('2025-12-31'),
  sources: [
    { id: 's1', title: 'Readout', publisher: 'Office', date: day('2025-06-05'), type: 'official', at },
    { id: 's2', title: 'Fact sheet', publisher: 'Office', side: 'US', type: 'official', at },
    { id: 's3', title: 'Statement', publisher: 'Ministry', side: 'CN', type: 'official', at },
  ],
  contacts: [
    contact('call-june', 'call', 'calls', '2025-06-05', { ordinal: 1 }),
    contact('call-friday', 'call', 'calls', '2025-09-19', {
      ordinal: 2,
      status: [
        ['US', 'expected', '2025-09-15'],
        ['CN', 'not-confirmed', '2025-09-18'],
        ['CN', 'held', '2025-09-19'],
        ['US', 'held', '2025-09-19'],
      ],
    }),
    contact('call-claimed', 'call', 'calls', undefined, {
      status: [
        ['US', 'held', '2025-04-25'],
        ['CN', 'denied', '2025-04-28'],
      ],
      recorded: '2025-04-28',
    }),
    contact('round-1', 'round', 'rounds', '2025-05-10', {
      end: '2025-05-11',
      ordinal: 1,
      city: 'Geneva',
      country: 'CH',
      level: 'ministers',
      people: envoys,
    }),
    contact('round-2', 'round', 'rounds', '2025-06-09', {
      end: '2025-06-10',
      ordinal: 2,
      city: 'London',
      country: 'GB',
      level: 'ministers',
      people: envoys,
    }),
    contact('round-3', 'round', 'rounds', '2025-09-14', {
      end: '2025-09-15',
      ordinal: 3,
      city: 'Madrid',
      country: 'ES',
      level: 'ministers',
      people: envoys,
    }),
  ],
  tracks: [
    state('farm-agreed', 'farm', 'agreed', '2025-09-15', { sources: ['s2', 's3'] }),
    state('beef-agreed', 'beef', 'agreed', '2025-09-15', { sources: ['s2'] }),
    state('chips-offer', 'chips', 'agreed', '2025-07-14', { positions: { US: 'offers' } }),
    state('app-frame', 'app', 'framework', '2025-09-15'),
  ],
  coverage: [
    coverage('contacts', 'calls', '2025-01-20', '2025-12-31'),
    coverage('contacts', 'rounds', '2025-05-01', '2025-12-31'),
    coverage('tracks', 'farm', '2025-01-20', '2025-12-31'),
    coverage('tracks', 'beef', '2025-01-20', '2025-12-31'),
    coverage('tracks', 'chips', '2025-01-20', '2025-12-31'),
    coverage('tracks', 'app', '2025-01-20', '2025-12-31'),
    coverage('tracks', 'drugs', '2025-01-20', '2025-12-31'),
  ],
}

/** An event claim of these fields; whatever is left out is not said. */
export function eventClaim(
  said: Partial<Omit<EventProposition, 'date'>> & {
    date?: [string, string] | string
    who?: NonNullable<EventProposition['written']>['who']
    since?: string
    placeCountry?: string
    speaker?: string
  },
): Extract<Claim, { type: 'event' }> {
  const { date, who, speaker, since, placeCountry, ...rest } = said
  const range = date === undefined ? null : typeof date === 'string' ? [date, date] : date
  const event: EventProposition = {
    kind: 'call',
    participants: [],
    place: null,
    placeImplied: null,
    ordinal: null,
    count: null,
    status: null,
    note: null,
    ...rest,
    date: range === null ? null : { start: day(range[0] ?? ''), end: day(range[1] ?? '') },
    since: since ?? null,
    written: {
      who: who ?? (rest.participants === undefined ? 'open' : 'named'),
      placeCountry: placeCountry ?? null,
      since: since === undefined ? null : { from: day(since), to: day(since), what: 'date' },
      sinceAt: null,
      countHedge: null,
      over: rest.status === undefined || rest.status === 'held',
      named: true,
      implied: [],
    },
  }
  return {
    type: 'event',
    span: [0, 1],
    checkable: true,
    speaker: speaker === undefined ? null : { name: null, role: '', side: speaker },
    modality: 'asserted',
    derivation: [],
    event,
  }
}
