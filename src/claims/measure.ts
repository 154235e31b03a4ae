/** Finds measure claims: what one side imposed, raised, cut, paused, extended, let off or ended, and what is in force. */
import type { Sentence } from '../language/marks.js'
import type { Draft } from './claim.js'
import { readControls } from './measure/controls.js'
import { readPlainRates } from './measure/plain-rate.js'
import { readSomePaused } from './measure/some-paused.js'
import { readPhrases } from './measure/tariffs.js'
import { readTaxed } from './measure/taxed.js'
import { unitsOf } from './measure/units.js'
import { unreadOf } from './measure/unread.js'
import type { ClaimReader } from './reader.js'

/** One of these stands in every sentence that can hold a measure claim. */
const triggers =
  /tariff|dut(?:y|ies)\b|lev(?:y|ies)\b|tax|surcharge|truce|pause|suspen|ceasefire|reprieve|minimis|duty-free|exclusion|exemption|export|licen[cs]|entity list|entities list|blacklist|port[ -]|dock|fees?\b|\bban|tiktok|bytedance|affiliates|control|curb|restrict|countermeasure|retaliat|moratorium|standstill|import|facilit|plants?\b|shipments|deadline|sales|chips?\b|section \d|extra|additional/i

/** Reads a sentence for claims about measures. General talk of tariffs gives none. */
export const readMeasures: ClaimReader = (sentence, context): Draft[] => {
  if (!triggers.test(sentence.text)) return []
  const units = unitsOf(sentence)
  const drafts: Draft[] = []
  for (const read of [readSomePaused, readPhrases, readTaxed, readPlainRates, readControls])
    for (const draft of read(sentence, units, context))
      if (!drafts.some((other) => overlap(other, draft))) drafts.push(draft)
  return drafts.map((draft) => withUnread(sentence, draft, drafts))
}

function withUnread(sentence: Sentence, draft: Draft, drafts: Draft[]): Draft {
  if (draft.type !== 'measure' || draft.measure.written === undefined) return draft
  const unread = unreadOf(sentence, draft, drafts.filter(isMeasure))
  if (unread.length === 0) return draft
  return { ...draft, measure: { ...draft.measure, written: { ...draft.measure.written, unread } } }
}

function isMeasure(draft: Draft): draft is Extract<Draft, { type: 'measure' }> {
  return draft.type === 'measure'
}

/** Two rules saw the same words: the first keeps them. */
function overlap(a: Draft, b: Draft): boolean {
  const shared = Math.min(a.span[1], b.span[1]) - Math.max(a.span[0], b.span[0])
  return shared > 0.5 * Math.min(a.span[1] - a.span[0], b.span[1] - b.span[0])
}
