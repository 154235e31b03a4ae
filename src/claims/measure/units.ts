/** A sentence as a row of units: marks that matter here (rates, countries, days, goods) and the plain words between them. */
import type { Mark, MarkKind, Sentence } from '../../language/marks.js'
import type { Phrasebook } from './words.js'

export interface Unit {
  /** Lower case, hyphens apart. */
  lower: string
  start: number
  end: number
  mark?: Mark
}

/** Marks that become units, the stronger first where two overlap. */
const strength: Partial<Record<MarkKind, number>> = {
  percent: 9,
  money: 8,
  duration: 7,
  period: 6,
  person: 5,
  organisation: 4,
  country: 3,
  product: 2,
  role: 1,
}

/** Units in the order of the text. Words joined by a hyphen come apart, so that `25-percent` and `10-point cut` read as words. */
export function unitsOf(sentence: Sentence): Unit[] {
  const marks = chosen(sentence.marks)
  const units: Unit[] = []
  let next = 0
  for (const token of sentence.tokens) {
    let mark = marks[next]
    while (mark !== undefined && mark.end <= token.start) mark = marks[++next]
    if (mark !== undefined && token.start >= mark.start && token.start < mark.end) {
      const last = units[units.length - 1]
      if (last?.mark !== mark)
        units.push({ lower: plain(sentence.text.slice(mark.start, mark.end)), start: mark.start, end: mark.end, mark })
      continue
    }
    if (mark !== undefined && token.end > mark.start) {
      // A mark that begins inside a token ("US-made"): the token's own beginning stands alone.
      push(units, token.lower.slice(0, mark.start - token.start), token.start)
      units.push({ lower: plain(sentence.text.slice(mark.start, mark.end)), start: mark.start, end: mark.end, mark })
      continue
    }
    // A hyphen inside a word joins; it says nothing of its own.
    if (token.lower !== '-') push(units, token.lower, token.start)
  }
  return withoutAsides(units)
}

const longestAside = 14

/** Short asides in brackets, such as an abbreviation, say nothing of the measure and cut its phrase in two. */
function withoutAsides(units: Unit[]): Unit[] {
  if (!units.some(({ lower }) => lower === '(')) return units
  const kept: Unit[] = []
  for (let at = 0; at < units.length; at++) {
    const unit = units[at]
    if (unit === undefined) break
    if (unit.lower === '(') {
      const length = units.slice(at, at + longestAside).findIndex(({ lower }) => lower === ')')
      if (length > 0) {
        at += length
        continue
      }
    }
    kept.push(unit)
  }
  return kept
}

function push(units: Unit[], lower: string, start: number): void {
  if (lower.length < 3 || !/[-‑–]/.test(lower)) {
    if (lower !== '') units.push({ lower, start, end: start + lower.length })
    return
  }
  let at = 0
  for (const part of lower.split(/[-‑–]/)) {
    if (part !== '') units.push({ lower: part, start: start + at, end: start + at + part.length })
    at += part.length + 1
  }
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[’]/g, "'")
    .replace(/[\s-]+/g, ' ')
}

function chosen(marks: Mark[]): Mark[] {
  const kept: Mark[] = []
  for (const mark of marks) {
    const power = strength[mark.kind]
    if (power === undefined) continue
    const last = kept[kept.length - 1]
    if (last === undefined || mark.start >= last.end) {
      kept.push(mark)
      continue
    }
    const stands = strength[last.kind] ?? 0
    if (power > stands || (power === stands && mark.end - mark.start > last.end - last.start))
      kept[kept.length - 1] = mark
  }
  return kept
}

/** The longest phrase of a book that begins at a unit, with the unit after it. */
export function phraseAt<T>(units: Unit[], at: number, book: Phrasebook<T>): { value: T; to: number } | undefined {
  const unit = units[at]
  if (unit === undefined) return undefined
  const [first = ''] = unit.lower.split(' ')
  const shelf = book.get(first)
  if (shelf === undefined) return undefined
  for (const { words, value } of shelf) {
    const to = matchEnd(units, at, words)
    if (to !== undefined) return { value, to }
  }
  return undefined
}

/** A unit may hold several words (a mark's text); it must be used up whole, a possessive ending aside. */
function matchEnd(units: Unit[], at: number, words: string[]): number | undefined {
  let word = 0
  let to = at
  while (word < words.length) {
    const unit = units[to]
    if (unit === undefined) return undefined
    for (const own of unit.lower.split(' ')) {
      if (own !== words[word] && own !== `${words[word]}'s`) return undefined
      word++
    }
    to++
  }
  return to
}
