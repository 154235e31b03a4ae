/** The draft that every document gives: a source, by which records can name it. */
import { type Day, isoDay } from '../../time/day.js'
import type { SeenDocument } from '../document.js'
import type { SourceType } from '../records.js'
import { instrumentsIn } from './facts.js'
import { type Paper, publicDay } from './papers.js'
import { feeds, idNoise } from './phrases.js'
import { item, scalar } from './yaml-lines.js'

export interface SourceDraft {
  id: string
  document: SeenDocument
  lines: string[]
}

/**
 * A source for one document of a paper.
 *
 * @param taken ids that are not free
 * @param today no source is dated after it
 */
export function sourceDraft(document: SeenDocument, paper: Paper, taken: ReadonlySet<string>, today: Day): SourceDraft {
  const day = dated(document, today)
  const id = freeId(idOf(document, paper, day), taken)
  const { side, publisher, url } = document
  const number = document.citation ?? (document.instrument === undefined ? undefined : document.instrument)
  const marked =
    number === undefined || document.title.includes(number) ? document.title : `${document.title} (${number})`
  const lines = item([
    ['id', id],
    ['title', scalar(marked)],
    ['publisher', scalar(publisher)],
    ['side', side],
    ['date', day === undefined ? undefined : isoDay(day)],
    ['type', typeOf(document)],
    ['url', /^https?:\/\/\S+$/.test(url) ? scalar(url) : undefined],
  ])
  return { id, document, lines }
}

/** The day the document bears: of signing, of publication, or on which it could be read. */
function dated(document: SeenDocument, today: Day): Day | undefined {
  const days = [document.signed, document.published, publicDay(document)]
  return days.find((day) => day !== undefined && day <= today)
}

/** `fr-2026-20321`, `wh-eo-14350`, `mofcom-58-2025`, `sctc-2025-4`, else publisher, day and the title's first words. */
function idOf(document: SeenDocument, { instrument }: Paper, day: Day | undefined): string {
  const { feed, id, title, citation = '' } = document
  const prefix = feeds[feed]?.prefix ?? feed
  if (feed === 'federal-register') return `${prefix}-${id.toLowerCase()}`
  const [, order] = /^EO (\d+)$/.exec(instrument ?? '') ?? []
  if (feed === 'white-house' && order !== undefined && !/^fact sheet/i.test(title)) return `${prefix}-eo-${order}`
  const [, number, year] = /^No\. (\d+) of (\d{4})$/.exec(instrumentsIn(citation)[0] ?? '') ?? []
  if (number !== undefined) return prefix === 'sctc' ? `${prefix}-${year}-${number}` : `${prefix}-${number}-${year}`
  const words = title
    .toLowerCase()
    .replace(/['’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 2 && !idNoise.has(word))
  return [prefix, day === undefined ? undefined : isoDay(day), ...words.slice(0, 3)].filter(Boolean).join('-')
}

function freeId(wished: string, taken: ReadonlySet<string>): string {
  let id = wished
  for (let count = 2; taken.has(id); count++) id = `${wished}-${count}`
  return id
}

/** Notices and announcements with a number of their own are notices; the rest of what a side publishes is official. */
function typeOf({ feed, type, citation, side }: SeenDocument): SourceType {
  if (side === undefined) return 'press'
  if (feed === 'federal-register')
    return /order|proclamation|presidential|memorandum|determination/i.test(type) ? 'official' : 'notice'
  return citation === undefined ? 'official' : 'notice'
}
