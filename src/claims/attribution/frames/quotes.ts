/** Quotations: beside their verb, after a colon, and those that go on from the sentence before. */
import type { Speaker } from '../../claim.js'
import type { ReadingContext } from '../../reader.js'
import { isBreak, isComma, isQuoteSign, type Layout, lowerAt } from '../layout.js'
import type { FoundSpeaker } from '../speakers/found.js'
import { speakerIn } from '../speakers.js'
import { type ReportingVerb, reportingVerbs } from '../verbs.js'
import { clauseStart } from './clauses.js'
import { type Frame, frame } from './frame.js'

export function quoted(
  layout: Layout,
  at: number,
  verb: ReportingVerb,
  lemma: string,
  found: FoundSpeaker,
  rule: string,
): Frame | undefined {
  const beside = quotesBeside(layout, at, at)
  const range = beside ?? { from: clauseStart(layout, at), to: at }
  if (range.to <= range.from) return undefined
  return frame(layout, {
    rule: beside === undefined ? 'said-after' : rule,
    verb: lemma,
    speaker: found.speaker,
    modality: verb.modality,
    from: range.from,
    to: range.to,
    whole: [Math.min(range.from, at), Math.max(range.to, found.to)],
    takes: beside === undefined ? 'clause' : 'quote',
    data: false,
    at,
    direct: beside !== undefined,
  })
}

/** The quotation just before the subject or just after the verb; both, where the verb stands between its parts. */
export function quotesBeside(layout: Layout, subject: number, verb: number): { from: number; to: number } | undefined {
  const edges = layout.quotes.filter((quote) => quote.level === 1 || layout.quotes.length === 1)
  const all = edges.length > 0 ? edges : layout.quotes
  const before = all.find(
    (quote) => quote.to <= subject && subject - quote.to <= 2 && onlySigns(layout, quote.to, subject),
  )
  const after = all.find((quote) => quote.from > verb && isLeadIn(layout, verb + 1, quote.from))
  const [first, second] = [before ?? after, after ?? before]
  if (first === undefined || second === undefined) return undefined
  return { from: first.from, to: second.to }
}

function onlySigns(layout: Layout, from: number, to: number): boolean {
  for (let index = from; index < to; index++)
    if (!isComma(layout, index) && !isQuoteSign(lowerAt(layout, index))) return false
  return true
}

/** Between "said" and its quotation: a comma, a colon, "on Monday", "in a statement", "reporters". */
function isLeadIn(layout: Layout, from: number, to: number): boolean {
  if (to - from > 14) return false
  let stop = to
  while (stop > from && isQuoteSign(lowerAt(layout, stop - 1))) stop--
  if (stop === from) return true
  const last = lowerAt(layout, stop - 1)
  if (last !== ',' && last !== ':' && last !== 'that') return false
  for (let index = from; index < stop - 1; index++)
    if (lowerAt(layout, index) === 'that' || isBreak(layout, index)) return index === stop - 2
  return true
}

export function quoteFollows(layout: Layout, from: number, end: number): boolean {
  for (let index = from; index < end; index++) if (layout.quoted[index] === true) return true
  return false
}

/** `President Trump: “We're getting along.”` */
export function colonFrames(layout: Layout, context: ReadingContext, last: Speaker | undefined): Frame[] {
  const colon = layout.tokens.findIndex(({ lower }, index) => lower === ':' && index <= 12)
  const quote = layout.quotes.find(({ from }) => from > colon && from <= colon + 2)
  if (colon < 1 || quote === undefined) return []
  const found = speakerIn(layout, 0, colon, context, last)
  if (found === undefined || layout.tokens.slice(0, colon).some(({ lemma }) => reportingVerbs.has(lemma))) return []
  return [
    frame(layout, {
      rule: 'colon',
      verb: 'colon',
      speaker: found.speaker,
      modality: 'claimed',
      from: quote.from,
      to: quote.to,
      whole: [0, quote.to],
      takes: 'quote',
      data: false,
      at: -1,
      direct: true,
    }),
  ]
}

/** A quotation with nobody beside it goes on from the sentence before, where one was left open or stood there. */
export function openQuotes(layout: Layout, frames: Frame[], last: Speaker | undefined): Frame[] {
  if (last === undefined) return []
  return layout.quotes
    .filter((quote) => quote.to - quote.from > 4 && quote.level <= 1)
    .filter((quote) => !frames.some(({ from, to }) => from < quote.to && quote.from < to))
    .filter((quote) => !quote.opened || (quote.from <= 1 && quote.to >= layout.tokens.length - 2))
    .map((quote) =>
      frame(layout, {
        rule: 'quote-goes-on',
        verb: 'quote',
        speaker: last,
        modality: 'claimed',
        from: quote.from,
        to: quote.to,
        whole: [quote.from, quote.to],
        takes: 'quote',
        data: false,
        at: -1,
        direct: true,
      }),
    )
}
