/** "Raised to 25%", "extended by 90 days": whether a change in the record is the one that a claim tells. */

import type { MeasureProposition } from '../../claims/claim.js'
import type { Change, ChangeKind, Held } from '../../evidence/law.js'
import { onePercent } from '../../evidence/law.js'
import type { Snapshot } from '../../ledger/records.js'
import type { Day } from '../../time/day.js'
import { generalSum, type Stack, stackOn } from './definitions.js'
import { type Finding, findingOf, sayDay, type Weight } from './finding.js'
import { goodsTotals } from './goods.js'
import { number } from './in-force.js'
import { canMean, endsOn, roundsTo } from './precision.js'
import type { Direction, Question } from './question.js'
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
          scopeWeight(scope, question, held, change),
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

function scopeWeight(scope: 'named' | 'general' | 'other', question: Question, held: Held, change: Change): Weight {
  // An old list on part of the goods is not what an undated act on goods at large means.
  const { date, tradeCoveredUsd } = question.measure
  const old =
    question.written.all === true ||
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

interface Level {
  from: number | undefined
  to: number | undefined
  weight: Weight
  how: string
}

/** The whole duty on the goods named, the day before a change and on its day, by the same way to count. */
function goodsAround(question: Question, law: Held[], day: Day, ledger: Snapshot): Level[] {
  const totals = (on: Day) => goodsTotals(law, question.exclusions, on, question, ledger)
  const before = totals((day - 1) as Day)
  return totals(day).flatMap((after) => {
    const base = after.layers[0]?.held
    const earlier = before.find(
      (one) => one.name === after.name && one.taxed === after.taxed && one.layers[0]?.held === base,
    )
    if (earlier === undefined || earlier.percent === after.percent) return []
    return [
      {
        from: earlier.percent,
        to: after.percent,
        weight: after.whole && !after.taxed ? 'fair' : 'partial',
        how: `${after.name}${after.taxed ? ', with value added tax' : ''}`,
      },
    ]
  })
}

interface Counted {
  weight: Weight
  text: string
}

/** How the change bears out the rates of the claim: by its own layer, by the sum on all goods, or by the step in points. */
function rateTold(question: Question, change: Change, law: Held[], ledger: Snapshot): Counted | undefined {
  const { written, measure } = question
  const { rate, rateUpper, rateFrom, points, factor, hedge } = written
  const own = { from: change.from, to: change.to }
  const held = onePercent(change.after.rate)
  // "Suspended the 24%", "ended the 20% duty": the rate named is the one no longer collected.
  const lifted =
    measure.action === 'pause' || measure.action === 'end' || measure.action === 'exempt' || measure.action === 'extend'
  const levels: Level[] = [{ ...own, weight: 'main', how: 'this layer' }]
  if (lifted) {
    levels.push({ from: own.from, to: own.from, weight: 'main', how: 'this layer' })
    levels.push({ from: own.from, to: held, weight: 'main', how: 'the points held back' })
  }
  for (const one of goodsAround(question, law, change.day, ledger)) levels.push(one)
  const sums = sumsAround(law, change.day)
  // "to 125% from 104%": the new layer, but the old sum.
  if (sums !== undefined)
    levels.push({ from: sums.from, to: own.to, weight: 'partial', how: 'this layer, from the sum before' })
  if (sums !== undefined && change.kind !== 'amend') {
    levels.push({ ...sums, weight: 'fair', how: 'all layers on every good' })
    for (const more of sums.partial)
      levels.push({
        from: sums.from + more,
        to: sums.to + more,
        weight: 'partial',
        how: `with ${number(more)}% on part of the goods`,
      })
  }
  for (const { from, to, weight, how } of levels) {
    if (to === undefined) continue
    if (rate !== undefined && !(roundsTo(to, rate, hedge) || (rateUpper !== undefined && roundsTo(to, rateUpper))))
      continue
    if (rateFrom !== undefined && (from === undefined || !roundsTo(from, rateFrom))) continue
    if (
      points !== undefined &&
      (from === undefined || !roundsTo(Math.abs(to - from), points, rate === undefined ? hedge : undefined))
    )
      continue
    if (
      factor !== undefined &&
      rate === undefined &&
      (from === undefined || from === 0 || Math.abs(to / from - factor) > 0.02)
    )
      continue
    const text = from === undefined || from === to ? `${number(to)}%` : `${number(from)}% to ${number(to)}%`
    return { weight, text: `${text} (${how})` }
  }
  return undefined
}

function sumsAround(law: Held[], day: Day): { from: number; to: number; partial: number[] } | undefined {
  const [before, after] = [stackOn(law, (day - 1) as Day), stackOn(law, day)]
  const [from, to] = [
    before.general.length === 0 ? 0 : generalSum(before),
    generalSum(after) ?? (after.general.length === 0 ? 0 : undefined),
  ]
  if (from === undefined || to === undefined || from === to) return undefined
  return { from, to, partial: partialRates(after) }
}

function partialRates({ partial }: Stack): number[] {
  return [...new Set(partial.map(({ interval }) => onePercent(interval.rate)).filter((rate) => rate !== undefined))]
}

/** Readings of the changes that bear the claim out wholly, or the nearest ones where none does. */
export function actionFindings(question: Question, law: Held[], direction: Direction, ledger: Snapshot): Finding[] {
  const told = changesTold(question, law, ledger)
  const whole = told.filter(isWhole)
  const chosen = whole.length > 0 ? latest(whole, question) : nearest(told, question)
  const findings = chosen.map((one) => findingOfTold(one, question, direction, ledger))
  return whole.length > 0 ? findings : [...findings, ...expiries(question, law, direction, ledger)]
}

export function isWhole({ rate, date, term }: Told): boolean {
  return rate !== false && date !== false && term !== false
}

/** The changes nearest before the article, heaviest first; a few are enough. */
function latest(told: Told[], { asOf }: Question): Told[] {
  const order: Weight[] = ['main', 'fair', 'partial']
  return [...told]
    .sort(
      (a, b) =>
        order.indexOf(a.weight) - order.indexOf(b.weight) ||
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
