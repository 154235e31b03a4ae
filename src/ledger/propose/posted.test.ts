/** Orders as the White House posted them: copies beside this checkout, where they are. */
import { describe, expect, test } from 'vitest'
import { isWireThere, sharedText } from '../../sources/testing/shared-wire.js'
import { isoDay, parseDay } from '../../time/day.js'
import type { SeenDocument } from '../document.js'
import { document, drafted, fileOf, today } from './testing/drafts.js'

describe.skipIf(!isWireThere)('orders as they were posted (skipped: they are not beside this checkout)', () => {
  /** One file of the mirror: its head, and its text without the marks of Markdown. */
  const posted = (name: string): SeenDocument => {
    const [, head = '', body = ''] =
      /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(
        sharedText(`wire/whitehouse/mirror__presidential-actions__${name}.md`),
      ) ?? []
    const field = (key: string): string =>
      new RegExp(`^${key}: (.*)$`, 'm').exec(head)?.[1]?.replace(/^['"]|['"]$/g, '') ?? ''
    const published = parseDay(field('date'))
    return document({
      id: name,
      url: `https://x.example/${name}`,
      title: `Copy: ${field('title')}`,
      published,
      signed: published,
      text: body.replace(/<[^>]*>/g, '').replace(/\\(?=[(])/g, ''),
    })
  }

  test('the order of 16 September 2025 sets the deadline of 16 December', () => {
    const text = fileOf(drafted(posted('2025-09-16-further-extending-the-tiktok-enforcement-delay-9dde')), 'tracks')
    expect(text).toContain('through: 2025-12-16')
    expect(text).toContain('from: 2025-09-16')
  })

  test('the order of 25 September 2025 gives 120 days', () => {
    const proposed = drafted(posted('2025-09-25-saving-tiktok-while-protecting-national-security'))
    expect(fileOf(proposed, 'tracks') + fileOf(proposed, 'sources')).toContain('2026-01-23')
  })

  test('the order of 4 November 2025 is a step of 10 percent from 10 November', () => {
    const text = fileOf(
      drafted(
        posted(
          '2025-11-04-modifying-duties-addressing-the-synthetic-opioid-supply-chain-in-the-peoples-republic-of-china',
        ),
      ),
      'sources',
    )
    expect(text).toMatch(/a step for us-ieepa-fentanyl/)
    expect(text).toContain(
      '#   - from: 2025-11-10\n#     recorded: 2025-11-04\n#     status: in-force\n#     rate: 10%',
    )
  })

  test('the order of 11 August 2025 suspends to the last minute of 9 November', () => {
    const text = fileOf(
      drafted(
        posted(
          '2025-08-11-further-modifying-reciprocal-tariff-rates-to-reflect-ongoing-discussions-with-the-peoples-republic-of-china',
        ),
      ),
      'sources',
    )
    expect(text).toContain('through: 2025-11-09')
    expect(text).toContain('status: suspended')
    expect(isoDay(today)).toBe('2026-11-24')
  })
})
