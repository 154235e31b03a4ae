/** Comma-separated text, read strictly (RFC 4180): quotes where they belong, every fault with its line. */
import type { Problem } from '../problem.js'

/** Told of each record: its cells, and the line on which it begins (from 1). Returning false ends the reading. */
export type OnRecord = (cells: string[], line: number) => boolean | undefined

const comma = 44
const quote = 34
const lf = 10
const cr = 13

/**
 * Reads every record of a text. Lines may end in LF or CRLF, a quoted cell may hold either, an empty line is passed over,
 * and a byte order mark at the start is dropped. Reading goes on after a fault, on the next line.
 *
 * @returns the faults, in order
 */
export function readCsv(text: string, file: string, onRecord: OnRecord): Problem[] {
  const problems: Problem[] = []
  const end = text.length
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let line = 1
  while (at < end) {
    const began = line
    const cells: string[] = []
    let fault: Problem | undefined
    for (;;) {
      let cell: string
      if (text.charCodeAt(at) === quote) {
        const read = readQuoted(text, at + 1)
        if (read === undefined) {
          problems.push({
            what: 'a quoted cell that begins on this line is never closed',
            where: { file, line },
            mend: 'Close it with ", and write a quote inside a quoted cell twice.',
          })
          return problems
        }
        cell = read.cell
        at = read.next
        line += read.breaks
        const after = text.charCodeAt(at)
        if (at < end && after !== comma && after !== lf && after !== cr) {
          fault = {
            what: `cell ${cells.length + 1} goes on after its closing quote`,
            where: { file, line },
            mend: 'Put the whole cell in quotes, and write a quote inside it twice.',
          }
          at = lineEnd(text, at)
        }
      } else {
        const start = at
        let code = text.charCodeAt(at)
        while (at < end && code !== comma && code !== lf && code !== cr) {
          if (code === quote && fault === undefined)
            fault = {
              what: `cell ${cells.length + 1} has a quote in its middle`,
              where: { file, line },
              mend: 'Put the whole cell in quotes, and write a quote inside it twice.',
            }
          at++
          code = text.charCodeAt(at)
        }
        cell = text.slice(start, at)
      }
      cells.push(cell)
      if (at >= end || text.charCodeAt(at) !== comma) break
      at++
    }
    if (text.charCodeAt(at) === cr) {
      at++
      if (text.charCodeAt(at) !== lf && at < end && fault === undefined)
        fault = {
          what: 'a carriage return stands alone',
          where: { file, line },
          mend: 'End lines with a line feed, or carriage return and line feed.',
        }
    }
    if (text.charCodeAt(at) === lf) at++
    line++
    if (fault !== undefined) problems.push(fault)
    else if (cells.length > 1 || cells[0] !== '') {
      if (onRecord(cells, began) === false) return problems
    }
  }
  return problems
}

function readQuoted(text: string, start: number): { cell: string; next: number; breaks: number } | undefined {
  let at = text.indexOf('"', start)
  let doubled = false
  while (at >= 0 && text.charCodeAt(at + 1) === quote) {
    doubled = true
    at = text.indexOf('"', at + 2)
  }
  if (at < 0) return undefined
  const raw = text.slice(start, at)
  let breaks = 0
  for (let found = raw.indexOf('\n'); found >= 0; found = raw.indexOf('\n', found + 1)) breaks++
  return { cell: doubled ? raw.replaceAll('""', '"') : raw, next: at + 1, breaks }
}

function lineEnd(text: string, from: number): number {
  const found = text.indexOf('\n', from)
  return found < 0 ? text.length : found
}

/** One record as a line of such a text, without the line break. */
export function csvLine(cells: readonly (string | number)[]): string {
  return cells.map((cell) => quoted(String(cell))).join(',')
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell
}
