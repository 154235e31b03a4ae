/** From marked sentences to typed claims: every reader reads, the sentence's attribution is applied, overlaps are settled. */
import type { Lexicon, Sentence, Span } from '../language/marks.js'
import type { Day } from '../time/day.js'
import { readAbsences } from './absence.js'
import { applyTo, attribute } from './attribution.js'
import type { Claim, ClaimType, Draft } from './claim.js'
import { readEvents } from './event.js'
import { readForecasts } from './forecast.js'
import { readMeasures } from './measure.js'
import type { ClaimReader, Discourse, ReadingContext } from './reader.js'
import { readStatements } from './statement.js'
import { readStatistics } from './statistic.js'

/** In the order in which they win where two claim the same words: what can be tested first, then the future, then mere words. */
const readers: [ClaimType, ClaimReader][] = [
  ['absence', readAbsences],
  ['event', readEvents],
  ['measure', readMeasures],
  ['statistic', readStatistics],
  ['forecast', readForecasts],
  ['statement', readStatements],
]

export interface ReadOptions {
  /** The article's day. */
  date: Day
  lexicon: Lexicon
  publisher?: string
}

export interface SentenceClaims {
  sentence: Sentence
  claims: Claim[]
}

/** The same, one sentence at a time: only the one before is held with its marks. */
export function* eachRead(sentences: Iterable<Sentence>, options: ReadOptions): Generator<SentenceClaims> {
  const discourse: Discourse = { previousClaims: [] }
  const context: ReadingContext = { ...options, discourse }
  for (const sentence of sentences) {
    const claims = claimsOf(sentence, context)
    remember(discourse, sentence, claims)
    yield { sentence, claims }
  }
}

function claimsOf(sentence: Sentence, context: ReadingContext): Claim[] {
  const drafts = readers.flatMap(([, read]) => read(sentence, context))
  if (drafts.length === 0) return []
  const attribution = attribute(sentence, context)
  return settle(drafts)
    .map((draft) => applyTo(draft, attribution))
    .sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1])
}

/**
 * Two readers may see a claim in the same words. The same type twice keeps the first; across types, the one that can be
 * tested stays and a statement or forecast that says nothing beyond it goes.
 */
export function settle(drafts: Draft[]): Draft[] {
  const kept: Draft[] = []
  for (const draft of drafts) if (!kept.some((other) => yieldsTo(draft, other))) kept.push(draft)
  return kept
}

function yieldsTo(draft: Draft, other: Draft): boolean {
  const shared = sharedLength(draft.span, other.span)
  if (shared === 0) return false
  const own = draft.span[1] - draft.span[0]
  const shorter = Math.min(own, other.span[1] - other.span[0])
  if (draft.type === other.type) return shared >= 0.8 * own || sameSpan(draft.span, other.span)
  if (draft.type === 'statement') return shared >= 0.5 * shorter
  // A future figure or measure is recorded as what it is; the forecast is only the frame around it.
  if (draft.type === 'forecast') return other.checkable && shared >= 0.8 * own
  return shared >= 0.8 * shorter
}

function sharedLength(a: Span, b: Span): number {
  return Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]))
}

function sameSpan(a: Span, b: Span): boolean {
  return a[0] === b[0] && a[1] === b[1]
}

/** The newest of each kind is what a later sentence refers to. */
function remember(discourse: Discourse, sentence: Sentence, claims: Claim[]): void {
  for (const claim of claims) {
    if (claim.type === 'statistic') discourse.statistic = claim.statistic
    if (claim.type === 'measure') discourse.measure = claim.measure
    if (claim.type === 'event') discourse.event = claim.event
    if (claim.speaker !== null && claim.speaker.name !== null) discourse.speaker = claim.speaker
  }
  discourse.previous = sentence
  discourse.previousClaims = claims
}
