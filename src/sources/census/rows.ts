/** Rows of an answer as rows of customs statistics: every trap of the wire is dealt with here. */
import { keptUnit } from '../../amount/unit.js'
import type { CustomsRow, Mark } from '../../figures/customs.js'
import { type Day, parseDay } from '../../time/day.js'
import type { Month } from '../../time/period.js'
import type { CountryCodes } from './countries.js'
import { type Dataset, type Measure, reporter } from './datasets.js'
import { type Piece, readMonth } from './requests.js'
import { unitOf } from './units.js'
import { type Cell, columnOf, hasColumn, rowError, shown, type WireTable } from './wire-table.js'

/** What an answer holds. */
export interface ReadAnswer {
  /** Rows of each measure of the data set, in its order. Rows without trade are left out: a row that is absent says the same. */
  rows: CustomsRow[][]
  /** Months in which there is any trade in the answer. */
  months: Set<Month>
  /** Newest day on which a row of the month was updated, where the answer tells. */
  updated: Map<Month, Day>
  /** Names of the codes, where the answer has them. */
  names: Map<string, string>
  /** Country codes that no country of the ledger has. Their rows are passed over. */
  unknown: Set<string>
}

/** A row as it is read before its country is told: of one census code. */
interface Line {
  index: number
  reporter: string
  partner: string
  code: string
  month: Month
  row: readonly Cell[]
}

/**
 * @throws SourceError naming the request and the row
 */
export function readRows(table: WireTable, piece: Piece, countries: CountryCodes): ReadAnswer {
  const answer: ReadAnswer = {
    rows: [],
    months: new Set(),
    updated: new Map(),
    names: new Map(),
    unknown: new Set(),
  }
  for (const { code, name } of Object.values(piece.dataset.renamed ?? {})) answer.names.set(code, name)
  if (table.rows.length === 0) return { ...answer, rows: piece.dataset.measures.map(() => []) }
  const lines = linesOf(table, piece, countries, answer)
  answer.rows = piece.dataset.measures.map((measure) => measured(table, piece.dataset, measure, lines, answer.months))
  return answer
}

function linesOf(table: WireTable, piece: Piece, countries: CountryCodes, answer: ReadAnswer): Line[] {
  const { dataset } = piece
  const codeCell = columnOf(table, dataset.code)
  const placeCell = columnOf(table, 'CTY_CODE')
  const stateCell = dataset.state === undefined ? undefined : columnOf(table, dataset.state)
  const labelCell = dataset.label !== undefined && hasColumn(table, dataset.label) && columnOf(table, dataset.label)
  const updateCell = hasColumn(table, 'LAST_UPDATE') && columnOf(table, 'LAST_UPDATE')
  const monthOfRow = monthColumn(table)
  const fixed = fixedColumns(table, piece)
  const seen = new Map<string, Line>()
  const lines: Line[] = []
  for (const [index, row] of table.rows.entries()) {
    for (const { name, value, cell } of fixed)
      if (cell(row, index) !== value)
        throw rowError(table, index, `has ${name} ${shown(cell(row, index))} where ${value} was asked for`)
    const month = monthOfRow(row, index)
    if (month < piece.first || month > piece.last)
      throw rowError(table, index, `is of a month that was not asked for: ${row.join(', ').slice(0, 120)}`)
    const place = placeCell(row, index) ?? ''
    if (piece.places.length > 0 && !piece.places.includes(place))
      throw rowError(table, index, `is of country ${shown(place)}, which was not asked for`)
    const printed = codeCell(row, index) ?? ''
    const code = codeOf(dataset, printed)
    if (code === 'total') continue
    if (code === undefined)
      throw rowError(table, index, `has ${shown(printed)} in ${dataset.code}, which is no code of this table`)
    if (piece.codes.length > 0 && !piece.codes.some((begins) => printed.startsWith(begins)))
      throw rowError(table, index, `has code ${printed}, which was not asked for`)
    const state = stateCell?.(row, index)
    // The whole country among its states: it stands in another table.
    if (state === '-') continue
    if (state !== undefined && !/^[A-Z]{2}$/.test(state ?? ''))
      throw rowError(table, index, `has ${shown(state)} in ${dataset.state}, which is no state`)
    const key = `${state ?? ''} ${place} ${code} ${month}`
    const twin = seen.get(key)
    if (twin !== undefined) {
      if (twin.row.some((cell, at) => cell !== row[at]))
        throw rowError(table, index, `says other than row ${twin.index + 2} of the same code, country and month`)
      continue
    }
    const line = {
      index,
      reporter: state === undefined ? reporter : `${reporter}-${state}`,
      code,
      month,
      row,
      partner: '',
    }
    seen.set(key, line)
    if (labelCell !== false) answer.names.set(code, labelCell(row, index)?.trim() ?? '')
    if (updateCell !== false) noteUpdate(answer.updated, month, updateCell(row, index))
    const where = countries.placeOf(place)
    if (where === 'group') continue
    if (where === 'unknown') answer.unknown.add(place)
    else lines.push({ ...line, partner: where.partner })
  }
  return lines
}

/** Predicates that hold one value: the answer must be of what was asked. */
function fixedColumns(
  table: WireTable,
  { dataset, places }: Piece,
): { name: string; value: string; cell: (row: readonly Cell[], index: number) => Cell }[] {
  const wanted = {
    ...(dataset.level === undefined ? {} : { COMM_LVL: dataset.level }),
    ...(places.length === 0 ? { SUMMARY_LVL: 'DET' } : {}),
    ...dataset.fixed,
  }
  return Object.entries(wanted).map(([name, value]) => ({ name, value, cell: columnOf(table, name) }))
}

/** `time`, or `YEAR` and `MONTH` in its place. */
export function monthColumn(table: WireTable): (row: readonly Cell[], index: number) => Month {
  const [time, year, month] = hasColumn(table, 'time')
    ? [columnOf(table, 'time')]
    : [undefined, columnOf(table, 'YEAR'), columnOf(table, 'MONTH')]
  return (row, index) => {
    const text = time?.(row, index) ?? `${year?.(row, index) ?? ''}-${(month?.(row, index) ?? '').padStart(2, '0')}`
    const read = readMonth(text)
    if (read === undefined) throw rowError(table, index, `has ${shown(text)} where a month as 2025-07 is due`)
    return read
  }
}

/** The code as rows have it; the line of all goods is a total; undefined where it is of no known form. */
function codeOf({ form, renamed }: Dataset, printed: string): string | undefined {
  if (printed === '' || printed === '-') return 'total'
  if (!form.test(printed)) return undefined
  return renamed === undefined ? printed : renamed[printed]?.code
}

/** A day that cannot be read is none: the day of fetching stands for it. */
export function noteUpdate(updated: Map<Month, Day>, month: Month, cell: Cell): void {
  const [text] = /^\d{4}-\d\d-\d\d/.exec(cell ?? '') ?? []
  if (text === undefined) return
  try {
    const day = parseDay(text)
    if (day > (updated.get(month) ?? 0)) updated.set(month, day)
  } catch {
    // As if it were empty.
  }
}

function measured(
  table: WireTable,
  dataset: Dataset,
  { value, quantity }: Measure,
  lines: readonly Line[],
  months: Set<Month>,
): CustomsRow[] {
  const valueCell = columnOf(table, value)
  const amountCell = quantity === undefined ? undefined : columnOf(table, quantity.amount)
  const flagCell = quantity === undefined ? undefined : columnOf(table, quantity.flag)
  const unitCell = quantity === undefined || dataset.unit === undefined ? undefined : columnOf(table, dataset.unit)
  const rows = new Map<string, CustomsRow>()
  for (const { index, row, ...place } of lines) {
    const dollars = numberOf(table, index, value, valueCell(row, index))
    const amount =
      amountCell === undefined || flagCell === undefined || unitCell === undefined || quantity === undefined
        ? undefined
        : quantityOf(table, index, quantity.amount, {
            amount: amountCell(row, index),
            flag: flagCell(row, index),
            unit: unitCell(row, index) ?? '',
          })
    if (dollars === 0 && (amount === undefined || amount.quantity === 0 || amount.quantity === 'not-counted')) continue
    if (dollars !== 0) months.add(place.month)
    const fresh: CustomsRow = { ...place, value: dollars, ...amount }
    const key = `${place.reporter} ${place.partner} ${place.code} ${place.month}`
    const held = rows.get(key)
    rows.set(key, held === undefined ? fresh : together(held, fresh))
  }
  return [...rows.values()]
}

/** Whole dollars or units; nothing is rounded and nothing made up. */
export function numberOf(table: WireTable, index: number, column: string, cell: Cell): number | 'missing' {
  if (cell === null || cell.trim() === '') return 'missing'
  const number = /^\d{1,16}$/.test(cell) ? Number(cell) : Number.NaN
  if (Number.isSafeInteger(number)) return number
  throw rowError(table, index, `has ${shown(cell)} in ${column}, which is no whole number`)
}

/** Three things that all print 0: nothing was traded, nobody counts this, and the count is missing. */
function quantityOf(
  table: WireTable,
  index: number,
  column: string,
  { amount, flag, unit: printed }: { amount: Cell; flag: Cell; unit: string },
): { quantity: number | Mark; unit?: string } {
  const number = numberOf(table, index, column, amount)
  const counted = unitOf(printed)
  if (counted === undefined) {
    if (number === 0 || number === 'missing') return { quantity: 'not-counted' }
    throw rowError(table, index, `has ${shown(amount)} in ${column} and no unit of it`)
  }
  const { unit, times } = keptUnit(counted)
  const mark = markOf(flag)
  if (mark === undefined) return { quantity: typeof number === 'number' ? number * times : number, unit }
  if (mark === 'unknown')
    throw rowError(table, index, `has ${shown(flag)} in the flag of ${column}, which is not known here`)
  return { quantity: mark, unit }
}

function markOf(flag: Cell): Mark | 'unknown' | undefined {
  switch (flag?.trim() ?? '') {
    case '':
    case '-':
      return undefined
    case 'M':
    case 'N':
      return 'missing'
    case 'S':
    case 'A':
      return 'suppressed'
    default:
      return 'unknown'
  }
}

/** Two census codes of one country: dollars add, and quantities in the same unit. */
function together(a: CustomsRow, b: CustomsRow): CustomsRow {
  const value = added(a.value, b.value)
  if (a.quantity === undefined || b.quantity === undefined) return { ...a, value }
  if (a.quantity === 'not-counted') return { ...b, value }
  if (b.quantity === 'not-counted') return { ...a, value }
  return { ...a, value, quantity: a.unit === b.unit ? added(a.quantity, b.quantity) : 'missing' }
}

function added(a: number | Mark, b: number | Mark): number | Mark {
  if (typeof a !== 'number') return a
  return typeof b === 'number' ? a + b : b
}
