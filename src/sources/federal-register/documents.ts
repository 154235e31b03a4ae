/** Rows of the Federal Register's interface, a search's, a detail's or those on inspection, as documents of the inbox. */
import type { SeenDocument } from '../../ledger/document.js'
import { type Day, parseDay } from '../../time/day.js'
import { readMoment } from '../moment.js'
import { seen } from '../seen.js'
import type { Reply } from '../source.js'
import { misread } from '../wire/json-rows.js'

export const feed = 'federal-register'
/** Where the days and hours of the Federal Register are counted. */
export const eastern = 'America/New_York'

/**
 * A document with its text. The text of a printed one does not change, as a correction is a document of its own; that it
 * came at all is a change.
 */
export function withText({ digest: _, firstSeen, ...document }: SeenDocument, text: string | undefined): SeenDocument {
  if (text === undefined) return seen(document, new Date(firstSeen))
  return seen({ ...document, text }, new Date(firstSeen), { text: 'as printed' })
}

type Row = Record<string, unknown>

/** A document, and where its full text is. */
export interface Listed {
  document: SeenDocument
  /** Path below the host. */
  textPath?: string
  /** Known only from public inspection: not published yet, or withdrawn. */
  inspected?: true
}

/**
 * One row of a search, or a detail.
 *
 * @throws SourceError when it has no number, title or type
 */
export function documentOf(value: unknown, reply: Reply, row: number, now: Date): Listed {
  const fields = rowOf(value, reply, row)
  const { text, day } = reader(fields, reply, row)
  const id = needed(text('document_number'), 'document_number', reply, row)
  const title = needed(text('title'), 'title', reply, row)
  const type = text('subtype') ?? needed(text('type'), 'type', reply, row)
  const order = text('executive_order_number')
  const proclamation = text('proclamation_number')
  const instrument = order !== undefined ? `EO ${order}` : proclamation && `Proclamation ${proclamation}`
  const filedAt = filingTime(text('public_inspection_pdf_url'))
  const notes = [text('executive_order_notes'), text('disposition_notes')].filter((note) => note !== undefined)
  const corrects = numbersIn(fields['correction_of'])
  const raw = text('raw_text_url')
  const textPath = raw === undefined ? undefined : pathOf(raw)
  const document = seen(
    {
      ...{ feed, id, title, publisher: 'Federal Register', side: 'US', type, language: 'en' },
      url: text('html_url') ?? `https://www.federalregister.gov/d/${id}`,
      ...given('published', day('publication_date')),
      ...given('signed', day('signing_date')),
      ...given('effective', day('effective_on')),
      ...given('filedAt', filedAt),
      ...given('citation', text('citation')),
      ...given('instrument', instrument || undefined),
      ...(corrects.length > 0 && { corrects }),
      ...given('notes', notesOf(notes, numbersIn(fields['corrections']))),
      ...given('summary', summaryOf([text('action'), text('dates'), text('abstract')])),
    },
    now,
  )
  return { document, ...(textPath !== undefined && { textPath }) }
}

/** A document open to inspection. Its times may be missing: it was withdrawn, or has no day yet. */
export function inspectedOf(value: unknown, reply: Reply, row: number, now: Date): Listed & { agencies: string[] } {
  const fields = rowOf(value, reply, row)
  const { text, day } = reader(fields, reply, row)
  const id = needed(text('document_number'), 'document_number', reply, row)
  const title = needed(text('title') ?? text('toc_doc') ?? text('toc_subject'), 'title', reply, row)
  const filed = text('filed_at')
  const raw = text('raw_text_url')
  const textPath = raw === undefined ? undefined : pathOf(raw)
  const published = day('publication_date')
  const withdrawn = filed === undefined && published === undefined ? 'no day of filing or publication: withdrawn?' : ''
  const note = [text('editorial_note'), withdrawn || undefined].filter((part) => part !== undefined).join('\n')
  const document = seen(
    {
      ...{ feed, id, title, publisher: 'Federal Register', side: 'US', language: 'en' },
      type: needed(text('subtype') ?? text('type'), 'type', reply, row),
      url: text('html_url') ?? `https://www.federalregister.gov/d/${id}`,
      ...given('published', published),
      ...given('filedAt', filed === undefined || readMoment(filed, eastern) === undefined ? undefined : filed),
      ...(note !== '' && { notes: note }),
    },
    now,
  )
  return {
    document,
    agencies: slugsOf(fields['agencies']),
    inspected: true,
    ...(textPath !== undefined && { textPath }),
  }
}

function rowOf(value: unknown, reply: Reply, row: number): Row {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Row
  throw misread(reply, 'is no document', row)
}

function reader(fields: Row, reply: Reply, row: number) {
  const text = (name: string): string | undefined => {
    const value = fields[name]
    if (value === null || value === undefined) return undefined
    // Numbers of orders are texts; a number in their place is read all the same.
    if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value)
    if (typeof value !== 'string') throw misread(reply, `has something else than a text in "${name}"`, row)
    const plain = value.replace(/\r\n?/g, '\n').trim()
    return plain === '' ? undefined : plain
  }
  const day = (name: string): Day | undefined => {
    const value = text(name)
    if (value === undefined) return undefined
    try {
      return parseDay(value)
    } catch {
      throw misread(reply, `has "${value.slice(0, 40)}" for a day in "${name}"`, row)
    }
  }
  return { text, day }
}

function needed(value: string | undefined, name: string, reply: Reply, row: number): string {
  if (value === undefined) throw misread(reply, `has no "${name}"`, row)
  return value.replace(/\s+/g, ' ')
}

const given = <K extends string, V>(name: K, value: V | undefined): { [P in K]?: V } =>
  (value === undefined ? {} : { [name]: value }) as { [P in K]?: V }

/** The number after the `?` is the moment of filing, in seconds since 1970. */
function filingTime(address: string | undefined): string | undefined {
  const [, seconds] = /\?(\d{9,11})$/.exec(address ?? '') ?? []
  return seconds === undefined ? undefined : new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z')
}

/** Document numbers in a field that holds one, several, or addresses that end in them. */
function numbersIn(value: unknown): string[] {
  const texts = (Array.isArray(value) ? value : [value]).map((part) =>
    typeof part === 'object' && part !== null ? String((part as Row)['document_number'] ?? '') : String(part ?? ''),
  )
  return texts.flatMap((text) => /(?:^|\/)((?:[A-Z]\d-)?\d{2,4}-\d{3,6})(?=$|[/.?])/.exec(text)?.[1] ?? [])
}

function notesOf(notes: string[], corrections: string[]): string | undefined {
  const all = [...notes, ...(corrections.length > 0 ? [`Corrected by: ${corrections.join(', ')}`] : [])]
  return all.length === 0 ? undefined : all.join('\n')
}

function summaryOf(parts: (string | undefined)[]): string | undefined {
  const all = parts.filter((part) => part !== undefined).join('\n')
  return all === '' ? undefined : all.slice(0, 4000)
}

function slugsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : []).flatMap((agency: unknown) => {
    const slug = (agency as Row | null)?.['slug']
    return typeof slug === 'string' ? [slug] : []
  })
}

/** Texts are asked of the site itself only. */
function pathOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const { host, pathname } = new URL(address)
  return /(?:^|\.)federalregister\.gov$/.test(host) && pathname.startsWith('/documents/') ? pathname : undefined
}
