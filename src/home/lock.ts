/** One writer at a time: a lock file that names its process, and is taken over when that process is gone. */
import { mkdir, open, readFile, rm, rmdir, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { InputError } from '../problem.js'
import { cannotWrite } from './write.js'

export interface LockOptions {
  /** How long to wait for another writer before giving up. */
  waitMs?: number
  /** Called once when there is somebody to wait for. */
  waiting?: (holder: number) => void
}

/**
 * Runs while holding the lock, and lets go of it whatever happens.
 *
 * @throws InputError when another process holds it past the wait
 */
export async function withLock<T>(path: string, run: () => Promise<T>, options: LockOptions = {}): Promise<T> {
  const { waitMs = 60_000, waiting } = options
  const token = `${process.pid} ${hostname()} ${lockCount++}\n`
  const began = Date.now()
  let told = false
  await mkdir(dirname(path), { recursive: true }).catch((error: unknown) => {
    throw cannotWrite(dirname(path), error)
  })
  while (!(await take(path, token))) {
    const holder = await holderOf(path)
    if (holder === undefined) continue
    if (holder.gone) {
      await clear(path, holder.token)
      continue
    }
    if (!told) waiting?.(holder.pid)
    told = true
    if (Date.now() - began >= waitMs)
      throw new InputError({
        what: `process ${holder.pid} on ${holder.host} is writing here`,
        where: { file: path },
        mend: 'Wait until it has ended; if there is no such process, delete this file.',
      })
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  try {
    return await run()
  } finally {
    const held = await readFile(path, 'utf8').catch(() => '')
    if (held === token) await rm(path, { force: true })
  }
}

let lockCount = 0

async function take(path: string, token: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx')
    try {
      await file.writeFile(token)
      await file.sync()
    } finally {
      await file.close()
    }
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw cannotWrite(path, error)
  }
}

interface Holder {
  pid: number
  host: string
  token: string
  gone: boolean
}

async function holderOf(path: string): Promise<Holder | undefined> {
  const token = await readFile(path, 'utf8').catch(() => undefined)
  if (token === undefined) return undefined
  const [, pid, host] = /^(\d{1,10}) (\S+) /.exec(token) ?? []
  if (pid === undefined || host === undefined) {
    // Made but not yet written, or cut short by a crash: it is gone when it stays so.
    const age = await stat(path)
      .then(({ mtimeMs }) => Date.now() - mtimeMs)
      .catch(() => 0)
    return { pid: 0, host: 'this machine', token, gone: age > 2000 }
  }
  return { pid: Number(pid), host, token, gone: host === hostname() && !isRunning(Number(pid)) }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // A process of another user runs too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Takes a dead lock away. Two who saw it dead must not both remove: the second would remove the first one's new lock. */
async function clear(path: string, token: string): Promise<void> {
  const guard = `${path}.clearing`
  try {
    await mkdir(guard)
  } catch {
    const age = await stat(guard)
      .then(({ mtimeMs }) => Date.now() - mtimeMs)
      .catch(() => 0)
    if (age > 10_000) await rmdir(guard).catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 20))
    return
  }
  try {
    if ((await readFile(path, 'utf8').catch(() => '')) === token) await rm(path, { force: true })
  } finally {
    await rmdir(guard).catch(() => undefined)
  }
}
