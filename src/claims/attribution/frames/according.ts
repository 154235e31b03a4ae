/** "according to X", "as per X": a source named beside what it says. */
import type { Speaker } from '../../claim.js'
import type { ReadingContext } from '../../reader.js'
import { isBreak, isComma, type Layout, lowerAt, opensClause } from '../layout.js'
import { speakerIn } from '../speakers.js'
import { dataNouns } from '../verbs.js'
import { afterTrailing, clauseStart, endOf, spanText } from './clauses.js'
import { type Frame, frame } from './frame.js'

/** "according to X", "as per X", "per X", "in the words of X". */
export function accordingAt(
  layout: Layout,
  at: number,
  context: ReadingContext,
  last: Speaker | undefined,
): Frame | undefined {
  const word = lowerAt(layout, at)
  const next = lowerAt(layout, at + 1)
  let start: number
  if (word === 'according' && next === 'to') start = at + 2
  else if (word === 'as' && next === 'per') start = at + 2
  else if (word === 'per' && isComma(layout, at - 1) && layout.whoAt[at + 1] !== undefined) start = at + 1
  else return undefined
  let stop = start
  const end = endOf(layout)
  while (stop < end && !isBreak(layout, stop) && !opensClause(layout, stop)) {
    // A comma ends the phrase unless a title follows the name: ", chief economist at ...,".
    if (isComma(layout, stop) && !titleFollows(layout, stop, end)) break
    stop++
  }
  const found = speakerIn(layout, start, stop, context, last)
  const speaker = found?.speaker ?? sourceOf(layout, start, stop)
  if (speaker === null) return undefined
  const lead = at === 0 || (at <= 2 && !layout.whoAt[0])
  const from = lead ? stop : clauseStart(layout, at)
  const to = lead ? end : afterTrailing(layout, stop, end)
  return frame(layout, {
    rule: 'according-to',
    verb: 'according',
    speaker,
    modality: 'reported',
    from,
    to,
    whole: [Math.min(at, from), Math.max(stop, to)],
    takes: 'clause',
    data: true,
    at,
  })
}

function titleFollows(layout: Layout, comma: number, end: number): boolean {
  const first = lowerAt(layout, comma + 1)
  if (
    ![
      'a',
      'an',
      'the',
      'president',
      'chief',
      'director',
      'senior',
      'head',
      'professor',
      'economist',
      'analyst',
    ].includes(first)
  )
    return false
  for (let index = comma + 1; index < Math.min(end, comma + 6); index++)
    if (['of', 'at', 'for', 'with', 'economist', 'analyst', 'president', 'director'].includes(lowerAt(layout, index)))
      return true
  return false
}

/** "according to the report", "according to preliminary data": a source without a name. */
function sourceOf(layout: Layout, from: number, to: number): Speaker | null {
  for (let index = from; index < to; index++)
    if (dataNouns.has(lowerAt(layout, index))) return { name: null, role: spanText(layout, from, to), side: null }
  return null
}
