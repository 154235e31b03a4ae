/** What changes next for a good: the days on which its stack will be another, as far as law is known. */
import { printHs } from '../product/codes.js'
import { addDays, type Day, printDay } from '../time/day.js'
import type { DutyAnswer } from './answer.js'
import { type Facts, isOpen } from './applies.js'
import type { BaseStretch } from './base-changes.js'
import { type Charged, charge, type Measured, totalPpm } from './charges.js'
import { turningDays } from './plan.js'
import { afterSuspension } from './words.js'

/**
 * The changes after the day of a charged entry, earliest first, each with the total from then on.
 *
 * @param stretch how long the base rate stands
 */
export function changesAfter(
  charged: Charged,
  facts: Facts,
  measured: Measured,
  stretch: BaseStretch = { from: facts.date },
  most = 10,
): DutyAnswer['next'] {
  const { plan } = charged
  const changes: DutyAnswer['next'] = []
  const days = new Set(turningDays(plan))
  if (stretch.until !== undefined) days.add(stretch.until)
  const lapses = plan.law.programmes.find(({ id }) => id === facts.programme)?.through
  if (lapses !== undefined) days.add(addDays(lapses, 1))
  let before = charged
  for (const date of [...days].sort((a, b) => a - b)) {
    if (date <= facts.date || changes.length >= most) continue
    if (date === stretch.until && stretch.next === undefined) {
      const into = (stretch.into ?? []).map(printHs).join(', ')
      const place = into === '' ? '' : `; in its place ${into}`
      changes.push({
        date,
        change: `the code is a line of the schedule to ${lastDay(date)} only${place}`,
        percent: null,
      })
      break
    }
    const line = date === stretch.until ? (stretch.next ?? before.line) : before.line
    const after = charge(plan, line, { ...facts, date }, measured)
    const told = difference(before, after)
    const total = totalPpm(after)
    const percent = total === undefined || after.open ? null : total / 10_000
    if (told !== '') changes.push({ date, change: told, percent })
    before = after
  }
  return changes
}

const lastDay = (until: Day): string => printDay(addDays(until, -1))

function difference(before: Charged, after: Charged): string {
  const told: string[] = []
  if (before.base.text !== after.base.text) told.push(`the base rate: ${before.base.text}, then ${after.base.text}`)
  for (const [place, { known }] of before.plan.duties.entries()) {
    const [old, now] = [before, after].map((one) => standing(one, place))
    if (old === now || (old === undefined && now === 'suspended') || (old === 'suspended' && now === undefined))
      continue
    const { title } = known.duty
    const outcome = after.outcomes[place]
    if (outcome !== undefined && isOpen(outcome)) {
      told.push(
        `${title}: the suspension runs out, and ${afterSuspension(after.plan, after.plan.duties[place], outcome)}`,
      )
      continue
    }
    if (old === undefined || old === 'suspended') told.push(`${title} begins: ${now}`)
    else told.push(now === undefined ? `${title} ends: was ${old}` : `${title}: ${old}, then ${now}`)
  }
  return told.join('; ')
}

/** Undefined where it is not charged. */
function standing(charged: Charged, place: number): string | undefined {
  const outcome = charged.outcomes[place]
  if (outcome === undefined || outcome.state === 'none') return undefined
  if (outcome.state === 'charged')
    return `${outcome.row.text}${outcome.part.kind === 'all' ? '' : ' on a part of the value'}`
  if (outcome.state === 'idle' && outcome.at.spell.status === 'suspended') return 'suspended'
  if (isOpen(outcome)) return 'not known'
  return undefined
}
