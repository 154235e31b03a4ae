import { describe, expect, test } from 'vitest'
import { isoDay } from '../time/day.js'
import { marksOf, textOf } from './find.js'
import { mark } from './testing/mark.js'

/** Every period of a sentence as `text = first..last role`, with `~` where the year was filled in and the other calendar named. */
function periods(text: string, date = '2025-09-18'): string[] {
  const sentence = mark(text, date)
  return marksOf(sentence, 'period').map((period) => {
    const { start, end, calendar } = period.period
    const span = start === end ? isoDay(start) : `${isoDay(start)}..${isoDay(end)}`
    return `${textOf(sentence, period)} = ${span} ${period.role}${calendar === 'calendar' ? '' : ` ${calendar}`}`
  })
}

describe('full dates, in every order people write them', () => {
  test.each([
    ['The truce holds until November 10, 2025.', 'November 10, 2025 = 2025-11-10 until'],
    ['The truce holds until 10 November 2025.', '10 November 2025 = 2025-11-10 until'],
    ['They met on the 10th of November 2025.', '10th of November 2025 = 2025-11-10 during'],
    ['They met on November 10th, 2025.', 'November 10th, 2025 = 2025-11-10 during'],
    ['They met on Nov. 10, 2025.', 'Nov. 10, 2025 = 2025-11-10 during'],
    ['They met on 10 Nov 2025.', '10 Nov 2025 = 2025-11-10 during'],
    ['They met on 2025-11-10.', '2025-11-10 = 2025-11-10 during'],
    ['They met on 18/09/2025.', '18/09/2025 = 2025-09-18 during'],
    ['They met on 9/18/2025.', '9/18/2025 = 2025-09-18 during'],
    ['They met on Friday, September 19, 2025.', 'Friday, September 19, 2025 = 2025-09-19 during'],
    ['They met on Friday 19 September 2025.', 'Friday 19 September 2025 = 2025-09-19 during'],
    ['They met on September 16-17, 2023.', 'September 16-17, 2023 = 2023-09-16..2023-09-17 during'],
    ['They met on 14–15 September 2025.', '14–15 September 2025 = 2025-09-14..2025-09-15 during'],
    ['They met from September 14 to 17, 2025.', 'September 14 to 17, 2025 = 2025-09-14..2025-09-17 during'],
    ['They met from April 30 to May 2, 2025.', 'April 30 to May 2, 2025 = 2025-04-30..2025-05-02 during'],
    ['Their April 2, 2024, telephone call was long.', 'April 2, 2024 = 2024-04-02 during'],
    ['It applied on\u00a0February\u00a029, 2024.', 'February\u00a029, 2024 = 2024-02-29 during'],
    ['It applied on Feb&nbsp;4, 2025.', 'Feb&nbsp;4, 2025 = 2025-02-04 during'],
  ])('%s', (text, expected) => {
    expect(periods(text)).toEqual([expected])
  })
})

describe('days without a year lean on the tense', () => {
  test.each([
    ['2025-08-11', 'The suspension will last until November 10.', 'November 10 = 2025-11-10 until'],
    ['2025-08-12', 'Trump extended the truce until Nov. 10.', 'Nov. 10 = 2025-11-10 until'],
    ['2024-11-14', 'Biden will meet Xi in Lima on November 16.', 'November 16 = 2024-11-16 during'],
    ['2025-01-10', 'Biden met Xi in Lima on November 16.', 'November 16 = 2024-11-16 during'],
    ['2025-09-18', 'He met Bessent in Stockholm on July 28 and 29.', 'July 28 and 29 = 2025-07-28..2025-07-29 during'],
    ['2020-01-29', 'Both sides delayed proposed December 15 tariffs.', 'December 15 = 2019-12-15 during'],
    ['2025-10-11', 'He threatened a tariff starting November 1.', 'November 1 = 2025-11-01 start'],
    ['2025-11-12', 'The cut takes effect from Nov 10.', 'Nov 10 = 2025-11-10 start'],
    ['2025-10-12', 'Sales for the week ending Sept. 25 rose.', 'week ending Sept. 25 = 2025-09-19..2025-09-25 during'],
    ['2025-11-12', 'They booked it for December-January shipment.', 'December-January = 2025-12-01..2026-01-31 during'],
    ['2025-11-12', 'They booked it for December delivery.', 'December = 2025-12-01..2025-12-31 during'],
    ['2025-04-10', 'The duty takes effect on May 2.', 'May 2 = 2025-05-02 start'],
    ['2025-09-18', 'China must decide by October 3.', 'October 3 = 2025-10-03 by'],
    ['2025-12-28', 'The rate will rise on January 1.', 'January 1 = 2026-01-01 during'],
    ['2026-01-05', 'The rate rose on December 20.', 'December 20 = 2025-12-20 during'],
    [
      '2025-07-18',
      'It was cut for 90 days from May 14 to August 12.',
      'May 14 to August 12 = 2025-05-14..2025-08-12 during',
    ],
    ['2025-11-20', 'They spoke on Friday, September 19.', 'Friday, September 19 = 2025-09-19 during'],
  ])('on %s: %s', (date, text, expected) => {
    expect(periods(text, date)).toEqual([expected])
  })
  test('where no verb tells, the nearer year is taken and the other one kept', () => {
    const [period] = marksOf(mark('The March 4 tariffs are high.', '2025-09-18'), 'period')
    expect(period?.inferred).toEqual(['year'])
    expect(period?.other && isoDay(period.other.start)).toBe('2026-03-04')
  })
})

describe('dates that cannot be are never shifted', () => {
  test.each([
    'They met on February 30.',
    'They met on February 29, 2025.',
    'They met on Sept 31.',
    'They met on 31 September 2025.',
    'They met on 2025-02-30.',
    'They met on 13/45/2025.',
    'They met on 04/05/2025.',
    'They met on June 17-9.',
  ])('%s', (text) => {
    expect(periods(text)).toEqual([])
    expect(marksOf(mark(text), 'count')).toEqual([])
  })
})

describe('months', () => {
  test.each([
    ['Exports fell in August.', 'August = 2025-08-01..2025-08-31 during'],
    ['Exports fell in December.', 'December = 2024-12-01..2024-12-31 during'],
    ['Exports rose in September.', 'September = 2025-09-01..2025-09-30 during'],
    ['August exports fell.', 'August = 2025-08-01..2025-08-31 during'],
    ['Exports will rise in November.', 'November = 2025-11-01..2025-11-30 during'],
    ['It was the same period in 2024.', '2024 = 2024-01-01..2024-12-31 from-earlier'],
    ['The leaders are expected to meet in October.', 'October = 2025-10-01..2025-10-31 during'],
    ['July beef exports, nearly halted due to a lack of plants, fell.', 'July = 2025-07-01..2025-07-31 during'],
    ['Exports fell in November 2023.', 'November 2023 = 2023-11-01..2023-11-30 during'],
    ['Exports fell in November, 2023.', 'November, 2023 = 2023-11-01..2023-11-30 during'],
    ['Exports fell in November of 2023.', 'November of 2023 = 2023-11-01..2023-11-30 during'],
    ['Exports fell in November of last year.', 'November of last year = 2024-11-01..2024-11-30 during'],
    ['Exports fell in July this year.', 'July this year = 2025-07-01..2025-07-31 during'],
    ['Exports fell last November.', 'last November = 2024-11-01..2024-11-30 during'],
    ['Exports fell last August.', 'last August = 2025-08-01..2025-08-31 during'],
    ['Exports have fallen since May.', 'May = 2025-05-01..2025-05-31 since'],
    ['Exports have fallen since at least January 2017.', 'January 2017 = 2017-01-01..2017-01-31 since'],
    ['The volume was up 8% from June.', 'June = 2025-06-01..2025-06-30 from-earlier'],
    ['The volume fell 8% compared with July.', 'July = 2025-07-01..2025-07-31 from-earlier'],
    ['The volume was lower than in July.', 'July = 2025-07-01..2025-07-31 from-earlier'],
    ['It was agreed in mid-August.', 'mid-August = 2025-08-11..2025-08-20 during'],
    ['It was agreed in early June.', 'early June = 2025-06-01..2025-06-10 during'],
    ['It was agreed in late July.', 'late July = 2025-07-21..2025-07-31 during'],
    ['As of late July, China was yet to book any.', 'late July = 2025-07-21..2025-07-31 by'],
    ['At the end of August, China had bought nothing.', 'end of August = 2025-08-31 during'],
    ['Sept. exports fell.', 'Sept. = 2025-09-01..2025-09-30 during'],
    ['In June 447 tonnes were shipped.', 'June = 2025-06-01..2025-06-30 during'],
    ['In June 30 percent of it was sold.', 'June = 2025-06-01..2025-06-30 during'],
  ])('%s', (text, expected) => {
    expect(periods(text)).toEqual([expected])
  })
})

describe('stretches of months', () => {
  test.each([
    ['Exports fell 53% from January through July.', 'January through July = 2025-01-01..2025-07-31 during'],
    ['Exports fell from January to July.', 'January to July = 2025-01-01..2025-07-31 during'],
    ['January-July exports fell.', 'January-July = 2025-01-01..2025-07-31 during'],
    ['Exports in January–July fell.', 'January–July = 2025-01-01..2025-07-31 during'],
    ['Exports in Jan-Aug fell.', 'Jan-Aug = 2025-01-01..2025-08-31 during'],
    ['Exports in Jan.-Aug. 2024 fell.', 'Jan.-Aug. 2024 = 2024-01-01..2024-08-31 during'],
    ['Exports between January and July fell.', 'January and July = 2025-01-01..2025-07-31 during'],
    ['Exports in January and February fell.', 'January and February = 2025-01-01..2025-02-28 during'],
    [
      'Exports between January 2020 and December 2021 fell.',
      'January 2020 and December 2021 = 2020-01-01..2021-12-31 during',
    ],
    ['Exports from November 2024 through August fell.', 'November 2024 through August = 2024-11-01..2025-08-31 during'],
    ['Exports from November to March fell.', 'November to March = 2024-11-01..2025-03-31 during'],
    ['June through August 2025 was dry.', 'June through August 2025 = 2025-06-01..2025-08-31 during'],
    ['Exports in the first seven months fell.', 'first seven months = 2025-01-01..2025-07-31 during'],
    ['Exports in the first seven months of 2025 fell.', 'first seven months of 2025 = 2025-01-01..2025-07-31 during'],
    ['Exports in the first 7 months of the year fell.', 'first 7 months of the year = 2025-01-01..2025-07-31 during'],
    ['Exports in the first eleven months fell.', 'first eleven months = 2024-01-01..2024-11-30 during'],
    ['Exports in the last three months of 2024 fell.', 'last three months of 2024 = 2024-10-01..2024-12-31 during'],
    ['Exports in the 12 months to June fell.', '12 months to June = 2024-07-01..2025-06-30 during'],
    ['Exports in the year to June 2024 fell.', 'year to June 2024 = 2023-07-01..2024-06-30 during'],
    ['Exports in the three months ended August fell.', 'three months ended August = 2025-06-01..2025-08-31 during'],
    ['Nothing came between Dec. 3, 2024 and July 2025.', 'Dec. 3, 2024 and July 2025 = 2024-12-03..2025-07-31 during'],
    ['Year-to-date through July, exports fell.', 'Year-to-date through July = 2025-01-01..2025-07-31 during'],
  ])('%s', (text, expected) => {
    expect(periods(text)).toEqual([expected])
  })
})

describe('quarters, halves and years', () => {
  test.each([
    ['Exports fell in the second quarter.', 'second quarter = 2025-04-01..2025-06-30 during'],
    ['Exports fell in the fourth quarter.', 'fourth quarter = 2024-10-01..2024-12-31 during'],
    ['Exports fell in Q2 2025.', 'Q2 2025 = 2025-04-01..2025-06-30 during'],
    ['Exports fell in 2024 Q3.', '2024 Q3 = 2024-07-01..2024-09-30 during'],
    ['Exports fell in 2Q25.', '2Q25 = 2025-04-01..2025-06-30 during'],
    ['Second-quarter exports fell.', 'Second-quarter = 2025-04-01..2025-06-30 during'],
    ['Exports fell in the first quarter of this year.', 'first quarter of this year = 2025-01-01..2025-03-31 during'],
    ['Exports fell last quarter.', 'last quarter = 2025-04-01..2025-06-30 during'],
    ['Exports fell in the first half of 2025.', 'first half of 2025 = 2025-01-01..2025-06-30 during'],
    ['Exports fell in H1.', 'H1 = 2025-01-01..2025-06-30 during'],
    ['Exports fell in the first half of August.', 'first half of August = 2025-08-01..2025-08-15 during'],
    ['Exports fell in 2024.', '2024 = 2024-01-01..2024-12-31 during'],
    ['Exports fell for the first time since 2009.', '2009 = 2009-01-01..2009-12-31 since'],
    ['The smallest since mid-2020.', 'mid-2020 = 2020-06-01..2020-07-31 since'],
    ['It has committed to 25 million tons through 2028.', '2028 = 2028-01-01..2028-12-31 until'],
    ['Exports fell between 2020 and 2021.', '2020 and 2021 = 2020-01-01..2021-12-31 during'],
    ['The 2018-2019 trade war.', '2018-2019 = 2018-01-01..2019-12-31 during'],
    ['The 2018–19 trade war was long.', '2018–19 = 2018-01-01..2019-12-31 during'],
    ['It was down from 2024.', '2024 = 2024-01-01..2024-12-31 from-earlier'],
    ['By the end of 2025 it will be gone.', 'end of 2025 = 2025-12-31 by'],
    ['It will be gone by year-end.', 'year-end = 2025-12-31 by'],
    ['It fell in late 2024.', 'late 2024 = 2024-10-01..2024-12-31 during'],
    ['Exports fell in summer 2025.', 'summer 2025 = 2025-06-01..2025-08-31 during'],
    ['Exports fell in the fall of 2024.', 'fall of 2024 = 2024-09-01..2024-11-30 during'],
    ['Exports fell this summer.', 'this summer = 2025-06-01..2025-08-31 during'],
  ])('%s', (text, expected) => {
    expect(periods(text)).toEqual([expected])
  })
})

describe('fiscal and marketing years are never taken for calendar years', () => {
  test.each([
    ['Exports fell in fiscal year 2025.', 'fiscal year 2025 = 2024-10-01..2025-09-30 during fiscal'],
    ['Exports fell in fiscal 2025.', 'fiscal 2025 = 2024-10-01..2025-09-30 during fiscal'],
    ['Exports fell in FY2025.', 'FY2025 = 2024-10-01..2025-09-30 during fiscal'],
    ['Exports fell in FY 2025.', 'FY 2025 = 2024-10-01..2025-09-30 during fiscal'],
    ['Exports fell in FY25.', 'FY25 = 2024-10-01..2025-09-30 during fiscal'],
    ['Exports fell in fiscal year (FY) 2020.', 'fiscal year (FY) 2020 = 2019-10-01..2020-09-30 during fiscal'],
    ['Exports fell in the 2025 fiscal year.', '2025 fiscal year = 2024-10-01..2025-09-30 during fiscal'],
    ['Exports fell in the current fiscal year.', 'current fiscal year = 2024-10-01..2025-09-30 during fiscal'],
    [
      'Soybean sales fell in the 2024/25 marketing year.',
      '2024/25 marketing year = 2024-09-01..2025-08-31 during marketing',
    ],
    [
      'Wheat sales fell in the 2024/25 marketing year.',
      '2024/25 marketing year = 2024-06-01..2025-05-31 during marketing',
    ],
    ['Sales fell in 2024/25.', '2024/25 = 2024-09-01..2025-08-31 during marketing'],
    ['Sales fell in the 2024-25 season.', '2024-25 season = 2024-09-01..2025-08-31 during marketing'],
    ['Sales fell in marketing year 2024/25.', 'marketing year 2024/25 = 2024-09-01..2025-08-31 during marketing'],
    ['Cotton sales fell in the current season.', 'current season = 2025-08-01..2026-07-31 during marketing'],
    ['Soybean sales fell in the last marketing year.', 'last marketing year = 2024-09-01..2025-08-31 during marketing'],
  ])('%s', (text, expected) => {
    expect(periods(text)).toEqual([expected])
  })
})

describe('relative days, weeks and years', () => {
  test.each([
    ['They met today.', 'today = 2025-09-18 during'],
    ['They met yesterday.', 'yesterday = 2025-09-17 during'],
    ['They will meet tomorrow.', 'tomorrow = 2025-09-19 during'],
    ['They will speak on Friday.', 'Friday = 2025-09-19 during'],
    ['They spoke on Friday.', 'Friday = 2025-09-12 during'],
    ['Customs said Thursday it fell.', 'Thursday = 2025-09-18 during'],
    ['The leaders are to speak this Friday.', 'this Friday = 2025-09-19 during'],
    ['They met last Monday.', 'last Monday = 2025-09-15 during'],
    ['They will meet next Tuesday.', 'next Tuesday = 2025-09-23 during'],
    ['They met earlier this week.', 'earlier this week = 2025-09-15..2025-09-18 during'],
    ['They met last week.', 'last week = 2025-09-08..2025-09-14 during'],
    ['They will meet next week.', 'next week = 2025-09-22..2025-09-28 during'],
    ['They met last month.', 'last month = 2025-08-01..2025-08-31 during'],
    ['They met earlier this month.', 'earlier this month = 2025-09-01..2025-09-18 during'],
    ['Exports fell last year.', 'last year = 2024-01-01..2024-12-31 during'],
    ['Exports fell this year.', 'this year = 2025-01-01..2025-12-31 during'],
    ['Exports have fallen so far this year.', 'so far this year = 2025-01-01..2025-09-18 during'],
    ['Exports have fallen year to date.', 'year to date = 2025-01-01..2025-09-18 during'],
    ['They met two weeks ago.', 'two weeks ago = 2025-09-01..2025-09-07 during'],
    ['They met three days ago.', 'three days ago = 2025-09-15 during'],
    ['Exports halved over the past five years.', 'past five years = 2020-09-18..2025-09-18 over-span'],
    ['Exports halved over the past year.', 'past year = 2024-09-18..2025-09-18 over-span'],
    ['Exports halved over the last decade.', 'last decade = 2015-09-18..2025-09-18 over-span'],
    ['The lowest in five years.', 'five years = 2020-09-18..2025-09-18 over-span'],
    ['The lowest in nearly a decade.', 'a decade = 2015-09-18..2025-09-18 over-span'],
    ['The first time in six years.', 'six years = 2019-09-18..2025-09-18 over-span'],
    ['Exports hit a five-year low.', 'five-year = 2020-09-18..2025-09-18 over-span'],
    ['China agreed to buy more over two years.', 'two years = 2025-09-18..2027-09-18 over-span'],
    ['It will buy 25 million in each of the next three years.', 'next three years = 2025-09-18..2028-09-18 over-span'],
  ])('%s', (text, expected) => {
    expect(periods(text)).toEqual([expected])
  })
})

describe('words that look like dates and are none', () => {
  test.each([
    'China may buy more.',
    'May we say that it fell.',
    'Farmers march on the capital.',
    'The Long March was hard.',
    'Sun Meijun said so.',
    'It took 30 seconds.',
    'Trade Act of 1974 applies.',
    'Section 2025 applies.',
    'It sold 2025 tonnes.',
    'It earned $2025.',
    'Executive Order 14257 applies.',
    'April Kim said so.',
    'It rose on Black Friday.',
    'A second round is due.',
    'The fall was steep.',
  ])('%s', (text) => {
    expect(periods(text)).toEqual([])
  })
})
