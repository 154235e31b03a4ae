/** Records, ranks and runs. */
import { describe, expect, test } from 'vitest'
import { lines } from './testing/tell.js'

type Row = [text: string, told: string[], date?: string]

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
