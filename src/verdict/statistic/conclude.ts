/** From evaluated readings to one verdict, said in plain words. Here stands when a claim may be called wrong. */
import type { StatisticProposition } from '../../claims/claim.js'
import type { SeriesQuestion } from '../../evidence/series.js'
import type { Level } from '../../figures/levels.js'
import { type Day, isoDay, printDay } from '../../time/day.js'
import type { AsOf } from '../../time/interval.js'
import { isoPeriod, monthsOf, printPeriod } from '../../time/period.js'
import type { EvidenceRow, Grade, JudgedReading, Verdict } from '../verdict.js'
import type { Evaluated } from './evaluate.js'
import type { Corroborated } from './neighbour.js'

/** What a yearly revision moves at most, as a factor on each level. */
const revisionSpread = 1.01

/** Contracts made in a period and goods shipped in it may differ this much and more. */
const salesSpread = 3

/**
 * How far the rows held may stand from rows that a text may rightly quote and that are not held: seasonally adjusted,
 * balance-of-payments basis, domestic exports only. A change over a year differs less than a level, a whole year less than
 * a month; a balance, the small difference of two large flows, differs most.
 */
function unheldSpread(claim: StatisticProposition, one: Evaluated): number {
  const { period, baseline } = one.reading
  const month = (monthsOf(period)?.length ?? 1) < 12
  const yearAgo = baseline !== null && period.start - baseline.start > 350
  const change = claim.change !== null && claim.value === null && claim.baselineValue === null
  const balance = one.reading.question.flow === 'balance'
  const kind = !month ? 'year' : change ? (yearAgo ? 'yearAgo' : 'before') : 'level'
  const definition = balance
    ? { year: 1.06, yearAgo: 1.25, before: 1.6, level: 1.4 }[kind]
    : { year: 1.04, yearAgo: 1.06, before: 1.25, level: 1.2 }[kind]
  const revision = one.levels.some(({ laterVintage }) => laterVintage) ? revisionSpread : 1
  return definition * revision
}

export function noData(note: string, knowableFrom?: Day): Verdict {
  return {
    label: 'no-data',
    grade: null,
    computed: null,
    note,
    readings: [],
    ...(knowableFrom === undefined ? {} : { knowableFrom }),
  }
}

/** The verdict that the readings give together. */
export function conclude(
  claim: StatisticProposition,
  evaluated: readonly Evaluated[],
  near: Corroborated | undefined,
  asOf: AsOf,
): Verdict {
  const readings = evaluated
    .filter(({ levels, reading }) => levels.length > 0 || reading.main)
    .map((one) => judgedReading(one))
  const main = evaluated.filter(({ reading }) => reading.main).sort(byBasis)
  const mainHolds = main[0]?.fit === 'holds' ? main[0] : undefined
  if (mainHolds !== undefined && periodCertain(claim, mainHolds))
    return supported(claim, mainHolds, evaluated, readings)
  const mainTested = main.filter(({ fit }) => fit !== 'unknown')
  const equalHolds = evaluated.find(({ fit, reading }) => fit === 'holds' && reading.equal)
  if (mainTested.length === 0 && equalHolds !== undefined) return supported(claim, equalHolds, evaluated, readings)
  // Rows too coarse to tell do not stand against others that bear the claim out.
  const mainVague = mainTested[0]?.fit === 'near' && mainTested[0].levels.some(({ rounding }) => rounding > 0)
  const noneFails = evaluated.every(({ fit, reading }) => fit !== 'fails' || !reading.equal)
  if (mainVague && noneFails && equalHolds !== undefined) return supported(claim, equalHolds, evaluated, readings)
  // A looser reading (another product, another baseline) counts only against a first one that was tested.
  const looser =
    claim.period !== null && mainTested.length > 0 ? evaluated.find(({ fit }) => fit === 'holds') : undefined
  const anyHolds = mainHolds ?? main.find(({ fit }) => fit === 'holds') ?? equalHolds ?? looser
  if (anyHolds !== undefined) return depends(claim, anyHolds, evaluated, readings)
  const closest = mainTested[0] ?? evaluated.find(({ fit }) => fit !== 'unknown')
  if (closest === undefined) return untested(claim, evaluated, near, readings, asOf)
  if (closest.fit === 'near') return close(claim, closest, readings)
  const doubt = doubtOf(claim, closest, evaluated)
  if (doubt === undefined) return contradicted(claim, closest, readings)
  return {
    label: 'no-data',
    grade: null,
    computed: closest.computed,
    note: `${said(closest)} That is not what is claimed, but ${doubt}, so it is not called wrong.${vintageNote(closest.levels)}`,
    readings,
  }
}

/** The way in which a flow is counted that a text means first: tested ones, first-hand, what arrived before what was cleared. */
function byBasis(a: Evaluated, b: Evaluated): number {
  const second = (one: Evaluated): boolean => one.levels.some(({ secondary }) => secondary)
  const narrow = (one: Evaluated): boolean => /for consumption|domestic/.test(one.basis ?? '')
  return (
    Number(a.fit === 'unknown') - Number(b.fit === 'unknown') ||
    Number(second(a)) - Number(second(b)) ||
    Number(narrow(a)) - Number(narrow(b))
  )
}

/** A period that the text leaves open may be another one; a holding latest month is then only one of several. */
function periodCertain(claim: StatisticProposition, one: Evaluated): boolean {
  return claim.period !== null || one.reading.main
}

/** Why a claim that no reading bears out is still not called wrong; undefined where it may be. */
function doubtOf(claim: StatisticProposition, closest: Evaluated, evaluated: readonly Evaluated[]): string | undefined {
  const { implied } = claim
  if (implied.includes('product')) return 'the product is taken from the context'
  if (implied.includes('flow')) return 'the flow is taken from the context'
  if (implied.includes('partner')) return 'the partner is taken from the context'
  if (implied.includes('reporter') && claim.note?.includes('or its own imports') === true)
    return 'the words may mean either country’s imports'
  if (implied.includes('reporter') && claim.note?.includes('origin of the goods') === true)
    return 'the origin of the goods is not written'
  if (implied.includes('reporter')) return 'whose trade it is, is taken from the context'
  if (claim.period === null || implied.includes('period')) return 'the period is taken from the context'
  if (!closest.reading.equal) return 'the main reading cannot be tested'
  if (closest.levels.some(({ secondary }) => secondary))
    return 'the rows held are somebody’s table of the agency’s figures'
  if (claim.written.loose !== undefined && !closest.failsAt(salesSpread))
    return `${claim.written.loose} may mean contracts, which are not held, and not shipments`
  if (claim.rank !== null && /seasonally adjusted/.test(claim.rank.scope))
    return 'the figures held are not seasonally adjusted'
  const tested = evaluated.filter(({ fit }) => fit !== 'unknown')
  if (tested.some(({ fit }) => fit === 'near')) return 'another reading comes near it'
  let spread = unheldSpread(claim, closest)
  for (const one of evaluated) {
    if (one.fit !== 'unknown' || one === closest) continue
    // The same reading tested on another basis speaks for this one; a reading with no rows does not.
    if (evaluated.some((other) => other.reading === one.reading && other.fit !== 'unknown')) continue
    spread = Math.max(spread, one.reading.spread * unheldSpread(claim, closest))
  }
  if (!closest.failsAt(spread))
    return 'figures that are not held (other adjustments, definitions or measures) could still be as claimed'
  return undefined
}

function supported(
  claim: StatisticProposition,
  one: Evaluated,
  evaluated: readonly Evaluated[],
  readings: JudgedReading[],
): Verdict {
  const others = evaluated.filter((other) => other !== one && other.fit === 'fails' && other.reading.equal)
  const contrast =
    others[0] === undefined
      ? ''
      : ` Otherwise read (${describe(others[0])}) it would be ${others[0].computed ?? 'different'}.`
  const by =
    one.reading.aspects.length === 0
      ? ''
      : ` Read as ${one.reading.aspects.join(', ')}; the first reading cannot be tested.`
  const open = claim.period === null ? ` The text gives no period; ${printPeriod(one.reading.period)} is taken.` : ''
  return {
    label: 'supported',
    grade: gradeOf(one.levels),
    computed: one.computed,
    note: `${said(one)}${by}${open}${contrast}${unequal(claim)}${vintageNote(one.levels)}`,
    readings,
  }
}

function unequal({ note }: StatisticProposition): string {
  return note?.includes('unequal length') === true
    ? ' The two periods are of unequal length: the figures are right, the comparison is not like with like.'
    : ''
}

function contradicted(claim: StatisticProposition, one: Evaluated, readings: JudgedReading[]): Verdict {
  void claim
  return {
    label: 'contradicted',
    grade: gradeOf(one.levels),
    computed: one.computed,
    note: `${said(one)} No admissible reading gives what is claimed.${vintageNote(one.levels)}`,
    readings,
  }
}

function depends(
  claim: StatisticProposition,
  holds: Evaluated,
  evaluated: readonly Evaluated[],
  readings: JudgedReading[],
): Verdict {
  const against =
    evaluated.find(({ fit, reading }) => (fit === 'fails' || fit === 'near') && reading !== holds.reading) ??
    evaluated.find(({ fit }) => fit === 'fails' || fit === 'near')
  const twin = against !== undefined && describe(against) === describe(holds)
  const other = twin
    ? `by the vintage ${vintageOf(against)} it is ${against.computed ?? 'not'}`
    : against === undefined
      ? 'the first reading cannot be tested'
      : `${describe(against)} it is ${against.computed ?? 'not'}`
  return {
    label: 'depends',
    grade: gradeOf(holds.levels),
    computed: [holds.computed, against?.computed].filter((text) => text != null).join(' / '),
    note: `It holds read as ${describe(holds)}${twin ? `, vintage ${vintageOf(holds)}` : ''} (${holds.computed ?? ''}); ${other}.${twin ? '' : vintageNote(holds.levels)}${unequal(claim)}`,
    readings,
  }
}

/** Not as claimed to the digit, and too near to call wrong. */
function close(claim: StatisticProposition, one: Evaluated, readings: JudgedReading[]): Verdict {
  void claim
  if (one.told !== undefined)
    return {
      label: 'depends',
      grade: gradeOf(one.levels),
      computed: one.computed,
      note: `${said(one)} The claim holds in part only.${vintageNote(one.levels)}`,
      readings,
    }
  const coarse = one.levels.some(({ rounding, value }) => rounding > 0.002 * Math.abs(value))
  if (coarse)
    return {
      label: 'no-data',
      grade: null,
      computed: one.computed,
      note: `${said(one)} The figures held are rounded too coarsely to tell.`,
      readings,
    }
  return {
    label: 'depends',
    grade: gradeOf(one.levels),
    computed: one.computed,
    note: `${said(one)} That is close to what is claimed but not within its rounding: it holds loosely read, not strictly.${vintageNote(one.levels)}`,
    readings,
  }
}

function untested(
  claim: StatisticProposition,
  evaluated: readonly Evaluated[],
  near: Corroborated | undefined,
  readings: JudgedReading[],
  asOf: AsOf,
): Verdict {
  if (near?.evaluated.fit === 'holds') {
    const { neighbour, evaluated: one } = near
    const levels = one.levels
    return {
      label: 'supported',
      grade: 'corroborated',
      computed: `${one.computed ?? ''} (${printPeriod(neighbour.period)})`,
      note: `Only corroborated: the figures held cover ${printPeriod(neighbour.period)}, ${neighbour.covered} of the ${neighbour.of} months claimed, and give ${one.computed ?? 'the same'}${roundedNote(levels)}. The very period is not held; ${wayOut(one.reading.question)} would let it be recomputed.${vintageNote(levels)}`,
      readings: [
        ...readings,
        { ...judgedReading(one), description: `${describe(one)}; a part of the period claimed`, main: false },
      ],
    }
  }
  const days = evaluated.map(({ knowableFrom }) => knowableFrom).filter((day) => day !== undefined)
  const from = days.length === 0 ? undefined : (Math.min(...days) as Day)
  const first = evaluated[0]
  if (from !== undefined && from > asOf.known)
    return {
      ...noData(
        `As of ${printDay(asOf.known)} these figures were not yet published; they could be known from ${printDay(from)}.`,
        from,
      ),
      readings,
    }
  const why = evaluated.find((one) => one.why !== undefined)?.why
  const question = first?.reading.question
  const nearby =
    near === undefined
      ? ''
      : ` The nearest held, ${printPeriod(near.neighbour.period)}, gives ${near.evaluated.computed ?? 'another figure'}, which does not decide it.`
  const missing =
    question === undefined
      ? ''
      : `No figures are held for ${tradeOf(question)}, ${first === undefined ? '' : `${first.reading.goods}, ${printPeriod(first.reading.period)}`}${claim.baseline === null ? '' : ` against ${printPeriod(claim.baseline)}`}; ${wayOut(question)} would answer it.`
  return {
    ...noData(`${why === undefined ? missing : `${why[0]?.toUpperCase() ?? ''}${why.slice(1)}.`}${nearby}`),
    readings,
  }
}

function roundedNote(levels: readonly Level[]): string {
  return levels.some(({ rounding }) => rounding > 0) ? ' (rounded figures)' : ''
}

/** How the missing rows can be had. */
function wayOut({ reporter }: SeriesQuestion): string {
  return reporter === 'US'
    ? '`readout sync census` (or `readout figures add` with the monthly rows)'
    : '`readout figures add` with the agency’s rows'
}

function gradeOf(levels: readonly Level[]): Grade {
  return levels.every(({ origin }) => origin === 'agency-rows') ? 'recomputed' : 'published'
}

function said(one: Evaluated): string {
  const told = one.told ?? one.why
  if (told !== undefined) return `${told[0]?.toUpperCase() ?? ''}${told.slice(1)}.`
  const [now, before] = one.levels
  const source = now === undefined ? '' : `${now.agency}, ${describe(one)}`
  const levels = now === undefined ? '' : before === undefined ? print(now) : `${print(now)} against ${print(before)}`
  return `${source}: ${levels}${one.computed === null || levels.includes(one.computed) ? '' : `, ${one.computed}`}.`
}

function print(level: Level): string {
  const { value, unit, period } = level
  const size = unit === 'USD' ? money(value) : `${Math.round(value).toLocaleString('en-US')} ${unit}`
  return `${size} in ${printPeriod(period)}`
}

function money(value: number): string {
  const sign = value < 0 ? '−' : ''
  const size = Math.abs(value)
  return size >= 1e9 ? `${sign}$${(size / 1e9).toFixed(2)} billion` : `${sign}$${(size / 1e6).toFixed(1)} million`
}

function tradeOf({ flow, reporter, partner }: SeriesQuestion): string {
  const other = partner === 'W' ? 'all countries' : partner
  if (flow === 'export') return `exports of ${reporter} to ${other}`
  if (flow === 'import') return `imports of ${reporter} from ${other}`
  return flow === 'balance' ? `the balance of ${reporter} with ${other}` : `trade of ${reporter} with ${other}`
}

function describe({ reading, basis }: Evaluated): string {
  const { question, period, baseline, goods, aspects } = reading
  const against = baseline === null ? '' : ` against ${printPeriod(baseline)}`
  const own = aspects.filter((aspect) => aspect !== goods)
  return `${tradeOf(question)}, ${goods}, ${question.measure}, ${printPeriod(period)}${against}${basis === null ? '' : `, ${basis}`}${own.length === 0 ? '' : ` (${own.join(', ')})`}`
}

function vintageOf({ levels }: Evaluated): string {
  return levels[0]?.rows[0]?.vintage ?? 'held'
}

function vintageNote(levels: readonly Level[]): string {
  const later = levels.find(({ laterVintage }) => laterVintage)
  if (later === undefined) return ''
  const row = later.rows.find((one) => one.laterVintage)
  return ` It rests on the vintage of ${row?.vintage ?? 'a later day'}; the figure first printed may have differed.`
}

function judgedReading(one: Evaluated): JudgedReading {
  return {
    description: describe(one),
    value: one.computed,
    holds: one.fit === 'holds' ? true : one.fit === 'fails' ? false : null,
    evidence: one.levels.flatMap((level) => rowsOf(level)),
    query: queryOf(one),
    ...(one.reading.main ? { main: true } : {}),
  }
}

const mostRows = 24

/** The rows behind a level: each of a few, or the sum of many with its first and last. */
function rowsOf(level: Level): EvidenceRow[] {
  const rows = level.rows.slice(0, mostRows)
  return rows.map((row) => {
    const amount = level.measure === 'value' ? row.value : row.quantity
    return {
      id: row.id,
      value: amount === undefined ? null : level.measure === 'value' ? amount : `${amount} ${row.unit ?? ''}`.trim(),
      period: isoPeriod(row.period),
      source: `${row.agency}, ${row.title} (released ${isoDay(row.released)}, vintage ${row.vintage})`,
      ...(row.url === undefined ? {} : { url: row.url }),
    }
  })
}

/** The command that asks the same. */
function queryOf({ reading }: Evaluated): string {
  const { question, period, baseline } = reading
  const flow = question.flow === 'export' ? 'exports' : question.flow === 'import' ? 'imports' : 'balance'
  const product = question.codes.map(({ system, code }) => `${system}:${code}`).join('+')
  const goods = product === 'TOTAL:TOTAL' ? '' : ` --product ${product}`
  return `readout trade ${flow} --reporter ${question.reporter} --partner ${question.partner}${goods} --period ${isoPeriod(period)}${baseline === null ? '' : ` --vs ${isoPeriod(baseline)}`} --measure ${question.measure}`
}
