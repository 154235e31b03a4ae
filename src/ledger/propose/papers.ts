/** One announcement, however many feeds carried it: the order as posted, as filed and as printed. */
import { type Day, parseDay } from '../../time/day.js'
import { dayIn } from '../../time/zone.js'
import type { SeenDocument } from '../document.js'
import { zones } from './phrases.js'

export interface Paper {
  /** The one that says most first. */
  documents: readonly SeenDocument[]
  title: string
  side?: string
  /** `EO 14350`, where any of them says it. */
  instrument?: string
  signed?: Day
  /** The first day on which any of them was public, and which feed said so. */
  public?: { day: Day; feed: string }
  text: string
  notes: string
}

/** Puts together what bears one title and one day of signing. */
export function papersOf(documents: readonly SeenDocument[]): Paper[] {
  const groups = new Map<string, SeenDocument[]>()
  for (const [index, document] of documents.entries()) {
    const { signed, title, corrects } = document
    const key =
      signed === undefined || corrects !== undefined
        ? `alone ${index}`
        : `${signed} ${title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')}`
    groups.set(key, [...(groups.get(key) ?? []), document])
  }
  return [...groups.values()].map(paperOf)
}

function paperOf(documents: SeenDocument[]): Paper {
  const sorted = documents.toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1))
  const first = sorted[0] as SeenDocument
  const find = <T>(of: (document: SeenDocument) => T | undefined): T | undefined =>
    sorted.map(of).find((value) => value !== undefined)
  const side = find((one) => one.side)
  const instrument = find((one) => one.instrument)
  const signed = find((one) => one.signed)
  const seen = sorted
    .map((one) => ({ day: publicDay(one), feed: one.feed }))
    .filter((one): one is { day: Day; feed: string } => one.day !== undefined)
    .toSorted((a, b) => a.day - b.day)[0]
  return {
    documents: sorted,
    title: first.title,
    ...(side !== undefined && { side }),
    ...(instrument !== undefined && { instrument }),
    ...(signed !== undefined && { signed }),
    ...(seen !== undefined && { public: seen }),
    text: find((one) => one.text) ?? '',
    notes: sorted
      .map((one) => one.notes ?? '')
      .join('\n')
      .trim(),
  }
}

/** The printed text is surest. */
const rank = ({ feed, text }: SeenDocument): number =>
  (feed === 'federal-register' ? 0 : 1) + (text === undefined ? 2 : 0)

/** The first day on which a document was public: that of its filing for inspection, or of its publication. */
export function publicDay({ published, filedAt, side = '' }: SeenDocument): Day | undefined {
  const at = Date.parse(filedAt ?? '')
  const filed = Number.isNaN(at)
    ? undefined
    : zones[side] === undefined
      ? parseDay(new Date(at).toISOString().slice(0, 10))
      : dayIn(zones[side], at)
  const days = [published, filed].filter((day): day is Day => day !== undefined)
  return days.length === 0 ? undefined : (Math.min(...days) as Day)
}
