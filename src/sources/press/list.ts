/** Pages that list announcements: links of one form, each with its title and, where the page says it, its day. */
import type { Day } from '../../time/day.js'
import { dayOf } from '../../time/day.js'
import { dayWritten } from '../moment.js'
import { plainAddress } from '../seen.js'
import { attributeOf, entitiesRead, tokensOf } from '../wire/markup.js'
import { plainTitle } from '../wire/plain-text.js'

export interface ListEntry {
  url: string
  title: string
  published?: Day
}

export interface ListForm {
  /** What the path of an announcement looks like; groups `y`, `m` and `d` in it are its day. */
  links: RegExp
  /** Where the day stands otherwise: in the text before the link, or after it. */
  date?: 'before' | 'after'
}

/**
 * The announcements a page lists, in its order, each address once. Links to other hosts are not among them.
 *
 * @param page the page's own address, from which relative links go out
 */
export function readList(html: string, page: string, form: ListForm): ListEntry[] {
  const anchors = anchorsOf(html)
  const entries = new Map<string, ListEntry>()
  for (const [index, anchor] of anchors.entries()) {
    const url = plainAddress(anchor.href, page)
    if (url === undefined || new URL(url).host !== new URL(page).host) continue
    const found = form.links.exec(new URL(url).pathname)
    const named = plainTitle(anchor.title)
    const title = named.length > anchor.text.length ? named : anchor.text
    // An image and its headline may both link to one announcement.
    if (found === null || title === '' || (entries.get(url)?.title.length ?? 0) >= title.length) continue
    const beside = form.date === 'before' ? anchor.before : (anchors[index + 1]?.before ?? anchor.after)
    const { y, m, d } = found.groups ?? {}
    const published =
      (y === undefined ? undefined : dayOf(Number(y), Number(m), Number(d))) ??
      (form.date === undefined ? undefined : dayWritten(beside))
    entries.set(url, { url, title, ...(published !== undefined && { published }) })
  }
  return [...entries.values()]
}

interface Anchor {
  href: string
  title: string
  text: string
  /** Text between the link before this one and this one, the machine's day of a `time` in front. */
  before: string
  /** Of the last link only: what follows it. */
  after: string
}

function anchorsOf(html: string): Anchor[] {
  const anchors: Anchor[] = []
  let between: string[] = []
  let open: { href: string; title: string; parts: string[] } | undefined
  const close = (): void => {
    if (open === undefined) return
    const { href, title, parts } = open
    anchors.push({ href, title, text: plainTitle(parts.join('')), before: between.join(' ').trim(), after: '' })
    between = []
    open = undefined
  }
  for (const token of tokensOf(html, true)) {
    if (token.kind === 'text') (open?.parts ?? between).push(open === undefined ? entitiesRead(token.text) : token.text)
    else if (token.kind === 'close' && token.name === 'a') close()
    else if (token.kind === 'open' && token.name === 'time') {
      const moment = attributeOf(token.attributes, 'datetime')
      if (moment !== undefined && open === undefined) between.push(moment)
    } else if (token.kind === 'open' && token.name === 'a') {
      close()
      const href = attributeOf(token.attributes, 'href')
      if (href !== undefined) open = { href, title: attributeOf(token.attributes, 'title') ?? '', parts: [] }
    }
  }
  close()
  const last = anchors.at(-1)
  if (last !== undefined) last.after = between.join(' ').trim()
  return anchors
}
