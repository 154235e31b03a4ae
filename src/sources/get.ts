/** One polite request to an official source: conditional where it was asked before, patient where the source is busy. */
import { isPassing, type Patience, patiently, retryAfter, type Setback } from './patience.js'
import { followed } from './redirects.js'

/** What a source said of an answer, so that it can be asked whether that has changed. */
export interface Validators {
  etag?: string
  lastModified?: string
}

export type Answer = { changed: false } | { changed: true; bytes: Uint8Array; validators: Validators }

export interface GetOptions extends Patience {
  /** Of the answer held; the source then sends nothing where it would send the same. */
  held?: Validators
  /** The program's name and version. */
  agent?: string
  /** For one attempt, its whole answer included. */
  milliseconds?: number
  /** Longer answers are refused. */
  largest?: number
}

/**
 * Asks for an address, again after a pause where the source is busy, out of reach or breaks off.
 *
 * @throws SourceError when it gives no answer after five attempts, or says that there is none
 */
export function getPolitely(url: string, options: GetOptions): Promise<Answer> {
  return patiently(url, () => once(url, options), options)
}

async function once(
  url: string,
  { held = {}, agent = 'readout', milliseconds = 120_000, largest = 100_000_000 }: GetOptions,
): Promise<{ answer: Answer } | Setback> {
  const headers = { 'user-agent': agent, accept: 'application/json', 'accept-encoding': 'gzip', ...conditions(held) }
  const got = await followed(new URL(url), { headers, milliseconds, silence: milliseconds, largest })
  if ('what' in got) return got
  const { status, bytes } = got
  if (status === 304) return { answer: { changed: false } }
  if (status !== 200)
    return { what: `answers with status ${status}`, final: !isPassing(status), ...retryAfter(got.headers) }
  const { etag, 'last-modified': lastModified } = got.headers
  const validators = { ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) }
  return { answer: { changed: true, bytes, validators } }
}

function conditions({ etag, lastModified }: Validators): Record<string, string> {
  return {
    ...(etag !== undefined && { 'if-none-match': etag }),
    ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
  }
}
