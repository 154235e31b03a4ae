/** "No talks have taken place", "no call is planned": against the contacts known that day. */
import { contactsFor, seriesCover } from '../../evidence/contacts.js'
import type { Snapshot } from '../../ledger/records.js'
import { addDays, printDay } from '../../time/day.js'
import type { AsOf } from '../../time/interval.js'
import { fitOf } from '../event/fit.js'
import { contactQuestion } from '../event/question.js'
import { listOf, nameOf, rowOf, standingOf, timelineQuery } from '../event/told.js'
import type { Verdict } from '../verdict.js'
import { type AbsenceClaim, dayOf, nothing } from './question.js'

/** Days back that "no talks are going on" speaks of, where the text names no time. */
const lately = 7

export function judgeNoContact(claim: AbsenceClaim, ledger: Snapshot, asOf: AsOf): Verdict {
  const on = dayOf(claim, asOf)
  const contact = claim.absence.written?.contact ?? null
  const question = contact === null ? undefined : contactQuestion(contact)
  if (contact === null || question === undefined) return nothing('The text does not say which contact is meant.')
  const ahead = contact.status === 'expected'
  const days =
    contact.date ??
    (ahead ? { start: on.valid, end: addDays(on.valid, 90) } : { start: addDays(on.valid, -lately), end: on.valid })
  const asked = { ...contact, date: days }
  const all = contactsFor(ledger, question.wide, on.known)
  const fitting = all.filter((known) => {
    const f = fitOf(known.contact, asked)
    return f.date !== false && f.place !== false
  })
  const readings = [
    {
      description: `contacts of this kind between ${printDay(days.start)} and ${printDay(days.end)}, as known on ${printDay(on.known)}`,
      value: fitting.length,
      holds: null as boolean | null,
      evidence: fitting.slice(0, 5).map((known) => rowOf(ledger, known)),
      query: timelineQuery(days.start, days.end, on.known),
      main: true,
    },
  ]
  const of = (holds: boolean | null): typeof readings => readings.map((one) => ({ ...one, holds }))
  const disputed = fitting.find(({ standing }) => ['disputed', 'expected', 'held-by-one'].includes(standing.state))
  const sure = fitting.find(({ counted, standing }) => counted || standing.state === 'confirmed')
  if (sure !== undefined)
    // What one side denies the other may count: shown, not called false.
    return {
      label: 'depends',
      grade: null,
      computed: nameOf(sure.contact),
      note: `The record has the ${nameOf(sure.contact)}: ${standingOf(sure)}.`,
      readings: of(null),
    }
  if (disputed !== undefined)
    return {
      label: 'unconfirmed',
      grade: null,
      computed: nameOf(disputed.contact),
      note: `The ${nameOf(disputed.contact)}: ${standingOf(disputed)}. One side says so, the other does not.`,
      readings: of(null),
    }
  const series = [...new Set(all.map(({ contact: { series: name } }) => name))]
  const covers = series.map((name) => seriesCover(ledger, name, { from: days.start, until: addDays(days.end, 1) }))
  const covered = !ahead && question.specific && covers.length > 0 && covers.every((cover) => cover.covered)
  if (!covered)
    return {
      ...nothing(
        'No such contact is recorded, but not every series in which it could stand is declared complete over those days.',
      ),
      readings: of(null),
    }
  return {
    label: 'supported',
    grade: 'recomputed',
    computed: 'none',
    note: `No such contact between ${printDay(days.start)} and ${printDay(days.end)}; all of this kind: ${listOf(all.filter(({ counted }) => counted))}.`,
    readings: of(true),
  }
}
