/** Units of quantity in trade: how they are written, and exact conversion between those of one kind. */

/** What a unit counts. Units convert only inside a kind; bushels become mass through a crop's own weight. */
export type UnitKind = 'mass' | 'bushel' | 'bale' | 'head' | 'volume' | 'energy' | 'gas' | 'count' | 'area' | 'money'

/** `t`, `kg`, `lb`, `short ton`, `bu`, `bale`, `running bale`, `head`, `bbl`, `l`, `no` ... */
export type Unit = string

interface UnitRow {
  unit: Unit
  kind: UnitKind
  /** One of it, as a ratio of whole numbers of the kind's base unit. */
  base: readonly [number, number]
  /** As written, in lower case, singular and plural. */
  names: readonly string[]
}

/** Kilograms, litres, single pieces. A short ton is a mass of its own and never read from a bare "ton". */
const table: readonly UnitRow[] = [
  {
    unit: 't',
    kind: 'mass',
    base: [1000, 1],
    names: ['t', 'mt', 'tonne', 'tonnes', 'metric ton', 'metric tons', 'metric tonne', 'metric tonnes', 'ton', 'tons'],
  },
  {
    unit: 'kg',
    kind: 'mass',
    base: [1, 1],
    names: ['kg', 'kgs', 'kilo', 'kilos', 'kilogram', 'kilograms', 'kilogramme', 'kilogrammes'],
  },
  { unit: 'g', kind: 'mass', base: [1, 1000], names: ['g', 'gram', 'grams', 'gramme', 'grammes'] },
  { unit: 'lb', kind: 'mass', base: [45_359_237, 100_000_000], names: ['lb', 'lbs', 'pound', 'pounds'] },
  {
    unit: 'short ton',
    kind: 'mass',
    base: [90_718_474, 100_000],
    names: ['short ton', 'short tons', 'us ton', 'us tons'],
  },
  { unit: 'long ton', kind: 'mass', base: [10_160_469_088, 10_000_000], names: ['long ton', 'long tons'] },
  { unit: 'cwt', kind: 'mass', base: [45_359_237, 1_000_000], names: ['cwt', 'hundredweight', 'hundredweights'] },
  // A statistical bale of cotton is 480 lb net; a running bale is whatever the gin pressed, so it stays apart.
  {
    unit: 'bale',
    kind: 'mass',
    base: [2_177_243_376, 10_000_000],
    names: [
      '480-lb bale',
      '480-lb bales',
      '480 lb bales',
      '480-pound bales',
      '480-pound bale',
      'statistical bale',
      'statistical bales',
      'bale',
      'bales',
    ],
  },
  { unit: 'running bale', kind: 'bale', base: [1, 1], names: ['running bale', 'running bales', 'rb'] },
  { unit: 'bu', kind: 'bushel', base: [1, 1], names: ['bu', 'bushel', 'bushels'] },
  { unit: 'head', kind: 'head', base: [1, 1], names: ['head', 'hd'] },
  { unit: 'l', kind: 'volume', base: [1, 1], names: ['l', 'liter', 'liters', 'litre', 'litres'] },
  {
    unit: 'kl',
    kind: 'volume',
    base: [1000, 1],
    names: [
      'kl',
      'kiloliter',
      'kiloliters',
      'kilolitre',
      'kilolitres',
      'm3',
      'cbm',
      'cubic meter',
      'cubic meters',
      'cubic metre',
      'cubic metres',
    ],
  },
  { unit: 'gal', kind: 'volume', base: [3_785_411_784, 1_000_000_000], names: ['gal', 'gals', 'gallon', 'gallons'] },
  { unit: 'bbl', kind: 'volume', base: [158_987_294_928, 1_000_000_000], names: ['bbl', 'bbls', 'barrel', 'barrels'] },
  {
    unit: 'pf.litre',
    kind: 'volume',
    base: [1, 1],
    names: ['pf.litre', 'proof liter', 'proof liters', 'proof litre', 'proof litres', 'pfl'],
  },
  { unit: 'MMBtu', kind: 'energy', base: [1, 1], names: ['mmbtu'] },
  { unit: 'cf', kind: 'gas', base: [1, 1], names: ['cf', 'cubic foot', 'cubic feet'] },
  { unit: 'bcf', kind: 'gas', base: [1_000_000_000, 1], names: ['bcf'] },
  {
    unit: 'no',
    kind: 'count',
    base: [1, 1],
    names: ['no', 'no.', 'number', 'units', 'unit', 'pieces', 'piece', 'pcs', 'items', 'item', 'pairs', 'pair', 'prs'],
  },
  { unit: 'doz', kind: 'count', base: [12, 1], names: ['doz', 'dozen', 'dozens'] },
  {
    unit: 'm2',
    kind: 'area',
    base: [1, 1],
    names: ['m2', 'sq m', 'square meter', 'square meters', 'square metre', 'square metres'],
  },
]

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
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ')
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

export function unitKind(unit: Unit): UnitKind | undefined {
  return unit === 'USD' || unit === 'CNY' ? 'money' : byName.get(unit.toLowerCase())?.kind
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
