import { describe, expect, test } from 'vitest'
import { covers, hsDigits, normalCode, parseCode, partsOf, printHs } from './codes.js'

describe('HS codes', () => {
  test.each([
    ['8541.42', '854142'],
    ['1201', '1201'],
    ['1201.90.00.95', '1201900095'],
    ['854', undefined],
    ['soy', undefined],
    ['', undefined],
  ])('%s has the digits %s', (text, digits) => expect(hsDigits(text)).toBe(digits))

  test.each([
    ['1201', '1201.90', true],
    ['1201', '1201', true],
    ['12', '120190', true],
    ['1201.90', '1201', false],
    ['1201', '1202', false],
    ['1', '1201', false],
  ])('%s covers %s: %s', (wide, narrow, expected) => expect(covers(wide, narrow)).toBe(expected))

  test('they print with dots', () => expect(printHs('1201900095')).toBe('1201.90.00.95'))
  test('several codes together fall into their parts', () =>
    expect(partsOf({ system: 'HS', code: '0802.31+0802.32' })).toEqual([
      { system: 'HS', code: '080231' },
      { system: 'HS', code: '080232' },
    ]))
  test('systems and group codes are in capitals', () =>
    expect(normalCode({ system: 'usda', code: 'Sorghum' })).toEqual({ system: 'USDA', code: 'SORGHUM' }))
})

describe('a code as typed', () => {
  test.each([
    ['HS:1007', { system: 'HS', code: '1007' }],
    ['usda:sorghum', { system: 'USDA', code: 'SORGHUM' }],
    ['8541.42', { system: 'HS', code: '854142' }],
    ['sorghum', undefined],
  ])('%s', (text, code) => expect(parseCode(text)).toEqual(code))

  test.each(['854', 'HS:85414', 'HS:soy'])('%s is refused with how codes look', (text) =>
    expect(() => parseCode(text)).toThrow(/is not an HS code.*8541\.42/),
  )
})
