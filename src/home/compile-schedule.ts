/** The starter schedules of the ledger, checked row by row and compiled into one file beside the names that people have for goods. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { scheduleBuilder } from '../duty/schedule/build.js'
import type { ScheduleColumns } from '../duty/schedule/columns.js'
import type { DatedLine } from '../duty/schedule/printed.js'
import type { ScheduleName } from '../duty/schedule/search.js'
import { type StarterFile, writtenOut } from '../duty/schedule/starter.js'
import type { ProductName } from '../ledger/records.js'
import type { LawBook } from '../ledger/tariff.js'
import { InputError, type Problem } from '../problem.js'
import { readScheduleNames } from './schedule-names.js'
import { type KnownTitles, readScheduleTable } from './schedule-table.js'
import { readText } from './text.js'

export interface CompiledSchedule {
  /** One line of JSON, for `starterFile`. */
  text: string
  /** How many lines, of all schedules. */
  lines: number
  problems: Problem[]
}

/** The digits of a full code: the Chinese schedule has eight, that of the United States ten. */
function digitsOf(imposer: string): number {
  return imposer === 'US' ? 10 : 8
}

/**
 * Compiles `us.csv`, `cn.csv` and `names.csv` of a folder; a schedule's file is named for its imposer.
 *
 * @param dir such as `ledger/schedule`; nothing at all is held where it is not there
 * @param sources ids of the ledger's sources
 * @param products of the ledger: search finds goods by their names too
 */
export async function compileSchedule(
  dir: string,
  law: Pick<LawBook, 'editions'>,
  sources: ReadonlySet<string>,
  products: readonly ProductName[] = [],
): Promise<CompiledSchedule> {
  const problems: Problem[] = []
  const digest = createHash('sha256')
  const starter: StarterFile = { digest: '', names: namesOf(products), schedules: {} }
  let lines = 0
  const names = await readdir(dir).catch(() => [])
  for (const name of names.filter((one) => one.endsWith('.csv')).sort()) {
    const path = join(dir, name)
    const file = `ledger/schedule/${name}`
    digest.update(name).update(await readFile(path))
    const [, imposer] = /^([a-z]{2})\.csv$/.exec(name) ?? []
    try {
      const text = await readText(path, file)
      if (name === 'names.csv') {
        const read = readScheduleNames(text, file)
        problems.push(...read.problems)
        starter.names.push(...read.names)
      } else if (imposer === undefined)
        problems.push({
          what: 'is named for no imposer',
          where: { file },
          mend: 'Name it us.csv or cn.csv, or names.csv for what people call goods.',
        })
      else {
        const side = imposer.toUpperCase()
        const editions = law.editions.filter((edition) => edition.imposer === side)
        const known: KnownTitles = { sources, editions: new Set(editions.map(({ title }) => title)) }
        const read = readScheduleTable(text, file, digitsOf(side), known)
        problems.push(...read.problems)
        starter.schedules[side] = writtenOut(built(side, read.lines, editions))
        lines += read.lines.length
      }
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      problems.push(error.problem)
    }
  }
  starter.digest = digest.digest('hex')
  return { text: `${JSON.stringify(starter)}\n`, lines, problems }
}

function built(imposer: string, lines: DatedLine[], editions: LawBook['editions']): ScheduleColumns {
  const builder = scheduleBuilder(imposer, digitsOf(imposer))
  builder.addDated(
    lines,
    editions.map(({ archive, title, from, sources }) => ({
      archive,
      title,
      from,
      source: sources[0] ?? title,
      hash: '',
    })),
  )
  return builder.columns()
}

/** The HS codes of each product, and what people call it. A wider reading of the same code would only blur it. */
function namesOf(products: readonly ProductName[]): ScheduleName[] {
  return products.flatMap(({ names, codes }) => {
    const all = codes.flatMap(({ system, code }) => (system === 'HS' ? code.replaceAll('.', '').split('+') : []))
    const hs = all.filter((code, at) => !all.some((other, before) => before < at && other.startsWith(code)))
    return hs.length === 0 ? [] : [{ names, codes: hs }]
  })
}
