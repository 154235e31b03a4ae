import { DOMParser } from 'linkedom'
import { describe, expect, test } from 'vitest'
import { figure, monthly } from '../../figures/testing/figures.js'
import { askTrade } from '../../trade/ask.js'
import { asked, context } from '../../trade/testing/desk.js'
import { tradeChart } from './chart.js'

const sorghum = [
  ...monthly('2024-01', Array(12).fill(20_000_000)),
  ...monthly('2025-01', [10_000_000, null, 0, 5_000_000]),
]
const chart = async (words: Parameters<typeof asked>[0], options = {}, figures = sorghum) =>
  tradeChart(await askTrade(asked(words), context(figures)), options)
const parsed = (svg: string) => new DOMParser().parseFromString(svg, 'image/svg+xml')

/** Every tag closed in order, and no bare sign: what a strict reader of XML asks. */
function isWellFormed(svg: string): boolean {
  const open: string[] = []
  for (const [tag, end, name = '', , self] of svg.matchAll(
    /<(\/?)([a-zA-Z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g,
  )) {
    if (tag === undefined || self === '/') continue
    if (end === '/') {
      if (open.pop() !== name) return false
    } else open.push(name)
  }
  const text = svg.replace(/<\/?[a-zA-Z][\w:-]*(?:\s+[\w:-]+="[^"<]*")*\s*\/?>/g, '')
  return open.length === 0 && !/[<>]/.test(text) && !/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/i.test(svg)
}

describe('a chart of months', () => {
  test('is one picture with a name and a description, and no names inside it', async () => {
    const svg = await chart({ period: '2025-01..2025-04' })
    expect(isWellFormed(svg)).toBe(true)
    const root = parsed(svg).documentElement
    expect(root?.getAttribute('role')).toBe('img')
    const ids: string[] = root?.getAttribute('aria-labelledby')?.split(' ') ?? []
    expect(ids.map((id) => svg.includes(`id="${id}"`))).toEqual([true, true])
    expect(svg).toContain('>US exports of sorghum to China, Jan-Apr 2025</title>')
    expect(svg).toContain('4 months drawn, 1 of them not held.</desc>')
    expect(svg).not.toMatch(/aria-(?:label|description|hidden)=/)
  })
  test('the year before is dashed, and a month that is not held breaks the line', async () => {
    const svg = await chart({ period: '2025-01..2025-04' })
    const paths = [...svg.matchAll(/<path[^>]* d="(M[^"]+)"/g)].map(([, d = '']) => d)
    const [before = '', now = ''] = paths.slice(-2)
    expect(svg).toContain('stroke-dasharray="5 4"')
    expect(before.match(/M/g)).toHaveLength(1)
    expect(now.match(/M/g)).toHaveLength(2)
    // A zero is drawn as zero: three points of this year are held, and three dots stand.
    expect(svg.match(/<circle[^>]*r="3.25"/g)).toHaveLength(3)
  })
  test('follows the reader’s scheme, or is drawn in one', async () => {
    const words = { period: '2025-01..2025-04' }
    expect(await chart(words)).toContain('@media (prefers-color-scheme:dark)')
    const dark = await chart(words, { theme: 'dark' })
    expect(dark.replace(/<style>.*<\/style>/, '')).not.toContain('var(')
    expect(dark).toContain('fill="#191a1b"')
  })
  test('names with signs of markup stay text', async () => {
    const odd = [figure({ period: '2025-03', value_usd: '5', source_title: 'a <b>&"table" (ALL_VAL_MO) exports' })]
    const svg = await chart({ period: '2025-03' }, {}, odd)
    expect(isWellFormed(svg)).toBe(true)
    expect(svg).not.toContain('<b>')
  })
  test('nothing held is a chart that says so', async () => {
    const svg = await chart({ period: '2025-03' }, {}, [])
    expect(isWellFormed(svg)).toBe(true)
    expect(svg).toContain('No figures held')
  })
})

test('a chart of a split has a bar for each line, each with its number', async () => {
  const world = ['MX', 'HK'].map((partner, at) =>
    figure({ period: '2025-03', partner, value_usd: `${40 - at * 30}000000` }),
  )
  const svg = await chart({ partner: ['W'], period: '2025-03', by: ['partner'] }, {}, world)
  expect(isWellFormed(svg)).toBe(true)
  for (const word of ['Mexico', 'Hong Kong', '40.0', '10.0']) expect(svg).toContain(`>${word}</text>`)
  const widths = [...svg.matchAll(/<rect[^>]* width="([\d.]+)" x="/g)].map(([, width]) => Number(width))
  expect((widths[0] ?? 0) / (widths[1] ?? 1)).toBeCloseTo(4)
})
