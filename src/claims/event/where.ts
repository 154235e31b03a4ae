/** Where: the town or country a contact is said to have been in. */
import { type Layout, lowerAt, type Who } from '../attribution/layout.js'

export interface Where {
  /** As written: `Lima, Peru`. */
  text: string
  country: string | null
  isCountry: boolean
  from: number
  to: number
}

const before = new Set(['in', 'at', 'to', 'near', 'outside', 'from', 'of'])

/** Places between two tokens that can be where a contact was: after "in", or right before its noun. */
export function placesIn(layout: Layout, from: number, to: number, isObject: boolean): Where[] {
  const found: Where[] = []
  for (const mark of layout.sentence.marks) {
    if (mark.from < from || mark.to > to) continue
    const town = mark.kind === 'place'
    const country = mark.kind === 'country' && (mark.form === 'name' || mark.form === 'capital')
    if (!town && !country) continue
    const last = found.at(-1)
    if (last !== undefined && mark.from <= last.to + 1 && (mark.from < last.to || lowerAt(layout, last.to) === ',')) {
      // "Lima, Peru": one place.
      if (mark.from >= last.to) {
        last.to = mark.to
        last.country = mark.kind === 'country' ? mark.code : (last.country ?? mark.country ?? null)
        last.text = layout.sentence.text.slice(layout.tokens[last.from]?.start ?? 0, mark.end)
      }
      continue
    }
    const preposition =
      lowerAt(layout, mark.from - 1) === 'the' ? lowerAt(layout, mark.from - 2) : lowerAt(layout, mark.from - 1)
    const placed = before.has(preposition) || lowerAt(layout, mark.from - 1) === ','
    if (country && !(preposition === 'in' || preposition === 'to' || preposition === 'at' || isObject)) continue
    if (country && mark.form === 'capital' && !(preposition === 'in' || preposition === 'to' || isObject)) continue
    if (town && !placed && !isObject && !beforeNoun(layout, mark.to)) continue
    if (lowerAt(layout, mark.to) === "'s" && !beforeNoun(layout, mark.to + 1)) continue
    found.push({
      text: layout.sentence.text.slice(mark.start, mark.end),
      country: mark.kind === 'country' ? mark.code : (mark.country ?? null),
      isCountry: mark.kind === 'country' ? mark.form === 'name' : mark.city === undefined,
      from: mark.from,
      to: mark.to,
    })
  }
  return found
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

/** Whether a mark serves as a place and not as a party: "in China", "to Beijing". */
export function isPlaceUse(layout: Layout, mark: Who): boolean {
  if (mark.kind !== 'country' || mark.form === 'adjective' || mark.form === 'people') return false
  const preposition =
    lowerAt(layout, mark.from - 1) === 'the' ? lowerAt(layout, mark.from - 2) : lowerAt(layout, mark.from - 1)
  return (preposition === 'in' || preposition === 'to' || preposition === 'at') && lowerAt(layout, mark.to) !== "'s"
}
