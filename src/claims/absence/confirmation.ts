/** "The embassy did not confirm the call", "Beijing has yet to confirm": the missing word of one side. */

import { type Layout, lemmaAt, lowerAt, spanOf, textOf } from '../attribution/layout.js'
import { attribute, type Frame } from '../attribution.js'
import type { Draft, EventProposition } from '../claim.js'
import { headsOf } from '../event/heads.js'
import { partiesIn } from '../event/parties.js'
import { settled, whensIn } from '../event/when.js'
import { isPlaceUse, placesIn } from '../event/where.js'
import type { ReadingContext } from '../reader.js'

export function confirmationAbsences(layout: Layout, context: ReadingContext): Draft[] {
  const { frames } = attribute(layout.sentence, context)
  const active = frames
    .filter(({ rule }) => rule === 'not-confirmed')
    .flatMap((frame) => activeDraft(layout, frame, context))
  return active.length > 0 ? active : passiveDrafts(layout, context)
}

function activeDraft(layout: Layout, frame: Frame, context: ReadingContext): Draft[] {
  const contact = contactIn(layout, frame.from, frame.to, context)
  // "did not confirm the report", "the figures": no contact, and nothing the record of contacts could tell.
  if (contact === null) return []
  return [draft(frame.whole, frame.speaker?.side ?? null, contact, textOf(layout, frame.from, frame.to), frame)]
}

/** "The call has not been confirmed by Beijing". */
function passiveDrafts(layout: Layout, context: ReadingContext): Draft[] {
  for (let at = 2; at < layout.tokens.length; at++) {
    if (lowerAt(layout, at) !== 'confirmed' || lemmaAt(layout, at - 1) !== 'be') continue
    if (
      !['not', 'never'].includes(lowerAt(layout, at - 2)) &&
      !lowerAt(layout, at - 2).endsWith("n't") &&
      lowerAt(layout, at - 3) !== 'yet'
    )
      continue
    if (lowerAt(layout, at + 1) !== 'by') continue
    const by = layout.who.find((mark) => mark.from >= at + 2 && mark.from <= at + 4)
    const side =
      by === undefined ? null : by.kind === 'country' ? by.code : by.kind === 'role' ? (by.side ?? null) : null
    const contact = contactIn(layout, 0, at, context)
    if (by === undefined || contact === null) return []
    return [draft(spanOf(layout, 0, by.to), side, contact, textOf(layout, 0, at - 2), undefined)]
  }
  return []
}

/** The contact that was not confirmed: told here, or the one spoken of before. */
function contactIn(layout: Layout, from: number, to: number, context: ReadingContext): EventProposition | null {
  const before = context.discourse.event ?? null
  const head = headsOf(layout).find(
    (one) => one.at >= from && one.at < to && one.kind !== 'deadline' && one.kind !== 'signing',
  )
  if (head === undefined) {
    const pointer = layout.tokens
      .slice(from, to)
      .some(({ lower }) => ['it', 'that', 'this', 'whether', 'plans', 'details', 'timing', 'date'].includes(lower))
    return pointer || to - from <= 1 ? before : null
  }
  const when = whensIn(layout, from, to)[0]
  const [where] = placesIn(layout, from, to, false)
  const parties = partiesIn(layout, from, to, context, (mark) => isPlaceUse(layout, mark))
  const kind = head.kind
  const same = before !== null && before.kind === kind
  return {
    kind,
    participants: parties?.participants ?? before?.participants ?? [],
    date: when === undefined ? (same ? before.date : null) : settled(layout, when, context.date, true),
    place: where?.text ?? null,
    placeImplied: null,
    ordinal: null,
    since: null,
    count: null,
    status: 'expected',
    note: null,
    written: {
      who: parties?.who ?? before?.written?.who ?? 'open',
      placeCountry: where?.country ?? null,
      placeIsCountry: where?.isCountry ?? false,
      since: null,
      sinceAt: null,
      countHedge: null,
      implied: parties === undefined ? ['participants'] : [],
    },
  }
}

function draft(
  span: [number, number],
  side: string | null,
  contact: EventProposition,
  about: string,
  frame: Frame | undefined,
): Draft {
  return {
    type: 'absence',
    span,
    checkable: true,
    ...(frame !== undefined && { speaker: frame.speaker }),
    modality: 'not-confirmed',
    absence: {
      about: `confirmation of ${about}`,
      track: null,
      thing: 'confirmation',
      asOf: null,
      note: null,
      written: { tracks: [], side, contact, product: null },
    },
    derivation: ['absence: not confirmed'],
  }
}
