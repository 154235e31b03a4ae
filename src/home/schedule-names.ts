/** What people call goods, where the ledger's products have no name for them: `ledger/schedule/names.csv`. */
import type { ScheduleName } from '../duty/schedule/search.js'
import { readCsv } from '../figures/csv.js'
import type { Problem } from '../problem.js'

/**
 * Reads rows of `names,codes`: names with semicolons between them, codes with spaces, the likeliest first.
 *
 * @param file what it is called in problems
 */
export function readScheduleNames(text: string, file: string): { names: ScheduleName[]; problems: Problem[] } {
  const problems: Problem[] = []
  const names: ScheduleName[] = []
  let first = true
  const faults = readCsv(text, file, (cells, line) => {
    const wrong = (what: string, mend: string, field?: string): void => {
      problems.push({ what, where: { file, line, ...(field !== undefined && { field }) }, mend })
    }
    if (first) {
      first = false
      if (cells.join(',') === 'names,codes') return true
      wrong('the header is not names,codes', 'Write these two columns.')
      return false
    }
    const parts = (cell: string | undefined, by: string): string[] =>
      (cell ?? '')
        .split(by)
        .map((part) => part.trim())
        .filter(Boolean)
    const called = parts(cells[0], ';')
    const codes = parts(cells[1], ' ').map((code) => code.replaceAll('.', ''))
    if (cells.length !== 2) wrong(`has ${cells.length} cells where the header has 2`, 'Write names, a comma, codes.')
    if (called.length === 0) wrong('is empty', 'Write at least one name.', 'names')
    if (codes.length === 0 || !codes.every((code) => /^(?:\d\d){1,5}$/.test(code)))
      wrong('holds something that is no code', 'Write codes of 2 to 10 digits, with a space between.', 'codes')
    names.push({ names: called, codes })
    return true
  })
  problems.push(...faults)
  return { names, problems }
}
