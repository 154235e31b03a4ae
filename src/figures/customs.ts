/** Customs statistics in detail: one row for each commodity, partner and month, as an agency's table prints it. */
import type { Day } from '../time/day.js'
import type { Month } from '../time/period.js'
import type { Flow } from './figure.js'

/** One table of an agency. Every row of it measures the same thing, so its rows may be added to each other. */
export interface CustomsTable {
  /** Stable, in file names: `census-exports-hs`. */
  id: string
  flow: Exclude<Flow, 'balance'>
  /** `HS`, `ENDUSE`, `USDA`, `NAICS`. */
  classification: string
  /** As `Figure.basis` has it: `total exports`, `general imports`, `imports for consumption`. */
  basis: string
  agency: string
  /** The document, as `Figure.title` has it. */
  title: string
  url: string
  /** Lengths of the codes that are sums of those below them: 2, 4, 6 for HS rows of ten digits; none where codes do not nest. */
  levels: number[]
}

/** Why a number is not given. A zero is a number; what lies outside every scope is not released or was never asked for. */
export type Mark =
  /** The table does not count this (Census prints `-` for the unit, or 0 with no unit). */
  | 'not-counted'
  /** The agency says that it is missing (flag `M`, an empty cell, null). */
  | 'missing'
  /** The agency holds it back. */
  | 'suppressed'

/** One row. */
export interface CustomsRow {
  /** ISO code of the country whose trade it is, or of its subdivision: `US`, `US-IA`. */
  reporter: string
  /** ISO code; `W` where the agency itself prints the total of all countries. */
  partner: string
  /** Digits of HS codes without dots. */
  code: string
  month: Month
  /** Whole US dollars. */
  value: number | Mark
  /** In `unit` as `amount/unit` names it (`kg`, `t`, `head`, ...); left out where the table gives no quantity at all. */
  quantity?: number | Mark
  unit?: string
}

/**
 * What an answer is the whole of: inside it a row that is not there means that there was no trade. Outside of all scopes
 * nothing is known.
 */
export interface Scope {
  /** A country, or `US-*` for all its subdivisions. */
  reporter: string
  /** A partner, `W`, or `*` for every country one by one (not `W`). */
  partner: string
  /** Beginnings of codes; `['']` is every code. */
  codes: string[]
  months: Month[]
}

/** Rows that become visible together. */
export interface CustomsRelease {
  table: CustomsTable
  scopes: Scope[]
  rows: readonly CustomsRow[]
  /** The day the agency gave these numbers: of fetching, or as it says itself. A number that differs is a new vintage. */
  vintage: Day
  /** What each code stands for, where the answer says so. */
  names?: ReadonlyMap<string, string>
}
