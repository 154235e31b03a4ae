/** "It would be the second since ...", "This will be their third": the contact itself was named in the sentence before. */
import { type Layout, lowerAt, spanOf } from '../attribution/layout.js'
import type { Draft } from '../claim.js'
import type { ReadingContext } from '../reader.js'
import type { Head } from './heads/head.js'
import { pronounToldAsOver } from './over.js'
import { ordinalOf } from './rank.js'
import { sinceIn } from './when.js'
import { isAhead } from './words.js'

/** An ordinal said of a pronoun, where an event stood in the sentence before. */
export function anaphoricDraft(layout: Layout, context: ReadingContext): Draft | undefined {
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
        over: !ahead && pronounToldAsOver(layout),
        named: before.written?.named ?? false,
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
