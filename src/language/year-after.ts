/** The year behind a date, as digits or as `last year`; and how a year is told from a number. */
import { type Line, lowerAt, touches } from './line.js'
import { scales } from './number-words.js'
import { unitAt } from './units.js'

/** A year behind a date: `, 2025`, `2025`, `of 2025`, `of last year`, `last year`. */
export function yearAfter(
  line: Line,
  i: number,
  comma: boolean,
): { to: number; year?: number; yearsBack?: number } | undefined {
  let at = i
  const lower = lowerAt(line, at)
  if (lower === ',' || (lower === 'of' && !comma) || lower === 'in') at++
  else if (lower === 'of') at++
  if (lower === 'in' && comma) return undefined
  const year = fourDigits(line, at)
  if (year !== undefined && year >= 1000) {
    const parted = lower === ','
    if (parted && countsSomething(line, at + 1)) return undefined
    if (lower !== 'of' && countsSomething(line, at + 1) && !isDollarYear(line, at)) return undefined
    return lower === 'in' ? undefined : { to: at + 1, year }
  }
  if (lower === ',' || lower === 'in') return undefined
  const first = lowerAt(line, at) === 'the' ? at + 1 : at
  const kind = lowerAt(line, first)
  if (lowerAt(line, first + 1) !== 'year') return undefined
  if (kind === 'last' || kind === 'previous' || kind === 'prior') return { to: first + 2, yearsBack: 1 }
  if (kind === 'this' || kind === 'current') return { to: first + 2, yearsBack: 0 }
  if (kind === 'next') return { to: first + 2, yearsBack: -1 }
  return undefined
}

export function countsSomething(line: Line, i: number): boolean {
  const lower = lowerAt(line, i)
  if (scales.has(lower) && (lower.length > 1 || touches(line, i - 1))) return true
  return unitAt(line, i) !== undefined
}

/** Four digits and nothing else: how a year is written. */
export function fourDigits(line: Line, i: number): number | undefined {
  const word = line.words[i]
  return word !== undefined && word.kind === 'number' && word.text.length === 4 && /^\d{4}$/.test(word.text)
    ? Number(word.text)
    : undefined
}

/** `in 2019 dollars`, `constant 2017 dollars`: the year of prices. */
export function isDollarYear(line: Line, i: number): boolean {
  const before = lowerAt(line, i - 1)
  return (
    /^dollars?$|^prices?$/.test(lowerAt(line, i + 1)) &&
    (before === 'in' || before === 'constant' || before === 'real' || before === '(')
  )
}

/** `25` is 2025, `98` is 1998. */
export function shortYear(digits: string): number {
  const number = Number(digits)
  return digits.length === 4 ? number : number < 70 ? 2000 + number : 1900 + number
}
