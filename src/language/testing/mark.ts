/** For the tests of other rooms: one sentence with its marks. */
import { parseDay } from '../../time/day.js'
import type { CompiledLexicon } from '../lexicon.js'
import type { Sentence } from '../marks.js'
import { readSentences } from '../sentences.js'
import { testLexicon } from './lexicon.js'

/** The first sentence of a text, marked as of a day. */
export function mark(text: string, date = '2025-09-18', lexicon: CompiledLexicon = testLexicon): Sentence {
  const sentence = markAll(text, date, lexicon)[0]
  if (sentence === undefined) throw new RangeError(`no sentence in "${text}"`)
  return sentence
}

/** All sentences of a text, marked as of a day. */
export function markAll(text: string, date = '2025-09-18', lexicon: CompiledLexicon = testLexicon): Sentence[] {
  return readSentences(text, { date: parseDay(date), lexicon })
}
