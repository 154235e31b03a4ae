/** The stretches of time that a trade question names: months, quarters, years of three kinds, the year so far. */
import { trailing, yearToDate } from '../figures/spans.js'
import { InputError, quoted } from '../problem.js'
import { addDays } from '../time/day.js'
import {
  type Month,
  monthOf,
  monthsOf,
  monthsPeriod,
  type Period,
  parsePeriod,
  periodBefore,
  yearsBefore,
} from '../time/period.js'

/** A period as it was asked, before it is known which month is the newest. */
export type PeriodWords =
  | { kind: 'stretch'; period: Period }
  /** The newest month held. */
  | { kind: 'latest' }
  /** January to a month; to the newest held where none is named. */
  | { kind: 'year-to-date'; month?: Month }
  /** Twelve months up to a month. */
  | { kind: 'rolling'; month?: Month }
  /** Twelve months from the start of a crop's year, by the calendar year that it begins in. */
  | { kind: 'marketing-year'; begins: number }

export interface PeriodContext {
  /** The newest month held of what is asked. */
  latest: Month
  /** First month of the product's marketing year, 1 to 12. */
  marketingYearStarts?: number
}

const forms =
  'Write a month (2025-07), a year (2025), a range (2025-01..2025-07), days (2026-07-24..2026-07-30), a quarter (2025-Q2), ytd or ytd:2025-07, rolling:2025-07, fiscal:2025, marketing-year:2025/26 or latest.'

/** The month in which the fiscal year of the United States begins, in the year before the one it is named by. */
const fiscalStart = 10

/**
 * Reads the words of `--period`.
 *
 * @throws InputError for anything that is no period, with the forms there are
 */
export function readPeriodWords(text: string, input = '--period'): PeriodWords {
  const words = text.trim()
  const [, name = '', rest] = /^([a-z-]+)(?::(.*))?$/i.exec(words) ?? []
  switch (name.toLowerCase()) {
    case 'latest':
      if (rest === undefined) return { kind: 'latest' }
      break
    case 'ytd':
    case 'year-to-date':
      return { kind: 'year-to-date', ...monthGiven(rest, words, input) }
    case 'rolling':
      return { kind: 'rolling', ...monthGiven(rest, words, input) }
    case 'fiscal':
    case 'fy': {
      const year = yearGiven(rest)
      if (year === undefined) break
      const first = (year - 1) * 12 + fiscalStart - 1
      return { kind: 'stretch', period: monthsPeriod(first as Month, (first + 11) as Month, 'fiscal') }
    }
    case 'marketing-year':
    case 'my': {
      const begins = marketingYear(rest)
      if (begins !== undefined) return { kind: 'marketing-year', begins }
      throw refused(words, input, 'Write the two years of the marketing year: marketing-year:2025/26.')
    }
  }
  const [, year, quarter] = /^(\d{4})-?Q([1-4])$/i.exec(words) ?? []
  if (year !== undefined && plausible(Number(year))) {
    const first = Number(year) * 12 + (Number(quarter) - 1) * 3
    return { kind: 'stretch', period: monthsPeriod(first as Month, (first + 2) as Month) }
  }
  const isDays = /^[12]\d{3}-\d\d-\d\d\.\.[12]\d{3}-\d\d-\d\d$/.test(words)
  if (!isDays && !/^[12]\d{3}(?:-\d\d)?(?:\.\.[12]\d{3}(?:-\d\d)?)?$/.test(words)) throw refused(words, input, forms)
  try {
    return { kind: 'stretch', period: parsePeriod(words, input) }
  } catch (error) {
    if (error instanceof InputError) throw refused(words, input, backwards(words) ?? forms)
    throw error
  }
}

/**
 * The months that words mean.
 *
 * @throws InputError where a marketing year is asked of a product that has none on record
 */
export function periodOf(
  words: PeriodWords,
  { latest, marketingYearStarts }: PeriodContext,
  input = '--period',
): Period {
  switch (words.kind) {
    case 'stretch':
      return words.period
    case 'latest':
      return monthsPeriod(latest, latest)
    case 'year-to-date':
      return yearToDate(words.month ?? latest)
    case 'rolling':
      return trailing(words.month ?? latest)
    case 'marketing-year': {
      if (marketingYearStarts === undefined)
        throw new InputError({
          what: 'the record tells no marketing year for this product',
          where: { input },
          mend: 'Write its twelve months, such as 2025-09..2026-08.',
        })
      const first = words.begins * 12 + marketingYearStarts - 1
      return monthsPeriod(first as Month, (first + 11) as Month, 'marketing')
    }
  }
}

/** What a period is set against. */
export type BaselineWords =
  | { kind: 'year-ago' }
  /** The stretch of the same length just before. */
  | { kind: 'previous' }
  | { kind: 'named'; words: PeriodWords }
  /** The mean of the same stretch in several years. */
  | { kind: 'average'; from: number; to: number }

/**
 * Reads the words of `--vs`.
 *
 * @throws InputError for anything that is none of them
 */
export function readBaselineWords(text: string, input = '--vs'): BaselineWords {
  const words = text.trim()
  if (/^(?:year-ago|last-year)$/i.test(words)) return { kind: 'year-ago' }
  if (/^previous$/i.test(words)) return { kind: 'previous' }
  if (/^average\b/i.test(words)) {
    const [, from, to] = /^average:(\d{4})\.\.(\d{4})$/i.exec(words) ?? []
    const [first, last] = [Number(from), Number(to)]
    if (
      from === undefined ||
      to === undefined ||
      !plausible(first) ||
      !plausible(last) ||
      last < first ||
      last - first > 99
    )
      throw refused(words, input, 'Write the first and the last year of the average: average:2018..2022.', 'an average')
    return { kind: 'average', from: first, to: last }
  }
  try {
    return { kind: 'named', words: readPeriodWords(words, input) }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    throw refused(words, input, 'Write year-ago, previous, a period such as 2017, or average:2018..2022.', 'a baseline')
  }
}

/** The periods that a baseline means for a period: one, or each year of an average. */
export function baselineOf(words: BaselineWords, period: Period, context: PeriodContext): Period[] {
  switch (words.kind) {
    case 'year-ago':
      return [yearsBefore(period)]
    case 'previous':
      return [periodBefore(period) ?? daysBefore(period)]
    case 'named':
      return [periodOf(words.words, context, '--vs')]
    case 'average': {
      const year = namedYear(period)
      return Array.from({ length: words.to - words.from + 1 }, (_, place) =>
        yearsBefore(period, year - words.from - place),
      )
    }
  }
}

/** As many days, up to the day before: of a week the week before. */
function daysBefore({ start, end, calendar }: Period): Period {
  return { start: addDays(start, start - end - 1), end: addDays(start, -1), calendar }
}

/** The year that a stretch belongs to: of a fiscal year the one it is named by, else the one it begins in. */
function namedYear(period: Period): number {
  return Math.floor(monthOf(period.calendar === 'fiscal' ? period.end : period.start) / 12)
}

/** Months of a period; the periods here are of whole months. */
export function monthsIn(period: Period): Month[] {
  return monthsOf(period) ?? []
}

function monthGiven(rest: string | undefined, words: string, input: string): { month?: Month } {
  if (rest === undefined) return {}
  const [, year, month] = /^(\d{4})-(\d\d)$/.exec(rest) ?? []
  if (!plausible(Number(year)) || !(Number(month) >= 1 && Number(month) <= 12))
    throw refused(words, input, 'Name its last month: ytd:2025-07, rolling:2025-07.')
  return { month: (Number(year) * 12 + Number(month) - 1) as Month }
}

function yearGiven(rest: string | undefined): number | undefined {
  return rest !== undefined && /^\d{4}$/.test(rest) && plausible(Number(rest)) ? Number(rest) : undefined
}

/** `2025/26`, `2025/2026`, `2025-26`, `2025`: the year it begins in. */
function marketingYear(rest: string | undefined): number | undefined {
  const [, first, second] = /^(\d{4})(?:[/-](\d{2}|\d{4}))?$/.exec(rest ?? '') ?? []
  if (first === undefined || !plausible(Number(first))) return undefined
  const next = String(Number(first) + 1)
  return second === undefined || next.endsWith(second) ? Number(first) : undefined
}

const plausible = (year: number): boolean => year >= 1900 && year <= 2200

function backwards(words: string): string | undefined {
  const [first, last] = words.split('..')
  return last !== undefined && first !== undefined && last < first ? 'Write the earlier end first.' : undefined
}

function refused(words: string, input: string, mend: string, kind = 'a period'): InputError {
  return new InputError({ what: `${quoted(words)} is not ${kind}`, where: { input }, mend })
}
