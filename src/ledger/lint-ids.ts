/** Ids, sources and names: each id stands once, each that is named exists, each record rests on something. */
import { isoDay } from '../time/day.js'
import { nearest } from './nearest.js'
import type { LedgerRecords, Read, Shelf } from './parse.js'
import type { Coverage, LedgerRecord } from './records.js'
import { happenings, type Tell } from './tell.js'

export function lintIds(records: LedgerRecords, tell: Tell): void {
  const happened = happenings(records)
  const ids = once<LedgerRecord | Coverage>([...happened, ...records.coverage], tell)
  // An id that is not found proves nothing while records of its kind could not be read.
  const { broken } = records
  const sources = once(records.sources, tell)
  const known = broken.has('sources') ? undefined : sources
  const allRead = !['contacts', 'statements', 'tracks', 'measures'].some((shelf) => broken.has(shelf as Shelf))
  once(records.people, tell)
  once(records.organisations, tell)
  const products = once(records.products, tell)
  for (const read of happened) {
    lintSources(read, known, tell)
    if (allRead) lintSupersedes(read, ids, tell)
  }
  for (const measure of records.measures) {
    for (const [index, step] of measure.record.steps.entries())
      lintSourceIds(measure, ['steps', index, 'sources'], step.sources, known, tell)
    lintLists(measure, records, tell)
  }
  for (const product of records.products) {
    lintSourceIds(product, ['sources'], product.record.sources, known, tell, false)
    const { within } = product.record
    if (within !== undefined && !products.has(within) && !broken.has('products'))
      tell(
        product,
        ['within'],
        `no product has the id "${within}"`,
        meant(within, products.keys(), 'Name a product group.'),
      )
  }
  lintOneCorrection(happened, tell)
  lintNames(records.people, 'person', tell)
  lintNames(records.organisations, 'organisation', tell)
  lintNames(records.products, 'product', tell)
  if (!broken.has('tracks')) lintTracks(records, tell)
}

/** The reads by their id; an id that stands twice is told. */
export function once<R extends { id: string }>(reads: Read<R>[], tell: Tell): Map<string, Read<R>> {
  const ids = new Map<string, Read<R>>()
  for (const read of reads) {
    const first = ids.get(read.record.id)
    if (first === undefined) {
      ids.set(read.record.id, read)
      continue
    }
    const { file, line } = first.place()
    tell(read, ['id'], `this id is taken by the record at ${file}:${line}`, 'Give one of the two another id.')
  }
  return ids
}

/** `Did you mean ...?` where one is near, else what to do instead. */
export function meant(id: string, ids: Iterable<string>, otherwise: string): string {
  const near = nearest(id, ids, 4)
  return near === undefined ? otherwise : `Did you mean ${near}?`
}

function lintSources(read: Read<LedgerRecord>, known: Map<string, unknown> | undefined, tell: Tell): void {
  const { sources, confidence } = read.record
  lintSourceIds(read, ['sources'], sources, known, tell)
  if (confidence === 'high' && sources.length > 0 && sources.every((id) => id.startsWith('gh-')))
    tell(
      read,
      ['confidence'],
      'it rests only on copies in public repositories, so its confidence cannot be high',
      'Write medium, or add a source that was read itself.',
    )
}

/** Tells sources that are missing, unknown or named twice; `known` is undefined where sources could not be read. */
export function lintSourceIds(
  read: Read<{ id: string }>,
  path: readonly PropertyKey[],
  ids: string[],
  known: Map<string, unknown> | undefined,
  tell: Tell,
  needed = true,
): void {
  if (needed && ids.length === 0) tell(read, path, 'it has no source', 'Name the document it was read in, by its id.')
  for (const [index, id] of ids.entries())
    if (known !== undefined && !known.has(id))
      tell(read, [...path, index], `no source has the id "${id}"`, meant(id, known.keys(), 'Add it to the sources.'))
    else if (ids.indexOf(id) !== index) tell(read, [...path, index], `"${id}" is named twice`, 'Keep it once.')
}

function lintSupersedes(read: Read<LedgerRecord>, ids: Map<string, Read<LedgerRecord | Coverage>>, tell: Tell): void {
  const { id, kind, supersedes, recorded } = read.record
  if (supersedes === undefined) return
  const older = ids.get(supersedes)
  const path = ['supersedes']
  if (supersedes === id) tell(read, path, 'it supersedes itself', 'Name the older record.')
  else if (older === undefined)
    tell(read, path, `no record has the id "${supersedes}"`, meant(supersedes, ids.keys(), 'Name the older record.'))
  else if (older.record.kind !== kind)
    tell(read, path, `a ${kind} cannot supersede a ${older.record.kind}`, 'Name an older record of the same kind.')
  else if (older.record.recorded > recorded)
    tell(
      read,
      path,
      `it was public (${isoDay(recorded)}) before the record it corrects (${isoDay(older.record.recorded)})`,
      'Turn the two round, or correct a day.',
    )
  else if (isCircle(id, older.record, ids))
    tell(read, path, 'it supersedes itself by way of others', 'Break the circle.')
}

function isCircle(id: string, from: LedgerRecord | Coverage, ids: Map<string, Read<LedgerRecord | Coverage>>): boolean {
  const trail = new Set<string>()
  let at: LedgerRecord | Coverage | undefined = from
  while (at !== undefined && !trail.has(at.id)) {
    if (at.id === id) return true
    trail.add(at.id)
    const next: string | undefined = 'supersedes' in at ? at.supersedes : undefined
    at = next === undefined ? undefined : ids.get(next)?.record
  }
  return false
}

function lintOneCorrection(happened: Read<LedgerRecord>[], tell: Tell): void {
  const corrected = new Map<string, string>()
  for (const read of happened) {
    const { id, supersedes } = read.record
    if (supersedes === undefined) continue
    const other = corrected.get(supersedes)
    if (other !== undefined)
      tell(read, ['supersedes'], `"${supersedes}" is superseded by ${other} already`, `Supersede ${other} instead.`)
    corrected.set(supersedes, id)
  }
}

/** Tells a name that two records claim. */
export function lintNames(reads: Read<{ id: string; names: string[] }>[], kind: string, tell: Tell): void {
  const claimed = new Map<string, string>()
  for (const read of reads)
    for (const [index, name] of read.record.names.entries()) {
      // Written in capitals or not, it is the same name of the same holder: both forms may be listed.
      if (read.record.names.indexOf(name) !== index)
        tell(read, ['names', index], `"${name}" stands twice`, 'Keep it once.')
      const key = name.normalize('NFKC').toLowerCase()
      const other = claimed.get(key) ?? read.record.id
      if (other !== read.record.id)
        tell(
          read,
          ['names', index],
          `"${name}" is also a name of ${other}`,
          `Keep it with the ${kind} that is meant when the name stands alone.`,
        )
      else claimed.set(key, other)
    }
}

function lintLists(measure: LedgerRecords['measures'][number], records: LedgerRecords, tell: Tell): void {
  const { codes } = measure.record
  for (const [index, code] of codes.entries()) {
    const name = code.startsWith('list:') ? code.slice('list:'.length) : undefined
    if (name !== undefined && !records.lists.has(name))
      tell(
        measure,
        ['codes', index],
        `there is no list ledger/lists/${name}.txt`,
        meant(name, records.lists.keys(), 'Write the list, a code a line.'),
      )
    if (code === 'all' && codes.length > 1)
      tell(measure, ['codes', index], '"all" stands beside other codes', 'Write "all" alone, or only the codes.')
  }
}

/** Statements speak of more than the tracks that have states, so only a near miss of one is a slip there. */
function lintTracks(records: LedgerRecords, tell: Tell): void {
  const tracks = new Set(records.tracks.map(({ record }) => record.track))
  const spoken = new Map<string, number>()
  for (const { record } of records.statements) spoken.set(record.track, (spoken.get(record.track) ?? 0) + 1)
  for (const statement of records.statements) {
    const { track } = statement.record
    if (tracks.has(track)) continue
    const others = [...tracks, ...spoken.keys()].filter((other) => other !== track)
    const near = nearest(track, others, 2)
    if (near !== undefined && (tracks.has(near) || (spoken.get(near) ?? 0) > (spoken.get(track) ?? 0)))
      tell(statement, ['track'], `no track is called "${track}"`, `Did you mean ${near}?`)
  }
  for (const measure of records.measures) {
    const { track } = measure.record
    if (track !== undefined && !tracks.has(track))
      tell(measure, ['track'], `no track is called "${track}"`, meant(track, tracks, 'Name a track that has states.'))
  }
  for (const coverage of records.coverage) {
    const { of, track, series } = coverage.record
    if (track !== undefined && !tracks.has(track) && !spoken.has(track))
      tell(coverage, ['track'], `no track is called "${track}"`, meant(track, tracks, 'Name a track that has states.'))
    const contacts = new Set(records.contacts.map(({ record }) => record.series))
    if (!records.broken.has('contacts') && of === 'contacts' && series !== undefined && !contacts.has(series))
      tell(coverage, ['series'], `no contact is of the series "${series}"`, meant(series, contacts, 'Name a series.'))
  }
}
