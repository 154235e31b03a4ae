/** What is said to be missing, and what only sounds like it. */
import { describe, expect, test } from 'vitest'
import { isoDay } from '../time/day.js'
import { readAbsences } from './absence.js'
import { readEvents } from './event.js'
import { readLast } from './testing/context.js'

/** `thing track` for each absence of the last sentence. */
function missing(text: string, date?: string): string[] {
  return readLast(readAbsences, text, date, undefined, [readEvents]).claims.map((claim) =>
    claim.type === 'absence' ? [claim.absence.thing, claim.absence.track ?? '-'].join(' ') : claim.type,
  )
}

describe('no agreement: a claim for each topic', () => {
  test.each([
    [
      'No deals have been announced on semiconductors, farm purchases or fentanyl.',
      ['chips', 'farm-purchases', 'fentanyl'],
    ],
    [
      'No agreement has been reached on chips, soybean purchases, or rare earths.',
      ['chips', 'farm-purchases', 'rare-earths'],
    ],
    ['The two governments have yet to announce agreements on chips and fentanyl.', ['chips', 'fentanyl']],
    ['So far there has been no deal on chip exports, farm goods or TikTok.', ['chips', 'farm-purchases', 'tiktok']],
    ['The sides failed to reach a deal on TikTok.', ['tiktok']],
    ['They have not reached an agreement on export controls.', ['export-controls']],
    ['Neither side has announced an agreement on port fees.', ['port-fees']],
    ['On fentanyl, no agreement has been reached.', ['fentanyl']],
    ['The talks ended without a deal on rare earths.', ['rare-earths']],
    ['No formal trade agreement was signed.', ['-']],
    ['The latest talks produced no formal trade agreement.', ['-']],
  ])('%s', (text, tracks) => expect(missing(text)).toEqual(tracks.map((track) => `agreement ${track}`)))

  test('spans of one list do not run into each other', () => {
    expect(
      readLast(readAbsences, 'No deals have been announced on semiconductors, farm purchases or fentanyl.').words,
    ).toEqual(['No deals have been announced on semiconductors', 'farm purchases', 'fentanyl'])
  })
})

describe('no confirmation', () => {
  const before = 'Trump and Xi will speak on Friday. '
  test.each([
    ['Beijing did not confirm the call.', 'CN'],
    ['Beijing has not confirmed the call.', 'CN'],
    ['Beijing has yet to confirm the call.', 'CN'],
    ['Beijing would not confirm that the call will take place.', 'CN'],
    ['The White House declined to confirm the call.', 'US'],
    ['The call has not been confirmed by Beijing.', 'CN'],
  ])('%s', (text, side) => {
    const [claim] = readLast(readAbsences, before + text, undefined, undefined, [readEvents]).claims
    expect(claim?.modality).toBe('not-confirmed')
    expect(claim?.speaker?.side).toBe(side)
    const contact = claim?.type === 'absence' ? claim.absence.written?.contact : undefined
    expect(contact?.kind).toBe('call')
    expect(contact?.date === null || contact?.date === undefined ? '' : isoDay(contact.date.start)).toBe('2025-09-19')
  })

  test.each(['Beijing did not confirm the figures.', 'The White House declined to comment.'])(
    'none of a contact: %s',
    (text) => expect(missing(before + text)).toEqual([]),
  )
})

describe('no contact', () => {
  test.each([
    ['Beijing denied that any talks had taken place.', 'denied'],
    ['Beijing denied holding talks with Washington.', 'denied'],
    ['Beijing said no trade talks were under way.', 'claimed'],
    ['There have been no negotiations between the two countries.', 'asserted'],
    ['No meeting between Trump and Xi is scheduled.', 'asserted'],
  ])('%s: %s', (text, modality) => {
    const { claims } = readLast(readAbsences, text)
    expect(claims.map((claim) => (claim.type === 'absence' ? claim.absence.thing : ''))).toEqual(['contact'])
    expect(claims[0]?.modality).toBe(modality)
  })
})

describe('no purchase', () => {
  test.each([
    'China has not bought any soybeans from the new crop.',
    'China has yet to book a single cargo of U.S. soybeans.',
    'Chinese buyers have not purchased any soybeans this season.',
    'China was yet to book any soybean cargoes.',
    'No soybean purchases have been made by China.',
  ])('%s', (text) => expect(missing(text)).toEqual(['purchase farm-purchases']))

  test('"as of" gives the day of the record', () => {
    const [claim] = readLast(readAbsences, 'As of September 11, China had not booked any soybeans.').claims
    expect(claim?.type === 'absence' && claim.absence.asOf !== null ? isoDay(claim.absence.asOf) : '').toBe(
      '2025-09-11',
    )
  })
})

describe('no measure', () => {
  test.each([
    ['China has not introduced matching tariffs.', 'measure tariffs'],
    ['No formal measures have been announced.', 'measure -'],
    ['Washington has yet to impose any new duties.', 'measure tariffs'],
    ['China has not retaliated with new tariffs.', 'measure tariffs'],
    ['No new sanctions have been imposed.', 'measure -'],
  ])('%s', (text, expected) => expect(missing(text)).toEqual([expected]))
})

describe('near misses', () => {
  test.each([
    'If no deal is reached by November, tariffs will rise.',
    'No deal is better than a bad deal.',
    'China would not sign a deal under pressure.',
    'There is no doubt that tariffs hurt.',
    'China has not bought enough soybeans.',
    'Not only soybeans fell.',
    'The deal has no expiry date.',
    'Growers cannot wait for a deal.',
    'Tariffs no longer apply to soybeans.',
    'The agreement was reached on Monday.',
  ])('%s', (text) => expect(missing(text)).toEqual([]))
})
