/**
 * Recorded answers of sources, in a folder that people can read and tests can serve. Keys are in none of it.
 *
 * ```
 * DIR/<source>/<words of the path>-<hash>.json   request, status, headers, fetchedAt, and the name of the body's file
 * DIR/<source>/<words of the path>-<hash>.body   the body, as it was sent
 * ```
 */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeAtomic } from '../../home/write.js'
import { InputError } from '../../problem.js'
import type { Asked, Kept } from '../../sources/courier.js'

export type Recorded = Omit<Kept, 'sha256' | 'unchanged'>

/** Writes one answer; the same request again takes its place. */
export async function writeRecord(dir: string, source: string, asked: Asked, kept: Recorded): Promise<void> {
  const name = nameOf(asked)
  const { status, headers, fetchedAt, bytes } = kept
  const { host, path, body } = asked
  const told = { request: { host, path, ...(body !== undefined && { body }) }, status, headers, fetchedAt }
  await writeAtomic(join(dir, source, `${name}.body`), bytes)
  await writeAtomic(
    join(dir, source, `${name}.json`),
    `${JSON.stringify({ ...told, body: `${name}.body` }, null, 2)}\n`,
  )
}

/**
 * The recorded answers of a source.
 *
 * @throws InputError when the folder holds none of it, or one that cannot be read
 */
export async function recordsIn(dir: string, source: string): Promise<(asked: Asked) => Promise<Recorded | undefined>> {
  const folder = join(dir, source)
  const names = await readdir(folder).catch(() => [] as string[])
  const files = new Set(names.filter((name) => name.endsWith('.json')))
  if (files.size === 0)
    throw new InputError({
      what: `holds no recorded answers of ${source}`,
      where: { input: '--from', file: folder },
      mend: `Record them: readout sync ${source} --record DIR`,
    })
  return async (asked) => {
    const name = nameOf(asked)
    return files.has(`${name}.json`) ? readRecord(folder, name) : undefined
  }
}

async function readRecord(folder: string, name: string): Promise<Recorded> {
  const file = join(folder, `${name}.json`)
  try {
    const { status, headers, fetchedAt }: Partial<Recorded> = JSON.parse(await readFile(file, 'utf8'))
    if (typeof status === 'number' && typeof headers === 'object' && !Number.isNaN(Date.parse(fetchedAt ?? '')))
      return { status, headers, fetchedAt: fetchedAt ?? '', bytes: await readFile(join(folder, `${name}.body`)) }
  } catch {
    // Told below.
  }
  throw new InputError({
    what: 'is not a recorded answer, or its body is missing',
    where: { file },
    mend: 'Record it anew.',
  })
}

function nameOf({ host, path, body = '' }: Asked): string {
  const hash = createHash('sha256').update(`${host}\n${path}\n${body}`).digest('hex').slice(0, 12)
  const words = path
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
  return `${words.toLowerCase()}-${hash}`
}
