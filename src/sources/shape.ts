/** What an answer must begin and end like, told before anything is parsed: a page in place of rows is no rows. */
import { visible } from '../problem.js'
import type { Received } from './exchange.js'
import type { Request } from './source.js'

/**
 * What is wrong with an answer of status 200, or undefined.
 *
 * @param expects what was asked for
 */
export function misshapen(
  { headers, bytes }: Pick<Received, 'headers' | 'bytes'>,
  expects: Request['expects'],
): string | undefined {
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const first = text
    .subarray(0, 400)
    .toString('latin1')
    .replace(/^(?:\u00ef\u00bb\u00bf)?\s*/, '')
  const last = text.subarray(-400).toString('latin1').trimEnd().at(-1) ?? ''
  if (first === '')
    return `answers with ${bytes.length === 0 ? 'nothing' : 'blanks'} where ${expects.toUpperCase()} is due`
  const isPage = type === 'text/html' || type === 'application/xhtml+xml' || /^<(?:!doctype html|html)\b/i.test(first)
  const wrong = (what: string): string => `answers with ${what} where ${expects.toUpperCase()} is due: ${begins(bytes)}`
  switch (expects) {
    case 'html':
      return first.startsWith('<') ? undefined : wrong(type === '' ? 'something else' : type)
    case 'json':
      if (/^[[{]/.test(first))
        return /[\]}]/.test(last) ? undefined : `answers with JSON that is cut short after ${bytes.length} bytes`
      return wrong(isPage || first.startsWith('<') ? 'a page' : 'a text')
    case 'xml':
      if (isPage && !/^<\?xml\b/i.test(first)) return wrong('a page')
      if (!first.startsWith('<')) return wrong('a text')
      return last === '>' ? undefined : `answers with XML that is cut short after ${bytes.length} bytes`
    default:
      return isPage ? wrong('a page') : undefined
  }
}

/** The first 200 characters of a body, in quotation marks, nothing in it that drives a terminal. */
export function begins(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes.subarray(0, 1000)).replace(/\s+/g, ' ').trim()
  const cut = [...text].slice(0, 200).join('')
  return `"${visible(cut)}${cut.length < text.length ? '...' : ''}"`
}
