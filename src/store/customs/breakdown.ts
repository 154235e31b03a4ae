/** Answers to questions about many series at once, out of the tables of customs detail. */
import type { Breakdown, BreakdownAnswer, BreakdownLine, Member } from '../../figures/breakdown.js'
import { byTrust } from '../../figures/breakdown-of.js'
import type { ReleaseCalendar } from '../../figures/releases.js'
import type { CodeGroup } from '../../product/group.js'
import { type Day, isoDay } from '../../time/day.js'
import type { Month } from '../../time/period.js'
import { firstPrintUntil, type Plan, planOf, type Span } from './breakdown-plan.js'
import { breakdownSql, isMonthly } from './breakdown-sql.js'
import type { HeldRows } from './read-files.js'
import { each } from './read-scopes.js'
import { monthVintages } from './read-vintages.js'
import type { Ask } from './series-rows.js'

/** The vintages of the rows used. */
interface Used {
  first: number
  last: number
  late: boolean
}

/** One row of the statement. */
interface Row {
  members: Pick<BreakdownLine, 'partner' | 'code' | 'reporter'>
  month?: Month
  /** One for each span, or one for the month. */
  sums: { value: number; lacking: number; unit?: string; isMixed: boolean }[]
}

/**
 * One answer for each table that holds something of the question, in the manner that `breakdownOf` describes.
 *
 * @throws InputError when a span is not of whole months
 */
export async function customsBreakdown(
  tables: readonly HeldRows[],
  question: Breakdown,
  groups: readonly CodeGroup[],
  calendar: ReleaseCalendar,
  ask: Ask,
): Promise<BreakdownAnswer[]> {
  const answers: BreakdownAnswer[] = []
  for (const rows of tables) {
    const plan = planOf(rows, question, groups, calendar)
    const answer = plan === undefined ? undefined : await answerOf(plan, calendar, ask)
    if (answer !== undefined && answer.lines.length > 0) answers.push(answer)
  }
  return answers.sort(byTrust)
}

async function answerOf(plan: Plan, calendar: ReleaseCalendar, ask: Ask): Promise<BreakdownAnswer> {
  const { table, root } = plan.rows
  const late = firstPrintUntil(plan, calendar)
  const sql = breakdownSql(plan, root, late)
  const used = { first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY, late: false }
  const rows = sql === undefined ? [] : await ask(sql)
  const lines = isMonthly(plan) ? monthLines(plan, rows, used) : spanLines(plan, rows, used)
  const vintages = Number.isFinite(used.first)
    ? { first: isoDay(used.first as Day), last: isoDay(used.last as Day) }
    : vintagesHeld(plan)
  return {
    basis: plan.basis,
    agency: table.agency,
    title: plan.title,
    url: table.url,
    origin: 'agency-rows',
    secondary: false,
    vintages,
    laterVintage: used.late,
    lines,
    missing: plan.spans.map(({ missing }) => missing),
    query: breakdownSql(plan, 'customs', late) ?? '',
  }
}

/** Where the vintages of the rows used are not known: those of the months that were searched. */
function vintagesHeld({ rows, spans }: Plan): { first: string; last: string } {
  const held = spans.flatMap(({ out }) => out.map((month) => monthVintages(rows, month)))
  if (held.length === 0) return { first: '', last: '' }
  return {
    first: isoDay(Math.min(...held.map(({ first }) => first)) as Day),
    last: isoDay(Math.max(...held.map(({ last }) => last)) as Day),
  }
}

function readRow(plan: Plan, row: readonly unknown[], used: Used): Row {
  const { by, measure } = plan.question
  const read: Row = { members: {}, sums: [] }
  for (const [index, member] of by.entries())
    if (member === 'month') read.month = Number(row[index]) as Month
    else read.members[member] = String(row[index])
  const width = measure === 'quantity' ? 4 : 2
  const count = isMonthly(plan) ? 1 : plan.spans.length
  for (let at = 0; at < count; at++) {
    const start = by.length + at * width
    const unit = measure === 'quantity' ? row[start + 2] : undefined
    read.sums.push({
      value: Number(row[start] ?? 0),
      lacking: Number(row[start + 1]),
      ...(typeof unit === 'string' ? { unit } : {}),
      isMixed: measure === 'quantity' && row[start + 3] === true,
    })
  }
  readVintages(row, by.length + count * width, used)
  return read
}

/** Oldest and newest vintage, and whether one is too young, where a row ends with them. */
function readVintages(row: readonly unknown[], at: number, used: Used): void {
  if (row.length <= at) return
  const [first, last] = [row[at], row[at + 1]]
  if (typeof first === 'number' && first < used.first) used.first = first
  if (typeof last === 'number' && last > used.last) used.last = last
  if (row[at + 2] === true) used.late = true
}

function spanLines(plan: Plan, rows: readonly (readonly unknown[])[], used: Used): BreakdownLine[] {
  const { question, spans } = plan
  if (isPlain(plan)) return plainLines(plan, rows, used)
  // Row by row, so that hundreds of thousands need no second list beside them.
  const lines = rows.map((values) => {
    const { members, sums } = readRow(plan, values, used)
    return lineOf(
      plan,
      members,
      spans.map((span, at) => (spanIsHeld(plan, members, span) ? (sums[at] ?? none) : undefined)),
    )
  })
  if (question.by.length === 0)
    return lines.length > 0
      ? lines
      : [
          lineOf(
            plan,
            {},
            spans.map(() => undefined),
          ),
        ]
  const told = lines.filter(({ values }) => values.some((value) => value !== null && value !== 0))
  // The database has sorted them, and did not know which lines lack a month.
  const isWhole = spans.every(({ missing }) => missing.length === 0)
  if (!isWhole) told.sort((a, b) => Number(a.values[0] === null) - Number(b.values[0] === null))
  return question.top === undefined ? told : told.slice(0, question.top)
}

/** Lines of dollars, named by codes and partners, over spans that are held whole. */
function isPlain({ question: { by, measure }, spans }: Plan): boolean {
  return measure === 'value' && by.length > 0 && spans.every(({ missing }) => missing.length === 0)
}

/** There may be hundreds of thousands of these (every product with every country), so each is made in one step. */
function plainLines(plan: Plan, rows: readonly (readonly unknown[])[], used: Used): BreakdownLine[] {
  const { by, top } = plan.question
  const count = plan.spans.length
  const [partnerAt, codeAt, reporterAt] = (['partner', 'code', 'reporter'] as const).map((one) => by.indexOf(one))
  const lines: BreakdownLine[] = []
  for (const row of rows) {
    readVintages(row, by.length + 2 * count, used)
    const values: (number | null)[] = []
    let isTold = false
    for (let at = by.length; values.length < count; at += 2) {
      const value = row[at + 1] === 0 ? Number(row[at] ?? 0) : null
      if (value !== null && value !== 0) isTold = true
      values.push(value)
    }
    if (!isTold) continue
    const line: BreakdownLine = { values, unit: 'USD' }
    if (partnerAt !== undefined && partnerAt >= 0) line.partner = String(row[partnerAt])
    if (reporterAt !== undefined && reporterAt >= 0) line.reporter = String(row[reporterAt])
    if (codeAt !== undefined && codeAt >= 0) {
      line.code = String(row[codeAt])
      const name = nameOfCode(plan, line.code)
      if (name !== undefined) line.name = name
    }
    lines.push(line)
    if (lines.length === top) break
  }
  return lines
}

const none: Row['sums'][number] = { value: 0, lacking: 0, isMixed: false }

/** In order of members, then of months; a month's line bears the month of the first span. */
function monthLines(plan: Plan, rows: readonly (readonly unknown[])[], used: Used): BreakdownLine[] {
  const { spans } = plan
  const found = new Map<string, { members: Row['members']; months: Map<number, Row> }>()
  for (const members of namedLines(plan)) found.set(nameOf(members), { members, months: new Map() })
  for (const values of rows) {
    const row = readRow(plan, values, used)
    const name = nameOf(row.members)
    const one = found.get(name) ?? { members: row.members, months: new Map<number, Row>() }
    found.set(name, one)
    if (row.month !== undefined) one.months.set(row.month, row)
  }
  const sorted = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
  return sorted.flatMap(({ members, months }) =>
    (spans[0]?.months ?? []).map((month, place) => {
      const sums = spans.map((span) => {
        const at = span.months[place]
        if (at === undefined || !monthIsHeld(plan, members, span, at)) return undefined
        return months.get(at)?.sums[0] ?? none
      })
      return { ...lineOf(plan, members, sums), month }
    }),
  )
}

/** The lines that the question names one by one, traded or not. */
function namedLines({ question }: Plan): Row['members'][] {
  const { by, partners, reporter, codes, level } = question
  const choices: [Member, string[]][] = []
  for (const member of by) {
    if (member === 'month') continue
    if (member === 'partner' && partners.includes(each)) return []
    if (member === 'reporter' && reporter.endsWith('-*')) return []
    if (member === 'code' && (level !== undefined || codes.includes(''))) return []
    choices.push([member, member === 'partner' ? partners : member === 'reporter' ? [reporter] : codes])
  }
  return choices.reduce<Row['members'][]>(
    (lines, [member, values]) => lines.flatMap((line) => values.map((value) => ({ ...line, [member]: value }))),
    [{}],
  )
}

/** A line may be held where the whole of the question is not: one partner of all. */
function spanIsHeld(plan: Plan, members: Row['members'], span: Span): boolean {
  return span.missing.length === 0 || span.months.every((month) => monthIsHeld(plan, members, span, month))
}

function monthIsHeld({ rows, question, needs }: Plan, members: Row['members'], span: Span, month: Month): boolean {
  if (!span.missing.includes(month)) return true
  if (!span.out.includes(month)) return false
  const reporter = members.reporter ?? question.reporter
  const partners = members.partner === undefined ? question.partners : [members.partner]
  const isDigits = members.code !== undefined && /^\d+$/.test(members.code)
  const codes = isDigits ? [members.code ?? ''] : needs
  return partners.every((partner) =>
    codes.every((code) => rows.held.of({ reporter, partner, codes: code }).includes(month)),
  )
}

function nameOfCode({ rows, labels }: Plan, code: string): string | undefined {
  return labels.get(code) ?? rows.names.get(code)
}

function lineOf(
  plan: Plan,
  members: Row['members'],
  sums: readonly (Row['sums'][number] | undefined)[],
): BreakdownLine {
  const unit = plan.question.measure === 'value' ? 'USD' : unitOf(sums)
  const name = members.code === undefined ? undefined : nameOfCode(plan, members.code)
  return {
    ...members,
    ...(name === undefined ? {} : { name }),
    // Numbers in several units cannot stand beside each other.
    values: sums.map((sum) =>
      sum === undefined || sum.lacking > 0 || sum.isMixed || unit === '' ? null : exact(sum.value),
    ),
    unit,
  }
}

/** The unit of all sums that have one; empty where they differ, or none has. */
function unitOf(sums: readonly (Row['sums'][number] | undefined)[]): string {
  const units = new Set(sums.map((sum) => sum?.unit).filter((unit) => unit !== undefined))
  return units.size === 1 ? ([...units][0] ?? '') : ''
}

/** Sums of decimals without the dust of binary fractions. */
export function exact(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15))
}

function nameOf({ partner = '', code = '', reporter = '' }: Row['members']): string {
  return `${partner} ${code} ${reporter}`
}
