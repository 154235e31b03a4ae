/** Where results go: standard output, or a file that is whole or not there. */
import { createWriteStream } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { InputError } from '../../problem.js'
import type { Effects } from '../operation.js'

/** Writes bytes to a file that is whole or not there. @throws InputError where it cannot be written */
export async function writeWhole(bytes: string | Uint8Array, out: string): Promise<void> {
  const draft = `${out}.${process.pid}.part`
  try {
    await writeFile(draft, bytes)
    await rename(draft, out)
  } catch (error) {
    await rm(draft, { force: true })
    throw cannotWrite(out, error)
  }
}

/** Writes a result to `out`, else to standard output. */
export async function writeOut(text: string, out: string | undefined, effects: Effects): Promise<void> {
  const whole = text.endsWith('\n') ? text : `${text}\n`
  return out === undefined ? effects.write(whole) : writeWhole(whole, out)
}

export interface Out {
  write: (text: string) => Promise<void>
  close: () => Promise<void>
  /** Leaves no file behind. */
  drop: () => Promise<void>
}

/** The same, for results that come in pieces. */
export async function openOut(out: string | undefined, effects: Effects): Promise<Out> {
  if (out === undefined) return { write: effects.write, close: async () => {}, drop: async () => {} }
  const draft = `${out}.${process.pid}.part`
  const stream = createWriteStream(draft)
  await new Promise<void>((resolve, reject) => {
    stream.once('open', () => resolve())
    stream.once('error', (error) => reject(cannotWrite(out, error)))
  })
  return {
    write: (text) =>
      new Promise((resolve, reject) =>
        stream.write(text, (error) => (error ? reject(cannotWrite(out, error)) : resolve())),
      ),
    close: async () => {
      await new Promise<void>((resolve) => stream.end(() => resolve()))
      await rename(draft, out).catch(async (error: unknown) => {
        await rm(draft, { force: true })
        throw cannotWrite(out, error)
      })
    },
    drop: async () => {
      await new Promise<void>((resolve) => stream.end(() => resolve()))
      await rm(draft, { force: true })
    },
  }
}

function cannotWrite(out: string, error: unknown): InputError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
  return new InputError({
    what: `cannot be written (${code})`,
    where: { input: '--out', file: out },
    mend: 'Name a file in a folder that exists and may be written.',
  })
}
