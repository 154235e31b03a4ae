/** Ids and names of tariff records: each stands once, and each that is named exists. */
import { lintNames, lintSourceIds, meant, once } from './lint-ids.js'
import type { LedgerRecords, Read, Shelf } from './parse.js'
import type { Duty, DutyException } from './tariff.js'
import { happenings, type Tell } from './tell.js'

/** All countries. */
const everywhere = 'W'

/** What may be named, by what it is called in a problem; undefined where the file it would stand in could not be read. */
interface Known {
  origin: Set<string> | undefined
  class: Set<string> | undefined
  lifted: Set<string> | undefined
  measure: Set<string> | undefined
  condition: Set<string> | undefined
  programme: Set<string> | undefined
  source: Map<string, unknown> | undefined
  list: Set<string>
}

type Path = readonly PropertyKey[]

/** Duplicate ids, and references to what is not there: sources, classes, measures, lists, origins, conditions, programmes. */
export function lintReferences(records: LedgerRecords, tell: Tell): void {
  lintIds(records, tell)
  const known = knownOf(records)
  const named = (
    of: Read<{ id: string }>,
    path: Path,
    what: keyof Known,
    ids: readonly string[],
    mend: string,
  ): void => {
    const ids_ = known[what]
    if (ids_ === undefined) return
    for (const [index, id] of ids.entries())
      if (!ids_.has(id))
        tell(of, [...path, index], `no ${titles[what]} is called "${id}"`, meant(id, ids_.keys(), mend))
  }
  for (const duty of records.duties) lintDuty(duty, named)
  for (const exception of records.exceptions) lintException(exception, named)
  for (const read of [...records.duties, ...records.exceptions]) {
    lintSourceIds(read, ['sources'], read.record.sources, known.source, tell)
    for (const [index, { sources }] of read.record.steps.entries())
      lintSourceIds(read, ['steps', index, 'sources'], sources, known.source, tell)
  }
  const naming = [...records.stacking, ...records.programmes, ...records['country-groups'], ...records.conditions]
  for (const read of [...naming, ...records.editions])
    lintSourceIds(read, ['sources'], read.record.sources, known.source, tell, false)
  for (const programme of records.programmes)
    named(
      programme,
      ['origins'],
      'origin',
      programme.record.origins,
      'Name a country, or a group of country-groups.yaml.',
    )
  for (const group of records['country-groups'])
    for (const [index, { code }] of group.record.members.entries())
      named(group, ['members', index], 'origin', [code], 'Name a country of countries.yaml.')
}

const titles: Record<keyof Known, string> = {
  origin: 'country or group',
  class: 'class of stacking.yaml',
  lifted: 'class or duty',
  measure: 'measure',
  condition: 'condition',
  programme: 'programme',
  source: 'source',
  list: 'list in ledger/lists/',
}

type Named = (of: Read<{ id: string }>, path: Path, what: keyof Known, ids: readonly string[], mend: string) => void

const addOrigin = 'Write the two letters of a country of countries.yaml, or a group of country-groups.yaml.'
const addCondition = 'Add it to conditions.yaml, as a question.'
const addProgramme = 'Name a programme of programmes.yaml by its id.'

function lintDuty(read: Read<Duty>, named: Named): void {
  const duty = read.record
  named(read, ['class'], 'class', [duty.class], 'Add the class to stacking.yaml, at its place in the order.')
  if (duty.measure !== undefined)
    named(read, ['measure'], 'measure', [duty.measure], 'Name the measure by its id, or leave the line out.')
  lintReachNames(read, named)
  for (const [step, { rates = [] }] of duty.steps.entries())
    for (const [row, { origins = [], goods = [], when = [], programmes = [] }] of rates.entries()) {
      const path = ['steps', step, 'rates', row]
      named(read, [...path, 'origins'], 'origin', origins, addOrigin)
      lists(read, [...path, 'goods'], goods, named)
      named(read, [...path, 'when'], 'condition', when, addCondition)
      named(read, [...path, 'programmes'], 'programme', programmes, addProgramme)
    }
}

function lintException(read: Read<DutyException>, named: Named): void {
  const { lifts, under, programmes, when } = read.record
  named(read, ['lifts'], 'lifted', lifts, 'Name a class of stacking.yaml, or a duty by its id.')
  named(read, ['under'], 'lifted', under, 'Name a class of stacking.yaml, or a duty by its id.')
  named(read, ['programmes'], 'programme', programmes, addProgramme)
  named(read, ['when'], 'condition', when, addCondition)
  lintReachNames(read, named)
}

function lintReachNames(read: Read<Duty | DutyException>, named: Named): void {
  const { origins, exceptOrigins, goods, exceptGoods, steps } = read.record
  named(read, ['origins'], 'origin', origins, addOrigin)
  named(read, ['exceptOrigins'], 'origin', exceptOrigins, addOrigin)
  lists(read, ['goods'], goods, named)
  lists(read, ['exceptGoods'], exceptGoods, named)
  for (const [index, { adds = [], drops = [] }] of steps.entries()) {
    lists(read, ['steps', index, 'adds'], adds, named)
    lists(read, ['steps', index, 'drops'], drops, named)
  }
}

function lists(read: Read<{ id: string }>, path: Path, goods: readonly string[], named: Named): void {
  for (const [index, entry] of goods.entries())
    if (entry.startsWith('list:'))
      named(read, [...path, index], 'list', [entry.slice('list:'.length)], 'Write the list, a code a line.')
}

function lintIds(records: LedgerRecords, tell: Tell): void {
  // Exceptions name classes and duties by id, and `ledger show` finds any record by it.
  const law = [...records.stacking, ...records.duties, ...records.exceptions]
  const lawful = new Set<Read<{ id: string }>>(law)
  once<{ id: string }>([...happenings(records), ...records.coverage, ...law], (of, path, what, mend) => {
    // Two records that are no law are told where all records are.
    if (lawful.has(of)) tell(of, path, what, mend)
  })
  for (const shelf of ['programmes', 'countries', 'country-groups', 'conditions', 'editions'] as const)
    once<{ id: string }>(records[shelf], tell)
  lintNames(records.programmes, 'programme', tell)
  lintNames([...records.countries, ...records['country-groups']], 'country', tell)
  const codes = new Map<string, string>([[everywhere, 'all countries']])
  for (const read of [...records.countries, ...records['country-groups']]) {
    const { code, id } = read.record
    const other = codes.get(code)
    if (other !== undefined) tell(read, ['code'], `"${code}" stands for ${other} already`, 'Give it a code of its own.')
    codes.set(code, id)
  }
}

function knownOf(records: LedgerRecords): Known {
  // What is not found proves nothing while records of its kind could not be read.
  const ids = (...shelves: Shelf[]): Set<string> | undefined =>
    shelves.some((shelf) => records.broken.has(shelf))
      ? undefined
      : new Set(shelves.flatMap((shelf) => (records[shelf] as Read<{ id: string }>[]).map(({ record }) => record.id)))
  const origins = [...records.countries, ...records['country-groups']]
  const unread = records.broken.has('countries') || records.broken.has('country-groups')
  return {
    origin: unread ? undefined : new Set([everywhere, ...origins.map(({ record }) => record.code)]),
    class: ids('stacking'),
    lifted: ids('stacking', 'duties'),
    measure: ids('measures'),
    condition: ids('conditions'),
    programme: ids('programmes'),
    source: records.broken.has('sources') ? undefined : new Map(records.sources.map((read) => [read.record.id, read])),
    list: new Set(records.lists.keys()),
  }
}
