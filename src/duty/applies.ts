/** Which duties of a plan apply on a day, on which part of the value, and what takes the others off. */
import type { Ppm } from '../amount/ppm.js'
import type { Day } from '../time/day.js'
import type { Entry } from './entry.js'
import type { ExceptionSpell, KnownException, Row } from './known.js'
import { type Plan, type PlannedDuty, type PlannedException, type PlannedSpell, turningDays } from './plan.js'

/** What the importer says; the part of an entry that decides whether a duty applies. */
export type Facts = Pick<Entry, 'date' | 'programme' | 'claims' | 'loaded' | 'content'>

/** An exception that holds, and the stretch of it. */
export interface Lift {
  known: KnownException
  spell: ExceptionSpell
}

/**
 * What became of one duty on the day.
 *
 * `none`: no word about it that day, or no row for these goods. `idle`: on the books, not charged (suspended, ended, run
 * out). `lifted`: an exception takes it off whole. `charged`: it applies, perhaps on a part of the value. `lower`: another of
 * its class is higher. `asked`: it hangs on a question that nobody answered and that no answer may be assumed to.
 */
export type Outcome =
  | { state: 'none' }
  | { state: 'idle'; at: PlannedSpell; row?: Row }
  | { state: 'lifted'; at: PlannedSpell; row: Row; by: Lift }
  | { state: 'charged'; at: PlannedSpell; row: Row; part: Part; by?: Lift }
  | { state: 'asked'; at: PlannedSpell; row: Row }
  | { state: 'lower'; at: PlannedSpell; row: Row; part: Part; than: number }

/**
 * The part of the value that a duty is charged on: all of it, one content, or what is left after contents.
 * `ppm` is undefined where the share is not known.
 */
export type Part =
  | { kind: 'all' }
  | { kind: 'content'; of: string; ppm: Ppm | undefined }
  | { kind: 'rest'; without: string[]; ppm: Ppm | undefined }

const whole: Part = { kind: 'all' }
const nothing: Outcome = { state: 'none' }
const million = 1_000_000

/** What silent entries come to between turning days, as far as it was asked. */
const silentOutcomes = new WeakMap<Plan, { days: readonly Day[]; outcomes: (readonly Outcome[] | undefined)[] }>()

/** The outcome of every duty of the plan, in the plan's order. */
export function outcomesOf(plan: Plan, facts: Facts): readonly Outcome[] {
  if (!isSilent(facts)) return workedOut(plan, facts)
  // Of a silent entry only the day matters, and of the day only between which turning days it lies.
  let kept = silentOutcomes.get(plan)
  if (kept === undefined) {
    kept = { days: turningDays(plan), outcomes: [] }
    silentOutcomes.set(plan, kept)
  }
  const { days, outcomes } = kept
  let place = 0
  while (place < days.length && (days[place] ?? 0) <= facts.date) place++
  const known = outcomes[place]
  if (known !== undefined) return known
  const made = workedOut(plan, facts)
  outcomes[place] = made
  return made
}

/** Whether the importer says nothing that law could hang on. */
function isSilent({ claims, programme, loaded, content }: Facts): boolean {
  if (claims.size > 0 || programme !== undefined || loaded !== undefined) return false
  for (const _ in content) return false
  return true
}

/** The same, not kept with the plan: for whoever asks each stretch once. */
export function workedOut(plan: Plan, facts: Facts): Outcome[] {
  const outcomes: (Outcome | undefined)[] = new Array(plan.duties.length)
  const settle = (place: number): Outcome => {
    const known = outcomes[place]
    if (known !== undefined) return known
    // Two duties that would each take the other off: the one asked first stands. Lint refuses such records.
    outcomes[place] = nothing
    const planned = plan.duties[place]
    const outcome = planned === undefined ? nothing : outcomeOf(plan, planned, facts, settle)
    outcomes[place] = outcome
    return outcome
  }
  const all = plan.duties.map((_, place) => settle(place))
  return keepHighest(plan, all)
}

/** The stretch of a duty that covers a day. */
export function spellOn(spells: readonly PlannedSpell[], date: Day): PlannedSpell | undefined {
  for (const one of spells)
    if (one.spell.from <= date && (one.spell.until === undefined || date < one.spell.until)) return one
  return undefined
}

function outcomeOf(plan: Plan, planned: PlannedDuty, facts: Facts, settle: (place: number) => Outcome): Outcome {
  const { date } = facts
  const at = spellOn(planned.spells, date)
  if (at === undefined) return nothing
  const { duty } = planned.known
  const { origins } = plan.law
  if (!planned.always) {
    if (!origins.meant(duty.origins, plan.origin, date)) return nothing
    if (duty.exceptOrigins.length > 0 && origins.meant(duty.exceptOrigins, plan.origin, date)) return nothing
  }
  const row = at.rows.find((one) => rowFits(plan, one, facts))
  if (at.spell.status !== 'in-force') return row === undefined ? nothing : { state: 'idle', at, row }
  if (row === undefined) return askedOf(plan, at, facts)
  if (row.text === 'none') return row.heading === undefined ? nothing : { state: 'idle', at, row }
  let part = partOf(row, facts)
  let by: Lift | undefined
  const silent = isSilent(facts)
  for (const exception of silent ? planned.unasked : planned.exceptions) {
    const spell = exceptionHolds(plan, exception, facts)
    if (spell === undefined) continue
    const under = exception.under?.map((place) => ({ place, outcome: settle(place) }))
    const applied = under?.filter(({ outcome }) => outcome.state === 'charged')
    if (applied !== undefined && applied.length === 0) continue
    const lift = { known: exception.known, spell }
    const left = partLeft(exception, part, applied?.map(({ outcome }) => outcome) ?? [], facts)
    if (left === undefined) return { state: 'lifted', at, row, by: lift }
    part = left
    by = lift
  }
  return { state: 'charged', at, row, part, ...(by !== undefined && { by }) }
}

/** A row that would fit but for an answer that nobody may assume. */
function askedOf(plan: Plan, at: PlannedSpell, facts: Facts): Outcome {
  const { conditions } = plan.law
  const row = at.rows.find(
    (one) =>
      one.when.some((id) => conditions.get(id)?.open === 'yes') &&
      rowFits(plan, one, { ...facts, claims: new Set(one.when) }),
  )
  return row === undefined ? nothing : { state: 'asked', at, row }
}

/** Whether what holds of a duty is not known: its suspension has run out, and nothing later is on record. */
export function isOpen(outcome: Outcome): boolean {
  return outcome.state === 'idle' && outcome.at.spell.status === 'unstated' && outcome.at.spell.ran === 'suspended'
}

function rowFits(plan: Plan, row: Row, facts: Facts): boolean {
  return (
    (row.origins === undefined || plan.law.origins.meant(row.origins, plan.origin, facts.date)) &&
    row.when.every((condition) => facts.claims.has(condition)) &&
    (row.programmes.length === 0 || (facts.programme !== undefined && row.programmes.includes(facts.programme)))
  )
}

function partOf(row: Row, { content }: Facts): Part {
  if (row.basis !== 'content' || row.of === undefined) return whole
  return { kind: 'content', of: row.of, ppm: contentShare(row.of, content) }
}

/** A content's share of the value; `non-us` is what is left of `us`. */
function contentShare(of: string, content: Facts['content']): Ppm | undefined {
  const own = content[of]
  if (own !== undefined) return own
  const other = of.startsWith('non-') ? content[of.slice('non-'.length)] : undefined
  return other === undefined ? undefined : ((million - other) as Ppm)
}

/** The stretch of an exception that covers the day and whose demands on the importer are met. */
export function exceptionHolds(plan: Plan, planned: PlannedException, facts: Facts): ExceptionSpell | undefined {
  const { exception } = planned.known
  // Most exceptions ask for a word of the importer, which is quicker to miss than a day is to find.
  if (exception.when.length > 0 && !exception.when.every((condition) => facts.claims.has(condition))) return undefined
  if (
    exception.programmes.length > 0 &&
    (facts.programme === undefined || !exception.programmes.includes(facts.programme))
  )
    return undefined
  const spell = exceptionOn(plan, planned, facts.date)
  if (spell === undefined) return undefined
  const { loadedBefore, enteredBefore } = spell.step
  if (loadedBefore !== undefined && (facts.loaded === undefined || facts.loaded >= loadedBefore)) return undefined
  if (enteredBefore !== undefined && facts.date >= enteredBefore) return undefined
  return spell
}

/** The stretch of an exception on a day, whatever the importer says. */
export function exceptionOn(plan: Plan, planned: PlannedException, date: Day): ExceptionSpell | undefined {
  if (!planned.always) {
    const { exception } = planned.known
    const { origins } = plan.law
    if (!origins.meant(exception.origins, plan.origin, date)) return undefined
    if (exception.exceptOrigins.length > 0 && origins.meant(exception.exceptOrigins, plan.origin, date))
      return undefined
  }
  for (const spell of planned.spells)
    if (spell.from <= date && (spell.until === undefined || date < spell.until)) return spell
  return undefined
}

/** What an exception leaves of a duty's part; undefined where it takes it off whole. */
function partLeft(planned: PlannedException, part: Part, under: Outcome[], facts: Facts): Part | undefined {
  const { share } = planned.known.exception
  if (share === undefined) return undefined
  // A duty on one content is not charged on the others, so what is lifted of them changes nothing.
  if (part.kind === 'content') return part.of === share ? undefined : part
  if (share !== 'content') return without(part, [share], facts)
  const contents: string[] = []
  for (const outcome of under) {
    if (outcome.state !== 'charged') continue
    // A duty on the full value leaves nothing to charge.
    if (outcome.part.kind !== 'content') return undefined
    contents.push(outcome.part.of)
  }
  return without(part, contents, facts)
}

function without(part: Part, contents: string[], { content }: Facts): Part {
  const all = part.kind === 'rest' ? [...new Set([...part.without, ...contents])] : [...new Set(contents)]
  let left: number = million
  for (const of of all) {
    const share = contentShare(of, content)
    if (share === undefined) return { kind: 'rest', without: all, ppm: undefined }
    left -= share
  }
  return { kind: 'rest', without: all, ppm: Math.max(0, left) as Ppm }
}

/** Of a class of which only the highest is paid, the others are `lower`. */
function keepHighest(plan: Plan, outcomes: Outcome[]): Outcome[] {
  const best = new Map<string, number>()
  let several = false
  for (let place = 0; place < outcomes.length; place++) {
    const outcome = outcomes[place]
    const one = plan.duties[place]?.known.class
    if (outcome?.state !== 'charged' || one?.pick !== 'highest') continue
    const held = best.get(one.id)
    several ||= held !== undefined
    if (held === undefined || percentOf(outcome) > percentOf(outcomes[held])) best.set(one.id, place)
  }
  if (!several) return outcomes
  return outcomes.map((outcome, place) => {
    const id = plan.duties[place]?.known.class.id
    const than = id === undefined ? undefined : best.get(id)
    if (outcome.state !== 'charged' || than === undefined || than === place) return outcome
    return { state: 'lower', at: outcome.at, row: outcome.row, part: outcome.part, than }
  })
}

function percentOf(outcome: Outcome | undefined): number {
  return outcome?.state === 'charged' && outcome.row.rate.kind === 'percent' ? outcome.row.rate.ppm : 0
}
