/** Goods on their way, takings and payments, partners and times told late in the clause: sentences of our own and near misses. */
import { describe, expect, test } from 'vitest'
import { lines, tell } from './testing/tell.js'

type Row = [text: string, told: string[]]
const shows = (text: string, told: string[]): void => {
  expect(lines(text)).toEqual(told)
}

describe('goods on their way are a flow', () => {
  test.each<Row>([
    [
      'Chinese goods entering the U.S. were worth $427.2 billion in 2023, down 20% from 2022.',
      ['import US>CN down 20% = 427200000000 USD 2023 vs 2022'],
    ],
    ['American soybeans sold to China fell 40% in 2018.', ['export US>CN soybeans down 40% 2018 vs 2017']],
    [
      'The value of U.S. corn exported to China dropped to $300 million in 2024.',
      ['export US>CN corn down = 300000000 USD 2024 vs 2023'],
    ],
    ['Goods imported from Vietnam rose by a tenth in 2024.', ['import US>VN up 10% 2024 vs 2023']],
    [
      'Goods shipped from China to the United States were 45% below the level of a year earlier in June 2025.',
      ['export CN>US down 45% 2025-06 vs 2024-06'],
    ],
    ['Prices of goods imported from China rose 5% in 2024.', []],
    ['Duties of 25% on goods imported from China took effect in May 2019.', []],
    ['The company sold goods shipped to Canada for $5 million.', []],
  ])('%s', shows)
})

describe('taking, receiving and paying for goods that a list knows is buying', () => {
  test.each<Row>([
    ['China took 985 million bushels of US soybeans in 2024.', ['export US>CN soybeans quantity = 985000000 bu 2024']],
    [
      'Chinese crushers took in 10.96 million tonnes of Brazilian soybeans in September 2025.',
      ['export BR>CN soybeans quantity = 10960000 t 2025-09'],
    ],
    [
      'China received 5.9 million bushels of U.S. soybeans in May 2025.',
      ['export US>CN soybeans quantity = 5900000 bu 2025-05'],
    ],
    [
      'China paid $1.8 billion for American cotton in 2020, up from $705 million the year before.',
      ['export US>CN cotton up = 1800000000 USD from 705000000 2020 vs 2019'],
    ],
    ['Mexico absorbed 16 million tonnes of U.S. corn in 2024.', ['export US>MX corn quantity = 16000000 t 2024']],
    ['General Motors took a $1.1 billion charge in the second quarter.', []],
    ['China paid $2 billion for a port in 2020.', []],
    ['China took 20 Boeing jets from the factory in May.', []],
    ['The farmers received $12 billion in aid for soybeans in 2018.', []],
  ])('%s', shows)
})

describe('the partner of a balance may stand after the amount, or in "bilateral"', () => {
  test.each<Row>([
    [
      'The shortfall came to $79.6 billion with China in the first quarter of 2019.',
      ['balance US>CN = -79600000000 USD 2019-01..2019-03'],
    ],
    ['The deficit was $12.7 billion with Mexico in May 2025.', ['balance US>MX = -12700000000 USD 2025-05']],
    [
      'The bilateral goods gap narrowed to $203 billion in 2025 from $297 billion.',
      ['balance US>CN down = -203000000000 USD from -297000000000 2025 vs 2024'],
    ],
    ['The surplus reached $3.1 billion with Canada and Mexico in May 2025.', []],
  ])('%s', shows)
})

describe('times that open the sentence or name a year by its last month', () => {
  test.each<Row>([
    [
      'Between 2016 and 2018 the goods deficit with China grew by $71.4 billion.',
      ['balance US>CN up 71400000000 USD 2018 vs 2016'],
    ],
    [
      'From 2017 to 2019, U.S. soybean exports to China fell by $4.2 billion.',
      ['export US>CN soybeans down 4200000000 USD 2019 vs 2017'],
    ],
    [
      'Between January and March the goods deficit with China grew by $7 billion.',
      ['balance US>CN up 7000000000 USD 2025-01..2025-03 vs 2024-01..2024-03'],
    ],
    [
      'In the marketing year that ended in August 2023, China bought 31 million tonnes of American soybeans.',
      ['export US>CN soybeans quantity = 31000000 t 2022-09..2023-08'],
    ],
    [
      'U.S. soybean exports to China reached 25 million tonnes in the marketing year ending August 2024.',
      ['export US>CN soybeans quantity = 25000000 t 2023-09..2024-08'],
    ],
    [
      'U.S. farm exports fell 2% in the fiscal year that ended in September 2024.',
      ['export US>WORLD agricultural-products down 2% 2023-10..2024-09 vs 2022-10..2023-09'],
    ],
    [
      'In calendar 2022 the United States imported $536.3 billion worth of goods from China.',
      ['import US>CN = 536300000000 USD 2022'],
    ],
    ['U.S. soybean exports to China ended lower in August 2018.', []],
  ])('%s', shows)
})

describe('"is to buy" promises, as "will buy" does', () => {
  test.each<[text: string, basis: string | null]>([
    ['China is to buy at least 12 million tonnes of US soybeans in the last two months of 2025.', 'commitment'],
    ['China was to purchase 25 million tonnes of American soybeans in 2025.', 'commitment'],
    ['China will also purchase at least 25 MMT of U.S. soybeans.', 'commitment'],
    ['China bought 12 million tonnes of US soybeans in 2025.', null],
    ['China imported 12 million tonnes of US soybeans in 2025.', null],
  ])('%s', (text, basis) => {
    expect(tell(text).map(({ draft }) => draft.statistic.basis)).toEqual([basis])
  })
})

describe('an adverbial baseline does not take the period beside it', () => {
  test.each<Row>([
    [
      'Chinese exports to the U.S. dropped 33 percent year-over-year in August.',
      ['export CN>US down 33% 2025-08 vs 2024-08'],
    ],
    ['Year over year in August, U.S. imports from China were down 37%.', ['import US>CN down 37% 2025-08 vs 2024-08']],
    ['U.S. imports from China fell 7.5% month on month in June 2025.', ['import US>CN down 7.5% 2025-06 vs 2025-05']],
    ['U.S. corn exports to China dropped 13.7% y/y in July.', ['export US>CN corn down 13.7% 2025-07 vs 2024-07']],
    [
      'U.S. beef exports to China dropped 20% year-on-year, in the first half.',
      ['export US>CN beef down 20% 2025-01..2025-06 vs 2024-01..2024-06'],
    ],
    ['U.S. imports from China rose 39% in July from June 2025.', ['import US>CN up 39% 2025-07 vs 2025-06']],
  ])('%s', shows)
})

describe('verbs with "up to" and "in", and records of one month', () => {
  test.each<Row>([
    [
      'From January to July, US imports of Chinese goods added up to $194 billion.',
      ['import US>CN = 194000000000 USD 2025-01..2025-07'],
    ],
    [
      'Farm exports to China came in a fifth lower in 2024 than in 2023.',
      ['export US>CN agricultural-products down 20% 2024 vs 2023'],
    ],
    [
      'U.S. goods exports to China reached an all-time monthly high of $16.7 billion in October 2021.',
      ['export US>CN = 16700000000 USD #1 highest 2021-10'],
    ],
    ['U.S. imports from China rose to a record monthly high in October 2018.', ['import US>CN up #1 highest 2018-10']],
    ['China can import up to $194 billion of U.S. goods.', []],
  ])('%s', shows)
})

test('the side that the sentence names elsewhere is not implied', () => {
  const reporterImplied = (text: string): boolean =>
    tell(text).some(({ draft }) => draft.statistic.implied.includes('reporter'))
  expect(reporterImplied('The U.S. deficit narrowed in June 2025 as goods imports from China fell 45%.')).toBe(false)
  expect(reporterImplied('Goods imports from China fell 45% in June 2025.')).toBe(true)
  expect(reporterImplied('The U.S. and Japan met in June 2025 as goods imports from China fell 45%.')).toBe(true)
})
