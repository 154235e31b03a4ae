/** The room's door: a text becomes sentences with tokens and marks, and names become an index. */
import type { Day } from '../time/day.js'
import { markAmount } from './amounts.js'
import { markBaseline } from './baselines.js'
import { blocksOf } from './blocks.js'
import { sentenceSpans } from './boundaries.js'
import { isSpace } from './characters.js'
import { markDateline } from './datelines.js'
import { markDuration } from './durations.js'
import type { Introduced, Naming } from './introduced.js'
import type { CompiledLexicon } from './lexicon.js'
import { type Line, taken } from './line.js'
import type { Mark, Sentence } from './marks.js'
import { markMultiple, markOrdinal } from './multiples.js'
import { markNames } from './names.js'
import { markPeriod, type Times } from './periods.js'
import { markQuotes, noQuotes } from './quotes.js'
import { clockOf } from './resolve.js'
import { mostTokens, tokenize } from './tokens.js'
import { markUnknownNames } from './unknown-names.js'
import { is } from './words.js'

export { type CompiledLexicon, compileLexicon } from './lexicon.js'

export interface ReadingOptions {
  /** The article's day, against which dates without a year and relative words are resolved. */
  date: Day
  lexicon: CompiledLexicon
}

/** Marketing years begin in September unless the product's record says otherwise. */
const usualMarketingStart = 9

/** The sentences of a text with everything that was marked on them, in order. Never throws; takes time in proportion to the text. */
export function readSentences(text: string, options: ReadingOptions): Sentence[] {
  return [...eachSentence(text, options)]
}

/** The same, one at a time: for texts too long to be held with all their marks. */
export function* eachSentence(text: string, options: ReadingOptions): Generator<Sentence> {
  const introduced: Introduced = new Map()
  const naming: Naming = { lexicon: options.lexicon, introduced, date: options.date }
  const times: Times = { clock: clockOf(options.date), marketingStart: usualMarketingStart }
  const holds = new Uint8Array(mostTokens + 1)
  let quotes = noQuotes()
  let paragraph = -1
  for (const block of blocksOf(text)) {
    // A quotation that goes on in the next paragraph is opened there again.
    if (block.paragraph !== paragraph) quotes = noQuotes()
    for (const [start, end] of sentenceSpans(text, block.start, block.end)) {
      let from = start
      while (from < end) {
        const { tokens, words, end: read } = tokenize(text, from, end)
        const to = read >= end ? end : read
        if (tokens.length > 0) {
          holds.fill(taken.free)
          const sentence = text.slice(from, trimmedEnd(text, from, to))
          const line: Line = { text: sentence, tokens, words, marks: [], holds, form: block.form }
          if (block.paragraph !== paragraph && block.form === 'prose') markDateline(line)
          paragraph = block.paragraph
          times.marketingStart = usualMarketingStart
          markNames(line, naming)
          markTimesAndAmounts(line, times, options.lexicon)
          markUnknownNames(line, introduced)
          markQuotes(line, quotes)
          line.marks.sort(byPlace)
          yield {
            start: from,
            end: from + sentence.length,
            text: sentence,
            tokens,
            marks: line.marks,
            paragraph: block.paragraph,
            form: block.form,
          }
        }
        from = to
      }
    }
  }
}

function trimmedEnd(text: string, from: number, to: number): number {
  let end = to
  while (end > from && isSpace(text.charCodeAt(end - 1))) end--
  return end
}

function byPlace(a: Mark, b: Mark): number {
  return a.start - b.start || b.end - a.end
}

const timeStart = is.time | is.month | is.weekday | is.digits | is.cardinal | is.article | is.ordinal
const multipleStart = is.multiple | is.fraction | is.cardinal | is.article | is.digits | is.ordinal
const amountStart = is.digits | is.cardinal | is.article | is.currency | is.fraction
const durationStart = is.digits | is.cardinal | is.article | is.fraction

/** One pass over the words: at each, whichever reader its class calls for, dates before numbers. */
function markTimesAndAmounts(line: Line, times: Times, lexicon: CompiledLexicon): void {
  for (const mark of line.marks) {
    if (mark.kind !== 'product') continue
    const start = lexicon.marketingYears.get(mark.id)
    if (start === undefined) continue
    times.marketingStart = start
    break
  }
  for (let i = 0; i < line.words.length; ) {
    const classes = line.words[i]?.classes ?? 0
    if (line.holds[i] !== taken.free) {
      i++
      continue
    }
    let to = i
    if ((classes & is.baseline) !== 0) to = markBaseline(line, i)
    if (to > i) {
      // `from last year` is a baseline and a period as well.
      if (line.words[i]?.lower === 'last') markPeriod(line, i, times)
      i = to
      continue
    }
    if ((classes & timeStart) !== 0) to = markPeriod(line, i, times)
    if (to === i && ((classes & durationStart) !== 0 || line.words[i]?.lower === 'another')) to = markDuration(line, i)
    if (to === i && (classes & multipleStart) !== 0) to = markMultiple(line, i)
    if (to === i && (classes & (is.ordinal | is.cardinal)) !== 0) to = markOrdinal(line, i)
    if (to === i && (classes & amountStart) !== 0) to = markAmount(line, i)
    i = to > i ? to : i + 1
  }
}
