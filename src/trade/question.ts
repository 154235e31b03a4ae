/** A question to the trade statistics, resolved: countries and goods by their codes, time by its months. */

import type { Flow } from '../figures/figure.js'
import type { KnownOn } from '../figures/known.js'
import type { Code } from '../product/codes.js'
import type { Period } from '../time/period.js'

export type TradeMeasure = 'value' | 'quantity' | 'unit-value'

/** How an answer is split. */
export type Split = 'month' | 'partner' | 'product' | 'state'

/** A country, a subdivision, or all countries. */
export interface Party {
  /** ISO code, `US-IA`; `W` for all countries. */
  code: string
  name: string
}

/** What is traded: one product of the record, one code, or several of them together. */
export interface Goods {
  name: string
  codes: Code[]
  /** Ids in the ledger of what was named. */
  ids: string[]
  bushelKg?: string
  /** First month of its marketing year, 1 to 12. */
  marketingYearStarts?: number
  /** Other things that the name may stand for, and how to ask for them. */
  others: { label: string; ask: string }[]
}

export interface TradeQuestion {
  flow: Flow
  reporter: Party
  /** Several are added. */
  partners: Party[]
  goods: Goods
  period: Period
  /** What it is set against: one stretch, or the years of an average. */
  baseline: Period[]
  /** As asked: `year-ago`, `average:2018..2022`. */
  against: string
  measure: TradeMeasure
  /** Unit of quantity wanted. */
  unit?: string
  known: KnownOn
  /** Only figures whose basis, agency or document has these words. */
  basis?: string
}

/** A printed code of goods: `HS:1007`, several with `+`. */
export function printCodes(codes: readonly Code[]): string {
  return codes.map(({ system, code }) => `${system}:${code}`).join('+')
}

/** `CN`, `CN+HK`. */
export function printParties(parties: readonly Party[]): string {
  return parties.map(({ code }) => code).join('+')
}
