/** Pronouns, and sources without a name. */
import type { Speaker } from '../../claim.js'
import { type Layout, lowerAt, textOf } from '../layout.js'
import type { FoundSpeaker } from './found.js'

export function pronounIn(
  layout: Layout,
  from: number,
  to: number,
  last: Speaker | undefined,
): FoundSpeaker | undefined {
  if (last === undefined || to - from > 2) return undefined
  for (let index = from; index < to; index++) {
    const word = lowerAt(layout, index)
    if (word === 'he' || word === 'she' || word === 'they' || word === 'it') return { speaker: last, from, to }
  }
  return undefined
}

/** Sources without a name that no mark may have found. */
const sources: [RegExp, string, string | null][] = [
  [/\b(?:people|person|persons|source|sources) (?:familiar|briefed|close|with knowledge)/i, 'source', null],
  [/\b(?:sources?|insiders?)$/i, 'source', null],
  [/\b(?:analysts?|economists?|experts?|strategists?|observers|researchers|scholars)$/i, 'analysts', 'analyst'],
  [
    /\b(?:farmers?|growers?|producers|ranchers|traders?|importers|exporters|executives|companies|industry groups?|buyers|businesses|shippers|retailers|farm groups?|trade groups?)$/i,
    'industry',
    'industry',
  ],
  [/\b(?:state media|local media|media reports?|the report|reports)$/i, 'press', 'press'],
]

export function sourceNoun(layout: Layout, from: number, to: number): FoundSpeaker | undefined {
  if (to <= from) return undefined
  const text = textOf(layout, Math.max(from, to - 12), to)
  for (const [pattern, role, side] of sources)
    if (pattern.test(text)) {
      const written = text.replace(/^(?:a|an|the|one|some)\s+/i, '')
      return { speaker: { name: null, role: written.length <= 60 ? written : role, side }, from, to }
    }
  return undefined
}
