/** Reads what is said not to be or not to have happened: no deal, no confirmation, no talks, no purchase, no measure. */
import type { Sentence } from '../language/marks.js'
import { agreementAbsences } from './absence/agreement.js'
import { confirmationAbsences } from './absence/confirmation.js'
import { contactAbsences } from './absence/contact.js'
import { measureAbsences } from './absence/measure.js'
import { purchaseAbsences } from './absence/purchase.js'
import { cue, hasCue } from './attribution/cues.js'
import { layoutOf } from './attribution/layout.js'
import type { Draft } from './claim.js'
import type { ClaimReader, ReadingContext } from './reader.js'

const longest = 300

export const readAbsences: ClaimReader = (sentence, context) => {
  if (!hasCue(sentence, cue.absence) || sentence.tokens.length > longest) return []
  return absencesIn(sentence, context)
}

function absencesIn(sentence: Sentence, context: ReadingContext): Draft[] {
  const layout = layoutOf(sentence)
  const confirmations = confirmationAbsences(layout, context)
  if (confirmations.length > 0) return confirmations
  return [
    ...agreementAbsences(layout, context),
    ...contactAbsences(layout, context),
    ...purchaseAbsences(layout, context),
    ...measureAbsences(layout, context),
  ]
}
