/** From what was told of a flow to a typed proposition: sides, product, times, figures, and what of it was only implied. */
import type { Hedge, Lexicon, Sentence } from '../../language/marks.js'
import { type Day, partsOf } from '../../time/day.js'
import { monthOf, monthsOf, type Period } from '../../time/period.js'
import type { Change, Product, Rank, StatisticProposition } from '../claim.js'
import type { Figure, Finding, FoundRank } from './findings.js'
import { type FlowPhrase, farmProduct } from './flows.js'
import { type Times, timesOf } from './times.js'
import type { Told } from './walk.js'
import { type Before, type Sides, sidesOf } from './whose.js'

export const allGoods: Product = { asWritten: null, system: 'TOTAL', code: 'all merchandise', id: null }
const goodsAndServices: Product = { asWritten: null, system: 'TOTAL', code: 'goods and services', id: null }

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
  const sides = withHolder(sidesOf(flow, context), findings)
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

function rankOf(
  findings: readonly Finding[],
  sides: Sides,
  flow: FlowPhrase,
  before: Before,
  { period }: Times,
): Rank | null {
  const plain = findings.find((one) => one.rank !== undefined)?.rank
  if (plain === undefined) return null
  const balanced = sides.flow === 'balance' && /^(\w+)$/.test(plain.order) && !/first|successive/.test(plain.order)
  const { back, ...named } = plain
  const found = {
    ...named,
    since: sinceOf(plain, period),
    order: balanced ? `${plain.order} ${signOf(flow, before)}` : plain.order,
    scope: scopeOf(plain.scope, period, flow.adjusted === true),
  }
  const direction = findings.find((one) => one.direction !== undefined)?.direction
  if (found.order === 'first' && direction !== undefined)
    return { ...found, order: direction === 'down' ? 'first fall' : 'first rise' }
  if (found.order === 'successive' && direction !== undefined)
    return { ...found, order: direction === 'down' ? 'successive fall' : 'successive rise' }
  return found
}

/** "in 15 years" counts from the period spoken of, not from the day of the text. */
function sinceOf({ since, back }: FoundRank, period: Period | null): string | null {
  if (back === undefined || period === null) return since
  const month = monthOf(period.end) - back
  const year = Math.floor(month / 12)
  return back % 12 === 0 ? String(year) : `${year}-${String((month % 12) + 1).padStart(2, '0')}`
}

/** What is ranked among what: months, years, fiscal years. */
function scopeOf(written: string, period: Period | null, adjusted: boolean): string {
  const months = period === null ? undefined : monthsOf(period)?.length
  const told = /month|annual|quarter|week|countr/.test(written.replace(/last \d* ?\w+/, ''))
  const length =
    told || months === undefined
      ? ''
      : months === 1
        ? 'monthly'
        : months === 12
          ? period?.calendar === 'fiscal'
            ? 'fiscal years'
            : 'annual'
          : 'same months of each year'
  return [length, written, adjusted ? 'seasonally adjusted' : ''].filter((part) => part !== '').join(', ')
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

function signOf(flow: FlowPhrase, { statistic }: Before): 'deficit' | 'surplus' {
  if (flow.sign !== undefined) return flow.sign
  if (statistic?.flow === 'balance' && typeof statistic.value === 'number' && statistic.value > 0) return 'surplus'
  return 'deficit'
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

function productOf(
  told: Told,
  sentence: Sentence,
  lexicon: Lexicon,
  { statistic }: Before,
): { product: Product; implied: 'product'[] } {
  const flow = told.findings.find((one) => one.part !== undefined)?.part ?? told.flow
  const named = namedProduct(flow, sentence, lexicon)
  if (named !== undefined) return { product: named, implied: [] }
  if (flow.withServices === true) return { product: goodsAndServices, implied: [] }
  const nearby = flow.allGoods === true ? undefined : goodsNearby(flow, sentence, lexicon)
  const inherited = nearby ?? statistic?.product
  const written = flow.allGoods === true ? goodsWord(flow, sentence) : null
  const bare = flow.noun === 'balance' || flow.noun === 'trade'
  // "Overall exports" after farm exports are farm exports; "goods exports" never are.
  if (
    inherited !== undefined &&
    !(flow.allGoods === true && written !== null && /goods|merchandise/i.test(written)) &&
    !(bare && statistic?.flow !== told.flow.noun && flow.demonstrative !== true)
  ) {
    const group = inherited.id === farmProduct || inherited.system === 'TOTAL'
    if (flow.allGoods !== true || group)
      return { product: { ...inherited, asWritten: null }, implied: inherited.system === 'TOTAL' ? [] : ['product'] }
  }
  if (flow.noun === 'balance' && flow.allGoods !== true && flow.withCountry === undefined && !toldOfOne(flow))
    return { product: goodsAndServices, implied: ['product'] }
  // "U.S. imports from China" names both sides and no goods: all goods, where nothing before spoke of others.
  const sided = flow.owner !== undefined && (flow.toCountry ?? flow.fromCountry ?? flow.withCountry) !== undefined
  const plain = flow.allGoods === true || bare || (sided && (inherited === undefined || inherited.id === null))
  return { product: { ...allGoods, asWritten: written }, implied: plain ? [] : ['product'] }
}

/** Goods named in the sentence before the flow: "imported more Brazilian soybeans, but the volume of imports fell". */
function goodsNearby(flow: FlowPhrase, { marks }: Sentence, lexicon: Lexicon): Product | undefined {
  if (flow.noun === 'balance' || flow.noun === 'trade') return undefined
  const ids = new Set<string>()
  for (const mark of marks)
    if (mark.kind === 'product' && (mark.start < flow.start || flow.noun === 'purchases')) ids.add(mark.id)
  const [only] = ids
  return ids.size === 1 && only !== undefined ? { ...productById(only, '', lexicon), asWritten: null } : undefined
}

function toldOfOne(flow: FlowPhrase): boolean {
  return flow.toCountry !== undefined || flow.fromCountry !== undefined
}

function goodsWord(flow: FlowPhrase, { text }: Sentence): string | null {
  const [, word] =
    /\b(goods|merchandise|overall|total|products|commodities)\b/i.exec(text.slice(flow.start, flow.end)) ?? []
  return word ?? null
}

/** The product a phrase names, with its first code from the ledger; undefined where it names none. */
function namedProduct(flow: FlowPhrase, { text }: Sentence, lexicon: Lexicon): Product | undefined {
  const { product } = flow
  if (product === undefined) return undefined
  const asWritten = text.slice(product.start ?? flow.start, product.end ?? flow.end)
  return productById(product.id, asWritten, lexicon)
}

/** A product of the ledger as a claim prints it; `hs:1007` is a code written as such. */
export function productById(id: string | null, asWritten: string, lexicon: Lexicon): Product {
  if (id?.startsWith('hs:') === true) {
    const code = id.slice(3)
    const record = lexicon.products.find(
      ({ codes }) => codes?.some((one) => one.system === 'HS' && one.code.replace(/\./g, '') === code) === true,
    )
    return { asWritten, system: 'HS', code, id: record?.id ?? null }
  }
  const record = id === null ? undefined : lexicon.products.find((one) => one.id === id)
  const first = record?.codes?.[0]
  // A heading is known by its number, a department's group by its name.
  const code = first?.system === 'HS' ? first.code : (first?.label ?? first?.code ?? asWritten)
  return { asWritten, system: first?.system ?? 'none', code, id }
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
