/** The rates of a duty: texts that read, rows that can be reached, contents that are named. */
import { readRate } from '../amount/rate-text.js'
import type { LedgerRecords, Read } from './parse.js'
import type { Duty, DutyRate, DutyStep } from './tariff.js'
import type { Tell } from './tell.js'

type Path = readonly PropertyKey[]

export function lintRates(records: LedgerRecords, tell: Tell): void {
  // Whose duties are declared under headings of their own, and which classes are fees that are not.
  const headed = new Set(
    records.duties.flatMap(({ record }) => (headingsOf(record).some(Boolean) ? [record.imposer] : [])),
  )
  const onRequest = new Set(
    records.stacking.flatMap(({ record }) => (record.onRequest === undefined ? [] : [record.id])),
  )
  for (const read of records.duties) {
    const { steps, measure } = read.record
    if (steps.length === 0 && measure === undefined)
      tell(read, ['steps'], 'it has neither steps nor a measure to take them from', 'Write its steps.')
    const declared = headed.has(read.record.imposer) && !onRequest.has(read.record.class)
    for (const [index, step] of steps.entries()) lintStep(read, step, ['steps', index], declared, tell)
  }
}

/** The headings that a duty names. */
function headingsOf({ heading, steps }: Duty): (string | undefined)[] {
  return [heading, ...steps.flatMap((step) => [step.heading, ...(step.rates ?? []).map((row) => row.heading)])]
}

function lintStep(read: Read<Duty>, step: DutyStep, path: Path, declared: boolean, tell: Tell): void {
  const { rate, rates, status } = step
  if (rate !== undefined && rates !== undefined)
    tell(
      read,
      [...path, 'rates'],
      'it has a rate and a table of rates',
      'Keep the table, with the rate as its last row.',
    )
  if (status === 'in-force' && rate === undefined && rates === undefined)
    tell(read, path, 'it is in force and says no rate', 'Write "rate: 25%", as printed, or a table of rates.')
  if (rates !== undefined && rates.length === 0)
    tell(read, [...path, 'rates'], 'the table of rates has no row', 'Write a row, or leave the field out.')
  if (rate !== undefined) lintText(read, [...path, 'rate'], rate, tell)
  if (rates === undefined) lintRow(read, { rate: rate ?? 'none' }, step, path, ['of'], declared, tell)
  for (const [index, row] of (rates ?? []).entries()) {
    const here = [...path, 'rates', index]
    lintText(read, [...here, 'rate'], row.rate, tell)
    lintRow(read, row, step, here, [...here, 'of'], declared, tell)
    const above = (rates ?? []).slice(0, index).findIndex((other) => coversRow(other, row))
    if (above >= 0)
      tell(read, here, `no good comes to this row: row ${above + 1} takes all of it`, 'Put the narrower row first.')
  }
}

/** What was not read may be told in a sentence, and leaves the answer open; a few letters are a slip. */
const isSentence = (text: string): boolean => (text.match(/[a-z]{2,}/gi) ?? []).length >= 4

function lintText(read: Read<Duty>, path: Path, text: string, tell: Tell): void {
  if (text === 'none') return
  const rate = readRate(text)
  const isReckoned = rate !== undefined && rate.kind !== 'words' && rate.kind !== 'as'
  if (!isReckoned && !(isSentence(text) && read.record.confidence !== 'high'))
    tell(
      read,
      path,
      `"${text}" is not a rate that can be reckoned`,
      'Write it as printed, as in 25% or 4.4¢/kg; none where nothing is charged.',
    )
}

function lintRow(
  read: Read<Duty>,
  row: DutyRate,
  step: DutyStep,
  path: Path,
  ofPath: Path,
  declared: boolean,
  tell: Tell,
): void {
  const duty = read.record
  if (row.rate === 'none') return
  const basis = row.basis ?? duty.basis
  const of = row.of ?? duty.of
  const at = row.basis !== undefined || row.of !== undefined ? path : ofPath.length > 1 ? path : []
  if (basis === 'content' && of === undefined)
    tell(
      read,
      [...at, 'basis'],
      'it is charged on a content, and does not say which',
      'Write "of: steel", "of: non-us" and so on.',
    )
  if (basis !== 'content' && of !== undefined)
    tell(
      read,
      [...at, 'of'],
      `it names the content ${of}, and is not charged on a content`,
      'Write "basis: content", or leave it out.',
    )
  if (basis !== 'total' && row.met !== undefined)
    tell(read, [...path, 'met'], 'it is no total that the base could meet', 'Write "basis: total", or leave it out.')
  if (declared && (row.heading ?? step.heading ?? duty.heading) === undefined)
    tell(
      read,
      path,
      'nothing says under which heading it is declared',
      'Write "heading: 9903....", as the schedule prints it.',
    )
}

/** Whether every good and origin that would come to the lower row has been taken by the upper one. */
function coversRow(upper: DutyRate, lower: DutyRate): boolean {
  return (
    holdsAll(upper.origins, lower.origins) &&
    holdsAll(upper.goods, lower.goods) &&
    (upper.when ?? []).every((condition) => (lower.when ?? []).includes(condition)) &&
    holdsAll(named(upper.programmes), named(lower.programmes))
  )
}

/** Undefined stands for all. */
function holdsAll(upper: string[] | undefined, lower: string[] | undefined): boolean {
  if (upper === undefined || upper.includes('W') || upper.includes('all')) return true
  return lower?.every((entry) => upper.includes(entry)) ?? false
}

const named = (list: string[] | undefined): string[] | undefined => (list?.length === 0 ? undefined : list)
