/** The bundled figures' files, read from the ledger's folder and compiled into one that every command starts from. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { packFigures } from '../figures/compiled.js'
import type { Figure } from '../figures/figure.js'
import { slotOf } from '../figures/known.js'
import type { ReleaseCalendar } from '../figures/releases.js'
import { readFigureTable } from '../figures/table.js'
import { InputError, type Problem } from '../problem.js'
import { readReleaseRules } from './release-rules.js'
import { readText } from './text.js'

export interface CompiledText {
  /** One line of JSON, for `figuresFile`. */
  text: string
  /** How many figures. */
  rows: number
  problems: Problem[]
}

/**
 * Compiles every CSV file of a folder, with the release rules that stand beside it (`../releases.yaml`).
 *
 * @param dir such as `ledger/figures`
 */
export async function compileFigures(dir: string): Promise<CompiledText> {
  const problems: Problem[] = []
  const digest = createHash('sha256')
  const rulesFile = join(dirname(dir), 'releases.yaml')
  let calendar: ReleaseCalendar = { rules: [] }
  const rules = await readFile(rulesFile).catch(() => undefined)
  if (rules === undefined)
    problems.push({
      what: 'cannot be read',
      where: { file: shown(rulesFile) },
      mend: 'Write when each agency releases its figures (docs/figures.md).',
    })
  else {
    digest.update(rules)
    const read = readReleaseRules(rules, shown(rulesFile))
    problems.push(...read.problems)
    calendar = read.calendar
  }
  const names = await readdir(dir).catch(() => [])
  const figures = new Map<string, Figure>()
  for (const name of names.filter((one) => one.endsWith('.csv')).sort()) {
    const path = join(dir, name)
    const file = `ledger/figures/${name}`
    digest.update(await readFile(path))
    let text: string
    try {
      text = await readText(path, file)
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      problems.push(error.problem)
      continue
    }
    const table = readFigureTable(text, file, calendar)
    problems.push(...table.problems)
    for (const figure of table.figures) {
      const slot = `${slotOf(figure)}\n${figure.vintage}`
      const held = figures.get(slot)
      if (held !== undefined && held.id !== figure.id)
        problems.push({
          what: `two rows give ${slot.split('\n')[0]} at one vintage, and differ`,
          where: { file },
          mend: 'Keep the right one.',
        })
      figures.set(slot, figure)
    }
  }
  const sorted = [...figures].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, figure]) => figure)
  const compiled = packFigures(sorted, calendar, digest.digest('hex'))
  return { text: `${JSON.stringify(compiled)}\n`, rows: sorted.length, problems }
}

function shown(path: string): string {
  return `ledger/${basename(path)}`
}
