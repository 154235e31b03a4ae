/** "The embassy did not confirm the call", "Beijing has yet to confirm": the missing word of one side. */

import { type Layout, lemmaAt, lowerAt, spanOf, textOf } from '../attribution/layout.js'
import { attribute, type Frame } from '../attribution.js'
import type { Draft, EventProposition } from '../claim.js'
import { contactTold } from '../event/confirmed.js'
import type { ReadingContext } from '../reader.js'

export function confirmationAbsences(layout: Layout, context: ReadingContext): Draft[] {
  const { frames } = attribute(layout.sentence, context)
  const active = frames
    .filter(({ rule }) => rule === 'not-confirmed')
    .flatMap((frame) => activeDraft(layout, frame, context))
  return active.length > 0 ? active : passiveDrafts(layout, context)
}

function activeDraft(layout: Layout, frame: Frame, context: ReadingContext): Draft[] {
  const contact = contactTold(layout, frame.from, frame.to, context)
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
    const contact = contactTold(layout, 0, at, context)
    if (by === undefined || contact === null) return []
    return [draft(spanOf(layout, 0, by.to), side, contact, textOf(layout, 0, at - 2), undefined)]
  }
  return []
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
