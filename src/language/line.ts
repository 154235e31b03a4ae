/** One sentence while it is being read: its tokens, what each word is known for, and the marks made so far. */
import type { Mark, Sentence, Token } from './marks.js'
import type { Word } from './words.js'

/** What holds a token already, so that no later reader takes it for something else. */
export const taken = { free: 0, name: 1, time: 2, amount: 3, skip: 4 } as const

export interface Line {
  /** The sentence as written. */
  text: string
  tokens: Token[]
  words: Word[]
  marks: Mark[]
  /** One of `taken` for each token. */
  holds: Uint8Array
  form: Sentence['form']
  /** The tense each token tells; made when first asked for. */
  tenses?: Uint8Array
}

type WithoutPlace<M> = M extends Mark ? Omit<M, 'start' | 'end' | 'from' | 'to'> : never
/** A mark before it has its place. */
export type MarkBody = WithoutPlace<Mark>

/** Puts a mark on the tokens `from` to `to` (half open). */
export function put(line: Line, from: number, to: number, body: MarkBody): void {
  const first = line.tokens[from]
  const last = line.tokens[to - 1]
  if (first === undefined || last === undefined) return
  line.marks.push({ ...body, start: first.start, end: last.end, from, to } as Mark)
}

export function hold(line: Line, from: number, to: number, by: number): void {
  line.holds.fill(by, from, to)
}

/** The look-up form of the token at `i`, or '' outside the sentence. */
export function lowerAt(line: Line, i: number): string {
  return line.words[i]?.lower ?? ''
}

export function lemmaAt(line: Line, i: number): string {
  return line.words[i]?.lemma ?? ''
}

export function classesAt(line: Line, i: number): number {
  return line.words[i]?.classes ?? 0
}

/** Whether nothing stands between the tokens `i` and `i + 1`. */
export function touches(line: Line, i: number): boolean {
  const next = line.tokens[i + 1]
  return next !== undefined && line.tokens[i]?.end === next.start
}

/** Whether the token at `i` is a hyphen or dash that touches both neighbours. */
export function joinsAt(line: Line, i: number): boolean {
  const word = line.words[i]
  return word !== undefined && word.kind !== 'word' && isHyphen(word.lower) && touches(line, i - 1) && touches(line, i)
}

export function isHyphen(lower: string): boolean {
  return (
    lower === '-' || lower === '–' || lower === '—' || lower === '‐' || lower === '‑' || lower === '−' || lower === '--'
  )
}

/** The place after a touching hyphen at `i`, or `i` itself. */
export function pastHyphen(line: Line, i: number): number {
  return joinsAt(line, i) ? i + 1 : i
}
