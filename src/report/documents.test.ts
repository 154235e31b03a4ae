import { expect, test } from 'vitest'
import type { SeenDocument } from '../ledger/document.js'
import { parseDay } from '../time/day.js'
import { printInbox } from './documents.js'

test.each([
  ['2026-11-24T11:15:00.000-05:00', 'open to inspection 2026-11-24 11:15 -05:00'],
  ['2026-10-01T15:15:10Z', 'open to inspection 2026-10-01 15:15 UTC'],
  ['2026-10-01T15:15', 'open to inspection 2026-10-01 15:15'],
])('the hour of filing %s is printed with its zone', (filedAt, expected) => {
  const document: SeenDocument = {
    feed: 'federal-register',
    id: '2026-22000',
    title: 'Adjusting Imports',
    url: 'https://example.gov/d/2026-22000',
    publisher: 'Federal Register',
    type: 'Proclamation',
    firstSeen: '2026-11-24T17:00:00Z',
    digest: '',
    filedAt,
  }
  const entry = { document, day: parseDay('2026-11-24'), changes: [] }
  const page = printInbox({ entries: [entry], left: 0, heldAs: () => undefined }, {})
  expect(page).toContain(expected)
})
