/** Reads claims about contacts: calls, meetings, rounds and visits, held or to come, with day, place, parties, rank and number. */
import type { Sentence } from '../language/marks.js'
import { cue, hasCue } from './attribution/cues.js'
import { type Layout, layoutOf, lemmaAt, lowerAt, spanOf, type Who } from './attribution/layout.js'
import { attribute, type Frame } from './attribution.js'
import type { Draft, EventProposition, EventWording } from './claim.js'
import { type Head, headsOf } from './event/heads.js'
import { type Parties, partiesBefore, partiesIn, remember } from './event/parties.js'
import { countOf, ordinalOf, type Rank } from './event/rank.js'
import { stepDraft } from './event/steps.js'
import { type Since, settled, sinceIn, type When, whensIn } from './event/when.js'
import { isPlaceUse, placesIn, type Where } from './event/where.js'
import { isAhead, isMaybe, isNegated, isPast, windowOf } from './event/words.js'
import type { ClaimReader, ReadingContext } from './reader.js'

/** Past this many tokens it is a list, not a sentence. */
const longest = 300

export const readEvents: ClaimReader = (sentence, context) => {
  if (!hasCue(sentence, cue.event) || sentence.tokens.length > longest) return []
  if (sentence.form === 'heading' && sentence.tokens.length < 4) return []
  return eventsIn(sentence, context)
}

/** What was found around one head. */
interface Found {
  head: Head
  window: [number, number]
  parties?: Parties
  implied: EventWording['implied']
  when?: When
  where?: Where
  ordinal?: Rank
  count?: Rank
  since?: Since
  ahead: boolean
}

function eventsIn(sentence: Sentence, context: ReadingContext): Draft[] {
  const layout = layoutOf(sentence)
  const heads = headsOf(layout)
  if (heads.length === 0) {
    const anaphoric = anaphoricDraft(layout, context)
    return anaphoric === undefined ? [] : [anaphoric]
  }
  const { frames } = attribute(sentence, context)
  const drafts: Draft[] = []
  let earlier: Found | undefined
  heads.forEach((head, index) => {
    if (head.kind === 'deadline' || head.kind === 'signing') {
      const draft = stepDraft(layout, head, context)
      if (draft !== undefined) drafts.push(draft)
      return
    }
    const low = index === 0 ? 0 : (heads[index - 1]?.end ?? 0)
    const high = heads[index + 1]?.start ?? layout.tokens.length
    for (const found of around(
      layout,
      head,
      Math.max(low, floorOf(head, frames)),
      high,
      context,
      earlier,
      index === heads.length - 1,
    )) {
      const draft = draftOf(layout, found, context)
      if (draft !== undefined) drafts.push(draft)
      if (found.parties !== undefined) earlier = found
    }
  })
  return drafts
}

/** A head within what somebody said is not told of the speaker: "Bessent said Trump and Xi would speak". */
function floorOf(head: Head, frames: Frame[]): number {
  let floor = 0
  for (const { from, to, takes } of frames)
    if (takes !== 'manner' && from <= head.start && head.end <= to + 1 && from > floor) floor = from
  return floor
}

function around(
  layout: Layout,
  head: Head,
  low: number,
  high: number,
  context: ReadingContext,
  earlier: Found | undefined,
  last: boolean,
): Found[] {
  const window = windowOf(layout, head, low, high)
  const [from, to] = window
  // Whatever parts the sentence, "for the third time" and "since May" may stand at its end or its beginning.
  const wide: [number, number] = [low === 0 ? 0 : from, last ? Math.max(to, tailEnd(layout, to)) : to]
  if (
    isNegated(layout, Math.max(low, head.start - 7), head.end) ||
    isMaybe(layout, Math.max(low, head.start - 7), head.start)
  )
    return []
  if (confirmedNot(layout, low, head.start)) return []
  const ownWhere = placesIn(layout, from, to, head.kind === 'visit' && head.verb)
  const isPlace = (mark: Who): boolean =>
    isPlaceUse(layout, mark) || ownWhere.some((place) => place.from <= mark.from && mark.to <= place.to)
  const parties = partiesOf(layout, head, window, context, isPlace)
  if (parties !== undefined)
    remember(context, { kind: head.kind, participants: parties.participants, who: parties.who })
  const ordinal = ordinalOf(layout, head, from, wide[1])
  const count = ordinal === undefined ? countOf(layout, head, from, to) : undefined
  const since = ordinal !== undefined || count !== undefined ? sinceIn(layout, wide[0], wide[1], context) : undefined
  const ahead = tenseOf(layout, head, window)
  const base = { head, window, implied: [] as EventWording['implied'], ordinal, count, since, ahead }
  const whens = whensIn(layout, from, to).filter(
    (when) => since === undefined || when.to <= since.from || when.from >= since.to,
  )
  const implied = parties === undefined && (head.verb ? earlier?.parties : undefined)
  const withParties = parties ?? (implied === undefined || implied === false ? undefined : implied)
  return paired(layout, head, ownWhere, whens).map(({ when, where }) => ({
    ...base,
    ...(withParties !== undefined && { parties: withParties }),
    when,
    where,
  }))
}

/** "met in Bali, in 2022, and at Woodside, in 2023": a place and a day for each; else the nearest of each. */
function paired(layout: Layout, head: Head, wheres: Where[], whens: When[]): { when?: When; where?: Where }[] {
  if (head.verb && wheres.length >= 2 && whens.length >= 2) {
    const pairs = wheres.map((where, index) => {
      const next = wheres[index + 1]?.from ?? Number.MAX_SAFE_INTEGER
      return { where, when: whens.find((when) => when.from >= where.to && when.from < next) }
    })
    const joined = wheres.slice(1).every((where, index) => hasAnd(layout, wheres[index]?.to ?? 0, where.from))
    if (joined && pairs.every(({ when }) => when !== undefined)) return pairs
  }
  return [{ when: nearest(whens, head), where: nearest(wheres, head) }]
}

function hasAnd(layout: Layout, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (lowerAt(layout, index) === 'and') return true
  return false
}

function nearest<T extends { from: number; to: number }>(found: T[], head: Head): T | undefined {
  const distance = ({ from, to }: T): number =>
    from >= head.end ? from - head.end : Math.max(0, head.start - to) + 0.5
  return [...found].sort((a, b) => distance(a) - distance(b))[0]
}

/** "did not confirm the Friday call" is a word about the call, read as an absence. */
function confirmedNot(layout: Layout, from: number, to: number): boolean {
  for (let index = from; index < to; index++)
    if (lemmaAt(layout, index) === 'confirm' && isNegated(layout, Math.max(from, index - 4), index)) return true
  return false
}

function tailEnd(layout: Layout, from: number): number {
  let end = from
  while (end < layout.tokens.length && !['but', 'while', ';', 'which', 'after', 'when'].includes(lowerAt(layout, end)))
    end++
  return end
}

function tenseOf(layout: Layout, head: Head, [from, to]: [number, number]): boolean {
  if (head.verb) {
    const lower = lowerAt(layout, head.at)
    if (
      [
        'met',
        'spoke',
        'talked',
        'called',
        'visited',
        'phoned',
        'sat',
        'conferred',
        'convened',
        'gathered',
        'traveled',
        'travelled',
        'flew',
        'spoken',
      ].includes(lower)
    )
      return false
    return isAhead(layout, Math.max(from, head.at - 10), head.at) || lowerAt(layout, head.at - 1) === 'to'
  }
  if (isAhead(layout, head.start, head.at)) return true
  const after =
    isAhead(layout, head.end, Math.min(to, head.end + 8)) && !isPast(layout, head.end, Math.min(to, head.end + 3))
  if (after) return true
  return (
    isAhead(layout, Math.max(from, head.start - 8), head.start) &&
    !isPast(layout, Math.max(from, head.start - 4), head.start)
  )
}

/**
 * The parties of a contact: of a verb, its subject and objects; of a noun, those tied to it by a possessive, a compound,
 * "between" or "with", else the subject of the verb that holds it.
 */
function partiesOf(
  layout: Layout,
  head: Head,
  [from, to]: [number, number],
  context: ReadingContext,
  isPlace: (mark: Who) => boolean,
): Parties | undefined {
  if (head.verb) return partiesIn(layout, from, to, context, isPlace)
  const own = partiesIn(layout, head.start, to, context, isPlace)
  if (own !== undefined && (own.participants.length >= 2 || own.who !== 'named')) return own
  const holding = from < head.start && isHolding(layout, from, head.start)
  if (!holding) return own
  return partiesIn(layout, from, to, context, isPlace) ?? own
}

function draftOf(layout: Layout, found: Found, context: ReadingContext): Draft | undefined {
  const { head, when, where, ordinal, count, since, ahead } = found
  const implied: EventWording['implied'] = []
  let parties =
    found.parties === undefined ? undefined : { participants: found.parties.participants, who: found.parties.who }
  const anaphoric = isAnaphoric(layout, head)
  const before = context.discourse.event
  if ((parties === undefined || parties.participants.length < 2) && (head.kind !== 'round' || anaphoric)) {
    const earlier = partiesBefore(context)
    if (
      earlier !== undefined &&
      (parties === undefined || parties.participants.every((name) => earlier.participants.includes(name)))
    ) {
      parties = earlier
      implied.push('participants')
    }
  }
  if (parties === undefined && head.kind === 'round') parties = { participants: [], who: 'negotiators' }
  if (parties === undefined) return undefined
  const told = when !== undefined || where !== undefined || ordinal !== undefined || count !== undefined
  if (head.kind !== 'round' && !isTwoSided(parties)) return undefined
  if (!told && !(head.verb && parties.who === 'named' && !implied.includes('participants'))) return undefined
  if (!told && head.kind === 'call' && !ahead && !phoneSaid(layout, found.window)) return undefined
  if (head.kind === 'visit' && where === undefined && when === undefined && ordinal === undefined) return undefined
  const days = when === undefined ? null : settled(layout, when, context.date, ahead)
  const expected = ahead || (days !== null && days.start > context.date)
  const sameAsBefore = anaphoric && before !== undefined && before.kind === kindOf(layout, found)
  const written: EventWording = {
    who: parties.who,
    placeCountry: where?.country ?? null,
    placeIsCountry: where?.isCountry ?? false,
    ...(when !== undefined && { exactDays: when.exact }),
    since: since?.since ?? null,
    sinceAt: since?.sinceAt ?? null,
    countHedge: count?.hedge ?? null,
    implied,
  }
  let date = days
  if (date === null && sameAsBefore && count === undefined) {
    date = before.date
    if (date !== null) implied.push('date')
  }
  const event: EventProposition = {
    kind: kindOf(layout, found),
    participants: parties.participants,
    date,
    place: where?.text ?? null,
    placeImplied: where === undefined && sameAsBefore ? (before.place ?? before.placeImplied) : null,
    ordinal: ordinal?.value ?? null,
    since: since?.written ?? null,
    count: count?.value ?? null,
    status:
      expected || (sameAsBefore && before.status === 'expected' && !isPast(layout, head.end, head.end + 6))
        ? 'expected'
        : null,
    note: null,
    written,
  }
  return {
    type: 'event',
    span: spanFor(layout, found),
    checkable: true,
    event,
    derivation: [`event: ${head.rule}`, ...implied.map((one) => `${one} from before`)],
  }
}

/** Two named parties or more; or one side named with the group. */
function isTwoSided({ participants, who }: { participants: string[]; who: EventWording['who'] }): boolean {
  return participants.length >= 2 || who === 'leaders'
}

/** A call is a call where it is said to be by phone, or where nothing says that the two sat together. */
function kindOf(layout: Layout, { head, where, window }: Found): EventProposition['kind'] {
  if (head.kind === 'call' && head.verb && lowerAt(layout, head.at) !== 'called') {
    if (
      hasPhrase(layout, window, ['in', '-', 'person']) ||
      hasPhrase(layout, window, ['in', 'person']) ||
      hasPhrase(layout, window, ['face', '-', 'to'])
    )
      return 'meeting'
    if (where !== undefined && !phoneSaid(layout, window)) return 'meeting'
  }
  return head.kind
}

function phoneSaid(layout: Layout, [from, to]: [number, number]): boolean {
  for (let index = from; index < to; index++)
    if (['phone', 'telephone', 'call', 'video', 'phoned', 'telephoned', 'called'].includes(lowerAt(layout, index)))
      return true
  return false
}

function hasPhrase(layout: Layout, [from, to]: [number, number], words: string[]): boolean {
  for (let index = from; index + words.length <= to; index++)
    if (words.every((word, offset) => lowerAt(layout, index + offset) === word)) return true
  return false
}

/** "This meeting", "the call", "that round", with nothing between. */
function isAnaphoric(layout: Layout, head: Head): boolean {
  const first = lowerAt(layout, head.start)
  return !head.verb && ['this', 'that', 'the', 'these'].includes(first) && head.at - head.start <= 2
}

/** "It would be the second since ...", "This will be their third": the contact itself was named in the sentence before. */
function anaphoricDraft(layout: Layout, context: ReadingContext): Draft | undefined {
  const before = context.discourse.event
  if (before === undefined || !['it', 'this', 'that'].includes(lowerAt(layout, 0))) return undefined
  const head: Head = { at: 0, kind: before.kind, verb: false, start: 0, end: 1, plural: false, rule: 'anaphor' }
  const ordinal = ordinalOf(layout, head, 0, layout.tokens.length)
  if (ordinal === undefined) return undefined
  const since = sinceIn(layout, 0, layout.tokens.length, context)
  const ahead = isAhead(layout, 0, Math.min(6, layout.tokens.length))
  return {
    type: 'event',
    span: spanOf(layout, 0, Math.max(ordinal.to, since?.to ?? 0, betweenEnd(layout, ordinal.to))),
    checkable: true,
    event: {
      ...before,
      place: null,
      placeImplied: before.place ?? before.placeImplied,
      ordinal: ordinal.value,
      since: since?.written ?? null,
      count: null,
      status: ahead ? 'expected' : before.status,
      note: null,
      written: {
        who: before.written?.who ?? 'named',
        placeCountry: null,
        since: since?.since ?? null,
        sinceAt: since?.sinceAt ?? null,
        countHedge: null,
        implied: ['participants', 'date', 'kind'],
      },
    },
    derivation: ['event: anaphor with an ordinal', 'participants from before', 'date from before'],
  }
}

function betweenEnd(layout: Layout, from: number): number {
  if (lowerAt(layout, from) !== 'between') return 0
  let end = from
  while (end < layout.tokens.length && ![',', ';', 'since', 'and', '.'].includes(lowerAt(layout, end))) end++
  if (lowerAt(layout, end) === 'and') end += 2
  return end
}

/** From the first word that belongs to the claim to the last. */
function spanFor(
  layout: Layout,
  { head, parties, when, where, ordinal, count, since, window }: Found,
): [number, number] {
  const parts = [when, where, ordinal, count, since].filter((part) => part !== undefined)
  const attached =
    head.verb ||
    (parties !== undefined &&
      (parties.to <= head.start ? isHolding(layout, parties.to, head.start) || head.start - parties.to <= 2 : true))
  const within =
    parties !== undefined && attached
      ? [{ from: Math.max(parties.from, window[0]), to: Math.min(parties.to, window[1]) }]
      : []
  const all = [{ from: head.start, to: head.end }, ...parts, ...within]
  let from = Math.min(...all.map((part) => part.from))
  const to = Math.max(...all.map((part) => part.to))
  // Titles and articles of the first party, and "in" before a leading date.
  while (from > window[0] && isLeadWord(layout, from - 1)) from--
  if (from > window[0] && [when?.from, since?.from].includes(from) && ['in', 'on'].includes(lowerAt(layout, from - 1)))
    from--
  return spanOf(layout, from, to)
}

const holdingVerbs = new Set(
  'hold have conduct conclude wrap finish begin start meet complete resume open convene plan schedule expect set due sit gather attend join'.split(
    ' ',
  ),
)

/** A verb of holding stands between: what is before it is the noun's subject. */
function isHolding(layout: Layout, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (holdingVerbs.has(lemmaAt(layout, index))) return true
  return false
}

function isLeadWord(layout: Layout, index: number): boolean {
  return (
    layout.whoAt[index] !== undefined ||
    /^(?:the|a|president|secretary|vice|treasury|foreign|minister|commerce|chinese|us|u\.s\.|american|leader|premier|two|both|their|his|trade|top|senior|officials|representative|negotiators|presidents|leaders|envoy|ambassador|state|defense|national|security|advisor|adviser|they)$/.test(
      lowerAt(layout, index),
    )
  )
}
