/** Month names, and the many times they are something else: a verb, a given name. */
import { afterMarchVerb, alsoGivenNames, months } from './calendar-words.js'
import { classesAt, isHyphen, type Line, lowerAt, taken } from './line.js'
import { is } from './words.js'

/** A month name that is one: `March` as a verb and `April` before a surname are not. */
export function monthNameAt(line: Line, i: number): number | undefined {
  const word = line.words[i]
  if (word === undefined || (word.classes & is.month) === 0 || line.holds[i] === taken.name) return undefined
  const month = months.get(word.lower)
  if (month === undefined) return undefined
  const next = line.words[i + 1]
  const nextLower = next?.lower ?? ''
  if (word.lower === 'march') {
    if (afterMarchVerb.has(nextLower) || lowerAt(line, i - 1) === 'long' || lowerAt(line, i - 1) === "'s")
      return undefined
    if (nextLower === 'to' && i === 0 && (classesAt(line, i + 2) & is.month) === 0) return undefined
  }
  if (word.lower === 'may' && i === 0 && modalMay(line)) return undefined
  if (
    (word.lower === 'mar' || word.lower === 'dec' || word.lower === 'jan') &&
    word.text.length === 3 &&
    !nearNumber(line, i)
  ) {
    if (word.lower === 'mar' && line.words[i]?.text !== 'Mar') return undefined
  }
  if (alsoGivenNames.has(word.lower) && next !== undefined && isUnknownName(line, i + 1) && !isIntroduced(line, i))
    return undefined
  return month
}

/** `May we ...`, `May they prosper`: at the start of a sentence, before a pronoun. */
function modalMay(line: Line): boolean {
  return [
    'we',
    'he',
    'she',
    'it',
    'they',
    'you',
    'i',
    'god',
    'the',
    'this',
    'that',
    'there',
    'all',
    'not',
    'be',
  ].includes(lowerAt(line, 1))
}

function nearNumber(line: Line, i: number): boolean {
  return (
    line.words[i + 1]?.kind === 'number' ||
    line.words[i - 1]?.kind === 'number' ||
    isHyphen(lowerAt(line, i + 1)) ||
    isHyphen(lowerAt(line, i - 1))
  )
}

function isUnknownName(line: Line, i: number): boolean {
  const word = line.words[i]
  if (word === undefined || line.holds[i] === taken.name || !touchesBySpace(line, i)) return false
  return (
    (word.classes & is.capital) !== 0 &&
    (word.classes & (is.allCaps | is.month | is.weekday | is.plain)) === 0 &&
    line.form !== 'heading'
  )
}

function touchesBySpace(line: Line, i: number): boolean {
  return (line.tokens[i]?.start ?? 0) === (line.tokens[i - 1]?.end ?? 0) + 1
}

const introducing = new Set(
  'in during since until till through by from to and of between last this next late early mid before after -'.split(
    ' ',
  ),
)

function isIntroduced(line: Line, i: number): boolean {
  return introducing.has(lowerAt(line, i - 1))
}
