/** A plan through time: stretches of days on which the same duties are charged, whatever the base. */
import type { Day } from '../../time/day.js'
import { isOpen, workedOut } from '../applies.js'
import { shareOf, unmeasured } from '../charges.js'
import type { Plan } from '../plan.js'
import { turningDays } from '../plan.js'
import { type Component, components } from './components.js'
import { type Ends, endsOf } from './estimates.js'

/** A duty that tops the base up to a rate. */
export interface TopUp {
  component: number
  ppm: number | undefined
  heading: string
  /** The heading where the base is already there. */
  met: string
  /** It is owed on a part of the value whose share is not known. */
  partly: boolean
}

/** A stretch on which a plan charges the same. Entries are without claims, in transit to nobody, under no programme. */
export interface Segment {
  from: Day
  until: Day
  /** Parts per million by place in `components`; NaN where a duty cannot be said as a part of the value. */
  sums: readonly number[]
  topUps: readonly TopUp[]
  /** Headings of duties that are added, in the order of the stack, with a space between. */
  headings: string
  open: boolean
  /** What takes the place of the base, where a duty does. */
  inPlace?: number
  /** What averages take for `sums`, top-ups apart. */
  ends: Ends
  /** The same for segments on which the same is charged, whatever the days. */
  key: string
}

/**
 * The segments of a plan from `from` to the day before `until`, in order, without gap.
 *
 * @param past first day past the record: from there on totals are open
 */
export function segmentsOf(plan: Plan, from: Day, until: Day, past: Day = until): Segment[] {
  const turning = [...new Set([...turningDays(plan), past])].sort((a, b) => a - b)
  const days = [from, ...turning.filter((day) => day > from && day < until)]
  const segments: Segment[] = []
  let last: Segment | undefined
  for (const [at, day] of days.entries()) {
    const end = days[at + 1] ?? until
    const made = segmentOn(plan, day, end, day >= past)
    if (last?.key === made.key) last.until = end
    else {
      segments.push(made)
      last = made
    }
  }
  return segments
}

const nobody: ReadonlySet<string> = new Set()

function segmentOn(plan: Plan, date: Day, until: Day, past: boolean): Segment {
  const sums = components.map(() => 0)
  const topUps: TopUp[] = []
  const headings: string[] = []
  let open = past
  let inPlace: number | undefined
  const outcomes = workedOut(plan, { date, claims: nobody, content: {} })
  for (const [place, outcome] of outcomes.entries()) {
    if (outcome.state === 'asked' || isOpen(outcome)) open = true
    if (outcome.state !== 'charged') continue
    const { row, part } = outcome
    const component = components.indexOf((plan.duties[place]?.known.class.component ?? 'other') as Component)
    const own = shareOf(row.rate, unmeasured)
    if (row.basis === 'total') {
      const partly = part.kind !== 'all' && part.ppm === undefined
      topUps.push({ component, ppm: own, heading: row.heading ?? '', met: row.met ?? row.heading ?? '', partly })
      continue
    }
    if (row.heading !== undefined) headings.push(row.heading)
    const share = part.kind === 'all' ? 1_000_000 : part.ppm
    const adds = own === undefined || share === undefined ? Number.NaN : Math.round((own * share) / 1_000_000)
    if (row.basis === 'instead') inPlace ??= 0
    // A rate of the schedule itself is the base, no component beside it.
    if (component !== -1) sums[component] = (sums[component] ?? 0) + adds
    else if (inPlace !== undefined) inPlace += adds
  }
  const ends = sums.some(Number.isNaN) ? endsOf(plan, date, outcomes) : { none: sums, all: sums }
  const base = inPlace === undefined ? {} : { inPlace }
  const made = { sums, topUps, headings: headings.join(' '), open, ...base, ends }
  return { from: date, until, ...made, key: keyOf(made) }
}

function keyOf({ sums, topUps, headings, open, inPlace, ends }: Omit<Segment, 'from' | 'until' | 'key'>): string {
  let key = `${headings}|${open}|${inPlace}|${sums.join()}`
  for (const { component, ppm, heading, partly } of topUps) key += `|${component} ${ppm} ${heading} ${partly}`
  return ends.none === ends.all ? key : `${key}|${ends.none.join()}|${ends.all.join()}`
}
