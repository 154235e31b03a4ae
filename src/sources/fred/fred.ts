/**
 * US trade by country from FRED, of the Federal Reserve Bank of St. Louis, with every vintage that ALFRED keeps: the
 * cheapest true record of first prints.
 */
import type { FigureCells } from '../../figures/columns.js'
import { visible } from '../../problem.js'
import { type Day, isoDay, parseDay } from '../../time/day.js'
import type { Reply, Source, SyncContext } from '../source.js'
import {
  decimalsOf,
  dollarsOf,
  type Observation,
  printsOf,
  readObservations,
  readSeries,
  readVintageDates,
} from './answers.js'
import { type FredSeries, series, titleOf } from './series.js'

const signUp = 'https://fredaccount.stlouisfed.org/apikeys'

export const fred: Source = {
  id: 'fred',
  title: 'FRED, Federal Reserve Bank of St. Louis',
  base: 'https://api.stlouisfed.org',
  key: { env: 'FRED_API_KEY', query: 'api_key', where: signUp },
  // 120 requests a minute are allowed.
  pace: 600,
  terms:
    'Free key. This product uses the FRED® API but is not endorsed or certified by the Federal Reserve Bank of St. Louis.',
  sync,
  refusal,
}

/** ALFRED refuses more vintage dates in one answer, and cuts rows past a hundred thousand off without a word. */
const mostVintages = 1500
const mostRows = 100_000
const usual = parseDay('2013-01-01')
/** Before and after all days that ALFRED knows. */
const always = { first: '1776-07-04', last: '9999-12-31' }

async function sync(context: SyncContext): Promise<void> {
  const { partners, reporter, since, progress } = context
  const wanted = series.filter(
    (one) => one.reporter === reporter && (partners.includes('*') || partners.includes(one.partner)),
  )
  if (wanted.length === 0) progress(`has no series of ${reporter} with ${partners.join(', ')}`)
  context.expect(wanted.length * 3)
  for (const one of wanted) {
    const facts = readSeries(await context.ask(request('series', { series_id: one.id })), one.id)
    const vintages = readVintageDates(
      await context.ask(
        request('series/vintagedates', {
          series_id: one.id,
          realtime_start: always.first,
          realtime_end: always.last,
          limit: '10000',
        }),
      ),
    )
    const { observations, reply } = await allObservations(context, one, vintages, since ?? usual)
    if (reply !== undefined) await context.figures(figuresOf(one, facts.scale, observations), reply)
  }
}

async function allObservations(
  context: SyncContext,
  { id }: FredSeries,
  vintages: readonly Day[],
  since: Day,
): Promise<{ observations: Observation[]; reply?: Reply }> {
  const observations: Observation[] = []
  let reply: Reply | undefined
  for (const { first, last } of windows(vintages)) {
    for (let offset = 0, count = 1; offset < count; offset += mostRows) {
      reply = await context.ask(
        request('series/observations', {
          series_id: id,
          realtime_start: first,
          realtime_end: last,
          observation_start: isoDay(since),
          output_type: '1',
          limit: String(mostRows),
          ...(offset === 0 ? {} : { offset: String(offset) }),
        }),
      )
      const page = readObservations(reply)
      observations.push(...page.observations)
      count = page.count
    }
  }
  return { observations: printsOf(observations), ...(reply && { reply }) }
}

/** Stretches of time that hold no more vintages than one answer may; one of all time where that is enough. */
export function windows(vintages: readonly Day[]): { first: string; last: string }[] {
  if (vintages.length <= mostVintages) return [always]
  const starts = vintages.filter((_, index) => index % mostVintages === 0)
  return starts.map((start, index) => {
    const next = starts[index + 1]
    return { first: isoDay(start), last: next === undefined ? always.last : isoDay((next - 1) as Day) }
  })
}

function request(path: string, parameters: Record<string, string>): { path: string; expects: 'json' } {
  const query = Object.entries({ ...parameters, file_type: 'json' }).map(([name, value]) => `${name}=${value}`)
  return { path: `/fred/${path}?${query.join('&')}`, expects: 'json' }
}

const notes = [
  'published in millions',
  'published in millions to one decimal',
  'published in millions to two decimals',
  'published in thousands',
]

/** Rows of a figures file, one for each value and the day from which it was in print. */
export function figuresOf(of: FredSeries, scale: number, observations: readonly Observation[]): FigureCells[] {
  // Zeros at the end are not printed: the series is as exact as its longest value.
  const decimals = Math.max(0, ...observations.map(({ value }) => decimalsOf(value ?? '')))
  const note = (scale === 6 ? notes[decimals] : undefined) ?? ''
  return observations.flatMap(({ date, from, value }) => {
    if (value === undefined) return []
    return [
      {
        flow: of.flow,
        reporter: of.reporter,
        partner: of.partner,
        classification: 'TOTAL',
        code: 'TOTAL',
        name: 'All goods',
        period: isoDay(date).slice(0, 7),
        value_usd: dollarsOf(value, scale),
        quantity: '',
        quantity_unit: '',
        source_agency: 'U.S. Census Bureau',
        source_title: titleOf(of),
        source_url: `https://fred.stlouisfed.org/series/${of.id}`,
        published: '',
        vintage: isoDay(from),
        note,
        via: '',
      },
    ]
  })
}

/** Errors are JSON at their own status: `{"error_code":400,"error_message":"Bad Request.  ..."}`. */
export function refusal({ status, bytes }: Reply): { what: string; mend: string; again?: boolean } | undefined {
  if (status === 200 || status === 204) return undefined
  const said = /"error_message"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(new TextDecoder().decode(bytes.subarray(0, 4000)))?.[1]
  if (said === undefined) return undefined
  const text = visible(said.replace(/\\"/g, '"').replace(/\s+/g, ' ').slice(0, 200))
  if (/api_key/i.test(said)) {
    const missing = /not set/i.test(said)
    return {
      what: missing ? 'says that the key is missing' : 'says that the key is not valid',
      mend: `Get one at ${signUp} and set FRED_API_KEY to it: 32 small letters and digits.`,
    }
  }
  if (status === 429 || status >= 500) return { what: `answers "${text}"`, mend: 'Try again later.', again: true }
  return { what: `refuses the request: "${text}"`, mend: 'What was held before is as it was.' }
}
