/** What a rate comes to on an entry: exact, in whole numbers, rounded once at the end. */
import { InputError } from '../problem.js'
import { type Ppm, ppm } from './ppm.js'
import type { Rate } from './rate.js'
import { quantityOf } from './rate-quantity.js'
import { extremeOf, half, plus, type Ratio, ratio, ratioOf, times } from './ratio.js'

/** What is known of an entry. */
export interface Measured {
  /** Customs value in cents of a US dollar (in fen where `currency` says CNY). */
  value?: number
  /** In each unit that is known: `kg`, `doz.`, `Cu kg`, `kg drained weight`. */
  quantities: readonly { amount: number; unit: string }[]
  /** Value in cents of the parts that some rates are charged on, by the rate's own word for them: `case`, `steel content`. */
  parts?: Readonly<Record<string, number>>
  /** Polarity of sugar. */
  degrees?: number
  /** Of value, parts and duty, where not US dollars. */
  currency?: 'CNY'
}

/** Duty in cents, or what would have to be known: `value`, `kg`, `value of the case`, `rate of 9822.05.20`. */
export type DutyDue = { cents: number } | { missing: string[] }

/**
 * Duty of one rate on one line of an entry. Never a guess: what the rate needs and nobody told is named.
 *
 * An ad valorem rate is applied to the value in whole dollars, half a dollar rounded up. Quantities are taken as they are
 * given; the rule that drops fractions of a unit under rates up to a dollar is the filer's to apply.
 *
 * @returns cents, half a cent rounded up
 * @throws  InputError where the value or a quantity is below zero or no number
 * @source  19 CFR 159.3(a), value in whole dollars
 */
export function dutyOf(rate: Rate, measured: Measured): DutyDue {
  const due = dueOf(rate, checked(measured), (cents) => times(half(times(cents, [1n, 100n])), [100n, 1n]))
  if ('missing' in due) return { missing: [...new Set(due.missing)] }
  const cents = half(due.cents)[0]
  return { cents: Number(cents < 0n ? 0n : cents) }
}

/**
 * The ad valorem rate that comes to the same duty on the value as it is, not rounded to whole dollars. For a rate of
 * percentages of the whole value no value is needed.
 *
 * @returns parts per million, half a part rounded up; undefined where something is missing, or the value is zero
 */
export function adValoremEquivalent(rate: Rate, measured: Measured): Ppm | undefined {
  const known = checked(measured)
  const told = known.value === undefined ? { quantities: [], value: 100 } : known
  if (told.value === 0 || told.value === undefined) return undefined
  const due = dueOf(rate, told, (cents) => cents)
  if ('missing' in due) return undefined
  const [up, down] = ratioOf(told.value)
  return ppm(Number(half(times(due.cents, [down * 1_000_000n, up]))[0]))
}

type Due = { cents: Ratio } | { missing: string[] }

/** @param applied the value that an ad valorem rate is applied to */
function dueOf(rate: Rate, measured: Measured, applied: (cents: Ratio) => Ratio): Due {
  switch (rate.kind) {
    case 'free':
      return { cents: ratio(0n) }
    case 'percent': {
      const value = valueOn(rate.on, measured)
      const [over, under] = rate.rest ?? [0, 1]
      const share: Ratio = [BigInt(rate.ppm) * BigInt(under) + BigInt(over), 1_000_000n * BigInt(under)]
      if (value === undefined) return { missing: [rate.on === undefined ? 'value' : `value of the ${rate.on}`] }
      return { cents: times(applied(ratioOf(value)), share) }
    }
    case 'specific': {
      const counted = quantityOf(rate, measured.quantities)
      const missing = [
        ...(counted === undefined ? [rate.on === undefined ? rate.unit : `${rate.unit} ${rate.on}`] : []),
        ...(rate.currency === measured.currency ? [] : ['exchange rate USD/CNY']),
      ]
      if (counted === undefined || missing.length > 0) return { missing }
      return { cents: times(counted, [BigInt(rate.amount), nanosInCent]) }
    }
    case 'degrees': {
      const counted = quantityOf(rate, measured.quantities)
      if (counted === undefined || measured.degrees === undefined)
        return {
          missing: [
            ...(counted === undefined ? [rate.unit] : []),
            ...(measured.degrees === undefined ? ['degrees'] : []),
          ],
        }
      const under = plus(ratio(BigInt(rate.under)), times(ratioOf(measured.degrees), ratio(-1n)))
      const short = extremeOf('greater', [under, ratio(0n)])
      const reduced = plus(ratio(BigInt(rate.amount)), times(short, ratio(BigInt(-rate.less))))
      const each = extremeOf('greater', [reduced, ratio(BigInt(rate.least))])
      return { cents: times(times(counted, each), [1n, nanosInCent]) }
    }
    case 'sum':
      return together(rate.parts, measured, applied, (dues) => dues.reduce(plus, ratio(0n)))
    case 'lesser':
    case 'greater':
      return together(rate.of, measured, applied, (dues) => extremeOf(rate.kind, dues))
    case 'as':
      return { missing: [rate.headings.length === 0 ? rate.text : `rate of ${rate.headings.join(', ')}`] }
    case 'words':
      return { missing: [rate.text] }
  }
}

const nanosInCent = 10_000_000n

function together(
  rates: readonly Rate[],
  measured: Measured,
  applied: (cents: Ratio) => Ratio,
  join: (dues: Ratio[]) => Ratio,
): Due {
  const dues = rates.map((rate) => dueOf(rate, measured, applied))
  const missing = dues.flatMap((due) => ('missing' in due ? due.missing : []))
  return missing.length > 0 ? { missing } : { cents: join(dues.flatMap((due) => ('cents' in due ? [due.cents] : []))) }
}

/** Names of a part that are the whole article. */
const wholes = new Set(['entire set', 'full value of the imported article'])

function valueOn(on: string | undefined, { value, parts }: Measured): number | undefined {
  if (on === undefined) return value
  if (parts !== undefined && Object.hasOwn(parts, on)) return parts[on]
  return wholes.has(on) ? value : undefined
}

function checked(measured: Measured): Measured {
  const told: [string, number | undefined][] = [
    ['value', measured.value],
    ['degrees', measured.degrees],
    ...measured.quantities.map(({ amount, unit }): [string, number] => [`quantity in ${unit}`, amount]),
    ...Object.entries(measured.parts ?? {}).map(([part, value]): [string, number] => [`value of the ${part}`, value]),
  ]
  for (const [input, amount] of told)
    if (amount !== undefined && !(amount >= 0 && Number.isFinite(amount)))
      throw new InputError({
        what: `${amount} is not an amount`,
        where: { input },
        mend: 'Write a number that is not below zero.',
      })
  return measured
}
