/** The columns of a part: the cells of a figures file as written, with what a question needs to find them. */

import { type Column, columns, type FigureCells } from '../figures/columns.js'
import type { Figure } from '../figures/figure.js'
import { printKey } from '../figures/figure.js'
import { emptyCells } from '../figures/table.js'
import { isoDay } from '../time/day.js'

/** Cells that are kept as text. */
export const textColumns = [...columns, 'via'].filter(
  (column) => column !== 'value_usd' && column !== 'quantity',
) as Exclude<Column, 'value_usd' | 'quantity'>[]

/** What a part's table is made with; `value` and `quantity` are numbers, so that SQL can add them up. */
export const tableSql = `(id VARCHAR, key VARCHAR, first_day DATE, last_day DATE, value DOUBLE, quantity DOUBLE, ${textColumns
  .map((column) => `"${column}" VARCHAR`)
  .join(', ')})`

/** What is read back from a part, in this order. */
export const selected = ['value', 'quantity', ...textColumns.map((column) => `"${column}"`)].join(', ')

export interface StoredRow {
  id: string
  key: string
  first: string
  last: string
  /** As figures use it: HS codes without dots. */
  code: string
  cells: FigureCells
}

export function storedRow(figure: Figure, cells: FigureCells): StoredRow {
  return {
    id: figure.id,
    key: printKey(figure),
    first: isoDay(figure.period.start),
    last: isoDay(figure.period.end),
    code: figure.code,
    cells,
  }
}

/** Turns what `selected` gave back into cells. */
export function cellsOf(row: readonly unknown[]): FigureCells {
  const cells = emptyCells()
  const number = (value: unknown): string => (typeof value === 'number' ? plainNumber(value) : '')
  cells.value_usd = number(row[0])
  cells.quantity = number(row[1])
  for (const [index, column] of textColumns.entries()) cells[column] = String(row[index + 2] ?? '')
  return cells
}

/** Digits with no exponent, as a figures file has them. */
export function plainNumber(value: number): string {
  const text = String(value)
  if (!text.includes('e')) return text
  return value.toFixed(12).replace(/\.?0+$/, '')
}
