/** The archives of a folder laid into the one schedule file of the data directory: what is held already is not read again. */
import { createHash } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
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
import { linesOfRows } from '../../sources/usitc/lines.js'
import { readUsitcRows } from '../../sources/usitc/rows.js'

/** An archive to take in: its bytes are read when its turn comes. */
export interface Archive {
  /** What it is called in errors. */
  name: string
  edition: Omit<HeldEdition, 'hash'>
  read(): Promise<Uint8Array>
}

export interface SyncedSchedule {
  file: string
  read: number
  unchanged: number
  problems: Problem[]
  editions: HeldEdition[]
  lines: number
  stretches: number
  bytes: number
}

const digits = 10

/**
 * The archives of a folder, `hts_<year>_<basic|rev_N>.json`, gzipped or not, with the editions that they are.
 *
 * @returns also the files whose edition the ledger does not know
 * @throws InputError when there is no such folder, or none of them in it
 */
export async function archivesIn(
  dir: string,
  editions: Edition[],
): Promise<{ archives: Archive[]; problems: Problem[] }> {
  const names = await readdir(dir).catch((error: NodeJS.ErrnoException) => {
    throw cannotRead(dir, error.code ?? error.message)
  })
  const archives = new Map<string, Archive>()
  const problems: Problem[] = []
  // Where an edition lies there twice, the plain file comes after the gzipped one in this order, and is taken.
  for (const name of names.sort().reverse()) {
    const [, archive] = /^hts_(\d{4}_(?:basic|rev_\d+))\.json(?:\.gz)?$/.exec(name) ?? []
    if (archive === undefined) continue
    const file = join(dir, name)
    const edition = editions.find((one) => one.archive === archive)
    if (edition === undefined)
      problems.push({
        what: `is an edition (${archive}) of which the ledger does not say since when its rates are law`,
        where: { file },
        mend: 'Add it to ledger/editions.yaml and run: readout ledger compile',
      })
    else archives.set(archive, { name: file, edition: heldAs(edition), read: () => readFile(file) })
  }
  if (archives.size === 0 && problems.length === 0)
    throw new InputError({
      what: 'holds no archive of the schedule',
      where: { input: '--from', file: dir },
      mend: 'Archives are named hts_2025_basic.json, hts_2025_rev_1.json.gz and so on.',
    })
  return { archives: [...archives.values()], problems }
}

/** An edition of the ledger as the store keeps it. */
export function heldAs({ archive, title, from, sources }: Edition): Omit<HeldEdition, 'hash'> {
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

interface Turn {
  edition: Omit<HeldEdition, 'hash'>
  archive?: Archive
}

async function laidTogether(
  archives: Archive[],
  order: Edition[],
  file: string,
  progress: (line: string) => void,
): Promise<SyncedSchedule> {
  const draft = `${file}.part`
  const held = await readSchedule(file)
  const shelves = [held, await readSchedule(draft).catch(() => undefined)].flatMap((columns) =>
    columns === undefined ? [] : [{ columns, lines: editionLines(columns) }],
  )
  const heldLines = (
    { archive }: { archive: string },
    hash?: string,
  ): { hash: string; lines: Iterable<PrintedLine> } | undefined => {
    for (const { columns, lines } of shelves) {
      const at = columns.editions.findIndex(
        (one) => one.archive === archive && (hash === undefined || one.hash === hash),
      )
      const found = columns.editions[at]
      if (found !== undefined) return { hash: found.hash, lines: lines(at) }
    }
    return undefined
  }
  const turns = inOrder(
    archives,
    shelves.map(({ columns }) => columns),
    order,
  )
  const builder = scheduleBuilder('US', digits)
  const problems: Problem[] = []
  let read = 0
  let unchanged = 0
  for (const [index, { edition, archive }] of turns.entries()) {
    const now =
      archive === undefined ? undefined : await readOne(archive, (hash) => heldLines(edition, hash)?.lines, problems)
    const taken = now ?? heldLines(edition)
    if (taken === undefined) continue
    builder.add({ ...edition, hash: taken.hash }, taken.lines)
    if (now === undefined) continue
    if (now.fresh) read++
    else unchanged++
    if (now.fresh) progress(`sync hts  ${edition.title}  ${index + 1} of ${turns.length}`)
    if (now.fresh && read % 12 === 0) await writeAtomic(draft, packSchedule(builder.columns()))
  }
  const columns = builder.columns()
  if (columns.editions.length === 0)
    return { file, read, unchanged, problems, editions: [], lines: 0, stretches: 0, bytes: 0 }
  const packed = packSchedule(columns)
  const same = held !== undefined && read === 0 && JSON.stringify(held.editions) === JSON.stringify(columns.editions)
  if (!same) await writeAtomic(file, packed)
  await rm(draft, { force: true })
  const { editions, codes, from } = columns
  return {
    file,
    read,
    unchanged,
    problems,
    editions,
    lines: codes.length,
    stretches: from.length,
    bytes: packed.length,
  }
}

/** Every edition that is given or held, in the order of the ledger; those that it does not know come by their day. */
function inOrder(archives: Archive[], shelves: ScheduleColumns[], order: Edition[]): Turn[] {
  const turns = new Map<string, Turn>()
  for (const { editions } of shelves)
    for (const { hash: _, ...edition } of editions) {
      const known = order.find(({ archive }) => archive === edition.archive)
      turns.set(edition.archive, { edition: known === undefined ? edition : heldAs(known) })
    }
  for (const archive of archives) turns.set(archive.edition.archive, { edition: archive.edition, archive })
  const place = ({ edition }: Turn): number => {
    const at = order.findIndex(({ archive }) => archive === edition.archive)
    return at < 0 ? order.length : at
  }
  return [...turns.values()].sort((a, b) => a.edition.from - b.edition.from || place(a) - place(b))
}

/** One archive's lines: held ones where it has not changed. A faulty archive is told, and left out. */
async function readOne(
  archive: Archive,
  held: (hash: string) => Iterable<PrintedLine> | undefined,
  problems: Problem[],
): Promise<{ hash: string; lines: Iterable<PrintedLine>; fresh: boolean } | undefined> {
  try {
    const bytes = await archive.read()
    const hash = createHash('sha256').update(bytes).digest('hex')
    const lines = held(hash)
    if (lines !== undefined) return { hash, lines, fresh: false }
    return { hash, lines: linesOfRows(readUsitcRows(bytes, archive.name)), fresh: true }
  } catch (error) {
    if (error instanceof InputError) problems.push(error.problem)
    else if (error instanceof Error && 'code' in error)
      problems.push(cannotRead(basename(archive.name), String(error.code)).problem)
    else throw error
    return undefined
  }
}
