/** The data service of USDA's Foreign Agricultural Service: what its three tables share. */
import { quoted } from '../../problem.js'
import type { Reply, Request, Source } from '../source.js'

/** Of the export sales, of customs rows, and of supply and use. */
export const fas = {
  base: 'https://api.fas.usda.gov',
  key: {
    env: 'FAS_API_KEY',
    header: 'X-Api-Key',
    where: 'https://api.data.gov/signup/ (DEMO_KEY answers some 30 requests an hour)',
  },
  pace: 500,
  terms: 'Works of the US government, in the public domain; cite the USDA Foreign Agricultural Service.',
} satisfies Partial<Source>

export function fasRequest(path: string, milliseconds = 180_000): Request {
  return { path: `/api/${path}`, expects: 'json', milliseconds }
}

/** The gateway tells a bad key with 403 or an error body, and a quota with 429; the service itself may answer 200 with a message. */
export function fasRefusal(reply: Reply): { what: string; mend: string; again?: boolean } | undefined {
  const said = messageOf(reply)
  const tells = said === undefined ? '' : ` (${quoted(said, 160)})`
  if (reply.status === 429 || /OVER_RATE_LIMIT/.test(said ?? ''))
    return {
      what: `has had its number of requests for the hour${tells}`,
      mend: 'Sync again in an hour: what has come is not asked for again. DEMO_KEY answers few; a key of your own 1,000.',
      again: true,
    }
  if (
    reply.status === 401 ||
    reply.status === 403 ||
    /API_KEY_(?:INVALID|MISSING|DISABLED)|bad api key/i.test(said ?? '')
  )
    return { what: `does not take the key${tells}`, mend: `Set ${fas.key.env} to a key from ${fas.key.where}.` }
  if (reply.status === 200 && said !== undefined)
    return { what: `answers an error in place of rows${tells}`, mend: 'Try again later.', again: true }
  return undefined
}

/** The message of an object that is an error. Rows come as lists, so a list is none. */
function messageOf({ bytes }: Reply): string | undefined {
  if (bytes.length > 10_000 || bytes[0] !== 0x7b) return undefined
  try {
    const body: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
    if (typeof body !== 'object' || body === null) return undefined
    const error = 'error' in body ? body.error : body
    if (typeof error === 'string') return error
    const { code, message, Message } = (error ?? {}) as Record<string, unknown>
    const parts = [code, message ?? Message].filter((part) => typeof part === 'string')
    return parts.length === 0 ? undefined : parts.join(': ')
  } catch {
    return undefined
  }
}
