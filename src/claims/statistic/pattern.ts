/**
 * The small language of statistic rules: patterns over classes of words and marks.
 *
 * `MOVE WHEN* by? n:PERCENT` reads: a word of falling or rising, up to four words of time or manner, perhaps "by", and a
 * percentage that the rule calls `n`. Capitals name a class, small letters a word; `a|b` is either; `?` perhaps, `*` up to
 * four times, `!X` not X here. A pattern is tried at one place and never looks further than its own length.
 */
import type { Item } from './item.js'

interface Element {
  name: string | undefined
  classes: string[]
  words: string[]
  min: number
  max: number
  not: boolean
}

export interface Pattern {
  elements: Element[]
  /** Classes or words of which the first item must have one; undefined where the first element may be left out. */
  first: Set<string>
}

/** What a pattern caught, by name, and the items it spans. */
export interface Match {
  from: number
  /** First item after it. */
  to: number
  caught: Map<string, Item>
}

const maxRepeats = 4

/** Reads a pattern. Patterns are written in this room only, so a slip in one is a bug and throws at load. */
export function compile(text: string): Pattern {
  const elements = text.trim().split(/\s+/).map(elementOf)
  const first = new Set<string>()
  for (const element of elements) {
    for (const name of [...element.classes, ...element.words]) first.add(name)
    if (element.min > 0 && !element.not) break
  }
  return { elements, first }
}

function elementOf(text: string): Element {
  const [, not, name, body, suffix] = /^(!)?(?:([a-z][A-Za-z0-9]*):)?(.+?)([?*])?$/.exec(text) ?? []
  if (body === undefined || body === '?' || body === '*') throw new Error(`not a pattern element: ${text}`)
  const parts = body.split('|')
  return {
    name,
    classes: parts.filter((part) => /^[A-Z]+$/.test(part)),
    words: parts.filter((part) => !/^[A-Z]+$/.test(part)),
    min: suffix === undefined ? 1 : 0,
    max: suffix === '*' ? maxRepeats : 1,
    not: not !== undefined,
  }
}

function fits(item: Item, element: Element): boolean {
  for (const name of element.classes) if (item.classes.has(name)) return true
  for (const word of element.words) if (item.lower === word || item.lemma === word) return true
  return false
}

/** Tries a pattern at an item; longest repetition first, one step back at a time. */
export function matchAt(items: readonly Item[], at: number, pattern: Pattern): Match | undefined {
  const caught = new Map<string, Item>()
  const end = step(items, at, pattern.elements, 0, caught)
  return end === undefined ? undefined : { from: at, to: end, caught }
}

function step(
  items: readonly Item[],
  at: number,
  elements: Element[],
  index: number,
  caught: Map<string, Item>,
): number | undefined {
  const element = elements[index]
  if (element === undefined) return at
  const item = items[at]
  if (element.not) {
    if (item !== undefined && fits(item, element)) return undefined
    return step(items, at, elements, index + 1, caught)
  }
  let reach = 0
  while (reach < element.max) {
    const next = items[at + reach]
    if (next === undefined || !fits(next, element)) break
    reach++
  }
  for (; reach >= element.min; reach--) {
    const end = step(items, at + reach, elements, index + 1, caught)
    if (end === undefined) continue
    const last = items[at + reach - 1]
    if (element.name !== undefined && reach > 0 && last !== undefined) caught.set(element.name, last)
    return end
  }
  return undefined
}
