/** Marks direct quotations, also those that run over several sentences. Marks stand on the words, without the quotation marks. */
import { type Line, put } from './line.js'

/** Quotations open at the end of the last sentence: kept from sentence to sentence of a paragraph. */
export interface OpenQuotes {
  double: boolean
  single: boolean
}

export function noQuotes(): OpenQuotes {
  return { double: false, single: false }
}

type Sign = 'open' | 'close' | 'either' | undefined

/** Marks the quotations of a sentence and updates what is open. */
export function markQuotes(line: Line, open: OpenQuotes): void {
  let start = open.double ? 0 : -1
  let opened = false
  let singleStart = open.single ? 0 : -1
  let singleOpened = false
  for (let i = 0; i < line.words.length; i++) {
    const word = line.words[i]
    if (word === undefined || word.kind === 'number' || (word.lower.length > 1 && word.lower !== '"')) continue
    const double = doubleSign(word.text, word.lower)
    if (double !== undefined) {
      const closes = double === 'close' || (double === 'either' && start >= 0 && !opensHere(line, i))
      if (closes) {
        if (start >= 0) putQuote(line, start, i, 1, opened, true)
        // A closing mark without an opening one: the quotation began before.
        else if (double === 'close' && i > 0) putQuote(line, 0, i, 1, false, true)
        start = -1
        open.double = false
      } else {
        start = i + 1
        opened = true
        open.double = true
      }
      continue
    }
    const single = singleSign(line, i)
    if (single === 'open' && singleStart < 0) {
      singleStart = i + 1
      singleOpened = true
      open.single = true
    } else if (single === 'close' && singleStart >= 0) {
      putQuote(line, singleStart, i, start >= 0 ? 2 : 1, singleOpened, true)
      singleStart = -1
      open.single = false
    }
  }
  const end = line.words.length
  if (start >= 0) putQuote(line, start, end, 1, opened, false)
  if (singleStart >= 0) {
    putQuote(line, singleStart, end, start >= 0 ? 2 : 1, singleOpened, false)
    // A single quotation that does not close soon was an apostrophe.
    if (!singleOpened) open.single = false
  }
}

function putQuote(line: Line, from: number, to: number, level: number, opened: boolean, closed: boolean): void {
  if (to > from) put(line, from, to, { kind: 'quote', level, opened, closed })
}

function doubleSign(text: string, lower: string): Sign {
  if (text === '“' || text === '«' || text === '„' || text === '&ldquo;') return 'open'
  if (text === '”' || text === '»' || text === '&rdquo;') return 'close'
  return lower === '"' ? 'either' : undefined
}

/** A straight mark opens after a blank or bracket and before a word. */
function opensHere(line: Line, i: number): boolean {
  const token = line.tokens[i]
  const next = line.tokens[i + 1]
  const before = line.tokens[i - 1]
  if (token === undefined || next === undefined) return false
  const gapBefore = before === undefined || before.end < token.start || before.text === '(' || before.text === '['
  return gapBefore && next.start === token.end
}

/** `‘` and `’` or `'` as quotation marks of their own: apostrophes inside words are not tokens. */
function singleSign(line: Line, i: number): Sign {
  const text = line.words[i]?.text
  if (text === '‘' || text === '&lsquo;') return opensHere(line, i) ? 'open' : undefined
  if (text !== '’' && text !== "'" && text !== '&rsquo;' && text !== '&#8217;') return undefined
  if (opensHere(line, i)) return text === "'" && closesLater(line, i) ? 'open' : undefined
  // `farmers' exports`: after a plural s and before a word, it is a possessive.
  const before = line.tokens[i - 1]
  const next = line.tokens[i + 1]
  if (before?.kind === 'word' && before.lower.endsWith('s') && next?.kind === 'word') return undefined
  return 'close'
}

function closesLater(line: Line, i: number): boolean {
  for (let at = i + 2; at < line.words.length && at < i + 120; at++)
    if (line.words[at]?.text === "'" && !opensHere(line, at) && line.words[at - 1]?.kind !== 'word') return true
  return line.words.some((word, at) => at > i + 1 && word.text === "'" && line.tokens[at + 1]?.kind !== 'word')
}
