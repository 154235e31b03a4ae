/** What only the importer knows: the questions whose answer would change the total, and totals for the common answers. */
import { type Day, printDay } from '../time/day.js'
import type { Alternative, DutyAnswer } from './answer.js'
import { exceptionOn, type Facts } from './applies.js'
import { type Charged, charge, type Measured, totalPpm } from './charges.js'
import { totalOf } from './total.js'

/** Cargo is at sea for weeks, not for longer than this. */
const voyage = 120

/** Questions about the duties that are charged, each with what a yes would do. */
export function questionsOf(charged: Charged, facts: Facts): DutyAnswer['questions'] {
  const { plan, charges, line } = charged
  const { conditions, programmes } = plan.law
  const asked = new Map<string, { question: string; effects: Set<string> }>()
  const ask = (id: string, question: string, effect: string): void => {
    const one = asked.get(id) ?? { question, effects: new Set<string>() }
    one.effects.add(effect)
    asked.set(id, one)
  }
  const nameOf = (id: string): string => programmes.find((one) => one.id === id)?.names[0] ?? id
  for (const { duty } of charges) {
    const { title } = duty.known.duty
    for (const planned of duty.exceptions) {
      const spell = exceptionOn(plan, planned, facts.date)
      if (spell === undefined) continue
      const { exception } = planned.known
      const heading = spell.step.heading ?? exception.heading
      const effect = `takes off ${title}${heading === undefined ? '' : ` (${heading})`}`
      for (const id of exception.when) if (!facts.claims.has(id)) ask(id, conditions.get(id)?.question ?? id, effect)
      const { loadedBefore, enteredBefore } = spell.step
      if (
        loadedBefore !== undefined &&
        facts.loaded === undefined &&
        mayBeAtSea(facts.date, loadedBefore, enteredBefore)
      )
        ask(
          `loaded-before-${loadedBefore}`,
          `Was it loaded on its final mode of transport before ${printDay(loadedBefore)}? (--loaded DATE)`,
          effect,
        )
      if (exception.programmes.length > 0 && facts.programme === undefined && exception.when.length === 0)
        ask(
          `programme-${exception.programmes.join('-')}`,
          `Is it entered under ${exception.programmes.map(nameOf).join(' or ')}? (--preference)`,
          effect,
        )
    }
  }
  for (const planned of plan.duties) {
    const at = planned.spells.find(
      ({ spell }) => spell.from <= facts.date && (spell.until === undefined || facts.date < spell.until),
    )
    if (at?.spell.status !== 'in-force') continue
    for (const row of at.rows)
      for (const id of row.when)
        if (!facts.claims.has(id))
          ask(
            id,
            conditions.get(id)?.question ?? id,
            `brings ${planned.known.duty.title} to ${row.text}${row.heading === undefined ? '' : ` (${row.heading})`}`,
          )
  }
  if (line.quota !== undefined && line.quota !== '')
    for (const condition of conditions.values())
      if (condition.column === 'quota' && !facts.claims.has(condition.id))
        ask(condition.id, condition.question, `brings the base rate to ${line.quota}`)
  return [...asked].map(([condition, { question, effects }]) => ({
    condition,
    question,
    effect: [...effects].join('; '),
  }))
}

function mayBeAtSea(date: Day, loadedBefore: Day, enteredBefore: Day | undefined): boolean {
  return enteredBefore === undefined ? date - loadedBefore < voyage : date < enteredBefore
}

/** Totals under the assumptions that are common enough to be shown beside the total. */
export function alternativesOf(charged: Charged, facts: Facts, measured: Measured, open: boolean): Alternative[] {
  const { plan, line } = charged
  const { conditions } = plan.law
  const asked = questionsOf(charged, facts).map(({ condition }) => condition)
  const common = asked.filter((id) => conditions.get(id)?.alternative === 'yes')
  const sets = common.length > 1 ? [...common.map((id) => [id]), common] : common.map((id) => [id])
  return sets.flatMap((ids): Alternative[] => {
    const claims = new Set([...facts.claims, ...ids])
    const other = charge(plan, line, { ...facts, claims }, measured)
    if (totalPpm(other) !== undefined && totalPpm(other) === totalPpm(charged)) return []
    const { percent, amount, formula } = totalOf(other, measured, open)
    const label = ids.map((id) => conditions.get(id)?.label ?? id).join(' and ')
    return [{ condition: ids.join('+'), label, percent, amount, formula }]
  })
}
