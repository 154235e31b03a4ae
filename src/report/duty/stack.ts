/** The stack of duties drawn: a line for each, what it adds, a bar to scale, when it ends, and the sum. */
import { type Ppm, printPpm } from '../../amount/ppm.js'
import type { DutyAnswer, Layer } from '../../duty/answer.js'
import { type Day, printDay } from '../../time/day.js'
import { harmless, plain } from '../ink.js'
import { paragraph } from '../wrap.js'
import { dollars, printPercent, type Sheet } from './sheet.js'

/** Rates that are longer stand on a line of their own. */
const rateAtMost = 12
const longestBar = 30
const longestName = 40
/** `to 31 Dec 2025`. */
const endWide = 14

/** The layers that apply, and what they come to. */
export function stack(answer: DutyAnswer, page: Sheet): string {
  const { total } = answer
  const applied = answer.layers.filter((layer) => layer.applies)
  const headings = Math.max(...applied.map(({ heading }) => heading.length))
  const rates = applied.map(rateOf)
  const sum = total.percent === null ? '' : printPercent(total.percent)
  const right = Math.max(...[...rates, sum].map((rate) => (rate.length > rateAtMost ? 0 : rate.length)), 4)
  const room = page.columns - headings - right - endWide - 9
  const names = applied.map((layer) => plain(nameOf(layer, applied, page)))
  const wide = Math.min(longestName, Math.max(...names.map((name) => name.length)), Math.max(16, room - 10))
  const bar = Math.max(8, Math.min(longestBar, room - wide))
  const most = Math.max(total.percent ?? 0, ...applied.map(({ ppm }) => (ppm ?? 0) / 10_000), 1)
  const lines = applied.flatMap((layer, at) => {
    const rate = rates[at] ?? ''
    const long = rate.length > rateAtMost
    const cells = [
      layer.heading.padEnd(headings),
      cut(names[at] ?? '', wide).padEnd(wide),
      (long ? '' : rate).padStart(right),
      barOf(layer, most, bar).padEnd(bar),
      layer.until === undefined ? '' : `to ${printDay((layer.until - 1) as Day)}`,
    ]
    const line = `  ${harmless(cells.join('  ')).trimEnd()}`
    return long ? [line, paragraph(plain(rate), page.columns, ' '.repeat(headings + 6))] : [line]
  })
  const label = `  ${' '.repeat(headings)}  ${'Total'.padEnd(wide)}`
  const amount = total.amount === null ? '' : `  ${dollars(total.amount)}`
  const told =
    total.percent === null ? (total.amount === null ? '  open' : amount) : `  ${sum.padStart(right)}${amount}`
  const formula = `= ${total.formula}${total.complete ? '' : ' (not complete)'}`
  return [
    ...lines,
    page.paint('bold', `${label}${told}`),
    page.paint('gray', paragraph(plain(formula), page.columns, ' '.repeat(headings + 4), ' '.repeat(headings + 6))),
  ].join('\n')
}

/** The class of the duty, as filers speak of it; its own title where another of the class stands beside it. */
function nameOf(layer: Layer, applied: readonly Layer[], page: Sheet): string {
  if (layer.component === 'mfn') return 'base rate'
  const alone = applied.filter((one) => one.class === layer.class).length === 1
  return page.titleOf(alone && layer.heading !== '' ? layer.class : layer.id)
}

function rateOf({ ppm, rate }: Layer): string {
  if (/^free$/i.test(rate.text)) return rate.text
  return ppm === null ? rate.text : printPpm(ppm as Ppm)
}

/** A bar, or on what it is charged where that share is not known. */
function barOf({ ppm, on }: Layer, most: number, room: number): string {
  if (ppm !== null) return '█'.repeat(Math.round((ppm / 10_000 / most) * room))
  if (on === undefined) return ''
  return cut(on.startsWith('not ') ? `of the rest` : `of the ${on} content`, room)
}

function cut(text: string, room: number): string {
  return text.length > room ? `${text.slice(0, room - 1).trimEnd()}…` : text
}
