/** The level of a series in a period: as the agency gives it for the very period, or added up from all its months. */
import { convert, type Unit } from '../amount/unit.js'
import { type Month, monthOf, monthsOf, type Period } from '../time/period.js'
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
 * @returns       direct figures first, exact rows before rounded ones
 */
export function levels(
  figures: readonly KnownFigure[],
  period: Period,
  measure: Measure,
  options: LevelOptions = {},
): Levels {
  const found: Level[] = []
  const gaps: Gap[] = []
  const months = monthsOf(period)
  for (const rows of documents(figures, measure).values()) {
    const direct = rows.filter((row) => row.period.start === period.start && row.period.end === period.end)
    for (const row of direct) {
      const level = levelOf([row], period, measure, 'direct', options)
      if (level !== undefined) found.push(level)
    }
    if (months === undefined || months.length < 2) continue
    const monthly = new Map<Month, KnownFigure>()
    for (const row of rows) {
      const only = monthOf(row.period.start)
      if (monthsOf(row.period)?.length === 1 && only >= (months[0] ?? 0) && only <= (months.at(-1) ?? 0))
        monthly.set(only, row)
    }
    const missing = months.filter((month) => !monthly.has(month))
    const first = rows[0]
    if (missing.length === 0) {
      const parts = months.flatMap((month) => monthly.get(month) ?? [])
      const level = levelOf(parts, period, measure, 'sum', options)
      if (level !== undefined) found.push(level)
    } else if (monthly.size > 0 && direct.length === 0 && first !== undefined)
      gaps.push({
        key: keyOf(first),
        basis: first.basis,
        title: first.title,
        agency: first.agency,
        missing,
        held: [...monthly.keys()].sort((a, b) => a - b),
      })
  }
  return { levels: found.sort(byTrust), gaps }
}

/** The five parts of a figure that name its series. */
export function keyOf({ flow, reporter, partner, classification, code }: SeriesKey): SeriesKey {
  return { flow, reporter, partner, classification, code }
}

/** Rows that may be added to each other: one series, one basis, one document. */
function documents(figures: readonly KnownFigure[], measure: Measure): Map<string, KnownFigure[]> {
  const groups = new Map<string, KnownFigure[]>()
  for (const figure of figures) {
    if (figure[measure] === undefined) continue
    const name = `${printKey(figure)}\n${figure.basis}\n${figure.title}`
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [figure])
    else group.push(figure)
  }
  return groups
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

/** Agency rows before pages, first-hand before second-hand, direct before added, fine before rough. */
export function byTrust(a: Level, b: Level): number {
  return (
    Number(a.origin !== 'agency-rows') - Number(b.origin !== 'agency-rows') ||
    Number(a.secondary) - Number(b.secondary) ||
    Number(a.how !== 'direct') - Number(b.how !== 'direct') ||
    a.rounding - b.rounding ||
    (a.title < b.title ? -1 : 1)
  )
}
