/** What a frame is: a speaker, a verb, and the words that were said. */
import type { Span } from '../../../language/marks.js'
import type { ClaimModality, Speaker } from '../../claim.js'
import { type Layout, spanOf } from '../layout.js'

/** A stretch that somebody stands behind. */
export interface Frame {
  rule: string
  speaker: Speaker | null
  modality: ClaimModality
  /** The word that reports: its lemma, or `quote`, `according`, `colon`. */
  verb: string
  /** What was said, in tokens. */
  from: number
  to: number
  content: Span
  /** Speaker, verb and content together. */
  whole: Span
  direct: boolean
  /** Said by figures, papers, projections. */
  data: boolean
  /** How the content hangs on the verb. */
  takes: 'clause' | 'object' | 'manner' | 'quote'
  /** First token of the verb; -1 where there is none. */
  at: number
}

interface Parts {
  rule: string
  verb: string
  speaker: Speaker | null
  modality: ClaimModality
  from: number
  to: number
  whole: [number, number]
  takes: Frame['takes']
  data: boolean
  at: number
  direct?: boolean
}

export function frame(layout: Layout, parts: Parts): Frame {
  const { from, to, whole, direct = false, ...rest } = parts
  return { ...rest, from, to, direct, content: spanOf(layout, from, to), whole: spanOf(layout, whole[0], whole[1]) }
}
