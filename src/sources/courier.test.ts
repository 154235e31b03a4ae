import { expect, test } from 'vitest'
import { isoDay } from '../time/day.js'
import { type Archive, courierFor, type Kept } from './courier.js'
import type { Reply, Source } from './source.js'

const source: Source = {
  ...{ id: 'office', title: 'An office', base: 'https://office.example', pace: 0, terms: 'none' },
  sync: async () => {},
}
const kept = (sha256: string, day: string): Kept => ({
  ...{ status: 200, headers: {}, bytes: Buffer.from('[]'), unchanged: false },
  ...{ sha256, fetchedAt: `${day}T12:00:00.000Z` },
})

/** What is answered on 24 November 2026, to one who holds `before` of the same request. */
async function answered(before: Kept | undefined, path = '/rows'): Promise<Reply> {
  const archive: Archive = {
    answered: async () => undefined,
    held: async () => before,
    keep: async (_asked, answer) => ({ ...answer, sha256: 'new', unchanged: false }),
  }
  const courier = courierFor(source, {
    ...{ env: {}, agent: 'readout/test', archive, progress: () => {} },
    pace: { turn: async () => {}, rest: async () => {} },
    recorded: async () => kept('new', '2026-11-24'),
  })
  return courier.ask({ path, expects: 'json' })
}

test.each([
  ['nothing', undefined, undefined],
  ['the same bytes', undefined, kept('new', '2026-11-01')],
  ['other bytes of an earlier day', '2026-11-01', kept('old', '2026-11-01')],
  ['other bytes of this day', undefined, kept('old', '2026-11-24')],
] as const)('where %s were held before, the day is told: %s', async (_name, day, held) => {
  const { before } = await answered(held)
  expect(before === undefined ? undefined : isoDay(before)).toBe(day)
})

test('a request is named by host and path, and a long one by its beginning', async () => {
  expect((await answered(undefined, '/rows?of=1')).name).toBe('office.example/rows?of=1')
  const { name } = await answered(undefined, `/rows?of=${'1,'.repeat(400)}`)
  expect([name.startsWith('office.example/rows?of=1,1'), name.endsWith('...'), name.length]).toEqual([true, true, 303])
})
