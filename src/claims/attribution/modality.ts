/** How the content of a claim is put forward: by the verb that reports it, the type of the claim and who speaks. */
import type { ClaimModality, Draft, Speaker } from '../claim.js'
import type { Frame } from './frames/frame.js'

/** Verbs that say no more than that something was said. */
const neutral = new Set<ClaimModality>(['claimed', 'reported'])

/**
 * @param official the text is a government's own document
 */
export function modalityOf(
  draft: Draft,
  frame: Frame | undefined,
  speaker: Speaker | null,
  official: boolean,
): ClaimModality {
  const said = frame?.modality
  switch (draft.type) {
    case 'statistic':
      return statisticModality(draft.statistic.basis, frame, speaker, official)
    case 'measure':
      if (said === undefined) return official ? officialMeasure(draft.measure.written?.tense ?? null) : 'asserted'
      if (!neutral.has(said)) return said
      if (speaker?.side === 'press' || speaker?.side === 'analyst' || speaker?.side === 'industry') return 'reported'
      return speaker !== null && draft.measure.imposer.includes(speaker.side ?? '') ? 'announced' : 'claimed'
    case 'event': {
      const { status } = draft.event
      if (status === 'not-confirmed' || status === 'denied' || status === 'confirmed') return status
      if (status === 'expected') {
        if (said === 'announced' || said === 'confirmed' || said === 'proposed' || said === 'hoped') return said
        return official && said === undefined ? 'announced' : 'expected'
      }
      return said === undefined || said === 'reported' ? 'asserted' : said === 'claimed' ? 'asserted' : said
    }
    case 'absence':
      if (said === undefined) return 'asserted'
      return said === 'claimed' ? 'claimed' : said
    case 'forecast':
      return said === undefined || neutral.has(said) || said === 'announced' ? 'predicted' : said
    case 'statement':
      return said ?? 'claimed'
  }
}

function officialMeasure(tense: 'present' | 'past' | 'future' | null): ClaimModality {
  return tense === 'future' ? 'announced' : 'asserted'
}

function statisticModality(
  basis: string | null,
  frame: Frame | undefined,
  speaker: Speaker | null,
  official: boolean,
): ClaimModality {
  if (basis === 'commitment') return frame !== undefined && frame.modality === 'claimed' ? 'claimed' : 'committed'
  if (frame === undefined) return official ? 'asserted' : 'reported'
  if (!neutral.has(frame.modality))
    return frame.modality === 'announced' || frame.modality === 'confirmed' ? 'reported' : frame.modality
  if (frame.data || speaker === null || speaker.name === null) return 'reported'
  // Agencies report; people claim.
  const agency = /agency|ministry|industry body|press|news|research|think tank/.test(speaker.role)
  return agency ? 'reported' : 'claimed'
}
