import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Hedge, WrittenNumber } from '../language/marks.js'
import { accepted, exactly, fitOf, holds } from './precision.js'

const about: Hedge = { text: 'about', kind: 'about' }
const nearly: Hedge = { text: 'nearly', kind: 'nearly' }
const moreThan: Hedge = { text: 'more than', kind: 'above' }
const lessThan: Hedge = { text: 'less than', kind: 'below' }
const atLeast: Hedge = { text: 'at least', kind: 'at-least' }
const upTo: Hedge = { text: 'up to', kind: 'at-most' }
const justOver: Hedge = { text: 'just over', kind: 'just-over' }
const whole = (value: number): WrittenNumber => ({ value, halfUnit: 0.5 })
const word = (value: number): WrittenNumber => ({ value, halfUnit: 0 })

describe('precision: a claim is held to the digits it was written with', () => {
  test.each<[string, WrittenNumber, Hedge | undefined, number, boolean]>([
    ['53%', whole(53), undefined, 52.6, true],
    ['53%', whole(53), undefined, 52.5, true],
    ['53%', whole(53), undefined, 52.4, false],
    ['53%', whole(53), undefined, 53.6, false],
    ['53.4%', { value: 53.4, halfUnit: 0.05 }, undefined, 53.44, true],
    ['53.4%', { value: 53.4, halfUnit: 0.05 }, undefined, 53.46, false],
    ['nearly 53%', whole(53), nearly, 52.1, true],
    ['nearly 53%', whole(53), nearly, 53.2, false],
    ['nearly 70%', whole(70), nearly, 69.3, true],
    ['nearly 70%', whole(70), nearly, 60, false],
    ['more than half', word(50), moreThan, 50.1, true],
    ['more than half', word(50), moreThan, 49.9, false],
    ['more than half', word(50), moreThan, 97, true],
    ['less than half', word(50), lessThan, 46.6, true],
    ['less than half', word(50), lessThan, 50.3, false],
    ['about 26%', whole(26), about, 27.2, true],
    ['about 26%', whole(26), about, 30, false],
    ['about a third', word(100 / 3), about, 31, true],
    ['at least 10%', whole(10), atLeast, 10, true],
    ['at least 10%', whole(10), atLeast, 9.8, false],
    ['up to 12', whole(12), upTo, 12, true],
    ['up to 12', whole(12), upTo, 12.4, false],
    ['just over 20%', whole(20), justOver, 20.6, true],
    ['just over 20%', whole(20), justOver, 19.7, false],
    ['$5.5 billion', { value: 5.5e9, halfUnit: 0.05e9 }, undefined, 5.46e9, true],
    ['$5.5 billion', { value: 5.5e9, halfUnit: 0.05e9 }, undefined, 5.44e9, false],
    ['691,800 tonnes', whole(691_800), undefined, 691_764, true],
    ['691,764 tonnes', whole(691_764), undefined, 691_790, false],
    ['zero', word(0), undefined, 0, true],
    ['zero', word(0), undefined, 1, false],
  ])('%s (%j, %j) against %d: %s', (_, written, hedge, computed, expected) => {
    expect(holds(written, computed, hedge)).toBe(expected)
  })

  test.each<[string, WrittenNumber, Hedge | undefined, number, string]>([
    ['about 26%', whole(26), about, 28.4, 'near'],
    ['about 26%', whole(26), about, 40, 'fails'],
    ['$300 billion', { value: 300e9, halfUnit: 0.5e9 }, undefined, 295.4e9, 'near'],
    ['$300 billion', { value: 300e9, halfUnit: 0.5e9 }, undefined, 270e9, 'fails'],
    ['more than 35%', whole(35), moreThan, 34.8, 'near'],
    ['more than 35%', whole(35), moreThan, 30, 'fails'],
  ])('%s (%j, %j) is not called wrong for a little: %d is %s', (_, written, hedge, computed, expected) => {
    expect(fitOf(accepted(written, hedge), exactly(computed))).toBe(expected)
  })
})

describe('precision: the rounding of the sources is taken into account', () => {
  test('a figure fails only when none within the rounding fits', () => {
    const rounded = { value: 53.8, low: 53.2, high: 54.4 }
    expect(fitOf(accepted(whole(53)), rounded)).toBe('near')
    expect(fitOf(accepted(whole(50)), rounded)).toBe('fails')
  })

  test('sources too coarse for the claim do not bear it out', () => {
    expect(fitOf(accepted(whole(53)), { value: 53, low: 30, high: 80 })).toBe('near')
    expect(fitOf(accepted(whole(53)), { value: 53.4, low: 52.8, high: 54.0 })).toBe('holds')
  })
})

describe('precision: properties', () => {
  const digits = fc.integer({ min: 1, max: 99_999 })
  const decimals = fc.integer({ min: 0, max: 3 })

  test('a figure printed at any rounding accepts the figure it was printed from', () => {
    fc.assert(
      fc.property(digits, decimals, fc.integer({ min: 0, max: 3 }), (n, d, fewer) => {
        const exact = n / 10 ** d
        const step = 10 ** (fewer - d)
        const written = { value: Math.round(exact / step) * step, halfUnit: step / 2 }
        return holds(written, exact)
      }),
    )
  })

  test('a figure moved by more than its precision is never accepted', () => {
    fc.assert(
      fc.property(digits, decimals, fc.boolean(), (n, d, up) => {
        const step = 10 ** -d
        const written = { value: n * step, halfUnit: step / 2 }
        const moved = written.value + (up ? 1 : -1) * Math.max(step * 1.01, written.value * 0.011)
        return !holds(written, moved)
      }),
    )
  })
})
