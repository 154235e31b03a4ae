/** Frames of a sentence: somebody who speaks, the word for it, and the stretch that is said. */
import type { Speaker } from '../claim.js'
import type { ReadingContext } from '../reader.js'
import { accordingAt } from './frames/according.js'
import { isNoun } from './frames/clauses.js'
import { type Frame, frame } from './frames/frame.js'
import { indirect } from './frames/indirect.js'
import { invertedSubject } from './frames/inverted.js'
import { colonFrames, openQuotes, quoted, quotesBeside } from './frames/quotes.js'
import { isNegatedVerb, silenceAt } from './frames/silence.js'
import { subjectBefore } from './frames/subject.js'
import { type Layout, lemmaAt, lowerAt } from './layout.js'
import { betweenWords, reportingVerbs } from './verbs.js'

export function framesOf(layout: Layout, context: ReadingContext, last: Speaker | undefined): Frame[] {
  const frames: Frame[] = []
  let speaker = last
  for (let at = 0; at < layout.tokens.length; at++) {
    if (layout.quoted[at] === true) continue
    const found =
      accordingAt(layout, at, context, speaker) ??
      silenceAt(layout, at, context, speaker, frames) ??
      verbAt(layout, at, context, speaker, frames)
    if (found === undefined) continue
    frames.push(found)
    if (found.speaker !== null) speaker = found.speaker
  }
  frames.push(...colonFrames(layout, context, speaker))
  return [...frames, ...openQuotes(layout, frames, last)]
}

function verbAt(
  layout: Layout,
  at: number,
  context: ReadingContext,
  last: Speaker | undefined,
  before: Frame[],
): Frame | undefined {
  const verb = reportingVerbs.get(lemmaAt(layout, at))
  if (verb === undefined || layout.whoAt[at] !== undefined) return undefined
  const lower = lowerAt(layout, at)
  if (isNoun(layout, at)) return undefined
  if (lower.endsWith('ing')) return undefined
  const previous = lowerAt(layout, at - 1)
  if (previous === 'to') return undefined
  const lemma = lemmaAt(layout, at)
  // "did not say", "never claimed": nothing was said.
  if (isNegatedVerb(layout, at)) return undefined
  const inverted = invertedSubject(layout, at, context, last)
  if (inverted !== undefined) return quoted(layout, at, verb, lemma, inverted, 'quote-said')
  if (isPassive(layout, at)) return undefined
  const subject = subjectBefore(layout, at, context, last, before)
  if (subject === undefined) return undefined
  if (
    verb.data === true &&
    !subject.speaks &&
    subject.found.speaker.side !== 'press' &&
    (lemma === 'show' || lemma === 'indicate' || lemma === 'suggest') &&
    subject.found.speaker.name === null
  )
    return undefined
  const quotes = quotesBeside(layout, subject.from, at)
  if (quotes !== undefined && verb.takes.includes('clause'))
    return frame(layout, {
      rule: 'quote',
      verb: lemma,
      speaker: subject.found.speaker,
      modality: verb.modality,
      from: quotes.from,
      to: quotes.to,
      whole: [Math.min(quotes.from, subject.from), Math.max(quotes.to, at + 1)],
      takes: 'quote',
      data: subject.data,
      at,
      direct: true,
    })
  return indirect(layout, at, verb, lemma, subject)
}

function isPassive(layout: Layout, at: number): boolean {
  const lower = lowerAt(layout, at)
  if (!/(?:ed|en|said|told|seen|cast|foreseen)$/.test(lower)) return false
  for (let index = at - 1; index >= Math.max(0, at - 3); index--) {
    const word = lemmaAt(layout, index)
    if (word === 'be') return true
    if (lowerAt(layout, index) === ',' || !betweenWords.has(lowerAt(layout, index))) return false
  }
  return false
}
