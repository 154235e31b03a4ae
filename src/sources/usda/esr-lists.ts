/** The code lists of the export sales reports, and which marketing years there are. Codes are never written into the program. */
import { readUnit } from '../../amount/unit.js'
import type { Country } from '../../ledger/tariff.js'
import { type Day, partsOf } from '../../time/day.js'
import { yearsBefore } from '../../time/period.js'
import type { Reply } from '../source.js'
import { countryReader, plain } from '../wire/country-names.js'
import { eachOnce, misread, rowsOf } from '../wire/json-rows.js'
import { type FarmProduct, farmProducts } from './products.js'

export interface SalesCommodity {
  /** `801`. */
  code: string
  /** As the list names it: `Soybeans`. */
  name: string
  product: FarmProduct
}

/** The commodities that are known here, found by name. */
export function readCommodities(reply: Reply): SalesCommodity[] {
  const rows = eachOnce(rowsOf(reply), (row) => row.text('commodityCode'))
  const named = rows.map((row) => ({ code: row.text('commodityCode'), name: row.text('commodityName') }))
  const found: SalesCommodity[] = []
  for (const product of farmProducts) {
    const one = named.find(({ name }) => product.sales?.includes(plain(name)))
    if (one !== undefined) found.push({ ...one, product })
  }
  if (found.length === 0)
    throw misread(
      reply,
      `names no commodity known here, but ${named
        .map(({ name }) => name)
        .join(', ')
        .slice(0, 200)}`,
    )
  return found
}

export interface Destinations {
  /** ISO code by the list's own code; `EU` for the union. */
  partners: Map<string, string>
  /** Names of those that are no country: unknown destinations, and regions. */
  others: Map<string, string>
}

/** Destinations bear the codes of the US Census Bureau; where one is not known by its code it may be by its name. */
export function readDestinations(reply: Reply, countries: readonly Country[]): Destinations {
  const byCensus = new Map(countries.flatMap(({ census, code }) => (census === undefined ? [] : [[census, code]])))
  const byName = countryReader(countries)
  const partners = new Map<string, string>()
  const others = new Map<string, string>()
  const rows = eachOnce(rowsOf(reply), (row) => row.text('countryCode')).map((row) => ({
    code: row.text('countryCode'),
    name: row.text(row.keyAmong(['countryName', 'countryDescription'])),
  }))
  for (const { code } of rows) {
    const partner = byCensus.get(code)
    if (partner !== undefined) partners.set(code, partner)
  }
  const taken = new Set(partners.values())
  for (const { code, name } of rows) {
    if (partners.has(code)) continue
    const partner = byName(name)
    if (partner === undefined || partner === 'W' || taken.has(partner)) others.set(code, name)
    else {
      partners.set(code, partner)
      taken.add(partner)
    }
  }
  if (partners.size === 0) throw misread(reply, 'names no country known here')
  return { partners, others }
}

/** How each unit is written in a figures file, by its id: 1 is metric tons. */
export function readUnits(reply: Reply): Map<string, string> {
  const units = new Map<string, string>()
  for (const row of rowsOf(reply)) {
    const name = row.text(row.keyAmong(['unitNames', 'unitName', 'unitDescription']))
    const read = readUnit(name)
    if (read !== undefined) units.set(row.text('unitId'), read.scale === 1 ? read.unit : `${read.scale} ${read.unit}`)
  }
  return units
}

/** A commodity's marketing year. The number is that of the year in which it ends: 2026 is 2025/26. */
export interface MarketYear {
  commodity: string
  number: number
  start: Day
  end: Day
  /** When its rows were last given out; undefined where only a later year's is told. */
  released?: Day
}

export function readMarketYears(reply: Reply): MarketYear[] {
  const rows = eachOnce(rowsOf(reply), (row) => `${row.text('commodityCode')} ${row.text('marketYear')}`)
  return rows.map((row) => {
    const [number, start, end] = [row.whole('marketYear'), row.day('marketYearStart'), row.day('marketYearEnd')]
    if (partsOf(end).year !== number || end - start < 360 || end - start > 370)
      throw row.wrong(`marketing year ${number} is not the twelve months that end in ${number},`)
    return { commodity: row.text('commodityCode'), number, start, end, released: row.day('releaseTimeStamp') }
  })
}

/** The years to ask for: those that end on a day or later, back from the newest listed; what is not listed runs by the same dates. */
export function yearsSince(listed: readonly MarketYear[], commodity: string, since: Day): MarketYear[] {
  const own = listed.filter((year) => year.commodity === commodity)
  const newest = own.reduce<MarketYear | undefined>(
    (a, b) => (a === undefined || b.number > a.number ? b : a),
    undefined,
  )
  if (newest === undefined) return []
  const years: MarketYear[] = []
  for (let back = 0; back < 40; back++) {
    const number = newest.number - back
    const { start, end } = yearsBefore({ start: newest.start, end: newest.end, calendar: 'marketing' }, back)
    if (back > 0 && end < since) break
    years.unshift(own.find((year) => year.number === number) ?? { commodity, number, start, end })
  }
  return years
}

/** `2025/26`; `2026` where it is the calendar year. */
export function printMarketYear({ start, end }: Pick<MarketYear, 'start' | 'end'>): string {
  const [first, last] = [partsOf(start).year, partsOf(end).year]
  return first === last ? String(last) : `${first}/${String(last % 100).padStart(2, '0')}`
}
