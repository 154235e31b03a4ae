/** The series of FRED that are asked for: monthly trade of the United States by country, as the Census Bureau counts it. */

/** A series by its id, and what it counts. */
export interface FredSeries {
  id: string
  flow: 'export' | 'import'
  reporter: string
  /** ISO code. */
  partner: string
  /** What it counts, in the words that tell its basis (`figures/basis.ts`). */
  what: string
}

/** Another country's pair of series is two more rows. The scale and the season are told by the service and checked. */
export const series: readonly FredSeries[] = [
  { id: 'EXPCH', flow: 'export', reporter: 'US', partner: 'CN', what: 'U.S. exports of goods, f.a.s. basis' },
  { id: 'IMPCH', flow: 'import', reporter: 'US', partner: 'CN', what: 'general imports of goods, customs basis' },
]

/** A title of their own: never added to, or set off against, the Census Bureau's own rows. */
export function titleOf({ id, what }: FredSeries): string {
  return `FRED goods trade by country: ${id}, ${what} (Census, as redistributed by FRED)`
}
