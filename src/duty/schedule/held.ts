/** A schedule that answers from columns: lines are found by their numbers, and decoded once, when first asked for. */
import type { Day } from '../../time/day.js'
import type { Schedule, ScheduleLine, ScheduleNote } from '../schedule.js'
import { openEnd, type ScheduleColumns } from './columns.js'
import { fateOf } from './fate.js'
import { hintOf, hintsOf } from './hint.js'
import { type ScheduleName, searchLines } from './search.js'
import { notesOf, unitsOf } from './unfold.js'

/**
 * @param names that people have for goods, with the codes they stand for; search finds goods by them too
 */
export function scheduleOf(columns: ScheduleColumns, names: readonly ScheduleName[] = []): Schedule {
  const { codes, starts, from, until, digits, editions } = columns
  const lineCount = codes.length
  const decoded: (ScheduleLine | undefined)[] = new Array(from.length)
  const paths: (string[] | undefined)[] = []
  const decode = (stretch: number): ScheduleLine => {
    const held = decoded[stretch]
    if (held !== undefined) return held
    const made = decodeStretch(columns, stretch, paths)
    decoded[stretch] = made
    return made
  }
  const first = editions[0]
  // Days before the first edition are answered from it.
  const firstDay = (first?.from ?? 0) as Day

  const found = (code: string): number => {
    if (code.length !== digits) return -1
    const at = lowerBound(codes, Number(code))
    return codes[at] === Number(code) ? at : -1
  }
  const stretchOn = (line: number, day: Day): number => {
    const asked = day < firstDay ? firstDay : day
    for (let at = (starts[line + 1] ?? 0) - 1; at >= (starts[line] ?? 0); at--)
      if ((from[at] ?? 0) <= asked) return asked < (until[at] ?? 0) ? at : -1
    return -1
  }
  /** The lines whose codes begin with these digits, as a range. */
  const rangeOf = (code: string): [number, number] => {
    if (!/^\d+$/.test(code) || code.length > digits) return [0, 0]
    const wide = 10 ** (digits - code.length)
    return [lowerBound(codes, Number(code) * wide), lowerBound(codes, (Number(code) + 1) * wide)]
  }

  const schedule: Schedule = {
    imposer: columns.imposer,
    from: firstDay,
    last: (editions.at(-1)?.from ?? 0) as Day,
    editionOn(day) {
      let title = first?.title ?? ''
      for (const edition of editions) if (edition.from <= day) title = edition.title
      return title
    },
    line(code, day) {
      const line = found(code)
      if (line < 0) return undefined
      const stretch = stretchOn(line, day)
      return stretch < 0 ? undefined : decode(stretch)
    },
    under(code, day, limit = 50) {
      const [start, end] = rangeOf(code)
      const found: ScheduleLine[] = []
      for (let line = start; line < end && found.length < limit; line++) {
        const stretch = stretchOn(line, day)
        if (stretch >= 0) found.push(decode(stretch))
      }
      return hintsOf(found)
    },
    knows(code) {
      const [start, end] = rangeOf(code)
      return end > start
    },
    fate(code) {
      const line = found(code)
      if (line < 0) return undefined
      return fateOf(line, { columns, decode, range: rangeOf })
    },
    search(words, day, limit = 10) {
      return searchLines(words, { columns, names, on: (line) => stretchOn(line, day), range: rangeOf })
        .slice(0, limit)
        .map((stretch) => hintOf(decode(stretch)))
    },
    *lines() {
      for (let stretch = 0; stretch < from.length; stretch++)
        if ((from[stretch] ?? 0) < (until[stretch] ?? 0)) yield decode(stretch)
    },
  }
  // An empty schedule has no lines, but must not answer with those of another.
  return lineCount === 0 ? { ...schedule, editionOn: () => '' } : schedule
}

/** The first place whose value is not below the wanted one. */
function lowerBound(values: ArrayLike<number>, wanted: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((values[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

function decodeStretch(columns: ScheduleColumns, stretch: number, paths: (string[] | undefined)[]): ScheduleLine {
  const text = (column: ArrayLike<number>): string => columns.text(column[stretch] ?? 0)
  const edition = columns.editions[columns.first[stretch] ?? 0]
  const line = lineOf(columns.starts, stretch)
  const until = columns.until[stretch] ?? openEnd
  const notes = notesOf(text(columns.notes))
  const quota = text(columns.quota)
  const interim = text(columns.interim)
  const source = text(columns.source)
  const confidence = columns.confidence[stretch] ?? 0
  return {
    code: String(columns.codes[line] ?? 0).padStart(columns.digits, '0'),
    description: text(columns.description),
    path: pathOf(columns, columns.above[stretch] ?? 0, paths),
    units: unitsOf(text(columns.units)),
    general: text(columns.general),
    special: text(columns.special),
    other: text(columns.other),
    ...(quota !== '' && { quota }),
    ...(interim !== '' && { interim }),
    footnotes: headingsNamed(notes),
    notes,
    from: (columns.from[stretch] ?? 0) as Day,
    ...(until !== openEnd && { until: until as Day }),
    edition: edition?.title ?? '',
    source: source !== '' ? source : (edition?.source ?? ''),
    ...(confidence > 0 && { confidence: confidence === 1 ? 'medium' : 'low' }),
  }
}

/** The line that a stretch belongs to. */
function lineOf(starts: ArrayLike<number>, stretch: number): number {
  return lowerBound(starts, stretch + 1) - 1
}

/** The words above a node's lines, from the heading down; lines below one heading share the array. */
function pathOf(columns: ScheduleColumns, node: number, paths: (string[] | undefined)[]): string[] {
  const held = paths[node]
  if (held !== undefined) return held
  const above = columns.nodeAbove[node] ?? 0
  const path = node === 0 ? [] : [...pathOf(columns, above, paths), columns.text(columns.nodeText[node] ?? 0)]
  paths[node] = path
  return path
}

function headingsNamed(notes: ScheduleNote[]): string[] {
  return [...new Set(notes.flatMap(({ text }) => text.match(/\b99\d\d\.\d\d\.\d\d\b/g) ?? []))]
}
