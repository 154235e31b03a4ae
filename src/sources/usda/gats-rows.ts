/** Customs rows of GATS: the farm part of the US customs statistics, by partner and month, and which months are out. */
import { keptUnit, readUnit } from '../../amount/unit.js'
import type { CustomsRow, Mark, Scope } from '../../figures/customs.js'
import type { Country } from '../../ledger/tariff.js'
import { type Day, isoDay } from '../../time/day.js'
import { isoPeriod, type Month, monthsPeriod } from '../../time/period.js'
import type { Reply } from '../source.js'
import { countryReader } from '../wire/country-names.js'
import { eachOnce, type JsonRow, misread, rowsOf } from '../wire/json-rows.js'

/** Keys whose spelling was not checked against the service: any of these is taken, and a row with none of them is refused. */
const spelled = {
  code: ['hS10Code', 'hs10Code', 'HS10Code', 'hs10code'],
  value: ['value', 'Value'],
  quantity: ['quantity1', 'Quantity1', 'quantity'],
  unit: ['censusUOMId1', 'censusUomId1', 'CensusUOMId1'],
  date: ['date', 'Date'],
} as const

/** The months that are out, each with the day it was given out: the vintage of its rows. */
export function readReleases(reply: Reply): Map<Month, Day> {
  const months = new Map<Month, Day>()
  for (const row of rowsOf(reply)) {
    const text = row.text('statisticalYearMonth')
    const [, year, month] = /^(\d{4})-?(\d\d)(?:$|-|T)/.exec(text) ?? []
    if (year === undefined || Number(month) < 1 || Number(month) > 12) throw row.wrong(`"${text}" is no month`)
    const at = (Number(year) * 12 + Number(month) - 1) as Month
    const day = row.day('releaseTimeStamp')
    months.set(at, Math.max(day, months.get(at) ?? day) as Day)
  }
  if (months.size === 0) throw misread(reply, 'lists no month that is out')
  return months
}

/**
 * The service's code of each country by its ISO code: China is `CH` and Switzerland `SZ`, so that none is ever guessed.
 *
 * @throws SourceError where the list gives a code to another country than the ledger does
 */
export function readPartners(reply: Reply, countries: readonly Country[]): Map<string, string> {
  const ours = new Map(countries.flatMap(({ fas, code }) => (fas === undefined ? [] : [[fas, code]])))
  const byName = countryReader(countries)
  const partners = new Map<string, string>()
  for (const row of rowsOf(reply)) {
    const code = row.text('countryCode')
    const partner = ours.get(code)
    const ended = row.fields['discontinuedOn']
    if (partner === undefined || (typeof ended === 'string' && ended.trim() !== '')) continue
    const named = byName(row.text(row.keyAmong(['countryName', 'description'])))
    if (named !== undefined && named !== partner)
      throw row.wrong(`${code} is ${named} here and ${partner} in the ledger,`)
    partners.set(partner, code)
  }
  if (partners.size === 0) throw misread(reply, 'names no country known here')
  return partners
}

export interface GatsUnits {
  /** The unit by its id; undefined where the list says that nothing is counted. */
  byId: Map<string, string | undefined>
  /** Units that are not known here, as printed. */
  unknown: Map<string, string>
}

export function readGatsUnits(reply: Reply): GatsUnits {
  const units: GatsUnits = { byId: new Map(), unknown: new Map() }
  for (const row of rowsOf(reply)) {
    const id = row.text('unitOfMeasureId')
    const code = row.text('unitOfMeasureCode')
    const names = [code, row.fields['unitOfMeasureName'], row.fields['unitOfMeasureDescription']]
    const read = names
      .flatMap((name) => (typeof name === 'string' ? [readUnit(name)] : []))
      .find((one) => one !== undefined)
    if (read !== undefined && read.scale === 1) units.byId.set(id, read.unit)
    else if (/^(?:X|-|)$/i.test(code) || names.some((name) => /^(?:no|none|not) (?:unit|quantity)/i.test(String(name))))
      units.byId.set(id, undefined)
    else units.unknown.set(id, code)
  }
  return units
}

/** What each ten-digit code stands for. */
export function readCommodityNames(reply: Reply): Map<string, string> {
  const names = new Map<string, string>()
  for (const row of rowsOf(reply)) {
    const code = row.text(row.keyAmong(spelled.code))
    if (/^\d{10}$/.test(code)) names.set(code, row.text(row.keyAmong(['commodityDescription', 'commodityName'])))
  }
  if (names.size === 0) throw misread(reply, 'names no ten-digit code')
  return names
}

export interface GatsQuestion {
  partner: string
  /** The service's own code of the partner. */
  code: string
  month: Month
  units: GatsUnits
}

/**
 * The rows of one partner and month.
 *
 * @param oddUnits filled with the units that are not known here; their quantities are left out
 * @throws SourceError naming the row
 */
export function readGats(
  reply: Reply,
  { partner, code, month, units }: GatsQuestion,
  oddUnits: Set<string>,
): CustomsRow[] {
  const rows = rowsOf(reply)
  const wanted = isoPeriod(monthsPeriod(month, month)).replace('-', '')
  const unique = eachOnce(rows, (row) => row.text(row.keyAmong(spelled.code)))
  return unique.map((row) => {
    const hs = row.text(row.keyAmong(spelled.code))
    if (!/^\d{10}$/.test(hs)) throw row.wrong(`"${hs}" is no ten-digit code`)
    if (row.text(row.keyAmong(spelled.date)).replace('-', '').slice(0, 6) !== wanted)
      throw row.wrong(`is of another month than ${wanted},`)
    if (row.text('countryCode') !== code) throw row.wrong(`is of another partner than ${code},`)
    const value = row.whole(row.keyAmong(spelled.value))
    if (value < 0) throw row.wrong('the value is below zero')
    const quantity = quantityOf(row, units, oddUnits)
    return { reporter: 'US', partner, code: hs, month, value, ...quantity }
  })
}

function quantityOf(row: JsonRow, units: GatsUnits, odd: Set<string>): { quantity?: number | Mark; unit?: string } {
  const id = row.text(row.keyAmong(spelled.unit))
  const strange = units.unknown.get(id)
  if (strange !== undefined || !units.byId.has(id)) {
    odd.add(strange ?? `number ${id}`)
    return {}
  }
  const counted = units.byId.get(id)
  if (counted === undefined) return { quantity: 'not-counted' }
  const { unit, times } = keptUnit(counted)
  const amount = row.maybe(row.keyAmong(spelled.quantity))
  if (amount === undefined) return { quantity: 'missing', unit }
  if (amount < 0) throw row.wrong('the quantity is below zero')
  // Thousandths of a tonne are whole kilograms; a float must not make them less.
  return { quantity: times === 1 ? amount : Math.round(amount * times * 1e6) / 1e6, unit }
}

/** Headings outside chapters 1 to 24 that the farm statistics count whole: hides, wool, silk, cotton, starches, wood ... */
const wholeHeadings = /^(?:3301|350[1-5]|410[1-3]|4301|44\d\d|500[1-3]|510[1-3]|520[1-3]|530[12])$/

/**
 * What an answer is the whole of. The service counts farm goods alone, so that only the headings it counts are told to be
 * without trade where a row is absent; of the rest just the rows that are there.
 *
 * @param codes every ten-digit code that the service counts
 */
export function scopeOf(rows: readonly CustomsRow[], codes: Iterable<string>, { partner, month }: GatsQuestion): Scope {
  const headings = headingsOf(codes)
  const others = rows.map(({ code }) => code).filter((code) => !headings.has(code.slice(0, 4)))
  return { reporter: 'US', partner, codes: [...headings, ...others].sort(), months: [month] }
}

/** The headings of which the service counts every code. */
export function headingsOf(codes: Iterable<string>): Set<string> {
  const headings = new Set<string>()
  for (const code of codes) {
    const heading = code.slice(0, 4)
    if (Number(code.slice(0, 2)) <= 24 || wholeHeadings.test(heading)) headings.add(heading)
  }
  return headings
}

export const printMonth = (month: Month): string => isoPeriod(monthsPeriod(month, month))

/** A release's day in words, for the lines of progress. */
export function printRelease(month: Month, day: Day): string {
  return `${printMonth(month)} as given out ${isoDay(day)}`
}
