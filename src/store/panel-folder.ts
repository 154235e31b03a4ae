/** The folder of a panel: replaced whole or left as it was, and never anything else that is somebody's. */
import { access, constants, mkdir, readdir, realpath, rename, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { withLock } from '../home/lock.js'
import { InputError, visible } from '../problem.js'

const panelFile = /^part-\d+\.parquet$/

/** The name of one of a panel's files. */
export function panelFileName(place: number): string {
  return `part-${String(place).padStart(3, '0')}.parquet`
}

/**
 * @returns the folder's own path, without links, final slashes and dots
 * @throws InputError when the path is empty, or holds anything but a panel
 */
export async function replaceableFolder(out: string): Promise<string> {
  if (out === '') throw refused(out, 'names no folder')
  // Its own path: renaming a link would leave the old panel where it points.
  const dir = await realpath(out).catch(() => resolve(out))
  if (dir === process.cwd() || dir === dirname(dir)) throw refused(out, 'is the folder that commands run in, or a root')
  await requirePanelOrNothing(dir, out)
  return dir
}

/**
 * Fills a draft beside the folder and puts it in the folder's place. A run that is killed leaves the old panel whole and its
 * draft behind; the next run takes that away.
 *
 * @param dir as `replaceableFolder` gave it
 * @param out what it is called in errors
 */
export async function replaceFolder<T>(dir: string, out: string, fill: (draft: string) => Promise<T>): Promise<T> {
  const [draft, old] = [`${dir}.part`, `${dir}.old`]
  await mkdir(dirname(dir), { recursive: true }).catch(cannotWrite(out))
  await access(dirname(dir), constants.W_OK).catch(cannotWrite(out))
  return withLock(`${dir}.lock`, async () => {
    await requirePanelOrNothing(dir, out)
    await requirePanelOrNothing(draft, draft)
    await requirePanelOrNothing(old, old)
    await rm(draft, { recursive: true, force: true })
    // Killed between its two renames, the last run left the old panel here and nothing in its place.
    await rename(old, dir).catch(() => rm(old, { recursive: true, force: true }))
    try {
      await mkdir(draft).catch(cannotWrite(out))
      const result = await fill(draft)
      const hadOne = await rename(dir, old).then(
        () => true,
        (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? false : cannotWrite(out)(error)),
      )
      await rename(draft, dir).catch(async (error: unknown) => {
        if (hadOne) await rename(old, dir)
        return cannotWrite(out)(error)
      })
      await rm(old, { recursive: true, force: true })
      return result
    } finally {
      await rm(draft, { recursive: true, force: true })
    }
  })
}

async function requirePanelOrNothing(dir: string, out: string): Promise<void> {
  const entries = await readdir(dir, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw refused(
      out,
      error.code === 'ENOTDIR' ? 'is a file, not a folder' : `cannot be used (${error.code ?? error.message})`,
    )
  })
  const other = entries.find((entry) => !entry.isFile() || !panelFile.test(entry.name))
  if (other !== undefined) throw refused(out, `holds something that is no panel: ${visible(other.name)}`)
}

const cannotWrite =
  (out: string) =>
  (error: unknown): never => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
    if (code === undefined) throw error
    throw refused(out, `cannot be written (${code})`)
  }

function refused(out: string, what: string): InputError {
  return new InputError({
    what,
    where: { input: '--out', file: out },
    mend: 'Name a new folder, or one that holds a panel, where you may write.',
  })
}
