/** Which changes on record a claim's verb can tell, and how far each bears the claim out. */
import type { MeasureProposition } from '../../claims/claim.js'
import type { Change, ChangeKind, Held } from '../../evidence/law.js'
import type { Snapshot } from '../../ledger/records.js'
import { rateTold } from './counted.js'
import { stackOn } from './definitions.js'
import type { Weight } from './finding.js'
import { canMean } from './precision.js'
import type { Question } from './question.js'
import { narrows, onGround, pickingGrounds, scopeOf } from './selection.js'
import { termHolds } from './term.js'

/** Which changes a verb can tell; those after the bar only by a loose use of the word. */
const tells: Record<MeasureProposition['action'], { plainly: ChangeKind[]; loosely: ChangeKind[] }> = {
  impose: { plainly: ['impose', 'raise', 'resume', 'amend'], loosely: [] },
  raise: { plainly: ['raise', 'impose', 'resume'], loosely: [] },
  cut: { plainly: ['cut', 'pause'], loosely: ['end'] },
  pause: { plainly: ['pause', 'extend'], loosely: ['cut'] },
  extend: { plainly: ['extend'], loosely: [] },
  exempt: { plainly: ['pause', 'cut', 'end'], loosely: ['impose', 'extend'] },
  end: { plainly: ['end'], loosely: ['pause', 'cut'] },
  in_force: { plainly: [], loosely: [] },
}

/** One change with what of the claim it bears out; undefined parts are not in the claim. */
export interface Told {
  held: Held
  change: Change
  weight: Weight
  rate: boolean | undefined
  date: boolean | undefined
  term: boolean | undefined
  /** The rate as counted: `20%`, `125% + 20% = 145%`. */
  counted: string
}

/** Every change that the claim's verb can tell, with how far it bears the claim out. */
export function changesTold(question: Question, law: Held[], ledger: Snapshot): Told[] {
  const { measure, written } = question
  const grounds = pickingGrounds(question)
  const told: Told[] = []
  for (const held of law) {
    if (!onGround(held, grounds)) continue
    const scope = scopeOf(held, question, ledger)
    if (scope === 'other' || isElsewhere(held, question, grounds)) continue
    for (const change of held.changes) {
      const loose = looseness(question, change, held)
      if (loose === undefined || !isOfTheTime(question, change)) continue
      const counted = rateTold(question, change, law, ledger)
      told.push({
        held,
        change,
        weight: heaviest(
          counted?.weight ?? 'main',
          loose ? 'partial' : 'main',
          scopeWeight(scope, question, held, change, law),
        ),
        rate:
          written.rate === undefined && written.points === undefined && written.factor === undefined
            ? undefined
            : counted !== undefined,
        date: written.dateNames === true ? namedBy(measure.date, held) : dateTold(measure.date, change),
        term: termHolds(question, change.after, change.before) ?? undefined,
        counted: counted?.text ?? '',
      })
    }
  }
  return told
}

/** A duty on some goods of every country is not meant by a tariff on one country's goods at large. */
function isElsewhere(held: Held, { written, directions }: Question, grounds: string[]): boolean {
  const worldwide = held.measure.target.includes('W') && !held.general
  return (
    worldwide &&
    written.matter === 'tariff' &&
    grounds.length === 0 &&
    written.scope.length === 0 &&
    directions.every(({ target }) => target !== 'W')
  )
}

/** Whether the verb tells the change plainly (false), loosely (true) or not at all (undefined). */
function looseness(question: Question, change: Change, held: Held): boolean | undefined {
  const { written, measure } = question
  const { kind } = change
  if (written.matter === 'small-parcels') {
    // The record's measure is the end of the exemption: ending that is imposing this.
    const ends = measure.action !== 'exempt' && measure.action !== 'pause'
    return ends ? (kind === 'end' ? undefined : false) : kind === 'end' || kind === 'pause' ? false : undefined
  }
  if (written.matter === 'exclusion' || held.measure.type === 'pause') {
    // A record of an exclusion or a pause says itself what the verb says of the tariff.
    if (measure.action === 'extend') return kind === 'extend' ? false : undefined
    if (measure.action === 'exempt' || measure.action === 'pause')
      return kind === 'impose' || kind === 'extend' || kind === 'pause' ? false : undefined
  }
  if (written.matter === 'truce' && (measure.action === 'impose' || measure.action === 'cut'))
    return kind === 'pause' ? false : undefined
  const { plainly, loosely } = tells[measure.action]
  if (plainly.includes(kind)) return false
  if (loosely.includes(kind)) return written.loose !== true
  return undefined
}

/** What will be done was not done years ago; what could not be known then became public soon after. */
function isOfTheTime({ written, asOf, hindsight, measure }: Question, change: Change): boolean {
  if (
    hindsight === true &&
    change.recorded > asOf.valid + 120 &&
    (measure.date === null || change.recorded > measure.date.end + 120)
  )
    return false
  return written.tense !== 'future' || change.day > asOf.valid - 60 || change.recorded > asOf.valid - 60
}

function scopeWeight(
  scope: 'named' | 'general' | 'other',
  question: Question,
  held: Held,
  change: Change,
  law: Held[],
): Weight {
  // An old list on part of the goods is not what an undated act on goods at large means.
  const { date, tradeCoveredUsd } = question.measure
  // Where a duty on all goods is in force, a list on some is not what "on China" means.
  const general = stackOn(law, question.asOf.valid).general.length > 0
  const old =
    question.written.all === true ||
    (general && tradeCoveredUsd === null && question.written.reach !== 'peak') ||
    (change.day < question.asOf.valid - 400 && date === null && tradeCoveredUsd === null)
  if (
    !narrows(question) &&
    !held.general &&
    old &&
    question.written.matter === 'tariff' &&
    pickingGrounds(question).length === 0
  )
    return 'partial'
  if (!narrows(question) || scope === 'named') return 'main'
  return held.general ? 'fair' : 'partial'
}

function heaviest(...weights: Weight[]): Weight {
  return weights.includes('partial') ? 'partial' : weights.includes('fair') ? 'fair' : 'main'
}

/** Whether a measure can be called by a day: some change of it fell then. */
function namedBy(date: MeasureProposition['date'], held: Held): boolean | undefined {
  return date === null ? undefined : held.changes.some((change) => dateTold(date, change) === true)
}

function dateTold(date: MeasureProposition['date'], change: Change): boolean | undefined {
  if (date === null) return undefined
  return canMean(date, change.day) || canMean(date, change.recorded)
}

export function isWhole({ rate, date, term }: Told): boolean {
  return rate !== false && date !== false && term !== false
}
