/** The stretches that statistics are told in: the year so far, twelve months, the latest month held. */
import { type Month, monthsPeriod, type Period } from '../time/period.js'

/** January to a month, both included. */
export function yearToDate(last: Month): Period {
  return monthsPeriod((last - (last % 12)) as Month, last)
}

/** The months up to and with one: the twelve months to July. */
export function trailing(last: Month, months = 12): Period {
  return monthsPeriod((last - months + 1) as Month, last)
}
