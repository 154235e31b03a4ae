/** The subject that stands after its verb: “...,” said X. */
import type { Speaker } from '../../claim.js'
import type { ReadingContext } from '../../reader.js'
import { isBreak, isComma, isQuoteSign, type Layout, lemmaAt, lowerAt, opensClause } from '../layout.js'
import type { FoundSpeaker } from '../speakers/found.js'
import { speakerIn } from '../speakers.js'
import { containsModal, endOf, isQuoteEnd } from './clauses.js'
import { appositionStart } from './subject.js'

/** `“...,” said Liu Pengyu, spokesperson for the embassy`, `..., said the ministry`. */
export function invertedSubject(
  layout: Layout,
  at: number,
  context: ReadingContext,
  last: Speaker | undefined,
): FoundSpeaker | undefined {
  const before = at - 1
  if (!(isQuoteEnd(layout, before) || isComma(layout, before))) return undefined
  // Without a quotation only plain verbs of saying stand before their subject, and never after a name and its title.
  if (!isQuoteEnd(layout, before) && (!plainSaying.has(lemmaAt(layout, at)) || startsWithName(layout, at)))
    return undefined
  const next = at + 1
  const first = lowerAt(layout, next)
  const starts =
    layout.whoAt[next] !== undefined ||
    ['the', 'a', 'an', 'one', 'its', 'his', 'her', 'their', 'mr', 'mr.', 'ms', 'ms.', 'dr', 'dr.'].includes(first) ||
    /^(?:analysts?|economists?|officials?|traders?|sources?|farmers?|growers?)$/.test(first) ||
    layout.whoAt[next + 1] !== undefined
  if (!starts || first === 'that') return undefined
  let stop = next
  const end = endOf(layout)
  while (
    stop < end &&
    layout.quoted[stop] !== true &&
    !isBreak(layout, stop) &&
    !(opensClause(layout, stop) && layout.whoAt[stop] === undefined) &&
    !isQuoteSign(lowerAt(layout, stop))
  ) {
    if (
      isComma(layout, stop) &&
      [
        'adding',
        'noting',
        'referring',
        'speaking',
        'citing',
        'who',
        'and',
        'but',
        'while',
        'in',
        'on',
        'at',
        'after',
      ].includes(lowerAt(layout, stop + 1))
    )
      break
    stop++
  }
  // Not inverted where a clause follows: "X, said China would buy" needs its subject before.
  if (!isQuoteEnd(layout, before) && containsModal(layout, next, stop)) return undefined
  return speakerIn(layout, next, stop, context, last)
}

const plainSaying = new Set(['say', 'add', 'note', 'report', 'write'])

/** "Name, title, said": what stands before the comma is who speaks. */
function startsWithName(layout: Layout, at: number): boolean {
  const start = appositionStart(layout, at - 1)
  const first = layout.who.find((mark) => mark.from >= start && mark.to < at)
  return (
    first !== undefined && first.from <= start + 3 && isComma(layout, first.to) && !containsModal(layout, start, at)
  )
}
