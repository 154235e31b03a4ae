/** Why each layer is charged or not, with its authority and citation. */
import type { DutyAnswer, Layer } from '../../duty/answer.js'
import { type Day, printDay } from '../../time/day.js'
import { plain } from '../ink.js'
import { paragraph } from '../wrap.js'
import type { Sheet } from './sheet.js'

/** A titled list of sentences; nothing where there are none. */
export function titled(title: string, items: readonly string[], page: Sheet): string {
  if (items.length === 0) return ''
  const lines = items.map((item) => paragraph(plain(item), page.columns, '  - ', '    '))
  return [page.paint('bold', title), ...lines].join('\n')
}

/** The layers that apply: the reason, then where it is written. */
export function charged({ layers }: DutyAnswer, page: Sheet): string {
  const applied = layers.filter((layer) => layer.applies)
  return entries(
    'Why',
    applied.map((layer) => [layer.heading, `${nameOf(layer, page)}: ${layer.because}.`, cited(layer)]),
    page,
  )
}

/** Those that do not, and why not. */
export function spared({ layers }: DutyAnswer, page: Sheet): string {
  const idle = layers.filter((layer) => !layer.applies)
  return entries(
    'Not charged',
    idle.map((layer) => {
      const rate = /^(?:none|)$/i.test(layer.rate.text) ? '' : ` (${layer.rate.text})`
      return [layer.heading, `${nameOf(layer, page)}${rate}: ${layer.because}.`]
    }),
    page,
  )
}

const nameOf = (layer: Layer, page: Sheet): string =>
  layer.component === 'mfn' ? 'Base' : page.titleOf(layer.id).replace(/\.$/, '')

/** Headings in a column of their own, texts hanging beside them. */
function entries(title: string, rows: readonly string[][], page: Sheet): string {
  if (rows.length === 0) return ''
  const wide = Math.max(...rows.map(([heading = '']) => heading.length))
  const indent = ' '.repeat(wide === 0 ? 4 : wide + 4)
  const lines = rows.flatMap(([heading = '', ...texts]) =>
    texts.map((text, at) => {
      const first = at > 0 ? indent : wide === 0 ? '  - ' : `  ${(heading || '-').padEnd(wide)}  `
      const printed = paragraph(plain(text), page.columns, first, indent)
      return at === 0 ? printed : page.paint('gray', printed)
    }),
  )
  return [page.paint('bold', title), ...lines].join('\n')
}

/** `International Emergency Economic Powers Act; EO 14228, FR document 2025-03775; 4 Mar 2025 to 9 Nov 2025`. */
function cited({ authority, instrument, citation, from, until }: Layer): string {
  const written = [instrument, citation].filter((one, at, all) => one !== '' && !all.slice(0, at).includes(one))
  const days = until === undefined ? `from ${printDay(from)}` : `${printDay(from)} to ${printDay((until - 1) as Day)}`
  return `${[authority, written.join(', '), days].filter((one) => one !== '').join('; ')}.`
}
