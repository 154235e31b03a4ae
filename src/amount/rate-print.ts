/** Rates of duty for people, in the words of the schedule. Read back by `readRate`, they are the same rate. */

import { printPpm } from './ppm.js'
import type { Rate } from './rate.js'

/** `4.4¢/kg + 10%`, `40¢ each + 6% on the case`, `the greater of (4.4¢/kg) or (10%)`. */
export function printRate(rate: Rate): string {
  switch (rate.kind) {
    case 'free':
      return 'Free'
    case 'percent':
      return `${printPercent(rate)}${printPart(rate.on, / content$/.test(rate.on ?? '') ? ' on the value of the ' : ' on the ')}`
    case 'specific':
      return `${printMoney(rate.amount, rate.currency)}${printUnit(rate.unit)}${printPart(rate.on, ' on ')}`
    case 'degrees': {
      const [full, less, least] = [rate.amount, rate.less, rate.least].map(
        (amount) => `${printMoney(amount)}${printUnit(rate.unit)}`,
      )
      return `${full} less ${less} for each degree under ${rate.under} degrees (and fractions of a degree in proportion) but not less than ${least}`
    }
    case 'sum':
      return rate.parts.map((part, at) => `${at === 0 ? '' : sign(part)}${inSum(part)}`).join('')
    case 'lesser':
    case 'greater':
      return `the ${rate.kind} of ${rate.of.map((one) => `(${printRate(one)})`).join(' or ')}`
    case 'as':
    case 'words':
      return rate.text
  }
}

/** Contents and sums of money that schedules join by another word. */
const joinedByOf = /^(?:total sugars|recording surface|immediate containers|anhydrous )/

function printPart(on: string | undefined, joined: string): string {
  if (on === undefined) return ''
  if (on === 'weight including container') return ', including weight of container'
  if (/^(?:fair retail value|cost of )/.test(on)) return ` of the ${on}`
  return joinedByOf.test(on) ? ` of ${on}` : `${joined}${on}`
}

function sign(part: Rate): string {
  return part.kind === 'percent' && part.ppm < 0 ? ' minus ' : ' + '
}

function inSum(part: Rate): string {
  if (part.kind === 'lesser' || part.kind === 'greater' || part.kind === 'sum' || part.kind === 'degrees')
    return `(${printRate(part)})`
  return printRate(part.kind === 'percent' && part.ppm < 0 ? { ...part, ppm: -part.ppm as typeof part.ppm } : part)
}

function printPercent({ ppm, rest }: Extract<Rate, { kind: 'percent' }>): string {
  if (rest === undefined) return printPpm(ppm)
  const over = (ppm % 10_000) * rest[1] + rest[0]
  const under = 10_000 * rest[1]
  let [a, b] = [under, over]
  while (b > 0) [a, b] = [b, a % b]
  return `${Math.floor(ppm / 10_000)} ${over / a}/${under / a}%`
}

/** Cents below a dollar, dollars above. */
function printMoney(amount: number, currency?: 'CNY'): string {
  if (currency === 'CNY') return `${decimal(amount, 9)} yuan`
  if (amount < 1_000_000_000) return `${decimal(amount, 7)}¢`
  const dollars = decimal(amount, 9)
  return `$${/\.\d$/.test(dollars) ? `${dollars}0` : dollars}`
}

function decimal(amount: number, places: number): string {
  const digits = String(amount).padStart(places + 1, '0')
  const fraction = digits.slice(-places).replace(/0{1,9}$/, '')
  return `${digits.slice(0, -places)}${fraction === '' ? '' : `.${fraction}`}`
}

function printUnit(unit: string): string {
  return unit === 'each' ? ' each' : `/${unit.replace('m2', 'm²').replace('m3', 'm³')}`
}

/** What an entry owes by several rates together: `4.4¢/kg + 25% + 10%`. Free ones are left out, unless all are. */
export function rateFormula(...rates: Rate[]): string {
  const charged = rates.filter((rate) => rate.kind !== 'free')
  if (charged.length === 0) return 'Free'
  return charged
    .map((rate, at) => `${at === 0 ? '' : sign(rate)}${rate.kind === 'sum' ? printRate(rate) : inSum(rate)}`)
    .join('')
}
