/** What stands around the word a contact hangs on: parties, day, place, rank, number, tense. */

import { type Layout, lemmaAt, lowerAt, type Who } from '../attribution/layout.js'
import type { Frame } from '../attribution.js'
import type { ReadingContext } from '../reader.js'
import type { Head } from './heads/head.js'
import { type Parties, partiesIn, remember } from './parties.js'
import { countOf, ordinalOf, type Rank } from './rank.js'
import { areUnmistakable } from './sure.js'
import { type Since, sinceIn, type When, whensIn } from './when.js'
import { isPlaceUse, placesIn, type Where } from './where.js'
import { isAhead, isMaybe, isNegated, isPast, windowOf } from './words.js'

export interface Found {
  head: Head
  window: [number, number]
  parties?: Parties
  when?: When
  where?: Where
  ordinal?: Rank
  count?: Rank
  since?: Since
  /** No other parties than these can be meant. */
  unmistakable: boolean
  /** Told as lying ahead. */
  ahead: boolean
  /** Told outright as over. */
  past: boolean
  /** Of several places and days under one verb, all but the first carry only their own words. */
  partial: boolean
}

/** Tokens between the heads before and after. */
export interface Room {
  low: number
  high: number
}

/** One contact for each head; several where one verb has a place and a day for each. None where it is denied or only possible. */
export function around(
  layout: Layout,
  head: Head,
  room: Room,
  frames: Frame[],
  context: ReadingContext,
  earlier: Found | undefined,
): Found[] {
  const bounds = boundsOf(layout, head, frames)
  const low = Math.max(room.low, bounds.from)
  const high = Math.min(room.high, bounds.to)
  const window = windowOf(layout, head, low, high)
  const near = Math.max(low, head.start - 7)
  if (isNegated(layout, near, head.end) || isMaybe(layout, near, head.start) || confirmedNot(layout, low, head.start))
    return []
  const [, to] = window
  const holding = head.verb || isHolding(layout, window[0], head.start)
  // What stands left of a noun belongs to it only where a verb of holding ties them.
  const from = holding ? window[0] : head.start
  const last = room.high >= layout.tokens.length
  const tail = last ? Math.max(to, tailEnd(layout, to, bounds.to)) : to
  const ordinal = ordinalOf(layout, head, window[0], tail)
  const count = ordinal === undefined ? countOf(layout, head, window[0], to) : undefined
  const ranked = ordinal !== undefined || count !== undefined
  const since =
    sinceIn(layout, window[0], tail, context) ??
    sinceIn(layout, bounds.from, leadEnd(layout, bounds.from, head.start), context)
  const [a, b] =
    since === undefined
      ? [from, to]
      : since.from >= head.end
        ? [from, Math.min(to, since.from)]
        : [Math.max(from, since.to), to]
  const wheres = placesIn(layout, from, to, head.kind === 'visit').filter(outside(since))
  const isPlace = (mark: Who): boolean =>
    isPlaceUse(layout, mark) || wheres.some((place) => place.from <= mark.from && mark.to <= place.to)
  const named = partiesOf(layout, head, [a, b], context, isPlace)
  const told =
    named !== undefined && named.participants.length < 2 ? withSpeaker(layout, head, from, frames, named) : named
  const parties = joinedParties(told ?? discussedBy(layout, head, to, context, isPlace), head, earlier)
  const unmistakable = parties !== undefined && areUnmistakable(layout, parties, context)
  if (parties !== undefined)
    remember(context, {
      kind: head.kind,
      participants: parties.participants,
      who: parties.who,
      named: unmistakable,
    })
  const ahead = isToCome(layout, head, window)
  const lead = whensIn(layout, bounds.from, leadEnd(layout, bounds.from, head.start))
  const whens = [...whensIn(layout, from, to), ...(room.low === 0 ? lead : [])].filter(outside(since))
  if (head.kind === 'call') withOtherLocalDay(layout, whens, to)
  const base = {
    head,
    window,
    ...(parties !== undefined && { parties }),
    unmistakable,
    ...(ordinal !== undefined && { ordinal }),
    ...(count !== undefined && { count }),
    ...(ranked && since !== undefined && { since }),
    ahead,
    past: head.verb ? !ahead : isPast(layout, a, b),
  }
  const latest = count === undefined ? undefined : lastOfThem(layout, head, wheres, whens)
  if (latest !== undefined) {
    const inList = (part: { from: number }): boolean => part.from < latest.from
    const when = nearest(whens.filter(inList), head)
    const { count: _count, since: _since, ...one } = { ...base, since: undefined }
    return [
      { ...base, ...(when !== undefined && { when }), partial: false },
      { ...one, ...latest.parts, head: { ...head, plural: false }, partial: true },
    ]
  }
  return paired(layout, head, wheres, whens).map(({ when, where }, index) => ({
    ...base,
    ...(when !== undefined && { when }),
    ...(where !== undefined && { where }),
    partial: index > 0,
  }))
}

/** "four rounds since May, the latest in Madrid this week": the place and day are those of one of them. */
function lastOfThem(
  layout: Layout,
  head: Head,
  wheres: Where[],
  whens: When[],
): { from: number; parts: Pick<Found, 'when' | 'where'> } | undefined {
  for (let index = head.end; index < layout.tokens.length - 1; index++) {
    if (lowerAt(layout, index) !== ',') continue
    const words = layout.tokens.slice(index + 1, index + 5).map(({ lower }) => lower)
    if (!words.some((word) => ['latest', 'last', 'recent', 'recently', 'lastly'].includes(word))) continue
    const where = wheres.find(({ from }) => from > index)
    const when = whens.find(({ from }) => from > index)
    if (where === undefined && when === undefined) return undefined
    return { from: index, parts: { ...(where !== undefined && { where }), ...(when !== undefined && { when }) } }
  }
  return undefined
}

/** "on Oct. 9 in China, but the evening of Oct. 8 in the U.S.": one call, two local days. */
function withOtherLocalDay(layout: Layout, whens: When[], to: number): void {
  const [only] = whens
  const joins = lowerAt(layout, to) === ',' ? lowerAt(layout, to + 1) : lowerAt(layout, to)
  if (only === undefined || whens.length > 1 || joins !== 'but') return
  const other = whensIn(layout, to, Math.min(layout.tokens.length, to + 10))[0]
  if (other === undefined || !other.exact || Math.abs(other.start - only.start) !== 1) return
  only.start = Math.min(only.start, other.start) as When['start']
  only.end = Math.max(only.end, other.end) as When['end']
  only.to = other.to
}

function outside(since: Since | undefined): (part: { from: number; to: number }) => boolean {
  return ({ from, to }) => since === undefined || to <= since.from || from >= since.to
}

/** A head within what somebody said is not told of the speaker: "Bessent said Trump and Xi would speak". */
function boundsOf(layout: Layout, head: Head, frames: Frame[]): { from: number; to: number } {
  let bounds = { from: 0, to: layout.tokens.length }
  for (const { from, to, takes } of frames)
    if (takes !== 'manner' && from <= head.start && head.end <= to && to - from < bounds.to - bounds.from)
      bounds = { from, to }
  return bounds
}

/** End of a leading "Since May," or "On Friday,". */
function leadEnd(layout: Layout, from: number, to: number): number {
  for (let index = from; index < Math.min(to, from + 12); index++) if (lowerAt(layout, index) === ',') return index
  return from
}

/** "met in Bali, in 2022, and at Woodside, in 2023": a place and a day for each; else the nearest of each. */
function paired(layout: Layout, head: Head, wheres: Where[], whens: When[]): { when?: When; where?: Where }[] {
  if (head.verb && wheres.length >= 2 && whens.length >= 2) {
    const pairs = wheres.map((where, index) => {
      const next = wheres[index + 1]?.from ?? Number.MAX_SAFE_INTEGER
      return { where, when: whens.find((when) => when.from >= where.to && when.from < next) }
    })
    const links = wheres.slice(1).map((where, index) => linkOf(layout, wheres[index]?.to ?? 0, where.from))
    const joined = links.at(-1) === 'and' && links.every((link) => link !== undefined)
    if (joined && pairs.every(({ when }) => when !== undefined)) return pairs
  }
  return [{ when: nearest(whens, head), where: nearest(wheres, head) }]
}

/** "and" or a comma between two places of a list. */
function linkOf(layout: Layout, from: number, to: number): 'and' | 'comma' | undefined {
  const words = layout.tokens.slice(from, to).map(({ lower }) => lower)
  return words.includes('and') ? 'and' : words.includes(',') ? 'comma' : undefined
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

function tailEnd(layout: Layout, from: number, to: number): number {
  let end = from
  while (end < to && !['but', 'while', ';', 'which', 'after', 'when'].includes(lowerAt(layout, end))) end++
  return end
}

const pastVerbs = new Set(
  'met spoke talked called visited phoned telephoned sat conferred convened gathered traveled travelled flew spoken'.split(
    ' ',
  ),
)

function isToCome(layout: Layout, head: Head, [from, to]: [number, number]): boolean {
  if (head.verb) {
    if (pastVerbs.has(lowerAt(layout, head.at))) return false
    return isAhead(layout, Math.max(from, head.at - 10), head.at) || lowerAt(layout, head.at - 1) === 'to'
  }
  if (isAhead(layout, head.start, head.at)) return true
  if (lowerAt(layout, head.start - 1) === 'of' && lowerAt(layout, head.start - 2) === 'ahead') return true
  const end = Math.min(to, head.end + 8)
  // "The fifth round should bring a breakthrough": of one that has yet to come.
  if (isMaybe(layout, head.end, end) && !isPast(layout, head.end, end)) return true
  if (isAhead(layout, head.end, end) && !isPast(layout, head.end, Math.min(to, head.end + 3))) return true
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
  return from < head.start ? (partiesIn(layout, from, to, context, isPlace) ?? own) : own
}

/** Parties told in part are completed, and those of a second verb or a round supplied, by the contact before in the sentence. */
function joinedParties(told: Parties | undefined, head: Head, earlier: Found | undefined): Parties | undefined {
  const before = earlier?.parties
  if (before === undefined) return told
  if (told === undefined) return head.verb || head.kind === 'round' ? before : undefined
  if (told.participants.length !== 1 || told.who !== 'named' || before.who !== 'named') return told
  return { ...told, participants: [...new Set([...before.participants, ...told.participants])] }
}

/** "Trump said Xi had called him", "he spoke with Xi": the one who says so is the other party. */
function withSpeaker(layout: Layout, head: Head, from: number, frames: Frame[], named: Parties): Parties {
  if (!head.verb) return named
  const frame = frames.find((one) => one.from <= head.at && head.at < one.to)
  const speaker = frame?.speaker?.name ?? null
  if (speaker === null || named.participants.includes(speaker)) return named
  const subject = layout.tokens.slice(Math.max(from, head.at - 5), head.at).map(({ lower }) => lower)
  const told = ['him', 'her', 'me', 'us'].includes(lowerAt(layout, head.end))
  if (!told && !subject.some((word) => ['he', 'she', 'i', 'we'].includes(word))) return named
  return { ...named, participants: [speaker, ...named.participants] }
}

/** "In Friday's call, Trump and Xi discussed ...": two people named right after the phrase. */
function discussedBy(
  layout: Layout,
  head: Head,
  to: number,
  context: ReadingContext,
  isPlace: (mark: Who) => boolean,
): Parties | undefined {
  if (head.verb || lowerAt(layout, to) !== ',') return undefined
  const found = partiesIn(layout, to + 1, Math.min(layout.tokens.length, to + 16), context, isPlace)
  return found !== undefined && found.participants.length >= 2 && (found.who === 'named' || found.who === 'leaders')
    ? { ...found, from: 0, to: 0 }
    : undefined
}

const holdingVerbs = new Set(
  'hold have conduct conclude wrap finish begin start meet complete resume open convene plan schedule expect set due sit gather attend join'.split(
    ' ',
  ),
)

/** A verb of holding stands between: what is before it is the noun's subject. */
export function isHolding(layout: Layout, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (holdingVerbs.has(lemmaAt(layout, index))) return true
  return false
}
