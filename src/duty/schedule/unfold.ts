/** An edition taken out of the columns again, line by line, so that it can be laid together with others anew. */
import { between, betweenFields, type ScheduleColumns } from './columns.js'
import type { PrintedLine } from './printed.js'

/** Gives the lines of any edition of a schedule. Texts and paths are decoded once for all of them. */
export function editionLines(columns: ScheduleColumns): (edition: number) => Generator<PrintedLine> {
  const texts: (string | undefined)[] = new Array(columns.texts)
  const paths: (readonly string[] | undefined)[] = [[]]
  const notes = new Map<number, PrintedLine['notes']>()
  const units = new Map<number, readonly string[]>()
  const text = (index: number): string => {
    const held = texts[index] ?? columns.text(index)
    texts[index] = held
    return held
  }
  const path = (node: number): readonly string[] => {
    const held = paths[node]
    if (held !== undefined) return held
    const made = [...path(columns.nodeAbove[node] ?? 0), text(columns.nodeText[node] ?? 0)]
    paths[node] = made
    return made
  }
  return function* (edition) {
    let line = 0
    for (let at = 0; at < columns.from.length; at++) {
      while ((columns.starts[line + 1] ?? 0) <= at) line++
      if ((columns.first[at] ?? 0) > edition || (columns.last[at] ?? 0) < edition) continue
      const cell = (column: ArrayLike<number>): string => text(column[at] ?? 0)
      yield {
        code: String(columns.codes[line] ?? 0).padStart(columns.digits, '0'),
        description: cell(columns.description),
        path: path(columns.above[at] ?? 0),
        units: remembered(units, columns.units[at] ?? 0, (index) => unitsOf(text(index))),
        general: cell(columns.general),
        special: cell(columns.special),
        other: cell(columns.other),
        quota: cell(columns.quota),
        interim: cell(columns.interim),
        notes: remembered(notes, columns.notes[at] ?? 0, (index) => notesOf(text(index))),
      }
    }
  }
}

function remembered<T>(held: Map<number, T>, index: number, make: (index: number) => T): T {
  const found = held.get(index)
  if (found !== undefined) return found
  const made = make(index)
  held.set(index, made)
  return made
}

/** A list of units from its one text. */
export function unitsOf(text: string): string[] {
  return text === '' ? [] : text.split(between)
}

/** Footnotes from their one text. */
export function notesOf(text: string): { columns: string[]; text: string }[] {
  if (text === '') return []
  return text.split(between).map((one) => {
    const [columns = '', words = ''] = one.split(betweenFields)
    return { columns: columns.split(',').filter(Boolean), text: words }
  })
}
