/** A row of the batch output: the components of the total in columns. */
import type { Charged } from '../../duty/charges.js'
import { totalPpm } from '../../duty/charges.js'

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

const percent = (ppm: number | undefined): number | null => (ppm === undefined ? null : ppm / 10_000)

/** The row of a charged entry; `note` begins with the headings under which the duties are declared. */
export function dutyRow(asked: Asked, charged: Charged, notes: readonly string[]): DutyRow {
  const sums = new Map<string, number | undefined>()
  const headings: string[] = []
  for (const { duty, row, ppm } of charged.charges) {
    const { component } = duty.known.class
    const sum = sums.has(component) ? sums.get(component) : 0
    sums.set(component, sum === undefined || ppm === undefined ? undefined : sum + ppm)
    const heading = (row.basis === 'total' && ppm === 0 ? row.met : undefined) ?? row.heading
    if (heading !== undefined) headings.push(heading)
  }
  const column = (name: string): number | null => (sums.has(name) ? percent(sums.get(name)) : 0)
  const total = totalPpm(charged)
  return {
    ...asked,
    mfn: percent(charged.basePpm),
    s301: column('s301'),
    s232: column('s232'),
    s201: column('s201'),
    s122: column('s122'),
    ieepaFentanyl: column('ieepaFentanyl'),
    ieepaReciprocal: column('ieepaReciprocal'),
    other: column('other'),
    total: percent(total),
    complete: !charged.open && total !== undefined,
    note: [headings.join(' '), ...notes].filter((one) => one !== '').join('; '),
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
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
