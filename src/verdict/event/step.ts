/** Signings and deadlines: steps and last days on a track, as known on a day. */

import type { Snapshot, TrackState } from '../../ledger/records.js'
import { asKnown, lastDayOf } from '../../ledger/view.js'
import { type Day, isoDay, printDay } from '../../time/day.js'
import type { AsOf } from '../../time/interval.js'
import type { JudgedReading, Verdict } from '../verdict.js'
import { judgeAgreed } from './agreed.js'
import { cited } from './cited.js'
import { type EventClaim, wordingOf } from './question.js'

/** Judges a deadline or a signing by the states of the tracks its words name. What the tracks do not hold is never contradicted. */
export function judgeStep(claim: EventClaim, ledger: Snapshot, asOf: AsOf): Verdict {
  const { event } = claim
  const { agreement } = wordingOf(event)
  if (agreement !== undefined) return judgeAgreed(claim, agreement, ledger, asOf)
  const tracks = wordingOf(event).tracks ?? []
  const { date } = event
  if (tracks.length === 0 || date === null)
    return nothing(`The text does not name a track and a day by which the ${event.kind} could be found.`)
  const view = asKnown(ledger, asOf.known)
  const found = tracks.flatMap((track) =>
    (view.statesOf.get(track) ?? []).flatMap((state) =>
      (event.kind === 'signing' ? signingsIn(state) : deadlinesIn(state))
        .filter(({ day }) => day >= date.start - 1 && day <= date.end + 1)
        .map((one) => ({ ...one, state })),
    ),
  )
  const exact = found.find(({ day }) => day >= date.start && day <= date.end) ?? found[0]
  if (exact === undefined) return nothing(`The record has no ${event.kind} of ${tracks.join(' or ')} on those days.`)
  const readings: JudgedReading[] = [
    {
      description: `${exact.what}, ${printDay(exact.day)}`,
      value: isoDay(exact.day),
      holds: true,
      evidence: [
        {
          id: exact.state.id,
          value: exact.what,
          period: isoDay(exact.day),
          ...cited(ledger, exact.state.sources),
        },
      ],
      query: `readout state ${exact.state.track} --on ${isoDay(exact.day)} --known ${isoDay(asOf.known)}`,
      main: true,
    },
  ]
  return {
    label: 'supported',
    grade: 'corroborated',
    computed: printDay(exact.day),
    note: `${exact.state.track}: ${exact.what}, ${printDay(exact.day)}.`,
    readings,
  }
}

function deadlinesIn(state: TrackState): { day: Day; what: string }[] {
  const last = lastDayOf(state)
  return [
    ...state.deadlines.map(({ date, what }) => ({ day: date, what })),
    ...(last === undefined ? [] : [{ day: last, what: `last day of the state "${state.stage}"` }]),
  ]
}

function signingsIn(state: TrackState): { day: Day; what: string }[] {
  return state.stage === 'signed' || state.stage === 'agreed' ? [{ day: state.from, what: state.stage }] : []
}

function nothing(note: string): Verdict {
  return { label: 'no-data', grade: null, computed: null, note, readings: [] }
}
