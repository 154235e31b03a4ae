/** A sentence laid out for reading: its tokens with what is marked on each, where quotations stand, where clauses break. */
import type { Mark, MarkKind, MarkOf, Sentence, Span, Token } from '../../language/marks.js'

/** Marks that may name somebody who speaks or meets. */
export type Who = MarkOf<'person' | 'organisation' | 'role' | 'country' | 'name'>

export interface Layout {
  sentence: Sentence
  tokens: readonly Token[]
  who: Who[]
  /** For each token, the who-mark that covers it. */
  whoAt: (Who | undefined)[]
  /** For each token, whether it stands within quotation marks. */
  quoted: boolean[]
  quotes: MarkOf<'quote'>[]
}

const layouts = new WeakMap<Sentence, Layout>()

export function layoutOf(sentence: Sentence): Layout {
  const known = layouts.get(sentence)
  if (known !== undefined) return known
  const { tokens, marks } = sentence
  const whoAt: (Who | undefined)[] = new Array(tokens.length).fill(undefined)
  const quoted: boolean[] = new Array(tokens.length).fill(false)
  const who: Who[] = []
  const quotes: MarkOf<'quote'>[] = []
  for (const mark of marks) {
    if (mark.kind === 'quote') {
      quotes.push(mark)
      quoted.fill(true, mark.from, mark.to)
    } else if (isWho(mark)) {
      // Of two readings of the same words the first, which is the longer, tells more.
      if (whoAt[mark.from] !== undefined) continue
      who.push(mark)
      whoAt.fill(mark, mark.from, mark.to)
    }
  }
  const layout = { sentence, tokens, who, whoAt, quoted, quotes }
  layouts.set(sentence, layout)
  return layout
}

function isWho(mark: Mark): mark is Who {
  return (
    mark.kind === 'person' ||
    mark.kind === 'organisation' ||
    mark.kind === 'role' ||
    mark.kind === 'country' ||
    mark.kind === 'name'
  )
}

export function marksOf<K extends MarkKind>(sentence: Sentence, kind: K): MarkOf<K>[] {
  return sentence.marks.filter((mark): mark is MarkOf<K> => mark.kind === kind)
}

export function lowerAt(layout: Layout, index: number): string {
  return layout.tokens[index]?.lower ?? ''
}

export function lemmaAt(layout: Layout, index: number): string {
  return layout.tokens[index]?.lemma ?? ''
}

const opening = new Set(['“', '"', '‘', '«', '„', "'"])
const closing = new Set(['”', '"', '’', '»', "'"])

export function isQuoteSign(text: string): boolean {
  return opening.has(text) || closing.has(text)
}

export function isComma(layout: Layout, index: number): boolean {
  return lowerAt(layout, index) === ','
}

/** Signs that part clauses whatever stands around them. */
export function isBreak(layout: Layout, index: number): boolean {
  const text = lowerAt(layout, index)
  return text === ';' || text === ':' || text === '—' || text === '–' || text === '--' || text === '•'
}

/** Words that open a clause of their own. */
const openers = new Set([
  'that',
  'but',
  'while',
  'whereas',
  'although',
  'though',
  'because',
  'which',
  'who',
  'whose',
  'when',
  'where',
  'if',
  'unless',
  'as',
  'after',
  'before',
  'so',
  'whether',
])

export function opensClause(layout: Layout, index: number): boolean {
  return openers.has(lowerAt(layout, index))
}

/** Characters from the first token to the last of a range, without quotation marks and commas at its ends, nor a full stop. */
export function spanOf(layout: Layout, from: number, to: number): Span {
  let first = Math.max(0, from)
  let last = Math.min(to, layout.tokens.length) - 1
  while (first < last && isTrim(layout, first)) first++
  while (last > first && (isTrim(layout, last) || /^[.!?…]+$/.test(lowerAt(layout, last)))) last--
  return [layout.tokens[first]?.start ?? 0, layout.tokens[last]?.end ?? 0]
}

function isTrim(layout: Layout, index: number): boolean {
  const text = lowerAt(layout, index)
  return text === ',' || text === ';' || text === ':' || text === '—' || text === '–' || isQuoteSign(text)
}

export function textOf(layout: Layout, from: number, to: number): string {
  const [start, end] = spanOf(layout, from, to)
  return layout.sentence.text.slice(start, end)
}
