import { describe, expect, test } from 'vitest'
import { contactStatus, isConfirmedByAll, isCounted, isHeld } from './contact.js'
import type { Contact, ContactStatus } from './records.js'
import { day, small, snapshotOf } from './testing/small.js'

const { contacts } = snapshotOf(small)
const september = contacts.find(({ id }) => id === 'call-september') as Contact
const claimed = contacts.find(({ id }) => id === 'call-claimed') as Contact

describe('what each side has said by a day', () => {
  test.each([
    ['2025-09-14', 'unknown', []],
    ['2025-09-15', 'expected', ['US expected']],
    ['2025-09-18', 'expected', ['CN not-confirmed', 'US expected']],
    ['2025-09-19', 'held', ['CN held', 'US held']],
  ])('on %s: %s %j', (known, state, sides) => {
    const standing = contactStatus(september, day(known))
    expect(standing.state).toBe(state)
    expect(standing.sides.map(({ side, status }) => `${side} ${status}`)).toEqual(sides)
  })

  test('a side that has not spoken is silent', () => {
    expect(contactStatus(september, day('2025-09-15'))).toMatchObject({ silent: ['CN'], confirmed: [], refused: [] })
  })

  const said = (...words: [side: string, status: ContactStatus, on: string][]): Contact => ({
    ...september,
    status: words.map(([side, status, on]) => ({ side, status, on: day(on) })),
  })
  test.each([
    [
      'confirmed afterwards is still held',
      said(['US', 'held', '2025-09-19'], ['US', 'confirmed', '2025-09-21']),
      'held-by-one',
    ],
    ['denied afterwards is denied', said(['US', 'held', '2025-09-19'], ['US', 'denied', '2025-09-21']), 'expected'],
    [
      'held on the day it was confirmed',
      said(['US', 'held', '2025-09-19'], ['US', 'confirmed', '2025-09-19'], ['CN', 'held', '2025-09-19']),
      'held',
    ],
    [
      'held by one, confirmed by the other',
      said(['US', 'held', '2025-09-19'], ['CN', 'confirmed', '2025-09-20']),
      'held',
    ],
    ['both confirm', said(['US', 'confirmed', '2025-09-12'], ['CN', 'confirmed', '2025-09-11']), 'confirmed'],
    [
      'confirmed, then put off',
      said(['US', 'confirmed', '2025-09-12'], ['CN', 'confirmed', '2025-09-11'], ['US', 'expected', '2025-09-14']),
      'expected',
    ],
  ])('%s', (_name, contact, state) => {
    expect(contactStatus(contact, day('2026-01-01')).state).toBe(state)
  })
})

describe('what counts', () => {
  test('a call that one side claims and the other denies never counts', () => {
    expect(contactStatus(claimed, day('2026-01-01')).state).toBe('disputed')
    expect(isCounted(claimed, day('2026-01-01'))).toBe(false)
    expect(isCounted(claimed, day('2025-04-26'))).toBe(false)
    expect(isHeld(claimed, day('2025-04-28'))).toBe(false)
  })
  test('an expected call does not count before it is held', () => {
    expect(isCounted(september, day('2025-09-18'))).toBe(false)
    expect(isConfirmedByAll(september, day('2025-09-18'))).toBe(false)
    expect(isCounted(september, day('2025-09-19'))).toBe(true)
  })
  test('held by one side counts only where it is numbered', () => {
    const one: Contact = { ...september, status: [{ side: 'CN', status: 'held', on: day('2025-09-19') }] }
    expect(isCounted(one, day('2025-09-19'))).toBe(true)
    expect(isCounted({ ...one, ordinal: undefined }, day('2025-09-19'))).toBe(false)
  })
})
