/** A trade answer as a chart: months as lines, the year before pale and dashed; the lines of a split as bars. */
import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import { type Month, monthsPeriod, printPeriod } from '../../time/period.js'
import type { SeriesPoint, TradeAnswer } from '../../trade/answer.js'
import type { SplitLine, TradeBreakdown } from '../../trade/breakdown.js'
import { framed } from './frame.js'
import { coloured, ink, type Theme } from './palette.js'
import { againstWords, changeWords, inScale, printAmount, type Scale, scaleOf, signed, tradeTitle } from './words.js'

export interface ChartOptions {
  /** Colours of one scheme; the reader's own where it is left out. */
  theme?: Theme
  width?: number
}

/** The chart as a document of SVG. */
export function tradeChart(answer: TradeAnswer, { theme, width = 720 }: ChartOptions = {}): string {
  const { breakdown } = answer
  const isBars = breakdown !== undefined && !breakdown.by.includes('month') && breakdown.lines.length > 0
  const drawn = isBars ? bars(breakdown, width) : lines(answer, width)
  const svg = framed(drawn.svg, {
    title: `${tradeTitle(answer.question)}, ${printPeriod(answer.question.period)}`,
    subtitle: drawn.subtitle,
    description: describe(answer),
    source: sourceOf(answer),
    width,
    height: drawn.height,
    top: drawn.top,
    mark: answer.query,
  })
  return theme === undefined ? svg : coloured(svg, theme)
}

interface Drawn {
  svg: string
  subtitle: string
  height: number
  /** Room above the axes, which the titles stand in. */
  top: number
}

const top = 78
const bottom = 84
/** Room for the labels at the ends of the lines. */
const right = 96

function plotted(options: Plot.PlotOptions): string {
  const { document } = parseHTML('<html><body></body></html>')
  return Plot.plot({ ...options, document: document as unknown as NonNullable<Plot.PlotOptions['document']> }).outerHTML
}

interface Point {
  at: number
  value: number | null
  later: boolean
}

function lines({ series, unit, question }: TradeAnswer, width: number): Drawn {
  const height = 440
  const values = series.flatMap(({ value, baselineValue }) => [value, baselineValue])
  const scale = scaleOf(values, unit)
  const points = (pick: (point: SeriesPoint) => number | null): Point[] =>
    series.map((point, at) => {
      const value = pick(point)
      return { at, value: value === null ? null : value / scale.divisor, later: point.laterVintage }
    })
  const now = points(({ value }) => value)
  const before = points(({ baselineValue }) => baselineValue)
  const held = (list: Point[]): Point[] => list.filter(({ value }) => value !== null)
  const dotted = series.length <= 40
  const labels = endLabels(held(now).at(-1), held(before).at(-1), names(series), values, scale)
  const svg = plotted({
    width,
    height,
    marginTop: top,
    marginBottom: bottom,
    marginLeft: 56,
    marginRight: right,
    style: { background: 'none' },
    x: { type: 'linear', domain: [0, Math.max(series.length - 1, 1)], label: null, axis: null },
    y: { label: null, zero: true, nice: true },
    marks: [
      Plot.gridY({ stroke: ink('rule'), strokeOpacity: 1, ticks: 5 }),
      Plot.axisY({ fill: ink('quiet'), tickSize: 0, fontSize: 12, ticks: 5, label: null }),
      Plot.axisX(tickPlaces(series), {
        fill: ink('quiet'),
        tickSize: 4,
        stroke: ink('rule'),
        fontSize: 12,
        label: null,
        tickFormat: (at: number) => monthLabel(series, at),
      }),
      Plot.ruleY([0], { stroke: ink('quiet') }),
      Plot.lineY(before, { x: 'at', y: 'value', stroke: ink('pale'), strokeWidth: 1.75, strokeDasharray: '5 4' }),
      Plot.lineY(now, { x: 'at', y: 'value', stroke: ink('main'), strokeWidth: 2.5 }),
      ...(dotted
        ? [
            Plot.dot(held(before), { x: 'at', y: 'value', r: 2, fill: ink('pale') }),
            Plot.dot(held(now), {
              x: 'at',
              y: 'value',
              r: 3.25,
              // Printed later than the day asked: hollow.
              fill: (point: Point) => (point.later ? ink('paper') : ink('main')),
              stroke: ink('main'),
              strokeWidth: 1.5,
            }),
          ]
        : []),
      ...labels.map(({ at, value, text, colour, bold }) =>
        Plot.text([{ at, value }], {
          x: 'at',
          y: 'value',
          text: () => text,
          dx: 9,
          textAnchor: 'start',
          fill: ink(colour),
          fontSize: 12,
          ...(bold && { fontWeight: 600 }),
        }),
      ),
    ],
  })
  const hollow = series.some(({ laterVintage }) => laterVintage) ? '; hollow: printed later than the day asked' : ''
  const gaps = series.some(({ value }) => value === null) ? '; a gap is a month that is not held' : ''
  const against = question.baseline.length > 1 ? `, dashed: ${againstWords(question)}` : ''
  return { svg, subtitle: `${capital(scale.head)} a month${against}${gaps}${hollow}`, height, top }
}

/** The two names at the ends of their lines, moved apart where they would touch. */
function endLabels(
  now: Point | undefined,
  before: Point | undefined,
  [nowName, beforeName]: [string, string],
  values: readonly (number | null)[],
  { divisor }: Scale,
): { at: number; value: number; text: string; colour: 'main' | 'quiet'; bold: boolean }[] {
  const numbers = values.map((value) => (value ?? 0) / divisor)
  const reach = Math.max(...numbers, 0) - Math.min(...numbers, 0)
  const least = reach * 0.06
  const [a, b] = [now?.value ?? null, before?.value ?? null]
  const close = a !== null && b !== null && Math.abs(a - b) < least
  const shift = close ? (least - Math.abs(a - b)) / 2 : 0
  const above = a !== null && b !== null && a >= b
  return [
    ...(now === undefined || a === null
      ? []
      : [{ at: now.at, value: a + (above ? shift : -shift), text: nowName, colour: 'main' as const, bold: true }]),
    ...(before === undefined || b === null
      ? []
      : [
          {
            at: before.at,
            value: b - (above ? shift : -shift),
            text: beforeName,
            colour: 'quiet' as const,
            bold: false,
          },
        ]),
  ]
}

/** `2025`, `2024-25`: what each line is, in the fewest signs. */
function names(series: readonly SeriesPoint[]): [string, string] {
  const years = (months: (Month | null)[]): string => {
    const all = months.filter((month): month is Month => month !== null).map((month) => Math.floor(month / 12))
    const [first, last] = [Math.min(...all), Math.max(...all)]
    return first === last ? String(first) : `${first}–${String(last).slice(2)}`
  }
  const earlier = series.map(({ before }) => before)
  return [
    years(series.map(({ month }) => month)),
    earlier.every((month) => month === null) ? 'average' : years(earlier),
  ]
}

function tickPlaces(series: readonly SeriesPoint[]): number[] {
  const every = series.length <= 13 ? 1 : series.length <= 36 ? 3 : 12
  const first = series[0]?.month ?? 0
  return series.flatMap((_, at) => (every === 1 || (first + at) % every === 0 ? [at] : []))
}

function monthLabel(series: readonly SeriesPoint[], at: number): string {
  const month = series[at]?.month
  if (month === undefined) return ''
  const [name = '', year = ''] = printPeriod(monthsPeriod(month, month)).split(' ')
  if (series.length > 36) return year
  return at === 0 || month % 12 === 0 ? `${name}\n${year}` : name
}

/** Characters of a name that fit beside its bar. */
const longestName = 30
const each = 28

function bars({ lines: split, unit }: TradeBreakdown, width: number): Drawn {
  const values = split.flatMap(({ value, baselineValue }) => [value, baselineValue])
  const scale = scaleOf(values, unit)
  const height = top + 64 + split.length * each
  const rows = split.map((line, place) => ({
    place,
    name: cut(labelOf(line)),
    value: line.value === null ? null : line.value / scale.divisor,
    before: line.baselineValue === null ? null : line.baselineValue / scale.divisor,
    told: [inScale(line.value, scale), ...(line.change.percent === null ? [] : [`(${signed(line.change)})`])].join(' '),
  }))
  const longest = Math.max(...rows.map(({ name }) => name.length))
  const compare = rows.some(({ before }) => before !== null)
  const least = Math.min(0, ...rows.map(({ value, before }) => Math.min(value ?? 0, before ?? 0)))
  const svg = plotted({
    width,
    height,
    marginTop: top,
    marginBottom: 64,
    marginLeft: Math.min(230, 18 + longest * 7.2),
    marginRight: 130,
    style: { background: 'none' },
    x: { label: null, axis: null, zero: true },
    y: { type: 'band', domain: rows.map(({ place }) => place), padding: 0.28, label: null, axis: null },
    marks: [
      Plot.barX(rows, { y: 'place', x: 'value', fill: ink('main') }),
      ...(compare
        ? [
            Plot.tickX(
              rows.filter(({ before }) => before !== null),
              {
                y: 'place',
                x: 'before',
                stroke: ink('ink'),
                strokeWidth: 1.5,
                strokeDasharray: '3 2',
                insetTop: -4,
                insetBottom: -4,
              },
            ),
          ]
        : []),
      Plot.ruleX([0], { stroke: ink('quiet') }),
      Plot.text(rows, {
        y: 'place',
        x: () => least,
        text: 'name',
        textAnchor: 'end',
        dx: -8,
        fill: ink('ink'),
        fontSize: 12,
      }),
      Plot.text(rows, {
        y: 'place',
        x: (row: { value: number | null; before: number | null }) => Math.max(row.value ?? 0, row.before ?? 0, 0),
        text: 'told',
        textAnchor: 'start',
        dx: 7,
        fill: ink('quiet'),
        fontSize: 12,
      }),
    ],
  })
  const ticks = compare ? '; the dashed mark is what it is set against' : ''
  return { svg, subtitle: `${capital(scale.head)}${ticks}`, height, top }
}

function labelOf({ name, product }: SplitLine): string {
  return product === undefined || product === name ? name : `${product} ${name}`
}

function cut(text: string): string {
  return text.length > longestName ? `${text.slice(0, longestName - 1).trimEnd()}…` : text
}

/** What the chart shows, for who cannot see it. */
function describe(answer: TradeAnswer): string {
  const { question, value, unit, breakdown, series } = answer
  const first =
    value === null
      ? `No sum for ${printPeriod(question.period)}: months are not held.`
      : `${printAmount(value, unit)} in ${printPeriod(question.period)}${changeWords(answer, unit) === '' ? '' : `, ${changeWords(answer, unit)}`}.`
  if (breakdown !== undefined && !breakdown.by.includes('month'))
    return `${first} ${breakdown.lines
      .slice(0, 5)
      .map((line) => `${labelOf(line)}: ${line.value === null ? 'not held' : printAmount(line.value, breakdown.unit)}`)
      .join('; ')}.`
  const missing = series.filter((point) => point.value === null).length
  return `${first} ${series.length} months drawn${missing === 0 ? '' : `, ${missing} of them not held`}.`
}

function sourceOf({ source, breakdown }: TradeAnswer): string {
  const document = breakdown !== undefined && !breakdown.by.includes('month') ? breakdown : source
  return document === undefined
    ? 'No figures held'
    : `${document.agency}: ${document.title}; ${document.basis}; vintage ${document.vintages.last}`
}

function capital(text: string): string {
  return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`
}
