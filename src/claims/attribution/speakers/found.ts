/** A speaker found in a sentence. */
import type { Speaker } from '../../claim.js'

/** A speaker with the tokens that name them. */
export interface FoundSpeaker {
  speaker: Speaker
  from: number
  to: number
}
