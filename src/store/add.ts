/** Adding a user's own figures: every row checked, all or nothing, and the same content only once. */
import { extname } from 'node:path'
import type { ReleaseCalendar } from '../figures/releases.js'
import { type FigureTable, readFigureTable } from '../figures/table.js'
import { loadCompiledFigures } from '../home/installed.js'
import { withLock } from '../home/lock.js'
import type { Home } from '../home/paths.js'
import { readText } from '../home/text.js'
import { InputError, printProblem } from '../problem.js'
import { type Duck, openDuck } from './duck.js'
import { readParquetTable } from './parquet-file.js'
import { type PutStep, putRows } from './put.js'
import { type StoredRow, storedRow } from './rows.js'
import { lockFile } from './shelf.js'

export interface AddOptions {
  file: string
  home: Home
  /** One line about long work. */
  progress?: (line: string) => void
  /** When agencies release what; that of this installation when left out. */
  calendar?: ReleaseCalendar
  /** Called between the steps, for tests that stop there. */
  step?: (name: 'read' | PutStep) => void
}

export interface Added {
  /** Rows of the file. */
  rows: number
  /** Figures that were new. */
  added: number
  /** Figures that were held already, or stood twice in the file. */
  already: number
  ms: number
}

/**
 * Adds a CSV or Parquet file of figures to the data directory.
 *
 * @throws InputError when one row is refused (nothing is added then) or the directory cannot be written
 */
export async function addFigures(options: AddOptions): Promise<Added> {
  const { file, home, progress = () => undefined, step = () => undefined } = options
  const began = performance.now()
  const calendar = options.calendar ?? (await loadCompiledFigures()).calendar
  const duck = await openDuck()
  try {
    const incoming: StoredRow[] = []
    const seen = new Set<string>()
    const table = await readTable(file, calendar, duck, {
      progress: (rows) => progress(`figures  ${file}  ${rows} rows read`),
      keep: (figure, cells) => {
        if (seen.has(figure.id)) return
        seen.add(figure.id)
        incoming.push(storedRow(figure, cells))
      },
    })
    refuseProblems(table, file, progress)
    step('read')
    const added = await withLock(lockFile(home), () => putRows(incoming, home, duck, { step }), {
      waiting: (holder) => progress(`figures  waiting for process ${holder}, which is adding too`),
    })
    return { rows: table.rows, added, already: table.rows - added, ms: performance.now() - began }
  } finally {
    duck.close()
  }
}

type Keep = NonNullable<Parameters<typeof readFigureTable>[3]>

async function readTable(file: string, calendar: ReleaseCalendar, duck: Duck, options: Keep): Promise<FigureTable> {
  const kind = extname(file).toLowerCase()
  if (kind === '.parquet') return readParquetTable(file, calendar, duck, options)
  if (kind === '.csv') return readFigureTable(await readText(file), file, calendar, options)
  throw new InputError({
    what: 'is neither .csv nor .parquet by its name',
    where: { file },
    mend: 'Give the file one of these endings, or save it in one of these forms.',
  })
}

function refuseProblems({ problems, more }: FigureTable, file: string, progress: (line: string) => void): void {
  const first = problems[0]
  if (first === undefined) return
  const count = problems.length + more
  if (count === 1) throw new InputError(first)
  for (const problem of problems) progress(printProblem(problem))
  if (more > 0) progress(`and ${more} more`)
  throw new InputError({
    what: `${count} problems, so nothing was added; the first: ${printProblem(first)}`,
    where: { file },
    mend: 'Mend the rows and add the file again.',
  })
}
