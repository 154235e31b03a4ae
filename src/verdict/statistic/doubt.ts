/** Why a claim that no reading bears out is still not called wrong: what is implied, coarse, second-hand or not held. */
import type { StatisticProposition } from '../../claims/claim.js'
import { monthsOf } from '../../time/period.js'
import type { Evaluated } from './evaluate.js'

/** What a yearly revision moves at most, as a factor on each level. */
const revisionSpread = 1.01

interface Spread {
  level: number
  change: number
}

/**
 * How far the rows held may stand from rows that a text may rightly quote and that are not held: seasonally adjusted,
 * balance-of-payments basis, domestic exports only. A change over a year differs less than a level, a longer stretch less
 * than a month; a balance, the small difference of two large flows, differs most.
 */
function unheldSpread(claim: StatisticProposition, one: Evaluated): Spread {
  const { period, baseline, question } = one.reading
  const months = monthsOf(period)?.length ?? 1
  const yearAgo = baseline !== null && period.start - baseline.start > 350
  const length = months >= 12 ? 'year' : months >= 6 ? 'half' : months >= 3 ? 'quarter' : 'month'
  const balance = question.flow === 'balance'
  const level = balance
    ? { year: 1.06, half: 1.2, quarter: 1.3, month: 1.4 }[length]
    : { year: 1.04, half: 1.1, quarter: 1.15, month: 1.2 }[length]
  const change = length === 'year' ? level : yearAgo ? (balance ? 1.25 : 1.06) : Math.max(level, balance ? 1.6 : 1.25)
  const alone = claim.change !== null && claim.value === null && claim.baselineValue === null
  const revision = one.levels.some(({ laterVintage }) => laterVintage) ? revisionSpread : 1
  return { level: (alone ? change : level) * revision, change: change * revision }
}

function fails(one: Evaluated, { level, change }: Spread): boolean {
  return one.failsAt(level, change)
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
  if (tested.some((one) => one !== closest && !fails(one, unheldSpread(claim, one))))
    return 'another reading, of figures that are not held, could still be as claimed'
  let spread = unheldSpread(claim, closest)
  for (const one of evaluated) {
    if (one.fit !== 'unknown' || one === closest) continue
    // The same reading tested on another basis speaks for this one; a reading with no rows does not.
    if (evaluated.some((other) => other.reading === one.reading && other.fit !== 'unknown')) continue
    const own = unheldSpread(claim, closest)
    spread = {
      level: Math.max(spread.level, one.reading.spread * own.level),
      change: Math.max(spread.change, one.reading.spread * own.change),
    }
  }
  if (!fails(closest, spread))
    return 'figures that are not held (other adjustments, definitions or measures) could still be as claimed'
  return undefined
}
