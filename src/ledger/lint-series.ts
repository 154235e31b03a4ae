/** Series of contacts and stretches of coverage: counted without gaps, declared without overlaps. */
import { type Day, isoDay } from '../time/day.js'
import { contactStatus } from './contact.js'
import type { LedgerRecords, Read } from './parse.js'
import type { Contact, Coverage } from './records.js'
import type { Tell } from './tell.js'

export function lintSeries(records: LedgerRecords, tell: Tell): void {
  const superseded = new Set(records.contacts.map(({ record }) => record.supersedes))
  const current = records.contacts.filter(({ record }) => !superseded.has(record.id))
  if (!records.broken.has('contacts'))
    for (const contacts of grouped(current, ({ record }) => record.series)) lintOrdinals(contacts, tell)
  for (const stretches of grouped(
    records.coverage,
    ({ record }) => `${record.of} ${record.series ?? ''} ${record.track ?? ''}`,
  ))
    lintOverlaps(stretches, tell)
}

function grouped<R>(reads: R[], key: (read: R) => string): R[][] {
  const groups = new Map<string, R[]>()
  for (const read of reads) groups.set(key(read), [...(groups.get(key(read)) ?? []), read])
  return [...groups.values()]
}

const always = Number.MAX_SAFE_INTEGER as Day

function lintOrdinals(contacts: Read<Contact>[], tell: Tell): void {
  const counted = contacts
    .filter(({ record }) => record.ordinal !== undefined)
    .sort((a, b) => (a.record.ordinal ?? 0) - (b.record.ordinal ?? 0))
  for (const read of counted)
    if (contactStatus(read.record, always).state === 'disputed')
      tell(
        read,
        ['ordinal'],
        'one side says it was held and another does not',
        'Leave the ordinal out: it is not counted.',
      )
  for (const [index, read] of counted.entries()) {
    const before = counted[index - 1]
    if (before === undefined) continue
    const here = read.record.ordinal ?? 0
    const last = before.record.ordinal ?? 0
    const { series } = read.record
    if (here === last)
      tell(read, ['ordinal'], `${before.record.id} is number ${here} of ${series} too`, 'Count the series again.')
    else if (here > last + 1)
      tell(
        read,
        ['ordinal'],
        `${series} has number ${last} and number ${here} and none between`,
        'Count the series again.',
      )
    else if ((read.record.start ?? always) < (before.record.start ?? 0))
      tell(
        read,
        ['ordinal'],
        `number ${here} of ${series} begins before number ${last} (${isoDay(before.record.start as Day)})`,
        'Count the series in order of days.',
      )
  }
}

function lintOverlaps(stretches: Read<Coverage>[], tell: Tell): void {
  const ordered = [...stretches].sort((a, b) => a.record.from - b.record.from)
  let reach = ordered[0]
  for (const read of ordered.slice(1)) {
    if (reach !== undefined && read.record.from <= reach.record.through)
      tell(
        read,
        ['from'],
        `${reach.record.id} covers the days through ${isoDay(reach.record.through)} already`,
        'Let one begin the day after the other ends.',
      )
    if (reach === undefined || read.record.through > reach.record.through) reach = read
  }
}
