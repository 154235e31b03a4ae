/** The words that a contact hangs on: nouns such as call and round, verbs such as meet and speak. */
import { isBreak, isComma, type Layout, lemmaAt, lowerAt, opensClause } from '../attribution/layout.js'
import type { EventProposition } from '../claim.js'

export interface Head {
  at: number
  kind: EventProposition['kind']
  verb: boolean
  /** First token of the noun phrase, or the verb itself. */
  start: number
  /** Token after the noun phrase's last word: "round of trade talks". */
  end: number
  plural: boolean
  rule: string
}

const nounKinds = new Map<string, EventProposition['kind']>([
  ['call', 'call'],
  ['calls', 'call'],
  ['conversation', 'call'],
  ['conversations', 'call'],
  ['teleconference', 'call'],
  ['videoconference', 'call'],
  ['meeting', 'meeting'],
  ['meetings', 'meeting'],
  ['summit', 'meeting'],
  ['summits', 'meeting'],
  ['encounter', 'meeting'],
  ['encounters', 'meeting'],
  ['round', 'round'],
  ['rounds', 'round'],
  ['talks', 'round'],
  ['negotiations', 'round'],
  ['consultations', 'round'],
  ['visit', 'visit'],
  ['visits', 'visit'],
  ['trip', 'visit'],
  ['trips', 'visit'],
  ['deadline', 'deadline'],
])

const talkNouns = new Set([
  'talks',
  'negotiations',
  'consultations',
  'meetings',
  'discussions',
  'dialogue',
  'negotiation',
  'talk',
  'bargaining',
])

/** Words that stand between an ordinal, a number or an article and the noun, or before it in its phrase. */
export const modifiers: ReadonlySet<string> = new Set(
  `phone telephone video conference virtual face to in person direct formal official bilateral trade economic tariff high level top senior major key
  such known working new latest last previous recent upcoming planned scheduled expected forthcoming next final long awaited much anticipated
  historic landmark crucial two three day days hour separate further additional full successive state formal highly rare brief lengthy
  presidential leaders leader ministerial - -- -to-face first-ever ever and public reported proposed possible potential in-person face-to-face hour-long commercial consecutive subsequent earlier initial preliminary
  weekend weekday minute minutes hourlong morning evening afternoon surprise introductory closed door private follow up urgent tense productive
  constructive good frank candid sideline multi roughly nearly about almost over more than less ill fated joint lengthy critical pivotal summit g20 apec style`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

const articles = new Set([
  'the',
  'a',
  'an',
  'this',
  'that',
  'their',
  'his',
  'her',
  'its',
  'these',
  'those',
  'another',
  'any',
  'our',
  "'s",
  '’s',
  'no',
])

/** Talks about other things, between other parties. */
const otherTalks = new Set(
  'peace budget ceasefire nuclear merger takeover contract labor labour climate coalition pay wage debt hostage spending pep small shop pillow'.split(
    ' ',
  ),
)
const otherMeetings = new Set(
  'board shareholder shareholders annual committee cabinet fed federal fomc opec council staff town party company club investor politburo policy emergency congressional parliamentary g20 g7 apec ministers editorial prayer'.split(
    ' ',
  ),
)

/** Things that are met and are nobody. */
const metThings = new Set(
  `demand demands need needs target targets goal goals requirement requirements obligation obligations commitment commitments deadline deadlines
  condition conditions standard standards criteria expectation expectations challenge challenges quota quotas pledge pledges cost costs halfway
  resistance opposition terms their its the a an any all these those this that`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

const verbs = new Set(
  'meet speak talk call phone telephone visit travel fly sit confer convene gather sign expire'.split(' '),
)

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

function nounHead(layout: Layout, at: number): Head | undefined {
  const lower = lowerAt(layout, at)
  const kind = nounKinds.get(lower)
  if (kind === undefined) return sitDown(layout, at)
  const previous = lowerAt(layout, at - 1)
  const next = lowerAt(layout, at + 1)
  const start = phraseStart(layout, at)
  let end = at + 1
  const plural = lower.endsWith('s')
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

/** "are meeting", "were meeting": the verb. */
function isProgressive(layout: Layout, at: number): boolean {
  return (
    lemmaAt(layout, at - 1) === 'be' || (lowerAt(layout, at - 1).endsWith('ly') && lemmaAt(layout, at - 2) === 'be')
  )
}

/** First token of the noun phrase that ends with its head: over marks, adjectives, possessives and numbers to the article. */
export function phraseStart(layout: Layout, at: number): number {
  let index = at
  while (index > 0) {
    const before = index - 1
    const word = lowerAt(layout, before)
    const marked = coveredBy(layout, before)
    if (marked !== undefined) {
      index = marked
      continue
    }
    if (articles.has(word)) {
      index = before
      if (word === "'s" || word === '’s') continue
      // "the two leaders' third": a possessor before the article of the phrase is part of it.
      break
    }
    if (word === "'" || word === '’') {
      index = before
      continue
    }
    if (
      possessors.has(word) &&
      (lowerAt(layout, before + 1) === "'" ||
        lowerAt(layout, before + 1) === '’' ||
        lowerAt(layout, before + 1) === "'s")
    ) {
      index = before
      continue
    }
    if (modifiers.has(word) && !opensClause(layout, before) && word !== 'to' && word !== 'in' && word !== 'and') {
      index = before
      continue
    }
    if ((word === 'to' || word === 'in') && lowerAt(layout, before + 1) === '-') {
      index = before
      continue
    }
    if (word === ',' && periodCovers(layout, before)) {
      index = before
      continue
    }
    break
  }
  return index
}

const possessors = new Set(['leaders', 'presidents', 'sides', 'countries', 'ministers', 'governments', 'nations'])

/** Start of the date, place, name, number or ordinal that covers a token, where it is part of a noun phrase. */
function coveredBy(layout: Layout, at: number): number | undefined {
  for (const mark of layout.sentence.marks) {
    if (mark.from > at) break
    if (mark.to <= at || mark.from > at) continue
    if (
      mark.kind === 'period'
        ? mark.role !== 'since' && mark.role !== 'until' && !['on', 'in', 'since'].includes(lowerAt(layout, mark.from))
        : mark.kind === 'place' ||
          mark.kind === 'ordinal' ||
          mark.kind === 'count' ||
          mark.kind === 'country' ||
          mark.kind === 'person' ||
          mark.kind === 'organisation' ||
          mark.kind === 'duration'
    )
      return mark.from
  }
  return undefined
}

function periodCovers(layout: Layout, at: number): boolean {
  return layout.sentence.marks.some((mark) => mark.kind === 'period' && mark.from < at && mark.to > at - 1)
}

function verbHead(layout: Layout, at: number): Head | undefined {
  const lemma = lemmaAt(layout, at)
  const lower = lowerAt(layout, at)
  const next = lowerAt(layout, at + 1)
  const verb = (kind: Head['kind'], end = at + 1): Head => ({
    at,
    kind,
    verb: true,
    start: at,
    end,
    plural: false,
    rule: `verb ${lemma}`,
  })
  switch (lemma) {
    case 'meet':
      if (lower === 'meeting' && !isProgressive(layout, at)) return undefined
      if (lower === 'meets' && articles.has(lowerAt(layout, at - 1))) return undefined
      if (metThings.has(next) && layout.whoAt[at + 2] === undefined && layout.whoAt[at + 1] === undefined)
        return undefined
      if (lemmaAt(layout, at - 1) === 'be' && /met/.test(lower)) return undefined
      return verb('meeting')
    case 'speak':
      if (lower === 'speaking' && !isProgressive(layout, at)) return undefined
      return verb('call')
    case 'talk':
      if (lower === 'talks' || next === 'about') return undefined
      if (lower === 'talking' && !isProgressive(layout, at)) return undefined
      if (articles.has(lowerAt(layout, at - 1)) || lowerAt(layout, at - 1) === 'of') return undefined
      return verb('call')
    case 'call':
    case 'phone':
    case 'telephone': {
      if (lower !== 'called' && lower !== 'phoned' && lower !== 'telephoned') return undefined
      if ((next === 'him' || next === 'her') && !['a', 'an', 'the'].includes(lowerAt(layout, at + 2)))
        return verb('call')
      const mark = layout.whoAt[at + 1] ?? layout.whoAt[at + 2]
      if (mark === undefined || mark.kind !== 'person') return undefined
      const after = lowerAt(layout, mark.to)
      if (['a', 'an', 'the', "'s", 'to', 'his', 'very'].includes(after)) return undefined
      return verb('call')
    }
    case 'visit':
    case 'travel':
    case 'fly': {
      if (lower.endsWith('ing') && lemmaAt(layout, at - 1) !== 'be') return undefined
      if (articles.has(lowerAt(layout, at - 1)) || modifiers.has(lowerAt(layout, at - 1))) return undefined
      if (lemma === 'visit' && lower === 'visits') return undefined
      if (lemma !== 'visit' && next !== 'to') return undefined
      return verb('visit')
    }
    case 'sit':
      return next === 'down' ? verb('meeting', at + 2) : undefined
    case 'confer':
    case 'convene':
    case 'gather':
      return verb('meeting')
    case 'sign':
      return lower === 'signed' || (lower === 'sign' && ['will', 'to', 'would'].includes(lowerAt(layout, at - 1)))
        ? verb('signing')
        : undefined
    case 'expire':
      return lower === 'expired' || lower === 'expires' || lower === 'expire' ? verb('deadline') : undefined
    default:
      return undefined
  }
}
