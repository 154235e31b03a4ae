import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { convert, readUnit, unitKind, unitNames } from './unit.js'

describe('reading a unit as tables and texts write it', () => {
  test.each([
    ['metric tons', 't', 1],
    ['MT', 't', 1],
    ['KG', 'kg', 1],
    ['1000 bushels', 'bu', 1000],
    ['1,000 bushels', 'bu', 1000],
    ['thousand metric tons', 't', 1000],
    ['million bushels', 'bu', 1_000_000],
    ['running bales', 'running bale', 1],
    ['480-lb bales', 'bale', 1],
    ['short tons', 'short ton', 1],
    ['head', 'head', 1],
    ['barrels', 'bbl', 1],
    ['pounds', 'lb', 1],
    ['doz. prs.', 'doz pr', 1],
    ['m²', 'm2', 1],
    ['thousand m3', 'kl', 1000],
    ['pf.liters', 'pf.litre', 1],
    ['cy kg', 'clean kg', 1],
  ])('%s is %s, %d of it', (written, unit, scale) => expect(readUnit(written)).toEqual({ unit, scale }))

  test.each(['', 'parsecs', 'thousand', '1000', 'ton ton'])('"%s" is no unit', (written) =>
    expect(readUnit(written)).toBeUndefined(),
  )
})

describe('conversion', () => {
  test.each([
    [1, 'bu', 'kg', '27.2155422', 27.2155422],
    [985_000_000, 'bu', 't', '27.2155422', 26_807_309.067],
    [1, 't', 'lb', undefined, 2204.622621848776],
    [1, 'short ton', 't', undefined, 0.90718474],
    [1000, 'kg', 't', undefined, 1],
    [1, 'bale', 'lb', undefined, 480],
    [42, 'gal', 'bbl', undefined, 1],
    [2, 'doz', 'no', undefined, 24],
    [1, 'gross', 'doz', undefined, 12],
    [3, 'doz pr', 'pr', undefined, 36],
    [5, 'thousands', 'no', undefined, 5000],
    [5, 'carat', 'g', undefined, 1],
  ])('%d %s in %s', (amount, from, to, bushel, expected) =>
    expect(convert(amount, from, to, bushel)).toBeCloseTo(expected, 6),
  )

  test.each([
    ['bu', 't', undefined],
    ['head', 'kg', undefined],
    ['running bale', 'kg', undefined],
    ['pf.litre', 'l', undefined],
    ['t', 'USD', undefined],
    ['no', 'pr', undefined],
    ['kg', 'clean kg', undefined],
  ])('%s does not become %s by itself', (from, to, bushel) => expect(convert(1, from, to, bushel)).toBeUndefined())

  test('what is converted there and back is the same, in any two units of one kind', () => {
    const units = unitNames()
    fc.assert(
      fc.property(
        fc.constantFrom(...units),
        fc.constantFrom(...units),
        fc.double({ min: 1e-6, max: 1e12, noNaN: true }),
        (a, b, x) => {
          const there = convert(x, a, b)
          if (there === undefined) return unitKind(a) !== unitKind(b) || (a === 'pf.litre') !== (b === 'pf.litre')
          return Math.abs((convert(there, b, a) ?? Number.NaN) - x) <= x * 1e-12
        },
      ),
    )
  })
})
