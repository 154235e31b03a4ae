import { describe, expect, test } from 'vitest'
import { testNames } from '../../language/testing/lexicon.js'
import { markAll } from '../../language/testing/mark.js'
import { isoDay, parseDay } from '../../time/day.js'
import { readMeasures } from '../measure.js'

/** What the clauses of a text leave beside the fields: the words, and the first stretch or the number they mean. */
function unread(text: string, date: string): string[] {
  return markAll(text, date).flatMap((sentence) =>
    readMeasures(sentence, { date: parseDay(date), lexicon: testNames, discourse: { previousClaims: [] } }).flatMap(
      (draft) =>
        draft.type !== 'measure'
          ? []
          : (draft.measure.written?.unread ?? []).map(({ days, value, starts }) =>
              days?.[0] === undefined ? String(value) : `${isoDay(days[0].start)}${starts === true ? ' begins' : ''}`,
            ),
    ),
  )
}

type Case = [text: string, date: string, unread: string[]]

describe('what a clause says beside its fields is kept for the judge', () => {
  test.each<Case>([
    [
      'China raised its tariff on all US goods to 125% from 84%, with effect from 2 April.',
      '2025-04-14',
      ['2025-04-02'],
    ],
    ['Beijing put 45 US firms on its export control list on March 4.', '2025-03-05', ['45']],
    ['Washington added 83 Chinese companies to its Entity List on September 12.', '2025-09-15', ['83']],
    ['China began charging a port fee of 900 yuan per net ton on US ships on October 14.', '2025-10-15', ['900']],
    ['Chinese goods have been subject to a 10% tariff since March 3, 2025.', '2025-05-15', ['2025-03-03 begins']],
  ])('%s', (text, date, expected) => {
    expect(unread(text, date)).toEqual(expected)
  })
})

describe('what is read, or belongs to something else, is not asked again', () => {
  test.each<Case>([
    ['China raised its tariff on US goods to 125% on April 12.', '2025-04-14', []],
    ['The truce was extended by 90 days until November 10.', '2025-09-18', []],
    ['The United States imposed Section 301 tariffs of 25% on $34 billion of Chinese goods.', '2018-07-10', []],
    ['The two countries suspended the tariffs for 90 days.', '2025-06-01', []],
    ['China raised its tariff to 125% after the call of January 17.', '2025-04-14', []],
  ])('%s', (text, date, expected) => {
    expect(unread(text, date)).toEqual(expected)
  })
})
