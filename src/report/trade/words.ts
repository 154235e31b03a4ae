/** Amounts, changes and places of trade as people write them. */

import { printPeriod } from '../../time/period.js'
import type { Compared, TradeAnswer } from '../../trade/answer.js'
import type { Change } from '../../trade/numbers.js'
import { monthsIn } from '../../trade/periods.js'
import type { TradeQuestion } from '../../trade/question.js'
import type { Standing } from '../../trade/records.js'

/** `$5.51 billion`, `-$22.7 billion`, `1.24 million t`, `$412.35 a t`, `845 head`. */
export function printAmount(value: number, unit: string): string {
  const sign = value < 0 ? '−' : ''
  const size = Math.abs(value)
  if (unit.startsWith('USD/')) return `${sign}$${grouped(size, priceDecimals(size))} a ${unit.slice(4)}`
  const [number, scale] = scaled(size)
  const text = `${number}${scale === '' ? '' : ` ${scale}`}`
  return unit === 'USD' ? `${sign}$${text}` : `${sign}${text} ${unit}`
}

function scaled(size: number): [number: string, scale: string] {
  if (size >= 1e12) return [grouped(size / 1e12, 2), 'trillion']
  if (size >= 1e9) return [grouped(size / 1e9, size >= 1e11 ? 1 : 2), 'billion']
  if (size >= 1e6) return [grouped(size / 1e6, size >= 1e8 ? 1 : 2), 'million']
  return [grouped(size, Number.isInteger(size) ? 0 : 1), '']
}

/** Cents; three digits of what costs less than ten cents. */
function priceDecimals(size: number): number {
  return size === 0 || size >= 0.1 ? 2 : Math.min(9, 2 - Math.floor(Math.log10(size)))
}

/** Digits in groups of three. */
export function grouped(value: number, decimals: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
}

/** The scale in which a column of amounts is shown: its divisor, decimals, and head. */
export interface Scale {
  divisor: number
  decimals: number
  head: string
}

/** One scale for all numbers of a table or a chart. */
export function scaleOf(values: readonly (number | null)[], unit: string): Scale {
  const most = Math.max(0, ...values.map((value) => Math.abs(value ?? 0)))
  if (unit.startsWith('USD/')) return { divisor: 1, decimals: priceDecimals(most), head: `US$ a ${unit.slice(4)}` }
  const money = unit === 'USD'
  const name = money ? 'US$' : unit
  if (most >= 1e10) return { divisor: 1e9, decimals: 2, head: `billion ${name}` }
  if (most >= 1e7) return { divisor: 1e6, decimals: 1, head: `million ${name}` }
  if (most >= 1e5 && !money) return { divisor: 1e3, decimals: 1, head: `thousand ${name}` }
  return { divisor: 1, decimals: values.every((value) => Number.isInteger(value ?? 0)) ? 0 : 1, head: name }
}

/** A number in a scale; a dash for what is not held. */
export function inScale(value: number | null, { divisor, decimals }: Scale): string {
  if (value === null) return '–'
  const text = grouped(value / divisor, decimals)
  // A small number must not read as none at all.
  if (value !== 0 && Number(text.replaceAll(',', '')) === 0) return value < 0 ? '>−0.1' : '<0.1'
  return text.replace('-', '−')
}

/** `53.4%`; `about 53%` where the rounding of the rows leaves the tenth open. Without its sign. */
export function printPercent({ percent, low, high }: Change): string {
  if (percent === null) return ''
  const spread = low === undefined || high === undefined ? 0 : high - low
  const size = Math.abs(percent)
  if (spread > 0.2 || size >= 1000) return `${spread > 0.2 ? 'about ' : ''}${grouped(size, 0)}%`
  // What is left of a fall is not nothing.
  if (size < 100 && size >= 99.95) return `${grouped(Math.min(size, 99.99), 2)}%`
  return `${grouped(size, 1)}%`
}

/** `+3.1%`, `−53.4%`, for columns. */
export function signed(change: Change): string {
  if (change.percent === null) return '–'
  return `${change.percent < 0 ? '−' : '+'}${printPercent(change).replace('about ', '')}`
}

const flowWords = { export: 'exports', import: 'imports', balance: 'trade balance' }

/** `US exports of soybeans to China`. */
export function tradeTitle({ flow, reporter, partners, goods, measure }: TradeQuestion): string {
  const all = goods.codes.length === 1 && goods.codes[0]?.system === 'TOTAL' && goods.codes[0].code === 'TOTAL'
  const what = all ? ' of goods' : ` of ${goods.name}`
  const other = partners.map(({ name }) => name).join(' and ')
  const way = flow === 'export' ? 'to' : flow === 'import' ? 'from' : 'with'
  const measured = measure === 'quantity' ? ', quantity' : measure === 'unit-value' ? ', unit value' : ''
  // "China imports", "US imports": a name of several words would bury the noun.
  const own = reporter.code.length === 2 && /\s/.test(reporter.name) ? reporter.code : reporter.name
  if (flow === 'balance')
    return `${own} trade balance${all ? ' in goods' : ` in ${goods.name}`} ${way} ${other}${measured}`
  return `${own} ${flowWords[flow]}${what} ${way} ${other}${measured}`
}

/** What a period is set against: `Jan-Jul 2024`, `the average of 2018 to 2022`. */
export function againstWords({ baseline }: Pick<Compared, 'baseline'>): string {
  const [first] = baseline
  const last = baseline.at(-1)
  if (first === undefined || last === undefined) return ''
  if (baseline.length === 1) return printPeriod(first)
  return `the average of ${printPeriod(first)} to ${printPeriod(last)}`
}

/** `down 53.4% from $11.8 billion in Jan-Jul 2024`; empty where nothing can be compared. */
export function changeWords(compared: Compared, unit: string): string {
  const { change, baselineValue } = compared
  if (baselineValue === null) return ''
  const amount = printAmount(baselineValue, unit)
  const base =
    compared.baseline.length > 1 ? `${againstWords(compared)} (${amount})` : `${amount} in ${againstWords(compared)}`
  if (change.absolute === null) return `set against ${base}`
  if (change.absolute === 0) return `the same as ${base}`
  const negative = baselineValue < 0 || (compared.value ?? 0) < 0
  // A deficit that moves is told by its two amounts: "down" would mean two things.
  if (negative) {
    const size = printAmount(Math.abs(change.absolute), unit)
    const deficit = baselineValue < 0 && (compared.value ?? 0) < 0
    const percent = change.percent === null ? '' : ` (${printPercent(change)})`
    if (!deficit) return `after ${base}`
    return `the deficit ${change.absolute < 0 ? 'wider' : 'narrower'} by ${size}${percent} than in ${againstWords(compared)} (${printAmount(baselineValue, unit)})`
  }
  if (change.percent === null) return `${change.absolute > 0 ? 'up' : 'down'} from ${base}`
  const percent = printPercent(change)
  if (Number(percent.replace(/[^\d.]/g, '')) === 0) return `nearly the same as ${base}`
  return `${change.percent < 0 ? 'down' : 'up'} ${percent} from ${base}`
}

/** `the lowest month since Feb 2009`, `the largest month on record (since Jan 2001)`; empty where it is nothing to tell. */
export function standingWords(
  standing: Standing,
  { question, value }: Pick<TradeAnswer, 'question' | 'value'>,
): string[] {
  const { extreme, position, first, since, complete, run } = standing
  const length = monthsIn(question.period).length
  const noun =
    length === 1
      ? 'month'
      : length === 3
        ? 'such quarter'
        : length === 12
          ? /^\d{4}$/.test(printPeriod(question.period))
            ? 'year'
            : 'such year'
          : 'such stretch'
  const held = complete ? '' : ', as far as months are held'
  const what = `${superlative(extreme, question.flow, value ?? 0)} ${noun}`
  const told: string[] = []
  if (position === 1 && since === undefined) told.push(`the ${what} on record (from ${printPeriod(first)}${held})`)
  else if (since !== undefined && question.period.start - since.period.start > (length === 1 ? 365 : 3 * 366))
    told.push(`the ${what} since ${printPeriod(since.period)}${held}`)
  if (run !== undefined && run.length >= 3)
    told.push(
      `${run.direction === 'down' ? 'below' : 'above'} the year before for ${run.atLeast ? 'at least ' : ''}${run.length} months in a row`,
    )
  return told
}

function superlative(extreme: Standing['extreme'], flow: TradeQuestion['flow'], value: number): string {
  const large = extreme === 'highest'
  if (flow !== 'balance') return large ? 'largest' : 'smallest'
  // The lowest balance is the largest deficit.
  return value < 0
    ? `${large ? 'smallest' : 'largest'} deficit of any`
    : `${large ? 'largest' : 'smallest'} surplus of any`
}

/** `3rd`. */
export function ordinal(count: number): string {
  const tens = count % 100
  const ending = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th')
  return `${count}${ending}`
}
