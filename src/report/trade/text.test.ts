import { describe, expect, test } from 'vitest'
import type { Figure } from '../../figures/figure.js'
import { figure, monthly } from '../../figures/testing/figures.js'
import { askTrade } from '../../trade/ask.js'
import { asked, context } from '../../trade/testing/desk.js'
import { printTrade, type TradeTextOptions } from './text.js'

const sorghum = [...monthly('2024-01', Array(12).fill(2_000_000)), ...monthly('2025-01', [1_000_000, 0, 500_000])]
const print = async (figures: Figure[], words: Parameters<typeof asked>[0], options: TradeTextOptions = {}) =>
  printTrade(await askTrade(asked(words), context(figures)), options)
/** Without its line breaks. */
const flat = (text: string): string => text.replace(/\s+/g, ' ')

describe('a trade answer in the terminal', () => {
  test('the number in a sentence, drawn, in a table, and where it was read', async () => {
    expect(
      await print(sorghum, { period: '2025-01..2025-03' }),
    ).toBe(`US exports of sorghum to China, Jan-Mar 2025: $1.50 million, down 75.0% from $6.00 million in
Jan-Mar 2024

2,000,000 │░░░    ░░░    ░░░
          │░░░    ░░░    ░░░
          │░░░    ░░░    ░░░
          │░░░    ░░░    ░░░
          │░░░███ ░░░    ░░░
          │░░░███ ░░░    ░░░
          │░░░███ ░░░    ░░░███
          │░░░███ ░░░▁▁▁ ░░░███
        0 └─────────────────────
           Jan'25 Feb    Mar
           US$   █ Jan 2025 to Mar 2025   ░ Jan 2024 to Mar 2024

                       US$   year before    change
  Jan 2025       1,000,000     2,000,000    −50.0%
  Feb 2025               0     2,000,000   −100.0%
  Mar 2025         500,000     2,000,000    −75.0%

Mind
  "sorghum" is read as HS 1007; for Grain sorghum write --product USDA:SORGHUM.

Agency   U.S. Census Bureau
Table    exports/hs (ALL_VAL_MO); total exports
Vintage  2020-01-01; first released by 2025-05-05
Query    figures where flow=export reporter=US partner=CN product=HS:1007 period=2025-01..2025-03
         against=2024-01..2024-03 measure=value known=latest basis="total exports"
         document="exports/hs (ALL_VAL_MO)"
`)
  })
  test('a month that is not held is a dot and a dash, a zero stands on the line', async () => {
    const text = await print([...sorghum.slice(0, 13), ...monthly('2025-03', [500_000])], {
      period: '2025-01..2025-03',
    })
    expect(text).toContain('US exports of sorghum to China, Jan-Mar 2025: no sum\n')
    expect(text).toContain('  Not held: Feb 2025\n  To add it: readout figures add FILE.csv\n')
    expect(text).toContain('░░░███ ░░░··· ░░░███')
    expect(text).toContain('· not held')
    expect(text).toMatch(/Feb 2025 +– +2,000,000 +–/)
  })
  test('in a terminal without UTF-8 every character is ASCII, and no number is lost', async () => {
    const text = await print(sorghum, { period: '2025-01..2025-03' }, { ascii: true })
    expect(text).toMatch(/^\p{ASCII}*$/u)
    expect(text).toContain(':::### :::')
    expect(text).toContain('-75.0%')
    expect(text).not.toContain('?')
  })
  test('colour only where it is asked for', async () => {
    expect(await print(sorghum, { period: '2025-03' })).not.toContain('\u001b')
    expect(await print(sorghum, { period: '2025-03' }, { colour: true })).toContain('\u001b[')
  })
  test.each([60, 80, 110])('no line is wider than %i', async (width) => {
    const lines = (await print(sorghum, { period: '2024-04..2025-03' }, { width })).split('\n')
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width)
  })
  test('lines of a split as bars to scale', async () => {
    const world = [
      figure({ period: '2025-03', partner: 'MX', value_usd: '40000000' }),
      figure({ period: '2025-03', partner: 'HK', value_usd: '10000000' }),
      figure({ period: '2024-03', partner: 'HK', value_usd: '20000000' }),
    ]
    const text = await print(world, { partner: ['W'], period: '2025-03', by: ['partner'] }, { width: 70 })
    const [, mexico = '', hongKong = ''] = /(Mexico +█+) .*\n {2}(Hong Kong +█+) /.exec(text) ?? []
    const bar = (line: string): number => line.replace(/[^█]/g, '').length
    expect(bar(mexico)).toBe(4 * bar(hongKong))
    expect(text).toContain('10.0    −50.0%')
    expect(flat(text)).toContain('The lines are the 2 that are held in this document; others may exist.')
  })
  test('rounded rows say about', async () => {
    const page = {
      classification: 'USDA',
      code: 'AG',
      source_agency: 'USDA',
      source_title: 'A page',
      note: 'rounded',
      vintage: '',
      published: '2025-08-08',
    }
    const figures = [
      figure({ ...page, period: '2025-01..2025-06', value_usd: '5500000000' }),
      figure({ ...page, period: '2024-01..2024-06', value_usd: '11800000000' }),
    ]
    const text = await print(figures, { product: ['farm goods'], period: '2025-01..2025-06' })
    expect(flat(text)).toContain('$5.50 billion, down about 53% from $11.80 billion')
    expect(text).toContain('Stated on a page in rounded numbers')
  })
  test('hostile names cannot drive the terminal', async () => {
    const figures = [figure({ period: '2025-03', value_usd: '5', source_title: 'exports\u001b[31m red (ALL_VAL_MO)' })]
    expect(await print(figures, { period: '2025-03' })).not.toContain('\u001b')
  })
})
