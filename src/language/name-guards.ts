/** Whether a name may be what the lexicon says at the place where it stands: surnames, common words, offices. */
import { classesAt, type Line, lemmaAt, lowerAt, taken, touches } from './line.js'
import { isVerbBase } from './verbs.js'
import { is } from './words.js'

/** A role noun is none inside a longer name (`Farm Bureau`), in `Executive Order`, or before a hyphen (`government-backed`). */
export function isRoleHere(line: Line, from: number, to: number, role: string): boolean {
  if (lowerAt(line, to) === '-' && touches(line, to - 1)) return false
  if (role === 'executive' && /^(?:orders?|actions?|branch|office)$/.test(lowerAt(line, to))) return false
  if ((classesAt(line, from) & is.capital) === 0 || from === 0 || line.form === 'heading') return true
  if (titles.has(lowerAt(line, to - 1))) return true
  return !isOtherName(line, from - 1, from)
}

/** One-word organisations that are also plain words: marked only inside a sentence, in capitals. */
export const commonWords = new Set(
  'state commerce treasury census congress apple intel micron oracle heritage hudson target gap shell sprint chamber fed the goldman'.split(
    ' ',
  ),
)

export function isNameHere(line: Line, i: number): boolean {
  if (i === 0 || line.form === 'heading') return lowerAt(line, i) !== 'state' && isSpoken(lemmaAt(line, i + 1))
  const next = classesAt(line, i + 1)
  return (next & is.capital) === 0 || (next & (is.month | is.weekday)) !== 0
}

const speech = new Set(
  'say tell add note argue warn predict expect announce report report confirm deny claim state declare write post urge call ask want plan'.split(
    ' ',
  ),
)

function isSpoken(lemma: string): boolean {
  return speech.has(lemma)
}

export const courtesy = new Set('mr mrs ms dr messrs'.split(' '))

export const titles = new Set(
  `president premier minister secretary ambassador senator sen rep representative governor gov chairman chair director general admiral
counselor chancellor envoy negotiator spokesperson spokesman spokeswoman professor prof ceo leader advisor adviser vice-premier czar commissioner justice judge
congressman congresswoman king prime`.split(/\s+/),
)

/** Whether a surname alone may mean its known bearer here: no other name stands around it. */
export function isSurnameHere(line: Line, i: number): boolean {
  const word = line.words[i]
  if (word === undefined) return false
  const before = lowerAt(line, i - 1)
  const titled = courtesy.has(before) || titles.has(before)
  // `He` and `Will` are surnames only behind a title.
  if ((word.classes & is.plain) !== 0 && !titled) return false
  if (!titled && isOtherName(line, i - 1, i)) return false
  return !isOtherName(line, i + 1, i + 1) || line.form === 'heading' || isVerbLike(line, i + 1)
}

/** Whether the token at `i` is a capitalised word nobody has marked, next to its neighbour with one space between. */
function isOtherName(line: Line, i: number, right: number): boolean {
  const word = line.words[i]
  if (word === undefined || word.kind !== 'word' || (word.classes & is.capital) === 0 || line.holds[i] !== taken.free)
    return false
  if ((word.classes & (is.plain | is.month | is.weekday)) !== 0) return false
  // A name across a hyphen or comma is another matter.
  if ((line.tokens[right]?.start ?? 0) - (line.tokens[right - 1]?.end ?? 0) < 1) return false
  if (i < right && courtesy.has(word.lower)) return false
  // The sentence's own capital: `Asked Trump`, `While Xi`.
  if (i === 0 && right === 1 && (isVerbBase(word.lemma) || word.lower.endsWith('ly'))) return false
  return true
}

function isVerbLike(line: Line, i: number): boolean {
  const word = line.words[i]
  return word !== undefined && (isVerbBase(word.lemma) || (word.classes & is.past) !== 0) && line.form !== 'prose'
}

/** Whether a word in capitals inside a sentence is a proper name rather than a product: `Turkey`, next to nothing that is sold. */
export function properHere(line: Line, i: number): boolean {
  const word = line.words[i]
  if (word === undefined || (word.classes & is.allCaps) !== 0 || line.form === 'heading') return false
  return isOtherName(line, i + 1, i + 1) || isOtherName(line, i - 1, i)
}

/** `Lima Beans Inc`, `Fort Washington`: another name hangs on. */
export function joinedToName(line: Line, from: number, to: number): boolean {
  const before = line.words[from - 1]
  if (before !== undefined && courtesy.has(before.lower)) return true
  return (
    isOtherName(line, from - 1, from) &&
    from > 1 &&
    (classesAt(line, from - 1) & is.allCaps) === 0 &&
    lowerAt(line, to) !== ','
  )
}
