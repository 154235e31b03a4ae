/** The classes that patterns ask for, of marks. */
import type { Mark } from '../../language/marks.js'
import type { Classes } from './words.js'

export const classesOfMark: Partial<Record<Mark['kind'], Classes>> = {
  percent: new Set(['PERCENT', 'FIGURE']),
  money: new Set(['MONEY', 'AMOUNT', 'FIGURE']),
  quantity: new Set(['QTY', 'AMOUNT', 'FIGURE']),
  period: new Set(['PERIOD', 'W']),
  baseline: new Set(['BASELINE', 'W']),
  duration: new Set(['DURATION']),
  product: new Set(['PRODUCT']),
  organisation: new Set(['NAME']),
  person: new Set(['NAME']),
  country: new Set(['COUNTRY']),
  ordinal: new Set(['ORD']),
  count: new Set(['COUNT']),
}

export const zero: Classes = new Set(['ZERO'])

export const inValue: Classes = new Set(['INVALUE', 'W'])
