/** Small questions that claim readers ask of a sentence: marks of a kind, the words they cover, what stands at a token. */
import type { Mark, MarkKind, MarkOf, Sentence } from './marks.js'

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

/** The words of a mark or of any stretch of characters, exactly as written. */
export function textOf(sentence: Sentence, { start, end }: { start: number; end: number }): string {
  return sentence.text.slice(start, end)
}

/** The characters that the tokens `from` to `to` (half open) cover. */
export function spanOf(sentence: Sentence, from: number, to: number): [start: number, end: number] {
  return [sentence.tokens[from]?.start ?? 0, sentence.tokens[to - 1]?.end ?? 0]
}

/** Whether the tokens from `at` on are these words, by look-up form. */
export function readsAt(sentence: Sentence, at: number, ...words: string[]): boolean {
  return words.every((word, on) => sentence.tokens[at + on]?.lower === word)
}
