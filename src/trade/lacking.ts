/** What would bring the months that lack, and from which day they can be known at all. */
import { type ReleaseCalendar, releaseOf, syncCommand } from '../figures/releases.js'
import type { Day } from '../time/day.js'
import type { Month } from '../time/period.js'
import type { Lacking } from './answer.js'
import { type Held, monthPeriod } from './held.js'

/**
 * The way to the missing months of a question.
 *
 * @param on the day asked, or today: what is released later cannot be had yet
 */
export function lackingOf(
  missing: readonly Month[],
  held: Held,
  calendar: ReleaseCalendar,
  on: Day,
): Lacking | undefined {
  const untold = missing.filter((month) => isUntold(month, held))
  const last = missing.filter((month) => !untold.includes(month)).at(-1)
  if (last === undefined) return untold.length === 0 ? undefined : { untold }
  const { reporter, partners } = held.wanted
  const sync = syncCommand(calendar, {
    reporter,
    partner: partners.join(' '),
    ...(held.wanted.codes[0] !== undefined && { classification: held.wanted.codes[0].system }),
  })
  const later = held.all
    .filter(
      ({ period, released }) =>
        released > on && period.start <= monthPeriod(last).start && period.end >= monthPeriod(last).end,
    )
    .map(({ released }) => released)
  const release = later.length > 0 ? undefined : releaseDay(last, held, calendar)
  const from = later.length > 0 ? (Math.min(...later) as Day) : release?.day
  return {
    ...(untold.length > 0 && { untold }),
    ...(sync !== undefined && { sync }),
    ...(from !== undefined && from > on && { from, ...(release?.estimated === true && { estimated: true }) }),
  }
}

/**
 * Whether each part of what is asked has a row of the month: another sync would bring the same. A table that counts
 * quantities alone is none where dollars are asked for: another one has them.
 */
function isUntold(month: Month, { known, wanted }: Held): boolean {
  const { start, end } = monthPeriod(month)
  return wanted.partners.every((partner) =>
    wanted.codes.every(({ system, code }) =>
      known.some(
        (row) =>
          row.flow === wanted.flow &&
          row.partner === partner &&
          row.classification === system &&
          row.code === code &&
          row.period.start === start &&
          row.period.end === end &&
          (wanted.measure !== 'value' || row.quantity === undefined),
      ),
    ),
  )
}

/** When a month is released, by the agency of the rows held, else by the first that reports for the country. */
function releaseDay(
  month: Month,
  { all, wanted }: Pick<Held, 'all' | 'wanted'>,
  calendar: ReleaseCalendar,
): { day: Day; estimated: boolean } | undefined {
  const country = wanted.reporter.slice(0, 2)
  const agency = all[0]?.agency ?? calendar.rules.find(({ reporters }) => reporters.includes(country))?.agencies[0]
  if (agency === undefined) return undefined
  const series = {
    agency,
    reporter: country,
    partner: wanted.partners[0] ?? 'W',
    classification: wanted.codes[0]?.system ?? 'TOTAL',
  }
  return releaseOf(calendar, series, monthPeriod(month))
}

/** The newest month that is out on a day; two months back where no rule tells. */
export function newestReleased(held: Held, calendar: ReleaseCalendar, on: Day, month: Month): Month {
  for (let back = 0; back < 8; back++) {
    const one = (month - back) as Month
    const release = releaseDay(one, held, calendar)
    if (release === undefined) return (month - 2) as Month
    if (release.day <= on) return one
  }
  return (month - 2) as Month
}
