/** One row of a figures file, from text to a typed figure, or all that is wrong with it. */
import { readUnit, unitNames } from '../amount/unit.js'
import { InputError, type Problem, visible } from '../problem.js'
import { isoPeriod, type Period, parsePeriod } from '../time/period.js'
import { basisOf } from './basis.js'
import type { Figure, Flow } from './figure.js'
import type { ReleaseCalendar } from './releases.js'
import { declaredHalf, declaredShare, printedPlace } from './rounding.js'
import { type DayRange, daysOf, type FigureDays, readDate } from './vintage.js'

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

/** Reads one row; `where` is its file and line, for the problems. */
export type ReadRow = (cells: FigureCells, where: { file: string; line?: number }) => ReadFigure

/**
 * Reads one row.
 *
 * @param calendar when each agency releases what
 */
export function parseFigureRow(
  cells: FigureCells,
  where: { file: string; line?: number },
  calendar: ReleaseCalendar,
): ReadFigure {
  return figureReader(calendar)(cells, where)
}

/** A reader for many rows: what rows share (periods, days, units, measures) is worked out once. */
export function figureReader(calendar: ReleaseCalendar): ReadRow {
  const periods = remembered(periodOf)
  const units = remembered(readUnit)
  const dates = remembered(readDate)
  const days = new Map<string, FigureDays>()
  const bases = new Map<string, string>()
  return (raw, where) => {
    const cells = trimmed(raw)
    const problems: Problem[] = []
    const wrong: Wrong = (field, what, mend) => {
      problems.push({ what, where: { ...where, field }, mend })
    }
    const period = periods(cells.period)
    const unit = units(cells.quantity_unit)
    const published = cells.published === '' ? undefined : dates(cells.published)
    const code = codeOf(cells.classification, cells.code)
    const value = numberOf(cells, 'value_usd', wrong)
    const quantity = numberOf(cells, 'quantity', wrong)
    checkSeries(cells, code, wrong)
    if (period === undefined)
      wrong('period', `${shown(cells.period)} is not a period`, 'Write 2025-07, 2025 or 2025-01..2025-07.')
    checkAmounts(cells, unit !== undefined, wrong)
    checkSource(cells, published, period, wrong)
    if (problems.length > 0 || period === undefined || code === undefined || !isFlow(cells.flow)) return { problems }

    const { reporter, partner, classification, source_agency: agency, source_title: title, name, vintage, note } = cells
    const isPage = cells.via === 'stored web page' || pageNote.test(note) || (published !== undefined && vintage === '')
    const series = { flow: cells.flow, reporter, partner, classification, code }
    const daysKey = `${agency}|${reporter}|${partner}|${classification}|${cells.period}|${cells.published}|${vintage}|${isPage}`
    let when = days.get(daysKey)
    if (when === undefined) {
      when = daysOf(calendar, { ...series, agency }, period, { published, vintage, ownDay: !isPage })
      days.set(daysKey, when)
    }
    const basisKey = [series.flow, classification, agency, title, name, note].join('|')
    let basis = bases.get(basisKey)
    if (basis === undefined) {
      basis = basisOf({ flow: series.flow, classification, agency, title, name, note })
      bases.set(basisKey, basis)
    }
    const figure: Figure = {
      ...series,
      id: '',
      name,
      period,
      basis,
      agency,
      title,
      origin: isPage ? 'published-page' : 'agency-rows',
      released: when.released,
      releasedBy: when.releasedBy,
      vintage: vintage !== '' ? vintage : cells.published,
    }
    if (when.vintageDay !== undefined) figure.vintageDay = when.vintageDay
    const scale = unit?.scale ?? 1
    if (value !== undefined) figure.value = value
    if (quantity !== undefined && unit !== undefined) {
      figure.quantity = scale === 1 ? quantity : Number((quantity * scale).toPrecision(15))
      figure.unit = unit.unit
    }
    if (isPage || note !== '') {
      const [v, q] = [
        value === undefined ? undefined : halfOf(cells.value_usd, note, isPage, 1),
        quantity === undefined ? undefined : halfOf(cells.quantity, note, isPage, scale),
      ]
      const rounding = bothOf(v?.half, q?.half)
      if (rounding !== undefined) figure.rounding = rounding
      const precision = bothOf(v?.digits, q?.digits)
      if (precision !== undefined) figure.precision = precision
      if (note !== '') figure.note = note
    }
    if (cells.source_url !== '') figure.url = cells.source_url
    if (secondHand.test(title) || secondHand.test(note)) figure.secondary = true
    figure.id = idOf(figure)
    return { figure }
  }
}

const pageNote = /\brounded\b|\bas published\b/i
const secondHand = /\bsecondary\b|\bthesis\b|\btabulated (?:in|from)\b|\bredistributed\b/i

/** A function of one text that answers each text once. Bounded, since a hostile file holds a new text in each row. */
function remembered<T>(read: (text: string) => T): (text: string) => T {
  const held = new Map<string, T>()
  return (text) => {
    const known = held.get(text)
    if (known !== undefined) return known
    const fresh = read(text)
    if (held.size < 20_000) held.set(text, fresh)
    return fresh
  }
}

function trimmed(raw: FigureCells): FigureCells {
  const cells = { ...raw }
  for (const column of allColumns) {
    const cell = cells[column]
    if (cell !== '' && (cell.charCodeAt(0) <= 32 || cell.charCodeAt(cell.length - 1) <= 32)) cells[column] = cell.trim()
  }
  return cells
}

const allColumns = [...columns, 'via'] as const

const shown = (cell: string): string => `"${visible(cell.slice(0, 60))}"`

function isFlow(text: string): text is Flow {
  return text === 'export' || text === 'import' || text === 'balance'
}

function checkSeries(cells: FigureCells, code: string | undefined, wrong: Wrong): void {
  const { flow, reporter, partner, classification } = cells
  if (!isFlow(flow)) wrong('flow', `${shown(flow)} is not a flow`, 'Write export, import or balance.')
  if (!/^[A-Z]{2}$/.test(reporter))
    wrong('reporter', `${shown(reporter)} is not a country`, 'Write two capital letters, such as US.')
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

function checkAmounts(cells: FigureCells, unitKnown: boolean, wrong: Wrong): void {
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

function checkSource(
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

type Wrong = (field: Column, what: string, mend: string) => void

function numberOf(cells: FigureCells, field: 'value_usd' | 'quantity', wrong: Wrong): number | undefined {
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
  if (number < 0 && (cells.flow !== 'balance' || field === 'quantity'))
    wrong(field, `${text} is negative`, 'Only a balance may be below zero.')
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

/** The two, where either is given. */
export function bothOf(value?: number, quantity?: number): { value?: number; quantity?: number } | undefined {
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
