/** A duty and its measure say the same: on every day, as known on every day on which either spoke. */

import { readRate } from '../amount/rate-text.js'
import { type Day, isoDay } from '../time/day.js'
import type { LedgerRecords, Read } from './parse.js'
import type { Measure } from './records.js'
import { intervalsOf, type StepInterval } from './steps.js'
import type { CountryGroup, Duty, DutyRate, DutyStep } from './tariff.js'
import type { Tell } from './tell.js'

export function lintAgreement(records: LedgerRecords, tell: Tell): void {
  const groups = records['country-groups'].map(({ record }) => record)
  for (const { record: measure } of records.measures) {
    const duties = records.duties.filter(({ record }) => record.measure === measure.id)
    // Where one takes the measure's own steps there is nothing that could differ.
    const own = duties.filter(({ record }) => record.steps.length > 0)
    for (const duty of own) lintPair(duty, measure, groups, tell)
    if (own.length > 0 && own.length === duties.length) lintAbsent(own, measure, tell)
  }
}

/** Tells the first day on which a duty is charged otherwise than its measure says; the rest mostly follows from it. */
function lintPair(read: Read<Duty>, measure: Measure, groups: CountryGroup[], tell: Tell): void {
  const duty = read.record
  for (const [known, day] of moments([duty, measure])) {
    const here = on(intervalsOf(duty, known), day)
    if (here === undefined || !charged(here)) continue
    const there = on(intervalsOf(measure, known), day)
    const charges = ratesFor(here.step as DutyStep, measure, groups)
    if (charged(there) && agree(charges, there?.rate)) continue
    tell(
      read,
      ['steps', duty.steps.indexOf(here.step as DutyStep)],
      `on ${isoDay(day)}, as known on ${isoDay(known)}, it says ${words(here, charges)} and its measure ${measure.id} says ${words(there, there?.rate === undefined ? [] : [there.rate])}`,
      'Correct the one that does not follow its instrument, or take the measure off.',
    )
    return
  }
}

/** A measure may be charged under several duties, each for its own goods and time; but not under none. */
function lintAbsent(reads: Read<Duty>[], measure: Measure, tell: Tell): void {
  const duties = reads.map(({ record }) => record)
  for (const [known, day] of moments([...duties, measure])) {
    if (!charged(on(intervalsOf(measure, known), day))) continue
    if (duties.some((duty) => charged(on(intervalsOf(duty, known), day)))) continue
    const read = reads[0]
    if (read === undefined) return
    tell(
      read,
      ['measure'],
      `on ${isoDay(day)}, as known on ${isoDay(known)}, the measure ${measure.id} is in force and no duty of it is`,
      'Correct the days of the one that does not follow its instrument.',
    )
    return
  }
}

/** Every day on which something became public, with every day on which something changes as known by then. */
function* moments(told: Pick<Measure, 'steps'>[]): Generator<[Day, Day]> {
  const spoke = new Set(told.flatMap(({ steps }) => steps.map(({ recorded }) => recorded)))
  for (const known of [...spoke].sort((a, b) => a - b)) {
    const days = new Set(told.flatMap((one) => intervalsOf(one, known).map(({ from }) => from)))
    for (const day of [...days].sort((a, b) => a - b)) yield [known, day]
  }
}

function on(intervals: StepInterval[], day: Day): StepInterval | undefined {
  return intervals.find(({ from, until }) => from <= day && (until === undefined || day < until))
}

const charged = (interval: StepInterval | undefined): boolean => interval?.status === 'in-force'

/** The texts of the rates that a step gives the measure's targets. */
function ratesFor(step: DutyStep, { target }: Measure, groups: CountryGroup[]): string[] {
  const rows: DutyRate[] = step.rates ?? (step.rate === undefined ? [] : [{ rate: step.rate }])
  const meant = new Set([...target, 'W', ...groups.filter((group) => reaches(group, target)).map(({ code }) => code)])
  return rows
    .filter(
      ({ origins }) => origins === undefined || target.includes('W') || origins.some((origin) => meant.has(origin)),
    )
    .map(({ rate }) => rate)
}

const reaches = ({ members }: CountryGroup, target: string[]): boolean =>
  members.some(({ code }) => target.includes(code))

function agree(charges: string[], said: string | undefined): boolean {
  const rate = said === undefined ? undefined : readRate(said)
  // A measure may say in words what a table of rates says in rows.
  if (rate?.kind !== 'percent') return true
  return charges.some((text) => {
    const own = readRate(text)
    return own?.kind === 'percent' && own.ppm === rate.ppm
  })
}

function words(interval: StepInterval | undefined, rates: string[]): string {
  if (interval === undefined) return 'nothing yet'
  if (interval.status !== 'in-force') return interval.status === 'unstated' ? 'nothing any more' : interval.status
  return rates.length === 0 ? 'in force' : [...new Set(rates)].slice(0, 4).join(' or ')
}
