/** A file as text, refused with its line when it is none. */
import { readFile, stat } from 'node:fs/promises'
import { InputError, type Place } from '../problem.js'

/** Past this a CSV file is better given as Parquet. */
const largest = 400_000_000

/**
 * Reads a UTF-8 text file whole.
 *
 * @param file what it is called in the error
 * @throws InputError when it cannot be read, is too large, binary, or not UTF-8
 */
export async function readText(path: string, file = path): Promise<string> {
  const refuse = (what: string, mend: string, where: Place = {}): InputError =>
    new InputError({ what, where: { file, ...where }, mend })
  const bytes = await (async () => {
    try {
      const { size } = await stat(path)
      if (size > largest) throw refuse(`has ${size} bytes`, 'Give files of this size as Parquet.')
      return await readFile(path)
    } catch (error) {
      if (error instanceof InputError || !(error instanceof Error) || !('code' in error)) throw error
      throw cannotRead(file, String(error.code))
    }
  })()
  const zero = bytes.indexOf(0)
  if (zero >= 0)
    throw refuse('is not text: it holds a zero byte', 'Save it as UTF-8 text.', { line: lineAt(bytes, zero) })
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw refuse('is not UTF-8 text', 'Save it as UTF-8.', { line: badLine(bytes) })
  }
}

export function cannotRead(file: string, code: string): InputError {
  const what = code === 'ENOENT' ? 'is not there' : code === 'EISDIR' ? 'is a folder' : `cannot be read (${code})`
  return new InputError({ what, where: { file }, mend: 'Name a file that exists and may be read.' })
}

function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1
  for (let at = bytes.indexOf(10); at >= 0 && at < offset; at = bytes.indexOf(10, at + 1)) line++
  return line
}

function badLine(bytes: Uint8Array): number {
  const strict = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  let start = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, start), line++) {
    try {
      strict.decode(bytes.subarray(start, at))
    } catch {
      return line
    }
    start = at + 1
  }
  return line
}
