/** From a question to many series at once to what must be read of one table, and which of its months are known. */
import type { Breakdown } from '../../figures/breakdown.js'
import type { ReleaseCalendar } from '../../figures/releases.js'
import { daysOf } from '../../figures/vintage.js'
import { InputError } from '../../problem.js'
import type { CodeGroup } from '../../product/group.js'
import { type Day, isoDay } from '../../time/day.js'
import { isoPeriod, type Month, monthsOf, monthsPeriod } from '../../time/period.js'
import { byLevel, type CodePart, codeRows, detailOf } from './read-codes.js'
import type { HeldRows } from './read-files.js'
import { countryOf } from './read-scopes.js'
import { monthVintages } from './read-vintages.js'

/** Rows of one level, and the code that their line bears. */
export interface Arm {
  /** Undefined: rows of every length, where codes do not nest. */
  level?: number
  /** Added and taken away; none is every code of the level. */
  parts: CodePart[]
  /** The line's code: the same for all rows, or so many first digits of theirs. */
  label: string | number
}

export interface Span {
  months: Month[]
  /** Not held for the whole of what was asked, or not out on the day asked. */
  missing: Month[]
  /** Those that were out, whoever holds them. */
  out: Month[]
}

export interface Plan {
  rows: HeldRows
  question: Breakdown
  arms: Arm[]
  spans: Span[]
  /** Beginnings of codes that must be held where lines are not split by code. */
  needs: string[]
  basis: string
  title: string
  /** What the codes of the question stand for, where a record says so. */
  labels: Map<string, string>
}

/**
 * @returns undefined where the table does not count what is asked, or holds nothing of it
 * @throws  InputError when a span is not of whole months
 */
export function planOf(
  rows: HeldRows,
  question: Breakdown,
  groups: readonly CodeGroup[],
  calendar: ReleaseCalendar,
): Plan | undefined {
  const { table, held } = rows
  if (table.flow !== question.flow) return undefined
  const codes = question.codes.flatMap((code) => {
    const own = askedRows(rows, question.classification, code, groups)
    return own === undefined ? [] : [{ code, ...own }]
  })
  const [first] = codes
  if (first === undefined || codes.length < question.codes.length) return undefined
  const needs = [...new Set(codes.flatMap((one) => one.needs))]
  const { reporter } = question
  const isTouched = question.partners.some((partner) =>
    needs.some((code) => held.touches({ reporter, partner, codes: code })),
  )
  if (!isTouched) return undefined
  const isOut = outBy(rows, question, calendar)
  const whole = new Set(
    question.partners
      .flatMap((partner) => needs.map((code) => held.of({ reporter, partner, codes: code })))
      .reduce((all, own) => all.filter((month) => own.includes(month))),
  )
  const spans = question.spans.map((period): Span => {
    const months = monthsOf(period)
    if (months === undefined) throw notMonths(isoPeriod(period))
    const out = months.filter(isOut)
    return { months, out, missing: months.filter((month) => !whole.has(month) || !isOut(month)) }
  })
  return {
    rows,
    question,
    arms: armsOf(rows, question, codes),
    spans,
    needs,
    basis: first.basis,
    title: [...new Set(codes.map(({ title }) => title))].join('; '),
    labels: new Map(
      codes.flatMap(({ code, name }) => (name === undefined ? [] : [[code === '' ? 'TOTAL' : code, name]])),
    ),
  }
}

function notMonths(text: string): InputError {
  return new InputError({
    what: `${text} is not of whole months`,
    where: { input: 'period' },
    mend: 'Customs detail is monthly: ask for months (2025-07, 2025-01..2025-07) or years.',
  })
}

interface AskedRows {
  parts: CodePart[]
  needs: string[]
  basis: string
  title: string
  name?: string
}

/** All goods are asked as the empty beginning of any classification of them. */
function askedRows(
  { table }: HeldRows,
  classification: string,
  code: string,
  groups: readonly CodeGroup[],
): AskedRows | undefined {
  if (code !== '') return codeRows(table, { classification, code }, groups)
  if (table.classification === 'HS')
    return classification === 'HS' || classification === 'TOTAL'
      ? codeRows(table, { classification: 'TOTAL', code: 'TOTAL' }, groups)
      : undefined
  if (table.classification !== classification) return undefined
  return { parts: [], needs: [''], basis: table.basis, title: table.title }
}

/** Whether a month was out on the day asked: by the calendar, or because its numbers were held already. */
function outBy(rows: HeldRows, question: Breakdown, calendar: ReleaseCalendar): (month: Month) => boolean {
  const { known } = question
  if (known === 'latest' || known === 'first') return () => true
  const release = releaseBy(rows, question, calendar)
  return (month) => release(month, isoDay(monthVintages(rows, month).first)) <= known
}

function releaseBy(
  { table }: HeldRows,
  { reporter, partners, classification }: Breakdown,
  calendar: ReleaseCalendar,
): (month: Month, vintage: string) => Day {
  const partner = partners.length === 1 ? (partners[0] ?? '') : ''
  const series = { agency: table.agency, reporter: countryOf(reporter), partner, classification }
  return (month, vintage) =>
    daysOf(calendar, series, monthsPeriod(month, month), { published: undefined, vintage, ownDay: true }).released
}

/** The last day on which a vintage of a month still was its first print: the release of the month after it. */
export function firstPrintUntil({ rows, question }: Plan, calendar: ReleaseCalendar): (month: Month) => Day {
  const release = releaseBy(rows, question, calendar)
  return (month) => release((month + 1) as Month, '')
}

function armsOf(
  { table }: HeldRows,
  { by, level }: Breakdown,
  codes: readonly (AskedRows & { code: string })[],
): Arm[] {
  const all = codes.flatMap(({ parts }) => parts)
  if (table.classification !== 'HS') {
    const arm: Arm = { parts: all, label: Number.MAX_SAFE_INTEGER }
    if (level !== undefined && all.length === 0) arm.level = level
    return [arm]
  }
  if (by.includes('code') && level !== undefined) {
    const longest = Math.max(level, ...all.map(({ code }) => code.length))
    const detail = detailOf(table)
    const read = [...table.levels].sort((a, b) => a - b).find((one) => one >= longest) ?? detail
    const parts = all.map((part) => ({ ...part, level: read, begins: part.code.length < read }))
    return [{ level: read, parts, label: Math.min(level, read) }]
  }
  return codes.flatMap(({ code, parts }) =>
    [...byLevel(parts)].map(([read, own]): Arm => ({ level: read, parts: own, label: code === '' ? 'TOTAL' : code })),
  )
}
