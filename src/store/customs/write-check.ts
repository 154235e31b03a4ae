/** What a release may say: rows that no agency's table can hold are refused before anything is written. */
import type { CustomsRelease, CustomsRow, CustomsTable, Mark, Scope } from '../../figures/customs.js'
import { InputError } from '../../problem.js'
import { isoMonth, type Month } from '../../time/period.js'
import { isTableId } from './manifest.js'

const firstMonth = 1900 * 12
const lastMonth = 2200 * 12 + 11
/** Quantities are added exactly, to a millionth: past this they could not be. */
const largestQuantity = 1e15
const marks: readonly Mark[] = ['not-counted', 'missing', 'suppressed']

/** @throws InputError naming the table and the row (counted from 1) */
export function checkRelease({ table, scopes, rows }: CustomsRelease): void {
  checkTable(table)
  for (const scope of scopes) checkScope(table, scope)
  const lengths = new Set<number>()
  for (const [index, row] of rows.entries()) {
    const what = wrongWith(row, table)
    if (what !== undefined) throw refused(table, `row ${index + 1}`, what)
    if (table.levels.length > 0 && isOwnLevel(table, row.code)) lengths.add(row.code.length)
    if (lengths.size > 1)
      throw refused(table, `row ${index + 1}`, `code "${row.code}" is not as long as those of the rows before`)
  }
}

/** Rows of an agency, as against its own sums of them: all rows where the table has no levels. */
export function isOwnLevel({ levels }: CustomsTable, code: string): boolean {
  return levels.length === 0 || code.length > Math.max(...levels)
}

function checkTable(table: CustomsTable): void {
  if (!isTableId(table.id)) throw refused(table, 'id', 'is not a name for a folder: small letters, digits and hyphens')
  if (table.levels.some((level) => !Number.isInteger(level) || level < 1 || level > 40))
    throw refused(table, 'levels', 'are not lengths of codes')
}

function checkScope(table: CustomsTable, { reporter, partner, codes, months }: Scope): void {
  const what =
    wrongName('reporter', reporter.replace(/-\*$/, '')) ??
    (partner === '*' ? undefined : wrongName('partner', partner)) ??
    codes.map((code) => wrongCode(code, table)).find((found) => found !== undefined) ??
    months.map(wrongMonth).find((found) => found !== undefined)
  if (what !== undefined) throw refused(table, 'scope', what)
}

function wrongWith(row: CustomsRow, table: CustomsTable): string | undefined {
  return (
    wrongName('reporter', row.reporter) ??
    wrongName('partner', row.partner) ??
    wrongCode(row.code, table) ??
    wrongMonth(row.month) ??
    wrongValue(row.value) ??
    wrongQuantity(row)
  )
}

function wrongName(name: string, text: string): string | undefined {
  return /^[A-Z0-9][A-Z0-9-]{0,11}$/.test(text) ? undefined : `${name} "${text}" is not an ISO code`
}

function wrongCode(code: string, { classification }: CustomsTable): string | undefined {
  if (classification === 'HS') return /^\d{0,12}$/.test(code) ? undefined : `code "${code}" is not of digits`
  return /^[0-9A-Za-z._-]{0,40}$/.test(code) ? undefined : `code "${code}" is none`
}

function wrongMonth(month: Month): string | undefined {
  if (Number.isInteger(month) && month >= firstMonth && month <= lastMonth) return undefined
  return `month ${Number.isInteger(month) ? isoMonth(month) : month} is not of the years 1900 to 2200`
}

function wrongValue(value: number | Mark): string | undefined {
  if (typeof value !== 'number') return marks.includes(value) ? undefined : `value "${value}" is no mark`
  if (!Number.isSafeInteger(value)) return `value ${value} is not a whole number of dollars`
  return value < 0 ? `value ${value} is negative` : undefined
}

function wrongQuantity({ quantity, unit }: CustomsRow): string | undefined {
  if (unit !== undefined && !/^\S.{0,39}$/.test(unit)) return `unit "${unit}" is none`
  if (quantity === undefined) return undefined
  if (typeof quantity !== 'number') return marks.includes(quantity) ? undefined : `quantity "${quantity}" is no mark`
  if (!(quantity >= 0 && quantity <= largestQuantity)) return `quantity ${quantity} is not one`
  return unit === undefined ? `quantity ${quantity} has no unit` : undefined
}

export function refused({ id }: CustomsTable, field: string, what: string): InputError {
  return new InputError({
    what,
    where: { input: id, field },
    mend: 'Nothing was stored of what came with it; see whether the source has changed its form.',
  })
}
