/** Why a duty applies or does not, in plain words. */
import { type Day, printDay } from '../time/day.js'
import type { Outcome } from './applies.js'
import type { Charge } from './charges.js'
import type { Plan, PlannedDuty, PlannedSpell } from './plan.js'
import { printPart } from './total.js'

const dayBefore = (day: Day): string => printDay((day - 1) as Day)

/** Why a duty is charged. */
export function whyCharged({ duty, row, part, outcome, ppm }: Charge): string {
  const { goods } = duty.known.duty
  const reach = goods.includes('all') ? 'reaches all goods of this origin' : 'its list holds this line'
  const how =
    row.basis === 'total'
      ? ppm === 0
        ? `; the base already comes to ${row.text} or more, so nothing is added`
        : `; brings base and duty together to ${row.text}${part.kind === 'all' ? '' : ` on ${printPart(part).replace(/^of /, '')}`}`
      : part.kind === 'all'
        ? row.basis === 'instead'
          ? '; in place of the base rate'
          : ''
        : `; charged on ${printPart(part).replace(/^of /, '')}`
  const by =
    outcome.by === undefined ? '' : `, since ${lower(outcome.by.known.exception.title)}${headingOf(outcome.by)}`
  return `${reach}${how}${by}`
}

/** Why a duty that is in the plan is not charged; undefined where it has no word about the day. */
export function whyNot(plan: Plan, outcome: Outcome): string | undefined {
  if (outcome.state === 'lifted') return `${lower(outcome.by.known.exception.title)}${headingOf(outcome.by)}`
  if (outcome.state === 'lower') {
    const paid = plan.duties[outcome.than]
    return `of this class only the highest duty is paid, that of ${paid?.known.duty.title ?? 'another record'}`
  }
  if (outcome.state === 'asked') return 'whether it reaches the good is not known until the importer says so'
  if (outcome.state !== 'idle') return undefined
  const { spell } = outcome.at
  const { instrument } = spell.step
  switch (spell.status) {
    case 'suspended':
      return `suspended since ${printDay(spell.from)}${spell.until === undefined ? '' : `, to ${dayBefore(spell.until)}`} (${instrument})`
    case 'ended':
      return `ended, not charged from ${printDay(spell.from)} on (${instrument})`
    case 'unstated':
      return spell.ran === 'suspended'
        ? `was suspended to ${dayBefore(spell.from)} (${instrument}); what holds since then is not on record`
        : `ran out on ${dayBefore(spell.from)}, the last day that its instrument named (${instrument})`
    default:
      return outcome.row?.note ?? 'nothing is charged under this heading'
  }
}

/** What holds after a suspension that ran out: not on record, and what was held back if nothing followed. */
export function afterSuspension(plan: Plan, planned: PlannedDuty | undefined, outcome: Outcome): string {
  const silent = 'what follows is not on record'
  if (outcome.state !== 'idle') return silent
  const text = outcome.row?.text ?? outcome.at.spell.step.rate ?? lastCharged(plan, planned, outcome.at)
  return text === undefined ? silent : `${silent}: ${text} if nothing does`
}

/** The rate that was charged before the suspension. */
function lastCharged({ law, origin }: Plan, planned: PlannedDuty | undefined, at: PlannedSpell): string | undefined {
  const before = planned?.spells.findLast(({ spell }) => spell.status === 'in-force' && spell.from < at.spell.from)
  return before?.rows.find(({ origins }) => origins === undefined || law.origins.meant(origins, origin, at.spell.from))
    ?.text
}

function headingOf({
  known,
  spell,
}: {
  known: { exception: { heading?: string } }
  spell: { step: { heading?: string } }
}): string {
  const heading = spell.step.heading ?? known.exception.heading
  return heading === undefined ? '' : ` (${heading})`
}

const lower = (text: string): string => (/^[A-Z][a-z]/.test(text) ? `${text[0]?.toLowerCase()}${text.slice(1)}` : text)
