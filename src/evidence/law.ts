/** The law that one side applies to another, as known on a day: which measures, what held when, and what changed. */
import type { Measure, MeasureKind, Snapshot } from '../ledger/records.js'
import { asKnown, intervalsOf, type LedgerView, type StepInterval } from '../ledger/view.js'
import type { Day } from '../time/day.js'
import { contains } from '../time/interval.js'
import { type Change, changesIn } from './law/changes.js'

export type { Change, ChangeKind } from './law/changes.js'
export { coversLaw, type LawClass } from './law/coverage.js'
export { onePercent, percentsOf } from './law/rates.js'

/** A measure with its history as known on the day of the question. */
export interface Held {
  measure: Measure
  intervals: StepInterval[]
  changes: Change[]
  /** It reaches every good of its target. */
  general: boolean
}

/** A measure that is in force on a day, and the stretch that covers the day. */
export interface Layer {
  held: Held
  interval: StepInterval
}

const laws = new WeakMap<LedgerView, Held[]>()

/** Every measure known on a day, with its history; the same array when asked again. */
export function lawKnown(ledger: Snapshot, known: Day): Held[] {
  const view = asKnown(ledger, known)
  const found = laws.get(view)
  if (found !== undefined) return found
  const law = view.measures.map((measure) => {
    const intervals = intervalsOf(measure, known)
    return { measure, intervals, changes: changesIn(intervals), general: isGeneral(measure) }
  })
  laws.set(view, law)
  return law
}

/** The measures of an imposer that reach a target. A measure on all countries (`W`) reaches each. */
export function lawBetween(law: Held[], imposer: string, target: string, kinds?: readonly MeasureKind[]): Held[] {
  return law.filter(
    ({ measure }) =>
      measure.imposer === imposer &&
      (target === 'W' || measure.target.includes(target) || measure.target.includes('W')) &&
      (kinds === undefined || kinds.includes(measure.type)),
  )
}

/** Whether a measure reaches all goods: its codes say `all`. */
function isGeneral(measure: Measure): boolean {
  return measure.codes.includes('all') || /^all (?:goods|articles|products)\b/i.test(measure.scope)
}

/** The stretch of a measure that covers a day, or undefined before its first word. */
export function intervalOn(held: Held, day: Day): StepInterval | undefined {
  return held.intervals.find((interval) => contains(interval, day))
}

/** The measures in force on a day (not suspended, ended or run out), in the order of the ledger. */
export function layersOn(law: Held[], day: Day): Layer[] {
  const layers: Layer[] = []
  for (const held of law) {
    const interval = intervalOn(held, day)
    if (interval?.status === 'in-force') layers.push({ held, interval })
  }
  return layers
}
