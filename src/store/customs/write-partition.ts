/** The files of one table's one year, written whole under names made of their content. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { CustomsTable } from '../../figures/customs.js'
import type { Home } from '../../home/paths.js'
import { cannotWrite, syncFolder } from '../../home/write.js'
import { type Duck, sqlText } from '../duck.js'
import { columnNames, orders, type Partition, pieceKey, type StoredPiece } from './layout.js'

/** Called when a file lies on the disk as a draft (`written`) and under its name (`placed`): tests stop there. */
export type FileStep = (name: 'written' | 'placed') => void

export interface PartitionRows {
  table: CustomsTable
  year: number
  /** SQL of a relation with the columns of the store: the numbers that hold, every key once. */
  rows: string
  /** The same of the numbers that were replaced. */
  past?: string
  /** Stretches of codes are found quickly in the relations, so that they need not be sorted as a whole first. */
  isQuick?: boolean
}

/**
 * Rows of a row group and of a file. One product, or one partner, of a year lies in one or two row groups of one file; that
 * is what a look-up over many years reads, and the database walks the heads of all groups of each file it opens.
 */
const rowGroup = 20_480
const pieceRows = 600_000

/**
 * Writes and places the files of a partition. They count when a manifest names them.
 *
 * @throws InputError when the place cannot be written to
 */
export async function writePartition(
  duck: Duck,
  home: Home,
  { table, year, rows, past, isQuick = false }: PartitionRows,
  step: FileStep = () => undefined,
): Promise<Partition> {
  const folder = join(home.customs, table.id, String(year))
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw cannotWrite(folder, error)
  })
  const place = { duck, home, table: table.id, year, step }
  const write = isQuick ? writePieces : writeSorted
  const own = await write(place, 'rows', rows)
  const partners = await writeSorted(place, 'partners', `SELECT * FROM ${piecesSql(home, own)}`)
  const replaced = past === undefined ? [] : await write(place, 'past', past)
  await syncFolder(folder)
  return {
    table: table.id,
    year,
    rows: own,
    partners,
    detailByPartner: true,
    ...(replaced.length === 0 ? {} : { past: replaced }),
    ...(await vintagesOf(duck, home, own, replaced)),
  }
}

/** The days of the numbers that hold; of each month also the oldest that was replaced. */
async function vintagesOf(
  duck: Duck,
  home: Home,
  rows: readonly StoredPiece[],
  past: readonly StoredPiece[],
): Promise<Pick<Partition, 'vintages' | 'months'>> {
  const [[first, last] = []] = await duck.ask(
    `SELECT min(vintage)::VARCHAR, max(vintage)::VARCHAR FROM ${piecesSql(home, rows)}`,
  )
  const months = await duck.ask(
    `SELECT left(month::VARCHAR, 7), min(vintage)::VARCHAR, max(vintage)::VARCHAR FROM ${piecesSql(home, [...rows, ...past])}
     GROUP BY 1 ORDER BY 1`,
  )
  return {
    vintages: { first: String(first), last: String(last) },
    months: Object.fromEntries(
      months.map(([month, oldest, newest]) => [String(month), { first: String(oldest), last: String(newest) }]),
    ),
  }
}

function piecesSql(home: Home, pieces: readonly StoredPiece[]): string {
  return `read_parquet([${pieces.map(({ file }) => sqlText(join(home.customs, file))).join(', ')}])`
}

interface Place {
  duck: Duck
  home: Home
  table: string
  year: number
  step: FileStep
}

/** A stretch of the order, and the condition that cuts it out. */
interface Stretch {
  first: string
  last: string
  where: string
}

/** Sorts the rows once where they will not fit into one piece; cutting stretches out of a sorted file is quick. */
async function writeSorted(place: Place, kind: keyof typeof orders, from: string): Promise<StoredPiece[]> {
  const { duck, home, table, year } = place
  const [[count] = []] = await duck.ask(`SELECT count(*) FROM (${from})`)
  if (Number(count) <= pieceRows) return writePieces(place, kind, from)
  const draft = join(home.customs, table, String(year), `${kind}-${process.pid}.${draftCount++}.part`)
  try {
    await duck.ask(
      `COPY (SELECT ${columnNames.join(', ')} FROM (${from}) ORDER BY ${orders[kind]})
       TO ${sqlText(draft)} (FORMAT parquet, COMPRESSION uncompressed, ROW_GROUP_SIZE ${rowGroup}, WRITE_BLOOM_FILTER false)`,
    )
    return await writePieces(place, kind, `SELECT * FROM read_parquet(${sqlText(draft)})`, true)
  } catch (error) {
    throw fromEngine(draft, error)
  } finally {
    await rm(draft, { force: true }).catch(() => undefined)
  }
}

/** @param isSorted rows come in their order, which the engine keeps */
async function writePieces(
  place: Place,
  kind: keyof typeof orders,
  from: string,
  isSorted = false,
): Promise<StoredPiece[]> {
  const stretches = await stretchesOf(place, kind, from)
  const pieces: StoredPiece[] = []
  for (const stretch of stretches) {
    const piece = await writePiece(
      place,
      kind,
      stretches.length === 1 ? from : `FROM (${from}) WHERE ${stretch.where}`,
      isSorted,
    )
    pieces.push({ ...piece, first: stretch.first, last: stretch.last })
  }
  return pieces
}

/** Cuts between two codes, or two partners, before a file would grow too long. */
async function stretchesOf({ duck }: Place, kind: keyof typeof orders, from: string): Promise<Stretch[]> {
  const isByPartner = kind === 'partners'
  const counts = (
    await duck.ask(
      isByPartner
        ? `SELECT 0, partner, count(*) FROM (${from}) GROUP BY ALL ORDER BY ALL`
        : `SELECT level, code, count(*) FROM (${from}) GROUP BY ALL ORDER BY ALL`,
    )
  ).map(([level, text, count]) => ({ level: Number(level), text: String(text), count: Number(count) }))
  const groups: (typeof counts)[] = []
  let rows = Number.POSITIVE_INFINITY
  for (const one of counts) {
    if (rows + one.count > pieceRows) {
      groups.push([])
      rows = 0
    }
    groups.at(-1)?.push(one)
    rows += one.count
  }
  return groups.flatMap((group): Stretch[] => {
    const [from, to] = [group[0], group.at(-1)]
    if (from === undefined || to === undefined) return []
    if (isByPartner) return [{ first: from.text, last: to.text, where: between('partner', from.text, to.text) }]
    return [{ first: pieceKey(from.level, from.text), last: pieceKey(to.level, to.text), where: codesWhere(from, to) }]
  })
}

interface PlaceInOrder {
  level: number
  text: string
}

function codesWhere(from: PlaceInOrder, to: PlaceInOrder): string {
  if (from.level === to.level) return `level = ${from.level} AND ${between('code', from.text, to.text)}`
  return `level BETWEEN ${from.level} AND ${to.level}
    AND (level > ${from.level} OR code >= ${sqlText(from.text)}) AND (level < ${to.level} OR code <= ${sqlText(to.text)})`
}

const between = (column: string, from: string, to: string): string =>
  `${column} BETWEEN ${sqlText(from)} AND ${sqlText(to)}`

async function writePiece(
  { duck, home, table, year, step }: Place,
  kind: keyof typeof orders,
  from: string,
  isSorted: boolean,
): Promise<{ file: string; rows: number; bytes: number }> {
  const folder = `${table}/${year}`
  const draft = join(home.customs, folder, `${kind}-${process.pid}.${draftCount++}.part`)
  try {
    // Bloom filters would be read for each row group that a question passes over.
    const [[rows] = []] = await duck.ask(
      `COPY (SELECT ${columnNames.join(', ')} FROM (${from}) ${isSorted ? '' : `ORDER BY ${orders[kind]}`})
       TO ${sqlText(draft)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${rowGroup}, WRITE_BLOOM_FILTER false)`,
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
