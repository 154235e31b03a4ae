/** Editions laid together: a line that does not change from one to the next is one stretch. */
import { between, betweenFields, openEnd, type ScheduleColumns, type stretchColumns } from './columns.js'
import type { DatedLine, HeldEdition, PrintedLine } from './printed.js'

type Stretch = Record<(typeof stretchColumns)[number], number>

/** What of a stretch must be equal for the next edition to carry it on. */
const carried = [
  'description',
  'above',
  'units',
  'general',
  'special',
  'other',
  'quota',
  'interim',
  'notes',
] as const satisfies readonly (keyof Stretch)[]

export interface ScheduleBuilder {
  /** Adds an edition. They come in order: of their days, and of their numbers where they share one. */
  add(edition: HeldEdition, lines: Iterable<PrintedLine>): void
  /** Adds lines that carry their own days, in any order; editions that are not known begin with their first line. */
  addDated(lines: Iterable<DatedLine>, known?: HeldEdition[]): void
  columns(): ScheduleColumns
}

/** @param digits of a full code: 10 of the US schedule, 8 of the Chinese */
export function scheduleBuilder(imposer: string, digits: number): ScheduleBuilder {
  const editions: HeldEdition[] = []
  const lines = new Map<number, Stretch[]>()
  const dictionary = textDictionary()
  const nodes = nodeTree(dictionary.number)

  const printed = (line: PrintedLine): Stretch => ({
    from: 0,
    until: openEnd,
    first: editions.length - 1,
    last: editions.length - 1,
    description: dictionary.number(line.description),
    above: nodes.number(line.path),
    units: dictionary.number(line.units.join(between)),
    general: dictionary.number(line.general),
    special: dictionary.number(line.special),
    other: dictionary.number(line.other),
    quota: dictionary.number(line.quota ?? ''),
    interim: dictionary.number(line.interim ?? ''),
    notes: dictionary.number(
      line.notes.map(({ columns, text }) => `${columns.join(',')}${betweenFields}${text}`).join(between),
    ),
    source: 0,
    confidence: 0,
  })

  const stretchesOf = (code: string): Stretch[] => {
    const number = Number(code)
    const held = lines.get(number)
    if (held !== undefined) return held
    const made: Stretch[] = []
    lines.set(number, made)
    return made
  }

  return {
    add(edition, added) {
      const before = editions.at(-1)
      if (before !== undefined && edition.from < before.from)
        throw new Error(`edition ${edition.archive} comes before ${before.archive}`)
      editions.push(edition)
      // In order of their codes, so that the same editions give the same bytes, however they came.
      for (const line of [...added].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))) {
        const next = printed(line)
        const stretches = stretchesOf(line.code)
        const held = stretches.at(-1)
        // A code that one edition prints twice keeps the first of the two.
        if (held?.last === next.last) continue
        if (held !== undefined && held.last === next.first - 1 && carried.every((field) => held[field] === next[field]))
          held.last = next.last
        else stretches.push(next)
      }
    },
    addDated(added, known = []) {
      const titles = new Map(known.map(({ title }, at) => [title, editions.length + at]))
      editions.push(...known)
      for (const line of [...added].sort((a, b) => a.from - b.from)) {
        let edition = titles.get(line.edition)
        if (edition === undefined) {
          edition = editions.length
          titles.set(line.edition, edition)
          editions.push({ archive: '', title: line.edition, from: line.from, source: line.source, hash: '' })
        }
        stretchesOf(line.code).push({
          ...printed(line),
          from: line.from,
          until: line.until ?? openEnd,
          first: edition,
          last: edition,
          source: dictionary.number(line.source),
          confidence: line.confidence === 'medium' ? 1 : line.confidence === 'low' ? 2 : 0,
        })
      }
    },
    columns() {
      const sorted = [...lines].sort(([a], [b]) => a - b)
      const all = sorted.flatMap(([, stretches]) => stretches.map((stretch) => dated(stretch, editions)))
      const column = (field: keyof Stretch): number[] => all.map((stretch) => stretch[field])
      const starts = [0]
      for (const [, stretches] of sorted) starts.push((starts.at(-1) ?? 0) + stretches.length)
      return {
        imposer,
        digits,
        editions,
        codes: sorted.map(([code]) => code),
        starts,
        from: column('from'),
        until: column('until'),
        first: column('first'),
        last: column('last'),
        description: column('description'),
        above: column('above'),
        units: column('units'),
        general: column('general'),
        special: column('special'),
        other: column('other'),
        quota: column('quota'),
        interim: column('interim'),
        notes: column('notes'),
        source: column('source'),
        confidence: column('confidence'),
        nodeText: nodes.texts,
        nodeAbove: nodes.above,
        texts: dictionary.texts.length,
        text: (index) => dictionary.texts[index] ?? '',
      }
    },
  }
}

/** The days of a stretch are those of its editions, from the first one's to that of the one after the last, unless it has its own. */
function dated(stretch: Stretch, editions: HeldEdition[]): Stretch {
  if (stretch.from !== 0) return stretch
  const from = editions[stretch.first]?.from ?? 0
  return { ...stretch, from, until: editions[stretch.last + 1]?.from ?? openEnd }
}

function textDictionary(): { texts: string[]; number: (text: string) => number } {
  const texts = ['']
  const numbers = new Map([['', 0]])
  return {
    texts,
    number(text) {
      const held = numbers.get(text)
      if (held !== undefined) return held
      numbers.set(text, texts.length)
      texts.push(text)
      return texts.length - 1
    },
  }
}

function nodeTree(textNumber: (text: string) => number): {
  texts: number[]
  above: number[]
  number: (path: readonly string[]) => number
} {
  const texts = [0]
  const above = [0]
  const numbers = new Map<string, number>()
  const known = new WeakMap<readonly string[], number>()
  return {
    texts,
    above,
    number(path) {
      let node = known.get(path) ?? -1
      if (node >= 0) return node
      node = 0
      for (const words of path) {
        const text = textNumber(words)
        const key = `${node}:${text}`
        let next = numbers.get(key)
        if (next === undefined) {
          next = texts.length
          numbers.set(key, next)
          texts.push(text)
          above.push(node)
        }
        node = next
      }
      known.set(path, node)
      return node
    },
  }
}
