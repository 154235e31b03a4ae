/** Marks lengths of time: `90 days`, `a 90-day pause`, `for another year`, `two and a half years`. */
import { hold, joinsAt, type Line, lowerAt, pastHyphen, put, taken } from './line.js'
import { numeralAt } from './numbers.js'

const lengths: ReadonlyMap<string, { days?: number; months?: number; hours?: number; letter: string }> = new Map(
  (
    [
      ['minute', { hours: 1 / 60, letter: 'M' }],
      ['hour', { hours: 1, letter: 'H' }],
      ['day', { days: 1, letter: 'D' }],
      ['week', { days: 7, letter: 'W' }],
      ['fortnight', { days: 14, letter: 'D' }],
      ['month', { months: 1, letter: 'M' }],
      ['quarter', { months: 3, letter: 'M' }],
      ['year', { months: 12, letter: 'Y' }],
      ['decade', { months: 120, letter: 'Y' }],
    ] as const
  ).flatMap(([word, length]): [string, { days?: number; months?: number; hours?: number; letter: string }][] => [
    [word, length],
    [`${word}s`, length],
  ]),
)

/** Words before `a year` or `year` that make it a length. */
const extending = new Set(['for', 'by', 'another', 'within', 'lasting', 'additional'])

/** Marks the duration at `i`; gives the token after it, or `i`. */
export function markDuration(line: Line, i: number): number {
  const lower = lowerAt(line, i)
  let count: number
  let at: number
  const numeral = numeralAt(line, i)
  if (numeral !== undefined) {
    count = numeral.number.value
    at = numeral.to
    // `30 to 60 days`: the longer is the length; the shorter is no count of its own.
    if (lowerAt(line, at) === 'to' || lowerAt(line, at) === 'or' || joinsAt(line, at)) {
      const upper = numeralAt(line, at + 1)
      if (upper !== undefined && lengths.has(lowerAt(line, pastHyphen(line, upper.to)))) {
        count = upper.number.value
        at = upper.to
      }
    }
  } else if ((lower === 'a' || lower === 'another') && (lower === 'another' || extending.has(lowerAt(line, i - 1)))) {
    count = 1
    at = i + 1
  } else return i
  let noun = pastHyphen(line, at)
  while (
    noun < at + 3 &&
    (lowerAt(line, noun) === 'more' ||
      lowerAt(line, noun) === 'additional' ||
      lowerAt(line, noun) === 'full' ||
      lowerAt(line, noun) === 'calendar' ||
      lowerAt(line, noun) === 'consecutive' ||
      lowerAt(line, noun) === 'straight')
  )
    noun++
  const word = lowerAt(line, noun)
  const length = lengths.get(word)
  // `three-quarters of exports` is a share.
  if (word.startsWith('quarter') && (noun > at || lowerAt(line, noun + 1) === 'of')) return i
  // `by a quarter` is a share.
  if (word === 'quarter' && lower === 'a') return i
  if (length === undefined || !(count > 0) || count > 10_000) return i
  const next = lowerAt(line, noun + 1)
  if (joinsAt(line, noun + 1) && lowerAt(line, noun + 2) === 'old') return i
  if (next === 'old' || (numeral === undefined && (next === 'ago' || next === 'earlier'))) return i
  const iso = isoOf(
    count,
    word.startsWith('decade') ? 10 : word.startsWith('quarter') ? 3 : word.startsWith('fortnight') ? 14 : 1,
    length.letter,
    length.hours !== undefined,
  )
  if (iso === undefined) return i
  const from = numeral === undefined ? i + 1 : i
  put(line, from, noun + 1, {
    kind: 'duration',
    iso,
    days: length.days === undefined ? (length.hours === undefined ? undefined : count / 24) : count * length.days,
    months: length.months === undefined ? undefined : count * length.months,
  })
  hold(line, from, noun + 1, taken.time)
  return noun + 1
}

/** `P90D`, `PT24H`, `P18M` for a year and a half. */
function isoOf(count: number, times: number, letter: string, clock: boolean): string | undefined {
  const number = count * times
  if (Number.isInteger(number)) return `${clock || letter === 'H' ? 'PT' : 'P'}${number}${letter}`
  const months = letter === 'Y' ? number * 12 : letter === 'W' ? Number.NaN : Number.NaN
  return Number.isInteger(months) ? `P${months}M` : undefined
}
