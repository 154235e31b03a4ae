/** Several claims in a sentence, and what a sentence leaves to the one before. */
import { describe, expect, test } from 'vitest'
import { lines, tell } from './testing/tell.js'

type Row = [text: string, told: string[], date?: string]

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
