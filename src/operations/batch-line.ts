/** One line of a corpus, read and refused by its place: what to check, and as of when. */
import { InputError } from '../problem.js'
import { type Day, lastOfMonth, parseDay } from '../time/day.js'

export interface BatchItem {
  id: string
  text: string
  /** The document's day, against which relative words are resolved. */
  date: Day
  /** The day on which the verdict is given. */
  asOf: Day
  publisher?: string
  before?: string
}

/**
 * Reads `{"id","text","document":{"date",...},"contextBefore"?}`.
 *
 * @param asOf judges as of this day; stands in for a date that is missing
 * @throws InputError naming the line and field
 */
export function parseBatchLine(line: string, place: string, asOf?: Day): BatchItem {
  const refuse = (what: string, mend: string): never => {
    throw new InputError({ what, where: { input: place }, mend })
  }
  const parsed =
    parseObject(line) ?? refuse('not a JSON object', 'Write one object a line: {"id","text","document":{"date"}}.')
  const { id, text, document } = parsed
  if (typeof id !== 'string' && typeof id !== 'number') return refuse('"id" is missing', 'Give each line an id.')
  if (typeof text !== 'string') return refuse('"text" is missing', 'Give the sentence or passage to check as "text".')
  const about = isObject(document) ? document : {}
  const dated = typeof about['date'] === 'string' ? lastDayOf(about['date'], place) : undefined
  const date =
    dated ?? asOf ?? refuse('"document.date" is missing', 'Give the day of the text, or --as-of for all lines.')
  const before = parsed['contextBefore'] ?? parsed['context_before']
  return {
    id: String(id),
    text,
    date,
    asOf: asOf ?? date,
    publisher: typeof about['publisher'] === 'string' ? about['publisher'] : undefined,
    before: typeof before === 'string' ? before : undefined,
  }
}

function parseObject(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

/** A document dated by month or year only may be from any day of it: the last is taken, when the most was known. */
function lastDayOf(text: string, place: string): Day {
  const [, year, month] = /^(\d{4})(?:-(0[1-9]|1[0-2]))?$/.exec(text) ?? []
  if (year === undefined) return parseDay(text, `${place} document.date`)
  return lastOfMonth(Number(year), month === undefined ? 12 : Number(month))
}
