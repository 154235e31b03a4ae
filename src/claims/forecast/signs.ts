/** Words by which a clause speaks of what is to come, and how surely. */
import { type Layout, lemmaAt, lowerAt } from '../attribution/layout.js'

const futureWords = new Set([
  'will',
  "'ll",
  '’ll',
  "won't",
  'would',
  'could',
  'might',
  'shall',
  'likely',
  'unlikely',
  'set',
  'poised',
  'bound',
  'going',
])

/** The clause lies ahead: "will", "could", "is likely to", "going to". */
export function isFuture(layout: Layout, from: number, to: number): boolean {
  for (let index = from; index < to; index++) {
    const word = lowerAt(layout, index)
    if (word === 'may') {
      if (layout.tokens[index]?.text !== 'May') return true
      continue
    }
    if (!futureWords.has(word)) continue
    if (word === 'set' || word === 'poised' || word === 'bound' || word === 'going') {
      if (lowerAt(layout, index + 1) === 'to') return true
      continue
    }
    if (word === 'would' || word === 'could' || word === 'might') {
      // "would have", "could not": what might have been.
      if (lowerAt(layout, index + 1) === 'have' && /(?:ed|en|made|done|had|met|cut)$/.test(lowerAt(layout, index + 2)))
        continue
    }
    return true
  }
  return false
}

/** Whoever says it, it is a prediction: "is likely to", "I would assume we might", "are not going to". */
export function predicts(layout: Layout, from: number, to: number): boolean {
  for (let index = from; index < to; index++) {
    const word = lowerAt(layout, index)
    const lemma = lemmaAt(layout, index)
    if ((word === 'likely' || word === 'unlikely' || word === 'probably') && isFuture(layout, from, to)) return true
    if (
      ['assume', 'guess', 'reckon', 'suspect', 'bet', 'anticipate', 'predict', 'foresee'].includes(lemma) &&
      isFuture(layout, from, to)
    )
      return true
    if (lemma === 'expect' && lemmaAt(layout, index - 1) !== 'be') return true
    if (
      word === 'going' &&
      lowerAt(layout, index + 1) === 'to' &&
      ['they', 'it', 'exports', 'prices', 'imports', 'china', 'sales', 'there'].includes(subjectOf(layout, from, index))
    )
      return true
  }
  return false
}

function subjectOf(layout: Layout, from: number, at: number): string {
  for (let index = at - 1; index >= from; index--) {
    const word = lowerAt(layout, index)
    if (
      !['is', 'are', "'re", '’re', "'s", '’s', 'not', 'was', 'were'].includes(word) &&
      lemmaAt(layout, index) !== 'be'
    )
      return word.replace(/['’]re$/, '')
  }
  return ''
}
