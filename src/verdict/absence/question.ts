/** An absence claim and the day it speaks of. */
import type { Claim } from '../../claims/claim.js'
import type { AsOf } from '../../time/interval.js'
import type { Verdict } from '../verdict.js'

export type AbsenceClaim = Extract<Claim, { type: 'absence' }>

/** The day up to which the thing is said to be absent, never later than the day of the question. */
export function dayOf(claim: AbsenceClaim, asOf: AsOf): AsOf {
  const said = claim.absence.asOf
  return said === null || said > asOf.valid ? asOf : { ...asOf, valid: said }
}

export function nothing(note: string): Verdict {
  return { label: 'no-data', grade: null, computed: null, note, readings: [] }
}
