/** `ledger/figures/differences.yaml`: cumulative figures that are known not to be the sum of the months held, and why. */
import { readFile } from 'node:fs/promises'
import { readYaml } from '../ledger/yaml.js'
import { InputError, type Problem } from '../problem.js'
import { isoPeriod, parsePeriod } from '../time/period.js'

/** One difference that is known. */
export interface KnownDifference {
  /** As `printKey` has it: `export US CN HS 1201`. */
  series: string
  /** As `isoPeriod` has it. */
  period: string
  /** The figure's document, or its beginning. */
  title: string
  reason: string
}

const fields = ['series', 'period', 'title', 'reason'] as const

/** Reads the list; none where the file is not there. */
export async function readDifferences(
  path: string,
  file: string,
): Promise<{ differences: KnownDifference[]; problems: Problem[] }> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { differences: [], problems: [] }
    throw error
  }
  const { value, place, problems } = readYaml(bytes, file)
  const differences: KnownDifference[] = []
  for (const [index, row] of (Array.isArray(value) ? value : []).entries()) {
    const wrong = (field: string, what: string, mend: string): void => {
      problems.push({ what, where: { ...place(field === '' ? [index] : [index, field]), field }, mend })
    }
    if (typeof row === 'string' || Array.isArray(row)) {
      wrong('', 'is not a difference', `Write a mapping with ${fields.join(', ')}.`)
      continue
    }
    for (const field of Object.keys(row))
      if (!fields.some((one) => one === field))
        wrong(field, `"${field}" is not a field`, `Fields: ${fields.join(', ')}.`)
    const text = (field: (typeof fields)[number]): string => {
      const found = row[field]
      if (typeof found === 'string' && found !== '') return found
      wrong(field, 'is missing', 'Write it on a line of its own.')
      return ''
    }
    const [series, period, title, reason] = [text('series'), text('period'), text('title'), text('reason')]
    if (series !== '' && series.split(' ').length !== 5)
      wrong('series', `"${series}" is no series`, 'Write flow, reporter, partner, classification and code.')
    differences.push({ series, period: periodOf(period, wrong), title, reason })
  }
  return { differences, problems }
}

function periodOf(text: string, wrong: (field: string, what: string, mend: string) => void): string {
  if (text === '') return ''
  try {
    return isoPeriod(parsePeriod(text))
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    wrong('period', error.problem.what, error.problem.mend)
    return ''
  }
}
