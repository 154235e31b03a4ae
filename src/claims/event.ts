/** Reads claims about contacts: calls, meetings, rounds and visits, held or to come, with day, place, parties, rank and number. */
import type { Sentence } from '../language/marks.js'
import { cue, hasCue } from './attribution/cues.js'
import { layoutOf } from './attribution/layout.js'
import { attribute } from './attribution.js'
import type { Draft } from './claim.js'
import { anaphoricDraft } from './event/anaphor.js'
import { confirmedDrafts } from './event/confirmed.js'
import { draftOf } from './event/draft.js'
import { around, type Found } from './event/found.js'
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
  if (heads.length === 0) {
    const pronoun = anaphoricDraft(layout, context)
    return pronoun === undefined ? [] : [pronoun]
  }
  const { frames } = attribute(sentence, context)
  const confirms = layout.tokens.some(({ lemma }) => lemma === 'confirm')
  const confirmed = confirms ? confirmedDrafts(layout, frames, context) : []
  if (confirmed.length > 0) return confirmed
  const drafts: Draft[] = []
  let earlier: Found | undefined
  heads.forEach((head, index) => {
    if (head.kind === 'deadline' || head.kind === 'signing') {
      const draft = stepDraft(layout, head, context)
      if (draft !== undefined) drafts.push(draft)
      return
    }
    const room = { low: heads[index - 1]?.end ?? 0, high: heads[index + 1]?.start ?? layout.tokens.length }
    for (const found of around(layout, head, room, frames, context, earlier)) {
      const draft = draftOf(layout, found, context)
      if (draft !== undefined) drafts.push(draft)
      if (found.parties !== undefined) earlier = found
    }
  })
  if (drafts.length > 0) return drafts
  const anaphoric = anaphoricDraft(layout, context)
  return anaphoric === undefined ? [] : [anaphoric]
}
