import { expect, test } from 'vitest'
import { printMarkdown } from './markdown.js'
import { checkedExample } from './testing/checked.js'

const result = checkedExample()

test('the article carries its claims in bold with mark and number', () => {
  expect(printMarkdown(result)).toContain(
    'It would be **the third call since January** \\[✗ 2\\].\n\nU.S. **farm exports to China fell 53% from January through July** \\[✓ 3\\], while',
  )
})

test('each claim has a section with verdict, record, note and readings', () => {
  const text = printMarkdown(result)
  expect(text).toContain('### 4. ◐ Depends, recomputed\n\n> sorghum shipments were worth about $90 million')
  expect(text).toContain('**The record: $88.9 m or $74.1 m.** It holds for all sorghum, not for grain sorghum alone.')
  expect(text).toContain(
    '| HS 1007, all sorghum, domestic exports (main) | 88,912,345 | holds | Jan-Jul 2025: 88,912,345, U.S. Census Bureau, vintage 2025-09 |',
  )
})

test('only addresses of the web are links', () => {
  const text = printMarkdown(result)
  expect(text).toContain('[USDA outlook, 28 Aug 2025](<https://www.example.gov/outlook>)')
  expect(text).not.toContain('javascript:')
})

test('words that look like marks stay words', () => {
  const hostile = checkedExample((sentence) => sentence.replace(', the', ' | [x](javascript:1) <b>*a*</b>\n# the'))
  const text = printMarkdown(hostile)
  expect(text).toContain('\\| \\[x\\](javascript:1) \\<b\\>\\*a\\*\\</b\\>\n\\# the White House said.')
})

test('--explain adds rules and queries', () => {
  const text = printMarkdown(result, { explain: true })
  expect(text).toContain('Rules: fall-by \\> period')
  expect(text).toContain('`figures where flow=export product=HS:1007 period=2025-01..2025-07`')
})
