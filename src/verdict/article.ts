/** A whole text, from its characters to its verdicts: the path that every door takes. */
import type { Claim } from '../claims/claim.js'
import { eachRead } from '../claims/read.js'
import type { Evidence } from '../evidence/evidence.js'
import type { Sentence } from '../language/marks.js'
import { type CompiledLexicon, eachSentence, readSentences } from '../language/sentences.js'
import type { Day } from '../time/day.js'
import type { AsOf } from '../time/interval.js'
import { checkThenAndNow } from './check.js'
import type { Verdict } from './verdict.js'

export interface CheckedClaim {
  claim: Claim
  /** null for statements and forecasts, which are never judged. */
  verdict: Verdict | null
}

export interface CheckedSentence {
  /** Without its tokens, and with marks only where there are claims: a long article has millions of both. */
  sentence: Omit<Sentence, 'tokens'>
  claims: CheckedClaim[]
}

export interface CheckOptions {
  /** The article's day: relative words are resolved against it. */
  date: Day
  asOf: AsOf
  /** When given, verdicts that would differ on this day say so. */
  now?: AsOf
  lexicon: CompiledLexicon
  publisher?: string
  /** Text that stood before: read for what it leaves to refer to, not checked. */
  before?: string
}

/**
 * Checks a text sentence by sentence.
 *
 * @returns every sentence in order, also those without a claim: silence is a result
 */
export async function checkText(text: string, evidence: Evidence, options: CheckOptions): Promise<CheckedSentence[]> {
  const checked: CheckedSentence[] = []
  for await (const sentence of eachChecked(text, evidence, options)) checked.push(sentence)
  return checked
}

/** The same, one sentence at a time: for texts whose verdicts are written out as they come. */
export async function* eachChecked(
  text: string,
  evidence: Evidence,
  options: CheckOptions,
): AsyncGenerator<CheckedSentence> {
  const { date, lexicon, publisher, before } = options
  const earlier = before === undefined ? [] : readSentences(before, { date, lexicon })
  let toSkip = earlier.length
  const sentences = oneAfterOther(earlier, eachSentence(text, { date, lexicon }))
  for (const { sentence, claims } of eachRead(sentences, { date, lexicon: lexicon.lexicon, publisher })) {
    if (toSkip-- > 0) continue
    const judged: CheckedClaim[] = []
    const days = { written: date, asOf: options.asOf, now: options.now }
    for (const claim of claims) judged.push({ claim, verdict: await checkThenAndNow(claim, evidence, days) })
    const { start, end, paragraph, form, marks } = sentence
    const shown = claims.length > 0 ? marks : []
    yield { sentence: { start, end, text: sentence.text, paragraph, form, marks: shown }, claims: judged }
  }
}

function* oneAfterOther<T>(first: Iterable<T>, second: Iterable<T>): Generator<T> {
  yield* first
  yield* second
}
