/**
 * The figures in the data directory: Parquet parts, and a manifest that names those that count. A part is written whole
 * before the manifest is swapped, so that a reader, or a machine that stops, finds the old state or the new.
 *
 * Each addition is one part, sorted by series and period: a question names its series, and the smallest and largest key
 * of each row group tell where not to look. Folders by flow and year would cut a few thousand rows into dozens of files.
 */
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Home } from '../home/paths.js'
import { writeAtomic } from '../home/write.js'
import { InputError } from '../problem.js'

export interface Part {
  /** File below `parts/`. */
  file: string
  rows: number
  /** Size of the file: one that was cut short is found out before it is read. */
  bytes: number
}

export interface Manifest {
  form: 1
  parts: Part[]
}

export const manifestFile = (home: Home): string => join(home.figures, 'manifest.json')
export const partsFolder = (home: Home): string => join(home.figures, 'parts')
export const lockFile = (home: Home): string => join(home.figures, 'add.lock')
export const partFile = (home: Home, part: Part): string => join(partsFolder(home), part.file)

/** The manifest, or an empty one where nothing was ever added. @throws InputError when it cannot be understood */
export async function readManifest(home: Home): Promise<Manifest> {
  const file = manifestFile(home)
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return { form: 1, parts: [] }
    throw broken(file, 'cannot be read')
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw broken(file, 'is not whole JSON')
  }
  if (isNewer(value)) throw newer(file)
  if (!isManifest(value)) throw broken(file, 'is not a manifest of this version')
  return value
}

/** Whether something stored is of a form that came after the first. */
export function isNewer(value: unknown): boolean {
  const form = typeof value === 'object' && value !== null && 'form' in value ? value.form : undefined
  return typeof form === 'number' && form > 1
}

export function newer(file: string): InputError {
  return new InputError({
    what: 'was written by a newer version of Readout',
    where: { file },
    mend: 'Use that version, or set READOUT_HOME to another folder.',
  })
}

export async function writeManifest(home: Home, manifest: Manifest): Promise<void> {
  await writeAtomic(manifestFile(home), `${JSON.stringify(manifest, null, 2)}\n`)
}

/** @throws InputError when a part that the manifest names is missing or has another size */
export async function checkParts(home: Home, { parts }: Manifest): Promise<void> {
  for (const part of parts) {
    const file = partFile(home, part)
    const size = await stat(file).then(
      (found) => found.size,
      () => undefined,
    )
    if (size === undefined) throw broken(file, 'is missing')
    if (size !== part.bytes) throw broken(file, `has ${size} bytes and should have ${part.bytes}`)
  }
}

function isManifest(value: unknown): value is Manifest {
  if (typeof value !== 'object' || value === null) return false
  const { form, parts } = value as { form?: unknown; parts?: unknown }
  return (
    form === 1 &&
    Array.isArray(parts) &&
    parts.every(
      (part: Partial<Part>) =>
        typeof part.file === 'string' &&
        /^[\w.-]+\.parquet$/.test(part.file) &&
        Number.isInteger(part.rows) &&
        Number.isInteger(part.bytes),
    )
  )
}

export function broken(file: string, what: string): InputError {
  return new InputError({
    what,
    where: { file },
    mend: 'Delete the folder "figures" of the data directory and add your figures again.',
  })
}
