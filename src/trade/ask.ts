/** A trade question from words to answer. */
import type { FigureStore, Flow } from '../figures/figure.js'
import type { KnownFigure, KnownOn } from '../figures/known.js'
import type { Level } from '../figures/levels.js'
import type { ReleaseCalendar } from '../figures/releases.js'
import { InputError, quoted } from '../problem.js'
import { type Day, isoDay } from '../time/day.js'
import { isoPeriod, type Month, monthOf, monthsPeriod, type Period } from '../time/period.js'
import type { AnswerRow, Compared, TradeAnswer } from './answer.js'
import { splitOf } from './breakdown.js'
import { comparedIn, vintagesOf } from './compared.js'
import { gather, type Held, type Wanted } from './held.js'
import { lackingOf, newestReleased } from './lacking.js'
import { type Names, nameOf } from './named.js'
import { notesOf } from './notes.js'
import { type BaselineWords, baselineOf, monthsIn, type PeriodWords, periodOf } from './periods.js'
import {
  type Goods,
  type Party,
  printCodes,
  printParties,
  type Split,
  type TradeMeasure,
  type TradeQuestion,
} from './question.js'
import { standingOf } from './records.js'
import { documentOf, seriesOf } from './series.js'
import { ranksOf, sharesOf } from './standing.js'

/** What was asked, read but not yet resolved in time. */
export interface Asked {
  flow: Flow
  reporter: Party
  partners: Party[]
  goods: Goods
  period?: PeriodWords
  vs: BaselineWords
  against: string
  measure: TradeMeasure
  unit?: string
  known: KnownOn
  basis?: string
  by: Split[]
  level?: number
  top?: number
  share: boolean
  rank: boolean
}

export interface TradeContext {
  store: FigureStore
  names: Names
  calendar: ReleaseCalendar
  today: Day
}

/**
 * Answers a question.
 *
 * @throws InputError where the period or the split cannot be had of these goods
 */
export async function askTrade(asked: Asked, { store, names, calendar, today }: TradeContext): Promise<TradeAnswer> {
  const { goods, known } = asked
  const held = await gather(wantedOf(asked), store)
  await refuseBasis(asked, held, store)
  const on = typeof known === 'number' ? known : today
  const latest = held.latest ?? newestReleased(held, calendar, on, monthOf(on))
  const time = {
    latest,
    ...(goods.marketingYearStarts !== undefined && { marketingYearStarts: goods.marketingYearStarts }),
  }
  const period = asked.period === undefined ? periodWithout(held, latest, time) : periodOf(asked.period, time)
  const question = questionOf(asked, period, baselineOf(asked.vs, period, time))
  const compared = comparedIn(held, period, question.baseline)
  const { level } = compared
  const shares =
    level !== undefined && (asked.share || asked.rank) ? await sharesOf(held, level, goods, store, names.index) : []
  const ranks = level !== undefined && asked.rank ? await ranksOf(question, level, shares, store, names) : []
  const split = {
    by: asked.by,
    ...(asked.level !== undefined && { level: asked.level }),
    ...(asked.top !== undefined && { top: asked.top }),
    ...(level !== undefined && { whole: level }),
  }
  const breakdown = asked.by.length === 0 ? undefined : await splitOf(question, split, store, names)
  const standing = level === undefined ? undefined : standingOf(held, level)
  const yearToDate = yearSoFar(asked, held, period, time)
  const nearby = level === undefined ? nearbyIn(held, asked, period, time) : undefined
  const lacking = lackingOf(compared.missing, held, calendar, on)
  const answer: TradeAnswer = {
    question,
    ...compared,
    ...documented(question, documentOf(held, compared), compared),
    rows: rowsOf(held, compared),
    series: seriesOf(held, compared),
    ...(standing !== undefined && { standing }),
    shares: asked.share ? shares : [],
    ranks,
    ...(breakdown !== undefined && { breakdown }),
    ...(yearToDate !== undefined && { yearToDate }),
    ...(nearby !== undefined && { nearby }),
    ...(lacking !== undefined && { lacking }),
    unsplit: asked.by.length > 0 && breakdown === undefined,
    notes: [],
  }
  return { ...answer, notes: notesOf(answer, (code) => nameOf(code, names)) }
}

/** The series that a question needs. */
function wantedOf({ flow, reporter, partners, goods, measure, unit, known, basis }: Asked): Wanted {
  return {
    flow,
    reporter: reporter.code,
    partners: partners.map(({ code }) => code),
    codes: goods.codes,
    measure,
    known,
    ...(unit !== undefined && { unit }),
    ...(goods.bushelKg !== undefined && { bushelKg: goods.bushelKg }),
    ...(basis !== undefined && { basis }),
  }
}

/** What was asked, with its periods worked out. */
function questionOf(asked: Asked, period: Period, baseline: Period[]): TradeQuestion {
  const { flow, reporter, partners, goods, against, measure, unit, known, basis } = asked
  return {
    ...{ flow, reporter, partners, goods, period, baseline, against, measure, known },
    ...(unit !== undefined && { unit }),
    ...(basis !== undefined && { basis }),
  }
}

/** The document that speaks, with the vintages of the rows used, the unit, and how to ask it again. */
function documented(
  question: TradeQuestion,
  document: Level | undefined,
  { level, before }: Compared,
): Pick<TradeAnswer, 'unit' | 'source' | 'query'> {
  const { measure, unit } = question
  if (document === undefined) return { unit: measure === 'value' ? 'USD' : (unit ?? ''), query: queryOf(question) }
  const { basis, agency, title, rows } = document
  const behind = [...(level?.rows ?? []), ...before.flatMap((one) => one.rows)]
  const url = rows.find((row) => row.url !== undefined)?.url
  const vintages = vintagesOf(behind.length > 0 ? behind : rows)
  return {
    unit: document.unit,
    source: { basis, agency, title, ...(url !== undefined && { url }), vintages },
    query: queryOf(question, { basis, title }),
  }
}

/** Nobody named a period: the newest month held, else the newest stretch. */
function periodWithout(held: Held, latest: Month, time: { latest: Month }): Period {
  if (held.latest !== undefined || held.known.length === 0) return periodOf({ kind: 'latest' }, { ...time, latest })
  const newest = [...held.known].sort((a, b) => b.period.end - a.period.end || b.period.start - a.period.start)[0]
  return newest?.period ?? periodOf({ kind: 'latest' }, time)
}

/** Beside the newest month, the year up to it. */
function yearSoFar(asked: Asked, held: Held, period: Period, time: { latest: Month }): TradeAnswer['yearToDate'] {
  const months = monthsIn(period)
  if (asked.period !== undefined || asked.vs.kind === 'named' || months.length !== 1 || months[0] === undefined)
    return undefined
  if (months[0] % 12 === 0) return undefined
  const words = { kind: 'year-to-date' as const, month: months[0] }
  const year = periodOf(words, time)
  const { alternatives: _, ...compared } = comparedIn(held, year, baselineOf(asked.vs, year, time))
  return compared
}

/** How much of a period a stretch inside it must cover to be worth telling in its place. */
const nearEnough = 0.8

/** The longest stretch inside the period that is held, with its baseline, where the whole is not. */
function nearbyIn(held: Held, asked: Asked, period: Period, time: { latest: Month }): TradeAnswer['nearby'] {
  const months = monthsIn(period)
  if (months.length < 3 || months.length > 24 || asked.vs.kind === 'named') return undefined
  for (let length = months.length - 1; length >= Math.ceil(months.length * nearEnough); length--)
    for (const first of months.slice(0, months.length - length + 1)) {
      const part = monthsPeriod(first, (first + length - 1) as Month, period.calendar)
      const { alternatives: _, ...compared } = comparedIn(held, part, baselineOf(asked.vs, part, time))
      if (compared.complete) return compared
    }
  return undefined
}

/** @throws InputError naming the measures that are held, where the one asked for is not among them */
async function refuseBasis({ basis, ...asked }: Asked, held: Held, store: FigureStore): Promise<void> {
  if (basis === undefined || held.all.length > 0) return
  const { basis: _, ...wanted } = held.wanted
  const other = await gather({ ...wanted, known: asked.known }, store)
  const names = [...new Set(other.all.map((figure) => figure.basis))].sort()
  if (names.length === 0) return
  throw new InputError({
    what: `no figure held of this trade is of the basis ${quoted(basis)}`,
    where: { input: '--basis' },
    mend: `Held are: ${names.join('; ')}.`,
  })
}

function rowsOf(held: Held, { period, level, before }: ReturnType<typeof comparedIn>): AnswerRow[] {
  const kind = held.wanted.measure === 'quantity' ? 'quantity' : 'value'
  const print =
    (part: AnswerRow['part']) =>
    (row: KnownFigure): AnswerRow => ({
      part,
      id: row.id,
      flow: row.flow,
      reporter: row.reporter,
      partner: row.partner,
      product: printCodes([{ system: row.classification, code: row.code }]),
      period: row.period,
      value: row[kind] ?? null,
      unit: kind === 'value' ? 'USD' : (row.unit ?? ''),
      basis: row.basis,
      agency: row.agency,
      title: row.title,
      ...(row.url !== undefined && { url: row.url }),
      vintage: row.vintage,
      released: row.released,
      laterVintage: row.laterVintage,
    })
  const own = level?.rows ?? held.at(period).partial
  return [...own.map(print('period')), ...before.flatMap(({ rows }) => rows.map(print('baseline')))]
}

/** Which rows were asked for: enough to ask the same of any store of figures. */
function queryOf(question: TradeQuestion, document?: { basis: string; title: string }): string {
  const { flow, reporter, partners, goods, period, baseline, measure, unit, known } = question
  const parts = [
    `flow=${flow}`,
    `reporter=${reporter.code}`,
    `partner=${printParties(partners)}`,
    `product=${printCodes(goods.codes)}`,
    `period=${isoPeriod(period)}`,
    `against=${baseline.map(isoPeriod).join(',')}`,
    `measure=${measure}`,
    ...(unit === undefined ? [] : [`unit=${unit}`]),
    `known=${typeof known === 'number' ? isoDay(known) : known}`,
    ...(document === undefined ? [] : [`basis="${document.basis}"`, `document="${document.title}"`]),
  ]
  return `figures where ${parts.join(' ')}`
}
