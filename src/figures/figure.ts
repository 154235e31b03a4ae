/** One official statistic, and the port through which stores of them are asked. */
import type { Day } from '../time/day.js'
import type { Period } from '../time/period.js'
import type { Breakdown, BreakdownAnswer } from './breakdown.js'
import type { FigureOrigin, Flow, Measure } from './terms.js'

export type { FigureOrigin, Flow, Measure }

/** What a series counts; two series are added or compared only when their keys and their `basis` are equal. */
export interface SeriesKey {
  flow: Flow
  /** ISO code of a country, or of its subdivision: `US`, `US-IA`. */
  reporter: string
  /** ISO code, `W` for the world, `EU`. */
  partner: string
  /** `HS`, `USDA`, `TOTAL`, `ENDUSE`, `NAICS`, `USITC`. */
  classification: string
  /** `1007`, `AG`, `TOTAL`. */
  code: string
}

/**
 * One official figure. `value` is whole US dollars; `quantity` is in `unit` (`t`, `kg`, `bu`, `bale`, `head`, ...).
 * Undefined is "not given"; zero is zero.
 */
export interface Figure extends SeriesKey {
  /** Stable: made from the key, period, basis and vintage. */
  id: string
  name: string
  period: Period
  value?: number
  quantity?: number
  unit?: string
  /** How many significant digits were printed where the source rounds; undefined where the figure is exact. */
  precision?: { value?: number; quantity?: number }
  /** The true figure lies within this of the number held, in its own unit: half of the last printed place. Undefined: exact. */
  rounding?: { value?: number; quantity?: number }
  /** Read from somebody else's tabulation of the agency's numbers. */
  secondary?: true
  /** What exactly is measured: `general imports`, `imports for consumption`, `total exports`, `GATS`, `USMEF`. Never add across. */
  basis: string
  agency: string
  title: string
  url?: string
  origin: FigureOrigin
  /** The day it was first released to the public, as far as known; else derived from the release calendar. */
  released: Day
  releasedBy: 'source' | 'calendar'
  /** When the number held here was retrieved, as written (`2025 (repo 2025-11-20)`, `2026-03-27`). */
  vintage: string
  /** The day no earlier than which this vintage was printed, where known; a later vintage may differ from the first print. */
  vintageDay?: Day
  note?: string
}

/** A store of figures. Every engine answers the same question the same way. */
export interface FigureStore {
  /** Every figure of these series, all periods and vintages, in no order. */
  series(keys: SeriesKey[]): Promise<Figure[]>
  /** The series held that fit a filter, in order of their printed keys: which partners, which codes. */
  keys?(filter: Partial<SeriesKey>): Promise<SeriesKey[]>
  /** Many series at once, one answer for each document that can give one. */
  breakdown?(question: Breakdown): Promise<BreakdownAnswer[]>
}

/** `export US CN HS 1007`. */
export function printKey({ flow, reporter, partner, classification, code }: SeriesKey): string {
  return `${flow} ${reporter} ${partner} ${classification} ${code}`
}
