/** Whether a line reads like a heading, or like the first half of a sentence that was wrapped by hand. */
import { countryNames } from './countries.js'
import { titles } from './name-guards.js'
import { isIrregularPast } from './verbs.js'

const words = (text: string): string[] => text.split(/\s+/)

/** Words after which no heading ends: the sentence goes on in the next line. */
const open = new Set(
  words(`a an the this that these those its his her their our my your each every no some any
in on at by to for from with without within into onto of off as than via versus amid among between against about around under over
through during before after since until till while because although though despite unless whether if per and or but nor yet plus
is are was were be been being has have had having do does did can could may might must shall should will would not never
who whom whose which what when where why how said says told saying adding more most less least about nearly almost roughly only also
north south new mr mrs ms dr gen sen rep gov vice deputy former acting`),
)

/** Small words that headings leave in small letters. */
const small = new Set(
  words(
    'a an the and or but nor of in on at to for by with from as vs v per via over into after amid up down than about its',
  ),
)

const ofCountries = new Set(
  countryNames
    .filter(({ form, words: name }) => form === 'adjective' && !name.includes(' '))
    .map(({ words: name }) => name.toLowerCase()),
)

/** Whether a line ends in a word that needs another: an article, a preposition, a verb in the past, a title, `Chinese`. */
export function goesOn(line: string): boolean {
  const last = wordsOf(line).pop()
  if (last === undefined) return false
  const lower = last.toLowerCase()
  if (open.has(lower) || ofCountries.has(lower) || titles.has(lower)) return true
  if (lower === 'u.s.' || lower === 'us' || lower === 'u.k.') return true
  const isSmall = last === lower
  return isSmall && (isIrregularPast(lower) || (lower.length > 4 && lower.endsWith('ed')))
}

/** Whether every word is in capitals; a short name such as `EU` says nothing. */
export function looksShouted(line: string): boolean {
  return /\p{Lu}.*\p{Lu}.*\p{Lu}.*\p{Lu}/u.test(line.slice(0, 200)) && !/\p{Ll}/u.test(line.slice(0, 200))
}

/** Whether every word that counts has a capital, two or more of them: prose leaves its verbs small. */
export function looksTitled(line: string): boolean {
  const all = wordsOf(line)
  if (all.length < 2) return false
  // `The Chinese`, `A White House`: too little to tell from the beginning of a sentence.
  if (all.length < 4 && /^(?:the|an?)$/i.test(all[0] ?? '')) return false
  return all.every((word) => !/^\p{Ll}/u.test(word) || small.has(word))
}

function wordsOf(line: string): string[] {
  return line.slice(0, 200).match(/[\p{L}\p{N}][\p{L}\p{N}.'’%&-]*/gu) ?? []
}
