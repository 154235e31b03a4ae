/** From rows with their vintages to figures: one for each month held and each vintage in which the number differs. */
import type { Figure, SeriesKey } from '../../figures/figure.js'
import type { ReleaseCalendar } from '../../figures/releases.js'
import { idOf } from '../../figures/row.js'
import { daysOf, type FigureDays } from '../../figures/vintage.js'
import { type Day, isoDay } from '../../time/day.js'
import { type Month, monthsPeriod } from '../../time/period.js'
import { exact } from './breakdown.js'
import type { CodeRows } from './read-codes.js'
import type { HeldRows } from './read-files.js'
import { countryOf } from './read-scopes.js'
import { monthVintages } from './read-vintages.js'
import type { Entry } from './series-rows.js'

/** A month's number from one day on. */
interface Print {
  vintage: Day
  value?: number
  quantity?: number
  unit?: string
  /** There was no row: no trade. */
  isEmpty: boolean
}

const noRow = 'the table has no row for this month: no trade'

/**
 * @param months  those held for the series
 * @param entries of the series, all months
 */
export function figuresOf(
  rows: HeldRows,
  key: SeriesKey,
  code: CodeRows,
  months: readonly Month[],
  entries: readonly Entry[],
  calendar: ReleaseCalendar,
): Figure[] {
  const byMonth = new Map<number, Entry[]>()
  for (const entry of entries) {
    const held = byMonth.get(entry.month)
    if (held === undefined) byMonth.set(entry.month, [entry])
    else held.push(entry)
  }
  const unit = onlyUnit(entries)
  const { table } = rows
  const name = code.name ?? rows.names.get(key.code) ?? key.code
  const daysBy = dayReader(rows, key, calendar)
  return months.flatMap((month) => {
    const period = monthsPeriod(month, month)
    const prints = withheld(printsOf(byMonth.get(month) ?? [], monthVintages(rows, month), unit))
    return prints.map((print): Figure => {
      const vintage = isoDay(print.vintage)
      const figure: Figure = {
        ...key,
        id: '',
        name,
        period,
        basis: code.basis,
        agency: table.agency,
        title: code.title,
        url: table.url,
        origin: 'agency-rows',
        ...daysBy(month, vintage),
        vintage,
      }
      if (print.value !== undefined) figure.value = print.value
      if (print.quantity !== undefined) figure.quantity = print.quantity
      if (print.quantity !== undefined && print.unit !== undefined) figure.unit = print.unit
      if (print.isEmpty) figure.note = noRow
      figure.id = idOf(figure)
      return figure
    })
  })
}

/** The release days of one series, each worked out once. */
function dayReader(
  { table }: HeldRows,
  key: SeriesKey,
  calendar: ReleaseCalendar,
): (month: Month, vintage: string) => FigureDays {
  const { partner, classification } = key
  const series = { agency: table.agency, reporter: countryOf(key.reporter), partner, classification }
  return (month, vintage) =>
    daysOf(calendar, series, monthsPeriod(month, month), { published: undefined, vintage, ownDay: true })
}

/** The unit of all entries that have one; undefined where they differ or none has. */
function onlyUnit(entries: readonly Entry[]): string | undefined {
  let unit: string | undefined
  for (const { units } of entries)
    for (const one of units) {
      if (one === undefined) continue
      if (unit !== undefined && unit !== one) return undefined
      unit = one
    }
  return unit
}

/** What the number was from each day on; the first as it was in the first answer that held the month. */
function printsOf(entries: readonly Entry[], vintages: { first: Day; last: Day }, unit: string | undefined): Print[] {
  const empty = (vintage: Day): Print => ({
    vintage,
    value: 0,
    ...(unit === undefined ? {} : { quantity: 0, unit }),
    isEmpty: true,
  })
  // Which answer the month without a row comes from is not kept: it is surely in print by the newest.
  if (entries.length === 0) return [empty(vintages.last)]
  const firsts = entries.filter(({ isFirst }) => isFirst).map(({ vintage }) => vintage)
  const base = firsts.length > 0 ? Math.max(...firsts) : vintages.first
  const days = [...new Set([base, ...entries.map(({ vintage }) => vintage)])].filter((day) => day >= base)
  const prints: Print[] = []
  for (const day of days.sort((a, b) => a - b)) {
    const active = entries.filter(({ vintage, until }) => vintage <= day && (until === undefined || until > day))
    const print = active.length === 0 ? empty(day as Day) : added(active, day as Day, unit)
    const last = prints.at(-1)
    if (
      last === undefined ||
      last.value !== print.value ||
      last.quantity !== print.quantity ||
      last.unit !== print.unit
    )
      prints.push(print)
  }
  return prints
}

function added(entries: readonly Entry[], vintage: Day, unit: string | undefined): Print {
  const print: Print = { vintage, isEmpty: false }
  let [value, quantity, unvalued, uncounted] = [0, 0, 0, 0]
  for (const entry of entries) {
    value += entry.value
    quantity += entry.quantity
    unvalued += entry.unvalued
    uncounted += entry.uncounted
  }
  const own = onlyUnit(entries)
  const isUnitless = entries.every(({ units }) => units[0] === undefined)
  if (unvalued === 0) print.value = value
  if (uncounted === 0 && own !== undefined) Object.assign(print, { quantity: exact(quantity), unit: own })
  // Rows that are gone have no unit any more: no trade, in the unit of the other months.
  else if (uncounted === 0 && isUnitless && value === 0 && unit !== undefined)
    Object.assign(print, { quantity: 0, unit })
  return print
}

/**
 * A number that its agency has withdrawn since is not told at all: its older print would pass for the newest. Where only
 * some vintages give both numbers, value and quantity stand apart, so that each has its own vintages.
 */
function withheld(prints: readonly Print[]): Print[] {
  const last = prints.at(-1)
  if (last === undefined) return []
  const hasBoth = ({ value, quantity }: Print): boolean => value !== undefined && quantity !== undefined
  if (prints.every(hasBoth)) return [...prints]
  const values = last.value === undefined ? [] : prints.filter(({ value }) => value !== undefined)
  const quantities = last.quantity === undefined ? [] : prints.filter(({ quantity }) => quantity !== undefined)
  return [
    ...values.map(({ quantity: _, unit: __, ...print }) => print),
    ...quantities.map(({ value: _, ...print }) => print),
  ]
}
