/** The manifest of customs detail: which files count, what is held whole. Reading, writing, and telling damage. */
import { readFile, stat } from 'node:fs/promises'
import type { CustomsTable } from '../../figures/customs.js'
import type { Home } from '../../home/paths.js'
import { writeAtomic } from '../../home/write.js'
import { InputError } from '../../problem.js'
import {
  type CustomsManifest,
  customsFile,
  customsManifest,
  type HeldScope,
  type Partition,
  type StoredFile,
  type StoredPiece,
} from './layout.js'

const form = 1

/**
 * The manifest, or an empty one where nothing was ever synced.
 *
 * @throws InputError when it is damaged, or of a newer version of Readout
 */
export async function readCustomsManifest(home: Home): Promise<CustomsManifest> {
  const file = customsManifest(home)
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return { form, tables: [], partitions: [], scopes: [] }
    throw brokenCustoms(file, 'cannot be read')
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw brokenCustoms(file, 'is not whole JSON')
  }
  const found = isRecord(value) ? value['form'] : undefined
  if (typeof found === 'number' && found > form)
    throw new InputError({
      what: 'was written by a newer version of Readout',
      where: { file },
      mend: 'Use that version, or set READOUT_HOME to another folder.',
    })
  if (!isManifest(value)) throw brokenCustoms(file, 'is not a manifest of this version')
  return value
}

/** Swaps the manifest: what it names is the store from now on. Everything in it is in order, so equal stores are equal bytes. */
export async function writeCustomsManifest(home: Home, manifest: CustomsManifest): Promise<void> {
  await writeAtomic(customsManifest(home), printCustomsManifest(manifest))
}

export function printCustomsManifest({ tables, partitions, scopes }: CustomsManifest): string {
  const inOrder = {
    form,
    tables: sorted(tables, ({ id }) => id),
    partitions: sorted(partitions, ({ table, year }) => `${table} ${year}`),
    scopes: sorted(scopes, ({ table, reporter, partner, codes }) => `${table} ${reporter} ${partner} ${codes}`),
  }
  return `${JSON.stringify(inOrder, null, 2)}\n`
}

function sorted<T>(list: readonly T[], key: (one: T) => string): T[] {
  return list.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
}

/** The files of a partition, as the manifest names them. */
export function filesOf({ rows, partners, past }: Partition): StoredFile[] {
  return [...rows, ...partners, ...(past ?? [])]
}

/**
 * Sees that the files of these partitions are there and whole by their size.
 *
 * @throws InputError naming the first file that is missing or has another size
 */
export async function checkStored(home: Home, partitions: readonly Partition[]): Promise<void> {
  const files = partitions.flatMap(filesOf)
  const sizes = await Promise.all(
    files.map((stored) =>
      stat(customsFile(home, stored)).then(
        (found) => found.size,
        () => undefined,
      ),
    ),
  )
  for (const [index, stored] of files.entries()) {
    const size = sizes[index]
    if (size === undefined) throw brokenCustoms(customsFile(home, stored), 'is missing')
    if (size !== stored.bytes)
      throw brokenCustoms(customsFile(home, stored), `has ${size} bytes and should have ${stored.bytes}`)
  }
}

/** Something of the customs store that cannot be used as it is. */
export function brokenCustoms(file: string, what: string): InputError {
  return new InputError({
    what,
    where: { file },
    mend: 'Delete the folder "customs" of the data directory and sync again.',
  })
}

function isManifest(value: unknown): value is CustomsManifest {
  if (!isRecord(value) || value['form'] !== form) return false
  const { tables, partitions, scopes } = value
  return isList(tables, isTable) && isList(partitions, isPartition) && isList(scopes, isScope)
}

function isTable(value: unknown): value is CustomsTable {
  if (!isRecord(value)) return false
  const texts = ['id', 'classification', 'basis', 'agency', 'title', 'url']
  return (
    texts.every((name) => typeof value[name] === 'string') &&
    isTableId(String(value['id'])) &&
    (value['flow'] === 'export' || value['flow'] === 'import') &&
    isList(value['levels'], Number.isInteger)
  )
}

/** It names a folder, so it may hold nothing that leads out of it. */
export function isTableId(id: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,99}$/.test(id)
}

function isPartition(value: unknown): value is Partition {
  if (!isRecord(value)) return false
  const { table, year, rows, partners, past, vintages, months, detailByPartner } = value
  return (
    typeof table === 'string' &&
    isTableId(table) &&
    Number.isInteger(year) &&
    isList(rows, isPiece) &&
    isList(partners, isPiece) &&
    (past === undefined || isList(past, isPiece)) &&
    isVintages(vintages) &&
    (detailByPartner === undefined || detailByPartner === true) &&
    (months === undefined || (isRecord(months) && Object.values(months).every(isVintages)))
  )
}

const isVintages = (value: unknown): boolean => isRecord(value) && isDayText(value['first']) && isDayText(value['last'])

function isPiece(value: unknown): value is StoredPiece {
  if (!isRecord(value)) return false
  const { file, rows, bytes, first, last } = value
  // Only files below `customs/`, of the form that the writer gives them.
  return (
    typeof file === 'string' &&
    /^[a-z0-9][a-z0-9-]*\/\d{4}\/(?:rows|partners|past)-[0-9a-f]+\.parquet$/.test(file) &&
    Number.isInteger(rows) &&
    Number.isInteger(bytes) &&
    typeof first === 'string' &&
    typeof last === 'string'
  )
}

function isScope(value: unknown): value is HeldScope {
  if (!isRecord(value)) return false
  return (
    ['table', 'reporter', 'partner', 'codes'].every((name) => typeof value[name] === 'string') &&
    isList(value['months'], (text) => typeof text === 'string' && /^\d{4}-\d\d(?:\.\.\d{4}-\d\d)?$/.test(text))
  )
}

const isDayText = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isList = (value: unknown, isOne: (one: unknown) => boolean): boolean => Array.isArray(value) && value.every(isOne)
