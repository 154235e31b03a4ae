import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isoDay } from '../time/day.js'
import { dayIn } from '../time/zone.js'
import { dayWritten, readMoment } from './moment.js'

const iso = (written: string, zone: string): string | undefined => {
  const moment = readMoment(written, zone)
  return moment === undefined ? undefined : isoDay(moment.day)
}
const washington = 'America/New_York'
const beijing = 'Asia/Shanghai'

describe('the day of a moment is that of the publisher', () => {
  test.each([
    ['Tue, 16 Sep 2025 18:15:13 +0000', washington, '2025-09-16'],
    ['Wed, 17 Sep 2025 02:15:13 GMT', washington, '2025-09-16'],
    ['16 Sep 25 23:30 EDT', washington, '2025-09-16'],
    ['2026-10-02T11:15:00.000-04:00', washington, '2026-10-02'],
    ['2025-04-11T20:00:00Z', beijing, '2025-04-12'],
    ['Fri, 11 Apr 2025 23:00:00 CST', beijing, '2025-04-11'],
    ['2025-04-11 23:30', beijing, '2025-04-11'],
    ['2025-04-11', washington, '2025-04-11'],
    ['May 12, 2025', washington, '2025-05-12'],
    ['2025年4月11日', beijing, '2025-04-11'],
  ])('%s in %s is %s', (written, zone, expected) => expect(iso(written, zone)).toBe(expected))

  test.each(['', 'yesterday', '31 Feb 2025 10:00 GMT', '2025-13-01', '99/99/2025'])('"%s" is no day', (written) =>
    expect(readMoment(written, washington)).toBeUndefined(),
  )

  test('summer and winter have their own midnights', () => {
    expect(isoDay(dayIn(washington, Date.UTC(2025, 6, 2, 3, 59)))).toBe('2025-07-01')
    expect(isoDay(dayIn(washington, Date.UTC(2025, 0, 2, 4, 59)))).toBe('2025-01-01')
  })

  test('any text at all is a moment or none', () => {
    fc.assert(fc.property(fc.string(), (text) => void readMoment(text, washington)))
  })
})

test('the first day written in a text counts', () => {
  const found = dayWritten('Press release (SB 12) May 12, 2025 — as of 2025-05-01')
  expect(found === undefined ? undefined : isoDay(found)).toBe('2025-05-12')
})
