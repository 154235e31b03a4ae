/** What a claim reader is given and gives: one file for each claim type, all of this shape. */
import type { Lexicon, Sentence } from '../language/marks.js'
import type { Day } from '../time/day.js'
import type { Claim, Draft, EventProposition, MeasureProposition, Speaker, StatisticProposition } from './claim.js'

/** What earlier sentences left to refer to: "that", "the figure", "exports", "he said". The newest wins; a field is never cleared, only replaced. */
export interface Discourse {
  /** The last statistic with every part resolved, to inherit product, partner, flow, period and measure from. */
  statistic?: StatisticProposition
  measure?: MeasureProposition
  event?: EventProposition
  /** The last named speaker, for "he said". */
  speaker?: Speaker
  /** Whose trade the text speaks of, where it has said so: reporter and partner of the article as a whole. */
  trade?: { reporter: string; partner: string }
  /** The sentence before, for what a reader wants to look up in it. */
  previous?: Sentence
  /** Claims of the sentence before. */
  previousClaims: Claim[]
}

export interface ReadingContext {
  /** The article's day. */
  date: Day
  lexicon: Lexicon
  discourse: Discourse
  /** Who publishes the text, where known: a statistics agency's comparisons are year on year. */
  publisher?: string
}

/** Finds one type of claim in a sentence. Must not throw on any text. */
export type ClaimReader = (sentence: Sentence, context: ReadingContext) => Draft[]
