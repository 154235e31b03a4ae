/** A whole text, from its characters to its verdicts: the path that every door takes. */
import type { Claim } from '../claims/claim.js'
import { readClaims } from '../claims/read.js'
import type { Evidence } from '../evidence/evidence.js'
import type { Sentence } from '../language/marks.js'
import { type CompiledLexicon, readSentences } from '../language/sentences.js'
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
  sentence: Sentence
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
  const { date, lexicon, publisher, before } = options
  const earlier = before === undefined ? [] : readSentences(before, { date, lexicon })
  const sentences = readSentences(text, { date, lexicon })
  const read = readClaims([...earlier, ...sentences], { date, lexicon: lexicon.lexicon, publisher }).slice(
    earlier.length,
  )
  const checked: CheckedSentence[] = []
  for (const { sentence, claims } of read) {
    const judged: CheckedClaim[] = []
    for (const claim of claims)
      judged.push({ claim, verdict: await checkThenAndNow(claim, evidence, options.asOf, options.now) })
    checked.push({ sentence, claims: judged })
  }
  return checked
}
