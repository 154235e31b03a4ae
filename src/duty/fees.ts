/** Fees of an entry, beside its duties: each a share of the value, some with a least and a most for the whole entry. */
import { type Ppm, printPpm } from '../amount/ppm.js'
import type { Fee } from './answer.js'
import { type Facts, outcomesOf, spellOn } from './applies.js'
import { type Measured, shareOf } from './charges.js'
import type { KnownDuty, KnownLaw, Row } from './known.js'
import { meantFor, planOf, reachedBy } from './plan.js'
import { whyNot } from './words.js'

/**
 * Every fee of the law, charged or not.
 *
 * @param code     of the line
 * @param measured the value is that of the whole entry: least and most are for an entry, not for a line
 */
export function feesOf(law: KnownLaw, code: string, origin: string, facts: Facts, measured: Measured): Fee[] {
  const fees = { ...law, duties: law.fees }
  const plan = planOf(fees, reachedBy(fees, law.scopes.signatureOf(code)), meantFor(fees, origin), origin)
  return outcomesOf(plan, facts).flatMap((outcome, place): Fee[] => {
    const known = plan.duties[place]?.known
    if (known === undefined) return []
    if (outcome.state === 'charged') return [feeOf(known, outcome.row, measured)]
    const row = spellOn(plan.duties[place]?.spells ?? [], facts.date)?.rows.find(({ when }) =>
      when.some((id) => !facts.claims.has(id)),
    )
    const asked = row?.when.find((id) => !facts.claims.has(id))
    if (asked !== undefined && row !== undefined)
      return [
        {
          ...spared(known, row),
          because: `only where: ${law.conditions.get(asked)?.question ?? asked} (--claim ${asked})`,
        },
      ]
    const because = whyNot(plan, outcome)
    return because === undefined || outcome.state === 'none' || outcome.row === undefined
      ? []
      : [{ ...spared(known, outcome.row), because }]
  })
}

type Told = Omit<Fee, 'because' | 'percent' | 'amount' | 'applies'>

function told({ duty }: KnownDuty, row: Row): Told {
  const { title, authority, citation, sources } = duty
  return { title, authority, citation, sources, rate: limits(row) }
}

function spared(known: KnownDuty, row: Row): Fee {
  return { ...told(known, row), applies: false, percent: 0, amount: 0, because: '' }
}

function feeOf(known: KnownDuty, row: Row, measured: Measured): Fee {
  const ppm = shareOf(row.rate, measured)
  const { value } = measured
  const plain = ppm === undefined || value === undefined ? undefined : Math.round((value * ppm) / 1_000_000)
  const cents = plain === undefined ? undefined : Math.min(Math.max(plain, row.least ?? 0), row.most ?? plain)
  const because =
    cents === undefined || cents === plain
      ? 'charged on the value of the entry'
      : `the ${cents === row.least ? 'least' : 'most'} for one entry; ${printPpm((ppm ?? 0) as Ppm)} of the value would be ${dollars(plain ?? 0)}`
  return {
    ...told(known, row),
    applies: true,
    percent: ppm === undefined ? null : ppm / 10_000,
    amount: cents === undefined ? null : cents / 100,
    because,
  }
}

function limits({ text, least, most }: Row): string {
  const floor = least === undefined ? '' : `, at least ${dollars(least)}`
  const roof = most === undefined ? '' : `, at most ${dollars(most)} an entry`
  return `${text}${floor}${roof}`
}

const dollars = (cents: number): string => `$${(cents / 100).toFixed(2)}`
