import { describe, expect, test } from 'vitest'
import { readGoods, readParty } from './named.js'
import { printCodes } from './question.js'
import { names } from './testing/desk.js'

describe('countries', () => {
  test.each([
    ['CN', 'CN'],
    ['cn', 'CN'],
    ['China', 'CN'],
    ['hong kong', 'HK'],
    ['W', 'W'],
    ['world', 'W'],
    ['US-ia', 'US-IA'],
  ])('%s is %s', (text, code) => expect(readParty(text, names, '--partner').code).toBe(code))
  test('an unknown one is refused with the nearest name', () =>
    expect(() => readParty('Mexiko', names, '--partner')).toThrow(
      /^--partner {2}"Mexiko" is no country on record. Did you mean Mexico\?/,
    ))
})

describe('goods', () => {
  test.each([
    ['sorghum', 'HS:1007', 'sorghum'],
    ['Milo', 'HS:1007', 'sorghum'],
    ['farm goods', 'USDA:AG', 'agricultural products'],
    ['HS:1007', 'HS:1007', 'sorghum'],
    ['1007.90', 'HS:100790', 'HS 1007.90'],
    ['USDA:SORGHUM', 'USDA:SORGHUM', 'sorghum (USDA SORGHUM)'],
  ])('%s is %s', (text, codes, name) => {
    const goods = readGoods([text], names)
    expect([printCodes(goods.codes), goods.name]).toEqual([codes, name])
  })
  test('nothing named is all goods', () => expect(printCodes(readGoods([], names).codes)).toBe('TOTAL:TOTAL'))
  test('other readings are named with how to ask for them', () =>
    expect(readGoods(['sorghum'], names).others).toEqual([{ label: 'Grain sorghum', ask: '--product USDA:SORGHUM' }]))
  test('several that are named are one, with what they share', () =>
    expect(readGoods(['sorghum', 'soybeans'], names)).toMatchObject({
      name: 'sorghum and soybeans',
      marketingYearStarts: 9,
    }))
  test.each([
    [['HS:10', 'sorghum'], /overlap/],
    [['sorghum', 'sorghum'], /overlap/],
    [['sorghum', 'farm goods'], /overlap/],
    [['soybeans', 'USDA:SORGHUM'], /unlike classifications/],
    [['soyabeens'], /Did you mean "soybeans"/],
    [['HS:123'], /is not an HS code/],
  ])('%s is refused', (texts, expected) => expect(() => readGoods(texts, names)).toThrow(expected))
})
