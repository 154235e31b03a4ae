/** What each word about a measure changed: imposed, raised, cut, suspended, extended, ended. */
import type { StepInterval } from '../../ledger/view.js'
import type { Day } from '../../time/day.js'
import { onePercent } from './rates.js'

export type ChangeKind = 'impose' | 'raise' | 'cut' | 'pause' | 'extend' | 'resume' | 'end' | 'amend'

/** The passage from one state of a measure to the next. */
export interface Change {
  kind: ChangeKind
  /** First day of the new state. */
  day: Day
  /** The day it became public. */
  recorded: Day
  before?: StepInterval
  after: StepInterval
  /** Per cent before and after, where each is a single rate; 0 before the first duty and after the last. */
  from?: number
  to?: number
}

/** The changes in a measure's known intervals, oldest first. A term that ran out unsaid is no change. */
export function changesIn(intervals: StepInterval[]): Change[] {
  const changes: Change[] = []
  let before: StepInterval | undefined
  for (const after of intervals) {
    if (after.status === 'unstated') continue
    const kind = kindOf(before, after)
    const [from, to] = [rateIn(before), rateIn(after)]
    changes.push({
      kind,
      day: after.from,
      recorded: after.recorded,
      ...(before !== undefined && { before }),
      after,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    })
    before = after
  }
  return changes
}

function kindOf(before: StepInterval | undefined, after: StepInterval): ChangeKind {
  if (after.status === 'ended') return 'end'
  if (after.status === 'suspended') return before?.status === 'suspended' ? 'extend' : 'pause'
  if (before === undefined || before.status === 'ended') return 'impose'
  if (before.status === 'suspended') return 'resume'
  const [from, to] = [onePercent(before.rate), onePercent(after.rate)]
  if (from !== undefined && to !== undefined && from !== to) return to > from ? 'raise' : 'cut'
  if (before.rate === after.rate && before.step.through !== undefined) return 'extend'
  return 'amend'
}

/** What is collected: nothing before the first word, while suspended, or after the end. */
function rateIn(interval: StepInterval | undefined): number | undefined {
  if (interval === undefined || interval.status !== 'in-force') return 0
  return onePercent(interval.rate)
}
