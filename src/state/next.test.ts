import { describe, expect, test } from 'vitest'
import { day, small, snapshotOf } from '../ledger/testing/small.js'
import { next } from './next.js'

const snapshot = snapshotOf(small)
const due = (on: string, days: number, known = on): string[] =>
  next(snapshot, { on: day(on), known: day(known), days }).map(({ date, kind, what }) => `${date} ${kind}: ${what}`)

describe('what falls due', () => {
  test('planned contacts, last days of measures and deadlines, in order of day', () => {
    expect(due('2025-09-18', 100)).toEqual([
      '2025-09-19 contact: leaders call: CN not confirmed, US expected',
      '2025-11-09 measure-ends: a duty: last day named for: suspended at 20%. No word known says what holds after it; the word before was: in force at 20% (order 2).',
      '2025-12-16 deadline: end of non-enforcement',
    ])
  })
  test('an extension takes the place of the day it moved', () => {
    expect(due('2025-08-01', 30, '2025-08-01').map((line) => line.slice(0, 23))).toEqual(['2025-08-11 measure-ends'])
    expect(due('2025-08-01', 30, '2025-08-11')).toEqual([])
  })
  test('a step that is to begin is a change', () => {
    expect(due('2025-03-03', 1)).toEqual([
      '2025-03-04 measure-changes: a duty: in force at 20%, before: in force at 10%',
    ])
  })
  test('a contact that was held is no longer due', () => {
    expect(due('2025-09-19', 1)).toEqual([])
    expect(due('2025-09-19', 1, '2025-09-18')).toEqual([
      '2025-09-19 contact: leaders call: CN not confirmed, US expected',
    ])
  })
  test('the first and the last day count', () => {
    expect(due('2025-12-16', 0)).toEqual(['2025-12-16 deadline: end of non-enforcement'])
    expect(due('2025-12-15', 1)).toEqual(['2025-12-16 deadline: end of non-enforcement'])
    expect(due('2025-12-15', 0)).toEqual([])
  })
  test('releases of figures are listed with the rest', () => {
    const releases = [{ date: day('2025-10-07'), what: 'US trade, August 2025', source: 'Census' }]
    expect(next(snapshot, { on: day('2025-10-01'), known: day('2025-10-01'), days: 10, releases })).toEqual([
      {
        id: 'release.census-us-trade-august-2025',
        date: '2025-10-07',
        kind: 'release',
        what: 'US trade, August 2025',
        track: null,
        instrument: null,
        source: 'Census',
      },
    ])
  })
})
