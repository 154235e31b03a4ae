/** One term of a rate: a percentage, an amount for each unit, or the rate of another heading. */
import type { Ppm } from './ppm.js'
import type { NanoDollars, Rate } from './rate.js'
import { leadingUnit } from './rate-unit.js'

/** A term without a sign before it, or undefined where it is none. @param text cleaned, without spaces at its ends */
export function readTerm(text: string): Rate | undefined {
  const plain = text.replace(/^(?:a|an additional) duty of /i, '')
  return /^free$/i.test(plain) ? { kind: 'free' } : (percentOf(plain) ?? specificOf(plain) ?? referenceOf(text))
}

function percentOf(text: string): Rate | undefined {
  const [whole, units, fraction = '', over, under, behind = ''] =
    /^(\d{1,6})(?:\.(\d{1,4})0*)?(?: (\d{1,3})\/(\d{1,3}))? ?(?:%|percent(?![a-z])|per cent(?![a-z]))(.*)$/is.exec(
      text,
    ) ?? []
  const on = partOf(behind.replace(/^ ad valorem(?![a-z])/i, ''))
  if (whole === undefined || units === undefined || on === undefined) return undefined
  const parts = Number(units) * 10_000 + Number(fraction.padEnd(4, '0'))
  const share = on === '' ? {} : { on }
  if (over === undefined || under === undefined) return { kind: 'percent', ppm: parts as Ppm, ...share }
  if (Number(under) === 0 || Number(over) >= Number(under)) return undefined
  const { quotient, rest } = divided(Number(over) * 10_000, Number(under))
  return { kind: 'percent', ppm: (parts + quotient) as Ppm, ...share, ...(rest !== undefined && { rest }) }
}

function divided(up: number, down: number): { quotient: number; rest?: [number, number] } {
  const quotient = Math.floor(up / down)
  const left = up - quotient * down
  if (left === 0) return { quotient }
  let [a, b] = [down, left]
  while (b > 0) [a, b] = [b, a % b]
  return { quotient, rest: [left / a, down / a] }
}

/** An amount of money at the start of a text, and what stands behind it. */
export function leadingMoney(text: string): { amount: NanoDollars; currency?: 'CNY'; behind: string } | undefined {
  const cents = /^(\d{1,7})(?:\.(\d{1,7})0*)? ?(?:¢|cents?(?![a-z]))/i.exec(text)
  if (cents !== null) {
    const amount = Number(cents[1]) * 10_000_000 + Number((cents[2] ?? '').padEnd(7, '0'))
    return { amount: amount as NanoDollars, behind: text.slice(cents[0].length) }
  }
  const [found, sign = '', whole = '', fraction = '', name] =
    /^(US\$|\$|CNY ?|RMB ?|¥ ?|¥ ?|)(\d{1,3},\d{3}|\d{1,5})(?:\.(\d{1,9})0*)?( ?(?:yuan(?: RMB)?|RMB|CNY|元|dollars?(?![a-z])))?/i.exec(
      text,
    ) ?? []
  // A number alone is no money, and dollars are not yuan.
  if (found === undefined || (sign === '') === (name === undefined)) return undefined
  const amount = Number(whole.replace(',', '')) * 1_000_000_000 + Number(fraction.padEnd(9, '0'))
  const currency = sign.includes('$') || /dollar/i.test(name ?? '') ? {} : { currency: 'CNY' as const }
  return { amount: amount as NanoDollars, ...currency, behind: text.slice(found.length) }
}

function specificOf(text: string): Rate | undefined {
  const money = leadingMoney(text)
  if (money === undefined) return undefined
  const { amount, currency } = money
  const counted = /^(?: ?\/ ?| per | for each )(.*)$/is.exec(money.behind)?.[1]
  const measured = counted === undefined ? eachOf(money.behind) : leadingUnit(counted)
  const on = measured && partOf(measured.behind)
  if (measured === undefined || on === undefined) return undefined
  return {
    kind: 'specific',
    amount,
    unit: measured.unit,
    ...(on !== '' && { on }),
    ...(currency !== undefined && { currency }),
  }
}

function eachOf(text: string): { unit: string; behind: string } | undefined {
  const behind = /^ ?each(?![a-z])(.*)$/is.exec(text)?.[1]
  return behind === undefined ? undefined : { unit: 'each', behind: behind.trimStart() }
}

/**
 * The part of the article that a rate is charged on, named without its article: `on the case` is `case`, `upon the value of
 * the steel content` is `steel content`.
 *
 * @returns an empty text for the whole article, undefined where the words name no part
 */
function partOf(text: string): string | undefined {
  const words = text.trim()
  if (words === '') return ''
  if (/^, including weight of container$/i.test(words)) return 'weight including container'
  const [, name] = /^(?:on|upon|of) (?:the value of )?(?:the |an? )?([a-z][a-z,. -]{0,98}[a-z])$/i.exec(words) ?? []
  return name === undefined || / (?:but|whichever|not less|not more|shall|plus|minus) /i.test(` ${name} `)
    ? undefined
    : name
}

const ownRates =
  /^(?:no change|the duty (?:rate )?provided (?:for )?in the applicable subheading|the rate applicable in the absence of this (?:sub)?heading)$/i

function referenceOf(text: string): Rate | undefined {
  // What holds a sign, an amount or a limit is a formula that was not understood.
  if (!/^[a-z][a-z0-9 .,()'-]*[a-z0-9)]$/i.test(text) || !balanced(text)) return undefined
  if (/ (?:plus|minus|but not|nor more|whichever) /i.test(text)) return undefined
  if (ownRates.test(text)) return { kind: 'as', headings: [], text: capital(text), own: true }
  if (
    /^see (?:(?:sub)?headings? )?\d{4}(?![\d])/i.test(text) ||
    /^the (?:rate|duty|duty rate|rate of duty)s? /i.test(text)
  )
    return { kind: 'as', headings: headingsIn(text), text: capital(text) }
  return undefined
}

/** `9918.04.60, 9918.04.80` are two; `9823.03.01-9823.03.12` is one entry, a range as printed. */
function headingsIn(text: string): string[] {
  return text.match(/(?<![\d.])\d{4}(?:\.\d{2}){0,3}(?:-\d{4}(?:\.\d{2}){0,3})?(?![\d])/g) ?? []
}

/** Whether every bracket that opens closes. */
export function balanced(text: string): boolean {
  let depth = 0
  for (const letter of text) {
    if (letter === '(') depth++
    if (letter === ')' && --depth < 0) return false
  }
  return depth === 0
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
