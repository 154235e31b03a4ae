/** Duties on listed goods that an answer of the importer would add: what a row without questions must not be silent about. */
import { type Facts, spellOn } from './applies.js'
import type { Charged } from './charges.js'

/** `may pay 9903.94.05 25% if us-passenger-vehicle-part`, for each duty that hangs on an assertion nobody made. */
export function wouldAdd({ plan, outcomes }: Charged, facts: Facts): string[] {
  return plan.duties.flatMap((planned, place) => {
    const outcome = outcomes[place]
    const { duty } = planned.known
    // What may be asked of any good is no news about this one.
    if (duty.goods.includes('all') || (outcome?.state !== 'none' && outcome?.state !== 'idle')) return []
    const at = spellOn(planned.spells, facts.date)
    if (at?.spell.status !== 'in-force' || plan.law.origins.meant(duty.exceptOrigins, plan.origin, facts.date))
      return []
    const row = at.rows.find(
      (one) =>
        one.text !== 'none' &&
        one.programmes.length === 0 &&
        one.when.some((id) => !facts.claims.has(id)) &&
        (one.origins === undefined || plan.law.origins.meant(one.origins, plan.origin, facts.date)),
    )
    return row === undefined ? [] : [`may pay ${row.heading ?? duty.title} ${row.text} if ${row.when.join(' and ')}`]
  })
}
