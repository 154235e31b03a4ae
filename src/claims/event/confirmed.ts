/** "The White House confirmed the call", "the meeting has been confirmed by Beijing": one side's word on a contact. */

import { type Layout, lemmaAt, lowerAt, spanOf } from '../attribution/layout.js'
import { speakerIn } from '../attribution/speakers.js'
import type { Frame } from '../attribution.js'
import type { Draft, EventProposition, Speaker } from '../claim.js'
import type { ReadingContext } from '../reader.js'
import { headsOf } from './heads.js'
import { partiesBefore, partiesIn } from './parties.js'
import { settled, whensIn } from './when.js'
import { isPlaceUse, placesIn } from './where.js'

/** Words of confirmation in a sentence; "that" clauses are contacts told by a speaker and read as such. */
export function confirmedDrafts(layout: Layout, frames: Frame[], context: ReadingContext): Draft[] {
  const active = frames
    .filter(({ verb, modality, takes }) => verb === 'confirm' && modality === 'confirmed' && takes === 'object')
    .flatMap((frame) => {
      const contact = contactTold(layout, frame.from, frame.to, context)
      return contact === null || frame.speaker === null ? [] : [draft(frame.whole, contact, frame.speaker)]
    })
  return active.length > 0 ? active : passiveDrafts(layout, context)
}

function passiveDrafts(layout: Layout, context: ReadingContext): Draft[] {
  for (let at = 2; at < layout.tokens.length; at++) {
    if (lowerAt(layout, at) !== 'confirmed' || lowerAt(layout, at + 1) !== 'by') continue
    if (lemmaAt(layout, at - 1) !== 'be') continue
    for (let index = at - 2; index >= Math.max(0, at - 4); index--)
      if (
        lowerAt(layout, index) === 'not' ||
        lowerAt(layout, index).endsWith("n't") ||
        lowerAt(layout, index) === 'yet'
      )
        return []
    const by = layout.who.find((mark) => mark.from >= at + 2 && mark.from <= at + 4)
    const found = by === undefined ? undefined : speakerIn(layout, at + 2, by.to, context, undefined)
    const head = headsOf(layout)
      .filter((one) => one.at < at)
      .at(-1)
    const contact = head === undefined ? null : contactTold(layout, head.start, at, context)
    if (found === undefined || head === undefined || contact === null) return []
    return [draft(spanOf(layout, head.start, found.to), contact, found.speaker)]
  }
  return []
}

function draft(span: [number, number], contact: EventProposition, speaker: Speaker): Draft {
  return {
    type: 'event',
    span,
    checkable: true,
    speaker,
    modality: 'confirmed',
    event: { ...contact, status: 'confirmed' },
    derivation: ['event: confirmed by a side'],
  }
}

/** The contact that a word is about: told between two tokens, or the one spoken of before; null where it is none. */
export function contactTold(
  layout: Layout,
  from: number,
  to: number,
  context: ReadingContext,
): EventProposition | null {
  const before = context.discourse.event ?? null
  const head = headsOf(layout).find(
    (one) => one.at >= from && one.at < to && one.kind !== 'deadline' && one.kind !== 'signing',
  )
  if (head === undefined) {
    const pointer = layout.tokens
      .slice(from, to)
      .some(({ lower }) => ['it', 'that', 'this', 'whether', 'plans', 'timing', 'date'].includes(lower))
    return pointer || to - from <= 1 ? before : null
  }
  const when = whensIn(layout, from, to)[0]
  const [where] = placesIn(layout, from, to, false)
  const told = partiesIn(layout, from, to, context, (mark) => isPlaceUse(layout, mark))
  const parties = told ?? partiesBefore(context, head.kind)
  const same = before !== null && before.kind === head.kind
  return {
    kind: head.kind,
    participants: parties?.participants ?? [],
    date: when === undefined ? (same ? before.date : null) : settled(layout, when, context.date, true),
    place: where?.text ?? null,
    placeImplied: null,
    ordinal: null,
    since: null,
    count: null,
    status: 'expected',
    note: null,
    written: {
      who: parties?.who ?? 'open',
      placeCountry: where?.country ?? null,
      placeIsCountry: where?.isCountry ?? false,
      since: null,
      sinceAt: null,
      countHedge: null,
      implied: told === undefined ? ['participants'] : [],
    },
  }
}
