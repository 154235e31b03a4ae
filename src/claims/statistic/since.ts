/** Where a record is searched: "since 2009", "in five years", "on record", "with any trading partner". */
import type { MarkOf } from '../../language/marks.js'
import { type Day, partsOf } from '../../time/day.js'
import { monthsOf } from '../../time/period.js'
import type { Item } from './item.js'

export interface Tail {
  to: number
  since: string | null
  scope: string
  back?: number
}

/** Where a record is searched: "since 2009", "in five years", "on record", "with any trading partner". */
export function readTail(items: readonly Item[], at: number, day: Day): Tail | undefined {
  const item = items[at]
  if (item === undefined) return undefined
  if (item.mark?.kind === 'period' && item.mark.role === 'since')
    return { to: at + 1, since: sinceOf(item.mark), scope: '' }
  if (item.lower === 'since') {
    let next = at + 1
    while (
      /^(at|least|about|around|early|late|mid|the|-|records?|began|begin)$/.test(items[next]?.lower ?? '') &&
      next < at + 5
    )
      next++
    const when = items[next]
    if (when?.mark?.kind === 'period') return { to: next + 1, since: sinceOf(when.mark), scope: '' }
    if (/^record/.test(items[at + 1]?.lower ?? '')) return { to: next, since: null, scope: 'on record' }
    return undefined
  }
  if (item.mark?.kind === 'period' && item.mark.role === 'over-span') return spanTail(item, at, day)
  if (item.lower === 'in' || item.lower === 'for' || item.lower === 'over') {
    let next = at + 1
    while (
      /^(at|least|more|than|over|about|nearly|almost|the|last|past|some)$/.test(items[next]?.lower ?? '') &&
      next < at + 5
    )
      next++
    const span = items[next]
    if (span?.mark?.kind === 'duration' || span?.mark?.kind === 'period') return spanTail(span, next, day)
    if (/^(history|records?)$/.test(items[next]?.lower ?? '') || /^customs|database$/.test(items[next]?.lower ?? ''))
      return recordTail(items, next)
    return undefined
  }
  if (item.mark?.kind === 'duration') return spanTail(item, at, day)
  if (item.lower === 'on' && /^records?$/.test(items[at + 1]?.lower ?? '')) return recordTail(items, at + 1)
  if (item.lower === 'ever') return { to: at + 1, since: null, scope: 'on record' }
  if (item.lower === 'with' && items[at + 1]?.lower === 'any') {
    let to = at + 2
    while (/^(trading|partner|country|trade|single)$/.test(items[to]?.lower ?? '')) to++
    return { to, since: null, scope: 'single countries' }
  }
  if ((item.lower === 'of' || item.lower === 'this') && items[at + 1]?.mark?.kind === 'period') {
    const mark = items[at + 1]?.mark
    if (mark?.kind === 'period') return { to: at + 2, since: sinceOf(mark), scope: 'of the year' }
  }
  return undefined
}

/** "on record", "in customs records going back to January 2017". */
function recordTail(items: readonly Item[], at: number): Tail {
  let to = at + 1
  for (let next = at; next < Math.min(items.length, at + 9); next++) {
    const mark = items[next]?.mark
    if (mark?.kind === 'period') return { to: next + 1, since: sinceOf(mark), scope: 'on record' }
    if (
      /^(customs|database|records?|data|going|go|dating|date|back|to|that|since|series|started|starting|began|beginning|in|history)$/.test(
        items[next]?.lower ?? '',
      )
    ) {
      if (/^(records?|history)$/.test(items[next]?.lower ?? '')) to = next + 1
    } else break
  }
  return { to, since: null, scope: 'on record' }
}

function spanTail(item: Item, at: number, day: Day): Tail | undefined {
  const { mark } = item
  const { year, month } = partsOf(day)
  if (mark?.kind === 'duration') {
    const months = mark.months ?? (mark.days === undefined ? undefined : Math.round(mark.days / 30.4))
    if (months === undefined || months < 2) return undefined
    if (months % 12 === 0)
      return { to: at + 1, since: String(year - months / 12), scope: `last ${months / 12} years`, back: months }
    const first = year * 12 + month - 1 - months
    return { to: at + 1, since: yearMonth(first), scope: `last ${months} months`, back: months }
  }
  if (mark?.kind === 'period') {
    const back = 12 * (year - partsOf(mark.period.start).year)
    return { to: at + 1, since: sinceOf(mark), scope: 'last years', ...(back > 0 ? { back } : {}) }
  }
  return undefined
}

export const yearMonth = (month: number): string =>
  `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`

/** `2009`, `2020-06`, `FY2009`. */
export function sinceOf(mark: MarkOf<'period'>): string {
  const { period, grain } = mark
  const start = partsOf(period.start)
  if (grain === 'fiscal') return `FY${partsOf(period.end).year}`
  if (grain === 'year' || (monthsOf(period)?.length === 12 && start.month === 1)) return String(start.year)
  if (grain === 'ytd' || grain === 'marketing' || grain === 'season') return String(start.year)
  return `${start.year}-${String(start.month).padStart(2, '0')}`
}
