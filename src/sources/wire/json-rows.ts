/** Rows of a JSON answer, read strictly: every fault names the request, the row and what stands there. */
import { quoted, SourceError } from '../../problem.js'
import { type Day, dayOf } from '../../time/day.js'
import type { Reply } from '../source.js'

const mend = 'Nothing of this answer was stored. Try again later; if it stays so, the source has changed its form.'

/** An answer that is not what was asked for, as an error that shows what stands there. */
export function misread(reply: Pick<Reply, 'name'>, what: string, row?: number): SourceError {
  const where = row === undefined ? reply.name : `${reply.name} row ${row}`
  return new SourceError({ what, where: { input: where }, mend })
}

/** The body as text. Bytes that are no UTF-8 are refused: no source here sends another encoding. */
export function textOf(reply: Reply): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(reply.bytes)
  } catch {
    throw misread(reply, 'holds bytes that are no UTF-8')
  }
}

/** @throws SourceError with the body's beginning when it is not JSON */
export function jsonOf(reply: Reply): unknown {
  const text = textOf(reply).trim()
  if (text === '') throw misread(reply, 'is empty where JSON was expected')
  if (!/^[[{]/.test(text)) throw misread(reply, `is not JSON: it begins ${quoted(text, 200)}`)
  try {
    return JSON.parse(text)
  } catch {
    const end = text.length > 100 ? `, and ends ${quoted(text.slice(-60), 200)}` : ''
    throw misread(reply, `is broken JSON: it begins ${quoted(text, 200)}${end}`)
  }
}

type Fields = Record<string, unknown>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The rows of a list of objects. An object in its place is an error in the clothes of an answer. */
export function rowsOf(reply: Reply, value: unknown = jsonOf(reply)): JsonRow[] {
  if (!Array.isArray(value)) throw misread(reply, `is no list of rows: ${quoted(JSON.stringify(value) ?? '', 200)}`)
  return value.map((fields, index) => {
    if (!isFields(fields)) throw misread(reply, `is no row: ${quoted(JSON.stringify(fields) ?? '', 200)}`, index + 1)
    return new JsonRow(reply, index + 1, fields)
  })
}

/** One object of such a list. */
export class JsonRow {
  readonly reply: Reply
  /** Counted from 1. */
  readonly index: number
  readonly fields: Fields

  constructor(reply: Reply, index: number, fields: Fields) {
    this.reply = reply
    this.index = index
    this.fields = fields
  }

  /** An error that names this row and shows it. */
  wrong(what: string): SourceError {
    return misread(this.reply, `${what} in ${quoted(JSON.stringify(this.fields), 200)}`, this.index)
  }

  /** The first of these keys that the row has; the spelling of a key may be unsure. */
  keyAmong(names: readonly string[]): string {
    const found = names.find((name) => name in this.fields)
    if (found === undefined)
      throw this.wrong(`has none of the keys ${names.join(', ')} (it has ${Object.keys(this.fields).join(', ')})`)
    return found
  }

  /** Text or a number, trimmed: sources pad with blanks, and write codes both ways. */
  text(key: string): string {
    const value = this.fields[key]
    if (typeof value === 'string') return value.trim()
    if (typeof value === 'number' && Number.isFinite(value)) return String(value)
    throw this.wrong(`"${key}" is ${value === undefined ? 'missing' : 'no text'}`)
  }

  /** A number, or one written as a text; undefined for null, an empty text and a key that is not there. */
  maybe(key: string): number | undefined {
    const value = this.fields[key]
    if (value === null || value === undefined || (typeof value === 'string' && value.trim() === '')) return undefined
    const number = typeof value === 'string' && /^\s*-?\d+(?:\.\d+)?\s*$/.test(value) ? Number(value) : value
    if (typeof number !== 'number' || !Number.isFinite(number)) throw this.wrong(`"${key}" is no number`)
    return number
  }

  number(key: string): number {
    const number = this.maybe(key)
    if (number === undefined) throw this.wrong(`"${key}" is missing`)
    return number
  }

  whole(key: string): number {
    const number = this.number(key)
    if (!Number.isSafeInteger(number)) throw this.wrong(`"${key}" is no whole number`)
    return number
  }

  /** The day of a moment without a zone (`2026-08-06T08:30:06.973`): the agency's own day. */
  day(key: string): Day {
    const text = this.text(key)
    const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)(?:$|[T ])/.exec(text) ?? []
    const found = dayOf(Number(year), Number(month), Number(day))
    if (found === undefined) throw this.wrong(`"${key}" is no day`)
    return found
  }
}

/**
 * Rows without those that stand twice. The same row sent twice counts once; two rows of one number that differ are refused,
 * for nobody can tell which is true.
 *
 * @param nameOf what a row is about
 */
export function eachOnce(rows: readonly JsonRow[], nameOf: (row: JsonRow) => string): JsonRow[] {
  const held = new Map<string, JsonRow>()
  for (const row of rows) {
    const name = nameOf(row)
    const other = held.get(name)
    if (other === undefined) held.set(name, row)
    else if (printed(other) !== printed(row)) throw row.wrong(`differs from row ${other.index} of the same number,`)
  }
  return [...held.values()]
}

const printed = ({ fields }: JsonRow): string =>
  JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)))
