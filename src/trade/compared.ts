/** A period set against its baseline, like with like, out of the documents that are believed most. */
import type { Level } from '../figures/levels.js'
import type { Period } from '../time/period.js'
import type { Alternative, Compared } from './answer.js'
import { type Held, sortOf } from './held.js'
import { type Change, meanOf, minus, percentChange } from './numbers.js'

interface Candidate {
  now: Level
  /** One for each period of the baseline, or none where any of them lacks. */
  before: Level[]
  mixed: boolean
  place: number
}

/** The answer for a period, and what the documents say that were not chosen. */
export function comparedIn(held: Held, period: Period, baseline: Period[]): Compared & { alternatives: Alternative[] } {
  const here = held.at(period)
  const there = baseline.map((one) => held.at(one))
  const candidates = here.levels
    .map((now, place) =>
      candidateOf(
        now,
        place,
        there.map(({ levels }) => levels),
      ),
    )
    .sort((a, b) => order(a) - order(b) || a.place - b.place)
  const [chosen] = candidates
  const missing = [
    ...(chosen === undefined ? here.lacking : []),
    ...(chosen !== undefined && chosen.before.length > 0
      ? []
      : there.flatMap(({ levels, lacking }) => (levels.length > 0 ? [] : lacking))),
  ]
  // A baseline may be held where the period is not: it is shown then, though nothing can be compared.
  const alone =
    chosen === undefined && there.every(({ levels }) => levels.length > 0)
      ? there.flatMap(({ levels }) => levels.slice(0, 1))
      : []
  const before = chosen?.before ?? (new Set(alone.map(({ basis, unit }) => `${basis} ${unit}`)).size === 1 ? alone : [])
  const value = chosen?.now.value ?? null
  const baselineValue = before.length === 0 ? null : meanLevel(before)
  return {
    period,
    baseline,
    value,
    baselineValue,
    change: changeOf(chosen?.now, before, baselineValue),
    complete: value !== null && baselineValue !== null,
    missing: [...new Set(missing)].sort((a, b) => a - b),
    ...(chosen !== undefined && { level: chosen.now }),
    before,
    alternatives: candidates.slice(1).flatMap((other) => alternativeOf(other, chosen)),
  }
}

function candidateOf(now: Level, place: number, there: readonly Level[][]): Candidate {
  const before = there.flatMap((levels) => {
    const like = levels.filter(({ basis, unit }) => basis === now.basis && unit === now.unit)
    return (like.find(({ title }) => title === now.title) ?? like[0]) === undefined
      ? []
      : [like.find(({ title }) => title === now.title) ?? (like[0] as Level)]
  })
  const whole = before.length === there.length ? before : []
  return { now, before: whole, mixed: whole.some(({ title }) => title !== now.title), place }
}

/** As levels are believed; then those that can be compared, inside one document before across two. */
function order({ now, before, mixed }: Candidate): number {
  return sortOf(now) * 4 + (before.length === 0 ? 2 : mixed ? 1 : 0)
}

function meanLevel(levels: readonly Level[]): number {
  const values = levels.map(({ value }) => value)
  return levels.length === 1 ? (values[0] ?? 0) : meanOf(values, levels[0]?.unit === 'USD')
}

function changeOf(now: Level | undefined, before: readonly Level[], baselineValue: number | null): Change {
  if (now === undefined || baselineValue === null) return { percent: null, absolute: null }
  const percent = percentChange(now.value, baselineValue) ?? null
  const absolute = minus(now.value, baselineValue)
  const slack = before.reduce((sum, { rounding }) => sum + rounding, 0) / before.length
  if (now.rounding + slack === 0 || percent === null) return { percent, absolute }
  const [least, most] = [baselineValue - slack, baselineValue + slack]
  if (least <= 0 && most >= 0) return { percent, absolute }
  const ends = [now.value - now.rounding, now.value + now.rounding].flatMap((up) =>
    [least, most].map((down) => ((up - down) / Math.abs(down)) * 100),
  )
  const shown = (bound: number): number => Math.round(bound * 100) / 100
  return { percent, absolute, low: shown(Math.min(...ends)), high: shown(Math.max(...ends)) }
}

/** Another document with another number, or the same of another measure. */
function alternativeOf({ now, before }: Candidate, chosen: Candidate | undefined): Alternative[] {
  if (chosen === undefined || (now.value === chosen.now.value && now.basis === chosen.now.basis)) return []
  const baseline = before.length === 0 ? null : meanLevel(before)
  return [
    {
      value: now.value,
      unit: now.unit,
      percent: baseline === null ? null : (percentChange(now.value, baseline) ?? null),
      basis: now.basis,
      agency: now.agency,
      title: now.title,
      vintage: vintagesOf(now.rows).last,
    },
  ]
}

/** The oldest and the newest vintage of rows, as written. */
export function vintagesOf(rows: readonly { vintage: string; vintageDay?: number }[]): { first: string; last: string } {
  const sorted = [...rows].sort((a, b) => (a.vintageDay ?? 0) - (b.vintageDay ?? 0) || (a.vintage < b.vintage ? -1 : 1))
  return { first: sorted[0]?.vintage ?? '', last: sorted.at(-1)?.vintage ?? '' }
}
