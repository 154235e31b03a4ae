/** The steps of a measure: in the order they became public, and one word at a time. */
import { isoDay } from '../time/day.js'
import type { LedgerRecords, Read } from './parse.js'
import type { RecordBase, Step } from './records.js'
import type { Tell } from './tell.js'

type Stepped = RecordBase & { steps: Step[] }

export function lintSteps(records: LedgerRecords, tell: Tell): void {
  for (const read of [...records.measures, ...records.duties, ...records.exceptions]) {
    const { steps, recorded } = read.record
    for (const [index, step] of steps.entries()) {
      lintStep(read, index, step, tell)
      if (step.recorded < recorded)
        tell(
          read,
          ['steps', index, 'recorded'],
          `the step was public before the measure (${isoDay(recorded)})`,
          `Record the measure on ${isoDay(step.recorded)}.`,
        )
      const before = steps[index - 1]
      if (before !== undefined) lintPair(read, index, before, step, tell)
    }
  }
}

function lintStep(read: Read<Stepped>, index: number, step: Step, tell: Tell): void {
  const path = ['steps', index, 'through']
  if (step.through === undefined) return
  if (step.through < step.from)
    tell(
      read,
      path,
      `the last day is before the first: ${isoDay(step.through)} is before ${isoDay(step.from)}`,
      'Correct one of the two.',
    )
  else if (step.through < step.recorded)
    tell(
      read,
      path,
      `the last day had passed when it became public on ${isoDay(step.recorded)}`,
      'Give a last day only where this instrument named it.',
    )
  if (step.status === 'ended') tell(read, path, 'what has ended has no last day', 'Leave through out.')
}

function lintPair(read: Read<Stepped>, index: number, before: Step, step: Step, tell: Tell): void {
  if (step.recorded < before.recorded)
    tell(
      read,
      ['steps', index, 'recorded'],
      `the step stands after one that became public later (${isoDay(before.recorded)})`,
      'Put the steps in the order they became public.',
    )
  if (step.recorded !== before.recorded) return
  if (step.from === before.from)
    tell(
      read,
      ['steps', index, 'from'],
      `two steps made public on ${isoDay(step.recorded)} begin on ${isoDay(step.from)}`,
      'Keep the one that holds.',
    )
  else if (step.from < before.from)
    tell(
      read,
      ['steps', index, 'from'],
      'the step begins before the one above it',
      'Put steps of one day in the order they begin.',
    )
  else if (before.through !== undefined && before.through >= step.from)
    tell(
      read,
      ['steps', index, 'from'],
      `the step above it, of the same day, holds through ${isoDay(before.through)}`,
      'Let one end before the other begins.',
    )
}
