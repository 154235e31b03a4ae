/** A claim that something stands "until" a day: the rate or state must hold, and a term of the same side must end so. */
import type { Held } from '../../evidence/law.js'
import type { Snapshot } from '../../ledger/records.js'
import { type Finding, findingOf, sayDay } from './finding.js'
import type { Direction, Question } from './question.js'
import { onGround, pickingGrounds, scopeOf } from './selection.js'
import { termHolds, termsOf } from './term.js'

/**
 * Findings as they were where the claim names no term; else those of its state joined with those of its term.
 *
 * @param law the direction's measures, pauses included
 */
export function termFindings(
  question: Question,
  findings: Finding[],
  law: Held[],
  { imposer, target }: Direction,
  ledger: Snapshot,
): Finding[] {
  const { measure, asOf } = question
  if (measure.until === null && measure.duration === null) return findings
  const grounds = pickingGrounds(question)
  const known = termsOf(law).filter(
    ({ held, interval }) =>
      interval.recorded <= asOf.known &&
      (grounds.length > 0 ||
        held.general ||
        interval.status === 'suspended' ||
        scopeOf(held, question, ledger) === 'named') &&
      scopeOf(held, question, ledger) !== 'other' &&
      (onGround(held, grounds) || held.measure.type === 'pause' || interval.status === 'suspended'),
  )
  const terms = known.map(({ held, interval }) => {
    const at = held.intervals.indexOf(interval)
    const before = held.intervals[at - 1]
    return { held, interval, holds: termHolds(question, interval, before) === true }
  })
  const holding = terms.filter(({ holds }) => holds)
  const shown = holding.length > 0 ? holding : terms.slice(-1)
  const stands = findings.some(({ reading }) => reading.holds === true)
  const needsState = question.written.rate !== undefined || grounds.length > 0
  return [
    ...findings.map((finding) => (holding.length > 0 ? finding : withoutHold(finding))),
    ...shown.map(({ held, interval, holds }) =>
      findingOf(
        'main',
        `${imposer} on ${target}: the term runs through ${interval.step.through === undefined ? 'no named day' : sayDay(interval.step.through)} (${held.measure.instrument})`,
        interval.step.through === undefined ? null : sayDay(interval.step.through),
        holds && (stands || (!needsState && findings.length === 0)),
        [{ held, interval }],
        ledger,
      ),
    ),
  ]
}

function withoutHold(finding: Finding): Finding {
  return {
    ...finding,
    reading: { ...finding.reading, holds: finding.reading.holds === true ? null : finding.reading.holds },
  }
}
