/** A trade answer as JSON and CSV, in the forms that outsiders rely on (docs/contracts.md). */
import { csvLine } from '../../figures/csv.js'
import { isoDay } from '../../time/day.js'
import { isoMonth, isoPeriod } from '../../time/period.js'
import type { AnswerRow, Compared, TradeAnswer } from '../../trade/answer.js'
import type { SplitLine, TradeBreakdown } from '../../trade/breakdown.js'
import { printCodes, printParties } from '../../trade/question.js'
import type { Standing } from '../../trade/records.js'

/** One object. Numbers that are not known are null, never left out. */
export function tradeJson(answer: TradeAnswer): Record<string, unknown> {
  const { question, source, alternatives, shares, ranks, standing, breakdown, yearToDate, lacking, notes } = answer
  return {
    question: questionJson(answer),
    ...comparedJson(answer),
    unit: answer.unit,
    rows: answer.rows.map(rowJson),
    query: answer.query,
    basis: source?.basis ?? null,
    agency: source?.agency ?? null,
    table: source?.title ?? null,
    url: source?.url ?? null,
    vintage: source?.vintages.last ?? null,
    laterVintage: answer.rows.some(({ laterVintage }) => laterVintage),
    known: typeof question.known === 'number' ? isoDay(question.known) : question.known,
    alternatives: alternatives.map(({ title, ...rest }) => ({ ...rest, table: title })),
    record: standing === undefined ? null : standingJson(standing),
    share: shares.map(({ of, percent, whole, unit, title }) => ({ of, percent, whole, unit, table: title })),
    rank: ranks.map(({ title, ...rest }) => ({ ...rest, table: title })),
    yearToDate: yearToDate === undefined ? null : { period: isoPeriod(yearToDate.period), ...comparedJson(yearToDate) },
    nearby:
      answer.nearby === undefined
        ? null
        : {
            period: isoPeriod(answer.nearby.period),
            ...comparedJson(answer.nearby),
            unit: answer.nearby.level?.unit ?? null,
            agency: answer.nearby.level?.agency ?? null,
            table: answer.nearby.level?.title ?? null,
          },
    series: answer.series.map(({ month, value, laterVintage, before, baselineValue }) => ({
      period: isoMonth(month),
      value,
      laterVintage,
      baselinePeriod: before === null ? null : isoMonth(before),
      baselineValue,
    })),
    breakdown: breakdown === undefined ? null : breakdownJson(breakdown),
    lacking:
      lacking === undefined
        ? null
        : {
            sync: lacking.sync ?? null,
            from: lacking.from === undefined ? null : isoDay(lacking.from),
            estimated: lacking.estimated ?? false,
            untold: (lacking.untold ?? []).map(isoMonth),
          },
    notes,
  }
}

function questionJson({ question }: TradeAnswer): Record<string, unknown> {
  const { flow, reporter, partners, goods, period, baseline, against, measure } = question
  return {
    flow,
    reporter: reporter.code,
    partner: printParties(partners),
    product: printCodes(goods.codes),
    productName: goods.name,
    period: isoPeriod(period),
    calendar: period.calendar,
    baseline: baseline.length === 1 && baseline[0] !== undefined ? isoPeriod(baseline[0]) : against,
    against,
    measure,
  }
}

function comparedJson({ value, baselineValue, change, complete, missing }: Compared): Record<string, unknown> {
  const { percent, absolute, low, high } = change
  return {
    value,
    baselineValue,
    change: { percent, absolute, ...(low !== undefined && { percentLow: low, percentHigh: high }) },
    complete,
    missing: missing.map(isoMonth),
  }
}

function rowJson(row: AnswerRow): Record<string, unknown> {
  const { part, id, flow, partner, product, period, value, unit, vintage, laterVintage } = row
  return {
    period: isoPeriod(period),
    value,
    unit,
    vintage,
    source: `${row.agency}, ${row.title}`,
    part,
    id,
    flow,
    partner,
    product,
    basis: row.basis,
    url: row.url ?? null,
    released: isoDay(row.released),
    laterVintage,
  }
}

function standingJson({ extreme, position, of, first, last, complete, since, run }: Standing): Record<string, unknown> {
  return {
    extreme,
    position,
    of,
    first: isoPeriod(first),
    last: isoPeriod(last),
    complete,
    since: since === undefined ? null : { period: isoPeriod(since.period), value: since.value },
    run: run ?? null,
  }
}

function breakdownJson(breakdown: TradeBreakdown): Record<string, unknown> {
  const { by, lines, unit, basis, agency, title, vintages, laterVintage, of, covered, missing, query } = breakdown
  return {
    by,
    lines: lines.map(({ month, ...line }) => ({ ...line, ...(month !== undefined && { month: isoMonth(month) }) })),
    of,
    covered: covered ?? null,
    unit,
    basis,
    agency,
    table: title,
    vintage: vintages.last,
    laterVintage,
    missing: missing.map(isoMonth),
    query,
  }
}

/** The rows behind the answer, one a line, with their sources; of a split its lines. */
export function tradeCsv(answer: TradeAnswer): string {
  const { breakdown } = answer
  const lines = breakdown === undefined ? rowLines(answer) : splitLines(answer, breakdown)
  return `${lines.map(csvLine).join('\n')}\n`
}

function rowLines({ question, rows }: TradeAnswer): (string | number)[][] {
  const head =
    'part,flow,reporter,partner,product,period,value,unit,basis,agency,table,url,released,vintage,later_vintage'.split(
      ',',
    )
  return [
    head,
    ...rows.map((row) => [
      row.part,
      row.flow,
      question.reporter.code,
      row.partner,
      row.product,
      isoPeriod(row.period),
      row.value ?? '',
      row.unit,
      row.basis,
      row.agency,
      row.title,
      row.url ?? '',
      isoDay(row.released),
      row.vintage,
      String(row.laterVintage),
    ]),
  ]
}

function splitLines({ question }: TradeAnswer, breakdown: TradeBreakdown): (string | number)[][] {
  const { basis, agency, title, vintages, unit } = breakdown
  const head =
    'flow,reporter,partner,product,month,name,period,value,baseline_value,change_percent,share_percent,unit,basis,agency,table,vintage'.split(
      ',',
    )
  return [
    head,
    ...breakdown.lines.map((line: SplitLine) => [
      question.flow,
      line.state ?? question.reporter.code,
      line.partner ?? printParties(question.partners),
      line.product ?? printCodes(question.goods.codes),
      line.month === undefined ? '' : isoMonth(line.month),
      line.name,
      isoPeriod(question.period),
      line.value ?? '',
      line.baselineValue ?? '',
      line.change.percent ?? '',
      line.share ?? '',
      unit,
      basis,
      agency,
      title,
      vintages.last,
    ]),
  ]
}
