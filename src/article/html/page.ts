/** An HTML page becomes its main text and what it says of itself. Runs apart from the program: see ../apart.ts. */
import { Readability } from '@mozilla/readability'
import { DOMParser } from 'linkedom'
import { InputError, type Place } from '../../problem.js'
import { dayInText } from '../dateline.js'
import type { Extract } from '../extract.js'
import { type DomDocument, type DomElement, sizeOf } from './dom.js'
import { metadataOf } from './metadata.js'
import { plainText } from './plain.js'

/** No page people read is near these; past them the reader of main texts needs minutes. */
export const pageLimits = { elements: 60_000, depth: 500, attribute: 20_000 }

/**
 * @throws InputError when the page is nested or crowded beyond what any article is
 */
export function readPage(html: string, where: Place): Extract {
  const document = parse(html, where)
  const metadata = metadataOf(document)
  const body = document.querySelector('body')
  const whole = body === null ? '' : plainText(body)
  const own = ownDocument(document)
  const title = metadata.title ?? own?.title ?? undefined
  const text =
    own === undefined || own.text.length < Math.min(200, whole.length / 4) ? mainText(document, whole) : own.text
  const written = metadata.day === undefined ? (dayInText(text) ?? dayInText(whole, true)) : undefined
  return {
    text: withoutTitle(text, title),
    title,
    publisher: metadata.publisher ?? own?.publisher,
    url: metadata.url,
    metadataDay: metadata.day,
    textDay: written?.day,
  }
}

function parse(html: string, where: Place): DomDocument {
  const refuse = (what: string): InputError =>
    new InputError({ what, where, mend: 'Save the article as plain text and check that.' })
  const tags = countTags(html, pageLimits.elements * 3)
  if (tags > pageLimits.elements * 3)
    throw refuse(`has more than ${pageLimits.elements * 3} tags, too many for an article`)
  const document: DomDocument = new DOMParser().parseFromString(framed(withoutLongAttributes(html)), 'text/html')
  const root = document.documentElement
  if (root === null) throw refuse('holds no HTML')
  const size = sizeOf(root, { elements: pageLimits.elements, depth: pageLimits.depth })
  if (size.elements > pageLimits.elements)
    throw refuse(`has more than ${pageLimits.elements} elements, too many for an article`)
  if (size.depth > pageLimits.depth)
    throw refuse(`nests its elements ${size.depth} deep; at most ${pageLimits.depth} are read`)
  giveBody(document, root)
  return document
}

function countTags(html: string, limit: number): number {
  let count = 0
  for (let at = html.indexOf('<'); at !== -1 && count <= limit; at = html.indexOf('<', at + 1)) count++
  return count
}

/** Pictures written into the page and other bulk: no word of the article stands in an attribute that long. */
function withoutLongAttributes(html: string): string {
  const shorten = (value: string): string => (value.length > pageLimits.attribute ? '=""' : value)
  return html.replace(/=\s{0,3}"[^"]*"/g, shorten).replace(/=\s{0,3}'[^']*'/g, shorten)
}

/** The parser does not add the html element that browsers add. */
function framed(html: string): string {
  return /<html[\s>]/i.test(html) ? html : `<!doctype html><html>${html}</html>`
}

/** Nor the body: whatever stands loose in the page, save its head, is put into one. */
function giveBody(document: DomDocument, root: DomElement): void {
  if (document.querySelector('body') !== null) return
  const body = document.createElement('body', undefined)
  const loose = ['TITLE', 'META', 'LINK', 'STYLE', 'HEAD', 'BASE']
  for (let node = root.firstChild; node !== null; ) {
    const next = node.nextSibling
    if (!loose.includes(node.nodeName.toUpperCase())) body.appendChild(node)
    node = next
  }
  root.appendChild(body)
}

/** What Readability takes for the article. It alters the document, so all else has been read before. */
function ownDocument(document: DomDocument): { text: string; title?: string; publisher?: string } | undefined {
  const found = readable(document)
  if (typeof found?.content !== 'object' || found.content === null) return undefined
  return { text: plainText(found.content), title: found.title ?? undefined, publisher: found.siteName ?? undefined }
}

function readable(document: DomDocument) {
  try {
    return new Readability<DomElement>(document.cloneNode(true), {
      charThreshold: 200,
      disableJSONLD: true,
      maxElemsToParse: pageLimits.elements,
      serializer: (node) => node,
    }).parse()
  } catch (error) {
    // It stumbles over some broken markup, such as a cell without a table; what the page marks as its main part then decides.
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** For pages Readability finds nothing in, such as very short ones: what the page itself marks as its main part. */
function mainText(document: DomDocument, whole: string): string {
  for (const element of Array.from(
    document.querySelectorAll('nav, header, footer, aside, [hidden], [aria-hidden="true"]'),
  ))
    if (element.querySelector('article, main') === null) element.remove()
  const main =
    document.querySelector('article') ?? document.querySelector('main, [role="main"], [itemprop="articleBody"]')
  const marked = main === null ? '' : plainText(main)
  if (marked !== '') return marked
  const body = document.querySelector('body')
  const rest = body === null ? '' : plainText(body)
  return rest === '' ? whole : rest
}

/** A headline repeated as the first paragraph is the title, not the first sentence. */
function withoutTitle(text: string, title: string | undefined): string {
  const end = text.indexOf('\n\n')
  if (title === undefined || end === -1) return text
  const same = (a: string): string => a.replace(/\W+/g, ' ').trim().toLowerCase()
  const first = same(text.slice(0, end))
  return first !== '' && first === same(title) ? text.slice(end + 2) : text
}
