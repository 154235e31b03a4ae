/** Those who say nothing: no comment, no confirmation. */
import type { Speaker } from '../../claim.js'
import type { ReadingContext } from '../../reader.js'
import { type Layout, lemmaAt, lowerAt } from '../layout.js'
import { betweenWords } from '../verbs.js'
import { clauseEnd, endOf } from './clauses.js'
import { type Frame, frame } from './frame.js'
import { subjectBefore } from './subject.js'

/**
 * "declined to comment", "did not respond to a request for comment", "would not say whether": somebody who says nothing.
 * "did not confirm" is a refusal of its own kind, and keeps its object.
 */
export function silenceAt(
  layout: Layout,
  at: number,
  context: ReadingContext,
  last: Speaker | undefined,
  before: Frame[],
): Frame | undefined {
  const lemma = lemmaAt(layout, at)
  const refuses = (lemma === 'decline' || lemma === 'refuse') && lowerAt(layout, at + 1) === 'to'
  const verb = refuses ? lemmaAt(layout, at + 2) : lemma
  const negated = !refuses && isNegatedVerb(layout, at)
  if (!refuses && !negated) return undefined
  const confirms = verb === 'confirm' || (negated && lemma === 'confirm')
  const silent = ['comment', 'respond', 'reply', 'say', 'elaborate', 'answer', 'discuss', 'disclose'].includes(verb)
  if (!confirms && !silent) return undefined
  if (negated && silent && !['respond', 'reply', 'comment'].includes(verb)) return undefined
  const subject = subjectBefore(layout, at, context, last, before)
  if (subject === undefined) return undefined
  const end = endOf(layout)
  const to = clauseEnd(layout, at + 1, end)
  // The whole sentence where it says nothing else: the refusal is the content.
  const from = confirms ? (refuses ? at + 3 : at + 1) : refuses ? at : subject.from
  return frame(layout, {
    rule: confirms ? 'not-confirmed' : 'no-comment',
    verb: confirms ? 'confirm' : verb,
    speaker: subject.found.speaker,
    modality: 'not-confirmed',
    from: Math.min(from, to - 1),
    to,
    whole: [subject.from, to],
    takes: 'manner',
    data: false,
    at,
  })
}

/** "did not confirm", "has not immediately responded", "would n't", "has yet to confirm". */
export function isNegatedVerb(layout: Layout, at: number): boolean {
  for (let index = at - 1; index >= Math.max(0, at - 4); index--) {
    const word = lowerAt(layout, index)
    if (word === 'not' || word === 'never' || word.endsWith("n't")) return true
    if (word === 'to' && lowerAt(layout, index - 1) === 'yet') return true
    if (word === 'nor' || word === 'neither') return true
    if (!betweenWords.has(word) && !word.endsWith('ly') && word !== 'to' && word !== 'yet') return false
  }
  return false
}
