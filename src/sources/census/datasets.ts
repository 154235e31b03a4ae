/** The tables of the US Census Bureau's international trade API that are asked for: addresses, columns, and what each counts. */
import type { CustomsTable } from '../../figures/customs.js'

/** Whose statistics these are. */
export const reporter = 'US'
export const agency = 'U.S. Census Bureau'
const site = 'https://api.census.gov'
const root = '/data/timeseries/intltrade'

/** A column of dollars that is a table of its own, with the quantity beside it where there is one. */
export interface Measure {
  table: CustomsTable
  value: string
  quantity?: { amount: string; flag: string }
}

/** Rows of one address that come in one answer. */
export interface Dataset {
  /** As said in progress lines: `exports/hs`. */
  name: string
  /** What the source is for; the others may fail without it. */
  isMain?: true
  path: string
  /** The column of commodity codes. */
  code: string
  /** `COMM_LVL`, where the answer holds several levels. */
  level?: string
  /** What a code of this level looks like. */
  form: RegExp
  /** Codes that are renamed, where the table's own would be taken for somebody else's. There are no others. */
  renamed?: Readonly<Record<string, { code: string; name: string }>>
  /** Names of the codes, where they are worth their bytes. */
  label?: string
  /** Further predicates; the answer must hold them as sent. */
  fixed?: Readonly<Record<string, string>>
  unit?: string
  /** By state: the column of the states' letters; `-` is the whole country. */
  state?: string
  /** Codes are those of the Harmonized System, so that a run for some of them may ask for these rows. */
  harmonized: boolean
  /** Whatever is in the partner's total is in these rows: a month with a total and no rows is not out here yet. */
  exhaustive: boolean
  /**
   * Months in one request for all goods: of one partner, of the world, of every country at once. Left out: not asked so.
   * States by subheading are a hundred megabytes a year for the world: those are asked for by goods.
   */
  span: { partner: number; world?: number; every?: number }
  measures: Measure[]
}

type Facts = Omit<CustomsTable, 'agency' | 'url' | 'title'> & { what: string; from: string }

function table({ what, from, ...facts }: Facts): CustomsTable {
  return { ...facts, agency, title: `International trade API, ${from}: ${what}`, url: `${site}${root}/${from}` }
}

const hs = { classification: 'HS', levels: [2, 4, 6] }
const states = { classification: 'HS', levels: [2, 4] }
const endUse = { classification: 'ENDUSE', levels: [1] }
const farm = { classification: 'USDA', levels: [] }

const exported = { flow: 'export' } as const
const imported = { flow: 'import' } as const

const quantity = (amount: string): { amount: string; flag: string } => ({ amount, flag: `${amount}_FLAG` })

/** The Census Bureau's split is not USDA's: goods are farm goods by another list, so its codes bear its name. */
const farmSplit = {
  '1': { code: 'CENSUS-AG', name: 'Agricultural goods, as the Census Bureau splits them' },
  '0': { code: 'CENSUS-NA', name: 'Other than agricultural goods, as the Census Bureau splits them' },
}

const exportsHs: Dataset = {
  name: 'exports/hs',
  isMain: true,
  path: `${root}/exports/hs`,
  code: 'E_COMMODITY',
  level: 'HS10',
  form: /^\d{10}$/,
  label: 'E_COMMODITY_SDESC',
  unit: 'UNIT_QY1',
  harmonized: true,
  exhaustive: true,
  span: { partner: 12, world: 3, every: 1 },
  measures: [
    {
      table: table({
        id: 'census-exports-hs',
        ...exported,
        ...hs,
        basis: 'total exports',
        from: 'exports/hs',
        what: 'total exports by HS10 and country (ALL_VAL_MO)',
      }),
      value: 'ALL_VAL_MO',
      quantity: quantity('QTY_1_MO'),
    },
  ],
}

const { isMain: _, ...likeExportsHs } = exportsHs
const domesticHs: Dataset = {
  ...likeExportsHs,
  name: 'exports/hs, domestic',
  fixed: { DF: '1' },
  // What is only sent on is in the total and not here.
  exhaustive: false,
  span: { partner: 12 },
  measures: [
    {
      table: table({
        id: 'census-domestic-exports-hs',
        ...exported,
        ...hs,
        basis: 'domestic exports',
        from: 'exports/hs',
        what: 'domestic exports by HS10 and country (ALL_VAL_MO, DF=1)',
      }),
      value: 'ALL_VAL_MO',
      quantity: quantity('QTY_1_MO'),
    },
  ],
}

const importsHs: Dataset = {
  name: 'imports/hs',
  isMain: true,
  path: `${root}/imports/hs`,
  code: 'I_COMMODITY',
  level: 'HS10',
  form: /^\d{10}$/,
  label: 'I_COMMODITY_SDESC',
  unit: 'UNIT_QY1',
  harmonized: true,
  exhaustive: true,
  span: { partner: 12, world: 3, every: 1 },
  measures: [
    {
      table: table({
        id: 'census-imports-hs',
        ...imported,
        ...hs,
        basis: 'general imports',
        from: 'imports/hs',
        what: 'general imports by HS10 and country, customs value (GEN_VAL_MO)',
      }),
      value: 'GEN_VAL_MO',
      quantity: quantity('GEN_QY1_MO'),
    },
    {
      table: table({
        id: 'census-consumption-hs',
        ...imported,
        ...hs,
        basis: 'imports for consumption',
        from: 'imports/hs',
        what: 'imports for consumption by HS10 and country, customs value (CON_VAL_MO)',
      }),
      value: 'CON_VAL_MO',
      quantity: quantity('CON_QY1_MO'),
    },
    // Duties, and the part of the value that bears some, are no imports: a classification of their own keeps a question
    // about imports from ever meeting them.
    {
      table: table({
        id: 'census-duties-hs',
        ...imported,
        classification: 'DUTY',
        levels: hs.levels,
        basis: 'calculated duties',
        from: 'imports/hs',
        what: 'calculated duties by HS10 and country (CAL_DUT_MO)',
      }),
      value: 'CAL_DUT_MO',
    },
    {
      table: table({
        id: 'census-dutiable-hs',
        ...imported,
        classification: 'DUTIABLE',
        levels: hs.levels,
        basis: 'dutiable value',
        from: 'imports/hs',
        what: 'dutiable value by HS10 and country (DUT_VAL_MO)',
      }),
      value: 'DUT_VAL_MO',
    },
  ],
}

/** A table of exports and one or more of imports that differ from those above in what they are cut by. */
function further(
  kind: 'statehs' | 'enduse' | 'usda',
  by: string,
  rest: Pick<Dataset, 'form' | 'span' | 'harmonized'> & Partial<Dataset>,
  facts: Pick<CustomsTable, 'classification' | 'levels'>,
  codes: { exports: string; imports: string },
): { exports: Dataset; imports: Dataset } {
  const shared = { exhaustive: true, ...rest }
  const measure = (flow: 'export' | 'import', id: string, basis: string, value: string): Measure => ({
    table: table({
      id,
      flow,
      ...facts,
      basis,
      from: `${flow}s/${kind}`,
      what: `${basis} by ${by}${flow === 'import' ? ', customs value' : ''} (${value})`,
    }),
    value,
  })
  return {
    exports: {
      name: `exports/${kind}`,
      path: `${root}/exports/${kind}`,
      code: codes.exports,
      ...shared,
      measures: [measure('export', `census-exports-${kind}`, 'total exports', 'ALL_VAL_MO')],
    },
    imports: {
      name: `imports/${kind}`,
      path: `${root}/imports/${kind}`,
      code: codes.imports,
      ...shared,
      measures: [
        measure('import', `census-imports-${kind}`, 'general imports', 'GEN_VAL_MO'),
        measure('import', `census-consumption-${kind}`, 'imports for consumption', 'CON_VAL_MO'),
      ],
    },
  }
}

const stateHs = further(
  'statehs',
  'state, HS6 and country',
  { level: 'HS6', form: /^\d{6}$/, state: 'STATE', harmonized: true, span: { partner: 12 } },
  states,
  { exports: 'E_COMMODITY', imports: 'I_COMMODITY' },
)
const endUses = further(
  'enduse',
  'end use and country',
  { level: 'EU5', form: /^\d{5}$/, harmonized: false, span: { partner: 60, world: 60, every: 3 } },
  endUse,
  { exports: 'E_ENDUSE', imports: 'I_ENDUSE' },
)
const farmGoods = further(
  'usda',
  'agricultural or not, and country',
  { form: /^\d$/, renamed: farmSplit, harmonized: false, span: { partner: 60, world: 60, every: 12 } },
  farm,
  { exports: 'USDA', imports: 'USDA' },
)

/** A column of a country's totals, as a row of a figures file. */
export interface TotalColumn {
  column: string
  /** As the bundled rows of the same table word it. */
  title: string
}

/** One flow: its totals by country, and its tables in the order in which they are asked for. */
export interface FlowPlan {
  flow: 'export' | 'import'
  /** Address of the totals by country. */
  path: string
  url: string
  totals: TotalColumn[]
  datasets: Dataset[]
}

const title = 'International trade API,'

/** Exports and imports, each with its tables in the order in which they are asked for. */
export const flows: FlowPlan[] = [
  {
    flow: 'export',
    path: `${root}/exports/hs`,
    url: `${site}${root}/exports/hs`,
    totals: [{ column: 'ALL_VAL_MO', title: `${title} exports/hs: total exports by country (ALL_VAL_MO)` }],
    datasets: [exportsHs, domesticHs, endUses.exports, farmGoods.exports, stateHs.exports],
  },
  {
    flow: 'import',
    path: `${root}/imports/hs`,
    url: `${site}${root}/imports/hs`,
    totals: [
      { column: 'GEN_VAL_MO', title: `${title} imports/hs: general imports by country, customs value (GEN_VAL_MO)` },
      {
        column: 'CON_VAL_MO',
        title: `${title} imports/hs: imports for consumption by country, customs value (CON_VAL_MO)`,
      },
    ],
    datasets: [importsHs, endUses.imports, farmGoods.imports, stateHs.imports],
  },
]
