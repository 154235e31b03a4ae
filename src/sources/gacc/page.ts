/** Pages of the English site of China's customs, read into rows of cells: an index of tables, and a table of a month. */
import { quoted } from '../../problem.js'
import { type Day, dayOf, monthNumber } from '../../time/day.js'
import type { Month } from '../../time/period.js'
import type { Reply } from '../source.js'
import { misread } from '../wire/json-rows.js'
import { textWithin } from '../wire/plain-text.js'
import { type TableRow, tableRows } from '../wire/table-rows.js'

export interface Page {
  title: string
  /** The day printed on the page. */
  published?: Day
  rows: TableRow[]
}

/** Full-width brackets, commas and digits are mixed with plain ones: one form of each. */
const inOneForm = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim()

/** @throws SourceError when the page holds no table */
export function readPage(reply: Reply): Page {
  const html = textOfPage(reply)
  const textOf = (element: string): string => inOneForm(textWithin(html, [element]) ?? '')
  const rows = tableRows(html).map(({ cells, links }) => ({
    cells: cells.map(inOneForm),
    links: links.map(({ text, href }) => ({ text: inOneForm(text), href })),
  }))
  if (rows.length === 0) throw misread(reply, 'holds no table')
  const heads = rows.flatMap(({ cells }) => cells.slice(0, 1))
  const title =
    [textOf('.atcl-ttl'), textOf('h1'), textOf('title'), ...heads].find((text) => /^\(\d+\)/.test(text)) ?? ''
  const [, year, month, day] = /\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b/.exec(textOf('.atcl-date')) ?? []
  const published = dayOf(Number(year), Number(month), Number(day))
  return { title, rows, ...(published !== undefined && { published }) }
}

/** Pages are in UTF-8; an old one may be in the encoding of its country, whatever it says of itself. */
function textOfPage({ bytes }: Reply): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** The months of an index for one table, each with the path of its page; months that are not out have no link. */
export function linksOf(reply: Reply, { rows }: Page, table: RegExp): { month: number; path: string }[] {
  const row = rows.find(({ cells }) => table.test(cells[0] ?? ''))
  if (row === undefined) throw misread(reply, `lists no table ${quoted(String(table), 60)}`)
  return row.links.flatMap(({ text, href }) => {
    const month = monthNumber(text.slice(0, 3))
    if (month === undefined || href === '') return []
    const [, path] =
      /^(?:https?:\/\/english\.customs\.gov\.cn)?(\/[\w./%-]+\.html?)$/i.exec(href.replaceAll('\\', '/')) ?? []
    if (path === undefined) throw misread(reply, `links to another place: ${quoted(href)}`)
    return [{ month, path }]
  })
}

/** The months that a table's title tells: `..., 7.2026`, `..., July 2026`, and both in one with `..., 1-2.2026`. */
export function monthsInTitle(title: string): { first: Month; last: Month } | undefined {
  const of = (year: string | undefined, month: number): Month => (Number(year) * 12 + month - 1) as Month
  const [, first, last, year] = /,? ?\b(\d{1,2})(?: ?- ?(\d{1,2}))? ?\. ?(\d{4})\b/.exec(title) ?? []
  if (first !== undefined) {
    const [from, to] = [Number(first), Number(last ?? first)]
    return from >= 1 && from <= to && to <= 12 ? { first: of(year, from), last: of(year, to) } : undefined
  }
  const [, name = '', other = '', inYear] =
    /, ?([A-Z][a-z]{2})[a-z]*\.?(?: ?- ?([A-Z][a-z]{2})[a-z]*\.?)? (\d{4})\b/.exec(title) ?? []
  const from = monthNumber(name)
  const to = other === '' ? from : monthNumber(other)
  return from !== undefined && to !== undefined && to >= from
    ? { first: of(inYear, from), last: of(inYear, to) }
    : undefined
}
