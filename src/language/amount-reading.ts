/** Reads one number with its unit and sign, before its partner in a range is known. */
import { isCitation } from './count-guards.js'
import { isHyphen, joinsAt, type Line, lowerAt, taken, touches } from './line.js'
import type { Currency, WrittenNumber } from './marks.js'
import { type Numeral, numeralAt } from './numbers.js'
import { currencyOf, type Unit, unitAt } from './units.js'
import { is } from './words.js'

/** A number with its unit, before its partner in a range is known. */
export interface Amount {
  from: number
  to: number
  numeral: Numeral
  unit?: Unit
}

export function amountAt(line: Line, i: number): Amount | undefined {
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

export const isMinus = (lower: string): boolean => isHyphen(lower) && lower !== '—' && lower !== '--'

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

export function inBase(unit: Unit, { value, halfUnit }: WrittenNumber, minus: boolean): WrittenNumber {
  const factor = unit.kind === 'quantity' ? 10 ** unit.exponent : unit.factor
  const sign = minus ? -1 : 1
  if (factor === 1) return { value: sign * value, halfUnit }
  return {
    value: sign * Number((value * factor).toPrecision(15)),
    halfUnit: Number((halfUnit * factor).toPrecision(15)),
  }
}

/** The number in base units, negative where a minus sign stands before it. */
export function valueIn(unit: Unit, numeral: Numeral, line: Line, from: number): WrittenNumber {
  return inBase(unit, numeral.number, hasMinus(line, from, numeral.from))
}

function hasMinus(line: Line, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isMinus(lowerAt(line, i))) return true
  return false
}
