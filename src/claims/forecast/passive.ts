/** Forecasts without a named author: "exports are projected to total", "is expected to rise", "will likely fall". */

import { isBreak, isComma, type Layout, lemmaAt, lowerAt } from '../attribution/layout.js'
import type { ClaimModality, Draft } from '../claim.js'
import type { ReadingContext } from '../reader.js'
import { forecastDraft } from './draft.js'

const passives = new Map<string, ClaimModality>([
  ['project', 'predicted'],
  ['forecast', 'predicted'],
  ['predict', 'predicted'],
  ['anticipate', 'predicted'],
  ['estimate', 'predicted'],
  ['expect', 'expected'],
])

/** What is expected of figures, prices and the world; of people who are to meet it is an event, and of rules a measure. */
const outcomes = new Set(
  `total rise fall increase decrease decline grow drop reach exceed remain continue climb shrink slow weaken recover surge plunge hit be average
  account widen narrow buy purchase import export slip slide ease stay double halve strengthen improve worsen weigh put add cost boost hurt push
  send keep lose gain win make bring account set top surpass outpace moderate stabilize stabilise rebound approach`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

export function framelessForecasts(layout: Layout, context: ReadingContext): Draft[] {
  for (let at = 1; at < layout.tokens.length; at++) {
    if (layout.quoted[at] === true) continue
    const passive = passives.get(lemmaAt(layout, at))
    const isPassive = passive !== undefined && lemmaAt(layout, at - 1) === 'be' && lowerAt(layout, at + 1) === 'to'
    const adverb =
      lowerAt(layout, at) === 'likely' && (lowerAt(layout, at - 1) === 'will' || lowerAt(layout, at + 1) === 'to')
    if (!isPassive && !adverb) continue
    const verb = isPassive || lowerAt(layout, at + 1) === 'to' ? at + 2 : at + 1
    if (!outcomes.has(lemmaAt(layout, verb))) continue
    const from = startOf(layout, at)
    const to = endOf(layout, verb)
    // People who are expected to do something are an event or an announcement.
    if (layout.who.some((mark) => mark.kind === 'person' && mark.from >= from && mark.to <= at)) continue
    return [forecastDraft(layout, from, to, null, passive ?? 'predicted', context, 'forecast: no author')]
  }
  return []
}

function startOf(layout: Layout, at: number): number {
  let from = at
  while (
    from > 0 &&
    !isComma(layout, from - 1) &&
    !isBreak(layout, from - 1) &&
    !['that', 'but', 'while', 'and'].includes(lowerAt(layout, from - 1))
  )
    from--
  return from
}

/** The forecast ends where a comparison or another clause is hung on it: ", up from". */
function endOf(layout: Layout, from: number): number {
  let to = from
  while (to < layout.tokens.length && !isBreak(layout, to)) {
    if (isComma(layout, to) && !/^\d/.test(lowerAt(layout, to + 1))) break
    if (['but', 'while', 'whereas'].includes(lowerAt(layout, to))) break
    to++
  }
  return to
}
