/** Weekly rows of the export sales reports, as rows of a figures file. */
import type { FigureCells } from '../../figures/columns.js'
import { addDays, type Day, isoDay, partsOf } from '../../time/day.js'
import { yearsBefore } from '../../time/period.js'
import type { Reply } from '../source.js'
import { eachOnce, type JsonRow, rowsOf } from '../wire/json-rows.js'
import { type Destinations, type MarketYear, printMarketYear, type SalesCommodity } from './esr-lists.js'

const salesAgency = 'USDA FAS'
const salesPage = 'https://apps.fas.usda.gov/esrqs/'

/** What each column tells. A flow is of the week; a stock is what stands at its end. */
const measures: readonly { key: string; title: string; next?: true }[] = [
  { key: 'weeklyExports', title: 'weekly exports' },
  { key: 'accumulatedExports', title: 'accumulated exports' },
  { key: 'outstandingSales', title: 'outstanding sales' },
  { key: 'grossNewSales', title: 'gross new sales' },
  { key: 'currentMYNetSales', title: 'net sales' },
  { key: 'currentMYTotalCommitment', title: 'total commitment' },
  { key: 'nextMYOutstandingSales', title: 'outstanding sales', next: true },
  { key: 'nextMYNetSales', title: 'net sales', next: true },
]

export interface SalesQuestion {
  commodity: SalesCommodity
  year: MarketYear
  destinations: Destinations
  /** How each unit is written, by its id. */
  units: ReadonlyMap<string, string>
  /** Countries wanted; `*` is each of them, `W` the sum of all rows. */
  partners: readonly string[]
  /** Weeks that end earlier are left out. */
  since?: Day
}

export interface SalesRows {
  cells: FigureCells[]
  /** Destinations without a country's code, and how many rows they had. */
  passedOver: Map<string, number>
  /** Weeks of which no sum for the world was made. */
  unsummed: number
  /** Rows that the answer held, each once. */
  rows: number
}

/** One row, checked. */
interface SalesRow {
  destination: string
  week: Day
  unit: string
  amounts: number[]
}

/**
 * The figures of one answer: a commodity, a marketing year, one country or all.
 *
 * @throws SourceError naming the row: another commodity, an unknown destination or unit, a week that is none, a number that
 *         is none, two rows of one week that differ, or exports and sales that do not add up to the commitment
 */
export function readSales(reply: Reply, question: SalesQuestion): SalesRows {
  const { destinations, partners, since } = question
  const unique = eachOnce(rowsOf(reply), (row) => `${row.text('countryCode')} ${row.text('weekEndingDate')}`)
  const read = unique.map((row) => readRow(row, question)).filter(({ week }) => since === undefined || week >= since)
  const newest = read.reduce((last, { week }) => Math.max(last, week), 0) as Day
  const passedOver = new Map<string, number>()
  const cells: FigureCells[] = []
  const each = partners.includes('*')
  for (const row of read) {
    const partner = destinations.partners.get(row.destination)
    if (partner === undefined) {
      const name = destinations.others.get(row.destination) ?? row.destination
      passedOver.set(name, (passedOver.get(name) ?? 0) + 1)
    } else if (each || partners.includes(partner)) cells.push(...cellsOf(row, partner, newest, reply, question))
  }
  const world = partners.includes('W') ? totals(read, destinations) : { sums: [], left: 0 }
  for (const total of world.sums)
    cells.push(...cellsOf(total, 'W', newest, reply, question, 'sum of all destinations, unknown ones too'))
  return { cells, passedOver, unsummed: world.left, rows: unique.length }
}

function readRow(row: JsonRow, { commodity, year, destinations, units }: SalesQuestion): SalesRow {
  if (row.text('commodityCode') !== commodity.code) throw row.wrong(`is not of commodity ${commodity.code},`)
  const destination = row.text('countryCode')
  if (!destinations.partners.has(destination) && !destinations.others.has(destination))
    throw row.wrong(`country ${destination} is not in the list of countries,`)
  const week = row.day('weekEndingDate')
  // Weeks end on a Thursday; a marketing year's last row may end with the year itself.
  if (partsOf(week).weekday !== 4 && week !== year.end) throw row.wrong('weekEndingDate is no Thursday')
  const unit = units.get(row.text('unitId'))
  if (unit === undefined) throw row.wrong(`unit ${row.text('unitId')} is not known here,`)
  const amounts = measures.map(({ key, title }) => {
    const amount = row.whole(key)
    if (amount < 0 && title !== 'net sales') throw row.wrong(`"${key}" is below zero`)
    return amount
  })
  const [, accumulated = 0, outstanding = 0, , , commitment = 0] = amounts
  if (accumulated + outstanding !== commitment)
    throw row.wrong(
      `accumulated exports ${accumulated} and outstanding sales ${outstanding} are not the commitment ${commitment},`,
    )
  return { destination, week, unit, amounts }
}

/** Members of the union: where it has a row of its own beside one of theirs, nobody can tell whether it holds that. */
const union = new Set('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '))

/** All destinations of a week together; only where one unit counts them all, and none is a sum of others. */
function totals(rows: readonly SalesRow[], { partners, others }: Destinations): { sums: SalesRow[]; left: number } {
  const weeks = new Map<Day, SalesRow[]>()
  for (const row of rows) weeks.set(row.week, [...(weeks.get(row.week) ?? []), row])
  const sums: SalesRow[] = []
  for (const [week, all] of weeks) {
    const [first] = all
    const codes = all.map(({ destination }) => partners.get(destination))
    const isOne = first !== undefined && all.every(({ unit }) => unit === first.unit)
    const isApart = all.every(({ destination }) => /^(?:unknown.*)?$/i.test(others.get(destination) ?? ''))
    const isTwice = codes.includes('EU') && codes.some((code) => union.has(code ?? ''))
    if (!isOne || !isApart || isTwice) continue
    const amounts = first.amounts.map((_, index) => all.reduce((sum, row) => sum + (row.amounts[index] ?? 0), 0))
    sums.push({ destination: 'W', week, unit: first.unit, amounts })
  }
  return { sums, left: weeks.size - sums.length }
}

function cellsOf(
  { week, unit, amounts }: SalesRow,
  partner: string,
  newest: Day,
  reply: Reply,
  { commodity, year }: SalesQuestion,
  note = '',
): FigureCells[] {
  const own = printMarketYear(year)
  const start = yearsBefore({ start: year.start, end: year.end, calendar: 'marketing' }, -1)
  const after = printMarketYear(start)
  // The time stamp is that of the newest week; earlier ones came out in their own weeks, which nothing here tells.
  const isNews = week === newest && year.released !== undefined && year.released > week && year.released - week <= 60
  return measures.map(({ key, title, next }, index) => {
    const measured = next === true ? `next marketing year ${after}` : `marketing year ${own}`
    return {
      flow: 'export',
      reporter: 'US',
      partner,
      // Sales are no trade, and a week no month: under USDA's own groups a question about exports would meet them.
      classification: 'ESR',
      code: commodity.product.code,
      name: commodity.name,
      period: weekOf(week, key === 'weeklyExports' ? year : undefined),
      value_usd: '',
      quantity: String(amounts[index] ?? 0),
      quantity_unit: unit,
      source_agency: salesAgency,
      source_title: `U.S. Export Sales, ${title}, ${measured}`,
      source_url: salesPage,
      published: isNews && year.released !== undefined ? isoDay(year.released) : '',
      vintage: isoDay(reply.fetched),
      note,
      via: '',
    }
  })
}

/**
 * The seven days to a Thursday. Shipments of a week in which a marketing year begins or ends stand in two rows, one for
 * each year: a row's days are those that lie in its own year.
 */
function weekOf(end: Day, year?: MarketYear): string {
  const first = addDays(end, -6)
  const inYear = year !== undefined && end >= year.start && first <= year.end
  const from = inYear && year.start > first ? year.start : first
  const to = inYear && year.end < end ? year.end : end
  return `${isoDay(from)}..${isoDay(to)}`
}
