/** What the writer is held to, as plainly as it can be said: every version of every number in a map, sums by trying each day. */
import type { CustomsRelease, CustomsRow, Scope } from '../../../figures/customs.js'
import { coversPartner } from '../manifest-scopes.js'

export interface Version {
  day: number
  value: number | null
  valueMark: number
  quantity: number | null
  unit: string | null
  quantityMark: number
}

type Numbers = Omit<Version, 'day'>

const marks = { 'not-counted': 1, missing: 2, suppressed: 3 }
const same = (a: Numbers, b: Numbers): boolean =>
  a.value === b.value &&
  a.valueMark === b.valueMark &&
  a.quantity === b.quantity &&
  a.unit === b.unit &&
  a.quantityMark === b.quantityMark

/** Keys are `code partner month`; reporters are not told apart. */
export class Model {
  readonly chains = new Map<string, Version[]>()
  private scopes: Scope[] = []

  constructor(private readonly levels: readonly number[]) {}

  take({ rows, scopes, vintage }: CustomsRelease): void {
    const then = this.scopes
    const now = [...then, ...scopes]
    this.scopes = now
    const told = new Map(rows.map((row) => [`${row.code} ${row.partner} ${row.month}`, numbersOf(row)]))
    const names = new Set(told.keys())
    for (const name of names) {
      const [code, partner, month] = parts(name)
      const covering = now.filter((scope) => holds(scope, code, partner, month, true))
      if (partner === 'W' && covering.length > 0 && covering.every((scope) => scope.partner === '*')) told.delete(name)
    }
    for (const [name, chain] of this.chains) {
      const [code, partner, month] = parts(name)
      const unit = chain.at(-1)?.unit ?? null
      const isAbsent = code.length === 10 && !names.has(name) && scopes.some((one) => holds(one, code, partner, month))
      if (isAbsent)
        told.set(name, {
          value: 0,
          valueMark: 4,
          quantity: unit === null ? null : 0,
          unit,
          quantityMark: unit === null ? 1 : 4,
        })
    }
    const stirred = new Set<string>()
    for (const [name, numbers] of told) {
      const chain = this.chains.get(name) ?? []
      const standing = chain.findLast(({ day }) => day <= vintage)
      if (standing !== undefined && same(standing, numbers)) continue
      stirred.add(name)
      this.chains.set(name, inOrder([...chain.filter(({ day }) => day !== vintage), { day: vintage, ...numbers }]))
    }
    const own = [...this.chains.keys()].map(parts).filter(([code]) => code.length === 10)
    const months = new Set(own.map(([, , month]) => month))
    for (const month of months) {
      for (const code of new Set(own.filter(([, partner]) => partner !== 'W').map(([code]) => code))) {
        const each = (list: Scope[]): boolean =>
          list.some((scope) => scope.partner === '*' && holds(scope, code, 'W', month, true))
        const isTold = now.some((scope) => scope.partner === 'W' && holds(scope, code, 'W', month))
        const members = own
          .filter((one) => one[0] === code && one[1] !== 'W' && one[2] === month)
          .map((one) => one.join(' '))
        const known = { was: each(then), isNow: each(now) && !isTold, isOwn: each(scopes) }
        if (this.sum(`${code} W ${month}`, members, stirred, vintage, known)) stirred.add(`${code} W ${month}`)
      }
      const all = [...this.chains.keys()].map(parts).filter(([code, , when]) => code.length === 10 && when === month)
      for (const level of [...this.levels, 0])
        for (const name of new Set(all.map(([code, partner]) => `${code.slice(0, level)} ${partner}`))) {
          const [code = '', partner = ''] = name.split(' ')
          const held = (list: Scope[]): boolean => list.some((scope) => holds(scope, code, partner, month, true))
          const members = all.filter((one) => one[0].startsWith(code) && one[1] === partner).map((one) => one.join(' '))
          this.sum(`${name} ${month}`, members, stirred, vintage, {
            was: held(then),
            isNow: held(now),
            isOwn: held(scopes),
          })
        }
    }
  }

  /** @returns whether the sum was made anew */
  private sum(
    name: string,
    members: readonly string[],
    stirred: ReadonlySet<string>,
    vintage: number,
    { was, isNow, isOwn }: { was: boolean; isNow: boolean; isOwn: boolean },
  ): boolean {
    if (members.length === 0 || !isNow || (was && !members.some((member) => stirred.has(member)))) return false
    const chains = members.map((member) => this.chains.get(member) ?? [])
    const days = chains.flat().map(({ day }) => day)
    const held = this.chains.get(name) ?? []
    const known = was ? held[0]?.day : undefined
    const since = known ?? Math.max(...days)
    const first = isOwn ? Math.min(vintage, since) : since
    const made = [first, ...days.filter((day) => day > first)].flatMap((day): Version[] => {
      const standing = chains.flatMap((chain) => chain.findLast((one) => one.day <= day) ?? [])
      return standing.length === 0 ? [] : [{ day, ...added(standing) }]
    })
    this.chains.set(name, inOrder([...held.filter(({ day }) => day < first), ...made]))
    return true
  }
}

function added(all: readonly Numbers[]): Numbers {
  const standing = all.filter(({ valueMark }) => valueMark < 4)
  const isZero = standing.length === 0
  const some = isZero ? all : standing
  const units = new Set(some.map(({ unit }) => unit))
  const unit = units.size === 1 ? (some[0]?.unit ?? null) : null
  const valueMark = isZero ? 4 : Math.max(...standing.map((one) => one.valueMark))
  const isCounted = unit !== null && !standing.some(({ quantityMark }) => quantityMark === 1)
  const quantityMark = !isCounted ? 1 : isZero ? 4 : Math.max(...standing.map((one) => one.quantityMark))
  const total = (name: 'value' | 'quantity'): number => standing.reduce((sum, one) => sum + (one[name] ?? 0), 0)
  return {
    value: valueMark === 0 || isZero ? total('value') : null,
    valueMark,
    quantity: quantityMark === 0 || quantityMark === 4 ? total('quantity') : null,
    unit: isCounted ? unit : null,
    quantityMark,
  }
}

function inOrder(versions: readonly Version[]): Version[] {
  const byDay = new Map(versions.map((one) => [one.day, one]))
  const sorted = [...byDay.values()].sort((a, b) => a.day - b.day)
  return sorted.filter((one, at) => {
    const before = sorted[at - 1]
    return before === undefined || !same(before, one)
  })
}

function parts(name: string): [code: string, partner: string, month: number] {
  const [code = '', partner = '', month = ''] = name.split(' ')
  return [code, partner, Number(month)]
}

/** @param sums whether a scope of each country counts for the sum of them */
function holds(
  { partner: of, codes, months }: Scope,
  code: string,
  partner: string,
  month: number,
  sums = false,
): boolean {
  return (
    (coversPartner(of, partner) || (sums && of === '*' && partner === 'W')) &&
    months.some((one) => Number(one) === month) &&
    codes.some((beginning) => code.startsWith(beginning))
  )
}

function numbersOf({ value, quantity = 'not-counted', unit }: CustomsRow): Numbers {
  return {
    value: typeof value === 'number' ? value : null,
    valueMark: typeof value === 'number' ? 0 : marks[value],
    quantity: typeof quantity === 'number' ? quantity : null,
    unit: quantity === 'not-counted' ? null : (unit ?? null),
    quantityMark: typeof quantity === 'number' ? 0 : marks[quantity],
  }
}
