/** From what stands around a head to the claim: only where enough is told that the record could have it. */
import { addDays, type Day } from '../../time/day.js'
import { type Layout, lowerAt, spanOf } from '../attribution/layout.js'
import { headOf, mainSides } from '../attribution/sides.js'
import type { Draft, EventProposition, EventWording } from '../claim.js'
import type { ReadingContext } from '../reader.js'
import { type Found, isHolding } from './found.js'
import type { Head } from './heads/head.js'
import { otherWeekday, otherYear } from './other-days.js'
import { isToldAsOver } from './over.js'
import { partiesBefore } from './parties.js'
import { areUnmistakable, isOfOtherSubject } from './sure.js'
import { settled } from './when.js'
import { isPast } from './words.js'

type Who = { participants: string[]; who: EventWording['who'] }

export function draftOf(layout: Layout, found: Found, context: ReadingContext): Draft | undefined {
  const { head, when, where, ordinal, count, since, ahead } = found
  const over = isToldAsOver(layout, head)
  // A verb in the present, as in headings, leaves open which year is meant.
  const past = found.past && (over || !head.verb)
  const implied: EventWording['implied'] = []
  const parties = partiesFor(layout, found, context, implied)
  if (parties === undefined || !isTold(layout, found, parties, implied)) return undefined
  const kind = kindOf(layout, found, parties, context)
  const before = context.discourse.event
  const same = isAnaphoric(layout, head) && before !== undefined && before.kind === kind ? before : undefined
  const present = !head.verb && !past && saysIs(layout, head.end)
  const days = when === undefined ? null : settled(layout, when, context.date, ahead || present, past)
  const unsure = when === undefined || days === null || ahead || past || present
  const other =
    when === undefined || days === null
      ? undefined
      : (otherYear(when, days, context.date, over) ??
        (unsure ? undefined : otherWeekday(layout, when, days, context.date)))
  const shortly = when === undefined && past ? shortlyBefore(layout, head, context.date) : undefined
  const date = days ?? shortly ?? (count === undefined ? (same?.date ?? null) : null)
  if (days === null && shortly === undefined && date !== null) implied.push('date')
  const expected = ahead || (days !== null && days.start > context.date)
  const still = same?.status === 'expected' && !isPast(layout, head.end, head.end + 6)
  const event: EventProposition = {
    kind,
    participants: parties.participants,
    date,
    // A call is in no place: "in China" tells whose day it was.
    place: kind === 'call' ? null : (where?.text ?? null),
    placeImplied: where === undefined && same !== undefined ? (same.place ?? same.placeImplied) : null,
    ordinal: ordinal?.value ?? null,
    since: since?.written ?? null,
    count: count?.value ?? null,
    status: expected || still ? 'expected' : null,
    note: null,
    written: {
      who: parties.who,
      placeCountry: where?.country ?? null,
      placeIsCountry: where?.isCountry ?? false,
      ...(when !== undefined && { exactDays: when.exact }),
      ...(other !== undefined && { otherDate: other }),
      since: since?.since ?? null,
      sinceAt: since?.sinceAt ?? null,
      countHedge: count?.hedge ?? null,
      over: over && !expected && !still,
      named:
        !isOfOtherSubject(layout, head) &&
        (parties === found.parties ? found.unmistakable : areUnmistakable(layout, parties, context)),
      implied,
    },
  }
  return {
    type: 'event',
    span: spanFor(layout, found),
    checkable: true,
    event,
    derivation: [`event: ${head.rule}`, ...implied.map((one) => `${one} from before`)],
  }
}

const stretches: Record<string, number> = { hours: 2, day: 7, days: 21, weeks: 90 }

/** "Days after negotiators met in Lima": no day is given, but the contact lies close before the article's own. */
function shortlyBefore(layout: Layout, head: Head, date: Day): { start: Day; end: Day } | undefined {
  for (let at = head.start - 1; at > Math.max(0, head.start - 9); at--) {
    const word = lowerAt(layout, at)
    if (word === ',' || word === ';' || word === '.') return undefined
    const reach = word === 'after' ? stretches[lowerAt(layout, at - 1)] : undefined
    if (reach !== undefined) return { start: addDays(date, -reach), end: date }
  }
  return undefined
}

/** The parties told here, or those spoken of before where the words point back: "they", "this meeting", one of the two. */
function partiesFor(
  layout: Layout,
  { head, parties, where }: Found,
  context: ReadingContext,
  implied: EventWording['implied'],
): Who | undefined {
  if (parties !== undefined && (parties.participants.length >= 2 || (head.kind === 'visit' && where !== undefined)))
    return parties
  if (head.kind !== 'round' || isAnaphoric(layout, head)) {
    const earlier = partiesBefore(context, head.kind)
    if (
      earlier !== undefined &&
      (parties === undefined || parties.participants.every((name) => earlier.participants.includes(name)))
    ) {
      implied.push('participants')
      return earlier
    }
  }
  const named = !head.verb && where !== undefined && where.to === head.at
  if (parties === undefined && named) return { participants: [], who: 'open' }
  return parties ?? (head.kind === 'round' ? { participants: [], who: 'negotiators' } : undefined)
}

/** Enough is told: parties of two sides, and a day, place, rank or number; a verb with two people named tells enough by itself. */
function isTold(
  layout: Layout,
  { head, when, where, ordinal, count, ahead, window }: Found,
  { participants, who }: Who,
  implied: EventWording['implied'],
): boolean {
  const told = when !== undefined || where !== undefined || ordinal !== undefined || count !== undefined
  if (head.kind === 'visit')
    return participants.length > 0 && (where !== undefined || (told && participants.length >= 2))
  // "the Bali and Woodside meetings": several at once, and none told by itself.
  if (head.plural && head.kind !== 'round' && count === undefined && ordinal === undefined) return false
  // "the Geneva meeting in May": known by its place.
  if (who === 'open') return when !== undefined && where !== undefined
  if (head.kind !== 'round' && participants.length < 2 && who !== 'leaders') return false
  if (told) return true
  if (!head.verb || who !== 'named' || implied.includes('participants')) return false
  return head.kind !== 'call' || ahead || phoneSaid(layout, window)
}

/** A call is a call where it is said to be by phone, or where nothing says that the two sat together. */
function kindOf(
  layout: Layout,
  { head, where, window }: Found,
  { participants }: Who,
  context: ReadingContext,
): EventProposition['kind'] {
  // Leaders' talks are no round of talks.
  if (head.kind === 'round' && !lowerAt(layout, head.at).startsWith('round') && areLeaders(participants, context))
    return phoneSaid(layout, [head.start, head.end]) ? 'call' : 'meeting'
  if (head.kind === 'call' && head.verb && lowerAt(layout, head.at) !== 'called') {
    if (hasPhrase(layout, window, ['in', '-', 'person']) || hasPhrase(layout, window, ['in', 'person']))
      return 'meeting'
    if (hasPhrase(layout, window, ['face', '-', 'to'])) return 'meeting'
    if (where !== undefined && !phoneSaid(layout, window)) return 'meeting'
  }
  return head.kind
}

/** "Friday's call is the second": told in the present, so of what is to come. */
function saysIs(layout: Layout, from: number): boolean {
  for (let index = from; index < from + 10; index++)
    if (['is', 'are', 'marks', 'comes'].includes(lowerAt(layout, index))) return true
  return false
}

function areLeaders(participants: string[], { lexicon, date }: ReadingContext): boolean {
  const heads = mainSides(lexicon).map((side) => headOf(lexicon, side, date)?.names[0])
  return participants.length === 2 && participants.every((name) => heads.includes(name))
}

const phoneWords = new Set(['phone', 'telephone', 'call', 'video', 'phoned', 'telephoned', 'called'])

function phoneSaid(layout: Layout, [from, to]: [number, number]): boolean {
  for (let index = from; index < to; index++) if (phoneWords.has(lowerAt(layout, index))) return true
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

/** From the first word that belongs to the claim to the last. */
function spanFor(
  layout: Layout,
  { head, parties, when, where, ordinal, count, since, window, partial }: Found,
): [number, number] {
  if (partial) {
    const own = [when, where].filter((part) => part !== undefined)
    return spanOf(layout, Math.min(...own.map(({ from }) => from)) - 1, Math.max(...own.map(({ to }) => to)))
  }
  const parts = [when, where, ordinal, count, since].filter((part) => part !== undefined)
  const inWindow =
    parties !== undefined && parties.to > window[0] && parties.from < window[1] && parties.from < parties.to
  const attached =
    inWindow &&
    (head.verb || parties.to > head.start || isHolding(layout, parties.to, head.start) || head.start - parties.to <= 2)
  const own =
    parties !== undefined && attached
      ? [{ from: Math.max(parties.from, window[0]), to: Math.min(parties.to, window[1]) }]
      : []
  const all = [{ from: head.start, to: head.end }, ...parts, ...own]
  let from = Math.min(...all.map((part) => part.from))
  const to = Math.max(...all.map((part) => part.to))
  // Titles and articles of the first party, auxiliaries and the pronoun of a verb.
  while (from > window[0] && isLeadWord(layout, from - 1, head.verb)) from--
  if (from > window[0] && [when?.from, since?.from].includes(from) && ['in', 'on'].includes(lowerAt(layout, from - 1)))
    from--
  // "This will be the third meeting": the words that say so belong to it.
  if (ordinal !== undefined && from <= 5 && ['this', 'it', 'that'].includes(lowerAt(layout, 0))) from = 0
  const closed = lowerAt(layout, to) === ')' && layout.tokens.slice(from, to).some(({ lower }) => lower === '(')
  return spanOf(layout, from, closed ? to + 1 : to)
}

const leadWords = new Set(
  `the a president secretary vice treasury foreign minister commerce chinese us u.s. american leader premier two both their his trade top senior
  officials representative negotiators presidents leaders envoy ambassador state defense national security advisor adviser`
    .split(/\s+/)
    .filter((word) => word !== ''),
)
const verbLeadWords = new Set(
  'they he she we previously last also have has had will would is are was were be to expected due set scheduled then recently later both'.split(
    ' ',
  ),
)

function isLeadWord(layout: Layout, index: number, verb: boolean): boolean {
  const word = lowerAt(layout, index)
  return layout.whoAt[index] !== undefined || leadWords.has(word) || (verb && verbLeadWords.has(word))
}
