/** Rates that hang on a verb: "to 20%", "from 10%", "by 115%", "at 30 percent". */
import type { PercentMark } from './noun.js'
import { phraseAt, type Unit } from './units.js'
import { isVerb } from './verb.js'
import { verbs } from './words.js'

/** "to 20%", "from 10%", "by 115%", "at 30 percent" after a verb or a phrase. */
export interface VerbRates {
  to?: PercentMark
  from?: PercentMark
  by?: PercentMark
  at?: PercentMark
  end: number
}

/** Rates that hang on a verb, read rightwards until the clause ends or another verb begins. */
export function ratesAfter(units: Unit[], from: number, limit: number, direct?: 'at' | 'by'): VerbRates {
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
    // "remain 30%", "fell 10 points": straight after the verb.
    const role = at === from && direct !== undefined ? direct : introducer(units, at, from)
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
