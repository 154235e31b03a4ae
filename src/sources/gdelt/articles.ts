/** The list of articles that GDELT answers with, as documents of the inbox: where to look, never evidence. */
import type { SeenDocument } from '../../ledger/document.js'
import { quoted } from '../../problem.js'
import { dayOf } from '../../time/day.js'
import { plainAddress, seen } from '../seen.js'
import type { Reply } from '../source.js'
import { misread } from '../wire/json-rows.js'
import { plainTitle } from '../wire/plain-text.js'

/** What it may answer in place of rows: texts, at status 200 as well as at 429. */
export const busy = /please limit requests|too many requests|rate limit/i

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const controls = /[\u0000-\u001f\u007f]/g

/**
 * The articles of an answer. None where nothing fits: `{}`.
 *
 * @throws SourceError where it is an error in words, or not of this form
 */
export function articlesOf(reply: Reply, now: Date): SeenDocument[] {
  // Titles are passed on as they were found, with control characters that JSON does not allow.
  const text = new TextDecoder().decode(reply.bytes).replace(controls, ' ').trim()
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw misread(reply, `is no JSON: ${quoted(text, 200)}`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw misread(reply, 'is no list of articles')
  const { articles = [] } = value as { articles?: unknown }
  if (!Array.isArray(articles)) throw misread(reply, 'has something else than a list in "articles"')
  return articles.flatMap((row: unknown, index) => {
    const { url, title, seendate, domain, language } = fieldsOf(row, reply, index + 1)
    const address = plainAddress(url)
    if (address === undefined) return []
    const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)T\d{6}Z$/.exec(seendate) ?? []
    const published = dayOf(Number(year), Number(month), Number(day))
    return seen(
      {
        ...{ feed: 'gdelt', id: address, url: address, type: 'article' },
        title: tidied(plainTitle(title)) || address,
        publisher: domain || new URL(address).host,
        ...(published !== undefined && { published }),
        ...(language !== '' && { language }),
      },
      now,
    )
  })
}

function fieldsOf(row: unknown, reply: Reply, number: number) {
  if (typeof row !== 'object' || row === null) throw misread(reply, 'is no article', number)
  const field = (name: string): string => {
    const value = (row as Record<string, unknown>)[name]
    if (value === undefined || value === null) return ''
    if (typeof value !== 'string') throw misread(reply, `has something else than a text in "${name}"`, number)
    return value
  }
  return {
    url: field('url'),
    title: field('title'),
    seendate: field('seendate'),
    domain: field('domain'),
    language: field('language'),
  }
}

/** Blanks stand around every sign of punctuation. */
function tidied(title: string): string {
  return title
    .replace(/ +([,.:;!?)%])/g, '$1')
    .replace(/([($]) +/g, '$1')
    .replace(/ +(['’]) +(?=s\b)/g, '$1')
}
