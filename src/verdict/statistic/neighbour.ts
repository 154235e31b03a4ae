/** Where the period claimed is not held: a part of it that covers most of it, and whether its change is what was claimed. */
import type { StatisticProposition } from '../../claims/claim.js'
import { type Neighbour, neighbourIn } from '../../evidence/series/neighbour.js'
import type { Series } from '../../evidence/series.js'
import { yearsBefore } from '../../time/period.js'
import { type Evaluated, evaluatePair } from './evaluate.js'
import type { Reading } from './readings.js'

export interface Corroborated {
  neighbour: Neighbour
  evaluated: Evaluated
}

/**
 * A neighbouring period for a change in percent or as a multiple, year on year; a level or an absolute change of a part
 * says nothing of the whole. The first that is held decides nothing but whether it agrees.
 */
export function neighbourOf(
  claim: StatisticProposition,
  found: readonly Reading[],
  asked: readonly Series[],
): Corroborated | undefined {
  const { change, value, baselineValue, rank } = claim
  if (rank !== null || value !== null || baselineValue !== null || change === null) return undefined
  if (change.percent === undefined && change.multiple === undefined) return undefined
  let best: Corroborated | undefined
  for (const [index, reading] of found.entries()) {
    const series = asked[index]
    if (series === undefined || !reading.equal || reading.baseline === null) continue
    const yearAgo = yearsBefore(reading.period)
    if (reading.baseline.start !== yearAgo.start || reading.baseline.end !== yearAgo.end) continue
    const neighbour = neighbourIn(series, reading.period)
    if (neighbour === undefined) continue
    const evaluated = evaluatePair(
      claim,
      { ...reading, period: neighbour.period, baseline: neighbour.baseline },
      neighbour.pair,
    )
    if (best === undefined || (best.evaluated.fit !== 'holds' && evaluated.fit === 'holds'))
      best = { neighbour, evaluated }
  }
  return best
}
