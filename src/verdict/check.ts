/** One claim, from what it may mean to whether any meaning holds. */
import type { Claim } from '../claims/claim.js'
import type { Evidence } from '../evidence/evidence.js'
import { addDays, type Day, printDay } from '../time/day.js'
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

/** When a claim is judged, and against what its words are dated. */
export interface Days {
  /** The article's own day. */
  written: Day
  /** The day of the verdict. */
  asOf: AsOf
  /** Where given, a verdict that would be another one on this day says so. */
  now?: AsOf
}

/** The verdict on a day and, where it differs, what it would be today. */
export async function checkThenAndNow(claim: Claim, evidence: Evidence, days: Days): Promise<Verdict | null> {
  const { written, asOf, now } = days
  const verdict = await notBeforeItsTime(claim, evidence, days)
  if (verdict === null || now === undefined || now.known <= asOf.known) return verdict
  const later = await checkClaim(claim, evidence, { valid: Math.max(asOf.valid, written) as Day, known: now.known })
  if (later === null || later.label === verdict.label) return verdict
  return { ...verdict, today: { label: later.label, note: later.note } }
}

/**
 * Judged as of a day before it was written, a claim may tell of what had not happened yet: four rounds, when two had been
 * held. That makes it not known, and not wrong, unless it is wrong on its own day too.
 */
async function notBeforeItsTime(claim: Claim, evidence: Evidence, { written, asOf }: Days): Promise<Verdict | null> {
  const verdict = await checkClaim(claim, evidence, asOf)
  if (verdict?.label !== 'contradicted' || asOf.known >= written) return verdict
  const isWrong = async (day: Day): Promise<boolean> =>
    (await checkClaim(claim, evidence, { valid: day, known: day }))?.label === 'contradicted'
  if (await isWrong(written)) return verdict
  const from = await firstDayWithout(isWrong, asOf.known, written)
  const note = `As of ${printDay(asOf.known)} this was not so yet; it could be known from ${printDay(from)}. ${verdict.note}`
  return { ...verdict, label: 'no-data', grade: null, note, knowableFrom: from }
}

/** The first day on which it no longer holds, between one on which it does and one on which it does not. */
async function firstDayWithout(holds: (day: Day) => Promise<boolean>, on: Day, off: Day): Promise<Day> {
  let [last, first] = [on, off]
  while (first - last > 1) {
    const middle = addDays(last, Math.floor((first - last) / 2))
    if (await holds(middle)) last = middle
    else first = middle
  }
  return first
}
