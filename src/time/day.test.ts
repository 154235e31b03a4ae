import { expect, test } from 'vitest'
import { monthNumber } from './day.js'

test.each<[string, number | undefined]>([
  ['January', 1],
  ['may', 5],
  ['Sept', 9],
  ['DEC', 12],
  ['Ju', undefined],
  ['Janvier', undefined],
  ['Mayor', undefined],
  ['', undefined],
])('the month that "%s" is: %s', (name, month) => expect(monthNumber(name)).toBe(month))
