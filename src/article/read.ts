/** A file, an address or standard input becomes an article: its text, its day, and what is known of where it came from. */
import { open } from 'node:fs/promises'
import { InputError, type Place, visible } from '../problem.js'
import type { Day } from '../time/day.js'
import type { Article, DateOrigin } from './article.js'
import { type DocumentKind, decode, kindOf, refuseLong, refuseLongText } from './bytes.js'
import { dayInText } from './dateline.js'
import { dayInUrl, findDay } from './day-text.js'
import type { Extract, Job } from './extract.js'
import type { Page } from './fetch.js'
import { type Head, takeFrontMatter, takeHead } from './head.js'

export type ArticleInput =
  | { kind: 'file'; path: string }
  | { kind: 'url'; url: string }
  | { kind: 'stdin'; bytes: Uint8Array }

/** The world outside; tests hand in their own. */
export interface ArticleEffects {
  readFile: (path: string) => Promise<Uint8Array>
  fetchPage: (url: string) => Promise<Page>
  /** Reads what could be hostile, apart from the program. */
  readApart: (job: Job, where: Place) => Promise<Extract>
}

export interface ArticleOptions {
  /** The day to read it as of, whatever the document says. */
  date?: Day
  /** The day to read it as of when the document itself gives none. */
  fallback?: Day
  effects?: Partial<ArticleEffects>
}

const usualEffects: ArticleEffects = {
  readFile: readWhole,
  // Each is loaded only when asked for: a text file needs neither the network nor the readers of pages.
  fetchPage: async (url) => (await import('./fetch.js')).fetchPage(url),
  readApart: async (job, where) => (await import('./apart.js')).readApart(job, where),
}

/**
 * Reads an article. Its day is the option's, else that of its metadata, its text or its address; never silently today.
 *
 * @throws InputError when it cannot be read as an article, or gives no day
 * @throws SourceError when an address cannot be reached
 */
export async function readArticle(input: ArticleInput, options: ArticleOptions = {}): Promise<Article> {
  const effects = { ...usualEffects, ...options.effects }
  const document = await documentOf(input, effects)
  const extract = await extractOf(document, effects, options.date === undefined && options.fallback === undefined)
  if (!/[\p{L}\p{N}]/u.test(extract.text))
    throw new InputError({
      what: 'holds no text',
      where: document.where,
      mend: 'Give an article with sentences in it.',
    })
  refuseLongText(extract.text, document.where)
  const url = document.url ?? extract.url
  const { date, dateFrom } = dayOfArticle(extract, url, options, document.where)
  const article: Article = { text: extract.text, date, dateFrom }
  if (extract.title !== undefined) article.title = extract.title
  if (extract.publisher !== undefined) article.publisher = extract.publisher
  if (url !== undefined) article.url = url
  return article
}

interface Document {
  bytes: Uint8Array
  kind: DocumentKind
  where: Place
  charset?: string
  url?: string
}

async function documentOf(input: ArticleInput, effects: ArticleEffects): Promise<Document> {
  if (input.kind === 'url') {
    const page = await effects.fetchPage(input.url)
    const where = { input: page.url }
    refuseLong(page.bytes.length, where)
    const kind = kindOf(page.bytes, new URL(page.url).pathname, page.contentType)
    return { bytes: page.bytes, kind, where, charset: page.charset, url: page.url }
  }
  const where: Place = input.kind === 'file' ? { file: input.path } : { input: 'standard input' }
  const bytes = input.kind === 'file' ? await effects.readFile(input.path) : input.bytes
  refuseLong(bytes.length, where)
  return { bytes, kind: kindOf(bytes, input.kind === 'file' ? input.path : ''), where }
}

/** @param strict whether a day that is none is refused; where another was given, it does no harm */
async function extractOf(document: Document, effects: ArticleEffects, strict: boolean): Promise<Extract> {
  const { bytes, kind, where } = document
  if (kind === 'pdf') return effects.readApart({ kind, bytes }, where)
  const text = decode(bytes, kind, where, document.charset)
  if (kind === 'html') return effects.readApart({ kind, html: text }, where)
  if (kind === 'markdown') {
    const { plainMarkdown } = await import('./markdown.js')
    const front = takeFrontMatter(text)
    const under = takeHead(front.body)
    const plain = plainMarkdown(under.body)
    const head = { ...under.head, ...front.head }
    return {
      text: plain.text,
      title: head.title ?? plain.title,
      publisher: head.publisher,
      url: head.url,
      metadataDay: headDay(front.head, where, strict),
      textDay: headDay(under.head, where, strict) ?? textDay(plain.text, where, strict),
    }
  }
  const { head, body } = takeHead(text)
  return {
    text: body,
    title: head.title,
    publisher: head.publisher,
    url: head.url,
    textDay: headDay(head, where, strict) ?? textDay(body, where, strict),
  }
}

/** A day that a document states for itself must be one: reading on would silently use another. */
function headDay({ date }: Head, where: Place, strict: boolean): Day | undefined {
  if (date === undefined) return undefined
  const found = findDay(date.written)
  if (found?.day !== undefined || !strict) return found?.day
  throw new InputError({
    what:
      found === undefined
        ? `"${date.written.slice(0, 60)}" names no day`
        : `"${found.written}" is not a day of the calendar`,
    where: where.file === undefined ? { ...where, field: `line ${date.line}` } : { ...where, line: date.line },
    mend: 'Write YYYY-MM-DD, as in 2025-11-10, or give --as-of YYYY-MM-DD.',
  })
}

function textDay(body: string, where: Place, strict: boolean): Day | undefined {
  const found = dayInText(body)
  if (found === undefined || found.day !== undefined || !strict) return found?.day
  throw new InputError({
    what: `"${found.written}" is not a day of the calendar`,
    where,
    mend: 'Mend the date, or give --as-of YYYY-MM-DD.',
  })
}

function dayOfArticle(
  extract: Extract,
  url: string | undefined,
  { date, fallback }: ArticleOptions,
  where: Place,
): { date: Day; dateFrom: DateOrigin } {
  if (date !== undefined) return { date, dateFrom: 'option' }
  if (extract.metadataDay !== undefined) return { date: extract.metadataDay, dateFrom: 'metadata' }
  if (extract.textDay !== undefined) return { date: extract.textDay, dateFrom: 'text' }
  const fromUrl = url === undefined ? undefined : dayInUrl(url)
  if (fromUrl !== undefined) return { date: fromUrl, dateFrom: 'url' }
  if (fallback !== undefined) return { date: fallback, dateFrom: 'option' }
  throw new InputError({
    what: 'does not say what day it is from',
    where,
    mend: `${extract.hint === undefined ? '' : `${extract.hint} `}Give --as-of YYYY-MM-DD.`,
  })
}

/** Asks the file's size before it is read, so that a very large one costs nothing. */
async function readWhole(path: string): Promise<Uint8Array> {
  const where = { file: path }
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new InputError({
      what: fileFault(error, path),
      where,
      mend: 'Give a file, an address, or - for standard input.',
    })
  })
  try {
    const about = await file.stat()
    if (about.isDirectory())
      throw new InputError({ what: 'is a folder', where, mend: 'Give one file in it, or - for standard input.' })
    refuseLong(about.size, where)
    const parts: Uint8Array[] = []
    let size = 0
    // A pipe or a device has no size to ask for.
    for await (const part of file.createReadStream({ autoClose: false })) {
      size += part.length
      refuseLong(size, where)
      parts.push(part)
    }
    return Buffer.concat(parts)
  } finally {
    await file.close()
  }
}

function fileFault(error: NodeJS.ErrnoException, path: string): string {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return 'is not there'
  if (error.code === 'EACCES' || error.code === 'EPERM') return 'may not be read'
  return `cannot be opened (${error.code ?? visible(path)})`
}
