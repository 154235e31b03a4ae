/** Period and baseline of a statistic: which of the times beside it is which, and what follows where one is not written. */
import type { MarkOf, Sentence } from '../../language/marks.js'
import { type Day, firstOfMonth, partsOf } from '../../time/day.js'
import { monthsOf, type Period, yearsBefore } from '../../time/period.js'
import type { StatisticProposition } from '../claim.js'
import type { Finding } from './findings.js'
import type { Item } from './item.js'
import { againstPeriod, endsOf, narrower, nextYear, past, shifted } from './stretches.js'

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
  /** Measured from a peak, an average or a plan. */
  fromElsewhere: boolean
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

/** "from January to March": a stretch, or its two ends. */
function fromTo({ tokens }: Sentence, { from, to }: MarkOf<'period'>): boolean {
  const before = tokens[from - 1]?.lower
  const first = tokens[from]?.lower
  return (before === 'from' || first === 'from') && tokens.slice(from, to).some(({ lower }) => lower === 'to')
}

/** Period and baseline of a claim, as written, else as they follow from the context; `implied` tells which. */
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
  let openEnded = false
  let baselineSince: MarkOf<'period'> | undefined
  const committed = findings.some((one) => one.modality === 'committed')
  for (const item of question.times) {
    const { mark: found } = item
    if (found === undefined || seen.has(found)) continue
    seen.add(found)
    if (found.kind === 'baseline') {
      shift ??= found
      continue
    }
    if (found.kind !== 'period' || found.role === 'over-span') continue
    if (found.role === 'since') {
      // "have fallen 30% since January" is measured from it; of a record it is where the search begins.
      if (changes) baselineSince ??= past(found, question.day)
      continue
    }
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
    // "in July" is a time of its own, whatever baseline stands before it.
    const inside = /^(in|during)$/.test(sentence.tokens[mark.from - 1]?.lower ?? '')
    const earlier =
      mark.role === 'from-earlier' &&
      !inside &&
      !(stretch && (period === undefined || mark.period.end >= period.period.start))
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
    if (changes && stretch && fromTo(sentence, mark)) openEnded = true
    period = narrower(period, mark)
  }
  if (period === undefined)
    for (const item of question.leading)
      if (item.mark?.kind === 'period' && item.mark.role !== 'since') {
        period = past(item.mark, question.day)
        leadingFrom = item.start
        // "Between 2016 and 2018 the deficit grew": from the one year to the other.
        const ends = changes && baselinePeriod === undefined ? endsOf(sentence, item.mark) : undefined
        if (ends !== undefined) {
          period = { ...period, period: ends.last, grain: 'year' }
          baselinePeriod = { ...item.mark, period: ends.first, grain: 'year' }
        }
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
  // "rose 20% from January to March" may be said of the quarter or of March against January.
  if (openEnded && baselinePeriod === undefined && shift === undefined && main !== null) implied.push('period')
  const rankOnly =
    findings.some((one) => one.rank !== undefined && !/^(first|successive)/.test(one.rank.order)) &&
    !tellsChange(findings)
  if (question.fromElsewhere) {
    notes.push('measured from a peak, an average or a plan')
    return {
      period: main,
      baseline: null,
      implied,
      note: notes.join('; '),
      ...(leadingFrom === undefined ? {} : { leadingFrom }),
    }
  }
  let baseline = baselinePeriod === undefined ? null : againstPeriod(main, baselinePeriod, sentence, notes)
  if (baseline === null && shift !== undefined && main !== null) baseline = shifted(main, shift)
  if (baseline === null && baselineSince !== undefined) baseline = baselineSince.period
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

/** A promise's stretch stands anywhere in its sentence: "between January 2020 and December 2021". */
function promisedPeriod({ marks }: Sentence, baseline: MarkOf<'period'> | undefined): Period | null {
  for (const mark of marks)
    if (mark.kind === 'period' && mark !== baseline && (mark.role === 'during' || mark.role === 'over-span')) {
      if (baseline !== undefined && mark.period.start === baseline.period.start) continue
      return mark.period
    }
  return null
}

/** The period of a statistic to be inherited. */
export function periodOf(statistic: StatisticProposition | undefined): Period | null {
  return statistic?.period ?? null
}
