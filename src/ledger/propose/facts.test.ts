import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isoDay, parseDay } from '../../time/day.js'
import { factsIn, instrumentsIn, sentencesOf } from './facts.js'

const found = (text: string, signed?: string) => {
  const facts = factsIn(text, signed === undefined ? undefined : parseDay(signed))
  return {
    effective: facts.effective.map(({ value }) => isoDay(value)),
    until: facts.until.map(({ value }) => isoDay(value)),
    rates: facts.rates.map(({ value }) => value),
    headings: facts.headings.map(({ value }) => value),
    suspended: facts.suspended.length > 0,
  }
}

describe('days', () => {
  test.each([
    [
      'with respect to goods entered on or after 12:01 a.m. eastern standard time on November 10, 2025, the rate',
      '2025-11-10',
    ],
    ['on or after 12:01 a.m. eastern daylight time, April 9, 2025', '2025-04-09'],
    ['to 10 percent, effective November 10, 2025.', '2025-11-10'],
    ['自2025年4月10日12时01分起，对原产于美国的所有进口商品', '2025-04-10'],
  ])('%s: the first day is %s', (text, day) => expect(found(text).effective).toEqual([day]))

  test.each([
    ['is further extended until December 16, 2025.', '2025-12-16'],
    ['shall continue to be suspended until 12:01 a.m. eastern standard time on November 10, 2025.', '2025-11-09'],
    ['shall hold through January 31, 2026.', '2026-01-31'],
  ])('%s: the last day is %s', (text, day) => expect(found(text).until).toEqual([day]))

  test('a span from the date of the order is counted from its signing, and not at all where that is not known', () => {
    const text = 'The Attorney General shall not enforce the Act for 120 days from the date of this order.'
    expect(found(text, '2025-09-25').until).toEqual(['2026-01-23'])
    expect(found(text).until).toEqual([])
  })

  test('a day that no calendar has is none', () => expect(found('effective February 30, 2025').effective).toEqual([]))
})

describe('rates: what is ordered, not what is recalled', () => {
  test.each([
    ['I imposed an additional ad valorem rate of duty of 10 percent on articles of the PRC.', []],
    [
      'All articles that are subject to the additional rate of duty of 20 percent shall instead be subject to an additional ad valorem rate of duty of 10 percent.',
      ['10%'],
    ],
    [
      'Heading 9903.01.24 is amended by deleting “20%” each place that it appears and inserting “10%” in lieu thereof.',
      ['10%'],
    ],
    ['Steel articles shall be subject to a 50 percent ad valorem rate of duty.', ['50%']],
    ['对原产于美国的进口商品加征关税税率由34%提高至84%。', ['84%']],
    ['对煤炭、液化天然气加征15%关税。', ['15%']],
    ['Imports rose 12 percent, and shall be watched.', []],
  ])('%s', (text, rates) => expect(found(text).rates).toEqual(rates))
})

test('headings, suspensions and instruments are found by their own forms only', () => {
  const text = 'Heading 9903.01.63 shall continue to be suspended. Subheading 8541.43.00 is not one.'
  expect(found(text)).toMatchObject({ headings: ['9903.01.63'], suspended: true })
  expect(
    instrumentsIn(
      'Executive Order 14195 of February 1, 2025, EO 14228, Proclamation 10908, Announcement No. 61 of 9 October 2025, 税委会公告2025年第4号',
    ),
  ).toEqual(['EO 14195', 'EO 14228', 'Proclamation 10908', 'No. 4 of 2025', 'No. 61 of 2025'])
})

test('a full stop in "12:01 a.m.", "U.S. note" or "Sec. 2" ends no sentence', () => {
  expect(
    sentencesOf('Sec. 2. Entered on or after 12:01 a.m. Eastern time, U.S. Note 2 is modified. It holds.'),
  ).toEqual(['Sec. 2.', 'Entered on or after 12:01 a.m. Eastern time, U.S. Note 2 is modified.', 'It holds.'])
})

test('any text at all has facts or none, in little time', () => {
  fc.assert(fc.property(fc.string({ maxLength: 400 }), (text) => void factsIn(text)))
  for (const piece of ['a. ', 'No. ', 'shall rate of duty of ', '加征', 'until 12:01 a.m. ', '公告2025年第']) {
    const began = performance.now()
    factsIn(piece.repeat(200_000 / piece.length))
    expect(performance.now() - began).toBeLessThan(1500)
  }
})
