/** What a page says of itself: title, publisher, address, and the day it was published, best witness first. */

import type { Day } from '../../time/day.js'
import { findDay } from '../day-text.js'
import type { DomDocument, DomElement } from './dom.js'

export interface PageMetadata {
  title?: string
  publisher?: string
  url?: string
  day?: Day
}

const dayNames = [
  'article:published_time',
  'og:article:published_time',
  'og:published_time',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.date',
  'dc.date',
  'dcterms.created',
  'dc.date.created',
  'citation_publication_date',
  'citation_date',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'publication_date',
  'article.published',
  'date',
]
const titleNames = ['og:title', 'twitter:title', 'citation_title', 'dc.title', 'dcterms.title', 'parsely-title']
const publisherNames = [
  'og:site_name',
  'application-name',
  'dc.publisher',
  'dcterms.publisher',
  'citation_journal_title',
]

export function metadataOf(document: DomDocument): PageMetadata {
  const meta = metaValues(document)
  const stated = linkedData(document)
  const first = (names: string[]): string | undefined =>
    names.map((name) => meta.get(name)).find((value) => value !== undefined)
  const day =
    [stated.date, ...dayNames.map((name) => meta.get(name))].map(dayOfValue).find((found) => found !== undefined) ??
    dayOfTimeElement(document)
  return {
    title: clean(stated.title ?? first(titleNames)),
    publisher: clean(stated.publisher ?? first(publisherNames)),
    url: addressOf(document, meta),
    day,
  }
}

function metaValues(document: DomDocument): Map<string, string> {
  const values = new Map<string, string>()
  for (const element of Array.from(document.querySelectorAll('meta[content]'))) {
    const name = element.getAttribute('property') ?? element.getAttribute('name') ?? element.getAttribute('itemprop')
    const value = element.getAttribute('content')?.trim()
    if (name !== null && value !== undefined && value !== '' && !values.has(name.toLowerCase()))
      values.set(name.toLowerCase(), value)
  }
  return values
}

/** ISO in all its lengths, written dates, and `20250918`; the day is the publisher's own, as written. */
function dayOfValue(value: string | undefined): Day | undefined {
  if (value === undefined) return undefined
  const compact = /^(\d{4})(\d\d)(\d\d)(?:T|$)/.exec(value)
  return findDay(compact === null ? value.slice(0, 100) : `${compact[1]}-${compact[2]}-${compact[3]}`)?.day
}

interface Stated {
  title?: string
  publisher?: string
  date?: string
}

const articleTypes = /(?:article|report|blogposting|pressrelease|webpage)$/i

/** JSON-LD: the first node that is an article, else the page; walked with a list so that no nesting can overflow. */
function linkedData(document: DomDocument): Stated {
  let page: Stated = {}
  for (const script of Array.from(document.querySelectorAll('script[type="application/ld+json"]'))) {
    const nodes: unknown[] = [parsed(script.textContent ?? '')]
    for (let seen = 0; nodes.length > 0 && seen < 2000; seen++) {
      const node = nodes.shift()
      if (Array.isArray(node)) nodes.push(...node.slice(0, 200))
      if (!isObject(node)) continue
      nodes.push(node['@graph'], node['mainEntity'])
      const types = [node['@type']].flat().filter((type) => typeof type === 'string')
      if (!types.some((type) => articleTypes.test(type))) continue
      const found: Stated = {
        title: text(node['headline']) ?? text(node['name']),
        publisher: isObject(node['publisher']) ? text(node['publisher']['name']) : text(node['publisher']),
        date: text(node['datePublished']),
      }
      if (types.some((type) => !/webpage$/i.test(type))) return found
      page = { ...found, ...page }
    }
  }
  return page
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    // Pages often carry broken JSON-LD; it then says nothing, and the other witnesses are asked.
    return undefined
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

/** `<time>` is trusted when the page marks it as the day of publication, or when every one names the same day. */
function dayOfTimeElement(document: DomDocument): Day | undefined {
  const times = Array.from(document.querySelectorAll('time')).slice(0, 200)
  const dayOf = (element: DomElement): Day | undefined =>
    dayOfValue(element.getAttribute('datetime') ?? element.textContent ?? undefined)
  const marked = times.find(
    (element) =>
      element.getAttribute('pubdate') !== null ||
      /publish|posted|entry-date|pubdate/i.test(
        `${element.getAttribute('itemprop') ?? ''} ${element.getAttribute('class') ?? ''}`,
      ),
  )
  if (marked !== undefined) return dayOf(marked)
  const days = new Set(times.map(dayOf).filter((day) => day !== undefined))
  return days.size === 1 ? [...days][0] : undefined
}

function addressOf(document: DomDocument, meta: Map<string, string>): string | undefined {
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href')
  return (
    [canonical, meta.get('og:url')].find((url) => typeof url === 'string' && /^https?:\/\//i.test(url)) ?? undefined
  )
}

function clean(value: string | undefined): string | undefined {
  const plain = value?.replace(/\s+/g, ' ').trim().slice(0, 500)
  return plain === '' ? undefined : plain
}
