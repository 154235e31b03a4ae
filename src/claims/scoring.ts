/** How well claims are found and typed: annotated sentences against what the readers gave. Pure counting; verdicts play no part. */
import { cut, scorePair } from './scoring/fields.js'
import { pair } from './scoring/pair.js'
import { add, type Miss, type ScoredClaim, type ScoredSentence, type Scores, type Tally } from './scoring/tally.js'

export { type Miss, rates, type ScoredClaim, type ScoredSentence, type Scores, type Tally } from './scoring/tally.js'

const types = ['statistic', 'measure', 'event', 'absence', 'statement', 'forecast']

/** Scores a set. `none` in the gold stands for "no claim". */
export function score(sentences: ScoredSentence[]): Scores {
  const detection = new Map<string, Tally>()
  const fields = new Map<string, Tally>()
  const misses: Miss[] = []
  for (const sentence of sentences) {
    const gold = sentence.gold.filter((claim) => claim.type !== 'none')
    scoreDetection(gold, sentence.found, detection)
    const pairs = pair(gold, sentence.found)
    for (const { gold: g, found: f } of pairs) scorePair(g, f, fields, sentence, misses)
    for (const g of gold)
      if (!pairs.some((one) => one.gold === g))
        misses.push({ id: sentence.id, text: cut(sentence.text, g.span), what: `${g.type} not found` })
    for (const f of sentence.found)
      if (!pairs.some((one) => one.found === f))
        misses.push({ id: sentence.id, text: cut(sentence.text, f.span), what: `${f.type} not in the gold` })
  }
  return {
    sentences: sentences.length,
    documents: new Set(sentences.map((sentence) => sentence.document)).size,
    detection: [...detection.values()],
    fields: [...fields.values()],
    misses,
  }
}

function scoreDetection(gold: ScoredClaim[], found: ScoredClaim[], into: Map<string, Tally>): void {
  const count = (name: string, g: ScoredClaim[], f: ScoredClaim[], sameType: boolean): void => {
    const right = pair(g, f).filter((one) => !sameType || one.gold.type === one.found.type).length
    add(into, name, g.length, f.length, right)
  }
  count(
    'checkable claims',
    gold.filter((c) => c.checkable),
    found.filter((c) => c.checkable),
    false,
  )
  for (const type of types)
    count(
      type,
      gold.filter((c) => c.type === type),
      found.filter((c) => c.type === type),
      true,
    )
}
