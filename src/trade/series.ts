/** The months to draw: those of the period, each beside the month that it is set against. */
import type { Level } from '../figures/levels.js'
import { type Month, monthOf, monthsPeriod, type Period, yearsBefore } from '../time/period.js'
import type { Compared, SeriesPoint } from './answer.js'
import { type Held, monthPeriod } from './held.js'
import { meanOf } from './numbers.js'
import { monthsIn } from './periods.js'

/** Past this many months a drawing shows them without the months they are set against. */
const mostMonths = 120

/**
 * Month by month, in the basis and unit of the answer. Of a single month the year up to it is drawn, so that there is
 * something to see.
 */
export function seriesOf(held: Held, compared: Compared): SeriesPoint[] {
  const { period, baseline } = compared
  const like = documentOf(held, compared)
  if (like === undefined) return []
  const single = monthsIn(period).length === 1
  const drawn = single ? upTo(period) : period
  // Twelve months to the month, and the year before that: whatever the month is set against.
  const against = single ? [yearsBefore(drawn)] : baseline
  const months = monthsIn(drawn).slice(-mostMonths)
  const skipped = monthsIn(drawn).length - months.length
  const points = months.map((month, place) => {
    const now = pointAt(held, month, like)
    const there = against.map((one) => monthsIn(one)[place + skipped])
    const values = there.map((one) => (one === undefined ? undefined : pointAt(held, one, like)?.value))
    const whole = values.filter((value): value is number => value !== undefined)
    return {
      month,
      value: now?.value ?? null,
      laterVintage: now?.laterVintage ?? false,
      before: there.length === 1 ? (there[0] ?? null) : null,
      baselineValue:
        whole.length === 0 || whole.length < against.length
          ? null
          : whole.length === 1
            ? (whole[0] ?? null)
            : meanOf(whole, like.unit === 'USD'),
    }
  })
  // A figure of a whole year, none of whose months is held: there is nothing to draw.
  return points.some(({ value, baselineValue }) => value !== null || baselineValue !== null) ? points : []
}

/** The document that speaks: of the answer, else of what it is set against, else of the newest month that is held of it. */
export function documentOf(held: Held, { period, level, before }: Compared): Level | undefined {
  if (level !== undefined || before[0] !== undefined) return level ?? before[0]
  for (const month of monthsIn(period).reverse()) {
    const found = held.at(monthPeriod(month)).levels[0]
    if (found !== undefined) return found
  }
  return undefined
}

function upTo(period: Period): Period {
  const last = monthOf(period.end)
  return monthsPeriod((last - 11) as Month, last)
}

/** The month in the document of the answer, else in another of the same basis. */
function pointAt(held: Held, month: Month, like: Level): Level | undefined {
  const levels = held
    .at(monthPeriod(month))
    .levels.filter(({ basis, unit }) => basis === like.basis && unit === like.unit)
  return levels.find(({ title }) => title === like.title) ?? levels[0]
}
