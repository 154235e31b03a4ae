/** `--scenario FILE`: read only where one is named. */
import { readFile } from 'node:fs/promises'
import type { LawBook } from '../ledger/tariff.js'
import { InputError } from '../problem.js'
import type { Effects } from './operation.js'

/** What a scenario file makes of a law book; undefined where none is named. @throws InputError when it is faulty */
export async function scenarioOf(
  file: string | undefined,
  effects: Effects,
): Promise<((book: LawBook) => LawBook) | undefined> {
  if (file === undefined) return undefined
  const [{ readScenario }, { withScenario }] = await Promise.all([
    import('../ledger/scenario.js'),
    import('../duty/scenario.js'),
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
  return (book) => withScenario(book, scenario)
}
