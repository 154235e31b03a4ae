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
  const tenses = tensesOf(line)
  for (let at = i - 1; at >= 0 && at >= i - reach; at--) {
    const tense = tenses[at]
    if (tense === stopped) break
    if (tense !== 0) return tense === past ? 'past' : 'future'
  }
  for (let at = i; at < line.words.length && at < i + reach; at++) {
    const tense = tenses[at]
    if (tense === stopped) break
    if (tense !== 0) return tense === past ? 'past' : 'future'
  }
  return undefined
}

const deliveries = new Set('shipment shipments delivery deliveries loading arrival arrivals'.split(' '))

/** `for December-January shipment`: goods sold now for what is to come. `to` is the token after the date. */
export function isDelivery(line: Line, to: number): boolean {
  return deliveries.has(lowerAt(line, to))
}

const past = 1
const future = 2
const stopped = 3

/** The tense each token tells, worked out once for a sentence. */
function tensesOf(line: Line): Uint8Array {
  if (line.tenses !== undefined) return line.tenses
  const tenses = new Uint8Array(line.words.length)
  let spoken = false
  for (let at = 0; at < tenses.length; at++) {
    const word = line.words[at]
    if (word === undefined) continue
    if (word.lower === ';') {
      tenses[at] = stopped
      continue
    }
    if (word.kind !== 'word') continue
    const tense = tenseOf(line, at, spoken)
    if (tense === undefined) continue
    tenses[at] = tense === 'past' ? past : future
    if (tense === 'past') spoken = true
  }
  line.tenses = tenses
  return tenses
}

/** `told` is whether a past tense stands before: then a bare infinitive is no headline's. */
function tenseOf(line: Line, at: number, told: boolean): Tense | undefined {
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
    if ((governs.classes & is.capital) !== 0 && !told) return 'future'
    return undefined
  }
  // `due to a lack` is a cause; `due to expire`, `due on Friday` lie ahead.
  if (lower === 'due') {
    const next = lowerAt(line, at + 1)
    return (next === 'to' && isVerbBase(lowerAt(line, at + 2)) && lowerAt(line, at + 3) !== 'of') ||
      next === 'on' ||
      next === 'in' ||
      next === 'by'
      ? 'future'
      : undefined
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
