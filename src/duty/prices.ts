/** Duties that hang on the price of a unit: value and quantity answer what the importer would else be asked. */
import type { Rate } from '../amount/rate.js'
import { adValoremEquivalent, type Measured } from '../amount/rate-duty.js'
import { readRate } from '../amount/rate-text.js'
import type { Facts } from './applies.js'
import type { KnownLaw } from './known.js'

interface Price {
  condition: string
  rate: Rate
}

const prices = new WeakMap<KnownLaw, readonly Price[]>()
const million = 1_000_000

function pricesOf(law: KnownLaw): readonly Price[] {
  const held = prices.get(law)
  if (held !== undefined) return held
  const made = [...law.conditions.values()].flatMap(({ id, below }): Price[] => {
    const rate = below === undefined ? undefined : readRate(below)
    return rate === undefined ? [] : [{ condition: id, rate }]
  })
  prices.set(law, made)
  return made
}

/** The facts, with every price asserted that the goods are below by their value and quantity. */
export function pricedFacts(law: KnownLaw, facts: Facts, measured: Measured): Facts {
  if (measured.value === undefined || measured.quantities.length === 0) return facts
  const below = pricesOf(law).filter(({ rate }) => (adValoremEquivalent(rate, measured) ?? 0) > million)
  return below.length === 0
    ? facts
    : { ...facts, claims: new Set([...facts.claims, ...below.map((one) => one.condition)]) }
}

/** Whether a condition is a price that value and quantity already answer. */
export function priceTold(law: KnownLaw, condition: string, measured: Measured): boolean {
  if (measured.value === undefined) return false
  const price = pricesOf(law).find((one) => one.condition === condition)
  return price !== undefined && adValoremEquivalent(price.rate, measured) !== undefined
}
