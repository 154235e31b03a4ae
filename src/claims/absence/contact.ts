/** "No talks have taken place", "denied that any call was made", "no meeting is scheduled". */

import { type Layout, lowerAt, spanOf, textOf } from '../attribution/layout.js'
import { mainSides } from '../attribution/sides.js'
import { attribute } from '../attribution.js'
import type { Draft, EventProposition } from '../claim.js'
import { partiesIn } from '../event/parties.js'
import { settled, whensIn } from '../event/when.js'
import { isPlaceUse, placesIn } from '../event/where.js'
import { isAhead } from '../event/words.js'
import type { ReadingContext } from '../reader.js'
import { negationsOf } from './negation.js'

const kinds = new Map<string, EventProposition['kind']>([
  ['talks', 'round'],
  ['negotiations', 'round'],
  ['consultations', 'round'],
  ['call', 'call'],
  ['calls', 'call'],
  ['conversation', 'call'],
  ['meeting', 'meeting'],
  ['meetings', 'meeting'],
  ['summit', 'meeting'],
  ['visit', 'visit'],
])

const between = new Set(
  'a an any the such trade tariff economic formal direct phone telephone new further ongoing planned high level - face to recent bilateral other there been be taken being were was are is had have held took place scheduled plans for'.split(
    ' ',
  ),
)

export function contactAbsences(layout: Layout, context: ReadingContext): Draft[] {
  const denied = denialDrafts(layout, context)
  if (denied.length > 0) return denied
  for (const { form, at, next, to } of negationsOf(layout, attribute(layout.sentence, context).frames)) {
    if (form !== 'no' && form !== 'not') continue
    const noun = nounAfter(layout, next, to)
    if (noun === undefined) continue
    const kind = kinds.get(lowerAt(layout, noun))
    if (kind === undefined || (form === 'not' && !heldAfter(layout, next, noun))) continue
    if (form === 'no' && !happens(layout, noun, to)) continue
    return [draft(layout, at, to, kind, context, undefined)]
  }
  return []
}

/** "denied that talks were under way", "denied any call took place", "denied holding talks". */
function denialDrafts(layout: Layout, context: ReadingContext): Draft[] {
  const { frames } = attribute(layout.sentence, context)
  return frames
    .filter(({ verb }) => verb === 'deny')
    .flatMap((frame) => {
      const noun = layout.tokens.findIndex(
        (token, index) => index >= frame.from && index < frame.to && kinds.has(token.lower),
      )
      const kind = noun === -1 ? undefined : kinds.get(lowerAt(layout, noun))
      if (kind === undefined) return []
      const made = draft(layout, frame.from, frame.to, kind, context, frame.speaker?.side ?? undefined)
      return [{ ...made, span: frame.whole, speaker: frame.speaker, modality: 'denied' as const }]
    })
}

function nounAfter(layout: Layout, from: number, to: number): number | undefined {
  for (let index = from; index < Math.min(to, from + 9); index++) {
    if (kinds.has(lowerAt(layout, index))) return index
    if (!between.has(lowerAt(layout, index)) && layout.whoAt[index] === undefined) return undefined
  }
  return undefined
}

function heldAfter(layout: Layout, from: number, noun: number): boolean {
  return ['held', 'had', 'holding', 'scheduled', 'planned', 'started', 'been', 'any', 'conducted'].some((word) =>
    layout.tokens.slice(from, noun).some(({ lower }) => lower === word),
  )
}

/** "no talks are under way", "no call took place", "no meeting is scheduled", "there have been no talks". */
function happens(layout: Layout, noun: number, to: number): boolean {
  for (let index = noun + 1; index < Math.min(to, noun + 10); index++)
    if (
      [
        'under',
        'underway',
        'took',
        'taken',
        'taking',
        'place',
        'held',
        'scheduled',
        'planned',
        'happened',
        'occurred',
        'between',
        'with',
        'going',
        'ongoing',
      ].includes(lowerAt(layout, index))
    )
      return true
  for (let index = Math.max(0, noun - 7); index < noun; index++) if (lowerAt(layout, index) === 'there') return true
  return false
}

function draft(
  layout: Layout,
  from: number,
  to: number,
  kind: EventProposition['kind'],
  context: ReadingContext,
  side: string | undefined,
): Extract<Draft, { type: 'absence' }> {
  const when = whensIn(layout, from, to)[0]
  const [where] = placesIn(layout, from, to, false)
  const parties = partiesIn(layout, from, to, context, (mark) => isPlaceUse(layout, mark))
  const ahead =
    isAhead(layout, from, to) ||
    layout.tokens.slice(from, to).some(({ lower }) => lower === 'scheduled' || lower === 'planned')
  const contact: EventProposition = {
    kind,
    participants:
      parties?.participants ??
      (kind === 'call'
        ? (context.discourse.event?.participants ?? mainSides(context.lexicon))
        : mainSides(context.lexicon)),
    date: when === undefined ? null : settled(layout, when, context.date, ahead),
    place: where?.text ?? null,
    placeImplied: null,
    ordinal: null,
    since: null,
    count: null,
    status: ahead ? 'expected' : null,
    note: null,
    written: {
      who: parties?.who ?? (kind === 'round' ? 'negotiators' : 'open'),
      placeCountry: where?.country ?? null,
      placeIsCountry: where?.isCountry ?? false,
      since: null,
      sinceAt: null,
      countHedge: null,
      implied: [],
    },
  }
  return {
    type: 'absence',
    span: spanOf(layout, from, to),
    checkable: true,
    absence: {
      about: textOf(layout, from, to),
      track: null,
      thing: 'contact',
      asOf: null,
      note: null,
      written: { tracks: [], side: side ?? null, contact, product: null },
    },
    derivation: ['absence: no contact'],
  }
}
