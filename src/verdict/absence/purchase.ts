/** "China has not booked any cargoes": against the states of the purchase tracks that name the goods. */
import { agreementCover } from '../../evidence/agreements.js'
import type { Snapshot } from '../../ledger/records.js'
import { asKnown, holdsOn } from '../../ledger/view.js'
import { isoDay, printDay } from '../../time/day.js'
import type { AsOf } from '../../time/interval.js'
import { cited } from '../event/cited.js'
import type { Verdict } from '../verdict.js'
import { type AbsenceClaim, dayOf, nothing } from './question.js'

export function judgeNoPurchase(claim: AbsenceClaim, ledger: Snapshot, asOf: AsOf): Verdict {
  const on = dayOf(claim, asOf)
  const { tracks = [], product = null } = claim.absence.written ?? {}
  if (tracks.length === 0 || product === null)
    return nothing(
      'Orders are not in the trade statistics, which count what has crossed the border; export sales would tell.',
    )
  const stem = product.toLowerCase().replace(/s$/, '')
  const paused = tracks.flatMap((track) =>
    (asKnown(ledger, on.known).statesOf.get(track) ?? []).filter(
      (state) => state.stage === 'paused' && holdsOn(state, on.valid) && state.terms.toLowerCase().includes(stem),
    ),
  )
  const state = paused[0]
  if (state === undefined)
    return nothing(
      `The record has no standing halt of purchases of ${product} on ${printDay(on.valid)}; shipments are not orders, so the trade figures cannot tell.`,
    )
  const cover = agreementCover(ledger, state.track, on.valid)
  return {
    label: cover.covered ? 'supported' : 'no-data',
    grade: cover.covered ? 'corroborated' : null,
    computed: state.terms,
    note: `${state.track}, ${state.stage} from ${printDay(state.from)}: ${state.terms}`,
    readings: [
      {
        description: `halts of purchases of ${product} that stood on ${printDay(on.valid)}`,
        value: state.stage,
        holds: cover.covered ? true : null,
        evidence: [
          {
            id: state.id,
            value: state.stage,
            period: isoDay(state.from),
            ...cited(ledger, state.sources),
          },
        ],
        query: `readout state ${state.track} --on ${isoDay(on.valid)} --known ${isoDay(on.known)}`,
        main: true,
      },
    ],
  }
}
