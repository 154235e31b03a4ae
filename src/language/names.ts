/** Marks known names: people, organisations, countries, places, products and role nouns, the longest match winning. */
import type { Day } from '../time/day.js'
import { formHere, isCountryHere, isPlaceHere, isTitleAfter } from './country-guards.js'
import { introduce, type Naming } from './introduced.js'
import type { Named, Node } from './lexicon.js'
import { classesAt, hold, joinsAt, type Line, lowerAt, put, taken } from './line.js'
import {
  commonWords,
  courtesy,
  isNameHere,
  isRoleHere,
  isSurnameHere,
  joinedToName,
  properHere,
  titles,
} from './name-guards.js'
import { sideBefore, sideBehind } from './sides.js'
import { is } from './words.js'

/** Marks every known name of the sentence. */
export function markNames(line: Line, naming: Naming): void {
  const { root } = naming.lexicon
  for (let i = 0; i < line.words.length; ) {
    const word = line.words[i]
    if (word === undefined || word.kind === 'punctuation' || line.holds[i] !== taken.free) {
      i++
      continue
    }
    const node = root.next.get(word.key)
    const to = node === undefined ? i : longest(line, i, node, naming)
    i = to > i ? to : bySurname(line, i, naming)
  }
}

/** Follows the trie as far as it goes and marks the longest name that may stand here. */
function longest(line: Line, i: number, first: Node, naming: Naming): number {
  let best: { to: number; named: Named } | undefined
  let node: Node | undefined = first
  let at = i + 1
  while (node !== undefined) {
    if (node.names.length > 0) {
      const named = fitting(line, i, at, node.names, naming)
      if (named !== undefined) best = { to: at, named }
    }
    let next: Node | undefined = node.next.get(line.words[at]?.key ?? '')
    if (next === undefined && joinsAt(line, at)) {
      next = node.next.get(line.words[at + 1]?.key ?? '')
      if (next !== undefined) at++
    }
    node = next
    at++
  }
  if (best === undefined) return i
  // `President Xi` and then `Jinping`: the longer name that begins inside leaves the title in front to itself.
  if (best.named.kind === 'person' && best.to - i > 1) {
    const inner = longerInside(line, i, best.to, naming)
    if (inner !== undefined) {
      markTitle(line, i, inner.from, naming)
      return putName(line, inner.from, inner.to, inner.named, naming)
    }
  }
  return putName(line, i, best.to, best.named, naming)
}

/** Marks the longest role noun that ends at `to` and begins no earlier than `from`. */
function markTitle(line: Line, from: number, to: number, naming: Naming): void {
  for (let start = from; start < to; start++) {
    let node: Node | undefined = naming.lexicon.root
    for (let at = start; at < to && node !== undefined; at++) node = node.next.get(line.words[at]?.key ?? '')
    const title = node?.names.find(({ kind }) => kind === 'role')
    if (title === undefined) continue
    putName(line, start, to, title, naming)
    return
  }
}

/** A person's name that begins after `i` and ends beyond `to`. */
function longerInside(
  line: Line,
  i: number,
  to: number,
  naming: Naming,
): { from: number; to: number; named: Named } | undefined {
  for (let from = i + 1; from < to; from++) {
    let node = naming.lexicon.root.next.get(line.words[from]?.key ?? '')
    let found: { from: number; to: number; named: Named } | undefined
    for (let at = from + 1; node !== undefined; at++) {
      const named = at > to ? node.names.find(({ kind }) => kind === 'person') : undefined
      if (named !== undefined) found = { from, to: at, named }
      node = node.next.get(line.words[at]?.key ?? '')
    }
    if (found !== undefined) return found
  }
  return undefined
}

/** The first of a node's meanings that may stand at these tokens, the weightier kinds first. */
function fitting(line: Line, from: number, to: number, names: Named[], naming: Naming): Named | undefined {
  if (names.length === 1) {
    const only = names[0]
    return only !== undefined && fits(line, from, to, only, naming) ? only : undefined
  }
  for (const kind of order) {
    const named = names.find((candidate) => candidate.kind === kind)
    if (named === undefined || !fits(line, from, to, named, naming)) continue
    if (named.kind === 'country' && named.form === 'capital') {
      const place = names.find((candidate) => candidate.kind === 'place')
      if (place !== undefined && isPlaceHere(line, from, to)) return place
    }
    return named
  }
  return undefined
}

const order: Named['kind'][] = ['person', 'country', 'organisation', 'place', 'product', 'role']

function fits(line: Line, from: number, to: number, named: Named, naming: Naming): boolean {
  const capital = (classesAt(line, from) & is.capital) !== 0
  switch (named.kind) {
    case 'person':
      if (named.office) return held(named.terms, naming.date)
      return capital && (!named.single || isSurnameHere(line, from))
    case 'organisation':
      if (named.acronym) return (classesAt(line, from) & is.allCaps) !== 0 && !isCode(line, from)
      if (named.article) return lowerAt(line, from - 1) === 'the'
      if (named.small) return !capital || from === 0 || line.form === 'heading'
      if (to - from === 1) return capital && !(commonWords.has(lowerAt(line, from)) && !isNameHere(line, from))
      return capital || to - from >= 3
    case 'country':
      return isCountryHere(line, from, to, named, capital)
    case 'place':
      return capital && !joinedToName(line, from, to) && !isTitleAfter(line, to) && lowerAt(line, to) !== 'state'
    case 'product':
      return !(capital && from > 0 && named.small && to - from === 1 && properHere(line, from))
    case 'role':
      return isRoleHere(line, from, to, named.role)
  }
}

/** `19 C.F.R. 351`: letters between two numbers are a collection of laws. */
function isCode(line: Line, i: number): boolean {
  return line.words[i - 1]?.kind === 'number' && line.words[i + 1]?.kind === 'number'
}

/** Whether somebody holds the office on the day; an office without dates is always held. */
function held(terms: { from?: Day; through?: Day }[], date: Day): boolean {
  if (terms.length === 0) return true
  return terms.some(
    ({ from, through }) => (from === undefined || from <= date) && (through === undefined || through >= date),
  )
}

function putName(line: Line, from: number, to: number, named: Named, naming: Naming): number {
  switch (named.kind) {
    case 'person':
      return putPerson(line, from, to, named.id, named.name, naming)
    case 'organisation':
      put(line, from, to, { kind: 'organisation', id: named.id, name: named.name })
      break
    case 'product':
      put(line, from, to, { kind: 'product', id: named.id })
      break
    case 'place':
      put(line, from, to, { kind: 'place', city: named.city, country: named.country, name: named.name })
      break
    case 'role':
      put(line, from, to, { kind: 'role', role: named.role, type: named.type, side: sideBefore(line, from, naming) })
      break
    case 'country':
      if (named.form === 'capital' && isPlaceHere(line, from, to)) {
        put(line, from, to, { kind: 'place', city: named.name, country: named.code, name: named.name })
        break
      }
      put(line, from, to, { kind: 'country', code: named.code, form: formHere(line, from, to, named) })
      sideBehind(line, from, named.code)
  }
  hold(line, from, to, taken.name)
  return to
}

function putPerson(line: Line, from: number, to: number, id: string, name: string, naming: Naming): number {
  const surname = lowerAt(line, to - 1)
  const known = to - from === 1 ? naming.introduced.get(surname) : undefined
  const titled = courtesy.has(lowerAt(line, from - 1))
  const start = titled && line.holds[from - 1] === taken.free ? from - 1 : from
  if (known !== undefined && known.id === undefined) put(line, start, to, { kind: 'name', name: known.name })
  else put(line, start, to, { kind: 'person', id: known?.id ?? id, name: known?.name ?? name })
  hold(line, start, to, taken.name)
  if (to - from > 1) introduce(name, id, naming.introduced)
  return to
}

/** A surname alone: of somebody this text has named in full, or, behind a title, of the only one who bears it. */
function bySurname(line: Line, i: number, naming: Naming): number {
  const word = line.words[i]
  if (word === undefined || (word.classes & is.capital) === 0 || word.kind !== 'word' || word.lower.length < 2)
    return i + 1
  if ((word.classes & (is.month | is.weekday)) !== 0) return i + 1
  const titled = courtesy.has(lowerAt(line, i - 1)) || titles.has(lowerAt(line, i - 1))
  const known = naming.introduced.get(word.lower) ?? (titled ? naming.lexicon.surnames.get(word.lower) : undefined)
  if (known === undefined || !isSurnameHere(line, i)) return i + 1
  if (known.id !== undefined) return putPerson(line, i, i + 1, known.id, known.name, naming)
  put(line, i, i + 1, { kind: 'name', name: known.name })
  hold(line, i, i + 1, taken.name)
  return i + 1
}
