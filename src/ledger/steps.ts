/** What the steps of a measure make of it: intervals without a gap or an overlap, as known on a day. */

import { addDays, type Day } from '../time/day.js'
import type { AsOf, Interval } from '../time/interval.js'
import type { Measure, Step, StepStatus } from './records.js'

/** `unstated`: the last word known named a last day, and none says what holds after it. */
export type HeldStatus = StepStatus | 'unstated'

/** A stretch in which one word about a measure holds. */
export interface StepInterval extends Interval {
  status: HeldStatus
  rate?: string
  /** Of the word that holds; of the one that ran out where unstated. */
  instrument: string
  /** The day that word became public. */
  recorded: Day
  step: Step
}

/** What holds on a day. */
export interface Standing {
  status: HeldStatus | 'not-yet'
  rate?: string
  /** First day of this status at this rate, across extensions; for `not-yet` undefined. */
  since?: Day
  /** First day of the next change known. */
  until?: Day
  /** What comes then, where anything is said. */
  next?: StepInterval
  instrument?: string
  step?: Step
}

/**
 * The intervals that the steps known on a day make, in order, without gap or overlap from the first on.
 *
 * Words are taken in the order they became public. A later word wins from its own first day on, whatever was said of the
 * days after; a word that names a last day covers no more than that, and what follows it is `unstated` until another says.
 */
export function intervalsOf(measure: Pick<Measure, 'steps'>, known: Day): StepInterval[] {
  const words = measure.steps
    .filter((step) => step.recorded <= known)
    .sort((a, b) => a.recorded - b.recorded || a.from - b.from)
  let intervals: StepInterval[] = []
  for (const step of words) {
    intervals = cutFrom(intervals, step.from)
    const { from, status, rate, instrument, recorded } = step
    const word = { instrument, recorded, step, ...(rate !== undefined && { rate }) }
    if (step.through === undefined) intervals.push({ from, status, ...word })
    else {
      const until = addDays(step.through, 1)
      if (until > from) intervals.push({ from, until, status, ...word })
      intervals.push({ from: until > from ? until : from, status: 'unstated', instrument, recorded, step })
    }
  }
  return intervals
}

function cutFrom(intervals: StepInterval[], day: Day): StepInterval[] {
  return intervals
    .filter((interval) => interval.from < day)
    .map((interval) => (interval.until === undefined || interval.until > day ? { ...interval, until: day } : interval))
}

/**
 * What holds of a measure on `asOf.valid`, as known on `asOf.known`; undefined where the measure was not known by then.
 * An extension at the same rate is no change.
 */
export function measureOn(measure: Measure, asOf: AsOf): Standing | undefined {
  const intervals = intervalsOf(measure, asOf.known)
  const first = intervals[0]
  if (first === undefined) return measure.recorded <= asOf.known ? { status: 'not-yet' } : undefined
  if (asOf.valid < first.from) return { status: 'not-yet', until: first.from, next: first }
  let at = 0
  while ((intervals[at + 1]?.from ?? Number.POSITIVE_INFINITY) <= asOf.valid) at++
  const here = intervals[at]
  if (here === undefined) return undefined
  let begin = at
  while (begin > 0 && isSame(intervals[begin - 1], here)) begin--
  let end = at + 1
  while (end < intervals.length && isSame(intervals[end], here)) end++
  const { status, rate, instrument, step } = here
  const next = intervals[end]
  return {
    status,
    ...(rate !== undefined && { rate }),
    since: (intervals[begin] ?? here).from,
    ...(next !== undefined && { until: next.from, next }),
    instrument,
    step,
  }
}

function isSame(a: StepInterval | undefined, b: StepInterval): boolean {
  return a !== undefined && a.status === b.status && a.rate === b.rate
}

/** In force, not suspended, ended or run out. */
export function isInForce(measure: Measure, asOf: AsOf): boolean {
  return measureOn(measure, asOf)?.status === 'in-force'
}
