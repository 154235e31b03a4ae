/** Marks known names: people, organisations, countries, places, products and role nouns, the longest match winning. */
import type { Day } from '../time/day.js'
import { peopleToo } from './countries.js'
import type { CompiledLexicon, Named, Node } from './lexicon.js'
import { classesAt, hold, isHyphen, joinsAt, type Line, lemmaAt, lowerAt, put, taken, touches } from './line.js'
import { isVerbBase } from './verbs.js'
import { is } from './words.js'

/** Names a document has introduced, by surname in lower case: later it may use the surname alone. `id` only for known people. */
export type Introduced = Map<string, { id?: string; name: string }>

export interface Naming {
  lexicon: CompiledLexicon
  introduced: Introduced
  date: Day
}

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
      if (named.acronym) return (classesAt(line, from) & is.allCaps) !== 0
      if (named.article) return lowerAt(line, from - 1) === 'the'
      if (named.small) return !capital || from === 0 || line.form === 'heading'
      if (to - from === 1) return capital && !(commonWords.has(lowerAt(line, from)) && !isNameHere(line, from))
      return capital || to - from >= 3
    case 'country':
      return isCountryHere(line, from, to, named, capital)
    case 'place':
      return capital && !joinedToName(line, from, to)
    case 'product':
      return !(capital && from > 0 && named.small && to - from === 1 && properHere(line, from))
    case 'role':
      return isRoleHere(line, from, to, named.role)
  }
}

/** A role noun is none inside a longer name (`Farm Bureau`), in `Executive Order`, or before a hyphen (`government-backed`). */
function isRoleHere(line: Line, from: number, to: number, role: string): boolean {
  if (lowerAt(line, to) === '-' && touches(line, to - 1)) return false
  if (role === 'executive' && /^(?:orders?|actions?|branch|office)$/.test(lowerAt(line, to))) return false
  if ((classesAt(line, from) & is.capital) === 0 || from === 0 || line.form === 'heading') return true
  if (titles.has(lowerAt(line, to - 1))) return true
  return !isOtherName(line, from - 1, from)
}

/** Whether somebody holds the office on the day; an office without dates is always held. */
function held(terms: { from?: Day; through?: Day }[], date: Day): boolean {
  if (terms.length === 0) return true
  return terms.some(
    ({ from, through }) => (from === undefined || from <= date) && (through === undefined || through >= date),
  )
}

/** One-word organisations that are also plain words: marked only inside a sentence, in capitals. */
const commonWords = new Set(
  'state commerce treasury census congress apple intel micron oracle heritage hudson target gap shell sprint chamber fed the goldman'.split(
    ' ',
  ),
)

function isNameHere(line: Line, i: number): boolean {
  if (i === 0 || line.form === 'heading') return lowerAt(line, i) !== 'state' && isSpoken(lemmaAt(line, i + 1))
  const next = classesAt(line, i + 1)
  return (next & is.capital) === 0 || (next & (is.month | is.weekday)) !== 0
}

const speech = new Set(
  'say tell add note argue warn predict expect announce report report confirm deny claim state declare write post urge call ask want plan'.split(
    ' ',
  ),
)
function isSpoken(lemma: string): boolean {
  return speech.has(lemma)
}

const courtesy = new Set('mr mrs ms dr messrs'.split(' '))
const titles = new Set(
  `president premier minister secretary ambassador senator sen rep representative governor gov chairman chair director general admiral
counselor chancellor envoy negotiator spokesperson spokesman spokeswoman professor prof ceo leader advisor adviser vice-premier czar commissioner justice judge
congressman congresswoman king prime`.split(/\s+/),
)

/** Whether a surname alone may mean its known bearer here: no other name stands around it. */
function isSurnameHere(line: Line, i: number): boolean {
  const word = line.words[i]
  if (word === undefined) return false
  const before = lowerAt(line, i - 1)
  const titled = courtesy.has(before) || titles.has(before)
  // `He` and `Will` are surnames only behind a title.
  if ((word.classes & is.plain) !== 0 && !titled) return false
  if (!titled && isOtherName(line, i - 1, i)) return false
  return !isOtherName(line, i + 1, i + 1) || line.form === 'heading' || isVerbLike(line, i + 1)
}

/** Whether the token at `i` is a capitalised word nobody has marked, next to its neighbour with one space between. */
function isOtherName(line: Line, i: number, right: number): boolean {
  const word = line.words[i]
  if (word === undefined || word.kind !== 'word' || (word.classes & is.capital) === 0 || line.holds[i] !== taken.free)
    return false
  if ((word.classes & (is.plain | is.month | is.weekday)) !== 0) return false
  // A name across a hyphen or comma is another matter.
  if ((line.tokens[right]?.start ?? 0) - (line.tokens[right - 1]?.end ?? 0) < 1) return false
  if (i < right && courtesy.has(word.lower)) return false
  // The sentence's own capital: `Asked Trump`, `While Xi`.
  if (i === 0 && right === 1 && (isVerbBase(word.lemma) || word.lower.endsWith('ly'))) return false
  return true
}

function isVerbLike(line: Line, i: number): boolean {
  const word = line.words[i]
  return word !== undefined && (isVerbBase(word.lemma) || (word.classes & is.past) !== 0) && line.form !== 'prose'
}

const notCountryBefore = new Set('new latin north south central papua equatorial george'.split(' '))
const notCountryAfter = new Set('post times examiner monthly d.c. canal morning samoa sea'.split(' '))

function isCountryHere(
  line: Line,
  from: number,
  to: number,
  named: Named & { kind: 'country' },
  capital: boolean,
): boolean {
  if (!capital) {
    if (lowerAt(line, from) !== 'the') return false
    // `the States` needs its capital; `the mainland` and `the bloc` are written small.
    return named.name === named.name.toLowerCase() || (classesAt(line, to - 1) & is.capital) !== 0
  }
  const after = lowerAt(line, to)
  if (
    /^(?:dollars?|yen|yuan|won|pesos?|rupees?)$/.test(after) &&
    (line.words[from - 1]?.kind === 'number' || isScaleBefore(line, from))
  )
    return false
  if (
    notCountryBefore.has(lowerAt(line, from - 1)) &&
    (classesAt(line, from - 1) & is.capital) !== 0 &&
    !(from === 1 && named.form !== 'name')
  ) {
    if (named.form !== 'name' || named.name !== 'China')
      return lowerAt(line, from - 1) === 'north' && named.form === 'adjective'
    if (after === 'sea' || after === 'morning') return false
  }
  if (notCountryAfter.has(after) && (classesAt(line, to) & is.capital) !== 0 && after !== 'd.c.') return false
  if (named.form === 'capital') return !joinedToName(line, from, to)
  return true
}

function isScaleBefore(line: Line, i: number): boolean {
  return (classesAt(line, i - 1) & is.scale) !== 0
}

/** `Lima Beans Inc`, `Fort Washington`: another name hangs on. */
function joinedToName(line: Line, from: number, to: number): boolean {
  const before = line.words[from - 1]
  if (before !== undefined && courtesy.has(before.lower)) return true
  return (
    isOtherName(line, from - 1, from) &&
    from > 1 &&
    (classesAt(line, from - 1) & is.allCaps) === 0 &&
    lowerAt(line, to) !== ','
  )
}

/** Whether a word in capitals inside a sentence is a proper name rather than a product: `Turkey`, next to nothing that is sold. */
function properHere(line: Line, i: number): boolean {
  const word = line.words[i]
  if (word === undefined || (word.classes & is.allCaps) !== 0 || line.form === 'heading') return false
  return isOtherName(line, i + 1, i + 1) || isOtherName(line, i - 1, i)
}

const placing = new Set('in at near outside around via inside across'.split(' '))
const travelling = new Set('travel fly visit trip go return come head arrive trip journey move bring send'.split(' '))

/** Whether a city is meant as a place, not as the government that sits there. */
export function isPlaceHere(line: Line, from: number, to: number): boolean {
  const before = lowerAt(line, from - 1)
  if (placing.has(before)) return true
  if (before === 'to' || before === 'for' || before === 'from') {
    const verb = lemmaAt(line, from - 2)
    return travelling.has(verb) || travelling.has(lemmaAt(line, from - 3))
  }
  if (travelling.has(lemmaAt(line, from - 1)) && lemmaAt(line, from - 1) === 'visit') return true
  if (lowerAt(line, to) === ',' && (classesAt(line, to + 1) & is.capital) !== 0)
    return line.words[to + 1]?.key === 'dc' || before === 'in'
  return line.words[to]?.key === 'dc'
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

/** Remembers a full name by what it may be called later. */
export function introduce(name: string, id: string | undefined, introduced: Introduced): void {
  const words = name.toLowerCase().replace(/[.,]/g, '').split(' ')
  const first = words[0]
  const last = words[words.length - 1]
  if (last !== undefined && last.length > 1) introduced.set(last, { id, name })
  // Chinese names put the surname first; a given name alone is rare in such texts.
  if (id !== undefined && first !== undefined && words.length === 2 && first.length <= 5)
    introduced.set(first, { id, name })
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

/** `the Chinese said` are people; `the Chinese market` is an adjective. */
function formHere(
  line: Line,
  from: number,
  to: number,
  named: Named & { kind: 'country' },
): 'name' | 'adjective' | 'capital' | 'people' {
  if (named.form !== 'adjective' || !peopleToo.has(lowerAt(line, from)) || lowerAt(line, from - 1) !== 'the')
    return named.form
  const next = line.words[to]
  if (next === undefined || next.kind === 'punctuation') return isHyphen(next?.lower ?? '') ? 'adjective' : 'people'
  return (next.classes & (is.plain | is.past)) !== 0 && next.lower !== 'own' ? 'people' : 'adjective'
}

/** The side a role noun speaks for, from the country or organisation right before it. */
function sideBefore(line: Line, from: number, naming: Naming): string | undefined {
  const mark = line.marks[line.marks.length - 1]
  if (mark === undefined) return undefined
  const gap = from - mark.to
  if (gap > 1 || gap < 0 || (gap === 1 && !linksSide(lowerAt(line, from - 1)))) return undefined
  if (mark.kind === 'country') return mark.code
  if (mark.kind === 'organisation') return naming.lexicon.sides.get(mark.id)
  return mark.kind === 'role' && gap === 0 ? mark.side : undefined
}

function linksSide(lower: string): boolean {
  return (
    lower === "'s" ||
    lower === "'" ||
    lower === 'senior' ||
    lower === 'top' ||
    lower === 'former' ||
    lower === 'chief' ||
    lower === 'the'
  )
}

/** `the president of Mexico`: the country behind gives the role its side. */
function sideBehind(line: Line, from: number, code: string): void {
  if (lowerAt(line, from - 1) !== 'of' && lowerAt(line, from - 1) !== 'from') return
  const role = line.marks[line.marks.length - 2]
  if (role?.kind === 'role' && role.to === from - 1 && role.side === undefined) role.side = code
}
