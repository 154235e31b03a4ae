/** A plan as one SQL statement: one row for each line, with sums, gaps, units and vintages of each span. */
import type { Breakdown } from '../../figures/breakdown.js'
import { type Day, isoDay } from '../../time/day.js'
import { firstDay, type Month } from '../../time/period.js'
import { sqlText } from '../duck.js'
import type { Arm, Plan } from './breakdown-plan.js'
import { codesSql, daySql, type FileKind, filesSql, inSql, monthSql, yearOf } from './read-files.js'
import { each, groupPartners } from './read-scopes.js'
import { fewPartners, isByPartnerHeld, lacks, onlyReporters, signSql } from './series-rows.js'

/** Whether the lines are months: then there is one number to a row, and its span is told by its month. */
export const isMonthly = ({ question }: Plan): boolean => question.by.includes('month')

/** The months that are read. */
function monthsRead({ spans }: Plan): Month[] {
  return [...new Set(spans.flatMap(({ out }) => out))].sort((a, b) => a - b)
}

/**
 * Whether the vintages of the rows used are read. For lines of every country and every code those of the months must do:
 * they would cost as much as the sums.
 */
function hasVintages({ question: { by, partners, known } }: Plan): boolean {
  return known !== 'latest' || !(partners.includes(each) && by.includes('partner') && by.includes('code'))
}

/**
 * The statement. Its columns: the members in the order of `by`; then for each span (monthly: once) the sum, how many numbers
 * are not given, and of quantities a unit and whether there are several; then, where they are read, oldest and newest
 * vintage, and whether one is too young.
 *
 * @param root      what stands before the files' names
 * @param lateAfter with `first`: the last day of a month's first print
 * @returns         undefined where no file holds any of it
 */
export function breakdownSql(plan: Plan, root: string, lateAfter: (month: Month) => Day): string | undefined {
  const { question, spans } = plan
  const months = monthsRead(plan)
  if (months.length === 0) return undefined
  const arms = plan.arms.map((arm) => armSql(plan, arm, root, months)).filter((arm) => arm !== undefined)
  if (arms.length === 0) return undefined
  const { by, known, measure } = question
  const sums =
    isMonthly(plan) || spans.length === 1
      ? sumSql(measure, 0)
      : spans.flatMap(({ out }, at) => sumSql(measure, at, out.length === 0 ? 'false' : monthsSql(out)))
  const columns = [
    ...by.map((member) => (member === 'month' ? `${monthSql} AS month_number` : member)),
    ...sums,
    ...(hasVintages(plan) ? [daySql('min(vintage)'), daySql('max(vintage)'), lateSql(known, months, lateAfter)] : []),
  ]
  const isWhole = spans.every(({ missing }) => missing.length === 0)
  const isSorted = !isMonthly(plan) && by.length > 0
  const isCut = isSorted && question.top !== undefined && isWhole
  return [
    `SELECT ${columns.join(',\n  ')}`,
    `FROM (${arms.join('\n  UNION ALL ')})`,
    ...(by.length === 0 ? [] : [`GROUP BY ${by.join(', ')}`]),
    ...(isSorted ? [`ORDER BY ${orderSql(measure)}, ${by.join(', ')}`] : []),
    ...(isCut ? [`LIMIT ${question.top}`] : []),
  ].join('\n')
}

/** A number that cannot be told stands last: one that is not given, or is in several units. */
function orderSql(measure: Breakdown['measure']): string {
  const isTold = measure === 'quantity' ? 'lacking_0 = 0 AND NOT coalesce(is_mixed_0, false)' : 'lacking_0 = 0'
  return `CASE WHEN ${isTold} THEN sum_0 END DESC NULLS LAST`
}

function sumSql(measure: Breakdown['measure'], at: number, months?: string): string[] {
  const only = months === undefined ? '' : ` FILTER (${months})`
  const lacking = months === undefined ? 'is_lacking' : `is_lacking AND ${months}`
  return [
    `sum(number)${only}::DOUBLE AS sum_${at}`,
    `count(*) FILTER (${lacking})::INTEGER AS lacking_${at}`,
    // Units are told apart by their hashes: numbers are compared much faster than texts.
    ...(measure === 'quantity'
      ? [`any_value(unit)${only} AS unit_${at}`, `min(unit_hash)${only} <> max(unit_hash)${only} AS is_mixed_${at}`]
      : []),
  ]
}

function lateSql(known: Breakdown['known'], months: readonly Month[], lateAfter: (month: Month) => Day): string {
  if (known === 'latest') return 'false'
  if (known !== 'first') return `bool_or(vintage > ${dayText(known)})`
  const cases = months.map((month) => `WHEN ${dayText(firstDay(month))} THEN ${dayText(lateAfter(month))}`)
  return `bool_or(vintage > CASE month ${cases.join(' ')} END)`
}

/** One partner's many codes lie together in the files by partner; all else is found by its code. */
function kindFor({ question, rows }: Plan, { level, parts }: Arm, years: ReadonlySet<number>): 'rows' | 'partners' {
  const isFew = !question.partners.includes(each) && question.partners.length <= fewPartners
  const isBroad = parts.length > 8 || parts.some(({ code, begins }) => begins && code.length < 4)
  return isFew && isBroad && level !== undefined && isByPartnerHeld(rows, level, years) ? 'partners' : 'rows'
}

function armSql(plan: Plan, arm: Arm, root: string, months: readonly Month[]): string | undefined {
  const { rows, question } = plan
  const { by, measure, reporter, partners, known } = question
  const { level, parts } = arm
  const years = new Set(months.map(yearOf))
  const kinds: FileKind[] = [kindFor(plan, arm, years), ...(known === 'latest' ? [] : (['past'] as const))]
  const from = filesSql({ ...rows, root }, kinds, years, { level, parts, partners })
  if (from === undefined) return undefined
  const minus = signSql(parts)
  // Whole codes are added and taken away; of rows below a beginning, those of an exception are left out.
  const isSigned = minus !== undefined && typeof arm.label === 'string'
  const conditions = [
    // A whole code is of one length, so its level need not be read.
    ...(level === undefined || (parts.length === 1 && parts[0]?.begins === false) ? [] : [`level = ${level}`]),
    codesSql(isSigned ? parts : parts.filter(({ sign }) => sign === 1)),
    ...(minus === undefined || isSigned ? [] : [`NOT ${minus}`]),
    reporter.endsWith('-*')
      ? `reporter >= ${sqlText(reporter.slice(0, -1))} AND reporter < ${sqlText(`${reporter.slice(0, -2)}.`)}`
      : onlyReporters(rows, [reporter])[0],
    partnersSql(partners),
    monthsSql(months),
    known === 'latest' ? undefined : knownSql(known),
  ].filter((one) => one !== undefined)
  const number = isSigned ? `CASE WHEN ${minus} THEN -${measure} ELSE ${measure} END` : measure
  const columns = [
    ...(by.includes('partner') ? ['partner'] : []),
    ...(by.includes('code') ? [`${labelSql(arm)} AS code`] : []),
    ...(by.includes('reporter') ? ['reporter'] : []),
    'month',
    `${number} AS number`,
    `${lacks(measure)} AS is_lacking`,
    ...(measure === 'quantity' ? ['unit', 'CASE WHEN unit IS NOT NULL THEN hash(unit) END AS unit_hash'] : []),
    ...(hasVintages(plan) ? ['vintage'] : []),
  ]
  return `SELECT ${columns.join(', ')} FROM ${from} WHERE ${conditions.join(' AND ')}`
}

function labelSql({ label, level }: Arm): string {
  if (typeof label === 'string') return sqlText(label)
  return level === undefined || label >= level ? 'code' : `left(code, ${label})`
}

function partnersSql(partners: readonly string[]): string {
  if (!partners.includes(each)) return inSql('partner', partners)
  const countries = `partner NOT IN (${groupPartners.map(sqlText).join(', ')})`
  const groups = partners.filter((partner) => groupPartners.includes(partner))
  return groups.length === 0 ? countries : `(${countries} OR ${inSql('partner', groups)})`
}

/** The vintage in print on a day, else the oldest held; or the oldest held of each number. */
function knownSql(known: Day | 'first'): string {
  if (known === 'first') return 'is_first'
  const day = dayText(known)
  return `((vintage <= ${day} AND (until IS NULL OR until > ${day})) OR (vintage > ${day} AND is_first))`
}

/** Stretches of months. */
function monthsSql(months: readonly Month[]): string {
  const stretches: [Month, Month][] = []
  for (const month of months) {
    const last = stretches.at(-1)
    if (last !== undefined && last[1] + 1 === month) last[1] = month
    else stretches.push([month, month])
  }
  const texts = stretches.map(([first, last]) =>
    first === last
      ? `month = ${dayText(firstDay(first))}`
      : `month BETWEEN ${dayText(firstDay(first))} AND ${dayText(firstDay(last))}`,
  )
  return texts.length === 1 ? (texts[0] ?? '') : `(${texts.join(' OR ')})`
}

const dayText = (day: Day): string => `DATE '${isoDay(day)}'`
