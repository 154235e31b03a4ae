import { expect, test } from 'vitest'
import type { TradeQuestion } from '../../trade/question.js'
import { inScale, printAmount, scaleOf, tradeTitle } from './words.js'

test('prices are told to the cent, and small ones to three digits', () => {
  expect(printAmount(412.351, 'USD/t')).toBe('$412.35 a t')
  expect(printAmount(0.308247, 'USD/kg')).toBe('$0.31 a kg')
  expect(printAmount(0.003127, 'USD/no')).toBe('$0.00313 a no')
  expect(printAmount(0, 'USD/no')).toBe('$0.00 a no')
  expect(inScale(0.003127, scaleOf([0.003127, null], 'USD/no'))).toBe('0.00313')
})

test.each([
  ['CN', 'China', 'China imports of soybeans from Brazil'],
  ['US', 'United States', 'US imports of soybeans from Brazil'],
  ['US-NY', 'New York', 'New York imports of soybeans from Brazil'],
])('a title names %s so that it reads', (code, name, title) => {
  const question = {
    flow: 'import',
    reporter: { code, name },
    partners: [{ code: 'BR', name: 'Brazil' }],
    goods: { name: 'soybeans', codes: [{ system: 'HS', code: '1201' }] },
    measure: 'value',
  } as Pick<TradeQuestion, 'flow' | 'reporter' | 'partners' | 'goods' | 'measure'> as TradeQuestion
  expect(tradeTitle(question)).toBe(title)
})
