/** That two sides settled something on a track: against the agreements known that day, and whether both stand behind them. */

import type { EventWording } from '../../claims/claim.js'
import { agreementsOn, type KnownAgreement } from '../../evidence/agreements.js'
import { contactsKnown } from '../../evidence/contacts.js'
import type { Snapshot } from '../../ledger/records.js'
import { isoDay, printDay } from '../../time/day.js'
import type { AsOf } from '../../time/interval.js'
import type { Label, Verdict } from '../verdict.js'
import { cited } from './cited.js'
import { fitOf } from './fit.js'
import { type EventClaim, wordingOf } from './question.js'

type Said = NonNullable<EventWording['agreement']>

/** Judges that an agreement or framework was reached. What the tracks do not hold is never contradicted. */
export function judgeAgreed(claim: EventClaim, said: Said, ledger: Snapshot, asOf: AsOf): Verdict {
  const tracks = wordingOf(claim.event).tracks ?? []
  const found = tracks
    .flatMap((track) => agreementsOn(ledger, track, asOf))
    .filter((one) => isMeant(one, claim, ledger, asOf))
    .map((known) => ({ known, label: labelOf(known, said) }))
  const order: Label[] = ['supported', 'depends', 'unconfirmed']
  const best = order.map((label) => found.find((one) => one.label === label)).find((one) => one !== undefined)
  if (best === undefined)
    return {
      label: 'no-data',
      grade: null,
      computed: null,
      note: `The record has no agreement on ${tracks.join(' or ')} to which these words fit by ${printDay(asOf.known)}.`,
      readings: [],
    }
  const { state, strength } = best.known
  const sides = Object.entries(state.positions).map(([side, position]) => `${side}: ${position}`)
  const why = {
    supported: 'Each side has stated it.',
    depends: `What the record has is ${strength === 'framework' ? 'a framework, short of an agreement' : 'an agreement'}.`,
    unconfirmed: 'Stated by one side, or outside any contact that both held.',
  }
  return {
    label: best.label,
    grade: best.label === 'supported' ? 'corroborated' : null,
    computed: `${state.stage}, ${printDay(state.from)}`,
    note: `${state.track}: ${state.stage} from ${printDay(state.from)} (${state.terms}) ${why[best.label]} ${sides.join('; ')}.`,
    readings: [
      {
        description: `${state.stage} on ${state.track}, ${printDay(state.from)}, as known on ${printDay(asOf.known)}`,
        value: state.stage,
        holds: best.label === 'supported' ? true : null,
        evidence: [{ id: state.id, value: state.stage, period: isoDay(state.from), ...cited(ledger, state.sources) }],
        query: `readout state ${state.track} --on ${isoDay(state.from)} --known ${isoDay(asOf.known)}`,
        main: true,
      },
    ],
  }
}

function labelOf({ strength, state }: KnownAgreement, said: Said): 'supported' | 'depends' | 'unconfirmed' {
  if (strength === 'one-sided') return 'unconfirmed'
  if (said === 'signed') return state.stage === 'signed' ? 'supported' : 'depends'
  if (said === 'framework') return strength === 'framework' ? 'supported' : 'depends'
  return strength === 'agreed' ? 'supported' : 'depends'
}

/** It began on the days told, and came of a contact at the place told. */
function isMeant({ state }: KnownAgreement, { event }: EventClaim, ledger: Snapshot, asOf: AsOf): boolean {
  const { date, place } = event
  if (date !== null && (state.from < date.start - 1 || state.from > date.end + 1)) return false
  if (place === null) return true
  return contactsKnown(ledger, asOf.known).some(({ contact, counted }) => {
    const { start, end = start } = contact
    if (!counted || start === undefined || end === undefined) return false
    if (state.from < start || state.from > end + 1) return false
    const fit = fitOf(contact, { ...event, date: null })
    return fit.place === true && !fit.near
  })
}
