/** Reads quarters and halves: `Q2 2025`, `second quarter`, `H1`, `the first half of August`. */
import { isDigit } from './characters.js'
import { classesAt, type Line, lowerAt, pastHyphen } from './line.js'
import { monthAt, monthDays } from './month-dates.js'
import type { Moment } from './resolve.js'
import { is } from './words.js'
import { shortYear, yearAfter } from './year-after.js'

const places: ReadonlyMap<string, number> = new Map([
  ['first', 1],
  ['1st', 1],
  ['second', 2],
  ['2nd', 2],
  ['third', 3],
  ['3rd', 3],
  ['fourth', 4],
  ['4th', 4],
  ['final', 4],
  ['opening', 1],
])

/** Whether a digit stands in one of the first two places: `q2`, `2q25`. Cheaper than to try the pattern on every `the`. */
function holdsDigit(lower: string): boolean {
  return isDigit(lower.charCodeAt(0)) || isDigit(lower.charCodeAt(1))
}

/** `Q2 2025`, `2Q25`, `second quarter of 2025`, `second-quarter`. */
export function quarterAt(line: Line, i: number): Moment | undefined {
  const lower = lowerAt(line, i)
  const short = holdsDigit(lower) ? /^(?:q([1-4])|([1-4])q(\d\d|\d{4})?)$/.exec(lower) : null
  if (short !== null) {
    const part = Number(short[1] ?? short[2])
    if (short[3] !== undefined) return { to: i + 1, kind: 'quarter', part, year: shortYear(short[3]) }
    const year = yearAfter(line, pastHyphen(line, i + 1), false)
    return { to: year?.to ?? i + 1, kind: 'quarter', part, year: year?.year, yearsBack: year?.yearsBack }
  }
  const part = places.get(lower)
  if (part === undefined) return undefined
  const at = pastHyphen(line, i + 1)
  if (lowerAt(line, at) !== 'quarter') return undefined
  if (lower === 'final' || lower === 'opening') {
    if (lowerAt(line, at + 1) !== 'of') return undefined
  }
  const year = yearAfter(line, at + 1, false) ?? ofTheYear(line, at + 1)
  return { to: year?.to ?? at + 1, kind: 'quarter', part, year: year?.year, yearsBack: year?.yearsBack }
}

function ofTheYear(line: Line, i: number): { to: number; year?: number; yearsBack?: number } | undefined {
  return lowerAt(line, i) === 'of' && lowerAt(line, i + 1) === 'the' && lowerAt(line, i + 2) === 'year'
    ? { to: i + 3 }
    : undefined
}

/** `H1 2025`, `the first half of 2025`, `the second half of September`. */
export function halfAt(line: Line, i: number): Moment | undefined {
  const lower = lowerAt(line, i)
  const short = holdsDigit(lower) ? /^(?:h([12])|([12])h(\d\d|\d{4})?)$/.exec(lower) : null
  if (short !== null) {
    const part = Number(short[1] ?? short[2])
    if (short[3] !== undefined) return { to: i + 1, kind: 'half', part, year: shortYear(short[3]) }
    const year = yearAfter(line, i + 1, false)
    return { to: year?.to ?? i + 1, kind: 'half', part, year: year?.year, yearsBack: year?.yearsBack }
  }
  const part = lower === 'latter' ? 2 : places.get(lower)
  if (part === undefined || part > 2) return undefined
  const at = pastHyphen(line, i + 1)
  if (lowerAt(line, at) !== 'half') return undefined
  if (lowerAt(line, at + 1) === 'of' && (classesAt(line, at + 2) & is.month) !== 0) {
    const month = monthAt(line, at + 2)
    if (month?.kind === 'month' && month.month !== undefined)
      return {
        ...month,
        kind: 'day',
        day: part === 1 ? 1 : 16,
        lastDay: part === 1 ? 15 : monthDays[month.month - 1] === 29 ? 28 : (monthDays[month.month - 1] ?? 30),
      }
  }
  const year = yearAfter(line, at + 1, false) ?? ofTheYear(line, at + 1)
  return { to: year?.to ?? at + 1, kind: 'half', part, year: year?.year, yearsBack: year?.yearsBack }
}
