/** "Some of those measures are paused": that a part of what was told just before is held back today. */
import type { Sentence } from '../../language/marks.js'
import type { Draft } from '../claim.js'
import type { ReadingContext } from '../reader.js'
import { draftOf } from './draft.js'
import { homePair, sideOf } from './sides.js'
import type { Unit } from './units.js'
import type { When } from './when.js'

const said =
  /^(?:but |and |yet )?(?:some|several|parts?|a (?:number|few)) of (?:those|these|the|them|their|its|both sides'|both sides’)(?: [a-z-]+){0,2} (?:are|remain|have been|are being)(?: (?:now|currently|still|temporarily|both|already))* (?:paused|suspended|on hold|on pause|held back|in abeyance)\b/i

/** The sentence before must have told of measures. */
const told = /tariff|dut(?:y|ies)\b|lev(?:y|ies)\b|control|curb|restriction|fees?\b|measures\b/i
const mutual = /\b(?:both sides|both countries|two sides|two countries|each other|each side|one another|the other)\b/i

export function readSomePaused(sentence: Sentence, units: Unit[], context: ReadingContext): Draft[] {
  const sides = said.test(sentence.text.trim()) ? sidesTold(context) : undefined
  if (sides === undefined) return []
  const to = units.findIndex(({ lower }) => /^(?:paused|suspended|hold|pause|back|abeyance)$/.test(lower)) + 1
  const when: When = { date: null, until: null, duration: null, end: to, from: 0, names: false, relative: false }
  return [
    draftOf(sentence.text, units, {
      matter: 'truce',
      action: 'in_force',
      imposer: sides,
      target: [...sides].reverse(),
      grounds: [],
      rates: [],
      when,
      reach: null,
      tense: 'present',
      implied: [],
      from: 0,
      to,
      derivation: ['measure truce', 'some of what was told before is held back', 'sides from the sentence before'],
    }),
  ]
}

/** Both sides of which the sentence before told; undefined where it told of one, or of no measures. */
function sidesTold({ discourse, lexicon, date }: ReadingContext): string[] | undefined {
  const { previous, measure } = discourse
  if (previous === undefined || !told.test(previous.text)) return undefined
  if (measure?.imposer.length === 2) return measure.imposer
  const named = new Set<string>()
  for (const mark of previous.marks) {
    const side = sideOf({ lower: '', start: mark.start, end: mark.end, mark }, lexicon, date)
    if (side !== undefined) named.add(side)
  }
  if (named.size === 2) return [...named]
  const home = homePair(lexicon)
  return named.size === 0 && mutual.test(previous.text) && home.length === 2 ? home : undefined
}
