/** The stretches that statistics are told in: the year so far, twelve months, the latest month held. */
import { type Month, monthOf, monthsPeriod, type Period } from '../time/period.js'
import type { Figure, Measure } from './figure.js'

/** January to a month, both included. */
export function yearToDate(last: Month): Period {
  return monthsPeriod((last - (last % 12)) as Month, last)
}

/** The months up to and with one: the twelve months to July. */
export function trailing(last: Month, months = 12): Period {
  return monthsPeriod((last - months + 1) as Month, last)
}

/** The latest month for which a monthly row is held, or undefined. */
export function latestMonth(figures: readonly Figure[], measure: Measure): Month | undefined {
  let latest: Month | undefined
  for (const figure of figures) {
    if (figure[measure] === undefined) continue
    const month = monthOf(figure.period.start)
    if (month === monthOf(figure.period.end) && (latest === undefined || month > latest)) latest = month
  }
  return latest
}
