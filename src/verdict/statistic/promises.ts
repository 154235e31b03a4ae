/** Promised purchases: whether the ledger holds the very promise, which says that it was made and nothing of whether it is kept. */
import type { Claim } from '../../claims/claim.js'
import type { Evidence } from '../../evidence/evidence.js'
import type { Measure } from '../../ledger/records.js'
import type { AsOf } from '../../time/interval.js'
import type { Verdict } from '../verdict.js'

const scales: Record<string, number> = { million: 1e6, billion: 1e9 }
const amountIn = /(\d{1,6}(?:\.\d{1,4})?) (million|billion) (tonnes|dollars)/g

/**
 * The promise of the ledger that a claim tells: the same buyer and seller, the same goods, the same amount, a step of it in
 * the period told. `unconfirmed`, since a promise is one side's record of what both are to do; undefined where none is held.
 */
export function heldPromise(
  { modality, statistic }: Claim & { type: 'statistic' },
  { ledger }: Evidence,
  asOf: AsOf,
): Verdict | undefined {
  if (statistic.basis !== 'commitment' && modality !== 'committed') return undefined
  const { flow, reporter, partner, product, value, unit, period, change, written } = statistic
  if (flow !== 'export' || reporter === null || partner === null || typeof value !== 'number') return undefined
  if (change !== null || product.system !== 'HS') return undefined
  const kind = (written.hedges?.value ?? written.hedge)?.kind
  if (kind !== undefined && kind !== 'at-least' && kind !== 'about') return undefined
  const found = ledger.measures.find(
    (one) =>
      one.type === 'purchase' &&
      one.recorded <= asOf.known &&
      one.imposer === partner &&
      one.target.includes(reporter) &&
      one.codes.includes(product.code) &&
      amountsOf(one, unit).includes(value) &&
      (period === null ||
        one.steps.some(
          ({ from, through }) => from <= period.end && (through === undefined || through >= period.start),
        )),
  )
  if (found === undefined) return undefined
  return {
    label: 'unconfirmed',
    grade: null,
    computed: found.scope,
    note: `The ledger holds the promise (${found.citation}): ${found.scope}. Whether it is kept is pending: shipments before its period ends do not decide it. \`readout state farm-purchases\` shows what each side said of it.`,
    readings: [],
  }
}

/** The amounts that a promise's scope names in the unit of the claim. */
function amountsOf({ scope }: Measure, unit: string | null): number[] {
  const wanted = unit === 't' ? 'tonnes' : unit === 'USD' ? 'dollars' : ''
  return [...scope.matchAll(amountIn)].flatMap(([, number, scale, of]) =>
    of === wanted ? [Number(number) * (scales[scale ?? ''] ?? 1)] : [],
  )
}
