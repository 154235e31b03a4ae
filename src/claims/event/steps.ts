/** Signings and deadlines: a day on which an agreement was signed, or on which something runs out. */

import { tracksIn } from '../absence/topics.js'
import { type Layout, lowerAt, marksOf, spanOf } from '../attribution/layout.js'
import type { Draft } from '../claim.js'
import type { ReadingContext } from '../reader.js'
import type { Head } from './heads/head.js'
import { settled, whensIn } from './when.js'
import { isMaybe, isNegated, windowOf } from './words.js'

const signable = /^(?:deal|agreement|accord|pact|memorandum|statement|framework|phase|truce|declaration)$/

/** A signing or deadline with its day and the tracks its words name; undefined where either is missing. */
export function stepDraft(layout: Layout, head: Head, context: ReadingContext): Draft | undefined {
  const [from, to] = windowOf(layout, head, 0, layout.tokens.length)
  if (isNegated(layout, Math.max(0, head.at - 5), head.at) || isMaybe(layout, Math.max(0, head.at - 5), head.at))
    return undefined
  if (head.kind === 'signing' && !hasSignable(layout, head.end, to)) return undefined
  const when = daysIn(layout, from, to)
  const tracks = tracksIn(layout, from, to)
  if (when === undefined || tracks.length === 0) return undefined
  const ahead =
    head.kind === 'deadline' ? when.end >= context.date : ['will', 'to', 'would'].includes(lowerAt(layout, head.at - 1))
  const first = Math.min(head.start, when.from, ...tracks.map((track) => track.from))
  const last = Math.max(head.end, when.to, ...tracks.map((track) => track.to))
  return {
    type: 'event',
    span: spanOf(layout, first, last),
    checkable: true,
    event: {
      kind: head.kind,
      participants: [],
      date: settled(layout, when, context.date, ahead),
      place: null,
      placeImplied: null,
      ordinal: null,
      since: null,
      count: null,
      status: ahead ? 'expected' : null,
      note: null,
      written: {
        who: 'open',
        placeCountry: null,
        since: null,
        sinceAt: null,
        countHedge: null,
        tracks: [...new Set(tracks.flatMap((track) => track.tracks))],
        implied: [],
      },
    },
    derivation: [`event: ${head.rule}`],
  }
}

function hasSignable(layout: Layout, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (signable.test(lowerAt(layout, index))) return true
  return false
}

/** Only a day is a day to keep; a month or year is none. A deadline may be told as "until" or "by" a day. */
function daysIn(layout: Layout, from: number, to: number) {
  const [exact] = whensIn(layout, from, to).filter(({ start, end }) => end - start <= 3)
  if (exact !== undefined) return exact
  const mark = marksOf(layout.sentence, 'period').find(
    ({ role, grain, from: a, to: b }) => grain === 'day' && (role === 'until' || role === 'by') && a >= from && b <= to,
  )
  return mark === undefined
    ? undefined
    : { start: mark.period.start, end: mark.period.end, exact: true, from: mark.from, to: mark.to }
}
