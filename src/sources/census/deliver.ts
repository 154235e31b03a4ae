/** What an answer proves, handed on: rows, and the months, codes and partners of which it is the whole. */
import type { CustomsRelease, Scope } from '../../figures/customs.js'
import type { Day } from '../../time/day.js'
import type { Month } from '../../time/period.js'
import { type Dataset, reporter } from './datasets.js'
import { monthsOut } from './plan.js'
import type { Piece } from './requests.js'
import type { ReadAnswer } from './rows.js'
import { vintageOf } from './totals.js'

/** Whose trade the rows of a table are: the country’s, or that of each of its states. */
export const reporterOf = (dataset: Dataset): string => (dataset.state === undefined ? reporter : `${reporter}-*`)

/** The answers of a piece that was cut, as one. */
export function joined(answers: readonly ReadAnswer[]): ReadAnswer {
  const [first, ...others] = answers
  if (first !== undefined && others.length === 0) return first
  const all: ReadAnswer = { rows: [], months: new Set(), updated: new Map(), names: new Map(), unknown: new Set() }
  for (const answer of answers) {
    for (const [at, rows] of answer.rows.entries()) {
      const held = all.rows[at]
      if (held === undefined) all.rows[at] = [...rows]
      else for (const row of rows) held.push(row)
    }
    for (const month of answer.months) all.months.add(month)
    for (const [month, day] of answer.updated) if (day > (all.updated.get(month) ?? 0)) all.updated.set(month, day)
    for (const [code, name] of answer.names) all.names.set(code, name)
    for (const place of answer.unknown) all.unknown.add(place)
  }
  return all
}

/**
 * Months of which an answer is the whole. A month that is not out is none of them, and neither is one that has trade in
 * the country's total and no row here: the agency has not filled it yet. Of all countries and goods together some are
 * traded in every month, so that there an answer without rows proves nothing.
 *
 * @param released newest month that is known to be out
 * @param total    the country's total of a month in dollars; undefined where it is not known
 */
export function monthsProved(
  piece: Piece,
  answer: ReadAnswer,
  released: Month,
  total: (month: Month) => number | undefined = () => undefined,
): { proved: Month[]; unfilled: Month[] } {
  const newest = Math.max(released, ...answer.months) as Month
  const proved: Month[] = []
  const unfilled: Month[] = []
  const telling = piece.dataset.exhaustive && piece.codes.length === 0
  const isTraded = (month: Month): boolean => piece.partner === '*' || (total(month) ?? 0) > 0
  for (const month of monthsOut(piece, newest))
    if (telling && !answer.months.has(month) && isTraded(month)) unfilled.push(month)
    else proved.push(month)
  return { proved, unfilled }
}

/**
 * Months whose rows add up to something else than the country's total: by more than the low-value trade that a table may
 * lack. The numbers are the agency's; a person should know.
 */
export function monthsApart(
  { dataset, codes }: Piece,
  { rows: [rows = []] }: ReadAnswer,
  total: (month: Month) => number | undefined = () => undefined,
): Month[] {
  if (dataset.isMain !== true || codes.length > 0) return []
  const sums = new Map<Month, number>()
  for (const { month, value } of rows) if (typeof value === 'number') sums.set(month, (sums.get(month) ?? 0) + value)
  return [...sums].flatMap(([month, sum]) => {
    const whole = total(month)
    return whole !== undefined && (sum > whole || sum < whole * 0.95) ? [month] : []
  })
}

/**
 * Codes of which an answer is the whole; `strange` are those of more than six digits without a row: exports and imports
 * have schedules of their own below the subheading, and a code of the other one is not a good without trade.
 */
export function codesProved({ codes }: Piece, { rows }: ReadAnswer): { codes: string[]; strange: string[] } {
  if (codes.length === 0) return { codes: [''], strange: [] }
  const isStrange = (code: string): boolean =>
    code.length > 6 && !rows.some((all) => all.some((row) => row.code.startsWith(code)))
  return { codes: codes.filter((code) => !isStrange(code)), strange: codes.filter(isStrange) }
}

/** One release for each table and each day on which its months were given. */
export function releasesOf(
  { dataset, partner }: Piece,
  answer: ReadAnswer,
  given: {
    months: readonly Month[]
    codes: string[]
    fetched: Day
    /** A day on which the month was held, with the numbers of an earlier answer. */
    before?: (month: Month) => Day | undefined
  },
): CustomsRelease[] {
  const { months, codes, fetched, before } = given
  const byVintage = new Map<Day, Month[]>()
  for (const month of months) {
    const vintage = vintageOf(answer.updated, month, fetched, before?.(month))
    const its = byVintage.get(vintage)
    if (its === undefined) byVintage.set(vintage, [month])
    else its.push(month)
  }
  // Asked for every country, the API gives their total too.
  const hasWorld = partner === '*' && answer.rows.some((all) => all.some((row) => row.partner === 'W'))
  return dataset.measures.flatMap(({ table }, at) =>
    [...byVintage].map(([vintage, its]) => {
      const inside = new Set(its)
      const scope = (of: string): Scope => ({ reporter: reporterOf(dataset), partner: of, codes, months: its })
      return {
        table,
        scopes: hasWorld ? [scope('*'), scope('W')] : [scope(partner)],
        rows: (answer.rows[at] ?? []).filter((row) => inside.has(row.month)),
        vintage,
        ...(answer.names.size === 0 ? {} : { names: answer.names }),
      }
    }),
  )
}
