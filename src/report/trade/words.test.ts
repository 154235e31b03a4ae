import { expect, test } from 'vitest'
import { inScale, printAmount, scaleOf } from './words.js'

test('prices are told to the cent, and small ones to three digits', () => {
  expect(printAmount(412.351, 'USD/t')).toBe('$412.35 a t')
  expect(printAmount(0.308247, 'USD/kg')).toBe('$0.31 a kg')
  expect(printAmount(0.003127, 'USD/no')).toBe('$0.00313 a no')
  expect(printAmount(0, 'USD/no')).toBe('$0.00 a no')
  expect(inScale(0.003127, scaleOf([0.003127, null], 'USD/no'))).toBe('0.00313')
})
