/** Reads claims about contacts: calls, meetings, rounds and visits, held or to come, with day, place, parties, rank and number. */
import type { Sentence } from '../language/marks.js'
import { cue, hasCue } from './attribution/cues.js'
import { type Layout, layoutOf, lemmaAt, lowerAt, marksOf } from './attribution/layout.js'
import { attribute } from './attribution.js'
import type { Draft } from './claim.js'
import { agreedDraft } from './event/agreed.js'
import { anaphoricDraft } from './event/anaphor.js'
import { confirmedDrafts } from './event/confirmed.js'
import { draftOf } from './event/draft.js'
import { around, type Found } from './event/found.js'
import type { Head } from './event/heads/head.js'
import { headsOf } from './event/heads.js'
import { stepDraft } from './event/steps.js'
import type { ClaimReader, ReadingContext } from './reader.js'

/** Past this many tokens it is a list, not a sentence. */
const longest = 300

export const readEvents: ClaimReader = (sentence, context) => {
  if (!hasCue(sentence, cue.event) || sentence.tokens.length > longest) return []
  return eventsIn(sentence, context)
}

function eventsIn(sentence: Sentence, context: ReadingContext): Draft[] {
  const layout = layoutOf(sentence)
  const heads = headsOf(layout)
  const agreed = agreedDraft(layout, context)
  if (heads.length === 0) {
    if (agreed !== undefined) return [agreed]
    const pronoun = anaphoricDraft(layout, context)
    return pronoun === undefined ? [] : [pronoun]
  }
  const { frames } = attribute(sentence, context)
  const confirms = layout.tokens.some(({ lemma }) => lemma === 'confirm')
  const confirmed = confirms ? confirmedDrafts(layout, frames, context) : []
  if (confirmed.length > 0) return confirmed
  const drafts: Draft[] = []
  let earlier: Found | undefined
  const subjects = new Map<number, Found>()
  heads.forEach((head, index) => {
    if (head.kind === 'deadline' || head.kind === 'signing') {
      const draft = stepDraft(layout, head, context)
      if (draft !== undefined) drafts.push(draft)
      return
    }
    const room = { low: heads[index - 1]?.end ?? 0, high: heads[index + 1]?.start ?? layout.tokens.length }
    // "Friday's conversation was the second call between them": one contact, told twice.
    const next = heads[index + 1]
    const subject = next !== undefined && isRankedPredicate(layout, head, next)
    const renamed = subjects.get(head.at)
    for (const one of around(layout, head, room, frames, context, earlier)) {
      const found = renamed === undefined ? one : { ...subjectParts(renamed), ...one }
      if (subject) {
        subjects.set(next.at, found)
        continue
      }
      const draft = draftOf(layout, found, context)
      if (draft !== undefined) drafts.push(draft)
      if (found.parties !== undefined) earlier = found
    }
  })
  const signed = drafts.some((draft) => draft.type === 'event' && draft.event.kind === 'signing')
  if (agreed !== undefined && !signed) drafts.push(agreed)
  if (drafts.length > 0) return drafts
  const anaphoric = anaphoricDraft(layout, context)
  return anaphoric === undefined ? [] : [anaphoric]
}

/** The second noun is said of the first, with a rank of its own. */
function isRankedPredicate(layout: Layout, first: Head, second: Head): boolean {
  if (first.verb || second.verb || first.kind !== second.kind || second.at - first.end > 8) return false
  let linked = false
  for (let index = first.end; index < second.start; index++) {
    if (lowerAt(layout, index) === ',') return false
    if (['be', 'mark', 'become'].includes(lemmaAt(layout, index))) linked = true
  }
  return linked && marksOf(layout.sentence, 'ordinal').some(({ from }) => from >= first.end && from < second.at)
}

function subjectParts({ when, where, parties }: Found): Partial<Found> {
  return {
    ...(when !== undefined && { when }),
    ...(where !== undefined && { where }),
    ...(parties !== undefined && { parties }),
  }
}
