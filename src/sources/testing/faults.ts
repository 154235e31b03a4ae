/** What a source may do amiss, each played on one response of a server on this machine. */
import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'

/** Plays a fault in the place of a good answer; `body` is what the good answer would have been. */
export type Fault = (response: ServerResponse, body: string) => void

const json = { 'content-type': 'application/json' }

const html = '<!DOCTYPE html><html><head><title>Maintenance</title></head><body>Please come back</body></html>'

const status =
  (code: number, headers: Record<string, string> = {}, body = ''): Fault =>
  (response) => {
    response.writeHead(code, headers).end(body)
  }

/** Sends part of the body under headers that promise more, and hangs up. */
const cut =
  (share: number, headers: (length: number) => Record<string, string>): Fault =>
  (response, body) => {
    const bytes = Buffer.from(body)
    response.writeHead(200, { ...json, ...headers(bytes.length) })
    response.write(bytes.subarray(0, Math.max(1, Math.floor(bytes.length * share))))
    setTimeout(() => response.destroy(), 5)
  }

export const faults = {
  /** Accepts the request and says nothing. */
  'says nothing': () => {},
  'stalls in the middle': (response, body) => {
    response.writeHead(200, json)
    response.write(body.slice(0, 10))
  },
  'resets the connection': (response) => {
    const { socket } = response
    if (socket !== null && 'resetAndDestroy' in socket) socket.resetAndDestroy()
  },
  'breaks off below its content-length': cut(0.5, (length) => ({ 'content-length': String(length) })),
  'breaks off a chunked answer': cut(0.5, () => ({})),
  'ends too early, as if whole': (response, body) => {
    response.writeHead(200, { ...json, connection: 'close' }).end(body.slice(0, Math.floor(body.length / 2)))
  },
  'announces fewer bytes than it sends': (response, body) => {
    response.socket?.end(
      `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${Math.floor(body.length / 2)}\r\n\r\n${body}`,
    )
  },
  'announces more bytes than it sends': (response, body) => {
    response.socket?.end(
      `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length + 100}\r\n\r\n${body}`,
    )
  },
  'cuts a gzip stream': (response, body) => {
    const packed = gzipSync(body)
    response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(packed.subarray(0, packed.length - 12))
  },
  'sends a gzip stream that is none': (response, body) => {
    response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(body)
  },
  'answers in no HTTP': (response) => {
    response.socket?.end('220 smtp.example ready\r\n')
  },
  'answers 200 with nothing': status(200, json),
  'answers with a page': status(200, { 'content-type': 'text/html' }, html),
  'answers with a page called JSON': status(200, json, html),
  'answers 408': status(408),
  'answers 429': status(429, { 'retry-after': '2' }),
  'answers 500': status(500, { 'content-type': 'text/html' }, html),
  'answers 503, two minutes by a clock that is a year behind': status(503, {
    date: 'Mon, 24 Nov 2025 12:00:00 GMT',
    'retry-after': 'Mon, 24 Nov 2025 12:02:00 GMT',
  }),
} satisfies Record<string, Fault>

/** Sends a good answer in small pieces, with pauses. */
export function slowly(response: ServerResponse, body: string, milliseconds = 3): void {
  response.writeHead(200, json)
  const pieces = body.match(/[\s\S]{1,40}/g) ?? []
  const next = (at: number): void => {
    const piece = pieces[at]
    if (piece === undefined) return void response.end()
    response.write(piece)
    setTimeout(next, milliseconds, at + 1)
  }
  next(0)
}
