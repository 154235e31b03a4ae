/** "China has not introduced matching tariffs", "no formal measures have been announced". */

import { type Layout, lemmaAt, lowerAt, spanOf, textOf } from '../attribution/layout.js'
import { attribute } from '../attribution.js'
import type { Draft } from '../claim.js'
import type { ReadingContext } from '../reader.js'
import { asOfDay, negationsOf, subjectStart } from './negation.js'
import { tracksIn } from './topics.js'

const measures = new Set(
  'measures measure tariffs tariff duties duty curbs restrictions sanctions controls levies levy countermeasures retaliation quotas ban bans fees rules'.split(
    ' ',
  ),
)
const acts = new Set(
  'introduce impose announce adopt take enact levy retaliate implement unveil publish lift remove drop issue apply'.split(
    ' ',
  ),
)

export function measureAbsences(layout: Layout, context: ReadingContext): Draft[] {
  for (const negation of negationsOf(layout, attribute(layout.sentence, context).frames)) {
    const { form, at, next, to } = negation
    const noun = measureNoun(layout, next, to)
    if (noun === undefined) continue
    const acted = form === 'no' ? actAround(layout, noun + 1, to) : actAround(layout, next, noun)
    if (!acted) continue
    const start = form === 'no' ? at : subjectStart(layout, negation)
    const subject = layout.who.find((mark) => mark.from >= start && mark.to <= at && mark.kind === 'country')
    return [
      {
        type: 'absence',
        span: spanOf(layout, start, endOf(layout, noun, to)),
        checkable: true,
        absence: {
          about: textOf(layout, next, endOf(layout, noun, to)),
          track: tracksIn(layout, next, to)[0]?.tracks[0] ?? null,
          thing: 'measure',
          asOf: asOfDay(layout, context.date),
          note: null,
          written: {
            tracks: [],
            side: subject?.kind === 'country' ? subject.code : null,
            contact: null,
            product: null,
          },
        },
        derivation: ['absence: no measure'],
      },
    ]
  }
  return []
}

function measureNoun(layout: Layout, from: number, to: number): number | undefined {
  for (let index = from; index < Math.min(to, from + 8); index++) {
    if (measures.has(lowerAt(layout, index))) return index
    if ([',', 'to', 'that', 'on', 'from'].includes(lowerAt(layout, index))) return undefined
  }
  return undefined
}

function actAround(layout: Layout, from: number, to: number): boolean {
  for (let index = from; index < Math.min(to, from + 6); index++) if (acts.has(lemmaAt(layout, index))) return true
  return false
}

/** Past "have been announced"; a phrase that follows is kept up to the first comma. */
function endOf(layout: Layout, noun: number, to: number): number {
  let end = noun + 1
  while (end < to && lowerAt(layout, end) !== ',') end++
  return end
}
