/** The charges of an entry: the base and every duty that applies, each with what it adds in parts per million of the value. */
import type { Rate } from '../amount/rate.js'
import { adValoremEquivalent } from '../amount/rate-duty.js'
import { type Facts, isOpen, type Outcome, outcomesOf, type Part } from './applies.js'
import { type Base, baseOf } from './base.js'
import type { Entry } from './entry.js'
import { unaccounted } from './footnotes.js'
import type { Row } from './known.js'
import type { Plan, PlannedDuty } from './plan.js'
import { pricedFacts } from './prices.js'
import type { ScheduleLine } from './schedule.js'

/** Value in cents and quantities, as far as they are known. */
export type Measured = Pick<Entry, 'value' | 'quantities'>

export interface Charge {
  duty: PlannedDuty
  row: Row
  part: Part
  outcome: Outcome & { state: 'charged' }
  /** Undefined where it cannot be said as a part of the value. */
  ppm: number | undefined
}

/** A good on a day, charged. */
export interface Charged {
  line: ScheduleLine
  plan: Plan
  base: Base
  /** A duty takes the place of the base, which is then nothing. */
  replaced: boolean
  /** The base as a part of the value; undefined where it cannot be said. */
  basePpm: number | undefined
  /** Of every duty of the plan, in its order. */
  outcomes: readonly Outcome[]
  charges: readonly Charge[]
  /** Something beside the rates is not known: a base not on record, a suspension that ran out, a question nobody answered. */
  open: boolean
}

const million = 1_000_000

/** Charges a line under a plan. A programme that gives the line nothing lifts nothing either. */
export function charge(plan: Plan, line: ScheduleLine, facts: Facts, measured: Measured = unmeasured): Charged {
  const base = baseOf(plan.law, line, plan.origin, facts)
  const priced = pricedFacts(plan.law, facts, measured)
  const outcomes = outcomesOf(plan, base.note === undefined ? priced : withoutProgramme(priced))
  let replaced = false
  let unsettled = unaccounted(plan.law, line).length > 0
  for (const outcome of outcomes) {
    if (outcome.state === 'charged') replaced ||= outcome.row.basis === 'instead'
    else unsettled ||= outcome.state === 'asked' || isOpen(outcome)
  }
  const basePpm = replaced ? 0 : base.rate === undefined ? undefined : shareOf(base.rate, measured)
  const charges: Charge[] = []
  for (let place = 0; place < outcomes.length; place++) {
    const duty = plan.duties[place]
    const outcome = outcomes[place]
    if (outcome?.state !== 'charged' || duty === undefined) continue
    const { row, part } = outcome
    charges.push({ duty, row, part, outcome, ppm: addsTo(row, part, basePpm, measured) })
  }
  const open = unsettled || (base.rate === undefined && !replaced)
  return { line, plan, base, replaced, basePpm, outcomes, charges, open }
}

export const unmeasured: Measured = { quantities: [] }

function withoutProgramme({ programme: _, ...facts }: Facts): Facts {
  return facts
}

/** A rate as parts per million of the value: itself where it is one, else by value and quantity where both are known. */
export function shareOf(rate: Rate, measured: Measured): number | undefined {
  if (rate.kind === 'free') return 0
  if (rate.kind === 'percent') return rate.on === undefined ? rate.ppm : undefined
  return adValoremEquivalent(rate, measured)
}

function addsTo(row: Row, part: Part, basePpm: number | undefined, measured: Measured): number | undefined {
  const own = shareOf(row.rate, measured)
  if (own === undefined) return undefined
  const whole = row.basis !== 'total' ? own : basePpm === undefined ? undefined : Math.max(0, own - basePpm)
  if (whole === undefined || whole === 0 || part.kind === 'all') return whole
  return part.ppm === undefined ? undefined : Math.round((whole * part.ppm) / million)
}

/** Base and charges together; undefined where one of them cannot be said. */
export function totalPpm({ basePpm, charges }: Pick<Charged, 'basePpm' | 'charges'>): number | undefined {
  let sum = basePpm
  for (const { ppm } of charges) sum = sum === undefined || ppm === undefined ? undefined : sum + ppm
  return sum
}
