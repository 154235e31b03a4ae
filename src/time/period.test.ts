import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Day, isoDay, parseDay } from './day.js'
import { isoPeriod, type Month, monthsPeriod, type Period, parsePeriod } from './period.js'

const days = (start: string, end: string): Period => ({
  start: parseDay(start),
  end: parseDay(end),
  calendar: 'calendar',
})

describe('a period as it is written', () => {
  test.each([
    ['2025-07', days('2025-07-01', '2025-07-31')],
    ['2024-02', days('2024-02-01', '2024-02-29')],
    ['2025', days('2025-01-01', '2025-12-31')],
    ['2025-01..2025-07', days('2025-01-01', '2025-07-31')],
    ['2026-07-17..2026-07-23', days('2026-07-17', '2026-07-23')],
    ['2025-12-26..2026-01-01', days('2025-12-26', '2026-01-01')],
    ['2026-07-23..2026-07-23', days('2026-07-23', '2026-07-23')],
  ])('%s', (text, period) => {
    expect(parsePeriod(text)).toEqual(period)
    expect(isoPeriod(period)).toBe(text)
  })
  test('whole months written by days are those months', () =>
    expect(isoPeriod(parsePeriod('2025-01-01..2025-07-31'))).toBe('2025-01..2025-07'))
  test.each([
    '2026-02-30..2026-03-05',
    '2026-07-23..2026-07-17',
    '2026-07-17',
    '2026-07-17..',
    '2026-07-17..2026-08',
    '',
  ])('"%s" is none', (text) => expect(() => parsePeriod(text, 'period')).toThrow(/is not a period\. Write a month/))
})

const anyDay = fc.integer({ min: -25_000, max: 80_000 }) as fc.Arbitrary<Day>
const anyMonth = fc.integer({ min: 1900 * 12, max: 2200 * 12 }) as fc.Arbitrary<Month>

test('any stretch of days or months, printed and read back, is the same', () => {
  fc.assert(
    fc.property(anyDay, fc.nat(800), anyMonth, fc.nat(40), (day, more, month, months) => {
      for (const period of [
        { start: day, end: (day + more) as Day, calendar: 'calendar' as const },
        monthsPeriod(month, (month + months) as Month),
      ])
        expect(parsePeriod(isoPeriod(period))).toEqual(period)
    }),
  )
})

test('any text is read or refused by name, and what is read begins before it ends', () => {
  const soup = fc.oneof(
    fc.string(),
    fc.stringMatching(/^[\d.-]{0,24}$/),
    anyDay.map((day) => `${isoDay(day)}..x`),
  )
  fc.assert(
    fc.property(soup, (text) => {
      try {
        const { start, end } = parsePeriod(text)
        expect(start).toBeLessThanOrEqual(end)
      } catch (error) {
        expect(String(error)).toMatch(/is not a period/)
      }
    }),
  )
})
