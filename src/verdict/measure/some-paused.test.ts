/** "Some of those measures are paused", after a sentence on the measures of both sides. */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Labels, labelsAgainstLedger } from './testing/labels.js'

let labels: Labels

beforeAll(async () => {
  labels = await labelsAgainstLedger()
}, 60_000)

const last = async (text: string, day: string): Promise<string | undefined> => (await labels(text, day)).pop()
const count = async (text: string, day: string): Promise<number> => (await labels(text, day)).length

const both = 'Washington and Beijing have imposed tariffs and export controls on each other.'

describe('some of both sides’ measures are held back', () => {
  test.each([
    ['2026-02-10', `${both} Some of those measures are paused.`],
    ['2026-02-10', `${both} Several of these are currently suspended.`],
    ['2025-06-10', `${both} Some of them are on hold.`],
    ['2025-09-18', 'Each side has tariffs on the other. Some of those measures remain suspended.'],
    [
      '2026-02-10',
      'The United States keeps export controls, and China has its own. Some of the measures have been paused.',
    ],
  ])('as of %s it holds: %s', async (day, text) => {
    expect(await last(text, day)).toBe('supported')
  })

  test('before any truce it is not borne out', async () => {
    expect(await last(`${both} Some of those measures are paused.`, '2019-10-10')).not.toBe('supported')
  })

  test.each([
    ['all of them', `${both} All of those measures are paused.`],
    ['other things', 'The two leaders met for an hour. Some of those talks are paused.'],
    ['measures that may be paused', `${both} Some of those measures may be paused.`],
    ['measures that were not', `${both} Some of those measures are not paused.`],
  ])('no claim of its own: %s', async (_, text) => {
    const [before = ''] = text.split(/(?<=\.) /)
    expect(await count(text, '2026-02-10')).toBe(await count(before, '2026-02-10'))
  })
})
