/** A duty answer for the terminal and the file: the stack, the sum, the reasons, the citations, what changes next. */

import type { Ppm } from '../../amount/ppm.js'
import { printPpm } from '../../amount/ppm.js'
import type { DutyAnswer, Layer } from '../../duty/answer.js'
import type { Cited } from '../../ledger/tariff.js'
import { printHs } from '../../product/codes.js'
import { type Day, printDay } from '../../time/day.js'
import { harmless, type Painter, painter, plain } from '../ink.js'
import { paragraph } from '../wrap.js'

export interface DutyTextOptions {
  colour?: boolean
  width?: number
  /** Names of countries by code. */
  nameOf: (code: string) => string
  sources: Readonly<Record<string, Cited>>
}

interface Sheet extends DutyTextOptions {
  paint: Painter
  columns: number
}

/** The whole answer. */
export function printDuty(answer: DutyAnswer, options: DutyTextOptions): string {
  const page: Sheet = {
    ...options,
    paint: painter(options.colour ?? false),
    columns: Math.max(60, Math.min(options.width ?? 100, 110)),
  }
  const applied = answer.layers.filter((layer) => layer.applies)
  const idle = answer.layers.filter((layer) => !layer.applies)
  const parts = [
    head(answer, page),
    stack(applied, answer, page),
    ...(answer.alternatives.length === 0 ? [] : [alternatives(answer, page)]),
    ...(answer.notes.length === 0 ? [] : [list('Mind', answer.notes, page)]),
    list(
      'Why',
      applied.map((layer) => `${tag(layer)}: ${layer.because} (${cited(layer, page)})`),
      page,
    ),
    ...(idle.length === 0
      ? []
      : [
          list(
            'Not charged',
            idle.map((layer) => `${tag(layer)} ${layer.rate.text}: ${layer.because}`),
            page,
          ),
        ]),
    ...(answer.questions.length === 0
      ? []
      : [
          list(
            'Would change it',
            answer.questions.map(({ condition, question, effect }) => `${question} A yes ${effect}. [${condition}]`),
            page,
          ),
        ]),
    ...(answer.next.length === 0
      ? []
      : [
          list(
            'Next',
            answer.next.map(({ date, change }) => `${printDay(date)}: ${change}`),
            page,
          ),
        ]),
  ]
  return `${parts.join('\n\n')}\n`
}

function head({ hts, description, origin, destination, on, known, edition }: DutyAnswer, page: Sheet): string {
  const title = `${printHs(hts)} from ${page.nameOf(origin)} into ${page.nameOf(destination)}, entered ${printDay(on)}`
  const shown = known === on ? '' : `, as known on ${printDay(known)}`
  return [
    page.paint('bold', plain(`${title}${shown}`)),
    paragraph(plain(description), page.columns, '', '  '),
    page.paint('gray', plain(`Schedule: ${edition}`)),
  ].join('\n')
}

const tag = (layer: Layer): string =>
  layer.component === 'mfn' ? layer.heading : `${layer.heading} ${layer.instrument}`.trim()

const blocks = 40

/** A line for each layer: what it adds, a bar to scale, heading and instrument, and when it ends. */
function stack(applied: readonly Layer[], { total }: DutyAnswer, page: Sheet): string {
  const most = Math.max(total.percent ?? 0, ...applied.map(({ ppm }) => (ppm ?? 0) / 10_000), 1)
  const names = applied.map(nameOf)
  const wide = Math.min(46, Math.max(...names.map((name) => name.length)))
  const rates = applied.map((layer) => (layer.ppm === null ? layer.rate.text : printPpm(layer.ppm as Ppm)))
  const right = Math.min(24, Math.max(...rates.map((rate) => rate.length), 6))
  const room = Math.max(8, Math.min(blocks, page.columns - wide - right - 24))
  const rows = applied.map((layer, at) => {
    const bar = layer.ppm === null ? '' : '█'.repeat(Math.round((layer.ppm / 10_000 / most) * room))
    const end = layer.until === undefined ? '' : `to ${printDay((layer.until - 1) as Day)}`
    return harmless(
      `  ${(names[at] ?? '').slice(0, wide).padEnd(wide)}  ${(rates[at] ?? '').padStart(right)}  ${bar.padEnd(room)} ${end}`.trimEnd(),
    )
  })
  const sum =
    total.percent === null
      ? total.complete
        ? 'see the amount'
        : 'not known without more facts'
      : `${trimmed(total.percent)}%`
  const amount = total.amount === null ? '' : `  ${dollars(total.amount)}`
  return [
    ...rows,
    page.paint('bold', `  ${'Total'.padEnd(wide)}  ${sum.padStart(right)}${amount}`),
    page.paint(
      'gray',
      paragraph(`= ${total.formula}${total.complete ? '' : '   (not complete)'}`, page.columns, '  ', '    '),
    ),
  ].join('\n')
}

function nameOf(layer: Layer): string {
  return layer.component === 'mfn' ? `${layer.heading} base` : `${layer.heading} ${short(layer)}`
}

const short = (layer: Layer): string => layer.class.replaceAll('-', ' ')

function alternatives({ alternatives }: DutyAnswer, page: Sheet): string {
  return list(
    'Otherwise',
    alternatives.map(({ label, percent, amount, formula }) => {
      const sum = percent === null ? 'not known without more facts' : `${trimmed(percent)}%`
      return `${label}: ${sum}${amount === null ? '' : `, ${dollars(amount)}`} = ${formula}`
    }),
    page,
  )
}

function list(title: string, items: readonly string[], page: Sheet): string {
  return [page.paint('bold', title), ...items.map((item) => paragraph(plain(item), page.columns, '  - ', '    '))].join(
    '\n',
  )
}

function cited(layer: Layer, { sources }: Sheet): string {
  const since = `from ${printDay(layer.from)}${layer.until === undefined ? '' : ` to ${printDay((layer.until - 1) as Day)}`}`
  const titles = layer.sources.map((id) => sources[id]?.title ?? id)
  const said = [layer.citation, ...titles.slice(0, 2)].filter((one, at, all) => one !== '' && all.indexOf(one) === at)
  return `${layer.authority}; ${said.join('; ')}; ${since}`
}

const trimmed = (percent: number): string => String(Math.round(percent * 10_000) / 10_000)

const dollars = (amount: number): string =>
  amount.toLocaleString('en-US', { style: 'currency', currency: 'USD', minimumFractionDigits: 2 })
