/** The record files on disk: the only place where the ledger touches it. */
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { InputError, type Problem } from '../problem.js'
import { type LedgerFile, type LedgerRecords, readRecords } from './parse.js'

/**
 * Reads the ledger's folder.
 *
 * @throws InputError when there is no such folder or a file cannot be read
 */
export async function readLedger(dir: string): Promise<{ records: LedgerRecords; problems: Problem[] }> {
  return readRecords(await filesBelow(dir))
}

/**
 * All files that may hold records or lists of codes, in order of their paths.
 *
 * @throws InputError when there is no such folder or a file cannot be read
 */
export async function filesBelow(dir: string): Promise<LedgerFile[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(dir, error)
  })
  const paths = entries
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|txt)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
  const files: LedgerFile[] = []
  for (const path of paths)
    files.push({
      path: relative(dir, path).split(sep).join('/'),
      bytes: await readFile(path).catch((error: NodeJS.ErrnoException) => {
        throw unreadable(path, error)
      }),
    })
  return files.sort((a, b) => (a.path < b.path ? -1 : 1))
}

function unreadable(path: string, error: NodeJS.ErrnoException): InputError {
  return new InputError({
    what: `cannot be read (${error.code ?? error.message})`,
    where: { file: path },
    mend: 'Name the folder that holds the ledger, with sources.yaml, contacts/ and the rest in it.',
  })
}
