/** The rank of a claim: what is ranked among what, and since when. */
import { monthOf, monthsOf, type Period } from '../../time/period.js'
import type { Rank } from '../claim.js'
import type { Finding, FoundRank } from './findings.js'
import type { FlowPhrase } from './item.js'
import type { Times } from './times.js'
import type { Before, Sides } from './whose.js'

/** The rank as a claim prints it; null where none was told. */
export function rankOf(
  findings: readonly Finding[],
  sides: Sides,
  flow: FlowPhrase,
  before: Before,
  { period }: Times,
): Rank | null {
  const plain = findings.find((one) => one.rank !== undefined)?.rank
  if (plain === undefined) return null
  const balanced = sides.flow === 'balance' && /^(\w+)$/.test(plain.order) && !/first|successive/.test(plain.order)
  const { back, ...named } = plain
  const found = {
    ...named,
    since: sinceOf(plain, period),
    order: balanced ? `${plain.order} ${signOf(flow, before)}` : plain.order,
    scope: scopeOf(plain.scope, period, flow.adjusted === true),
  }
  const direction = findings.find((one) => one.direction !== undefined)?.direction
  if (found.order === 'first' && direction !== undefined)
    return { ...found, order: direction === 'down' ? 'first fall' : 'first rise' }
  if (found.order === 'successive' && direction !== undefined)
    return { ...found, order: direction === 'down' ? 'successive fall' : 'successive rise' }
  return found
}

/** "in 15 years" counts from the period spoken of, not from the day of the text. */
function sinceOf({ since, back }: FoundRank, period: Period | null): string | null {
  if (back === undefined || period === null) return since
  const month = monthOf(period.end) - back
  const year = Math.floor(month / 12)
  return back % 12 === 0 ? String(year) : `${year}-${String((month % 12) + 1).padStart(2, '0')}`
}

/** What is ranked among what: months, years, fiscal years. */
function scopeOf(written: string, period: Period | null, adjusted: boolean): string {
  const months = period === null ? undefined : monthsOf(period)?.length
  const told = /month|annual|quarter|week|countr/.test(written.replace(/last \d* ?\w+/, ''))
  const length =
    told || months === undefined
      ? ''
      : months === 1
        ? 'monthly'
        : months === 12
          ? period?.calendar === 'fiscal'
            ? 'fiscal years'
            : 'annual'
          : 'same months of each year'
  return [length, written, adjusted ? 'seasonally adjusted' : ''].filter((part) => part !== '').join(', ')
}

/** Whether a balance is a deficit or a surplus: as written, else as before; a bare "gap" is a deficit. */
export function signOf(flow: FlowPhrase, { statistic }: Before): 'deficit' | 'surplus' {
  if (flow.sign !== undefined) return flow.sign
  if (statistic?.flow === 'balance' && typeof statistic.value === 'number' && statistic.value > 0) return 'surplus'
  return 'deficit'
}
