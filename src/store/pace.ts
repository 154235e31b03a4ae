/** Whose turn it is at a host: one clock for all commands that run, which outlives them. */
import { mkdir, open, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { withLock } from '../home/lock.js'
import type { Home } from '../home/paths.js'
import { cannotWrite } from '../home/write.js'
import { SourceError } from '../problem.js'

/** A longer wait than this is told, not sat out. */
const longestWait = 600_000
/** What lies further ahead was written under a wrong clock. */
const longestRest = 86_400_000

export interface PaceOptions {
  now?: () => number
  wait?: (milliseconds: number) => Promise<void>
}

/**
 * The pace at each host. The moment from which it may be asked again is the time of change of an empty file,
 * `archive/hosts/<host>`: it is set in one step, and a run that changes nothing else changes no byte.
 */
export function paceOf(
  home: Home,
  { now = Date.now, wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms)) }: PaceOptions = {},
): {
  turn(host: string, milliseconds: number): Promise<void>
  rest(host: string, milliseconds: number): Promise<void>
} {
  const folder = join(home.archive, 'hosts')
  const fileOf = (host: string): string => join(folder, host.replace(/[^\w.-]/g, '_'))
  /** From when on the host may be asked. */
  const free = async (file: string): Promise<number> => {
    const at = await stat(file).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    )
    return at > now() + longestRest ? 0 : at
  }
  const set = async (file: string, at: number): Promise<void> => {
    try {
      await mkdir(folder, { recursive: true })
      await (await open(file, 'a')).close()
      await utimes(file, at / 1000, at / 1000)
    } catch (error) {
      throw cannotWrite(file, error)
    }
  }
  return {
    async turn(host, milliseconds) {
      const file = fileOf(host)
      const mine = await (milliseconds <= 0
        ? free(file)
        : withLock(`${file}.lock`, async () => {
            const at = Math.max(now(), await free(file))
            if (at - now() <= longestWait) await set(file, at + milliseconds)
            return at
          }))
      const pause = mine - now()
      if (pause > longestWait)
        throw new SourceError({
          what: `asked to be left alone until ${new Date(mine).toISOString()}`,
          where: { input: host },
          mend: `Run the command again after that; where this machine's clock was wrong, delete ${file}.`,
        })
      if (pause > 0) await wait(pause)
    },
    async rest(host, milliseconds) {
      const file = fileOf(host)
      const until = now() + Math.min(milliseconds, longestRest)
      await withLock(`${file}.lock`, async () => {
        if (until > (await free(file))) await set(file, until)
      })
    },
  }
}
