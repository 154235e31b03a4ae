/** Files of JSON lines to which only ever is added: what a machine that stops leaves is whole lines, and one torn at most. */
import { mkdir, open, readFile, truncate } from 'node:fs/promises'
import { dirname } from 'node:path'
import { cannotWrite, syncFolder } from '../home/write.js'

/** Every whole line as a value, in order; none where there is no file. A torn end is cut off, so that what is added next begins a line. */
export async function readLines(path: string): Promise<object[]> {
  const bytes = await readFile(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return Buffer.alloc(0)
    throw cannotWrite(path, error)
  })
  const whole = bytes.lastIndexOf(10) + 1
  if (whole < bytes.length)
    await truncate(path, whole).catch((error: unknown) => {
      throw cannotWrite(path, error)
    })
  const lines = bytes.subarray(0, whole).toString('utf8').split('\n')
  return lines.flatMap((line) => lineValue(line) ?? [])
}

/** A line that a disk has spoiled counts as none. */
function lineValue(line: string): object | undefined {
  if (line === '') return undefined
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

/** Adds lines in one write, and waits until they are on the disk. @throws InputError when it cannot be written */
export async function appendLines(path: string, values: readonly object[]): Promise<void> {
  if (values.length === 0) return
  try {
    await mkdir(dirname(path), { recursive: true })
    const file = await open(path, 'a')
    const isNew = (await file.stat()).size === 0
    try {
      await file.appendFile(values.map((value) => `${JSON.stringify(value)}\n`).join(''))
      await file.datasync()
    } finally {
      await file.close()
    }
    if (isNew) await syncFolder(dirname(path))
  } catch (error) {
    throw cannotWrite(path, error)
  }
}
