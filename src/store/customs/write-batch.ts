/** Releases that can be merged in one go: of one table and one day, none of which speaks of what another speaks of. */
import type { CustomsRelease, CustomsRow, CustomsTable, Scope } from '../../figures/customs.js'
import type { Day } from '../../time/day.js'
import { coversPartner, coversReporter } from './manifest-scopes.js'
import { isOwnLevel } from './write-check.js'

export interface Batch {
  table: CustomsTable
  vintage: Day
  releases: CustomsRelease[]
  /** Years that rows or scopes are of. */
  years: Set<number>
  /** Only sums of the agency itself: its scopes say nothing about the rows below. */
  isSummed: boolean
}

/** In the order given; merging them one after another gives what merging the releases one after another would. */
export function batchesOf(releases: readonly CustomsRelease[]): Batch[] {
  const batches: Batch[] = []
  for (const release of releases) {
    const { table, vintage } = release
    const last = batches.at(-1)
    const isSummed = release.rows.length > 0 && !release.rows.some(({ code }) => isOwnLevel(table, code))
    const joins =
      last !== undefined &&
      last.table.id === table.id &&
      last.vintage === vintage &&
      last.isSummed === isSummed &&
      [...last.releases, release].every(isWithin) &&
      !last.releases.some((other) => other.scopes.some((a) => release.scopes.some((b) => overlap(a, b))))
    if (joins) {
      last.releases.push(release)
      last.table = table
      for (const year of yearsOf(release)) last.years.add(year)
    } else batches.push({ table, vintage, releases: [release], years: yearsOf(release), isSummed })
  }
  return batches
}

function yearsOf({ rows, scopes }: CustomsRelease): Set<number> {
  const years = new Set(scopes.flatMap(({ months }) => months.map((month) => Math.floor(month / 12))))
  for (const { month } of rows) years.add(Math.floor(month / 12))
  return years
}

/** Whether every row is in a scope of its release. Worked out once: a transaction may have hundreds of releases. */
function isWithin(release: CustomsRelease): boolean {
  const known = within.get(release)
  if (known !== undefined) return known
  const found = release.rows.every((row) => release.scopes.some((scope) => holds(scope, row)))
  within.set(release, found)
  return found
}

const within = new WeakMap<CustomsRelease, boolean>()

function holds({ reporter, partner, codes, months }: Scope, row: CustomsRow): boolean {
  return (
    coversReporter(reporter, row.reporter) &&
    coversPartner(partner, row.partner) &&
    months.includes(row.month) &&
    codes.some((beginning) => row.code.startsWith(beginning))
  )
}

function overlap(a: Scope, b: Scope): boolean {
  return (
    (coversReporter(a.reporter, b.reporter) || coversReporter(b.reporter, a.reporter)) &&
    (coversPartner(a.partner, b.partner) || coversPartner(b.partner, a.partner)) &&
    a.months.some((month) => b.months.includes(month)) &&
    a.codes.some((one) => b.codes.some((other) => one.startsWith(other) || other.startsWith(one)))
  )
}
