/** Hedges on a number: the words right before or after it, and the side on which they widen. */
import { type Line, lowerAt } from './line.js'
import type { Hedge } from './marks.js'

/** Longest first within a last word: looked up from the number backwards. */
const before: [Hedge['kind'], string][] = [
  [
    'about',
    'about|around|roughly|approximately|approx|some|circa|ca|an estimated|estimated|in the region of|on the order of|in the order of|~|≈|c|something like|more or less|close on',
  ],
  [
    'above',
    'more than|over|above|in excess of|upwards of|upward of|exceeding|exceeds|exceeded|topping|topped|surpassing|surpassed|north of|well over|well above|far more than|much more than|greater than|higher than|larger than|>|better than',
  ],
  [
    'below',
    'less than|fewer than|under|below|well under|well below|far less than|far fewer than|lower than|smaller than|south of|<',
  ],
  [
    'nearly',
    'nearly|almost|close to|just under|just below|just shy of|shy of|a little under|a little less than|slightly less than|slightly below|slightly under|approaching|nearing|a bit less than|not quite|virtually|practically|little less than',
  ],
  ['at-least', 'at least|no less than|not less than|no fewer than|not fewer than|a minimum of|minimum of|minimum|≥|>='],
  [
    'at-most',
    'up to|as much as|as many as|as high as|at most|no more than|not more than|a maximum of|maximum of|not exceeding|no higher than|≤|<=|as far as',
  ],
  [
    'just-over',
    'just over|just above|slightly more than|slightly over|slightly above|a little over|a little more than|little more than|a bit more than|a bit over',
  ],
]

interface Phrase {
  /** Words before the last, nearest first. */
  words: string[]
  kind: Hedge['kind']
}

const byLast = new Map<string, Phrase[]>()
for (const [kind, phrases] of before)
  for (const phrase of phrases.split('|')) {
    const words = phrase.split(' ').reverse()
    const last = words.shift() ?? ''
    const list = byLast.get(last) ?? []
    list.push({ words, kind })
    byLast.set(last, list)
  }
for (const list of byLast.values()) list.sort((a, b) => b.words.length - a.words.length)

/** A number that moves `up to` five, or an order to do something `by about`: the verb decides that `up to` is no bound. */
const movers = new Set(
  'go goes went gone going move moved moves bring brought push pushed come came climb climbed add adds'.split(' '),
)

/** The hedge that ends right before token `i`. */
export function hedgeBefore(line: Line, i: number): Hedge | undefined {
  // `some $5 billion`, `as much as a third`: an article may stand between.
  const list = byLast.get(lowerAt(line, i - 1))
  if (list === undefined) return undefined
  for (const { words, kind } of list) {
    if (!words.every((word, back) => lowerAt(line, i - 2 - back) === word)) continue
    const from = i - 1 - words.length
    if (kind === 'at-most' && lowerAt(line, from) === 'up' && movers.has(lowerAt(line, from - 1))) return undefined
    const first = line.tokens[from]
    const last = line.tokens[i - 1]
    if (first === undefined || last === undefined) return undefined
    // `c.` and `ca.` are short for circa only with their stop.
    if (first.text === 'c' || first.text === 'C' || first.text === 'C.' || first.text === 'CA') return undefined
    return { text: line.text.slice(first.start, last.end), kind }
  }
  return undefined
}

const after: [Hedge['kind'], string[]][] = [
  ['at-least', ['or', 'more']],
  ['at-least', ['or', 'higher']],
  ['at-least', ['or', 'above']],
  ['at-least', ['and', 'above']],
  ['at-most', ['or', 'less']],
  ['at-most', ['or', 'fewer']],
  ['at-most', ['or', 'lower']],
  ['about', ['or', 'so']],
  ['about', ['give', 'or', 'take']],
  ['at-least', ['-', 'plus']],
  ['at-least', ['plus']],
  ['at-least', ['+']],
]

/** The hedge that begins at token `i`, behind a number. */
export function hedgeAfter(line: Line, i: number): Hedge | undefined {
  for (const [kind, words] of after) {
    if (!words.every((word, on) => lowerAt(line, i + on) === word)) continue
    const first = line.tokens[i]
    const last = line.tokens[i + words.length - 1]
    if (first === undefined || last === undefined) return undefined
    if (words[0] === '+' || words[0] === 'plus') {
      const before = line.tokens[i - 1]
      if (before === undefined || before.end !== first.start) return undefined
    }
    return { text: line.text.slice(first.start, last.end), kind }
  }
  return undefined
}
