/** When: the day or stretch a contact is said to fall in, and where counting begins. */
import type { MarkOf } from '../../language/marks.js'
import { addDays, type Day, dayOf, isoDay, partsOf } from '../../time/day.js'
import { type Layout, lowerAt, marksOf, textOf } from '../attribution/layout.js'
import { isHeadRole, personById } from '../attribution/sides.js'
import type { EventWording } from '../claim.js'
import type { ReadingContext } from '../reader.js'
import { isBareWeekday, otherYear, type When } from './other-days.js'

export type { When } from './other-days.js'

type PeriodMark = MarkOf<'period'>

/** Every stretch between two tokens that may be when a contact was, joined where two days stand together. */
export function whensIn(layout: Layout, from: number, to: number): When[] {
  const found: When[] = []
  for (const mark of marksOf(layout.sentence, 'period')) {
    if (mark.from < from || mark.to > to || !isDate(mark)) continue
    const next: When = {
      start: mark.period.start,
      end: mark.period.end,
      exact: mark.grain === 'day',
      from: mark.from,
      to: mark.to,
      ...(mark.other !== undefined && { other: mark.other }),
      ...(mark.inferred.includes('year') && { yearless: true }),
    }
    const before = found.at(-1)
    if (before !== undefined && joined(layout, before, next)) {
      before.start = Math.min(before.start, next.start) as Day
      before.end = Math.max(before.end, next.end) as Day
      before.to = next.to
    } else found.push(next)
  }
  return found.map((when) => withSecondDay(layout, when))
}

function isDate({ role, grain }: PeriodMark): boolean {
  return role === 'during' && grain !== 'season' && grain !== 'marketing' && grain !== 'fiscal'
}

/** "Sunday and Monday", "May 10 to May 11". */
function joined(layout: Layout, a: When, b: When): boolean {
  if (b.from - a.to !== 1) return false
  const between = lowerAt(layout, a.to)
  return (between === 'and' || between === 'to' || between === '-' || between === '–') && b.start - a.end === 1
}

/** "Sept. 14 and 15": the second day is a bare number. */
function withSecondDay(layout: Layout, when: When): When {
  if (when.end !== when.start) return when
  const between = lowerAt(layout, when.to)
  if (between !== 'and' && between !== 'to' && between !== '-' && between !== '–') return when
  const number = Number(lowerAt(layout, when.to + 1))
  const { year, month, day } = partsOf(when.start)
  if (!Number.isInteger(number) || number !== day + 1) return when
  const end = dayOf(year, month, number)
  return end === undefined ? when : { ...when, end, to: when.to + 2 }
}

/**
 * The stretch held against the article's day: what is over ends no later than it, what lies ahead begins no earlier. A bare
 * weekday means the last one for the past and the next one for the future.
 *
 * @param past the words say outright that it is over; without that, what was read stands
 */
export function settled(
  layout: Layout,
  when: When,
  date: Day,
  ahead: boolean,
  past = !ahead,
): { start: Day; end: Day } {
  const other = when.other ?? otherYear(when, when, date, false)
  const turned =
    other !== undefined &&
    (ahead ? when.end < date && other.end >= date : past && when.start > date && other.start <= date)
  const { start, end } = turned ? other : when
  const weekday = isBareWeekday(layout, when)
  if (ahead) {
    if (weekday && end < date && date - end < 7) return { start: addDays(start, 7), end: addDays(end, 7) }
    return { start: end >= date ? (Math.max(start, date) as Day) : start, end }
  }
  if (!past) return { start, end }
  if (weekday && start > date && start - date < 7) return { start: addDays(start, -7), end: addDays(end, -7) }
  return { start, end: start <= date ? (Math.min(end, date) as Day) : end }
}

export interface Since {
  since: NonNullable<EventWording['since']> | null
  sinceAt: string | null
  /** As the proposition has it: `2025-05`, `2021-01-20`, `2019`, `Geneva`. */
  written: string
  from: number
  to: number
}

/** "since May", "since he returned to office", "since Geneva", "in six years". */
export function sinceIn(layout: Layout, from: number, to: number, context: ReadingContext): Since | undefined {
  for (const mark of marksOf(layout.sentence, 'period'))
    if (mark.role === 'since' && mark.from >= from - 1 && mark.to <= to)
      return {
        since: { from: mark.period.start, to: mark.period.end, what: 'date' },
        sinceAt: null,
        written: writtenOf(mark),
        from: sinceWord(layout, mark.from),
        to: mark.to,
      }
  for (let index = from; index < to; index++) {
    if (lowerAt(layout, index) !== 'since') continue
    return (
      officeSince(layout, index, to, context) ??
      placeSince(layout, index, to) ??
      periodSince(layout, index, context.date) ?? {
        // What it counts from is told and was not understood: a scope that nothing can be judged in.
        since: null,
        sinceAt: null,
        written: textOf(layout, index + 1, clauseEnd(layout, index + 1, to)),
        from: index,
        to: clauseEnd(layout, index + 1, to),
      }
    )
  }
  return spanIn(layout, from, to, context)
}

/** "since spring", "since last month": any stretch that stands right after the word. */
function periodSince(layout: Layout, at: number, date: Day): Since | undefined {
  const mark = marksOf(layout.sentence, 'period').find((one) => one.from > at && one.from <= at + 3)
  if (mark === undefined) return undefined
  const period = mark.period.start > date ? mark.other : mark.period
  if (period === undefined || period.start > date) return undefined
  return {
    since: { from: period.start, to: period.end, what: 'date' },
    sinceAt: null,
    written: writtenOf({ ...mark, period }),
    from: at,
    to: mark.to,
  }
}

function sinceWord(layout: Layout, at: number): number {
  return lowerAt(layout, at - 1) === 'since' ? at - 1 : at
}

function writtenOf({ grain, period }: PeriodMark): string {
  const iso = isoDay(period.start)
  if (grain === 'year') return iso.slice(0, 4)
  return grain === 'month' ? iso.slice(0, 7) : iso
}

const officeVerbs =
  /^(?:return(?:ed|ing|s)?|returned|took|taking|takes|enter(?:ed|ing)?|inaugurat(?:ion|ed)|assum(?:ed|ing)|beg(?:an|in|inning|un)|start(?:ed|ing)?|came|coming|retook|regained|swearing|sworn|re-?entered|resumed|became|becoming|return)$/

/** The first day of the office that the person named, or the one last named, holds that day. */
function officeSince(layout: Layout, at: number, to: number, context: ReadingContext): Since | undefined {
  const end = clauseEnd(layout, at + 1, to)
  let office = false
  for (let index = at + 1; index < end; index++) if (officeVerbs.test(lowerAt(layout, index))) office = true
  if (!office) return undefined
  const text = layout.tokens
    .slice(at + 1, end)
    .map(({ lower }) => lower)
    .join(' ')
  if (!/office|power|white house|presiden|term|inaugurat|took over|came in|oval/.test(text)) return undefined
  const person = personNamed(layout, at, end, context)
  if (person === undefined) return undefined
  const terms = person.roles
    .filter(({ role, from }) => isHeadRole(role) && from !== undefined && from <= context.date)
    .sort((a, b) => (b.from ?? 0) - (a.from ?? 0))
  const began = terms[0]?.from
  if (began === undefined) return undefined
  return {
    since: { from: began, to: began, what: 'office' },
    sinceAt: null,
    written: isoDay(began),
    from: at,
    to: end,
  }
}

/** The person after "since"; for "he" and "the president", the head of state named before, of the two the one newest in office. */
function personNamed(layout: Layout, at: number, end: number, context: ReadingContext) {
  const named = layout.who.find((mark) => mark.kind === 'person' && mark.from > at && mark.to <= end)
  if (named?.kind === 'person') {
    const person = personById(context.lexicon, named.id)
    if (person !== undefined) return person
  }
  const heads = context.lexicon.people.filter((person) =>
    person.roles.some(
      ({ role, from, through }) =>
        isHeadRole(role) &&
        from !== undefined &&
        from <= context.date &&
        (through === undefined || through >= context.date),
    ),
  )
  const began = (person: (typeof heads)[number]): number =>
    Math.max(
      ...person.roles
        .filter(({ role, from }) => isHeadRole(role) && from !== undefined && from <= context.date)
        .map(({ from }) => from ?? 0),
    )
  return [...heads].sort((a, b) => began(b) - began(a))[0]
}

function placeSince(layout: Layout, at: number, to: number): Since | undefined {
  const place = marksOf(layout.sentence, 'place').find((mark) => mark.from > at && mark.from <= at + 4 && mark.to <= to)
  if (place === undefined) return undefined
  return { since: null, sinceAt: place.city ?? place.name, written: place.name, from: at, to: place.to }
}

/** "in six years" after "first": the span before the article's day in which there was none. */
function spanIn(layout: Layout, from: number, to: number, context: ReadingContext): Since | undefined {
  for (const mark of layout.sentence.marks) {
    if (mark.from < from || mark.to > to) continue
    if (mark.kind === 'duration' && lowerAt(layout, mark.from - 1) === 'in') {
      const months = mark.months ?? (mark.days === undefined ? undefined : Math.round(mark.days / 30.4))
      if (months === undefined || months < 12) continue
      return spanSince(context.date, months, mark.from - 1, mark.to)
    }
    if (mark.kind === 'period' && mark.role === 'over-span')
      return spanSince(context.date, Math.round((mark.period.end - mark.period.start + 1) / 30.4), mark.from, mark.to)
  }
  return undefined
}

function spanSince(date: Day, months: number, from: number, to: number): Since {
  const { year, month } = partsOf(date)
  const count = year * 12 + month - 1 - months
  const first = dayOf(Math.floor(count / 12), (count % 12) + 1, 1) ?? date
  return {
    since: { from: first, to: date, what: 'span' },
    sinceAt: null,
    written: String(Math.floor(count / 12)),
    from,
    to,
  }
}

function clauseEnd(layout: Layout, from: number, to: number): number {
  for (let index = from; index < to; index++)
    if ([',', ';', '—', '–', '('].includes(lowerAt(layout, index))) return index
  while (to > from && /^[.!?]$|^[”"’]$/.test(lowerAt(layout, to - 1))) to--
  return to
}
