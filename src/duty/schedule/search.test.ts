import { describe, expect, test } from 'vitest'
import { day, scheduleFrom } from '../testing/printed.js'

const schedule = scheduleFrom(
  {
    '2025_basic 2025-01-01': [
      '0203.21.00.00 | Meat of swine | Frozen',
      '0203.11.00.00 | Meat of swine | Fresh',
      '0303.11.00.00 | Fish | Frozen',
      '1007.10.00.00 | Grain sorghum | Seed',
      '1007.90.00.00 | Grain sorghum | Other',
      '1201.10.00.00 | Soybeans, whether or not broken | Seed',
      '1507.10.00.00 | Soybean oil and its fractions | Crude oil',
      '8517.11.00.00 | Telephone sets, including smartphones and other telephones; parts | Cordless handsets',
      '8517.13.00.00 | Telephone sets, including smartphones and other telephones; parts | Smartphones',
      '8541.43.00.10 | Semiconductor devices > Photovoltaic cells assembled in modules or made up into panels | Crystalline',
      '8703.80.00.20 | Motor cars > Other vehicles, with only electric motors for propulsion | New',
      '9503.00.00.13 | Tricycles; dolls, other toys; puzzles | 3 to 12 years of age',
    ],
    '2025_rev_1 2025-02-04': [
      '8517.13.00.00 | Telephone sets, including smartphones and other telephones; parts | Smartphones',
    ],
  },
  [
    { names: ['solar cells', 'solar panels'], codes: ['854142', '854143'] },
    { names: ['electric vehicles', 'EVs'], codes: ['870380'] },
    { names: ['pork'], codes: ['0203'] },
    { names: ['soybeans', 'soya beans'], codes: ['1201'] },
  ],
)
const found = (words: string, on = '2025-01-01') => schedule.search(words, day(on)).map(({ code }) => code)

describe('goods found by words', () => {
  test.each([
    ['smartphones', '8517130000'],
    ['SMARTPHONE', '8517130000'],
    ['grain sorghum', '1007100000'],
    ['sorghum', '1007100000'],
    ['toys', '9503000013'],
    ['soybean oil', '1507100000'],
    ['photovoltaic panel', '8541430010'],
  ])('"%s" of the description: %s', (words, code) => expect(found(words)[0]).toBe(code))

  test.each([
    ['solar panels', ['8541430010']],
    ['EV', ['8703800020']],
    ['soya beans', ['1201100000']],
    ['pork', ['0203110000', '0203210000']],
  ])('"%s" as people say: %j', (words, codes) => expect(found(words)).toEqual(codes))

  test('a name within what is asked counts as its words', () => expect(found('frozen pork')[0]).toBe('0203210000'))

  test('what only stands in the same heading is left out beside the very thing', () =>
    expect(found('smartphones')).toEqual(['8517130000']))

  test('digits find the lines below them', () => expect(found('1007')).toEqual(['1007100000', '1007900000']))

  test.each(['xyzzy', '', 'of the', '!!'])('"%s" finds nothing', (words) => expect(found(words)).toEqual([]))

  test('only lines of the day are found', () => expect(found('grain sorghum', '2025-03-01')).toEqual([]))

  test('a hint says what the line is, after its heading', () =>
    expect(schedule.search('smartphones', day('2025-01-01'))[0]?.description).toBe('Telephone sets: Smartphones'))
})
