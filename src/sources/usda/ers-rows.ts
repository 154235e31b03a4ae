/**
 * The U.S. Agricultural Trade Data Update of USDA's Economic Research Service. The file is a stack of vintages: each monthly
 * update leaves its rows in it, and a label such as `July update of May data` is all that tells them apart.
 */
import { readUnit } from '../../amount/unit.js'
import type { FigureCells } from '../../figures/columns.js'
import { readCsv } from '../../figures/csv.js'
import type { Country } from '../../ledger/tariff.js'
import { printProblem, quoted, SourceError } from '../../problem.js'
import { type Day, isoDay, monthNumber, partsOf } from '../../time/day.js'
import { isoPeriod, type Month, monthsPeriod } from '../../time/period.js'
import type { Reply } from '../source.js'
import { countryReader, plain } from '../wire/country-names.js'
import { decimalsOf, timesTen } from '../wire/decimal-text.js'
import { misread, textOf } from '../wire/json-rows.js'
import { farmProducts } from './products.js'

const columns = [
  'Commodity',
  'Country',
  'Time_period',
  'Year',
  'US_Trade',
  'Value_type',
  'Units',
  'Value',
  'Update_version',
  'Source_table',
  'Notes',
] as const

type Row = Record<(typeof columns)[number], string>

export interface OutlookRows {
  cells: FigureCells[]
  /** Rows of kinds that are not held, by why. */
  passedOver: Map<string, number>
}

/**
 * Every figure of the file. Rows that tell a change, a percentage or a price are left out, and counted where that was not
 * to be expected.
 *
 * @throws SourceError naming the line: broken CSV, a column missing, a number that is none, two rows of one number that differ
 */
export function readOutlook(reply: Reply, countries: readonly Country[]): OutlookRows {
  const partnerOf = countryReader(countries)
  const passedOver = new Map<string, number>()
  const held = new Map<string, { line: number; value: string }>()
  const cells: FigureCells[] = []
  const newest = newestMonths(reply)
  eachRow(reply, (row, line) => {
    if (/^change\b/i.test(row.Time_period) || /^percent/i.test(row.Units) || row.Value === 'NA' || row.Value === '')
      return
    const name = [row.Commodity, row.Country, row.Time_period, row.Year, row.US_Trade, row.Value_type]
    const key = [...name, row.Units, row.Update_version, row.Source_table].join('\n').toLowerCase()
    const other = held.get(key)
    if (other !== undefined && other.value !== row.Value)
      throw misread(
        reply,
        `${quoted(row.Value)} differs from row ${other.line} of the same number (${name.join(', ')})`,
        line,
      )
    if (other !== undefined) return
    held.set(key, { line, value: row.Value })
    const update = updateOf(row.Update_version, reply.fetched, newest.get(row.Update_version))
    if (update === undefined) throw misread(reply, `${quoted(row.Update_version)} is no update's name`, line)
    const read = cellsOf(row, partnerOf(row.Country), update)
    if ('wrong' in read) throw misread(reply, read.wrong, line)
    if ('passed' in read) passedOver.set(read.passed, (passedOver.get(read.passed) ?? 0) + 1)
    else cells.push(read.cells)
  })
  if (cells.length === 0) throw misread(reply, 'holds no row that is known here')
  return { cells, passedOver }
}

/** Header and cells are trimmed: blanks at their ends come and go between days, as do the ends of lines. */
function eachRow(reply: Reply, onRow: (row: Row, line: number) => void): void {
  let header: string[] | undefined
  const faults = readCsv(textOf(reply), reply.name, (raw, line) => {
    const cells = raw.map((cell) => cell.trim())
    if (header === undefined) {
      const missing = columns.filter((column) => !cells.includes(column))
      if (missing.length > 0)
        throw misread(reply, `lacks the columns ${missing.join(', ')} (it begins ${quoted(cells.join(','), 200)})`)
      header = cells
      return true
    }
    if (cells.length !== header.length)
      throw misread(reply, `has ${cells.length} cells where the header has ${header.length}`, line)
    const row = Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])) as Row
    onRow(row, line)
    return true
  })
  const [fault] = faults
  if (fault !== undefined)
    throw new SourceError({ ...fault, what: `broken CSV: ${printProblem({ ...fault, where: {} }).trim()}` })
}

type Read = { cells: FigureCells } | { passed: string } | { wrong: string }

function cellsOf(row: Row, partner: string | undefined, update: Update): Read {
  if (partner === undefined) return { passed: `country ${quoted(row.Country)}` }
  const flow = flows[plain(row.US_Trade)]
  if (flow === undefined) return { passed: `trade ${quoted(row.US_Trade)}` }
  const kind = kinds[plain(row.Value_type)]
  if (kind === undefined) return { passed: `value type ${quoted(row.Value_type)}` }
  const months = monthsIn(row.Time_period, row.Year)
  if (months === undefined) return { passed: `time period ${quoted(`${row.Time_period} ${row.Year}`)}` }
  if (update.data !== undefined && months.last > update.data)
    return { wrong: `${row.Time_period} ${row.Year} is younger than its own ${quoted(row.Update_version)}` }
  const amount = amountOf(row, kind)
  if ('wrong' in amount || 'passed' in amount) return amount
  const product = farmProducts.find(({ outlook }) => outlook?.includes(plain(row.Commodity)))
  const { places, ...amounts } = amount
  const notes = [row.Notes === 'NA' ? '' : row.Notes, places].filter((note) => note !== '')
  return {
    cells: {
      flow,
      reporter: 'US',
      partner,
      classification: product === undefined ? 'ERS' : 'USDA',
      code: product?.code ?? nameCode(row.Commodity),
      name: row.Commodity,
      period: isoPeriod(monthsPeriod(months.first, months.last)),
      ...amounts,
      source_agency: 'USDA ERS',
      source_title: `U.S. Agricultural Trade Data Update: ${row.Source_table}${kind === 'cif' ? ', c.i.f.' : ''}`,
      source_url: 'https://www.ers.usda.gov/data-products/us-agricultural-trade-data-update',
      published: '',
      vintage: update.vintage,
      note: notes.join('; '),
      via: '',
    },
  }
}

const flows: Record<string, string> = {
  exports: 'export',
  imports: 'import',
  'trade balance exports minus imports': 'balance',
  'trade balance': 'balance',
}

const kinds: Record<string, 'customs' | 'cif' | 'volume'> = {
  'customs value': 'customs',
  'cost insurance and freight c i f': 'cif',
  volume: 'volume',
}

const dollars: Record<string, number> = {
  'u s dollars': 0,
  'thousand u s dollars': 3,
  'million u s dollars': 6,
  'billion u s dollars': 9,
}
const scales: Record<number, string> = { 3: 'thousands', 6: 'millions', 9: 'billions' }
const places: Record<number, string> = { 1: 'one decimal', 2: 'two decimals', 3: 'three decimals' }

type Amounts = Pick<FigureCells, 'value_usd' | 'quantity' | 'quantity_unit'> & { places: string }

/** Dollars in whole, with a note of how exact they are; a weight in the unit printed. */
function amountOf(row: Row, kind: 'customs' | 'cif' | 'volume'): Amounts | { wrong: string } | { passed: string } {
  const number = timesTen(row.Value, 0)
  if (number === undefined) return { wrong: `${quoted(row.Value)} is no number` }
  if (kind === 'volume') {
    const unit = readUnit(row.Units)
    if (unit === undefined) return { passed: `unit ${quoted(row.Units)}` }
    const scale = unit.scale === 1 ? '' : `${unit.scale} `
    return { value_usd: '', quantity: number, quantity_unit: `${scale}${unit.unit}`, places: '' }
  }
  const power = dollars[plain(row.Units)]
  if (power === undefined) return { passed: `unit ${quoted(row.Units)}` }
  // Trailing zeros are dropped in the file, so that every number stands for three decimals.
  const decimals = Math.max(decimalsOf(row.Value), 3)
  const exact = power - decimals <= 0 || places[decimals] === undefined
  const note = exact ? '' : `published in ${scales[power] ?? ''} to ${places[decimals] ?? ''}`
  return { value_usd: timesTen(row.Value, power) ?? '', quantity: '', quantity_unit: '', places: note }
}

/**
 * The months of a time period: `May`, `January-May`, `Calendar year, January-December` of a calendar year; `October-May` and
 * `Fiscal year, October-September` of the fiscal year that bears the number of the year in which it ends.
 */
export function monthsIn(period: string, year: string): { first: Month; last: Month } | undefined {
  const [, name, other] = /^(?:(?:fiscal|calendar) year, )?([a-z]+)(?:-([a-z]+))?$/i.exec(period.trim()) ?? []
  if (name === undefined || !/^(?:19|20)\d\d$/.test(year.trim())) return undefined
  const from = monthNumber(name)
  const to = other === undefined ? from : monthNumber(other)
  if (from === undefined || to === undefined) return undefined
  const of = (month: number, inYear: number): Month => (inYear * 12 + month - 1) as Month
  const number = Number(year)
  if (other === undefined) return { first: of(from, number), last: of(from, number) }
  if (from === 10) return { first: of(10, number - 1), last: of(to, to >= 10 ? number - 1 : number) }
  return from === 1 ? { first: of(1, number), last: of(to, number) } : undefined
}

interface Update {
  /** A day or a month. */
  vintage: string
  /** The newest month that it has. */
  data?: Month
}

/** The newest month among the rows of each label: what tells the year that a label leaves out. */
function newestMonths(reply: Reply): Map<string, Month> {
  const newest = new Map<string, Month>()
  eachRow(reply, ({ Update_version: label, Time_period: period, Year: year }) => {
    const last = monthsIn(period, year)?.last
    if (last !== undefined && last > (newest.get(label) ?? 0)) newest.set(label, last)
  })
  return newest
}

/**
 * The vintage that a label tells: `July update of May data`. It names no year: the month of its data is the newest that its
 * rows have; where they have another, it is the last such month by the day of fetching. Rows of last July are still there
 * at the beginning of July, before the update of this one. Rows without a label are as of the day of fetching.
 *
 * @param newest month of the rows with this label
 */
export function updateOf(label: string, fetched: Day, newest?: Month): Update | undefined {
  if (label === 'NA' || label === '') return { vintage: isoDay(fetched) }
  const [, updated = '', of = ''] = /^([a-z]+) update of ([a-z]+) data$/i.exec(label) ?? []
  const [update, data] = [monthNumber(updated), monthNumber(of)]
  if (update === undefined || data === undefined) return undefined
  const { year, month } = partsOf(fetched)
  const latest = update <= month ? year : year - 1
  const told = newest !== undefined && (newest % 12) + 1 === data ? Math.floor(newest / 12) : undefined
  const updateYear = told === undefined ? latest : Math.min(latest, data < update ? told : told + 1)
  const dataYear = data < update ? updateYear : updateYear - 1
  return { vintage: `${updateYear}-${String(update).padStart(2, '0')}`, data: (dataYear * 12 + data - 1) as Month }
}

/** A code for a group that only this table has: `FRUITS-PREPARED-OR-PRESERVED`. */
function nameCode(name: string): string {
  return plain(name).toUpperCase().replaceAll(' ', '-').slice(0, 40).replace(/-$/, '')
}
