/** Readings and their evidence in plain words: what was found, where, in which vintage, and how to ask again. */
import type { StatisticProposition } from '../../claims/claim.js'
import type { SeriesQuestion } from '../../evidence/series.js'
import type { Level } from '../../figures/levels.js'
import { type ReleaseCalendar, syncCommand } from '../../figures/releases.js'
import { isoDay } from '../../time/day.js'
import { isoPeriod, printPeriod } from '../../time/period.js'
import type { EvidenceRow, Grade, JudgedReading } from '../verdict.js'
import type { Evaluated } from './evaluate.js'

/** The warning where a period is set against a longer one. */
export function unequal({ note }: StatisticProposition): string {
  return note?.includes('unequal length') === true
    ? ' The two periods are of unequal length: the figures are right, the comparison is not like with like.'
    : ''
}

/** Said where the rows are rounded. */
export function roundedNote(levels: readonly Level[]): string {
  return levels.some(({ rounding }) => rounding > 0) ? ' (rounded figures)' : ''
}

/** How the missing rows of a trade can be had. */
export function wayOut(question: SeriesQuestion | undefined, releases: ReleaseCalendar = { rules: [] }): string {
  const command = question === undefined ? undefined : syncCommand(releases, question)
  const own = '`readout figures add` with the agency’s monthly rows'
  return command === undefined ? own : `\`${command}\`, or ${own},`
}

/** Recomputed from agency rows, published on a page, or borne out by somebody's table of the agency's figures. */
export function gradeOf(levels: readonly Level[]): Grade {
  if (levels.some(({ secondary }) => secondary)) return 'corroborated'
  return levels.every(({ origin }) => origin === 'agency-rows') ? 'recomputed' : 'published'
}

/** What a reading gave, in a sentence. */
export function said(one: Evaluated): string {
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

/** `exports of US to CN`. */
export function tradeOf({ flow, reporter, partner }: SeriesQuestion): string {
  const other = partner === 'W' ? 'all countries' : partner
  if (flow === 'export') return `exports of ${reporter} to ${other}`
  if (flow === 'import') return `imports of ${reporter} from ${other}`
  return flow === 'balance' ? `the balance of ${reporter} with ${other}` : `trade of ${reporter} with ${other}`
}

/** A reading in words: whose trade, goods, measure, periods, what is counted. */
export function describe({ reading, basis }: Evaluated): string {
  const { question, period, baseline, goods, aspects } = reading
  const against = baseline === null ? '' : ` against ${printPeriod(baseline)}`
  const own = aspects.filter((aspect) => aspect !== goods)
  return `${tradeOf(question)}, ${goods}, ${question.measure}, ${printPeriod(period)}${against}${basis === null ? '' : `, ${basis}`}${own.length === 0 ? '' : ` (${own.join(', ')})`}`
}

/** The vintage of the first row. */
export function vintageOf({ levels }: Evaluated): string {
  return levels[0]?.rows[0]?.vintage ?? 'held'
}

/** Said where a vintage later than the day asked is used. */
export function vintageNote(levels: readonly Level[]): string {
  const later = levels.find(({ laterVintage }) => laterVintage)
  if (later === undefined) return ''
  const row = later.rows.find((one) => one.laterVintage)
  return ` It rests on the vintage of ${row?.vintage ?? 'a later day'}; the figure first printed may have differed.`
}

/** A reading as the verdict prints it, with its rows and the command that asks the same. */
export function judgedReading(one: Evaluated): JudgedReading {
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

/** Which rows were asked for, part by part: enough to ask the same of any store of figures. */
function queryOf({ reading }: Evaluated): string {
  const { question, period, baseline } = reading
  const product = question.codes.map(({ system, code }) => `${system}:${code}`).join('+')
  const parts = [
    `flow=${question.flow}`,
    `reporter=${question.reporter}`,
    `partner=${question.partner}`,
    `product=${product}`,
    `period=${isoPeriod(period)}`,
    ...(baseline === null ? [] : [`against=${isoPeriod(baseline)}`]),
    `measure=${question.measure}`,
  ]
  return `figures where ${parts.join(' ')}`
}
