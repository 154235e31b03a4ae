/** Stretches of days and the two clocks of the ledger. */
import { type Day, isoDay, printDay } from './day.js'

/** Half open: `from` is the first day, `until` the first day after; undefined means no end known. */
export interface Interval {
  from: Day
  until?: Day
}

/** A question's two clocks: what holds on `valid`, as it was public on `known`. */
export interface AsOf {
  valid: Day
  known: Day
}

export function contains(interval: Interval, day: Day): boolean {
  return day >= interval.from && (interval.until === undefined || day < interval.until)
}

export function overlaps(a: Interval, b: Interval): boolean {
  return (b.until === undefined || a.from < b.until) && (a.until === undefined || b.from < a.until)
}

/** `4 Feb 2025 to 9 Nov 2025`, the last day included, for people. */
export function printInterval({ from, until }: Interval): string {
  return until === undefined ? `from ${printDay(from)}` : `${printDay(from)} to ${printDay((until - 1) as Day)}`
}

/** `2025-02-04..2025-11-09`, the last day included; an open end is left empty. */
export function isoInterval({ from, until }: Interval): string {
  return `${isoDay(from)}..${until === undefined ? '' : isoDay((until - 1) as Day)}`
}
