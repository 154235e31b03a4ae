/** The files of one table's one year, written whole under names made of their content. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { CustomsTable } from '../../figures/customs.js'
import type { Home } from '../../home/paths.js'
import { cannotWrite, syncFolder } from '../../home/write.js'
import { type Duck, sqlText } from '../duck.js'
import { columnNames, orders, type Partition, type StoredFile } from './layout.js'

/** Called when a file lies on the disk as a draft (`written`) and under its name (`placed`): tests stop there. */
export type FileStep = (name: 'written' | 'placed') => void

export interface PartitionRows {
  table: CustomsTable
  year: number
  /** SQL of a relation with the columns of the store: the numbers that hold, every key once. */
  rows: string
  /** The same of the numbers that were replaced. */
  past?: string
}

/**
 * Rows of a row group. One product, or one partner, of a year lies in one or two of them; groups of this size take 3% more
 * room than the engine's own of 122,880 and are read in a millisecond each.
 */
export const rowGroup = 40_960

/**
 * Writes and places the files of a partition. They count when a manifest names them.
 *
 * @throws InputError when the place cannot be written to
 */
export async function writePartition(
  duck: Duck,
  home: Home,
  { table, year, rows, past }: PartitionRows,
  step: FileStep = () => undefined,
): Promise<Partition> {
  const folder = join(home.customs, table.id, String(year))
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw cannotWrite(folder, error)
  })
  const place = { duck, home, table: table.id, year, step }
  const own = await writeFile(place, 'rows', rows)
  const from = `read_parquet(${sqlText(join(home.customs, own.file))})`
  const isSum = table.levels.length === 0 ? 'false' : `level <= ${Math.max(...table.levels)}`
  const partners = await writeFile(place, 'partners', `SELECT * FROM ${from} WHERE ${isSum}`)
  const replaced = past === undefined ? undefined : await writeFile(place, 'past', past)
  const [[first, last] = []] = await duck.ask(`SELECT min(vintage)::VARCHAR, max(vintage)::VARCHAR FROM ${from}`)
  await syncFolder(folder)
  return {
    table: table.id,
    year,
    rows: own,
    partners,
    ...(replaced === undefined || replaced.rows === 0 ? {} : { past: replaced }),
    vintages: { first: String(first), last: String(last) },
  }
}

interface Place {
  duck: Duck
  home: Home
  table: string
  year: number
  step: FileStep
}

async function writeFile(
  { duck, home, table, year, step }: Place,
  kind: keyof typeof orders,
  from: string,
): Promise<StoredFile> {
  const folder = `${table}/${year}`
  const draft = join(home.customs, folder, `${kind}-${process.pid}.${draftCount++}.part`)
  try {
    const [[rows] = []] = await duck.ask(
      `COPY (SELECT ${columnNames.join(', ')} FROM (${from}) ORDER BY ${orders[kind]})
       TO ${sqlText(draft)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${rowGroup})`,
    )
    const { hash, bytes } = await synced(draft)
    step('written')
    const file = `${folder}/${kind}-${hash}.parquet`
    await rename(draft, join(home.customs, file))
    step('placed')
    return { file, rows: Number(rows), bytes }
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined)
    throw fromEngine(draft, error)
  }
}

let draftCount = 0

/** Brings a file to the disk, and reads what was written. */
async function synced(path: string): Promise<{ hash: string; bytes: number }> {
  const file = await open(path, 'r+')
  await file.sync()
  await file.close()
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(piece)
    bytes += piece.length
  }
  return { hash: hash.digest('hex').slice(0, 20), bytes }
}

/** What the engine says of the disk in its own words, as an InputError about the path; anything else as it is. */
export function fromEngine(path: string, error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const said: [RegExp, string][] = [
    [/no space left|failed to offload|max_temp_directory_size/i, 'ENOSPC'],
    [/file too large/i, 'EFBIG'],
    [/disk quota exceeded/i, 'EDQUOT'],
    [/read-only file system/i, 'EROFS'],
    [/permission denied|operation not permitted/i, 'EACCES'],
  ]
  const code = said.find(([words]) => words.test(error.message))?.[1]
  return cannotWrite(
    path,
    code === undefined || 'code' in error ? error : Object.assign(new Error(error.message), { code }),
  )
}
