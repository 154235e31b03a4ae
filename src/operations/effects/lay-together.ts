/** Archives laid together with the editions held, into the one schedule file of the data directory. */
import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { scheduleBuilder } from '../../duty/schedule/build.js'
import type { ScheduleColumns } from '../../duty/schedule/columns.js'
import { packSchedule } from '../../duty/schedule/packed.js'
import type { HeldEdition, PrintedLine } from '../../duty/schedule/printed.js'
import { editionLines } from '../../duty/schedule/unfold.js'
import { withLock } from '../../home/lock.js'
import type { Home } from '../../home/paths.js'
import { readSchedule, scheduleFile } from '../../home/schedule.js'
import { cannotRead } from '../../home/text.js'
import { writeAtomic } from '../../home/write.js'
import type { Edition } from '../../ledger/tariff.js'
import { InputError, type Problem } from '../../problem.js'
import { lacksChapter, linesOfRows, reading } from '../../sources/usitc/lines.js'
import { readUsitcRows } from '../../sources/usitc/rows.js'

/** An edition without what it was read from. */
export type EditionDates = Omit<HeldEdition, 'hash'>

/** An archive to take in: its bytes are read when its turn comes. */
export interface Archive {
  /** What it is called in errors. */
  name: string
  edition: EditionDates
  /** Its bytes, in one part or several, each a list of rows. */
  read(): Promise<Uint8Array[]>
}

export interface SyncedSchedule {
  file: string
  /** Archives read, and those left alone because they have not changed. */
  read: number
  unchanged: number
  problems: Problem[]
  columns: ScheduleColumns | undefined
}

const digits = 10

/** Archives read between two savings of what was read so far. */
const savedEvery = 12

/** An edition of the ledger as the store keeps it. */
export function datesOf({ archive, title, from, sources }: Edition): EditionDates {
  return { archive, title, from, source: sources[0] ?? title }
}

/**
 * Takes archives into the schedule of the data directory. The file is replaced whole at the end; what was read before a
 * run was stopped is kept beside it, and is not read again by the next.
 *
 * @param order the ledger's editions, which give the order and the days of those held
 */
export async function takeIn(
  archives: Archive[],
  order: Edition[],
  home: Home,
  progress: (line: string) => void,
): Promise<SyncedSchedule> {
  const file = scheduleFile(home, 'US')
  const waiting = (pid: number): void => progress(`waiting for process ${pid}, which is writing ${file}`)
  return withLock(`${file}.lock`, () => laidTogether(archives, order, file, progress), { waiting })
}

async function laidTogether(
  archives: Archive[],
  order: Edition[],
  file: string,
  progress: (line: string) => void,
): Promise<SyncedSchedule> {
  const draft = `${file}.part`
  const held = await readSchedule(file).catch((error: unknown) => {
    if (!(error instanceof InputError)) throw error
    progress(`${file} was damaged, and is made anew`)
    return undefined
  })
  const shelf = shelfOf([held, await readSchedule(draft).catch(() => undefined)])
  const turns = inOrder(archives, shelf.editions, order)
  const problems: Problem[] = []
  const builder = scheduleBuilder('US', digits)
  let read = 0
  let unchanged = 0
  const hashes = await hashesOf(archives, problems)
  const fresh = ({ edition, archive }: Turn): boolean => {
    const hash = archive === undefined ? undefined : hashes.get(archive)
    return hash !== undefined && !shelf.holds(edition.archive, hash)
  }
  const nothingNew = !turns.some(fresh) && held !== undefined && sameDates(turns, held)
  if (nothingNew) {
    await rm(draft, { force: true })
    return { file, read, unchanged: hashes.size, problems, columns: held }
  }
  for (const [index, turn] of turns.entries()) {
    const { edition, archive } = turn
    const taken = archive !== undefined && fresh(turn) ? await readOne(archive, problems) : undefined
    if (archive !== undefined && hashes.has(archive) && !fresh(turn)) unchanged++
    const kept = taken ?? shelf.edition(edition.archive, archive === undefined ? undefined : hashes.get(archive))
    if (kept === undefined) continue
    builder.add({ ...edition, hash: kept.hash }, kept.lines)
    if (taken === undefined) continue
    read++
    progress(`sync hts  ${edition.title}  ${index + 1} of ${turns.length}`)
    if (read % savedEvery === 0) await writeAtomic(draft, packSchedule(builder.columns()))
  }
  const columns = builder.columns()
  if (columns.editions.length === 0) return { file, read, unchanged, problems, columns: undefined }
  await writeAtomic(file, packSchedule(columns))
  await rm(draft, { force: true })
  return { file, read, unchanged, problems, columns }
}

interface Turn {
  edition: EditionDates
  archive?: Archive
}

/** Every edition that is given or held, in the order of the ledger; those that it does not know come by their day. */
function inOrder(archives: Archive[], held: HeldEdition[], order: Edition[]): Turn[] {
  const turns = new Map<string, Turn>()
  for (const { hash: _, ...edition } of held) {
    const known = order.find(({ archive }) => archive === edition.archive)
    turns.set(edition.archive, { edition: known === undefined ? edition : datesOf(known) })
  }
  for (const archive of archives) turns.set(archive.edition.archive, { edition: archive.edition, archive })
  const place = ({ edition }: Turn): number => {
    const at = order.findIndex(({ archive }) => archive === edition.archive)
    return at < 0 ? order.length : at
  }
  return [...turns.values()].sort((a, b) => a.edition.from - b.edition.from || place(a) - place(b))
}

function sameDates(turns: Turn[], { editions }: ScheduleColumns): boolean {
  const written = (all: EditionDates[]): string =>
    JSON.stringify(all.map(({ archive, title, from, source }) => [archive, title, from, source]))
  return written(turns.map(({ edition }) => edition)) === written(editions)
}

interface Shelf {
  editions: HeldEdition[]
  holds(archive: string, hash: string): boolean
  /** The lines of an edition, of the very archive where its hash is given and held, else of whichever is held. */
  edition(archive: string, hash?: string): { hash: string; lines: Iterable<PrintedLine> } | undefined
}

/** The editions of the schedule held, and of one that an earlier run did not finish. */
function shelfOf(stores: (ScheduleColumns | undefined)[]): Shelf {
  const all = stores.flatMap((columns) => {
    if (columns === undefined) return []
    const lines = editionLines(columns)
    return columns.editions.map((edition, at) => ({ edition, lines: () => lines(at) }))
  })
  const found = (archive: string, hash?: string): (typeof all)[number] | undefined =>
    all.find(({ edition }) => edition.archive === archive && (hash === undefined || edition.hash === hash))
  return {
    editions: all.map(({ edition }) => edition),
    holds: (archive, hash) => found(archive, hash) !== undefined,
    edition(archive, hash) {
      const one = found(archive, hash) ?? found(archive)
      return one === undefined ? undefined : { hash: one.edition.hash, lines: one.lines() }
    },
  }
}

/** The hash of each archive that can be read. */
async function hashesOf(archives: Archive[], problems: Problem[]): Promise<Map<Archive, string>> {
  const hashes = new Map<Archive, string>()
  for (const archive of archives) {
    const parts = await archive.read().catch((error: unknown) => {
      if (!(error instanceof Error) || !('code' in error)) throw error
      problems.push(cannotRead(archive.name, String(error.code)).problem)
      return undefined
    })
    if (parts !== undefined) hashes.set(archive, hashOf(parts))
  }
  return hashes
}

function hashOf(parts: Uint8Array[]): string {
  const hash = createHash('sha256').update(reading)
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

/** One archive's lines. A faulty archive is told, and left out: nothing of it is stored. */
async function readOne(
  archive: Archive,
  problems: Problem[],
): Promise<{ hash: string; lines: PrintedLine[] } | undefined> {
  try {
    const parts = await archive.read()
    const lines = linesOfRows(parts.flatMap((part) => readUsitcRows(part, archive.name)))
    const lacking = lacksChapter(lines)
    if (lacking === undefined) return { hash: hashOf(parts), lines }
    problems.push({
      what: `is a part of the edition: it has no line of chapter ${lacking}`,
      where: { file: archive.name },
      mend: 'Fetch the whole edition; nothing of this one was stored.',
    })
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    problems.push(error.problem)
  }
  return undefined
}
