/** The inbox: announced documents, newest first, with what their publishers changed after posting. */
import { type Day, parseDay } from '../time/day.js'
import type { SeenDocument } from './document.js'

/** A document in its newest version, and its earlier ones. */
export interface InboxEntry {
  document: SeenDocument
  /** The day that it is listed under: of publication, else of its first sight. */
  day: Day
  /** Each later version: when it was seen, and which fields differ from the one before. */
  changes: { seen: string; fields: string[] }[]
}

/** A version as the store gives it. */
export type Version = SeenDocument & { seen: string }

export interface InboxQuestion {
  /** All must occur in the title, text, summary, number or type. */
  words: readonly string[]
  feed?: string | undefined
  side?: string | undefined
  /** First day. */
  since?: Day | undefined
  /** Last day. */
  until?: Day | undefined
}

/** The documents that fit, newest first. @param versions every version of every document, oldest first */
export function inbox(versions: readonly Version[], question: InboxQuestion): InboxEntry[] {
  const byDocument = new Map<string, Version[]>()
  for (const version of versions) {
    const name = `${version.feed}\n${version.id}`
    byDocument.set(name, [...(byDocument.get(name) ?? []), version])
  }
  return [...byDocument.values()]
    .flatMap((all) => entryOf(all) ?? [])
    .filter((entry) => fits(entry, question))
    .toSorted(
      (a, b) =>
        b.day - a.day || compare(b.document.firstSeen, a.document.firstSeen) || compare(a.document.id, b.document.id),
    )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function entryOf(versions: readonly Version[]): InboxEntry | undefined {
  const document = versions.at(-1)
  if (document === undefined) return undefined
  const changes = versions.flatMap((version, index) => {
    const before = versions[index - 1]
    return before === undefined ? [] : { seen: version.seen, fields: changed(before, version) }
  })
  return { document, day: document.published ?? parseDay(document.firstSeen.slice(0, 10)), changes }
}

/** What a publisher may change: told by name. */
const compared = [
  'title',
  'type',
  'text',
  'summary',
  'notes',
  'citation',
  'instrument',
  'published',
  'signed',
  'effective',
  'corrects',
] as const

/** Fields that differ; one that came is told as such. */
function changed(before: SeenDocument, after: SeenDocument): string[] {
  return compared.flatMap((field) => {
    const [old, now] = [before[field], after[field]]
    if (JSON.stringify(old) === JSON.stringify(now)) return []
    return old === undefined ? `${field} came` : now === undefined ? `${field} gone` : `${field} changed`
  })
}

function fits({ document, day }: InboxEntry, { words, feed, side, since, until }: InboxQuestion): boolean {
  if (feed !== undefined && document.feed !== feed) return false
  if (side !== undefined && document.side !== side) return false
  if ((since !== undefined && day < since) || (until !== undefined && day > until)) return false
  const { title, type, id, citation = '', instrument = '', summary = '', text = '', notes = '' } = document
  const all = [title, type, id, citation, instrument, summary, notes, text].join('\n').toLowerCase()
  return words.every((word) => all.includes(word.toLowerCase()))
}
