/** Asking again: after a pause that grows, or the one that the source asks for, and not for ever. */
import { SourceError } from '../problem.js'
import type { Fault } from './exchange.js'

export interface Patience {
  /** Told when there is something to wait for. */
  progress: (line: string) => void
  /** Waits; tests hand in a clock of their own. */
  wait?: (milliseconds: number) => Promise<void>
  /** From 0 to 1: many who wait must not come back together. */
  random?: () => number
  /** Told how long the source wants to be left alone. */
  rest?: (milliseconds: number) => Promise<void>
}

/** A fault, with the pause that the source asked for, and what a person can do about it. */
export interface Setback extends Fault {
  /** Milliseconds. */
  after?: number
  mend?: string
  /** Asked so often at most, where it is unlikely to change. */
  most?: number
}

const attempts = 5
/** Without a network waiting long is no use. */
const attemptsOffline = 2
/** A longer pause than this is not sat out: the run ends, and the next one takes it up. */
const longestWait = 600_000

/**
 * Tries until there is an answer.
 *
 * @param name what the source and request are called in messages; without a key
 * @throws SourceError when there is none after five attempts, or asking again would not help
 */
export async function patiently<T>(
  name: string,
  attempt: () => Promise<{ answer: T } | Setback>,
  patience: Patience,
): Promise<T> {
  const { progress, random = Math.random, wait = sleep } = patience
  for (let count = 1; ; count++) {
    const outcome = await attempt()
    if ('answer' in outcome) return outcome.answer
    const most = outcome.isOffline === true ? attemptsOffline : attempts
    if (outcome.final || count >= Math.min(most, outcome.most ?? most)) throw unreached(name, outcome, count)
    const pause = outcome.after ?? 1000 * 2 ** (count - 1) * (0.5 + random())
    if (outcome.after !== undefined) await patience.rest?.(outcome.after)
    if (pause > longestWait)
      throw unreached(
        name,
        {
          ...outcome,
          what: `${outcome.what}, and asks to be left alone for ${Math.ceil(pause / 60_000)} minutes`,
          mend: 'Run the command again after that; what was answered so far is kept.',
        },
        1,
      )
    progress(`${name} ${outcome.what}; asking again in ${(pause / 1000).toFixed(0)} s`)
    await wait(pause)
  }
}

export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/**
 * How long a source asks to be left alone: seconds, or a date, which is read by the source's own clock where it tells its
 * time, since this machine's may be wrong.
 */
export function retryAfter(headers: Record<string, string>, now: number = Date.now()): { after?: number } {
  const header = headers['retry-after']?.trim()
  if (header === undefined || header === '') return {}
  if (/^\d{1,9}$/.test(header)) return { after: Number(header) * 1000 }
  const there = Date.parse(headers['date'] ?? '')
  const after = Date.parse(header) - (Number.isNaN(there) ? now : there)
  return Number.isFinite(after) ? { after: Math.max(after, 0) } : {}
}

/** Statuses that may be gone in a moment. */
export function isPassing(status: number): boolean {
  return status >= 500 || status === 429 || status === 408
}

function unreached(name: string, { what, mend, isOffline = false }: Setback, tries: number): SourceError {
  const problem = {
    what: tries > 1 ? `${what}, ${tries} times` : what,
    where: { input: name },
    mend: mend ?? 'Try again later; what was held before is as it was.',
  }
  return new SourceError(problem, { isOffline })
}
