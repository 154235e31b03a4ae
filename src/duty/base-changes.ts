/** How long the base rate of a line stands, and what it becomes: stretches that differ in notes only are one. */
import type { Day } from '../time/day.js'
import type { Schedule, ScheduleLine } from './schedule.js'

/** The stretch of a line's rates around a day. */
export interface BaseStretch {
  from: Day
  until?: Day
  /** The line from `until` on; absent where the code is no line any more. */
  next?: ScheduleLine
  /** The codes that take its place then, where the editions tell. */
  into?: string[]
}

const stretchesAtMost = 200

/** The days between which the rates of a line stand as they do. */
export function baseStretch(schedule: Schedule, line: ScheduleLine): BaseStretch {
  let first = line
  for (let count = 0; count < stretchesAtMost && first.from > schedule.from; count++) {
    const before = schedule.line(line.code, (first.from - 1) as Day)
    if (before === undefined || before === first || !sameRates(before, line)) break
    first = before
  }
  let last = line
  for (let count = 0; count < stretchesAtMost && last.until !== undefined; count++) {
    const after = schedule.line(line.code, last.until)
    if (after === undefined || after === last) {
      const into = schedule.fate(line.code)?.into.map(({ code }) => code) ?? []
      return { from: first.from, until: last.until, into }
    }
    if (!sameRates(after, line)) return { from: first.from, until: last.until, next: after }
    last = after
  }
  return { from: first.from }
}

/** A stretch as a day before its end saw it: what a later edition changed was not foreseen. */
export function foreseen(stretch: BaseStretch, { last }: Pick<Schedule, 'last'>, known: Day): BaseStretch {
  const { from, until } = stretch
  return until !== undefined && until > known && until <= last ? { from } : stretch
}

export function sameRates(a: ScheduleLine, b: ScheduleLine): boolean {
  return (
    a.general === b.general &&
    a.special === b.special &&
    a.other === b.other &&
    a.quota === b.quota &&
    a.interim === b.interim
  )
}
