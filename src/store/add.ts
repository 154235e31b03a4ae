/** Adding a user's own figures: every row checked, all or nothing, and the same content only once. */
import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { ReleaseCalendar } from '../figures/releases.js'
import { type FigureTable, readFigureTable } from '../figures/table.js'
import { loadCompiledFigures } from '../home/installed.js'
import { withLock } from '../home/lock.js'
import type { Home } from '../home/paths.js'
import { readText } from '../home/text.js'
import { cannotWrite, syncFolder } from '../home/write.js'
import { InputError, printProblem } from '../problem.js'
import { type Duck, openDuck, sqlText } from './duck.js'
import { readParquetTable } from './parquet-file.js'
import { type StoredRow, storedRow, tableSql, textColumns } from './rows.js'
import {
  checkParts,
  lockFile,
  type Manifest,
  type Part,
  partFile,
  partsFolder,
  readManifest,
  writeManifest,
} from './shelf.js'

export interface AddOptions {
  file: string
  home: Home
  /** One line about long work. */
  progress?: (line: string) => void
  /** When agencies release what; that of this installation when left out. */
  calendar?: ReleaseCalendar
  /** Called between the steps, for tests that stop there. */
  step?: (name: 'read' | 'written' | 'placed' | 'listed') => void
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

/** Past this many parts they are joined into one, so that a question opens few files. */
const mostParts = 8

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
    const added = await withLock(lockFile(home), () => store(incoming, home, duck, step), {
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

/** Writes what is new as one part and swaps the manifest. Runs under the lock. */
async function store(
  incoming: readonly StoredRow[],
  home: Home,
  duck: Duck,
  step: NonNullable<AddOptions['step']>,
): Promise<number> {
  const manifest = await readManifest(home)
  await checkParts(home, manifest)
  await dropStrays(home, manifest)
  await fill(duck, incoming)
  const held = manifest.parts.map((part) => sqlText(partFile(home, part))).join(', ')
  if (held !== '') await duck.ask(`DELETE FROM incoming WHERE id IN (SELECT id FROM read_parquet([${held}]))`)
  const [[count] = []] = await duck.ask('SELECT count(*)::INTEGER FROM incoming')
  const added = Number(count)
  if (added === 0) return 0
  const joined = manifest.parts.length >= mostParts
  const from = joined ? `(SELECT * FROM incoming UNION ALL SELECT * FROM read_parquet([${held}]))` : 'incoming'
  const part = await writePart(duck, home, from, step)
  step('placed')
  await writeManifest(home, { form: 1, parts: joined ? [part] : [...manifest.parts, part] })
  step('listed')
  // Parts that were joined stay until the next addition: somebody may be reading them.
  return added
}

async function fill(duck: Duck, incoming: readonly StoredRow[]): Promise<void> {
  await duck.ask(`CREATE TEMP TABLE incoming ${tableSql.replaceAll(' DATE', ' VARCHAR')}`)
  const appender = await duck.connection.createAppender('incoming')
  const amount = (text: string): void => {
    if (text.trim() === '') appender.appendNull()
    else appender.appendDouble(Number(text))
  }
  for (const { id, key, first, last, code, cells } of incoming) {
    appender.appendVarchar(id)
    appender.appendVarchar(key)
    appender.appendVarchar(first)
    appender.appendVarchar(last)
    amount(cells.value_usd)
    amount(cells.quantity)
    for (const column of textColumns) appender.appendVarchar(column === 'code' ? code : cells[column])
    appender.endRow()
  }
  appender.closeSync()
}

async function writePart(duck: Duck, home: Home, from: string, step: NonNullable<AddOptions['step']>): Promise<Part> {
  const folder = partsFolder(home)
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw cannotWrite(folder, error)
  })
  const name = `figures-${randomUUID()}.parquet`
  const draft = join(folder, `${name}.part`)
  const order = 'SELECT * REPLACE (first_day::DATE AS first_day, last_day::DATE AS last_day)'
  const [[rows] = []] = await duck.ask(
    `COPY (${order} FROM ${from} ORDER BY key, first_day, last_day, id) TO ${sqlText(draft)} (FORMAT parquet, COMPRESSION zstd)`,
  )
  step('written')
  const written = await open(draft, 'r')
  await written.sync()
  await written.close()
  await rename(draft, join(folder, name))
  await syncFolder(folder)
  const { size } = await stat(join(folder, name))
  return { file: name, rows: Number(rows), bytes: size }
}

/** Parts that no manifest names: an addition was stopped before it counted. */
async function dropStrays(home: Home, { parts }: Manifest): Promise<void> {
  const folder = partsFolder(home)
  const names = new Set(parts.map((part) => part.file))
  for (const name of await readdir(folder).catch(() => []))
    if (!names.has(name) && /^figures-.*\.parquet(?:\.part)?$/.test(name)) await rm(join(folder, name), { force: true })
}
