/** The shape of a measure's noun phrase, and all that its parts tell. */
import type { MarkOf } from '../../language/marks.js'
import type { MeasureWording } from '../claim.js'
import type { Target } from './target.js'
import type { Action, HeadWord } from './words.js'

export type PercentMark = MarkOf<'percent'>

export interface MeasurePhrase {
  word: HeadWord
  /** Units of the noun itself. */
  at: number
  to: number
  /** Units of the whole phrase. */
  from: number
  end: number
  rates: PercentMark[]
  /** A rate that the phrase says it came from: "peaking at 172%". */
  peak?: PercentMark
  grounds: string[]
  /** Units before the noun that name a side: "Chinese tariffs", "Trump's levies". */
  owners: number[]
  /** Units that name with whom a truce is: "with Beijing", "between Washington and Beijing". */
  partners: number[]
  target?: Target
  duration?: MarkOf<'duration'>
  reach: MeasureWording['reach']
  /** "The tariff", "this pause": it points back. */
  definite: boolean
  /** "No tariffs". */
  negated: boolean
  /** "A tariff hike": the action of the noun that follows. */
  action?: Action
  /** "is 30%", "total 55%": the rate is stated of it. */
  stated?: 'present' | 'past'
  /** "A threatened 100% tariff". */
  modality?: 'threatened' | 'proposed' | 'announced'
}
