/** Whether the words around a date speak of what is past or to come: the nearest verb decides. */
import { type Line, lemmaAt, lowerAt } from './line.js'
import { isVerbBase } from './verbs.js'
import { is } from './words.js'

export type Tense = 'past' | 'future'

/** Verbs and words whose infinitive lies ahead: `agreed to meet`, `due to expire`, `wants to cut`. */
const looksAhead = new Set(
  `agree plan vow promise pledge threaten due set schedule slate expect ready order decide want intend propose hope aim prepare commit
pose poise about going need bind able likely seek urge ask invite continue wait`.split(/\s+/),
)

const reach = 24

/** The tense at token `i`, or undefined where no verb near it tells. */
export function tenseAt(line: Line, i: number): Tense | undefined {
  for (let at = i - 1; at >= 0 && at >= i - reach; at--) {
    const lower = lowerAt(line, at)
    if (lower === ';') break
    const tense = tenseOf(line, at)
    if (tense !== undefined) return tense
  }
  for (let at = i; at < line.words.length && at < i + reach; at++) {
    if (lowerAt(line, at) === ';') break
    const tense = tenseOf(line, at)
    if (tense !== undefined) return tense
  }
  return undefined
}

function tenseOf(line: Line, at: number): Tense | undefined {
  const word = line.words[at]
  if (word === undefined || word.kind !== 'word') return undefined
  const { lower, classes } = word
  if (lower === 'may' || lower === 'might' || lower === 'could')
    return (classes & is.capital) === 0 && lowerAt(line, at + 1) !== 'have' ? 'future' : undefined
  if (lower === 'would' || lower === 'will')
    return lowerAt(line, at + 1) === 'have' ? undefined : (classes & is.capital) !== 0 && at > 0 ? undefined : 'future'
  if (lower === 'to' && isVerbBase(lowerAt(line, at + 1))) {
    const governs = line.words[at - 1]
    if (governs === undefined) return undefined
    if (looksAhead.has(lemmaAt(line, at - 1))) return 'future'
    // Headlines: `Trump, Xi to speak on Friday`.
    if ((governs.classes & is.capital) !== 0 && noPastBefore(line, at)) return 'future'
    return undefined
  }
  if (lower === 'set') return lowerAt(line, at + 1) === 'to' || lowerAt(line, at + 1) === 'for' ? 'future' : undefined
  if ((classes & is.future) !== 0 && lower !== 'until')
    return (classes & is.capital) !== 0 && at > 0 ? undefined : 'future'
  if ((classes & is.past) === 0) return undefined
  // `fallen`, `planned talks`, `is expected`: a participle after a form of be present is no past by itself.
  const before = lowerAt(line, at - 1)
  if (before === 'be' || before === 'is' || before === 'are' || before === 'being') return undefined
  if (lower === 'planned' || lower === 'proposed' || lower === 'united' || lower === 'threatened') return undefined
  return 'past'
}

function noPastBefore(line: Line, at: number): boolean {
  for (let i = 0; i < at; i++) if ((line.words[i]?.classes ?? 0) & is.past) return false
  return true
}
