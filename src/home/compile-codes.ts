/** Trees of codes, groups and end uses, read from `ledger/codes` and compiled into the two files that look-ups start from. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { InputError, type Problem } from '../problem.js'
import { type CompiledCodes, type CompiledTariffLines, packLines } from '../product/compiled.js'
import { knownCodes, readCodeGroups } from './code-groups.js'
import {
  readCorrelationTable,
  readEndUseTable,
  readHsTable,
  readLineTable,
  readSubdivisionTable,
  type TableRead,
} from './code-tables.js'
import { readText } from './text.js'

export interface CompiledCodeFiles {
  /** One line of JSON, for `codesFile`. */
  codes: string
  /** One line of JSON, for `tariffLinesFile`. */
  lines: string
  /** How many codes, and how many groups. */
  counts: { codes: number; groups: number }
  problems: Problem[]
}

const tables = ['hs.csv', 'hts.csv', 'end-use.csv', 'hs-editions.csv', 'subdivisions.csv']

/**
 * Compiles the tables and groups of a folder. Where the folder is not there, nothing is held.
 *
 * @param dir such as `ledger/codes`
 * @param sources ids of the ledger's sources
 */
export async function compileCodes(dir: string, sources: ReadonlySet<string>): Promise<CompiledCodeFiles> {
  const problems: Problem[] = []
  const digest = createHash('sha256')
  const there: string[] = await readdir(dir).catch(() => [])
  for (const name of there.sort()) {
    if (!tables.includes(name) && name !== 'groups.yaml')
      problems.push({
        what: 'is no file of codes',
        where: { file: shown(dir, name) },
        mend: `Such files: ${tables.join(', ')}, groups.yaml.`,
      })
  }
  const table = async <Row>(name: string, read: (text: string, file: string) => TableRead<Row>): Promise<Row[]> => {
    if (!there.includes(name)) return []
    const file = shown(dir, name)
    try {
      const text = await readText(join(dir, name), file)
      digest.update(name).update(text)
      const { rows, problems: faults } = read(text, file)
      problems.push(...faults)
      return rows
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      problems.push(error.problem)
      return []
    }
  }
  const hs = await table('hs.csv', readHsTable)
  const lines = await table('hts.csv', readLineTable)
  const endUses = await table('end-use.csv', readEndUseTable)
  const correlations = await table('hs-editions.csv', readCorrelationTable)
  const subdivisions = await table('subdivisions.csv', readSubdivisionTable)
  const codes: CompiledCodes = {
    ...{ form: 1, digest: '', hs: packLines(hs), groups: [], endUses, correlations, subdivisions },
  }
  if (there.includes('groups.yaml')) {
    const bytes = await readFile(join(dir, 'groups.yaml'))
    digest.update('groups.yaml').update(bytes)
    const read = readCodeGroups(bytes, shown(dir, 'groups.yaml'), knownCodes(hs, sources))
    problems.push(...read.problems)
    codes.groups = read.groups
  }
  codes.digest = digest.digest('hex')
  const tariff: CompiledTariffLines = { form: 1, digest: codes.digest, lines: packLines(lines) }
  return {
    codes: `${JSON.stringify(codes)}\n`,
    lines: `${JSON.stringify(tariff)}\n`,
    counts: { codes: hs.length + lines.length, groups: codes.groups.length },
    problems,
  }
}

function shown(dir: string, name: string): string {
  return `ledger/${basename(dir)}/${name}`
}
