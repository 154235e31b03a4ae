/** A question to many series at once, answered out of single series: for stores that hold rows, not tables. */
import { isoMonth, type Month, monthOf, monthsOf, monthsPeriod, type Period } from '../time/period.js'
import { isUnusual } from './basis.js'
import type { Breakdown, BreakdownAnswer, BreakdownLine, Member } from './breakdown.js'
import type { Figure, FigureStore, SeriesKey } from './figure.js'
import { type KnownFigure, knownAt } from './known.js'
import { documentsOf, type Level, levelsIn, type SeriesDocument } from './levels.js'

/** What the generic answer must be told of the world. */
export interface BreakdownOptions {
  /** Partners that are several countries together (`EU`): no lines of their own beside their members. */
  aggregates?: readonly string[]
}

/**
 * The lines of a question, document by document, the most trusted first. Every store answers alike
 * (`testing/breakdown-contract.ts`):
 *
 * - With no `by` there is one line. Without `code` in it, the codes must be held as they are asked; `['']` is all goods.
 * - A line is null for a span of which it lacks a month. A line without any number but zero is left out, except by month.
 * - Lines stand in order of their first number, the largest first, null last; by month, in order of members and months.
 * - By month, a line's numbers are those of the months at the same place of each span; its month is that of the first.
 * - `top` counts lines; it is passed over by month.
 */
export async function breakdownOf(
  store: FigureStore,
  question: Breakdown,
  { aggregates = [] }: BreakdownOptions = {},
): Promise<BreakdownAnswer[]> {
  const keys = await keysAsked(store, question, new Set(aggregates))
  if (keys.length === 0) return []
  const figures = knownAt(await store.series(keys), question.known)
  const titles = new Map<string, KnownFigure[]>()
  for (const figure of figures) {
    if (figure[question.measure] === undefined) continue
    const name = `${figure.basis}\n${figure.title}`
    const rows = titles.get(name)
    if (rows === undefined) titles.set(name, [figure])
    else rows.push(figure)
  }
  return [...titles.values()]
    .map((rows) => documentAnswer(rows, question))
    .filter((answer) => answer.lines.length > 0)
    .sort(byTrust)
}

async function keysAsked(
  store: FigureStore,
  { flow, reporter, partners, classification, codes, level, by }: Breakdown,
  aggregates: ReadonlySet<string>,
): Promise<SeriesKey[]> {
  if (store.keys === undefined) return []
  const inside = reporter.endsWith('-*') ? reporter.slice(0, -1) : undefined
  const whole = codes.includes('') && !by.includes('code')
  const held = await store.keys({
    flow,
    ...(inside === undefined && { reporter }),
    classification: whole ? 'TOTAL' : classification,
  })
  return held.filter(
    (key) =>
      (inside === undefined || key.reporter.startsWith(inside)) &&
      (partners.includes(key.partner) ||
        (partners.includes('*') && key.partner !== 'W' && !aggregates.has(key.partner))) &&
      (whole ? key.code === 'TOTAL' : fitsCode(key.code, codes, by, level)),
  )
}

function fitsCode(code: string, codes: readonly string[], by: readonly Member[], level: number | undefined): boolean {
  if (!by.includes('code') || level === undefined) return codes.includes(code)
  return code.length === level && codes.some((beginning) => code.startsWith(beginning))
}

/** The series that one line adds. */
interface Row {
  members: Pick<BreakdownLine, 'partner' | 'code' | 'reporter'>
  parts: SeriesDocument[]
}

function documentAnswer(figures: KnownFigure[], question: Breakdown): BreakdownAnswer {
  const { by, spans, codes, partners } = question
  const documents = documentsOf(figures, question.measure)
  const rows = new Map<string, Row>()
  for (const document of documents) {
    const { partner, code, reporter } = document.first
    const members = {
      ...(by.includes('partner') && { partner }),
      ...(by.includes('code') && { code }),
      ...(by.includes('reporter') && { reporter }),
    }
    const name = `${members.partner ?? ''} ${members.code ?? ''} ${members.reporter ?? ''}`
    const row = rows.get(name)
    if (row === undefined) rows.set(name, { members, parts: [document] })
    else row.parts.push(document)
  }
  // A line adds the partners and codes that were named; one of them that this document lacks leaves no sum.
  const parts =
    (by.includes('partner') || partners.includes('*') ? 1 : partners.length) * (by.includes('code') ? 1 : codes.length)
  const used = new Set<KnownFigure>()
  const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
  const lines = by.includes('month')
    ? sorted.flatMap((row) => monthLines(row, spans, parts, used))
    : ranked(
        sorted.map((row) => lineOf(row, spans, parts, used)),
        question.top,
        by.length === 0,
      )
  const first = figures[0] as KnownFigure
  const seen = used.size === 0 ? figures : [...used]
  return {
    basis: first.basis,
    agency: first.agency,
    title: first.title,
    ...(first.url === undefined ? {} : { url: first.url }),
    origin: seen.every(({ origin }) => origin === 'agency-rows') ? 'agency-rows' : 'published-page',
    secondary: seen.some(({ secondary }) => secondary === true),
    vintages: vintagesOf(seen),
    laterVintage: seen.some(({ laterVintage }) => laterVintage),
    lines,
    missing: spans.map((span) => missingIn(sorted, span, seriesNamed(question))),
    query: printBreakdown(question),
  }
}

function ranked(lines: BreakdownLine[], top: number | undefined, whole: boolean): BreakdownLine[] {
  const kept = whole ? lines : lines.filter(({ values }) => values.some((value) => value !== null && value !== 0))
  const order = (line: BreakdownLine): number => line.values[0] ?? Number.NEGATIVE_INFINITY
  return kept.sort((a, b) => order(b) - order(a) || 0).slice(0, top ?? kept.length)
}

function lineOf(row: Row, spans: readonly Period[], parts: number, used: Set<KnownFigure>): BreakdownLine {
  const levels = spans.map((span) => sumOf(row, span, parts))
  return printed(row, levels, used)
}

function monthLines(row: Row, spans: readonly Period[], parts: number, used: Set<KnownFigure>): BreakdownLine[] {
  const months = spans.map((span) => monthsOf(span) ?? [])
  return (months[0] ?? []).map((month, place) => {
    const levels = months.map((span) => {
      const one = span[place]
      return one === undefined ? undefined : sumOf(row, monthsPeriod(one, one), parts)
    })
    return { month, ...printed(row, levels, used) }
  })
}

function printed(
  { members, parts }: Row,
  levels: readonly (Level | undefined)[],
  used: Set<KnownFigure>,
): BreakdownLine {
  const units = new Set(levels.flatMap((level) => (level === undefined ? [] : [level.unit])))
  for (const level of levels) for (const row of level?.rows ?? []) used.add(row)
  const unit = units.size === 1 ? ([...units][0] ?? '') : ''
  const name = parts.length === 1 ? parts[0]?.first.name : undefined
  return {
    ...members,
    ...(members.code === undefined || name === undefined || name === '' ? {} : { name }),
    // Numbers in several units cannot stand beside each other.
    values: levels.map((level) => (level === undefined || unit === '' ? null : level.value)),
    unit,
  }
}

function sumOf({ parts }: Row, span: Period, wanted: number): Level | undefined {
  if (parts.length < wanted) return undefined
  let sum: Level | undefined
  for (const part of parts) {
    const level = levelsIn([part], span).levels[0]
    if (level === undefined || (sum !== undefined && level.unit !== sum.unit)) return undefined
    sum = sum === undefined ? level : { ...level, value: sum.value + level.value, rows: [...sum.rows, ...level.rows] }
  }
  return sum
}

/** How many series the question names; undefined where it takes those that are found. */
function seriesNamed({ reporter, partners, codes, level, by }: Breakdown): number | undefined {
  if (reporter.endsWith('*') || partners.includes('*') || (by.includes('code') && level !== undefined)) return undefined
  return partners.length * codes.length
}

/** Months that some series lacks: all of them where a series that was named is not there. */
function missingIn(rows: readonly Row[], span: Period, wanted: number | undefined): Month[] {
  const documents = rows.flatMap(({ parts }) => parts)
  const months = monthsOf(span) ?? []
  if (wanted !== undefined && documents.length < wanted) return months
  const lacking = documents.filter(({ byPeriod }) => !byPeriod.has(`${span.start} ${span.end}`))
  return months.filter((month) => lacking.some(({ byMonth }) => !byMonth.has(month)))
}

function vintagesOf(figures: readonly Figure[]): { first: string; last: string } {
  const sorted = [...figures].sort(
    (a, b) => (a.vintageDay ?? 0) - (b.vintageDay ?? 0) || (a.vintage < b.vintage ? -1 : a.vintage > b.vintage ? 1 : 0),
  )
  return { first: sorted[0]?.vintage ?? '', last: sorted.at(-1)?.vintage ?? '' }
}

/**
 * What the bare word means before other measures; agency rows before pages, first-hand before second-hand, in print before
 * later, the newer vintage first.
 */
export function byTrust(a: BreakdownAnswer, b: BreakdownAnswer): number {
  return (
    Number(isUnusual(a.basis)) - Number(isUnusual(b.basis)) ||
    Number(a.origin !== 'agency-rows') - Number(b.origin !== 'agency-rows') ||
    Number(a.secondary) - Number(b.secondary) ||
    Number(a.laterVintage) - Number(b.laterVintage) ||
    (a.vintages.last === b.vintages.last ? 0 : a.vintages.last > b.vintages.last ? -1 : 1) ||
    (a.title < b.title ? -1 : 1)
  )
}

/** The question in one line: `export US CN,HK HS 1007 by partner, 2025-01..2025-07 and 2024-01..2024-07, value`. */
function printBreakdown({
  flow,
  reporter,
  partners,
  classification,
  codes,
  level,
  by,
  spans,
  measure,
}: Breakdown): string {
  const split = by.length === 0 ? '' : ` by ${by.join(' and ')}${level === undefined ? '' : ` of ${level} digits`}`
  const goods = codes.map((code) => (code === '' ? 'all' : code)).join(',')
  const stretches = spans.map(({ start, end }) => `${isoMonth(monthOf(start))}..${isoMonth(monthOf(end))}`)
  return `${flow} ${reporter} ${partners.join(',')} ${classification} ${goods}${split}, ${stretches.join(' and ')}, ${measure}`
}
