/** "No deals have been announced on X, Y or Z", "the two sides have yet to reach an agreement on X": a claim for each topic. */

import type { Day } from '../../time/day.js'
import { isComma, type Layout, lemmaAt, lowerAt, spanOf, textOf } from '../attribution/layout.js'
import { attribute } from '../attribution.js'
import type { Draft } from '../claim.js'
import type { ReadingContext } from '../reader.js'
import { asOfDay, type Negation, negationsOf, subjectStart } from './negation.js'
import { type Topic, tracksIn } from './topics.js'

const agreements = new Set(
  'deal deals agreement agreements accord accords pact pacts breakthrough breakthroughs compromise consensus'.split(
    ' ',
  ),
)

/** Between the negation and the noun. */
const between = new Set(
  `a an any the formal trade new final immediate such concrete major comprehensive broader broad further specific other definitive substantive
  firm significant real bilateral large detailed announced announce reach reached reaching sign signed signing strike struck striking produce produced producing secure secured make
  made finalize finalized finalise finalised conclude concluded clinch clinched seal sealed announcing yield yielded include included deliver delivered
  been be has have had was were is are there come to up with - - interim overarching long term full written public on over unveil unveiled disclose disclosed agreed`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

const prepositions = new Set([
  'on',
  'over',
  'about',
  'regarding',
  'covering',
  'concerning',
  'involving',
  'around',
  'for',
  'to',
])

/** Words that begin what is no topic any more. */
const afterTopics = new Set(
  `since so yet as in during after before at this last despite amid with following until from by has have had was were is are been between
  that which while but because when there though although including such announced reached signed made far`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

export function agreementAbsences(layout: Layout, context: ReadingContext): Draft[] {
  for (const negation of negationsOf(layout, attribute(layout.sentence, context).frames)) {
    const noun = nounAfter(layout, negation)
    if (noun === undefined) continue
    return draftsFor(layout, negation, noun, context)
  }
  return []
}

/** The agreement that is denied: "no deal", "not reached an agreement", "without a deal"; passive too: "a deal has not been reached". */
function nounAfter(layout: Layout, { next, to, form, from, at }: Negation): number | undefined {
  for (let index = next; index < Math.min(to, next + 10); index++) {
    if (agreements.has(lowerAt(layout, index))) return index
    if (!between.has(lowerAt(layout, index)) && !isTopicWord(layout, index)) break
  }
  if (form === 'not') {
    if (
      !['reach', 'announce', 'sign', 'strike', 'make', 'finalize', 'finalise', 'be'].includes(lemmaAt(layout, next)) &&
      !between.has(lowerAt(layout, next))
    )
      return undefined
    for (let index = at - 1; index >= Math.max(from, at - 8); index--)
      if (agreements.has(lowerAt(layout, index))) return index
  }
  return undefined
}

/** "no fentanyl deal": the topic stands before its noun. */
function isTopicWord(layout: Layout, at: number): boolean {
  return (
    tracksIn(layout, at, Math.min(layout.tokens.length, at + 4)).some((topic) => topic.from === at) ||
    tracksIn(layout, Math.max(0, at - 2), at + 1).some((topic) => topic.to === at + 1)
  )
}

interface Piece {
  from: number
  to: number
  topic?: Topic
}

function draftsFor(layout: Layout, negation: Negation, noun: number, context: ReadingContext): Draft[] {
  const start =
    negation.form === 'no' && negation.at <= negation.from + 1 ? negation.at : startOf(layout, negation, noun)
  const before = tracksIn(layout, negation.next, noun)
  const pieces = before.length > 0 ? [] : piecesAfter(layout, noun + 1, negation.to)
  const leading =
    pieces.length === 0 && before.length === 0 ? tracksIn(layout, negation.from, Math.min(negation.at, noun)) : []
  const coreEnd = coreEndOf(layout, noun, negation, pieces)
  const topics: Piece[] =
    pieces.length > 0 ? pieces : [...before, ...leading].map((topic) => ({ from: topic.from, to: topic.to, topic }))
  // "No deal is better than a bad deal": nothing is said to be missing.
  if (topics.length === 0 && negation.form === 'no' && !isMissing(layout, negation, noun)) return []
  const asOf = asOfDay(layout, context.date)
  if (topics.length === 0)
    return [draft(layout, start, coreEnd, [], textOf(layout, Math.min(noun, negation.next), coreEnd), asOf)]
  return topics.map(({ from, to, topic }, index) => {
    const about = `agreement on ${textOf(layout, from, to)}`
    // The first span carries the words they share; the others only their own.
    if (pieces.length > 0 && index > 0) return draft(layout, from, to, topic?.tracks ?? [], about, asOf)
    return draft(layout, Math.min(start, from), Math.max(coreEnd, to), topic?.tracks ?? [], about, asOf)
  })
}

const missingWords = new Set(
  'been announced reached signed made struck finalized finalised agreed there produced ended yielded brought concluded came emerged sealed'.split(
    ' ',
  ),
)

/** A verb of making stands beside the noun, or "there is". */
function isMissing(layout: Layout, { from, to }: Negation, noun: number): boolean {
  for (let index = Math.max(from, noun - 8); index < Math.min(to, noun + 6); index++)
    if (missingWords.has(lowerAt(layout, index))) return true
  return false
}

function startOf(layout: Layout, negation: Negation, noun: number): number {
  if (noun < negation.at) return Math.max(negation.from, noun - 3)
  return subjectStart(layout, negation)
}

/** End of "no deals have been announced", before what they are about. */
function coreEndOf(layout: Layout, noun: number, { at, to }: Negation, pieces: Piece[]): number {
  if (pieces.length > 0) return pieces[0]?.to ?? noun + 1
  let end = Math.max(noun, at) + 1
  while (
    end < to &&
    (between.has(lowerAt(layout, end)) || ['far', 'so', 'yet'].includes(lowerAt(layout, end))) &&
    !prepositions.has(lowerAt(layout, end))
  )
    end++
  return end
}

/** The list after "on": its pieces between commas, "or", "and" and "nor". */
function piecesAfter(layout: Layout, from: number, to: number): Piece[] {
  let start = from
  while (start < to && !prepositions.has(lowerAt(layout, start))) {
    if (isComma(layout, start) && start > from + 6) return []
    start++
  }
  if (start >= to || (lowerAt(layout, start) === 'to' && tracksIn(layout, start, to).length === 0)) return []
  const pieces: Piece[] = []
  let at = start + 1
  while (at < to && pieces.length < 8) {
    while (
      at < to &&
      (isComma(layout, at) || ['or', 'and', 'nor', 'either', 'on', 'over', 'the', 'any'].includes(lowerAt(layout, at)))
    )
      at++
    let end = at
    while (
      end < to &&
      !isComma(layout, end) &&
      !['or', 'and', 'nor'].includes(lowerAt(layout, end)) &&
      !isAfter(layout, end)
    )
      end++
    if (end === at) break
    const [topic] = tracksIn(layout, at, end)
    if (end - at > 7) break
    pieces.push({ from: at, to: end, ...(topic !== undefined && { topic }) })
    at = end
    if (at < to && isAfter(layout, at)) break
  }
  // A list of which nothing is known is more likely a time or an occasion.
  return pieces.some(({ topic }) => topic !== undefined) ? pieces : []
}

function isAfter(layout: Layout, at: number): boolean {
  return (
    afterTopics.has(lowerAt(layout, at)) ||
    layout.sentence.marks.some((mark) => mark.kind === 'period' && mark.from === at)
  )
}

function draft(layout: Layout, from: number, to: number, tracks: string[], about: string, asOf: Day | null): Draft {
  return {
    type: 'absence',
    span: spanOf(layout, from, to),
    checkable: true,
    absence: {
      about,
      track: tracks[0] ?? null,
      thing: 'agreement',
      asOf,
      note: null,
      written: { tracks, side: null, contact: null, product: null },
    },
    derivation: ['absence: no agreement'],
  }
}
