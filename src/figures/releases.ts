/** When official figures become public: the agencies' rules and known days, read from the ledger's `releases.yaml`. */
import { addDays, type Day, dayOf, firstOfMonth, partsOf } from '../time/day.js'
import { lastDay, type Month, monthOf, monthsPeriod, type Period, printPeriod } from '../time/period.js'

/** One agency's habit, with the days on which it kept it or not. Plain data: part of the compiled figures. */
export interface ReleaseRule {
  id: string
  /** Beginnings of the agency names it is for. */
  agencies: string[]
  /** Reporters it is for; empty is all. */
  reporters: string[]
  /** Which rows: every row, headline totals (of all goods, or of one product from all partners), or the detail. */
  rows: 'all' | 'headline' | 'detail'
  what: string
  source: string
  /** The source of `readout sync` that brings these figures. */
  sync?: string
  /** Classifications that another source brings: `{ESR: 'esr'}`. */
  syncOf?: Record<string, string>
  /** Day of the month, and how many months after the last month of the period. */
  monthsAfter: number
  day: number
  /** In these calendar months of release another day holds. */
  otherDays: { months: number[]; day: number }[]
  /** A weekend moves the release to the Monday after. */
  weekend: 'next' | 'keep'
  /** Months that come out together with the month after them (1 to 12). */
  withNext: number[]
  /** Days that are known. `estimated`: known only as a day by which it was out. */
  known: { month: Month; on: Day; estimated: boolean }[]
  /** Releases due in this stretch were put off by some days; nobody could know before it began. */
  delays: { from: Day; through: Day; days: number; why: string }[]
}

export interface ReleaseCalendar {
  rules: ReleaseRule[]
}

/** The reporter where nobody names one: the country whose figures the first of the rules is for. */
export function usualReporter({ rules }: ReleaseCalendar): string {
  return rules.flatMap(({ reporters }) => reporters)[0] ?? 'W'
}

/** What tells which rule a figure falls under. */
export interface ReleaseSeries {
  agency: string
  reporter: string
  partner: string
  classification: string
}

export interface Release {
  day: Day
  /** The day is a rule's estimate, not a known one. */
  estimated: boolean
  /** Why it is later than usual. */
  note?: string
  rule: ReleaseRule
}

/**
 * The day on which a series' figure for a period was, or will be, first released. An annual or cumulative figure comes
 * out with its last month.
 *
 * @returns undefined where no rule is held for the agency
 */
export function releaseOf(calendar: ReleaseCalendar, series: ReleaseSeries, period: Period): Release | undefined {
  const rule = ruleFor(calendar, series)
  return rule === undefined ? undefined : releaseUnder(rule, monthOf(period.end))
}

/** The same, only the day. */
export function releasedDay(calendar: ReleaseCalendar, series: ReleaseSeries, period: Period): Day | undefined {
  return releaseOf(calendar, series, period)?.day
}

/**
 * The command that would bring the figures of a trade: `readout sync census --partner CN`.
 *
 * @returns undefined where no source is known for the reporter
 */
export function syncCommand(
  { rules }: ReleaseCalendar,
  { reporter, partner, classification = '' }: { reporter: string; partner: string; classification?: string },
): string | undefined {
  const country = reporter.slice(0, 2)
  const rule = rules.find(({ sync, reporters }) => sync !== undefined && reporters.includes(country))
  return rule === undefined
    ? undefined
    : `readout sync ${rule.syncOf?.[classification] ?? rule.sync} --partner ${partner}`
}

function ruleFor({ rules }: ReleaseCalendar, series: ReleaseSeries): ReleaseRule | undefined {
  const headline = series.classification === 'TOTAL' || series.partner === 'W'
  const agency = series.agency.toLowerCase()
  return rules.find(
    (rule) =>
      rule.agencies.some((name) => agency.startsWith(name.toLowerCase())) &&
      (rule.reporters.length === 0 || rule.reporters.includes(series.reporter)) &&
      (rule.rows === 'all' || (rule.rows === 'headline') === headline),
  )
}

/** @param asked where given, a delay that was not yet known that day does not count */
function releaseUnder(rule: ReleaseRule, month: Month, asked?: Day): Release {
  const last = (rule.withNext.includes((month % 12) + 1) ? month + 1 : month) as Month
  const due = dueDay(rule, last)
  const delay = rule.delays.find(({ from, through }) => due >= from && due <= through)
  if (delay !== undefined && asked !== undefined && asked < delay.from) return { day: due, estimated: true, rule }
  const known = rule.known.find((one) => one.month === last)
  if (known !== undefined)
    return { day: known.on, estimated: known.estimated, rule, ...(delay === undefined ? {} : { note: delay.why }) }
  if (delay === undefined) return { day: due, estimated: true, rule }
  return { day: addDays(due, delay.days), estimated: true, note: delay.why, rule }
}

function dueDay(rule: ReleaseRule, month: Month): Day {
  const release = month + rule.monthsAfter
  const year = Math.floor(release / 12)
  const ofYear = (release % 12) + 1
  const date = rule.otherDays.find(({ months }) => months.includes(ofYear))?.day ?? rule.day
  const day = dayOf(year, ofYear, date) ?? firstOfMonth(year, ofYear + 1)
  if (rule.weekend === 'keep') return day
  const { weekday } = partsOf(day)
  return addDays(day, weekday === 6 ? 2 : weekday === 0 ? 1 : 0)
}

export interface NextRelease {
  date: Day
  what: string
  source: string
  estimated: boolean
}

/**
 * The releases due after a day, for the board and the calendar.
 *
 * @param on   releases of this day and later
 * @param days how far to look
 */
export function nextReleases(on: Day, days: number, calendar: ReleaseCalendar): NextRelease[] {
  const found: NextRelease[] = []
  for (const rule of calendar.rules) {
    const start = (monthOf(on) - 8) as Month
    for (let month = start; lastDay(month) < on + days; month = (month + 1) as Month) {
      if (rule.withNext.includes((month % 12) + 1)) continue
      const { day, estimated } = releaseUnder(rule, month, on)
      if (day < on || day > on + days) continue
      const first = rule.withNext.includes(((month + 11) % 12) + 1) ? ((month - 1) as Month) : month
      const what = `${rule.what}, ${printPeriod(monthsPeriod(first, month))}`
      found.push({ date: day, what, source: rule.source, estimated })
    }
  }
  return found.sort((a, b) => a.date - b.date || (a.what < b.what ? -1 : 1))
}
