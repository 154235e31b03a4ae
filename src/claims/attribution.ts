/** Who stands behind each stretch of a sentence, and how: asserted, claimed, expected, denied. */
import type { Sentence, Span } from '../language/marks.js'
import { cue, hasCue } from './attribution/cues.js'
import type { Frame } from './attribution/frames/frame.js'
import { framesOf } from './attribution/frames.js'
import { layoutOf } from './attribution/layout.js'
import { modalityOf } from './attribution/modality.js'
import { bodyNamed } from './attribution/speakers/bodies.js'
import type { Claim, Draft, Speaker } from './claim.js'
import type { Discourse, ReadingContext } from './reader.js'

export type { Frame } from './attribution/frames/frame.js'

/** What a sentence says by others' mouths. */
export interface Attribution {
  /** In the order in which they were found; contents may lie within one another. */
  frames: Frame[]
  /** The text itself is a government's document: its figures are asserted, its announcements announced. */
  official: boolean
}

const known = new WeakMap<Sentence, Attribution>()
/** Last speaker of a text, for "he said"; kept beside the discourse, which learns only the speakers of claims. */
const lastSpeakers = new WeakMap<Discourse, { speaker: Speaker; sentence: Sentence }>()

/** Past this many tokens it is no sentence but a list or a fault in the text; looking for speakers in it would cost more than it finds. */
const longest = 300

const none: Attribution = { frames: [], official: false }
const noneOfficial: Attribution = { frames: [], official: true }

/**
 * Finds the frames of a sentence. The same answer when asked again, so that the order of readers does not matter.
 */
export function attribute(sentence: Sentence, context: ReadingContext): Attribution {
  const found = known.get(sentence)
  if (found !== undefined) return found
  const official = isOfficial(context)
  let attribution = official ? noneOfficial : none
  if (sentence.tokens.length <= longest && hasCue(sentence, cue.speech | cue.quote)) {
    const frames = framesOf(layoutOf(sentence), context, lastSpeaker(sentence, context))
    if (frames.length > 0) attribution = { frames, official }
    const speaker = frames.find((frame) => frame.speaker !== null && frame.speaker.name !== null)?.speaker
    if (speaker !== undefined && speaker !== null) lastSpeakers.set(context.discourse, { speaker, sentence })
  }
  known.set(sentence, attribution)
  return attribution
}

/** The newest of the speaker of an earlier frame and the one the discourse keeps. */
function lastSpeaker(sentence: Sentence, { discourse }: ReadingContext): Speaker | undefined {
  const last = lastSpeakers.get(discourse)
  // Too far back to be meant.
  if (last !== undefined && sentence.paragraph - last.sentence.paragraph <= 3) return last.speaker
  return discourse.speaker
}

const officialTypes = new Set(['government', 'ministry', 'embassy', 'legislature', 'court'])
const officials = new WeakMap<Discourse, boolean>()

function isOfficial(context: ReadingContext): boolean {
  const cached = officials.get(context.discourse)
  if (cached !== undefined) return cached
  const body = context.publisher === undefined ? undefined : bodyNamed(context.publisher, context)
  const official = body !== undefined && officialTypes.has(body.type)
  officials.set(context.discourse, official)
  return official
}

/** The frame a claim stands in: the narrowest whose content holds at least half of the claim. */
export function frameOf(span: Span, { frames }: Attribution): Frame | undefined {
  let best: Frame | undefined
  for (const frame of frames) {
    const shared = Math.min(span[1], frame.content[1]) - Math.max(span[0], frame.content[0])
    if (shared <= 0.5 * (span[1] - span[0])) continue
    const length = frame.content[1] - frame.content[0]
    if (best === undefined || length < best.content[1] - best.content[0]) best = frame
  }
  return best
}

/** A claim with its speaker and modality: the reader's own where it set them, else those of the frame it stands in. */
export function applyTo(draft: Draft, attribution: Attribution): Claim {
  const frame = frameOf(draft.span, attribution)
  const speaker = draft.speaker === undefined ? speakerFor(draft, frame) : draft.speaker
  const modality = draft.modality ?? modalityOf(draft, frame, speaker, attribution.official)
  const derivation =
    frame === undefined ? draft.derivation : [...draft.derivation, `speaker: ${frame.rule} (${frame.verb})`]
  return { ...draft, speaker, modality, derivation }
}

/**
 * Figures without a name ("government data showed", "according to the report") are no speaker. Of a commitment to buy, the text
 * itself tells that it was made: the modality says so, and nobody is quoted.
 */
function speakerFor(draft: Draft, frame: Frame | undefined): Speaker | null {
  if (frame === undefined || frame.speaker === null) return null
  if (frame.data && frame.speaker.name === null && draft.type !== 'forecast') return null
  if (draft.type === 'statistic' && frame.modality === 'committed') return null
  return frame.speaker
}
