/** Reads what somebody said and nothing can test: quotations, indirect speech, hopes, refusals to comment. Kept with speaker and modality. */

import { cue, hasCue } from './attribution/cues.js'
import { type Layout, layoutOf, lemmaAt, lowerAt } from './attribution/layout.js'
import { attribute, type Frame } from './attribution.js'
import type { ClaimModality, Draft } from './claim.js'
import { isFuture } from './forecast/signs.js'
import type { ClaimReader } from './reader.js'

const longest = 300

export const readStatements: ClaimReader = (sentence, context) => {
  if (!hasCue(sentence, cue.speech | cue.quote) || sentence.tokens.length > longest) return []
  const layout = layoutOf(sentence)
  const { frames } = attribute(sentence, context)
  const drafts: Draft[] = []
  for (const frame of frames) {
    const draft = statementOf(layout, frame)
    if (draft !== undefined && !drafts.some(({ span }) => overlaps(span, draft.span))) drafts.push(draft)
  }
  return drafts
}

function overlaps(a: [number, number], b: [number, number]): boolean {
  return a[0] < b[1] && b[0] < a[1]
}

function statementOf(layout: Layout, frame: Frame): Draft | undefined {
  // A quotation that goes on without its speaker beside it is told with the sentence that names them.
  if (frame.rule === 'quote-goes-on' || frame.speaker === null) return undefined
  // Figures and papers say what can be tested, or nothing.
  if (frame.data && frame.takes !== 'quote') return undefined
  if (frame.rule === 'not-confirmed') return undefined
  const { span, modality } = contentOf(layout, frame)
  if (span[1] - span[0] < 8) return undefined
  return {
    type: 'statement',
    span,
    checkable: false,
    speaker: frame.speaker,
    modality,
    derivation: [`statement: ${frame.rule} (${frame.verb})`],
  }
}

/** The words said; the whole refusal where nothing was said. */
function contentOf(layout: Layout, frame: Frame): { span: [number, number]; modality: ClaimModality } {
  if (frame.rule === 'no-comment')
    return {
      span: frame.verb === 'respond' || frame.verb === 'reply' ? frame.whole : frame.content,
      modality: 'not-confirmed',
    }
  return { span: frame.content, modality: modalityFor(layout, frame) }
}

/**
 * What was said of one's own side's acts to come is announced, or threatened where it was a warning; a hope is a hope however
 * it was said; all else is claimed.
 */
function modalityFor(layout: Layout, frame: Frame): ClaimModality {
  const { modality, speaker, from, to } = frame
  const ownActs = actsAhead(layout, frame)
  if (modality === 'warned' && ownActs) return 'threatened'
  if (modality !== 'claimed') return modality === 'reported' ? 'claimed' : modality
  for (let index = from; index < Math.min(to, from + 6); index++) {
    const lemma = lemmaAt(layout, index)
    if (lemma === 'hope') return 'hoped'
  }
  if (frame.verb === 'express' && lowerAt(layout, from + 1) === 'hope') return 'hoped'
  return ownActs && speaker !== null && /^[A-Z]{2}$/.test(speaker.side ?? '') ? 'announced' : 'claimed'
}

/** "it will take measures", "the United States will continue", "we will": the speaker's own side, in the future. */
function actsAhead(layout: Layout, { from, to, speaker }: Frame): boolean {
  if (!isFuture(layout, from, Math.min(to, from + 8))) return false
  const will = layout.tokens.findIndex(
    ({ lower }, index) =>
      index >= from && index < from + 8 && (lower === 'will' || lower === 'would' || lower === "'ll"),
  )
  if (will === -1) return false
  const subject = layout.tokens.slice(from, will).map(({ lower }) => lower)
  if (subject.length <= 2 && subject.some((word) => word === 'it' || word === 'we')) return true
  return layout.who.some(
    (mark) => mark.from >= from && mark.to <= will && mark.kind === 'country' && mark.code === speaker?.side,
  )
}
