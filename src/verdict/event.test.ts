/** Contacts judged by a small record, as it stood on a day. */
import { describe, expect, test } from 'vitest'
import type { Evidence } from '../evidence/evidence.js'
import { day, eventClaim, smallLedger } from './event/testing/ledger.js'
import { judgeEvent } from './event.js'

const evidence: Evidence = { ledger: smallLedger, figures: { series: async () => [] } }
const on = (text: string) => ({ valid: day(text), known: day(text) })
const leaders = ['Ann Alder', 'Bo Birch']
const judge = async (said: Parameters<typeof eventClaim>[0], date = '2025-09-18') =>
  judgeEvent(eventClaim(said), evidence, on(date))
const label = async (said: Parameters<typeof eventClaim>[0], date?: string) => (await judge(said, date)).label

describe('one contact', () => {
  test.each([
    ['held, with its day', { participants: leaders, date: '2025-06-05' }, 'supported'],
    ['held, with its month', { participants: leaders, date: ['2025-06-01', '2025-06-30'] }, 'supported'],
    [
      'held, with its side codes',
      { kind: 'round', participants: ['US', 'CN'], date: '2025-09-14', place: 'Madrid' },
      'supported',
    ],
    [
      'one of its two days',
      { kind: 'round', date: '2025-09-15', place: 'Madrid, Spain', placeCountry: 'ES' },
      'supported',
    ],
    [
      'a day beside it, which only another local date explains',
      { participants: leaders, date: '2025-06-06' },
      'depends',
    ],
    ['another month', { participants: leaders, date: '2025-07-05' }, 'contradicted'],
    [
      'the right week in the wrong town',
      { kind: 'round', who: 'negotiators', date: ['2025-09-15', '2025-09-18'], place: 'Paris', placeCountry: 'FR' },
      'contradicted',
    ],
    [
      'the same, told of any officials',
      {
        kind: 'meeting',
        who: 'officials',
        participants: ['US', 'CN'],
        date: ['2025-09-15', '2025-09-18'],
        place: 'Paris',
        placeCountry: 'FR',
      },
      'no-data',
    ],
    [
      'another town of the same country cannot be told',
      { kind: 'round', who: 'negotiators', date: '2025-09-14', place: 'Barcelona', placeCountry: 'ES' },
      'depends',
    ],
    ['outside what is declared complete', { participants: leaders, date: '2024-06-05' }, 'no-data'],
    ['people of whom nothing is recorded', { participants: ['Ann Alder', 'Eve Elm'], date: '2025-06-05' }, 'no-data'],
    ['a claimed and denied call', { participants: leaders, date: ['2025-04-01', '2025-04-30'] }, 'unconfirmed'],
  ] as const)('%s: %j is %s', async (_, said, expected) => {
    expect(await label(said as Parameters<typeof eventClaim>[0])).toBe(expected)
  })

  test('to come, stated by one side: unconfirmed, with the day from which both had', async () => {
    const verdict = await judge({ participants: leaders, date: '2025-09-19', status: 'expected' })
    expect(verdict.label).toBe('unconfirmed')
    expect(verdict.knowableFrom).toBe(day('2025-09-19'))
    expect(verdict.note).toContain('not confirmed by CN')
  })

  test('asked as known the day after, the same claim is supported', async () => {
    const verdict = await judgeEvent(
      eventClaim({ participants: leaders, date: '2025-09-19', status: 'expected' }),
      evidence,
      {
        valid: day('2025-09-18'),
        known: day('2025-09-20'),
      },
    )
    expect(verdict.label).toBe('supported')
  })

  test('before any word of it, nothing is known, and the day on which it could be is told', async () => {
    const verdict = await judge({ participants: leaders, date: '2025-09-19', status: 'expected' }, '2025-09-01')
    expect(verdict.label).toBe('no-data')
    expect(verdict.knowableFrom).toBe(day('2025-09-15'))
  })

  test.each([
    ['2025-06-20', 'supported'],
    ['2025-04-26', 'unconfirmed'],
    ['2025-03-01', 'no-data'],
    ['2025-09-10', 'no-data'],
  ])('told without a day, on %s: %s', async (date, expected) => {
    expect(await label({ participants: leaders }, date)).toBe(expected)
  })

  test('what lies ahead is never contradicted', async () => {
    expect(await label({ participants: leaders, date: '2025-10-02', status: 'expected' })).toBe('no-data')
  })
})

describe('counts and ordinals', () => {
  test.each([
    ['three rounds since May', { kind: 'round', count: 3, since: '2025-05-01' }, 'supported'],
    ['four rounds since May', { kind: 'round', count: 4, since: '2025-05-01' }, 'contradicted'],
    ['two rounds since May', { kind: 'round', count: 2, since: '2025-05-01' }, 'contradicted'],
    ['two rounds since June', { kind: 'round', count: 2, since: '2025-06-01' }, 'supported'],
    [
      'three rounds since January, before the record begins',
      { kind: 'round', count: 3, since: '2025-01-01' },
      'no-data',
    ],
    [
      'second call, to come',
      { participants: leaders, ordinal: 2, since: '2025-01-20', status: 'expected' },
      'supported',
    ],
    [
      'third call, to come, right only with the call one side denies',
      { participants: leaders, ordinal: 3, since: '2025-01-20', status: 'expected' },
      'unconfirmed',
    ],
    [
      'second call since 2021',
      { participants: leaders, ordinal: 2, since: '2021-01-20', status: 'expected' },
      'no-data',
    ],
    ['second round, in London', { kind: 'round', ordinal: 2, place: 'London' }, 'supported'],
    ['third round, in London', { kind: 'round', ordinal: 3, place: 'London' }, 'contradicted'],
    ['third round, without place', { kind: 'round', ordinal: 3 }, 'supported'],
    ['fifth round, without place', { kind: 'round', ordinal: 5 }, 'contradicted'],
  ] as const)('%s: %j is %s', async (_, said, expected) => {
    expect(await label(said as Parameters<typeof eventClaim>[0])).toBe(expected)
  })

  test('a right number with a wrong day is not supported', async () => {
    expect(
      await label({ participants: leaders, count: 1, since: '2025-01-20', date: ['2025-06-01', '2025-06-30'] }),
    ).toBe('supported')
    expect(
      await label({ participants: leaders, count: 1, since: '2025-01-20', date: ['2025-07-01', '2025-07-31'] }),
    ).toBe('contradicted')
  })

  test('at least two rounds holds where there were three', async () => {
    const claim = eventClaim({ kind: 'round', count: 2, since: '2025-05-01' })
    if (claim.event.written !== undefined) claim.event.written.countHedge = { text: 'at least', kind: 'at-least' }
    expect((await judgeEvent(claim, evidence, on('2025-09-18'))).label).toBe('supported')
  })

  test('the list that was counted is shown as evidence', async () => {
    const verdict = await judge({ kind: 'round', count: 3, since: '2025-05-01' })
    expect(verdict.readings[0]?.evidence.map(({ id }) => id)).toEqual(['round-1', 'round-2', 'round-3'])
    expect(verdict.computed).toContain('Geneva')
  })

  test('a claimed and denied call is never counted', async () => {
    const verdict = await judge({ participants: leaders, ordinal: 2, since: '2025-01-20', status: 'expected' })
    expect(verdict.readings.flatMap(({ evidence: rows }) => rows.map(({ id }) => id))).not.toContain('call-claimed')
  })

  test('right only with the call that one side denies: unconfirmed', async () => {
    expect(await label({ participants: leaders, ordinal: 4, since: '2025-01-20', status: 'expected' })).toBe('no-data')
    expect(await label({ participants: leaders, count: 2, since: '2025-01-20' })).toBe('unconfirmed')
  })

  test('on the last day of a round a text may or may not count it', async () => {
    expect(await label({ kind: 'round', count: 2, since: '2025-05-01' }, '2025-09-15')).toBe('depends')
  })
})

describe('what is never called wrong', () => {
  const wrong = {
    'a day': { participants: leaders, date: '2025-07-05' },
    'a number': { kind: 'round', count: 5, since: '2025-05-01' },
    'a rank': { kind: 'round', ordinal: 5 },
  } as const
  test.each([
    ['a day', 'over', 'no-data'],
    ['a number', 'over', 'no-data'],
    ['a rank', 'over', 'no-data'],
    ['a day', 'named', 'no-data'],
    ['a number', 'named', 'no-data'],
    ['a rank', 'named', 'no-data'],
    ['a day', undefined, 'contradicted'],
    ['a number', undefined, 'contradicted'],
    ['a rank', undefined, 'contradicted'],
  ] as const)('%s that is wrong, where %s is not sure: %s', async (what, lacking, expected) => {
    const claim = eventClaim(wrong[what] as Parameters<typeof eventClaim>[0])
    if (claim.event.written !== undefined && lacking !== undefined) claim.event.written[lacking] = false
    expect((await judgeEvent(claim, evidence, on('2025-09-18'))).label).toBe(expected)
  })

  test('a day without a year that fits in another year depends', async () => {
    const claim = eventClaim({ participants: leaders, date: '2024-06-05' })
    if (claim.event.written !== undefined)
      claim.event.written.otherDate = { start: day('2025-06-05'), end: day('2025-06-05') }
    expect((await judgeEvent(claim, evidence, on('2025-09-18'))).label).toBe('depends')
  })

  test('one to come has the next rank only where the record has one to come', async () => {
    const next = { kind: 'round', ordinal: 4, status: 'expected' } as const
    expect(await label(next)).toBe('no-data')
    const call = { participants: leaders, ordinal: 2, since: '2025-01-20', status: 'expected' } as const
    expect(await label(call)).toBe('supported')
  })
})

describe('a side’s word', () => {
  test.each([
    ['not-confirmed', 'CN', '2025-09-18', 'supported'],
    ['not-confirmed', 'US', '2025-09-18', 'no-data'],
    ['confirmed', 'CN', '2025-09-18', 'unconfirmed'],
    ['confirmed', 'CN', '2025-09-19', 'supported'],
  ] as const)('%s by %s on %s: %s', async (status, side, date, expected) => {
    expect(await label({ participants: leaders, date: '2025-09-19', status, speaker: side }, date)).toBe(expected)
  })

  test('a refusal stays in the record when the side confirms later', async () => {
    const claim = eventClaim({ participants: leaders, date: '2025-09-19', status: 'not-confirmed', speaker: 'CN' })
    const later = await judgeEvent(claim, evidence, { valid: day('2025-09-18'), known: day('2025-12-01') })
    expect(later.label).toBe('supported')
  })

  test('a word whose side is not told cannot be looked up', async () => {
    expect(await label({ participants: leaders, date: '2025-09-19', status: 'not-confirmed' })).toBe('no-data')
  })
})
