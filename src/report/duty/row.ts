/** A row of the batch output: the components of the total in columns. */
import type { Charged } from '../../duty/charges.js'
import { totalPpm } from '../../duty/charges.js'
import { harmless } from '../ink.js'

/** The columns in their order (docs/contracts.md). */
export const rowColumns = [
  'hts',
  'origin',
  'date',
  'mfn',
  's301',
  's232',
  's201',
  's122',
  'ieepaFentanyl',
  'ieepaReciprocal',
  'other',
  'total',
  'complete',
  'note',
] as const

/** Percent of the value, by column; null where it cannot be said so. */
export interface DutyRow {
  hts: string
  origin: string
  date: string
  mfn: number | null
  s301: number | null
  s232: number | null
  s201: number | null
  s122: number | null
  ieepaFentanyl: number | null
  ieepaReciprocal: number | null
  other: number | null
  total: number | null
  complete: boolean
  note: string
}

/** What a row echoes of its input. */
export type Asked = Pick<DutyRow, 'hts' | 'origin' | 'date'>

/** The columns between the base and the total. */
type Component = (typeof rowColumns)[4 | 5 | 6 | 7 | 8 | 9 | 10]

const percent = (ppm: number | undefined): number | null => (ppm === undefined ? null : ppm / 10_000)

/** The row of a charged entry; `note` begins with the headings under which the duties are declared. */
export function dutyRow(asked: Asked, charged: Charged, notes: readonly string[]): DutyRow {
  const sums: Record<string, number | undefined> & Record<Component, number | undefined> = {
    mfn: charged.basePpm,
    s301: 0,
    s232: 0,
    s201: 0,
    s122: 0,
    ieepaFentanyl: 0,
    ieepaReciprocal: 0,
    other: 0,
  }
  let headings = ''
  for (const { duty, row, ppm } of charged.charges) {
    const { component } = duty.known.class
    const sum = sums[component]
    sums[component] = sum === undefined || ppm === undefined ? undefined : sum + ppm
    const heading = (row.basis === 'total' && ppm === 0 ? row.met : undefined) ?? row.heading
    if (heading !== undefined) headings += headings === '' ? heading : ` ${heading}`
  }
  const total = totalPpm(charged)
  return {
    hts: asked.hts,
    origin: asked.origin,
    date: asked.date,
    mfn: percent(sums['mfn']),
    s301: percent(sums.s301),
    s232: percent(sums.s232),
    s201: percent(sums.s201),
    s122: percent(sums.s122),
    ieepaFentanyl: percent(sums.ieepaFentanyl),
    ieepaReciprocal: percent(sums.ieepaReciprocal),
    other: percent(sums.other),
    total: percent(total),
    complete: !charged.open && total !== undefined,
    note: notes.length === 0 ? headings : [headings || 'no heading', ...notes].join('; '),
  }
}

/** The row of an input that was refused: nothing is known, and the note says why. */
export function refusedRow(asked: Asked, why: string): DutyRow {
  const empty = { mfn: null, s301: null, s232: null, s201: null, s122: null }
  return {
    ...asked,
    ...empty,
    ieepaFentanyl: null,
    ieepaReciprocal: null,
    other: null,
    total: null,
    complete: false,
    note: why,
  }
}

/** One line of CSV, RFC 4180; a cell that a spreadsheet would take for a formula is quoted as text. */
export function rowCsv(row: DutyRow): string {
  return `${rowColumns.map((column) => cell(row[column])).join(',')}\n`
}

function cell(value: string | number | boolean | null): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const plain = harmless(value)
  const safe = /^[=+\-@]/.test(plain.trimStart()) ? `'${plain}` : plain
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
