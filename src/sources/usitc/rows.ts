/** The rows of an archive or an answer of the Harmonized Tariff Schedule, checked one by one. */
import { gunzipSync } from 'node:zlib'
import { InputError } from '../../problem.js'

/** A row as USITC writes it, without the markup that some editions put into their texts. */
export interface UsitcRow {
  /** As printed, with dots; empty on rows that only group. */
  htsno: string
  indent: number
  description: string
  units: string[]
  general: string
  special: string
  other: string
  footnotes: { columns: string[]; text: string }[]
}

/**
 * Reads an archive: a JSON array of rows, plain or gzipped.
 *
 * @param file what it is called in errors
 * @throws InputError naming the row and the column that is wrong, or where the text ends too soon
 */
export function readUsitcRows(bytes: Uint8Array, file: string): UsitcRow[] {
  const value = parsed(unzipped(bytes, file), file)
  if (!Array.isArray(value)) throw refused(file, 'is not a list of rows')
  if (value.length === 0) throw refused(file, 'holds no row')
  return value.map((row: unknown, index) => readRow(row, index + 1, file))
}

function unzipped(bytes: Uint8Array, file: string): string {
  let plain: Uint8Array = bytes
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    try {
      plain = gunzipSync(bytes, { maxOutputLength: largest })
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      if (code === 'Z_BUF_ERROR') throw refused(file, 'is cut short: the gzip stream does not end')
      if (code === 'ERR_BUFFER_TOO_LARGE') throw refused(file, `unpacks to more than ${largest} bytes`)
      throw refused(file, 'is not a whole gzip file')
    }
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(plain)
  } catch {
    throw refused(file, 'is not UTF-8 text')
  }
}

/** An edition has about 13 MB. */
const largest = 200_000_000

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const at = faultIn(text)
    const rows = text.slice(0, at).split('"htsno"').length - 1
    if (rows === 0) throw refused(file, 'is not JSON')
    throw refused(file, `${at === text.length ? 'is cut short' : 'is not JSON'} in row ${rows}`, {
      line: text.slice(0, at).split('\n').length,
    })
  }
}

/** Where a text stops being the beginning of JSON; its end, where it only stops too soon. Not every error tells the place. */
function faultIn(text: string): number {
  let good = 0
  let bad = text.length + 1
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1
    if (begins(text.slice(0, middle))) good = middle
    else bad = middle
  }
  return good
}

/** Whether more could follow that makes it JSON. */
function begins(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    const [, position] = /at position (\d+)/.exec(message) ?? []
    return message.includes('end of JSON') || (position !== undefined && Number(position) >= text.length)
  }
}

/** The columns every row must have; others are of no use to us, and may come and go. */
const columns = ['htsno', 'indent', 'description', 'units', 'general', 'special', 'other', 'footnotes'] as const

function readRow(row: unknown, number: number, file: string): UsitcRow {
  if (typeof row !== 'object' || row === null || Array.isArray(row))
    throw refused(file, `row ${number} is not an object with columns`)
  const cells = row as Record<string, unknown>
  const wrong = (column: string, what: string): InputError =>
    refused(file, `row ${number}${nameOf(cells['htsno'])}, column ${column}: ${what}`)
  for (const column of columns) if (!(column in cells)) throw wrong(column, 'is not there')
  const text = (column: string): string => {
    const value = cells[column]
    if (value === null) return ''
    if (typeof value !== 'string') throw wrong(column, 'is not text')
    return printed(value)
  }
  const htsno = text('htsno')
  if (!/^(?:\d{4}(?:\.\d\d){0,3})?$/.test(htsno)) throw wrong('htsno', `"${htsno}" is not a number of the schedule`)
  const indent = text('indent')
  if (!/^\d{1,2}$/.test(indent)) throw wrong('indent', `"${indent}" is not a depth`)
  return {
    htsno,
    indent: Number(indent),
    description: text('description'),
    units: unitsOf(cells['units'], wrong),
    general: text('general'),
    special: text('special'),
    other: text('other'),
    footnotes: footnotesOf(cells['footnotes'], wrong),
  }
}

const nameOf = (htsno: unknown): string => (typeof htsno === 'string' && htsno !== '' ? ` (${htsno})` : '')

type Wrong = (column: string, what: string) => InputError

function unitsOf(value: unknown, wrong: Wrong): string[] {
  if (value === null) return []
  if (!Array.isArray(value)) throw wrong('units', 'is not a list')
  return value
    .map((unit: unknown) => {
      if (typeof unit !== 'string') throw wrong('units', 'holds something that is not text')
      return printed(unit)
    })
    .filter((unit) => unit !== '')
}

function footnotesOf(value: unknown, wrong: Wrong): UsitcRow['footnotes'] {
  if (value === null) return []
  if (!Array.isArray(value)) throw wrong('footnotes', 'is not a list')
  return value.map((note: unknown) => {
    const { columns: at, value: text } = (note ?? {}) as Record<string, unknown>
    if (typeof text !== 'string') throw wrong('footnotes', 'holds one without a text')
    if (!Array.isArray(at) || !at.every((one): one is string => typeof one === 'string'))
      throw wrong('footnotes', 'holds one without its columns')
    return { columns: at, text: printed(text) }
  })
}

/** Some editions come with the markup of their web page, the next ones without: `m<sup>3</sup>` and `m3` are one unit. */
function printed(text: string): string {
  const plain = text.includes('<')
    ? text.replace(/<\/?[a-z][^>]*>/gi, (tag) => (/^<(?:br|newline)/i.test(tag) ? ' ' : ''))
    : text
  const decoded = plain.includes('&')
    ? plain.replace(/&(?:amp|lt|gt|nbsp|#39|quot);/g, (name) => entities[name] ?? name)
    : plain
  return decoded.replace(/\s+/g, ' ').trim()
}

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
  '&#39;': "'",
  '&quot;': '"',
}

function refused(file: string, what: string, place: { line?: number } = {}): InputError {
  return new InputError({
    what,
    where: { file, ...place },
    mend: 'Fetch the archive again from hts.usitc.gov; nothing of it was stored.',
  })
}
