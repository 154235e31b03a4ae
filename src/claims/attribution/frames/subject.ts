/** The subject of a verb of saying: the phrase before it, with its title, or the subject of the verb before. */
import type { Speaker } from '../../claim.js'
import type { ReadingContext } from '../../reader.js'
import { isBreak, isComma, isQuoteSign, type Layout, lemmaAt, lowerAt, opensClause } from '../layout.js'
import type { FoundSpeaker } from '../speakers/found.js'
import { speakerIn } from '../speakers.js'
import { betweenWords, dataNouns, reportingVerbs } from '../verbs.js'
import { hasDataNoun, isNoun, isQuoteEnd, spanText } from './clauses.js'
import type { Frame } from './frame.js'

export interface Subject {
  found: FoundSpeaker
  from: number
  /** Named by figures or a paper: "customs data". */
  data: boolean
  /** It can speak of itself: no mere thing. */
  speaks: boolean
  /** A comma parts it from what stands before: ", the agency said". */
  trailing: boolean
}

/** The speaker before a verb: the noun phrase it ends in, with an apposition between commas, or the subject of the verb before. */
export function subjectBefore(
  layout: Layout,
  at: number,
  context: ReadingContext,
  last: Speaker | undefined,
  before: Frame[],
): Subject | undefined {
  let end = at
  while (end > 0 && isBetween(layout, end - 1)) end--
  if (lowerAt(layout, end - 1) === 'who') end--
  const apposed = isComma(layout, end - 1)
  if (apposed) end--
  const start = apposed ? appositionStart(layout, end) : phraseStart(layout, end)
  if (start < end) {
    const data = hasDataNoun(layout, start, end)
    const found =
      speakerIn(layout, start, end, context, last) ??
      (data
        ? { speaker: { name: null, role: spanText(layout, start, end), side: null }, from: start, to: end }
        : undefined)
    if (found !== undefined && standsAsSubject(layout, start, end, found, data))
      return {
        found: asData(found, data),
        from: start,
        data,
        speaks: true,
        trailing: isComma(layout, start - 1) || isQuoteEnd(layout, start - 1),
      }
  }
  // "..., but warned", "and unveiled": the subject of the clause before.
  const joined = lowerAt(layout, end - 1)
  if (joined === 'and' || joined === 'but' || joined === 'or') {
    const earlier = before.at(-1)
    if (earlier?.speaker != null)
      return {
        found: { speaker: earlier.speaker, from: at, to: at },
        from: at,
        data: false,
        speaks: true,
        trailing: false,
      }
    const first = layout.who[0]
    if (first !== undefined && first.from <= 3 && first.to <= at) {
      const found = speakerIn(layout, 0, first.to, context, last)
      if (found !== undefined) return { found, from: at, data: false, speaks: true, trailing: false }
    }
  }
  return undefined
}

/** Auxiliaries, adverbs and negations between a subject and its verb. */
function isBetween(layout: Layout, index: number): boolean {
  if (layout.whoAt[index] !== undefined) return false
  const word = lowerAt(layout, index)
  if (betweenWords.has(word) || word === 'not' || word === 'never' || word.endsWith("n't")) return true
  if (word === 'to' || word === 'yet')
    return lowerAt(layout, index - 1) === 'yet' || lowerAt(layout, index + 1) === 'to'
  return word.endsWith('ly') && !['family', 'july', 'supply', 'only'].includes(word)
}

/** Figures of a body are its own; figures without one have no name. */
function asData(found: FoundSpeaker, data: boolean): FoundSpeaker {
  if (!data) return found
  const { name, role, side } = found.speaker
  if (role === 'government') return { ...found, speaker: { name: null, role: 'statistics agency', side } }
  return { ...found, speaker: { name, role, side } }
}

/** The phrase must be about the speaker: not "exports to China said", where the last name only qualifies. */
function standsAsSubject(layout: Layout, from: number, to: number, found: FoundSpeaker, data: boolean): boolean {
  if (data) return true
  if (to - from <= 3) return true
  if (found.speaker.name === null) return true
  const first = layout.who.find((mark) => mark.from >= from && mark.to <= to)
  if (first === undefined) return false
  // Only titles, adjectives and articles may stand before the name.
  for (let index = from; index < first.from; index++)
    if (['to', 'from', 'in', 'with', 'on', 'by', 'against'].includes(lowerAt(layout, index))) return false
  return true
}

/** Start of the noun phrase that ends before `end`. */
function phraseStart(layout: Layout, end: number): number {
  let index = end - 1
  while (index >= 0) {
    const word = lowerAt(layout, index)
    if (layout.quoted[index] === true || isBreak(layout, index) || isComma(layout, index) || isQuoteSign(word))
      return index + 1
    if (layout.whoAt[index] === undefined && opensClause(layout, index)) return index + 1
    if ((word === 'and' || word === 'but' || word === 'or') && !joinsNames(layout, index)) return index + 1
    const reports = reportingVerbs.has(lemmaAt(layout, index)) && layout.whoAt[index] === undefined
    // "USDA reports show": a noun at the end of its phrase; "Reuters reports customs told": a verb.
    if (reports && !isNoun(layout, index) && (!dataNouns.has(word) || index + 1 < end)) return index + 1
    index--
  }
  return 0
}

function joinsNames(layout: Layout, and: number): boolean {
  const before = layout.whoAt[and - 1]
  const after = layout.whoAt[and + 1] ?? layout.whoAt[and + 2]
  return before !== undefined && after !== undefined
}

/** Start of "Name, title, title," that ends at the comma before a verb. */
export function appositionStart(layout: Layout, end: number): number {
  let start = phraseStart(layout, end)
  for (let commas = 0; commas < 4 && start > 0; commas++) {
    // "Name, who led the talks, said": over the clause to the name.
    if (['who', 'whose'].includes(lowerAt(layout, start - 1)) && isComma(layout, start - 2)) start--
    if (!isComma(layout, start - 1)) break
    const named = layout.who.some(
      (mark) => (mark.kind === 'person' || mark.kind === 'name') && mark.from >= start && mark.to <= end,
    )
    if (named) break
    start = phraseStart(layout, start - 1)
  }
  return start
}
