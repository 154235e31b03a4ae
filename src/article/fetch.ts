/**
 * Fetches one page for reading. Only public addresses are connected to: the check sits where the name is looked up for
 * the connection itself, so that neither a redirect nor a name that changes its answer gets round it. (The built-in
 * `fetch` has no such place to stand in; `node:http` has.)
 */
import { lookup as systemLookup } from 'node:dns'
import { type IncomingMessage, type RequestOptions, request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { isIP } from 'node:net'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { InputError, SourceError } from '../problem.js'
import { isOpenAddress } from './address.js'
import { articleLimit, refuseLong } from './bytes.js'

export interface Page {
  bytes: Uint8Array
  /** Without its charset. */
  contentType: string
  charset?: string
  /** Where the last redirect led. */
  url: string
}

export interface FetchOptions {
  /** Lets tests serve pages from this machine; the command line never sets it. */
  allowLoopback?: boolean
  /** For the whole page, redirects included. */
  milliseconds?: number
  /** Name look-up; the system's unless a test gives its own. */
  lookup?: typeof systemLookup
}

const mostRedirects = 5

/**
 * @throws InputError for an address that is not http(s) or not public, or a page too long
 * @throws SourceError when it cannot be reached or does not answer with a page
 */
export async function fetchPage(address: string, options: FetchOptions = {}): Promise<Page> {
  const milliseconds = options.milliseconds ?? 20_000
  const signal = AbortSignal.timeout(milliseconds)
  let url = parseAddress(address, address)
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    try {
      const response = await answerOf(url, options, signal)
      const next = redirectOf(response)
      if (next === undefined) return await pageOf(response, url)
      response.destroy()
      url = parseAddress(next, address, url)
    } catch (error) {
      if (error instanceof InputError || error instanceof SourceError) throw error
      throw unreached(url, signal.aborted ? `gave no answer within ${milliseconds / 1000} s` : reasonOf(error))
    }
  }
  throw unreached(new URL(address), `redirects more than ${mostRedirects} times`)
}

function parseAddress(address: string, asked: string, base?: URL): URL {
  const url = URL.canParse(address, base?.href) ? new URL(address, base?.href) : undefined
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw new InputError({
      what: base === undefined ? 'is not an address' : `redirects to "${address.slice(0, 200)}"`,
      where: { input: asked },
      mend: 'Give an address that begins with https:// or http://.',
    })
  // A user name in the address would be sent to whoever it redirects to.
  url.username = ''
  url.password = ''
  url.hash = ''
  return url
}

function answerOf(url: URL, options: FetchOptions, signal: AbortSignal): Promise<IncomingMessage> {
  refuseClosed(url, url.hostname, options)
  const settings: RequestOptions = {
    agent: false,
    signal,
    headers: {
      'user-agent': 'readout (claim checker)',
      accept: 'text/html, application/xhtml+xml, text/plain, text/markdown, application/pdf;q=0.9',
      'accept-encoding': 'gzip, deflate, br',
    },
    lookup: guardedLookup(url, options),
  }
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestSecure : requestPlain
    send(url, settings, resolve).once('error', reject).end()
  })
}

/** Looks a name up as the system does, and refuses it when any of its addresses is closed. */
function guardedLookup(url: URL, options: FetchOptions): NonNullable<RequestOptions['lookup']> {
  const lookup = options.lookup ?? systemLookup
  return (hostname, asked, done) => {
    lookup(hostname, { ...asked, all: true }, (error, addresses) => {
      if (error !== null) return done(error, '', 0)
      try {
        for (const { address } of addresses) refuseClosed(url, address, options, true)
      } catch (refusal) {
        return done(refusal as NodeJS.ErrnoException, '', 0)
      }
      if (asked.all === true) return done(null, addresses)
      const first = addresses[0]
      return done(null, first?.address ?? '', first?.family ?? 4)
    })
  }
}

/** Numeric hosts are never looked up, so they are checked by themselves; names wait for their look-up. */
function refuseClosed(url: URL, host: string, { allowLoopback }: FetchOptions, numeric = false): void {
  const bare = host.replace(/^\[|\]$/g, '')
  if (!numeric && isIP(bare) === 0) return
  if (isOpenAddress(bare, allowLoopback)) return
  throw new InputError({
    what: `leads to ${bare}, an address inside this machine's own network`,
    where: { input: url.href },
    mend: 'Only pages on the public web are fetched; save it to a file and check that.',
  })
}

function redirectOf(response: IncomingMessage): string | undefined {
  const redirects = [301, 302, 303, 307, 308].includes(response.statusCode ?? 0)
  return redirects ? response.headers.location : undefined
}

async function pageOf(response: IncomingMessage, url: URL): Promise<Page> {
  const status = response.statusCode ?? 0
  if (status < 200 || status > 299) {
    response.destroy()
    throw unreached(url, `answers with status ${status}`)
  }
  refuseLong(Number(response.headers['content-length'] ?? 0), { input: url.href })
  const type = response.headers['content-type'] ?? ''
  const contentType = type.split(';')[0]?.trim().toLowerCase() ?? ''
  if (contentType !== '' && !/^text\/|^application\/(?:xhtml\+xml|pdf|octet-stream)$/.test(contentType)) {
    response.destroy()
    throw new InputError({
      what: `is ${contentType.slice(0, 60)}, not an article`,
      where: { input: url.href },
      mend: 'Give a page, a text or a PDF.',
    })
  }
  const charset = /charset\s*=\s*["']?([\w:.-]{1,40})/i.exec(type)?.[1]
  return { bytes: await bytesOf(unpacked(response), url), contentType, charset, url: url.href }
}

function unpacked(response: IncomingMessage): Readable {
  const coding = response.headers['content-encoding']?.toLowerCase()
  const unpack =
    coding === 'gzip' || coding === 'x-gzip'
      ? createGunzip()
      : coding === 'br'
        ? createBrotliDecompress()
        : coding === 'deflate'
          ? createInflate()
          : undefined
  if (unpack === undefined) return response
  response.once('error', (error) => unpack.destroy(error))
  return response.pipe(unpack)
}

/** Counted while it comes, after unpacking: a small answer may unpack to a very large one. */
async function bytesOf(stream: Readable, url: URL): Promise<Uint8Array> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of stream) {
    const bytes = Buffer.from(part as Uint8Array)
    size += bytes.length
    if (size > articleLimit) {
      stream.destroy()
      refuseLong(size, { input: url.href })
    }
    parts.push(bytes)
  }
  return Buffer.concat(parts)
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'has a name that cannot be found'
  if (code === 'ECONNREFUSED') return 'refuses the connection'
  if (code === 'ECONNRESET') return 'broke off the connection'
  if (/CERT|SELF_SIGNED|SSL/.test(code)) return `has a certificate that cannot be trusted (${code})`
  const errors = error instanceof AggregateError ? error.errors : []
  if (errors.length > 0) return reasonOf(errors[0])
  return `could not be read (${code === '' ? (error instanceof Error ? error.message : String(error)) : code})`
}

function unreached(url: URL, what: string): SourceError {
  return new SourceError({
    what,
    where: { input: url.href },
    mend: 'Try again later, or save the page to a file and check that.',
  })
}
