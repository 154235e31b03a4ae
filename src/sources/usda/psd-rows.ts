/**
 * Supply and use (PSD): what a country exports and imports in a marketing year, from all and to all. The other columns of a
 * balance sheet (area, production, crush, stocks) are no trade, and have no place among the figures.
 */
import { readUnit } from '../../amount/unit.js'
import type { FigureCells } from '../../figures/columns.js'
import { type Day, isoDay, lastOfMonth } from '../../time/day.js'
import { isoPeriod, type Month, monthsPeriod, type Period } from '../../time/period.js'
import type { Reply } from '../source.js'
import { plain } from '../wire/country-names.js'
import { plainDigits } from '../wire/decimal-text.js'
import { eachOnce, type JsonRow, jsonOf, misread, rowsOf } from '../wire/json-rows.js'
import type { FarmProduct } from './products.js'

export interface SupplyQuestion {
  product: FarmProduct
  /** PSD's code of the commodity, and of the country. */
  commodity: string
  country: string
  /** ISO code of the country. */
  reporter: string
}

/** One number of a balance sheet. */
interface Supply {
  flow: 'export' | 'import'
  name: string
  /** The year in which the marketing year begins: 2025 is 2025/26. ESR counts the other way. */
  year: number
  amount: number
  unit: string
  vintage: Day
}

/**
 * Exports and imports as the data service gives them.
 *
 * @param attributes names by id; `units` as printed by id
 * @throws SourceError naming the row
 */
export function readSupply(
  reply: Reply,
  question: SupplyQuestion & { year: number },
  lists: { attributes: ReadonlyMap<string, string>; units: ReadonlyMap<string, string> },
): FigureCells[] {
  const { commodity, country, year } = question
  const rows = eachOnce(rowsOf(reply), (row) => row.text('attributeId'))
  const found = rows.flatMap((row): Supply[] => {
    if (row.text('commodityCode') !== commodity) throw row.wrong(`is of another commodity than ${commodity},`)
    if (row.text('countryCode') !== country) throw row.wrong(`is of another country than ${country},`)
    if (row.whole('marketYear') !== year) throw row.wrong(`is of another marketing year than ${year},`)
    const attribute = lists.attributes.get(row.text('attributeId'))
    if (attribute === undefined) throw row.wrong(`attribute ${row.text('attributeId')} is not in the list,`)
    const flow = flowOf(attribute)
    if (flow === undefined) return []
    const unit = lists.units.get(row.text('unitId'))
    if (unit === undefined) throw row.wrong(`unit ${row.text('unitId')} is not in the list,`)
    return [{ flow, name: attribute, year, amount: row.number('value'), unit, vintage: updatedOn(row, reply.fetched) }]
  })
  return found.flatMap((one) => cellsOf(one, question, reply))
}

/** The same out of an answer of the public query page: years are columns, and names stand in place of codes. */
export function readQueryPage(
  reply: Reply,
  question: SupplyQuestion,
  countryName: (name: string) => string | undefined,
): FigureCells[] {
  const body = jsonOf(reply)
  const found = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)['queryResult'] : undefined
  if (!Array.isArray(found)) throw misread(reply, 'has no "queryResult"')
  const rows = eachOnce(rowsOf(reply, found), (row) => `${row.text('attribute')} ${row.text('country')}`)
  return rows.flatMap((row) => {
    const flow = flowOf(row.text('attribute'))
    if (flow === undefined) return []
    if (question.product.supply?.includes(plain(row.text('commodity'))) !== true)
      throw row.wrong(`is of another commodity than ${question.product.supply?.[0] ?? question.commodity},`)
    if (countryName(row.text('country')) !== question.reporter)
      throw row.wrong(`is of another country than ${question.reporter},`)
    const unit = row.text(row.keyAmong(['unit Description', 'unitDescription', 'Unit Description']))
    const years = Object.keys(row.fields).filter((key) => /^\d{4}\/\d{4}$/.test(key))
    if (years.length === 0) throw row.wrong('tells no marketing year')
    return years.flatMap((key) => {
      const amount = row.maybe(key)
      if (amount === undefined) return []
      const year = Number(key.slice(0, 4))
      return cellsOf({ flow, name: row.text('attribute'), year, amount, unit, vintage: reply.fetched }, question, reply)
    })
  })
}

/** Of the marketing year only: grains are told by a trade year too, which is another stretch. */
function flowOf(attribute: string): 'export' | 'import' | undefined {
  const [, flow] = /^(?:my )?(exports|imports)$/i.exec(attribute.trim()) ?? []
  return flow === undefined ? undefined : flow.toLowerCase() === 'exports' ? 'export' : 'import'
}

/** The month of the update, by its last day; the day of fetching where none is told. */
function updatedOn(row: JsonRow, fetched: Day): Day {
  const [year, month] = [row.maybe('calendarYear'), /^\d+$/.test(row.text('month')) ? row.whole('month') : 0]
  if (year === undefined || month < 1 || month > 12) return fetched
  return Math.min(lastOfMonth(year, month), fetched) as Day
}

/** A marketing year that still runs is a forecast, and none of those is held among what has happened. */
function cellsOf(supply: Supply, { product, reporter }: SupplyQuestion, reply: Reply): FigureCells[] {
  const period = marketingYear(product, reporter, supply.year)
  if (period === undefined || period.end >= supply.vintage) return []
  const unit = supplyUnit(supply.unit)
  if (unit === undefined) throw misread(reply, `"${supply.unit}" is no unit known here`)
  if (supply.amount < 0) throw misread(reply, `${supply.name} of ${supply.year} are below zero`)
  return [
    {
      flow: supply.flow,
      reporter,
      partner: 'W',
      classification: 'USDA',
      code: product.code,
      name: product.supply?.[0] ?? product.code,
      period: isoPeriod(period),
      value_usd: '',
      quantity: plainDigits(supply.amount * unit.times),
      quantity_unit: unit.unit,
      source_agency: 'USDA FAS',
      source_title: `PSD, supply and use: ${supply.flow}s of the marketing year`,
      source_url: 'https://apps.fas.usda.gov/psdonline/',
      published: '',
      vintage: isoDay(supply.vintage),
      note: '',
      via: '',
    },
  ]
}

/** Twelve months from the first month that the country's marketing year has; undefined where it is not known. */
export function marketingYear(product: FarmProduct, reporter: string, year: number): Period | undefined {
  const month = product.years?.[reporter]
  if (month === undefined) return undefined
  const first = (year * 12 + month - 1) as Month
  return monthsPeriod(first, (first + 11) as Month, 'marketing')
}

/** `(1000 MT)`, `1000 480 lb. Bales`, `(1000 60 KG BAGS)`. */
export function supplyUnit(text: string): { unit: string; times: number } | undefined {
  const words = text
    .trim()
    .replace(/^\(|\)$/g, '')
    .trim()
    .toLowerCase()
    .replace('lb.', 'lb')
  const [, thousand, bag] = /^(1000 )?(\d+) kg bags?$/.exec(words) ?? []
  if (bag !== undefined) return { unit: 'kg', times: Number(bag) * (thousand === undefined ? 1 : 1000) }
  const read = readUnit(words)
  return read === undefined
    ? undefined
    : { unit: read.scale === 1 ? read.unit : `${read.scale} ${read.unit}`, times: 1 }
}
