import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePpm, ppm, printPpm, readPpm } from './ppm.js'

describe('percentages as parts per million', () => {
  test.each([
    ['25%', 250_000],
    ['7.5%', 75_000],
    ['10 per cent', 100_000],
    ['0.125%', 1250],
    ['6.25', 62_500],
    ['-3%', -30_000],
    ['145 percent', 1_450_000],
  ])('%s is %d', (text, parts) => expect(readPpm(text)).toBe(parts))

  test.each(['', '%', 'ten percent', '1e3%', '0.00001%', '1,5%'])('"%s" is none', (text) =>
    expect(readPpm(text)).toBeUndefined(),
  )

  test('a refusal names the input and the mend', () => {
    expect(() => parsePpm('lots', 'rate')).toThrow(/rate {2}"lots" is not a percentage.*7\.5%/)
  })

  test('a rate printed and read back is the same rate', () => {
    fc.assert(fc.property(fc.integer({ min: -9_000_000, max: 9_000_000 }), (n) => readPpm(printPpm(ppm(n))) === n))
  })
})
