/** For tests of the readers: a text's sentences with the context they are read in, one after the other. */
import type { Sentence } from '../../language/marks.js'
import { testLexicon } from '../../language/testing/lexicon.js'
import { markAll } from '../../language/testing/mark.js'
import { parseDay } from '../../time/day.js'
import { applyTo, attribute } from '../attribution.js'
import type { Claim } from '../claim.js'
import type { ClaimReader, ReadingContext } from '../reader.js'

/** The context of a text of a day. */
export function contextOf(date = '2025-09-18', publisher?: string): ReadingContext {
  return {
    date: parseDay(date),
    lexicon: testLexicon.lexicon,
    discourse: { previousClaims: [] },
    ...(publisher !== undefined && { publisher }),
  }
}

/** The claims one reader finds in the last sentence of a text, with what the sentences before left to refer to. */
export function readLast(
  reader: ClaimReader,
  text: string,
  date = '2025-09-18',
  publisher?: string,
  others: ClaimReader[] = [],
): { sentence: Sentence; claims: Claim[]; words: string[] } {
  const context = contextOf(date, publisher)
  const sentences = markAll(text, date)
  let claims: Claim[] = []
  for (const sentence of sentences) {
    claims = [reader, ...others].flatMap((read, index) => {
      const drafts = read(sentence, context)
      const found = drafts.map((draft) => applyTo(draft, attribute(sentence, context)))
      for (const claim of found) if (claim.type === 'event') context.discourse.event = claim.event
      return index === 0 ? found : []
    })
    context.discourse.previous = sentence
  }
  const last = sentences.at(-1)
  if (last === undefined) throw new RangeError('no sentence')
  return { sentence: last, claims, words: claims.map(({ span }) => last.text.slice(...span)) }
}
