/** Answers of the FRED API: what a series is, the days on which it changed, and its values with the days they held. */
import { InputError, quoted, SourceError } from '../../problem.js'
import { addDays, type Day, parseDay } from '../../time/day.js'
import type { Reply } from '../source.js'

/** Days between which a value was in print; both included. */
export interface Observation {
  date: Day
  from: Day
  until: Day
  /** As printed; undefined where it is missing (`.`). */
  value?: string
}

export interface ObservationPage {
  /** All that there are of it, and where this page begins. */
  count: number
  offset: number
  observations: Observation[]
}

/** What a value of a series is, told by `fred/series`. */
export interface SeriesFacts {
  title: string
  /** Powers of ten: values are in 10^scale dollars. */
  scale: number
}

const scales: Readonly<Record<string, number>> = {
  Dollars: 0,
  'Thousands of Dollars': 3,
  'Millions of Dollars': 6,
  'Billions of Dollars': 9,
}

/** @throws SourceError when the series is not one of months, in dollars, not adjusted for the season */
export function readSeries(reply: Reply, id: string): SeriesFacts {
  const list = objectOf(reply)['seriess']
  const [first] = Array.isArray(list) ? list : []
  const facts = isObject(first) ? first : {}
  const text = (name: string): string => {
    const value = facts[name]
    return typeof value === 'string' ? value.trim() : ''
  }
  if (text('id') !== id) throw wrong(reply, `does not describe the series ${id}`)
  if (text('frequency_short') !== 'M') throw wrong(reply, `says that ${id} is not of months but "${text('frequency')}"`)
  if (text('seasonal_adjustment_short') !== 'NSA')
    throw wrong(reply, `says that ${id} is "${text('seasonal_adjustment')}", where only unadjusted figures compare`)
  const scale = scales[text('units')]
  if (scale === undefined) throw wrong(reply, `says that ${id} is in "${text('units')}", which is not known here`)
  return { title: text('title'), scale }
}

/** Days on which values changed or came, oldest first. @throws SourceError where there are more than one answer holds */
export function readVintageDates(reply: Reply): Day[] {
  const answer = objectOf(reply)
  const list = answer['vintage_dates']
  if (!Array.isArray(list)) throw wrong(reply, 'has no list "vintage_dates"')
  if (typeof answer['count'] === 'number' && answer['count'] > list.length)
    throw wrong(reply, `has ${list.length} of ${answer['count']} vintage dates`)
  return list.map((text: unknown, index) => dayOfCell(reply, text, `vintage date ${index + 1}`)).sort((a, b) => a - b)
}

/**
 * One page of values, of output types 1 (each with the days it held) and 4 (first prints only).
 *
 * @throws SourceError naming the request and the observation
 */
export function readObservations(reply: Reply): ObservationPage {
  const answer = objectOf(reply)
  const { count, offset, output_type: type, observations: list } = answer
  if (type !== 1 && type !== 4)
    throw wrong(reply, `is of output type ${JSON.stringify(type)}, which is read by nobody here`)
  if (answer['units'] !== 'lin') throw wrong(reply, `is in units ${JSON.stringify(answer['units'])} in place of levels`)
  if (!Array.isArray(list) || typeof count !== 'number' || typeof offset !== 'number')
    throw wrong(reply, 'has no "observations" with "count" and "offset"')
  const observations = list.map((row: unknown, index): Observation => {
    const place = `observation ${offset + index + 1}`
    if (!isObject(row)) throw wrong(reply, `${place} is no object`)
    const { value } = row
    if (typeof value !== 'string' || !(value === '.' || /^-?\d{1,15}(?:\.\d{1,12})?$/.test(value)))
      throw wrong(reply, `${place} has the value ${JSON.stringify(value)}, which is no number`)
    const [from, until] = [dayOfCell(reply, row['realtime_start'], place), dayOfCell(reply, row['realtime_end'], place)]
    if (from > until) throw wrong(reply, `${place} held from ${String(row['realtime_start'])} to an earlier day`)
    return { date: dayOfCell(reply, row['date'], place), from, until, ...(value === '.' ? {} : { value }) }
  })
  return { count, offset, observations }
}

/**
 * Each value with the first day on which it was in print. Answers over parts of the time cut a value's days at the part's
 * edge: a value that goes on from one stretch to the next is one.
 */
export function printsOf(observations: readonly Observation[]): Observation[] {
  const inOrder = observations.toSorted((a, b) => a.date - b.date || a.from - b.from)
  const prints: Observation[] = []
  for (const one of inOrder) {
    const last = prints.at(-1)
    if (last !== undefined && last.date === one.date && last.value === one.value && one.from <= addDays(last.until, 1))
      last.until = one.until > last.until ? one.until : last.until
    else prints.push({ ...one })
  }
  return prints
}

/**
 * A value in whole dollars, by its digits: nothing passes through a binary fraction.
 *
 * @param scale powers of ten
 * @returns     with decimals only where it is not a whole number of dollars
 */
export function dollarsOf(value: string, scale: number): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) ?? []
  const digits = fraction.slice(0, scale).padEnd(scale, '0')
  const rest = fraction.slice(scale)
  const dollars = `${whole}${digits}`.replace(/^0+(?=\d)/, '')
  return `${dollars === '0' ? '' : sign}${dollars}${/[1-9]/.test(rest) ? `.${rest}` : ''}`
}

/** How many decimals a value has. */
export const decimalsOf = (value: string): number => (value.split('.')[1] ?? '').length

function objectOf(reply: Reply): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder().decode(reply.bytes))
  } catch {
    throw wrong(reply, 'is not whole JSON')
  }
  if (!isObject(value)) throw wrong(reply, 'is no JSON object')
  return value
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function dayOfCell(reply: Reply, text: unknown, place: string): Day {
  try {
    return parseDay(typeof text === 'string' ? text : '')
  } catch (error) {
    if (error instanceof InputError) throw wrong(reply, `${place} has ${JSON.stringify(text)} for a day`)
    throw error
  }
}

function wrong({ name, bytes }: Reply, what: string): SourceError {
  const text = new TextDecoder().decode(bytes.subarray(0, 400)).replace(/\s+/g, ' ')
  return new SourceError({
    what: `the answer ${what}: ${quoted(text, 200)}`,
    where: { input: name },
    mend: 'Nothing of it was taken over. Try again later; if it stays so, the source has changed its form.',
  })
}
