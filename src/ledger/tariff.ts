/** The records of tariff law: what is charged under which heading, what lifts it, how it stacks. Read by the duty engine only. */
import type { Day } from '../time/day.js'
import type { Confidence, Coverage, RecordBase, Side, Step } from './records.js'

/**
 * How a rate meets the rest of the entry: `additional` is added to the base rate; `total` brings base and this duty up to
 * the rate together, never below the base; `instead` takes the place of
 * the base; `content` is added, on the value of one content only (`of`).
 */
export type RateBasis = 'additional' | 'total' | 'instead' | 'content'

/** One row of a step's table of rates. The first row whose origins, goods and conditions all fit is the one. */
export interface DutyRate {
  /** ISO codes or groups of `country-groups.yaml`; every origin of the duty when left out. */
  origins?: Side[]
  /** Codes and lists; every good of the duty when left out. */
  goods?: string[]
  /** Conditions that the importer must assert, all of them. */
  when?: string[]
  /** Programmes under which the entry is made, one of them. */
  programmes?: string[]
  heading?: string
  /** As printed: `25%`, `none` where the row only says that nothing is charged. */
  rate: string
  basis?: RateBasis
  /** The heading where a `total` rate is already met by the base. */
  met?: string
  /** Of a fee: the least and the most for one entry, in the money of the country, as printed: `33.58`. */
  least?: string
  most?: string
  /** The content a `content` rate is charged on: `steel`, `aluminum`, `copper`, `non-us`. */
  of?: string
  note?: string
}

/** What one instrument said of a duty. Goods that it adds or drops count from this step on. */
export interface DutyStep extends Step {
  heading?: string
  /** Of this step, where it differs from the record's. */
  citation?: string
  rates?: DutyRate[]
  adds?: string[]
  drops?: string[]
}

/** A duty of one imposer under one heading or family of headings: `ledger/duties/`. */
export interface Duty extends RecordBase {
  kind: 'duty'
  imposer: Side
  /** ISO codes or groups; `W` for all. */
  origins: Side[]
  exceptOrigins: Side[]
  /** What people call it. */
  title: string
  authority: string
  citation: string
  /** Of `ledger/stacking.yaml`. */
  class: string
  /** The measure whose steps it takes where it has none of its own, and with which its rates must agree where it has. */
  measure?: string
  basis: RateBasis
  of?: string
  /** Codes of 2 to 10 digits and `list:NAME`, or `all`. */
  goods: string[]
  exceptGoods: string[]
  heading?: string
  steps: DutyStep[]
}

/** What one instrument said of an exception. */
export interface ExceptionStep extends Step {
  heading?: string
  citation?: string
  adds?: string[]
  drops?: string[]
  /** Goods in transit: loaded on the final mode of transport before this day ... */
  loadedBefore?: Day
  /** ... and entered before this one, where the instrument names one. */
  enteredBefore?: Day
}

/** What takes goods out of duties: `ledger/exceptions/`. All that it names must hold. */
export interface DutyException extends RecordBase {
  kind: 'exception'
  imposer: Side
  title: string
  citation: string
  /** Classes, or ids of duties. */
  lifts: string[]
  origins: Side[]
  exceptOrigins: Side[]
  goods: string[]
  exceptGoods: string[]
  /** Only where a duty of one of these classes (or with one of these ids) applies to the good. */
  under: string[]
  /** Only for entries under one of these programmes. */
  programmes: string[]
  /** Only where the importer asserts these conditions. */
  when: string[]
  /**
   * Lifts the duty only on a part of the value: `us` for the content of that name, `content` for the contents on which the
   * duties of `under` are charged.
   */
  share?: string
  heading?: string
  steps: ExceptionStep[]
}

/** A class of duties, and its place in the stack: `ledger/stacking.yaml`, in order. */
export interface StackingClass {
  id: string
  kind: 'class'
  imposer: Side
  title: string
  /** The column it is counted in: `mfn` for the schedule's own rates, `s301`, `s232`, `s201`, `s122`, `ieepaFentanyl`, `ieepaReciprocal`, `fees`, `other`. */
  component: string
  /** Where several duties of the class fit: all of them, or the highest only. */
  pick: 'all' | 'highest'
  /** Fees: worked out only for who asks, beside the total. */
  onRequest?: 'yes'
  /** Of a schedule: headings that its footnotes name and that no duty of the record stands under, by list. */
  apart?: string[]
  sources: string[]
  note?: string
  at: { file: string; line: number }
}

/** A preference: which symbols of the special column it stands for, and whose goods may claim it. */
export interface Programme {
  id: string
  kind: 'programme'
  imposer: Side
  names: string[]
  symbols: string[]
  origins: Side[]
  from?: Day
  /** Last day. */
  through?: Day
  /** Later acts that moved the last day, each with the day it became public. */
  renewed?: { recorded: Day; through: Day }[]
  sources: string[]
  note?: string
  at: { file: string; line: number }
}

/** A country or customs territory of origin. */
export interface Country {
  /** ISO 3166-1 alpha-2, in lower case, as every id. */
  id: string
  kind: 'country'
  code: Side
  names: string[]
  /** The code that the US Census Bureau gives it. */
  census?: string
  /** The number that UN Comtrade gives it, without leading zeros: `156`, `842`. */
  comtrade?: string
  /** The two letters that USDA's Foreign Agricultural Service gives it: `CH` is China. */
  fas?: string
  /** In whose customs territory it lies, so that its goods are no imports there. */
  within?: Side
  /** What to know of its goods. */
  note?: string
  at: { file: string; line: number }
}

/** Countries that law names together. */
export interface CountryGroup {
  id: string
  kind: 'country-group'
  /** As records name it: `EU`, `COLUMN-2`. */
  code: string
  names: string[]
  members: { code: Side; from?: Day; through?: Day }[]
  sources: string[]
  note?: string
  at: { file: string; line: number }
}

/** A fact about the goods or the entry that only the importer knows. */
export interface Condition {
  id: string
  kind: 'condition'
  /** As a question to the importer, answered yes or no; no is assumed. */
  question: string
  /** Answers give the total with it beside the total without: a common case, such as a market-based exclusion. */
  alternative?: 'yes'
  /** Neither answer may be assumed: where it decides and nobody answered, the total is not complete. */
  open?: 'yes'
  /** Asserted, the base is the rate of this column. */
  column?: 'quota'
  /** A price of a unit, `25¢/kg`: value and quantity answer whether the goods are below it. */
  below?: string
  /** The name in that line, such as `with a market-based exclusion`. */
  label?: string
  sources: string[]
  note?: string
  at: { file: string; line: number }
}

/** An edition of a schedule, and since when its rates were law. */
export interface Edition {
  id: string
  kind: 'edition'
  imposer: Side
  /** `2025 revision 27`. */
  title: string
  /** How archives name it: `2025_rev_27`. */
  archive: string
  /** First day on which its rates are the law. */
  from: Day
  published?: Day
  sources: string[]
  note?: string
  at: { file: string; line: number }
}

/** A source as answers cite it. */
export interface Cited {
  title: string
  publisher: string
  date?: Day
  url?: string
  confidence?: Confidence
}

/** The tariff law, compiled: `dist/law.json`. Plain data. */
export interface LawBook {
  digest: string
  duties: Duty[]
  exceptions: DutyException[]
  classes: StackingClass[]
  programmes: Programme[]
  countries: Country[]
  groups: CountryGroup[]
  conditions: Condition[]
  editions: Edition[]
  /** Records of coverage with `of: duties`, their series named as `us-duties-cn`, `us-duties-w`. */
  coverage: Coverage[]
  /** Codes without dots, by the name of their list; only lists that a duty or an exception names. */
  lists: Record<string, string[]>
  /** The ledger's sources, by id. */
  sources: Record<string, Cited>
}
