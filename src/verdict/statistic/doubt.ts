/** Why a claim that no reading bears out is still not called wrong: what is implied, coarse, second-hand or not held. */
import type { StatisticProposition } from '../../claims/claim.js'
import { monthsOf } from '../../time/period.js'
import type { Evaluated } from './evaluate.js'

/** What a yearly revision moves at most, as a factor on each level. */
const revisionSpread = 1.01

/**
 * How far the rows held may stand from rows that a text may rightly quote and that are not held: seasonally adjusted,
 * balance-of-payments basis, domestic exports only. A change over a year differs less than a level, a whole year less than
 * a month; a balance, the small difference of two large flows, differs most.
 */
function unheldSpread(claim: StatisticProposition, one: Evaluated): number {
  const { period, baseline } = one.reading
  const month = (monthsOf(period)?.length ?? 1) < 12
  const yearAgo = baseline !== null && period.start - baseline.start > 350
  const change = claim.change !== null && claim.value === null && claim.baselineValue === null
  const balance = one.reading.question.flow === 'balance'
  const kind = !month ? 'year' : change ? (yearAgo ? 'yearAgo' : 'before') : 'level'
  const definition = balance
    ? { year: 1.06, yearAgo: 1.25, before: 1.6, level: 1.4 }[kind]
    : { year: 1.04, yearAgo: 1.06, before: 1.25, level: 1.2 }[kind]
  const revision = one.levels.some(({ laterVintage }) => laterVintage) ? revisionSpread : 1
  return definition * revision
}

/** Why a claim that no reading bears out is still not called wrong; undefined where it may be. */
export function doubtOf(
  claim: StatisticProposition,
  closest: Evaluated,
  evaluated: readonly Evaluated[],
): string | undefined {
  const { implied } = claim
  if (implied.includes('product')) return 'the product is taken from the context'
  if (implied.includes('flow')) return 'the flow is taken from the context'
  if (implied.includes('partner')) return 'the partner is taken from the context'
  if (implied.includes('reporter') && claim.note?.includes('or its own imports') === true)
    return 'the words may mean either country’s imports'
  if (implied.includes('reporter') && claim.note?.includes('origin of the goods') === true)
    return 'the origin of the goods is not written'
  if (implied.includes('reporter')) return 'whose trade it is, is taken from the context'
  if (claim.period === null || implied.includes('period')) return 'the period is taken from the context'
  if (!closest.reading.equal) return 'the main reading cannot be tested'
  if (closest.levels.some(({ secondary }) => secondary))
    return 'the rows held are somebody’s table of the agency’s figures'
  if (claim.written.loose !== undefined)
    return `${claim.written.loose} may mean contracts, which are not held, and not shipments`
  if (claim.rank !== null && /seasonally adjusted/.test(claim.rank.scope))
    return 'the figures held are not seasonally adjusted'
  const tested = evaluated.filter(({ fit }) => fit !== 'unknown')
  if (tested.some(({ fit }) => fit === 'near')) return 'another reading comes near it'
  if (claim.note?.includes('or of the whole year') === true) return 'it may be measured from the whole year'
  if (tested.some((one) => one !== closest && !one.failsAt(unheldSpread(claim, one))))
    return 'another reading, of figures that are not held, could still be as claimed'
  let spread = unheldSpread(claim, closest)
  for (const one of evaluated) {
    if (one.fit !== 'unknown' || one === closest) continue
    // The same reading tested on another basis speaks for this one; a reading with no rows does not.
    if (evaluated.some((other) => other.reading === one.reading && other.fit !== 'unknown')) continue
    spread = Math.max(spread, one.reading.spread * unheldSpread(claim, closest))
  }
  if (!closest.failsAt(spread))
    return 'figures that are not held (other adjustments, definitions or measures) could still be as claimed'
  return undefined
}
