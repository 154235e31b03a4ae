import { describe, expect, test } from 'vitest'
import { isoInterval } from '../time/interval.js'
import { covered } from './coverage.js'
import { day, small, snapshotOf } from './testing/small.js'

const snapshot = snapshotOf(small)
const calls = { of: 'contacts', series: 'leaders-calls' } as const

describe('whether counts and absences may be judged', () => {
  test.each([
    ['2025-05-01', '2025-09-19', undefined, true, 'high', []],
    ['2025-05-01', '2026-03-01', undefined, true, 'medium', []],
    ['2025-05-01', '2026-08-01', undefined, false, 'medium', ['2026-07-01..2026-07-31']],
    ['2025-01-01', '2025-09-19', undefined, false, 'high', ['2025-01-01..2025-01-19']],
    ['2025-05-01', undefined, undefined, false, 'medium', ['2026-07-01..']],
    ['2025-05-01', undefined, '2025-09-18', true, 'high', []],
    ['2025-05-01', '2027-01-01', '2025-09-18', true, 'high', []],
    ['2027-01-01', '2027-02-01', undefined, false, undefined, ['2027-01-01..2027-01-31']],
  ])('%s until %s, as known on %s: %s', (from, until, known, expected, confidence, gaps) => {
    const cover = covered(
      snapshot,
      calls,
      { from: day(from), ...(until !== undefined && { until: day(until) }) },
      known === undefined ? undefined : day(known),
    )
    expect(cover.covered).toBe(expected)
    expect(cover.confidence).toBe(confidence)
    expect(cover.gaps.map(isoInterval)).toEqual(gaps)
  })

  test('what is not declared is not covered', () => {
    expect(
      covered(snapshot, { of: 'contacts', series: 'other' }, { from: day('2025-05-01'), until: day('2025-06-01') })
        .covered,
    ).toBe(false)
    expect(
      covered(snapshot, { of: 'tracks', track: 'app' }, { from: day('2025-05-01'), until: day('2025-06-01') }).covered,
    ).toBe(false)
  })
  test('the basis is told', () => {
    expect(covered(snapshot, calls, { from: day('2025-12-01'), until: day('2026-02-01') }).basis).toEqual([
      'both sides compared',
      'one side',
    ])
  })
})
