/** Nouns for contacts, told from other calls, meetings and rounds. */
import { isBreak, isComma, type Layout, lemmaAt, lowerAt } from '../../attribution/layout.js'
import type { Head } from './head.js'
import { phraseStart } from './phrase.js'
import { isProgressive } from './verbs.js'
import { articles, manySided, modifiers, nounKinds, otherMeetings, otherTalks, talkNouns } from './words.js'

export function nounHead(layout: Layout, at: number): Head | undefined {
  const lower = lowerAt(layout, at)
  const kind = nounKinds.get(lower)
  if (kind === undefined) return sitDown(layout, at)
  const previous = lowerAt(layout, at - 1)
  const next = lowerAt(layout, at + 1)
  const start = phraseStart(layout, at)
  let end = at + 1
  const plural = lower.endsWith('s')
  if (isManySided(layout, start, at)) return undefined
  switch (kind) {
    case 'call':
      if (lower === 'call' || lower === 'calls') {
        if (
          next === 'for' ||
          (next === 'on' && !periodBegins(layout, at + 1)) ||
          next === 'to' ||
          next === 'center' ||
          next === 'centre' ||
          next === 'option'
        )
          return undefined
        if (
          [
            'earnings',
            'conference',
            'analyst',
            'analysts',
            'wake',
            'roll',
            'investor',
            'close',
            'background',
            'judgment',
          ].includes(previous)
        )
          return undefined
        if (start === at && !phoneBefore(layout, at)) return undefined
      } else if (lower === 'conversation' && start === at) return undefined
      break
    case 'round':
      if (lower === 'round' || lower === 'rounds') {
        const after = talksAfter(layout, at)
        if (next === 'of' && after === undefined) return undefined
        if (next === 'of' && after !== undefined) end = after + 1
        else if (!['this', 'that', 'the', "'s"].includes(previous) && start === at) return undefined
        // "the latest round" of what, if not of talks, is told before.
        else if (lower === 'round' && (next === 'the' || next === 'table' || next === 'trip')) return undefined
        else if (lowerAt(layout, at - 1) === 'all') return undefined
      } else {
        if (otherTalks.has(previous)) return undefined
        if (lower === 'talks' && isVerbTalks(layout, at)) return undefined
      }
      break
    case 'meeting':
      if (previous !== '' && otherMeetings.has(previous) && lower !== 'summit') return undefined
      if (lower === 'meeting' && isProgressive(layout, at)) return undefined
      if ((lower === 'summit' || lower === 'summits') && !isOwnSummit(layout, start, at)) return undefined
      if (['minutes', 'room', 'point', 'place'].includes(next)) return undefined
      if (lower === 'meeting' && start === at && !articles.has(previous)) return undefined
      break
    case 'visit':
      if (start === at) return undefined
      break
    case 'deadline':
      break
    case 'signing':
      break
  }
  return { at, kind, verb: false, start, end, plural, rule: `noun ${lower}` }
}

/** "APEC Economic Leaders' Meeting", "a meeting of the G20": of many countries, where no two of them are named. */
function isManySided(layout: Layout, start: number, at: number): boolean {
  const next = lowerAt(layout, at + 1)
  if (next === 'between' || next === 'with') return false
  let many = false
  for (let index = at - 1; index >= Math.max(0, Math.min(start - 2, at - 4)); index--) {
    if (isComma(layout, index) || isBreak(layout, index)) break
    const word = lowerAt(layout, index)
    if (['two', 'both', 'their', 'sideline', 'sidelines', 'margins', 'bilateral'].includes(word)) return false
    if (layout.whoAt[index]?.kind === 'person') return false
    if (['at', 'for', 'to', 'on', 'in'].includes(word)) break
    if (manySided.has(word.replace(/\.$/, ''))) many = true
  }
  if (next === 'of')
    for (let index = at + 2; index < at + 5; index++) if (manySided.has(lowerAt(layout, index))) many = true
  return many
}

/** A summit of these parties, not one of many countries at which they meet: "the Trump-Xi summit", "their summit", "a summit between". */
function isOwnSummit(layout: Layout, start: number, at: number): boolean {
  if (lowerAt(layout, at + 1) === 'between' || lowerAt(layout, at + 1) === 'with') return true
  for (let index = start; index < at; index++) {
    const mark = layout.whoAt[index]
    if (mark?.kind === 'person' || mark?.kind === 'country') return true
    if (['their', 'leaders', 'presidents'].includes(lowerAt(layout, index))) return true
  }
  return layout.sentence.marks.some((mark) => mark.to === at && (mark.kind === 'place' || mark.kind === 'ordinal'))
}

/** "a sit-down", "a face-to-face": nouns of three tokens. */
function sitDown(layout: Layout, at: number): Head | undefined {
  if (lowerAt(layout, at) === 'sit' && lowerAt(layout, at + 1) === '-' && lowerAt(layout, at + 2) === 'down')
    return {
      at,
      kind: 'meeting',
      verb: false,
      start: phraseStart(layout, at),
      end: at + 3,
      plural: false,
      rule: 'noun sit-down',
    }
  if (lowerAt(layout, at) === 'face' && lowerAt(layout, at + 2) === 'to' && lowerAt(layout, at + 4) === 'face') {
    const next = lowerAt(layout, at + 5)
    if (nounKinds.has(next) || modifiers.has(next) || lemmaAt(layout, at - 1) === 'meet') return undefined
    const start = phraseStart(layout, at)
    if (start === at) return undefined
    return { at, kind: 'meeting', verb: false, start, end: at + 5, plural: false, rule: 'noun face-to-face' }
  }
  return undefined
}

/** "a call on Friday": a date, not something called upon. */
function periodBegins(layout: Layout, at: number): boolean {
  return layout.sentence.marks.some((mark) => mark.kind === 'period' && mark.from >= at && mark.from <= at + 1)
}

/** "spoke by phone call", "a phone call". */
function phoneBefore(layout: Layout, at: number): boolean {
  return ['phone', 'telephone', 'video'].includes(lowerAt(layout, at - 1))
}

/** The noun in "round of (trade) talks". */
function talksAfter(layout: Layout, at: number): number | undefined {
  if (lowerAt(layout, at + 1) !== 'of') return undefined
  for (let index = at + 2; index < at + 9; index++) {
    if (talkNouns.has(lowerAt(layout, index))) return index
    if (isComma(layout, index) || isBreak(layout, index)) return undefined
    if (
      ['tariffs', 'duties', 'sanctions', 'layoffs', 'cuts', 'golf', 'subsidies', 'aid', 'funding'].includes(
        lowerAt(layout, index),
      )
    )
      return undefined
  }
  return undefined
}

/** "he talks", "China talks about": the verb. */
function isVerbTalks(layout: Layout, at: number): boolean {
  const next = lowerAt(layout, at + 1)
  const previous = layout.whoAt[at - 1]
  if (next === 'about' || (next === 'to' && lowerAt(layout, at + 2) !== 'be')) return true
  if (['he', 'she', 'it', 'who'].includes(lowerAt(layout, at - 1))) return true
  return previous !== undefined && previous.kind === 'person' && next !== 'in' && next !== 'on'
}
