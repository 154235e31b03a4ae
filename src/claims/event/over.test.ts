/** What tells of a contact as over, whose it is, and in which other year its day may lie: without these nothing is called wrong. */
import { describe, expect, test } from 'vitest'
import { isoDay } from '../../time/day.js'
import type { EventWording } from '../claim.js'
import { readEvents } from '../event.js'
import { readLast } from '../testing/context.js'

function wording(text: string, date?: string): EventWording | undefined {
  const [claim] = readLast(readEvents, text, date).claims
  return claim?.type === 'event' ? claim.event.written : undefined
}

describe('told as over', () => {
  test.each([
    'Trump and Xi spoke by phone on June 5.',
    'Trump and Xi have met twice since May.',
    'The United States and China held a fifth round of trade talks in Rome in July.',
    'A call between Trump and Xi took place on June 5.',
    'The call between Trump and Xi on June 5 lasted 90 minutes.',
    'The two sides have held four rounds of trade talks since May.',
    'Four rounds of talks between the United States and China have taken place since May.',
    'Friday’s call was the second between Trump and Xi since May.',
    'The third round of US-China talks was held in Geneva in July.',
  ])('%s', (text) => expect(wording(text)?.over).toBe(true))

  test.each([
    'The fifth round of talks with China should bring a pretty big breakthrough.',
    'Trump and Xi will speak on Friday.',
    'The fifth round of talks between the United States and China, Rome, 5 July.',
    'Preparation for the leaders’ visit to Beijing, then planned for 31 March.',
    'The planned June 5 call between Trump and Xi was put off.',
    'Trump and Xi were to speak by phone on June 5.',
    'A fifth round of talks with China would be held in Rome in July.',
    'Trump and Xi almost spoke by phone on July 5.',
    'Reports that Trump and Xi spoke by phone on July 5 are false.',
    'Bessent announced a fifth round of talks with China in Rome in July.',
  ])('not: %s', (text) => expect(wording(text)?.over ?? false).toBe(false))
})

describe('parties that cannot be others', () => {
  test.each([
    ['Trump and Xi spoke by phone on July 3.', true],
    ['The fifth round of trade talks with China was held in July.', true],
    ['Trump and Xi will speak on Friday. The two leaders last spoke on June 5.', true],
    ['The two leaders spoke by phone on July 3.', false],
    ['The fifth round of trade talks was held in New Delhi on July 14.', false],
    ['Leaders of Japan and the United States met in Tokyo on June 28.', false],
    ['The third round of US-China talks on AI was held in Geneva on May 14.', false],
    ['The US and China held a fifth round of military talks on July 3.', false],
  ])('%s: %s', (text, expected) => expect(wording(text)?.named).toBe(expected))
})

describe('a meeting of many countries is a contact of no two', () => {
  test.each([
    'APEC Economic Leaders’ Meeting, Shenzhen, 18-19 November',
    'The G20 leaders’ meeting was held in Johannesburg on 22 November.',
    'The leaders of BRICS held a meeting of the BRICS in Rio on July 6.',
    'The UN leaders’ meeting took place in New York on July 6.',
  ])('%s', (text) => expect(wording(text)).toBeUndefined())

  test('two who meet at its margins are named', () => {
    expect(wording('Trump and Xi met at the APEC leaders’ meeting in Busan on June 30.')).toBeDefined()
  })
})

describe('a day without a year', () => {
  const spoken = (text: string, date: string) => {
    const [claim] = readLast(readEvents, text, date).claims
    if (claim?.type !== 'event' || claim.event.date === null) return undefined
    const other = claim.event.written?.otherDate
    return [isoDay(claim.event.date.start), other === undefined ? undefined : isoDay(other.start)]
  }
  test('planned, it lies ahead', () => {
    expect(spoken("Preparation for the leaders' visit to Beijing, then planned for 31 March.", '2026-03-16')?.[0]).toBe(
      '2026-03-31',
    )
  })

  test('told as over, the year before is held ready', () => {
    expect(spoken('Trump and Xi spoke by phone on June 5.', '2026-09-18')).toEqual(['2026-06-05', '2025-06-05'])
  })

  test('with its year written, there is no other', () => {
    expect(spoken('Trump and Xi spoke by phone on June 5, 2025.', '2026-09-18')).toEqual(['2025-06-05', undefined])
  })
})
