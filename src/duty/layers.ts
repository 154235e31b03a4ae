/** The layers of an answer: the base, what is charged on it, and what is not, each with its instrument and the reason. */
import { readRate } from '../amount/rate-text.js'
import { printHs } from '../product/codes.js'
import type { Day } from '../time/day.js'
import type { Interval } from '../time/interval.js'
import type { Layer } from './answer.js'
import type { Outcome } from './applies.js'
import type { Charge, Charged } from './charges.js'
import type { Row } from './known.js'
import type { PlannedDuty, PlannedSpell } from './plan.js'
import { whyCharged, whyNot } from './words.js'

/** What ended longer ago than this is history, not an answer to why a duty does not apply. */
const remembered = 400

/**
 * The layers in the order of the stack, base first; those that do not apply among them.
 *
 * @param edition of the schedule in force on the day
 * @param stretch  in which the base rate stands; that of the line when left out
 */
export function layersOf(charged: Charged, date: Day, edition: string, stretch: Interval = charged.line): Layer[] {
  const { plan, outcomes, charges } = charged
  const layers: Layer[] = [baseLayer(charged, edition, stretch)]
  for (const [place, outcome] of outcomes.entries()) {
    const duty = plan.duties[place]
    if (duty === undefined || outcome.state === 'none') continue
    const one = charges.find((charge) => charge.outcome === outcome)
    if (one !== undefined) {
      layers.push(chargedLayer(one))
      continue
    }
    const because = whyNot(plan, outcome)
    if (because === undefined || isHistory(outcome, date)) continue
    layers.push(idleLayer(duty, outcome, because))
  }
  return layers
}

function isHistory(outcome: Outcome, date: Day): boolean {
  if (outcome.state !== 'idle') return false
  const { status, from } = outcome.at.spell
  return (status === 'ended' || status === 'unstated') && date - from > remembered
}

function baseLayer(
  { plan, line, base, replaced, basePpm }: Charged,
  edition: string,
  { from, until }: Interval,
): Layer {
  const { book, imposer } = plan.law
  const schedule = book.classes.find((one) => one.component === 'mfn' && one.imposer === imposer)
  return {
    id: 'base',
    heading: printHs(line.code),
    authority: schedule?.title ?? 'Customs schedule',
    instrument: edition,
    citation: edition,
    component: 'mfn',
    class: schedule?.id ?? 'schedule',
    rate: { text: base.text, read: base.rate ?? { kind: 'words', text: base.text } },
    ppm: basePpm ?? null,
    from,
    ...(until !== undefined && { until }),
    applies: !replaced,
    because: replaced ? 'another duty takes the place of the base' : base.because,
    sources: [line.source],
  }
}

function chargedLayer(charge: Charge): Layer {
  const { duty, row, part, outcome, ppm } = charge
  return {
    ...layerOf(duty, outcome.at, row),
    heading: (row.basis === 'total' && ppm === 0 ? row.met : undefined) ?? row.heading ?? '',
    ppm: ppm ?? null,
    ...(part.kind !== 'all' && { on: part.kind === 'content' ? part.of : `not ${part.without.join(', ')}` }),
    applies: true,
    because: whyCharged(charge),
  }
}

function idleLayer(duty: PlannedDuty, outcome: Exclude<Outcome, { state: 'none' }>, because: string): Layer {
  const { at } = outcome
  return { ...layerOf(duty, at, outcome.row ?? at.rows[0]), ppm: 0, applies: false, because }
}

function layerOf(
  { known, spells }: PlannedDuty,
  at: PlannedSpell,
  row: Row | undefined,
): Omit<Layer, 'ppm' | 'applies' | 'because'> {
  const { duty } = known
  const { step } = at.spell
  const { from, until, first } = stretch(spells, at, row)
  // What goes on is cited as what began it: a later instrument may have touched other goods or other countries only.
  const said = at.spell.status === 'in-force' ? first.spell.step : step
  const text = row?.text ?? step.rate ?? ''
  return {
    id: duty.id,
    heading: row?.heading ?? step.heading ?? duty.heading ?? '',
    authority: duty.authority,
    instrument: said.instrument,
    citation: said.citation ?? duty.citation,
    component: known.class.component,
    class: duty.class,
    rate: { text, read: row?.rate ?? readRate(text) ?? { kind: 'words', text } },
    from,
    ...(until !== undefined && { until }),
    sources: said.sources.length > 0 ? said.sources : duty.sources,
  }
}

/** First day and end of what holds, across extensions at the same rate under the same heading. */
function stretch(
  spells: readonly PlannedSpell[],
  at: PlannedSpell,
  row: Row | undefined,
): { from: Day; until?: Day; first: PlannedSpell } {
  const place = spells.indexOf(at)
  const same = (one: PlannedSpell | undefined): boolean =>
    one !== undefined &&
    one.spell.status === at.spell.status &&
    one.rows.some(
      (other) =>
        other.text === row?.text && other.heading === row?.heading && other.when.join() === (row?.when ?? []).join(),
    )
  let first = place
  while (first > 0 && same(spells[first - 1]) && spells[first - 1]?.spell.until === spells[first]?.spell.from) first--
  let last = place
  while (same(spells[last + 1]) && spells[last]?.spell.until === spells[last + 1]?.spell.from) last++
  const until = spells[last]?.spell.until
  const begin = spells[first] ?? at
  return { from: begin.spell.from, ...(until !== undefined && { until }), first: begin }
}
