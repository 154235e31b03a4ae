/**
 * What averages take for the rates that cannot be said as a part of the value: the part of them that can, and for a duty on a
 * metal's value both ends, no metal and all metal.
 */

import type { Ppm } from '../../amount/ppm.js'
import type { Rate } from '../../amount/rate.js'
import type { Day } from '../../time/day.js'
import { type Outcome, outcomesOf } from '../applies.js'
import { shareOf, unmeasured } from '../charges.js'
import type { Plan } from '../plan.js'
import { type Component, components } from './components.js'

const million = 1_000_000

/** Of a plan on a day, in parts per million by place in `components`. */
export interface Ends {
  /** As if the goods held none of the content that a duty is charged on. */
  none: readonly number[]
  /** As if they were all that content; of several contents the one that costs most. */
  all: readonly number[]
}

/** At least this part of the value: the percentages of a rate, without its amounts by weight or number. */
export function leastShare(rate: Rate): number {
  if (rate.kind === 'sum') return rate.parts.reduce((sum, part) => sum + leastShare(part), 0)
  if (rate.kind === 'lesser') return Math.min(...rate.of.map(leastShare))
  if (rate.kind === 'greater') return Math.max(...rate.of.map(leastShare))
  return shareOf(rate, unmeasured) ?? 0
}

/** Both ends of what a plan charges on a day without any claim, top-ups apart. */
export function endsOf(plan: Plan, date: Day, outcomes: readonly Outcome[]): Ends {
  const contents = new Set(outcomes.flatMap(contentsOf))
  const nothing = Object.fromEntries([...contents].map((of) => [of, 0 as Ppm]))
  const none = addedBy(plan, date, nothing)
  let all = none
  for (const [place, of] of [...contents].entries()) {
    const whole = addedBy(plan, date, { ...nothing, [of]: million as Ppm })
    if (place === 0 || total(whole) > total(all)) all = whole
  }
  return { none, all }
}

function contentsOf(outcome: Outcome): string[] {
  if (outcome.state !== 'charged') return []
  return outcome.part.kind === 'content' ? [outcome.part.of] : outcome.part.kind === 'rest' ? outcome.part.without : []
}

function addedBy(plan: Plan, date: Day, content: Readonly<Record<string, Ppm>>): number[] {
  const sums = components.map(() => 0)
  for (const [place, outcome] of outcomesOf(plan, { date, claims: new Set(), content }).entries()) {
    if (outcome.state !== 'charged' || outcome.row.basis === 'total') continue
    const { row, part } = outcome
    const component = components.indexOf((plan.duties[place]?.known.class.component ?? 'other') as Component)
    if (component === -1) continue
    const share = part.kind === 'all' ? million : (part.ppm ?? 0)
    sums[component] = (sums[component] ?? 0) + Math.round((leastShare(row.rate) * share) / million)
  }
  return sums
}

const total = (sums: readonly number[]): number => sums.reduce((sum, one) => sum + one, 0)
