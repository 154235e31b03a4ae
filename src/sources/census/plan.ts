/** Which pieces of a table a run asks for: polite spans, and no year that is held and was not revised. */
import type { Month } from '../../time/period.js'
import type { Dataset } from './datasets.js'
import type { Piece } from './requests.js'

/** First and last month, both of them in it. */
export interface Stretch {
  first: Month
  last: Month
}

/** What decides how much is asked. */
export interface Extent {
  /** ISO code, `W`, `*`. */
  partner: string
  places: string[]
  codes: string[]
  since: Month
  /** Newest month that is out. */
  released: Month
}

/** Codes in one request: an address must stay short. */
const mostCodes = 40

/**
 * The codes to ask a table for: none for all of it; undefined where it has nothing of the codes wanted.
 *
 * @param wanted beginnings of HS codes
 */
export function codesFor({ harmonized, level = '' }: Dataset, wanted: readonly string[]): string[] | undefined {
  if (wanted.length === 0) return []
  const digits = Number(/^HS(\d+)$/.exec(level)?.[1] ?? 0)
  const sorted = [...new Set(wanted)].filter((code) => code.length <= digits).sort()
  // What begins with another one is in it.
  const widest = sorted.filter((code) => !sorted.some((other) => other !== code && code.startsWith(other)))
  return harmonized && widest.length > 0 ? widest : undefined
}

/** How many months go into one request; none where the table is not asked for so. */
export function spanOf({ span }: Dataset, { partner, codes }: Extent): number {
  const own = partner === '*' ? span.every : partner === 'W' ? span.world : span.partner
  if (codes.length === 0) return own ?? 0
  // A few goods: years fit into the answer that all goods of some months would fill.
  if (partner === '*') return own === undefined ? 0 : Math.max(own, 12)
  return Math.max(own ?? span.partner, 60)
}

/**
 * Stretches of months to ask for. The year of the newest month stands alone, to its December, so that the same request
 * is made all year and its answer can be told unchanged.
 */
export function stretches(span: number, { since, released }: Pick<Extent, 'since' | 'released'>): Stretch[] {
  if (span === 0) return []
  const year = january(released)
  return [...closedStretches(span, since, released), ...cutAt(span, (since > year ? since : year) as Month, year + 11)]
}

/** Those before the year of the newest month. */
export function closedStretches(span: number, since: Month, released: Month): Stretch[] {
  return cutAt(span, since, january(released) - 1)
}

/** Cut where the calendar cuts, so that another first month changes one stretch only. */
function cutAt(span: number, first: number, last: number): Stretch[] {
  const found: Stretch[] = []
  for (let at = first; at <= last; ) {
    const end = Math.min((Math.floor(at / span) + 1) * span - 1, last)
    found.push({ first: at as Month, last: end as Month })
    at = end + 1
  }
  return found
}

/** The first month of the year that a month is in. */
export const january = (month: Month): number => month - (month % 12)

/** Months of a stretch that are out. */
export function monthsOut({ first, last }: Stretch, released: Month): Month[] {
  const end = Math.min(last, released)
  return Array.from({ length: Math.max(0, end - first + 1) }, (_, index) => (first + index) as Month)
}

/** The requests for a stretch: one, or one for each group of codes that an address can hold. */
export function piecesOf(dataset: Dataset, extent: Extent, stretch: Stretch): Piece[] {
  const { partner, places, codes } = extent
  const groups =
    codes.length === 0
      ? [[]]
      : Array.from({ length: Math.ceil(codes.length / mostCodes) }, (_, at) =>
          codes.slice(at * mostCodes, (at + 1) * mostCodes),
        )
  return groups.map((group) => ({ dataset, partner, places, codes: group, ...stretch }))
}
