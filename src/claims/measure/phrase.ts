/** The noun phrase of a measure: "an additional 10 percent tariff on all Chinese imports", with what its parts tell. */
import { groundAfter, readAfter } from './after.js'
import { readBefore } from './before.js'
import type { MeasurePhrase } from './noun.js'
import { phraseAt, type Unit } from './units.js'
import { changeNouns, type HeadWord, heads } from './words.js'

/** Every noun phrase of a measure in the sentence, in order, none inside another. */
export function phrasesIn(units: Unit[]): MeasurePhrase[] {
  const found: MeasurePhrase[] = []
  for (let at = 0; at < units.length; at++) {
    const hit = phraseAt(units, at, heads)
    if (hit === undefined || isAnother(units, at, hit.to)) continue
    const phrase = phraseAround(units, at, hit.to, hit.value, found[found.length - 1]?.end ?? 0)
    found.push(phrase)
    at = Math.max(phrase.to, hit.to) - 1
  }
  return found
}

const topics =
  /^(?:campaigns?|revenues?|wars?|deals?|talks?|threats?|policy|policies|tensions?|uncertainty|uncertainties|regime|agenda|strategy|disputes?|battles?|negotiations?|negotiators?|announcements?|barriers?|lines?|schedules?|codes?|relief|row|spat|plans?|income|costs?|burdens?|bills?|offensive|fight|commission|collections?|refunds?|impacts?|shocks?|front|issues?|concerns?|worries|fears|news|turmoil|chaos|standoff|drama|dividends?|differences?|quotas?|cycle|cases?|rulings?|powers?|authority|hit|hits|fallout|landscape|environment|arrangements?|package|structure|system|evasion|wall|walls|man|king)$/

/** "duty-free", "heavy-duty", "on duty": other words with the same spelling. */
function isAnother(units: Unit[], at: number, to: number): boolean {
  const [word, before, after] = [units[at]?.lower ?? '', units[at - 1]?.lower ?? '', units[to]?.lower ?? '']
  // "to pause the controls": a verb.
  if (word === 'pause' && /^(?:to|will|would|could|should|may|can|and)$/.test(before)) return true
  // "his tariff campaign": talk about tariffs, not a tariff.
  if (to === at + 1 && /^(?:tariff|duty|levy|truce)$/.test(word) && topics.test(after)) return true
  // "non-tariff countermeasures"
  if (before === 'non' || (units[at - 2]?.lower === 'non' && word.startsWith('counter'))) return true
  if (word !== 'duty' || to !== at + 1) return false
  return after === 'free' || /^(?:heavy|light|medium|on|off|active|double|civic|jury)$/.test(before)
}

function phraseAround(units: Unit[], at: number, to: number, word: HeadWord, floor: number): MeasurePhrase {
  const phrase: MeasurePhrase = {
    word,
    at,
    to,
    from: at,
    end: to,
    rates: [],
    grounds: word.ground === undefined ? [] : [word.ground],
    owners: [],
    partners: [],
    reach: null,
    definite: false,
    negated: false,
  }
  readBefore(units, phrase, floor)
  const change = changeNouns[units[to]?.lower ?? '']
  if (change !== undefined && word.matter !== 'truce') {
    phrase.action = change
    phrase.to = phrase.end = to + 1
  }
  readAfter(units, phrase)
  groundAfter(units, phrase)
  return phrase
}
