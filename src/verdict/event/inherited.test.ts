/** Parties that a text told of another contact do not decide who met. */
import { describe, expect, test } from 'vitest'
import type { Evidence } from '../../evidence/evidence.js'
import { judgeEvent } from '../event.js'
import { day, eventClaim, smallLedger } from './testing/ledger.js'

const evidence: Evidence = { ledger: smallLedger, figures: { series: async () => [] } }
const leaders = ['Ann Alder', 'Bo Birch']
const on = { valid: day('2025-09-18'), known: day('2025-09-18') }
const week: [string, string] = ['2025-09-15', '2025-09-18']

async function label(said: Parameters<typeof eventClaim>[0], inherited: boolean): Promise<string> {
  const claim = eventClaim(said)
  if (inherited) claim.event.written?.implied.push('participants')
  return (await judgeEvent(claim, evidence, on)).label
}

describe('parties taken over from the sentence before', () => {
  test.each([
    [
      'another contact fits the place and day',
      { kind: 'meeting', participants: leaders, date: week, place: 'Madrid', placeCountry: 'ES' },
      'supported',
    ],
    ['their own contact fits', { participants: leaders, date: '2025-06-05' }, 'supported'],
    ['no contact fits the day', { participants: leaders, date: '2025-07-05' }, 'no-data'],
    [
      'no contact fits the place',
      { kind: 'meeting', participants: leaders, date: week, place: 'Paris', placeCountry: 'FR' },
      'no-data',
    ],
    ['a number of theirs', { participants: leaders, count: 7, since: '2025-01-20' }, 'no-data'],
  ] as const)('%s: %j is %s', async (_, said, expected) => {
    expect(await label(said as Parameters<typeof eventClaim>[0], true)).toBe(expected)
  })

  test('told outright, the same day and the same number are wrong', async () => {
    expect(await label({ participants: leaders, date: '2025-07-05' }, false)).toBe('contradicted')
    expect(await label({ participants: leaders, count: 7, since: '2025-01-20' }, false)).toBe('contradicted')
  })
})

test('a number of contacts whose circle is open is never called wrong', async () => {
  expect(await label({ kind: 'meeting', participants: ['US', 'CN'], count: 9, since: '2025-05-01' }, false)).not.toBe(
    'contradicted',
  )
})
