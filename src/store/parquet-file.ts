/** A user's Parquet file of figures, read into the same rows as a CSV file. */
import { mkdtemp, rm, stat, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { ReleaseCalendar } from '../figures/releases.js'
import { figureReader } from '../figures/row.js'
import { emptyCells, type FigureTable, readHeader, type TableOptions } from '../figures/table.js'
import { cannotRead } from '../home/text.js'
import { InputError, type Problem } from '../problem.js'
import { type Duck, sqlText } from './duck.js'

/** Rows fetched at a time. */
const batch = 20_000

/**
 * Reads a Parquet file whose columns are those of a figures file, as text, numbers or days.
 *
 * @throws InputError when it is not a whole Parquet file
 */
export async function readParquetTable(
  file: string,
  calendar: ReleaseCalendar,
  duck: Duck,
  { cap = 50, progress, keep }: TableOptions = {},
): Promise<FigureTable> {
  const found = await stat(file).catch((error: unknown) => {
    throw error instanceof Error && 'code' in error ? cannotRead(file, String(error.code)) : error
  })
  if (!found.isFile()) throw cannotRead(file, 'EISDIR')
  // The engine takes *, ? and [ in a path for patterns, so it is given a name of our own.
  const folder = await mkdtemp(join(tmpdir(), 'readout-'))
  try {
    const link = join(folder, 'figures.parquet')
    await symlink(resolve(file), link)
    return await readLinked(link, file, calendar, duck, { cap, progress, keep })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function readLinked(
  path: string,
  file: string,
  calendar: ReleaseCalendar,
  duck: Duck,
  { cap = 50, progress, keep }: TableOptions,
): Promise<FigureTable> {
  const table: FigureTable = { figures: [], problems: [], more: 0, rows: 0 }
  const from = `read_parquet(${sqlText(path)}, file_row_number = true)`
  const described = await asked(duck, `DESCRIBE SELECT * EXCLUDE (file_row_number) FROM ${from}`, file)
  const names = described.map(([name]) => String(name))
  const { header, problems } = readHeader(names, { file })
  table.problems.push(...problems)
  if (problems.length > 0) return table
  const cells = names.map((name, index) => asText(name, String(described[index]?.[1] ?? '')))
  const readRow = figureReader(calendar)
  for (;;) {
    const rows = await asked(
      duck,
      `SELECT ${cells.join(', ')} FROM ${from} WHERE file_row_number >= ${table.rows} AND file_row_number < ${table.rows + batch} ORDER BY file_row_number`,
      file,
    )
    if (rows.length === 0) break
    for (const values of rows) {
      table.rows++
      const row = emptyCells()
      for (const [index, column] of header.entries())
        if (column !== undefined) row[column] = String(values[index] ?? '')
      const read = readRow(row, { file, line: table.rows })
      if (read.figure === undefined) report(table, read.problems, cap)
      else if (keep === undefined) table.figures.push(read.figure)
      else keep(read.figure, row)
    }
    progress?.(table.rows)
  }
  if (table.rows === 0)
    report(table, [{ what: 'the file holds no row', where: { file }, mend: 'Write one row for each figure.' }], cap)
  return table
}

function report(table: FigureTable, problems: readonly Problem[], cap: number): void {
  const room = Math.max(0, cap - table.problems.length)
  table.problems.push(...problems.slice(0, room))
  table.more += Math.max(0, problems.length - room)
}

/** A column as the text that a CSV file would have: no exponents, no hours. */
function asText(name: string, type: string): string {
  const column = `"${name.replaceAll('"', '""')}"`
  if (/^(?:DOUBLE|FLOAT|DECIMAL|HUGEINT|UHUGEINT)/.test(type)) {
    const text = `CAST(CAST(${column} AS DECIMAL(38, 6)) AS VARCHAR)`
    return `rtrim(rtrim(${text}, '0'), '.')`
  }
  if (type.startsWith('TIMESTAMP')) return `CAST(CAST(${column} AS DATE) AS VARCHAR)`
  return `CAST(${column} AS VARCHAR)`
}

async function asked(duck: Duck, sql: string, file: string): Promise<unknown[][]> {
  try {
    return await duck.ask(sql)
  } catch (error) {
    const said = error instanceof Error ? (error.message.split('\n')[0] ?? '').replace(/"?\S*readout-\S*"?/g, 'it') : ''
    throw new InputError({
      what: `is not a whole Parquet file of figures (${said.slice(0, 160)})`,
      where: { file },
      mend: 'See that it was written to its end, with the columns of a figures file.',
    })
  }
}
