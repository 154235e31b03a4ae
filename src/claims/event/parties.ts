/** Who meets: people by name, the leaders of the sides, negotiators, officials, countries. */

import { type Layout, lowerAt, type Who } from '../attribution/layout.js'
import {
  headOf,
  isHeadRole,
  looselyNamed,
  mainSides,
  organisationById,
  personById,
  roleOn,
} from '../attribution/sides.js'
import type { EventProposition, EventWording } from '../claim.js'
import type { Discourse, ReadingContext } from '../reader.js'

export interface Parties {
  participants: string[]
  who: EventWording['who']
  /** Tokens of the first and after the last word for them. */
  from: number
  to: number
}

const leaderWords = new Set(['leaders', 'presidents', 'men', 'heads'])
const sideWords = new Set([
  'sides',
  'countries',
  'governments',
  'nations',
  'economies',
  'powers',
  'superpowers',
  'capitals',
  'parties',
])
const negotiatorWords = new Set(['negotiators', 'delegations', 'teams', 'envoys'])
const officialWords = new Set([
  'officials',
  'diplomats',
  'ministers',
  'representatives',
  'aides',
  'counterparts',
  'deputies',
])

/** The parties named between two tokens, leaving out the words of a place ("in China") and those of a speaker. */
export function partiesIn(
  layout: Layout,
  from: number,
  to: number,
  context: ReadingContext,
  isPlace: (mark: Who) => boolean,
): Parties | undefined {
  const people: { name: string; side?: string; head: boolean }[] = []
  const sides: string[] = []
  let first = to
  let last = from
  const touch = (a: number, b: number): void => {
    first = Math.min(first, a)
    last = Math.max(last, b)
  }
  for (const mark of layout.who) {
    if (mark.from < from || mark.to > to || isPlace(mark)) continue
    const known = mark.kind === 'name' ? looselyNamed(context.lexicon, mark.name) : undefined
    if (known !== undefined) {
      const role = roleOn(known, context.date)
      const name = known.names[0] ?? known.id
      if (!people.some((one) => one.name === name))
        people.push({
          name,
          side: role?.side ?? known.roles[0]?.side,
          head: role !== undefined && isHeadRole(role.role),
        })
      touch(mark.from, mark.to)
    } else if (mark.kind === 'person') {
      if (people.some(({ name }) => name === mark.name)) continue
      const person = personById(context.lexicon, mark.id)
      const role = person === undefined ? undefined : roleOn(person, context.date)
      people.push({
        name: mark.name,
        side: role?.side ?? person?.roles[0]?.side,
        head: role !== undefined && isHeadRole(role.role),
      })
      touch(mark.from, mark.to)
    } else if (mark.kind === 'country' && /^[A-Z]{2}$/.test(mark.code)) {
      sides.push(mark.code)
      touch(mark.from, mark.to)
    } else if (mark.kind === 'organisation') {
      const side = organisationById(context.lexicon, mark.id)?.side
      if (side === undefined) continue
      sides.push(side)
      touch(mark.from, mark.to)
    } else if (mark.kind === 'role' && mark.side !== undefined) {
      const head = /^(?:president|leader|premier)$/i.test(mark.role)
        ? headOf(context.lexicon, mark.side, context.date)
        : undefined
      if (head !== undefined && /president|leader/i.test(mark.role)) {
        const name = head.names[0] ?? ''
        if (!people.some((one) => one.name === name)) people.push({ name, side: mark.side, head: true })
      } else sides.push(mark.side)
      touch(mark.from, mark.to)
    }
  }
  const president = thePresident(layout, from, to, people, context)
  if (president !== undefined) {
    people.push(president.person)
    touch(president.from, president.to)
  }
  const group = groupIn(layout, from, to)
  if (group !== undefined && group.word !== 'pronoun') touch(group.from, group.to)
  const distinct = [...new Set(sides)]
  if (people.length > 0) {
    const counterpart = counterpartOf(layout, from, to, people, distinct, context)
    if (counterpart !== undefined) people.push(counterpart)
    const all = [...people.map(({ name }) => name)]
    const others = distinct.filter((side) => !people.some((one) => one.side === side))
    if (people.length === 1 && group !== undefined && group.word === 'pronoun') return undefined
    return {
      participants: people.length === 1 ? [...all, ...others] : all,
      who: 'named',
      from: first,
      to: last,
    }
  }
  if (group === undefined && distinct.length < 2) return undefined
  if (group?.word === 'pronoun') return undefined
  const both = distinct.length >= 2 ? distinct : mainSides(context.lexicon)
  if (group?.word === 'leaders') {
    const heads = both
      .map((side) => headOf(context.lexicon, side, context.date)?.names[0])
      .filter((name) => name !== undefined)
    return { participants: heads.length === 2 ? heads : [], who: 'leaders', from: first, to: last }
  }
  return { participants: both, who: group?.word === 'negotiators' ? 'negotiators' : 'officials', from: first, to: last }
}

/** "the president" beside another leader by name: the head of the other side. */
function thePresident(
  layout: Layout,
  from: number,
  to: number,
  people: { name: string; side?: string; head: boolean }[],
  context: ReadingContext,
): { person: { name: string; side?: string; head: boolean }; from: number; to: number } | undefined {
  const [only] = people
  if (people.length !== 1 || only === undefined || !only.head) return undefined
  const mark = layout.who.find(
    (one) =>
      one.kind === 'role' && one.role === 'president' && one.side === undefined && one.from >= from && one.to <= to,
  )
  if (mark === undefined || lowerAt(layout, mark.from - 1) !== 'the' || lowerAt(layout, mark.to) === 'of')
    return undefined
  const side = mainSides(context.lexicon).find((one) => one !== only.side)
  const head = side === undefined ? undefined : headOf(context.lexicon, side, context.date)
  if (head === undefined || layout.whoAt[mark.to] !== undefined) return undefined
  return { person: { name: head.names[0] ?? '', side, head: true }, from: mark.from - 1, to: mark.to }
}

interface Group {
  word: 'leaders' | 'sides' | 'negotiators' | 'officials' | 'pronoun'
  from: number
  to: number
}

/** "the two leaders", "both sides", "trade negotiators", "the pair", "they". */
function groupIn(layout: Layout, from: number, to: number): Group | undefined {
  let pronoun: Group | undefined
  for (let index = from; index < to; index++) {
    const word = lowerAt(layout, index)
    const start = groupStart(layout, index, from)
    const told = start < index || word === 'leaders'
    if (leaderWords.has(word) && told) return { word: 'leaders', from: start, to: index + 1 }
    if (negotiatorWords.has(word)) return { word: 'negotiators', from: start, to: index + 1 }
    if (sideWords.has(word) && ['two', 'both'].some((one) => hasWord(layout, start, index, one)))
      return { word: 'sides', from: start, to: index + 1 }
    if (officialWords.has(word)) {
      const trade =
        hasWord(layout, Math.max(from, index - 3), index, 'trade') ||
        hasWord(layout, Math.max(from, index - 3), index, 'economic')
      return { word: trade ? 'negotiators' : 'officials', from: start, to: index + 1 }
    }
    if (
      ['they', 'their', 'pair', 'duo'].includes(word) ||
      (word === 'two' &&
        lowerAt(layout, index - 1) === 'the' &&
        lowerAt(layout, index + 1) !== ',' &&
        isVerbNext(layout, index))
    )
      pronoun ??= { word: 'pronoun', from: start, to: index + 1 }
  }
  return pronoun
}

function isVerbNext(layout: Layout, at: number): boolean {
  return ['will', 'would', 'have', 'had', 'are', 'were', 'spoke', 'met', 'last', 'also', 'agreed', 'talked'].includes(
    lowerAt(layout, at + 1),
  )
}

function groupStart(layout: Layout, at: number, from: number): number {
  let index = at
  while (
    index > from &&
    [
      'the',
      'two',
      'both',
      'trade',
      'top',
      'senior',
      'chief',
      'their',
      'its',
      'lead',
      'economic',
      'from',
      'of',
    ].includes(lowerAt(layout, index - 1)) &&
    index > at - 5
  ) {
    if (['from', 'of'].includes(lowerAt(layout, index - 1))) break
    index--
  }
  return index
}

function hasWord(layout: Layout, from: number, to: number, word: string): boolean {
  for (let index = from; index < to; index++) if (lowerAt(layout, index) === word) return true
  return false
}

/** "his Chinese counterpart": the one who holds the same office on the other side; a leader's is the leader. */
function counterpartOf(
  layout: Layout,
  from: number,
  to: number,
  people: { name: string; side?: string; head: boolean }[],
  sides: string[],
  context: ReadingContext,
): { name: string; side?: string; head: boolean } | undefined {
  const [only] = people
  if (people.length !== 1 || only === undefined || !only.head) return undefined
  if (!hasWord(layout, from, to, 'counterpart')) return undefined
  const other = sides.find((side) => side !== only.side)
  const head = other === undefined ? undefined : headOf(context.lexicon, other, context.date)
  return head === undefined ? undefined : { name: head.names[0] ?? '', side: other, head: true }
}

/** What a text left to refer to: the parties, day and place of a contact it named, whether or not that was a claim. */
export interface Mention {
  kind: EventProposition['kind']
  participants: string[]
  who: EventWording['who']
  /** Its parties were unmistakable where it was told. */
  named: boolean
}

const mentions = new WeakMap<Discourse, Map<Mention['kind'], Mention>>()

export function remember(context: ReadingContext, mention: Mention): void {
  if (mention.participants.length < 2) return
  const kinds = mentions.get(context.discourse) ?? new Map<Mention['kind'], Mention>()
  // The latest comes last.
  kinds.delete(mention.kind)
  kinds.set(mention.kind, mention)
  mentions.set(context.discourse, kinds)
}

/** Those of the contact spoken of before, for "they", "this meeting"; "the call" goes back to a call, where one was told. */
export function partiesBefore(
  context: ReadingContext,
  kind?: Mention['kind'],
): Pick<Mention, 'participants' | 'who' | 'named'> | undefined {
  const told = mentions.get(context.discourse)
  const mention = (kind === undefined ? undefined : told?.get(kind)) ?? [...(told?.values() ?? [])].at(-1)
  if (mention !== undefined) return { participants: mention.participants, who: mention.who, named: mention.named }
  const event: EventProposition | undefined = context.discourse.event
  if (event === undefined || event.participants.length === 0) return undefined
  return { participants: event.participants, who: event.written?.who ?? 'named', named: event.written?.named ?? false }
}
