/** Which of an entry's quantities a rate is charged on, in the rate's own unit. */
import { contentUnits } from './rate-unit.js'
import { type Ratio, ratioOf, times } from './ratio.js'
import { readUnit, unitRatio } from './unit.js'

interface Counted {
  unit: string
  on?: string
}

/** Measures that are of the part by their own meaning: a proof liter is one of alcohol. */
const alwaysOf: Readonly<Record<string, string>> = { 'pf. liter': 'ethyl alcohol content' }

/**
 * The quantity that a rate for each `unit` (of the part `on`) is charged on. A weight of the whole never stands in for the
 * weight of a content: that must be told as such (`Cu kg`, `kg copper content`).
 *
 * @returns exactly, or undefined where no quantity is told in a unit that converts
 */
export function quantityOf(
  { unit, on }: Counted,
  quantities: readonly { amount: number; unit: string }[],
): Ratio | undefined {
  const asked = on === alwaysOf[unit] ? undefined : on
  let found: Ratio | undefined
  for (const { amount, unit: written } of quantities) {
    const told = partOf(written.replace(/<[^<>]*>/g, '').trim(), asked)
    if (told === undefined) continue
    const factor = told.toLowerCase() === unit ? ([1, 1] as const) : factorTo(told, unit)
    if (factor === undefined) continue
    const counted = times(ratioOf(amount), [BigInt(factor[0]), BigInt(factor[1])])
    // A quantity in the very unit is the one; else the first that converts.
    if (factor[0] === factor[1]) return counted
    found ??= counted
  }
  return found
}

/** The plain unit of a quantity of the part asked for: of `t copper content` it is `t`. */
function partOf(written: string, on: string | undefined): string | undefined {
  const content = contentUnits.get(written.toLowerCase())
  if (content !== undefined) return content.on === on ? content.unit : undefined
  if (on === undefined) return written
  if (!written.toLowerCase().endsWith(` ${on.toLowerCase()}`)) return undefined
  return written.slice(0, -on.length).replace(/(?:,| (?:on|of)(?: the)?)? *$/i, '')
}

function factorTo(written: string, unit: string): readonly [number, number] | undefined {
  const told = readUnit(written)
  const wanted = readUnit(wholesale[unit] ?? unit)
  const factor = told && wanted && unitRatio(told.unit, wanted.unit)
  return told && factor && [factor[0] * told.scale, factor[1]]
}

/** Units that rates print in the singular, where a table's word would be a scale. */
const wholesale: Readonly<Record<string, string>> = { thousand: 'thousands', hundred: 'hundreds' }
