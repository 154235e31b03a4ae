/** What may be wrong with the cells of a figures row, and how to mend it. */
import { unitNames } from '../amount/unit.js'
import { visible } from '../problem.js'
import type { Period } from '../time/period.js'
import { maySink } from './basis.js'
import { allColumns, type Column, type FigureCells } from './columns.js'
import type { Flow } from './figure.js'
import type { DayRange } from './vintage.js'

/** Notes a fault of one cell. */
export type Wrong = (field: Column, what: string, mend: string) => void

const longest = 2000

/** A cell in a message: cut, and with nothing that could drive a terminal. */
export const shown = (cell: string): string => `"${visible(cell.slice(0, 60))}"`

export function isFlow(text: string): text is Flow {
  return text === 'export' || text === 'import' || text === 'balance'
}

export function checkSeries(cells: FigureCells, code: string | undefined, wrong: Wrong): void {
  const { flow, reporter, partner, classification } = cells
  if (!isFlow(flow)) wrong('flow', `${shown(flow)} is not a flow`, 'Write export, import or balance.')
  if (!/^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$/.test(reporter))
    wrong(
      'reporter',
      `${shown(reporter)} is not a country`,
      'Write two capital letters, such as US; US-IA for a state.',
    )
  if (!/^(?:[A-Z]{2}|W)$/.test(partner))
    wrong('partner', `${shown(partner)} is not a country`, 'Write two capital letters, such as CN, or W for the world.')
  const isClass = /^[A-Z][A-Z0-9]{0,19}$/.test(classification)
  if (!isClass)
    wrong('classification', `${shown(classification)} is not a classification`, 'Write HS, USDA, NAICS, TOTAL ...')
  if (code === undefined)
    wrong(
      'code',
      `${shown(cells.code)} is not a code${isClass ? ` of ${classification}` : ''}`,
      classification === 'HS' ? 'Write 2, 4, 6, 8 or 10 digits, leading zeros kept.' : 'Write it in capitals, as AG.',
    )
  if (cells.name === '') wrong('name', 'is empty', 'Write what the code stands for.')
}

export function checkAmounts(cells: FigureCells, unitKnown: boolean, wrong: Wrong): void {
  if (cells.value_usd === '' && cells.quantity === '')
    wrong(
      'value_usd',
      'value and quantity are both empty',
      'Give one of them, or leave the row out: a blank is no zero.',
    )
  const mend = `Write one of ${unitNames().join(', ')}; "1000" may stand before it.`
  if (cells.quantity_unit === '' && cells.quantity !== '') wrong('quantity_unit', 'the quantity has no unit', mend)
  else if (cells.quantity_unit !== '' && !unitKnown)
    wrong('quantity_unit', `${shown(cells.quantity_unit)} is not a unit known here`, mend)
}

export function checkSource(
  cells: FigureCells,
  published: DayRange | undefined,
  period: Period | undefined,
  wrong: Wrong,
): void {
  for (const field of ['source_agency', 'source_title'] as const)
    if (cells[field] === '') wrong(field, 'is empty', 'Say whose figure it is: agency and document.')
  if (cells.source_url !== '' && !/^https?:\/\/\S+$/.test(cells.source_url))
    wrong('source_url', `${shown(cells.source_url)} is not an address`, 'Write http(s)://..., or leave it empty.')
  if (cells.published !== '' && published === undefined)
    wrong('published', `${shown(cells.published)} is not a day of the calendar`, 'Write YYYY-MM-DD, YYYY-MM or YYYY.')
  else if (published !== undefined && period !== undefined && published.last < period.end)
    wrong('published', `${shown(cells.published)} is before the period has ended`, 'See which of the two is wrong.')
  for (const field of allColumns)
    if (cells[field].length > longest)
      wrong(field, `has ${cells[field].length} characters`, `Keep it below ${longest}.`)
}

export function numberOf(cells: FigureCells, field: 'value_usd' | 'quantity', wrong: Wrong): number | undefined {
  const text = cells[field]
  if (text === '') return undefined
  if (!/^-?\d{1,16}(?:\.\d{1,12})?$/.test(text)) {
    wrong(
      field,
      `${shown(text)} is not a number`,
      'Write plain digits with a point at most: no separators, no exponent, no currency sign.',
    )
    return undefined
  }
  const number = Number(text)
  const sinks =
    field === 'value_usd' ? cells.flow === 'balance' : maySink({ flow: cells.flow, title: cells.source_title })
  if (number < 0 && !sinks)
    wrong(field, `${text} is negative`, 'Only a balance may be below zero, and net export sales.')
  return number
}
