/** The law as a scenario would have it: the same book with records added, ended or changed. */

import { nearest } from '../ledger/nearest.js'
import type { Step } from '../ledger/records.js'
import type { Scenario } from '../ledger/scenario.js'
import type { DutyStep, LawBook } from '../ledger/tariff.js'
import { InputError } from '../problem.js'
import type { Day } from '../time/day.js'

/**
 * @throws InputError when it ends or changes a record that is not in the book, or names a class that is not there
 */
export function withScenario(book: LawBook, scenario: Scenario): LawBook {
  const ids = [...book.duties, ...book.exceptions].map(({ id }) => id)
  for (const { id } of [...scenario.end, ...scenario.change])
    if (!ids.includes(id)) throw unknown(`no duty or exception has the id "${id}"`, id, ids)
  const classes = book.classes.map(({ id }) => id)
  for (const duty of scenario.duties)
    if (!classes.includes(duty.class))
      throw unknown(`no class of duties is called "${duty.class}"`, duty.class, classes)
  const duties = book.duties.map((duty) => {
    let { steps } = duty
    for (const { id, from, rate, heading } of scenario.change)
      if (id === duty.id)
        steps = changed(steps, { from, rate, ...(heading !== undefined && { heading }) }, scenario.title)
    return { ...duty, steps: ended(duty.id, steps, scenario) }
  })
  const exceptions = book.exceptions.map((one) => ({ ...one, steps: ended(one.id, one.steps, scenario) }))
  return {
    ...book,
    duties: [...duties, ...scenario.duties],
    exceptions: [...exceptions, ...scenario.exceptions],
    lists: { ...book.lists, ...scenario.lists },
  }
}

/** The rate from its day on, whatever the record says of later days. */
function changed(steps: DutyStep[], word: Pick<DutyStep, 'from' | 'rate' | 'heading'>, instrument: string): DutyStep[] {
  const before = steps.filter((step) => step.from < word.from)
  const { rates: _, through: __, ...last }: Partial<DutyStep> = before.at(-1) ?? {}
  const step = { ...last, ...word, status: 'in-force' as const, instrument, sources: [], recorded: lastRecorded(steps) }
  return [...before, step]
}

/** The steps of a record, with its end where the scenario names one. */
function ended<S extends Step>(id: string, steps: S[], { end, title }: Scenario): (S | Step)[] {
  const on = end.find((one) => one.id === id)?.on
  if (on === undefined) return steps
  const last = { from: on, recorded: lastRecorded(steps), status: 'ended' as const, instrument: title, sources: [] }
  return [...steps.filter((step) => step.from < on), last]
}

const lastRecorded = (steps: readonly Step[]): Day => Math.max(0, ...steps.map((step) => step.recorded)) as Day

function unknown(what: string, name: string, names: readonly string[]): InputError {
  const near = nearest(name, names, 6)
  return new InputError({
    what,
    where: { input: '--scenario' },
    mend: near === undefined ? 'readout ledger search finds ids by words.' : `Did you mean ${near}?`,
  })
}
