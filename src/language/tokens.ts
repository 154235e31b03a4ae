/** Cuts a stretch of text into tokens. Hyphens part words, `'s` stands alone, abbreviations keep their stops, digits their commas. */
import { isAbbreviation } from './abbreviations.js'
import {
  entityAt,
  isApostrophe,
  isCloser,
  isDigit,
  isLetter,
  isLower,
  isSpace,
  isUnseen,
  isUpper,
} from './characters.js'
import type { Token } from './marks.js'
import { type Word, wordOf } from './words.js'

/** Longest word and longest list of tokens of one sentence; beyond, text is cut hard, with exact offsets. */
export const longestWord = 200
export const mostTokens = 2_000

/** Tokens of a sentence, with what their spelling tells, index by index. */
export interface Tokens {
  tokens: Token[]
  words: Word[]
  /** Where reading stopped, from the start of the document: before the end only where the list is full. */
  end: number
}

/** Letters that may touch digits and are a token of their own: `10bn`, `5kg`, `25bps`. */
const suffixes = new Set(
  `k m mn mln b bn bln t tn trn kg lb lbs mt mmt mmts kt bu bbl pct pc pp ppt ppts bps bp x am pm st nd rd th gw mw mwh km ha teu teus
usd rmb yuan ton tons tonnes million billion trillion percent head`.split(/\s+/),
)

/** Tokens from `start` to `end` of the document's text; offsets of tokens count from `start`. */
export function tokenize(text: string, start: number, end: number): Tokens {
  const tokens: Token[] = []
  const words: Word[] = []
  let at = start
  while (at < end) {
    const code = text.charCodeAt(at)
    if (isSpace(code) || isUnseen(code) || code === 0xfffe) {
      at++
      continue
    }
    if (tokens.length >= mostTokens) break
    let kind: Token['kind']
    let stop: number
    if (
      isDigit(code) ||
      (code === 46 && at + 1 < end && isDigit(text.charCodeAt(at + 1)) && standsAlone(text, at, start))
    ) {
      stop = numberEnd(text, at, end)
      kind = 'number'
      const letters = lettersEnd(text, stop, end)
      if (letters > stop) {
        const suffix = text.slice(stop, Math.min(letters, stop + 12)).toLowerCase()
        if (suffix === 'st' || suffix === 'nd' || suffix === 'rd' || suffix === 'th') stop = letters
        else if (!suffixes.has(suffix) && code !== 46) {
          stop = wordEnd(text, at, end)
          kind = 'word'
        }
      }
    } else if (isLetter(code)) {
      stop = urlEnd(text, at, end)
      kind = stop > at ? 'symbol' : 'word'
      if (stop === at) stop = dollarEnd(text, at, end)
      if (stop === at) stop = wordEnd(text, at, end)
      else if (kind === 'word') kind = 'symbol'
    } else if (code === 38) {
      const entity = entityAt(text, at)
      if (entity !== undefined && at + entity.length <= end) {
        const char = entity.char.charCodeAt(0)
        if (isSpace(char) || isUnseen(char)) {
          at += entity.length
          continue
        }
        stop = at + entity.length
        kind = 'punctuation'
        if (isApostrophe(char) && possessive(text, stop, end)) {
          stop++
          kind = 'word'
        }
      } else {
        stop = at + 1
        kind = 'symbol'
      }
    } else if (isApostrophe(code) && possessive(text, at + 1, end) && at > start && !isSpace(text.charCodeAt(at - 1))) {
      stop = at + 2
      kind = 'word'
    } else {
      stop = at + 1
      if (code >= 0xd800 && code <= 0xdbff && stop < end && (text.charCodeAt(stop) & 0xfc00) === 0xdc00) stop++
      // `...` and `--` are one sign.
      while (stop < end && stop - at < 8 && (code === 46 || code === 45) && text.charCodeAt(stop) === code) stop++
      kind = isSign(code) ? 'symbol' : 'punctuation'
    }
    if (stop > end) stop = end
    if (stop <= at) stop = at + 1
    const word = wordOf(text.slice(at, stop), kind)
    tokens.push({
      start: at - start,
      end: stop - start,
      text: word.text,
      lower: word.lower,
      lemma: word.lemma,
      kind: word.kind,
    })
    words.push(word)
    at = stop
  }
  return { tokens, words, end: at }
}

function isSign(code: number): boolean {
  return (
    (code === 36 ||
      code === 37 ||
      code === 43 ||
      code === 60 ||
      code === 61 ||
      code === 62 ||
      code === 94 ||
      code === 96 ||
      code === 124 ||
      code === 126 ||
      code === 64 ||
      code === 35 ||
      code > 0x20a0 ||
      (code >= 0xa2 && code <= 0xbf && code !== 0xab && code !== 0xbb && code !== 0xb7 && code !== 0xbf)) &&
    !(code >= 0x3001 && code <= 0x3011) &&
    code !== 0xff0c
  )
}

/** A stop before digits begins a number (`.5%`) only where nothing touches it from the left. */
function standsAlone(text: string, at: number, start: number): boolean {
  if (at === start) return true
  const before = text.charCodeAt(at - 1)
  return isSpace(before) || before === 36 || before === 45 || before === 40 || before === 0x2212
}

function numberEnd(text: string, at: number, end: number): number {
  let stop = at
  const limit = Math.min(end, at + longestWord)
  while (stop < limit) {
    const code = text.charCodeAt(stop)
    if (isDigit(code)) stop++
    else if ((code === 44 || code === 46) && stop + 1 < limit && isDigit(text.charCodeAt(stop + 1))) stop++
    else break
  }
  return stop
}

function lettersEnd(text: string, at: number, end: number): number {
  let stop = at
  const limit = Math.min(end, at + 24)
  while (stop < limit && isLetter(text.charCodeAt(stop))) stop++
  return stop
}

/** `US$`, `C$`, `HK$`: the letters belong to the sign. */
function dollarEnd(text: string, at: number, end: number): number {
  for (let stop = at + 1; stop <= at + 4 && stop < end; stop++) {
    const code = text.charCodeAt(stop)
    if (code === 36) return stop + 1
    if (!isUpper(code) && code !== 46) return at
  }
  return at
}

function urlEnd(text: string, at: number, end: number): number {
  const first = text.charCodeAt(at) | 32
  if (first !== 104 && first !== 119) return at
  if (!text.startsWith('http://', at) && !text.startsWith('https://', at) && !text.startsWith('www.', at)) return at
  let stop = at
  const limit = Math.min(end, at + 2_000)
  while (stop < limit && !isSpace(text.charCodeAt(stop))) stop++
  // A stop, comma or bracket at its end belongs to the sentence.
  while (stop > at + 4 && /[.,;:!?)\]"'”’]/.test(text.charAt(stop - 1))) stop--
  return stop
}

/** Whether `s` stands here with no letter behind it. */
function possessive(text: string, at: number, end: number): boolean {
  if (at >= end || (text.charCodeAt(at) | 32) !== 115) return false
  return at + 1 >= end || !(isLetter(text.charCodeAt(at + 1)) || isDigit(text.charCodeAt(at + 1)))
}

const domains = new Set(['com', 'org', 'net', 'gov', 'edu', 'cn', 'io', 'ai', 'uk', 'co', 'eu'])

function wordEnd(text: string, at: number, end: number): number {
  let stop = at
  /** Start of the piece since the last stop inside the word. */
  let piece = at
  let dotted = false
  const limit = Math.min(end, at + longestWord)
  while (stop < limit) {
    const code = text.charCodeAt(stop)
    if (isLetter(code) || isDigit(code) || code === 95 || (isUnseen(code) && stop > at)) {
      stop++
      continue
    }
    const next = stop + 1 < limit ? text.charCodeAt(stop + 1) : 0
    if (isApostrophe(code) && isLetter(next) && stop > at) {
      if (possessive(text, stop + 1, end)) break
      stop++
      continue
    }
    if (code === 38 && isUpper(next) && isUpper(text.charCodeAt(stop - 1))) {
      if (entityAt(text, stop) !== undefined) break
      stop++
      continue
    }
    if (code === 46 && isLetter(next) && stop - piece <= 2) {
      // `U.S.`, `a.m.`, `Ph.D.`: short pieces with stops between them.
      const after = stop + 2 < limit ? text.charCodeAt(stop + 2) : 0
      if (after === 46 || (!isLetter(after) && dotted) || (!isLetter(after) && stop - piece === 1)) {
        dotted = true
        stop++
        piece = stop
        continue
      }
    }
    if (code === 46 && isLetter(next) && stop - at > 2 && isDomain(text, stop + 1, limit)) {
      stop = lettersEnd(text, stop + 1, limit)
      break
    }
    if (code === 46 && (dotted || keepsStop(text, at, stop, end))) stop++
    break
  }
  // Unseen characters behind the word are not of it.
  while (stop > at + 1 && isUnseen(text.charCodeAt(stop - 1))) stop--
  return stop
}

function isDomain(text: string, at: number, end: number): boolean {
  const stop = lettersEnd(text, at, end)
  return stop - at <= 3 && isLower(text.charCodeAt(at)) && domains.has(text.slice(at, stop))
}

/** Whether the stop at `stop` belongs to the word before it: an abbreviation or an initial. */
function keepsStop(text: string, at: number, stop: number, end: number): boolean {
  if (stop - at > 7 || endsHere(text, stop + 1, end)) return false
  if (stop - at === 1) return isUpper(text.charCodeAt(at)) && text.charCodeAt(at) !== 73
  return isAbbreviation(text.slice(at, stop), nextSeen(text, stop + 1, end))
}

/** Whether nothing but closing marks is left: the stop is the sentence's. */
function endsHere(text: string, at: number, end: number): boolean {
  let next = at
  while (next < end && next < at + 4 && (isCloser(text.charCodeAt(next)) || isSpace(text.charCodeAt(next)))) next++
  return next >= end
}

/** The first character from `at` that is no space, or zero at the end. */
export function nextSeen(text: string, at: number, end: number): number {
  let next = at
  const limit = Math.min(end, at + 16)
  while (next < limit && isSpace(text.charCodeAt(next))) next++
  return next < limit ? text.charCodeAt(next) : 0
}
