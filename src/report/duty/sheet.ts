/** What the parts of a printed duty answer share: its options, its ink, and how sums are written. */
import type { Cited } from '../../ledger/tariff.js'
import type { Painter } from '../ink.js'

export interface DutyTextOptions {
  colour?: boolean
  width?: number
  /** Everything: the whole description, every question, the sources with their addresses. */
  all?: boolean
  /** Title of the scenario under which it was asked. */
  scenario?: string
  /** Names of countries by code. */
  countryName: (code: string) => string
  /** Titles of duties and classes of duties by id. */
  titleOf: (id: string) => string
  sources: Readonly<Record<string, Cited>>
}

/** What the parts of the page share. */
export interface Sheet extends DutyTextOptions {
  all: boolean
  paint: Painter
  columns: number
}

/** `40.9%`. */
export const printPercent = (percent: number): string => `${Math.round(percent * 10_000) / 10_000}%`

/** `$4,090.00`. */
export const dollars = (amount: number): string =>
  amount.toLocaleString('en-US', { style: 'currency', currency: 'USD', minimumFractionDigits: 2 })
