/** Days as documents print them: `Sept. 18, 2025`, `18 September 2025`, `2025-09-18T10:00Z`, `09/18/2025`. */
import { type Day, dayOf } from '../time/day.js'

const monthNames = [
  'january|jan',
  'february|febr|feb',
  'march|mar',
  'april|apr',
  'may',
  'june|jun',
  'july|jul',
  'august|aug',
  'september|sept|sep',
  'october|oct',
  'november|nov',
  'december|dec',
]
const months = new Map(monthNames.flatMap((names, index) => names.split('|').map((name) => [name, index + 1] as const)))
const month = `(${monthNames.join('|')})`

/** Each form says which of its groups are year, month and day; forms with two readings are left out, not guessed. */
const forms: { pattern: RegExp; read: (groups: string[]) => [year: number, month: number, day: number] | undefined }[] =
  [
    {
      pattern: /(?<![\d-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/,
      read: ([y, , m, d]) => [Number(y), Number(m), Number(d)],
    },
    {
      pattern: new RegExp(`\\b${month}\\.?\\s{1,3}(\\d{1,2})(?:st|nd|rd|th)?\\s{0,3},?\\s{0,3}(\\d{4})\\b`, 'i'),
      read: ([m, d, y]) => [Number(y), monthNumber(m), Number(d)],
    },
    {
      pattern: new RegExp(
        `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?(?:\\s{1,3}of)?[\\s-]{1,3}${month}\\.?,?[\\s-]{1,3}(\\d{4})\\b`,
        'i',
      ),
      read: ([d, m, y]) => [Number(y), monthNumber(m), Number(d)],
    },
    {
      // 09/18/2025 can only be the eighteenth; 09/08/2025 may be two days, so it is none.
      pattern: /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4})(?![\d/])/,
      read: ([a, b, y]) => {
        if (Number(a) === Number(b) || (Number(a) <= 12 && Number(b) > 12)) return [Number(y), Number(a), Number(b)]
        return Number(a) > 12 && Number(b) <= 12 ? [Number(y), Number(b), Number(a)] : undefined
      },
    },
  ]

function monthNumber(name: string | undefined): number {
  return months.get((name ?? '').toLowerCase()) ?? 0
}

/** A day found in a text: as written, where it stands, and the day itself, undefined where the calendar has no such day. */
export interface WrittenDay {
  written: string
  start: number
  end: number
  day: Day | undefined
}

/** The first day written in a short text (a line, a metadata value), or undefined when it names none. */
export function findDay(text: string): WrittenDay | undefined {
  let first: WrittenDay | undefined
  for (const { pattern, read } of forms) {
    const match = pattern.exec(text)
    if (match === null || (first !== undefined && match.index >= first.start)) continue
    const parts = read(match.slice(1))
    if (parts === undefined) continue
    const [year, monthInYear, day] = parts
    first = {
      written: match[0],
      start: match.index,
      end: match.index + match[0].length,
      day: dayOf(year, monthInYear, day),
    }
  }
  return first
}

/** The day in an address such as `/2025/09/18/`, `/2025-09-18-`, `/20250918/` or `/2025/sep/18/`. */
export function dayInUrl(url: string): Day | undefined {
  const path = pathOf(url)
  const [, y, m, d] =
    /(?:^|[/_-])((?:19|20)\d\d)[/_-]?(0\d|1[0-2])[/_-]?([0-2]\d|3[01])(?=$|[/_.-])/.exec(path) ??
    /\/((?:19|20)\d\d)\/(\d{1,2})\/(\d{1,2})(?=$|\/)/.exec(path) ??
    []
  if (y !== undefined) return dayOf(Number(y), Number(m), Number(d))
  const [, year, name, date] = /\/((?:19|20)\d\d)\/([a-z]{3,9})\/(\d{1,2})(?=$|\/)/i.exec(path) ?? []
  return year === undefined ? undefined : dayOf(Number(year), monthNumber(name), Number(date))
}

function pathOf(url: string): string {
  try {
    return new URL(url).pathname
  } catch {
    return url
  }
}
