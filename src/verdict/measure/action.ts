/** "Raised to 25%", "extended by 90 days": whether a change in the record is the one that a claim tells. */

import type { ChangeKind, Held } from '../../evidence/law.js'
import { onePercent } from '../../evidence/law.js'
import type { Snapshot } from '../../ledger/records.js'
import { type Finding, findingOf, sayDay, type Weight } from './finding.js'
import { endsOn, roundsTo } from './precision.js'
import type { Direction, Question } from './question.js'
import { onGround, pickingGrounds, scopeOf } from './selection.js'
import { changesTold, isWhole, type Told } from './told.js'

/** Readings of the changes that bear the claim out wholly, or the nearest ones where none does. */
export function actionFindings(question: Question, law: Held[], direction: Direction, ledger: Snapshot): Finding[] {
  const told = changesTold(question, law, ledger)
  const whole = told.filter(isWhole)
  const chosen = whole.length > 0 ? latest(whole, question) : nearest(told, question)
  const findings = chosen.map((one) => findingOfTold(one, question, direction, ledger))
  return whole.length > 0 ? findings : [...findings, ...expiries(question, law, direction, ledger)]
}

/** The changes nearest before the article, heaviest first; a few are enough. */
function latest(told: Told[], { asOf }: Question): Told[] {
  const order: Weight[] = ['main', 'fair', 'partial']
  return [...told]
    .sort(
      (a, b) =>
        order.indexOf(a.weight) - order.indexOf(b.weight) ||
        // What had come before what lay ahead, and what is on all goods before what is on some.
        Number(a.change.day > asOf.valid + 1) - Number(b.change.day > asOf.valid + 1) ||
        Number(b.held.general) - Number(a.held.general) ||
        Math.abs(asOf.valid - a.change.day) - Math.abs(asOf.valid - b.change.day),
    )
    .slice(0, 4)
}

function nearest(told: Told[], { asOf }: Question): Told[] {
  const missing = (one: Told): number => [one.rate, one.date, one.term].filter((part) => part === false).length
  const least = Math.min(...told.map(missing))
  return told
    .filter((one) => missing(one) === least)
    .sort((a, b) => Math.abs(asOf.valid - a.change.day) - Math.abs(asOf.valid - b.change.day))
    .slice(0, 2)
}

function findingOfTold(told: Told, question: Question, { imposer, target }: Direction, ledger: Snapshot): Finding {
  const { held, change, counted } = told
  const ahead = change.day > question.asOf.valid + 1
  const through = change.after.step.through
  const term = through === undefined ? '' : `, through ${sayDay(through)}`
  return findingOf(
    told.weight,
    `${imposer} on ${target}: ${verbs[change.kind]} ${sayDay(change.day)}${term}, public on ${sayDay(change.recorded)}${ahead ? ', not yet in force' : ''} (${held.measure.instrument})`,
    counted === '' || told.rate === undefined
      ? [change.after.rate, change.after.status].filter(Boolean).join(', ')
      : counted,
    isWhole(told),
    [{ held, interval: change.after }],
    ledger,
  )
}

const verbs: Record<ChangeKind, string> = {
  impose: 'imposed from',
  raise: 'raised from',
  cut: 'cut from',
  pause: 'suspended from',
  extend: 'extended from',
  resume: 'in force again from',
  end: 'ended from',
  amend: 'amended from',
}

/** "The truce expires on 10 November": a term that runs out on the day, where the claim says that something ends. */
function expiries(question: Question, law: Held[], { imposer, target }: Direction, ledger: Snapshot): Finding[] {
  const { measure } = question
  if (measure.action !== 'end') return []
  const day =
    measure.until ?? (measure.date !== null && measure.date.start === measure.date.end ? measure.date.end : null)
  if (day === null) return []
  const grounds = pickingGrounds(question)
  const findings: Finding[] = []
  for (const held of law) {
    if (!onGround(held, grounds) || scopeOf(held, question, ledger) === 'other') continue
    for (const interval of held.intervals) {
      const rate = onePercent(interval.rate)
      const states = question.written.matter === 'tariff' ? 'in-force' : undefined
      if (states !== undefined && interval.status !== states) continue
      if (question.written.rate !== undefined && (rate === undefined || !roundsTo(rate, question.written.rate)))
        continue
      const through = interval.step.through
      if (interval.status === 'unstated' || through === undefined || !endsOn(through, day)) continue
      findings.push(
        findingOf(
          'main',
          `${imposer} on ${target}: the term runs through ${sayDay(through)} (${held.measure.instrument})`,
          sayDay(through),
          true,
          [{ held, interval }],
          ledger,
        ),
      )
    }
  }
  return findings.slice(0, 4)
}
