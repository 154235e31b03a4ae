import { describe, expect, test } from 'vitest'
import { parseDay } from '../time/day.js'
import { marksOf, textOf } from './find.js'
import { mark } from './testing/mark.js'

describe('baselines without a date', () => {
  test.each([
    ['It fell 5% year-on-year.', 'year-on-year = 1 year'],
    ['It fell 5% year on year.', 'year on year = 1 year'],
    ['It fell 5% year-over-year.', 'year-over-year = 1 year'],
    ['It fell 5% y/y.', 'y/y = 1 year'],
    ['It fell 5% yoy.', 'yoy = 1 year'],
    ['It fell 5% y-o-y.', 'y-o-y = 1 year'],
    ['It fell 5% on the year.', 'on the year = 1 year'],
    ['It fell 5% on year.', 'on year = 1 year'],
    ['It fell 5% annually.', 'annually = 1 year'],
    ['It fell 5% from a year earlier.', 'a year earlier = 1 year'],
    ['It fell 5% from a year ago.', 'a year ago = 1 year'],
    ['It fell 5% from the year before.', 'year before = 1 year'],
    ['It fell 5% versus the previous year.', 'previous year = 1 year'],
    ['It fell 5% compared with a year earlier.', 'a year earlier = 1 year'],
    ['It was $7 billion, down from $9 billion a year earlier.', 'a year earlier = 1 year'],
    ['It fell 5% from two years earlier.', 'two years earlier = 2 year'],
    ['It fell 5% from a decade ago.', 'a decade ago = 10 year'],
    ['It fell 5% from the same month last year.', 'same month last year = 1 year'],
    ['It fell 5% from the same period a year earlier.', 'same period a year earlier = 1 year'],
    ['It fell 5% from the same period of the previous year.', 'same period of the previous year = 1 year'],
    ['It fell 5% from the prior-year period.', 'prior-year = 1 year'],
    ['It fell 5% from the same ten months last year.', 'same ten months last year = 1 year'],
    ['It fell against the same ten months of 2024.', 'same ten months = 1 year'],
    ['It fell 5% from the year-ago period.', 'year-ago = 1 year'],
    ['It fell 5% over last year.', 'last year = 1 year'],
    ['It was 8% below last year.', 'last year = 1 year'],
    ['It fell 5% month-on-month.', 'month-on-month = 1 month'],
    ['It fell 5% m/m.', 'm/m = 1 month'],
    ['It fell 5% MoM.', 'MoM = 1 month'],
    ['It fell 5% from the previous month.', 'previous month = 1 month'],
    ['It fell 5% from a month earlier.', 'a month earlier = 1 month'],
    ['It fell 5% from last month.', 'last month = 1 month'],
    ['It fell 5% quarter-on-quarter.', 'quarter-on-quarter = 1 quarter'],
    ['It fell 5% from the previous quarter.', 'previous quarter = 1 quarter'],
    ['It fell 5% from the preceding quarter.', 'preceding quarter = 1 quarter'],
    ['It fell 5% from the previous week.', 'previous week = 1 week'],
  ])('%s', (text, expected) => {
    const sentence = mark(text)
    expect(marksOf(sentence, 'baseline').map((one) => `${textOf(sentence, one)} = ${one.count} ${one.shift}`)).toEqual([
      expected,
    ])
  })
  test.each([
    'It fell last year.',
    'It buys 25 million tons annually.',
    'Mom bought it.',
    'They met two weeks earlier.',
    'It came on the yearly list.',
  ])('%s has none', (text) => {
    expect(marksOf(mark(text), 'baseline')).toEqual([])
  })
  test('`from last year` is a period to compare with as well', () => {
    const sentence = mark('It fell 5% from last year.')
    expect(marksOf(sentence, 'period').map(({ role }) => role)).toEqual(['from-earlier'])
  })
})

describe('durations', () => {
  test.each([
    ['It lasts 90 days.', '90 days = P90D'],
    ['A 90-day pause began.', '90-day = P90D'],
    ['It was extended for another 90 days.', '90 days = P90D'],
    ['It lasts for a year.', 'year = P1Y'],
    ['It lasts one year.', 'one year = P1Y'],
    ['It was extended by another year.', 'year = P1Y'],
    ['It lasts three months.', 'three months = P3M'],
    ['It lasts two weeks.', 'two weeks = P2W'],
    ['It lasts two-and-a-half years.', 'two-and-a-half years = P30M'],
    ['It lasts 24 hours.', '24 hours = PT24H'],
    ['They spoke for 45 minutes.', '45 minutes = PT45M'],
    ['It lasts 30 to 60 days.', '30 to 60 days = P60D'],
    ['They met two weeks earlier.', 'two weeks = P2W'],
    ['USDA’s 10-year projections rose.', '10-year = P10Y'],
  ])('%s', (text, expected) => {
    const sentence = mark(text)
    expect(marksOf(sentence, 'duration').map((one) => `${textOf(sentence, one)} = ${one.iso}`)).toEqual([expected])
  })
})

describe('a period beside a comparison', () => {
  test.each([
    ['Exports fell 97 percent from January through July from a year earlier.', 'January through July', 'during'],
    ['Exports fell 53 percent compared with a year earlier from March to May.', 'March to May', 'during'],
    ['Imports were down 8% compared to 2024 from January through August.', 'January through August', 'during'],
    ['Imports were down 8% compared to 2024 from January through August.', '2024', 'from-earlier'],
    ['Prices rose 0.4% month on month in July.', 'July', 'during'],
    ['Prices rose 2.9% year-over-year in August.', 'August', 'during'],
    ['Exports grew 12.4% y/y in March.', 'March', 'during'],
    ['Imports rose 5.9% from a year earlier in August.', 'August', 'during'],
    ['Exports fell 10% versus the same period in 2024.', '2024', 'from-earlier'],
    ['Imports reached 3.2 million tons, up from 2.1 million in August.', 'August', 'from-earlier'],
    ['Imports fell from 2.1 million tons in July.', 'July', 'from-earlier'],
    ['Imports fell from a record $3 billion in May to $2 billion in June.', 'May', 'from-earlier'],
    ['Imports fell from a record $3 billion in May to $2 billion in June.', 'June', 'during'],
    ['Inflation rose to 2.9% in August from 2.7% in July.', 'July', 'from-earlier'],
    ['Duties were cut to 57% from 172% in May.', 'May', 'during'],
    ['Imports from Brazil reached 2 million tons in May.', 'May', 'during'],
  ])('%s: %s is %s', (text, written, role) => {
    const sentence = mark(text)
    const found = marksOf(sentence, 'period').find((one) => textOf(sentence, one) === written)
    expect(found?.role).toBe(role)
  })

  test.each([
    'Exports fell due to July storms.',
    'Due to July heat the harvest was small.',
    'Prices rose thanks to July rain.',
    'Exports fell in part owing to July floods.',
    'Exports fell, according to July data.',
  ])('a cause or a source sets no limit: %s', (text) => {
    const [july] = marksOf(mark(text), 'period')
    expect([july?.role, july?.period.start]).toEqual(['during', parseDay('2025-07-01')])
  })

  test.each(['Beijing extended the pause to November.', 'The deadline was moved to November.'])(
    'a limit stays one: %s',
    (text) => {
      expect(marksOf(mark(text), 'period')[0]?.role).toBe('until')
    },
  )
})
