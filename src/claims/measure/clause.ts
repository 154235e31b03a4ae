/** The clause around a measure: its verb, who acts in it, what tempers it, and the days and rates that hang on it. */
import { type MeasurePhrase, type PercentMark, peakAfter, peakWords } from './phrase.js'
import { pairAt } from './sides.js'
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

const hard = /^(?:[.;:?!()—–\u2014\u2013"“”]|--)$/
const openers = new Set(
  'while whereas although though because if unless when whenever as but after before once that which who whom whose where since so'.split(
    ' ',
  ),
)
const auxiliaries = new Set(
  "be is are was were been being am 's 're has have had having do does did will would shall 'd 'll to not n't also now then already still again further later soon since officially formally immediately temporarily effectively automatically currently recently subsequently eventually largely simply fully partly both all due set scheduled slated expected about going it them jointly mutually only just finally first have".split(
    ' ',
  ),
)

/** Whether a unit ends the clause for good. */
export function isBoundary(unit: Unit | undefined): boolean {
  return unit === undefined || (unit.mark === undefined && hard.test(unit.lower))
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
      const isPassive = participle && (passive || (reduced && hit.value.transitive))
      if (!isPassive && !hit.value.intransitive && !hit.value.onTarget) return undefined
      if (hit.value.onTarget) return undefined
      const first: Governor = { word: hit.value, at, to: hit.to, role: 'subject', passive: isPassive }
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
      /^(?:on|in|from)$/.test(lower)
    if (!skips || commas > 2) return undefined
  }
  return undefined
}

function properVerb(units: Unit[], from: number): Governor | undefined {
  for (let at = from; at < from + 9 && !isBoundary(units[at]); at++) {
    const unit = units[at]
    if (unit === undefined || (openers.has(unit.lower) && unit.lower !== 'but')) return undefined
    const auxiliary = /^(?:is|are|was|were|will|would|have|has)$/.test(unit.lower)
    const hit = unit.mark === undefined ? phraseAt(units, at, verbs) : undefined
    const alone =
      hit !== undefined &&
      (isBoundary(units[hit.to]) ||
        units[hit.to]?.mark?.kind === 'period' ||
        /^(?:on|in|at|to|by|from)$/.test(units[hit.to]?.lower ?? ''))
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

/** First unit of the clause that holds a unit: after the last boundary, or after a comma that opens a new subject. */
export function clauseStart(units: Unit[], at: number): number {
  for (let from = at; from > 0; from--) {
    const before = units[from - 1]
    if (isBoundary(before)) return from
    if (before?.mark === undefined && openers.has(before?.lower ?? '') && before?.lower !== 'as') return from
  }
  return 0
}

/** The unit after the clause's last: before a boundary, or before a word that opens another clause. */
export function clauseEnd(units: Unit[], at: number): number {
  for (let to = at; to < units.length; to++) {
    const unit = units[to]
    if (isBoundary(unit)) return to
    if (
      unit?.mark === undefined &&
      openers.has(unit?.lower ?? '') &&
      unit?.lower !== 'as' &&
      unit?.lower !== 'since' &&
      unit?.lower !== 'after' &&
      unit?.lower !== 'before' &&
      to > at
    )
      return to
  }
  return units.length
}

/** Where the subject of a verb begins: the nearest name before it in its clause, with all that is joined to it by "and". */
export function subjectOf(
  units: Unit[],
  verb: number,
  floor: number,
  isActor: (unit: Unit, at: number) => boolean,
  /** Whom the verb hits is looked for: "imports from China are subject to". */
  isHit = false,
): { from: number; actors: number[]; pair: boolean } | undefined {
  for (let at = verb - 1; at >= floor; at--) {
    const unit = units[at]
    if (unit === undefined || isBoundary(unit)) return undefined
    const pair = pairEnds(units, at)
    if (pair !== undefined) return { from: units[pair - 1]?.lower === 'the' ? pair - 1 : pair, actors: [], pair: true }
    if (unit.mark === undefined && openers.has(unit.lower) && !/^(?:that|which|who|as)$/.test(unit.lower)) {
      // "suspended one but kept another": no subject of its own, so the one before.
      if (!sharesSubject(units, at, verb)) return undefined
      continue
    }
    if (
      !(isHit ? isActor(unit, at) || unit.mark?.kind === 'country' : isActor(unit, at)) ||
      isOblique(units, at, isHit)
    )
      continue
    const actors = [at]
    let from = at
    for (let left = at - 1; left >= floor && at - left < 8; left--) {
      const one = units[left]
      if (one === undefined) break
      if (isActor(one, left) && joined(units, left, from)) {
        actors.unshift(left)
        from = left
      } else if (!/^(?:and|the|,|president|mr|mr\.|president's|by|both)$/.test(one.lower)) break
    }
    while (
      isHit &&
      from > floor &&
      /^(?:from|of|goods|imports|exports|products|shipments|all|most)$/.test(units[from - 1]?.lower ?? '')
    )
      from--
    while (from > floor && /^(?:the|president|both)$/.test(units[from - 1]?.lower ?? '')) from--
    return { from, actors, pair: false }
  }
  return undefined
}

function sharesSubject(units: Unit[], opener: number, verb: number): boolean {
  if (!/^(?:but|while|before|after|then)$/.test(units[opener]?.lower ?? '')) return false
  return units.slice(opener + 1, verb).every(({ lower, mark }) => mark === undefined && auxiliaries.has(lower))
}

/** "to the United States", "of China": named, but not as who acts. */
function isOblique(units: Unit[], at: number, isHit: boolean): boolean {
  const [before, far] = [units[at - 1]?.lower ?? '', units[at - 2]?.lower ?? '']
  const oblique = isHit
    ? /^(?:to|in|into|by|entering)$/
    : /^(?:to|in|into|from|on|of|with|for|by|against|toward|towards|at|between|entering|than|under)$/
  return oblique.test(before) || (/^(?:the)$/.test(before) && oblique.test(far))
}

function joined(units: Unit[], left: number, right: number): boolean {
  const between = units.slice(left + 1, right).map(({ lower }) => lower)
  return between.length <= 3 && between.includes('and') && between.every((word) => /^(?:and|the|,)$/.test(word))
}

function pairEnds(units: Unit[], at: number): number | undefined {
  for (const from of [at - 1, at - 2]) if (from >= 0 && pairAt(units, from) === at + 1) return from
  return undefined
}

/** "to 20%", "from 10%", "by 115%", "at 30 percent" after a verb or a phrase. */
export interface VerbRates {
  to?: PercentMark
  from?: PercentMark
  by?: PercentMark
  at?: PercentMark
  end: number
}

/** Rates that hang on a verb, read rightwards until the clause ends or another verb begins. */
export function ratesAfter(units: Unit[], from: number, limit: number): VerbRates {
  const rates: VerbRates = { end: from }
  for (let at = from; at < limit; at++) {
    const mark = units[at]?.mark
    // "goods, already taxed at 30 percent": after a comma another clause may begin.
    if (at > from && units[at]?.lower === ',' && !/^(?:from|to|by|up|down|or)$/.test(units[at + 1]?.lower ?? '')) break
    if (
      at > from &&
      mark === undefined &&
      phraseAt(units, at, verbs) !== undefined &&
      isVerb(units, at) &&
      units[at - 1]?.lower !== 'to'
    )
      break
    if (mark?.kind !== 'percent') continue
    const role = introducer(units, at, from)
    if (role === undefined || rates[role] !== undefined) continue
    rates[role] = mark
    rates.end = at + 1
    if (/^points?$/.test(units[at + 1]?.lower ?? '')) rates.end++
  }
  return rates
}

function introducer(units: Unit[], at: number, floor: number): 'to' | 'from' | 'by' | 'at' | undefined {
  for (let left = at - 1; left >= Math.max(floor, at - 5); left--) {
    const lower = units[left]?.lower ?? ''
    if (lower === 'to' && /^(?:up)$/.test(units[left - 1]?.lower ?? '')) continue
    if (lower === 'to' || lower === 'from' || lower === 'by' || lower === 'at') return lower
    if (
      lower === 'a' ||
      lower === 'an' ||
      lower === 'much' ||
      lower === 'little' ||
      /^(?:as|high|total|combined|just|only|about|around|roughly|nearly|almost|more|than|over|up|current|the|cumulative|additional|further|another|its|level|rate|of|flat|minimum|baseline)$/.test(
        lower,
      )
    )
      continue
    return undefined
  }
  return undefined
}
