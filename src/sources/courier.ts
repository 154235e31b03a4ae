/**
 * Carries requests to one source: paced, with its key put in at the last moment, asked again where the source is busy,
 * and every answer kept before anybody reads it. An answer that is held is not sent again (304), and one that an
 * interrupted run has is not asked for again.
 */
import { SourceError } from '../problem.js'
import { type Day, today } from '../time/day.js'
import type { Received } from './exchange.js'
import { type Key, keyOf } from './key.js'
import { isPassing, type Patience, patiently, retryAfter, type Setback } from './patience.js'
import { followed, isRedirect } from './redirects.js'
import { begins, misshapen } from './shape.js'
import type { Reply, Request, Source } from './source.js'

/** What a request is, without its key: where an answer is looked up by. */
export interface Asked {
  /** Name of the host, as the source gives it: a mirror that stands in for it changes nothing. */
  host: string
  path: string
  body?: string
}

/** An answer as it is kept. */
export interface Kept {
  status: number
  headers: Record<string, string>
  fetchedAt: string
  sha256: string
  bytes: Uint8Array
  unchanged: boolean
}

/** Where answers are kept. */
export interface Archive {
  /** The answer that this run, or the interrupted one that it takes up, has got. */
  answered(asked: Asked): Promise<Kept | undefined>
  /** The newest answer held from before. */
  held(asked: Asked): Promise<Kept | undefined>
  /** Keeps a new answer; gives back the one held where it is the same to the byte. */
  keep(asked: Asked, answer: Omit<Kept, 'sha256' | 'unchanged'>): Promise<Kept>
}

/** Whose turn it is at a host, among all commands that run. */
export interface Pace {
  /** Waits until the host may be asked again. */
  turn(host: string, milliseconds: number): Promise<void>
  /** Nobody asks the host for so long. */
  rest(host: string, milliseconds: number): Promise<void>
}

export interface CourierOptions extends Patience {
  env: Record<string, string | undefined>
  /** The program's name and version: `readout/0.1.0`. */
  agent: string
  archive: Archive
  pace: Pace
  now?: () => Date
  /** Milliseconds of silence in the middle of an answer. */
  silence?: number
  /** In place of the wire: the answer recorded for a request. */
  recorded?: (asked: Asked) => Promise<Omit<Kept, 'sha256' | 'unchanged'> | undefined>
  /** Told every answer, new or held. */
  answered?: (asked: Asked, kept: Kept) => Promise<void> | void
}

export interface Courier {
  ask(request: Request): Promise<Reply>
  /** Cuts the source's key from a text. */
  cut(text: string): string
}

/** @throws InputError when the source's key is needed and not set */
export function courierFor(source: Source, options: CourierOptions): Courier {
  const key = keyOf(source, options.recorded === undefined ? options.env : { [source.key?.env ?? '']: 'recorded' })
  return {
    cut: key.cut,
    async ask(request) {
      const asked = askedOf(source, request)
      const name = shown(key.cut(`${asked.host}${asked.path}`))
      const kept =
        (await options.archive.answered(asked)) ??
        (options.recorded === undefined
          ? await fetched(source, request, { asked, name, key }, options)
          : await fromRecord(name, asked, options))
      await options.answered?.(asked, kept)
      const reply = replyOf(request, name, kept)
      const held = await options.archive.held(asked)
      const before = held === undefined || held.sha256 === kept.sha256 ? undefined : today(new Date(held.fetchedAt))
      return before !== undefined && before < reply.fetched ? { ...reply, before } : reply
    },
  }
}

/** What a request is looked up by. */
export function askedOf(source: Pick<Source, 'base'>, request: Request): Asked {
  const at = baseOf(request.host ?? source.base)
  const path = `${at.pathname.replace(/\/$/, '')}${request.path}`
  return { host: at.host, path, ...(request.body !== undefined && { body: request.body }) }
}

/** Longer addresses are cut in messages: what tells requests apart stands at their beginning. */
const longestName = 300

const shown = (name: string): string => (name.length > longestName ? `${name.slice(0, longestName)}...` : name)

function replyOf(request: Request, name: string, kept: Kept): Reply {
  const fetched: Day = today(new Date(kept.fetchedAt))
  return { ...kept, request, name, fetched }
}

interface Errand {
  asked: Asked
  name: string
  key: Key
}

async function fetched(source: Source, request: Request, errand: Errand, options: CourierOptions): Promise<Kept> {
  const { asked, name, key } = errand
  const { archive, pace, now = () => new Date() } = options
  const held = await archive.held(asked)
  const { url, headers } = addressOf(source, request, asked, options)
  const sent = {
    headers: { ...headers, ...conditions(held) },
    ...(request.body !== undefined && { body: request.body }),
    milliseconds: request.milliseconds ?? 120_000,
    silence: Math.min(request.milliseconds ?? 120_000, options.silence ?? 60_000),
    largest: request.largest ?? 100_000_000,
  }
  key.into(url, sent.headers)
  const attempt = async (): Promise<{ answer: Kept } | Setback> => {
    await pace.turn(url.host, source.pace)
    const got = await followed(url, sent, source.redirects === 'never' ? 'never' : key.headers)
    if ('what' in got) return got
    if (got.status === 304 && held !== undefined) return { answer: await archive.keep(asked, held) }
    const clean = cleaned(got, key)
    const answer = { ...clean, fetchedAt: now().toISOString() }
    const fault = faultOf(answer, request, source, name)
    return fault ?? { answer: await archive.keep(asked, answer) }
  }
  return patiently(name, attempt, { ...options, rest: (milliseconds) => pace.rest(url.host, milliseconds) })
}

async function fromRecord(name: string, asked: Asked, { recorded, archive }: CourierOptions): Promise<Kept> {
  const answer = await recorded?.(asked)
  if (answer !== undefined) return archive.keep(asked, answer)
  throw new SourceError({
    what: 'is not among the recorded answers',
    where: { input: name },
    mend: 'Record it: readout sync SOURCE --record DIR',
  })
}

/** Where a request goes: to its host, or to the one that stands in for all of the source's. */
function addressOf(
  source: Source,
  request: Request,
  asked: Asked,
  { env, agent }: CourierOptions,
): { url: URL; headers: Record<string, string> } {
  const stand = env[`READOUT_${source.id.toUpperCase().replaceAll('-', '_')}_URL`]
  const contact = (env['READOUT_CONTACT'] ?? '').replace(/[^\x20-\x7e]/g, '').trim()
  const headers: Record<string, string> = {
    'user-agent': contact === '' ? agent : `${agent} (${contact})`,
    accept: accepts[request.expects],
    'accept-encoding': 'gzip',
    ...(request.body !== undefined && { 'content-type': 'application/json' }),
    ...Object.fromEntries(Object.entries(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value])),
  }
  const base = baseOf(stand || request.host || source.base)
  if (stand) headers['x-forwarded-host'] = asked.host
  return { url: new URL(`${base.origin}${base.pathname.replace(/\/$/, '')}${request.path}`), headers }
}

function baseOf(host: string): URL {
  return new URL(/^https?:\/\//.test(host) ? host : `https://${host}`)
}

const accepts: Record<Request['expects'], string> = {
  json: 'application/json, */*;q=0.1',
  csv: 'text/csv, text/plain;q=0.9, */*;q=0.1',
  xml: 'application/rss+xml, application/atom+xml, application/xml, text/xml, */*;q=0.1',
  html: 'text/html, application/xhtml+xml, */*;q=0.1',
  text: '*/*',
}

function conditions(held: Kept | undefined): Record<string, string> {
  const etag = held?.headers['etag']
  const modified = held?.headers['last-modified']
  return {
    ...(etag !== undefined && { 'if-none-match': etag }),
    ...(modified !== undefined && { 'if-modified-since': modified }),
  }
}

/** Without cookies, and without the key wherever the source repeats it. */
function cleaned({ status, headers, bytes }: Received, key: Key): Received {
  const kept = Object.entries(headers).filter(([name]) => !/^(?:set-cookie2?|authorization)$/.test(name))
  return {
    status,
    headers: Object.fromEntries(kept.map(([name, value]) => [name, key.cut(value)])),
    bytes: key.cutBytes(bytes),
  }
}

/** What is wrong with an answer that came whole, before anybody parses it. */
function faultOf(
  answer: Omit<Kept, 'sha256' | 'unchanged'>,
  request: Request,
  source: Source,
  name: string,
): Setback | undefined {
  const { status, headers, bytes } = answer
  const said = source.refusal?.(replyOf(request, name, { ...answer, sha256: '', unchanged: false }))
  if (said !== undefined)
    return { what: said.what, mend: said.mend, final: said.again !== true, ...retryAfter(headers) }
  if (status === 204 || (isRedirect(status) && source.redirects === 'never')) return undefined
  if (status !== 200)
    return {
      what: `answers with status ${status}${bytes.length === 0 ? '' : `: ${begins(bytes)}`}`,
      final: !isPassing(status),
      ...retryAfter(headers),
    }
  const wrong = misshapen(answer, request.expects)
  // A page of a busy host may give way to the rows; one that is always there will not.
  return wrong === undefined ? undefined : { what: wrong, final: false, most: 3 }
}
