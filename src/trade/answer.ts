/** What a trade question is answered with: the number, what it is set against, the rows behind both, and what lacks. */
import type { Level } from '../figures/levels.js'
import type { Day } from '../time/day.js'
import type { Month, Period } from '../time/period.js'
import type { TradeBreakdown } from './breakdown.js'
import type { Change } from './numbers.js'
import type { TradeQuestion } from './question.js'
import type { Standing } from './records.js'
import type { Ranked, Share } from './standing.js'

/** One official row behind the answer. */
export interface AnswerRow {
  /** Whether it belongs to the period asked or to what that is set against. */
  part: 'period' | 'baseline'
  id: string
  flow: string
  reporter: string
  partner: string
  product: string
  period: Period
  value: number | null
  unit: string
  basis: string
  agency: string
  title: string
  url?: string
  vintage: string
  released: Day
  /** Printed after the day asked: the first print may have differed. */
  laterVintage: boolean
}

/** A month beside the month it is set against; null is not held, zero is zero. */
export interface SeriesPoint {
  month: Month
  value: number | null
  laterVintage: boolean
  /** The month of the baseline, where that is one stretch; its number, or the mean of the years. */
  before: Month | null
  baselineValue: number | null
}

/** A stretch with its number, set against another. */
export interface Compared {
  period: Period
  baseline: Period[]
  value: number | null
  baselineValue: number | null
  change: Change
  complete: boolean
  missing: Month[]
  level?: Level
  before: Level[]
}

/** What another document says of the same period. */
export interface Alternative {
  value: number
  unit: string
  percent: number | null
  basis: string
  agency: string
  title: string
  vintage: string
}

/** What would bring the months that lack. */
export interface Lacking {
  /** `readout sync census --partner CN`. */
  sync?: string
  /** The day from which the last of the missing months can be known, where that lies ahead. */
  from?: Day
  estimated?: boolean
  /** Months of which rows are held that do not give it: a quantity not counted, missing at the agency, or in unlike units. */
  untold?: Month[]
}

export interface TradeAnswer extends Compared {
  question: TradeQuestion
  /** `USD`, a unit of quantity, `USD/t`. */
  unit: string
  rows: AnswerRow[]
  source?: { basis: string; agency: string; title: string; url?: string; vintages: { first: string; last: string } }
  alternatives: Alternative[]
  series: SeriesPoint[]
  standing?: Standing
  shares: Share[]
  /** A split was asked for of which nothing is held. */
  unsplit: boolean
  ranks: Ranked[]
  breakdown?: TradeBreakdown
  yearToDate?: Compared
  /** Most of the period, where the whole is not held: January to June for January to July. */
  nearby?: Compared
  lacking?: Lacking
  notes: string[]
  query: string
}
