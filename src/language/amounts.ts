/** Marks percentages, money, quantities and bare counts: a number, its unit, its range, its hedge. */
import { rangeAfter, sharedUnit } from './amount-ranges.js'
import { amountAt, inBase, isMinus } from './amount-reading.js'
import { isCitation, isNoCount } from './count-guards.js'
import { hedgeAfter, hedgeBefore } from './hedges.js'
import { hold, type Line, lowerAt, put, taken } from './line.js'
import type { Hedge, Mark, WrittenNumber } from './marks.js'
import { currencyOf, perAt, type Unit } from './units.js'

/** Marks the amount that begins at token `i`; gives the token after it, or `i` where there is none. */
export function markAmount(line: Line, i: number): number {
  const first = amountAt(line, i)
  if (first === undefined) return i
  const range = rangeAfter(line, first)
  if (range !== undefined) {
    putScaled(line, first.from, range.to, range.unit, range.lower, range.upper)
    return range.to
  }
  const shared = first.unit === undefined ? sharedUnit(line, first) : undefined
  const unit = first.unit ?? shared?.unit
  if (unit === undefined) {
    if (isCitation(line, i, first.numeral) || isNoCount(line, first.from, first.numeral)) {
      hold(line, i, first.to, taken.skip)
      return first.to
    }
    const hedge = hedgeOf(line, first.from, first.to)
    put(line, first.from, first.to, { kind: 'count', number: first.numeral.number, hedge })
    hold(line, first.from, first.to, taken.amount)
    return first.to
  }
  if (shared === undefined) putAmount(line, first.from, first.to, unit, first.numeral.number)
  else putScaled(line, first.from, first.to, unit, shared.number)
  return first.to
}

function hedgeOf(line: Line, from: number, to: number): Hedge | undefined {
  return hedgeBefore(line, from) ?? hedgeAfter(line, to)
}

/** Puts one amount, its number as the numeral gave it. */
function putAmount(line: Line, from: number, to: number, unit: Unit, number: WrittenNumber): void {
  const minus =
    isMinus(lowerAt(line, from)) || (currencyOf(lowerAt(line, from)) !== undefined && isMinus(lowerAt(line, from + 1)))
  putScaled(line, from, to, unit, inBase(unit, number, minus))
}

/** Puts an amount whose numbers are in base units already. */
function putScaled(
  line: Line,
  from: number,
  to: number,
  unit: Unit,
  number: WrittenNumber,
  upper?: WrittenNumber,
): void {
  const hedge = hedgeOf(line, from, to)
  if (unit.kind === 'percent') {
    put(line, from, to, { kind: 'percent', number, upper, hedge, points: unit.points })
    shareBack(line, from, unit)
  } else {
    const per = perAt(line, perStart(line, to))?.per
    if (unit.kind === 'money')
      put(line, from, to, { kind: 'money', currency: unit.currency, number, upper, hedge, per })
    else put(line, from, to, { kind: 'quantity', unit: unit.unit, number, upper, hedge, per })
  }
  hold(line, from, to, taken.amount)
}

const fees = new Set('flat fixed fee duty charge levy tax tariff postal'.split(' '))

/** Where `per ton` may stand: behind the amount, behind its other currency in brackets, behind `flat fee`. */
function perStart(line: Line, to: number): number {
  let at = to
  if (lowerAt(line, at) === '(') {
    for (let end = at + 1; end < at + 7; end++) if (lowerAt(line, end) === ')') return end + 1
    return at
  }
  while (at < to + 3 && fees.has(lowerAt(line, at))) at++
  return at > to && lowerAt(line, at) !== 'per' ? to : lowerAt(line, at) === ')' ? at + 1 : at
}

/** `10 and 25 percent`, `3, 5 and 7 percent`: the numbers before are percentages too. */
function shareBack(line: Line, from: number, unit: Unit): void {
  if (unit.kind !== 'percent') return
  let edge = from
  for (let i = line.marks.length - 2; i >= 0; i--) {
    const mark = line.marks[i]
    if (mark === undefined || mark.kind !== 'count') return
    const link = lowerAt(line, edge - 1)
    const wide =
      link === ','
        ? edge - 1
        : link === 'and' || link === 'or'
          ? edge - (lowerAt(line, edge - 2) === ',' ? 2 : 1)
          : edge
    if (wide === edge || mark.to !== wide) return
    const { number, hedge, start, end, from: first, to } = mark
    const shared: Mark = {
      kind: 'percent',
      number: { value: number.value * unit.factor, halfUnit: number.halfUnit * unit.factor },
      hedge,
      points: unit.points,
      start,
      end,
      from: first,
      to,
    }
    line.marks[i] = shared
    edge = first
  }
}
