/** The stretches of duties and exceptions: without holes, and no exception where nothing is left to lift. */
import { type Day, isoDay } from '../time/day.js'
import type { LedgerRecords, Read } from './parse.js'
import type { Measure } from './records.js'
import { intervalsOf, type StepInterval } from './steps.js'
import type { Duty, DutyException, DutyStep } from './tariff.js'
import type { Tell } from './tell.js'

/** Everything that will ever have been said. */
const atLast = Number.MAX_SAFE_INTEGER as Day

export function lintTimes(records: LedgerRecords, tell: Tell, now: Day | undefined): void {
  const measures = new Map(records.measures.map(({ record }) => [record.id, record]))
  for (const duty of records.duties) if (duty.record.steps.length > 0) lintHoles(duty, tell, now)
  for (const exception of records.exceptions) {
    for (const index of exception.record.steps.keys()) lintTransit(exception, index, tell)
    if (!records.broken.has('duties')) lintDangling(exception, records, measures, tell)
  }
}

/** A stretch of which nobody says what follows, although the law went on or its last day has passed. */
function lintHoles(read: Read<Duty>, tell: Tell, now: Day | undefined): void {
  for (const { status, from, until, step } of intervalsOf(read.record, atLast)) {
    if (status !== 'unstated') continue
    const path = ['steps', read.record.steps.indexOf(step as DutyStep), 'through']
    if (until !== undefined)
      tell(
        read,
        path,
        `nothing is said of the days from ${isoDay(from)} until the next step on ${isoDay(until)}`,
        'Write a step for them, such as "status: ended", or correct a day.',
      )
    else if (now !== undefined && from <= now)
      tell(
        read,
        path,
        `it ran out before ${isoDay(from)}, and no step says what came then`,
        `Write the step that followed, or "status: ended" from ${isoDay(from)}.`,
      )
  }
}

function lintTransit(read: Read<DutyException>, index: number, tell: Tell): void {
  const step = read.record.steps[index]
  if (step === undefined) return
  const { from, through, loadedBefore, enteredBefore } = step
  const path = ['steps', index]
  if (enteredBefore !== undefined && loadedBefore === undefined)
    tell(
      read,
      [...path, 'enteredBefore'],
      'it names a last day of entry, and no day of loading',
      'Write "loadedBefore", or "through" in place of it.',
    )
  if (enteredBefore !== undefined && enteredBefore <= from)
    tell(
      read,
      [...path, 'enteredBefore'],
      `nothing can enter from ${isoDay(from)} on and before ${isoDay(enteredBefore)}`,
      'Correct one of the two days.',
    )
  if (loadedBefore !== undefined && enteredBefore !== undefined && loadedBefore > enteredBefore)
    tell(
      read,
      [...path, 'loadedBefore'],
      `goods loaded before ${isoDay(loadedBefore)} need not have entered by then`,
      'Turn the two days round.',
    )
  if (loadedBefore !== undefined && through !== undefined && loadedBefore > through)
    tell(
      read,
      [...path, 'loadedBefore'],
      `it ends on ${isoDay(through)}, before the day of loading it names`,
      'Correct one of the two days.',
    )
}

/** An exception to what is not charged while it holds, or that goes on when nothing is charged any more. */
function lintDangling(
  read: Read<DutyException>,
  records: LedgerRecords,
  measures: Map<string, Measure>,
  tell: Tell,
): void {
  const { lifts, steps } = read.record
  const lifted = records.duties
    .map(({ record }) => record)
    .filter((duty) => lifts.includes(duty.class) || lifts.includes(duty.id))
  if (lifted.length === 0) {
    // A name that leads nowhere is told where names are.
    const classes = new Set(records.stacking.map(({ record }) => record.id))
    if (lifts.some((lifted) => classes.has(lifted)))
      tell(read, ['lifts'], 'no duty is of what it lifts', 'Record the duty, or correct the name.')
    return
  }
  const own = inForce(intervalsOf(read.record, atLast))
  const theirs = lifted.flatMap((duty) => onTheBooks(intervalsOf(withSteps(duty, measures), atLast)))
  const last = own.at(-1)
  if (last === undefined || theirs.length === 0) return
  if (!own.some((one) => theirs.some((other) => meet(one, other)))) {
    tell(read, ['lifts'], 'nothing that it lifts is charged while it holds', 'Correct its days, or what it lifts.')
    return
  }
  // A duty that ran out on the day its own instrument named takes its exceptions with it, and goods in transit run out of time.
  if (last.until !== undefined || ('enteredBefore' in last.step && last.step.enteredBefore !== undefined)) return
  const ends = lifted.map((duty) => intervalsOf(withSteps(duty, measures), atLast).at(-1))
  if (!ends.every((end) => end?.status === 'ended')) return
  const end = Math.max(...ends.map((end) => end?.from ?? 0)) as Day
  tell(
    read,
    ['steps', steps.indexOf(last.step as DutyException['steps'][number])],
    `what it lifts has ended on ${isoDay(end)}, and it goes on`,
    `Write a step with "status: ended" from ${isoDay(end)}.`,
  )
}

const inForce = (intervals: StepInterval[]): StepInterval[] => intervals.filter(({ status }) => status === 'in-force')

const onTheBooks = (intervals: StepInterval[]): StepInterval[] =>
  intervals.filter(({ status }) => status === 'in-force' || status === 'suspended')

function withSteps(duty: Duty, measures: Map<string, Measure>): Pick<Measure, 'steps'> {
  return duty.steps.length > 0 ? duty : { steps: measures.get(duty.measure ?? '')?.steps ?? [] }
}

function meet(a: StepInterval, b: StepInterval): boolean {
  return (a.until === undefined || b.from < a.until) && (b.until === undefined || a.from < b.until)
}
