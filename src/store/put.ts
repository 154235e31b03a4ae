/** Putting rows on the shelf of figures: one new part, then the manifest. */
import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Home } from '../home/paths.js'
import { cannotWrite, syncFolder } from '../home/write.js'
import { type Duck, sqlText } from './duck.js'
import { type StoredRow, tableSql, textColumns } from './rows.js'
import { checkParts, type Manifest, type Part, partFile, partsFolder, readManifest, writeManifest } from './shelf.js'

/** What has just been done, for tests that stop there. */
export type PutStep = 'written' | 'placed' | 'listed'

export interface PutOptions {
  step?: (name: PutStep) => void
  /** Chooses among the rows, given the part files held; all rows that are not held when left out. */
  choose?: (files: readonly string[]) => Promise<readonly StoredRow[]>
}

/** Past this many parts they are joined into one, so that a question opens few files. */
const mostParts = 8

/**
 * Writes what is new as one part and swaps the manifest. To be run under the shelf's lock.
 *
 * @returns how many rows were new
 * @throws InputError when the shelf is damaged, or cannot be written to
 */
export async function putRows(
  incoming: readonly StoredRow[],
  home: Home,
  duck: Duck,
  { step = () => undefined, choose }: PutOptions = {},
): Promise<number> {
  const manifest = await readManifest(home)
  await checkParts(home, manifest)
  await dropStrays(home, manifest)
  const files = manifest.parts.map((part) => partFile(home, part))
  await fill(duck, choose === undefined ? incoming : await choose(files))
  const held = files.map(sqlText).join(', ')
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
  await duck.ask(`CREATE OR REPLACE TEMP TABLE incoming ${tableSql.replaceAll(' DATE', ' VARCHAR')}`)
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

/** A part is named by its content: the same rows give the same file. */
async function writePart(duck: Duck, home: Home, from: string, step: NonNullable<PutOptions['step']>): Promise<Part> {
  const folder = partsFolder(home)
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw cannotWrite(folder, error)
  })
  const draft = join(folder, `figures-${process.pid}.parquet.part`)
  const order = 'SELECT * REPLACE (first_day::DATE AS first_day, last_day::DATE AS last_day)'
  const [[rows] = []] = await duck
    .ask(
      `COPY (${order} FROM ${from} ORDER BY key, first_day, last_day, id) TO ${sqlText(draft)} (FORMAT parquet, COMPRESSION zstd)`,
    )
    .catch((error: unknown) => {
      throw notWritten(folder, error)
    })
  step('written')
  try {
    const written = await open(draft, 'r')
    await written.sync()
    await written.close()
    const name = `figures-${createHash('sha256')
      .update(await readFile(draft))
      .digest('hex')
      .slice(0, 20)}.parquet`
    await rename(draft, join(folder, name))
    await syncFolder(folder)
    const { size } = await stat(join(folder, name))
    return { file: name, rows: Number(rows), bytes: size }
  } catch (error) {
    throw cannotWrite(draft, error)
  }
}

/** The database tells of a full disk in words of its own. */
function notWritten(folder: string, error: unknown): unknown {
  const said = error instanceof Error ? error.message : ''
  const code = [
    [/no space left/i, 'ENOSPC'],
    [/file too large/i, 'EFBIG'],
    [/read-only file system/i, 'EROFS'],
    [/permission denied/i, 'EACCES'],
    [/quota/i, 'EDQUOT'],
  ].find(([pattern]) => (pattern as RegExp).test(said))?.[1]
  return code === undefined ? error : cannotWrite(folder, Object.assign(new Error(said), { code }))
}

/** Parts that no manifest names: an addition was stopped before it counted. */
async function dropStrays(home: Home, { parts }: Manifest): Promise<void> {
  const folder = partsFolder(home)
  const names = new Set(parts.map((part) => part.file))
  for (const name of await readdir(folder).catch(() => []))
    if (!names.has(name) && /^figures-.*\.parquet(?:\.part)?$/.test(name)) await rm(join(folder, name), { force: true })
}
