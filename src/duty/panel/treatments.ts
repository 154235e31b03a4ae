/**
 * The panel: what every line pays from every origin on every day. Lines that law and schedule treat alike are one treatment,
 * origins that law treats alike one kind, so that the work is done once for each pair and multiplied out where it is stored.
 */
import { readRate } from '../../amount/rate-text.js'
import type { Country } from '../../ledger/tariff.js'
import type { Day } from '../../time/day.js'
import { type Interval, isoInterval } from '../../time/interval.js'
import { shareOf, unmeasured } from '../charges.js'
import { secondColumn } from '../origins.js'
import type { Plans } from '../plans.js'
import type { Schedule, ScheduleLine } from '../schedule.js'
import { leastShare } from './estimates.js'
import { type Segment, segmentsOf } from './segments.js'

/** A line in one stretch, and how it is treated. */
export interface PanelLine {
  hts: string
  treatment: number
  from: Day
  until: Day
}

/** What one treatment pays from one kind of origin on one stretch. */
export interface PanelRow {
  treatment: number
  from: Day
  until: Day
  /** Place in the panel's outcomes. */
  outcome: number
}

/** What is paid, in parts per million of the value; null where it cannot be said so. */
export interface PanelOutcome {
  mfn: number | null
  sums: readonly (number | null)[]
  total: number | null
  complete: boolean
  headings: string
  /** What averages take for it: base and components, with none of a content that is dutiable and with nothing but it. */
  least: { mfn: number; none: readonly number[]; all: readonly number[] }
}

/** A panel being made: the lines and origins are few, the rows come as they are worked out. */
export interface Panel {
  lines: PanelLine[]
  /** Kinds of origin, each with the countries of it and its rows. */
  kinds: PanelKind[]
  /** Grows while rows are read. */
  outcomes: PanelOutcome[]
  treatments: number
}

export interface PanelKind {
  origins: string[]
  rows: () => Iterable<PanelRow>
}

interface Treatment {
  number: number
  code: string
  line: ScheduleLine
  from: Day
  until: Day
}

/**
 * The panel of a schedule from `from` to the day before `until`.
 *
 * @param covers the days for which law on an origin is held: a stretch before has no row, totals after are open
 */
export function panelOf(
  schedule: Schedule,
  plans: Plans,
  countries: readonly Pick<Country, 'code' | 'within'>[],
  from: Day,
  until: Day,
  covers: (origin: string) => Interval,
): Panel {
  const { lines, treatments } = treatmentsOf(schedule, plans, from, until)
  const outcomes = new Outcomes()
  const kinds = new Map<string, string[]>()
  for (const { code, within } of countries) {
    // What comes from within the customs territory is no import.
    if ((within ?? code) === schedule.imposer) continue
    const kind = `${plans.originNumber(code)} ${isoInterval(covers(code))}`
    kinds.set(kind, [...(kinds.get(kind) ?? []), code])
  }
  return {
    lines,
    treatments: treatments.length,
    outcomes: outcomes.all,
    kinds: [...kinds.values()].map((origins) => ({
      origins,
      rows: () => rowsOf(plans, treatments, origins[0] ?? '', covers, { from, until }, outcomes),
    })),
  }
}

function treatmentsOf(
  schedule: Schedule,
  plans: Plans,
  from: Day,
  until: Day,
): { lines: PanelLine[]; treatments: Treatment[] } {
  const known = new Map<string, Treatment>()
  const lines: PanelLine[] = []
  for (const line of schedule.lines()) {
    // Days before the first edition are answered from it.
    const first = line.from <= schedule.from ? from : Math.max(from, line.from)
    const last = Math.min(until, line.until ?? until)
    if (first >= last) continue
    const key = [plans.goodsNumber(line.code), first, last, line.general, line.other, line.interim].join('\n')
    let treatment = known.get(key)
    if (treatment === undefined) {
      treatment = { number: known.size, code: line.code, line, from: first as Day, until: last as Day }
      known.set(key, treatment)
    }
    lines.push({ hts: line.code, treatment: treatment.number, from: treatment.from, until: treatment.until })
  }
  return { lines, treatments: [...known.values()] }
}

function* rowsOf(
  plans: Plans,
  treatments: readonly Treatment[],
  origin: string,
  covers: (origin: string) => Interval,
  span: { from: Day; until: Day },
  outcomes: Outcomes,
): Generator<PanelRow> {
  const kept = new Map<number, Segment[]>()
  const held = covers(origin)
  const first = Math.max(span.from, held.from) as Day
  if (first >= span.until) return
  const second = plans.law.origins.isEverIn(secondColumn, origin)
  for (const { number, code, line, ...stretch } of treatments) {
    const goods = plans.goodsNumber(code)
    let segments = kept.get(goods)
    if (segments === undefined) {
      segments = segmentsOf(plans.made(code, origin), first, span.until, held.until)
      kept.set(goods, segments)
    }
    for (const segment of segments) {
      const from = Math.max(segment.from, stretch.from) as Day
      const until = Math.min(segment.until, stretch.until) as Day
      if (from >= until) continue
      const column = second && line.other !== '' && plans.law.origins.isIn(secondColumn, origin, from)
      const base = column ? line.other : line.interim || line.general
      yield { treatment: number, from, until, outcome: outcomes.of(segment, shareOfBase(base)) }
    }
  }
}

/** Equal outcomes once. */
class Outcomes {
  readonly all: PanelOutcome[] = []
  private readonly numbers = new Map<string, number>()
  private readonly byKey = new Map<string, Map<BaseShare, number>>()

  of(segment: Segment, base: BaseShare): number {
    let known = this.byKey.get(segment.key)
    if (known === undefined) {
      known = new Map()
      this.byKey.set(segment.key, known)
    }
    const found = known.get(base)
    if (found !== undefined) return found
    const made = outcomeOf(base, segment)
    const key = JSON.stringify(made)
    const number = this.numbers.get(key) ?? this.all.length
    if (number === this.all.length) {
      this.all.push(made)
      this.numbers.set(key, number)
    }
    known.set(base, number)
    return number
  }
}

/** A base rate as a part of the value: null where it cannot be said so, and then at least so much. */
interface BaseShare {
  ppm: number | null
  least: number
}

const shares = new Map<string, BaseShare>()

function shareOfBase(text: string): BaseShare {
  const known = shares.get(text)
  if (known !== undefined) return known
  const rate = text === '' ? undefined : readRate(text)
  const ppm = rate === undefined ? null : (shareOf(rate, unmeasured) ?? null)
  const share = { ppm, least: ppm ?? (rate === undefined ? 0 : leastShare(rate)) }
  shares.set(text, share)
  return share
}

function outcomeOf(base: BaseShare, segment: Segment): PanelOutcome {
  const mfn = segment.inPlace ?? base.ppm
  const sums = [...segment.sums]
  const least = { mfn: segment.inPlace ?? base.least, none: [...segment.ends.none], all: [...segment.ends.all] }
  let { headings } = segment
  for (const { component, ppm, heading, met, partly } of segment.topUps) {
    const whole = ppm === undefined || mfn === null ? Number.NaN : Math.max(0, ppm - mfn)
    const adds = partly && whole !== 0 ? Number.NaN : whole
    sums[component] = (sums[component] ?? 0) + adds
    // Where the goods are all of the content, nothing is left to top up.
    for (const end of partly ? [least.none] : [least.none, least.all])
      end[component] = (end[component] ?? 0) + Math.max(0, (ppm ?? 0) - least.mfn)
    headings = headings === '' ? (adds === 0 ? met : heading) : `${headings} ${adds === 0 ? met : heading}`
  }
  let total = mfn ?? Number.NaN
  for (const sum of sums) total += sum
  const known = !Number.isNaN(total)
  return {
    mfn,
    sums: sums.map((sum) => (Number.isNaN(sum) ? null : sum)),
    total: known ? total : null,
    complete: known && !segment.open,
    headings,
    least,
  }
}
