/** What two sides settled on a track, judged by a small record. */
import { describe, expect, test } from 'vitest'
import type { EventWording } from '../../claims/claim.js'
import { judgeAgreed } from './agreed.js'
import { day, eventClaim, smallLedger } from './testing/ledger.js'

function label(
  track: string,
  said: NonNullable<EventWording['agreement']>,
  on = '2025-09-18',
  more: { date?: string; place?: string; placeCountry?: string } = {},
): string {
  const claim = eventClaim({ kind: 'signing', participants: ['US', 'CN'], ...more })
  if (claim.event.written !== undefined) claim.event.written.tracks = [track]
  return judgeAgreed(claim, said, smallLedger, { valid: day(on), known: day(on) }).label
}

describe('the two sides settled something', () => {
  test.each([
    ['app', 'framework', '2025-09-18', {}, 'supported', 'each has stated the framework'],
    ['app', 'agreed', '2025-09-18', {}, 'depends', 'a framework is short of an agreement'],
    ['farm', 'agreed', '2025-09-18', {}, 'supported', 'an agreement stood'],
    ['farm', 'signed', '2025-09-18', {}, 'depends', 'it was agreed and not signed'],
    ['chips', 'agreed', '2025-09-18', {}, 'unconfirmed', 'one side says so'],
    ['farm', 'agreed', '2025-09-10', {}, 'no-data', 'nothing was known yet'],
    ['drugs', 'agreed', '2025-09-18', {}, 'no-data', 'what the record lacks is never contradicted'],
    ['farm', 'agreed', '2025-09-18', { date: '2025-09-15' }, 'supported', 'the day told is its day'],
    ['farm', 'agreed', '2025-09-18', { date: '2025-08-15' }, 'no-data', 'another day'],
    ['farm', 'agreed', '2025-09-18', { place: 'Madrid', placeCountry: 'ES' }, 'supported', 'the town of its round'],
    ['farm', 'agreed', '2025-09-18', { place: 'Geneva', placeCountry: 'CH' }, 'no-data', 'another town'],
  ] as const)('%s %s on %s %j: %s, since %s', (track, said, on, more, expected, _why) => {
    expect(label(track, said, on, more)).toBe(expected)
  })
})
