import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, isoDay } from '../time/day.js'
import { asKnown } from './as-known.js'
import type { Snapshot } from './records.js'
import { stateOn } from './standing.js'
import { day, small, snapshotOf, sources } from './testing/small.js'

const snapshot = snapshotOf(small)

describe('a contact as known on a day', () => {
  const call = (known: string) => asKnown(snapshot, day(known)).contacts.find(({ id }) => id === 'call-september')

  test('is not there before its first word', () => {
    expect(call('2025-09-14')).toBeUndefined()
  })
  test('has the words said so far, and neither outcome nor topics nor people', () => {
    expect(call('2025-09-18')).toMatchObject({
      ordinal: 2,
      status: [
        { side: 'US', status: 'expected' },
        { side: 'CN', status: 'not-confirmed' },
      ],
      participants: [],
      topics: {},
      note: undefined,
    })
    expect(call('2025-09-18')).not.toHaveProperty('outcome')
    expect(isoDay(call('2025-09-18')?.start as Day)).toBe('2025-09-19')
  })
  test('is cited from what could be read by then', () => {
    expect(call('2025-09-18')?.sources).toEqual(['press-september'])
    expect(call('2025-09-15')?.sources).toEqual(['press-september'])
    expect(call('2025-10-20')?.sources).toEqual(['press-september', 'press-october'])
  })
  test('is whole when all of it is public', () => {
    expect(call('2026-09-01')).toBe(snapshot.contacts.find(({ id }) => id === 'call-september'))
  })
  test('has no day before the day was settled', () => {
    const later = snapshotOf({
      'sources.yaml': sources,
      'contacts/a.yaml': (small['contacts/leaders.yaml'] ?? '').replace(
        'end: 2025-09-19',
        'end: 2025-09-19\n  dated: 2025-09-16',
      ),
    })
    const start = (known: string) => asKnown(later, day(known)).byId.get('call-september')
    expect(start('2025-09-15')).not.toHaveProperty('start', day('2025-09-19'))
    expect(start('2025-09-16')).toHaveProperty('start', day('2025-09-19'))
  })
})

describe('states of a track', () => {
  const states = (valid: string, known = valid) =>
    stateOn(snapshot, 'app', { valid: day(valid), known: day(known) }).map(({ id }) => id)
  test('a framework and a legal pause stand side by side, newest first', () => {
    expect(states('2025-09-16')).toEqual(['app-3', 'app-2', 'app-1'])
    expect(states('2025-09-18')).toEqual(['app-3', 'app-2'])
  })
  test('a closing counts from the day it was known', () => {
    expect(states('2025-09-24', '2025-09-24')).toEqual(['app-3', 'app-2'])
    expect(states('2025-10-01', '2025-09-24')).toEqual(['app-3', 'app-2'])
    expect(states('2025-10-01', '2025-09-25')).toEqual(['app-3'])
  })
})

describe('a correction', () => {
  const record = (id: string, rest: string): string =>
    `- {id: ${id}, track: t, stage: talks, from: 2025-01-02, terms: ${id}, sources: us-early, confidence: high, ${rest}}\n`
  const corrected = snapshotOf({
    'sources.yaml': sources,
    'tracks/t.yaml':
      record('first', 'recorded: 2025-01-02') +
      record('second', 'recorded: 2025-02-01, supersedes: first') +
      record('third', 'recorded: 2025-03-01, supersedes: second'),
  })
  test.each([
    ['2025-01-01', []],
    ['2025-01-02', ['first']],
    ['2025-02-01', ['second']],
    ['2025-03-01', ['third']],
  ])('on %s, %j stands', (known, expected) => {
    expect(asKnown(corrected, day(known)).tracks.map(({ id }) => id)).toEqual(expected)
  })
})

/** Every day in a value that says when something was said, done or made public. */
function publicDays(snapshotOrView: Snapshot): Day[] {
  const { contacts, statements, tracks, measures } = snapshotOrView
  return [
    ...contacts.flatMap(({ status, outcome, recorded }) => [
      ...status.map(({ on }) => on ?? recorded),
      ...(outcome === undefined ? [] : [recorded]),
    ]),
    ...statements.map(({ recorded }) => recorded),
    ...tracks.flatMap(({ recorded, closed }) => [recorded, ...(closed === undefined ? [] : [closed.recorded])]),
    ...measures.flatMap(({ steps }) => steps.map(({ recorded }) => recorded)),
  ]
}

describe('as known on any day', () => {
  const anyDay = fc.integer({ min: 0, max: 700 }).map((n) => addDays(day('2025-01-01'), n))
  test('nothing rests on what was made public later', () => {
    fc.assert(
      fc.property(anyDay, (known) => {
        expect(publicDays(asKnown(snapshot, known)).every((on) => on <= known)).toBe(true)
      }),
    )
  })
  test('nothing that is known is forgotten later', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(400), (known, more) => {
        const later = asKnown(snapshot, addDays(known, more))
        for (const id of asKnown(snapshot, known).byId.keys()) expect(later.byId.has(id)).toBe(true)
      }),
    )
  })
  test('the view of a day is made once', () => {
    expect(asKnown(snapshot, day('2025-09-18'))).toBe(asKnown(snapshot, day('2025-09-18')))
  })
})
