/** An announcement's own page: its text, and what its head says of it. */
import { type Moment, readMoment } from '../moment.js'
import { attributeOf, tokensOf } from '../wire/markup.js'
import { plainTitle, textWithin } from '../wire/plain-text.js'

export interface PressPage {
  title?: string
  /** Undefined where the page has none: behind a wall, or filled by a script. */
  text?: string
  published?: Moment
  /** As written in the head: when it was changed last. */
  modifiedAt?: string
}

const titles = ['articletitle', 'og:title']
const published = ['pubdate', 'article:published_time']

/** Reads a page whose text is inside one of `within`. */
export function readPage(html: string, within: readonly string[], zone: string): PressPage {
  const meta = metaOf(html)
  const first = (names: string[]): string | undefined =>
    names.map((name) => meta.get(name)).find((value) => value !== undefined && value !== '')
  const title = first(titles)
  const text = textWithin(html, within)
  const moment = readMoment(first(published) ?? '', zone)
  const modifiedAt = meta.get('article:modified_time')
  return {
    ...(title !== undefined && { title: plainTitle(title) }),
    ...(text !== undefined && text !== '' && { text }),
    ...(moment !== undefined && { published: moment }),
    ...(modifiedAt !== undefined && { modifiedAt }),
  }
}

function metaOf(html: string): Map<string, string> {
  const meta = new Map<string, string>()
  for (const token of tokensOf(html, true)) {
    if (token.kind !== 'open' || token.name !== 'meta') continue
    const name = attributeOf(token.attributes, 'name') ?? attributeOf(token.attributes, 'property')
    const content = attributeOf(token.attributes, 'content')
    if (name !== undefined && content !== undefined && !meta.has(name.toLowerCase()))
      meta.set(name.toLowerCase(), content.trim())
  }
  return meta
}
