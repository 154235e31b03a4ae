import { describe, expect, test } from 'vitest'
import { parseDay } from '../time/day.js'
import { added, balances, changePercent, difference, multiple, pairs, share } from './compare.js'
import type { Figure } from './figure.js'
import { knownAt } from './known.js'
import { type Level, levels } from './levels.js'
import { figure, period } from './testing/figures.js'

const late = parseDay('2030-01-01')
const at = (figures: Figure[], text: string): Level[] => levels(knownAt(figures, late), period(text), 'value').levels
const one = (given: Parameters<typeof figure>[0]): Level[] => at([figure(given)], given.period ?? '2025-07')

describe('change between two periods', () => {
  const h1 = (year: string, value: string) =>
    one({
      period: `${year}-01..${year}-06`,
      value_usd: value,
      note: 'rounded',
      classification: 'USDA',
      code: 'AG',
      source_agency: 'USDA',
    })
  const [pair] = pairs(h1('2025', '5500000000'), h1('2024', '11800000000'))

  test('in percent, with the bounds that rounding leaves', () => {
    const change = pair === undefined ? undefined : changePercent(pair)
    expect(change?.value).toBeCloseTo(-53.39, 2)
    expect(change?.low).toBeCloseTo(-54.01, 2)
    expect(change?.high).toBeCloseTo(-52.77, 2)
  })
  test('as a multiple and as a difference', () => {
    if (pair === undefined) throw new Error('no pair')
    expect(multiple(pair)?.value).toBeCloseTo(0.466, 3)
    expect(difference(pair)).toEqual({ value: -6.3e9, low: -6.4e9, high: -6.2e9 })
  })
  test('never from one basis to another', () => {
    const general = one({ flow: 'import', value_usd: '5', source_title: 'GEN_VAL_MO' })
    const consumption = one({ flow: 'import', value_usd: '5', source_title: 'CON_VAL_MO', period: '2024-07' })
    expect(pairs(general, consumption)).toEqual([])
  })
  test('from nothing there is no percent', () => {
    const [zero] = pairs(one({ value_usd: '5' }), one({ value_usd: '0', period: '2024-07' }))
    expect(zero === undefined ? null : changePercent(zero)).toBeUndefined()
  })
})

describe('balance, share, several codes', () => {
  const title = (flow: 'export' | 'import') => ({
    flow,
    source_title: 'Trade in Goods with China (c5700)',
    classification: 'TOTAL',
    code: 'TOTAL',
  })
  test('exports minus general imports of one page', () => {
    const found = balances(one({ ...title('export'), value_usd: '9' }), one({ ...title('import'), value_usd: '26' }))
    expect(found.map((l) => [l.value, l.key.flow])).toEqual([[-17, 'balance']])
  })
  test('both added for two-way trade', () =>
    expect(
      balances(one({ ...title('export'), value_usd: '9' }), one({ ...title('import'), value_usd: '26' }), 'total').map(
        (l) => l.value,
      ),
    ).toEqual([35]))
  test('imports for consumption make no balance', () => {
    const into = one({ ...title('import'), source_title: 'Trade in Goods (CON_VAL)', value_usd: '26' })
    expect(balances(one({ ...title('export'), value_usd: '9' }), into)).toEqual([])
  })
  test('a partner as a share of the world', () => {
    const [china] = one({ value_usd: '25' })
    const [world] = one({ value_usd: '100', partner: 'W' })
    expect(china && world && share(china, world)).toEqual({ value: 25, low: 25, high: 25 })
  })
  test('no share of another month', () => {
    const [china] = one({ value_usd: '25' })
    const [world] = one({ value_usd: '100', partner: 'W', period: '2025-06' })
    expect(china && world && share(china, world)).toBeUndefined()
  })
  test('two codes together', () => {
    const [fresh, frozen] = [one({ code: '0201', value_usd: '3' }), one({ code: '0202', value_usd: '4' })]
    expect(added([fresh, frozen]).map((l) => [l.value, l.key.code])).toEqual([[7, '0201+0202']])
    expect(added([fresh, []])).toEqual([])
  })
})
