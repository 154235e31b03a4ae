/** The Census Bureau's letters for units of quantity, as units of trade are named here. */

/** Contents of a component (`CKG`, `CTN`) are no weight of the goods, so they are not here. */
const names: Readonly<Record<string, string>> = {
  KG: 'kg',
  G: 'g',
  T: 't',
  CAR: 'carat',
  CYK: 'clean kg',
  NO: 'no',
  PCS: 'no',
  DOZ: 'doz',
  DPC: 'doz',
  GR: 'gross',
  GRS: 'gross',
  HUN: 'hundreds',
  THS: 'thousands',
  PRS: 'pr',
  DPR: 'doz pr',
  L: 'l',
  PFL: 'pf.litre',
  BBL: 'bbl',
  M3: 'kl',
  M: 'm',
  LNM: 'm',
  M2: 'm2',
  SQM: 'm2',
  CM2: 'cm2',
  MWH: 'MWh',
  JWL: 'jewel',
  GRL: 'gross line',
  PK: 'pack',
  SQ: 'square',
  RBA: 'running bale',
}

/**
 * A unit as printed, in the name that converts.
 *
 * @returns `undefined` where the table counts no quantity; a unit that is not known stays as printed, and no other unit
 *          is made of it
 */
export function unitOf(printed: string): string | undefined {
  const letters = printed.trim().toUpperCase()
  if (letters === '' || letters === '-' || letters === 'X') return undefined
  return names[letters] ?? printed.trim()
}
