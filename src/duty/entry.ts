/** What is asked: a good, from somewhere, entered on a day, and what the importer says about it. */
import type { Ppm } from '../amount/ppm.js'
import type { Day } from '../time/day.js'

export interface Entry {
  /** Digits without dots, a full line of the destination's schedule. */
  hts: string
  /** ISO code. */
  origin: string
  destination: string
  date: Day
  /** Id of the programme under which it is entered, such as `usmca`. */
  programme?: string
  /** Ids of the conditions that the importer asserts. */
  claims: ReadonlySet<string>
  /** Whether fees are asked for. */
  fees?: boolean
  /** The day it was loaded on the final mode of transport. */
  loaded?: Day
  /** Customs value in US cents. */
  value?: number
  /** In each unit that is known. */
  quantities: { amount: number; unit: string }[]
  /** Shares of the value by content: `steel`, `aluminum`, `copper`, `us`. */
  content: Readonly<Record<string, Ppm>>
}
