/** Compiles names into one trie over tokens: people, organisations, products and places from the ledger, countries and role nouns from here. */
import type { Day } from '../time/day.js'
import { isUpper } from './characters.js'
import { type CountryName, countryNames } from './countries.js'
import type { Lexicon, MarkOf } from './marks.js'
import { roleNouns } from './role-nouns.js'
import { tokenize } from './tokens.js'

/** What a name stands for. */
export type Named =
  | {
      kind: 'person'
      id: string
      name: string
      single: boolean
      office: boolean
      terms: { from?: Day; through?: Day }[]
    }
  | { kind: 'organisation'; id: string; name: string; acronym: boolean; small: boolean; article: boolean }
  | { kind: 'product'; id: string; small: boolean }
  | { kind: 'country'; code: string; form: CountryName['form']; name: string }
  | { kind: 'place'; city?: string; country: string; name: string }
  | { kind: 'role'; role: string; type: MarkOf<'role'>['type'] }

export interface Node {
  next: Map<string, Node>
  names: Named[]
}

/** Names made ready for reading: build it once, pass it to every `readSentences`. */
export interface CompiledLexicon {
  readonly lexicon: Lexicon
  readonly root: Node
  /** Month in which the marketing year of a product begins, by product id. */
  readonly marketingYears: ReadonlyMap<string, number>
  /** Sides of organisations by id, for roles said of them. */
  readonly sides: ReadonlyMap<string, string>
  /** People by surname, where exactly one bears it. */
  readonly surnames: ReadonlyMap<string, { id: string; name: string }>
}

/** Builds the index of all names. Cheap enough for a start, too dear for every text. */
export function compileLexicon(lexicon: Lexicon): CompiledLexicon {
  const root: Node = { next: new Map(), names: [] }
  for (const { words, code, form } of countryNames) addName(root, words, { kind: 'country', code, form, name: words })
  for (const { words, role, type } of roleNouns) addName(root, words, { kind: 'role', role, type })
  const marketingYears = new Map<string, number>()
  for (const { id, names, marketingYearStarts } of lexicon.products) {
    if (marketingYearStarts !== undefined && marketingYearStarts >= 1 && marketingYearStarts <= 12)
      marketingYears.set(id, marketingYearStarts)
    for (const name of names)
      for (const form of numbersOf(name)) addName(root, form, { kind: 'product', id, small: !hasUpper(form) })
  }
  const sides = new Map<string, string>()
  for (const { id, names, side } of lexicon.organisations) {
    if (side !== undefined) sides.set(id, side)
    const first = names[0] ?? id
    for (const name of names)
      addName(root, name, {
        kind: 'organisation',
        id,
        name: first,
        acronym: isAcronym(name),
        small: !hasUpper(name),
        article: name.startsWith('the ') && !hasUpper(name),
      })
  }
  for (const { city, country, names } of lexicon.places)
    for (const name of names) addName(root, name, { kind: 'place', city, country, name: names[0] ?? name })
  const surnames = new Map<string, { id: string; name: string } | undefined>()
  for (const { id, names, roles } of lexicon.people) {
    const first = names[0] ?? id
    const terms = roles.map(({ from, through }) => ({ from, through }))
    for (const name of names)
      addName(root, name, {
        kind: 'person',
        id,
        name: first,
        single: !name.includes(' '),
        office: isOffice(name),
        terms,
      })
    const full = names.find((name) => name.includes(' ')) ?? first
    for (const surname of surnamesOf(full, roles[0]?.side))
      surnames.set(surname, surnames.has(surname) ? undefined : { id, name: first })
  }
  const unique = new Map(
    [...surnames].filter((entry): entry is [string, { id: string; name: string }] => entry[1] !== undefined),
  )
  return { lexicon, root, marketingYears, sides, surnames: unique }
}

/** Puts a name into the trie; hyphens are left out, as they are when a text is read. */
function addName(root: Node, text: string, named: Named): void {
  const keys = keysOf(text)
  // `the White House` is found by `White House`; an article before a lower-case phrase is part of it.
  const from = keys[0] === 'the' && keys.length > 1 && named.kind !== 'person' && !(named.kind === 'country') ? 1 : 0
  let node = root
  for (const key of keys.slice(from)) {
    let next = node.next.get(key)
    if (next === undefined) {
      next = { next: new Map(), names: [] }
      node.next.set(key, next)
    }
    node = next
  }
  if (node === root) return
  if (!node.names.some((known) => known.kind === named.kind)) node.names.push(named)
}

/** The keys of a name's tokens, as a text's tokens have them. */
export function keysOf(text: string): string[] {
  return tokenize(text, 0, text.length)
    .words.map(({ key }) => key)
    .filter((key) => !/^[-–—‐‑.]$/.test(key))
}

/** Singular and plural of a product's name: `soybean` and `soybeans`. */
function numbersOf(name: string): string[] {
  const text = name.trim()
  if (text === '') return []
  if (text.length < 3) return [text]
  const last = /([\p{L}]+)$/u.exec(text)?.[1] ?? ''
  if (last.length < 3 || last !== last.toLowerCase()) return [text]
  const stem = text.slice(0, -last.length)
  if (/[^aeiou]ies$/.test(last)) return [text, `${stem}${last.slice(0, -3)}y`]
  if (/(?:ss|sh|ch|x)es$/.test(last)) return [text, `${stem}${last.slice(0, -2)}`]
  if (/[^su]s$/.test(last)) return [text, `${stem}${last.slice(0, -1)}`]
  if (/[^aeiou]y$/.test(last)) return [text, `${stem}${last.slice(0, -1)}ies`]
  if (/(?:s|sh|ch|x)$/.test(last)) return [text, `${text}es`]
  return [text, `${text}s`]
}

function hasUpper(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (isUpper(text.charCodeAt(i))) return true
  return false
}

function isAcronym(text: string): boolean {
  return text.length <= 6 && /^[\p{Lu}\d&]+$/u.test(text)
}

/** `the US president`, `Chinese vice premier`: an office, which another person may hold on another day. */
function isOffice(name: string): boolean {
  const words = name.split(' ')
  const last = words[words.length - 1] ?? ''
  return last !== '' && !isUpper(last.charCodeAt(0)) && words.length > 1
}

/** The surname of a full name: the last word; the first one too for names in Chinese order. */
function surnamesOf(full: string, side: string | undefined): string[] {
  const words = full.split(' ').filter((word) => !/^(?:jr|sr|ii|iii)\.?$/i.test(word))
  const first = words[0]
  const last = words[words.length - 1]
  if (first === undefined || last === undefined || words.length < 2) return []
  const chinese = side === 'CN' || side === 'TW' || side === 'HK' || side === 'KP' || side === 'KR'
  return [(chinese && words.length === 2 ? first : last).toLowerCase()]
}
