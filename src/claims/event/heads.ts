/** The words that a contact hangs on: nouns such as call and round, verbs such as meet and speak. */
import type { Layout } from '../attribution/layout.js'
import type { Head } from './heads/head.js'
import { nounHead } from './heads/nouns.js'
import { verbHead } from './heads/verbs.js'
import { nounKinds, verbs } from './heads/words.js'

/** Every head of a sentence, in order. */
export function headsOf(layout: Layout): Head[] {
  const heads: Head[] = []
  for (let at = 0; at < layout.tokens.length; at++) {
    const token = layout.tokens[at]
    if (token === undefined || !(nounKinds.has(token.lower) || verbs.has(token.lemma) || token.lower === 'face'))
      continue
    const covered = layout.whoAt[at]
    if (covered !== undefined && covered.kind !== 'name') continue
    const head = verbHead(layout, at) ?? nounHead(layout, at)
    if (head === undefined) continue
    const before = heads.at(-1)
    // "rounds of talks" is one head; so is "met for talks".
    if (before !== undefined && head.at < before.end) continue
    heads.push(head)
    if (heads.length >= 8) break
  }
  return heads
}
