/** From the tariff records to the one law book that every duty question starts with, and reading it back. */
import { InputError } from '../problem.js'
import type { LedgerRecords, Read } from './parse.js'
import type { Measure } from './records.js'
import type { Cited, Duty, DutyStep, LawBook } from './tariff.js'

/**
 * The law book of records that were read. A duty without steps of its own takes those of its measure.
 *
 * @param digest of the files they were read from
 */
export function compileLaw(records: LedgerRecords, digest: string): LawBook {
  const of = <R>(shelf: Read<R>[]): R[] => shelf.map(({ record }) => record)
  const measures = new Map(of(records.measures).map((measure) => [measure.id, measure]))
  const duties = of(records.duties).map((duty) => withSteps(duty, measures))
  const exceptions = of(records.exceptions)
  return {
    digest,
    duties,
    exceptions,
    classes: of(records.stacking),
    programmes: of(records.programmes),
    countries: of(records.countries),
    groups: of(records['country-groups']),
    conditions: of(records.conditions),
    editions: of(records.editions),
    coverage: of(records.coverage).filter((coverage) => coverage.of === 'duties'),
    lists: listsNamed(
      [...[...duties, ...exceptions].flatMap(goodsOf), ...of(records.stacking).flatMap(({ apart = [] }) => apart)],
      records,
    ),
    sources: sourcesCited(records),
  }
}

function withSteps(duty: Duty, measures: Map<string, Measure>): Duty {
  if (duty.steps.length > 0 || duty.measure === undefined) return duty
  const steps: DutyStep[] = measures.get(duty.measure)?.steps ?? []
  return { ...duty, steps }
}

type Reaching = Pick<Duty, 'goods' | 'exceptGoods' | 'sources'> & {
  steps: { adds?: string[]; drops?: string[]; rates?: { goods?: string[] }[]; sources: string[] }[]
}

/** Every entry of a record's `goods` fields. */
export function goodsOf({ goods, exceptGoods, steps }: Reaching): string[] {
  return [
    ...goods,
    ...exceptGoods,
    ...steps.flatMap(({ adds = [], drops = [], rates = [] }) => [
      ...adds,
      ...drops,
      ...rates.flatMap((rate) => rate.goods ?? []),
    ]),
  ]
}

function listsNamed(entries: string[], { lists }: LedgerRecords): Record<string, string[]> {
  const named: Record<string, string[]> = {}
  for (const entry of entries) {
    if (!entry.startsWith('list:')) continue
    const name = entry.slice('list:'.length)
    named[name] ??= (lists.get(name)?.codes ?? []).map((code) => code.replaceAll('.', ''))
  }
  return named
}

/** Every source of the ledger, short: schedules cite some that no duty does. */
function sourcesCited({ sources }: LedgerRecords): Record<string, Cited> {
  const cited: Record<string, Cited> = {}
  for (const { record } of sources) {
    const { id, title, publisher, date, url } = record
    cited[id] = { title, publisher, ...(date !== undefined && { date }), ...(url !== undefined && { url }) }
  }
  return cited
}

const shelves = [
  'duties',
  'exceptions',
  'classes',
  'programmes',
  'countries',
  'groups',
  'conditions',
  'editions',
] as const

/**
 * Reads the text that `JSON.stringify` made of a law book.
 *
 * @param input what the text is called in the error, such as its file
 * @throws InputError when it is not a whole law book
 */
export function parseLawBook(text: string, input = 'law book'): LawBook {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    value = undefined
  }
  if (isLawBook(value)) return value
  throw new InputError({
    what: 'is not a whole compiled law book of this version',
    where: { input },
    mend: 'Run: readout ledger compile',
  })
}

function isLawBook(value: unknown): value is LawBook {
  if (typeof value !== 'object' || value === null) return false
  const fields = value as Record<string, unknown>
  return (
    typeof fields['digest'] === 'string' &&
    typeof fields['lists'] === 'object' &&
    typeof fields['sources'] === 'object' &&
    shelves.every((shelf) => Array.isArray(fields[shelf]))
  )
}
