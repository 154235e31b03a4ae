/** Plans kept between questions: made once for goods that law treats alike and origins that it treats alike. */
import type { KnownLaw } from './known.js'
import { type Meant, meantFor, type Plan, planOf, type Reached, reachedBy } from './plan.js'

/** Plans, remembered by goods and kind of origin. */
export class Plans {
  private readonly signatures = new Map<string, Goods>()
  private readonly codes = new Map<string, Goods>()
  private readonly kinds = new Map<string, number>()
  private readonly kindNumbers = new Map<string, number>()
  private readonly meant = new Map<number, Meant>()
  private plans = new Map<number, Plan>()
  private older = new Map<number, Plan>()

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
    const young = this.plans.get(key)
    if (young !== undefined) return young
    const plan = this.older.get(key) ?? planOf(this.law, goods.reached, this.meantOf(origin), origin)
    // What was not asked for since the generation before is let go.
    if (this.plans.size >= plansAtMost) {
      this.older = this.plans
      this.plans = new Map()
    }
    this.plans.set(key, plan)
    return plan
  }

  /** The same, not kept: for whoever asks each plan once. */
  made(code: string, origin: string): Plan {
    return planOf(this.law, this.goodsOf(code).reached, this.meantOf(origin), origin)
  }

  private meantOf(origin: string): Meant {
    const number = this.originNumber(origin)
    const known = this.meant.get(number)
    if (known !== undefined) return known
    const made = meantFor(this.law, origin)
    this.meant.set(number, made)
    return made
  }

  private goodsOf(code: string): Goods {
    const known = this.codes.get(code)
    if (known !== undefined) return known
    const signature = this.law.scopes.signatureOf(code)
    const key = [...signature].sort((a, b) => a - b).join(' ')
    const found = this.signatures.get(key) ?? { id: this.signatures.size, reached: reachedBy(this.law, signature) }
    this.signatures.set(key, found)
    this.codes.set(code, found)
    return found
  }
}

/** Goods that law treats alike, and what reaches them. */
interface Goods {
  id: number
  reached: Reached
}

const kindsAtMost = 1024
/** Plans of one generation; two are kept. */
const plansAtMost = 50_000
