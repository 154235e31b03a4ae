import { describe, expect, test } from 'vitest'
import { textOf } from './find.js'
import type { Mark } from './marks.js'
import { mark } from './testing/mark.js'

function number({ value, halfUnit }: { value: number; halfUnit: number }): string {
  return `${value}±${halfUnit}`
}

function printed(amount: Mark): string | undefined {
  const hedge = 'hedge' in amount && amount.hedge !== undefined ? ` (${amount.hedge.kind})` : ''
  const upper = 'upper' in amount && amount.upper !== undefined ? `..${number(amount.upper)}` : ''
  const per = 'per' in amount && amount.per !== undefined ? ` per ${amount.per}` : ''
  switch (amount.kind) {
    case 'percent':
      return `${number(amount.number)}${upper} ${amount.points ? 'points' : '%'}${hedge}`
    case 'money':
      return `${number(amount.number)}${upper} ${amount.currency}${per}${hedge}`
    case 'quantity':
      return `${number(amount.number)}${upper} ${amount.unit}${per}${hedge}`
    case 'count':
      return `${number(amount.number)}${hedge}`
    case 'multiple':
      return `x${Math.round(amount.factor * 1000) / 1000} ${amount.form}${hedge}`
    case 'ordinal':
      return `#${amount.value}`
    default:
      return undefined
  }
}

/** Every amount of a sentence: `text = number±half of the last digit unit (hedge)`. */
function amounts(text: string): string[] {
  const sentence = mark(text)
  return sentence.marks.flatMap((one) => {
    const text = printed(one)
    return text === undefined ? [] : [`${textOf(sentence, one)} = ${text}`]
  })
}

describe('percentages in every spelling', () => {
  test.each([
    ['Exports fell 53%.', '53% = 53±0.5 %'],
    ['Exports fell 53 %.', '53 % = 53±0.5 %'],
    ['Exports fell 7.5 percent.', '7.5 percent = 7.5±0.05 %'],
    ['Exports fell 7.50 per cent.', '7.50 per cent = 7.5±0.005 %'],
    ['Exports fell 12pct.', '12pct = 12±0.5 %'],
    ['Exports fell fifty-three percent.', 'fifty-three percent = 53±0.5 %'],
    ['Exports fell two and a half percent.', 'two and a half percent = 2.5±0 %'],
    ['It set a 25-percent tariff.', '25-percent = 25±0.5 %'],
    ['It rose by 10 percentage points.', '10 percentage points = 10±0.5 points'],
    ['It rose by 24 points.', '24 points = 24±0.5 points'],
    ['It rose by 5 pp.', '5 pp = 5±0.5 points'],
    ['It rose by 25 basis points.', '25 basis points = 0.25±0.005 points'],
    ['It rose by 25bps.', '25bps = 0.25±0.005 points'],
    ['It rose by half a percentage point.', 'half a percentage point = 0.5±0 points'],
    ['It changed by -5.2%.', '-5.2% = -5.2±0.05 %'],
    ['It changed by −5%.', '−5% = -5±0.5 %'],
    ['It rose .5%.', '.5% = 0.5±0.05 %'],
    ['Growth of 10 to 15 percent.', '10 to 15 percent = 10±0.5..15±0.5 %'],
    ['Growth of 10-15%.', '10-15% = 10±0.5..15±0.5 %'],
    ['Growth between 10% and 15%.', '10% and 15% = 10±0.5..15±0.5 %'],
    ['Tariffs of 10% to 25% apply.', '10% to 25% = 10±0.5..25±0.5 %'],
  ])('%s', (text, expected) => {
    expect(amounts(text)).toEqual([expected])
  })
  test.each([
    ['They cut the rate from 15% to 7.5%.', ['15% = 15±0.5 %', '7.5% = 7.5±0.05 %']],
    ['It rose from 10 to 15 percent.', ['10 = 10±0.5 %', '15 percent = 15±0.5 %']],
    ['It was raised from 0-5% to 30%.', ['0-5% = 0±0.5..5±0.5 %', '30% = 30±0.5 %']],
    ['Tariffs of 10 and 25 percent.', ['10 = 10±0.5 %', '25 percent = 25±0.5 %']],
    ['They rose 3, 5 and 7 percent.', ['3 = 3±0.5 %', '5 = 5±0.5 %', '7 percent = 7±0.5 %']],
    ['It fell 2% to 5%, a low.', ['2% = 2±0.5 %', '5% = 5±0.5 %']],
  ])('not a range: %s', (text, expected) => {
    expect(amounts(text)).toEqual(expected)
  })
})

describe('money', () => {
  test.each([
    ['It was $5.67 billion.', '$5.67 billion = 5670000000±5000000 USD'],
    ['It was $5.67bn.', '$5.67bn = 5670000000±5000000 USD'],
    ['It was US$13.5 million.', 'US$13.5 million = 13500000±50000 USD'],
    ['It was $13.5M.', '$13.5M = 13500000±50000 USD'],
    ['It was $1.2t.', '$1.2t = 1200000000000±50000000000 USD'],
    ['It was 12 billion dollars.', '12 billion dollars = 12000000000±500000000 USD'],
    ['It was 12 billion U.S. dollars.', '12 billion U.S. dollars = 12000000000±500000000 USD'],
    ['It was half a billion dollars.', 'half a billion dollars = 500000000±0 USD'],
    ['It was a billion dollars.', 'a billion dollars = 1000000000±500000000 USD'],
    ['It was $300-million.', '$300-million = 300000000±500000 USD'],
    ['It was 3.2 billion yuan.', '3.2 billion yuan = 3200000000±50000000 CNY'],
    ['It was RMB 3.2 billion.', 'RMB 3.2 billion = 3200000000±50000000 CNY'],
    ['It was ¥500 million.', '¥500 million = 500000000±500000 CNY'],
    ['It was €20 million.', '€20 million = 20000000±500000 EUR'],
    ['It was 20 million euros.', '20 million euros = 20000000±500000 EUR'],
    ['It was 20 million Hong Kong dollars.', '20 million Hong Kong dollars = 20000000±500000 HKD'],
    ['It was $1.5-2 billion.', '$1.5-2 billion = 1500000000±50000000..2000000000±500000000 USD'],
    [
      'It was $1.5 billion to $2 billion.',
      '$1.5 billion to $2 billion = 1500000000±50000000..2000000000±500000000 USD',
    ],
    ['It was $1,234,567.', '$1,234,567 = 1234567±0.5 USD'],
    ['The fee is $46/NT.', '$46 = 46±0.5 USD per net-ton'],
    ['The fee is $50 per net ton.', '$50 = 50±0.5 USD per net-ton'],
    ['The price is $10.20 a bushel.', '$10.20 = 10.2±0.005 USD per bu'],
    ['There is a $100 flat fee per postal item.', '$100 = 100±0.5 USD per item'],
    ['It pays $2 billion a year.', '$2 billion = 2000000000±500000000 USD per year'],
    ['It was $75.56 billion a year earlier.', '$75.56 billion = 75560000000±5000000 USD'],
  ])('%s', (text, expected) => {
    expect(amounts(text)).toEqual([expected])
  })
  test.each([
    [
      'It fell by $13.5 billion to $106.6 billion.',
      ['$13.5 billion = 13500000000±50000000 USD', '$106.6 billion = 106600000000±50000000 USD'],
    ],
    ['It fell 11 percent to $67 billion.', ['11 percent = 11±0.5 %', '$67 billion = 67000000000±500000000 USD']],
    [
      'It fell to $3 billion from $12.6 billion.',
      ['$3 billion = 3000000000±500000000 USD', '$12.6 billion = 12600000000±50000000 USD'],
    ],
    ['It was $9.3 billion (in 2019 dollars).', ['$9.3 billion = 9300000000±50000000 USD']],
  ])('not one amount: %s', (text, expected) => {
    expect(amounts(text)).toEqual(expected)
  })
})

describe('quantities', () => {
  test.each([
    ['They shipped 89,579 mt.', '89,579 mt = 89579±0.5 t'],
    ['They shipped 2.1 million tonnes.', '2.1 million tonnes = 2100000±50000 t'],
    ['They shipped 12 million metric tons.', '12 million metric tons = 12000000±500000 t'],
    ['They shipped 12m tonnes.', '12m tonnes = 12000000±500000 t'],
    ['They shipped 12 MMT.', '12 MMT = 12000000±500000 t'],
    ['They shipped 1.2 Mt.', '1.2 Mt = 1200000±50000 t'],
    ['They shipped 447 tonnes.', '447 tonnes = 447±0.5 t'],
    ['They shipped 89\u00a0579 tonnes.', '89\u00a0579 tonnes = 89579±0.5 t'],
    ['They shipped 89 579 tonnes.', '89 579 tonnes = 89579±0.5 t'],
    ['They shipped a million tons.', 'a million tons = 1000000±500000 t'],
    ['They shipped 5,000 short tons.', '5,000 short tons = 5000±0.5 short-ton'],
    ['They shipped 20 million bushels.', '20 million bushels = 20000000±500000 bu'],
    ['They shipped 100,000 running bales.', '100,000 running bales = 100000±0.5 bale'],
    ['They shipped 5,000 kg.', '5,000 kg = 5000±0.5 kg'],
    ['They shipped 3 million pounds.', '3 million pounds = 3000000±500000 lb'],
    ['They shipped 2,000 head of cattle.', '2,000 head = 2000±0.5 head'],
    ['They bought two cargoes.', 'two cargoes = 2±0.5 cargo'],
    ['They bought two soybean cargoes.', 'two soybean cargoes = 2±0.5 cargo'],
    ['They bought 10 to 12 cargoes.', '10 to 12 cargoes = 10±0.5..12±0.5 cargo'],
    ['They bought 40 more Chinese vessels.', '40 more Chinese vessels = 40±0.5 vessel'],
    ['They bought 2 to 3 million tonnes.', '2 to 3 million tonnes = 2000000±500000..3000000±500000 t'],
    ['They bought two million more tons.', 'two million more tons = 2000000±500000 t'],
    ['They buy 25 million metric tons annually through 2028.', '25 million metric tons = 25000000±500000 t per year'],
    ['They bought a dozen cargoes.', 'a dozen cargoes = 12±0.5 cargo'],
  ])('%s', (text, expected) => {
    expect(amounts(text)).toEqual([expected])
  })
})

describe('hedges, and the side on which they widen', () => {
  test.each([
    ['about', 'about'],
    ['around', 'about'],
    ['roughly', 'about'],
    ['approximately', 'about'],
    ['some', 'about'],
    ['an estimated', 'about'],
    ['more than', 'above'],
    ['over', 'above'],
    ['well over', 'above'],
    ['in excess of', 'above'],
    ['less than', 'below'],
    ['under', 'below'],
    ['fewer than', 'below'],
    ['nearly', 'nearly'],
    ['almost', 'nearly'],
    ['close to', 'nearly'],
    ['just under', 'nearly'],
    ['at least', 'at-least'],
    ['no less than', 'at-least'],
    ['up to', 'at-most'],
    ['as much as', 'at-most'],
    ['as high as', 'at-most'],
    ['no more than', 'at-most'],
    ['at most', 'at-most'],
    ['just over', 'just-over'],
    ['slightly more than', 'just-over'],
  ])('%s is %s', (hedge, kind) => {
    const text = `It was ${hedge} $5 million.`
    expect(amounts(text)).toEqual([`$5 million = 5000000±500000 USD (${kind})`])
  })
  test.each(['just', 'only', 'exactly', 'merely'])('%s is no hedge', (word) => {
    expect(amounts(`It was ${word} 5 percent.`)).toEqual(['5 percent = 5±0.5 %'])
  })
  test.each([
    ['It took 5 percent or more.', '5 percent = 5±0.5 % (at-least)'],
    ['It took 5 percent or so.', '5 percent = 5±0.5 % (about)'],
    ['It took more than half.', 'half = x0.5 fraction (above)'],
  ])('%s', (text, expected) => {
    expect(amounts(text)).toEqual([expected])
  })
})

describe('multiples and fractions', () => {
  test.each([
    ['Exports halved.', 'halved = x0.5 verb'],
    ['Exports more than doubled.', 'doubled = x2 verb (above)'],
    ['Doubling tariffs would hurt.', 'Doubling = x2 verb'],
    ['Exports nearly tripled.', 'tripled = x3 verb (nearly)'],
    ['Exports quadrupled.', 'quadrupled = x4 verb'],
    ['Exports rose threefold.', 'threefold = x3 fold'],
    ['Exports rose three-fold.', 'three-fold = x3 fold'],
    ['Exports rose tenfold.', 'tenfold = x10 fold'],
    ['Exports rose 10-fold.', '10-fold = x10 fold'],
    ['It bought three times as much.', 'three times = x3 times'],
    ['It bought twice as much.', 'twice = x2 times'],
    ['Exports fell by a quarter.', 'a quarter = x0.25 fraction'],
    ['It took two in three firms.', 'two in three = x0.667 fraction'],
    ['It took one out of every ten firms.', 'one out of every ten = x0.1 fraction'],
    ['Exports fell by a third.', 'a third = x0.333 fraction'],
    ['Exports fell by one-third.', 'one-third = x0.333 fraction'],
    ['Exports fell by two-thirds.', 'two-thirds = x0.667 fraction'],
    ['About a quarter of exports went there.', 'a quarter = x0.25 fraction (about)'],
    ['Three-quarters of exports went there.', 'Three-quarters = x0.75 fraction'],
    ['Half of exports went there.', 'Half = x0.5 fraction'],
    ['Exports fell by half.', 'half = x0.5 fraction'],
    ['A fifth of exports went there.', 'A fifth = x0.2 fraction'],
    ['It took one in five cars.', 'one in five = x0.2 fraction'],
    ['It took 1 in 4 rows.', '1 in 4 = x0.25 fraction'],
  ])('%s', (text, expected) => {
    expect(amounts(text)).toEqual([expected])
  })
  test.each([
    'It rose by double digits.',
    'They see double standards.',
    'It fell in the first half.',
    'It fell for the first time in a quarter of trading'.replace('quarter of trading', 'quarter'),
  ])('%s holds no multiple', (text) => {
    expect(amounts(text).filter((amount) => amount.includes(' = x'))).toEqual([])
  })
})

describe('counts and ordinals', () => {
  test.each([
    ['It named 11 firms.', '11 = 11±0.5'],
    ['It named 1,850 firms.', '1,850 = 1850±0.5'],
    ['It named two dozen firms.', 'two dozen = 24±0.5'],
    ['It named a hundred and five firms.', 'a hundred and five = 105±0.5'],
    ['It fell to zero.', 'zero = 0±0.5'],
    ['They met twice.', 'twice = 2±0.5'],
    ['It was the third meeting.', 'third = #3'],
    ['It was the 2nd round.', '2nd = #2'],
    ['It was a second call.', 'second = #2'],
    ['It was the twenty-first round.', 'twenty-first = #21'],
    ['It was the second-largest ever.', 'second = #2'],
  ])('%s', (text, expected) => {
    expect(amounts(text)).toEqual([expected])
  })
  test.each([
    'Executive Order 14257 was signed.',
    'Section 301 and Section 232 apply.',
    '84 Fed. Reg. 43,304 and 19 C.F.R. 351 apply.',
    'Caleb Ragland, 45, met a 50-year-old farmer.',
    'The Trade Act of 1974 and 19 U.S.C. 1862 apply.',
    'It begins at 12:01 a.m. on Monday.',
    'Heading 9903.01.20 applies.',
    'The phase one targets were missed.',
    'COVID-19 hit exports.',
    'It runs 24/7.',
    'No. 5 of the list.',
    'One of the officials said no one knew.',
    'America First is the agenda.',
    'The Boeing 737 flew.',
    'It fell 5,5 somehow.',
    'Call 555-1234 now.',
    'Several million and dozens of others.',
    'Visit https://example.com/2025/09/18/story-5 now.',
    'List 4A is in force.',
  ])('%s counts nothing', (text) => {
    expect(amounts(text)).toEqual([])
  })
})
