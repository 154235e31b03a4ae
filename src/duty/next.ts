/** What changes next for a good: the days on which its stack will be another, as far as law is known. */
import { type Day, printDay } from '../time/day.js'
import type { Facts } from './applies.js'
import { type Charged, charge, type Measured } from './charges.js'
import { turningDays } from './plan.js'
import { isOpen } from './words.js'

/** The changes after the day of a charged entry, earliest first. */
export function changesAfter(
  charged: Charged,
  facts: Facts,
  measured: Measured,
  most = 10,
): { date: Day; change: string }[] {
  const { plan, line } = charged
  const changes: { date: Day; change: string }[] = []
  let before = charged
  for (const date of turningDays(plan)) {
    if (date <= facts.date || changes.length >= most) continue
    const after = charge(plan, line, { ...facts, date }, measured)
    const told = difference(before, after)
    if (told !== '') changes.push({ date, change: told })
    before = after
  }
  if (line.until !== undefined && changes.length < most)
    changes.push({
      date: line.until,
      change: `the line stands so in the schedule only until ${printDay((line.until - 1) as Day)}`,
    })
  return changes.sort((a, b) => a.date - b.date)
}

function difference(before: Charged, after: Charged): string {
  const told: string[] = []
  for (const [place, { known }] of before.plan.duties.entries()) {
    const [old, now] = [before, after].map((one) => standing(one, place))
    if (old === undefined || now === undefined || old === now) continue
    told.push(`${known.duty.title}: ${old}, then ${now}`)
  }
  return told.join('; ')
}

function standing(charged: Charged, place: number): string {
  const outcome = charged.outcomes[place]
  if (outcome === undefined || outcome.state === 'none') return 'not charged'
  if (outcome.state === 'charged')
    return `${outcome.row.text}${outcome.part.kind === 'all' ? '' : ' on a part of the value'}`
  if (outcome.state === 'idle' && outcome.at.spell.status === 'suspended') return 'suspended'
  if (isOpen(outcome)) return 'not known: the suspension runs out and what follows is not on record'
  return 'not charged'
}
