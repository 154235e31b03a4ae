/** Which and how many: ordinals and counts of contacts. */
import type { Hedge } from '../../language/marks.js'
import { isComma, type Layout, lemmaAt, lowerAt, marksOf } from '../attribution/layout.js'
import type { Head } from './heads/head.js'
import { modifiers } from './heads/words.js'

export interface Rank {
  value: number
  from: number
  to: number
  hedge?: Hedge
}

/** "the third round", "for the third time", "is the third between the two". */
export function ordinalOf(layout: Layout, head: Head, from: number, to: number): Rank | undefined {
  for (const mark of marksOf(layout.sentence, 'ordinal')) {
    if (mark.from < from || mark.to > to) continue
    const next = lowerAt(layout, mark.to)
    const rank = { value: mark.value, from: mark.from, to: mark.to }
    if (next === 'time' && (head.verb || mark.from > head.at)) return { ...rank, to: mark.to + 1 }
    if (!head.verb && mark.to <= head.at && mark.from >= head.start - 1 && onlyModifiers(layout, mark.to, head.at))
      return rank
    if (mark.from > head.at && isApposed(layout, mark.from, mark.to)) return rank
    if (mark.from > head.at && isPredicate(layout, head, mark.from, mark.to)) return rank
    if (head.verb === false && mark.to <= head.at && onlyModifiers(layout, mark.to, head.at)) return rank
  }
  return undefined
}

/** "held a call on Friday, their second since January": told after a comma, with no noun of its own. */
function isApposed(layout: Layout, at: number, end: number): boolean {
  const article = lowerAt(layout, at - 1)
  if (article !== 'their' && article !== 'the') return false
  if (!isComma(layout, at - 2)) return false
  return ['', 'since', 'in', 'this', 'of', 'between', '.', ',', 'such'].includes(lowerAt(layout, end))
}

function onlyModifiers(layout: Layout, from: number, to: number): boolean {
  for (let index = from; index < to; index++) {
    const word = lowerAt(layout, index)
    if (!modifiers.has(word) && layout.whoAt[index] === undefined && !isPlaceToken(layout, index)) return false
  }
  return to - from <= 8
}

function isPlaceToken(layout: Layout, at: number): boolean {
  return layout.sentence.marks.some((mark) => mark.kind === 'place' && mark.from <= at && at < mark.to)
}

/** "This meeting is the third", "the call would mark the second between ...": the verb of being between head and ordinal, and no other noun after it. */
function isPredicate(layout: Layout, head: Head, at: number, end: number): boolean {
  let linked = false
  for (let index = head.end; index < at; index++) {
    const lemma = lemmaAt(layout, index)
    if (lemma === 'be' || lemma === 'mark' || lemma === 'become' || lemma === 'represent') linked = true
    if (isComma(layout, index) && linked) return false
  }
  // "Friday's conversation was the sixth telephone call between them": the noun told again.
  const next = lowerAt(layout, afterNoun(layout, end))
  return (
    linked &&
    at - head.end <= 14 &&
    (next === '' ||
      ['between', 'since', 'in', 'of', 'such', 'this', 'for', '.', ',', 'after', 'so', 'held', 'and', 'with'].includes(
        next,
      ))
  )
}

const contactNouns = new Set('call conversation meeting encounter summit round visit talks exchange'.split(' '))

/** Where a contact's noun with its modifiers follows, the token after it. */
function afterNoun(layout: Layout, at: number): number {
  for (let index = at; index < at + 4; index++) {
    if (contactNouns.has(lowerAt(layout, index))) return index + 1
    if (!modifiers.has(lowerAt(layout, index))) return at
  }
  return at
}

/** "four rounds", "spoken twice", "met three times". */
export function countOf(layout: Layout, head: Head, from: number, to: number): Rank | undefined {
  for (const mark of marksOf(layout.sentence, 'count')) {
    if (mark.from < from || mark.to > to || !Number.isInteger(mark.number.value) || mark.number.value > 200) continue
    const rank: Rank = {
      value: mark.number.value,
      from: mark.from,
      to: mark.to,
      ...(mark.hedge !== undefined && { hedge: mark.hedge }),
    }
    const next = lowerAt(layout, mark.to)
    if (head.verb && (next === 'times' || next === 'occasions')) return { ...rank, to: mark.to + 1 }
    if (
      !head.verb &&
      head.plural &&
      mark.to <= head.at &&
      !namesTheSides(layout, mark.to) &&
      onlyModifiers(layout, mark.to, head.at)
    )
      return rank
  }
  for (let index = from; index < to; index++) {
    const word = lowerAt(layout, index)
    if (head.verb && word === 'once' && ['only', 'just'].includes(lowerAt(layout, index - 1)))
      return { value: 1, from: index - 1, to: index + 1 }
    if (head.verb && word === 'once' && lemmaAt(layout, head.at - 1) === 'have' && saysSince(layout))
      return { value: 1, from: index, to: index + 1 }
    if (head.verb && word === 'twice') return { value: 2, from: index, to: index + 1 }
    if (head.verb && word === 'thrice') return { value: 3, from: index, to: index + 1 }
    const value = numbers.get(word)
    if (value === undefined) continue
    const hedged = hedgeBefore(layout, index)
    const rank: Rank = {
      value,
      from: hedged?.from ?? index,
      to: index + 1,
      ...(hedged !== undefined && { hedge: hedged.hedge }),
    }
    if (head.verb && ['times', 'occasions'].includes(lowerAt(layout, index + 1))) return { ...rank, to: index + 2 }
    if (
      !head.verb &&
      head.plural &&
      index < head.at &&
      !namesTheSides(layout, index + 1) &&
      onlyModifiers(layout, index + 1, head.at)
    )
      return rank
  }
  return undefined
}

/** "have spoken once since": a number only where a beginning is told. */
function saysSince(layout: Layout): boolean {
  return layout.tokens.some(({ lower }) => lower === 'since')
}

/** "two-day talks", "two days of talks", "the two presidents' talks". */
function namesTheSides(layout: Layout, at: number): boolean {
  return (
    lowerAt(layout, at) === '-' ||
    ['leaders', 'presidents', 'sides', 'countries', 'days', 'day', 'hours'].includes(lowerAt(layout, at))
  )
}

const numbers = new Map([
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
  ['seven', 7],
  ['eight', 8],
  ['nine', 9],
  ['ten', 10],
  ['eleven', 11],
  ['twelve', 12],
])

function hedgeBefore(layout: Layout, at: number): { hedge: Hedge; from: number } | undefined {
  const [b, a] = [lowerAt(layout, at - 1), lowerAt(layout, at - 2)]
  if (a === 'at' && b === 'least') return { hedge: { text: 'at least', kind: 'at-least' }, from: at - 2 }
  if (a === 'more' && b === 'than') return { hedge: { text: 'more than', kind: 'above' }, from: at - 2 }
  if (a === 'at' && b === 'most') return { hedge: { text: 'at most', kind: 'at-most' }, from: at - 2 }
  if (a === 'up' && b === 'to') return { hedge: { text: 'up to', kind: 'at-most' }, from: at - 2 }
  if (b === 'about' || b === 'around' || b === 'roughly' || b === 'some')
    return { hedge: { text: b, kind: 'about' }, from: at - 1 }
  if (b === 'over') return { hedge: { text: 'over', kind: 'above' }, from: at - 1 }
  return undefined
}
