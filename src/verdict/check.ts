/** One claim, from what it may mean to whether any meaning holds. */
import type { Claim } from '../claims/claim.js'
import type { Evidence } from '../evidence/evidence.js'
import type { AsOf } from '../time/interval.js'
import { judgeAbsence } from './absence.js'
import { judgeEvent } from './event.js'
import { judgeMeasure } from './measure.js'
import { judgeStatistic } from './statistic.js'
import type { Verdict } from './verdict.js'

/**
 * The verdict on a claim as of a day, as known on a day; null for what is never judged: statements and forecasts.
 */
export async function checkClaim(claim: Claim, evidence: Evidence, asOf: AsOf): Promise<Verdict | null> {
  switch (claim.type) {
    case 'statistic':
      return judgeStatistic(claim, evidence, asOf)
    case 'measure':
      return judgeMeasure(claim, evidence, asOf)
    case 'event':
      return judgeEvent(claim, evidence, asOf)
    case 'absence':
      return judgeAbsence(claim, evidence, asOf)
    case 'statement':
    case 'forecast':
      return null
  }
}

/** The verdict on the article's day and, where it differs, what it would be today. */
export async function checkThenAndNow(
  claim: Claim,
  evidence: Evidence,
  then: AsOf,
  now: AsOf | undefined,
): Promise<Verdict | null> {
  const verdict = await checkClaim(claim, evidence, then)
  if (verdict === null || now === undefined || now.known <= then.known) return verdict
  const later = await checkClaim(claim, evidence, { valid: then.valid, known: now.known })
  if (later === null || later.label === verdict.label) return verdict
  return { ...verdict, today: { label: later.label, note: later.note } }
}
