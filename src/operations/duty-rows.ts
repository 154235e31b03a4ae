/** The rows of a CSV of entries, as its columns name their cells, one at a time. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { type CsvError, parse } from 'csv-parse'
import { InputError, visible } from '../problem.js'
import type { Effects } from './operation.js'

const required = ['hts', 'origin', 'date'] as const
const optional = ['destination', 'preference', 'value', 'quantity', 'unit', 'loaded', 'claims', 'content'] as const
type Column = (typeof required)[number] | (typeof optional)[number]

/** The cells of a row that are not empty; `excess` is the first beyond the last column. */
export type Cells = Partial<Record<Column | 'excess', string>>

/** Other names of the columns. */
const aliases: readonly (readonly [string, Column])[] = [
  ['hts10', 'hts'],
  ['country', 'origin'],
  ['entry_date', 'date'],
  ['preference_claim', 'preference'],
]

/** A row longer than this is an unclosed quotation mark, not a row. */
const longestRow = 100_000

/**
 * The rows with their lines; empty rows are left out.
 *
 * @throws InputError when the file cannot be read, lacks a column, or is not whole CSV
 */
export async function* rowsOf(file: string, effects: Effects): AsyncGenerator<{ cells: Cells; line: number }> {
  const input = file === '-' ? Readable.from(effects.stdinPieces()) : await opened(file)
  const parser = parse({
    bom: true,
    trim: true,
    info: true,
    skip_empty_lines: true,
    relax_column_count: true,
    max_record_size: longestRow,
  })
  input.on('error', (error) => parser.destroy(error)).pipe(parser)
  const name = file === '-' ? 'standard input' : file
  let columns: (Column | undefined)[] | undefined
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (columns === undefined) columns = columnsOf(record, name)
      else yield { cells: cellsOf(record, columns), line: info.lines }
    }
  } catch (error) {
    throw unreadable(error, name)
  } finally {
    if ('destroy' in input) (input as Readable).destroy()
  }
  if (columns === undefined)
    throw new InputError({
      what: 'is empty',
      where: { file: name },
      mend: `Begin with the columns ${required.join(',')}.`,
    })
}

function cellsOf(record: readonly string[], columns: readonly (Column | undefined)[]): Cells {
  const cells: Cells = {}
  for (const [at, column] of columns.entries()) {
    const cell = record[at]
    if (column !== undefined && cell !== undefined && cell !== '') cells[column] = cell
  }
  const excess = record.slice(columns.length).find((cell) => cell !== '')
  if (excess !== undefined) cells.excess = excess
  return cells
}

async function opened(file: string): Promise<NodeJS.ReadableStream> {
  const refuse = (what: string): InputError =>
    new InputError({ what, where: { file }, mend: 'Name a CSV file, or - for standard input.' })
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw refuse(`cannot be read (${error.code ?? error.message})`)
  })
  if (found.isDirectory()) throw refuse('is a folder')
  return createReadStream(file)
}

function columnsOf(names: readonly string[], file: string): (Column | undefined)[] {
  const known = new Map<string, Column>([
    ...[...required, ...optional].map((name) => [name, name] as const),
    ...aliases,
  ])
  const columns = names.map((name) => known.get(name.toLowerCase()))
  const refuse = (what: string, mend: string): InputError => new InputError({ what, where: { file, line: 1 }, mend })
  const twice = columns.find((column, at) => column !== undefined && columns.indexOf(column) !== at)
  if (twice !== undefined) throw refuse(`the column ${twice} stands there twice`, 'Leave one of them out.')
  const missing = required.filter((name) => !columns.includes(name))
  if (missing.length === 0) return columns
  const [only = ''] = names
  throw refuse(
    `the column${missing.length === 1 ? '' : 's'} ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`,
    names.length === 1 && /[;\t]/.test(only)
      ? 'Save it with commas between the cells.'
      : `Its first row must name hts,origin,date and may name ${optional.join(',')}; it names ${visible(names.join(',').slice(0, 100))}.`,
  )
}

function unreadable(error: unknown, file: string): unknown {
  if (error instanceof InputError || !(error instanceof Error)) return error
  if (!('code' in error)) return error
  const code = String(error.code)
  if (!code.startsWith('CSV_'))
    return new InputError({
      what: `cannot be read (${code})`,
      where: { file },
      mend: 'Name a CSV file, or - for standard input.',
    })
  const { lines } = error as CsvError & { lines?: number }
  const isQuote = /QUOTE|MAX_RECORD/.test(code)
  return new InputError({
    what: isQuote ? 'a quotation mark is opened and not closed, or stands inside a cell' : `is not whole CSV (${code})`,
    where: { file, ...(lines !== undefined && { line: lines }) },
    mend: 'Quote whole cells only, double the marks inside them, and save it as CSV with commas.',
  })
}
