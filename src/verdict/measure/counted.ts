/** How a change on record bears out a claim's rates: by its own layer, by the sum on every good, by the whole duty on the goods. */
import type { Change, Held } from '../../evidence/law.js'
import { onePercent } from '../../evidence/law.js'
import type { Snapshot } from '../../ledger/records.js'
import type { Day } from '../../time/day.js'
import { generalSum, type Stack, stackOn } from './definitions.js'
import type { Weight } from './finding.js'
import { goodsTotals } from './goods.js'
import { number } from './in-force.js'
import { roundsTo } from './precision.js'
import type { Question } from './question.js'
import { pickingGrounds } from './selection.js'

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
export function rateTold(question: Question, change: Change, law: Held[], ledger: Snapshot): Counted | undefined {
  for (const { from, to, weight, how } of levelsOf(question, change, law, ledger)) {
    if (to === undefined || !bearsOut(question, from, to)) continue
    const text = from === undefined || from === to ? `${number(to)}%` : `${number(from)}% to ${number(to)}%`
    return { weight, text: `${text} (${how})` }
  }
  return undefined
}

/** The ways to count, most direct first. Given one by one: sums over all the law are dear, and seldom needed. */
function* levelsOf(question: Question, change: Change, law: Held[], ledger: Snapshot): Generator<Level> {
  const { action } = question.measure
  const { from, to } = change
  yield { from, to, weight: 'main', how: 'this layer' }
  // "Suspended the 24%", "ended the 20% duty": the rate named is the one no longer collected.
  if (action === 'pause' || action === 'end' || action === 'exempt' || action === 'extend') {
    yield { from, to: from, weight: 'main', how: 'this layer' }
    yield { from, to: onePercent(change.after.rate), weight: 'main', how: 'the points held back' }
  }
  yield* goodsAround(question, law, change.day, ledger)
  if (pickingGrounds(question).length > 0) return
  const sums = sumsAround(law, change.day)
  if (sums === undefined) return
  // "to 125% from 104%": the new layer, but the old sum.
  yield { from: sums.from, to, weight: 'partial', how: 'this layer, from the sum before' }
  if (change.kind === 'amend') return
  yield { ...sums, weight: 'fair', how: 'all layers on every good' }
  for (const more of sums.partial)
    yield {
      from: sums.from + more,
      to: sums.to + more,
      weight: 'partial',
      how: `with ${number(more)}% on part of the goods`,
    }
}

/** Whether a level has every rate, former rate, step in points and multiple that the claim gives. */
function bearsOut({ written }: Question, from: number | undefined, to: number): boolean {
  const { rate, rateUpper, rateFrom, points, factor, hedge } = written
  if (rate !== undefined && !roundsTo(to, rate, hedge) && (rateUpper === undefined || !roundsTo(to, rateUpper)))
    return false
  if (rateFrom !== undefined && (from === undefined || !roundsTo(from, rateFrom))) return false
  if (points !== undefined) {
    const own = rate === undefined ? hedge : undefined
    if (from === undefined || !roundsTo(Math.abs(to - from), points, own)) return false
  }
  if (factor !== undefined && rate === undefined)
    return from !== undefined && from !== 0 && Math.abs(to / from - factor) <= 0.02
  return true
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
