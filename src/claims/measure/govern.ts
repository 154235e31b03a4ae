/** Which verb or noun of change a measure hangs on, and whether a weak noun is a measure at all. */

import type { ReadingContext } from '../reader.js'
import { isBoundary } from './clause.js'
import type { MeasurePhrase } from './noun.js'
import { targetAt } from './target.js'
import type { Unit } from './units.js'
import { type Governor, properVerb, verbAfter, verbBefore } from './verb.js'
import { type Action, changeNouns, type VerbWord } from './words.js'

/** A measure with everything that governs it. */
export interface Told {
  phrase: MeasurePhrase
  governor?: Governor
  /** "The suspension of", "a cut in": the noun of change before it. */
  nominal?: { at: number; action: Action }
  /** The unit after the last that its claim used. */
  used?: number
}

/** Weak nouns ("the pause", "retaliation") count only where the talk is of tariffs, and not before the measure they belong to. */
export function isSpokenOf(
  phrase: MeasurePhrase,
  all: MeasurePhrase[],
  index: number,
  units: Unit[],
  context: ReadingContext,
): boolean {
  if (phrase.word.weak !== true) return true
  if (phrase.word.matter === 'tariff' && phrase.grounds.length === 0)
    return phrase.definite && (index > 0 || context.discourse.previousClaims.some(({ type }) => type === 'measure'))
  if (phrase.word.matter === 'app-law') {
    const first = all.findIndex(({ word }) => word.matter === 'app-law')
    const strong = all.some(({ word }) => word.matter === 'app-law' && word.weak !== true)
    return !strong && index === first && speaksOfApp(units, context)
  }
  // "The Section 301 rate": the ground says of what.
  if (phrase.word.matter === 'tariff' && phrase.grounds.some((ground) => ground.startsWith('section-'))) return true
  const next = all[index + 1]
  if (next !== undefined && next.from - phrase.to <= 2 && /^(?:of|on|in|to|for)$/.test(units[phrase.to]?.lower ?? ''))
    return false
  if (all.some((one) => one.word.weak !== true))
    return phrase.word.matter === 'truce'
      ? !all.some((one) => one !== phrase && one.word.matter === 'truce') && index === 0
      : false
  if (context.discourse.measure !== undefined) return phrase.definite || phrase.word.matter !== 'truce'
  return phrase.word.matter === 'truce' && units.some(({ lower }) => /^(?:trade|tariff|tariffs)$/.test(lower))
}

const apps = /^(?:tiktok|tiktok's|bytedance|bytedance's)$/

/** A deadline or a ban is of the app law only where the app is named, here or just before. */
function speaksOfApp(units: Unit[], context: ReadingContext): boolean {
  if (units.some(({ lower }) => lower.split(' ').some((word) => apps.test(word)))) return true
  return context.discourse.measure?.written?.matter === 'app-law'
}

export function govern(units: Unit[], phrase: MeasurePhrase, previous: MeasurePhrase | undefined): Told {
  const floor = previous?.end ?? 0
  // "a 25% tariff on X and a 10% tariff on Y": both hang on the verb before the first.
  const joined =
    previous !== undefined &&
    /^(?:and|or|,|&)$/.test(units[phrase.from - 1]?.lower ?? '') &&
    isOnlyRates(units, previous.end, phrase.from)
  const reach = joined ? Math.max(0, previous.from - 14) : floor
  const nominal = nominalBefore(units, phrase, floor)
  const shifted = nominal === undefined ? phrase : { ...phrase, from: nominal.at }
  // "an extension of the truce that ends in November": the clause only tells which truce.
  const relative = nominal !== undefined && /^(?:that|which)$/.test(units[phrase.end]?.lower ?? '')
  const after = relative
    ? mainVerb(units, phrase.end)
    : (verbAfter(units, phrase.end) ?? verbPastAside(units, phrase.end))
  const before = hitWith(units, phrase, reach) ?? verbBefore(units, shifted, reach)
  // "announced the truce would be extended": the saying governs the verb, not the truce.
  const governor =
    after !== undefined &&
    (before === undefined || before.word.modality !== undefined || after.word.action !== 'impose')
      ? after
      : (before ?? after)
  return { phrase, ...(governor !== undefined && { governor }), ...(nominal !== undefined && { nominal }) }
}

const hitting =
  /^(?:hit|hits|hitting|slapped|slaps|slapping|slammed|slamming|struck|targeted|targets|targeting|punished)$/
const subjecting = /^(?:subjects|subjecting|subjected)$/
const hits: VerbWord = { action: 'impose', transitive: true, intransitive: false }

/** "hit US farm goods with tariffs", "subjecting 279 lines to a duty": what stands between is what they fall on. */
function hitWith(units: Unit[], phrase: MeasurePhrase, floor: number): Governor | undefined {
  const joint = units[phrase.from - 1]?.lower
  const verb = joint === 'with' ? hitting : joint === 'to' ? subjecting : undefined
  if (verb === undefined) return undefined
  for (let at = phrase.from - 3; at >= Math.max(floor, phrase.from - 12); at--) {
    const unit = units[at]
    if (isBoundary(unit)) return undefined
    if (unit?.mark !== undefined || !verb.test(unit?.lower ?? '')) continue
    phrase.target ??= targetAt(units, at + 1) ?? fromWhom(units, at + 1, phrase.from)
    return { word: hits, at, to: at + 1, role: 'object', passive: false }
  }
  return undefined
}

/** "279 tariff lines from China": where the goods are only counted, whose they are. */
function fromWhom(units: Unit[], from: number, to: number): MeasurePhrase['target'] {
  const at = units.slice(from, to).findIndex(({ lower }) => lower === 'from')
  return at < 0 ? undefined : targetAt(units, from + at + 1)
}

/** "the exemption, which allowed duty-free entry, ended": the verb after the aside. */
function verbPastAside(units: Unit[], from: number): Governor | undefined {
  if (units[from]?.lower !== ',' || !/^(?:which|who|where|a|an|the|known|also)$/.test(units[from + 1]?.lower ?? ''))
    return undefined
  for (let at = from + 2; at < from + 20; at++) {
    if (isBoundary(units[at])) return undefined
    if (units[at]?.lower === ',') return verbAfter(units, at + 1)
  }
  return undefined
}

/** "the truce that was extended in August runs until": the verb after the relative clause, where there is one. */
function mainVerb(units: Unit[], relative: number): Governor | undefined {
  const inner = verbAfter(units, relative)
  return inner === undefined ? undefined : properVerb(units, inner.to)
}

/** Nothing but "to 30% from 145% and" between two measures: they share their verb. */
function isOnlyRates(units: Unit[], from: number, to: number): boolean {
  if (to - from > 9) return false
  return units
    .slice(from, to)
    .every(({ lower, mark }) => mark?.kind === 'percent' || /^(?:and|or|,|&|to|from|by|at|as|well)$/.test(lower))
}

function nominalBefore(units: Unit[], phrase: MeasurePhrase, floor: number): Told['nominal'] {
  const of = units[phrase.from - 1]?.lower ?? ''
  if (!/^(?:of|in|on|to|for|from)$/.test(of)) return undefined
  for (let at = phrase.from - 2; at >= Math.max(floor, phrase.from - 3); at--) {
    const action = changeNouns[units[at]?.lower ?? '']
    if (action === undefined) continue
    let from = at
    while (
      (from > floor &&
        /^(?:the|a|an|this|any|another|further|additional|day|month|year|new|temporary|partial|mutual)$/.test(
          units[from - 1]?.lower ?? '',
        )) ||
      units[from - 1]?.mark?.kind === 'duration'
    )
      from--
    return { at: from, action }
  }
  return undefined
}
