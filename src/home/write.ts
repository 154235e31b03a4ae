/** Writing files so that whoever reads them, and whenever the power fails, finds the old one or the new one whole. */
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { InputError } from '../problem.js'

/**
 * Writes a whole file in the place of the old one. Folders on the way are made.
 *
 * @throws InputError when the place cannot be written to
 */
export async function writeAtomic(path: string, content: string | Uint8Array): Promise<void> {
  const draft = `${path}.${process.pid}.${draftCount++}.part`
  try {
    await mkdir(dirname(path), { recursive: true })
    const file = await open(draft, 'w')
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined)
    throw cannotWrite(path, error)
  }
  await syncFolder(dirname(path))
}

let draftCount = 0

/** The rename itself is safe only when its folder has reached the disk. Not every file system lets a folder be synced. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined)
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}

/** An error of the system about a path, as an InputError; anything else as it is. */
export function cannotWrite(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  const known: Record<string, string> = {
    EACCES: 'may not be written to',
    EPERM: 'may not be written to',
    EROFS: 'is on a disk that may only be read',
    ENOSPC: 'does not fit: the disk is full',
    EDQUOT: 'does not fit: no room is left to this account',
    EFBIG: 'does not fit: no file may be so large here',
    ENOTDIR: 'lies below something that is not a folder',
    EEXIST: 'lies below something that is not a folder',
    EISDIR: 'is a folder',
  }
  const what = known[String(error.code)]
  if (what === undefined) return error
  return new InputError({ what, where: { file: path }, mend: 'Set READOUT_HOME to a folder that may be written to.' })
}
