/** Where the phrase of a noun begins. */
import { type Layout, lowerAt, opensClause } from '../../attribution/layout.js'
import { articles, modifiers, possessors } from './words.js'

/** First token of the noun phrase that ends with its head: over marks, adjectives, possessives and numbers to the article. */
export function phraseStart(layout: Layout, at: number): number {
  let index = at
  while (index > 0) {
    const before = index - 1
    const word = lowerAt(layout, before)
    const marked = coveredBy(layout, before)
    if (marked !== undefined) {
      index = marked
      continue
    }
    if (articles.has(word)) {
      index = before
      if (word === "'s" || word === '’s') continue
      // "the two leaders' third": a possessor before the article of the phrase is part of it.
      break
    }
    if (word === "'" || word === '’') {
      index = before
      continue
    }
    if (
      possessors.has(word) &&
      (lowerAt(layout, before + 1) === "'" ||
        lowerAt(layout, before + 1) === '’' ||
        lowerAt(layout, before + 1) === "'s")
    ) {
      index = before
      continue
    }
    if (modifiers.has(word) && !opensClause(layout, before) && word !== 'to' && word !== 'in' && word !== 'and') {
      index = before
      continue
    }
    if ((word === 'to' || word === 'in') && lowerAt(layout, before + 1) === '-') {
      index = before
      continue
    }
    if (word === ',' && periodCovers(layout, before)) {
      index = before
      continue
    }
    break
  }
  return index
}

/** Start of the date, place, name, number or ordinal that covers a token, where it is part of a noun phrase. */
function coveredBy(layout: Layout, at: number): number | undefined {
  for (const mark of layout.sentence.marks) {
    if (mark.from > at) break
    if (mark.to <= at || mark.from > at) continue
    if (
      mark.kind === 'period'
        ? mark.role !== 'since' && mark.role !== 'until' && !['on', 'in', 'since'].includes(lowerAt(layout, mark.from))
        : mark.kind === 'place' ||
          mark.kind === 'ordinal' ||
          mark.kind === 'count' ||
          mark.kind === 'country' ||
          mark.kind === 'person' ||
          mark.kind === 'organisation' ||
          mark.kind === 'duration'
    )
      return mark.from
  }
  return undefined
}

function periodCovers(layout: Layout, at: number): boolean {
  return layout.sentence.marks.some((mark) => mark.kind === 'period' && mark.from < at && mark.to > at - 1)
}
