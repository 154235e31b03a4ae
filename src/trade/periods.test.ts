import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InputError } from '../problem.js'
import { isoPeriod, type Month, monthOf, monthsOf, parsePeriod } from '../time/period.js'
import { baselineOf, periodOf, readBaselineWords, readPeriodWords } from './periods.js'

const latest = (2025 * 12 + 6) as Month
const time = { latest, marketingYearStarts: 9 }

describe('periods in words', () => {
  test.each([
    ['2025-07', '2025-07'],
    ['2025', '2025'],
    ['2025-01..2025-07', '2025-01..2025-07'],
    ['2024..2025', '2024-01..2025-12'],
    ['2026-07-24..2026-07-30', '2026-07-24..2026-07-30'],
    ['2026-07-01..2026-07-31', '2026-07'],
    ['2025-Q2', '2025-04..2025-06'],
    ['2025q4', '2025-10..2025-12'],
    ['latest', '2025-07'],
    ['ytd', '2025-01..2025-07'],
    ['ytd:2024-03', '2024-01..2024-03'],
    ['year-to-date:2025-01', '2025-01'],
    ['rolling', '2024-08..2025-07'],
    ['rolling:2025-01', '2024-02..2025-01'],
    ['fiscal:2025', '2024-10..2025-09'],
    ['FY:2025', '2024-10..2025-09'],
    ['marketing-year:2025/26', '2025-09..2026-08'],
    ['my:2025', '2025-09..2026-08'],
    ['my:1999/2000', '1999-09..2000-08'],
  ])('%s is %s', (text, expected) => expect(isoPeriod(periodOf(readPeriodWords(text), time))).toBe(expected))

  test.each([
    '',
    'soon',
    '2025-13',
    '2025-00',
    '202507',
    '2025-07..',
    'ytd:',
    'ytd:2025',
    'rolling:2025-13',
    'fiscal:',
    'fiscal:25',
    '2025-Q5',
    '3025',
    'latest:2025',
    '2025-07..2025-01',
    '2026-07-30..2026-07-24',
    '2026-02-24..2026-02-30',
  ])('"%s" is refused in one line that says what can be written', (text) => {
    expect(() => readPeriodWords(text)).toThrow(InputError)
    expect(() => readPeriodWords(text)).toThrow(/^--period {2}".*" is not a period\. .*(?:Write|Name)/)
  })
  test('the years of a marketing year must follow each other', () =>
    expect(() => readPeriodWords('my:2025/27')).toThrow(/two years of the marketing year: marketing-year:2025\/26/))
  test('a product without a marketing year on record has none', () =>
    expect(() => periodOf(readPeriodWords('my:2025/26'), { latest })).toThrow(
      /no marketing year .* such as 2025-09\.\.2026-08/,
    ))
})

describe('what a period is set against', () => {
  const against = (vs: string, period: string): string[] =>
    baselineOf(readBaselineWords(vs), parsePeriod(period), time).map(isoPeriod)
  test.each([
    ['year-ago', '2025-01..2025-07', ['2024-01..2024-07']],
    ['previous', '2025-07', ['2025-06']],
    ['previous', '2025-04..2025-06', ['2025-01..2025-03']],
    ['previous', '2026-07-24..2026-07-30', ['2026-07-17..2026-07-23']],
    ['2017', '2025', ['2017']],
    ['average:2018..2020', '2025-07', ['2018-07', '2019-07', '2020-07']],
    ['average:2018..2019', '2024-09..2025-08', ['2018-09..2019-08', '2019-09..2020-08']],
  ])('%s of %s', (vs, period, expected) => expect(against(vs, period)).toEqual(expected))
  test('of a fiscal year the average counts fiscal years by their own numbers', () => {
    const period = periodOf(readPeriodWords('fiscal:2025'), time)
    expect(baselineOf(readBaselineWords('average:2023..2024'), period, time).map(isoPeriod)).toEqual([
      '2022-10..2023-09',
      '2023-10..2024-09',
    ])
  })
  test.each(['average', 'average:2018', 'average:2022..2018', 'last decade'])('"%s" is refused', (text) =>
    expect(() => readBaselineWords(text)).toThrow(/^--vs {2}".*" is not (?:a baseline|an average)\. Write/),
  )
})

describe('properties', () => {
  const year = fc.integer({ min: 1900, max: 2199 })
  const month = fc.integer({ min: 1, max: 12 })
  const written = fc.tuple(year, month).map(([y, m]) => `${y}-${String(m).padStart(2, '0')}`)

  test('any text gives a period or one line of error, and nothing else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9a-zQ:./-]{0,20}$/)), (text) => {
        try {
          const period = periodOf(readPeriodWords(text), time)
          return monthsOf(period) !== undefined || /^\d{4}-\d\d-\d\d\.\./.test(text.trim())
        } catch (error) {
          return error instanceof InputError && !error.message.includes('\n')
        }
      }),
    )
  })
  test('a month reads back as itself, its year to date ends with it, its rolling year has twelve months', () => {
    fc.assert(
      fc.property(written, (text) => {
        const of = (words: string) => periodOf(readPeriodWords(words), time)
        const one = of(text)
        expect(isoPeriod(one)).toBe(text)
        expect(of(`ytd:${text}`).end).toBe(one.end)
        expect(monthsOf(of(`rolling:${text}`))).toHaveLength(12)
        expect(of(`rolling:${text}`).end).toBe(one.end)
      }),
    )
  })
  test('a year ago is twelve months earlier and as long', () => {
    fc.assert(
      fc.property(written, fc.constantFrom('', 'ytd:', 'rolling:'), (text, kind) => {
        const period = periodOf(readPeriodWords(`${kind}${text}`), time)
        const [before] = baselineOf({ kind: 'year-ago' }, period, time)
        expect(before === undefined ? 0 : monthOf(period.start) - monthOf(before.start)).toBe(12)
        expect(before === undefined ? 0 : monthOf(period.end) - monthOf(before.end)).toBe(12)
      }),
    )
  })
})
