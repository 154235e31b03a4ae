/** Reads ranges, and the numbers that only look like one: `10 to 15 percent`, but `from 10 to 15 percent`, `by $3 billion to $20 billion`. */
import { type Amount, amountAt, valueIn } from './amount-reading.js'
import { isCitation } from './count-guards.js'
import { hedgeBefore } from './hedges.js'
import { isHyphen, joinsAt, type Line, lemmaAt, lowerAt } from './line.js'
import type { WrittenNumber } from './marks.js'
import { type Numeral, numeralAt } from './numbers.js'
import { currencyOf, type Unit } from './units.js'

interface Range {
  to: number
  unit: Unit
  lower: WrittenNumber
  upper: WrittenNumber
}

const changes = new Set(
  `rise fall drop decline increase decrease grow climb jump slide slip plunge surge gain lose edge dip tumble cut raise lower reduce`.split(
    ' ',
  ),
)

/** The range that the first amount opens: `10 to 15 percent`, `$1.5-2 billion`, `between 10% and 15%`. */
export function rangeAfter(line: Line, first: Amount): Range | undefined {
  const link = first.to
  const word = lowerAt(line, link)
  const hyphen = joinsAt(line, link) && isHyphen(word)
  if (!hyphen && word !== 'to' && word !== 'or' && word !== 'and') return undefined
  const before = hedgedStart(line, first.from)
  const opener = lowerAt(line, before - 1)
  if (word === 'and' && opener !== 'between') return undefined
  if (!hyphen && word === 'to' && opener === 'from') return undefined
  const second = amountAt(line, link + 1)
  if (second === undefined) return undefined
  const unit = second.unit ?? first.unit
  if (unit === undefined) return undefined
  const money = first.unit?.kind === 'money'
  if (first.unit !== undefined && !sameUnit(first.unit, second.unit) && !(money && second.unit === undefined && hyphen))
    return undefined
  if (money && second.unit !== undefined && second.unit.kind !== 'money') return undefined
  // `rose 3% to 5%` tells the step and the level; a range names its unit once, or stands after no verb of change.
  if (!hyphen && word === 'to' && first.unit !== undefined && isStep(line, before)) return undefined
  const lower = scaledLike(first.numeral, second.numeral, unit, line, first)
  const upper = valueIn(unit, second.numeral, line, second.from)
  if (!(upper.value > lower.value)) return undefined
  if (!hyphen && first.unit !== undefined && second.unit !== undefined && upper.value > 6 * Math.abs(lower.value))
    return undefined
  return { to: second.to, unit, lower, upper }
}

/** Whether the amount is a step, not the low end of a range: `by $3 billion to $20 billion`, `a drop of 5% to 20%`. */
function isStep(line: Line, before: number): boolean {
  const word = lowerAt(line, before - 1)
  if (word === 'by' || word === 'up' || word === 'down') return true
  for (let at = before - 1; at >= before - 4; at--) if (changes.has(lemmaAt(line, at))) return true
  return false
}

function sameUnit(a: Unit, b: Unit | undefined): boolean {
  if (b === undefined || a.kind !== b.kind) return false
  if (a.kind === 'percent' && b.kind === 'percent') return a.points === b.points && a.factor === b.factor
  if (a.kind === 'money' && b.kind === 'money') return a.currency === b.currency
  return a.kind === 'quantity' && b.kind === 'quantity' && a.unit === b.unit
}

/** The lower end, which may borrow its scale from the upper: `2 to 3 million`. */
function scaledLike(first: Numeral, second: Numeral, unit: Unit, line: Line, amount: Amount): WrittenNumber {
  const own = valueIn(unit, first, line, amount.from)
  if (first.scale > 0 || second.scale === 0 || !first.inDigits !== !second.inDigits) return own
  const factor = 10 ** second.scale
  if (first.number.value >= 1_000 || first.number.value > (second.number.value / factor) * 20) return own
  return { value: own.value * factor, halfUnit: own.halfUnit * factor }
}

/** `from 10 to 15 percent`, `from 2 to 3 million tonnes`: the first number has the second's unit, though they are no range. */
export function sharedUnit(line: Line, first: Amount): { unit: Unit; number: WrittenNumber } | undefined {
  if (lowerAt(line, hedgedStart(line, first.from) - 1) !== 'from' || lowerAt(line, first.to) !== 'to') return undefined
  if (isCitation(line, first.numeral.from, first.numeral)) return undefined
  let at = first.to + 1
  while (at < first.to + 4 && numeralAt(line, at) === undefined && currencyOf(lowerAt(line, at)) === undefined) at++
  const second = amountAt(line, at)
  if (second?.unit === undefined || (second.unit.kind === 'money' && currencyOf(lowerAt(line, at)) !== undefined))
    return undefined
  return { unit: second.unit, number: scaledLike(first.numeral, second.numeral, second.unit, line, first) }
}

/** The first token of the hedge before `from`, or `from`. */
function hedgedStart(line: Line, from: number): number {
  const hedge = hedgeBefore(line, from)
  if (hedge === undefined) return from
  let at = from - 1
  const start = (line.tokens[from - 1]?.end ?? 0) - hedge.text.length
  while (at > 0 && (line.tokens[at]?.start ?? 0) > start) at--
  return at
}
