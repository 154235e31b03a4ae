/** Marks names in capitals that no list knows: still possible speakers, firms or places. */

import { type Introduced, introduce } from './introduced.js'
import { classesAt, hold, joinsAt, type Line, lemmaAt, lowerAt, put, taken } from './line.js'
import { is } from './words.js'

const particles = new Set('de da del della van von der den bin al el ibn la le du dos'.split(' '))
const speech = new Set(
  'say tell add note argue warn predict expect announce report confirm deny claim declare write post urge explain believe think'.split(
    ' ',
  ),
)

/** Marks every run of capitalised words that is no known name, unless capitals mean nothing here (headings, shouted lines). */
export function markUnknownNames(line: Line, introduced: Introduced): void {
  if (line.form === 'heading' || mostlyCapitals(line)) return
  for (let i = 0; i < line.words.length; i++) {
    if (!canBegin(line, i)) continue
    let to = i + 1
    while (continues(line, to))
      to += joinsAt(line, to) || particles.has(lowerAt(line, to)) || lowerAt(line, to) === '&' ? 2 : 1
    if (accepted(line, i, to)) {
      const name = line.text.slice(line.tokens[i]?.start ?? 0, line.tokens[to - 1]?.end ?? 0).replace(/\s+/g, ' ')
      put(line, i, to, { kind: 'name', name })
      hold(line, i, to, taken.name)
      if (to - i > 1 && to - i < 5 && isPersonal(line, i, to)) introduce(name, undefined, introduced)
    }
    i = to - 1
  }
}

function isCapitalFree(line: Line, i: number): boolean {
  const word = line.words[i]
  return (
    word !== undefined &&
    word.kind === 'word' &&
    line.holds[i] === taken.free &&
    (word.classes & is.capital) !== 0 &&
    (word.classes & (is.month | is.weekday)) === 0
  )
}

/** Whether a token opens a sentence or quotation, where its capital tells nothing. */
function opens(line: Line, i: number): boolean {
  if (i === 0) return true
  const before = line.words[i - 1]
  return (
    before !== undefined &&
    before.kind === 'punctuation' &&
    /^["“'‘«(—–:.…[]$|^--$/.test(before.text) &&
    before.text !== ','
  )
}

const noNames = new Set(
  'jr sr edt est gmt pdt utc u.s.c. c.f.r. usc cfr section sections chapter heading list annex phase no. nos. article'.split(
    ' ',
  ),
)

function canBegin(line: Line, i: number): boolean {
  if (!isCapitalFree(line, i)) return false
  if (lowerAt(line, i).length < 2 && !(classesAt(line, i + 1) & is.capital)) return false
  if (noNames.has(lowerAt(line, i)) && !isCapitalFree(line, i + 1)) return false
  return (classesAt(line, i) & is.plain) === 0
}

function continues(line: Line, at: number): boolean {
  if (isCapitalFree(line, at)) return true
  if (joinsAt(line, at) || lowerAt(line, at) === '&' || particles.has(lowerAt(line, at)))
    return isCapitalFree(line, at + 1)
  return false
}

function accepted(line: Line, from: number, to: number): boolean {
  if (!opens(line, from)) return true
  if (to - from > 1) return true
  // Alone at the start: a name only where it speaks, or cannot be a plain word.
  if ((classesAt(line, from) & is.allCaps) !== 0) return true
  return speech.has(lemmaAt(line, to))
}

/** Two to four words with nothing of a firm or an office among them. */
function isPersonal(line: Line, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (
      /^(?:inc|corp|co|ltd|llc|group|association|council|institute|university|department|bank|times|post|news|street|house|committee|commission|agency|act|order|summit|company|fund)$/.test(
        lowerAt(line, i),
      )
    )
      return false
  return true
}

function mostlyCapitals(line: Line): boolean {
  let words = 0
  let capitals = 0
  let titled = 0
  let long = 0
  for (const word of line.words) {
    if (word.kind !== 'word' || word.lower.length < 2) continue
    words++
    if ((word.classes & is.allCaps) !== 0) capitals++
    if (word.lower.length < 4) continue
    long++
    if ((word.classes & is.capital) !== 0) titled++
  }
  // A headline: shouted, or without a stop and with a capital on every word that counts.
  const stopped = line.words[line.words.length - 1]?.kind === 'punctuation'
  return words > 3 && (capitals > words * 0.6 || (!stopped && long > 3 && titled > long * 0.8))
}
