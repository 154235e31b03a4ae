/** Whose trade, in which goods, with whom. */
import { describe, expect, test } from 'vitest'
import { lines } from './testing/tell.js'

type Row = [text: string, told: string[], date?: string]

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

describe('the trade of a firm is in no country’s table', () => {
  test.each<Row>([
    ["Tesla's exports to China fell 10% in 2024.", []],
    ['Nike said its sales to China fell 10% in the quarter.', []],
  ])('%s', (text, told, date) => {
    expect(lines(text, date)).toEqual(told)
  })
})
