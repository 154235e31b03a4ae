import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changesOf } from './changes.js'
import type { Figure } from './figure.js'
import { knownAt } from './known.js'
import { figure } from './testing/figures.js'

const print = (vintage: string, value: number, more = {}): Figure =>
  figure({ vintage, value_usd: String(value), ...more })
const news = (incoming: Figure[], held: Figure[]): string[] =>
  changesOf(
    incoming.map((one) => ({ figure: one })),
    held,
  ).map(({ figure: { vintage, value } }) => `${vintage} ${value}`)

describe('what a source gives is news', () => {
  const [first, same, revised] = [print('2025-09-30', 71), print('2025-10-30', 71), print('2025-11-30', 75)]
  test.each<[string, Figure[], Figure[], string[]]>([
    ['where nothing is held', [first], [], ['2025-09-30 71']],
    ['not where the number is in print', [same], [first], []],
    ['where the number was revised', [revised], [first], ['2025-11-30 75']],
    ['where it was revised back', [print('2025-12-30', 71)], [first, revised], ['2025-12-30 71']],
    ['once, of a stack of vintages in any order', [revised, same, first], [], ['2025-09-30 71', '2025-11-30 75']],
    ['where it tells an earlier print of what is held', [first], [revised], ['2025-09-30 71']],
    ['not where the earlier print is between two that are equal to it', [same], [first, revised], []],
    ['of another month', [print('2025-10-30', 71, { period: '2025-08' })], [first], ['2025-10-30 71']],
    ['of another document', [print('2025-10-30', 71, { source_title: 'Another table' })], [first], ['2025-10-30 71']],
    [
      'of a quantity beside the value',
      [print('2025-10-30', 71, { quantity: '3', quantity_unit: 't' })],
      [first],
      ['2025-10-30 71'],
    ],
  ])('%s', (_, incoming, held, expected) => expect(news(incoming, held)).toEqual(expected))
})

test('handing in the same again changes nothing, and the newest number is the one given', () => {
  const any = fc.array(fc.record({ day: fc.integer({ min: 1, max: 28 }), value: fc.integer({ min: 1, max: 3 }) }), {
    maxLength: 12,
  })
  fc.assert(
    fc.property(any, any, (one, two) => {
      const of = (prints: typeof one): Figure[] => {
        // Of one day there is one number.
        const days = new Map(prints.map(({ day, value }) => [day, value]))
        return [...days].map(([day, value]) => print(`2025-10-${String(day).padStart(2, '0')}`, value))
      }
      const take = (held: Figure[], given: Figure[]): Figure[] => [
        ...held,
        ...changesOf(
          given.map((figure) => ({ figure })),
          held,
        ).map(({ figure }) => figure),
      ]
      const held = take([], of(one))
      const newest = of(one).toSorted((a, b) => (b.vintageDay ?? 0) - (a.vintageDay ?? 0))[0]
      expect(knownAt(held, 'latest')[0]?.value).toBe(newest?.value)
      const both = take(held, of(two))
      expect(take(both, of(two))).toEqual(both)
    }),
  )
})
