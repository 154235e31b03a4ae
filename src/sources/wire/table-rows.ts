/** Rows of the tables of an HTML page, as texts of their cells. */
import { attributeOf, entitiesRead, tokensOf } from './markup.js'

/** A row of cells, and where its links lead. */
export interface TableRow {
  cells: string[]
  links: { text: string; href: string }[]
}

/** A row whose end was not met yet. */
interface OpenRow extends TableRow {
  /** A cell that is open, and the place of the link that is open in it. */
  cell?: string
  link?: { text: string; href: string }
  /** A table stands in it: the row is layout. */
  holdsTable?: true
}

/**
 * The rows of all tables, in the order of their beginnings. A row that holds a table is layout and is left out; the rows of
 * that table are told. Ends of rows and cells that the page leaves out are taken from the next beginning.
 */
export function tableRows(html: string): TableRow[] {
  const rows: OpenRow[] = []
  // One place for each table that is open; the first is for rows outside of any.
  const open: (OpenRow | undefined)[] = [undefined]
  const endCell = (row: OpenRow | undefined): void => {
    if (row?.cell === undefined) return
    endLink(row)
    row.cells.push(blanksJoined(row.cell))
    delete row.cell
  }
  for (const token of tokensOf(html, true)) {
    const row = open.at(-1)
    if (token.kind === 'text') {
      if (row?.cell === undefined) continue
      const text = token.raw ? token.text : entitiesRead(token.text)
      row.cell += text
      if (row.link !== undefined) row.link.text += text
    } else if (token.name === 'table') {
      if (token.kind === 'open') {
        if (row !== undefined) row.holdsTable = true
        open.push(undefined)
      } else {
        endCell(row)
        if (open.length > 1) open.pop()
        else open[0] = undefined
      }
    } else if (token.name === 'tr') {
      endCell(row)
      const next: OpenRow | undefined = token.kind === 'open' ? { cells: [], links: [] } : undefined
      if (next !== undefined) rows.push(next)
      open[open.length - 1] = next
    } else if (token.name === 'td' || token.name === 'th') {
      endCell(row)
      if (token.kind === 'open' && row !== undefined) row.cell = ''
    } else if (token.name === 'a' && row?.cell !== undefined) {
      endLink(row)
      if (token.kind === 'open') row.link = { text: '', href: (attributeOf(token.attributes, 'href') ?? '').trim() }
    } else if (row?.cell !== undefined && apart.has(token.name)) row.cell += ' '
  }
  for (const row of open) endCell(row)
  return rows.filter(({ holdsTable }) => holdsTable !== true).map(({ cells, links }) => ({ cells, links }))
}

/** What stands on both sides of these is not one word. */
const apart = new Set(['br', 'p', 'div', 'li', 'hr'])

function endLink(row: OpenRow): void {
  if (row.link === undefined) return
  row.links.push({ ...row.link, text: blanksJoined(row.link.text) })
  delete row.link
}

const blanksJoined = (text: string): string => text.replace(/\s+/g, ' ').trim()
