/** Which rules may begin at an item, and what one gives there. */
import type { Finding } from './findings.js'
import type { Frame } from './frame.js'
import { frames, indexed } from './frames.js'
import type { Item } from './item.js'
import { matchAt } from './pattern.js'

export type Place = Frame['place']
const index: Record<Place, Map<string, Frame[]>> = {
  own: indexed(frames.filter((one) => one.place === 'own')),
  subject: indexed(frames.filter((one) => one.place === 'subject')),
  tail: indexed(frames.filter((one) => one.place === 'tail')),
}
const noRules: Frame[] = []
/** Rules by the classes of an item and its word: sets of classes are shared between items, so each is looked up once. */
const found: Record<Place, Map<Item['classes'], Map<string, Frame[]>>> = {
  own: new Map(),
  subject: new Map(),
  tail: new Map(),
}
const mostClasses = 2_000

/** The rules of one place that may begin at an item, in order. */
export function rulesFor(place: Place, { classes, lower }: Item): Frame[] {
  const worded = lower !== '' && index[place].has(lower) ? lower : ''
  let byWord = found[place].get(classes)
  if (byWord === undefined) {
    byWord = new Map()
    if (found[place].size < mostClasses) found[place].set(classes, byWord)
  }
  const held = byWord.get(worded)
  if (held !== undefined) return held
  const rules = new Set<Frame>(worded === '' ? noRules : index[place].get(worded))
  for (const name of classes) for (const rule of index[place].get(name) ?? noRules) rules.add(rule)
  const sorted = [...rules].sort((a, b) => frames.indexOf(a) - frames.indexOf(b))
  byWord.set(worded, sorted)
  return sorted
}

/** Tries a rule at an item; what was counted in, where its words say so, goes with it. */
export function tried(items: readonly Item[], rule: Frame, at: number): Finding | undefined {
  const match = matchAt(items, at, rule.match)
  if (match === undefined) return undefined
  const given = rule.gives(match, items)
  if (given === undefined) return undefined
  const counted = items.slice(match.from, match.to).find(({ classes }) => classes.has('INVALUE'))
  const measure = counted === undefined ? {} : { measure: measureOf(counted) }
  return { rule: rule.name, from: match.from, to: match.to, ...measure, ...given }
}

/** What "in volume" and "in value" count. */
export function measureOf(item: Item): 'value' | 'quantity' {
  return item.lower === 'in volume' ? 'quantity' : 'value'
}
