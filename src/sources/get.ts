/** One polite request to an official source: conditional where it was asked before, patient where the source is busy. */
import { SourceError } from '../problem.js'

/** What a source said of an answer, so that it can be asked whether that has changed. */
export interface Validators {
  etag?: string
  lastModified?: string
}

export type Answer = { changed: false } | { changed: true; bytes: Uint8Array; validators: Validators }

export interface GetOptions {
  /** Of the answer held; the source then sends nothing where it would send the same. */
  held?: Validators
  /** Told when there is something to wait for. */
  progress: (line: string) => void
  /** Waits; tests hand in a clock of their own. */
  wait?: (milliseconds: number) => Promise<void>
  /** From 0 to 1: many who wait must not come back together. */
  random?: () => number
  /** For one attempt, its whole answer included. */
  milliseconds?: number
  /** Longer answers are refused. */
  largest?: number
}

const attempts = 5
const longestWait = 120_000

/**
 * Asks for an address, again after a pause where the source is busy, out of reach or breaks off.
 *
 * @throws SourceError when it gives no answer after five attempts, or says that there is none
 */
export async function getPolitely(url: string, options: GetOptions): Promise<Answer> {
  const { progress, random = Math.random, wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms)) } = options
  for (let attempt = 1; ; attempt++) {
    const outcome = await once(url, options)
    if ('answer' in outcome) return outcome.answer
    if (outcome.final || attempt === attempts) throw unreached(url, outcome.what, attempt)
    const pause = outcome.after ?? 1000 * 2 ** (attempt - 1) * (0.5 + random())
    progress(`${url} ${outcome.what}; asking again in ${(Math.min(pause, longestWait) / 1000).toFixed(0)} s`)
    await wait(Math.min(pause, longestWait))
  }
}

type Outcome = { answer: Answer } | { what: string; final: boolean; after?: number }

async function once(
  url: string,
  { held = {}, milliseconds = 120_000, largest = 100_000_000 }: GetOptions,
): Promise<Outcome> {
  const signal = AbortSignal.timeout(milliseconds)
  try {
    const response = await fetch(url, { signal, headers: headersFor(held) })
    if (response.status === 304) return { answer: { changed: false } }
    if (!response.ok) {
      await response.body?.cancel()
      return {
        what: `answers with status ${response.status}`,
        final: response.status < 500 && response.status !== 429 && response.status !== 408,
        ...retryAfter(response.headers.get('retry-after')),
      }
    }
    const bytes = await bytesOf(response, largest)
    if (bytes === undefined) return { what: `answers with more than ${largest} bytes`, final: true }
    const etag = response.headers.get('etag')
    const lastModified = response.headers.get('last-modified')
    const validators = { ...(etag !== null && { etag }), ...(lastModified !== null && { lastModified }) }
    return { answer: { changed: true, bytes, validators } }
  } catch (error) {
    return { what: reasonOf(error, signal, milliseconds), final: false }
  }
}

function headersFor({ etag, lastModified }: Validators): Record<string, string> {
  return {
    'user-agent': 'readout (tariff schedule reader)',
    accept: 'application/json',
    ...(etag !== undefined && { 'if-none-match': etag }),
    ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
  }
}

/** Seconds, or a date: both are allowed. */
function retryAfter(header: string | null): { after?: number } {
  if (header === null) return {}
  const after = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return Number.isFinite(after) ? { after: Math.max(after, 0) } : {}
}

/** Counted while it comes: what a source unpacks to is not known before. */
async function bytesOf(response: Response, largest: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.length
    if (size > largest) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function reasonOf(error: unknown, signal: AbortSignal, milliseconds: number): string {
  if (signal.aborted) return `gave no answer within ${milliseconds / 1000} s`
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'has a name that cannot be found'
  if (code === 'ECONNREFUSED') return 'refuses the connection'
  if (code === 'UND_ERR_SOCKET' || code === 'ECONNRESET') return 'broke off the connection'
  return `could not be read (${code === '' ? String(cause) : code})`
}

function unreached(url: string, what: string, tries: number): SourceError {
  return new SourceError({
    what: tries > 1 ? `${what}, ${tries} times` : what,
    where: { input: url },
    mend: 'Try again later; what was held before is as it was.',
  })
}
