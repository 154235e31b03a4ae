/** "The two sides reached a framework on X": that two sides settled something between them on a track. */

import { tracksIn } from '../absence/topics.js'
import { type Layout, lemmaAt, lowerAt, spanOf } from '../attribution/layout.js'
import type { Draft, EventWording } from '../claim.js'
import type { ReadingContext } from '../reader.js'
import { partiesBefore, partiesIn } from './parties.js'
import { settled, whensIn } from './when.js'
import { isPlaceUse, placesIn } from './where.js'
import { isAhead, isMaybe, isNegated } from './words.js'

const nouns = new Map<string, NonNullable<EventWording['agreement']>>([
  ['framework', 'framework'],
  ['consensus', 'framework'],
  ['deal', 'agreed'],
  ['agreement', 'agreed'],
  ['accord', 'agreed'],
  ['pact', 'agreed'],
])

const verbs = new Set(
  'reached struck signed agreed clinched concluded sealed finalised finalized announced forged inked'.split(' '),
)

/** Words between the verb and its noun. */
const between = new Set(
  'a an the on upon to that this broad basic initial preliminary tentative new trade general formal joint first bilateral in principle framework'.split(
    ' ',
  ),
)

/** Words that end the clause of a verb. */
const breaks = new Set([',', ';', ':', 'but', 'while', 'although', 'though', 'after', 'before', 'which', 'who', 'that'])

/** At most one for a sentence; undefined where it lies ahead, is denied, or neither its topic nor its two sides are told. */
export function agreedDraft(layout: Layout, context: ReadingContext): Draft | undefined {
  for (let at = 1; at < layout.tokens.length - 1; at++) {
    if (!verbs.has(lowerAt(layout, at))) continue
    const draft = draftAt(layout, at, context)
    if (draft !== undefined) return draft
  }
  return undefined
}

function draftAt(layout: Layout, at: number, context: ReadingContext): Draft | undefined {
  const noun = nounAfter(layout, at)
  const word = noun === undefined ? undefined : nouns.get(lowerAt(layout, noun))
  if (noun === undefined || word === undefined) return undefined
  const [from, to] = clauseOf(layout, at)
  const near = Math.max(from, at - 5)
  if (isNegated(layout, near, noun) || isMaybe(layout, near, at) || isAhead(layout, near, at)) return undefined
  // "if they reached", "said to have", "close to an agreement"
  if (['if', 'whether', 'unless', 'until', 'once'].includes(lowerAt(layout, from))) return undefined
  const topics = tracksIn(layout, at + 1, to)
  const [topic] = topics
  if (topic === undefined || topics.length > 1 || topic.from > noun + 8) return undefined
  const told = partiesIn(layout, from, at, context, (mark) => isPlaceUse(layout, mark))
  const they = ['they', 'both'].some((one) => layout.tokens.slice(near, at).some(({ lower }) => lower === one))
  const parties = told ?? (they ? partiesBefore(context) : undefined)
  if (parties === undefined || parties.participants.length < 2) return undefined
  const [where, ...otherPlaces] = placesIn(layout, from, to, false)
  const [when, ...otherDays] = whensIn(layout, from, to)
  if (otherPlaces.length > 0 || otherDays.length > 0) return undefined
  const parts = [{ from: near, to: noun + 1 }, topic, ...(where === undefined ? [] : [where])]
  if (when !== undefined) parts.push(when)
  if (told !== undefined) parts.push(told)
  const first = Math.max(from, Math.min(...parts.map((part) => part.from)))
  return {
    type: 'event',
    span: spanOf(layout, first, Math.max(...parts.map((part) => part.to))),
    checkable: true,
    event: {
      kind: 'signing',
      participants: parties.participants,
      date: when === undefined ? null : settled(layout, when, context.date, false),
      place: where?.text ?? null,
      placeImplied: null,
      ordinal: null,
      since: null,
      count: null,
      status: null,
      note: null,
      written: {
        who: parties.who,
        placeCountry: where?.country ?? null,
        placeIsCountry: where?.isCountry ?? false,
        since: null,
        sinceAt: null,
        countHedge: null,
        tracks: topic.tracks,
        agreement: lemmaAt(layout, at) === 'sign' ? 'signed' : word,
        implied: told === undefined ? ['participants'] : [],
      },
    },
    derivation: ['event: agreed between two sides'],
  }
}

/** The noun of what was settled: the last of "a framework deal", with a topic allowed before it ("a TikTok deal"). */
function nounAfter(layout: Layout, at: number): number | undefined {
  const topic = tracksIn(layout, at + 1, Math.min(layout.tokens.length, at + 7))[0]
  for (let index = at + 1; index < Math.min(layout.tokens.length, at + 7); index++) {
    const word = lowerAt(layout, index)
    if (nouns.has(word)) return word === 'framework' || !nouns.has(lowerAt(layout, index + 1)) ? index : index + 1
    const inTopic = topic !== undefined && topic.from <= index && index < topic.to
    if (!between.has(word) && !inTopic) return undefined
  }
  return undefined
}

function clauseOf(layout: Layout, at: number): [number, number] {
  let from = at
  while (from > 0 && !breaks.has(lowerAt(layout, from - 1))) from--
  let to = at + 1
  while (to < layout.tokens.length && !breaks.has(lowerAt(layout, to))) to++
  return [from, to]
}
