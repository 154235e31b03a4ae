import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { half, ratioOf } from './ratio.js'

describe('exact fractions', () => {
  test.each([
    [0.1, 1n, 10n],
    [12.5, 125n, 10n],
    [1e21, 10n ** 21n, 1n],
    [2.5e-7, 25n, 10n ** 8n],
    [-3, -3n, 1n],
  ])('%d is what its digits say: %d over %d', (amount, up, down) => expect(ratioOf(amount)).toEqual([up, down]))

  test.each([
    [1n, 2n, 1n],
    [49n, 100n, 0n],
    [-1n, 2n, 0n],
    [-51n, 100n, -1n],
    [-3n, 2n, -1n],
  ])('%d over %d is, halves up, %d', (up, down, whole) => expect(half([up, down])[0]).toBe(whole))

  test('a number of any size keeps its value', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }), (amount) => {
        const [up, down] = ratioOf(amount)
        return Math.abs(Number(up) / Number(down) - amount) <= Math.abs(amount) * 1e-12 + 1e-15
      }),
    )
  })
})
