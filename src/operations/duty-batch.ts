/** A file of entries, row by row: any size, in order, and a row that is refused does not stop the others. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { type CsvError, parse } from 'csv-parse'
import { charge } from '../duty/charges.js'
import type { Desk } from '../duty/desk.js'
import type { Entry } from '../duty/entry.js'
import { deskFor, notesOf, requireCoverage } from '../duty/question.js'
import { readClaims, readCode, readOrigin, readProgramme } from '../duty/reading.js'
import { lineAsked } from '../duty/whole-line.js'
import { InputError, printProblem } from '../problem.js'
import { type DutyRow, dutyRow, refusedRow, rowColumns, rowCsv } from '../report/duty/row.js'
import { type Day, parseDay } from '../time/day.js'
import { type DutyOptions, destinationOf, measuredOf } from './duty-options.js'
import { openDesk } from './effects/desk.js'
import { openOut } from './effects/output.js'
import type { Effects, Outcome } from './operation.js'
import { scenarioOf } from './scenario-file.js'

const required = ['hts', 'origin', 'date'] as const
const optional = ['destination', 'preference', 'value', 'quantity', 'unit', 'loaded', 'claims'] as const
type Column = (typeof required)[number] | (typeof optional)[number]
type Cells = Partial<Record<Column, string>>

/** Rows held before they are written, and between two lines of progress. */
const chunk = 512
const told = 100_000

/**
 * Answers every row of a CSV file (`-` for standard input).
 *
 * @returns status 2 where a row was refused; each refusal is told with its row and column, and its row says why
 * @throws InputError when the file cannot be read or lacks a column
 */
export async function dutyBatch(file: string, options: DutyOptions, effects: Effects): Promise<Outcome> {
  const format = options.format ?? 'csv'
  if (format !== 'csv' && format !== 'jsonl')
    throw new InputError({
      what: `a batch is not printed as ${format}`,
      where: { input: '--format' },
      mend: 'Write csv or jsonl.',
    })
  const desk = await openDesk(effects.env, (await scenarioOf(options.scenario, effects))?.over)
  const out = await openOut(options.out, effects)
  const print = format === 'csv' ? rowCsv : (row: DutyRow) => `${JSON.stringify(row)}\n`
  let [rows, refused] = [0, 0]
  let pending: string[] = format === 'csv' ? [`${rowColumns.join(',')}\n`] : []
  for await (const { cells, line } of rowsOf(file, effects)) {
    rows += 1
    const place = `${file === '-' ? 'standard input' : file}:${line}`
    const { row, problem } = answerRow(desk, cells, options, effects.today, place)
    if (problem !== undefined) {
      refused += 1
      if (refused <= refusalsTold) effects.progress(`readout: ${problem}`)
    }
    pending.push(print(row))
    if (pending.length >= chunk) {
      await out.write(pending.join(''))
      pending = []
    }
    if (rows % told === 0) effects.progress(`duty  ${rows} rows, ${refused} refused`)
  }
  await out.write(pending.join(''))
  await out.close()
  if (refused > 0) effects.progress(`readout: ${refused} of ${rows} rows were refused; their notes say why`)
  return { status: refused > 0 ? 2 : 0 }
}

/** Refusals told one by one; the rest are counted, and each row says its own. */
const refusalsTold = 50

function answerRow(
  desk: Desk,
  cells: Cells,
  options: DutyOptions,
  today: Day,
  place: string,
): { row: DutyRow; problem?: string } {
  const asked = { hts: cells.hts ?? '', origin: cells.origin ?? '', date: cells.date ?? '' }
  try {
    const date =
      cells.date === undefined && options.on !== undefined ? options.on : parseDay(asked.date, `${place} date`)
    const origin = readOrigin(desk.book, asked.origin || (options.from ?? ''), `${place} origin`)
    const destination = destinationOf(desk, cells.destination ?? options.to, origin)
    const { schedule, plans } = deskFor(desk, destination, options.known ?? today)
    const digits = readCode(asked.hts, `${place} hts`)
    if (digits === undefined)
      throw new InputError({
        what: `"${asked.hts}" is not a code`,
        where: { input: `${place} hts` },
        mend: 'Write 8 or 10 digits.',
      })
    requireCoverage(desk, { origin, destination, date }, `${place} date`)
    const { line } = lineAsked(schedule, plans, digits, date, `${place} hts`)
    const preference = cells.preference ?? options.preference
    const programme = preference === undefined ? undefined : readProgramme(plans.law, preference, `${place} preference`)
    const loaded = cells.loaded === undefined ? options.loaded : parseDay(cells.loaded, `${place} loaded`)
    const entry: Entry = {
      hts: line.code,
      origin,
      destination,
      date,
      ...(programme !== undefined && { programme }),
      claims: readClaims(plans.law, cells.claims?.split(/[\s;]+/) ?? options.claim ?? [], `${place} claims`),
      ...(loaded !== undefined && { loaded }),
      ...measuredOf({ value: cells.value, quantity: cells.quantity, unit: cells.unit }, line, {
        value: `${place} value`,
        quantity: `${place} quantity`,
      }),
      content: {},
    }
    const charged = charge(plans.of(line.code, origin), line, entry, entry)
    return { row: dutyRow(asked, charged, notesOf(charged, schedule, entry, undefined)) }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    const problem = printProblem(error.problem)
    return { row: refusedRow(asked, problem), problem }
  }
}

/** The rows with their lines, as the columns name their cells; empty cells are left out. */
async function* rowsOf(file: string, effects: Effects): AsyncGenerator<{ cells: Cells; line: number }> {
  const input = file === '-' ? Readable.from(effects.stdinPieces()) : await opened(file)
  const parser = parse({ bom: true, trim: true, info: true, skip_empty_lines: true, relax_column_count: true })
  input.on('error', (error) => parser.destroy(error)).pipe(parser)
  let columns: (Column | undefined)[] | undefined
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (columns === undefined) {
        columns = columnsOf(record, file)
        continue
      }
      const cells: Cells = {}
      for (const [at, column] of columns.entries()) {
        const cell = record[at]
        if (column !== undefined && cell !== undefined && cell !== '') cells[column] = cell
      }
      yield { cells, line: info.lines }
    }
  } catch (error) {
    throw unreadable(error, file)
  }
  if (columns === undefined)
    throw new InputError({ what: 'is empty', where: { file }, mend: `Begin with the columns ${required.join(',')}.` })
}

async function opened(file: string): Promise<NodeJS.ReadableStream> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new InputError({
      what: `cannot be read (${error.code ?? error.message})`,
      where: { file },
      mend: 'Name a CSV file, or - for standard input.',
    })
  })
  if (!found.isFile())
    throw new InputError({ what: 'is no file', where: { file }, mend: 'Name a CSV file, or - for standard input.' })
  return createReadStream(file)
}

function columnsOf(names: readonly string[], file: string): (Column | undefined)[] {
  const known = new Map<string, Column>([...required, ...optional].map((name) => [name, name]))
  for (const [other, name] of [
    ['hts10', 'hts'],
    ['country', 'origin'],
    ['entry_date', 'date'],
    ['preference_claim', 'preference'],
  ] as const)
    known.set(other, name)
  const columns = names.map((name) => known.get(name.toLowerCase()))
  const missing = required.filter((name) => !columns.includes(name))
  if (missing.length > 0)
    throw new InputError({
      what: `the column${missing.length === 1 ? '' : 's'} ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`,
      where: { file, line: 1 },
      mend: `Its first row must name hts,origin,date and may name ${optional.join(',')}.`,
    })
  return columns
}

function unreadable(error: unknown, file: string): unknown {
  if (error instanceof InputError || !(error instanceof Error)) return error
  if (!('code' in error) || !String(error.code).startsWith('CSV_')) return error
  const { lines } = error as CsvError & { lines?: number }
  return new InputError({
    what: `is not whole CSV: ${error.message}`,
    where: { file, ...(lines !== undefined && { line: lines }) },
    mend: 'Close the quotation marks and save it as CSV with commas.',
  })
}
