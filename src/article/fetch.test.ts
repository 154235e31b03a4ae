import type { LookupAddress } from 'node:dns'
import { createServer, type RequestListener, type Server } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { InputError, SourceError } from '../problem.js'
import { type FetchOptions, fetchPage } from './fetch.js'

let server: Server
let base = ''
let asked: string[] = []

const pages: Record<string, RequestListener> = {
  '/page': (_, response) => response.setHeader('content-type', 'text/html; charset="ISO-8859-1"').end('<p>call'),
  '/packed': (_, response) =>
    response.writeHead(200, { 'content-type': 'text/plain', 'content-encoding': 'gzip' }).end(gzipSync('unpacked')),
  '/bomb': (_, response) =>
    response
      .writeHead(200, { 'content-type': 'text/plain', 'content-encoding': 'gzip' })
      .end(gzipSync(Buffer.alloc(11_000_000, 97))),
  '/long': (_, response) => response.writeHead(200, { 'content-length': '50000000' }).end(),
  '/moved': (_, response) => response.writeHead(301, { location: '/page' }).end(),
  '/around': (_, response) => response.writeHead(302, { location: '/around' }).end(),
  '/inside': (_, response) => response.writeHead(302, { location: 'http://10.0.0.1/admin' }).end(),
  '/metadata': (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(),
  '/file': (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/missing': (_, response) => response.writeHead(404).end('no'),
  '/video': (_, response) => response.writeHead(200, { 'content-type': 'video/mp4' }).end('x'),
  '/slow': () => undefined,
}

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    pages[request.url ?? '']?.(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const local: FetchOptions = { allowLoopback: true }
const fetched = (path: string, options: FetchOptions = local) => fetchPage(`${base}${path}`, options)

describe('a page is fetched', () => {
  test('with its type, charset and address', async () => {
    const { bytes, contentType, charset, url } = await fetched('/page')
    expect([Buffer.from(bytes).toString(), contentType, charset, url]).toEqual([
      '<p>call',
      'text/html',
      'ISO-8859-1',
      `${base}/page`,
    ])
  })

  test('unpacked, and after a redirect under its new address', async () => {
    expect(Buffer.from((await fetched('/packed')).bytes).toString()).toBe('unpacked')
    expect((await fetched('/moved')).url).toBe(`${base}/page`)
  })
})

describe('only public addresses are connected to', () => {
  test.each([
    ['this machine', '/page', {}, '127.0.0.1, an address inside'],
    ['a redirect into a private network', '/inside', local, '10.0.0.1, an address inside'],
    ['a redirect to link-local metadata', '/metadata', local, '169.254.169.254, an address inside'],
    ['a redirect to a file', '/file', local, 'redirects to "file:///etc/passwd"'],
  ])('%s', async (_, path, options, fault) => {
    const error = await fetched(path, options).catch((caught) => caught)
    expect(error).toBeInstanceOf(InputError)
    expect(String(error)).toContain(fault)
  })

  test('a name that leads inside is refused when it is looked up for the connection', async () => {
    asked = []
    const lookup = (_: string, __: unknown, done: (error: null, found: LookupAddress[]) => void): void =>
      done(null, [
        { address: '93.184.216.34', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ])
    const port = new URL(base).port
    const error = await fetchPage(`http://rebound.example:${port}/page`, {
      lookup: lookup as FetchOptions['lookup'],
    }).catch((e) => e)
    expect(String(error)).toContain('leads to 127.0.0.1')
    expect(asked).toEqual([])
  })

  test.each([
    'http://[::1]/',
    'http://0x7f000001/',
    'http://2130706433/',
    'http://localhost/',
    'http://[::ffff:127.0.0.1]/',
  ])('%s', async (url) => expect(await fetchPage(url).catch((error) => error)).toBeInstanceOf(InputError))

  test.each(['ftp://paper.example/a', 'not an address'])('%s is not an address to fetch', async (url) =>
    expect(await fetchPage(url).catch((error) => error)).toBeInstanceOf(InputError),
  )
})

describe('what cannot be had is told apart from what is wrong', () => {
  test.each([
    ['/missing', SourceError, 'answers with status 404'],
    ['/around', SourceError, 'redirects more than 5 times'],
    ['/long', InputError, '50 MB is more than the 10 MB'],
    ['/bomb', InputError, 'is more than the 10 MB'],
    ['/video', InputError, 'is video/mp4, not an article'],
  ])('%s', async (path, kind, fault) => {
    const error = await fetched(path).catch((caught) => caught)
    expect(error).toBeInstanceOf(kind)
    expect(String(error)).toContain(fault)
  })

  test('no answer in time', async () => {
    const error = await fetched('/slow', { ...local, milliseconds: 200 }).catch((caught) => caught)
    expect(error).toBeInstanceOf(SourceError)
    expect(String(error)).toContain('gave no answer within 0.2 s')
  })

  test('a refused connection', async () => {
    const error = await fetchPage('http://127.0.0.1:9/', local).catch((caught) => caught)
    expect(error).toBeInstanceOf(SourceError)
    expect(String(error)).toContain('refuses the connection')
  })
})
