/** `--scenario FILE`: read only where one is named. */
import { readFile } from 'node:fs/promises'
import type { LawBook } from '../ledger/tariff.js'
import { InputError } from '../problem.js'
import type { Effects } from './operation.js'

/** A scenario, ready to be laid over a law book. */
export interface ScenarioGiven {
  title: string
  /** @throws InputError when it names what is not in the book */
  over: (book: LawBook) => LawBook
}

/** The scenario of a file; undefined where none is named. @throws InputError with every fault of its form */
export async function scenarioOf(file: string | undefined, effects: Effects): Promise<ScenarioGiven | undefined> {
  if (file === undefined) return undefined
  const [{ readScenario, refused }, { withScenario }, { scenarioProblems }] = await Promise.all([
    import('../ledger/scenario.js'),
    import('../duty/scenario.js'),
    import('../duty/scenario-names.js'),
  ])
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new InputError({
      what: `cannot be read (${error.code ?? error.message})`,
      where: { file },
      mend: 'Name a scenario file (docs/duty.md shows one).',
    })
  })
  const scenario = readScenario(bytes, file)
  effects.progress(`scenario: ${scenario.title}`)
  return {
    title: scenario.title,
    over(book) {
      const problems = scenarioProblems(book, scenario)
      if (problems.length > 0) throw refused(problems)
      return withScenario(book, scenario)
    },
  }
}
