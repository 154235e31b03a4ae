import { describe, expect, test } from 'vitest'
import { day, duty, small, snapshotOf } from '../ledger/testing/small.js'
import { type TimelineQuestion, timeline } from './timeline.js'

const snapshot = snapshotOf(small)
const lines = (question: Omit<TimelineQuestion, 'known'> & { known: string }): string[] =>
  timeline(snapshot, { ...question, known: day(question.known) }).map(
    ({ date, kind, side, what }) => `${date} ${kind} ${side} ${what}`,
  )

describe('the timeline', () => {
  test('holds contacts, steps and statements in order of day, as known', () => {
    expect(lines({ known: '2025-09-18', from: day('2025-04-01') })).toEqual([
      '2025-04-28 contact null leaders call: disputed (CN denied 2025-04-28, US held 2025-04-25, day not known).',
      '2025-05-14 measure US a duty: suspended at 20% through 2025-08-11 (order 3, public 2025-05-12)',
      '2025-06-05 contact null leaders call, number 1 of leaders-calls: held (CN held 2025-06-05, US held 2025-06-05).',
      '2025-08-12 measure US a duty: suspended at 20% through 2025-11-09 (order 4, public 2025-08-11)',
      '2025-09-18 statement CN A spokesperson, spokesperson: not-confirmed: Did not confirm the call.',
      '2025-09-19 contact null leaders call, number 2 of leaders-calls: expected (CN not-confirmed 2025-09-18, US expected 2025-09-15).',
    ])
  })
  test('as known early, nothing later shows', () => {
    expect(lines({ known: '2025-03-01' })).toEqual([
      '2025-02-04 measure US a duty: in force at 10% (order 1, public 2025-02-01)',
    ])
  })
  test('can be asked for a track, a series, a side and a stretch of days', () => {
    const ids = (question: Omit<TimelineQuestion, 'known'>): string[] =>
      timeline(snapshot, { ...question, known: day('2026-01-01') }).map(({ id }) => id)
    expect(ids({ track: 'leaders' })).toEqual(['said-september'])
    expect(ids({ track: 'leaders-calls' })).toEqual(['call-claimed', 'call-june', 'call-september'])
    expect(ids({ track: 'tariffs' })).toEqual(['duty', 'duty', 'duty', 'duty'])
    expect(ids({ side: 'CN' })).toEqual(['call-claimed', 'call-june', 'said-september', 'call-september'])
    expect(ids({ from: day('2025-09-18'), to: day('2025-09-18') })).toEqual(['said-september'])
  })
  test('a step replaced before it began is told as such', () => {
    const step =
      '  - {from: 2025-03-10, recorded: 2025-02-20, status: in-force, rate: 34%, instrument: order 1a, sources: us-early}\n'
    const with34 = snapshotOf({
      ...small,
      'measures/us/duty.yaml': duty.replace('  - {from: 2025-03-04', `${step}  - {from: 2025-03-04`),
    })
    const what = (known: string): string | undefined =>
      timeline(with34, { known: day(known), from: day('2025-03-10'), to: day('2025-03-10') })[0]?.what
    expect(what('2025-02-20')).toBe('a duty: in force at 34% (order 1a, public 2025-02-20)')
    expect(what('2025-03-03')).toBe('a duty: in force at 34% (order 1a, public 2025-02-20); replaced before it began')
  })
})
