/** "Until 10 November", "for 90 days": the terms that instruments name, and whether a claim's term is one of them. */
import type { Held } from '../../evidence/law.js'
import type { StepInterval } from '../../ledger/view.js'
import type { Day } from '../../time/day.js'
import { endsOn, lengthOf } from './precision.js'
import type { Question } from './question.js'

/**
 * Whether a stretch has the end and the length that the claim names.
 *
 * @returns null where the claim names neither; false where the stretch has no named end
 */
export function termHolds(
  question: Question,
  interval: StepInterval,
  before: StepInterval | undefined,
): boolean | null {
  const { until, duration } = question.measure
  if (until === null && duration === null) return null
  const through = interval.step.through
  if (through === undefined) return false
  if (until !== null && !endsOn(through, until)) return false
  return duration === null || lengthHolds(duration, interval, before)
}

/** A term is counted from its first day, from the day it was made public, or from the end of the term it follows. */
function lengthHolds(duration: string, interval: StepInterval, before: StepInterval | undefined): boolean {
  const length = lengthOf(duration)
  const through = interval.step.through
  if (length === undefined || through === undefined) return false
  const starts: number[] = [interval.step.from, interval.recorded]
  if (before?.step.through !== undefined) starts.push(before.step.through + 1)
  return starts.some((start) => through - start + 1 >= length[0] && through - start + 1 <= length[1] + 1)
}

/** The terms that a set of measures has been given, oldest first, each with the day it was made public. */
export function termsOf(law: Held[]): { held: Held; interval: StepInterval; through: Day }[] {
  return law
    .flatMap((held) =>
      held.intervals.flatMap((interval) =>
        interval.status === 'unstated' || interval.step.through === undefined
          ? []
          : [{ held, interval, through: interval.step.through }],
      ),
    )
    .sort((a, b) => a.interval.recorded - b.interval.recorded)
}
