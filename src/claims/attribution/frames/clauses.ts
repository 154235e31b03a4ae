/** Where clauses begin and end, and what words are in them. */
import { isBreak, isComma, isQuoteSign, type Layout, lowerAt, spanOf } from '../layout.js'
import { dataNouns } from '../verbs.js'

/** End of a sentence's words, before its last stop and quotation mark. */
export function endOf(layout: Layout): number {
  let end = layout.tokens.length
  while (end > 0 && (/^[.!?…]+$/.test(lowerAt(layout, end - 1)) || isQuoteSign(lowerAt(layout, end - 1)))) end--
  return end
}

/** What follows a trailing "according to X," belongs to it still, up to a clause with a subject of its own. */
export function afterTrailing(layout: Layout, stop: number, end: number): number {
  if (!isComma(layout, stop)) return stop
  for (let index = stop + 1; index < end; index++) {
    if (isBreak(layout, index)) return index
    if (['while', 'but', 'whereas', 'although', 'though'].includes(lowerAt(layout, index))) return index
  }
  return end
}

export function spanText(layout: Layout, from: number, to: number): string {
  const [start, end] = spanOf(layout, from, to)
  return layout.sentence.text
    .slice(start, end)
    .replace(/^(?:the|a|an)\s+/i, '')
    .slice(0, 60)
}

/** Start of the clause in which a token stands: after a break, or the sentence's start. */
export function clauseStart(layout: Layout, at: number): number {
  for (let index = at - 1; index > 0; index--) {
    if (isBreak(layout, index)) return index + 1
    if (isComma(layout, index) && ['while', 'but', 'whereas', 'although'].includes(lowerAt(layout, index + 1)))
      return index + 2
  }
  return 0
}

/** "a claim", "the report", "a hope", "calls": the same letters as a noun. */
export function isNoun(layout: Layout, at: number): boolean {
  const before = lowerAt(layout, at - 1)
  if (
    [
      'a',
      'an',
      'the',
      'this',
      'that',
      'no',
      'any',
      'its',
      'their',
      'his',
      'her',
      'of',
      'phone',
      'telephone',
      'video',
      'by',
      'in',
      'on',
      "'s",
    ].includes(before)
  ) {
    const text = lowerAt(layout, at)
    return !/(?:ed|said|told|wrote)$/.test(text) || before === 'the' || before === 'a'
  }
  return false
}

export function hasDataNoun(layout: Layout, from: number, to: number): boolean {
  for (let index = from; index < to; index++)
    if (dataNouns.has(lowerAt(layout, index)) && layout.whoAt[index] === undefined) return true
  return false
}

export function isQuoteEnd(layout: Layout, index: number): boolean {
  return index >= 0 && (layout.quoted[index] === true || isQuoteSign(lowerAt(layout, index)))
}

export function containsModal(layout: Layout, from: number, to: number): boolean {
  for (let index = from; index < to; index++)
    if (
      ['would', 'will', 'could', 'may', 'might', 'had', 'has', 'have', 'was', 'were', 'is', 'are', 'should'].includes(
        lowerAt(layout, index),
      )
    )
      return true
  return false
}

/** A verb phrase ends with its clause. */
export function clauseEnd(layout: Layout, from: number, end: number): number {
  for (let index = from; index < end; index++) {
    if (layout.quoted[index] === true) continue
    if (isBreak(layout, index)) return index
    if (
      isComma(layout, index) &&
      ['while', 'but', 'and', 'whereas', 'although', 'according'].includes(lowerAt(layout, index + 1))
    )
      return index
    if (lowerAt(layout, index) === 'but') return index
  }
  return end
}

export function findWord(layout: Layout, from: number, to: number, word: string): number | undefined {
  for (let index = from; index < to; index++) if (lowerAt(layout, index) === word) return index
  return undefined
}
