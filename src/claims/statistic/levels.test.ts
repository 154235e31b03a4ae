/** Levels, balances, shares, and where a level was before. */
import { describe, expect, test } from 'vitest'
import { lines } from './testing/tell.js'

type Row = [text: string, told: string[], date?: string]

describe('levels', () => {
  test.each<Row>([
    [
      'U.S. farm exports totaled $171.3 billion in 2025.',
      ['export US>WORLD agricultural-products = 171300000000 USD 2025'],
    ],
    [
      'U.S. soybean exports to China reached 985 million bushels in 2024.',
      ['export US>CN soybeans quantity = 985000000 bu 2024'],
    ],
    [
      'The United States exported $12.6 billion of soybeans to China in 2024.',
      ['export US>CN soybeans = 12600000000 USD 2024'],
    ],
    [
      'U.S. exports to China stood at $9.3 billion in July, compared with $10.8 billion a year earlier.',
      ['export US>CN = 9300000000 USD from 10800000000 2025-07 vs 2024-07'],
    ],
    [
      'Shipments of magnets to the United States totalled 447 tonnes last month.',
      ['export CN>US rare-earth-magnets quantity = 447 t 2025-08'],
    ],
    [
      'U.S. exports of pork to China, worth $1.1 billion in 2024, fell 20 percent.',
      ['export US>CN pork down 20% = 1100000000 USD 2024 vs 2023'],
    ],
    [
      'From January through July, U.S. beef exports were 8% below last year in volume (691,800 mt).',
      ['export US>WORLD beef quantity down 8% = 691800 t 2025-01..2025-07 vs 2024-01..2024-07'],
    ],
    [
      'China bought 1.7 million tonnes of U.S. soybeans in September 2024.',
      ['export US>CN soybeans quantity = 1700000 t 2024-09'],
    ],
    [
      'Sales of U.S. corn to China: 26,000 tonnes in 2025, against 2.1 million tonnes in 2024.',
      ['export US>CN corn quantity = 26000 t from 2100000 2025 vs 2024'],
    ],
  ])('%s', (text, told, date) => {
    expect(lines(text, date)).toEqual(told)
  })
})

describe('from one level to another', () => {
  test.each<Row>([
    [
      'U.S. farm exports to China fell from $11.8 billion to $5.5 billion in the first half of 2025.',
      [
        'export US>CN agricultural-products down = 5500000000 USD from 11800000000 2025-01..2025-06 vs 2024-01..2024-06',
      ],
    ],
    [
      "China's purchases of U.S. corn rose to 4.1 million tonnes in 2023 from 2.6 million tonnes a year earlier.",
      ['export US>CN corn quantity up = 4100000 t from 2600000 2023 vs 2022'],
    ],
    [
      'U.S. soybean sales to China ended the year at $3 billion, down from $12.6 billion in 2024.',
      ['export US>CN soybeans down = 3000000000 USD from 12600000000 vs 2024'],
    ],
    [
      'Shipments to the United States fell 11 percent to $67.24 billion in January-February, down from $75.56 billion a year earlier.',
      ['export CN>US down 11% = 67240000000 USD from 75560000000 2025-01..2025-02 vs 2024-01..2024-02'],
    ],
    [
      'China cut its purchases of U.S. soybeans to 5 million tonnes from 12 million tonnes in 2018.',
      ['export US>CN soybeans quantity down = 5000000 t from 12000000 2019 vs 2018'],
    ],
  ])('%s', (text, told, date) => {
    expect(lines(text, date)).toEqual(told)
  })
})

describe('from one year to another', () => {
  test.each<Row>([
    ['U.S. exports to China grew by 28.9% from 2016 to 2020.', ['export US>CN up 28.9% 2020 vs 2016']],
    ['U.S. exports to China have fallen 20% since 2022.', ['export US>CN down 20%']],
    ['U.S. goods trade with China fell 12% between 2018 and 2019.', ['total US>CN down 12% 2019 vs 2018']],
  ])('%s', (text, told, date) => {
    expect(lines(text, date)).toEqual(told)
  })
})

describe('shares', () => {
  test.each<Row>([
    ['China accounted for 60% of U.S. soybean exports in 2024.', ['export US>CN soybeans share = 60 % 2024']],
    ['70% of U.S. imports of rare earths come from China.', ['import US>CN rare-earths share = 70 %']],
    ['China bought half of U.S. soybean exports last year.', ['export US>CN soybeans share = 50 % 2024']],
    [
      'More than half of U.S. soybean exports went to China in 2024.',
      ['export US>CN soybeans share = 50 % 2024 (More than)'],
    ],
    [
      "China's share of U.S. imports fell to 9% in 2025 from 21% in 2017.",
      ['import US>CN share down = 9 % from 21 2025 vs 2017'],
    ],
    ["Brazil supplied 71% of China's soybean imports in 2024.", ['import CN>BR soybeans share = 71 % 2024']],
    ['Soybeans accounted for half of U.S. farm exports to China in 2024.', ['export US>CN soybeans share = 50 % 2024']],
  ])('%s', (text, told, date) => {
    expect(lines(text, date)).toEqual(told)
  })
})

describe('balances', () => {
  test.each<Row>([
    ['The U.S. goods trade deficit with China was $295.4 billion in 2024.', ['balance US>CN = -295400000000 USD 2024']],
    [
      "China's trade surplus with the United States shrank to $20.3 billion in August.",
      ['balance CN>US down = 20300000000 USD 2025-08 vs 2024-08'],
    ],
    ['The gap with China narrowed 35% in July from a year earlier.', ['balance US>CN down 35% 2025-07 vs 2024-07']],
    ['The U.S. ran a goods deficit of $295.4 billion with China in 2024.', ['balance US>CN = -295400000000 USD 2024']],
    [
      'The trade deficit with China widened by $16.3 billion in 2024.',
      ['balance US>CN up 16300000000 USD 2024 vs 2023'],
    ],
  ])('%s', (text, told, date) => {
    expect(lines(text, date)).toEqual(told)
  })
})
