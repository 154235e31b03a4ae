/** A series through time, point by point, for records and runs. */
import type { History } from '../../figures/history.js'
import type { KnownFigure } from '../../figures/known.js'
import { type Month, monthOf, monthsOf, monthsPeriod, type Period } from '../../time/period.js'
import { levelsOf, type Series } from '../series.js'

/** The history of a question's series for periods like the one given, one point every so many months. */
export function historyIn(series: Series, like: Period, every: number): History[] {
  const name = `${like.start} ${like.end} ${every}`
  const held = series.histories.get(name)
  if (held !== undefined) return held
  const found = historiesOf(series, like, every)
  series.histories.set(name, found)
  return found
}

function historiesOf({ question, known }: Series, like: Period, every: number): History[] {
  const length = monthsOf(like)?.length
  if (length === undefined || known.length === 0) return []
  // Rows by their first month: a point looks only at the rows inside it.
  const byMonth = new Map<number, KnownFigure[]>()
  let [start, end] = [monthOf(like.start) as number, monthOf(like.end) as number]
  for (const row of known) {
    const first = monthOf(row.period.start)
    const rows = byMonth.get(first)
    if (rows === undefined) byMonth.set(first, [row])
    else rows.push(row)
    start = Math.min(start, first)
    end = Math.max(end, monthOf(row.period.end))
  }
  start += (((monthOf(like.start) - start) % every) + every) % every
  const found = new Map<string, History>()
  for (let month = start; month + length - 1 <= end; month += every) {
    const period = monthsPeriod(month as Month, (month + length - 1) as Month, like.calendar)
    const inside: KnownFigure[] = []
    for (let one = month; one < month + length; one++)
      for (const row of byMonth.get(one) ?? []) if (row.period.end <= period.end) inside.push(row)
    if (inside.length === 0) continue
    const seen = new Set<string>()
    for (const level of levelsOf(question, inside, period).levels) {
      const kind = `${level.basis} ${level.unit}`
      if (seen.has(kind)) continue
      seen.add(kind)
      const history = found.get(kind)
      if (history === undefined)
        found.set(kind, { key: level.key, basis: level.basis, unit: level.unit, every, points: [level], gaps: [] })
      else history.points.push(level)
    }
  }
  for (const history of found.values()) history.gaps = gapsBetween(history, length)
  return [...found.values()].sort((a, b) => b.points.length - a.points.length)
}

function gapsBetween({ points, every }: History, length: number): Period[] {
  const gaps: Period[] = []
  for (const [index, point] of points.entries()) {
    const next = points[index + 1]
    if (next === undefined) break
    for (let month = monthOf(point.period.start) + every; month < monthOf(next.period.start); month += every)
      gaps.push(monthsPeriod(month as Month, (month + length - 1) as Month, point.period.calendar))
  }
  return gaps
}
