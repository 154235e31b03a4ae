/** What became of a code: the editions print no concordance, so it is read from what came and went together under one number. */
import type { Day } from '../../time/day.js'
import type { CodeFate, ScheduleLine } from '../schedule.js'
import { openEnd, type ScheduleColumns } from './columns.js'
import { hintOf, hintsOf } from './hint.js'

export interface FateQuestion {
  columns: ScheduleColumns
  decode: (stretch: number) => ScheduleLine
  /** Lines whose codes begin with these digits: the first, and the one after the last. */
  range: (prefix: string) => [number, number]
}

/** @param line its number among the codes */
export function fateOf(line: number, question: FateQuestion): CodeFate {
  const { columns } = question
  const began = (columns.from[columns.starts[line] ?? 0] ?? 0) as Day
  const ended = endOf(line, columns)
  const firstDay = columns.editions[0]?.from
  return {
    from: began,
    ...(ended !== undefined && { until: ended }),
    into: ended === undefined ? [] : linked(line, ended, 'into', question),
    outOf: began === firstDay ? [] : linked(line, began, 'outOf', question),
  }
}

/** The first day on which it is no longer a line, if there is one. */
function endOf(line: number, { starts, until }: ScheduleColumns): Day | undefined {
  const end = until[(starts[line + 1] ?? 0) - 1] ?? openEnd
  return end === openEnd ? undefined : (end as Day)
}

/** Lines that a code went into, or came out of, on a day: those nearest by number, and among them those that fit by their words. */
function linked(line: number, day: Day, way: 'into' | 'outOf', question: FateQuestion): CodeFate['into'] {
  const { columns, decode, range } = question
  const self = decode(edgeStretch(line, way === 'into' ? 'gone' : 'come', columns))
  for (const length of prefixes(columns.digits)) {
    const [start, end] = range(self.code.slice(0, length))
    const come: ScheduleLine[] = []
    const gone: ScheduleLine[] = []
    const stayed: ScheduleLine[] = []
    for (let at = start; at < end; at++) {
      const comes = columns.from[columns.starts[at] ?? 0] === day
      const goes = endOf(at, columns) === day
      if (comes) come.push(decode(edgeStretch(at, 'come', columns)))
      else if (goes) gone.push(decode(edgeStretch(at, 'gone', columns)))
      else if (standsAcross(at, day, columns)) stayed.push(decode(edgeStretch(at, 'gone', columns)))
    }
    const found = way === 'into' ? wentInto(self, come, gone) : come.length === 0 ? [] : cameOutOf(self, come, gone)
    if (found.length > 0) return told(found)
    // Nothing came, or went, with it at this depth: a line that stayed took it in, or it was taken out of one.
    const kept = nearestOf(self, stayed)
    if (kept.length > 0) return told(kept)
  }
  return []
}

/** Beside each other, they are told apart; one alone is told with its place. */
function told(lines: ScheduleLine[]): CodeFate['into'] {
  return lines.length > 1 ? hintsOf(lines) : lines.map((line) => hintOf(line, 1))
}

/** From the line's own subheading outward to its heading. */
function prefixes(digits: number): number[] {
  return digits > 8 ? [8, 6, 4] : [6, 4]
}

function edgeStretch(line: number, edge: 'come' | 'gone', { starts }: ScheduleColumns): number {
  return edge === 'come' ? (starts[line] ?? 0) : (starts[line + 1] ?? 0) - 1
}

function standsAcross(line: number, day: Day, { starts, from, until }: ScheduleColumns): boolean {
  const first = from[starts[line] ?? 0] ?? 0
  const last = until[(starts[line + 1] ?? 0) - 1] ?? 0
  return first < day && day < last
}

function wentInto(self: ScheduleLine, come: ScheduleLine[], gone: ScheduleLine[]): ScheduleLine[] {
  const taken = come.filter((one) => likest(one, gone).includes(self))
  return taken.length > 0 ? taken : likest(self, come)
}

function cameOutOf(self: ScheduleLine, come: ScheduleLine[], gone: ScheduleLine[]): ScheduleLine[] {
  return gone.filter((one) => wentInto(one, come, gone).includes(self))
}

/** Those that fit best by their words; all of them where none fits better. */
function likest(line: ScheduleLine, others: ScheduleLine[]): ScheduleLine[] {
  const scored = others.map((other) => ({ other, score: likeness(line, other) }))
  const best = Math.max(...scored.map(({ score }) => score))
  return scored.filter(({ score }) => score >= best - 1e-9).map(({ other }) => other)
}

/** A line that stayed and reads like it, else the one for all others. */
function nearestOf(line: ScheduleLine, stayed: ScheduleLine[]): ScheduleLine[] {
  const alike = likest(line, stayed).filter((other) => likeness(line, other) >= 0.6)
  if (alike.length > 0) return alike
  const rest = stayed.filter(({ description }) => /^other\b/i.test(description))
  return rest.length > 0 ? likest(line, rest).slice(-1) : stayed.length === 1 ? stayed : []
}

/** From 0 to 4: the same words in the same place, one become the heading of the other, or words shared. */
function likeness(one: ScheduleLine, other: ScheduleLine): number {
  const words = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[\s:;.,]+/g, ' ')
      .trim()
  const [a, b] = [words(one.description), words(other.description)]
  const sameHeading = words(one.path.at(-1) ?? '') === words(other.path.at(-1) ?? '')
  if (a === b && sameHeading) return 4
  const heads = (line: ScheduleLine): string[] => line.path.slice(1).map(words)
  if (a !== 'other' && b !== 'other' && (heads(other).includes(a) || heads(one).includes(b))) return 3
  const bag = (line: ScheduleLine, own: string): Set<string> =>
    new Set(
      [...heads(line), own]
        .join(' ')
        .split(' ')
        .filter((word) => word.length > 2),
    )
  const [left, right] = [bag(one, a), bag(other, b)]
  const shared = [...left].filter((word) => right.has(word)).length
  const all = left.size + right.size - shared
  return (a === b ? 0.5 : 0) + (sameHeading ? 0.3 : 0) + (all === 0 ? 0 : shared / all)
}
