/** The verb that governs a measure: before it as its object, after it as its subject. */

import { peakAfter, peakWords } from './after.js'
import { auxiliaries, isBoundary, openers } from './clause.js'
import type { MeasurePhrase } from './noun.js'
import { phraseAt, type Unit } from './units.js'
import { changeNouns, type VerbWord, verbs } from './words.js'

/** A verb with its place, and how the measure stands to it. */
export interface Governor {
  word: VerbWord
  at: number
  to: number
  /** The measure is its object, or its subject. */
  role: 'object' | 'subject'
  passive: boolean
}

/** The last word before the phrase that could govern it: looks left over objects in between, up to the clause's edge. */
export function verbBefore(units: Unit[], phrase: MeasurePhrase, floor: number): Governor | undefined {
  for (let at = phrase.from - 1; at >= Math.max(floor, phrase.from - 26); at--) {
    const unit = units[at]
    if (isBoundary(unit) || unit === undefined) return undefined
    const found = phraseAt(units, at, verbs)
    // "stop levying": the longer verb that ends with this one.
    const hit = found === undefined ? undefined : (longerVerb(units, at, found.to) ?? found)
    if (hit !== undefined && hit.to <= phrase.from && isVerb(units, at)) {
      if (!hit.value.transitive) return undefined
      if (!reaches(units, hit.to, phrase, hit.value)) return undefined
      return { word: hit.value, at, to: hit.to, role: 'object', passive: false }
    }
    if (unit.mark === undefined && openers.has(unit.lower) && unit.lower !== 'as') return undefined
  }
  return undefined
}

/** @returns a longer verb, begun one or two words before, that ends where this one does */
function longerVerb(units: Unit[], at: number, to: number): { value: VerbWord; to: number } | undefined {
  for (const from of [at - 2, at - 1]) {
    const longer = from < 0 ? undefined : phraseAt(units, from, verbs)
    if (longer !== undefined && longer.to >= to && longer.value.transitive) return longer
  }
  return undefined
}

/** A form that is a noun here: "the increase", "a cut". */
export function isVerb(units: Unit[], at: number): boolean {
  const [before, lower] = [units[at - 1]?.lower ?? '', units[at]?.lower ?? '']
  if (/^(?:in|of|the|a|an|at)$/.test(before) && !/(?:ed|ing)$/.test(lower)) return false
  if (/(?:ed|ing)$/.test(lower)) return !(/^(?:the|a|an)$/.test(before) && /ing$/.test(lower))
  return (
    !(lower in changeNouns && /^(?:the|a|an|this|that|its|their|new|further|another|big|tariff|%)$/.test(before)) &&
    units[at - 1]?.mark?.kind !== 'percent'
  )
}

/** What may stand between a verb and its object: the object's own words, adverbs, "with" after a verb of hitting, another measure joined by "and". */
function reaches(units: Unit[], from: number, phrase: MeasurePhrase, word: VerbWord): boolean {
  let commas = 0
  for (let at = from; at < phrase.from; at++) {
    const { lower, mark } = units[at] ?? { lower: '.' }
    if (mark !== undefined) continue
    if (lower === ',') commas++
    if (commas > 2) return false
    if (/^(?:is|are|was|were|will|would|has|have|had|said|says)$/.test(lower)) return false
    if (
      /^(?:demands?|calls?|requests?|talks?|complaints?|questions?|reviews?|concerns?|probe|probes|pressure|ruling|case|lawsuit|hearing)$/.test(
        lower,
      )
    )
      return false
    if (/^(?:against|amid|despite|due|because|by|including|like|such)$/.test(lower) && !word.onTarget) return false
  }
  return true
}

/** A verb of which the phrase is the subject: "tariffs, which were lowered to 32%", "the truce would be extended", "duties imposed in May". */
export function verbAfter(units: Unit[], from: number): Governor | undefined {
  let passive = false
  let commas = 0
  for (let at = from; at < Math.min(units.length, from + 16); at++) {
    const unit = units[at]
    if (unit === undefined || (isBoundary(unit) && !/^[(—–]$/.test(unit.lower))) return undefined
    const { lower, mark } = unit
    if (mark === undefined && peakWords.test(lower)) {
      const peak = peakAfter(units, at, Math.min(units.length, at + 5))
      if (peak === undefined) return undefined
      at = peak.end - 1
      continue
    }
    const hit = mark === undefined ? phraseAt(units, at, verbs) : undefined
    if (hit !== undefined) {
      const participle = isParticiple(units, at, hit.to)
      const reduced = at === from || /^[,(—–]$/.test(units[at - 1]?.lower ?? '')
      const isPassive =
        participle && (passive || (reduced && (hit.value.transitive || hit.value.whenPassive !== undefined)))
      if (!isPassive && !hit.value.intransitive && !hit.value.onTarget) return undefined
      if (hit.value.onTarget) return undefined
      const { whenPassive } = hit.value
      const word = isPassive && whenPassive !== undefined ? { ...hit.value, action: whenPassive } : hit.value
      const first: Governor = { word, at, to: hit.to, role: 'subject', passive: isPassive }
      // "due to lapse are extended": what was due did not come.
      const due = units.slice(from, at).some((one) => /^(?:due|scheduled|set|slated|expected)$/.test(one.lower))
      if (due && hit.value.action === 'end') return properVerb(units, hit.to) ?? first
      // "Tariffs imposed under X ended": the verb proper comes later.
      return isPassive && !passive && hit.value.action === 'impose' ? (properVerb(units, hit.to) ?? first) : first
    }
    if (/^(?:be|been|being|is|are|was|were|get|got)$/.test(lower)) passive = true
    if (lower === ',') commas++
    if (/^(?:agreed|reached|struck|brokered|signed|negotiated)$/.test(lower)) {
      // "the truce agreed in Geneva was extended"
      const main = units
        .slice(at, at + 9)
        .findIndex((one) => /^(?:is|was|were|are|will|would|has|runs|expires|expired|ends)$/.test(one.lower))
      if (main < 0) return undefined
      at += main - 1
      continue
    }
    const skips =
      auxiliaries.has(lower) ||
      /^(?:that|which|,|[(—–]|could|may|might|should|must|can|before|after|had)$/.test(lower) ||
      mark?.kind === 'period' ||
      /^(?:on|in|from)$/.test(lower) ||
      (lower === 'for' && units[at + 1]?.mark?.kind === 'period')
    if (!skips || commas > 2) return undefined
  }
  return undefined
}

/** The verb proper after a participle or a clause in between: one with an auxiliary, or one that needs no object. */
export function properVerb(units: Unit[], from: number): Governor | undefined {
  for (let at = from; at < from + 9 && !isBoundary(units[at]); at++) {
    const unit = units[at]
    if (unit === undefined || (openers.has(unit.lower) && unit.lower !== 'but')) return undefined
    const auxiliary = /^(?:is|are|was|were|will|would|have|has)$/.test(unit.lower)
    const hit = unit.mark === undefined ? phraseAt(units, at, verbs) : undefined
    const alone =
      hit !== undefined &&
      (isBoundary(units[hit.to]) ||
        units[hit.to]?.mark?.kind === 'period' ||
        /^(?:on|in|at|to|by|from|until|till|through)$/.test(units[hit.to]?.lower ?? ''))
    if (auxiliary || (hit?.value.intransitive === true && alone)) return verbAfter(units, at)
  }
  return undefined
}

function isParticiple(units: Unit[], at: number, to: number): boolean {
  const words = units.slice(at, to).map(({ lower }) => lower)
  return (
    /(?:ed|en|wn|cut|put|set|held|brought|frozen|kept|left|hit|undone|down|up)$/.test(words[0] ?? '') &&
    !/ing$/.test(words[0] ?? '')
  )
}
