/** "China has not bought a cargo", "buyers have yet to book any soybeans". */

import { type Layout, lemmaAt, lowerAt, marksOf, spanOf, textOf } from '../attribution/layout.js'
import { attribute } from '../attribution.js'
import type { Draft } from '../claim.js'
import type { ReadingContext } from '../reader.js'
import { asOfDay, negationsOf, subjectStart } from './negation.js'

const buying = new Set(['buy', 'book', 'purchase', 'order', 'import'])
const bought = new Set([
  'purchases',
  'orders',
  'bookings',
  'purchase',
  'order',
  'cargoes',
  'cargo',
  'shipments',
  'imports',
  'sales',
])

export function purchaseAbsences(layout: Layout, context: ReadingContext): Draft[] {
  for (const negation of negationsOf(layout, attribute(layout.sentence, context).frames)) {
    const verb = verbAfter(layout, negation.next, negation.to, negation.form)
    if (verb === undefined) continue
    // "has not bought enough", "not as much as": a quantity, not an absence.
    if (
      layout.tokens
        .slice(verb, negation.to)
        .some(({ lower }) => ['enough', 'more', 'much', 'all', 'less'].includes(lower))
    )
      continue
    const start = subjectStart(layout, negation)
    const subject = layout.who.find((mark) => mark.from >= start && mark.to <= negation.at && mark.kind === 'country')
    const product = productIn(layout, verb, negation.to) ?? before(context)
    return [
      {
        type: 'absence',
        span: spanOf(layout, start, negation.to),
        checkable: true,
        absence: {
          about: `purchases: ${textOf(layout, start, negation.to)}`,
          track: product === null ? null : 'farm-purchases',
          thing: 'purchase',
          asOf: asOfDay(layout, context.date),
          note: null,
          written: {
            tracks: product === null ? [] : ['farm-purchases'],
            side: subject?.kind === 'country' ? subject.code : null,
            contact: null,
            product,
          },
        },
        derivation: ['absence: no purchase'],
      },
    ]
  }
  return []
}

function verbAfter(layout: Layout, from: number, to: number, form: string): number | undefined {
  for (let index = from; index < Math.min(to, from + 5); index++) {
    if (form !== 'no' && buying.has(lemmaAt(layout, index)))
      return objectFollows(layout, index + 1, to) ? index : undefined
    if (lowerAt(layout, index) === 'made' || lowerAt(layout, index) === 'placed' || lowerAt(layout, index) === 'any')
      continue
    if (form === 'no' && bought.has(lowerAt(layout, index))) return madeAround(layout, from, to) ? index : undefined
  }
  return undefined
}

function objectFollows(layout: Layout, from: number, to: number): boolean {
  return layout.tokens
    .slice(from, Math.min(to, from + 8))
    .some(
      ({ lower }, offset) =>
        bought.has(lower) || ['any', 'a', 'single'].includes(lower) || productAt(layout, from + offset),
    )
}

function madeAround(layout: Layout, from: number, to: number): boolean {
  return layout.tokens
    .slice(Math.max(0, from - 4), to)
    .some(({ lower }) =>
      ['made', 'booked', 'placed', 'reported', 'bought', 'recorded', 'purchased', 'sold'].includes(lower),
    )
}

function productAt(layout: Layout, at: number): boolean {
  return marksOf(layout.sentence, 'product').some((mark) => mark.from <= at && at < mark.to)
}

function productIn(layout: Layout, from: number, to: number): string | null {
  const mark = marksOf(layout.sentence, 'product').find((one) => one.from >= from - 6 && one.to <= to)
  return mark === undefined ? null : layout.sentence.text.slice(mark.start, mark.end)
}

/** The product the text spoke of last. */
function before({ discourse }: ReadingContext): string | null {
  return discourse.statistic?.product.asWritten ?? null
}
