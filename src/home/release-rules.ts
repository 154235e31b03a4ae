/** The release rules of `ledger/releases.yaml`, read and checked. */
import type { ReleaseCalendar, ReleaseRule } from '../figures/releases.js'
import { type Plain, readYaml } from '../ledger/yaml.js'
import { InputError, type Problem } from '../problem.js'
import { type Day, parseDay } from '../time/day.js'
import { type Month, monthOf, parsePeriod } from '../time/period.js'

const fields = new Set(
  'id agencies reporters rows what source sync syncOf monthsAfter day otherDays weekend withNext known delays'.split(
    ' ',
  ),
)

/** @param file what the file is called in problems, such as `ledger/releases.yaml` */
export function readReleaseRules(bytes: Uint8Array, file: string): { calendar: ReleaseCalendar; problems: Problem[] } {
  const { value, place, problems: faults } = readYaml(bytes, file)
  const problems = [...faults]
  const rules: ReleaseRule[] = []
  for (const [index, row] of (Array.isArray(value) ? value : []).entries()) {
    const wrong = (path: (string | number)[], what: string, mend: string): void => {
      problems.push({ what, where: { ...place([index, ...path]), field: path.join('.') }, mend })
    }
    if (typeof row === 'string' || Array.isArray(row)) {
      wrong([], 'is not a rule', 'Write a mapping with id, agencies, what, source, monthsAfter and day.')
      continue
    }
    for (const field of Object.keys(row))
      if (!fields.has(field)) wrong([field], `"${field}" is not a field`, `Fields: ${[...fields].join(', ')}.`)
    rules.push(readRule(row, wrong))
  }
  if (problems.length === 0 && rules.length === 0)
    problems.push({ what: 'holds no rule', where: { file }, mend: 'Write one for each agency.' })
  return { calendar: { rules }, problems }
}

type Wrong = (path: (string | number)[], what: string, mend: string) => void

function readRule(row: { [key: string]: Plain }, wrong: Wrong): ReleaseRule {
  const text = (field: string): string => {
    const value = row[field]
    if (typeof value === 'string' && value !== '') return value
    wrong([field], 'is missing', 'Write it on a line of its own.')
    return ''
  }
  const number = (value: Plain | undefined, path: (string | number)[], from: number, to: number): number => {
    const read = typeof value === 'string' && /^\d{1,3}$/.test(value) ? Number(value) : Number.NaN
    if (read >= from && read <= to) return read
    wrong(path, `is not a whole number from ${from} to ${to}`, 'Write digits.')
    return from
  }
  const list = (field: string): Plain[] => {
    const value = row[field]
    return value === undefined ? [] : Array.isArray(value) ? value : [value]
  }
  const texts = (field: string): string[] => list(field).filter((one): one is string => typeof one === 'string')
  const day = (value: Plain | undefined, path: (string | number)[]): Day => {
    try {
      return parseDay(typeof value === 'string' ? value : '')
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      wrong(path, error.problem.what, error.problem.mend)
      return 0 as Day
    }
  }
  const month = (value: Plain | undefined, path: (string | number)[]): Month => {
    if (typeof value === 'string' && /^\d{4}-(?:0[1-9]|1[0-2])$/.test(value)) return monthOf(parsePeriod(value).start)
    wrong(path, 'is not a month', 'Write YYYY-MM.')
    return 0 as Month
  }
  const mapping = (value: Plain): { [key: string]: Plain } =>
    typeof value === 'string' || Array.isArray(value) ? {} : value
  const rows = row['rows'] ?? 'all'
  if (rows !== 'all' && rows !== 'headline' && rows !== 'detail')
    wrong(['rows'], 'is none of all, headline, detail', 'Write one of them.')
  return {
    id: text('id'),
    agencies: texts('agencies'),
    reporters: texts('reporters'),
    rows: rows === 'headline' || rows === 'detail' ? rows : 'all',
    what: text('what'),
    source: text('source'),
    ...(typeof row['sync'] === 'string' && { sync: row['sync'] }),
    ...(row['syncOf'] !== undefined && {
      syncOf: Object.fromEntries(Object.entries(mapping(row['syncOf'])).map(([name, id]) => [name, String(id)])),
    }),
    monthsAfter: number(row['monthsAfter'], ['monthsAfter'], 0, 24),
    day: number(row['day'], ['day'], 1, 28),
    otherDays: list('otherDays').map((one, at) => ({
      months: [mapping(one)['months'] ?? []].flat().map((m) => number(m, ['otherDays', at, 'months'], 1, 12)),
      day: number(mapping(one)['day'], ['otherDays', at, 'day'], 1, 28),
    })),
    weekend: row['weekend'] === 'keep' ? 'keep' : 'next',
    withNext: list('withNext').map((one) => number(one, ['withNext'], 1, 12)),
    known: list('known').map((one, at) => ({
      month: month(mapping(one)['period'], ['known', at, 'period']),
      on: day(mapping(one)['on'], ['known', at, 'on']),
      estimated: mapping(one)['certain'] !== 'yes',
    })),
    delays: list('delays').map((one, at) => ({
      from: day(mapping(one)['from'], ['delays', at, 'from']),
      through: day(mapping(one)['through'], ['delays', at, 'through']),
      days: number(mapping(one)['days'], ['delays', at, 'days'], 1, 365),
      why: String(mapping(one)['why'] ?? ''),
    })),
  }
}
