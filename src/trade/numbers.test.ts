import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { meanOf, minus, percentChange, percentOf, unitValue } from './numbers.js'

describe('exact changes', () => {
  test.each([
    [5_500_000_000, 11_800_000_000, -53.39],
    [3, 2, 50],
    [0, 10, -100],
    [1, 3, -66.67],
    [-120, -100, -20],
    [-80, -100, 20],
  ])('from %d to %d', (now, before, expected) => expect(percentChange(now, before)).toBe(expected))
  test('nothing is a percentage of zero', () => {
    expect(percentChange(5, 0)).toBeUndefined()
    expect(percentOf(5, 0)).toBeUndefined()
    expect(unitValue(5, 0)).toBeUndefined()
  })
  test('a half hundredth goes away from zero on both sides', () => {
    expect(percentChange(100_005, 100_000)).toBe(0.01)
    expect(percentChange(99_995, 100_000)).toBe(-0.01)
  })
  test('decimals are taken as they are written', () => {
    expect(minus(0.3, 0.1)).toBe(0.2)
    expect(percentOf(0.1, 0.3)).toBe(33.33)
    expect(meanOf([0.1, 0.2], false)).toBe(0.15)
    expect(meanOf([1, 2], true)).toBe(2)
  })
  test('the price of what costs little keeps its digits, so that its change is the change of the fractions', () => {
    const [now, before] = [unitValue(308_247, 1_000_000) ?? 0, unitValue(303_455, 1_000_000) ?? 0]
    expect([now, before]).toEqual([0.308247, 0.303455])
    expect(percentChange(now, before)).toBe(1.58)
    expect(unitValue(1_000_000, 3)).toBe(333333.333)
    expect(unitValue(1, 3_000_000)).toBe(0.000000333333333)
  })
  test('dollars keep every cent of their difference', () =>
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), (a, b) => {
        const exact = BigInt(a) - BigInt(b)
        return exact > Number.MAX_SAFE_INTEGER || exact < -Number.MAX_SAFE_INTEGER || BigInt(minus(a, b)) === exact
      }),
    ))
})
