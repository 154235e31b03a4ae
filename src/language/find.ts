/** Small questions that claim readers ask of a sentence: marks of a kind, the nearest one, words by dictionary form. */
import type { Mark, MarkKind, MarkOf, Sentence, Token } from './marks.js'

/** The marks of one kind, in order. */
export function marksOf<K extends MarkKind>(sentence: Sentence, kind: K): MarkOf<K>[] {
  return sentence.marks.filter((mark): mark is MarkOf<K> => mark.kind === kind)
}

/** Marks that lie wholly between two tokens (half open), in order; of one kind where it is named. */
export function marksBetween(sentence: Sentence, from: number, to: number): Mark[]
export function marksBetween<K extends MarkKind>(sentence: Sentence, from: number, to: number, kind: K): MarkOf<K>[]
export function marksBetween(sentence: Sentence, from: number, to: number, kind?: MarkKind): Mark[] {
  return sentence.marks.filter(
    (mark) => mark.from >= from && mark.to <= to && (kind === undefined || mark.kind === kind),
  )
}

/** The first mark of a kind that covers the token, or undefined. */
export function markAt<K extends MarkKind>(sentence: Sentence, token: number, kind: K): MarkOf<K> | undefined {
  return sentence.marks.find((mark): mark is MarkOf<K> => mark.kind === kind && mark.from <= token && token < mark.to)
}

/** The last mark of a kind that ends at or before the token, no more than `reach` tokens away. */
export function markBefore<K extends MarkKind>(
  sentence: Sentence,
  token: number,
  kind: K,
  reach = Number.POSITIVE_INFINITY,
): MarkOf<K> | undefined {
  let found: MarkOf<K> | undefined
  for (const mark of sentence.marks)
    if (
      mark.kind === kind &&
      mark.to <= token &&
      token - mark.to <= reach &&
      (found === undefined || mark.to >= found.to)
    )
      found = mark as MarkOf<K>
  return found
}

/** The first mark of a kind that begins at or after the token, no more than `reach` tokens away. */
export function markAfter<K extends MarkKind>(
  sentence: Sentence,
  token: number,
  kind: K,
  reach = Number.POSITIVE_INFINITY,
): MarkOf<K> | undefined {
  return sentence.marks.find(
    (mark): mark is MarkOf<K> => mark.kind === kind && mark.from >= token && mark.from - token <= reach,
  )
}

/** The token's number at a character of the sentence; the next one where the character stands between two. */
export function tokenAt(sentence: Sentence, character: number): number {
  let low = 0
  let high = sentence.tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sentence.tokens[middle]?.end ?? 0) <= character) low = middle + 1
    else high = middle
  }
  return low
}

/** The words of a mark or of any stretch of characters, exactly as written. */
export function textOf(sentence: Sentence, { start, end }: { start: number; end: number }): string {
  return sentence.text.slice(start, end)
}

/** The characters that the tokens `from` to `to` (half open) cover. */
export function spanOf(sentence: Sentence, from: number, to: number): [start: number, end: number] {
  return [sentence.tokens[from]?.start ?? 0, sentence.tokens[to - 1]?.end ?? 0]
}

/** The first token from `from` on whose dictionary form is among these, or -1. */
export function lemmaFrom(
  sentence: Sentence,
  lemmas: ReadonlySet<string>,
  from = 0,
  to = sentence.tokens.length,
): number {
  for (let i = Math.max(0, from); i < to && i < sentence.tokens.length; i++)
    if (lemmas.has(sentence.tokens[i]?.lemma ?? '')) return i
  return -1
}

/** The last token before `before` whose dictionary form is among these, no more than `reach` tokens away, or -1. */
export function lemmaBefore(
  sentence: Sentence,
  lemmas: ReadonlySet<string>,
  before: number,
  reach = Number.POSITIVE_INFINITY,
): number {
  for (let i = Math.min(before, sentence.tokens.length) - 1; i >= 0 && before - i <= reach; i--)
    if (lemmas.has(sentence.tokens[i]?.lemma ?? '')) return i
  return -1
}

/** Whether the tokens from `at` on are these words, by look-up form. */
export function readsAt(sentence: Sentence, at: number, ...words: string[]): boolean {
  return words.every((word, on) => sentence.tokens[at + on]?.lower === word)
}

/** The token after the last of a phrase found from `from` on, as `[from, to]`, or undefined. */
export function phraseFrom(sentence: Sentence, words: string[], from = 0): [from: number, to: number] | undefined {
  for (let at = Math.max(0, from); at + words.length <= sentence.tokens.length; at++)
    if (readsAt(sentence, at, ...words)) return [at, at + words.length]
  return undefined
}

/** The tokens a mark covers. */
export function tokensOf(sentence: Sentence, { from, to }: { from: number; to: number }): Token[] {
  return sentence.tokens.slice(from, to)
}
