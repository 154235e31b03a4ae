/** Tables of China's customs for a month: trade by country, and its main goods by quantity and value. */
import type { FigureCells } from '../../figures/columns.js'
import { quoted } from '../../problem.js'
import { isoDay } from '../../time/day.js'
import { isoPeriod, lastDay, type Month, monthsPeriod } from '../../time/period.js'
import type { Reply } from '../source.js'
import { plain } from '../wire/country-names.js'
import { timesTen } from '../wire/decimal-text.js'
import { misread } from '../wire/json-rows.js'
import { monthsInTitle, type Page } from './page.js'

export interface BulletinRows {
  cells: FigureCells[]
  /** What is not held, by why. */
  passedOver: Map<string, number>
}

/** Goods whose name is that of one heading of the harmonised system, and no more; others keep the bulletin's own name. */
const headings: Record<string, string> = {
  'soya beans': '1201',
  soybeans: '1201',
  'crude petroleum oils': '2709',
  'electronic integrated circuits': '8542',
}

/** What a table is, once its title, unit and header were found to be the known ones. */
interface Sheet {
  page: Page
  reply: Reply
  months: { first: Month; last: Month }
  title: string
}

function sheetOf(reply: Reply, page: Page, title: string): Sheet {
  const months = monthsInTitle(page.title)
  if (months === undefined) throw misread(reply, `tells no month in its title ${quoted(page.title, 120)}`)
  const unit = page.rows.flatMap(({ cells }) => cells).find((cell) => /\bunit ?:/i.test(cell))
  if (unit === undefined || !/(?:us ?\$|usd) ?1,?000(?![,\d])/i.test(unit))
    throw misread(reply, `tells no values in US$1,000 (${unit === undefined ? 'it names no unit' : quoted(unit)})`)
  return { page, reply, months, title }
}

/** Table (2): all goods by country; the sums of continents and of groups are passed over. */
export function readByCountry(
  reply: Reply,
  page: Page,
  countryName: (name: string) => string | undefined,
): BulletinRows {
  const sheet = sheetOf(reply, page, 'Imports and Exports by Country (Region) of Origin/Destination')
  const heads = headerOf(page, /^(?:exports?|imports?|total|imports? and exports?|exports? and imports?)$/i)
  if (!/^(?:total|(?:im|ex)ports? and (?:im|ex)ports?),exports?,imports?$/i.test(heads.slice(0, 3).join(',')))
    throw misread(reply, `has other columns than total, exports, imports: ${quoted(heads.join(', '))}`)
  const passedOver = new Map<string, number>()
  const cells: FigureCells[] = []
  const seen = new Map<string, string>()
  for (const [index, { cells: row }] of page.rows.entries()) {
    if (row.length < 7 || !isNumber(row[1])) continue
    const name = row[0]?.replace(/[:*]+$/, '').trim() ?? ''
    const [total, exports, imports] = [row[1], row[3], row[5]].map((cell) => thousands(cell))
    if (
      total !== undefined &&
      exports !== undefined &&
      imports !== undefined &&
      Math.abs(total - exports - imports) > 2
    )
      throw misread(
        reply,
        `${quoted(name)}: exports ${exports} and imports ${imports} are not the total ${total}`,
        index + 1,
      )
    const partner = countryName(name)
    if (partner === undefined || /:$/.test(row[0] ?? '')) {
      count(passedOver, name)
      continue
    }
    if (seen.has(partner) && seen.get(partner) !== row.join())
      throw misread(reply, `${quoted(name)} stands twice, with other numbers`, index + 1)
    if (seen.has(partner)) continue
    seen.set(partner, row.join())
    const goods = { classification: 'TOTAL', code: 'TOTAL', name: 'All goods', partner }
    for (const [flow, at] of [
      ['export', 3],
      ['import', 5],
    ] as const)
      cells.push(...bothSpans(sheet, index + 1, { ...goods, flow }, { value: [row[at], row[at + 1]] }))
  }
  if (cells.length === 0) throw misread(reply, 'holds no row of a country')
  return { cells, passedOver }
}

/** Tables (13) and (14): the main goods, each in a unit of its own. */
export function readGoods(reply: Reply, page: Page, flow: 'export' | 'import'): BulletinRows {
  const name = flow === 'export' ? 'Major Export Commodities' : 'Major Import Commodities'
  const sheet = sheetOf(reply, page, `${name} in Quantity and Value`)
  const heads = headerOf(page, /^(?:quantity|value)$/i).map((head) => head.toLowerCase())
  if (heads.slice(0, 4).join() !== 'quantity,value,quantity,value')
    throw misread(reply, `has other columns than quantity and value, twice: ${quoted(heads.join(', '))}`)
  const passedOver = new Map<string, number>()
  const rows = page.rows
    .map(({ cells }, index) => ({ row: cells, line: index + 1, name: cells[0]?.replace(/\*+$/, '').trim() ?? '' }))
    .filter(({ row, name: own }) => row.length >= 6 && own !== '' && (isNumber(row[3]) || isNumber(row[5])))
  const codes = new Map<string, number>()
  for (const { name: own } of rows) count(codes, codeOf(own).code)
  const cells = rows.flatMap(({ row, line, name: own }) => {
    const goods = codeOf(own)
    // Lines such as "Others" stand under several heads; nobody could tell them apart later.
    if ((codes.get(goods.code) ?? 0) > 1) {
      count(passedOver, own)
      return []
    }
    const unit = quantityUnit(row[1] ?? '')
    if (unit === undefined && !/^-*$/.test(row[1] ?? '')) count(passedOver, `quantities in ${row[1]}`)
    const amounts: Amounts = {
      value: [row[3], row[5]],
      ...(unit !== undefined && { quantity: [row[2], row[4]], unit }),
    }
    return bothSpans(sheet, line, { ...goods, name: own, partner: 'W', flow }, amounts)
  })
  if (cells.length === 0) throw misread(reply, 'holds no row of goods')
  return { cells, passedOver }
}

function codeOf(name: string): { classification: string; code: string } {
  const heading = headings[plain(name)]
  if (heading !== undefined) return { classification: 'HS', code: heading }
  return { classification: 'GACC', code: plain(name).toUpperCase().replaceAll(' ', '-').slice(0, 40).replace(/-$/, '') }
}

interface Goods {
  flow: string
  partner: string
  classification: string
  code: string
  name: string
}

/** Of the month, and of the year so far. */
type Pair = readonly [string | undefined, string | undefined]

interface Amounts {
  value: Pair
  quantity?: Pair
  unit?: { unit: string; power: number }
}

/** The month and the year so far. January and February may come out in one, and the month then is both. */
function bothSpans(sheet: Sheet, line: number, goods: Goods, { value, quantity, unit }: Amounts): FigureCells[] {
  const { first, last } = sheet.months
  const january = (last - (last % 12)) as Month
  const spans = [{ from: first, index: 0 }, ...(first === january ? [] : [{ from: january, index: 1 }])] as const
  const [month, soFar] = [thousands(value[0]), thousands(value[1])]
  if (month !== undefined && soFar !== undefined && soFar < month)
    throw misread(
      sheet.reply,
      `${quoted(goods.name)}: the year so far (${soFar}) is less than the month (${month})`,
      line,
    )
  return spans.flatMap(({ from, index }) => {
    // Two months in one: the month's own column may be empty.
    const at = first === last || isNumber(value[index]) ? index : 1
    const dollars = decimal(value[at], 3)
    const amount = unit === undefined ? undefined : decimal(quantity?.[at], unit.power)
    if (dollars === undefined && amount === undefined) return []
    return [cellsOf(sheet, goods, isoPeriod(monthsPeriod(from, last)), dollars ?? '', amount ?? '', unit?.unit ?? '')]
  })
}

function cellsOf(
  { page, reply, months, title }: Sheet,
  goods: Goods,
  period: string,
  dollars: string,
  amount: string,
  unit: string,
): FigureCells {
  const { published } = page
  return {
    ...goods,
    reporter: 'CN',
    period,
    value_usd: dollars,
    quantity: amount,
    quantity_unit: amount === '' ? '' : unit,
    source_agency: 'China GACC',
    source_title: `Monthly bulletin: ${title}`,
    source_url: `http://english.customs.gov.cn${reply.request.path}`,
    published: published !== undefined && published > lastDay(months.last) ? isoDay(published) : '',
    // A page is corrected under its old date, so that its numbers are those of the day it was fetched.
    vintage: isoDay(reply.fetched),
    note: 'published in thousands',
    via: '',
  }
}

const units: Record<string, { unit: string; power: number }> = {
  KG: { unit: 'kg', power: 0 },
  T: { unit: 't', power: 0 },
  N: { unit: 'no', power: 0 },
  MN: { unit: 'no', power: 6 },
  PR: { unit: 'pr', power: 0 },
  MPR: { unit: 'pr', power: 6 },
  MP: { unit: 'pr', power: 6 },
  L: { unit: 'l', power: 0 },
  CUM: { unit: 'kl', power: 0 },
  SM: { unit: 'm2', power: 0 },
  MKWH: { unit: 'MWh', power: 3 },
}

/** `10000T`, `T`, `100MN` (until some year `MN`): the unit and the power of ten that a printed number stands for. */
export function quantityUnit(text: string): { unit: string; power: number } | undefined {
  const [, scale = '', name = ''] = /^(10{0,4})?([A-Z]+)$/.exec(text.replace(/\s+/g, '').toUpperCase()) ?? []
  const unit = units[name]
  return unit === undefined ? undefined : { unit: unit.unit, power: unit.power + Math.max(0, scale.length - 1) }
}

function headerOf(page: Page, wanted: RegExp): string[] {
  return page.rows
    .flatMap(({ cells }) => (cells.some((cell, index) => index > 0 && isNumber(cell) && cell.length > 4) ? [] : cells))
    .filter((cell) => wanted.test(cell))
}

const decimal = (text: string | undefined, power: number): string | undefined =>
  isNumber(text) ? timesTen(text ?? '', power) : undefined

const thousands = (text: string | undefined): number | undefined => {
  const number = decimal(text, 0)
  return number === undefined ? undefined : Number(number)
}

const isNumber = (text: string | undefined): boolean => text !== undefined && timesTen(text, 0) !== undefined

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}
