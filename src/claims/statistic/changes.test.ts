/** Changes, multiples and absolute differences, each way of telling them, and near misses. */
import { describe, expect, test } from 'vitest'
import { lines } from './testing/tell.js'

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
