/** The contacts and absences of 18 September 2025, judged by the project's own ledger as it was known that day. */
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { AbsenceProposition, Claim } from '../../claims/claim.js'
import type { Evidence } from '../../evidence/evidence.js'
import { compileLedger } from '../../ledger/compile.js'
import { judgeAbsence } from '../absence.js'
import { judgeEvent } from '../event.js'
import { day, eventClaim } from './testing/ledger.js'

let evidence: Evidence
beforeAll(async () => {
  const { snapshot } = await compileLedger(join(import.meta.dirname, '..', '..', '..', 'ledger'))
  evidence = { ledger: snapshot, figures: { series: async () => [] } }
}, 60_000)

const on = (text: string) => ({ valid: day(text), known: day(text) })
const leaders = ['Donald Trump', 'Xi Jinping']
const week: [string, string] = ['2025-09-15', '2025-09-18']

describe('as known on 18 September 2025', () => {
  test.each([
    ['the call on Friday', { participants: leaders, date: '2025-09-19', status: 'expected' }, 'unconfirmed'],
    [
      'the embassy did not confirm it',
      { participants: leaders, date: '2025-09-19', status: 'not-confirmed', speaker: 'CN' },
      'supported',
    ],
    [
      'the second call since he returned to office',
      { participants: leaders, ordinal: 2, since: '2025-01-20', status: 'expected' },
      'supported',
    ],
    [
      'the third call since, to come',
      { participants: leaders, ordinal: 3, since: '2025-01-20', status: 'expected' },
      'no-data',
    ],
    ['four rounds since May', { kind: 'round', count: 4, since: '2025-05-01' }, 'supported'],
    ['five rounds since May', { kind: 'round', count: 5, since: '2025-05-01' }, 'contradicted'],
    [
      'a meeting in Madrid this week',
      {
        kind: 'meeting',
        who: 'officials',
        participants: ['US', 'CN'],
        date: week,
        place: 'Madrid',
        placeCountry: 'ES',
      },
      'supported',
    ],
    [
      'talks in Paris this week',
      { kind: 'round', who: 'negotiators', date: week, place: 'Paris', placeCountry: 'FR' },
      'contradicted',
    ],
    [
      'a third round in Stockholm in July',
      { kind: 'round', ordinal: 3, date: ['2025-07-01', '2025-07-31'], place: 'Stockholm', placeCountry: 'SE' },
      'supported',
    ],
    [
      'a third round in Vienna in July',
      { kind: 'round', ordinal: 3, date: ['2025-07-01', '2025-07-31'], place: 'Vienna', placeCountry: 'AT' },
      'not supported',
    ],
    ['a call on 5 July', { participants: leaders, date: '2025-07-05' }, 'contradicted'],
    ['the call of 5 June', { participants: leaders, date: '2025-06-05' }, 'supported'],
    [
      'a call in April, claimed and denied',
      { participants: leaders, date: ['2025-04-01', '2025-04-30'] },
      'unconfirmed',
    ],
    ['a call of 2013', { participants: leaders, date: '2013-06-07' }, 'no-data'],
    [
      'the fifth meeting since 2021',
      { kind: 'meeting', participants: leaders, ordinal: 5, since: '2021-01-20' },
      'no-data',
    ],
  ] as const)('%s: %j', async (_, said, expected) => {
    const { label } = await judgeEvent(eventClaim(said as Parameters<typeof eventClaim>[0]), evidence, on('2025-09-18'))
    if (expected === 'not supported') expect(label).not.toBe('supported')
    else expect(label).toBe(expected)
  })

  test.each([
    [['chips', 'export-controls'], 'supported'],
    [['farm-purchases'], 'supported'],
    [['fentanyl'], 'supported'],
    [['ships'], 'no-data'],
  ] as const)('no deal on %j: %s', async (tracks, expected) => {
    expect((await judgeAbsence(noDeal([...tracks]), evidence, on('2025-09-18'))).label).toBe(expected)
  })

  test('weeks later a deal on farm purchases stood', async () => {
    expect((await judgeAbsence(noDeal(['farm-purchases']), evidence, on('2025-11-05'))).label).not.toBe('supported')
  })
})

function noDeal(tracks: string[]): Extract<Claim, { type: 'absence' }> {
  const absence: AbsenceProposition = {
    about: 'test',
    track: tracks[0] ?? null,
    thing: 'agreement',
    asOf: null,
    note: null,
    written: { tracks, side: null, contact: null, product: null },
  }
  return {
    type: 'absence',
    span: [0, 1],
    checkable: true,
    speaker: null,
    modality: 'asserted',
    derivation: [],
    absence,
  }
}
