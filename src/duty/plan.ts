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
  spells: readonly PlannedSpell[]
  /** What may lift it. */
  exceptions: readonly PlannedException[]
}

export interface PlannedException {
  known: KnownException
  spells: readonly ExceptionSpell[]
  /** Places in the plan of the duties of which one must apply; absent where none is asked for. */
  under?: readonly number[]
}

export interface Plan {
  law: KnownLaw
  origin: string
  duties: readonly PlannedDuty[]
}

/** The plan of goods from an origin. */
export function planOf(law: KnownLaw, signature: Signature, origin: string): Plan {
  const { origins } = law
  const fitting: { known: KnownDuty; spells: PlannedSpell[] }[] = []
  for (const known of law.duties) {
    const { duty } = known
    if (!origins.everMeant(duty.origins, origin)) continue
    const spells: PlannedSpell[] = []
    let charged = false
    for (const spell of known.spells) {
      if (!reaches(spell.goods, signature)) continue
      const rows = spell.rows.filter(
        (row) =>
          (row.goods === undefined || reaches(row.goods, signature)) &&
          (row.origins === undefined || origins.everMeant(row.origins, origin)),
      )
      spells.push({ spell, rows })
      charged ||= rows.length > 0
    }
    if (charged) fitting.push({ known, spells })
  }
  const places = new Map<string, number[]>()
  for (const [place, { known }] of fitting.entries())
    for (const name of [known.duty.id, known.duty.class]) places.set(name, [...(places.get(name) ?? []), place])
  const lifting = law.exceptions.flatMap((known): { known: KnownException; spells: ExceptionSpell[] }[] => {
    const { exception } = known
    if (!exception.lifts.some((name) => places.has(name)) || !origins.everMeant(exception.origins, origin)) return []
    const spells = known.spells.filter((spell) => reaches(spell.goods, signature))
    return spells.length === 0 ? [] : [{ known, spells }]
  })
  const duties = fitting.map(({ known, spells }): PlannedDuty => {
    const exceptions = lifting.flatMap((one): PlannedException[] => {
      const { exception } = one.known
      if (!exception.lifts.includes(known.duty.id) && !exception.lifts.includes(known.duty.class)) return []
      if (exception.under.length === 0) return [one]
      const under = [...new Set(exception.under.flatMap((name) => places.get(name) ?? []))]
      return under.length === 0 ? [] : [{ ...one, under }]
    })
    return { known, spells, exceptions }
  })
  return { law, origin, duties }
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

/** Plans, remembered by goods and kind of origin. */
export class Plans {
  private readonly signatures = new Map<string, { id: number; signature: Signature }>()
  private readonly codes = new Map<string, { id: number; signature: Signature }>()
  private readonly kinds = new Map<string, number>()
  private readonly kindNumbers = new Map<string, number>()
  private plans = new Map<number, Plan>()

  constructor(readonly law: KnownLaw) {}

  /** Goods that law treats alike have the same number. */
  goodsNumber(code: string): number {
    return this.goodsOf(code).id
  }

  /** Origins that law treats alike have the same number. */
  originNumber(origin: string): number {
    const known = this.kinds.get(origin)
    if (known !== undefined) return known
    const kind = this.law.origins.kindOf(origin, this.law.named)
    const number = this.kindNumbers.get(kind) ?? this.kindNumbers.size
    this.kindNumbers.set(kind, number)
    this.kinds.set(origin, number)
    return number
  }

  /** The plan of a line's code and an origin. */
  of(code: string, origin: string): Plan {
    const goods = this.goodsOf(code)
    const key = goods.id * kindsAtMost + this.originNumber(origin)
    const known = this.plans.get(key)
    if (known !== undefined) return known
    if (this.plans.size >= plansAtMost) this.plans = new Map()
    const made = planOf(this.law, goods.signature, origin)
    this.plans.set(key, made)
    return made
  }

  /** The same, not kept: for whoever asks each plan once. */
  made(code: string, origin: string): Plan {
    return planOf(this.law, this.goodsOf(code).signature, origin)
  }

  private goodsOf(code: string): { id: number; signature: Signature } {
    const known = this.codes.get(code)
    if (known !== undefined) return known
    const signature = this.law.scopes.signatureOf(code)
    const key = [...signature].sort((a, b) => a - b).join(' ')
    const found = this.signatures.get(key) ?? { id: this.signatures.size, signature }
    this.signatures.set(key, found)
    this.codes.set(code, found)
    return found
  }
}

const kindsAtMost = 1024
const plansAtMost = 200_000
