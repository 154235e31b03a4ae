/** "The embassy did not confirm the call", "Beijing has yet to confirm": the missing word of one side. */

import { type Layout, lemmaAt, lowerAt, spanOf, textOf } from '../attribution/layout.js'
import { speakerIn } from '../attribution/speakers.js'
import { attribute, type Frame } from '../attribution.js'
import type { Draft, EventProposition, Speaker } from '../claim.js'
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
  return [draft(frame.whole, contact, textOf(layout, frame.from, frame.to), frame.speaker)]
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
    const found = by === undefined ? undefined : speakerIn(layout, at + 2, by.to, context, undefined)
    const contact = contactTold(layout, 0, at, context)
    if (found === undefined || contact === null) return []
    return [draft(spanOf(layout, 0, found.to), contact, textOf(layout, 0, at - 2), found.speaker)]
  }
  return []
}

function draft(span: [number, number], contact: EventProposition, about: string, speaker: Speaker | null): Draft {
  return {
    type: 'absence',
    span,
    checkable: true,
    speaker,
    modality: 'not-confirmed',
    absence: {
      about: `confirmation of ${about}`,
      track: null,
      thing: 'confirmation',
      asOf: null,
      note: null,
      written: { tracks: [], side: speaker?.side ?? null, contact, product: null },
    },
    derivation: ['absence: not confirmed'],
  }
}
