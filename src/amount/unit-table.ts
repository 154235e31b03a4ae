/** The units of quantity of trade, each with the ways to write it and what one of it is. */

/** What a unit counts. Units convert only inside a kind; bushels become mass through a crop's own weight. */
export type UnitKind =
  | 'mass'
  | 'clean mass'
  | 'bushel'
  | 'bale'
  | 'head'
  | 'volume'
  | 'energy'
  | 'gas'
  | 'electricity'
  | 'count'
  | 'pair'
  | 'jewel'
  | 'line'
  | 'pack'
  | 'square'
  | 'length'
  | 'area'
  | 'money'

/** `t`, `kg`, `lb`, `short ton`, `bu`, `bale`, `running bale`, `head`, `bbl`, `l`, `no` ... */
export type Unit = string

export interface UnitRow {
  unit: Unit
  kind: UnitKind
  /** One of it, as a ratio of whole numbers of the kind's base unit. */
  base: readonly [number, number]
  /** As written, in lower case, singular and plural. */
  names: readonly string[]
}

/** Kilograms, litres, single pieces. A short ton is a mass of its own and never read from a bare "ton". */
export const unitTable: readonly UnitRow[] = [
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
    names: [
      'pf.litre',
      'proof liter',
      'proof liters',
      'proof litre',
      'proof litres',
      'pfl',
      'pf. liter',
      'pf. liters',
      'pf.liter',
      'pf.liters',
    ],
  },
  { unit: 'MMBtu', kind: 'energy', base: [1, 1], names: ['mmbtu'] },
  { unit: 'cf', kind: 'gas', base: [1, 1], names: ['cf', 'cubic foot', 'cubic feet'] },
  { unit: 'bcf', kind: 'gas', base: [1_000_000_000, 1], names: ['bcf'] },
  {
    unit: 'no',
    kind: 'count',
    base: [1, 1],
    names: [
      'no',
      'no.',
      'number',
      'each',
      'article',
      'articles',
      'units',
      'unit',
      'pieces',
      'piece',
      'pcs',
      'pcs.',
      'items',
      'item',
    ],
  },
  { unit: 'doz', kind: 'count', base: [12, 1], names: ['doz', 'doz.', 'dozen', 'dozens'] },
  { unit: 'gross', kind: 'count', base: [144, 1], names: ['gross'] },
  // Not `thousand`: that word before a unit is a scale.
  { unit: 'hundreds', kind: 'count', base: [100, 1], names: ['hundreds'] },
  { unit: 'thousands', kind: 'count', base: [1000, 1], names: ['thousands'] },
  // A pair is counted by itself: a number of shoes does not say how many pairs.
  { unit: 'pr', kind: 'pair', base: [1, 1], names: ['pr', 'pr.', 'prs', 'prs.', 'pair', 'pairs'] },
  {
    unit: 'doz pr',
    kind: 'pair',
    base: [12, 1],
    names: ['doz pr', 'doz prs', 'doz. prs.', 'doz. prs', 'doz.prs.', 'doz. pr.', 'dozen pairs'],
  },
  { unit: 'clean kg', kind: 'clean mass', base: [1, 1], names: ['clean kg', 'cy kg'] },
  { unit: 'carat', kind: 'mass', base: [2, 10_000], names: ['carat', 'carats'] },
  { unit: 'jewel', kind: 'jewel', base: [1, 1], names: ['jewel', 'jewels', 'jwls.', 'jwls'] },
  { unit: 'gross line', kind: 'line', base: [1, 1], names: ['gross line', 'gross lines', 'gr.lines', 'line/gross'] },
  { unit: 'pack', kind: 'pack', base: [1, 1], names: ['pack', 'packs'] },
  // Of shingles: the roof that they cover, not their own area.
  { unit: 'square', kind: 'square', base: [1, 1], names: ['square', 'squares'] },
  { unit: 'MWh', kind: 'electricity', base: [1, 1], names: ['mwh'] },
  { unit: 'm', kind: 'length', base: [1, 1], names: ['m', 'lin. m', 'meter', 'meters', 'metre', 'metres'] },
  { unit: 'cm2', kind: 'area', base: [1, 10_000], names: ['cm2', 'square centimeter', 'square centimeters'] },
  {
    unit: 'm2',
    kind: 'area',
    base: [1, 1],
    names: ['m2', 'sq m', 'square meter', 'square meters', 'square metre', 'square metres'],
  },
]
