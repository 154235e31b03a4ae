/** Reads years: plain ones, stretches of years, US fiscal years, and the marketing years of crops. */
import { firstOfMonth, lastOfMonth } from '../time/day.js'
import type { Calendar } from '../time/period.js'
import { lawWords } from './count-guards.js'
import { classesAt, isHyphen, joinsAt, type Line, lowerAt, pastHyphen, taken, touches } from './line.js'
import { scales } from './number-words.js'
import type { Clock, Relative } from './resolve.js'
import { unitAt } from './units.js'
import { is } from './words.js'
import { fourDigits, isDollarYear, shortYear } from './year-after.js'

export type YearSpan = Relative & { calendar: Calendar }

/** The fiscal or marketing year that begins at `i`. `marketingStart` is the month in which the product's year begins. */
export function specialYearAt(line: Line, i: number, clock: Clock, marketingStart: number): YearSpan | undefined {
  return fiscalAt(line, i, clock) ?? marketingAt(line, i, clock, marketingStart)
}

function fiscal(to: number, year: number, inferred: Relative['inferred'] = []): YearSpan | undefined {
  if (year < 1001 || year > 9998) return undefined
  return {
    to,
    start: firstOfMonth(year - 1, 10),
    end: lastOfMonth(year, 9),
    grain: 'fiscal',
    calendar: 'fiscal',
    inferred,
  }
}

/** `FY25`, `FY 2025`, `fiscal 2025`, `fiscal year (FY) 2025`, `2025 fiscal year`, `the current fiscal year`. */
function fiscalAt(line: Line, i: number, clock: Clock): YearSpan | undefined {
  const lower = lowerAt(line, i)
  const glued = lower.startsWith('fy') ? /^fy'?(\d\d|\d{4})$/.exec(lower) : null
  if (glued?.[1] !== undefined) return fiscal(fiscalTail(line, i + 1), lastOfPair(line, i + 1) ?? shortYear(glued[1]))
  if (lower === 'fy' || lower === 'fiscal') {
    let at = i + 1
    if (lowerAt(line, at) === 'year') at++
    if (lowerAt(line, at) === '(' && lowerAt(line, at + 1) === 'fy' && lowerAt(line, at + 2) === ')') at += 3
    if (lowerAt(line, at) === "'") at++
    at = pastHyphen(line, at)
    const text = line.words[at]?.text ?? ''
    if (/^\d{4}$/.test(text) || (/^\d{2}$/.test(text) && lower === 'fy'))
      return fiscal(fiscalTail(line, at + 1), lastOfPair(line, at + 1) ?? shortYear(text))
    return undefined
  }
  const year = fourDigits(line, i)
  if (year !== undefined)
    return lowerAt(line, i + 1) === 'fiscal' && lowerAt(line, i + 2) === 'year' ? fiscal(i + 3, year) : undefined
  const shift = shiftOf(lower)
  if (shift === undefined || lowerAt(line, i + 1) !== 'fiscal' || lowerAt(line, i + 2) !== 'year') return undefined
  const current = clock.year + (clock.month >= 10 ? 1 : 0)
  return fiscal(i + 3, current + shift, ['all'])
}

/** `FY2024/25`, `FY 2024-25`: the year in which it ends. */
function lastOfPair(line: Line, i: number): number | undefined {
  if (fiscalTail(line, i) === i) return undefined
  const first = fourDigits(line, i - 1) ?? shortYear(/(\d\d|\d{4})$/.exec(lowerAt(line, i - 1))?.[1] ?? '0')
  return first + 1
}

function fiscalTail(line: Line, i: number): number {
  const link = lowerAt(line, i)
  if ((link !== '/' && !isHyphen(link)) || !touches(line, i - 1) || !touches(line, i)) return i
  return /^\d\d$|^\d{4}$/.test(line.words[i + 1]?.text ?? '') ? i + 2 : i
}

function shiftOf(lower: string): number | undefined {
  if (lower === 'current' || lower === 'this') return 0
  if (lower === 'last' || lower === 'previous' || lower === 'prior' || lower === 'past' || lower === 'old') return -1
  if (lower === 'next' || lower === 'upcoming' || lower === 'coming' || lower === 'new' || lower === 'following')
    return 1
  return undefined
}

function marketing(to: number, year: number, start: number, inferred: Relative['inferred'] = []): YearSpan | undefined {
  if (year < 1001 || year > 9997) return undefined
  return {
    to,
    start: firstOfMonth(year, start),
    end: lastOfMonth(year + (start === 1 ? 0 : 1), start === 1 ? 12 : start - 1),
    grain: 'marketing',
    calendar: 'marketing',
    inferred,
  }
}

/** `marketing year`, `crop year`, `season`: the place after, or `i` itself. */
function seasonNoun(line: Line, i: number): number {
  const lower = lowerAt(line, i)
  const next = lowerAt(line, i + 1)
  if (lower === 'season') return i + 1
  if (
    (lower === 'marketing' || lower === 'crop' || lower === 'export' || lower === 'harvest') &&
    (next === 'year' || next === 'season')
  )
    return i + 2
  return i
}

/** `2024/25`, `the 2024-25 season`, `marketing year 2024/25`, `2025 marketing year`, `the current season`. */
function marketingAt(line: Line, i: number, clock: Clock, start: number): YearSpan | undefined {
  const lower = lowerAt(line, i)
  const year = fourDigits(line, i)
  if (year !== undefined) {
    const pair = pairAt(line, i, year)
    if (pair !== undefined) {
      const noun = seasonNoun(line, pair.to)
      if (pair.slash || noun > pair.to) return marketing(noun, year, start)
      return undefined
    }
    const noun = seasonNoun(line, i + 1)
    return noun > i + 2 ? marketing(noun, year, start) : undefined
  }
  if (lower === 'my') {
    const at = fourDigits(line, i + 1)
    if (at === undefined || line.words[i]?.text !== 'MY') return undefined
    return marketing(pairAt(line, i + 1, at)?.to ?? i + 2, at, start)
  }
  if (lower === 'marketing' && lowerAt(line, i + 1) === 'year') {
    const at = fourDigits(line, i + 2)
    return at === undefined ? undefined : marketing(pairAt(line, i + 2, at)?.to ?? i + 3, at, start)
  }
  const shift = shiftOf(lower)
  if (shift === undefined) return undefined
  const noun = seasonNoun(line, i + 1)
  if (noun === i + 1) return undefined
  const current = clock.year - (clock.month < start ? 1 : 0)
  // In the first weeks of a season people still call it the new one, and the one before it the last.
  const fresh = lower === 'new' && (clock.month - start + 12) % 12 < 3 ? 0 : shift
  return marketing(noun, current + fresh, start, ['all'])
}

/** `2024/25`, `2024-2025`: two years in a row. */
function pairAt(line: Line, i: number, year: number): { to: number; slash: boolean } | undefined {
  const link = lowerAt(line, i + 1)
  const slash = link === '/'
  if ((!slash && !isHyphen(link)) || !touches(line, i) || !touches(line, i + 1)) return undefined
  const text = line.words[i + 2]?.text ?? ''
  if (
    !/^\d\d$|^\d{4}$/.test(text) ||
    lowerAt(line, i + 3) === '/' ||
    (isHyphen(lowerAt(line, i + 3)) && line.words[i + 4]?.kind === 'number' && joinsAt(line, i + 3))
  )
    return undefined
  const second = text.length === 4 ? Number(text) : Math.floor(year / 100) * 100 + Number(text)
  return second === year + 1 || (text === '00' && year % 100 === 99) ? { to: i + 3, slash } : undefined
}

const yearIntroducing = new Set(
  `in of since during from to until till by before after through and versus vs than - – / ( for around circa year early late mid between throughout ,`.split(
    ' ',
  ),
)

/** Whether the four digits at `i` are a year of the calendar. */
export function yearAt(line: Line, i: number): number | undefined {
  const year = fourDigits(line, i)
  if (year === undefined) return undefined
  const before = lowerAt(line, i - 1)
  const next = lowerAt(line, i + 1)
  // `Trade Act of 1974` names a law, `Executive Order 1930` an order.
  if (before === 'of' && lawWords.has(lowerAt(line, i - 2))) return undefined
  if (namesOther.has(before)) return undefined
  if (next === '.' && touches(line, i) && touches(line, i + 1)) return undefined
  if (scales.has(next) && (next.length > 1 || touches(line, i))) return undefined
  if (unitAt(line, i + 1) !== undefined && !isDollarYear(line, i)) return undefined
  if ((classesAt(line, i - 1) & is.currency) !== 0 || line.holds[i] === taken.name) return undefined
  if (next === ':' && touches(line, i)) return undefined
  if (year >= 1950 && year <= 2060) {
    // `2000 companies`: a round number before a plural counts.
    if (
      (year === 2000 || year === 1950 || year === 2050) &&
      line.words[i + 1]?.kind === 'word' &&
      /[^s]s$/.test(next) &&
      !yearIntroducing.has(before)
    )
      return undefined
    return year
  }
  // Far years need to be introduced; an impossible one is marked all the same, for the reader to see.
  if (
    year >= 1700 &&
    year <= 2300 &&
    ['in', 'since', 'by', 'of', 'until', 'from', 'during', 'before', 'after'].includes(before) &&
    !isCounted(line, i + 1)
  )
    return year
  return undefined
}

const namesOther = new Set(
  'section chapter order orders no. no nos. heading headings hs hts eo e.o. boeing airbus room page article notice # § list title code'.split(
    ' ',
  ),
)

/** `of 1800 soldiers`, `by 2100 tonnes`: a noun in the plural follows. */
function isCounted(line: Line, i: number): boolean {
  const word = line.words[i]
  return (
    word !== undefined &&
    word.kind === 'word' &&
    /[^s]s$/.test(word.lower) &&
    !['is', 'was', 'has', 'as'].includes(word.lower)
  )
}

/** The second year of a stretch: `2018-19`, `2018–2020`. */
export function secondYear(line: Line, i: number, first: number): number | undefined {
  const text = line.words[i]?.text ?? ''
  if (/^\d{4}$/.test(text)) return Number(text) > first ? yearAt(line, i) : undefined
  if (!/^\d\d$/.test(text) || !isHyphen(lowerAt(line, i - 1)) || unitAt(line, i + 1) !== undefined) return undefined
  const second = Math.floor(first / 100) * 100 + Number(text)
  return second > first ? second : undefined
}
