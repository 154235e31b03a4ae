import { describe, expect, test } from 'vitest'
import { isoDay, parseDay } from '../time/day.js'
import type { ReleaseCalendar } from './releases.js'
import { nextReleases, releaseOf, syncCommand } from './releases.js'
import { calendar, period } from './testing/figures.js'

const us = { agency: 'U.S. Census Bureau', reporter: 'US', partner: 'CN', classification: 'HS' }
const cn = { agency: 'China GACC', reporter: 'CN', partner: 'BR', classification: 'HS' }
const first = calendar.rules[0]
const shut: ReleaseCalendar = {
  rules:
    first === undefined
      ? []
      : [
          {
            ...first,
            delays: [{ from: parseDay('2025-10-01'), through: parseDay('2025-12-31'), days: 45, why: 'shutdown' }],
          },
        ],
}

describe('when a figure comes out', () => {
  test.each([
    ['2025-07', us, '2025-09-05'],
    ['2025-02', us, '2025-04-07'], // the 5th is a Saturday
    ['2024', us, '2025-02-05'],
    ['2024-10..2025-09', us, '2025-11-05'],
    ['2025-01..2025-07', us, '2025-09-05'],
    ['2025-09', cn, '2025-10-20'],
    ['2025-09', { ...cn, partner: 'W' }, '2025-10-07'],
    ['2025-01', { ...cn, partner: 'W' }, '2025-03-07'], // January comes out with February
  ])('%s of %j: %s', (text, series, day) => {
    const release = releaseOf(calendar, series, period(text))
    expect(release && isoDay(release.day)).toBe(day)
  })
  test('an agency without a rule has no day', () =>
    expect(releaseOf(calendar, { ...us, agency: 'Comex Stat' }, period('2025-07'))).toBeUndefined())
  test('a shutdown puts the release off, and says why', () => {
    const release = releaseOf(shut, us, period('2025-08'))
    expect(release && [isoDay(release.day), release.note]).toEqual(['2025-11-20', 'shutdown'])
  })
})

describe('what comes out next', () => {
  test('in order, inside the days asked', () =>
    expect(nextReleases(parseDay('2025-09-18'), 35, calendar).map((r) => `${isoDay(r.date)} ${r.what}`)).toEqual([
      '2025-09-20 US trade, Aug 2025',
      '2025-10-06 US trade, Aug 2025',
      '2025-10-07 US trade, Sep 2025',
      '2025-10-20 US trade, Sep 2025',
    ]))
  test('a delay that nobody could know yet does not show', () => {
    const days = (on: string) => nextReleases(parseDay(on), 70, shut).map((r) => isoDay(r.date))
    expect(days('2025-09-18')).toContain('2025-10-06')
    expect(days('2025-10-02')).toEqual(['2025-11-20'])
  })
})

describe('which command brings the figures of a trade', () => {
  const rule = calendar.rules.find(({ reporters }) => reporters.includes('US'))
  const held: ReleaseCalendar = { rules: rule === undefined ? [] : [{ ...rule, sync: 'census' }] }

  test('the source of the reporter’s rule, for the partner', () =>
    expect(syncCommand(held, { reporter: 'US', partner: 'VN' })).toBe('readout sync census --partner VN'))
  test('a classification that another source brings', () => {
    const sales = { rules: held.rules.map((one) => ({ ...one, syncOf: { ESR: 'esr' } })) }
    expect(syncCommand(sales, { reporter: 'US', partner: 'CN', classification: 'ESR' })).toBe(
      'readout sync esr --partner CN',
    )
    expect(syncCommand(sales, { reporter: 'US', partner: 'CN', classification: 'HS' })).toBe(
      'readout sync census --partner CN',
    )
  })
  test('a state’s trade comes from its country’s source', () =>
    expect(syncCommand(held, { reporter: 'US-IA', partner: 'CN' })).toBe('readout sync census --partner CN'))
  test('none where no rule names a source for the reporter', () =>
    expect(syncCommand(held, { reporter: 'BR', partner: 'CN' })).toBeUndefined())
})
