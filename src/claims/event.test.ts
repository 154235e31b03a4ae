/** Contacts as they are told: kinds, parties, days, places, ordinals, numbers; and what is none. */
import { describe, expect, test } from 'vitest'
import { isoDay } from '../time/day.js'
import type { Claim } from './claim.js'
import { readEvents } from './event.js'
import { readLast } from './testing/context.js'

/** `kind participants date place #ordinal xcount since status`, leaving out what is not said. */
function told(claim: Claim): string {
  if (claim.type !== 'event') return claim.type
  const { kind, participants, date, place, ordinal, count, since, status } = claim.event
  const days =
    date === null ? '' : date.start === date.end ? isoDay(date.start) : `${isoDay(date.start)}..${isoDay(date.end)}`
  return [
    kind,
    participants.map((name) => name.split(' ').at(-1)).join('+'),
    days,
    place,
    ordinal === null ? '' : `#${ordinal}`,
    count === null ? '' : `x${count}`,
    since === null ? '' : `since ${since}`,
    status,
  ]
    .filter((part) => part !== '' && part !== null)
    .join(' ')
}

const events = (text: string, date?: string): string[] => readLast(readEvents, text, date).claims.map(told)

describe('contacts that were held', () => {
  test.each([
    ['Trump and Xi spoke by phone on June 5.', 'call Trump+Jinping 2025-06-05'],
    ['Trump spoke with Xi by telephone on June 5.', 'call Trump+Jinping 2025-06-05'],
    ['Trump and Xi held a telephone conversation on June 5.', 'call Trump+Jinping 2025-06-05'],
    ['A phone call between Trump and Xi took place on June 5.', 'call Trump+Jinping 2025-06-05'],
    ['Xi called Trump on June 5.', 'call Jinping+Trump 2025-06-05'],
    ['Bessent met Vice Premier He Lifeng in Madrid on Sept. 14.', 'meeting Bessent+Lifeng 2025-09-14 Madrid'],
    ['Bessent and He Lifeng sat down in Madrid on Sept. 14.', 'meeting Bessent+Lifeng 2025-09-14 Madrid'],
    ['U.S. and Chinese officials met in Madrid earlier this week.', 'meeting US+CN 2025-09-15..2025-09-18 Madrid'],
    ['Trade talks between the two countries were held in Geneva in May.', 'round US+CN 2025-05-01..2025-05-31 Geneva'],
    ['Bessent visited Beijing in July.', 'visit Bessent 2025-07-01..2025-07-31 Beijing'],
  ])('%s', (text, expected) => expect(events(text)).toContain(expected))
})

describe('contacts to come', () => {
  test.each([
    ['Trump and Xi will speak on Friday.', 'call Trump+Jinping 2025-09-19 expected'],
    ['Trump is expected to hold a call with Xi on Friday.', 'call Trump+Jinping 2025-09-19 expected'],
    ['Trump and Xi are scheduled to talk on Friday.', 'call Trump+Jinping 2025-09-19 expected'],
    ['A call between Trump and Xi is planned for Friday.', 'call Trump+Jinping 2025-09-19 expected'],
    [
      'Bessent is to meet He Lifeng in Geneva next week.',
      'meeting Bessent+Lifeng 2025-09-22..2025-09-28 Geneva expected',
    ],
    ['The US president will speak to his Chinese counterpart on Friday.', 'call Trump+Jinping 2025-09-19 expected'],
  ])('%s', (text, expected) => expect(events(text)).toContain(expected))

  test('said by somebody, the contact is not told of the speaker', () => {
    const { claims } = readLast(readEvents, 'Bessent said Trump and Xi would speak on Friday.')
    expect(claims.map(told)).toEqual(['call Trump+Jinping 2025-09-19 expected'])
    expect(claims[0]?.speaker?.name).toBe('Scott Bessent')
    expect(claims[0]?.modality).toBe('expected')
  })

  test.each([
    ['Trump said he spoke with Xi by phone on Wednesday.', 'call Trump+Jinping 2025-09-17'],
    ['Trump said that Xi had called him on Wednesday.', 'call Trump+Jinping 2025-09-17'],
  ])('the speaker is a party: %s', (text, expected) => expect(events(text)).toEqual([expected]))

  test('in a government’s own document it is announced', () => {
    const { claims } = readLast(
      readEvents,
      'President Trump will meet President Xi in Busan on October 30.',
      '2025-10-28',
      'White House',
    )
    expect(claims[0]?.modality).toBe('announced')
  })
})

describe('ordinals, numbers and where they begin', () => {
  test.each([
    ['The two sides have held four rounds of talks since May.', 'round US+CN x4 since 2025-05'],
    ['Since May, the two sides have held four rounds of trade talks.', 'round US+CN x4 since 2025-05'],
    [
      'Four rounds of negotiations have taken place between the United States and China since May.',
      'round US+CN x4 since 2025-05',
    ],
    ['Trump and Xi have spoken twice since Trump took office.', 'call Trump+Jinping x2 since 2025-01-20'],
    [
      'Trump and Xi have met three times since Trump returned to the White House.',
      'meeting Trump+Jinping x3 since 2025-01-20',
    ],
    [
      'It was the second call between Trump and Xi since Trump’s inauguration.',
      'call Trump+Jinping #2 since 2025-01-20',
    ],
    ['A third round of talks was held in Geneva in July.', 'round 2025-07-01..2025-07-31 Geneva #3'],
    ['Trump and Xi met for the first time in six years.', 'meeting Trump+Jinping #1 since 2019'],
    [
      'Trump and Xi met in Busan on Sept. 10, their first in-person meeting since Trump took office.',
      'meeting Trump+Jinping #1 since 2025-01-20',
    ],
    [
      'The two leaders held a call on Monday, their second since May.',
      'call Trump+Jinping 2025-09-15 #2 since 2025-05',
    ],
  ])('%s', (text, expected) => expect(events(text)).toContain(expected))

  test.each([
    ['at least three rounds', 'at-least'],
    ['more than three rounds', 'above'],
    ['about three rounds', 'about'],
  ])('%s keeps its hedge', (words, kind) => {
    const { claims } = readLast(readEvents, `The two sides have held ${words} of talks since May.`)
    expect(claims[0]?.type === 'event' ? claims[0].event.written?.countHedge?.kind : undefined).toBe(kind)
  })

  test('a beginning that is not understood is kept, so that nothing is judged by it', () => {
    expect(events('The two sides have held three rounds of talks since the truce collapsed.')).toEqual([
      'round US+CN x3 since the truce collapsed',
    ])
  })
})

describe('what the sentences before leave to refer to', () => {
  const before = 'Trump and Xi will speak on Friday. '
  test.each([
    [
      'It would be the second call since Trump took office.',
      'call Trump+Jinping 2025-09-19 #2 since 2025-01-20 expected',
    ],
    [
      'The call will be the second between the two leaders since Trump took office.',
      'call Trump+Jinping 2025-09-19 #2 since 2025-01-20 expected',
    ],
    ['They last spoke on June 5.', 'call Trump+Jinping 2025-06-05'],
    ['Their June 5 call lasted an hour and a half.', 'call Trump+Jinping 2025-06-05'],
  ])('%s', (text, expected) => expect(events(before + text)).toContain(expected))
})

describe('several in one sentence', () => {
  test('a place and a time for each', () => {
    expect(events('Bessent met He Lifeng in Geneva in May and in Madrid in September.')).toEqual([
      'meeting Bessent+Lifeng 2025-05-01..2025-05-31 Geneva',
      'meeting Bessent+Lifeng 2025-09-01..2025-09-18 Madrid',
    ])
  })

  test('a number, and the latest of them', () => {
    expect(
      events('The two sides have held four rounds of talks since May, the latest in Madrid earlier this week.'),
    ).toEqual(['round US+CN x4 since 2025-05', 'round US+CN 2025-09-15..2025-09-18 Madrid'])
  })

  test('two local days of one call', () => {
    expect(
      events(
        'The call between Trump and Xi, which was on June 5 in China, but the evening of June 4 in the U.S., was short.',
      ),
    ).toEqual(['call Trump+Jinping 2025-06-04..2025-06-05'])
  })

  test('a meeting and the call it followed', () => {
    expect(
      events('Bessent met He Lifeng in Madrid on Monday, ahead of a call between Trump and Xi on Friday.'),
    ).toEqual(['meeting Bessent+Lifeng 2025-09-15 Madrid', 'call Trump+Jinping 2025-09-19 expected'])
  })
})

describe('a side’s word', () => {
  test.each([
    ['The White House confirmed the call.', 'White House'],
    ['The call was confirmed by Beijing.', 'Beijing'],
  ])('%s', (text, speaker) => {
    const { claims } = readLast(readEvents, `Trump and Xi will speak on Friday. ${text}`)
    expect(claims.map(told)).toEqual(['call Trump+Jinping 2025-09-19 confirmed'])
    expect(claims[0]?.speaker?.name).toBe(speaker)
  })
})

describe('signings and deadlines', () => {
  test.each([
    ['The tariff truce expires on November 10.', 'deadline 2025-11-10 expected'],
    ['The deadline for a TikTok sale is September 17.', 'deadline 2025-09-17'],
  ])('%s', (text, expected) => expect(events(text)).toContain(expected))
})

describe('something settled between two sides', () => {
  test.each([
    ['In Madrid the two sides reached a framework on the ownership of TikTok.', 'signing US+CN Madrid'],
    ['The United States and China agreed on a framework for TikTok.', 'signing US+CN'],
    ['The two countries struck a deal on rare earths.', 'signing US+CN'],
    ['The two sides reached consensus on soybean purchases.', 'signing US+CN'],
    ['American and Chinese negotiators reached a framework agreement on TikTok.', 'signing US+CN'],
    ['The two countries signed a TikTok deal.', 'signing US+CN'],
  ])('%s', (text, expected) => expect(events(text)).toEqual([expected]))

  test.each([
    'The two sides have not reached a framework on TikTok.',
    'The two sides could reach a deal on TikTok.',
    'The two sides are close to a framework on TikTok.',
    'If the two sides reached a deal on TikTok, shares would rise.',
    'The company struck a deal on chips with its rival.',
    'The two sides reached the end of a long week.',
  ])('not told as settled: %s', (text) => expect(events(text)).toEqual([]))
})

describe('a contact told twice, as subject and with its rank', () => {
  test.each([
    [
      'The conversation on June 5 was the sixth telephone call between Trump and Xi since May 1.',
      'call Trump+Jinping 2025-06-05 #6 since 2025-05-01',
    ],
    [
      'The call on June 5 was the first conversation between Trump and Xi since May 1.',
      'call Trump+Jinping 2025-06-05 #1 since 2025-05-01',
    ],
  ])('%s', (text, expected) => expect(events(text)).toEqual([expected]))
})

describe('near misses', () => {
  test.each([
    'China failed to meet its purchase target in 2021.',
    'Farmers called for a deal in May.',
    'Trump has not met Xi since May.',
    'Trump could meet Xi in Busan next month.',
    'If Trump and Xi meet in October, tariffs may fall.',
    'The earnings call is on Friday.',
    'A new round of tariffs took effect in May.',
    'Peace talks were held in Geneva in May.',
    'Growers met in Des Moines on Tuesday.',
    'Trump talks about China every day.',
    'Bessent spoke to reporters on Monday.',
    'The board meeting is on Friday.',
    'Soybean exports fell for the third month.',
    'The weather in Madrid was warm on Monday.',
    'Both leaders called the talks constructive.',
  ])('%s', (text) => expect(events(text)).toEqual([]))
})

test('every span is cut from the sentence and is not empty', () => {
  const { words } = readLast(
    readEvents,
    'Trump and Xi spoke by phone on June 5, and Bessent met He Lifeng in Madrid on Monday.',
  )
  expect(words).toEqual(['Trump and Xi spoke by phone on June 5', 'Bessent met He Lifeng in Madrid on Monday'])
})
