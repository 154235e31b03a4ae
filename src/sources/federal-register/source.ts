/** The Federal Register: what the searches find, what is open to inspection, and what the ledger rests on, read again. */
import type { SeenDocument } from '../../ledger/document.js'
import type { Source as CitedSource } from '../../ledger/records.js'
import { quoted, SourceError } from '../../problem.js'
import { addDays, isoDay } from '../../time/day.js'
import type { Reply, Source, SyncContext } from '../source.js'
import { jsonOf, misread } from '../wire/json-rows.js'
import { documentOf, feed, inspectedOf, type Listed, withText } from './documents.js'
import { fields, type Search, searches, watched } from './searches.js'
import { fullText } from './text.js'

const host = 'www.federalregister.gov'
const base = '/api/v1/'
/** Days back that are searched where no first day is given: what was printed late is found, at the price of a few pages. */
const daysBack = 60
const perPage = 100
/** Far past the 10,000 at which the count stands still; a search that goes on so long goes round. */
const mostPages = 500
/** Numbers in one address. */
const atOnce = 25
/** The site's own counter stops here. */
const fullCount = 10_000

export const federalRegister: Source = {
  id: 'federal-register',
  title: 'Federal Register: presidential documents, rules and notices on tariffs, export controls, TikTok',
  base: `https://${host}`,
  // Five a second for the interface, one a second for texts: the slower holds for both.
  pace: 1000,
  // Pages redirect programs to a form for people.
  redirects: 'never',
  terms: 'Public domain. The site is not the legal edition: that is the PDF on govinfo.gov.',
  sync,
  refusal,
}

/** Its own words for an error, and the page that asks for a person. */
function refusal({ status, bytes, headers }: Reply): { what: string; mend: string } | undefined {
  if (status >= 300 && status < 400)
    return {
      what: `sends programs elsewhere (to ${quoted(headers['location'] ?? 'nowhere')})`,
      mend: 'Try again later; the interface itself answers without a redirect.',
    }
  if (status !== 400 && status !== 404) return undefined
  const said = messageIn(bytes)
  return {
    what: `answers with status ${status}${said === undefined ? '' : `: ${quoted(said, 200)}`}`,
    mend:
      status === 404 ? 'No such document is held there.' : 'The interface has changed: please tell the project of it.',
  }
}

function messageIn(bytes: Uint8Array): string | undefined {
  try {
    const { message, errors } = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>
    return typeof message === 'string' ? message : errors === undefined ? undefined : JSON.stringify(errors)
  } catch {
    return undefined
  }
}

async function sync(context: SyncContext): Promise<void> {
  const found = new Map<string, Listed>()
  let left = searches.length + 1
  for (const search of searches) {
    context.expect(left--)
    for (const listed of await searched(search, context)) found.set(listed.document.id, listed)
  }
  context.expect(left)
  for (const listed of await onInspection(context)) {
    const printed = found.get(listed.document.id)
    if (printed === undefined) found.set(listed.document.id, listed)
    else found.set(listed.document.id, { ...printed, document: { ...filed(listed.document), ...printed.document } })
  }
  await context.documents(await withTexts([...found.values()], context))
  await context.commit()
  await rereadCited(found, context)
}

const filed = ({ filedAt }: SeenDocument): Partial<SeenDocument> => (filedAt === undefined ? {} : { filedAt })

/** Brackets written out: a bare one is a pattern to some programs on the way. */
function query(pairs: [string, string][]): string {
  return pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')
}

const asked: [string, string][] = fields.map((field) => ['fields[]', field])

async function searched(search: Search, context: SyncContext): Promise<Listed[]> {
  const since = context.since ?? addDays(context.today, -daysBack)
  let path: string | undefined = `${base}documents.json?${query([
    ...search.types.map((type): [string, string] => ['conditions[type][]', type]),
    ...(search.agencies ?? []).map((agency): [string, string] => ['conditions[agencies][]', agency]),
    ...(search.term === undefined ? [] : ([['conditions[term]', search.term]] as [string, string][])),
    ['conditions[publication_date][gte]', isoDay(since)],
    ...asked,
    ['order', 'newest'],
    ['per_page', String(perPage)],
  ])}`
  const found = new Map<string, Listed>()
  const visited = new Set<string>()
  let count = 0
  while (path !== undefined) {
    if (visited.has(path) || visited.size >= mostPages) throw goesRound(path)
    visited.add(path)
    const reply: Reply = await context.ask({ path, expects: 'json' })
    const page = pageOf(reply)
    count = Math.max(count, page.count)
    for (const [index, row] of page.results.entries()) {
      const listed = documentOf(row, reply, index + 1, context.now)
      found.set(listed.document.id, listed)
    }
    path = page.results.length === 0 ? undefined : nextPath(page.next, reply)
  }
  // The count stands still at ten thousand, so it tells what is missing only below that.
  if (count < fullCount && found.size < count)
    context.progress(`${host}: ${search.name}: ${found.size} of ${count} documents came; the next run asks again`)
  return [...found.values()]
}

const goesRound = (path: string): SourceError =>
  new SourceError({
    what: 'leads from page to page without an end',
    where: { input: `${host}${path.slice(0, 200)}` },
    mend: 'Try again with a later --since.',
  })

interface Page {
  count: number
  next: unknown
  results: unknown[]
}

/** An envelope; without `results` nothing was found, where the count says so too. */
function pageOf(reply: Reply): Page {
  const value = jsonOf(reply)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw misread(reply, 'is no list of documents')
  const { count, results, next_page_url: next } = value as Record<string, unknown>
  if (typeof count !== 'number') throw misread(reply, 'does not say how many documents it has')
  if (results === undefined || results === null) {
    if (count > 0) throw misread(reply, `counts ${count} documents and has none of them`)
    return { count, next: null, results: [] }
  }
  if (!Array.isArray(results)) throw misread(reply, 'has something else than a list in "results"')
  return { count, next, results }
}

/** The next page as the site gives it, cursor and all; an address of another host or place is not followed. */
function nextPath(next: unknown, reply: Reply): string | undefined {
  if (next === null || next === undefined || next === '') return undefined
  const url = typeof next === 'string' && URL.canParse(next) ? new URL(next) : undefined
  const here = reply.name.split('/')[0]
  if (
    url === undefined ||
    (url.host !== host && url.host !== here) ||
    !/^\/api\/v1\/documents(?:\.json)?$/.test(url.pathname)
  )
    throw misread(reply, `leads on to another place, which is not followed: ${quoted(String(next), 120)}`)
  return `${url.pathname}${url.search}`
}

/** Presidential documents, and those of the watched agencies, before they are printed. */
async function onInspection(context: SyncContext): Promise<Listed[]> {
  // Caches on the way hold an hour-old list; the quarter of an hour in the address goes past them.
  const quarter = Math.floor(context.now.getTime() / 900_000) * 900
  const reply = await context.ask({
    path: `${base}public-inspection-documents/current.json?_=${quarter}`,
    expects: 'json',
  })
  const rows = pageOf(reply).results.map((row, index) => inspectedOf(row, reply, index + 1, context.now))
  return rows.filter(
    ({ document, agencies }) => document.type === 'Presidential Document' || agencies.some((slug) => watched.has(slug)),
  )
}

/** Each with its full text: the one held, or else asked for. */
async function withTexts(listed: Listed[], context: SyncContext): Promise<SeenDocument[]> {
  const documents: SeenDocument[] = []
  for (const [index, { document, textPath, inspected }] of listed.entries()) {
    context.expect(listed.length - index)
    const held = await context.seen?.(feed, document.id)
    // A text on inspection is a draft of the printed one.
    const text = held?.text ?? (textPath === undefined || inspected ? undefined : await textAt(textPath, context))
    documents.push(withText(document, text))
  }
  return documents
}

async function textAt(path: string, context: SyncContext): Promise<string | undefined> {
  try {
    return fullText(await context.ask({ path, expects: 'html', largest: 20_000_000 }))
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    // The document stands without its text: it is asked for again next time.
    context.progress(error.message)
    return undefined
  }
}

/** Numbers of the documents that the ledger rests on, out of the addresses and ids of its sources. */
export function citedNumbers(sources: readonly Pick<CitedSource, 'id' | 'url'>[]): string[] {
  const numbers = sources.flatMap(({ url = '', id }) => {
    const inAddress = /(?:federalregister\.gov|govinfo\.gov)\/(?:.*\/)?((?:[A-Z]\d-)?\d{4}-\d{5,6})(?=$|[/.?])/.exec(
      url,
    )?.[1]
    return inAddress ?? /^fr-(\d{4}-\d{5})(?:-|$)/.exec(id)?.[1] ?? []
  })
  return [...new Set(numbers)].sort()
}

/** What was printed may be amended, revoked or corrected later: its notes change without a word. */
async function rereadCited(found: ReadonlyMap<string, Listed>, context: SyncContext): Promise<void> {
  const numbers = citedNumbers(context.cited ?? []).filter((number) => !found.has(number))
  const parts = Array.from({ length: Math.ceil(numbers.length / atOnce) }, (_, index) =>
    numbers.slice(index * atOnce, (index + 1) * atOnce),
  )
  for (const [index, part] of parts.entries()) {
    context.expect(parts.length - index)
    const path = `${base}documents/${part.join(',')}.json?${query(asked)}`
    const reply = await context.ask({ path, expects: 'json' })
    const value = jsonOf(reply)
    // One number gives the document itself, several a list of them.
    const rows = part.length === 1 ? [value] : pageOf(reply).results
    const documents: SeenDocument[] = []
    for (const [row, one] of rows.entries()) {
      const { document } = documentOf(one, reply, row + 1, context.now)
      const held = await context.seen?.(feed, document.id)
      documents.push(withText(document, held?.text))
    }
    const missing = part.filter((number) => !documents.some(({ id }) => id === number))
    if (missing.length > 0) context.progress(`${host} has no document ${missing.join(', ')}, which the ledger cites`)
    await context.documents(documents)
    await context.commit()
  }
}
