/** Sentences of our own for every way of telling a statistic, and near misses that tell none. */
import { describe, expect, test } from 'vitest'
import { parseDay } from '../time/day.js'
import { frames } from './statistic/frames.js'
import { lines, tell } from './statistic/testing/tell.js'

type Row = [text: string, told: string[], date?: string]

describe('a change in percent', () => {
  test.each<Row>([
    [
      'U.S. farm exports to China fell 53% from January through July compared with the same period a year earlier.',
      ['export US>CN agricultural-products down 53% 2025-01..2025-07 vs 2024-01..2024-07'],
    ],
    [
      'American sorghum shipments to China plunged by 97 per cent year-on-year in January-July.',
      ['export US>CN sorghum down 97% 2025-01..2025-07 vs 2024-01..2024-07'],
    ],
    ['U.S. imports from China dropped by 16 percent in 2019.', ['import US>CN down 16% 2019 vs 2018']],
    [
      'In August, Chinese exports to the United States were down 33 percent from a year earlier.',
      ['export CN>US down 33% 2025-08 vs 2024-08'],
    ],
    [
      'Corn exports to China rose nearly 12.5% in the first quarter of 2024.',
      ['export US>CN corn up 12.5% 2024-01..2024-03 vs 2023-01..2023-03 (nearly)'],
    ],
    ["China's imports of U.S. wheat grew between 10 and 12% in 2023.", ['import CN>US wheat up 10% 2023 vs 2022']],
    ['Coal exports to China slumped year on year by 71% in May.', ['export US>CN coal down 71% 2025-05 vs 2024-05']],
  ])('%s', (text, told, date) => {
    expect(lines(text, date)).toEqual(told)
  })
})

describe('a comparison without a verb of change', () => {
  test.each<Row>([
    [
      'U.S. pork exports to China were $1.1 billion in 2024, a 20 percent drop from 2023.',
      ['export US>CN pork down 20% = 1100000000 USD 2024 vs 2023'],
    ],
    ['A 33% drop in shipments to the US was recorded in August.', ['export CN>US down 33% 2025-08 vs 2024-08']],
    ['A decline of 20% in U.S. imports from China followed in 2019.', ['import US>CN down 20%']],
    [
      'Cotton shipments to China were 8% below last year in the first half.',
      ['export US>CN cotton down 8% 2025-01..2025-06 vs 2024-01..2024-06'],
    ],
    [
      'China purchased 53 per cent less U.S. farm goods in January-July than a year earlier.',
      ['export US>CN agricultural-products down 53% 2025-01..2025-07 vs 2024-01..2024-07'],
    ],
    ['U.S. imports from China in 2024 were a fifth lower than in 2022.', ['import US>CN down 20% 2024 vs 2022']],
    [
      'There was a sharp fall in soybean exports to China in 2025, down about $9.6 billion.',
      ['export US>CN soybeans down 9600000000 USD 2025 vs 2024 (about)'],
    ],
  ])('%s', (text, told, date) => {
    expect(lines(text, date)).toEqual(told)
  })
})

describe('multiples', () => {
  test.each<Row>([
    [
      'U.S. farm exports to China more than halved in the first seven months of 2025 from a year earlier.',
      ['export US>CN agricultural-products down x0.5 2025-01..2025-07 vs 2024-01..2024-07 (more than)'],
    ],
    ['U.S. coal exports to China tripled in 2021.', ['export US>CN coal up x3 2021 vs 2020']],
    [
      'Farm exports to China fell to less than half of their level a year earlier in the first half of 2025.',
      ['export US>CN agricultural-products down x0.5 2025-01..2025-06 vs 2024-01..2024-06 (less than)'],
    ],
    [
      'Exports of rare earth magnets to the United States rose threefold in 2024.',
      ['export CN>US rare-earth-magnets up x3 2024 vs 2023'],
    ],
    [
      'The value of U.S. soybean exports to China was three times higher in 2020 than in 2018.',
      ['export US>CN soybeans up x3 2020 vs 2018'],
    ],
    ['U.S. beef exports to China dropped by a third in 2024.', ['export US>CN beef down 33.3% 2024 vs 2023']],
    [
      'U.S. exports of goods to China were less than half those of a year earlier in May.',
      ['export US>CN down x0.5 2025-05 vs 2024-05 (less than)'],
    ],
    ['China doubled its purchases of U.S. corn in 2021.', ['export US>CN corn up x2 2021 vs 2020']],
  ])('%s', (text, told, date) => {
    expect(lines(text, date)).toEqual(told)
  })
})

describe('absolute changes', () => {
  test.each<Row>([
    [
      'U.S. goods exports to China declined by $13.5 billion to $106.6 billion in 2019.',
      ['export US>CN down 13500000000 USD = 106600000000 USD 2019 vs 2018'],
    ],
    [
      "China's imports of U.S. soybeans fell by 7 million tonnes in 2018.",
      ['import CN>US soybeans quantity down 7000000 t 2018 vs 2017'],
    ],
    [
      'Trade with China fell by about $100 billion between 2022 and 2024.',
      ['total US>CN down 100000000000 USD 2024 vs 2022 (about)'],
    ],
    ['Exports to China were $9 billion less than in 2023.', ['export US>CN down 9000000000 USD 2024 vs 2023']],
    [
      'U.S. farm exports to China collapsed 54% in 2025, wiping out $7.4 billion in value.',
      [
        'export US>CN agricultural-products down 54% 2025 vs 2024',
        'export US>CN agricultural-products down 7400000000 USD 2025 vs 2024',
      ],
    ],
    [
      'Shipments from China to the US shrank by $15 billion, or 35 percent, in May.',
      ['export CN>US down 35% 15000000000 USD 2025-05 vs 2024-05'],
    ],
  ])('%s', (text, told, date) => {
    expect(lines(text, date)).toEqual(told)
  })
})

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

describe('nothing', () => {
  test.each<Row>([
    ['U.S. wheat shipments to China dropped to zero in June.', ['export US>CN wheat down = 0 USD 2025-06 vs 2024-06']],
    ['No soybeans were shipped to China in June.', ['export US>CN soybeans = 0 USD 2025-06']],
    ['China bought no U.S. soybeans in September.', ['export US>CN soybeans = 0 USD 2025-09']],
    [
      'China imported no soybeans from the United States in September, down from 1.7 million tonnes a year earlier.',
      ['import CN>US soybeans quantity down = 0 t from 1700000 2025-09 vs 2024-09'],
    ],
    ['There were no exports of sorghum to China in July.', ['export US>CN sorghum = 0 USD 2025-07']],
    ['U.S. exports of crude oil to China were zero in June.', ['export US>CN crude-oil = 0 USD 2025-06']],
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

describe('records, ranks and runs', () => {
  test.each<Row>([
    [
      'The trade deficit with China has narrowed to its second-smallest since 2009.',
      ['balance US>CN down #2 smallest deficit since 2009'],
    ],
    ['U.S. imports from China hit a five-year low in June.', ['import US>CN #1 lowest since 2020 2025-06']],
    ['U.S. exports to China reached a record high in 2022.', ['export US>CN #1 highest 2022']],
    ['China was the largest buyer of U.S. soybeans in 2024.', ['export US>CN soybeans #1 largest 2024']],
    ["The U.S. remains China's biggest export market.", ['export CN>US #1 largest']],
    [
      'Imports from China were at their lowest since March 2020 in June.',
      ['import US>CN #1 lowest since 2020-03 2025-06'],
    ],
    [
      'U.S. imports from China fell for the fifth straight month in August.',
      ['import US>CN down #5 successive fall 2025-08 vs 2024-08'],
    ],
    [
      "China's imports of U.S. soybeans fell in 2018 for the first time in 15 years.",
      ['import CN>US soybeans down #1 first fall since 2003 2018 vs 2017'],
    ],
    ['China is the third-largest market for U.S. exports.', ['export US>CN #3 largest']],
    [
      'U.S. beef exports totaled 89,579 mt in July, down 19% from a year ago and the lowest in five years.',
      [
        'export US>WORLD beef quantity down 19% = 89579 t 2025-07 vs 2024-07',
        'export US>WORLD beef quantity #1 lowest since 2020 2025-07',
      ],
    ],
  ])('%s', (text, told, date) => {
    expect(lines(text, date)).toEqual(told)
  })
})

describe('whose trade', () => {
  test.each<Row>([
    ['Chinese imports fell 11% in March.', ['import US>CN down 11% 2025-03 vs 2024-03']],
    ["China's imports fell 11% in March.", ['import CN>WORLD down 11% 2025-03 vs 2024-03']],
    ['Chinese imports of U.S. soybeans fell 11% in March.', ['import CN>US soybeans down 11% 2025-03 vs 2024-03']],
    ['U.S. imports of Chinese goods fell 11% in March.', ['import US>CN down 11% 2025-03 vs 2024-03']],
    ['Chinese exports to the U.S. fell 11% in March.', ['export CN>US down 11% 2025-03 vs 2024-03']],
    ['Shipments to China fell 11% in March.', ['export US>CN down 11% 2025-03 vs 2024-03']],
    ['Purchases of U.S. sorghum by China fell 11% in March.', ['export US>CN sorghum down 11% 2025-03 vs 2024-03']],
    ['Exports of American sorghum to China fell 11% in March.', ['export US>CN sorghum down 11% 2025-03 vs 2024-03']],
    ['Brazilian soybean exports to China fell 11% in March.', ['export BR>CN soybeans down 11% 2025-03 vs 2024-03']],
  ])('%s', (text, told, date) => {
    expect(lines(text, date)).toEqual(told)
  })
})

describe('goods by code, and goods that no list knows', () => {
  test.each<Row>([
    [
      'Exports of HTS 1007 to China fell 97% in the first seven months of 2025.',
      ['export US>CN sorghum down 97% 2025-01..2025-07 vs 2024-01..2024-07'],
    ],
    [
      'U.S. exports of goods classified under HS 1201 to China were worth $12.6 billion in 2024.',
      ['export US>CN soybeans = 12600000000 USD 2024'],
    ],
    [
      'U.S. imports of HS 8505.11 from China rose 20% in 2024.',
      ['import US>CN rare-earth-magnets up 20% 2024 vs 2023'],
    ],
    ['U.S. exports of tung oil to China rose 20% in 2024.', ['export US>CN ?tung oil up 20% 2024 vs 2023']],
  ])('%s', (text, told, date) => {
    expect(lines(text, date)).toEqual(told)
  })
})

describe('several claims in one sentence', () => {
  test.each<Row>([
    [
      'Soybeans, corn and cotton exports to China fell 30%, 50% and 80% respectively in 2025.',
      [
        'export US>CN soybeans down 30% 2025 vs 2024',
        'export US>CN corn down 50% 2025 vs 2024',
        'export US>CN cotton down 80% 2025 vs 2024',
      ],
    ],
    [
      'Farm exports to China fell 53% and sorghum 97% from January through July.',
      [
        'export US>CN agricultural-products down 53% 2025-01..2025-07 vs 2024-01..2024-07',
        'export US>CN sorghum down 97% 2025-01..2025-07 vs 2024-01..2024-07',
      ],
    ],
    [
      'Cotton shipments to China fell 89 percent in 2025, corn exports plunged 99 percent, and wheat shipments dropped to zero.',
      [
        'export US>CN cotton down 89% 2025 vs 2024',
        'export US>CN corn down 99% 2025 vs 2024',
        'export US>CN wheat down = 0 USD 2025 vs 2024',
      ],
    ],
    [
      'U.S. imports from China dropped by 16 percent in 2019, while exports declined by 11 percent.',
      ['import US>CN down 16% 2019 vs 2018', 'export US>CN down 11% 2019 vs 2018'],
    ],
    [
      'U.S. soybean exports to China dropped 78% in value and 75% in volume in the first eight months of the year.',
      [
        'export US>CN soybeans down 78% 2025-01..2025-08 vs 2024-01..2024-08',
        'export US>CN soybeans quantity down 75% 2025-01..2025-08 vs 2024-01..2024-08',
      ],
    ],
    [
      'Exports of corn and wheat to China each fell 50% in 2024.',
      ['export US>CN corn down 50% 2024 vs 2023', 'export US>CN wheat down 50% 2024 vs 2023'],
    ],
  ])('%s', (text, told, date) => {
    expect(lines(text, date)).toEqual(told)
  })
})

describe('what the sentence leaves to the one before', () => {
  test.each<Row>([
    [
      'U.S. soybean exports to China fell 78% in the first eight months of 2025. Corn exports plunged 99 percent.',
      ['export US>CN corn down 99% 2025-01..2025-08 vs 2024-01..2024-08'],
    ],
    [
      'U.S. pork exports to China fell 20% in April. Shipments of beef dropped nearly 70%.',
      ['export US>CN beef down 70% 2025-04 vs 2024-04 (nearly)'],
    ],
    [
      'Shipments of magnets to the United States totalled 447 tonnes in July. The volume was up 8% from June.',
      ['export CN>US rare-earth-magnets quantity up 8% 2025-07 vs 2025-06'],
    ],
    [
      'U.S. farm exports to China fell 54% from January through August. Cotton shipments fell nearly 89 percent.',
      ['export US>CN cotton down 89% 2025-01..2025-08 vs 2024-01..2024-08 (nearly)'],
    ],
    [
      "China's rare earth exports rose to 7,742 tonnes in June. That was the highest since December 2009.",
      ['export CN>WORLD rare-earths quantity #1 highest since 2009-12 2025-06'],
    ],
  ])('%s', (text, told, date) => {
    expect(lines(text, date)).toEqual(told)
  })
})

describe('promises and duties, told apart from shipments', () => {
  test.each<Row>([
    [
      'China has committed to purchasing 25 million metric tons of U.S. soybeans annually through 2028.',
      ['export US>CN soybeans quantity = 25000000 t 2026-01..2028-12 commitment'],
      '2025-11-03',
    ],
    [
      'China agreed to buy 12 million tonnes of U.S. soybeans by the end of the year.',
      ['export US>CN soybeans quantity = 12000000 t 2025 commitment'],
    ],
    [
      'China pledged to purchase at least $200 billion of U.S. goods between January 2020 and December 2021.',
      ['export US>CN = 200000000000 USD 2020-01..2021-12 (at least) commitment'],
      '2020-01-29',
    ],
    [
      'We received about $700 billion from China on the tariffs.',
      ['import US>CN = 700000000000 USD (about) duties collected'],
    ],
    [
      'The United States collected $30 billion in tariffs in July.',
      ['import US>WORLD = 30000000000 USD 2025-07 duties collected'],
    ],
  ])('%s', (text, told, date) => {
    expect(lines(text, date)).toEqual(told)
  })
})

describe('the future is no statistic, but a past level in it is', () => {
  test.each<Row>([
    [
      'U.S. agricultural exports to China are projected to total $13.0 billion in fiscal year 2020, up from $10.1 billion in FY 2019.',
      ['export US>CN agricultural-products = 10100000000 USD 2018-10..2019-09'],
      '2020-07-17',
    ],
    ['U.S. exports to China are expected to fall 20% this year.', []],
    ['Soybean exports to China will rise to 12 million tonnes next year.', []],
  ])('%s', (text, told, date) => {
    expect(lines(text, date)).toEqual(told)
  })
})

describe('periods and baselines', () => {
  test.each<Row>([
    ['U.S. exports to China fell 11% in August from a year earlier.', ['export US>CN down 11% 2025-08 vs 2024-08']],
    ['U.S. exports to China fell 11% last year.', ['export US>CN down 11% 2024 vs 2023']],
    [
      'U.S. exports to China fell 11% year to date.',
      ['export US>CN down 11% 2025-01-01..2025-09-18 vs 2024-01-01..2024-09-18'],
    ],
    [
      'U.S. soybean exports to China fell 11% in the 2024/25 marketing year.',
      ['export US>CN soybeans down 11% 2024-09..2025-08 vs 2023-09..2024-08'],
    ],
    [
      'U.S. exports to China fell 11% in the second quarter from the first quarter.',
      ['export US>CN down 11% 2025-04..2025-06 vs 2025-01..2025-03'],
    ],
    ['U.S. exports to China fell 11% in July from June.', ['export US>CN down 11% 2025-07 vs 2025-06']],
    ['U.S. exports to China fell 11% month on month in July.', ['export US>CN down 11% 2025-07 vs 2025-06']],
    [
      'U.S. exports to China fell 11% in fiscal year 2024.',
      ['export US>CN down 11% 2023-10..2024-09 vs 2022-10..2023-09'],
    ],
    [
      'U.S. exports to China fell 11% in the year to July.',
      ['export US>CN down 11% 2024-08..2025-07 vs 2023-08..2024-07'],
    ],
    [
      'U.S. exports to China fell 11% in the first half.',
      ['export US>CN down 11% 2025-01..2025-06 vs 2024-01..2024-06'],
    ],
    ['U.S. exports to China were 20 percent lower than in 2023.', ['export US>CN down 20% 2024 vs 2023']],
    ['U.S. exports to China fell 11% through August.', ['export US>CN down 11% 2025-01..2025-08 vs 2024-01..2024-08']],
  ])('%s', (text, told, date) => {
    expect(lines(text, date)).toEqual(told)
  })
})

describe('hedges', () => {
  test.each<Row>([
    ['U.S. exports to China fell more than 11% in 2024.', ['export US>CN down 11% 2024 vs 2023 (more than)']],
    ['U.S. exports to China fell by less than 11% in 2024.', ['export US>CN down 11% 2024 vs 2023 (less than)']],
    ['U.S. exports to China fell about 11% in 2024.', ['export US>CN down 11% 2024 vs 2023 (about)']],
    ['U.S. exports to China fell at least 11% in 2024.', ['export US>CN down 11% 2024 vs 2023 (at least)']],
    ['U.S. exports to China fell almost 11% in 2024.', ['export US>CN down 11% 2024 vs 2023 (almost)']],
    ['U.S. exports to China fell just over 11% in 2024.', ['export US>CN down 11% 2024 vs 2023 (just over)']],
    ['U.S. exports to China exceeded $140 billion in 2024.', ['export US>CN = 140000000000 USD 2024 (exceeded)']],
    ['U.S. exports to China approached $150 billion in 2024.', ['export US>CN = 150000000000 USD 2024 (approached)']],
  ])('%s', (text, told, date) => {
    expect(lines(text, date)).toEqual(told)
  })
})

describe('a change measured from no period has no baseline', () => {
  test.each<Row>([
    ['U.S. exports to China in July were 40% below their peak in 2022.', ['export US>CN down 40% 2025-07']],
    ['U.S. exports to China fell 40% in July from the record high set in 2022.', ['export US>CN down 40% 2025-07']],
    ['U.S. exports to China dropped 14% in July from pre-tariff levels.', ['export US>CN down 14% 2025-07']],
    ['U.S. exports to China were up 2% in July against forecasts of a 5% fall.', ['export US>CN up 2% 2025-07']],
    [
      'U.S. exports to China fell 14% in July from a year earlier, below the five-year average.',
      ['export US>CN down 14% 2025-07 vs 2024-07'],
    ],
  ])('%s', (text, told, date) => {
    expect(lines(text, date)).toEqual(told)
  })
})

describe('several places together are none', () => {
  test.each<Row>([
    ['U.S. exports to China and Hong Kong fell 5% in 2024.', ['export US>null down 5% 2024 vs 2023']],
    [
      'U.S. exports to Canada, Mexico and China totaled $826 billion in 2024.',
      ['export US>null = 826000000000 USD 2024'],
    ],
    [
      'Exports to Mexico rose 3.5% in 2024 while those to China fell 2.9%.',
      ['export US>MX up 3.5% 2024 vs 2023', 'export US>CN down 2.9% 2024 vs 2023'],
    ],
    ['U.S. and Chinese exports fell 5% in 2024.', ['export US>null down 5% 2024 vs 2023']],
  ])('%s', (text, told, date) => {
    expect(lines(text, date)).toEqual(told)
  })
})

describe('a change given twice', () => {
  test.each<Row>([
    [
      'U.S. exports to China were $143.5 billion in 2024, a decrease of 2.9 percent ($4.2 billion) from 2023.',
      ['export US>CN down 2.9% 4200000000 USD = 143500000000 USD 2024 vs 2023'],
    ],
    [
      'U.S. goods imports from China in 2024 totaled $438.9 billion, up 2.8 percent ($12.1 billion) from 2023.',
      ['import US>CN up 2.8% 12100000000 USD = 438900000000 USD 2024 vs 2023'],
    ],
    [
      'U.S. beef exports to China fell 8% in value ($5.67 billion) in 2024.',
      ['export US>CN beef down 8% = 5670000000 USD 2024 vs 2023'],
    ],
    ['U.S. exports to China fell 8% ($5.67 billion) in 2024.', ['export US>CN down 8% 2024 vs 2023']],
  ])('%s', (text, told, date) => {
    expect(lines(text, date)).toEqual(told)
  })
})

describe('the trade of a firm is in no country’s table', () => {
  test.each<Row>([
    ["Tesla's exports to China fell 10% in 2024.", []],
    ['Nike said its sales to China fell 10% in the quarter.', []],
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

describe('a record with its level', () => {
  test.each<Row>([
    [
      'The U.S. goods deficit with China fell to a 20-year low of $202 billion in 2025.',
      ['balance US>CN down = -202000000000 USD #1 lowest deficit since 2006 2025'],
      '2026-05-18',
    ],
    [
      'Purchases of U.S. soybeans by China hit a record 36 million tonnes in 2016.',
      ['export US>CN soybeans quantity = 36000000 t #1 highest 2016'],
    ],
  ])('%s', (text, told, date) => {
    expect(lines(text, date)).toEqual(told)
  })
})

describe('near misses: other matters, however many figures they hold, tell no statistic of trade', () => {
  test.each([
    'Trump imposed a 10% tariff on imports from China.',
    'Tariffs on Chinese imports rose to 145% in April.',
    'Duties on U.S. soybeans were raised by 34 percent.',
    'China cut tariffs on U.S. exports by 24 percentage points.',
    'The average U.S. tariff on Chinese exports stands at 57.6%.',
    'Nvidia shares fell 5% after the export ban.',
    'Stocks rose 2% as exports to China recovered.',
    'The yuan fell 0.3% against the dollar on weak exports.',
    'Soybean futures rose 2% on hopes that China will buy more.',
    "China's economy grew 5.2% in the second quarter.",
    "China's export growth slowed to 4.4% in August.",
    "Exports account for 20% of China's GDP.",
    'Japan pledged a $550 billion investment in the United States.',
    'Some 60% of firms expect exports to fall.',
    'A poll showed 54% of Americans disapprove of the tariffs on imports.',
    'The trade deal could boost U.S. exports by $50 billion.',
    'U.S. exports to China are expected to fall 20% this year.',
    'Soybean exports to China will rise to 12 million tonnes this year.',
    'Sales of iPhones in China fell 10% in the quarter.',
    "Apple's sales in China dropped 11% to $15 billion.",
    'The budget deficit widened to $1.8 trillion.',
    'The current account deficit narrowed to $251 billion.',
    'Export orders fell to 47.2 in August.',
    'Import prices rose 0.3% in August.',
    'Export controls on chips were tightened twice in 2023.',
    'The trade truce was extended by 90 days.',
    'Farm income dropped 10% as exports to China fell.',
    "Brazil's soybean harvest rose 12% to 170 million tonnes.",
    'U.S. farmers planted 5% fewer acres of soybeans.',
    'The company exported 20% of its output.',
    "China produces 90% of the world's rare earths.",
    'China controls about 70% of global rare earth mining.',
    'If exports fell 10%, growth would slow.',
    'Exports would have fallen 20% without the deal.',
    'Did exports to China fall 53%?',
    'Exports did not fall 20% as feared.',
    'The number of container ships from China fell by a third.',
    'Port calls from China were down 35 percent.',
    'Soybean prices fell 10% because China stopped buying.',
    'He said trade with China was worth billions.',
    'The two sides agreed to cut tariffs by 115%.',
    'Chinese exporters face an extra 100% duty from November 1.',
    'The tariff on exports to China doubled to 20%.',
    'Shipments may fall by half next year.',
    'The U.S. wants China to buy more soybeans.',
    'Freight rates from Shanghai to Los Angeles fell 20%.',
    'Exports fell out of favour.',
    'Inflation rose 3% in the year to August.',
    'US soybean farmers lost $7 billion.',
    'China holds $750 billion of U.S. Treasuries.',
    'Analysts forecast a 20% drop in exports to China.',
    "China's stake in U.S. bonds fell 5%.",
    'Revenue from exports to China rose 20%.',
    'Demand for U.S. soybeans fell 30 percent.',
    'Unemployment among exporters rose to 5%.',
    'The exemption covers 60% of imports from China.',
    'Tariffs would apply to $300 billion of Chinese imports.',
    'Duties were imposed on $50 billion worth of imports from China.',
    'The tariffs cover $60 billion of U.S. exports.',
  ])('%s', (text) => {
    expect(lines(text)).toEqual([])
  })
})

describe('spans', () => {
  test.each<[string, string[]]>([
    [
      'Meanwhile U.S. goods exports to China declined by $13.5 billion in 2019, officials said.',
      ['U.S. goods exports to China declined by $13.5 billion in 2019'],
    ],
    [
      'From January through July, exports of beef were 8% below last year, the federation said.',
      ['From January through July, exports of beef were 8% below last year'],
    ],
    [
      'According to the report, China has purchased just two cargoes — about 332,000 metric tons — of late.',
      ['China has purchased just two cargoes — about 332,000 metric tons'],
    ],
    [
      'July beef exports totaled 89,579 mt, down 19% from a year ago and the lowest in five years.',
      ['July beef exports totaled 89,579 mt, down 19% from a year ago', 'the lowest in five years'],
    ],
    [
      'It said 70% of U.S. imports of rare earths come from China, which is too much.',
      ['70% of U.S. imports of rare earths come from China'],
    ],
  ])('the shortest stretch with figure, goods and period: %s', (text, spans) => {
    expect(tell(text).map(({ span }) => span)).toEqual(spans)
  })

  test('every figure of a claim stands in its span', () => {
    const texts = [
      'U.S. farm exports to China fell 53% from January through July.',
      'China bought 1.7 million tonnes of U.S. soybeans in September 2024.',
      'The trade deficit with China widened by $16.3 billion in 2024.',
    ]
    for (const text of texts)
      for (const { span, draft } of tell(text)) {
        expect(text).toContain(span)
        const { change, value } = draft.statistic
        for (const number of [change?.percent, change?.absolute, value])
          if (typeof number === 'number') expect(span).toMatch(/\d/)
      }
  })
})

describe('rules', () => {
  test.each(frames.map(({ name, example }) => [name, example]))('"%s" reads its example: %s', (name, example) => {
    const told = tell(`U.S. exports to China were $10 billion in 2023. ${example}`)
    expect(told.flatMap(({ draft }) => draft.derivation)).toContain(`statistic: ${name}`)
  })

  test('the derivation names the rules', () => {
    expect(tell('U.S. farm exports to China fell 53% in 2025.')[0]?.draft.derivation).toContain('statistic: move-by')
  })
})

describe('what is only implied is said to be', () => {
  test.each<[string, string[]]>([
    ['U.S. soybean exports to China fell 53% in value in 2024 from 2023.', []],
    ['Exports to China fell 53% in value in 2024 from 2023.', ['reporter', 'product']],
    ['U.S. soybean exports fell 53% in value in 2024 from 2023.', ['partner']],
    ['U.S. soybean exports to China fell 53% in 2024.', ['measure', 'baseline']],
    [
      'U.S. exports to China fell 5% in 2024 from 2023. Corn exports fell 53% in value.',
      ['partner', 'period', 'baseline'],
    ],
  ])('%s: %j', (text, implied) => {
    expect([...(tell(text)[0]?.draft.statistic.implied ?? [])].sort()).toEqual([...implied].sort())
  })
})

describe('any text', () => {
  test.each([
    '',
    'fell 53%',
    'exports exports exports exports',
    'to to to from from 53% 53% of of of China',
    `${'exports to China fell 5%, '.repeat(400)}`,
  ])('does no harm: %s', (text) => {
    expect(() => tell(text)).not.toThrow()
  })

  test('a long row of traps is read in good time', () => {
    const text = `U.S. exports to China ${'sharply '.repeat(900)}fell ${'by '.repeat(900)}53% in 2024.`
    const start = performance.now()
    tell(text)
    expect(performance.now() - start).toBeLessThan(2000)
  })

  test('the day of the text decides what a bare month means', () => {
    expect(parseDay('2025-09-18')).toBeGreaterThan(0)
    expect(lines('U.S. exports to China fell 11% in November.', '2025-01-10')).toEqual([
      'export US>CN down 11% 2024-11 vs 2023-11',
    ])
  })
})
