import { afterEach, describe, expect, test } from 'vitest'
import { getPolitely } from './get.js'
import { type Served, serve } from './testing/serve.js'

let served: Served | undefined
afterEach(async () => {
  await served?.close()
  served = undefined
})

/** Options whose waits are written down, not waited. */
function patient(waits: number[] = []) {
  return {
    progress: () => {},
    random: () => 0.5,
    wait: async (milliseconds: number) => {
      waits.push(milliseconds)
    },
  }
}

describe('a polite request', () => {
  test('keeps what the source says of its answer, and asks whether that has changed', async () => {
    served = await serve((request, response) => {
      const held = request.headers['if-none-match']
      response.writeHead(held === '"one"' ? 304 : 200, {
        etag: '"one"',
        'last-modified': 'Mon, 08 Jun 2026 00:00:00 GMT',
      })
      response.end(held === '"one"' ? undefined : 'rows')
    })
    const first = await getPolitely(`${served.base}/rows`, patient())
    expect(first).toMatchObject({
      changed: true,
      validators: { etag: '"one"', lastModified: 'Mon, 08 Jun 2026 00:00:00 GMT' },
    })
    expect(first.changed && Buffer.from(first.bytes).toString()).toBe('rows')
    const held = first.changed ? first.validators : {}
    expect(await getPolitely(`${served.base}/rows`, { ...patient(), held })).toEqual({ changed: false })
    expect(served.asked[1]?.headers['if-modified-since']).toBe('Mon, 08 Jun 2026 00:00:00 GMT')
  })

  test.each([
    [429, '7', [7000]],
    [503, '0', [0]],
    [503, undefined, [1000]],
    [500, '400', [400_000]],
  ])('waits when the source answers %d with Retry-After %s: %j ms', async (status, after, expected) => {
    served = await serve((_, response, before) => {
      response.writeHead(
        before === 0 ? status : 200,
        before === 0 && after !== undefined ? { 'retry-after': after } : {},
      )
      response.end('rows')
    })
    const waits: number[] = []
    expect(await getPolitely(served.base, patient(waits))).toMatchObject({ changed: true })
    expect(waits).toEqual(expected)
  })

  test('is not made again where the source asks for hours of quiet', async () => {
    served = await serve((_, response) => response.writeHead(429, { 'retry-after': '7200' }).end())
    const waits: number[] = []
    await expect(getPolitely(served.base, patient(waits))).rejects.toThrow(
      /status 429, and asks to be left alone for 120/,
    )
    expect([waits, served.asked.length]).toEqual([[], 1])
  })

  test('gives up after five attempts, each pause longer than the one before', async () => {
    served = await serve((_, response) => response.writeHead(502).end())
    const waits: number[] = []
    await expect(getPolitely(served.base, patient(waits))).rejects.toThrow(/answers with status 502, 5 times/)
    expect(waits).toEqual([1000, 2000, 4000, 8000])
  })

  test('does not ask again for what is not there', async () => {
    served = await serve((_, response) => response.writeHead(404).end())
    await expect(getPolitely(served.base, patient())).rejects.toThrow(/answers with status 404\. Try again later/)
    expect(served.asked).toHaveLength(1)
  })

  test('asks again where the connection breaks in the middle of an answer', async () => {
    served = await serve((_, response, before) => {
      response.writeHead(200, { 'content-length': '8' })
      if (before > 0) response.end('all rows')
      else {
        response.write('all')
        setTimeout(() => response.destroy(), 10)
      }
    })
    const answer = await getPolitely(served.base, patient())
    expect(answer.changed && Buffer.from(answer.bytes).toString()).toBe('all rows')
  })

  test('refuses an answer that does not end', async () => {
    served = await serve((_, response) => response.end('x'.repeat(2000)))
    await expect(getPolitely(served.base, { ...patient(), largest: 1000 })).rejects.toThrow(/more than 1000 bytes/)
  })

  test('names a source that nobody answers for', async () => {
    await expect(getPolitely('http://127.0.0.1:1/', patient())).rejects.toThrow(/127\.0\.0\.1:1/)
  })
})
