/** A starter schedule's table: a line of the schedule in a row, with the days between which it stands so. */
import type { DatedLine } from '../duty/schedule/printed.js'
import { readCsv } from '../figures/csv.js'
import { InputError, type Problem } from '../problem.js'
import { addDays, type Day, isoDay, parseDay } from '../time/day.js'

/** What a row may name. */
export interface KnownTitles {
  /** Ids of sources. */
  sources: ReadonlySet<string>
  /** Titles of the imposer's editions; where the ledger dates none, any title will do. */
  editions: ReadonlySet<string>
}

const columns = [
  'code',
  'description',
  'path',
  'units',
  'general',
  'special',
  'other',
  'quota',
  'interim',
  'footnotes',
  'from',
  'through',
  'edition',
  'source',
  'confidence',
] as const

type Column = (typeof columns)[number]

interface Row {
  at: number
  cell: (column: Column) => string
  /** Tells a problem of a cell. */
  wrong: (column: Column, what: string, mend: string) => void
}

/**
 * Reads every row, and tells every fault with its line and column.
 *
 * @param file what it is called in problems
 * @param digits of a full code
 */
export function readScheduleTable(
  text: string,
  file: string,
  digits: number,
  known: KnownTitles,
): { lines: DatedLine[]; problems: Problem[] } {
  const problems: Problem[] = []
  const rows: { line: DatedLine; row: Row }[] = []
  const paths = new Map<string, readonly string[]>()
  let header: Map<string, number> | undefined
  const faults = readCsv(text, file, (cells, at) => {
    if (header === undefined) {
      header = headerOf(cells, file, problems)
      return header !== undefined
    }
    const places = header
    if (cells.length !== places.size)
      problems.push({
        what: `has ${cells.length} cells where the header has ${places.size}`,
        where: { file, line: at },
        mend: 'Write a cell for each column, empty where there is nothing to say; put commas inside a cell in quotes.',
      })
    else {
      const before = problems.length
      const row: Row = {
        at,
        cell: (column) => (cells[places.get(column) ?? -1] ?? '').trim(),
        wrong: (column, what, mend) => problems.push({ what, where: { file, line: at, field: column }, mend }),
      }
      const line = readRow(row, digits, known, paths)
      if (problems.length === before && line !== undefined) rows.push({ line, row })
    }
    return true
  })
  problems.push(...faults)
  if (header === undefined && problems.length === 0)
    problems.push({ what: 'is empty', where: { file }, mend: `Write the header: ${columns.join(',')}` })
  tellOverlaps(rows)
  problems.sort((a, b) => (a.where.line ?? 0) - (b.where.line ?? 0))
  return { lines: rows.map(({ line }) => line), problems }
}

function headerOf(cells: string[], file: string, problems: Problem[]): Map<string, number> | undefined {
  const names = cells.map((cell) => cell.trim())
  const lacking = columns.filter((column) => !names.includes(column))
  const strange = names.filter((name) => !columns.some((column) => column === name))
  if (lacking.length === 0 && strange.length === 0 && names.length === columns.length)
    return new Map(names.map((name, at) => [name, at]))
  const twice = names.filter((name, at) => names.indexOf(name) < at)
  const parts = [
    lacking.length > 0 ? `lacks ${lacking.join(', ')}` : '',
    strange.length > 0 ? `has ${strange.map((name) => `"${name}"`).join(', ')}, which is no column` : '',
    twice.length > 0 ? `has ${twice.join(', ')} twice` : '',
  ]
  problems.push({
    what: `the header ${parts.filter(Boolean).join(' and ')}`,
    where: { file, line: 1 },
    mend: `Write: ${columns.join(',')}`,
  })
  return undefined
}

function readRow(
  row: Row,
  digits: number,
  known: KnownTitles,
  paths: Map<string, readonly string[]>,
): DatedLine | undefined {
  const { cell, wrong } = row
  const code = cell('code').replaceAll('.', '')
  if (!new RegExp(`^\\d{${digits}}$`).test(code))
    wrong('code', `"${cell('code')}" is not a code of ${digits} digits`, 'Write the whole code, dots allowed.')
  if (cell('description') === '') wrong('description', 'is empty', 'Write the words of the line.')
  // A line whose duty is known while its base rate is not may stand, if it says how far it may be trusted.
  if (cell('general') === '' && cell('confidence') !== 'low')
    wrong(
      'general',
      'is empty',
      'Write the rate as printed, inherited from above where the line has none of its own; or confidence low where it is not known.',
    )
  const from = dayOf(row, 'from')
  const through = cell('through') === '' ? undefined : dayOf(row, 'through')
  if (from !== undefined && through !== undefined && through < from)
    wrong('through', `is before the first day, ${isoDay(from)}`, 'Write the last day on which the line stands so.')
  const notes = cell('footnotes')
    .split(/[\s;,]+/)
    .filter(Boolean)
  for (const heading of notes)
    if (!/^\d{4}\.\d\d\.\d\d$/.test(heading))
      wrong(
        'footnotes',
        `"${heading}" is not a heading of chapter 99`,
        'Write headings such as 9903.88.15, with a space between.',
      )
  const edition = cell('edition')
  if (edition === '') wrong('edition', 'is empty', 'Write the title of the edition that the line was read in.')
  else if (known.editions.size > 0 && !known.editions.has(edition))
    wrong('edition', `"${edition}" is no edition of ledger/editions.yaml`, 'Write its title, such as 2025 revision 27.')
  const source = cell('source')
  if (!known.sources.has(source))
    wrong(
      'source',
      source === '' ? 'is empty' : `"${source}" is no source on record`,
      'Write the id of a source, or add it to ledger/sources/.',
    )
  const confidence = cell('confidence')
  if (!['', 'high', 'medium', 'low'].includes(confidence))
    wrong('confidence', `"${confidence}" is none of high, medium, low`, 'Write one of them, or nothing for high.')
  if (from === undefined) return undefined
  const quota = cell('quota')
  const interim = cell('interim')
  return {
    code,
    description: cell('description'),
    path: pathOf(cell('path'), paths),
    units: cell('units')
      .split(';')
      .map((unit) => unit.trim())
      .filter(Boolean),
    general: cell('general'),
    special: cell('special'),
    other: cell('other'),
    ...(quota !== '' && { quota }),
    ...(interim !== '' && { interim }),
    notes: notes.map((heading) => ({ columns: ['general'], text: `See ${heading}.` })),
    from,
    ...(through !== undefined && { until: addDays(through, 1) }),
    edition,
    source,
    ...((confidence === 'medium' || confidence === 'low') && { confidence }),
  }
}

function dayOf({ cell, wrong }: Row, column: 'from' | 'through'): Day | undefined {
  try {
    return parseDay(cell(column))
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    wrong(column, error.problem.what, error.problem.mend)
    return undefined
  }
}

/** The words above a line; one array for the lines below one heading. */
function pathOf(text: string, paths: Map<string, readonly string[]>): readonly string[] {
  const held = paths.get(text)
  if (held !== undefined) return held
  const made = text === '' ? [] : text.split(' > ').map((part) => part.trim())
  paths.set(text, made)
  return made
}

/** A code stands once on any day. */
function tellOverlaps(rows: { line: DatedLine; row: Row }[]): void {
  const last = new Map<string, { line: DatedLine; row: Row }>()
  for (const one of [...rows].sort((a, b) => a.line.from - b.line.from || a.row.at - b.row.at)) {
    const before = last.get(one.line.code)
    if (before !== undefined && (before.line.until === undefined || before.line.until > one.line.from))
      one.row.wrong(
        'from',
        `the code stands already on this day, by line ${before.row.at}`,
        'End the earlier row with "through", the day before.',
      )
    last.set(one.line.code, one)
  }
}
