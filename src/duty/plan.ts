/** What law could ever say of goods of one signature from origins of one kind: worked out once, then asked for any day. */
import type { Day } from '../time/day.js'
import { reaches, type Signature } from './goods.js'
import type { DutySpell, ExceptionSpell, KnownDuty, KnownException, KnownLaw, Row } from './known.js'

/** A stretch of a duty that reaches the goods, with the rows that may be theirs. */
export interface PlannedSpell {
  spell: DutySpell
  rows: readonly Row[]
}

export interface PlannedDuty {
  known: KnownDuty
  /** Its record means the origin on every day; else each day is asked. */
  always: boolean
  spells: readonly PlannedSpell[]
  /** What may lift it. */
  exceptions: readonly PlannedException[]
  /** Those of them that need no word of the importer. */
  unasked: readonly PlannedException[]
}

export interface PlannedException {
  known: KnownException
  always: boolean
  spells: readonly ExceptionSpell[]
  /** Places in the plan of the duties of which one must apply; absent where none is asked for. */
  under?: readonly number[]
}

export interface Plan {
  law: KnownLaw
  origin: string
  duties: readonly PlannedDuty[]
}

/** What reaches goods of one signature, from wherever they come. */
export interface Reached {
  /** By duty and stretch, the rows that may be theirs. */
  duties: ReadonlyMap<KnownDuty, ReadonlyMap<DutySpell, readonly Row[]>>
  exceptions: ReadonlyMap<KnownException, readonly ExceptionSpell[]>
}

/** The duties and exceptions whose goods are these. */
export function reachedBy(law: KnownLaw, signature: Signature): Reached {
  const duties = new Map<KnownDuty, Map<DutySpell, readonly Row[]>>()
  for (const known of law.duties) {
    const spells = new Map<DutySpell, readonly Row[]>()
    for (const spell of known.spells)
      if (reaches(spell.goods, signature))
        spells.set(
          spell,
          kept(spell.rows, (row) => row.goods === undefined || reaches(row.goods, signature)),
        )
    if (spells.size > 0) duties.set(known, spells)
  }
  const exceptions = new Map<KnownException, readonly ExceptionSpell[]>()
  for (const known of law.exceptions) {
    const spells = kept(known.spells, (spell) => reaches(spell.goods, signature))
    if (spells.length > 0) exceptions.set(known, spells)
  }
  return { duties, exceptions }
}

/** What may be meant for goods of one kind of origin, whatever they are. */
export interface Meant {
  duties: readonly { known: KnownDuty; always: boolean; spells: readonly PlannedSpell[] }[]
  exceptions: readonly { known: KnownException; always: boolean }[]
}

/** The duties, rows and exceptions that name an origin, one of its groups, or all. */
export function meantFor({ origins, duties, exceptions }: KnownLaw, origin: string): Meant {
  const names = (tokens: readonly string[]): boolean => origins.everMeant(tokens, origin)
  return {
    duties: duties
      .filter(({ duty }) => names(duty.origins))
      .map((known) => ({
        known,
        always: origins.alwaysMeant(known.duty.origins, known.duty.exceptOrigins, origin),
        spells: known.spells.map((spell) => ({
          spell,
          rows: kept(spell.rows, (row) => row.origins === undefined || names(row.origins)),
        })),
      })),
    exceptions: exceptions
      .filter(({ exception }) => names(exception.origins))
      .map((known) => ({
        known,
        always: origins.alwaysMeant(known.exception.origins, known.exception.exceptOrigins, origin),
      })),
  }
}

/** The items that pass; the same array where all do, so that plans share what they do not change. */
function kept<T>(items: readonly T[], passes: (item: T) => boolean): readonly T[] {
  return items.every(passes) ? items : items.filter(passes)
}

/** The plan of goods from an origin: what reaches the ones and is meant for the other. */
export function planOf(law: KnownLaw, reached: Reached, meant: Meant, origin: string): Plan {
  const fitting: { known: KnownDuty; always: boolean; spells: readonly PlannedSpell[] }[] = []
  for (const { known, always, spells } of meant.duties) {
    const goods = reached.duties.get(known)
    if (goods === undefined) continue
    const both: PlannedSpell[] = []
    let charged = false
    for (const one of spells) {
      const rows = goods.get(one.spell)
      if (rows === undefined) continue
      const fits =
        rows === one.spell.rows ? one : { spell: one.spell, rows: one.rows.filter((row) => rows.includes(row)) }
      both.push(fits)
      charged ||= fits.rows.length > 0
    }
    if (charged) fitting.push({ known, always, spells: both })
  }
  const places = new Map<string, number[]>()
  for (const [place, { known }] of fitting.entries()) {
    push(places, known.duty.id, place)
    push(places, known.duty.class, place)
  }
  const lifting = new Map<number, PlannedException[]>()
  for (const { known, always } of meant.exceptions) {
    const spells = reached.exceptions.get(known)
    if (spells === undefined) continue
    const { lifts, under } = known.exception
    const below = under.length === 0 ? undefined : placesOf(places, under)
    if (below?.length === 0) continue
    const planned = { known, always, spells, ...(below !== undefined && { under: below }) }
    for (const place of placesOf(places, lifts)) push(lifting, place, planned)
  }
  const duties = fitting.map((one, place): PlannedDuty => {
    const exceptions = lifting.get(place) ?? []
    return { ...one, exceptions, unasked: kept(exceptions, needsNoWord) }
  })
  return { law, origin, duties }
}

function needsNoWord({ known, spells }: PlannedException): boolean {
  const { when, programmes } = known.exception
  return when.length === 0 && programmes.length === 0 && spells.some(({ step }) => step.loadedBefore === undefined)
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const held = map.get(key)
  if (held === undefined) map.set(key, [value])
  else held.push(value)
}

function placesOf(places: ReadonlyMap<string, readonly number[]>, names: readonly string[]): number[] {
  const found: number[] = []
  for (const name of names) for (const place of places.get(name) ?? []) if (!found.includes(place)) found.push(place)
  return found
}

/** All days on which the answer to a plan may change. */
export function turningDays(plan: Plan): Day[] {
  const days = new Set<Day>(plan.law.origins.changes(plan.origin))
  const see = ({ from, until }: { from: Day; until?: Day }): void => {
    days.add(from)
    if (until !== undefined) days.add(until)
  }
  for (const { spells, exceptions } of plan.duties) {
    for (const { spell } of spells) see(spell)
    for (const exception of exceptions)
      for (const spell of exception.spells) {
        see(spell)
        if (spell.step.enteredBefore !== undefined) days.add(spell.step.enteredBefore)
      }
  }
  return [...days].sort((a, b) => a - b)
}
