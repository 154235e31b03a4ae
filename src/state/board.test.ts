import { describe, expect, test } from 'vitest'
import { day, small, snapshotOf } from '../ledger/testing/small.js'
import { board } from './board.js'

const snapshot = snapshotOf(small)
const on = (valid: string, known = valid, only?: string) =>
  board(snapshot, { valid: day(valid), known: day(known) }, only)

describe('where tracks stand', () => {
  test('a framework and a legal pause stand side by side, newest first, with days as text', () => {
    expect(on('2025-09-18', '2025-09-18', 'app')).toMatchObject({
      on: '2025-09-18',
      known: '2025-09-18',
      tracks: [
        {
          track: 'app',
          states: [
            {
              id: 'app-3',
              stage: 'paused',
              from: '2025-09-16',
              through: '2025-12-16',
              deadlines: [{ date: '2025-12-16' }],
            },
            {
              id: 'app-2',
              stage: 'framework',
              from: '2025-09-15',
              positions: { CN: 'basic consensus' },
              sources: ['press-september'],
            },
          ],
        },
      ],
    })
  })
  test('a last day set by a later step does not show before it is known', () => {
    const framework = (known: string) => on('2025-09-18', known, 'app').tracks[0]?.states[1]
    expect(framework('2025-09-18')).not.toHaveProperty('through')
    expect(framework('2025-09-25')).toHaveProperty('through', '2025-09-24')
  })
  test('a track is listed from its first state known, also where none holds', () => {
    expect(on('2025-03-01').tracks.map(({ track }) => track)).toEqual(['tariffs'])
    expect(on('2026-06-01').tracks[0]).toEqual({ track: 'app', states: [] })
  })
})

describe('contacts between the sides', () => {
  const leaders = (valid: string, known = valid) => on(valid, known).contacts[0]
  test('the next call is expected by one side and not confirmed by the other', () => {
    expect(leaders('2025-09-18')).toMatchObject({
      series: 'leaders-calls',
      held: 1,
      ordinal: 1,
      last: { id: 'call-june', state: 'held' },
      next: {
        id: 'call-september',
        ordinal: 2,
        start: '2025-09-19',
        state: 'expected',
        sides: [
          { side: 'CN', status: 'not-confirmed', on: '2025-09-18' },
          { side: 'US', status: 'expected', on: '2025-09-15' },
        ],
      },
      disputed: [{ id: 'call-claimed', state: 'disputed' }],
    })
  })
  test('once held it is the last, and counted; the disputed call never is', () => {
    expect(leaders('2025-09-19')).toMatchObject({ held: 2, ordinal: 2, last: { id: 'call-september' } })
    expect(leaders('2025-09-19')).not.toHaveProperty('next')
  })
  test('a call that one side says was held, the other being silent, is claimed and not counted', () => {
    expect(leaders('2025-04-28', '2025-04-26')).toMatchObject({
      held: 0,
      disputed: [],
      claimed: [{ id: 'call-claimed' }],
    })
    expect(leaders('2025-04-28')).toMatchObject({ held: 0, disputed: [{ id: 'call-claimed' }], claimed: [] })
  })
  test('on an earlier day a call held later is not counted, even when it is known', () => {
    expect(leaders('2025-07-01', '2026-01-01')).toMatchObject({ held: 1, last: { id: 'call-june' } })
  })
  test('a planned call whose day went by without a word is no longer next', () => {
    expect(leaders('2025-09-25', '2025-09-18')).not.toHaveProperty('next')
  })
})
