/** Two duties that would charge the same good twice: of one class, under one heading, on one day. */
import { type Day, isoDay } from '../time/day.js'
import { CodeSet, expanded } from './code-set.js'
import type { LedgerRecords, Read } from './parse.js'
import { intervalsOf, type StepInterval } from './steps.js'
import type { CountryGroup, Duty, DutyRate, DutyStep } from './tariff.js'
import type { Tell } from './tell.js'

const atLast = Number.MAX_SAFE_INTEGER as Day
const everywhere = 'W'

export function lintOverlaps(records: LedgerRecords, tell: Tell): void {
  // Where only the highest of a class is paid, two that fit are no fault.
  const added = new Set(records.stacking.filter(({ record }) => record.pick === 'all').map(({ record }) => record.id))
  const groups = new Map(records['country-groups'].map(({ record }) => [record.code, record]))
  const superseded = new Set(records.duties.flatMap(({ record }) => record.supersedes ?? []))
  const byClass = new Map<string, Read<Duty>[]>()
  for (const read of records.duties)
    if (added.has(read.record.class) && !superseded.has(read.record.id))
      byClass.set(read.record.class, [...(byClass.get(read.record.class) ?? []), read])
  for (const reads of byClass.values()) {
    const spells = reads.map((read) => spellsOf(read.record, records, groups))
    for (const [index, read] of reads.entries())
      for (const [other, before] of reads.slice(0, index).entries())
        lintPair(read, spells[index] ?? [], before, spells[other] ?? [], tell)
  }
}

/** What one row charges in one stretch. */
interface Spell extends Pick<StepInterval, 'from' | 'until'> {
  heading: string
  origins: Set<string>
  exceptOrigins: Set<string>
  goods: CodeSet
  spared: CodeSet
  step: number
  /** Conditions and programmes: two rows that ask for different ones are not charged together by mistake. */
  demands: string
}

function spellsOf(duty: Duty, { lists }: LedgerRecords, groups: Map<string, CountryGroup>): Spell[] {
  const intervals = intervalsOf(duty, atLast)
  return intervals.flatMap((interval, at) => {
    if (interval.status !== 'in-force') return []
    const step = interval.step as DutyStep
    const rows: DutyRate[] = step.rates ?? (step.rate === undefined ? [] : [{ rate: step.rate }])
    const reach = reachAt(duty, intervals.slice(0, at + 1), lists)
    const { from, until } = interval
    return rows.flatMap((row, index): Spell[] => {
      const heading = row.heading ?? step.heading ?? duty.heading
      if (row.rate === 'none' || heading === undefined) return []
      // What a row above takes whole does not come to this one.
      const above = rows.slice(0, index).filter((other) => demandsOf(other) === '')
      const goodsAbove = above.filter(({ origins }) => origins === undefined).flatMap(({ goods }) => goods ?? [])
      const originsAbove = above.filter(({ goods }) => goods === undefined).flatMap(({ origins }) => origins ?? [])
      return [
        {
          from,
          ...(until !== undefined && { until }),
          heading,
          origins: countriesOf(row.origins ?? duty.origins, groups),
          exceptOrigins: countriesOf([...duty.exceptOrigins, ...originsAbove], groups),
          goods: row.goods === undefined ? reach : new CodeSet(expanded(row.goods, lists)),
          spared: new CodeSet(expanded([...duty.exceptGoods, ...goodsAbove], lists)),
          step: duty.steps.indexOf(step),
          demands: demandsOf(row),
        },
      ]
    })
  })
}

const demandsOf = ({ when = [], programmes = [] }: DutyRate): string => [...when, ...programmes].sort().join(' ')

function reachAt(duty: Duty, until: StepInterval[], lists: LedgerRecords['lists']): CodeSet {
  const reach = new CodeSet(expanded(duty.goods, lists))
  for (const step of new Set(until.map((interval) => interval.step as DutyStep))) {
    for (const code of expanded(step.drops ?? [], lists)) reach.drop(code)
    for (const code of expanded(step.adds ?? [], lists)) reach.add(code)
  }
  return reach
}

function countriesOf(origins: readonly string[], groups: Map<string, CountryGroup>): Set<string> {
  return new Set(origins.flatMap((origin) => groups.get(origin)?.members.map(({ code }) => code) ?? [origin]))
}

function lintPair(read: Read<Duty>, ours: Spell[], before: Read<Duty>, theirs: Spell[], tell: Tell): void {
  for (const one of ours)
    for (const other of theirs) {
      if (one.heading !== other.heading || one.demands !== other.demands || !meet(one, other)) continue
      if (!share(one, other)) continue
      const code = commonCode(one, other)
      if (code === undefined) continue
      tell(
        read,
        ['steps', Math.max(one.step, 0)],
        `${before.record.id} charges ${code === '' ? 'the same goods' : code} under ${one.heading} on ${isoDay(Math.max(one.from, other.from) as Day)} too`,
        'Keep the goods in one of the two, or let one end where the other begins.',
      )
      return
    }
}

function commonCode(one: Spell, other: Spell): string | undefined {
  const code = one.goods.common(other.goods)
  return code === undefined || one.spared.holds(code) || other.spared.holds(code) ? undefined : code
}

function share(one: Spell, other: Spell): boolean {
  const isSpared = (origin: string): boolean => one.exceptOrigins.has(origin) || other.exceptOrigins.has(origin)
  if (one.origins.has(everywhere))
    return [...other.origins].some((origin) => origin === everywhere || !isSpared(origin))
  return [...one.origins].some(
    (origin) => (other.origins.has(origin) || other.origins.has(everywhere)) && !isSpared(origin),
  )
}

function meet(a: Spell, b: Spell): boolean {
  return (a.until === undefined || b.from < a.until) && (b.until === undefined || a.from < b.until)
}
