/** One row of a figures file, from text to a typed figure, or all that is wrong with it. */
import { readUnit, unitNames } from '../amount/unit.js'
import { InputError, type Problem, visible } from '../problem.js'
import { isoPeriod, type Period, parsePeriod } from '../time/period.js'
import { basisOf } from './basis.js'
import type { Figure, Flow } from './figure.js'
import type { ReleaseCalendar } from './releases.js'
import { declaredHalf, declaredShare, printedPlace } from './rounding.js'
import { daysOf, readDate } from './vintage.js'

/** The columns of a figures file, in the order in which Readout writes them. */
export const columns = [
  'flow',
  'reporter',
  'partner',
  'classification',
  'code',
  'name',
  'period',
  'value_usd',
  'quantity',
  'quantity_unit',
  'source_agency',
  'source_title',
  'source_url',
  'published',
  'vintage',
  'note',
] as const

export type Column = (typeof columns)[number] | 'via'

/** The cells of a row by column; a column that the file lacks is empty. */
export type FigureCells = Record<Column, string>

const longest = 2000

/** A figure, or the problems of its row. */
export type ReadFigure = { figure: Figure; problems?: undefined } | { figure?: undefined; problems: Problem[] }

/**
 * Reads one row.
 *
 * @param where    the file and line, for the problems
 * @param calendar when each agency releases what
 */
export function parseFigureRow(
  cells: FigureCells,
  where: { file: string; line?: number },
  calendar: ReleaseCalendar,
): ReadFigure {
  const problems: Problem[] = []
  const wrong = (field: Column, what: string, mend: string): void => {
    problems.push({ what, where: { ...where, field }, mend })
  }
  const cell = (column: Column): string => cells[column].trim()
  const shown = (column: Column): string => `"${visible(cell(column).slice(0, 60))}"`

  const flow = cell('flow')
  if (flow !== 'export' && flow !== 'import' && flow !== 'balance')
    wrong('flow', `${shown('flow')} is not a flow`, 'Write export, import or balance.')
  const reporter = cell('reporter')
  if (!/^[A-Z]{2}$/.test(reporter))
    wrong('reporter', `${shown('reporter')} is not a country`, 'Write two capital letters, such as US.')
  const partner = cell('partner')
  if (!/^(?:[A-Z]{2}|W)$/.test(partner))
    wrong(
      'partner',
      `${shown('partner')} is not a country`,
      'Write two capital letters, such as CN, or W for the world.',
    )
  const classification = cell('classification')
  if (!/^[A-Z][A-Z0-9]{0,19}$/.test(classification))
    wrong('classification', `${shown('classification')} is not a classification`, 'Write HS, USDA, NAICS, TOTAL ...')
  const code = codeOf(classification, cell('code'))
  if (code === undefined)
    wrong(
      'code',
      `${shown('code')} is not a code of ${classification === '' ? 'any classification' : visible(classification)}`,
      classification === 'HS' ? 'Write 2, 4, 6, 8 or 10 digits, leading zeros kept.' : 'Write it in capitals, as AG.',
    )
  if (cell('name') === '') wrong('name', 'is empty', 'Write what the code stands for.')
  const period = periodOf(cell('period'))
  if (period === undefined)
    wrong('period', `${shown('period')} is not a period`, 'Write 2025-07, 2025 or 2025-01..2025-07.')
  const value = numberOf(cells, 'value_usd', flow === 'balance', wrong)
  const quantity = numberOf(cells, 'quantity', false, wrong)
  if (cell('value_usd') === '' && cell('quantity') === '')
    wrong(
      'value_usd',
      'value and quantity are both empty',
      'Give one of them, or leave the row out: a blank is no zero.',
    )
  const unit = readUnit(cell('quantity_unit'))
  if (cell('quantity_unit') === '' ? cell('quantity') !== '' : unit === undefined)
    wrong(
      'quantity_unit',
      cell('quantity_unit') === '' ? 'the quantity has no unit' : `${shown('quantity_unit')} is not a unit known here`,
      `Write one of ${unitNames().join(', ')}; "1000" may stand before it.`,
    )
  for (const field of ['source_agency', 'source_title'] as const)
    if (cell(field) === '') wrong(field, 'is empty', 'Say whose figure it is: agency and document.')
  if (!/^(?:https?:\/\/\S+)?$/.test(cell('source_url')))
    wrong('source_url', `${shown('source_url')} is not an address`, 'Write http(s)://..., or leave it empty.')
  const published = cell('published') === '' ? undefined : readDate(cell('published'))
  if (cell('published') !== '' && published === undefined)
    wrong('published', `${shown('published')} is not a day of the calendar`, 'Write YYYY-MM-DD, YYYY-MM or YYYY.')
  else if (published !== undefined && period !== undefined && published.last < period.end)
    wrong('published', `${shown('published')} is before the period has ended`, 'See which of the two is wrong.')
  for (const field of [...columns, 'via'] as const)
    if (cells[field].length > longest)
      wrong(field, `has ${cells[field].length} characters`, `Keep it below ${longest}.`)
  if (problems.length > 0 || period === undefined || code === undefined) return { problems }

  const [agency, title, name, vintage, note, via] = [
    cell('source_agency'),
    cell('source_title'),
    cell('name'),
    cell('vintage'),
    cell('note'),
    cell('via'),
  ]
  const isPage =
    via === 'stored web page' ||
    /\brounded\b|\bas published\b/i.test(note) ||
    (published !== undefined && vintage === '')
  const scale = unit?.scale ?? 1
  const halves = {
    value: value === undefined ? undefined : halfOf(cell('value_usd'), note, isPage, 1),
    quantity: quantity === undefined ? undefined : halfOf(cell('quantity'), note, isPage, scale),
  }
  const series = { flow: flow as Flow, reporter, partner, classification, code }
  const days = daysOf(calendar, { ...series, agency }, period, { published, vintage, ownDay: !isPage })
  const figure: Figure = {
    ...series,
    id: '',
    name,
    period,
    basis: basisOf({ flow, classification, agency, title, name, note }),
    agency,
    title,
    origin: isPage ? 'published-page' : 'agency-rows',
    ...days,
    vintage: vintage !== '' ? vintage : cell('published'),
  }
  if (value !== undefined) figure.value = value
  if (quantity !== undefined && unit !== undefined) {
    figure.quantity = Number((quantity * scale).toPrecision(15))
    figure.unit = unit.unit
  }
  const rounding = defined({ value: halves.value?.half, quantity: halves.quantity?.half })
  if (rounding !== undefined) figure.rounding = rounding
  const precision = defined({ value: halves.value?.digits, quantity: halves.quantity?.digits })
  if (precision !== undefined) figure.precision = precision
  if (cell('source_url') !== '') figure.url = cell('source_url')
  if (note !== '') figure.note = note
  if (/\bsecondary\b|\bthesis\b|\btabulated (?:in|from)\b/i.test(`${title} ${note}`)) figure.secondary = true
  figure.id = idOf(figure)
  return { figure }
}

type Wrong = (field: Column, what: string, mend: string) => void

function numberOf(
  cells: FigureCells,
  field: 'value_usd' | 'quantity',
  signed: boolean,
  wrong: Wrong,
): number | undefined {
  const text = cells[field].trim()
  if (text === '') return undefined
  if (!/^-?\d{1,16}(?:\.\d{1,12})?$/.test(text)) {
    wrong(
      field,
      `"${visible(text.slice(0, 60))}" is not a number`,
      'Write plain digits with a point at most: no separators, no exponent, no currency sign.',
    )
    return undefined
  }
  const number = Number(text)
  if (number < 0 && !signed) wrong(field, `${text} is negative`, 'Only a balance may be below zero.')
  return number
}

function codeOf(classification: string, text: string): string | undefined {
  if (classification !== 'HS') return /^[A-Z0-9][A-Z0-9.&-]{0,39}$/.test(text) ? text : undefined
  const digits = text.replaceAll('.', '')
  return /^(?:\d\d){1,5}$/.test(digits) ? digits : undefined
}

function periodOf(text: string): Period | undefined {
  try {
    const period = parsePeriod(text)
    return Number(text.slice(0, 4)) >= 1900 && Number(text.slice(0, 4)) <= 2200 ? period : undefined
  } catch (error) {
    if (error instanceof InputError) return undefined
    throw error
  }
}

/** A page's number at its printed digits, two of which are taken to be meant; a table's where its note tells of rounding. */
function halfOf(
  text: string,
  note: string,
  isPage: boolean,
  scale: number,
): { half: number; digits?: number } | undefined {
  const number = Math.abs(Number(text))
  const share = declaredShare(note)
  if (share !== undefined) return { half: number * scale * share }
  const declared = scale === 1 ? declaredHalf(note) : undefined
  if (declared !== undefined) return { half: declared }
  if (!isPage) return undefined
  const place = printedPlace(text)
  if (place === undefined) return undefined
  // "more than 3.24 million" runs to just below 3.25 million, not only to the half.
  const reach = /\bmore than\b|\bless than\b|\bover\b|\bnearly\b|\balmost\b|\bat least\b/i.test(note) ? 2 : 1
  const half = Math.min(place.half, 10 ** Math.floor(Math.log10(number) - 1) / 2)
  return { half: half * scale * reach, digits: Math.max(place.digits, 2) }
}

function defined(of: { value?: number; quantity?: number }): { value?: number; quantity?: number } | undefined {
  const { value, quantity } = of
  if (value === undefined && quantity === undefined) return undefined
  return { ...(value === undefined ? {} : { value }), ...(quantity === undefined ? {} : { quantity }) }
}

/** The same content gives the same id, so that a row added twice is one figure. */
export function idOf(figure: Figure): string {
  const { flow, reporter, partner, classification, code, period, title, agency, vintage, value, quantity, unit } =
    figure
  const key = [flow, reporter, partner, classification, code, isoPeriod(period)].join(' ')
  return `${key} ${hash([title, agency, vintage, value ?? '', quantity ?? '', unit ?? ''].join('\n'))}`.replaceAll(
    ' ',
    '/',
  )
}

/** 64 bits of two multiplicative mixes, as 13 characters: content ids, not secrets. */
function hash(text: string): string {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 2_654_435_761)
    b = Math.imul(b ^ code, 1_597_334_677)
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909)
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909)
  return (a >>> 0).toString(36).padStart(7, '0') + (b >>> 0).toString(36).padStart(7, '0')
}
