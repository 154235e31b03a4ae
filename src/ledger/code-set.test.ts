import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CodeSet, expanded } from './code-set.js'

describe('a set of codes', () => {
  test.each([
    ['7206', true],
    ['7206100000', true],
    ['72', false],
    ['7207', false],
  ])('of 7206 holds %s: %s', (code, isHeld) => {
    expect(new CodeSet(['7206']).holds(code)).toBe(isHeld)
  })

  test('is touched by a shorter code, of which it holds a part', () => {
    const set = new CodeSet(['720610'])
    expect([set.touches('72'), set.touches('7206'), set.touches('7207')]).toEqual([true, true, false])
  })

  test('forgets what is dropped, and takes back a part of it', () => {
    const set = new CodeSet(['2208'])
    set.drop('22083060')
    set.add('2208306020')
    expect(['22083030', '2208306010', '2208306020'].map((code) => set.holds(code))).toEqual([true, false, true])
  })

  test('a shorter word takes the place of all longer ones', () => {
    const set = new CodeSet(['22083060', '22087000'])
    set.drop('2208')
    expect([set.holds('22083060'), set.touches('2208')]).toEqual([false, false])
  })

  test.each([
    [['7206'], ['72061000'], '72061000'],
    [['72061000'], ['72'], '72061000'],
    [['7206'], ['7207'], undefined],
    [[''], ['8708'], '8708'],
  ])('%j and %j have %s in common', (one, other, code) => {
    expect(new CodeSet(one).common(new CodeSet(other))).toBe(code)
  })

  const code = fc
    .stringMatching(/^[0-2]{1,3}$/)
    .map((digits) => digits.padEnd(digits.length + (digits.length % 2), '0'))

  test('the last word that reaches a code decides, whatever came before', () => {
    const words = fc.array(fc.record({ code, isIn: fc.boolean() }), { maxLength: 8 })
    fc.assert(
      fc.property(words, code, (said, asked) => {
        const set = new CodeSet()
        for (const { code, isIn } of said) isIn ? set.add(code) : set.drop(code)
        const last = said.filter((word) => asked.startsWith(word.code)).at(-1)
        expect(set.holds(asked)).toBe(last?.isIn ?? false)
      }),
      {
        examples: [
          [
            [
              { code: '1120', isIn: false },
              { code: '11', isIn: true },
            ],
            '1120',
          ],
        ],
      },
    )
  })
})

test('lists are written out, and "all" is above every code', () => {
  const lists = new Map([['metals', { codes: ['7206.10', '7207'] }]])
  expect(expanded(['list:metals', '8708.29', 'all', 'list:absent'], lists)).toEqual(['720610', '7207', '870829', ''])
})
