import { expect, test } from 'vitest'
import { parseDay } from '../time/day.js'
import { foreseen } from './base-changes.js'

const stretch = { from: parseDay('2025-01-01'), until: parseDay('2026-02-01'), into: ['8507600030'] }
const editions = { last: parseDay('2026-06-08') }

test('a line that an edition of 2026 split is not known to end in 2025', () => {
  expect(foreseen(stretch, editions, parseDay('2025-05-07'))).toEqual({ from: stretch.from })
  expect(foreseen(stretch, editions, parseDay('2026-02-01'))).toEqual(stretch)
})

test('a last day that a record of its own names is known before it', () => {
  expect(foreseen(stretch, { last: parseDay('2025-01-01') }, parseDay('2025-05-07'))).toEqual(stretch)
})
