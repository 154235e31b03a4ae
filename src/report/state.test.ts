import { expect, test } from 'vitest'
import { parseDay } from '../time/day.js'
import { printBoard, printFound, printNext, printTimeline } from './state.js'

test('the board tells contacts with each side’s word, then what holds on every track', () => {
  const text = printBoard({
    on: '2025-09-18',
    known: '2025-09-18',
    contacts: [
      {
        series: 'leaders-2025',
        level: 'leaders',
        held: 1,
        ordinal: 1,
        last: {
          id: 'call-1',
          type: 'call',
          ordinal: 1,
          start: '2025-06-05',
          state: 'held',
          sides: [],
          silent: [],
          sources: [],
        },
        next: {
          id: 'call-2',
          type: 'call',
          start: '2025-09-19',
          state: 'expected',
          sides: [
            { side: 'US', status: 'expected', on: '2025-09-16' },
            { side: 'CN', status: 'not-confirmed', on: '2025-09-18' },
          ],
          silent: [],
          sources: ['a'],
        },
        disputed: [],
        claimed: [],
      },
    ],
    tracks: [
      {
        track: 'tiktok',
        states: [
          {
            id: 'x',
            stage: 'framework',
            from: '2025-09-15',
            terms: 'New owners for the app.',
            positions: { US: 'a deal is near', CN: 'a basic consensus' },
            deadlines: [{ date: '2025-12-16', what: 'the ban takes effect', instrument: 'EO 1' }],
            sources: ['s-1', 's-2'],
            confidence: 'medium',
          },
        ],
      },
      { track: 'chips', states: [] },
    ],
  })
  expect(text).toBe(`In force on 18 Sep 2025, as known on 18 Sep 2025

Contacts
  leaders-2025: 1 held; last: call 1, 5 Jun 2025 [call-1]
      next: call, 19 Sep 2025 [call-2] (US expected, CN not confirmed)

Tiktok
  framework, since 15 Sep 2025, confidence medium
    New owners for the app.
    US: a deal is near
    CN: a basic consensus
    Due 16 Dec 2025: the ban takes effect (EO 1)
    Sources: s-1, s-2

Chips
  nothing holds on that day
`)
})

test('the timeline writes each day once', () => {
  const item = { kind: 'statement' as const, track: 'tiktok', side: 'US', sources: ['s-1'] }
  expect(
    printTimeline([
      { ...item, date: '2025-09-15', id: 'a', what: 'First.' },
      { ...item, date: '2025-09-15', id: 'b', what: 'Second.', track: null, side: null },
    ]),
  ).toBe(`2025-09-15  statement  tiktok, US
            First.
            [a] s-1
            statement
            Second.
            [b] s-1
`)
})

test('the agenda tells day, weekday, matter and instrument', () => {
  const item = { id: 'x', kind: 'deadline' as const, track: 'tiktok', instrument: 'EO 1', source: 's-1' }
  expect(printNext([{ ...item, date: '2025-09-19', what: 'The call is planned.' }])).toBe(
    'Fri 2025-09-19  The call is planned.\n                deadline; tiktok; EO 1; s-1\n',
  )
})

test('empty answers say what would fill them', () => {
  expect(printTimeline([])).toContain('Widen --from and --to')
  expect(printNext([])).toContain('--days')
  expect(printFound([])).toContain('No record')
})

test('found records show their id first', () => {
  const record = {
    id: 'p-1',
    kind: 'person' as const,
    names: ['Li'],
    roles: [],
    confidence: 'high' as const,
    at: { file: 'a', line: 1 },
  }
  expect(printFound([{ id: 'p-1', kind: 'person', title: 'Li', day: parseDay('2025-01-01'), record }])).toBe(
    'p-1  person, 2025-01-01\n    Li\n',
  )
})
