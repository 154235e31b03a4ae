/** Arithmetic on the periods of a claim: the narrower of two, the same months of another year, what a baseline comes to. */
import type { MarkOf, Sentence } from '../../language/marks.js'
import { type Day, partsOf } from '../../time/day.js'
import {
  type Month,
  monthOf,
  monthsOf,
  monthsPeriod,
  type Period,
  periodBefore,
  yearsBefore,
} from '../../time/period.js'

/** The year after a year. */
export function nextYear({ start, calendar }: Period): Period {
  const first = monthOf(start)
  return monthsPeriod((first + 12) as Month, (first + 23) as Month, calendar)
}

/** "fell by $100 billion between 2022 and 2024": from the one year to the other. */
export function endsOf(
  { tokens }: Sentence,
  { from, period }: MarkOf<'period'>,
): { first: Period; last: Period } | undefined {
  if (![tokens[from]?.lower, tokens[from - 1]?.lower].some((word) => word === 'between' || word === 'from'))
    return undefined
  const months = monthsOf(period)
  const [first, last] = [months?.[0], months?.at(-1)]
  if (
    months === undefined ||
    first === undefined ||
    last === undefined ||
    months.length < 24 ||
    months.length % 12 !== 0
  )
    return undefined
  const year = (start: number): Period => monthsPeriod(start as Month, (start + 11) as Month, period.calendar)
  return { first: year(first), last: year(last - 11) }
}

function within(inner: Period, outer: Period): boolean {
  return (
    inner.start >= outer.start && inner.end <= outer.end && (inner.start !== outer.start || inner.end !== outer.end)
  )
}

/** The same months in the year of another period. */
export function sameMonthsIn(period: Period, year: Period): Period | undefined {
  const months = monthsOf(period)
  const first = months?.[0]
  if (months === undefined || first === undefined || monthsOf(year)?.length !== 12) return undefined
  const start = (monthOf(year.start) + (first % 12)) as Month
  if (months.length > 12) return undefined
  return monthsPeriod(start, (start + months.length - 1) as Month, period.calendar)
}

/** "below last year" said of seven months is said against the same seven months. */
export function againstPeriod(
  main: Period | null,
  mark: MarkOf<'period'>,
  { tokens }: Sentence,
  notes: string[],
): Period {
  if (main === null) return mark.period
  const whole = tokens
    .slice(Math.max(0, mark.from - 3), mark.from)
    .some(({ lower }) => /^(all|whole|full|entire)$/.test(lower))
  const [length, other] = [monthsOf(main)?.length, monthsOf(mark.period)?.length]
  if (length === undefined || other === undefined || length >= other || whole) {
    if (length !== undefined && other !== undefined && length !== other)
      notes.push('periods of unequal length are set against each other')
    return mark.period
  }
  if (other === 12) {
    const same = sameMonthsIn(main, mark.period)
    if (same !== undefined && same.end < main.start) {
      const said = tokens
        .slice(Math.max(0, mark.from - 6), mark.from)
        .some(({ lower }) => /^(same|comparable|corresponding|year-ago|period)$/.test(lower))
      const years = partsOf(main.start).year - partsOf(same.start).year
      if (!said)
        notes.push(
          years > 1 ? 'read as against the same months, or of the whole year' : 'read as against the same months',
        )
      return same
    }
  }
  return mark.period
}

/** What "from a year earlier" or "from the previous month" comes to; null for weeks, which no series here has. */
export function shifted(main: Period, { shift, count }: MarkOf<'baseline'>): Period | null {
  const steps = Math.max(1, count)
  switch (shift) {
    case 'year':
      return yearsBefore(main, steps)
    case 'month':
      return movedBy(main, steps)
    case 'quarter':
      return movedBy(main, 3 * steps)
    case 'period':
      return periodBefore(main) ?? null
    case 'week':
      return null
  }
}

function movedBy(main: Period, months: number): Period | null {
  const all = monthsOf(main)
  const first = all?.[0]
  if (all === undefined || first === undefined) return null
  return monthsPeriod((first - months) as Month, (first - months + all.length - 1) as Month, main.calendar)
}

/** Of two times beside one figure the narrower is its period: "collapsed in 2025, falling 54% from January through August". */
export function narrower(held: MarkOf<'period'> | undefined, next: MarkOf<'period'>): MarkOf<'period'> {
  if (held === undefined || within(next.period, held.period)) return next
  if (within(held.period, next.period)) return held
  if (held.grain === 'year' && next.inferred.length > 0) {
    const moved = sameMonthsIn(next.period, held.period)
    return moved === undefined ? held : { ...next, period: moved }
  }
  if (next.grain === 'year' && held.inferred.includes('year')) {
    const moved = sameMonthsIn(held.period, next.period)
    return moved === undefined ? held : { ...held, period: moved, inferred: [], other: undefined }
  }
  return held
}

/** Statistics are told of the past: a bare month that was put into the future is that of the year before. */
export function past(mark: MarkOf<'period'>, day: Day): MarkOf<'period'> {
  if (mark.period.start <= day || !mark.inferred.includes('year')) return mark
  return { ...mark, period: yearsBefore(mark.period), other: undefined }
}
