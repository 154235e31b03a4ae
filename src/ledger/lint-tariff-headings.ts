/** Headings of chapter 99: one that no edition holds, or that is another action's, is a slip of the pen. */
import { nearest } from './nearest.js'
import type { LedgerRecords, Read } from './parse.js'
import type { Duty, DutyException } from './tariff.js'
import type { Tell } from './tell.js'

/** The list of `ledger/lists/` that holds them. Without it nothing is told. */
const list = 'us-headings-9903'
const family = '9903.'

/** Headings of US records that no edition and no notice brought, and headings of duties that are those of another class. */
export function lintHeadings(records: LedgerRecords, tell: Tell): void {
  lintOwners(records, tell)
  const held = records.lists.get(list)
  if (held === undefined) return
  const known = new Set(held.codes)
  const check = (of: Read<{ id: string }>, path: readonly PropertyKey[], heading: string | undefined): void => {
    if (heading === undefined || !heading.startsWith(family) || known.has(heading)) return
    const near = nearest(heading, known, 1)
    tell(
      of,
      path,
      `no edition held has the heading ${heading}`,
      `${near === undefined ? '' : `Did you mean ${near}? `}If it is new, add it to ledger/${held.file}.`,
    )
  }
  for (const read of [...records.duties, ...records.exceptions]) {
    if (read.record.imposer !== 'US') continue
    for (const [path, heading] of headingsOf(read.record)) check(read, path, heading)
  }
}

/** A heading belongs to one action, so to one class of duties. */
function lintOwners(records: LedgerRecords, tell: Tell): void {
  const owners = new Map<string, Read<Duty>>()
  for (const read of records.duties) {
    if (read.record.imposer !== 'US') continue
    for (const [path, heading] of headingsOf(read.record)) {
      if (heading === undefined) continue
      const owner = owners.get(heading)
      if (owner === undefined) owners.set(heading, read)
      else if (owner.record.class !== read.record.class)
        tell(
          read,
          path,
          `${heading} is the heading of ${owner.record.id}, which is of class ${owner.record.class}`,
          'Correct the heading in one of the two, or the class.',
        )
    }
  }
}

/** Every heading of a record, with the path of its field. */
function* headingsOf(record: Duty | DutyException): Generator<[readonly PropertyKey[], string | undefined]> {
  yield [['heading'], record.heading]
  for (const [index, step] of record.steps.entries()) {
    yield [['steps', index, 'heading'], step.heading]
    if (!('rates' in step)) continue
    for (const [row, { heading, met }] of (step.rates ?? []).entries()) {
      yield [['steps', index, 'rates', row, 'heading'], heading]
      yield [['steps', index, 'rates', row, 'met'], met]
    }
  }
}
