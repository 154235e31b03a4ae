/** From record files to the one snapshot that every command starts with. */
import { createHash } from 'node:crypto'
import type { Problem } from '../problem.js'
import type { Day } from '../time/day.js'
import { compileLaw } from './law-book.js'
import { lintLedger } from './lint.js'
import { type LedgerFile, type LedgerRecords, type Read, readRecords } from './parse.js'
import { readLedger } from './read.js'
import type { Snapshot } from './records.js'
import type { LawBook } from './tariff.js'

/** Both are whole only where there are no problems. */
export interface Compiled {
  snapshot: Snapshot
  law: LawBook
  problems: Problem[]
}

/**
 * Reads, lints and compiles the ledger's folder.
 *
 * @param now the day of compiling: nothing can have become public after it
 */
export async function compileLedger(dir: string, now?: Day): Promise<Compiled> {
  return compiled(await readLedger(dir), now)
}

/** The same, of files as they would stand below `ledger/`. */
export function compileFiles(files: LedgerFile[], now?: Day): Compiled {
  return compiled(readRecords(files), now)
}

function compiled(
  { records, problems }: { records: LedgerRecords; problems: Problem[] },
  now: Day | undefined,
): Compiled {
  const snapshot = compile(records)
  const law = compileLaw(records, snapshot.digest)
  return { snapshot, law, problems: [...problems, ...lintLedger(records, now)] }
}

/** The snapshot of records that were read: named lists written out, everything in order of file and line. */
export function compile(records: LedgerRecords): Snapshot {
  const of = <R>(shelf: Read<R>[]): R[] => shelf.map(({ record }) => record)
  const snapshot: Snapshot = {
    digest: digestOf(records.files),
    recordedThrough: 0 as Day,
    sources: of(records.sources),
    contacts: of(records.contacts),
    statements: of(records.statements),
    tracks: of(records.tracks),
    measures: of(records.measures).map((measure) => ({ ...measure, codes: codesOf(measure.codes, records) })),
    coverage: of(records.coverage),
    people: of(records.people),
    organisations: of(records.organisations),
    products: of(records.products),
  }
  return { ...snapshot, recordedThrough: newestDay(snapshot) }
}

function codesOf(codes: string[], records: LedgerRecords): string[] {
  const written = codes.flatMap((code) =>
    code.startsWith('list:') ? (records.lists.get(code.slice('list:'.length))?.codes ?? []) : [code],
  )
  return written.length === codes.length ? written : [...new Set(written)]
}

/** The newest day on which anything in it became public. */
function newestDay(snapshot: Snapshot): Day {
  let newest = 0
  const see = (day: Day | undefined): void => {
    if (day !== undefined && day > newest) newest = day
  }
  for (const contact of snapshot.contacts) {
    see(contact.recorded)
    see(contact.dated)
    for (const { on } of contact.status) see(on)
  }
  for (const statement of snapshot.statements) see(statement.recorded)
  for (const state of snapshot.tracks) {
    see(state.recorded)
    see(state.closed?.recorded)
  }
  for (const measure of snapshot.measures) {
    see(measure.recorded)
    for (const step of measure.steps) see(step.recorded)
  }
  return newest as Day
}

/** Hash over names and bytes of the record files, so that a snapshot tells whether it is that of the files beside it. */
export function digestOf(files: LedgerFile[]): string {
  const hash = createHash('sha256')
  for (const { path, bytes } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1)))
    hash.update(`${path}\0${bytes.length}\0`).update(bytes)
  return hash.digest('hex')
}
