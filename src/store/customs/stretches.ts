/** Months held, as the manifest writes them: sorted stretches such as `2025-01..2025-07`. */
import { isoMonth, type Month, monthOf, parsePeriod } from '../../time/period.js'

/** Sorted stretches without gaps or overlaps; one month is written alone, as `2025-07`. */
export function printStretches(months: Iterable<Month>): string[] {
  const sorted = [...new Set(months)].sort((a, b) => a - b)
  const stretches: string[] = []
  for (let first = 0; first < sorted.length; ) {
    let last = first
    while (Number(sorted[last + 1]) === Number(sorted[last]) + 1) last++
    const [from, to] = [sorted[first] as Month, sorted[last] as Month]
    stretches.push(from === to ? isoMonth(from) : `${isoMonth(from)}..${isoMonth(to)}`)
    first = last + 1
  }
  return stretches
}

/** The months of stretches, in order. @throws InputError when one is none */
export function readStretches(stretches: readonly string[]): Month[] {
  return stretches.flatMap((text) => {
    const { start, end } = parsePeriod(text, 'stretch')
    const [first, last] = [monthOf(start), monthOf(end)]
    return Array.from({ length: last - first + 1 }, (_, index) => (first + index) as Month)
  })
}
