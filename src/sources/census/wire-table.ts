/** An answer of the Census data API as a table: a header and rows of texts, read by the names of the columns. */
import { quoted, SourceError, visible } from '../../problem.js'
import type { Reply } from '../source.js'

/** One cell: a text, or null where the API has none. */
export type Cell = string | null

/** An answer as it was sent: a header, and rows of as many cells. */
export interface WireTable {
  /** The request, as messages name it. */
  name: string
  header: string[]
  /** As long as the header, each of them. The first is the answer's row 2: its header is row 1. */
  rows: Cell[][]
}

/**
 * Reads `[[header...],[row...],...]`.
 *
 * @param asked names that were asked for, as columns or as predicates; a predicate may stand twice
 * @returns     no rows where nothing matched: status 204, or a header alone
 * @throws SourceError naming the request, and the row or the column
 */
export function readWireTable(reply: Reply, asked: readonly string[]): WireTable {
  const { name } = reply
  if (reply.status === 204 || reply.bytes.length === 0) return { name, header: [...asked], rows: [] }
  const text = new TextDecoder().decode(reply.bytes)
  const [header, ...rows] = rowsOf(text, name)
  if (header === undefined) throw wrong(name, 1, 'has no header', text)
  const names = header.map((cell) => {
    if (cell === null) throw wrong(name, 1, 'has a column without a name', text)
    return cell
  })
  const known = new Set([...asked, 'time', 'YEAR', 'MONTH'])
  const strange = names.find((one) => !known.has(one))
  if (strange !== undefined)
    throw columnError(name, `has a column ${quoted(strange)} that was not asked for; it has ${names.join(', ')}`)
  const table = { name, header: names, rows }
  for (const [index, row] of rows.entries())
    if (row.length !== names.length)
      throw rowError(table, index, `has ${row.length} cells where the header has ${names.length}`)
  return table
}

/**
 * A column by its name, wherever it stands. A name that stands twice must say the same in each row.
 *
 * @throws SourceError when there is none
 */
export function columnOf(table: WireTable, name: string): (row: readonly Cell[], index: number) => Cell {
  const places = table.header.flatMap((one, place) => (one === name ? [place] : []))
  const [first, ...others] = places
  if (first === undefined)
    throw columnError(table.name, `has no column ${name}; it has ${table.header.map((one) => visible(one)).join(', ')}`)
  return (row, index) => {
    const cell = row[first] ?? null
    for (const other of others)
      if (row[other] !== cell)
        throw rowError(
          table,
          index,
          `says two things in its columns ${name}: ${shown(cell)} and ${shown(row[other] ?? null)}`,
        )
    return cell
  }
}

export const hasColumn = (table: WireTable, name: string): boolean => table.header.includes(name)

/** What is wrong with a row; `index` counts from the first row after the header. */
export function rowError(table: WireTable, index: number, what: string): SourceError {
  return new SourceError({
    what: `row ${index + 2} ${what}`,
    where: { input: table.name },
    mend: 'Nothing of this answer was taken over. Run the command again; if it stays so, the table has changed.',
  })
}

function columnError(name: string, what: string): SourceError {
  return new SourceError({
    what: `the answer ${what}`,
    where: { input: name },
    mend: 'The table has changed: nothing of it was taken over. Look for a newer version of readout.',
  })
}

export const shown = (cell: Cell): string => (cell === null ? 'null' : quoted(cell, 40))

function rowsOf(text: string, name: string): Cell[][] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw wrong(name, 1, 'is not whole JSON', text)
  }
  if (!Array.isArray(value) || value.length === 0) throw wrong(name, 1, 'is no table of rows', text)
  return value.map((row: unknown, index) => {
    if (!Array.isArray(row)) throw wrong(name, index + 1, 'is no row', JSON.stringify(row) ?? '')
    return row.map((cell: unknown) => {
      if (typeof cell === 'string' || cell === null) return cell
      // Documented as texts; a number is told apart no worse.
      if (typeof cell === 'number') return String(cell)
      throw wrong(name, index + 1, 'has a cell that is neither text nor number', JSON.stringify(row))
    })
  })
}

function wrong(name: string, row: number, what: string, text: string): SourceError {
  return new SourceError({
    what: `row ${row} ${what}: ${quoted(text.replace(/\s+/g, ' '), 200)}`,
    where: { input: name },
    mend: 'Nothing of this answer was taken over. Run the command again; if it stays so, the table has changed.',
  })
}
