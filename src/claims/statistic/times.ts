/** Period and baseline of a statistic: which of the times beside it is which, and what follows where one is not written. */
import type { MarkOf, Sentence } from '../../language/marks.js'
import { type Day, firstOfMonth, partsOf } from '../../time/day.js'
import {
  type Month,
  monthOf,
  monthsOf,
  monthsPeriod,
  type Period,
  periodBefore,
  yearsBefore,
} from '../../time/period.js'
import type { StatisticProposition } from '../claim.js'
import type { Finding } from './findings.js'
import type { Item } from './items.js'

export interface Times {
  period: Period | null
  baseline: Period | null
  implied: ('period' | 'baseline')[]
  note?: string
  /** Start of the leading time where it is used, for the span. */
  leadingFrom?: number
  /** The year of a bare month was filled in. */
  yearInferred?: boolean
  /** The period has its year from the reader, and may be another. */
  other?: Period
}

export interface TimeQuestion {
  sentence: Sentence
  times: readonly Item[]
  leading: readonly Item[]
  findings: readonly Finding[]
  /** Statistics to inherit a period from: first of the sentence, then of the discourse. */
  inherited: Period | null
  /** Where the claim begins in the sentence. */
  from: number
  /** The article's day: what is told has happened before it. */
  day: Day
  /** The verb is of the present and general ("come from"): no period is to be inherited. */
  general: boolean
}

/** Whether a change of any kind is told, which has a baseline. */
function tellsChange(findings: readonly Finding[]): boolean {
  return findings.some((one) => one.percent ?? one.absolute ?? one.ratio ?? one.points ?? one.baselineLevel)
}

const comparing = new Set([
  'than',
  'below',
  'above',
  'under',
  'versus',
  'vs',
  'against',
  'compared',
  'same',
  'comparable',
  'corresponding',
  'year-ago',
  'relative',
  'beneath',
])

/** A time after "than", "below", "compared with", "the same period of" is what the change is measured from. */
function isCompared({ tokens }: Sentence, { from, grain }: MarkOf<'period'>): boolean {
  // "down 35% over last year" is against it, "rose over the year" within it.
  if (
    grain === 'year' &&
    /^(over|on)$/.test(tokens[from - 1]?.lower ?? '') &&
    /^(%|percent|per|cent)$/.test(tokens[from - 2]?.lower ?? '')
  )
    return true
  for (let at = from - 1; at >= Math.max(0, from - 6); at--) {
    const word = tokens[at]?.lower ?? ''
    if (comparing.has(word)) return true
    if (
      !/^(the|in|of|with|to|a|an|period|months?|time|span|stretch|level|levels|that|those|during|last|from|on|its|their|what|it|they|was|were|is|over|same)$/.test(
        word,
      )
    )
      return false
  }
  return false
}

/** The one month or year that the sentence names before the claim, in another clause. */
function earlierPeriod({ sentence, day, general, from }: TimeQuestion): MarkOf<'period'> | undefined {
  if (general) return undefined
  let only: MarkOf<'period'> | undefined
  for (const mark of sentence.marks) {
    if (mark.kind !== 'period' || mark.start > from) continue
    if (mark.role !== 'during' || mark.grain === 'day' || mark.grain === 'week' || only !== undefined) return undefined
    only = mark
  }
  return only === undefined ? undefined : past(only, day)
}

/** "this year through July", "through July": from the year's beginning to the month's end. */
function upTo(
  period: MarkOf<'period'> | undefined,
  until: MarkOf<'period'> | undefined,
  promised: Day | undefined,
): Period | null {
  if (until === undefined || (period !== undefined && period.grain !== 'year' && period.grain !== 'ytd'))
    return period?.period ?? null
  const { year } = partsOf(until.period.end)
  // "25 million tonnes annually through 2028", promised in a November, begins with the next year.
  const now = promised === undefined ? undefined : partsOf(promised)
  const start = firstOfMonth(
    now === undefined || until.grain !== 'year' ? year : now.month > 6 ? now.year + 1 : now.year,
    1,
  )
  if (
    period !== undefined &&
    (period.period.start !== start || period.period.end < until.period.end) &&
    period.grain === 'year'
  )
    return period.period
  return { start, end: until.period.end, calendar: 'calendar' }
}

/** Statistics are told of the past: a bare month that was put into the future is that of the year before. */
function past(mark: MarkOf<'period'>, day: Day): MarkOf<'period'> {
  if (mark.period.start <= day || !mark.inferred.includes('year')) return mark
  return { ...mark, period: yearsBefore(mark.period), other: undefined }
}

/** Of two times beside one figure the narrower is its period: "collapsed in 2025, falling 54% from January through August". */
function narrower(held: MarkOf<'period'> | undefined, next: MarkOf<'period'>): MarkOf<'period'> {
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

export function timesOf(question: TimeQuestion): Times {
  const { sentence, findings } = question
  const baselineAt = findings.find((one) => one.baselineAt !== undefined)?.baselineAt
  const levelAt = findings.find((one) => one.levelAt !== undefined)?.levelAt
  let period: MarkOf<'period'> | undefined
  let baselinePeriod: MarkOf<'period'> | undefined
  let shift: MarkOf<'baseline'> | undefined
  let until: MarkOf<'period'> | undefined
  let leadingFrom: number | undefined
  const implied: Times['implied'] = []
  const notes: string[] = []
  const seen = new Set<unknown>()
  const changes = tellsChange(findings)
  const committed = findings.some((one) => one.modality === 'committed')
  for (const item of question.times) {
    const { mark: found } = item
    if (found === undefined || seen.has(found)) continue
    seen.add(found)
    if (found.kind === 'baseline') {
      shift ??= found
      continue
    }
    if (found.kind !== 'period' || found.role === 'since' || found.role === 'over-span') continue
    const mark = past(found, question.day)
    if (mark.role === 'until' || mark.role === 'by') {
      until ??= mark
      continue
    }
    const afterBaseline =
      baselineAt !== undefined &&
      mark.start > baselineAt &&
      (levelAt === undefined || levelAt < baselineAt || mark.start < levelAt)
    // "from January through July" is a stretch, whatever stands before it; "from June" is a start to measure from.
    const stretch = (monthsOf(mark.period)?.length ?? 1) > 1 && mark.grain !== 'year'
    const earlier =
      mark.role === 'from-earlier' && !(stretch && (period === undefined || mark.period.end >= period.period.start))
    if (earlier || afterBaseline || isCompared(sentence, mark)) {
      baselinePeriod ??= mark
      continue
    }
    const ends = changes ? endsOf(sentence, mark) : undefined
    if (ends !== undefined && period === undefined) {
      period = { ...mark, period: ends.last, grain: 'year' }
      baselinePeriod ??= { ...mark, period: ends.first, grain: 'year' }
      continue
    }
    period = narrower(period, mark)
  }
  if (period === undefined)
    for (const item of question.leading)
      if (item.mark?.kind === 'period' && item.mark.role !== 'since') {
        period = past(item.mark, question.day)
        leadingFrom = item.start
      }
  period ??= findings.find((one) => one.period !== undefined)?.period
  let main: Period | null = upTo(period, until, committed ? question.day : undefined)
  if (main === null && question.inherited === null) {
    const only = earlierPeriod(question)
    if (only !== undefined) {
      main = only.period
      implied.push('period')
    }
  }
  if (main === null && !question.general && question.inherited !== null) {
    main = question.inherited
    implied.push('period')
  }
  // "20 percent lower than in 2023" without a period of its own is most likely said of the next year.
  if (committed && main === null) main = promisedPeriod(sentence, baselinePeriod)
  if (
    main === null &&
    !committed &&
    baselinePeriod !== undefined &&
    !question.general &&
    monthsOf(baselinePeriod.period)?.length === 12
  ) {
    const next = nextYear(baselinePeriod.period)
    if (next.end <= question.day) {
      main = next
      implied.push('period')
    }
  }
  const rankOnly =
    findings.some((one) => one.rank !== undefined && !/^(first|successive)/.test(one.rank.order)) &&
    !tellsChange(findings)
  let baseline = baselinePeriod === undefined ? null : againstPeriod(main, baselinePeriod, sentence, notes)
  if (baseline === null && shift !== undefined && main !== null) baseline = shifted(main, shift)
  const change = tellsChange(findings) || (findings.some((one) => one.direction !== undefined) && !rankOnly)
  const shareOnly = findings.some((one) => one.share !== undefined || one.rate !== undefined) && !tellsChange(findings)
  if (baseline === null && change && !shareOnly && main !== null) {
    baseline = yearsBefore(main)
    implied.push('baseline')
  }
  return {
    period: main,
    baseline,
    implied,
    ...(notes.length === 0 ? {} : { note: notes.join('; ') }),
    ...(leadingFrom === undefined ? {} : { leadingFrom }),
    ...(period?.inferred.includes('year') === true ? { yearInferred: true } : {}),
    ...(period?.other === undefined ? {} : { other: period.other }),
  }
}

/** "fell by $100 billion between 2022 and 2024": from the one year to the other. */
function endsOf({ tokens }: Sentence, { from, period }: MarkOf<'period'>): { first: Period; last: Period } | undefined {
  if (tokens[from]?.lower !== 'between' && tokens[from - 1]?.lower !== 'between') return undefined
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

/** A promise's stretch stands anywhere in its sentence: "between January 2020 and December 2021". */
function promisedPeriod({ marks }: Sentence, baseline: MarkOf<'period'> | undefined): Period | null {
  for (const mark of marks)
    if (mark.kind === 'period' && mark !== baseline && (mark.role === 'during' || mark.role === 'over-span')) {
      if (baseline !== undefined && mark.period.start === baseline.period.start) continue
      return mark.period
    }
  return null
}

function nextYear({ start, calendar }: Period): Period {
  const first = monthOf(start)
  return monthsPeriod((first + 12) as Month, (first + 23) as Month, calendar)
}

function within(inner: Period, outer: Period): boolean {
  return (
    inner.start >= outer.start && inner.end <= outer.end && (inner.start !== outer.start || inner.end !== outer.end)
  )
}

/** The same months in the year of another period. */
function sameMonthsIn(period: Period, year: Period): Period | undefined {
  const months = monthsOf(period)
  const first = months?.[0]
  if (months === undefined || first === undefined || monthsOf(year)?.length !== 12) return undefined
  const start = (monthOf(year.start) + (first % 12)) as Month
  if (months.length > 12) return undefined
  return monthsPeriod(start, (start + months.length - 1) as Month, period.calendar)
}

/** "below last year" said of seven months is said against the same seven months. */
function againstPeriod(main: Period | null, mark: MarkOf<'period'>, { tokens }: Sentence, notes: string[]): Period {
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
      notes.push('read as against the same months')
      return same
    }
  }
  return mark.period
}

function shifted(main: Period, { shift, count }: MarkOf<'baseline'>): Period | null {
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

/** The period of a statistic to be inherited. */
export function periodOf(statistic: StatisticProposition | undefined): Period | null {
  return statistic?.period ?? null
}
