/** Trade drawn in characters: months as columns beside those of the year before, members as bars. */
import type { SeriesPoint } from '../../trade/answer.js'
import type { SplitLine } from '../../trade/breakdown.js'
import type { Painter } from '../ink.js'
import { paragraph } from '../wrap.js'
import { inScale, type Scale, scaleOf, signed } from './words.js'

export interface Drawing {
  paint: Painter
  /** Characters of a line. */
  width: number
  /** Only characters of ASCII. */
  ascii: boolean
}

const rows = 8
const eighths = ['', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']
const letters = ['J', 'F', 'M', 'A', 'M', 'J', 'J', 'A', 'S', 'O', 'N', 'D']
const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * Columns for months: the period's full, what it is set against pale, a dot where a month is not held. A zero stands on the
 * line.
 */
export function drawMonths(series: readonly SeriesPoint[], unit: string, page: Drawing): string {
  const compare = series.some(({ baselineValue }) => baselineValue !== null)
  const values = series.flatMap(({ value, baselineValue }) => [value, baselineValue])
  if (series.length < 2 || values.every((value) => value === null)) return ''
  const top = Math.max(0, ...values.map((value) => value ?? 0))
  const bottom = Math.min(0, ...values.map((value) => value ?? 0))
  if (top === 0 && bottom === 0) return ''
  const scale = scaleOf(values, unit)
  const marks = [top, bottom].map((value) => (value === 0 ? '0' : inScale(value, scale)))
  const left = Math.max(...marks.map((mark) => mark.length), 1)
  const room = page.width - left - 4
  const each = widthOf(series.length, compare, room)
  if (each === undefined) return ''
  const { wide, both, shown } = each
  const drawn = series.slice(-shown)
  const step = (top - bottom) / rows
  const up = Math.round(top / step)
  const [full, pale, zero, gap] = page.ascii ? ['#', ':', '_', '.'] : ['█', '░', '▁', '·']
  const lines: string[] = []
  for (let row = 0; row < rows; row++) {
    const above = row < up
    const low = above ? (up - row - 1) * step : (row - up) * step
    const cell = (value: number | null, ink: 'now' | 'before'): string => {
      if (value === null) return row === up - 1 || (up === 0 && row === 0) ? gap : ' '
      const size = (above ? value : -value) - low
      const eighth = Math.max(0, Math.min(8, Math.round((size / step) * 8)))
      if (ink === 'before') return eighth >= 4 ? pale : lowest(value, low, zero)
      if (page.ascii || !above) return eighth >= 4 ? full : lowest(value, low, zero)
      return eighth === 0 ? lowest(value, low, zero) : (eighths[eighth] ?? full)
    }
    const lowest = (value: number, from: number, mark: string): string =>
      from === 0 && above === value >= 0 && (above || value !== 0) ? mark : ' '
    const cells = drawn.map(({ value, baselineValue }) => {
      const now = page.paint('cyan', cell(value, 'now').repeat(wide))
      const before = page.paint('gray', cell(baselineValue, 'before').repeat(wide))
      return `${both ? before : ''}${now}`
    })
    const mark = row === 0 ? (marks[0] ?? '') : row === up ? '' : ''
    lines.push(`${mark.padStart(left)} ${page.ascii ? '|' : '│'}${cells.join(' ')}`)
  }
  if (bottom < 0) lines[rows - 1] = `${(marks[1] ?? '').padStart(left)}${(lines[rows - 1] ?? '').slice(left)}`
  const column = wide * (both ? 2 : 1)
  const line = page.ascii ? '-' : '─'
  lines.push(
    `${(bottom < 0 ? '' : '0').padStart(left)} ${page.ascii ? '+' : '└'}${line.repeat(drawn.length * (column + 1))}`,
  )
  lines.push(`${' '.repeat(left + 2)}${labels(drawn, column)}`)
  const indent = ' '.repeat(left + 2)
  const key = paragraph(legend(drawn, both, { scale, full, pale, gap }), page.width, indent)
  lines.push(...key.split('\n').map((line) => page.paint('gray', line)))
  return lines.map((text) => text.trimEnd()).join('\n')
}

/** How wide a column is; whether both years fit; how many months are shown. */
function widthOf(
  months: number,
  compare: boolean,
  room: number,
): { wide: number; both: boolean; shown: number } | undefined {
  for (const wide of [3, 2, 1]) {
    if (months * (wide * (compare ? 2 : 1) + 1) <= room && (wide < 3 || months <= 8))
      return { wide, both: compare, shown: months }
  }
  const shown = Math.min(months, Math.floor(room / 2))
  return shown < 2 ? undefined : { wide: 1, both: false, shown }
}

function labels(drawn: readonly SeriesPoint[], column: number): string {
  return drawn
    .map(({ month }, at) => {
      const place = month % 12
      const text = column >= 3 ? (names[place] ?? '') : (letters[place] ?? '')
      const year = `'${String(Math.floor(month / 12)).slice(2)}`
      const label = column >= 6 && (at === 0 || place === 0) ? `${text}${year}` : text
      return label.slice(0, column + 1).padEnd(column + 1)
    })
    .join('')
}

function legend(
  drawn: readonly SeriesPoint[],
  both: boolean,
  { scale, full, pale, gap }: { scale: Scale; full: string; pale: string; gap: string },
): string {
  const missing = drawn.some(({ value, baselineValue }) => value === null || (both && baselineValue === null))
  const span = (months: (number | null)[]): string => {
    const held = months.filter((month): month is number => month !== null)
    const [first, last] = [held[0] ?? 0, held.at(-1) ?? 0]
    const text = (month: number): string => `${names[month % 12]} ${Math.floor(month / 12)}`
    return first === last ? text(first) : `${text(first)} to ${text(last)}`
  }
  const before = drawn.map(({ before: month }) => month)
  const earlier = before.some((month) => month !== null) ? span(before) : 'average'
  return [
    scale.head,
    `${full} ${span(drawn.map(({ month }) => month))}`,
    ...(both ? [`${pale} ${earlier}`] : []),
    ...(missing ? [`${gap} not held`] : []),
  ].join('   ')
}

const longestName = 34

/** A bar for each member, the largest first, with its amount, its share and its change. */
export function drawBars(lines: readonly SplitLine[], unit: string, page: Drawing): string {
  const values = lines.map(({ value }) => value)
  const scale = scaleOf(values, unit)
  const [full, minus] = page.ascii ? ['#', '-'] : ['█', '▒']
  const most = Math.max(...values.map((value) => Math.abs(value ?? 0)), 1)
  const labels = lines.map(labelOf)
  const wide = Math.min(longestName, Math.max(...labels.map((label) => label.length)))
  const amounts = values.map((value) => inScale(value, scale))
  const amount = Math.max(...amounts.map((text) => text.length), scale.head.length)
  const shares = lines.some(({ share }) => share !== null)
  const bar = Math.max(6, Math.min(40, page.width - wide - amount - (shares ? 20 : 12) - 6))
  const text = lines.map((line, at) => {
    const size = line.value === null ? 0 : Math.round((Math.abs(line.value) / most) * bar)
    // The smallest trade is still trade.
    const drawn = (line.value !== null && line.value < 0 ? minus : full).repeat(Math.max(size, line.value ? 1 : 0))
    return [
      `  ${cut(labels[at] ?? '', wide, page.ascii).padEnd(wide)}`,
      page.paint('cyan', drawn.padEnd(bar)),
      (amounts[at] ?? '').padStart(amount),
      ...(shares ? [(line.share === null ? '' : `${line.share.toFixed(1)}%`).padStart(7)] : []),
      signed(line.change).padStart(9),
    ].join(' ')
  })
  const head = [
    ' '.repeat(wide + 2),
    ' '.repeat(bar),
    scale.head.padStart(amount),
    ...(shares ? ['share'.padStart(7)] : []),
    'change'.padStart(9),
  ].join(' ')
  return [page.paint('gray', head), ...text].map((line) => line.trimEnd()).join('\n')
}

function labelOf({ name, product, month }: SplitLine): string {
  const when = month === undefined ? '' : `${names[month % 12]} ${Math.floor(month / 12)}  `
  const code = product === undefined || name === product ? '' : `${product} `
  return month === undefined ? `${code}${name}` : when.trim()
}

function cut(text: string, room: number, ascii: boolean): string {
  const dots = ascii ? '...' : '…'
  return text.length > room ? `${text.slice(0, room - dots.length).trimEnd()}${dots}` : text
}
