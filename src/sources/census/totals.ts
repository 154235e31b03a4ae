/** Totals of a country by month: figures of their own, proof of what is released, and the sign of a revision. */
import type { FigureCells } from '../../figures/columns.js'
import type { Day } from '../../time/day.js'
import { isoMonth, lastDay, type Month } from '../../time/period.js'
import type { Reply } from '../source.js'
import type { CountryCodes } from './countries.js'
import type { FlowPlan } from './datasets.js'
import { monthColumn, noteUpdate, numberOf } from './rows.js'
import { totalRow } from './total-row.js'
import { columnOf, hasColumn, readWireTable, rowError } from './wire-table.js'

/** Dollars by partner, month and column; what is missing is not there. */
export interface Totals {
  of(partner: string, month: Month, column: string): number | undefined
  partners: Set<string>
  /** Newest month with any trade in the first column. */
  newest?: Month
  /** Newest day on which a row of the month was updated, where the answer tells. */
  updated: Map<Month, Day>
  months: Month[]
}

/**
 * @param columns of dollars
 * @param partner of all rows, where the answer is of one
 * @throws SourceError naming the request and the row
 */
export function readTotals(
  reply: Reply,
  names: readonly string[],
  columns: readonly string[],
  countries: CountryCodes,
): Totals {
  const table = readWireTable(reply, names)
  const dollars = new Map<string, number>()
  const missing = new Set<string>()
  const seen = new Set<string>()
  const updated = new Map<Month, Day>()
  const months = new Set<Month>()
  const partners = new Set<string>()
  let newest: Month | undefined
  const cells = table.rows.length === 0 ? [] : columns.map((name) => ({ name, cell: columnOf(table, name) }))
  const monthOfRow = table.rows.length === 0 ? undefined : monthColumn(table)
  const placeCell = table.rows.length === 0 ? undefined : columnOf(table, 'CTY_CODE')
  const stateCell = hasColumn(table, 'STATE') ? columnOf(table, 'STATE') : undefined
  const updateCell = hasColumn(table, 'LAST_UPDATE') ? columnOf(table, 'LAST_UPDATE') : undefined
  for (const [index, row] of table.rows.entries()) {
    const month = monthOfRow?.(row, index)
    const place = placeCell?.(row, index) ?? ''
    const state = stateCell?.(row, index) ?? ''
    if (month === undefined) continue
    const where = countries.placeOf(place)
    if (typeof where === 'string') continue
    const numbers = cells.map(({ name, cell }) => numberOf(table, index, name, cell(row, index)))
    const content = `${state} ${place} ${month}`
    if (seen.has(`${content} ${numbers.join(' ')}`)) continue
    if (seen.has(content)) throw rowError(table, index, `is another total of ${isoMonth(month)} for country ${place}`)
    seen.add(content).add(`${content} ${numbers.join(' ')}`)
    partners.add(where.partner)
    months.add(month)
    if (updateCell !== undefined) noteUpdate(updated, month, updateCell(row, index))
    if (typeof numbers[0] === 'number' && numbers[0] > 0 && month > (newest ?? 0)) newest = month
    for (const [at, number] of numbers.entries()) {
      const key = `${where.partner} ${month} ${columns[at] ?? ''}`
      // A country of two codes has no total where one of them has none.
      if (number === 'missing') missing.add(key)
      else dollars.set(key, (dollars.get(key) ?? 0) + number)
    }
  }
  return {
    of(partner, month, column) {
      const key = `${partner} ${month} ${column}`
      return missing.has(key) ? undefined : dollars.get(key)
    },
    partners,
    ...(newest === undefined ? {} : { newest }),
    updated,
    months: [...months].sort((a, b) => a - b),
  }
}

/** Totals as rows of a figures file; months that are not out yet are left out, whatever the answer holds for them. */
export function totalFigures(
  totals: Totals,
  plan: FlowPlan,
  released: Month,
  { fetched, before }: Pick<Reply, 'fetched' | 'before'>,
): FigureCells[] {
  // Of the very day of the last answer it is not known whether the update came before it: then the agency is believed.
  const earlier = before === undefined ? undefined : ((before - 1) as Day)
  const rows: FigureCells[] = []
  for (const partner of totals.partners)
    for (const month of totals.months)
      for (const { column, title } of plan.totals) {
        const dollars = totals.of(partner, month, column)
        if (dollars === undefined || month > released) continue
        const vintage = vintageOf(totals.updated, month, fetched, earlier)
        rows.push(totalRow({ flow: plan.flow, partner, month, dollars, title, url: plan.url, vintage }))
      }
  return rows
}

/**
 * The day the agency gave a month's numbers: as it says itself, unless that cannot be, before the month's end or still to
 * come; else the day of fetching. A number that stood otherwise after the day that the agency says is of that of fetching
 * too; those that are the same keep theirs.
 *
 * @param before a day on which the month was held with other numbers, or the same
 */
export function vintageOf(updated: ReadonlyMap<Month, Day>, month: Month, fetched: Day, before?: Day): Day {
  const day = updated.get(month)
  const isTold = day !== undefined && day <= fetched && day > lastDay(month) && (before === undefined || day > before)
  return isTold ? day : fetched
}
