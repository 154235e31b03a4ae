/** Rows of the US schedule for tests: recorded ones, and whole editions made of one line a chapter. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const fixtures = join(import.meta.dirname, '..', '..', '..', 'test', 'fixtures', 'usitc')

/** A row as USITC writes it; what is left out is empty. */
export interface RawRow {
  htsno: string
  indent: string
  description?: string
  superior?: string | null
  units?: string[]
  general?: string
  special?: string
  other?: string
  footnotes?: { columns: string[]; value: string; type: string }[] | null
}

/** The rows of a recorded answer. */
export function recorded(name: 'exportList-1007-1201' | 'exportList-8517.1'): RawRow[] {
  return JSON.parse(readFileSync(join(fixtures, `${name}.json`), 'utf8')) as RawRow[]
}

/** A row with all its columns. */
export function row(given: RawRow): Record<string, unknown> {
  return {
    description: '',
    superior: null,
    units: [],
    general: '',
    special: '',
    other: '',
    footnotes: [],
    quotaQuantity: null,
    additionalDuties: null,
    addiitionalDuties: null,
    ...given,
  }
}

/** A whole edition in the order of its numbers: these rows, and a line for every chapter that they leave out. */
export function wholeEdition(rows: RawRow[]): Record<string, unknown>[] {
  const chapters = new Map<number, Record<string, unknown>[]>()
  let chapter = 0
  for (const given of rows) {
    if (given.htsno !== '') chapter = Number(given.htsno.slice(0, 2))
    chapters.set(chapter, [...(chapters.get(chapter) ?? []), row(given)])
  }
  for (let at = 1; at <= 97; at++)
    if (at !== 77 && !chapters.has(at))
      chapters.set(at, [
        row({ htsno: `${String(at).padStart(2, '0')}01.00.00.00`, indent: '0', description: 'Goods', general: 'Free' }),
      ])
  return [...chapters].sort(([a], [b]) => a - b).flatMap(([, all]) => all)
}
