/** From what was told of a flow to a typed proposition: sides, product, times, figures, and what of it was only implied. */
import type { Hedge, Lexicon, Sentence } from '../../language/marks.js'
import { type Day, partsOf } from '../../time/day.js'

import type { Change, StatisticProposition } from '../claim.js'
import type { Figure, Finding } from './findings.js'
import type { FlowPhrase } from './item.js'
import { allGoods, namedProduct, productOf } from './product.js'
import { rankOf, signOf } from './rank-of.js'
import type { Told } from './state.js'
import { type Times, timesOf } from './times.js'
import { type Before, type Sides, sidesOf } from './whose.js'

export interface Composed {
  statistic: StatisticProposition
  /** Characters in the sentence. */
  span: [number, number]
  modality?: 'committed'
}

/**
 * The proposition of one claim.
 *
 * @param first the sentence's first statistic, from which the later ones take their period
 */
export function compose(
  told: Told,
  sentence: Sentence,
  lexicon: Lexicon,
  before: Before,
  first: StatisticProposition | undefined,
  day: Day,
): Composed | undefined {
  const { flow, findings } = told
  const context: Before = first === undefined ? before : { ...before, statistic: first }
  const sides = withNamed(withHolder(sidesOf(partOf(flow, findings), context), findings), flow, sentence)
  const general =
    findings.some((one) => /^(share-goes|holder|holder-share|flow-share|product-share)$/.test(one.rule)) &&
    first === undefined
  const times = timesOf({
    sentence,
    times: told.times,
    leading: told.leading,
    findings,
    day,
    from: told.start,
    fromElsewhere: told.fromElsewhere === true,
    inherited: first?.period ?? before.statistic?.period ?? null,
    general,
  })
  // "In July" after a sentence about 2018 may be that year's July.
  const elsewhen =
    times.yearInferred === true &&
    times.period !== null &&
    (before.years ?? []).some((year) => year !== partsOf(times.period?.end ?? day).year)
  const written = figuresOf(findings)
  const product = productOf(told, sentence, lexicon, context)
  const measure = measureOf(told, written, sides, context)
  const { change, rank } = { change: changeOf(findings), rank: rankOf(findings, sides, flow, context, times) }
  const value = written.share ?? written.rate ?? written.level
  const sign = sides.flow === 'balance' && signOf(flow, context) === 'deficit' ? -1 : 1
  const hedges = {
    ...(value?.hedge === undefined ? {} : { value: value.hedge }),
    ...(written.change?.hedge === undefined ? {} : { change: written.change.hedge }),
    ...(written.baseline?.hedge === undefined ? {} : { baselineValue: written.baseline.hedge }),
  }
  const hedge: Hedge | undefined = written.change?.hedge ?? value?.hedge
  const notes = [
    value?.per === undefined ? undefined : `value is per ${value.per}`,
    sides.note,
    times.note,
    ...findings.map((one) => one.note),
  ].filter((note) => note !== undefined)
  const statistic: StatisticProposition = {
    flow: sides.flow,
    reporter: sides.reporter,
    partner: sides.partner === 'W' ? 'WORLD' : sides.partner,
    product: product.product,
    measure: measure.measure,
    value: levelOf(value, sign),
    unit: unitOf(value, measure.measure),
    change,
    period: times.period,
    baseline: times.baseline,
    baselineValue:
      written.baseline === undefined ? null : written.baseline.number.value * (written.share === undefined ? sign : 1),
    hedge: hedge?.text ?? null,
    rank,
    basis: findings.find((one) => one.basis !== undefined)?.basis ?? flow.basis ?? null,
    note: notes.length === 0 ? null : notes.join('; '),
    implied: [
      ...new Set([
        ...sides.implied,
        ...product.implied,
        ...measure.implied,
        ...(elsewhen ? ['period' as const] : []),
        ...(first?.period != null && !first.implied.includes('period')
          ? times.implied.filter((one) => one !== 'period')
          : times.implied),
      ]),
    ],
    written: {
      ...(value === undefined ? {} : { value: value.number }),
      ...(written.change === undefined ? {} : { change: written.change.number }),
      ...(written.baseline === undefined ? {} : { baselineValue: written.baseline.number }),
      ...(written.absolute === undefined || written.absolute === written.change
        ? {}
        : { absolute: written.absolute.number }),
      ...(hedge === undefined ? {} : { hedge }),
      ...(Object.keys(hedges).length === 0 ? {} : { hedges }),
      ...uppers(value, written.change),
      ...(value?.per === undefined ? {} : { per: value.per }),
      ...(kindOf(told, sentence) === undefined ? {} : { kind: kindOf(told, sentence) }),
      ...(flow.noun === 'purchases' || flow.noun === 'sales' ? { loose: flow.noun } : {}),
      ...(times.other === undefined ? {} : { otherPeriod: times.other }),
    },
    ...wholeOf(findings, sentence, lexicon, context),
  }
  return {
    statistic,
    span: spanOf(told, times, sentence),
    ...(findings.some((one) => one.modality === 'committed') ? { modality: 'committed' as const } : {}),
  }
}

/** Of two flows, one a share of the other, the smaller is what is spoken of; whose it is may stand with the larger. */
function partOf(flow: FlowPhrase, findings: readonly Finding[]): FlowPhrase {
  const part = findings.find((one) => one.part !== undefined)?.part
  return part === undefined ? flow : { ...part, owner: part.owner ?? flow.owner }
}

/** A narrower kind of the flow, or another adjustment, that has figures of its own. */
function kindOf({ flow, findings }: Told, { text }: Sentence): string | undefined {
  if (/\bseasonally[- ]adjusted/i.test(text)) return 'seasonally adjusted'
  if (/\binflation[- ]adjusted|\badjust(?:ed|ing) for (?:inflation|prices)/i.test(text)) return 'adjusted for inflation'
  if (findings.some(({ note }) => note === 'constant dollars')) return 'in constant prices'
  return flow.kind ?? (flow.adjusted === true ? 'seasonally adjusted' : undefined)
}

interface Written {
  level?: Figure
  share?: Figure
  rate?: Figure
  change?: Figure
  absolute?: Figure
  baseline?: Figure
}

function figuresOf(findings: readonly Finding[]): Written {
  const out: Written = {}
  for (const one of findings) {
    out.level ??= one.level
    out.share ??= one.share
    out.rate ??= one.rate
    out.absolute ??= one.absolute
    out.baseline ??= one.baselineLevel
  }
  // In percent first: where the change is told twice, that is how it is mostly quoted.
  for (const name of ['percent', 'ratio', 'absolute', 'points'] as const)
    out.change ??= findings.find((one) => one[name] !== undefined)?.[name]
  return out
}

function changeOf(findings: readonly Finding[]): Change | null {
  const direction = findings.find((one) => one.direction !== undefined)?.direction
  if (direction === undefined) return null
  const find = (name: 'percent' | 'absolute' | 'ratio' | 'points'): Figure | undefined => {
    for (const one of findings) if (one[name] !== undefined) return one[name]
    return undefined
  }
  const [percent, absolute, ratio, points] = [find('percent'), find('absolute'), find('ratio'), find('points')]
  return {
    direction,
    ...(percent === undefined ? {} : { percent: percent.number.value }),
    ...(absolute === undefined ? {} : { absolute: absolute.number.value, unit: absolute.unit }),
    ...(points === undefined ? {} : { absolute: points.number.value, unit: 'points' }),
    ...(ratio === undefined ? {} : { multiple: ratio.number.value }),
  }
}

function levelOf(figure: Figure | undefined, sign: number): StatisticProposition['value'] {
  if (figure === undefined) return null
  const { number, upper } = figure
  return upper === undefined
    ? number.value === 0
      ? 0
      : number.value * sign
    : [number.value * sign, upper.value * sign]
}

function unitOf(figure: Figure | undefined, measure: StatisticProposition['measure']): string | null {
  if (figure === undefined) return null
  if (figure.unit !== '') return figure.unit
  return measure === 'quantity' ? 't' : 'USD'
}

function uppers(
  value: Figure | undefined,
  change: Figure | undefined,
): Pick<StatisticProposition['written'], 'uppers'> {
  if (value?.upper === undefined && change?.upper === undefined) return {}
  return {
    uppers: {
      ...(value?.upper === undefined ? {} : { value: value.upper }),
      ...(change?.upper === undefined ? {} : { change: change.upper }),
    },
  }
}

/** The holder of a share or a rank is the partner; of the world's trade it is the reporter. */
function withHolder(sides: Sides, findings: readonly Finding[]): Sides {
  const holder = findings.find(
    (one) => one.holder !== undefined && (one.share !== undefined || one.shared === true),
  )?.holder
  const implied = sides.implied.filter((one) => one !== 'partner')
  if (holder === undefined) {
    const rated = findings.find((one) => one.rate !== undefined)?.holder
    return rated === undefined ? sides : { ...sides, partner: rated, flow: sides.flow ?? 'export', implied }
  }
  if (sides.reporter === 'WORLD' || sides.reporter === holder || sides.reporter === null)
    return {
      ...sides,
      reporter: holder,
      partner: sides.partner === holder ? 'WORLD' : (sides.partner ?? 'WORLD'),
      implied,
    }
  return { ...sides, partner: holder, implied }
}

/**
 * "The U.S. deficit narrowed as imports from China fell": the sentence names the other side in other words, and nobody
 * else. Not where only a noun of buying tells: whose goods were bought stays open.
 */
function withNamed(sides: Sides, { noun }: FlowPhrase, { marks }: Sentence): Sides {
  if (!sides.implied.includes('reporter') || sides.note !== undefined || sides.implied.includes('partner')) return sides
  if (noun === 'purchases' || noun === 'sales' || noun === 'anaphor' || noun === 'ellipsis') return sides
  let named = false
  for (const mark of marks)
    if (mark.kind === 'country') {
      if (mark.code === sides.reporter) named = true
      else if (mark.code !== sides.partner) return sides
    }
  return named ? { ...sides, implied: sides.implied.filter((one) => one !== 'reporter') } : sides
}

/** What one flow is a share of, where the larger is not simply all partners of the same. */
function wholeOf(
  findings: readonly Finding[],
  sentence: Sentence,
  lexicon: Lexicon,
  before: Before,
): Pick<StatisticProposition, 'whole'> {
  const found = findings.find((one) => one.part !== undefined)
  if (found?.flow === undefined) return {}
  const sides = sidesOf(found.flow, before)
  return { whole: { product: namedProduct(found.flow, sentence, lexicon) ?? allGoods, partner: sides.partner } }
}

function measureOf(
  told: Told,
  written: Written,
  sides: Sides,
  { statistic }: Before,
): { measure: StatisticProposition['measure']; implied: 'measure'[] } {
  const shared = told.findings.some((one) => one.shared === true)
  if (written.share !== undefined || shared) return { measure: 'share', implied: [] }
  if (written.rate !== undefined) return { measure: 'rate', implied: [] }
  if (sides.flow === 'balance') return { measure: 'balance', implied: [] }
  const stated = told.flow.measure ?? told.findings.find((one) => one.measure !== undefined)?.measure
  if (stated !== undefined) return { measure: stated, implied: [] }
  const unit =
    written.level?.unit || (written.change?.unit === '%' ? '' : written.change?.unit) || written.baseline?.unit || ''
  if (/^(USD|CNY|EUR|GBP|JPY|CAD|AUD|HKD|TWD|KRW|INR|BRL|MXN)$/.test(unit)) return { measure: 'value', implied: [] }
  if (unit === 'item' || unit === 'points') return { measure: unit === 'item' ? 'count' : 'share', implied: [] }
  if (unit !== '') return { measure: 'quantity', implied: [] }
  if (statistic?.measure === 'quantity' || statistic?.measure === 'value')
    return { measure: statistic.measure, implied: ['measure'] }
  return { measure: 'value', implied: ['measure'] }
}

function spanOf(told: Told, times: Times, { text }: Sentence): [number, number] {
  const start = times.leadingFrom === undefined || told.further ? told.start : Math.min(told.start, times.leadingFrom)
  // "(down 34% y/y)" ends with its bracket.
  const open = text.slice(start, told.end).lastIndexOf('(')
  const closed = text.slice(start, told.end).lastIndexOf(')')
  return [start, told.end + (open > closed && text[told.end] === ')' ? 1 : 0)]
}
