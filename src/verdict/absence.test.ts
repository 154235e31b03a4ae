/** Absences judged by a small record, as it stood on a day. */
import { describe, expect, test } from 'vitest'
import type { AbsenceProposition, Claim } from '../claims/claim.js'
import type { Evidence } from '../evidence/evidence.js'
import { judgeAbsence } from './absence.js'
import { day, eventClaim, smallLedger } from './event/testing/ledger.js'

const evidence: Evidence = { ledger: smallLedger, figures: { series: async () => [] } }
const on = (text: string) => ({ valid: day(text), known: day(text) })

function claim(
  said: Partial<AbsenceProposition>,
  modality: Claim['modality'] = 'asserted',
): Extract<Claim, { type: 'absence' }> {
  return {
    type: 'absence',
    span: [0, 1],
    checkable: true,
    speaker: null,
    modality,
    derivation: [],
    absence: { about: 'test', track: null, thing: 'agreement', asOf: null, note: null, ...said },
  }
}

const onTrack = (...tracks: string[]) =>
  claim({ track: tracks[0] ?? null, written: { tracks, side: null, contact: null, product: null } })

describe('no deal on a track', () => {
  test.each([
    ['drugs', '2025-09-18', 'supported', 'nothing was agreed and the track is complete'],
    ['farm', '2025-09-18', 'contradicted', 'an agreement that came out of a round both held'],
    ['beef', '2025-09-18', 'depends', 'only one side has put out a text of it'],
    ['farm', '2025-09-10', 'supported', 'the agreement was not known yet'],
    ['chips', '2025-09-18', 'unconfirmed', 'one side’s offer, tied to no contact'],
    ['app', '2025-09-18', 'depends', 'a framework is short of a deal'],
    ['ships', '2025-09-18', 'no-data', 'no coverage is declared'],
    ['drugs', '2026-02-01', 'no-data', 'the coverage has ended'],
  ])('%s on %s: %s, since %s', async (track, date, expected) => {
    expect((await judgeAbsence(onTrack(track), evidence, on(date))).label).toBe(expected)
  })

  test('without a topic nothing is judged', async () => {
    expect((await judgeAbsence(onTrack(), evidence, on('2025-09-18'))).label).toBe('no-data')
  })
})

describe('no confirmation and no contact', () => {
  const { event } = eventClaim({ participants: ['Ann Alder', 'Bo Birch'], date: '2025-09-19', status: 'expected' })

  test.each([
    ['CN', '2025-09-18', 'supported'],
    ['US', '2025-09-18', 'no-data'],
  ])('%s did not confirm the call by %s: %s', async (side, date, expected) => {
    const said = claim(
      { thing: 'confirmation', written: { tracks: [], side, contact: event, product: null } },
      'not-confirmed',
    )
    expect((await judgeAbsence(said, evidence, on(date))).label).toBe(expected)
  })

  test.each([
    [['2025-07-01', '2025-07-20'], 'supported'],
    [['2025-04-01', '2025-04-30'], 'unconfirmed'],
    [['2025-06-01', '2025-06-30'], 'depends'],
    [['2024-06-01', '2024-06-30'], 'no-data'],
  ] as const)('no call in %j: %s', async (range, expected) => {
    const contact = eventClaim({ participants: ['Ann Alder', 'Bo Birch'], date: [range[0], range[1]] }).event
    const said = claim({ thing: 'contact', written: { tracks: [], side: null, contact, product: null } })
    expect((await judgeAbsence(said, evidence, on('2025-09-18'))).label).toBe(expected)
  })
})

test('a purchase that was not made is supported only by a recorded halt of that product', async () => {
  const halted: Evidence = {
    ...evidence,
    ledger: {
      ...smallLedger,
      tracks: [
        ...smallLedger.tracks,
        {
          ...(smallLedger.tracks[0] as (typeof smallLedger.tracks)[number]),
          id: 'halt',
          track: 'drugs',
          stage: 'paused',
          from: day('2025-05-01'),
          recorded: day('2025-05-01'),
          terms: 'No soybeans were bought.',
        },
      ],
    },
  }
  const said = (product: string) =>
    claim({ thing: 'purchase', written: { tracks: ['drugs'], side: 'CN', contact: null, product } })
  expect((await judgeAbsence(said('soybeans'), halted, on('2025-09-18'))).label).toBe('supported')
  expect((await judgeAbsence(said('wheat'), halted, on('2025-09-18'))).label).toBe('no-data')
})
