/** The level of a series in a period: as the agency gives it for the very period, or added up from all its months. */
import { convert, type Unit } from '../amount/unit.js'
import { addDays, type Day } from '../time/day.js'
import { type Month, monthOf, monthsOf, type Period } from '../time/period.js'
import { isStock, isUnusual } from './basis.js'
import { type Figure, type FigureOrigin, type Measure, printKey, type SeriesKey } from './figure.js'
import type { KnownFigure } from './known.js'

/** One way in which the figures held give the level of a period. */
export interface Level {
  key: SeriesKey
  /** What exactly is measured; levels of unlike basis are never added or compared. */
  basis: string
  /** The document it was read from; months are never added across documents. */
  title: string
  agency: string
  origin: FigureOrigin
  period: Period
  measure: Measure
  /** Dollars, or a count of `unit`. */
  value: number
  /** `USD`, or a unit of quantity. */
  unit: Unit
  /** The true level lies within this of `value`; 0 where every row is exact. */
  rounding: number
  how: 'direct' | 'sum' | 'difference' | 'total'
  rows: KnownFigure[]
  laterVintage: boolean
  secondary: boolean
}

/** A series that has some months of the period but not all: never a sum. */
export interface Gap {
  key: SeriesKey
  basis: string
  title: string
  agency: string
  missing: Month[]
  held: Month[]
}

/** Numbers of the periods asked for, and what lacks where there is none. */
export interface Levels {
  levels: Level[]
  gaps: Gap[]
}

export interface LevelOptions {
  /** The unit wanted; rows that do not convert are given in their own. */
  unit?: Unit
  /** Kilograms of one bushel, from the product record. */
  bushelKg?: string | number
}

/**
 * Every way the figures give a period's level, kept apart by series, basis and document. A missing month is never a sum;
 * a zero is a zero.
 *
 * @param figures of any number of series, as `knownAt` chose them
 * @returns       agency rows first, direct figures before sums, exact before rounded
 */
export function levels(
  figures: readonly KnownFigure[],
  period: Period,
  measure: Measure,
  options: LevelOptions = {},
): Levels {
  return levelsIn(documentsOf(figures, measure), period, options)
}

/** The same, for many periods of figures that were sorted into documents once. */
export function levelsIn(documents: readonly SeriesDocument[], period: Period, options: LevelOptions = {}): Levels {
  const found: Level[] = []
  const gaps: Gap[] = []
  const months = monthsOf(period)
  const name = spanName(period)
  for (const { measure, first, byPeriod, byMonth } of documents) {
    const direct = byPeriod.get(name) ?? []
    for (const row of direct) {
      const level = levelOf([row], period, measure, 'direct', options)
      if (level !== undefined) found.push(level)
    }
    if (isStock(first.basis)) continue
    if (months === undefined) {
      const weeks = weeksOf(byPeriod, period)
      const level = weeks.length < 2 ? undefined : levelOf(weeks, period, measure, 'sum', options)
      if (level !== undefined) found.push(level)
      continue
    }
    if (months.length < 2 || byMonth.size === 0) continue
    const parts: KnownFigure[] = []
    const held: Month[] = []
    const missing: Month[] = []
    for (const month of months) {
      const row = byMonth.get(month)
      if (row === undefined) missing.push(month)
      else {
        held.push(month)
        parts.push(row)
      }
    }
    if (missing.length === 0) {
      const level = levelOf(parts, period, measure, 'sum', options)
      if (level !== undefined) found.push(level)
    } else if (held.length > 0 && direct.length === 0) {
      const { basis, title, agency } = first
      gaps.push({ key: keyOf(first), basis, title, agency, missing, held })
    }
  }
  return { levels: found.sort(byTrust), gaps }
}

/** The weeks that fill a stretch of days one after another, whole; none where they do not, or where it is of whole months. */
function weeksOf(byPeriod: ReadonlyMap<string, KnownFigure[]>, { start, end }: Period): KnownFigure[] {
  const from = new Map<Day, KnownFigure>()
  for (const [row] of byPeriod.values())
    if (row !== undefined && row.period.start >= start && row.period.end - row.period.start < 7)
      from.set(row.period.start, row)
  const weeks: KnownFigure[] = []
  let next = start
  while (next <= end) {
    const row = from.get(next)
    if (row === undefined || row.period.end > end) return []
    weeks.push(row)
    next = addDays(row.period.end, 1)
  }
  return weeks
}

/** The rows of one series, basis and document: these alone may be added to each other. */
export interface SeriesDocument {
  measure: Measure
  first: KnownFigure
  byPeriod: Map<string, KnownFigure[]>
  byMonth: Map<Month, KnownFigure>
}

/** The documents that hold any number of a measure, each with its figures. */
export function documentsOf(figures: readonly KnownFigure[], measure: Measure): SeriesDocument[] {
  const documents = new Map<string, SeriesDocument>()
  for (const figure of figures) {
    if (figure[measure] === undefined) continue
    const name = `${printKey(figure)}\n${figure.basis}\n${figure.title}`
    let document = documents.get(name)
    if (document === undefined) {
      document = { measure, first: figure, byPeriod: new Map(), byMonth: new Map() }
      documents.set(name, document)
    }
    const span = spanName(figure.period)
    const rows = document.byPeriod.get(span)
    if (rows === undefined) document.byPeriod.set(span, [figure])
    else rows.push(figure)
    const month = monthOf(figure.period.start)
    if (month === monthOf(figure.period.end) && monthsOf(figure.period) !== undefined)
      document.byMonth.set(month, figure)
  }
  return [...documents.values()]
}

function spanName({ start, end }: Period): string {
  return `${start} ${end}`
}

/** The five parts of a figure that name its series. */
export function keyOf({ flow, reporter, partner, classification, code }: SeriesKey): SeriesKey {
  return { flow, reporter, partner, classification, code }
}

/** A level of rows that are added; undefined where their units do not convert into one another. */
export function levelOf(
  rows: KnownFigure[],
  period: Period,
  measure: Measure,
  how: Level['how'],
  { unit: wanted, bushelKg }: LevelOptions = {},
): Level | undefined {
  const first = rows[0]
  if (first === undefined) return undefined
  const own = unitOf(first, measure)
  const unit = wanted !== undefined && convert(1, own, wanted, bushelKg) !== undefined ? wanted : own
  let value = 0
  let rounding = 0
  for (const row of rows) {
    const part = convert(row[measure] ?? 0, unitOf(row, measure), unit, bushelKg)
    if (part === undefined) return undefined
    value += part
    rounding += convert(row.rounding?.[measure] ?? 0, unitOf(row, measure), unit, bushelKg) ?? 0
  }
  return {
    key: keyOf(first),
    basis: first.basis,
    title: first.title,
    agency: first.agency,
    origin: rows.every((row) => row.origin === 'agency-rows') ? 'agency-rows' : 'published-page',
    period,
    measure,
    value,
    unit,
    rounding,
    how,
    rows,
    laterVintage: rows.some((row) => row.laterVintage),
    secondary: rows.some((row) => row.secondary === true),
  }
}

function unitOf(figure: Figure, measure: Measure): Unit {
  return measure === 'value' ? 'USD' : (figure.unit ?? '')
}

/** What the bare word means before other measures; agency rows before pages, first-hand before second-hand, in print that day before later, direct before added, fine before rough. */
export function byTrust(a: Level, b: Level): number {
  return (
    Number(isUnusual(a.basis)) - Number(isUnusual(b.basis)) ||
    Number(a.origin !== 'agency-rows') - Number(b.origin !== 'agency-rows') ||
    Number(a.secondary) - Number(b.secondary) ||
    Number(a.laterVintage) - Number(b.laterVintage) ||
    Number(a.how !== 'direct') - Number(b.how !== 'direct') ||
    a.rounding - b.rounding ||
    (a.title < b.title ? -1 : 1)
  )
}
