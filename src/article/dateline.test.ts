import { describe, expect, test } from 'vitest'
import { isoDay } from '../time/day.js'
import { dayInText } from './dateline.js'

const found = (text: string, chrome = false): string | undefined => {
  const day = dayInText(text, chrome)?.day
  return day === undefined ? undefined : isoDay(day)
}

describe('an article names its own day', () => {
  test.each([
    ['a published line', 'Talks resume\n\nPublished: Sept. 18, 2025\n\nThe two sides met.'],
    ['a published line with weekday and hour', 'Published on Thursday, 18 September 2025 at 10:05 GMT\n\nThey met.'],
    ['a release line', 'FOR IMMEDIATE RELEASE\nRelease date: September 18, 2025\n\nText.'],
    ['a line that is only a date', 'Talks resume\nThursday, September 18, 2025\n\nThe two sides met.'],
    ['a byline', 'Talks resume\nBy A. Writer | Sept. 18, 2025 | 4 min read\n\nThe two sides met.'],
    ['a dateline with agency', 'WASHINGTON, Sept. 18, 2025 (AP) — The two sides met on May 2, 2025.'],
    ['a dateline with two dashes', 'HONG KONG, 18 September 2025 (Reuters) -- The two sides met.'],
    ['a dateline of a wire', 'SHANGHAI, Sept. 18, 2025 /PRNewswire/ -- The firm said.'],
    ['a dateline without agency', 'Beijing, September 18, 2025 – The two sides met.'],
    ['a line at the foot', `${'The two sides met again. '.repeat(400)}\n\nFirst published on 18 September 2025`],
  ])('%s', (_, text) => expect(found(text)).toBe('2025-09-18'))

  test('published goes before updated', () =>
    expect(found('Updated: Sept. 20, 2025\nPublished: Sept. 18, 2025\n\nThey met.')).toBe('2025-09-18'))
})

describe('a day in running prose is not the day of the article', () => {
  test.each([
    ['In force since September 18, 2025, the rule covers small parcels.'],
    ['Officials said on Sept. 18, 2025 that talks would go on - as before.'],
    ['Released figures show that on Sept. 18, 2025 prices fell.'],
    ['WASHINGTON (AP) — The rule of May 2, 2025 stands.'],
    ['President Trump signed the order on May 2, 2025 — it took effect at once.'],
  ])('%s', (text) => expect(found(text)).toBeUndefined())
})

test('a bare date in the chrome of a page may be the day of reading and is not taken', () => {
  expect(found('Home\nTuesday, November 24, 2026\nMarkets', true)).toBeUndefined()
  expect(found('Home\nPublished September 18, 2025\nMarkets', true)).toBe('2025-09-18')
})

test('a text of one very long line is read at once', () => {
  const started = performance.now()
  expect(found('Aa, '.repeat(2_000_000))).toBeUndefined()
  expect(performance.now() - started).toBeLessThan(500)
})
