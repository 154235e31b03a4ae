/** The tables of codes in `ledger/codes`, read row by row: every fault with its file, line and column. */
import { readCsv } from '../figures/csv.js'
import type { Problem } from '../problem.js'
import type { Subdivision } from '../product/compiled.js'
import type { CodeLine, Correlation, EndUse, HsEdition } from '../product/tree.js'

export interface TableRead<Row> {
  rows: Row[]
  problems: Problem[]
}

type Confidence = Correlation['confidence']
type Cell = (column: string) => string
type Wrong = (column: string, what: string, mend: string) => void

/** Chapters, headings and subheadings: `code,name,editions`. */
export function readHsTable(text: string, file: string): TableRead<CodeLine> {
  const read = readTable<CodeLine>(text, file, ['code', 'name', 'editions'], (cell, wrong) => {
    const code = cell('code')
    if (!/^(?:\d\d){1,3}$/.test(code))
      wrong('code', `"${code}" has not 2, 4 or 6 digits`, 'Write digits without dots: 120190.')
    const editions = cell('editions').split(' ').filter(Boolean)
    const known = editions.filter((one): one is `${HsEdition}` => /^20(?:12|17|22)$/.test(one))
    if (known.length !== editions.length || known.length === 0)
      wrong(
        'editions',
        `"${cell('editions')}" is not a list of editions`,
        'Write 2012, 2017, 2022, with spaces between.',
      )
    if (cell('name') === '' && known.includes('2022'))
      wrong('name', 'is empty', 'Write the words of the newest edition; only older codes may have none.')
    return { code, name: cell('name'), editions: known.map((one) => Number(one) as HsEdition) }
  })
  return { rows: read.rows, problems: [...read.problems, ...unordered(read, file), ...orphans(read, file)] }
}

/** Lines of eight and ten digits: `code,name`. */
export function readLineTable(text: string, file: string): TableRead<CodeLine> {
  const read = readTable<CodeLine>(text, file, ['code', 'name'], (cell, wrong) => {
    const code = cell('code')
    if (!/^(?:\d\d){4,5}$/.test(code))
      wrong('code', `"${code}" has not 8 or 10 digits`, 'Write digits without dots: 1201900095.')
    return { code, name: cell('name'), editions: [2022] }
  })
  return { rows: read.rows, problems: [...read.problems, ...unordered(read, file)] }
}

/** End-use categories: `flow,code,name,confidence`. */
export function readEndUseTable(text: string, file: string): TableRead<EndUse> {
  return readTable<EndUse>(text, file, ['flow', 'code', 'name', 'confidence'], (cell, wrong) => {
    const flow = cell('flow')
    if (flow !== 'export' && flow !== 'import') wrong('flow', `"${flow}" is not a flow`, 'Write export or import.')
    if (!/^\d(?:\d{4})?$/.test(cell('code')))
      wrong('code', `"${cell('code')}" has not 1 or 5 digits`, 'Write 00100, or 0 for the category over it.')
    if (cell('name') === '') wrong('name', 'is empty', 'Write what the Census Bureau calls it.')
    const confidence = confidenceOf(cell, wrong)
    return { flow: flow === 'import' ? 'import' : 'export', code: cell('code'), name: cell('name'), confidence }
  })
}

/** How subheadings continue from one edition to the next: `from_edition,from,to_edition,to,share,confidence,note`. */
export function readCorrelationTable(text: string, file: string): TableRead<Correlation> {
  const columns = ['from_edition', 'from', 'to_edition', 'to', 'share', 'confidence', 'note']
  return readTable<Correlation>(text, file, columns, (cell, wrong) => {
    const edition = (column: string): HsEdition => {
      const value = cell(column)
      if (value === '2012' || value === '2017' || value === '2022') return Number(value) as HsEdition
      wrong(column, `"${value}" is no edition`, 'Write 2012, 2017 or 2022.')
      return 2022
    }
    for (const column of ['from', 'to'])
      if (!/^\d{6}$/.test(cell(column)))
        wrong(column, `"${cell(column)}" has not 6 digits`, 'Write digits without dots: 854142.')
    const share = cell('share')
    if (share !== 'whole' && share !== 'part')
      wrong('share', `"${share}" is neither whole nor part`, 'Write one of them.')
    return {
      from: { edition: edition('from_edition'), code: cell('from') },
      to: { edition: edition('to_edition'), code: cell('to') },
      share: share === 'whole' ? 'whole' : 'part',
      confidence: confidenceOf(cell, wrong),
    }
  })
}

/** Parts of countries: `code,name`. */
export function readSubdivisionTable(text: string, file: string): TableRead<Subdivision> {
  return readTable<Subdivision>(text, file, ['code', 'name'], (cell, wrong) => {
    if (!/^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(cell('code')))
      wrong('code', `"${cell('code')}" is not a subdivision`, 'Write a country, a hyphen and its part, as in US-IA.')
    if (cell('name') === '') wrong('name', 'is empty', 'Write its name.')
    return { code: cell('code'), name: cell('name') }
  })
}

function confidenceOf(cell: Cell, wrong: Wrong): Confidence {
  const value = cell('confidence')
  if (value === 'high' || value === 'medium' || value === 'low') return value
  wrong('confidence', `"${value}" is none of high, medium, low`, 'Write one of them.')
  return 'low'
}

interface Kept<Row> extends TableRead<Row> {
  lineOf: Map<Row, number>
}

/** Rows below a header; a line that begins with # tells where they come from and is passed over. */
function readTable<Row>(
  text: string,
  file: string,
  columns: readonly string[],
  readRow: (cell: Cell, wrong: Wrong) => Row,
): Kept<Row> {
  const problems: Problem[] = []
  const rows: Row[] = []
  const lineOf = new Map<Row, number>()
  const seen = new Map<string, number>()
  let headed = false
  const faults = readCsv(text, file, (cells, line) => {
    if (cells[0]?.startsWith('#')) return true
    if (!headed) {
      headed = cells.join(',') === columns.join(',')
      if (!headed)
        problems.push({ what: 'has another header', where: { file, line }, mend: `Write: ${columns.join(',')}` })
      return headed
    }
    if (cells.length !== columns.length) {
      problems.push({
        what: `has ${cells.length} cells where the header has ${columns.length}`,
        where: { file, line },
        mend: 'Write a cell for each column; put commas inside a cell in quotes.',
      })
      return true
    }
    const before = problems.length
    const row = readRow(
      (column) => (cells[columns.indexOf(column)] ?? '').trim(),
      (column, what, mend) => problems.push({ what, where: { file, line, field: column }, mend }),
    )
    if (problems.length > before) return true
    const key = cells.slice(0, columns.includes('to') ? 4 : columns.includes('flow') ? 2 : 1).join(' ')
    const first = seen.get(key)
    if (first === undefined) {
      seen.set(key, line)
      lineOf.set(row, line)
      rows.push(row)
    } else
      problems.push({ what: `says ${key} again`, where: { file, line }, mend: `It stands on line ${first} already.` })
    return true
  })
  problems.push(...faults)
  if (!headed && problems.length === 0)
    problems.push({ what: 'is empty', where: { file }, mend: `Write the header: ${columns.join(',')}` })
  return { rows, problems, lineOf }
}

/** Looking up goes by halving, so the codes stand in order. */
function unordered({ rows, lineOf }: Kept<CodeLine>, file: string): Problem[] {
  const at = rows.findIndex((row, index) => row.code < (rows[index - 1]?.code ?? ''))
  const row = rows[at]
  if (row === undefined) return []
  const where = { file, line: lineOf.get(row) ?? 1, field: 'code' }
  return [{ what: `${row.code} stands after ${rows[at - 1]?.code}`, where, mend: 'Sort the rows by their codes.' }]
}

function orphans({ rows, lineOf }: Kept<CodeLine>, file: string): Problem[] {
  const codes = new Set(rows.map(({ code }) => code))
  return rows
    .filter((row) => row.editions.includes(2022) && row.code.length > 2 && !codes.has(row.code.slice(0, -2)))
    .map((row) => ({
      what: `${row.code} has nothing over it`,
      where: { file, line: lineOf.get(row) ?? 1, field: 'code' },
      mend: `Write ${row.code.slice(0, -2)} too.`,
    }))
}
