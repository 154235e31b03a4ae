/** When a measure claim may be called contradicted: the whole field is on record for the day, and no way to count it fits. */
import { coversLaw, type Held, type LawClass } from '../../evidence/law.js'
import type { Snapshot } from '../../ledger/records.js'
import { type Day, printDay } from '../../time/day.js'
import { everySum, stackOn } from './definitions.js'
import { canMean, roundsTo } from './precision.js'
import type { Direction, Question } from './question.js'
import { onGround, pickingGrounds } from './selection.js'
import { termsOf } from './term.js'
import { changesTold } from './told.js'

/** Modalities under which a claim speaks of what is or was, so that the record can speak against it. */
const factual = new Set(['asserted', 'reported', 'announced', 'confirmed', 'claimed', 'committed'])

/**
 * Why the record refutes a claim of which no reading holds, or undefined where it cannot.
 *
 * @param law all that is known of the direction, today's knowledge included, so that no later word could bear the claim out
 */
export function refutation(
  question: Question,
  law: Held[],
  direction: Direction,
  ledger: Snapshot,
): string | undefined {
  if (!mayBeRefuted(question)) return undefined
  const classes = classesOf(question, law)
  const covered = (day: Day): boolean => coversLaw(ledger, { ...direction, type: 'tariff' }, day, classes(day))
  const { measure, written } = question
  // Of what lies ahead the record says nothing yet.
  if (question.day.end > question.asOf.valid + 1) return undefined
  if (!covered(question.day.start) || !covered(question.day.end)) return undefined
  if (written.rate !== undefined && written.rateUpper === undefined) {
    const rate = wrongRate(question, law)
    if (rate !== undefined) return rate
  }
  if (measure.until !== null && measure.action !== 'impose' && measure.action !== 'raise' && measure.action !== 'cut') {
    const term = wrongTerm(question, law)
    if (term !== undefined) return term
  }
  return measure.date === null ? undefined : wrongDay(question, law, ledger)
}

function mayBeRefuted({ claim, written, measure, directions }: Question): boolean {
  return (
    factual.has(claim.modality) &&
    (written.matter === 'tariff' || written.matter === 'truce') &&
    // Goods may bear duties that the record does not hold whole, and an average is nobody's law.
    written.scope.length === 0 &&
    written.reach !== 'average' &&
    measure.tradeCoveredUsd === null &&
    directions.length > 0 &&
    !written.implied.includes('imposer') &&
    !written.implied.includes('target')
  )
}

/** The stacking classes that a claim can mean on a day: those of its ground, or all that had begun. */
function classesOf(question: Question, law: Held[]): (day: Day) => LawClass[] {
  const grounds = pickingGrounds(question)
  const asked = law.filter((held) => held.measure.type === 'tariff' && onGround(held, grounds))
  return (day) =>
    asked.flatMap(({ measure, general, intervals }) =>
      measure.class === undefined || (intervals[0]?.from ?? day + 1) > day ? [] : [{ name: measure.class, general }],
    )
}

/** No duty, and no sum of duties, that goods bore at the time (or ever, where the claim names no time) rounds to the rate. */
function wrongRate(question: Question, law: Held[]): string | undefined {
  const { written, measure, day } = question
  const { rate, hedge } = written
  if (rate === undefined) return undefined
  const own = law.filter(({ general, measure: one }) => general || !one.target.includes('W'))
  const fixed = measure.action === 'in_force' && (written.tense === 'present' || measure.date !== null)
  const days = new Set<Day>([day.start, day.end, (day.start - 1) as Day, (day.end + 1) as Day])
  for (const { intervals } of own)
    for (const { from } of intervals)
      if (!fixed || (from >= day.start - 1 && from <= day.end + 1)) days.add(from).add((from - 1) as Day)
  for (const one of days)
    for (const sum of everySum(stackOn(own, one))) if (roundsTo(sum, rate, hedge)) return undefined
  // A rate held back, or taken off, is one that the text may name too.
  for (const { changes } of own)
    for (const change of changes)
      for (const value of [
        change.from,
        change.to,
        change.to === undefined || change.from === undefined ? undefined : Math.abs(change.to - change.from),
      ])
        if (!fixed && value !== undefined && roundsTo(value, rate, hedge)) return undefined
  for (const { intervals } of own)
    for (const interval of intervals) {
      const held = Number.parseFloat(interval.rate ?? '')
      if (!fixed && roundsTo(held, rate, hedge)) return undefined
    }
  return fixed
    ? `no duty in force ${day.start === day.end ? `on ${printDay(day.end)}` : 'at that time'}, and no sum of duties, is ${rate.value}%`
    : `no duty on record, and no sum of duties, was ever ${rate.value}%`
}

/** Terms were named, and none of them is the claim's. */
function wrongTerm(question: Question, law: Held[]): string | undefined {
  const { measure, written } = question
  const grounds = pickingGrounds(question)
  const suspended = written.matter === 'truce' || measure.action === 'pause' || measure.action === 'extend'
  const terms = termsOf(law).filter(({ held, interval }) =>
    interval.status === 'suspended'
      ? suspended || measure.action === 'in_force'
      : !suspended && onGround(held, grounds),
  )
  // Of a pause that is not on record nothing can be said.
  if (terms.length === 0 || measure.until === null) return undefined
  const { until } = measure
  const near = terms.filter(({ interval }) => interval.recorded <= question.asOf.known)
  if (near.length === 0 || terms.some(({ through }) => Math.abs(through + 1 - until) <= 2)) return undefined
  const last = near[near.length - 1]
  return last === undefined ? undefined : `the last term on record runs through ${printDay(last.through)}`
}

/** The change itself is on record, with every other part as told, on other days. */
function wrongDay(question: Question, law: Held[], ledger: Snapshot): string | undefined {
  const { date } = question.measure
  if (date === null || question.measure.action === 'in_force') return undefined
  if (question.written.rate === undefined && question.measure.until === null) return undefined
  const told = changesTold(question, law, ledger).filter(({ rate, term }) => rate !== false && term !== false)
  const window = widened(date, question.asOf.valid)
  if (told.length === 0 || told.some(({ change }) => canMean(window, change.day) || canMean(window, change.recorded)))
    return undefined
  const days = [...new Set(told.map(({ change }) => printDay(change.day)))]
  return `the record has it from ${days.join(', ')}`
}

/** A few days either way; near the article's day a week, for a weekday may be the last or the next. */
function widened({ start, end }: { start: Day; end: Day }, today: Day): { start: Day; end: Day } {
  const slack = Math.abs(start - today) <= 8 ? 7 : 2
  return { start: (start - slack) as Day, end: (end + slack) as Day }
}
