/** Reads dates in digits alone: `2025-09-18`, `18/09/2025`. */
import { joinsAt, type Line, lowerAt, touches } from './line.js'
import { isLeap, monthDays } from './month-dates.js'
import type { Moment } from './resolve.js'
import { fourDigits } from './year-after.js'

/** `2025-09-18`, and `2025-09` where nothing else touches it. */
export function isoAt(line: Line, i: number): Moment | undefined {
  const year = fourDigits(line, i)
  if (year === undefined || lowerAt(line, i + 1) !== '-' || !joinsAt(line, i + 1)) return undefined
  const month = twoDigits(line, i + 2)
  if (month === undefined) return undefined
  if (lowerAt(line, i + 3) === '-' && joinsAt(line, i + 3)) {
    const day = twoDigits(line, i + 4)
    if (day === undefined) return undefined
    const most = month === 2 && !isLeap(year) ? 28 : (monthDays[month - 1] ?? 0)
    return { to: i + 5, kind: 'day', year, month, day, impossible: month < 1 || month > 12 || day < 1 || day > most }
  }
  // `2018-19` is a stretch of years; a month is 01 to 12 and not the year after.
  if (month < 1 || month > 12 || month === (year + 1) % 100) return undefined
  return { to: i + 3, kind: 'month', year, month }
}

function twoDigits(line: Line, i: number): number | undefined {
  const text = line.words[i]?.text ?? ''
  return /^\d\d$/.test(text) ? Number(text) : undefined
}

/** `18/09/2025`, `9/18/2025`, where only one order can be meant; `2025/09/18` too. */
export function slashedAt(line: Line, i: number): Moment | undefined {
  if (
    lowerAt(line, i + 1) !== '/' ||
    lowerAt(line, i + 3) !== '/' ||
    !touches(line, i) ||
    !touches(line, i + 1) ||
    !touches(line, i + 2) ||
    !touches(line, i + 3)
  )
    return undefined
  const numbers = [i, i + 2, i + 4].map((at) =>
    /^\d{1,4}$/.test(line.words[at]?.text ?? '') ? Number(line.words[at]?.text) : Number.NaN,
  )
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN] = numbers
  if (numbers.some(Number.isNaN)) return undefined
  const day = (year: number, month: number, date: number): Moment => {
    const most = month === 2 && !isLeap(year) ? 28 : (monthDays[month - 1] ?? 0)
    return {
      to: i + 5,
      kind: 'day',
      year,
      month,
      day: date,
      impossible: month > 12 || month < 1 || date > most || date < 1,
    }
  }
  if (a > 1000) return day(a, b, c)
  if (c < 1000) return { to: i + 5, kind: 'day', impossible: true }
  if (a > 12) return day(c, b, a)
  if (b > 12 || a === b) return day(c, a, b)
  // Either order can be meant.
  return { to: i + 5, kind: 'day', impossible: true }
}
