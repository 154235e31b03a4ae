/** Agreements between sides as known on a day: which states of a track are one, and whether every side stands behind it. */
import { isCounted } from '../ledger/contact.js'
import type { Snapshot, Stage, TrackState } from '../ledger/records.js'
import { asKnown, type Cover, coverageOf, covered, holdsOn } from '../ledger/view.js'
import { addDays, type Day } from '../time/day.js'
import type { AsOf } from '../time/interval.js'

export interface KnownAgreement {
  state: TrackState
  /** `agreed`: agreed or signed between sides; `framework`: short of an agreement; `one-sided`: told by one side, or not tied to any contact both held. */
  strength: 'agreed' | 'framework' | 'one-sided'
  /** It still holds on the day asked about. */
  standing: boolean
}

const stages: Stage[] = ['agreed', 'signed', 'framework']

/**
 * The agreements on a track that were public by `asOf.known` and had begun by `asOf.valid`, newest first.
 *
 * A state "agreed" may rest on one side's word, such as licences a company was assured of. It counts as agreed between sides
 * only where each has a position on it and it came out of a contact that is counted, within a few days.
 */
export function agreementsOn(ledger: Snapshot, track: string, asOf: AsOf): KnownAgreement[] {
  const states = asKnown(ledger, asOf.known).statesOf.get(track) ?? []
  return states
    .filter((state) => stages.includes(state.stage) && state.from <= asOf.valid)
    .map((state) => ({
      state,
      strength:
        Object.keys(state.positions).length < 2 || !cameOfContact(ledger, state, asOf.known)
          ? ('one-sided' as const)
          : state.stage === 'framework'
            ? ('framework' as const)
            : ('agreed' as const),
      standing: holdsOn(state, asOf.valid),
    }))
}

/** A state that begins, or became public, within three days after a counted contact. */
function cameOfContact(ledger: Snapshot, state: TrackState, known: Day): boolean {
  return ledger.contacts.some((contact) => {
    const end = contact.end ?? contact.start
    if (end === undefined || !isCounted(contact, known)) return false
    return [state.from, state.recorded].some((day) => day >= (contact.start ?? end) - 1 && day <= end + 3)
  })
}

/** Whether the agreements on a track are declared complete from the first day of its coverage to the day asked about. */
export function agreementCover(ledger: Snapshot, track: string, until: Day): Cover & { from?: Day } {
  const [first] = coverageOf(ledger, { of: 'tracks', track })
  if (first === undefined) return { covered: false, basis: [], records: [], gaps: [] }
  const last = coverageOf(ledger, { of: 'tracks', track }).at(-1) ?? first
  const cover = covered(ledger, { of: 'tracks', track }, { from: first.from, until: addDays(until, 1) })
  return { ...cover, covered: cover.covered && until <= last.through, from: first.from }
}
