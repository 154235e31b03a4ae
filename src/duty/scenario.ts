/** The law as a scenario would have it: the same book with records added, ended or changed. */
import type { Step } from '../ledger/records.js'
import type { Scenario } from '../ledger/scenario.js'
import type { DutyStep, LawBook } from '../ledger/tariff.js'
import type { Day } from '../time/day.js'

/** The book with the scenario in it; its names were checked (`scenario-names.ts`). */
export function withScenario(book: LawBook, scenario: Scenario): LawBook {
  const { title, end, change } = scenario
  const ended = <S extends Step>(id: string, steps: S[]): S[] => {
    const one = end.find((row) => row.id === id)
    return one === undefined ? steps : fromDayOn(steps, one.on, one.recorded, () => endOf(one.on, title) as S)
  }
  const duties = book.duties.map((duty) => {
    const one = change.find(({ id }) => id === duty.id)
    const steps =
      one === undefined
        ? duty.steps
        : fromDayOn(duty.steps, one.from, one.recorded, (last) => changeOf(last, one, title))
    return steps === duty.steps && !end.some(({ id }) => id === duty.id)
      ? duty
      : { ...duty, steps: ended(duty.id, steps) }
  })
  const exceptions = book.exceptions.map((one) => ({ ...one, steps: ended(one.id, one.steps) }))
  return {
    ...book,
    duties: [...duties, ...scenario.duties],
    exceptions: [...exceptions, ...scenario.exceptions],
    lists: { ...book.lists, ...scenario.lists },
  }
}

/**
 * The steps with another word from a day on, whatever they say of later days. The word is repeated after each news of the
 * record, so that it holds as known on any day.
 */
function fromDayOn<S extends Step>(
  steps: readonly S[],
  day: Day,
  recorded: Day | undefined,
  word: (last: S | undefined) => S,
): S[] {
  const news = [...new Set(steps.map((step) => step.recorded))].sort((a, b) => a - b)
  const since = recorded ?? news[0] ?? (0 as Day)
  const before = steps.filter((step) => step.from < day)
  const later = steps.filter((step) => step.from >= day && step.recorded < since)
  const told = [...new Set([since, ...news.filter((one) => one > since)])].map((known) => ({
    ...word(before.filter((step) => step.recorded <= known).at(-1)),
    recorded: known,
  }))
  return [...before, ...later, ...told]
}

const endOf = (from: Day, instrument: string): Step => ({
  from,
  recorded: from,
  status: 'ended',
  instrument,
  sources: [],
})

/** The step before with the new rate for all goods of the record. */
function changeOf(
  last: DutyStep | undefined,
  { from, rate, heading }: Scenario['change'][number],
  instrument: string,
): DutyStep {
  const { rates, through: _, adds: __, drops: ___, citation: ____, ...kept }: Partial<DutyStep> = last ?? {}
  const named = heading ?? kept.heading ?? rates?.find((row) => row.heading !== undefined)?.heading
  return {
    ...kept,
    from,
    rate,
    ...(named !== undefined && { heading: named }),
    status: 'in-force',
    instrument,
    sources: [],
    recorded: from,
  }
}
