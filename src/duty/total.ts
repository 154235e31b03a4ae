/** What an entry comes to: percent, money and the formula, and whether anything about it is open. */
import type { Ppm } from '../amount/ppm.js'
import { printPpm } from '../amount/ppm.js'
import type { Rate } from '../amount/rate.js'
import { dutyOf } from '../amount/rate-duty.js'
import type { DutyTotal } from './answer.js'
import type { Part } from './applies.js'
import { type Charge, type Charged, type Measured, totalPpm } from './charges.js'

/** The total of a charged entry. */
export function totalOf(charged: Charged, measured: Measured): DutyTotal {
  const ppm = totalPpm(charged)
  const percent = ppm === undefined ? null : ppm / 10_000
  const amount = amountOf(charged, measured)
  return {
    percent,
    amount,
    formula: formulaOf(charged),
    complete: !charged.open && (percent !== null || amount !== null),
  }
}

const free: Rate = { kind: 'free' }

/** US dollars; null where value or quantity is missing. */
function amountOf(charged: Charged, measured: Measured): number | null {
  const { base, replaced, charges } = charged
  const rate = replaced ? free : base.rate
  if (measured.value === undefined || rate === undefined) return null
  const first = dutyOf(rate, measured)
  if ('missing' in first) return null
  let cents = first.cents
  for (const one of charges) {
    const added = centsOf(one, measured)
    if (added === undefined) return null
    cents += added
  }
  return cents / 100
}

function centsOf({ ppm, row, part }: Charge, measured: Measured): number | undefined {
  if ((row.basis === 'additional' || row.basis === 'instead') && part.kind === 'all') {
    const own = dutyOf(row.rate, measured)
    return 'missing' in own ? undefined : own.cents
  }
  if (ppm === undefined) return undefined
  const own = dutyOf({ kind: 'percent', ppm: ppm as Ppm }, measured)
  return 'missing' in own ? undefined : own.cents
}

/** `3.4% + 25% + 10%`. */
export function formulaOf({ base, replaced, charges }: Charged): string {
  if (replaced) return charges.map(termOf).join(' + ')
  const texts = [base.rate === undefined ? 'the base rate (not on record)' : base.text, ...charges.map(termOf)]
  const told = texts.filter((text, at) => at === 0 || text !== '')
  const kept = told.length > 1 && /^free$/i.test(told[0] ?? '') ? told.slice(1) : told
  return kept.join(' + ')
}

function termOf({ row, part, ppm }: Charge): string {
  const onPart = part.kind === 'all' ? row.text : `${row.text} ${printPart(part)}`
  if (row.basis !== 'total') return onPart
  if (ppm === undefined)
    return `(what the base falls short of ${row.text}${part.kind === 'all' ? '' : `, ${printPart(part)}`})`
  return ppm === 0 ? '' : printPpm(ppm as Ppm)
}

/** `of the steel content`, `of the value without the steel content`. */
export function printPart(part: Part): string {
  if (part.kind === 'all') return 'of the value'
  const share = part.ppm === undefined ? '' : ` (${printPpm(part.ppm)} of the value)`
  if (part.kind === 'content') return `of the ${contentName(part.of)} content${share}`
  return `of the value without the ${part.without.map(contentName).join(' and ')} content${share}`
}

export const contentName = (of: string): string => (of === 'us' ? 'U.S.' : of === 'non-us' ? 'non-U.S.' : of)
