/** The compiled figures: one plain object of columns, small and quick to read, and the store that answers from it. */
import type { Day } from '../time/day.js'
import { type Figure, type FigureOrigin, type FigureStore, type Flow, printKey, type SeriesKey } from './figure.js'
import type { ReleaseCalendar } from './releases.js'
import { bothOf, idOf } from './row.js'

/** Columns of one length; a number in a text column is its place in `texts`, null is "not given". */
export interface CompiledFigures {
  form: 1
  /** Hash of the files it was made from. */
  digest: string
  calendar: ReleaseCalendar
  texts: string[]
  /** `export US CN HS 1007`, by place in `texts`. */
  key: number[]
  name: number[]
  start: number[]
  end: number[]
  value: (number | null)[]
  quantity: (number | null)[]
  unit: (number | null)[]
  halfValue: (number | null)[]
  halfQuantity: (number | null)[]
  digitsValue: (number | null)[]
  digitsQuantity: (number | null)[]
  basis: number[]
  agency: number[]
  title: number[]
  url: (number | null)[]
  /** 1: read from a page; 2: secondary; 4: released as the source says. */
  marks: number[]
  released: number[]
  vintage: number[]
  vintageDay: (number | null)[]
  note: (number | null)[]
}

/** Figures as columns. */
export function packFigures(figures: readonly Figure[], calendar: ReleaseCalendar, digest: string): CompiledFigures {
  const texts: string[] = []
  const places = new Map<string, number>()
  const place = (text: string): number => {
    const held = places.get(text)
    if (held !== undefined) return held
    places.set(text, texts.length)
    return texts.push(text) - 1
  }
  const maybe = (text: string | undefined): number | null => (text === undefined ? null : place(text))
  const of = <T>(pick: (figure: Figure) => T): T[] => figures.map(pick)
  return {
    form: 1,
    digest,
    calendar,
    texts,
    key: of((f) => place(printKey(f))),
    name: of((f) => place(f.name)),
    start: of((f) => f.period.start),
    end: of((f) => f.period.end),
    value: of((f) => f.value ?? null),
    quantity: of((f) => f.quantity ?? null),
    unit: of((f) => maybe(f.unit)),
    halfValue: of((f) => f.rounding?.value ?? null),
    halfQuantity: of((f) => f.rounding?.quantity ?? null),
    digitsValue: of((f) => f.precision?.value ?? null),
    digitsQuantity: of((f) => f.precision?.quantity ?? null),
    basis: of((f) => place(f.basis)),
    agency: of((f) => place(f.agency)),
    title: of((f) => place(f.title)),
    url: of((f) => maybe(f.url)),
    marks: of(
      (f) =>
        (f.origin === 'published-page' ? 1 : 0) + (f.secondary === true ? 2 : 0) + (f.releasedBy === 'source' ? 4 : 0),
    ),
    released: of((f) => f.released),
    vintage: of((f) => place(f.vintage)),
    vintageDay: of((f) => f.vintageDay ?? null),
    note: of((f) => maybe(f.note)),
  }
}

/** The store of bundled figures. A figure is made when its series is first asked for. */
export function bundledStore(compiled: CompiledFigures): FigureStore & { calendar: ReleaseCalendar; size: number } {
  const rowsOf = new Map<string, number[]>()
  for (const [row, key] of compiled.key.entries()) {
    const text = compiled.texts[key] ?? ''
    const rows = rowsOf.get(text)
    if (rows === undefined) rowsOf.set(text, [row])
    else rows.push(row)
  }
  const made = new Map<string, Figure[]>()
  return {
    calendar: compiled.calendar,
    size: compiled.key.length,
    async series(keys) {
      const wanted = new Set(keys.map(printKey))
      return [...wanted].flatMap((key) => {
        const held = made.get(key)
        if (held !== undefined) return held
        const figures = (rowsOf.get(key) ?? []).map((row) => unpack(compiled, row, parseKey(key)))
        made.set(key, figures)
        return figures
      })
    },
    async keys(filter) {
      return [...rowsOf.keys()].sort().map(parseKey).filter(fits(filter))
    },
  }
}

/** Whether a series has all the parts that a filter names. */
export function fits(filter: Partial<SeriesKey>): (key: SeriesKey) => boolean {
  const parts = Object.entries(filter).filter(([, value]) => value !== undefined) as [keyof SeriesKey, string][]
  return (key) => parts.every(([part, value]) => key[part] === value)
}

/** Reads what `printKey` printed. */
export function parseKey(text: string): SeriesKey {
  const [flow = '', reporter = '', partner = '', classification = '', code = ''] = text.split(' ')
  return { flow: flow as Flow, reporter, partner, classification, code }
}

function unpack(c: CompiledFigures, row: number, key: SeriesKey): Figure {
  const text = (column: (number | null)[]): string => c.texts[column[row] ?? -1] ?? ''
  const number = (column: (number | null)[]): number | undefined => column[row] ?? undefined
  const marks = c.marks[row] ?? 0
  const start = (c.start[row] ?? 0) as Day
  const end = (c.end[row] ?? 0) as Day
  const origin: FigureOrigin = marks & 1 ? 'published-page' : 'agency-rows'
  const figure: Figure = {
    ...key,
    id: '',
    name: text(c.name),
    period: { start, end, calendar: 'calendar' },
    basis: text(c.basis),
    agency: text(c.agency),
    title: text(c.title),
    origin,
    released: (c.released[row] ?? 0) as Day,
    releasedBy: marks & 4 ? 'source' : 'calendar',
    vintage: text(c.vintage),
  }
  const rounding = bothOf(number(c.halfValue), number(c.halfQuantity))
  const precision = bothOf(number(c.digitsValue), number(c.digitsQuantity))
  const [value, quantity, vintageDay] = [number(c.value), number(c.quantity), number(c.vintageDay)]
  if (value !== undefined) figure.value = value
  if (quantity !== undefined) figure.quantity = quantity
  if (c.unit[row] !== null) figure.unit = text(c.unit)
  if (rounding !== undefined) figure.rounding = rounding
  if (precision !== undefined) figure.precision = precision
  if (c.url[row] !== null) figure.url = text(c.url)
  if (c.note[row] !== null) figure.note = text(c.note)
  if (vintageDay !== undefined) figure.vintageDay = vintageDay as Day
  if (marks & 2) figure.secondary = true
  figure.id = idOf(figure)
  return figure
}

export function isCompiled(value: unknown): value is CompiledFigures {
  if (typeof value !== 'object' || value === null) return false
  const fields = value as Record<string, unknown>
  if (fields['form'] !== 1 || typeof fields['digest'] !== 'string') return false
  const rules = (fields['calendar'] as { rules?: unknown } | undefined)?.rules
  return Array.isArray(fields['texts']) && Array.isArray(fields['key']) && Array.isArray(rules)
}
