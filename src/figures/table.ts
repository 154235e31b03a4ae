/** A whole figures file: header and rows, every problem in it, and the figures it holds. */
import type { Problem } from '../problem.js'
import { visible } from '../problem.js'
import { type Column, columns, type FigureCells } from './columns.js'
import { readCsv } from './csv.js'
import type { Figure } from './figure.js'
import type { ReleaseCalendar } from './releases.js'
import { figureReader } from './row.js'

const required = columns.filter((column) => !['source_url', 'published', 'vintage', 'note'].includes(column))

export interface FigureTable {
  figures: Figure[]
  problems: Problem[]
  /** Problems beyond those listed. */
  more: number
  rows: number
}

export interface TableOptions {
  /** How many problems are listed; the rest are counted. */
  cap?: number
  progress?: (rows: number) => void
  /** Given each good row with its cells as written, in place of collecting the figures. */
  keep?: (figure: Figure, cells: FigureCells) => void
}

/** Reads a figures file in CSV to its end. */
export function readFigureTable(
  text: string,
  file: string,
  calendar: ReleaseCalendar,
  { cap = 50, progress, keep }: TableOptions = {},
): FigureTable {
  const table: FigureTable = { figures: [], problems: [], more: 0, rows: 0 }
  const report = (problems: readonly Problem[]): void => {
    const room = Math.max(0, cap - table.problems.length)
    table.problems.push(...problems.slice(0, room))
    table.more += Math.max(0, problems.length - room)
  }
  const readRow = figureReader(calendar)
  let header: (Column | undefined)[] | undefined
  const faults = readCsv(text, file, (cells, line) => {
    if (header === undefined) {
      const read = readHeader(cells, { file, line })
      report(read.problems)
      header = read.header
      return read.problems.length === 0
    }
    table.rows++
    if (table.rows % 10_000 === 0) progress?.(table.rows)
    if (cells.length !== header.length) {
      report([
        {
          what: `the row has ${cells.length} cells, the header ${header.length}`,
          where: { file, line },
          mend: 'Write every column, empty ones too, and put cells with a comma in quotes.',
        },
      ])
      return true
    }
    const row = emptyCells()
    for (const [index, column] of header.entries()) if (column !== undefined) row[column] = cells[index] ?? ''
    const read = readRow(row, { file, line })
    if (read.figure === undefined) report(read.problems)
    else if (keep === undefined) table.figures.push(read.figure)
    else keep(read.figure, row)
    return true
  })
  report(faults)
  table.problems.sort((a, b) => (a.where.line ?? 0) - (b.where.line ?? 0))
  if (header === undefined && table.problems.length === 0)
    report([{ what: 'the file is empty', where: { file }, mend: `Begin with the header: ${columns.join(',')}` }])
  else if (table.rows === 0 && table.problems.length === 0)
    report([
      { what: 'the file holds no row below its header', where: { file }, mend: 'Write one row for each figure.' },
    ])
  return table
}

export function emptyCells(): FigureCells {
  return { ...blank }
}

const blank = Object.fromEntries([...columns, 'via'].map((column) => [column, ''])) as FigureCells

/** Which column each cell is; columns that are none of ours are passed over only when they are named. */
export function readHeader(
  cells: readonly string[],
  where: { file: string; line?: number },
): { header: (Column | undefined)[]; problems: Problem[] } {
  const known = new Set<string>([...columns, 'via'])
  const header = cells.map((cell) => {
    const name = cell.trim().toLowerCase()
    return known.has(name) ? (name as Column) : undefined
  })
  const problems: Problem[] = []
  const missing = required.filter((column) => !header.includes(column))
  if (missing.length > 0)
    problems.push({
      what: `the header lacks ${missing.join(', ')} (it reads "${visible(cells.join(',').slice(0, 100))}")`,
      where,
      mend: `The columns are ${columns.join(',')}.`,
    })
  const twice = header.find((column, index) => column !== undefined && header.indexOf(column) !== index)
  if (twice !== undefined)
    problems.push({ what: `the column ${twice} stands twice`, where, mend: 'Keep one of the two.' })
  return { header, problems }
}
