/** The bundled ledger, asked what the preview of 18 September 2025 took for granted. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compileLedger } from '../ledger/compile.js'
import { printed } from '../ledger/testing/small.js'
import { covered } from '../ledger/view.js'
import { addDays, isoDay, parseDay } from '../time/day.js'
import { board } from './board.js'
import { next } from './next.js'
import { timeline } from './timeline.js'

const folder = join(import.meta.dirname, '../../ledger')
const { snapshot, problems } = await compileLedger(folder)
const has = (shelf: 'contacts' | 'tracks'): boolean => existsSync(join(folder, shelf)) && snapshot[shelf].length > 0

const september = parseDay('2025-09-18')
const march = parseDay('2025-03-01')

test('the bundled ledger has no problems', () => {
  expect(printed(problems)).toEqual([])
})

describe.skipIf(!has('contacts') || !has('tracks'))('on 18 September 2025', () => {
  const answer = board(snapshot, { valid: september, known: september })
  const series = (name: string) => answer.contacts.find((one) => one.series === name)
  const states = (name: string) => answer.tracks.find(({ track }) => track === name)?.states ?? []

  test('the call is expected by the United States and not confirmed by China', () => {
    expect(series('trump-xi-calls-second-term')?.next).toMatchObject({
      start: '2025-09-19',
      ordinal: 2,
      state: 'expected',
      sides: [
        { side: 'CN', status: 'not-confirmed' },
        { side: 'US', status: 'expected' },
      ],
    })
  })
  test('one call has been held in the term; the ones that were denied or left open do not count', () => {
    expect(series('trump-xi-calls-second-term')).toMatchObject({ held: 1, ordinal: 1, last: { start: '2025-06-05' } })
    expect(series('trump-xi-calls-second-term')?.disputed).toHaveLength(2)
  })
  test('four rounds have been held, the last in Madrid', () => {
    expect(series('economic-trade-talks-2025')).toMatchObject({
      held: 4,
      ordinal: 4,
      last: { place: { city: 'Madrid', country: 'ES' }, start: '2025-09-14', end: '2025-09-15', state: 'held' },
    })
  })
  test('TikTok stands at a framework, with a legal pause beside it', () => {
    expect(states('tiktok').map(({ stage, from }) => `${stage} ${from}`)).toEqual([
      'paused 2025-09-16',
      'framework 2025-09-15',
    ])
  })
  test('counts of calls and rounds lie within declared coverage', () => {
    for (const name of ['trump-xi-calls-second-term', 'economic-trade-talks-2025'])
      expect(
        covered(snapshot, { of: 'contacts', series: name }, { from: parseDay('2025-05-01') }, september).covered,
      ).toBe(true)
  })
  test('the call and the end of the pause fall due', () => {
    const due = next(snapshot, { on: september, known: september, days: 90 })
    expect(due.find(({ kind, date }) => kind === 'contact' && date === '2025-09-19')?.what).toContain(
      'CN not confirmed, US expected',
    )
    expect(due.some(({ track, date }) => track === 'tiktok' && date === '2025-12-16')).toBe(true)
  })
})

describe.skipIf(!has('contacts') || !has('tracks'))('as known on 1 March 2025 nothing later shows', () => {
  const later = addDays(march, 365)
  test('no state that began or was recorded later, and no last day set later', () => {
    const { tracks } = board(snapshot, { valid: march, known: march })
    const ids = new Set(tracks.flatMap(({ states }) => states.map(({ id }) => id)))
    expect(ids.size).toBeGreaterThan(0)
    for (const state of snapshot.tracks) if (ids.has(state.id)) expect(state.recorded).toBeLessThanOrEqual(march)
    const fentanyl = tracks.find(({ track }) => track === 'fentanyl')?.states ?? []
    expect(fentanyl.map(({ through }) => through)).toEqual([undefined])
  })
  test('no contact that was heard of later, asked for any day', () => {
    const { contacts } = board(snapshot, { valid: later, known: march })
    const shown = contacts.flatMap(({ last, next: ahead, disputed, claimed }) => [last, ahead, ...disputed, ...claimed])
    for (const contact of shown)
      for (const { on } of contact?.sides ?? []) expect(on === undefined || on <= isoDay(march)).toBe(true)
    expect(contacts.find(({ series }) => series === 'economic-trade-talks-2025')).toBeUndefined()
  })
  test('no item of the timeline that became public later', () => {
    const known = new Map(snapshot.statements.map(({ id, recorded }) => [id, recorded]))
    for (const item of timeline(snapshot, { known: march }))
      if (item.kind === 'statement') expect(known.get(item.id)).toBeLessThanOrEqual(march)
  })
})
