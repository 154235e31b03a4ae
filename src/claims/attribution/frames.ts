/** Frames of a sentence: somebody who speaks, the word for it, and the stretch that is said. One file of rules, in order. */
import type { Span } from '../../language/marks.js'
import { isVerbBase } from '../../language/verbs.js'
import type { ClaimModality, Speaker } from '../claim.js'
import type { ReadingContext } from '../reader.js'
import {
  isBreak,
  isComma,
  isQuoteSign,
  type Layout,
  lemmaAt,
  lowerAt,
  opensClause,
  spanOf,
  tokenFrom,
} from './layout.js'
import { type FoundSpeaker, speakerIn } from './speakers.js'
import { betweenWords, concernNouns, dataNouns, type ReportingVerb, reportingVerbs } from './verbs.js'

/** A stretch that somebody stands behind. */
export interface Frame {
  rule: string
  speaker: Speaker | null
  modality: ClaimModality
  /** The word that reports: its lemma, or `quote`, `according`, `colon`. */
  verb: string
  /** What was said, in tokens. */
  from: number
  to: number
  content: Span
  /** Speaker, verb and content together. */
  whole: Span
  direct: boolean
  /** Said by figures, papers, projections. */
  data: boolean
  /** How the content hangs on the verb. */
  takes: 'clause' | 'object' | 'manner' | 'quote'
  /** First token of the verb; -1 where there is none. */
  at: number
}

export function framesOf(layout: Layout, context: ReadingContext, last: Speaker | undefined): Frame[] {
  const frames: Frame[] = []
  let speaker = last
  for (let at = 0; at < layout.tokens.length; at++) {
    if (layout.quoted[at] === true) continue
    const found =
      accordingAt(layout, at, context, speaker) ??
      silenceAt(layout, at, context, speaker, frames) ??
      verbAt(layout, at, context, speaker, frames)
    if (found === undefined) continue
    frames.push(found)
    if (found.speaker !== null) speaker = found.speaker
  }
  frames.push(...colonFrames(layout, context, speaker))
  return [...frames, ...openQuotes(layout, frames, last)]
}

/**
 * "declined to comment", "did not respond to a request for comment", "would not say whether": somebody who says nothing.
 * "did not confirm" is a refusal of its own kind, and keeps its object.
 */
function silenceAt(
  layout: Layout,
  at: number,
  context: ReadingContext,
  last: Speaker | undefined,
  before: Frame[],
): Frame | undefined {
  const lemma = lemmaAt(layout, at)
  const refuses = (lemma === 'decline' || lemma === 'refuse') && lowerAt(layout, at + 1) === 'to'
  const verb = refuses ? lemmaAt(layout, at + 2) : lemma
  const negated = !refuses && isNegatedVerb(layout, at)
  if (!refuses && !negated) return undefined
  const confirms = verb === 'confirm' || (negated && lemma === 'confirm')
  const silent = ['comment', 'respond', 'reply', 'say', 'elaborate', 'answer', 'discuss', 'disclose'].includes(verb)
  if (!confirms && !silent) return undefined
  if (negated && silent && !['respond', 'reply', 'comment'].includes(verb)) return undefined
  const subject = subjectBefore(layout, at, context, last, before)
  if (subject === undefined) return undefined
  const end = endOf(layout)
  const to = clauseEnd(layout, at + 1, end)
  // The whole sentence where it says nothing else: the refusal is the content.
  const from = confirms ? (refuses ? at + 3 : at + 1) : refuses ? at : subject.from
  return frame(layout, {
    rule: confirms ? 'not-confirmed' : 'no-comment',
    verb: confirms ? 'confirm' : verb,
    speaker: subject.found.speaker,
    modality: 'not-confirmed',
    from: Math.min(from, to - 1),
    to,
    whole: [subject.from, to],
    takes: 'manner',
    data: false,
    at,
  })
}

/** "did not confirm", "has not immediately responded", "would n't", "has yet to confirm". */
function isNegatedVerb(layout: Layout, at: number): boolean {
  for (let index = at - 1; index >= Math.max(0, at - 4); index--) {
    const word = lowerAt(layout, index)
    if (word === 'not' || word === 'never' || word.endsWith("n't")) return true
    if (word === 'to' && lowerAt(layout, index - 1) === 'yet') return true
    if (word === 'nor' || word === 'neither') return true
    if (!betweenWords.has(word) && !word.endsWith('ly') && word !== 'to' && word !== 'yet') return false
  }
  return false
}

/** End of a sentence's words, before its last stop and quotation mark. */
function endOf(layout: Layout): number {
  let end = layout.tokens.length
  while (end > 0 && (/^[.!?…]+$/.test(lowerAt(layout, end - 1)) || isQuoteSign(lowerAt(layout, end - 1)))) end--
  return end
}

/** "according to X", "as per X", "per X", "in the words of X". */
function accordingAt(
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

/** What follows a trailing "according to X," belongs to it still, up to a clause with a subject of its own. */
function afterTrailing(layout: Layout, stop: number, end: number): number {
  if (!isComma(layout, stop)) return stop
  for (let index = stop + 1; index < end; index++) {
    if (isBreak(layout, index)) return index
    if (['while', 'but', 'whereas', 'although', 'though'].includes(lowerAt(layout, index))) return index
  }
  return end
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

function spanText(layout: Layout, from: number, to: number): string {
  const [start, end] = spanOf(layout, from, to)
  return layout.sentence.text
    .slice(start, end)
    .replace(/^(?:the|a|an)\s+/i, '')
    .slice(0, 60)
}

/** Start of the clause in which a token stands: after a break, or the sentence's start. */
function clauseStart(layout: Layout, at: number): number {
  for (let index = at - 1; index > 0; index--) {
    if (isBreak(layout, index)) return index + 1
    if (isComma(layout, index) && ['while', 'but', 'whereas', 'although'].includes(lowerAt(layout, index + 1)))
      return index + 2
  }
  return 0
}

function verbAt(
  layout: Layout,
  at: number,
  context: ReadingContext,
  last: Speaker | undefined,
  before: Frame[],
): Frame | undefined {
  const verb = reportingVerbs.get(lemmaAt(layout, at))
  if (verb === undefined || layout.whoAt[at] !== undefined) return undefined
  const lower = lowerAt(layout, at)
  if (isNoun(layout, at)) return undefined
  if (lower.endsWith('ing')) return undefined
  const previous = lowerAt(layout, at - 1)
  if (previous === 'to') return undefined
  const lemma = lemmaAt(layout, at)
  // "did not say", "never claimed": nothing was said.
  if (isNegatedVerb(layout, at)) return undefined
  const inverted = invertedSubject(layout, at, context, last)
  if (inverted !== undefined) return quoted(layout, at, verb, lemma, inverted, 'quote-said')
  if (isPassive(layout, at)) return undefined
  const subject = subjectBefore(layout, at, context, last, before)
  if (subject === undefined) return undefined
  if (
    verb.data === true &&
    !subject.speaks &&
    subject.found.speaker.side !== 'press' &&
    (lemma === 'show' || lemma === 'indicate' || lemma === 'suggest') &&
    subject.found.speaker.name === null
  )
    return undefined
  const quotes = quotesBeside(layout, subject.from, at)
  if (quotes !== undefined && verb.takes.includes('clause'))
    return frame(layout, {
      rule: 'quote',
      verb: lemma,
      speaker: subject.found.speaker,
      modality: verb.modality,
      from: quotes.from,
      to: quotes.to,
      whole: [Math.min(quotes.from, subject.from), Math.max(quotes.to, at + 1)],
      takes: 'quote',
      data: subject.data,
      at,
      direct: true,
    })
  return indirect(layout, at, verb, lemma, subject)
}

/** "a claim", "the report", "a hope", "calls": the same letters as a noun. */
function isNoun(layout: Layout, at: number): boolean {
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

function isPassive(layout: Layout, at: number): boolean {
  const lower = lowerAt(layout, at)
  if (!/(?:ed|en|said|told|seen|cast|foreseen)$/.test(lower)) return false
  for (let index = at - 1; index >= Math.max(0, at - 3); index--) {
    const word = lemmaAt(layout, index)
    if (word === 'be') return true
    if (lowerAt(layout, index) === ',' || !betweenWords.has(lowerAt(layout, index))) return false
  }
  return false
}

interface Subject {
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
function subjectBefore(
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

function hasDataNoun(layout: Layout, from: number, to: number): boolean {
  for (let index = from; index < to; index++)
    if (dataNouns.has(lowerAt(layout, index)) && layout.whoAt[index] === undefined) return true
  return false
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

function isQuoteEnd(layout: Layout, index: number): boolean {
  return index >= 0 && (layout.quoted[index] === true || isQuoteSign(lowerAt(layout, index)))
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
function appositionStart(layout: Layout, end: number): number {
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

/** `“...,” said Liu Pengyu, spokesperson for the embassy`, `..., said the ministry`. */
function invertedSubject(
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

function containsModal(layout: Layout, from: number, to: number): boolean {
  for (let index = from; index < to; index++)
    if (
      ['would', 'will', 'could', 'may', 'might', 'had', 'has', 'have', 'was', 'were', 'is', 'are', 'should'].includes(
        lowerAt(layout, index),
      )
    )
      return true
  return false
}

function quoted(
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
function quotesBeside(layout: Layout, subject: number, verb: number): { from: number; to: number } | undefined {
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

/** First words of a time, a place or an occasion after a trailing "said". */
const manner = new Set(
  'on in at during after from via earlier later monday tuesday wednesday thursday friday saturday sunday today yesterday late early this last'.split(
    ' ',
  ),
)

/** Words with which a phrase before the main clause begins: what follows them is no clause that could have been said. */
const leads = new Set(
  'building following after in on at during despite amid since with when while if as before citing speaking under for by to from'.split(
    ' ',
  ),
)

/** Whether only a time, a place or an occasion follows, up to the end or a comma. */
function onlyMannerFollows(layout: Layout, from: number, end: number): number | undefined {
  let index = from
  while (index < end && !isComma(layout, index) && !isBreak(layout, index)) {
    if (opensClause(layout, index) && !['after', 'before', 'as'].includes(lowerAt(layout, index))) return undefined
    index++
  }
  if (index === from) return index
  const first = lowerAt(layout, from)
  if (!manner.has(first) && !(first === 'to' && lowerAt(layout, from + 1) === 'reporters')) return undefined
  // A verb in it makes it a clause: "said on Monday the two would meet".
  return containsModal(layout, from, index) ? undefined : index
}

function indirect(layout: Layout, at: number, verb: ReportingVerb, lemma: string, subject: Subject): Frame | undefined {
  const end = endOf(layout)
  const base = {
    verb: lemma,
    speaker: subject.found.speaker,
    modality: verb.modality,
    data: subject.data || verb.data === true,
    at,
  }
  if (verb.takes.includes('manner')) {
    if (['raise', 'express', 'voice', 'question'].includes(lemma) && !concernsAfter(layout, at + 1)) return undefined
    const to = clauseEnd(layout, at + 1, end)
    return to - at < 3
      ? undefined
      : frame(layout, { ...base, rule: 'voiced', from: at, to, whole: [subject.from, to], takes: 'manner' })
  }
  if (lemma === 'describe' || lemma === 'call') {
    const as = findWord(layout, at + 1, end, 'as')
    if (lemma === 'call' && (lowerAt(layout, at + 1) === 'on' || lowerAt(layout, at + 1) === 'for'))
      return frame(layout, {
        ...base,
        modality: 'urged',
        rule: 'called-for',
        from: at,
        to: clauseEnd(layout, at + 1, end),
        whole: [subject.from, end],
        takes: 'manner',
      })
    if (as === undefined && !quoteFollows(layout, at + 1, end)) return undefined
    const to = clauseEnd(layout, as ?? at + 1, end)
    return frame(layout, {
      ...base,
      rule: 'described-as',
      from: at + 1,
      to,
      whole: [subject.from, to],
      takes: 'object',
    })
  }
  const stop = subject.trailing ? onlyMannerFollows(layout, at + 1, end) : undefined
  if (stop !== undefined && verb.takes.includes('clause')) {
    const from = clauseStart(layout, subject.from)
    const after = stop < end && isComma(layout, stop) ? afterTrailing(layout, stop, end) : subject.from
    const to = after <= stop + 2 ? subject.from : after
    if (subject.from - from >= 3 && !leads.has(lowerAt(layout, from)))
      return frame(layout, {
        ...base,
        rule: 'said-after',
        from,
        to,
        whole: [from, Math.max(to, stop)],
        takes: 'clause',
      })
  }
  const start = contentStart(layout, at, lemma, end)
  const to = contentEnd(layout, start, end)
  if (to - start < 2) return undefined
  if (needsClause.has(lemma) && !isClause(layout, start, to)) return undefined
  const object = !verb.takes.includes('clause') || startsObject(layout, start, lemma)
  return frame(layout, {
    ...base,
    rule: object ? 'announced' : 'said-before',
    from: start,
    to,
    whole: [subject.from, to],
    takes: object ? 'object' : 'clause',
  })
}

/** Verbs that report words only with a clause: "maintain the suspension", "report the shipment" do not. */
const needsClause = new Set(
  'maintain observe conclude recall write post believe think report highlight underscore state declare say tell add'.split(
    ' ',
  ),
)

/** A verb in its own right stands in it, or "that" before it. */
function isClause(layout: Layout, from: number, to: number): boolean {
  if (lowerAt(layout, from - 1) === 'that') return true
  for (let index = from; index < Math.min(to, from + 24); index++) {
    const { lower = '', lemma = '', kind } = layout.tokens[index] ?? {}
    if (kind !== 'word' || layout.whoAt[index] !== undefined) continue
    if (containsModal(layout, index, index + 1) || lemma === 'be' || lemma === 'have' || lemma === 'do') return true
    if (index > from && lemma !== lower && (/ed$/.test(lower) || !/s$|ing$/.test(lower))) return true
    if (
      index > from &&
      isVerbBase(lemma) &&
      lemma !== lower &&
      !['the', 'a', 'of'].includes(lowerAt(layout, index - 1))
    )
      return true
  }
  return false
}

/** Past "reporters", "on Monday", "in a statement" and "that" to what was said. */
function contentStart(layout: Layout, at: number, lemma: string, end: number): number {
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
function contentEnd(layout: Layout, from: number, end: number): number {
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

/** A verb phrase ends with its clause. */
function clauseEnd(layout: Layout, from: number, end: number): number {
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

function concernsAfter(layout: Layout, from: number): boolean {
  for (let index = from; index < from + 5; index++) if (concernNouns.has(lowerAt(layout, index))) return true
  return false
}

function quoteFollows(layout: Layout, from: number, end: number): boolean {
  for (let index = from; index < end; index++) if (layout.quoted[index] === true) return true
  return false
}

function findWord(layout: Layout, from: number, to: number, word: string): number | undefined {
  for (let index = from; index < to; index++) if (lowerAt(layout, index) === word) return index
  return undefined
}

/** "announced a tariff", "threatened to impose", "warned of": an object and no clause. */
function startsObject(layout: Layout, start: number, lemma: string): boolean {
  const first = lowerAt(layout, start)
  if (first === 'to' || first === 'of' || first === 'for') return true
  return (
    ['announce', 'unveil', 'propose', 'confirm', 'reject', 'deny', 'dismiss', 'reveal', 'disclose', 'signal'].includes(
      lemma,
    ) && !containsModal(layout, start, Math.min(start + 8, layout.tokens.length))
  )
}

/** `President Trump: “We're getting along.”` */
function colonFrames(layout: Layout, context: ReadingContext, last: Speaker | undefined): Frame[] {
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
function openQuotes(layout: Layout, frames: Frame[], last: Speaker | undefined): Frame[] {
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

interface Parts {
  rule: string
  verb: string
  speaker: Speaker | null
  modality: ClaimModality
  from: number
  to: number
  whole: [number, number]
  takes: Frame['takes']
  data: boolean
  at: number
  direct?: boolean
}

function frame(layout: Layout, parts: Parts): Frame {
  const { from, to, whole, direct = false, ...rest } = parts
  return { ...rest, from, to, direct, content: spanOf(layout, from, to), whole: spanOf(layout, whole[0], whole[1]) }
}

/** First token of a frame's content after its character span was trimmed. */
export function firstToken(layout: Layout, { content }: Frame): number {
  return tokenFrom(layout, content[0])
}
