/** The Census Bureau's page of a country's trade: tables of months by year, in millions of dollars. */
import { quoted, SourceError } from '../../problem.js'
import { dayOf, monthNumber } from '../../time/day.js'
import { type Month, monthOf } from '../../time/period.js'
import { plainTitle } from '../wire/plain-text.js'
import { tableRows } from '../wire/table-rows.js'

/** A month of a page, in hundred thousands of dollars, as printed to one decimal of a million. */
export interface PageMonth {
  month: Month
  exports: number
  imports: number
}

/**
 * Reads a page. Only months that it shows are told: one that is not there had no trade, or is not out. Zeros in all three
 * columns after the last month with trade are the rest of a year that is laid out and not filled, so they are not told.
 *
 * @param text HTML
 * @param name of the request, for errors
 * @throws SourceError naming the request and the row
 */
export function readPage(text: string, name: string): { title: string; months: PageMonth[] } {
  const title = plainTitle(/U\.?S\.? trade in goods with [^<]*/i.exec(text)?.[0] ?? '')
  if (title === '') throw wrong(name, 'has no heading "U.S. trade in goods with ..."', text)
  if (!/millions of U\.?S\.? dollars/i.test(text.replace(/\s+/g, ' ')))
    throw wrong(name, 'does not say that its figures are in millions of U.S. dollars', text)
  const months = new Map<Month, PageMonth>()
  let columns: string[] | undefined
  for (const [index, { cells }] of tableRows(text).entries()) {
    const row = cells.map((cell) => cell.replaceAll('\u2212', '-'))
    if (row.some((cell) => /^exports$/i.test(cell)) && row.some((cell) => /^imports$/i.test(cell))) {
      columns = row.map((cell) => cell.toLowerCase())
      continue
    }
    const [, monthName = '', year = ''] = /^([A-Z][a-z]+) (\d{4})$/.exec(row[0] ?? '') ?? []
    const number = monthNumber(monthName)
    if (number === undefined) continue
    const day = dayOf(Number(year), number, 1)
    if (columns === undefined || day === undefined)
      throw wrong(name, `row ${index + 1} has no header above it`, row.join(' | '))
    const [exports, imports, balance] = ['exports', 'imports', 'balance'].map((column) =>
      tenths(row[columns?.indexOf(column) ?? -1]),
    )
    if (exports === undefined || imports === undefined || balance === undefined)
      throw wrong(name, `row ${index + 1} has not the three numbers of its header`, row.join(' | '))
    // Each of the three is rounded by itself.
    if (Math.abs(exports - imports - balance) > 1)
      throw wrong(name, `row ${index + 1} has a balance that is not exports less imports`, row.join(' | '))
    const month = monthOf(day)
    const fresh = { month, exports, imports }
    const held = months.get(month)
    if (held !== undefined && (held.exports !== exports || held.imports !== imports))
      throw wrong(name, `row ${index + 1} says other than an earlier row of the same month`, row.join(' | '))
    months.set(month, fresh)
  }
  if (months.size === 0) throw wrong(name, 'shows no months', text)
  const inOrder = [...months.values()].sort((a, b) => a.month - b.month)
  const last = inOrder.findLastIndex(({ exports, imports }) => exports !== 0 || imports !== 0)
  return { title, months: inOrder.slice(0, last + 1) }
}

/** `9,875.2` as 98752. A whole number stands for one whose decimal is zero. */
function tenths(text: string | undefined): number | undefined {
  const [, sign, whole, tenth = '0'] = /^(-?)((?:\d{1,3}(?:,\d{3})+|\d{1,9}))(?:\.(\d))?$/.exec(text ?? '') ?? []
  if (whole === undefined) return undefined
  const number = Number(whole.replaceAll(',', '') + tenth)
  return sign === '-' ? -number : number
}

function wrong(name: string, what: string, text: string): SourceError {
  return new SourceError({
    what: `${what}: ${quoted(text.replace(/\s+/g, ' '), 200)}`,
    where: { input: name },
    mend: 'Nothing of this page was taken over. If it stays so, its layout has changed.',
  })
}
