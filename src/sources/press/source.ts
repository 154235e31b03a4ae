/** A publisher's announcements into the inbox, by its row of the table. */
import type { SeenDocument } from '../../ledger/document.js'
import { SourceError } from '../../problem.js'
import { addDays, type Day, parseDay, partsOf } from '../../time/day.js'
import { dayIn } from '../../time/zone.js'
import { readMoment } from '../moment.js'
import { plainAddress, seen } from '../seen.js'
import type { Reply, Source, SyncContext } from '../source.js'
import { textOfBytes } from '../wire/charset.js'
import { plainText, plainTitle } from '../wire/plain-text.js'
import { type FeedEntry, readFeed } from './feed.js'
import { type ListEntry, readList } from './list.js'
import { readPage } from './page.js'
import { type PressFeed, type PressSite, pressSites } from './sites.js'

/** Feeds and pages are small; what is larger is no announcement. */
const largest = 10_000_000
/** Pages of announcements asked for in one run and section, and pages of older entries. */
const mostPages = 40
const mostOlder = 20
/** Pages are edited without a word in their first days. */
const unsettled = 3

/** A source for each publisher. */
export const pressSources: readonly Source[] = pressSites.map(pressSource)

export function pressSource(site: PressSite): Source {
  const { id, title, base, pace, terms } = site
  return { id, title, base, pace, terms, sync: (context) => syncSite(site, context) }
}

/** Section by section: what one gave is kept although another fails, and the failure is told at the end. */
async function syncSite(site: PressSite, context: SyncContext): Promise<void> {
  context.expect(site.feeds.length)
  const failures: unknown[] = []
  // An announcement may stand in several sections: the first that lists it counts.
  const known = new Set<string>()
  for (const [index, feed] of site.feeds.entries()) {
    try {
      const documents = feed.kind === 'feed' ? await fromFeed(site, feed, context) : await fromList(site, feed, context)
      await context.documents(documents.filter(({ id }) => !known.has(id)))
      await context.commit()
      for (const { id } of documents) known.add(id)
    } catch (error) {
      if (!(error instanceof SourceError)) throw error
      failures.push(error)
      // A host that does not answer is not asked for every section of it.
      if (failures.length === 2 && index === 1) break
      if (index < site.feeds.length - 1) context.progress(error.message)
    }
  }
  if (failures.length > 0) throw failures.at(-1)
}

const ask = (site: PressSite, path: string, expects: 'xml' | 'html', context: SyncContext): Promise<Reply> =>
  context.ask({ path, expects, largest, ...(site.headers !== undefined && { headers: site.headers }) })

function refuse(reply: Reply, what: string): SourceError {
  return new SourceError({
    what,
    where: { input: reply.name },
    mend: 'Nothing of it was stored; what was held before is as it was.',
  })
}

const textOf = (reply: Reply): string => textOfBytes(reply.bytes, reply.headers['content-type'])

async function fromFeed(site: PressSite, feed: PressFeed, context: SyncContext): Promise<SeenDocument[]> {
  const documents: SeenDocument[] = []
  const known = new Set<string>()
  for (let page = 1; page <= mostOlder; page++) {
    const path = page === 1 ? feed.path : `${feed.path}?${feed.older}=${page}`
    const reply = await ask(site, path, 'xml', context)
    const entries = readFeed(textOf(reply))
    if (entries === undefined) throw refuse(reply, 'is no feed: a page of HTML, or something else, stands in its place')
    const read = entries.flatMap((entry) => documentOf(entry, site, feed, context) ?? [])
    const fresh = read.filter(({ id }) => !known.has(id))
    for (const { id } of fresh) known.add(id)
    documents.push(...fresh)
    const oldest = Math.min(...fresh.map(({ published }) => published ?? Number.POSITIVE_INFINITY))
    if (feed.older === undefined || context.since === undefined || fresh.length === 0 || oldest < context.since) break
    context.expect(1)
  }
  return documents.filter(({ published }) => isWanted(published, context.since))
}

const isWanted = (day: Day | undefined, since: Day | undefined): boolean =>
  since === undefined || day === undefined || day >= since

function documentOf(
  entry: FeedEntry,
  site: PressSite,
  feed: PressFeed,
  { now }: SyncContext,
): SeenDocument | undefined {
  const url = plainAddress(entry.link ?? entry.id ?? '', `${site.base}/`)
  const title = plainTitle(entry.title)
  if (url === undefined || title === '') return undefined
  const moment = readMoment(entry.published ?? '', site.zone)
  const text = plainText(entry.content)
  const summary = plainText(entry.summary)
  const type = entry.categories.map(plainTitle).findLast((category) => category !== '' && category !== feed.type)
  return seen(
    {
      ...told(site, feed, text, title),
      id: entry.id ?? url,
      title,
      url,
      type: type ?? feed.type,
      ...(moment !== undefined && { published: moment.day }),
      ...(moment?.at !== undefined && entry.published !== undefined && { publishedAt: entry.published }),
      ...(entry.modified !== undefined && { modifiedAt: entry.modified }),
      ...(summary !== '' && summary !== text && { summary: summary.slice(0, 2000) }),
    },
    now,
  )
}

/** What a document has from its site, and what its text says of itself. */
function told(site: PressSite, feed: PressFeed, text: string | undefined, title: string) {
  const number = site.numbered?.exec(title)?.[0] ?? site.numbered?.exec((text ?? '').slice(0, 1000))?.[0]
  const signed = readMoment(site.signed?.exec(text ?? '')?.[1] ?? '', site.zone)?.day
  return {
    feed: site.id,
    publisher: site.publisher,
    side: site.side,
    language: feed.language,
    ...(number !== undefined && { citation: number.trim() }),
    ...(signed !== undefined && { signed }),
    ...(text !== undefined && text !== '' && { text }),
  }
}

async function fromList(site: PressSite, feed: PressFeed, context: SyncContext): Promise<SeenDocument[]> {
  const { year } = partsOf(dayIn(site.zone, context.now.getTime()))
  const reply = await ask(site, feed.path.replace('{year}', String(year)), 'html', context)
  const page = new URL(reply.request.path, `${site.base}/`).href
  const { links, date } = feed
  if (links === undefined) return []
  const entries = readList(textOf(reply), page, { links, ...(date !== undefined && { date }) })
  if (entries.length === 0)
    throw refuse(reply, 'lists no announcement: it is behind a wall, filled by a script, or laid out anew')
  const wanted = entries.filter(({ published }) => isWanted(published, context.since)).slice(0, mostPages)
  const documents: SeenDocument[] = []
  let failed = 0
  for (const [index, entry] of wanted.entries()) {
    context.expect(feed.text === undefined ? 0 : wanted.length - index)
    const held = await context.seen?.(site.id, entry.url)
    if (held !== undefined && isSettled(held, entry, context)) continue
    const asked = failed < 2 && feed.text !== undefined ? await pageOf(entry, site, feed.text, context) : {}
    failed = asked === undefined ? failed + 1 : failed
    const text = asked?.text ?? held?.text
    const title = isCut(entry.title) ? (asked?.title ?? held?.title ?? entry.title) : entry.title
    const published = entry.published ?? asked?.published?.day
    documents.push(
      seen(
        {
          ...told(site, feed, text, title),
          id: entry.url,
          title,
          url: entry.url,
          type: feed.type,
          ...(published !== undefined && { published }),
          ...(asked?.modifiedAt !== undefined && { modifiedAt: asked.modifiedAt }),
        },
        context.now,
      ),
    )
  }
  return documents.filter(({ published }) => isWanted(published, context.since))
}

/** Lists cut long titles; the page has them whole. */
const isCut = (title: string): boolean => /(?:…|\.\.\.)$/.test(title)

/** Its text is held, and the days in which it may still be edited are over. */
function isSettled(held: SeenDocument, entry: ListEntry, { today }: SyncContext): boolean {
  const day = held.published ?? parseDay(held.firstSeen.slice(0, 10))
  const isSame = held.title === entry.title || isCut(entry.title)
  return held.text !== undefined && isSame && addDays(day, unsettled) < today
}

/** The announcement's page; undefined, and a line of why, where it cannot be read: its title and address still stand. */
async function pageOf(entry: ListEntry, site: PressSite, within: readonly string[], context: SyncContext) {
  const { pathname, search } = new URL(entry.url)
  try {
    const reply = await ask(site, `${pathname}${search}`, 'html', context)
    const page = readPage(textOf(reply), within, site.zone)
    if (page.text === undefined)
      context.progress(`${reply.name} has no text in it: filled by a script, or laid out anew; its title alone is held`)
    return page
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    context.progress(error.message)
    return undefined
  }
}
