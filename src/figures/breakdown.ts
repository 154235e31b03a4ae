/** Questions to many series at once: who bought, what was bought, state by state, month by month. */
import type { Month, Period } from '../time/period.js'
import type { FigureOrigin, Flow, KnownOn, Measure } from './terms.js'

/** What the lines of an answer stand for. `reporter` splits a country into its subdivisions. */
export type Member = 'partner' | 'code' | 'reporter' | 'month'

/** A question to many series at once: sums over stretches of months, split by what they are of. */
export interface Breakdown {
  flow: Exclude<Flow, 'balance'>
  /** `US`, `US-IA`; `US-*` for every subdivision. */
  reporter: string
  /** ISO codes or `W`; `*` for each country one by one. Several are added where `by` does not split them. */
  partners: string[]
  classification: string
  /** Beginnings of codes: `1201`, `['1007', '1008']`; `['']` for all goods. They do not overlap. */
  codes: string[]
  /** With `by` code: how long the codes of the lines are (2, 4, 6, 10); as long as those of `codes` when left out. */
  level?: number
  by: Member[]
  /** Each line has one number for each span: the sum of its months. */
  spans: Period[]
  measure: Measure
  known: KnownOn
  /** Only the lines with the largest first number. */
  top?: number
}

/** A part of the whole: what it is of, and its sum in each stretch asked for. */
export interface BreakdownLine {
  partner?: string
  code?: string
  reporter?: string
  month?: Month
  /** What the code stands for, where known. */
  name?: string
  /** One for each span; null where a month is not held, a number is not given, or units do not add. */
  values: (number | null)[]
  /** `USD`, or the unit of quantity. */
  unit: string
}

/** The lines that one document gives. Answers of several documents are never added. */
export interface BreakdownAnswer {
  basis: string
  agency: string
  title: string
  url?: string
  origin: FigureOrigin
  secondary: boolean
  /** As written, the oldest and the newest of the rows used. */
  vintages: { first: string; last: string }
  /** Some number used was printed after the day asked. */
  laterVintage: boolean
  lines: BreakdownLine[]
  /** For each span, the months that are not held for the whole of what was asked. */
  missing: Month[][]
  /** The question as a person could ask it again, or the SQL. */
  query: string
}
