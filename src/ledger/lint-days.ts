/** Days that cannot be: an end before its beginning, words made public before they were said or after today. */
import { type Day, isoDay } from '../time/day.js'
import type { LedgerRecords, Read } from './parse.js'
import type { Contact, Statement, TrackState } from './records.js'
import { happenings, type Tell } from './tell.js'

export function lintDays(records: LedgerRecords, tell: Tell, now: Day | undefined): void {
  const order: Order = (of, path, first, last, what, mend) => {
    if (first !== undefined && last !== undefined && last < first)
      tell(of, path, `${what}: ${isoDay(last)} is before ${isoDay(first)}`, mend)
  }
  const past = (of: Read<{ id: string }>, path: readonly PropertyKey[], day: Day | undefined): void => {
    if (now !== undefined && day !== undefined && day > now)
      tell(of, path, `${isoDay(day)} has not come yet`, 'Write the day on which it became public.')
  }
  const happened = happenings(records)
  for (const read of [...happened, ...records.coverage, ...records.duties, ...records.exceptions])
    past(read, ['recorded'], read.record.recorded)
  for (const source of records.sources) past(source, ['date'], source.record.date)
  for (const read of records.contacts) lintContact(read, order, tell, past)
  for (const read of records.statements) lintStatement(read, order, past)
  for (const read of records.tracks) lintState(read, order, tell, past)
  for (const read of [...records.measures, ...records.duties, ...records.exceptions])
    for (const [index, step] of read.record.steps.entries()) past(read, ['steps', index, 'recorded'], step.recorded)
  for (const read of records.coverage) {
    const { from, through, recorded } = read.record
    order(read, ['through'], from, through, 'the last day is before the first', 'Correct one of the two.')
    order(
      read,
      ['through'],
      through,
      recorded,
      'it covers days after it was declared',
      'End it on the day it was declared, or before.',
    )
  }
  for (const read of records.people)
    for (const [index, { from, through }] of read.record.roles.entries())
      order(
        read,
        ['roles', index, 'through'],
        from,
        through,
        'the last day is before the first',
        'Correct one of the two.',
      )
}

type Order = (
  of: Read<{ id: string }>,
  path: readonly PropertyKey[],
  first: Day | undefined,
  last: Day | undefined,
  what: string,
  mend: string,
) => void

type Past = (of: Read<{ id: string }>, path: readonly PropertyKey[], day: Day | undefined) => void

/** Washington and Beijing are up to a day apart, so the same hour may have two dates. */
const dateLine = 1

function lintContact(read: Read<Contact>, order: Order, tell: Tell, past: Past): void {
  const { start, end, status, ordinal, outcome, recorded, participants, dated: settled } = read.record
  order(read, ['end'], start, end, 'the last day is before the first', 'Correct one of the two.')
  if (end !== undefined && start === undefined) tell(read, ['end'], 'it has a last day and no first', 'Add start.')
  past(read, ['dated'], settled)
  const sides = new Set(participants.map(({ side }) => side))
  let held = false
  for (const [index, word] of status.entries()) {
    past(read, ['status', index, 'on'], word.on)
    if (sides.size > 0 && !sides.has(word.side))
      tell(
        read,
        ['status', index, 'side'],
        `${word.side} takes no part in it`,
        'Add a participant of that side, or take the status out.',
      )
    if (word.status !== 'held') continue
    held = true
    if (word.on === undefined && start === undefined)
      tell(read, ['status', index], 'a held contact has no day', 'Add start, or on: the day it was said.')
    if (start !== undefined && word.on !== undefined)
      order(
        read,
        ['status', index, 'on'],
        (start - dateLine) as Day,
        word.on,
        'it is held before it begins',
        'Correct one of the two.',
      )
  }
  if (held && ordinal !== undefined && start === undefined)
    tell(read, ['ordinal'], 'a contact that is counted has no day', 'Add start, or leave the ordinal out.')
  if (held && outcome !== undefined && start !== undefined)
    order(
      read,
      ['recorded'],
      (start - dateLine) as Day,
      recorded,
      'its outcome was public before it began',
      'Write the day of the outcome.',
    )
  const earliest = Math.min(...status.map(({ on }) => on ?? recorded))
  if (settled !== undefined && status.length > 0 && settled <= earliest)
    tell(read, ['dated'], 'the days were settled no later than the first word on it', 'Leave dated out.')
}

function lintStatement(read: Read<Statement>, order: Order, past: Past): void {
  const { date, recorded } = read.record
  past(read, ['date'], date)
  order(
    read,
    ['recorded'],
    (date - dateLine) as Day,
    recorded,
    'it was public before it was said',
    'Correct one of the two.',
  )
}

function lintState(read: Read<TrackState>, order: Order, tell: Tell, past: Past): void {
  const { from, through, closed, recorded, deadlines } = read.record
  order(read, ['through'], from, through, 'the last day is before the first', 'Correct one of the two.')
  if (closed !== undefined) {
    past(read, ['closed', 'recorded'], closed.recorded)
    order(
      read,
      ['closed', 'through'],
      from,
      closed.through,
      'it is closed before it began',
      'Write the last day on which it held.',
    )
    order(
      read,
      ['closed', 'recorded'],
      recorded,
      closed.recorded,
      'its closing was public before it was',
      'Write the day of the later step.',
    )
    if (closed.recorded === recorded)
      tell(read, ['closed'], 'its last day was known when it began', 'Write it as through, and leave closed out.')
  }
  for (const [index, { date }] of deadlines.entries())
    if (date < from && date < recorded)
      tell(
        read,
        ['deadlines', index, 'date'],
        'the deadline had passed when the state began',
        'Correct it, or take it out.',
      )
}
