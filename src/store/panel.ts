/** The panel on disk: one Parquet file for each kind of origin, written as the rows come; averages from the same rows. */
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { components } from '../duty/panel/components.js'
import type { Panel, PanelKind } from '../duty/panel/treatments.js'
import { InputError } from '../problem.js'
import { addEstimates, addToAverages, beginAverages, layWeights, writeAverages } from './averages.js'
import { type Duck, openDuck, sqlText } from './duck.js'
import { panelFileName } from './panel-folder.js'

const percent = 'DECIMAL(12, 4)'
const sums = components.map((name) => `"${name}"`)

/**
 * Writes the files of a panel into an empty folder.
 *
 * @param averages where daily averages go, and the import values that weigh them
 * @param told  called with the number of rows written so far and the share of the work that is done
 * @returns     the number of rows
 * @throws InputError when the weights cannot be read, or a file cannot be written
 */
export async function writePanel(
  panel: Panel,
  dir: string,
  told: (rows: number, share: number) => void,
  averages?: { file: string; weights?: string },
): Promise<number> {
  const duck = await openDuck()
  try {
    if (averages !== undefined)
      await beginAverages(
        duck,
        averages.weights,
        panel.kinds.flatMap(({ origins }) => origins),
      )
    const rows = await fill(duck, panel, dir, told, averages !== undefined)
    if (averages !== undefined) await writeAverages(duck, averages.file)
    return rows
  } catch (error) {
    throw fromDisk(error)
  } finally {
    duck.close()
  }
}

/** What the database says of a disk that is full or a place that is none, as the user's to mend. */
function fromDisk(error: unknown): unknown {
  const [first = ''] = error instanceof Error ? error.message.split('\n') : []
  if (!first.startsWith('IO Error')) return error
  return new InputError({
    what: `a file of the panel or its averages cannot be written (${first})`,
    where: { input: 'readout panel' },
    mend: 'Name folders that exist, on a disk with room; the panel that was there is as it was.',
  })
}

async function fill(
  duck: Duck,
  panel: Panel,
  dir: string,
  told: (rows: number, share: number) => void,
  averaged: boolean,
): Promise<number> {
  const { ask, connection } = duck
  await ask('CREATE TABLE line (treatment INTEGER, hts VARCHAR, from_day INTEGER, until_day INTEGER)')
  await ask(
    `CREATE TABLE outcome (outcome INTEGER, mfn ${percent}, ${sums.map((name) => `${name} ${percent}`).join(', ')}, total ${percent}, complete BOOLEAN, headings VARCHAR)`,
  )
  for (const part of parts)
    await ask(`CREATE TABLE ${part} (treatment INTEGER, from_day INTEGER, until_day INTEGER, outcome INTEGER)`)
  const lines = await connection.createAppender('line')
  for (const { hts, treatment, from, until } of panel.lines) {
    lines.appendInteger(treatment)
    lines.appendVarchar(hts)
    lines.appendInteger(from)
    lines.appendInteger(until)
    lines.endRow()
  }
  lines.closeSync()
  if (averaged) await layWeights(duck)
  const beside = await duck.beside()
  let [rows, outcomes] = [0, 0]
  // While one kind is written out, the next is worked out: each has a table of its own.
  let writing = Promise.resolve()
  for (const [at, kind] of panel.kinds.entries()) {
    const part = parts[at % parts.length] ?? parts[0]
    await appendPart(beside, part, kind)
    const before = outcomes
    outcomes = await appendOutcomes(beside, panel, outcomes)
    await writing
    writing = writeKind(duck, panel, at, part, [before, outcomes], dir, averaged).then((count) => {
      rows += count
      told(rows, (at + 1) / panel.kinds.length)
    })
    // Told of at the next await; until then it must not count as unseen.
    writing.catch(() => undefined)
  }
  await writing
  return rows
}

/** The two tables that take turns. */
const parts = ['part_0', 'part_1'] as const
type Part = (typeof parts)[number]

/** Writes the rows of one kind of origin, and empties its table. @returns the rows */
async function writeKind(
  duck: Duck,
  panel: Panel,
  at: number,
  part: Part,
  [before, after]: [number, number],
  dir: string,
  averaged: boolean,
): Promise<number> {
  const kind = panel.kinds[at]
  if (kind === undefined) return 0
  if (averaged) {
    await addEstimates(duck, panel.outcomes.slice(0, after), before)
    await addToAverages(duck, part, kind.origins)
  }
  const rows = await copyKind(duck, part, kind, join(dir, panelFileName(at)))
  await duck.ask(`DELETE FROM ${part}`)
  return rows
}

const chunkRows = 2048

async function appendPart(connection: DuckDBConnection, part: Part, kind: PanelKind): Promise<void> {
  const { DuckDBDataChunk, INTEGER } = await import('@duckdb/node-api')
  const appender = await connection.createAppender(part)
  const chunk = DuckDBDataChunk.create([INTEGER, INTEGER, INTEGER, INTEGER], chunkRows)
  let columns: [number[], number[], number[], number[]] = [[], [], [], []]
  const flush = (): void => {
    if (columns[0].length === 0) return
    chunk.reset()
    chunk.setColumns(columns)
    appender.appendDataChunk(chunk)
    columns = [[], [], [], []]
  }
  for (const { treatment, from, until, outcome } of kind.rows()) {
    columns[0].push(treatment)
    columns[1].push(from)
    columns[2].push(until)
    columns[3].push(outcome)
    if (columns[0].length === chunkRows) flush()
  }
  flush()
  appender.closeSync()
}

async function appendOutcomes(connection: DuckDBConnection, { outcomes }: Panel, known: number): Promise<number> {
  const { DuckDBDecimalValue } = await import('@duckdb/node-api')
  const appender = await connection.createAppender('outcome')
  for (let number = known; number < outcomes.length; number++) {
    const one = outcomes[number]
    if (one === undefined) continue
    appender.appendInteger(number)
    // Parts per million are percent to four places.
    for (const ppm of [one.mfn, ...one.sums, one.total])
      if (ppm === null) appender.appendNull()
      else appender.appendDecimal(new DuckDBDecimalValue(BigInt(ppm), 12, 4))
    appender.appendBoolean(one.complete)
    appender.appendVarchar(one.headings)
    appender.endRow()
  }
  appender.closeSync()
  return outcomes.length
}

async function copyKind({ ask }: Duck, part: Part, { origins }: PanelKind, file: string): Promise<number> {
  const values = origins.map((origin) => `(${sqlText(origin)})`).join(', ')
  const sql = `COPY (
    SELECT line.hts, origin.origin, DATE '1970-01-01' + part.from_day AS "from", DATE '1970-01-01' + part.until_day AS "until",
      mfn, ${sums.join(', ')}, total, complete, headings
    FROM ${part} AS part JOIN line USING (treatment) JOIN outcome USING (outcome) CROSS JOIN (VALUES ${values}) AS origin(origin)
  ) TO ${sqlText(file)} (FORMAT parquet, COMPRESSION zstd)`
  const [row] = await ask(sql)
  return Number(row?.[0] ?? 0)
}
