/** Where the words said begin behind their verb, and where they end. */
import { isBreak, isComma, isQuoteSign, type Layout, lemmaAt, lowerAt, opensClause } from '../layout.js'
import { reportingVerbs } from '../verbs.js'
import { containsModal, isNoun } from './clauses.js'

/** Past "reporters", "on Monday", "in a statement" and "that" to what was said. */
export function contentStart(layout: Layout, at: number, lemma: string, end: number): number {
  const that = findThat(layout, at + 1, Math.min(end, at + 16))
  if (that !== undefined) return that + 1
  let start = at + 1
  if (lemma === 'tell') {
    const object = layout.whoAt[start] ?? layout.whoAt[start + 1]
    start =
      object !== undefined
        ? object.to
        : start + (['the', 'a', 'his', 'her', 'their'].includes(lowerAt(layout, start)) ? 2 : 1)
  }
  while (
    start < end &&
    (isComma(layout, start) ||
      ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'today', 'yesterday'].includes(
        lowerAt(layout, start),
      ))
  )
    start++
  if (['on', 'in', 'at', 'during'].includes(lowerAt(layout, start))) {
    const period = layout.sentence.marks.find(
      (mark) => mark.kind === 'period' && mark.from >= start && mark.from <= start + 2,
    )
    if (period !== undefined) start = period.to
  }
  return start
}

/** "that" close behind the verb, before any other clause. */
function findThat(layout: Layout, from: number, to: number): number | undefined {
  for (let index = from; index < to; index++) {
    const word = lowerAt(layout, index)
    if (word === 'that') return index
    if (
      isBreak(layout, index) ||
      (opensClause(layout, index) && word !== 'as') ||
      containsModal(layout, index, index + 1)
    )
      return undefined
  }
  return undefined
}

/** The content runs to the end, or to a clause that brings another speaker: ", while analysts said". */
export function contentEnd(layout: Layout, from: number, end: number): number {
  for (let index = from + 1; index < end; index++) {
    if (layout.quoted[index] === true) continue
    if (lowerAt(layout, index) === ';') return index
    const joins = isComma(layout, index) || isQuoteSign(lowerAt(layout, index)) ? lowerAt(layout, index + 1) : ''
    if (['while', 'but', 'whereas', 'although', 'though'].includes(joins) && layout.quoted[index + 1] !== true)
      return index
    if (isComma(layout, index) && lowerAt(layout, index + 1) === 'according') return index
    if (
      lowerAt(layout, index) === 'but' ||
      (lowerAt(layout, index) === 'while' && speechFollows(layout, index + 1, end))
    )
      return index
    if (lowerAt(layout, index) === 'and' && startsSpeech(layout, index + 1, end)) return index
  }
  return end
}

/** "and Bessent said": a new speaker within a few words. */
function startsSpeech(layout: Layout, from: number, end: number): boolean {
  if (
    reportingVerbs.has(lemmaAt(layout, from)) &&
    /ed$|said|told/.test(lowerAt(layout, from)) &&
    lemmaAt(layout, from) !== 'call'
  )
    return true
  const mark = layout.whoAt[from] ?? layout.whoAt[from + 1]
  if (mark === undefined) return false
  for (let index = mark.to; index < Math.min(end, mark.to + 3); index++)
    if (['say', 'tell', 'add', 'warn', 'note'].includes(lemmaAt(layout, index))) return true
  return false
}

function speechFollows(layout: Layout, from: number, end: number): boolean {
  for (let index = from; index < Math.min(end, from + 12); index++)
    if (reportingVerbs.has(lemmaAt(layout, index)) && !isNoun(layout, index)) return true
  return false
}
