/** Finds measure claims: what one side imposed, raised, cut, paused, extended, let off or ended, and what is in force. */
import type { Draft } from './claim.js'
import { readPhrases } from './measure/tariffs.js'
import { unitsOf } from './measure/units.js'
import type { ClaimReader } from './reader.js'

const triggers =
  /tariff|dut(?:y|ies)\b|lev(?:y|ies)\b|tax|surcharge|truce|pause|suspen|ceasefire|reprieve|minimis|duty-free|exclusion|exemption|export|licen[cs]|entity list|entities list|blacklist|port[ -]|dock|fees\b|\bban|tiktok|affiliates|control|curb|restrict|countermeasure|retaliat|h20|h200|moratorium|standstill|import/i

/** Reads a sentence for claims about measures. General talk of tariffs gives none. */
export const readMeasures: ClaimReader = (sentence, context): Draft[] => {
  if (!triggers.test(sentence.text)) return []
  const units = unitsOf(sentence)
  return readPhrases(sentence, units, context)
}
