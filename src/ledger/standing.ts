/** Where tracks stand on a day. */

import type { Day } from '../time/day.js'
import type { AsOf } from '../time/interval.js'
import { asKnown } from './as-known.js'
import type { Snapshot, TrackState } from './records.js'

/** The last day on which a state holds, as far as the record (or a view's cut of it) tells. */
export function lastDayOf(state: TrackState): Day | undefined {
  return state.closed?.through ?? state.through
}

/** Whether a state holds on a day. Of a record from the snapshot itself, a later closing counts; from a view, only a known one. */
export function holdsOn(state: TrackState, day: Day): boolean {
  const last = lastDayOf(state)
  return state.from <= day && (last === undefined || day <= last)
}

/** All states of a track that hold on `asOf.valid`, as known on `asOf.known`, newest first. They may stand side by side. */
export function stateOn(snapshot: Snapshot, track: string, asOf: AsOf): TrackState[] {
  const states = asKnown(snapshot, asOf.known).statesOf.get(track) ?? []
  return states.filter((state) => holdsOn(state, asOf.valid))
}

/** Every track of which a state is known, in order of name. */
export function tracksKnown(snapshot: Snapshot, known: Day): string[] {
  return [...asKnown(snapshot, known).statesOf.keys()].sort()
}
