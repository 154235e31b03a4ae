/** A duty answer for the terminal and the file: the stack, the sum, the reasons, the citations, what changes next. */
import type { DutyAnswer } from '../../duty/answer.js'
import type { CodeHint } from '../../duty/schedule.js'
import { printHs } from '../../product/codes.js'
import { printDay } from '../../time/day.js'
import { harmless, painter, plain } from '../ink.js'
import { paragraph } from '../wrap.js'
import { basis, next, questions } from './outlook.js'
import { charged, spared, titled } from './reasons.js'
import { type DutyTextOptions, dollars, printPercent, type Sheet } from './sheet.js'
import { stack } from './stack.js'

/** The whole answer. */
export function printDuty(answer: DutyAnswer, options: DutyTextOptions): string {
  const page: Sheet = {
    ...options,
    all: options.all ?? false,
    paint: painter(options.colour ?? false),
    columns: Math.max(72, Math.min(options.width ?? 100, 110)),
  }
  const parts = [
    head(answer, page),
    stack(answer, page),
    titled('Otherwise', alternatives(answer), page),
    titled('Fees', fees(answer), page),
    titled('Mind', answer.notes, page),
    charged(answer, page),
    spared(answer, page),
    questions(answer, page),
    next(answer, page),
    page.all ? basis(answer, page) : '',
    page.paint('gray', paragraph(leftOut(answer), page.columns)),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

const leftOut = ({ fees }: DutyAnswer): string =>
  `Left out: anti-dumping and countervailing duties that are not listed${fees === undefined ? ', fees (--fees)' : ''} and internal taxes.`

/** Characters of a step of the description that are kept. */
const stepAtMost = 88

function head({ hts, description, origin, destination, on, known, edition }: DutyAnswer, page: Sheet): string {
  const { countryName } = page
  const title = `${printHs(hts)} from ${countryName(origin)} into ${countryName(destination)}, entered ${printDay(on)}`
  const shown = known === on ? '' : `, as known on ${printDay(known)}`
  const path = description.split(' > ').map((step) => step.replace(/\s*:$/, ''))
  const steps = page.all ? path : path.filter((step, at) => step !== path[at - 1]).map(shortened)
  return [
    page.paint('bold', paragraph(plain(title), page.columns, '', '  ')),
    paragraph(plain(steps.join(' > ')), page.columns, '', '  '),
    page.paint('gray', plain(`Schedule: ${edition}${shown}`)),
    ...(page.scenario === undefined ? [] : [page.paint('bold', plain(`Under a scenario, not law: ${page.scenario}`))]),
  ].join('\n')
}

/** Cut at a word. */
function shortened(text: string): string {
  if (text.length <= stepAtMost) return text
  return `${text
    .slice(0, stepAtMost)
    .replace(/[\s,;(]+\S*$/, '')
    .trimEnd()} ...`
}

function alternatives({ alternatives }: DutyAnswer): string[] {
  return alternatives.map(({ label, percent, amount, formula }) => {
    const sum = percent === null ? 'not known without more facts' : printPercent(percent)
    return `${label}: ${sum}${amount === null ? '' : `, ${dollars(amount)}`} = ${formula}`
  })
}

/** Beside the total: each with what it comes to, or why it is not due. */
function fees({ fees = [] }: DutyAnswer): string[] {
  return fees.map(({ title, rate, amount, applies, because, citation }) => {
    const sum = applies && amount !== null ? ` ${dollars(amount)} =` : ''
    return `${title}:${sum} ${applies ? rate : 'none'} (${because.replace(/[.?]$/, '')}). ${citation}.`
  })
}

/** Codes that words found, one a line. */
export function printFound(hints: readonly CodeHint[], width: number): string {
  const codes = hints.map(({ code }) => printHs(code))
  const wide = Math.max(...codes.map((code) => code.length))
  const room = Math.max(30, width - wide - 2)
  const lines = hints.map(({ description }, at) => {
    const text = harmless(plain(description))
    return `${(codes[at] ?? '').padEnd(wide)}  ${text.length > room ? `${text.slice(0, room - 4).trimEnd()} ...` : text}`
  })
  return `${lines.join('\n')}\n`
}
