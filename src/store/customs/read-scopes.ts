/** What is held whole, asked for a reporter, a partner and a beginning of codes. */
import { unions } from '../../figures/terms.js'
import type { Month } from '../../time/period.js'
import type { HeldScope } from './layout.js'
import { readStretches } from './stretches.js'

/** The partner that is all countries together, and the mark for each country one by one. */
export const world = 'W'
export const each = '*'

/** Partner codes that are groups of countries: never among the countries one by one. */
export const groupPartners: readonly string[] = [world, ...unions]

/** Which rows are asked for. */
export interface Reach {
  /** `US`, `US-IA`, `US-*`. */
  reporter: string
  /** ISO code, `W`, or `*`. */
  partner: string
  /** A beginning of codes; empty is every code. */
  codes: string
}

/** Scopes read once, asked often. */
export interface HeldMonths {
  /** The months in which every row of the reach is known, in order. */
  of(reach: Reach): Month[]
  /** Whether any row of the reach is known in any month. */
  touches(reach: Reach): boolean
  /** The partners and beginnings of codes that scopes name. */
  scopes: readonly HeldScope[]
}

/** @param scopes those of one table */
export function heldMonths(scopes: readonly HeldScope[]): HeldMonths {
  const read = scopes.map((scope) => ({ scope, months: readStretches(scope.months) }))
  const answers = new Map<string, Month[]>()
  return {
    scopes,
    of(reach) {
      const name = `${reach.reporter} ${reach.partner} ${reach.codes}`
      const known = answers.get(name)
      if (known !== undefined) return known
      const months = new Set<Month>()
      for (const one of read) if (holds(one.scope, reach)) for (const month of one.months) months.add(month)
      const answer = [...months].sort((a, b) => a - b)
      if (answers.size > 50_000) answers.clear()
      answers.set(name, answer)
      return answer
    },
    touches: (reach) => scopes.some((scope) => meets(scope, reach)),
  }
}

function meets(scope: HeldScope, { reporter, partner, codes }: Reach): boolean {
  return (
    (codes.startsWith(scope.codes) || scope.codes.startsWith(codes)) &&
    (scope.partner === partner || scope.partner === each || (partner === each && scope.partner !== world)) &&
    (within(reporter, scope.reporter) || within(scope.reporter, reporter))
  )
}

/** `US-*` is every subdivision, and not the country. */
function within(reporter: string, wider: string): boolean {
  return wider === reporter || (wider.endsWith('-*') && reporter.startsWith(wider.slice(0, -1)))
}

/** Whether a scope holds all rows of a reach. Each country one by one gives all of them together, not the other way. */
function holds(scope: HeldScope, { reporter, partner, codes }: Reach): boolean {
  return (
    codes.startsWith(scope.codes) &&
    (scope.partner === partner || scope.partner === each) &&
    within(reporter, scope.reporter)
  )
}

/** The country of a subdivision: releases are the country's. */
export function countryOf(reporter: string): string {
  return reporter.split('-')[0] ?? reporter
}
