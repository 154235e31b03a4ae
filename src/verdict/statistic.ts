/** The verdict on a statistic: its readings, each put to the rows, and what they say together. */
import type { Claim, StatisticProposition } from '../claims/claim.js'
import type { Evidence } from '../evidence/evidence.js'
import { askSeries, lastMonthKnown, type Series, sharesIn } from '../evidence/series.js'
import type { ProductName } from '../ledger/records.js'
import { partsOf } from '../time/day.js'
import type { AsOf } from '../time/interval.js'
import { firstDay, type Month, monthOf, monthsOf, monthsPeriod, type Period, yearsBefore } from '../time/period.js'
import { accepted, fitOf } from './precision.js'
import { conclude, noData } from './statistic/conclude.js'
import { type Evaluated, evaluate } from './statistic/evaluate.js'
import { evaluateHolder, lastYearBefore } from './statistic/holders.js'
import { neighbourOf } from './statistic/neighbour.js'
import { heldPromise } from './statistic/promises.js'
import { evaluateRank } from './statistic/ranks.js'
import { type Reading, readings } from './statistic/readings.js'
import type { Verdict } from './verdict.js'

/**
 * Judges a statistic by the figures released on or before `asOf.known`.
 *
 * @returns `supported` where the main reading rounds to what was claimed; `contradicted` only where the rows cover the
 *          claim, every part of it is certain, and no admissible reading comes near; else `depends` or `no-data`, with why
 */
export async function judgeStatistic(
  claim: Claim & { type: 'statistic' },
  evidence: Evidence,
  asOf: AsOf,
): Promise<Verdict> {
  const statistic = await settled(claim.statistic, evidence, asOf)
  const promise = heldPromise(claim, evidence, asOf)
  if (promise !== undefined) return promise
  const refused = pending(claim, asOf) ?? refusal(statistic)
  if (refused !== undefined) return noData(refused)
  if (statistic.period === null && statistic.change !== null && statistic.rank === null)
    return noData('The text does not say for which period.')
  const product = productOf(statistic, evidence)
  const periods = await periodsOf(statistic, product, evidence, asOf)
  if (periods.length === 0) return noData('The text gives no period, and none is to be had from the figures held.')
  const found = readings(statistic, product, periods)
  if (found.length === 0) return noData(unknownGoods(statistic))
  const evaluated: Evaluated[] = []
  const asked: Series[] = []
  for (const reading of found) {
    const series = await askSeries(reading.question, evidence.figures, asOf.known)
    asked.push(series)
    evaluated.push(...(await evaluateReading(statistic, reading, series, evidence, asOf)))
  }
  const untested = evaluated.filter(({ reading }) => reading.equal).every(({ fit }) => fit === 'unknown')
  const neighbour = untested ? neighbourOf(statistic, found, asked) : undefined
  return conclude(statistic, evaluated, neighbour, asOf, evidence.releases)
}

async function evaluateReading(
  statistic: StatisticProposition,
  reading: Reading,
  series: Series,
  evidence: Evidence,
  asOf: AsOf,
): Promise<Evaluated[]> {
  if (statistic.rank !== null) {
    const ranked = /single countries/.test(statistic.rank.scope)
      ? [await evaluateHolder(statistic, reading, evidence.figures, asOf.known)]
      : evaluateRank(statistic, reading, series)
    return statistic.value === null ? ranked : withLevel(ranked, evaluate(levelOnly(statistic), reading, series))
  }
  if (statistic.measure === 'share') return evaluateShare(statistic, reading, series, evidence, asOf)
  return evaluate(statistic, reading, series)
}

function levelOnly(statistic: StatisticProposition): StatisticProposition {
  return { ...statistic, rank: null, change: null, baseline: null, baselineValue: null }
}

/** "a 20-year low of $202 billion" holds only where rank and level both do. */
function withLevel(ranked: readonly Evaluated[], levels: readonly Evaluated[]): Evaluated[] {
  return ranked.map((one) => {
    const level = levels.find(({ basis }) => basis === one.basis) ?? levels[0]
    if (level === undefined || level.fit === 'holds') return one
    if (level.fit === 'fails')
      return { ...level, told: `${one.told ?? ''}; its level is ${level.computed ?? 'not held'}` }
    return { ...one, fit: one.fit === 'holds' ? level.fit : one.fit }
  })
}

/** A partner's share of all partners, or a product's share of a larger group. */
async function evaluateShare(
  statistic: StatisticProposition,
  reading: Reading,
  part: Series,
  evidence: Evidence,
  asOf: AsOf,
): Promise<Evaluated[]> {
  const { written, whole } = statistic
  const none: Evaluated = {
    reading,
    fit: 'unknown',
    failsAt: () => false,
    computed: null,
    value: null,
    levels: [],
    basis: null,
  }
  if (written.value === undefined || statistic.change?.absolute !== undefined || statistic.baselineValue !== null)
    return [none]
  const record = whole === undefined ? undefined : evidence.ledger.products.find(({ id }) => id === whole.product.id)
  const codes = whole === undefined ? reading.question.codes : wholeCodes(whole.product, record)
  const partner = whole?.partner ?? 'W'
  const all = await askSeries(
    { ...reading.question, codes, partner: partner === 'WORLD' ? 'W' : partner },
    evidence.figures,
    asOf.known,
  )
  const accept = accepted(written.value, written.hedges?.value ?? written.hedge, written.uppers?.value)
  const shares = sharesIn(part, all, reading.period)
  if (shares.length === 0) return [none]
  return shares.slice(0, 1).map(({ part: one, whole: other, value, low, high }) => ({
    reading,
    fit: fitOf(accept, { value, low, high }),
    failsAt: (spread: number) => fitOf(accept, { value, low: low / spread, high: high * spread }) === 'fails',
    computed: `${(Math.round(value * 10) / 10).toFixed(1)}%`,
    value,
    levels: [one, other],
    basis: one.basis,
  }))
}

function wholeCodes(
  product: StatisticProposition['product'],
  record: ProductName | undefined,
): Reading['question']['codes'] {
  if (product.system === 'TOTAL') return [{ system: 'TOTAL', code: 'TOTAL' }]
  const first = record?.codes[0]
  return first === undefined
    ? [{ system: product.system, code: product.code }]
    : [{ system: first.system, code: first.code }]
}

/**
 * "so far this year" and a year that is not over are said of the months published: the claim with those months, and their
 * like of the year before.
 */
async function settled(statistic: StatisticProposition, evidence: Evidence, asOf: AsOf): Promise<StatisticProposition> {
  const { period, baseline } = statistic
  if (period === null || (monthsOf(period) !== undefined && period.end <= asOf.known)) return statistic
  const { month: first, day } = partsOf(period.start)
  if (first !== 1 || day !== 1 || period.start > asOf.known || period.end - period.start > 366) return statistic
  const product = productOf(statistic, evidence)
  const probe = readings(statistic, product, [period])[0]
  const month =
    probe === undefined ? undefined : lastMonthKnown(await askSeries(probe.question, evidence.figures, asOf.known))
  if (month === undefined || firstDay(month) < period.start) return statistic
  const published = monthsPeriod(monthOf(period.start), month)
  const yearAgo = baseline !== null && Math.abs(period.start - baseline.start - 365) <= 1
  return {
    ...statistic,
    period: published,
    baseline: yearAgo ? yearsBefore(published) : baseline,
    implied: [...statistic.implied, 'period'],
  }
}

/** What was promised, expected or proposed for a time that is not over is not decided by what was shipped before. */
function pending({ modality, statistic }: Claim & { type: 'statistic' }, asOf: AsOf): string | undefined {
  const promised = statistic.basis === 'commitment' || modality === 'committed'
  if (!promised && modality !== 'expected' && modality !== 'proposed' && modality !== 'predicted') return undefined
  const { period } = statistic
  if (promised)
    return period !== null && period.end <= asOf.known
      ? 'A purchase commitment: what was shipped is not what was contracted, so shipments alone do not decide it.'
      : 'A purchase commitment, pending: what was shipped so far does not decide it before its period ends. `readout state farm-purchases` shows what each side said of it.'
  return period === null || period.end > asOf.known
    ? 'Pending: what is only expected is not decided by what was shipped before.'
    : undefined
}

/** What no figures of shipments can answer. */
function refusal({ basis, written, measure, unit, flow, change, note }: StatisticProposition): string | undefined {
  if (note?.includes('measured from a peak') === true)
    return 'The change is measured from a peak, an average or a plan, which no row of the figures held gives.'
  if (basis === 'sales')
    return 'Export sales are not shipments, and shipments do not decide them; `readout sync esr` brings the weekly sales, to be read with `readout trade`.'
  if (basis === 'duties collected') return 'Duties collected are not among the figures held.'
  if (measure === 'rate') return 'A share of a target is not judged from shipments alone.'
  if (written.per !== undefined) return `A figure per ${written.per} over several is not added up here.`
  if (flow === null) return 'The text does not say which way the goods went.'
  if (written.kind !== undefined && !/unadjusted/.test(written.kind))
    return `The text speaks of figures that are ${written.kind}; none of that kind are held.`
  const currency = unit ?? change?.unit
  if (currency != null && /^(CNY|EUR|GBP|JPY|CAD|AUD|HKD|TWD|KRW|INR|BRL|MXN)$/.test(currency))
    return `The figures held are in US dollars, not in ${currency}.`
  return undefined
}

function unknownGoods({ product, reporter, partner }: StatisticProposition): string {
  if (reporter === null || partner === null || reporter === 'WORLD')
    return 'The text does not say whose trade with whom, or speaks of the whole world, for which no figures are held.'
  if (product.system === 'TOTAL') return 'Of all goods together there is no quantity, only a value.'
  return `No product of the ledger is called "${product.asWritten ?? product.code}"; \`readout figures add\` takes figures of your own, ledger/products the name.`
}

function productOf({ product }: StatisticProposition, { ledger }: Evidence): ProductName | undefined {
  return product.id === null ? undefined : ledger.products.find(({ id }) => id === product.id)
}

/** The periods the claim may speak of: its own, the same words in another year, or the latest known where it gives none. */
async function periodsOf(
  statistic: StatisticProposition,
  product: ProductName | undefined,
  evidence: Evidence,
  asOf: AsOf,
): Promise<Period[]> {
  const { period, written } = statistic
  if (period !== null) return written.otherPeriod === undefined ? [period] : [period, written.otherPeriod]
  const probe = readings(statistic, product, [{ start: asOf.known, end: asOf.known, calendar: 'calendar' }])[0]
  if (probe === undefined) return []
  const month = lastMonthKnown(await askSeries(probe.question, evidence.figures, asOf.known))
  if (month === undefined) return []
  const january = (month - (month % 12)) as Month
  const latest = monthsPeriod(month, month)
  const year = lastYearBefore(month)
  const toDate = monthsPeriod(january, month)
  return statistic.rank !== null && !/single countries/.test(statistic.rank.scope)
    ? [latest, toDate, year]
    : [year, toDate, latest]
}
