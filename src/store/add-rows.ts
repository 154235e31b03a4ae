/** Rows that a source gives, onto the shelf of figures: all or nothing, and only what is news. */
import { changesOf } from '../figures/changes.js'
import type { FigureCells } from '../figures/columns.js'
import type { Figure } from '../figures/figure.js'
import type { ReleaseCalendar } from '../figures/releases.js'
import { figureReader } from '../figures/row.js'
import { withLock } from '../home/lock.js'
import type { Home } from '../home/paths.js'
import { SourceError } from '../problem.js'
import { openDuck, sqlText } from './duck.js'
import { type PutStep, putRows } from './put.js'
import { cellsOf, selected, storedRow } from './rows.js'
import { broken, lockFile, partsFolder } from './shelf.js'

/** A row that was read and found good. */
export interface SourceRow {
  figure: Figure
  cells: FigureCells
}

/**
 * Reads the rows that were made of an answer.
 *
 * @param name of the request
 * @throws SourceError naming request, row and cell of the first that is no figure
 */
export function readSourceRows(rows: readonly FigureCells[], name: string, calendar: ReleaseCalendar): SourceRow[] {
  const read = figureReader(calendar)
  return rows.map((cells, index) => {
    const { figure, problems = [] } = read(cells, { file: name })
    if (figure !== undefined) return { figure, cells }
    const [first] = problems
    throw new SourceError({
      what: first?.what ?? 'is no figure',
      where: { input: `${name} row ${index + 1}`, field: first?.where.field },
      mend: `Nothing of it was stored. If the source has changed its form, a newer version of Readout is needed.`,
    })
  })
}

export interface AddRowsOptions {
  home: Home
  calendar: ReleaseCalendar
  progress?: (line: string) => void
  step?: (name: PutStep) => void
}

/**
 * Adds rows whose number differs from the one in print (figures/changes.ts).
 *
 * @returns how many were new
 * @throws InputError when the shelf is damaged, or cannot be written to
 */
export async function addRows(rows: readonly SourceRow[], options: AddRowsOptions): Promise<number> {
  if (rows.length === 0) return 0
  const { home, calendar, progress, step } = options
  const duck = await openDuck()
  try {
    const keys = [...new Set(rows.map(({ figure, cells }) => storedRow(figure, cells).key))]
    const choose = async (files: readonly string[]): Promise<ReturnType<typeof storedRow>[]> => {
      const held = files.length === 0 ? [] : await heldOf(keys, files)
      return changesOf(rows, held).map(({ figure, cells }) => storedRow(figure, cells))
    }
    const heldOf = async (wanted: readonly string[], files: readonly string[]): Promise<Figure[]> => {
      await duck.ask('CREATE OR REPLACE TEMP TABLE wanted (key VARCHAR)')
      const appender = await duck.connection.createAppender('wanted')
      for (const key of wanted) {
        appender.appendVarchar(key)
        appender.endRow()
      }
      appender.closeSync()
      const from = `read_parquet([${files.map(sqlText).join(', ')}])`
      const answer = await duck.ask(`SELECT ${selected} FROM ${from} WHERE key IN (SELECT key FROM wanted)`)
      const read = figureReader(calendar)
      return answer.map((row) => {
        const { figure } = read(cellsOf(row), { file: partsFolder(home) })
        if (figure === undefined) throw broken(partsFolder(home), 'holds a bad row')
        return figure
      })
    }
    return await withLock(lockFile(home), () => putRows([], home, duck, { choose, ...(step && { step }) }), {
      waiting: (holder) => progress?.(`figures  waiting for process ${holder}, which is adding too`),
    })
  } finally {
    duck.close()
  }
}
