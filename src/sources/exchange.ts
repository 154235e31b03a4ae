/** One exchange over the wire, as `node:http` sees it: an answer whole to its last byte, or what went wrong. Nothing is followed. */
import { type IncomingMessage, request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'

/** What is sent. */
export interface Sent {
  headers: Record<string, string>
  /** A POST where it is given. */
  body?: string
  /** Milliseconds for the whole exchange. */
  milliseconds: number
  /** Milliseconds without a byte, once the answer has begun. */
  silence: number
  /** Bytes of the body, unpacked. */
  largest: number
}

/** A whole answer, unpacked. */
export interface Received {
  status: number
  headers: Record<string, string>
  bytes: Uint8Array
}

/** What went wrong, as the end of a sentence that begins with the address. `final` where asking again would not mend it. */
export interface Fault {
  what: string
  final: boolean
  /** No way leads to the host, as without a network: it is asked twice, not five times. */
  isOffline?: boolean
}

/** Of an answer that is no answer only the beginning is read, for the message. */
const mostOfError = 64_000

/** Asks once. Never throws for what the other side does. */
export function exchange(url: URL, sent: Sent): Promise<Received | Fault> {
  return new Promise((resolve) => {
    const began = Date.now()
    let heard = 0
    const late = (): Fault =>
      heard === 0
        ? { what: `gave no answer within ${seconds(sent.milliseconds)}`, final: false }
        : { what: `fell silent after ${heard} bytes`, final: false }
    const send = url.protocol === 'https:' ? requestSecure : requestPlain
    const method = sent.body === undefined ? 'GET' : 'POST'
    const going = send(url, { method, headers: sent.headers }, (response) => {
      const parts: Buffer[] = []
      const fine = response.statusCode === 200
      arm(sent.silence)
      response.on('data', (part: Buffer) => {
        heard += part.length
        arm(sent.silence)
        if (heard > (fine ? sent.largest : mostOfError)) {
          if (fine) return end({ what: `answers with more than ${sent.largest} bytes`, final: true })
          return end(received(response, parts))
        }
        parts.push(part)
        return undefined
      })
      response.on('end', () => {
        if (!response.complete) return end({ what: `broke off the connection after ${heard} bytes`, final: false })
        return unpacked(response, Buffer.concat(parts), fine ? sent.largest : mostOfError).then(end)
      })
      response.on('error', () => end({ what: `broke off the connection after ${heard} bytes`, final: false }))
    })
    let timer: NodeJS.Timeout | undefined
    const arm = (milliseconds: number): void => {
      clearTimeout(timer)
      const left = began + sent.milliseconds - Date.now()
      timer = setTimeout(() => end(late()), Math.max(0, Math.min(milliseconds, left)))
    }
    let ended = false
    const end = (outcome: Received | Fault): void => {
      if (ended) return
      ended = true
      clearTimeout(timer)
      if ('what' in outcome) going.destroy()
      resolve(outcome)
    }
    arm(sent.milliseconds)
    going.on('error', (error) => end({ what: reasonOf(error), final: false, isOffline: isOffline(error) }))
    going.end(sent.body)
  })
}

function received(response: IncomingMessage, parts: Buffer[]): Received {
  response.destroy()
  return { status: response.statusCode ?? 0, headers: headersOf(response), bytes: Buffer.concat(parts) }
}

/** Unpacked with the strictness that `fetch` lacks: there a packed stream that ends too early passes for a whole one. */
async function unpacked(response: IncomingMessage, packed: Buffer, largest: number): Promise<Received | Fault> {
  const headers = headersOf(response)
  const status = response.statusCode ?? 0
  const coding = (headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  const unpack = packings[coding]
  if (packed.length === 0 || coding === 'identity') return { status, headers, bytes: packed }
  if (unpack === undefined) return { what: `answers in a packing that was not asked for ("${coding}")`, final: true }
  try {
    return { status, headers, bytes: await unpack(packed, { maxOutputLength: largest }) }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      return { what: `answers with more than ${largest} bytes`, final: true }
    return { what: `sent a packed answer that is broken or cut short after ${packed.length} bytes`, final: false }
  }
}

const packings: Record<string, (packed: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const plain: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) plain[name] = Array.isArray(value) ? value.join(', ') : value
  return plain
}

function isOffline(error: Error): boolean {
  return 'code' in error && /^(?:ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH)$/.test(String(error.code))
}

function reasonOf(error: Error): string {
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'has a name that cannot be found'
  if (code === 'ECONNREFUSED') return 'refuses the connection'
  if (code === 'ENETUNREACH' || code === 'EHOSTUNREACH' || code === 'ETIMEDOUT') return 'cannot be reached'
  if (code === 'ECONNRESET' || code === 'EPIPE') return 'broke off the connection'
  if (code.startsWith('HPE_')) return 'does not answer in HTTP'
  if (/CERT|SSL|TLS|SIGNATURE/.test(code)) return `has a certificate that does not hold (${code})`
  return `could not be read (${code === '' ? error.message : code})`
}

const seconds = (milliseconds: number): string => `${milliseconds / 1000} s`
