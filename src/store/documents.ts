/**
 * Documents that the feeds announced, every version of them: what was seen, and when first. All that was handed in
 * together becomes visible together.
 *
 * ```
 * documents/manifest.json            the files that count
 * documents/lock
 * documents/<feed>/<year>-<hash>.gz  JSON lines by id and sight; the year is that of the first version; named by content
 * ```
 */
import { createHash } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { withLock } from '../home/lock.js'
import type { Home } from '../home/paths.js'
import { writeAtomic } from '../home/write.js'
import type { SeenDocument } from '../ledger/document.js'
import { InputError } from '../problem.js'
import { type Day, isoDay } from '../time/day.js'
import { isNewer, newer } from './shelf.js'

/** A version of a document. Its `firstSeen` is that of the document. */
export interface DocumentVersion extends SeenDocument {
  /** When this version was first seen, ISO moment. */
  seen: string
}

export interface DocumentFilter {
  feeds?: readonly string[]
  id?: string
  /** Published, or where that is not known first seen, on this day or later. */
  since?: Day
  /** Every version, oldest first; the newest of each document when left out. */
  versions?: 'all'
}

interface DocumentFile {
  feed: string
  year: string
  file: string
  documents: number
  bytes: number
}

interface DocumentManifest {
  form: 1
  files: DocumentFile[]
}

export type DocumentStep = 'documents written' | 'documents listed'

const manifestFile = (home: Home): string => join(home.documents, 'manifest.json')

/**
 * The documents held, by feed, in order of publication.
 *
 * @throws InputError when what is held is damaged, or of a newer version of Readout
 */
export async function readDocuments(home: Home, filter: DocumentFilter = {}): Promise<DocumentVersion[]> {
  const { feeds, id, since, versions } = filter
  const manifest = await readManifest(home)
  const files = manifest.files.filter(({ feed }) => feeds === undefined || feeds.includes(feed))
  const held = (await Promise.all(files.map((file) => readOne(home, file)))).flat()
  const chosen = new Map<string, DocumentVersion[]>()
  for (const version of held.toSorted(bySight)) {
    if (id !== undefined && version.id !== id) continue
    const name = nameOf(version)
    chosen.set(name, versions === 'all' ? [...(chosen.get(name) ?? []), version] : [version])
  }
  const wanted = [...chosen.values()].flat().filter((one) => since === undefined || dayOf(one) >= isoDay(since))
  return wanted.toSorted((a, b) => compare(a.feed, b.feed) || compare(dayOf(a), dayOf(b)) || bySight(a, b))
}

/**
 * Puts documents on the shelf: those not held, and those whose digest differs from the newest version held.
 *
 * @returns how many documents were new, and how many had changed
 * @throws InputError when the shelf is damaged, or cannot be written to
 */
export async function putDocuments(
  home: Home,
  documents: readonly SeenDocument[],
  { step = () => undefined }: { step?: (name: DocumentStep) => void } = {},
): Promise<{ added: number; changed: number }> {
  if (documents.length === 0) return { added: 0, changed: 0 }
  for (const { feed } of documents) refuseFeed(feed)
  return withLock(join(home.documents, 'lock'), async () => {
    const manifest = await readManifest(home)
    await dropStrays(home, manifest)
    let files = manifest.files
    let added = 0
    let changed = 0
    for (const [feed, given] of groups(documents, (one) => one.feed)) {
      const held = files.filter((file) => file.feed === feed)
      const years = new Map<string, DocumentVersion[]>()
      for (const file of held) years.set(file.year, await readOne(home, file))
      const taken = takeIn(given, years)
      added += taken.added
      changed += taken.changed
      for (const year of taken.touched) {
        const written = await writeOne(home, feed, year, years.get(year) ?? [])
        files = [...files.filter((file) => file.feed !== feed || file.year !== year), written]
      }
    }
    if (added + changed === 0) return { added, changed }
    step('documents written')
    const inOrder = files.toSorted((a, b) => compare(a.file, b.file))
    await writeAtomic(manifestFile(home), `${JSON.stringify({ form: 1, files: inOrder }, null, 2)}\n`)
    step('documents listed')
    return { added, changed }
  })
}

/** Adds to the versions of a feed, by year. */
function takeIn(
  given: readonly SeenDocument[],
  years: Map<string, DocumentVersion[]>,
): { added: number; changed: number; touched: Set<string> } {
  const newest = new Map<string, { version: DocumentVersion; year: string }>()
  for (const [year, versions] of years)
    for (const version of versions.toSorted(bySight)) newest.set(version.id, { version, year })
  const touched = new Set<string>()
  let added = 0
  let changed = 0
  for (const document of given) {
    const before = newest.get(document.id)
    if (before?.version.digest === document.digest) continue
    const year = before?.year ?? dayOf(document).slice(0, 4)
    const firstSeen = before?.version.firstSeen ?? document.firstSeen
    const version: DocumentVersion = { ...document, firstSeen, seen: document.firstSeen }
    years.set(year, [...(years.get(year) ?? []), version])
    newest.set(document.id, { version, year })
    touched.add(year)
    if (before === undefined) added++
    else changed++
  }
  return { added, changed, touched }
}

function dayOf({ published, firstSeen }: SeenDocument): string {
  return published === undefined ? firstSeen.slice(0, 10) : isoDay(published)
}

const nameOf = ({ feed, id }: SeenDocument): string => `${feed}\n${id}`

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Versions of one moment stay in the order in which they were put. */
function bySight(a: DocumentVersion, b: DocumentVersion): number {
  return compare(a.feed, b.feed) || compare(a.id, b.id) || compare(a.seen, b.seen)
}

function groups<T>(list: readonly T[], by: (one: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const one of list) {
    const at = found.get(by(one))
    if (at === undefined) found.set(by(one), [one])
    else at.push(one)
  }
  return found
}

async function writeOne(
  home: Home,
  feed: string,
  year: string,
  versions: readonly DocumentVersion[],
): Promise<DocumentFile> {
  const lines = versions.toSorted(bySight).map((version) => `${JSON.stringify(version)}\n`)
  const text = lines.join('')
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 20)
  const packed = await promisify(gzip)(text)
  const file = `${feed}/${year}-${hash}.gz`
  await writeAtomic(join(home.documents, file), packed)
  return { feed, year, file, documents: lines.length, bytes: packed.length }
}

async function readOne(home: Home, { file, bytes }: DocumentFile): Promise<DocumentVersion[]> {
  const path = join(home.documents, file)
  const packed = await readFile(path).catch(() => {
    throw broken(path, 'is missing or cannot be read')
  })
  if (packed.length !== bytes) throw broken(path, `has ${packed.length} bytes and should have ${bytes}`)
  try {
    const text = (await promisify(gunzip)(packed)).toString('utf8')
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as DocumentVersion)
  } catch {
    throw broken(path, 'cannot be unpacked')
  }
}

async function readManifest(home: Home): Promise<DocumentManifest> {
  const file = manifestFile(home)
  let value: unknown
  try {
    value = JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return { form: 1, files: [] }
    throw broken(file, error instanceof SyntaxError ? 'is not whole JSON' : 'cannot be read')
  }
  if (isNewer(value)) throw newer(file)
  if (!isManifest(value)) throw broken(file, 'is not a manifest of this version')
  return value
}

function isManifest(value: unknown): value is DocumentManifest {
  if (typeof value !== 'object' || value === null) return false
  const { form, files } = value as { form?: unknown; files?: unknown }
  return (
    form === 1 &&
    Array.isArray(files) &&
    files.every(
      (one: Partial<DocumentFile>) =>
        typeof one.feed === 'string' &&
        typeof one.file === 'string' &&
        // Only files below `documents/`, of the form that they are given here.
        /^[a-z0-9][a-z0-9-]*\/\d{4}-[0-9a-f]+\.gz$/.test(one.file) &&
        typeof one.year === 'string' &&
        Number.isInteger(one.bytes),
    )
  )
}

/** It names a folder, so it may hold nothing that leads out of it. */
function refuseFeed(feed: string): void {
  if (/^[a-z0-9][a-z0-9-]{0,60}$/.test(feed)) return
  throw new InputError({
    what: `"${feed}" is no name of a feed`,
    where: { input: 'feed' },
    mend: 'Write small letters, digits and hyphens.',
  })
}

/** Files that the manifest does not name: a run was stopped, or another one has replaced them since. */
async function dropStrays(home: Home, { files }: DocumentManifest): Promise<void> {
  const named = new Set(files.map(({ file }) => file))
  for (const feed of await readdir(home.documents, { withFileTypes: true }).catch(() => [])) {
    if (!feed.isDirectory()) continue
    for (const name of await readdir(join(home.documents, feed.name)).catch(() => []))
      if (/^\d{4}-[0-9a-f]+\.gz(?:\..*\.part)?$/.test(name) && !named.has(`${feed.name}/${name}`))
        await rm(join(home.documents, feed.name, name), { force: true })
  }
}

function broken(file: string, what: string): InputError {
  return new InputError({
    what,
    where: { file },
    mend: 'Delete the folder "documents" of the data directory and sync again.',
  })
}
