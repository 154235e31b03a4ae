/** Answers of UN Comtrade, checked to be what was asked for: it answers a wrong question with other totals, or with nothing. */
import type { FigureCells } from '../../figures/columns.js'
import { quoted } from '../../problem.js'
import { type Day, isoDay } from '../../time/day.js'
import { isoPeriod, lastDay, type Month, monthsPeriod } from '../../time/period.js'
import type { Reply } from '../source.js'
import { plainDigits } from '../wire/decimal-text.js'
import { eachOnce, type JsonRow, jsonOf, misread, rowsOf } from '../wire/json-rows.js'

/** When a reporter's month was first and last given out. Revisions replace rows silently; this alone tells of them. */
export interface Release {
  first: Day
  last: Day
}

/** The months that a reporter has given. */
export function readAvailability(reply: Reply, reporterNumber: string): Map<Month, Release> {
  const months = new Map<Month, Release>()
  for (const row of dataOf(reply).rows) {
    if (row.text(row.keyAmong(['reporterCode', 'ReporterCode'])) !== reporterNumber)
      throw row.wrong(`is of another reporter than ${reporterNumber},`)
    const month = monthIn(row, row.keyAmong(['period', 'Period']))
    const last = row.day(row.keyAmong(['lastReleased', 'LastReleased']))
    const first = row.day(row.keyAmong(['firstReleased', 'FirstReleased', 'lastReleased', 'LastReleased']))
    const other = months.get(month)
    months.set(month, { first: min(first, other?.first), last: max(last, other?.last) })
  }
  return months
}

const min = (a: Day, b: Day = a): Day => (a < b ? a : b)
const max = (a: Day, b: Day = a): Day => (a > b ? a : b)

/** What one request asks: whose count, of which codes and months, with whom. */
export interface TradeQuestion {
  /** ISO code of whose statistics these are, and Comtrade's number of it. */
  reporter: string
  reporterNumber: string
  months: readonly Month[]
  /** HS codes, `TOTAL` among them. */
  codes: readonly string[]
  /** ISO code by Comtrade's number, `W` by `0`; `every` where no partner was named. */
  partners: ReadonlyMap<string, string>
  every: boolean
  /** An answer of so many rows is cut. */
  cap: number
  releases: ReadonlyMap<Month, Release>
}

export interface TradeRows {
  cells: FigureCells[]
  /** Partners that are no country known here. */
  passedOver: Set<string>
}

/**
 * The figures of one answer, and a zero for each code of which a partner's whole trade is told but no row is there.
 *
 * @throws SourceError where it is cut, empty, or holds a row of another question
 */
export function readTrade(reply: Reply, question: TradeQuestion): TradeRows {
  const { rows, count } = dataOf(reply)
  if (rows.length >= question.cap)
    throw misread(reply, `is cut at ${question.cap} rows, and a part is not stored; a key gives 100,000`)
  if (count !== rows.length) throw misread(reply, `counts ${count} rows and holds ${rows.length}`)
  // The total of all goods with the world is always asked for, so that no row at all is no answer.
  if (rows.length === 0) throw misread(reply, 'has no row at all, as for a question that is not understood')
  const unique = eachOnce(rows, (row) =>
    ['period', 'flowCode', 'partnerCode', 'cmdCode'].map((key) => row.text(key)).join(' '),
  )
  const passedOver = new Set<string>()
  const told = new Map<string, FigureCells>()
  for (const row of unique) {
    const place = placeOf(row, question)
    if (place.partner === undefined) passedOver.add(row.text('partnerCode'))
    else
      told.set(
        nameOf(place.month, place.flow, place.partner, place.code),
        cellsOf(row, { ...place, partner: place.partner }, question),
      )
  }
  return { cells: [...told.values(), ...zeros(told, question)], passedOver }
}

interface Place {
  month: Month
  flow: 'import' | 'export'
  partner: string | undefined
  code: string
}

/** What a row is about, held against the question: transport, second partner and procedure are fixed, or totals repeat. */
function placeOf(row: JsonRow, question: TradeQuestion): Place {
  const fixed = {
    reporterCode: question.reporterNumber,
    freqCode: 'M',
    motCode: '0',
    partner2Code: '0',
    customsCode: 'C00',
  }
  for (const [key, value] of Object.entries(fixed))
    if (row.text(key) !== value) throw row.wrong(`${key} is ${quoted(row.text(key))} and not ${value},`)
  const month = monthIn(row, 'period')
  if (!question.months.includes(month)) throw row.wrong('is of a month that was not asked for,')
  const flow = { M: 'import' as const, X: 'export' as const }[row.text('flowCode')]
  if (flow === undefined) throw row.wrong(`flow ${quoted(row.text('flowCode'))} was not asked for,`)
  const code = row.text('cmdCode')
  if (!question.codes.includes(code)) throw row.wrong(`code ${quoted(code)} was not asked for,`)
  const partner = question.partners.get(row.text('partnerCode'))
  if (partner === undefined && !question.every) throw row.wrong('is of a partner that was not asked for,')
  return { month, flow, partner, code }
}

const agency = 'UN Comtrade'
const page = 'https://comtradeplus.un.org/'

function blank(place: Place & { partner: string }, question: TradeQuestion, name: string): FigureCells {
  const { month, flow, partner, code } = place
  const release = question.releases.get(month)
  const valued = flow === 'import' ? 'c.i.f.' : 'f.o.b.'
  return {
    flow,
    reporter: question.reporter,
    partner,
    classification: code === 'TOTAL' ? 'TOTAL' : 'HS',
    code,
    name,
    period: isoPeriod(monthsPeriod(month, month)),
    value_usd: '0',
    quantity: '',
    quantity_unit: '',
    source_agency: agency,
    source_title: `Monthly HS, ${flow}s as reported, ${valued}`,
    source_url: page,
    published: release !== undefined && release.first > lastDay(month) ? isoDay(release.first) : '',
    vintage: release === undefined ? '' : isoDay(release.last),
    note: '',
    via: '',
  }
}

function cellsOf(row: JsonRow, place: Place & { partner: string }, question: TradeQuestion): FigureCells {
  const value = row.number('primaryValue')
  const weight = row.maybe('netWgt')
  if (value < 0 || (weight ?? 0) < 0) throw row.wrong('is below zero')
  const cells = blank(place, question, typeof row.fields['cmdDesc'] === 'string' ? row.text('cmdDesc') : place.code)
  cells.value_usd = plainDigits(value)
  // No weight is written as null or as zero; a zero beside a value is none.
  if (weight !== undefined && (weight > 0 || value === 0)) {
    cells.quantity = plainDigits(weight)
    cells.quantity_unit = 'kg'
    if (row.fields['isNetWgtEstimated'] === true) cells.note = 'net weight estimated by the UN'
  }
  return cells
}

/** Where a partner's whole trade of a month is told, a code without a row had none. */
function zeros(told: ReadonlyMap<string, FigureCells>, question: TradeQuestion): FigureCells[] {
  const found: FigureCells[] = []
  if (question.every) return found
  // A code of which nobody has a row may be no code at all.
  const names = new Map([...told.values()].map(({ code, name }) => [code, name]))
  for (const month of question.months)
    for (const flow of ['import', 'export'] as const)
      for (const partner of question.partners.values()) {
        if (!told.has(nameOf(month, flow, partner, 'TOTAL'))) continue
        for (const code of question.codes) {
          const name = names.get(code)
          if (name === undefined || told.has(nameOf(month, flow, partner, code))) continue
          found.push({
            ...blank({ month, flow, partner, code }, question, name),
            note: 'no row in the answer, which is whole: no trade reported',
          })
        }
      }
  return found
}

const nameOf = (month: Month, flow: string, partner: string, code: string): string =>
  `${month} ${flow} ${partner} ${code}`

function monthIn(row: JsonRow, key: string): Month {
  const [, year, month] = /^(\d{4})(\d\d)$/.exec(row.text(key)) ?? []
  if (year === undefined || Number(month) < 1 || Number(month) > 12) throw row.wrong(`"${key}" is no month`)
  return (Number(year) * 12 + Number(month) - 1) as Month
}

function dataOf(reply: Reply): { rows: JsonRow[]; count: number } {
  const body = jsonOf(reply)
  if (typeof body !== 'object' || body === null || !('data' in body) || !('count' in body))
    throw misread(reply, `has no "count" and "data": ${quoted(JSON.stringify(body), 200)}`)
  const { data, count } = body
  if (typeof count !== 'number') throw misread(reply, '"count" is no number')
  return { rows: rowsOf(reply, data ?? []), count }
}
