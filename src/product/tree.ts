/** Trees of classifications: what a code stands for, what lies under it and over it, and in which edition it is found. */
import { hsDigits } from './codes.js'
import type { CodeGroup } from './group.js'

/** Editions of the Harmonized System, by the year in which they began. */
export type HsEdition = 2012 | 2017 | 2022

/** One line of a nomenclature. */
export interface CodeLine {
  code: string
  /** Words of its own, below those of the codes over it; empty where none are held. */
  name: string
  /** Editions in which a source at hand shows it. One not named is not shown, which is not to say that it lacked the code. */
  editions: HsEdition[]
}

/** A category of the end-use classification. The two flows have lists of their own: one code may mean two things. */
export interface EndUse {
  flow: 'export' | 'import'
  /** One digit for the six great categories, five for the finest. */
  code: string
  name: string
  confidence: 'high' | 'medium' | 'low'
}

/** How a subheading of one edition continues in the next. */
export interface Correlation {
  from: { edition: HsEdition; code: string }
  to: { edition: HsEdition; code: string }
  /** `whole`: all of the old code went there. `part`: some of it. */
  share: 'whole' | 'part'
  confidence: 'high' | 'medium' | 'low'
}

/** What the trees are made of. */
export interface CodeTables {
  /** Chapters, headings and subheadings, in order of their codes. */
  hs: CodeLine[]
  /** Lines of eight and ten digits of the tariff schedule, in order; left out where only subheadings are asked. */
  lines?: CodeLine[]
  groups: CodeGroup[]
  endUses: EndUse[]
  correlations: Correlation[]
}

/** A code of another edition that a code continues in. */
export interface Successor {
  code: string
  /** Whether the two stand for the same goods. */
  same: boolean
  confidence: 'high' | 'medium' | 'low'
}

/** What codes stand for, what lies under and over them, and what they became. */
export interface CodeTree {
  /**
   * What a code stands for, in one line: with the words over it where its own ("Other") would say little.
   *
   * @param flow for end-use categories, whose two lists differ
   * @returns undefined where no words are held
   */
  nameOf(system: string, code: string, flow?: EndUse['flow']): string | undefined
  /** The codes directly under one, in order; the first of all for `''`. */
  childrenOf(system: string, code: string, flow?: EndUse['flow']): string[]
  /** The codes over one, the nearest first: 1201 and 12 for 120190. */
  ancestors(system: string, code: string): string[]
  /** Whether the newest edition has it; or, asked for an edition, whether a source at hand shows it there. */
  exists(system: string, code: string, edition?: HsEdition): boolean
  /** The editions in which a source at hand shows an HS code of two to six digits. */
  editionsOf(code: string): HsEdition[]
  /**
   * What a subheading of one edition is called in another, forward or back. A code that both have and that no correlation
   * names is taken for the same; with low confidence where no source at hand shows it in the other.
   *
   * @returns an empty list where that is not known
   */
  inEdition(code: string, from: HsEdition, to: HsEdition): Successor[]
}

const editions: readonly HsEdition[] = [2012, 2017, 2022]

/** Makes the trees. Nothing is indexed before it is asked for. */
export function codeTree(tables: CodeTables): CodeTree {
  const hs = lazy(() => byCode(tables.hs))
  const lines = lazy(() => byCode(tables.lines ?? []))
  const groups = lazy(() => new Map(tables.groups.map((group) => [`${group.system} ${group.code}`, group])))
  const endUses = lazy(() => new Map(tables.endUses.map((one) => [`${one.flow} ${one.code}`, one])))
  const onward = lazy(() => listed(tables.correlations, ({ from }) => `${from.edition} ${from.code}`))
  const back = lazy(() => listed(tables.correlations, ({ to }) => `${to.edition} ${to.code}`))

  const held = (digits: string): CodeLine | undefined =>
    digits.length <= 6 ? hs().get(digits) : (lines().get(digits) ?? lines().get(`${digits}00`))
  const over = (digits: string): string[] =>
    [8, 6, 4, 2].filter((length) => length < digits.length).map((length) => digits.slice(0, length))

  const hsName = (digits: string): string | undefined => {
    const own = held(digits)
    if (own === undefined || (own.name === '' && digits.length <= 6)) return undefined
    const words = own.name === '' ? [] : [own.name]
    for (const code of over(digits)) {
      if (words.length > 0 && !saysLittle(words)) break
      const name = held(code)?.name ?? ''
      if (code.length >= 4 && name !== '' && name !== words[0])
        words.unshift(code.length === 4 ? firstPart(name) : name)
    }
    return words.length === 0 ? undefined : words.join(': ')
  }

  const tree: CodeTree = {
    nameOf(system, code, flow) {
      if (system === 'TOTAL') return 'All goods'
      if (system === 'ENDUSE') return endUseOf(endUses(), code, flow)?.name
      if (!isHs(system)) return groups().get(`${system} ${code}`)?.label
      const digits = hsDigits(code)
      return digits === undefined ? undefined : hsName(digits)
    },
    childrenOf(system, code, flow) {
      if (system === 'ENDUSE')
        return tables.endUses
          .filter((one) => one.flow === (flow ?? 'export') && one.code.startsWith(code))
          .filter((one) => (code === '' ? one.code.length === 1 : code.length === 1 && one.code.length === 5))
          .map((one) => one.code)
      if (!isHs(system))
        return tables.groups
          .filter((group) => group.system === system && (group.within ?? '') === code)
          .map((group) => group.code)
      const length = code.length + 2
      const from = length <= 6 ? tables.hs : (tables.lines ?? [])
      return under(from, code).filter((one) => one.length === length)
    },
    ancestors(system, code) {
      if (system === 'ENDUSE') return code.length > 1 ? [code.slice(0, 1)] : []
      if (isHs(system)) return over(hsDigits(code) ?? '')
      const found: string[] = []
      let next = groups().get(`${system} ${code}`)?.within
      while (next !== undefined && !found.includes(next)) {
        found.push(next)
        next = groups().get(`${system} ${next}`)?.within
      }
      return found
    },
    exists(system, code, edition) {
      if (system === 'TOTAL') return true
      if (system === 'ENDUSE') return endUseOf(endUses(), code, undefined) !== undefined
      if (!isHs(system)) return groups().has(`${system} ${code}`)
      const digits = hsDigits(code) ?? ''
      const line = held(digits)
      if (edition === undefined || digits.length >= 6) return line?.editions.includes(edition ?? 2022) === true
      return tree.editionsOf(digits).includes(edition)
    },
    editionsOf(code) {
      const digits = hsDigits(code) ?? ''
      if (digits.length === 6) return hs().get(digits)?.editions ?? []
      const seen = new Set(under(tables.hs, digits).flatMap((one) => hs().get(one)?.editions ?? []))
      return editions.filter((edition) => seen.has(edition))
    },
    inEdition(code, from, to) {
      let now: Successor[] = [{ code, same: true, confidence: 'high' }]
      let at = editions.indexOf(from)
      const goal = editions.indexOf(to)
      while (at !== goal && now.length > 0) {
        const next = at < goal ? at + 1 : at - 1
        const [here, there] = [editions[at], editions[next]]
        if (here === undefined || there === undefined) return []
        now = stepped(now, here, there)
        at = next
      }
      return now
    },
  }

  const stepped = (codes: readonly Successor[], here: HsEdition, there: HsEdition): Successor[] => {
    const forward = here < there
    const steps = new Map<string, Successor>()
    for (const { code, same, confidence } of codes) {
      const listedHere = (forward ? onward() : back()).get(`${here} ${code}`) ?? []
      for (const one of listedHere) {
        const other = forward ? one.to.code : one.from.code
        const sources = (back().get(`${one.to.edition} ${one.to.code}`) ?? []).length
        const alone = listedHere.length === 1 && sources === 1 && one.share === 'whole'
        steps.set(other, { code: other, same: same && alone, confidence: weaker(confidence, one.confidence) })
      }
      // A later edition that still has the code keeps it, unless the correlations speak of it.
      const known = hs().get(code)?.editions ?? []
      if (listedHere.length > 0 || !known.some((one) => one >= there)) continue
      const gained = (forward ? back() : onward()).has(`${there} ${code}`)
      const shown = known.includes(there) || known.some((one) => one < there)
      steps.set(code, { code, same: same && !gained, confidence: shown ? confidence : 'low' })
    }
    return [...steps.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
  }
  return tree
}

function isHs(system: string): boolean {
  return system === 'HS' || system === 'HTS' || system === 'SCHEDULE-B'
}

function byCode(table: readonly CodeLine[]): Map<string, CodeLine> {
  return new Map(table.map((line) => [line.code, line]))
}

function endUseOf(
  table: ReadonlyMap<string, EndUse>,
  code: string,
  flow: EndUse['flow'] | undefined,
): EndUse | undefined {
  return flow === undefined
    ? (table.get(`export ${code}`) ?? table.get(`import ${code}`))
    : table.get(`${flow} ${code}`)
}

/** The codes that begin with one and are longer, from a table in order. */
function under(table: readonly CodeLine[], code: string): string[] {
  let [low, high] = [0, table.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((table[middle]?.code ?? '') < code) low = middle + 1
    else high = middle
  }
  const found: string[] = []
  for (let at = low; at < table.length; at++) {
    const line = table[at]
    if (line === undefined || !line.code.startsWith(code)) break
    if (line.code.length > code.length) found.push(line.code)
  }
  return found
}

/** "Other", "Seed", "Liquefied: Natural gas" say too little without the heading. */
function saysLittle(words: readonly string[]): boolean {
  const text = words.join(': ')
  return text.length < 25 || /^other\b/i.test(text)
}

/** A heading lists all that it holds; its first part is enough to remind of it. */
function firstPart(heading: string): string {
  const [first = heading] = heading.split(/;|, (?:whether|including|other than|of a kind)/)
  return first.trim()
}

function weaker(a: Successor['confidence'], b: Successor['confidence']): Successor['confidence'] {
  const order = ['high', 'medium', 'low'] as const
  return order.indexOf(a) > order.indexOf(b) ? a : b
}

function listed<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const map = new Map<string, T[]>()
  for (const item of items) map.set(keyOf(item), [...(map.get(keyOf(item)) ?? []), item])
  return map
}

function lazy<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
