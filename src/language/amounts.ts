/** Marks percentages, money, quantities and bare counts: a number, its unit, its range, its hedge. */
import { isCitation, isNoCount } from './count-guards.js'
import { hedgeAfter, hedgeBefore } from './hedges.js'
import { hold, isHyphen, joinsAt, type Line, lemmaAt, lowerAt, put, taken, touches } from './line.js'
import type { Currency, Hedge, Mark, WrittenNumber } from './marks.js'
import { type Numeral, numeralAt } from './numbers.js'
import { currencyOf, perAt, type Unit, unitAt } from './units.js'
import { is } from './words.js'

/** A number with its unit, before its partner in a range is known. */
interface Amount {
  from: number
  to: number
  numeral: Numeral
  unit?: Unit
}

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

function amountAt(line: Line, i: number): Amount | undefined {
  const classes = line.words[i]?.classes ?? 0
  const currency = (classes & is.currency) !== 0 ? currencyOf(lowerAt(line, i)) : undefined
  if (currency !== undefined) {
    const numeral = numeralAt(line, signedStart(line, i + 1), true)
    if (numeral === undefined || (numeral.pronoun && !numeral.inDigits)) return undefined
    let to = numeral.to
    // `RMB 5 billion yuan`, `$5 million dollars`: said twice.
    const again = unitAt(line, to)
    if (again !== undefined && again.unit.kind === 'money' && again.unit.factor === 1) to = again.to
    return { from: signFrom(line, i), to, numeral, unit: moneyIn(currency) }
  }
  const numeral = numeralAt(line, i)
  if (numeral === undefined) return undefined
  const from = signFrom(line, i)
  const unit = unitAt(line, numeral.to)
  if (unit !== undefined && !blocked(line, i, numeral, unit)) return { from, to: unit.to, numeral, unit: unit.unit }
  const thing = thingAfter(line, numeral)
  if (thing !== undefined) return { from, to: thing.to, numeral, unit: thing.unit }
  return { from, to: numeral.to, numeral }
}

/** Moneys are shared, so that two amounts in one currency have one unit. */
const moneyUnits = new Map<Currency, Unit>()
function moneyIn(currency: Currency): Unit {
  const known = moneyUnits.get(currency)
  if (known !== undefined) return known
  const made: Unit = { kind: 'money', currency, factor: 1 }
  moneyUnits.set(currency, made)
  return made
}

/** A unit that cannot belong to this number: `one head of state`, `Section 301 points`. */
function blocked(line: Line, i: number, numeral: Numeral, unit: { to: number; unit: Unit }): boolean {
  if (isCitation(line, i, numeral)) return true
  return numeral.pronoun && unit.unit.kind === 'quantity' && unit.unit.discrete && unit.unit.unit === 'head'
}

const isMinus = (lower: string): boolean => isHyphen(lower) && lower !== '—' && lower !== '--'

/** Where the amount begins once a sign before it is counted in. */
function signFrom(line: Line, i: number): number {
  const lower = lowerAt(line, i - 1)
  if (!(isMinus(lower) || lower === '+') || !touches(line, i - 1) || (i > 1 && touches(line, i - 2))) return i
  return i - 1
}

function signedStart(line: Line, i: number): number {
  return isMinus(lowerAt(line, i)) && touches(line, i) ? i + 1 : i
}

const modifiers = new Set(
  `more additional extra further new such other bulk large big chartered full single entire used commercial passenger wide-body
metric live imported american chinese brazilian old-crop new-crop`.split(/\s+/),
)

/** A thing counted with words between: `two soybean cargoes`, `40 more Boeing planes`. */
function thingAfter(line: Line, numeral: Numeral): { to: number; unit: Unit } | undefined {
  if (numeral.bare && isCitation(line, numeral.from, numeral)) return undefined
  for (let at = numeral.to; at < numeral.to + 5; at++) {
    const lower = lowerAt(line, at)
    const passes =
      line.holds[at] === taken.name || modifiers.has(lower) || (joinsAt(line, at) && lower === '-') || lower === "'s"
    if (at > numeral.to) {
      const unit = unitAt(line, at)
      if (unit !== undefined && unit.unit.kind === 'quantity') {
        const between = lowerAt(line, at - 1)
        const near =
          at - numeral.to === 1 &&
          (between === 'more' || between === 'additional' || between === 'extra' || between === 'further')
        if (unit.unit.discrete || near) return unit
      }
    }
    if (!passes) return undefined
  }
  return undefined
}

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
function rangeAfter(line: Line, first: Amount): Range | undefined {
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
function sharedUnit(line: Line, first: Amount): { unit: Unit; number: WrittenNumber } | undefined {
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

/** The number in base units, negative where a minus sign stands before it. */
function valueIn(unit: Unit, numeral: Numeral, line: Line, from: number): WrittenNumber {
  return inBase(unit, numeral.number, hasMinus(line, from, numeral.from))
}

function hasMinus(line: Line, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isMinus(lowerAt(line, i))) return true
  return false
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

function inBase(unit: Unit, { value, halfUnit }: WrittenNumber, minus: boolean): WrittenNumber {
  const factor = unit.kind === 'quantity' ? 10 ** unit.exponent : unit.factor
  const sign = minus ? -1 : 1
  if (factor === 1) return { value: sign * value, halfUnit }
  return {
    value: sign * Number((value * factor).toPrecision(15)),
    halfUnit: Number((halfUnit * factor).toPrecision(15)),
  }
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
