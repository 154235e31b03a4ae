import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Rate } from './rate.js'
import { printRate, rateFormula } from './rate-print.js'
import { readRate, readSpecial } from './rate-text.js'
import { rateUnits } from './rate-unit.js'

const percent = (ppm: number, on?: string) => ({ kind: 'percent', ppm, ...(on !== undefined && { on }) })
const specific = (amount: number, unit: string, on?: string) => ({
  kind: 'specific',
  amount,
  unit,
  ...(on !== undefined && { on }),
})
const sum = (...parts: object[]) => ({ kind: 'sum', parts })
const own = { kind: 'as', headings: [], text: 'The duty provided in the applicable subheading', own: true }

describe('a rate as the schedule prints it', () => {
  test.each<[string, object]>([
    ['Free', { kind: 'free' }],
    ['25%', percent(250_000)],
    [' 6.5% ', percent(65_000)],
    ['33 1/3%', { kind: 'percent', ppm: 333_333, rest: [1, 3] }],
    ['12 1/2%', percent(125_000)],
    ['1.5 percent of the fair retail value', percent(15_000, 'fair retail value')],
    ['4.4¢/kg', specific(44_000_000, 'kg')],
    ['$1.035/kg', specific(1_035_000_000, 'kg')],
    ['0.0622005¢ /kg', specific(622_005, 'kg')],
    ['14.27¢/ liter', specific(142_700_000, 'liter')],
    ['$1.32/pf. liter', specific(1_320_000_000, 'pf. liter')],
    ['18.9¢/pf.liter', specific(189_000_000, 'pf. liter')],
    ['40¢ each', specific(400_000_000, 'each')],
    ['76¢/pr. + 32%', sum(specific(760_000_000, 'pr.'), percent(320_000))],
    ['$1.34/1000', specific(1_340_000_000, 'thousand')],
    ['$1/1,000 pins + 35%', sum(specific(1_000_000_000, 'thousand'), percent(350_000))],
    ['$2.50/thou- sand + 40%', sum(specific(2_500_000_000, 'thousand'), percent(400_000))],
    ['0.3¢/line/ gross + 4.6%', sum(specific(3_000_000, 'line/gross'), percent(46_000))],
    ['14.5¢/m<sup>2 </sup>+ 0.4%', sum(specific(145_000_000, 'm2'), percent(4000))],
    ['86.1¢/m2of recording surface', specific(861_000_000, 'm2', 'recording surface')],
    ['18.7¢/clean kg', specific(187_000_000, 'clean kg')],
    ['10.5¢/bbl', specific(105_000_000, 'bbl')],
    ['$3/head', specific(3_000_000_000, 'head')],
    ['12¢/doz. + 5.5%', sum(specific(120_000_000, 'doz.'), percent(55_000))],
    ['3.3¢/lin. m', specific(33_000_000, 'm')],
    ['$1.035/kg +13.6%', sum(specific(1_035_000_000, 'kg'), percent(136_000))],
    ['2.5% on the value of the lead content', percent(25_000, 'lead content')],
    [
      '0.7¢/kg on copper content + 0.7¢/kg on lead content',
      sum(specific(7_000_000, 'kg', 'copper content'), specific(7_000_000, 'kg', 'lead content')),
    ],
    ['16.9¢/kg of total sugars + 5.1%', sum(specific(169_000_000, 'kg', 'total sugars'), percent(51_000))],
    ['22¢/kg on drained weght + 45%', sum(specific(220_000_000, 'kg', 'drained weight'), percent(450_000))],
    ['$1.32/t, including weight of container', specific(1_320_000_000, 't', 'weight including container')],
    [
      '57¢ each + 3.7¢/jewel over 7 + 4.9% on the case',
      sum(specific(570_000_000, 'each'), specific(37_000_000, 'jewel over 7'), percent(49_000, 'case')),
    ],
    [
      '51¢ each + 6.25% on the case and strap, band or bracelet + 5.3% on the battery',
      sum(
        specific(510_000_000, 'each'),
        percent(62_500, 'case and strap, band or bracelet'),
        percent(53_000, 'battery'),
      ),
    ],
    ['5% on the full value of the imported article', percent(50_000, 'full value of the imported article')],
    ['37% /', percent(370_000)],
    ['50 dollars per net ton', specific(50_000_000_000, 'net ton')],
    ['4.4 cents per kg', specific(44_000_000, 'kg')],
  ])('%s', (text, rate) => expect(readRate(text)).toEqual(rate))

  test('sugar by its polarity', () => {
    expect(
      readRate(
        '1.4606¢/kg less 0.020668¢/kg for each degree under 100 degrees (and fractions of a degree in proportion) but not less than 0.943854¢/kg',
      ),
    ).toEqual({ kind: 'degrees', amount: 14_606_000, unit: 'kg', less: 206_680, under: 100, least: 9_438_540 })
  })

  test.each<[string, object]>([
    ['The duty provided in the applicable subheading', own],
    ['The duty provided in the applicable subheading.', own],
    ['The duty provided in the applicable subheading + 25%', sum(own, percent(250_000))],
    ['The duty provided in the applicable subheading +25%', sum(own, percent(250_000))],
    ['The duty provided in the applicable subheading plus 25%', sum(own, percent(250_000))],
    ['The duty provided inthe applicable subheading+ 25%', sum(own, percent(250_000))],
    ['The duty provided in the applicable subheading + 7.5%.', sum(own, percent(75_000))],
    [
      'The duty provided in the applicable subheading + a duty of 50% upon the value of the steel content.',
      sum(own, percent(500_000, 'steel content')),
    ],
    [
      'The duty provided in the applicable subheading + a duty of 25% upon the value of the non-U.S. content',
      sum(own, percent(250_000, 'non-U.S. content')),
    ],
    ['The duty provided in the applicable subheading + a duty of 25%', sum(own, percent(250_000))],
    ['No change', { kind: 'as', headings: [], text: 'No change', own: true }],
    ['no change', { kind: 'as', headings: [], text: 'No change', own: true }],
  ])('in chapter 99: %s', (text, rate) => expect(readRate(text)).toEqual(rate))

  test.each<[string, string[]]>([
    ['See 9822.05.20', ['9822.05.20']],
    ['See heading 9902.01.01', ['9902.01.01']],
    ['See 9823.03.01-9823.03.12', ['9823.03.01-9823.03.12']],
    ['See 9919.04.40, 9919.04.41-9919.04.42', ['9919.04.40', '9919.04.41-9919.04.42']],
    ['The rate applicable to the natural juice in heading 2009', ['2009']],
    ['The rate applicable to the complete, assembled movement', []],
  ])('%s is the rate of something else', (text, headings) =>
    expect(readRate(text)).toEqual({ kind: 'as', headings, text }),
  )

  test('the rate of other subheadings, and a percentage on it', () => {
    const text = 'The duty provided in subheadings 8716.39.00, 8716.90.30 or 8716.90.50 + 100%'
    const headings = ['8716.39.00', '8716.90.30', '8716.90.50']
    expect(readRate(text)).toEqual(sum({ kind: 'as', headings, text: text.slice(0, -7) }, percent(1_000_000)))
    expect(readRate('The duty rate provided in such subheading minus 0.5%')).toEqual(
      sum({ kind: 'as', headings: [], text: 'The duty rate provided in such subheading' }, percent(-5000)),
    )
  })

  test.each<[string, object]>([
    ['10¢/kg or 5%, whichever is higher', { kind: 'greater', of: [specific(100_000_000, 'kg'), percent(50_000)] }],
    ['5% but not less than 10¢/kg', { kind: 'greater', of: [percent(50_000), specific(100_000_000, 'kg')] }],
    ['the lesser of 10¢/kg or 5%', { kind: 'lesser', of: [specific(100_000_000, 'kg'), percent(50_000)] }],
    [
      '5%, but not more than 10¢ each + 2%',
      { kind: 'lesser', of: [percent(50_000), sum(specific(100_000_000, 'each'), percent(20_000))] },
    ],
    [
      '5% but not less than 1¢/kg nor more than 3¢/kg',
      {
        kind: 'lesser',
        of: [{ kind: 'greater', of: [percent(50_000), specific(10_000_000, 'kg')] }, specific(30_000_000, 'kg')],
      },
    ],
  ])('the one of several: %s', (text, rate) => expect(readRate(text)).toEqual(rate))

  test.each<[string, object]>([
    ['10%', percent(100_000)],
    ['1.3元/千克', { ...specific(1_300_000_000, 'kg'), currency: 'CNY' }],
    ['1.3 yuan/kg', { ...specific(1_300_000_000, 'kg'), currency: 'CNY' }],
    ['CNY 0.5 per kg', { ...specific(500_000_000, 'kg'), currency: 'CNY' }],
    ['3% + 9,728 yuan each', sum(percent(30_000), { ...specific(9_728_000_000_000, 'each'), currency: 'CNY' })],
  ])('in the Chinese schedule: %s', (text, rate) => expect(readRate(text)).toEqual(rate))

  test.each([
    'Free, under bond',
    'Free (See U.S. note 4 of this subchapter)',
    'See additional U.S. note 1',
    'A duty upon the value of the repairs or alterations (see U.S. note 3 of this subchapter)',
    '400 yuan per ship',
    '4.4/kg',
    '5% + something',
    '1.5¢/kg if entered from May 15 to July 31',
    '5% on the case but not the strap',
    '0.00001%',
    '7 3/0%',
    ':',
  ])('"%s" is law in words, and not zero', (text) => expect(readRate(text)).toEqual({ kind: 'words', text }))

  test.each(['', ' ', '\n', '<u></u>', ' '.repeat(9000)])('an empty cell is no rate', (text) =>
    expect(readRate(text)).toBeUndefined(),
  )

  test('the same text gives the same rate, which nobody can change', () => {
    expect(readRate('4.4¢/kg + 10%')).toBe(readRate('4.4¢/kg + 10%'))
    expect(Object.isFrozen(readRate('4.4¢/kg + 10%'))).toBe(true)
  })
})

describe('the special column', () => {
  test.each<[string, [string, string][]]>([
    [
      'Free (A,AU,S,SG) 3.2% (JP) See 9822.05.20 (P+)',
      [
        ['Free', 'A AU S SG'],
        ['3.2%', 'JP'],
        ['See 9822.05.20', 'P+'],
      ],
    ],
    [
      'Free(A, AU, A*, S+)2.7%(JP)',
      [
        ['Free', 'A AU A* S+'],
        ['2.7%', 'JP'],
      ],
    ],
    ['Free \n(A+, AU,\nD)', [['Free', 'A+ AU D']]],
    ['Free (KR,MA,.OM,P) ', [['Free', 'KR MA OM P']]],
    ['12.4¢/kg + 0.5% (PA)', [['12.4¢/kg + 0.5%', 'PA']]],
    [
      'Free (AU,BH,CL, CO) A duty upon the value of the repairs or alterations (see U.S. note 3 of this subchapter) (B,C,)',
      [
        ['Free', 'AU BH CL CO'],
        ['A duty upon the value of the repairs or alterations (see U.S. note 3 of this subchapter)', 'B C'],
      ],
    ],
    [
      'Free (SG) See 9919.04.50, 9919.04.57 (PA (PA)',
      [
        ['Free', 'SG'],
        ['See 9919.04.50, 9919.04.57', 'PA'],
      ],
    ],
    [
      'No change (A) Free (CA,IL, MX) See U.S. note 3 to this sub- chapter (E) See U.S. note 3(e) (CO,PE)',
      [
        ['No change', 'A'],
        ['Free', 'CA IL MX'],
        ['See U.S. note 3 to this subchapter', 'E'],
        ['See U.S. note 3(e)', 'CO PE'],
      ],
    ],
    [
      'The duty provided in the applicable subheading + 25%',
      [['The duty provided in the applicable subheading + 25%', '']],
    ],
    ['', []],
    [' ', []],
  ])('%s', (text, expected) => {
    expect(readSpecial(text).map((one) => [one.text, one.symbols.join(' ')])).toEqual(expected)
    for (const one of readSpecial(text)) expect(one.rate).toEqual(readRate(one.text))
  })
})

/** Rates as `readRate` could have made them. */
const money = fc.integer({ min: 1, max: 40_000_000_000 })
const part = fc.constantFrom(
  'case',
  'battery',
  'lead content',
  'total sugars',
  'case and strap, band or bracelet',
  'cost of such parts',
  'weight including container',
)
const simple = fc.oneof(
  fc.constant({ kind: 'free' }),
  fc.record(
    { kind: fc.constant('percent'), ppm: fc.integer({ min: 0, max: 9_000_000 }), on: part },
    { requiredKeys: ['kind', 'ppm'] },
  ),
  fc.integer({ min: 0, max: 900 }).map((whole) => ({ kind: 'percent', ppm: whole * 10_000 + 6666, rest: [2, 3] })),
  fc.record(
    { kind: fc.constant('specific'), amount: money, unit: fc.constantFrom(...rateUnits()), on: part },
    { requiredKeys: ['kind', 'amount', 'unit'] },
  ),
  fc.record({
    kind: fc.constant('specific'),
    amount: money,
    unit: fc.constantFrom(...rateUnits()),
    currency: fc.constant('CNY'),
  }),
  fc.constantFrom(own, {
    kind: 'as',
    headings: ['2009'],
    text: 'The rate applicable to the natural juice in heading 2009',
  }),
)
const nested = fc.letrec<{ rate: object }>((tie) => ({
  rate: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    simple,
    fc.record({ kind: fc.constant('sum'), parts: fc.array(tie('rate'), { minLength: 2, maxLength: 4 }) }),
    fc.record({
      kind: fc.constantFrom('lesser', 'greater'),
      of: fc.array(tie('rate'), { minLength: 2, maxLength: 3 }),
    }),
  ),
})).rate as fc.Arbitrary<Rate>

describe('printing', () => {
  test.each([
    ['$1.50 each + 45% on the case', '$1.50 each + 45% on the case'],
    ['33 1/3%', '33 1/3%'],
    ['86.1¢/m<sup>2</sup>of recording surface', '86.1¢/m² of recording surface'],
    ['$2/1,000 + 60%', '$2/thousand + 60%'],
    ['The duty provided in the applicable subheading plus 25%', 'The duty provided in the applicable subheading + 25%'],
    ['1.3元/千克', '1.3 yuan/kg'],
    ['5% but not less than 10¢/kg', 'the greater of (5%) or (10¢/kg)'],
  ])('%s is printed %s', (text, printed) => {
    const rate = readRate(text)
    expect(rate && printRate(rate)).toBe(printed)
  })

  test('several rates of one entry in a row, free ones left out', () => {
    const rates = ['Free', '4.4¢/kg', '25%', 'Free'].flatMap((text) => readRate(text) ?? [])
    expect(rateFormula(...rates)).toBe('4.4¢/kg + 25%')
    expect(rateFormula({ kind: 'free' })).toBe('Free')
  })

  test('a rate printed and read back is the same rate', () => {
    fc.assert(
      fc.property(nested, (rate) => {
        const printed = printRate(rate)
        if (printed.length < 600) expect(readRate(printed)).toEqual(rate)
      }),
    )
  })

  test('any text at all gives no rate or one that prints and reads back the same', () => {
    const pieces = fc.constantFrom(
      '5%',
      '4.4¢/kg',
      ' + ',
      ' or ',
      '(',
      ')',
      'free',
      'the lesser of ',
      ', but not less than ',
      '<',
      'u>',
      '- ',
      'See 2009',
      ' on the case',
      ' minus ',
      '.',
      'the rate ',
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((list) => list.join('')),
    )
    fc.assert(
      fc.property(text, (written) => {
        const rate = readRate(written)
        if (rate !== undefined) expect(readRate(printRate(rate))).toEqual(rate)
      }),
      { numRuns: 2000 },
    )
  })

  test.each(['(', '<', '5% + ', 'the lesser of (', '1', ' ', 'a- ', 'but not less than ', '(A,', '5% or '])(
    'a hundred thousand times "%s" is read at once',
    (piece) => {
      const text = piece.repeat(100_000)
      const start = performance.now()
      readRate(text)
      readSpecial(text)
      for (const length of [600, 20_000]) {
        readRate(piece.repeat(length / piece.length))
        readSpecial(piece.repeat(length / piece.length))
      }
      expect(performance.now() - start).toBeLessThan(1500)
    },
  )
})
