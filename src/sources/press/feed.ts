/** RSS 0.9 to 2.0, RDF and Atom, as they are and not as they should be. */
import { attributeOf, entitiesRead, type Token, tokensOf } from '../wire/markup.js'

/** One entry of a feed: texts as they stand in it, entities of the XML read, markup of titles and contents kept. */
export interface FeedEntry {
  id?: string
  link?: string
  title: string
  published?: string
  modified?: string
  categories: string[]
  summary: string
  content: string
}

/** What an element of an entry gives, by its name; prefixes that only say "Atom" or "RSS" are taken off. */
const fields: Record<string, keyof FeedEntry> = {
  title: 'title',
  guid: 'id',
  id: 'id',
  link: 'link',
  pubDate: 'published',
  pubdate: 'published',
  published: 'published',
  issued: 'published',
  'dc:date': 'published',
  updated: 'modified',
  modified: 'modified',
  'dcterms:modified': 'modified',
  category: 'categories',
  'dc:subject': 'categories',
  description: 'summary',
  summary: 'summary',
  content: 'content',
  'content:encoded': 'content',
}

const roots = new Set(['rss', 'feed', 'RDF', 'rdf'])

/** The entries of a feed in their order; undefined where the text is none, such as a page of HTML. */
export function readFeed(text: string): FeedEntry[] | undefined {
  const entries: FeedEntry[] = []
  let root = false
  let entry: FeedEntry | undefined
  let field: { name: string; key: keyof FeedEntry; depth: number; parts: string[] } | undefined
  for (const token of tokensOf(text, false)) {
    if (!root) {
      if (token.kind === 'open' && !roots.has(local(token.name))) return undefined
      root = token.kind === 'open'
      continue
    }
    const name = token.kind === 'text' ? '' : plainName(token.name)
    if (entry === undefined) {
      if (token.kind !== 'open' || (name !== 'item' && name !== 'entry') || token.empty) continue
      const about = attributeOf(token.attributes, 'rdf:about')
      entry = { title: '', categories: [], summary: '', content: '', ...(about !== undefined && { id: about }) }
    } else if (field !== undefined) {
      if (token.kind === 'open' && name === field.name && !token.empty) field.depth++
      if (token.kind === 'close' && name === field.name && --field.depth === 0) {
        take(entry, field.key, field.parts.join(''))
        field = undefined
      } else field.parts.push(written(token))
    } else if (token.kind === 'open') {
      const key = Object.hasOwn(fields, name) ? fields[name] : undefined
      if (key === undefined) continue
      attributes(entry, key, token.attributes)
      if (!token.empty) field = { name, key, depth: 1, parts: [] }
    } else if (token.kind === 'close' && (name === 'item' || name === 'entry')) {
      entries.push(entry)
      entry = undefined
    }
  }
  return root ? entries : undefined
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)
const plainName = (name: string): string => name.replace(/^(?:atom|a10|rss):/, '')

/** Markup inside a field is kept as markup: it is read when the field's text is asked for. */
function written(token: Token): string {
  if (token.kind === 'text') return token.raw ? token.text : entitiesRead(token.text)
  return token.kind === 'open' ? `<${token.name}>` : `</${token.name}>`
}

function attributes(entry: FeedEntry, key: keyof FeedEntry, text: string): void {
  if (key === 'link') {
    const href = attributeOf(text, 'href')
    const rel = attributeOf(text, 'rel') ?? 'alternate'
    if (href !== undefined && rel === 'alternate') entry.link ??= href
  }
  const term = key === 'categories' ? attributeOf(text, 'term') : undefined
  if (term !== undefined) entry.categories.push(term)
}

function take(entry: FeedEntry, key: keyof FeedEntry, text: string): void {
  const value = text.trim()
  if (value === '') return
  if (key === 'categories') entry.categories.push(value)
  else if (key === 'id') entry.id = value
  else if (key === 'title' || key === 'summary' || key === 'content') entry[key] ||= value
  else entry[key] ??= value
}
