/** A source synced over loopback into lists: what it asked, what it handed in and what it said. */
import type { SeenDocument } from '../../ledger/document.js'
import type { Source as CitedSource } from '../../ledger/records.js'
import { type Day, parseDay } from '../../time/day.js'
import { type Archive, courierFor, type Kept } from '../courier.js'
import type { Source, SyncContext } from '../source.js'
import { serve } from './serve.js'

/** An answer of the played source; bare text stands for 200 and a type told from its first letter. */
export type Played = string | { status?: number; type?: string; body: string | Uint8Array; location?: string }

export interface Inbox {
  /** Those that a commit made visible. */
  documents: SeenDocument[]
  /** Paths asked for, in order. */
  asked: string[]
  progress: string[]
  /** What `sync` threw, as people read it. */
  error?: string
}

/**
 * Plays a site: each path, or the longest path that the asked one begins with, has its answer; others are 404.
 *
 * @param site answers by path, or a function of the path and the number of requests before
 */
export async function syncOver(
  source: Source,
  site: Record<string, Played> | ((path: string, before: number) => Played | undefined),
  wanted: { now?: string; since?: string; words?: string; cited?: CitedSource[]; seen?: SeenDocument[] } = {},
): Promise<Inbox> {
  const find = typeof site === 'function' ? site : (path: string) => site[nearest(path, Object.keys(site))]
  const served = await serve((request, response, before) => {
    const played = find(request.url ?? '', before) ?? { status: 404, type: 'text/html', body: '<html>Not Found</html>' }
    const { status = 200, type, body, location } = typeof played === 'string' ? { body: played } : played
    response.writeHead(status, {
      'content-type': type ?? typeOf(body),
      ...(location !== undefined && { location }),
    })
    response.end(body)
  })
  const inbox: Inbox = { documents: [], asked: [], progress: [] }
  const now = new Date(wanted.now ?? '2026-11-24T15:00:00Z')
  const name = `READOUT_${source.id.toUpperCase().replaceAll('-', '_')}_URL`
  const courier = courierFor(source, {
    env: { [name]: served.base },
    agent: 'readout/test',
    archive: inMemory(),
    pace: { turn: async () => {}, rest: async () => {} },
    progress: (line) => inbox.progress.push(line),
    wait: async () => {},
    now: () => now,
  })
  let handed: SeenDocument[] = []
  const commit = async (): Promise<void> => {
    inbox.documents.push(...handed)
    handed = []
  }
  const context: SyncContext = {
    today: parseDay(now.toISOString().slice(0, 10)),
    now,
    ...(wanted.since !== undefined && { since: parseDay(wanted.since) }),
    ...(wanted.words !== undefined && { words: wanted.words }),
    ...(wanted.cited !== undefined && { cited: wanted.cited }),
    partners: [],
    reporter: 'US',
    codes: [],
    countries: [],
    expect: () => {},
    ask: courier.ask,
    held: async () => new Set(),
    seen: async (feed, id) => wanted.seen?.find((document) => document.feed === feed && document.id === id),
    customs: async () => {},
    figures: async () => {},
    documents: async (documents) => {
      handed.push(...documents)
    },
    commit,
    progress: (line) => inbox.progress.push(line),
  }
  try {
    await source.sync(context)
    await commit()
  } catch (error) {
    inbox.error = error instanceof Error ? error.message : String(error)
  } finally {
    await served.close()
  }
  inbox.asked = served.asked.map(({ path }) => path)
  return inbox
}

/** A day as the tests write it. */
export const day = (text: string): Day => parseDay(text)

function nearest(path: string, paths: string[]): string {
  const fitting = paths.filter((one) => path === one || path.startsWith(one))
  return fitting.sort((a, b) => b.length - a.length)[0] ?? ''
}

function typeOf(body: string | Uint8Array): string {
  const first = typeof body === 'string' ? body.trimStart().slice(0, 9).toLowerCase() : ''
  if (first.startsWith('{') || first.startsWith('[')) return 'application/json'
  if (first.startsWith('<?xml') || first.startsWith('<rss') || first.startsWith('<feed')) return 'application/rss+xml'
  return first.startsWith('<') ? 'text/html; charset=utf-8' : 'text/plain'
}

function inMemory(): Archive {
  const kept = new Map<string, Kept>()
  const keyOf = (asked: object): string => JSON.stringify(asked)
  return {
    answered: async () => undefined,
    held: async (asked) => kept.get(keyOf(asked)),
    keep: async (asked, answer) => {
      const whole = { ...answer, sha256: '', unchanged: false }
      kept.set(keyOf(asked), whole)
      return whole
    },
  }
}
