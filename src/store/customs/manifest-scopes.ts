/** What is held whole: scopes of releases joined into those of the manifest, and asked whether they cover something. */
import type { Scope } from '../../figures/customs.js'
import type { Month } from '../../time/period.js'
import type { HeldScope } from './layout.js'
import { printStretches, readStretches } from './stretches.js'

/** One scope of one month and one beginning of codes: the form in which the database is asked. */
export interface MonthScope {
  reporter: string
  partner: string
  codes: string
  month: Month
}

/** The scopes of the manifest with those of a release; the same whatever order they came in. */
export function joinScopes(held: readonly HeldScope[], table: string, scopes: readonly Scope[]): HeldScope[] {
  if (scopes.length === 0) return [...held]
  const others = held.filter((scope) => scope.table !== table)
  const own = held.filter((scope) => scope.table === table).flatMap(monthScopes)
  return [...others, ...asHeld(table, reduced([...own, ...scopes.flatMap(monthScopes)]))]
}

export function monthScopes({ reporter, partner, codes, months }: HeldScope | Scope): MonthScope[] {
  const beginnings: readonly string[] = typeof codes === 'string' ? [codes] : codes
  const list = months.flatMap((month) => (typeof month === 'string' ? readStretches([month]) : [month]))
  return beginnings.flatMap((beginning) => list.map((month) => ({ reporter, partner, codes: beginning, month })))
}

/** Without beginnings that a shorter one holds; ten that differ in the last digit are the shorter one. */
export function reduced(scopes: readonly MonthScope[]): MonthScope[] {
  const groups = new Map<string, { first: MonthScope; codes: Set<string> }>()
  for (const scope of scopes) {
    const key = `${scope.reporter} ${scope.partner} ${scope.month}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { first: scope, codes: new Set([scope.codes]) })
    else group.codes.add(scope.codes)
  }
  return [...groups.values()].flatMap(({ first, codes }) =>
    reducedCodes(codes).map((code) => ({ ...first, codes: code })),
  )
}

function reducedCodes(codes: ReadonlySet<string>): string[] {
  if (codes.size === 1) return [...codes]
  const kept = new Set(codes)
  // Longest first: ten siblings make a parent, which may be one of ten itself.
  for (let length = Math.max(...[...kept].map((code) => code.length)); length > 0; length--) {
    const parents = new Map<string, number>()
    for (const code of kept)
      if (code.length === length && /\d$/.test(code)) {
        const parent = code.slice(0, -1)
        parents.set(parent, (parents.get(parent) ?? 0) + 1)
      }
    for (const [parent, count] of parents) if (count === 10) kept.add(parent)
  }
  return [...kept].filter((code) => !shorter(code).some((beginning) => kept.has(beginning))).sort()
}

/** The proper beginnings of a code, the empty one among them. */
const shorter = (code: string): string[] => Array.from(code, (_, length) => code.slice(0, length))

function asHeld(table: string, scopes: readonly MonthScope[]): HeldScope[] {
  const months = new Map<string, { scope: MonthScope; months: Month[] }>()
  for (const scope of scopes) {
    const key = `${scope.reporter} ${scope.partner} ${scope.codes}`
    const group = months.get(key)
    if (group === undefined) months.set(key, { scope, months: [scope.month] })
    else group.months.push(scope.month)
  }
  return [...months.values()].map(({ scope: { reporter, partner, codes }, months: list }) => ({
    table,
    reporter,
    partner,
    codes,
    months: printStretches(list),
  }))
}

/** `US-*` is every subdivision, and not the country itself. */
export function coversReporter(scope: string, reporter: string): boolean {
  return scope === reporter || (scope.endsWith('-*') && reporter.startsWith(scope.slice(0, -1)))
}

/** `*` is every country one by one, and not their total. */
export function coversPartner(scope: string, partner: string): boolean {
  return scope === partner || (scope === '*' && partner !== 'W')
}

/**
 * The months of a table of which every code with this beginning is held.
 *
 * @param partner an ISO code or `W`; `*` asks for every country one by one
 */
export function heldMonths(
  scopes: readonly HeldScope[],
  table: string,
  reporter: string,
  partner: string,
  codes = '',
): Set<Month> {
  const covering = scopes.filter(
    (scope) =>
      scope.table === table && coversReporter(scope.reporter, reporter) && coversPartner(scope.partner, partner),
  )
  const whole = reduced(covering.flatMap(monthScopes).map((scope) => ({ ...scope, reporter, partner })))
  return new Set(whole.filter((scope) => codes.startsWith(scope.codes)).map(({ month }) => month))
}
