/** Units of quantity in trade: how they are written, and exact conversion between those of one kind. */
import { unitTable as table, type Unit, type UnitKind, type UnitRow } from './unit-table.js'

export type { Unit, UnitKind } from './unit-table.js'

const byName = new Map<string, UnitRow>()
for (const row of table) for (const name of [row.unit.toLowerCase(), ...row.names]) byName.set(name, row)

const scales: readonly [name: string, scale: number][] = [
  ['1000000', 1_000_000],
  ['1,000,000', 1_000_000],
  ['1000', 1000],
  ['1,000', 1000],
  ['thousand', 1000],
  ['million', 1_000_000],
]

/**
 * Reads a unit as a table or a text writes it: `metric tons`, `MT`, `1000 bushels`, `thousand metric tons`.
 *
 * @returns the unit and how many of it are one of the written, or undefined for an unknown unit
 */
export function readUnit(text: string): { unit: Unit; scale: number } | undefined {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ').replace('²', '2').replace('³', '3')
  const plain = byName.get(words)
  if (plain !== undefined) return { unit: plain.unit, scale: 1 }
  for (const [name, scale] of scales) {
    if (!words.startsWith(`${name} `)) continue
    const row = byName.get(words.slice(name.length + 1).replace(/^of /, ''))
    if (row !== undefined) return { unit: row.unit, scale }
  }
  return undefined
}

/** Every unit's written forms, for lists in messages. */
export function unitNames(): string[] {
  return table.map((row) => row.unit)
}

/** What a unit measures; undefined where it is not known. */
export function unitKind(unit: Unit): UnitKind | undefined {
  return unit === 'USD' || unit === 'CNY' ? 'money' : byName.get(unit.toLowerCase())?.kind
}

/**
 * How many of `to` are one of `from`, a unit of the same kind, exactly: gross in dozens are `[12, 1]`.
 *
 * @param from as `readUnit` gives it, like `to`
 * @returns    numerator and denominator, or undefined where the two do not convert
 */
export function unitRatio(from: Unit, to: Unit): readonly [number, number] | undefined {
  const a = byName.get(from.toLowerCase())
  const b = byName.get(to.toLowerCase())
  // A proof litre counts alcohol, not wine.
  if (a === undefined || b === undefined || a.kind !== b.kind || (a.unit === 'pf.litre') !== (b.unit === 'pf.litre'))
    return undefined
  return [a.base[0] * b.base[1], a.base[1] * b.base[0]]
}

/**
 * The unit in which rows of a table are kept, so that lines of one heading add where the agency counts one by the tonne and
 * the next by the kilogram (soybeans and their seed).
 *
 * @returns how many of it are one of the printed: whole, so that nothing is rounded
 */
export function keptUnit(unit: Unit): { unit: Unit; times: number } {
  return unit === 't' ? { unit: 'kg', times: 1000 } : { unit, times: 1 }
}

/**
 * An amount in another unit of the same kind; bushels and mass through the crop's bushel.
 *
 * @param amount   a count of `from`
 * @param bushelKg kilograms of one bushel of the crop, as the product record writes it (`27.2155422`)
 * @returns        a count of `to`, or undefined where the two do not convert
 */
export function convert(amount: number, from: Unit, to: Unit, bushelKg?: string | number): number | undefined {
  if (from === to) return amount
  const a = byName.get(from.toLowerCase())
  const b = byName.get(to.toLowerCase())
  if (a === undefined || b === undefined) return undefined
  // A proof litre counts alcohol, not wine.
  if ((a.unit === 'pf.litre') !== (b.unit === 'pf.litre')) return undefined
  if (a.kind === b.kind) return ratio(amount, a.base, b.base)
  const bushel = decimal(bushelKg)
  if (bushel === undefined) return undefined
  if (a.kind === 'bushel' && b.kind === 'mass') return ratio(amount, bushel, b.base)
  if (a.kind === 'mass' && b.kind === 'bushel') return ratio(amount, a.base, bushel)
  return undefined
}

/** `27.2155422` as a ratio of whole numbers. */
function decimal(value: string | number | undefined): readonly [number, number] | undefined {
  const [, whole, fraction = ''] = /^(\d{1,6})(?:\.(\d{1,9}))?$/.exec(String(value ?? '')) ?? []
  if (whole === undefined) return undefined
  const base: [number, number] = [Number(whole + fraction), 10 ** fraction.length]
  return base[0] > 0 ? base : undefined
}

/** Multiplied first, divided once, with common factors out: whole results stay whole. */
function ratio(amount: number, from: readonly [number, number], to: readonly [number, number]): number {
  const up = from[0] * to[1]
  const down = from[1] * to[0]
  const common = divisor(up, down)
  return (amount * (up / common)) / (down / common)
}

function divisor(a: number, b: number): number {
  let [x, y] = [a, b]
  while (y > 0) [x, y] = [y, x % y]
  return x
}
