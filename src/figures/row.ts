/** One row of a figures file, from text to a typed figure, or all that is wrong with it. */
import { readUnit } from '../amount/unit.js'
import { InputError, type Problem } from '../problem.js'
import { isoPeriod, type Period, parsePeriod } from '../time/period.js'
import { basisOf } from './basis.js'
import { allColumns, type FigureCells } from './columns.js'
import type { Figure } from './figure.js'
import type { ReleaseCalendar } from './releases.js'
import { declaredHalf, declaredShare, printedPlace } from './rounding.js'
import { checkAmounts, checkSeries, checkSource, isFlow, numberOf, shown, type Wrong } from './row-checks.js'
import { daysOf, type FigureDays, readDate } from './vintage.js'

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

/** What the rows of one series in one document share. */
interface Shared {
  cells: FigureCells
  isPage: boolean
  basis: string
  secondary: boolean
  days: Map<string, FigureDays>
}

const sharedColumns = [
  'source_title',
  'name',
  'note',
  'source_agency',
  'classification',
  'flow',
  'reporter',
  'partner',
  'published',
  'vintage',
  'via',
] as const

/** A reader for many rows: what neighbouring rows share (measure, release, periods, units) is worked out once. */
export function figureReader(calendar: ReleaseCalendar): ReadRow {
  const periods = remembered(periodOf)
  const units = remembered(readUnit)
  const dates = remembered(readDate)
  const spans = remembered((text) => isoPeriod(parsePeriod(text)))
  let last: Shared | undefined
  const sharedOf = (cells: FigureCells): Shared => {
    const held = last
    if (held !== undefined && sharedColumns.every((column) => held.cells[column] === cells[column])) return held
    const { flow, classification, source_agency: agency, source_title: title, name, note, published, vintage } = cells
    last = {
      cells,
      isPage: cells.via === 'stored web page' || pageNote.test(note) || (published !== '' && vintage === ''),
      basis: basisOf({ flow, classification, agency, title, name, note }),
      secondary: secondHand.test(title) || secondHand.test(note),
      days: new Map(),
    }
    return last
  }
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

    const { flow, reporter, partner, classification, source_agency: agency, vintage, note } = cells
    const shared = sharedOf(cells)
    const { isPage } = shared
    let when = shared.days.get(cells.period)
    if (when === undefined) {
      const series = { agency, reporter, partner, classification }
      when = daysOf(calendar, series, period, { published, vintage, ownDay: !isPage })
      shared.days.set(cells.period, when)
    }
    const figure: Figure = {
      flow,
      reporter,
      partner,
      classification,
      code,
      id: '',
      name: cells.name,
      period,
      basis: shared.basis,
      agency,
      title: cells.source_title,
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
      const v = value === undefined ? undefined : halfOf(cells.value_usd, note, isPage, 1)
      const q = quantity === undefined ? undefined : halfOf(cells.quantity, note, isPage, scale)
      const rounding = bothOf(v?.half, q?.half)
      if (rounding !== undefined) figure.rounding = rounding
      const precision = bothOf(v?.digits, q?.digits)
      if (precision !== undefined) figure.precision = precision
      if (note !== '') figure.note = note
    }
    if (cells.source_url !== '') figure.url = cells.source_url
    if (shared.secondary) figure.secondary = true
    figure.id = idOf(figure, spans(cells.period))
    return { figure }
  }
}

const pageNote = /\brounded\b|\bas published\b/i
const secondHand = /\bsecondary\b|\bthesis\b|\btabulated (?:in|from)\b|\bredistributed\b/i

/** How many answers are remembered: a hostile file holds a new text in each row. */
const most = 20_000

/** A function of one text that answers each text once. */
function remembered<T>(read: (text: string) => T): (text: string) => T {
  const held = new Map<string, T>()
  return (text) => {
    const known = held.get(text)
    if (known !== undefined) return known
    const fresh = read(text)
    if (held.size < most) held.set(text, fresh)
    return fresh
  }
}

function trimmed(raw: FigureCells): FigureCells {
  let cells = raw
  for (const column of allColumns) {
    const cell = raw[column]
    if (cell === '' || (cell.charCodeAt(0) > 32 && cell.charCodeAt(cell.length - 1) > 32)) continue
    if (cells === raw) cells = { ...raw }
    cells[column] = cell.trim()
  }
  return cells
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
export function idOf(figure: Figure, span: string = isoPeriod(figure.period)): string {
  const { flow, reporter, partner, classification, code, title, agency, vintage, value, quantity, unit } = figure
  const key = `${flow}/${reporter}/${partner}/${classification}/${code}/${span}`
  return `${key}/${hash([title, agency, vintage, value ?? '', quantity ?? '', unit ?? ''].join('\n'))}`
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
