/** Finds where sentences end inside a block: stops that end, and the many that do not. */
import { stopHabit } from './abbreviations.js'
import {
  entityAt,
  isCloser,
  isDigit,
  isLetter,
  isLower,
  isQuoteMark,
  isSpace,
  isStop,
  isUnseen,
  isUpper,
} from './characters.js'
import type { Span } from './marks.js'
import { nextSeen } from './tokens.js'

/** The sentences of a stretch of text, in order, blank ends left out. Together they hold all that is not blank. */
export function* sentenceSpans(text: string, start: number, end: number): Generator<Span> {
  let from = skipBlank(text, start, end)
  let at = from
  while (at < end) {
    if (!isStop(text.charCodeAt(at))) {
      at++
      continue
    }
    const stop = sentenceEnd(text, from, at, end)
    if (stop.ends) {
      yield [from, stop.next]
      from = skipBlank(text, stop.next, end)
      at = from
    } else at = Math.max(stop.next, at + 1)
  }
  let last = end
  while (last > from && isSpace(text.charCodeAt(last - 1))) last--
  if (last > from) yield [from, last]
}

function skipBlank(text: string, start: number, end: number): number {
  let at = start
  for (; at < end; at++) {
    const code = text.charCodeAt(at)
    if (isSpace(code)) continue
    const entity = code === 38 ? entityAt(text, at) : undefined
    if (entity === undefined || !isSpace(entity.char.charCodeAt(0)) || at + entity.length > end) break
    at += entity.length - 1
  }
  return at
}

/** Looks at the stop at `at`: whether it ends the sentence, and the place behind it and what closes with it. */
function sentenceEnd(text: string, from: number, at: number, end: number): { ends: boolean; next: number } {
  let next = at
  while (next < end && isStop(text.charCodeAt(next))) next++
  const single = next - at === 1
  const afterStops = next
  const kind = text.charCodeAt(at)
  let quoted = false
  for (;;) {
    const code = text.charCodeAt(next)
    if (next < end && (isCloser(code) || isUnseen(code))) {
      if (isQuoteMark(code)) quoted = true
      next++
      continue
    }
    const entity = next < end ? entityAt(text, next) : undefined
    if (entity !== undefined && isCloser(entity.char.charCodeAt(0))) {
      quoted = true
      next += entity.length
      continue
    }
    const note = next < end && code === 91 ? noteEnd(text, next, end) : next
    if (note === next) break
    next = note
  }
  if (next >= end) return { ends: true, next: end }
  const full = kind === 46 && single
  if (full && at - from <= 3 && isNumbered(text, from, at)) return { ends: false, next }
  const code = text.charCodeAt(next)
  const blank = isSpace(code) || (code === 38 && isSpace(entityAt(text, next)?.char.charCodeAt(0) ?? 65))
  if (!blank) {
    if (kind === 0x3002 || kind === 0xff01 || kind === 0xff1f) return { ends: true, next }
    // A dash or a missing space after the stop: `deal.The`, but not `U.S.-China`, `Node.js`, `3.5`.
    return { ends: full && missingSpace(text, from, at, next, afterStops), next }
  }
  const begins = opening(text, next, end)
  const first = text.charCodeAt(begins)
  if (isLower(first) && !(full && isCamel(text, begins, end))) return { ends: false, next }
  if (full && !quoted && !endsDespiteWord(text, from, at, begins, end)) return { ends: false, next }
  // After an ellipsis only what looks like a new sentence is one.
  if (kind === 0x2026 || (kind === 46 && !single)) return { ends: isUpper(first) || isQuoteMark(first), next }
  if (!isLetter(first) && !isDigit(first) && isJoiner(first)) return { ends: false, next }
  return { ends: true, next }
}

/** `12.` at the start: the number of a list item. */
function isNumbered(text: string, from: number, at: number): boolean {
  for (let i = from; i < at; i++) if (!isDigit(text.charCodeAt(i))) return false
  return at > from
}

/** `[3]`, `[note 3]` behind a stop. */
function noteEnd(text: string, at: number, end: number): number {
  let stop = at + 1
  while (stop < end && stop < at + 6 && isDigit(text.charCodeAt(stop))) stop++
  return stop > at + 1 && text.charCodeAt(stop) === 93 ? stop + 1 : at
}

/** The place of the first seen character after blanks, opening marks passed over. */
function opening(text: string, at: number, end: number): number {
  let next = skipBlank(text, at, end)
  for (let passed = 0; next < end && passed < 4; passed++) {
    const code = text.charCodeAt(next)
    const entity = code === 38 ? entityAt(text, next) : undefined
    if (entity !== undefined) next += entity.length
    else if (isQuoteMark(code) || code === 40 || code === 91 || code === 39 || isSpace(code) || isUnseen(code)) next++
    else break
  }
  return Math.min(next, end - 1)
}

/** Signs that go on with a sentence: a dash, a comma, a closing mark. */
function isJoiner(code: number): boolean {
  return code === 44 || code === 59 || code === 58 || code === 41 || code === 93 || code === 0x2013 || code === 0x2014
}

/** `eBay`, `iPhone`: a small letter that begins a name. */
function isCamel(text: string, at: number, end: number): boolean {
  return at + 2 < end && (isUpper(text.charCodeAt(at + 1)) || isUpper(text.charCodeAt(at + 2)))
}

function missingSpace(text: string, from: number, at: number, next: number, afterStops: number): boolean {
  if (next !== afterStops && isUpper(text.charCodeAt(next))) return true
  if (at - from < 4 || !isUpper(text.charCodeAt(next)) || !isLower(text.charCodeAt(next + 1))) return false
  for (let i = at - 3; i < at; i++) if (!isLower(text.charCodeAt(i))) return false
  return true
}

/** Words that open a sentence even after an abbreviation that might go on. */
const openers = new Set(
  `the a an this that these those it its he she they we i you in on at by for from with as but and or if when while since after before
however meanwhile despite although though according both all there their his her our some many most more last earlier only even under over
during between such so yet still now then what who how why where to not no one two three four five six seven eight nine ten another each
among about also because instead overall analysts officials`.split(/\s+/),
)

/** What may follow `a.m.` and `p.m.` in the same sentence. */
const zones = new Set(
  `edt est et pdt pst pt cst cdt ct mst mdt gmt bst utc cet cest eastern pacific central mountain beijing washington london local
monday tuesday wednesday thursday friday saturday sunday jan january feb february mar march apr april may jun june jul july aug august sep
sept september oct october nov november dec december`.split(/\s+/),
)

/** Whether a single full stop ends a sentence in spite of the word before it. */
function endsDespiteWord(text: string, from: number, at: number, begins: number, end: number): boolean {
  let word = at
  while (word > from && at - word < 12) {
    const code = text.charCodeAt(word - 1)
    if (!isLetter(code) && code !== 46 && !isUnseen(code)) break
    word--
  }
  const length = at - word
  if (length === 0 || length >= 12) return true
  // `$5M. The`: a scale or unit that touches its digits is no initial.
  if (word > from && isDigit(text.charCodeAt(word - 1))) return true
  const before = text.slice(word, at)
  const opens = (): boolean => openers.has(wordAt(text, begins, end))
  if (before.includes('.')) {
    if (/^[ap]\.m$/i.test(before)) return !zones.has(wordAt(text, begins, end))
    if (/^(?:e\.g|i\.e)$/i.test(before)) return false
    return /^(?:\p{L}{1,2}\.)+\p{L}{1,2}$/u.test(before) ? opens() : true
  }
  if (length === 1) return isUpper(text.charCodeAt(word)) && before !== 'I' ? opens() : true
  const habit = stopHabit(before, nextSeen(text, at + 1, end))
  if (habit === undefined) return true
  if (habit === 'joins') return (before === 'St' || before === 'etc') && opens()
  if (habit === 'dated') return !isDigit(text.charCodeAt(begins))
  return opens()
}

function wordAt(text: string, at: number, end: number): string {
  let stop = at
  while (stop < end && stop < at + 14 && isLetter(text.charCodeAt(stop))) stop++
  return text.slice(at, stop).toLowerCase()
}
