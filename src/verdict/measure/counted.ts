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
  if (sums !== undefined && pickingGrounds(question).length === 0)
    levels.push({ from: sums.from, to: own.to, weight: 'partial', how: 'this layer, from the sum before' })
  if (sums !== undefined && change.kind !== 'amend' && pickingGrounds(question).length === 0) {
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
