/** A file of entries, row by row: any size, in order, and a row that is refused does not stop the others. */
import { charge } from '../duty/charges.js'
import type { Desk } from '../duty/desk.js'
import type { Entry } from '../duty/entry.js'
import { deskFor, notesOf, requireCoverage, upTo } from '../duty/question.js'
import { readClaims, readCode, readOrigin, readProgramme } from '../duty/reading.js'
import { lineAsked } from '../duty/whole-line.js'
import { wouldAdd } from '../duty/would-add.js'
import { InputError, type Problem, printProblem, quoted, visible } from '../problem.js'
import { type DutyRow, dutyRow, refusedRow, rowColumns, rowCsv } from '../report/duty/row.js'
import { type Day, parseDay } from '../time/day.js'
import { loadedBy } from './duty-entry.js'
import { contentOf, contentsKnown, type DutyOptions, destinationOf, measuredOf } from './duty-options.js'
import { type Cells, rowsOf } from './duty-rows.js'
import { openDesk } from './effects/desk.js'
import { openOut } from './effects/output.js'
import type { Effects, Outcome } from './operation.js'
import { scenarioOf } from './scenario-file.js'

/** Rows held before they are written, and between two lines of progress. */
const chunk = 512
const told = 100_000

/** Refusals told one by one; the rest are counted, and each row says its own. */
const refusalsTold = 50

/**
 * Answers every row of a CSV file (`-` for standard input).
 *
 * @returns status 2 where a row was refused; each refusal is told with its row and column, and its row says why
 * @throws InputError when the file cannot be read or lacks a column; rows before an unclosed quotation mark are answered
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
  const contents = contentsKnown(desk)
  contentOf(options.content ?? [], contents)
  const input = file === '-' ? 'standard input' : file
  const print = format === 'csv' ? rowCsv : (row: DutyRow) => `${JSON.stringify(row)}\n`
  const rows = rowsOf(file, effects)
  // The columns are read before a file is opened for the answers.
  let next = await rows.next()
  const out = await openOut(options.out, effects)
  let [count, refused] = [0, 0]
  let pending: string[] = format === 'csv' ? [`${rowColumns.join(',')}\n`] : []
  const flush = async (): Promise<void> => {
    const text = pending.join('')
    pending = []
    if (text !== '') await out.write(text)
  }
  try {
    while (next.done !== true) {
      const { cells, line } = next.value
      count += 1
      const { row, problem } = answerRow(desk, cells, options, effects.today, contents)
      if (problem !== undefined) {
        refused += 1
        if (refused <= refusalsTold)
          effects.progress(`readout: ${visible(`${input}:${line}`)} ${printProblem(problem)}`)
      }
      pending.push(print(row))
      if (pending.length >= chunk) await flush()
      if (count % told === 0) effects.progress(`duty  ${count} rows, ${refused} refused`)
      next = await rows.next()
    }
    await flush()
  } catch (error) {
    if (options.out === undefined && error instanceof InputError) await flush()
    await out.drop()
    throw error
  }
  await out.close()
  if (refused > 0) effects.progress(`readout: ${refused} of ${count} rows were refused; their notes say why`)
  return { status: refused > 0 ? 2 : 0 }
}

function answerRow(
  desk: Desk,
  cells: Cells,
  options: DutyOptions,
  today: Day,
  contents: readonly string[],
): { row: DutyRow; problem?: Problem } {
  const asked = { hts: cells.hts ?? '', origin: cells.origin ?? '', date: cells.date ?? '' }
  try {
    if (cells.excess !== undefined)
      throw new InputError({
        what: `${quoted(cells.excess)} stands beyond the last column`,
        where: { input: 'row' },
        mend: 'Quote cells that hold commas.',
      })
    const date = dateOf(cells, options)
    const origin = readOrigin(desk.book, asked.origin || (options.from ?? ''), 'origin')
    const destination = destinationOf(desk, cells.destination ?? options.to, origin, 'destination')
    const { schedule, plans } = deskFor(desk, destination, options.known ?? today)
    const digits = readCode(asked.hts, 'hts')
    if (digits === undefined)
      throw new InputError({
        what: asked.hts === '' ? 'the code is missing' : `${quoted(asked.hts)} is not a code`,
        where: { input: 'hts' },
        mend: 'Write 8 or 10 digits.',
      })
    const through = requireCoverage(desk, { origin, destination, date }, 'date')
    const { line } = lineAsked(schedule, plans, digits, date, 'hts')
    const preference = cells.preference ?? options.preference
    const programme = preference === undefined ? undefined : readProgramme(plans.law, preference, 'preference')
    const loaded = cells.loaded === undefined ? options.loaded : parseDay(cells.loaded, 'loaded')
    const entry: Entry = {
      hts: line.code,
      origin,
      destination,
      date,
      ...(programme !== undefined && { programme }),
      claims: readClaims(plans.law, cells.claims?.split(/[\s;]+/) ?? options.claim ?? [], 'claims'),
      ...(loaded !== undefined && { loaded: loadedBy(loaded, date, 'loaded') }),
      ...measuredOf({ value: cells.value, quantity: cells.quantity, unit: cells.unit }, line, {
        value: 'value',
        quantity: 'quantity',
        unit: 'unit',
      }),
      content: contentOf(cells.content === undefined ? (options.content ?? []) : [cells.content], contents, 'content'),
    }
    const charged = upTo(through, charge(plans.of(line.code, origin), line, entry, entry), date)
    const notes = [...notesOf(charged, schedule, entry, through), ...wouldAdd(charged, entry)]
    return { row: dutyRow(asked, charged, notes) }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return { row: refusedRow(asked, printProblem(error.problem)), problem: error.problem }
  }
}

/** @throws InputError when there is none, or it is no day */
function dateOf({ date }: Cells, { on }: DutyOptions): Day {
  if (date !== undefined) return parseDay(date, 'date')
  if (on !== undefined) return on
  throw new InputError({
    what: 'the date is missing',
    where: { input: 'date' },
    mend: 'Write YYYY-MM-DD, or --on DATE for all rows without one.',
  })
}
