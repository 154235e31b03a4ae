/** The farm goods that USDA's tables name, each table in its own words, and the code under which they are kept here. */

export interface FarmProduct {
  /** As in the product records: `SOYBEANS`. */
  code: string
  /** Headings of the harmonised system that it lies in, so that a run asked for those finds it. */
  hs: readonly string[]
  /** As `esr/commodities` names it, in the form of `plain`. */
  sales?: readonly string[]
  /** As `psd/commodities` names it. */
  supply?: readonly string[]
  /** The code that the same statistics have, where no list of codes can be asked for; an answer's own name is checked. */
  supplyCode?: string
  /** As ERS's tables name it. */
  outlook?: readonly string[]
  /** First month (1 to 12) of the marketing year that USDA's supply and use counts by, for each country. */
  years?: Readonly<Record<string, number>>
}

export const farmProducts: readonly FarmProduct[] = [
  { code: 'AG', hs: [], outlook: ['agricultural total', 'total agricultural'] },
  {
    code: 'SOYBEANS',
    hs: ['1201'],
    sales: ['soybeans'],
    supply: ['oilseed soybean', 'soybeans'],
    supplyCode: '2222000',
    outlook: ['soybeans'],
    years: { US: 9, CN: 10 },
  },
  {
    code: 'SOYBEAN-MEAL',
    hs: ['2304'],
    sales: ['soybean cake and meal', 'soybean cake meal'],
    supply: ['meal soybean'],
    supplyCode: '0813100',
    outlook: ['soybean meal'],
    years: { US: 10, CN: 10 },
  },
  {
    code: 'SOYBEAN-OIL',
    hs: ['1507'],
    sales: ['soybean oil'],
    supply: ['oil soybean'],
    supplyCode: '4232000',
    outlook: ['soybean oil'],
    years: { US: 10, CN: 10 },
  },
  {
    code: 'CORN',
    hs: ['1005'],
    sales: ['corn', 'corn unmilled'],
    supply: ['corn'],
    supplyCode: '0440000',
    outlook: ['corn'],
    years: { US: 9, CN: 10 },
  },
  {
    code: 'SORGHUM',
    hs: ['1007'],
    sales: ['sorghum', 'grain sorghum'],
    supply: ['sorghum'],
    supplyCode: '0459200',
    outlook: ['sorghum', 'grain sorghum'],
    years: { US: 9, CN: 10 },
  },
  {
    code: 'BARLEY',
    hs: ['1003'],
    sales: ['barley', 'barley unmilled'],
    supply: ['barley'],
    supplyCode: '0430000',
    outlook: ['barley'],
    years: { US: 6 },
  },
  {
    code: 'OATS',
    hs: ['1004'],
    sales: ['oats', 'oats unmilled'],
    supply: ['oats'],
    supplyCode: '0452000',
    outlook: ['oats'],
    years: { US: 6 },
  },
  {
    code: 'WHEAT',
    hs: ['1001'],
    sales: ['all wheat'],
    supply: ['wheat'],
    supplyCode: '0410000',
    outlook: ['wheat', 'wheat unmilled'],
    years: { US: 6, CN: 7 },
  },
  {
    code: 'RICE',
    hs: ['1006'],
    sales: ['all rice'],
    supply: ['rice milled'],
    supplyCode: '0422110',
    outlook: ['rice'],
    years: { US: 8 },
  },
  {
    code: 'COTTON',
    hs: ['5201'],
    // Upland alone: Pima is reported beside it, and no row adds the two.
    sales: ['all upland cotton'],
    supply: ['cotton'],
    supplyCode: '2631000',
    outlook: ['cotton excluding linters', 'cotton'],
    years: { US: 8, CN: 8 },
  },
  {
    code: 'BEEF',
    hs: ['0201', '0202'],
    sales: ['beef', 'fresh chilled or frozen muscle cuts of beef', 'beef fresh chilled or frozen muscle cuts'],
    outlook: ['beef and veal'],
  },
  {
    code: 'PORK',
    hs: ['0203'],
    sales: ['pork', 'fresh chilled or frozen muscle cuts of pork', 'pork fresh chilled or frozen muscle cuts'],
    outlook: ['pork'],
  },
]

/** Whether a run that asks for some codes asks for this: `1201`, `12` and `1201900095` all touch soybeans. */
export function isAsked({ hs }: FarmProduct, codes: readonly string[]): boolean {
  return codes.length === 0 || codes.some((code) => hs.some((one) => one.startsWith(code) || code.startsWith(one)))
}
