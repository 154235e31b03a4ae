/** A forecast as a claim: its author, the article's day, its horizon. */
import type { Sentence } from '../../language/marks.js'
import type { Period } from '../../time/period.js'
import { type Layout, marksOf, spanOf } from '../attribution/layout.js'
import type { ClaimModality, Draft, Speaker } from '../claim.js'
import type { ReadingContext } from '../reader.js'

/** A forecast with its author by name or role, and the period it speaks of where it names one. */
export function forecastDraft(
  layout: Layout,
  from: number,
  to: number,
  speaker: Speaker | null,
  modality: ClaimModality,
  context: ReadingContext,
  rule: string,
): Extract<Draft, { type: 'forecast' }> {
  return {
    type: 'forecast',
    span: spanOf(layout, from, to),
    checkable: false,
    speaker,
    modality,
    forecast: {
      author: speaker?.name ?? speaker?.role ?? null,
      made: context.date,
      horizon: horizonIn(layout.sentence, from, to, context),
    },
    derivation: [rule],
  }
}

function horizonIn(sentence: Sentence, from: number, to: number, context: ReadingContext): Period | null {
  const mark = marksOf(sentence, 'period').find(
    (one) =>
      one.from >= from &&
      one.to <= to &&
      one.role !== 'since' &&
      one.role !== 'from-earlier' &&
      one.period.end >= context.date,
  )
  return mark?.period ?? null
}
