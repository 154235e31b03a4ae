/** What the sentences before speak of where they tell no statistic: a flow, goods, a month to be inherited. */
import type { Lexicon, Sentence } from '../../language/marks.js'
import { partsOf } from '../../time/day.js'
import type { Period } from '../../time/period.js'
import type { StatisticProposition } from '../claim.js'
import type { ReadingContext } from '../reader.js'
import { joinFlows } from './flows.js'
import { itemsOf } from './items.js'
import { productById } from './product.js'
import { type Before, sidesOf, usualTrade } from './whose.js'

/** The newest statistic of the text, with the product of a newer sentence where that names another. */
export function beforeOf({ discourse, lexicon }: ReadingContext): Before {
  const { statistic, trade, previous, previousClaims } = discourse
  const before: Before = {
    trade: trade ?? usualTrade,
    years: yearsOf(previous, statistic),
    ...(statistic === undefined ? {} : { statistic }),
  }
  const told = previousClaims.some(({ type }) => type === 'statistic')
  if (previous === undefined || told) return before
  const topic = topicOf(previous, lexicon, before)
  return topic === undefined ? before : { ...before, statistic: topic }
}

function yearsOf(previous: Sentence | undefined, statistic: StatisticProposition | undefined): number[] {
  const years = statistic?.period == null ? [] : [partsOf(statistic.period.end).year]
  for (const mark of previous?.marks ?? [])
    if (mark.kind === 'period' && !mark.inferred.includes('year') && !mark.inferred.includes('all'))
      years.push(partsOf(mark.period.end).year)
  return years
}

const nothing: StatisticProposition = {
  flow: null,
  reporter: null,
  partner: null,
  product: { asWritten: null, system: 'TOTAL', code: 'all merchandise', id: null },
  measure: null,
  value: null,
  unit: null,
  change: null,
  period: null,
  baseline: null,
  baselineValue: null,
  hedge: null,
  rank: null,
  basis: null,
  note: null,
  implied: [],
  written: {},
}

/** A flow or goods that a sentence speaks of without telling a figure; undefined where it names neither. */
function topicOf(sentence: Sentence, lexicon: Lexicon, before: Before): StatisticProposition | undefined {
  const goods = new Set(sentence.marks.flatMap((mark) => (mark.kind === 'product' ? [mark.id] : [])))
  const items = joinFlows(itemsOf(sentence))
  const flows = items.flatMap(({ flow }) => (flow === undefined ? [] : [flow]))
  const flow = [...flows].reverse().find((one) => one.product !== undefined) ?? flows.at(-1)
  if (flow === undefined && goods.size !== 1) return undefined
  const base = before.statistic ?? nothing
  const [only] = goods
  const id = flow?.product !== undefined ? flow.product.id : goods.size === 1 ? (only ?? null) : null
  const product =
    flow?.product !== undefined && flow.product.id === null
      ? productById(null, sentence.text.slice(flow.product.start ?? 0, flow.product.end ?? 0), lexicon)
      : id !== null
        ? productById(id, '', lexicon)
        : base.product
  const named = { ...product, asWritten: null }
  if (flow === undefined) return { ...base, product: named }
  const { flow: way, reporter, partner } = sidesOf(flow, before)
  return { ...base, flow: way, reporter, partner, product: named, period: periodIn(sentence) ?? base.period }
}

function periodIn({ marks }: Sentence): Period | undefined {
  for (const mark of marks)
    if (mark.kind === 'period' && mark.role === 'during' && mark.grain !== 'day' && mark.grain !== 'week')
      return mark.period
  return undefined
}
