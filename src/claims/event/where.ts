/** Where: the town or country a contact is said to have been in. */
import type { Mark } from '../../language/marks.js'
import { type Layout, lowerAt, type Who } from '../attribution/layout.js'

export interface Where {
  /** As written: `Lima, Peru`. */
  text: string
  country: string | null
  isCountry: boolean
  from: number
  to: number
}

const before = new Set(['near', 'outside'])

/**
 * Places between two tokens that can be where a contact was: after "in", or right before its noun. A capital stands for its
 * town; a name in capitals after "in" that no list knows is a place all the same, of no known country.
 */
export function placesIn(layout: Layout, from: number, to: number, isObject: boolean): Where[] {
  const found: Where[] = []
  for (const mark of layout.sentence.marks) {
    if (mark.from < from || mark.to > to) continue
    const country = mark.kind === 'country' && (mark.form === 'name' || mark.form === 'capital')
    if (mark.kind !== 'place' && !country && mark.kind !== 'name') continue
    const last = found.at(-1)
    if (last !== undefined && mark.from < last.to) continue
    if (
      last !== undefined &&
      mark.from === last.to + 1 &&
      lowerAt(layout, last.to) === ',' &&
      !speaksNext(layout, mark)
    ) {
      // "Lima, Peru": one place.
      last.to = mark.to
      if (mark.kind === 'country') last.country = mark.code
      else if (mark.kind === 'place') last.country ??= mark.country ?? null
      last.text = layout.sentence.text.slice(layout.tokens[last.from]?.start ?? 0, mark.end)
      continue
    }
    if (!standsAsPlace(layout, mark, isObject)) continue
    found.push({
      text: layout.sentence.text.slice(mark.start, mark.end),
      country: mark.kind === 'country' ? mark.code : mark.kind === 'place' ? (mark.country ?? null) : null,
      isCountry: mark.kind === 'country' ? mark.form === 'name' : mark.kind === 'place' && mark.city === undefined,
      from: mark.from,
      to: mark.to,
    })
  }
  return found
}

/** "in Madrid, Smith said": a name that begins a clause of its own is no part of the place. */
function speaksNext(layout: Layout, mark: Mark): boolean {
  return (
    mark.kind === 'name' &&
    !['', ',', '.', 'in', 'on', 'for', 'and', 'this', 'last', 'earlier', 'to', 'since', ')'].includes(
      lowerAt(layout, mark.to),
    )
  )
}

function standsAsPlace(layout: Layout, mark: Mark, isObject: boolean): boolean {
  const preposition = prepositionOf(layout, mark.from)
  const inside = preposition === 'in' || preposition === 'at' || preposition === 'to'
  if (lowerAt(layout, mark.to) === "'s" && !beforeNoun(layout, mark.to + 1)) return false
  if (mark.kind === 'name')
    return (preposition === 'in' || preposition === 'at') && !/^(?:G20|G7|APEC)/i.test(mark.name)
  if (mark.kind === 'country' && mark.form === 'name') return inside || isObject
  const townOf =
    preposition === 'of' && /^(?:city|town|capital|resort|port|island)$/.test(lowerAt(layout, mark.from - 2))
  return (
    inside ||
    townOf ||
    before.has(preposition) ||
    isObject ||
    beforeNoun(layout, mark.to) ||
    isApposed(layout, mark.from)
  )
}

function prepositionOf(layout: Layout, at: number): string {
  return lowerAt(layout, at - 1) === 'the' ? lowerAt(layout, at - 2) : lowerAt(layout, at - 1)
}

/** "the Spanish capital, Madrid", "Geneva, ... Switzerland". */
function isApposed(layout: Layout, at: number): boolean {
  return lowerAt(layout, at - 1) === ',' && /^(?:capital|city|town|resort)$/.test(lowerAt(layout, at - 2))
}

function beforeNoun(layout: Layout, at: number): boolean {
  for (let index = at; index < at + 4; index++)
    if (
      /^(?:talks|meetings?|summits?|rounds?|negotiations|calls?|visits?|session|consultations|trip)$/.test(
        lowerAt(layout, index),
      )
    )
      return true
  return false
}

/** Whether a mark serves as a place and not as a party: "in China", "to Beijing", "the Spanish capital". */
export function isPlaceUse(layout: Layout, mark: Who): boolean {
  if (mark.kind !== 'country' || mark.form === 'people') return false
  if (mark.form === 'adjective')
    return /^(?:capital|city|town|resort|soil|territory|island)$/.test(lowerAt(layout, mark.to))
  const preposition = prepositionOf(layout, mark.from)
  if (preposition === 'in' || preposition === 'to' || preposition === 'at') return lowerAt(layout, mark.to) !== "'s"
  return mark.form === 'capital' && (beforeNoun(layout, mark.to) || isApposed(layout, mark.from))
}
