/** A trade answer for the terminal: the number in a sentence, a drawing, a table, and where it was read. */
import { isoDay, printDay } from '../../time/day.js'
import { type Month, monthsPeriod, printPeriod } from '../../time/period.js'
import type { Compared, TradeAnswer } from '../../trade/answer.js'
import { monthsIn } from '../../trade/periods.js'
import { painter, plain } from '../ink.js'
import { paragraph } from '../wrap.js'
import { type Drawing, drawBars, drawMonths } from './drawn.js'
import { changeWords, inScale, ordinal, printAmount, scaleOf, signed, standingWords, tradeTitle } from './words.js'

export interface TradeTextOptions {
  colour?: boolean
  width?: number
  /** The terminal does not read UTF-8. */
  ascii?: boolean
}

/** The whole answer. */
export function printTrade(answer: TradeAnswer, options: TradeTextOptions = {}): string {
  const page: Drawing = {
    paint: painter(options.colour ?? false),
    width: Math.max(60, Math.min(options.width ?? 100, 110)),
    ascii: options.ascii ?? false,
  }
  const split = answer.breakdown
  const byMonth = split?.by.length === 1 && split.by[0] === 'month'
  const parts = [
    head(answer, page),
    split === undefined || byMonth ? drawMonths(answer.series, answer.unit, page) : bars(answer, page),
    split === undefined || byMonth ? table(answer, page) : '',
    told(answer, page),
    origin(answer, page),
  ]
  const text = `${parts.filter((part) => part !== '').join('\n\n')}\n`
  return page.ascii ? inAscii(text) : text
}

function head(answer: TradeAnswer, page: Drawing): string {
  const { question, value, unit } = answer
  const title = `${tradeTitle(question)}, ${printPeriod(question.period)}`
  const first =
    value === null
      ? `${title}: ${monthsIn(question.period).length <= 1 ? 'not held' : 'no sum'}`
      : `${title}: ${printAmount(value, unit)}${sentence(changeWords(answer, unit))}`
  const lines = [page.paint('bold', paragraph(plain(first), page.width))]
  const add = (text: string): void => {
    lines.push(paragraph(plain(text), page.width, '  ', '    '))
  }
  if (value !== null && answer.standing !== undefined)
    for (const words of standingWords(answer.standing, answer)) add(words)
  for (const { of, percent } of answer.shares) add(`${percent.toFixed(1)}% of ${of}`)
  for (const { among, position, of, covered } of answer.ranks)
    add(
      `${ordinal(position)} of the ${of} ${among} held${covered === undefined ? '' : `, which make up ${covered.toFixed(1)}% of the whole`}`,
    )
  if (answer.yearToDate !== undefined) add(yearToDate(answer.yearToDate, unit))
  for (const text of lacks(answer)) add(text)
  if (answer.nearby !== undefined)
    add(`Held of it: ${yearToDate(answer.nearby, answer.nearby.level?.unit ?? unit)}${nearbySource(answer.nearby)}`)
  return lines.join('\n')
}

const sentence = (words: string): string => (words === '' ? '' : `, ${words}`)

function yearToDate(compared: Compared, unit: string): string {
  const { value, period, missing } = compared
  if (value === null) return `${printPeriod(period)}: no sum, ${months(missing)} not held`
  return `${printPeriod(period)}: ${printAmount(value, unit)}${sentence(changeWords(compared, unit))}`
}

function nearbySource({ level }: Compared): string {
  return level === undefined ? '' : ` (${level.agency}, ${level.title})`
}

/** What is missing, from when it can be known, and the way to it. */
function lacks({ missing, lacking, value, baselineValue, unit, baseline }: TradeAnswer): string[] {
  const [against] = baseline
  const told =
    value === null && baselineValue !== null && against !== undefined
      ? [`Held is what it would be set against: ${printAmount(baselineValue, unit)} in ${printPeriod(against)}`]
      : []
  const untold = lacking?.untold ?? []
  if (untold.length > 0)
    told.push(
      `Held without a number that adds (not counted, missing at the agency, in unlike units): ${months(untold)}`,
    )
  const absent = missing.filter((month) => !untold.includes(month))
  if (absent.length === 0) return told
  const from =
    lacking?.from === undefined
      ? ''
      : `; ${lacking.estimated === true ? 'due about' : 'released on'} ${printDay(lacking.from)}`
  told.push(`Not held: ${months(absent)}${from}`)
  if (lacking?.sync !== undefined) told.push(`To get ${absent.length === 1 ? 'it' : 'them'}: ${lacking.sync}`)
  else told.push(`To add ${absent.length === 1 ? 'it' : 'them'}: readout figures add FILE.csv`)
  return told
}

/** `Mar 2025`, `Oct-Dec 2025, Feb 2026`: months in a row as one stretch. */
export function months(list: readonly Month[]): string {
  const stretches: [Month, Month][] = []
  for (const month of list) {
    const last = stretches.at(-1)
    if (last !== undefined && last[1] === month - 1) last[1] = month
    else stretches.push([month, month])
  }
  return stretches.map(([first, last]) => printPeriod(monthsPeriod(first, last))).join(', ')
}

function bars({ breakdown, unit }: TradeAnswer, page: Drawing): string {
  if (breakdown === undefined || breakdown.lines.length === 0) return ''
  const rest = breakdown.of - breakdown.lines.length
  const more = rest <= 0 || breakdown.by.includes('month') ? '' : `\n  and ${rest} more (--top ${breakdown.of})`
  return `${drawBars(breakdown.lines, breakdown.unit || unit, page)}${more}`
}

function table({ series, unit, question }: TradeAnswer, page: Drawing): string {
  if (series.length < 2 || series.every((p) => p.value === null && p.baselineValue === null)) return ''
  const scale = scaleOf(
    series.flatMap(({ value, baselineValue }) => [value, baselineValue]),
    unit,
  )
  const compare = series.some(({ baselineValue }) => baselineValue !== null)
  const before =
    question.baseline.length > 1 ? 'average' : series.some((p) => p.before !== null) ? 'year before' : 'before'
  const earlier = isYearAgo(series) ? before : question.baseline.length > 1 ? 'average' : 'set against'
  const lines = series.map((point) => {
    const { month, value, baselineValue, laterVintage } = point
    const change =
      value === null || baselineValue === null || baselineValue === 0
        ? '–'
        : signed({ percent: ((value - baselineValue) / Math.abs(baselineValue)) * 100, absolute: null })
    return [
      `  ${printPeriod(monthsPeriod(month, month))}${laterVintage ? '*' : ' '}`.padEnd(12),
      inScale(value, scale).padStart(14),
      ...(compare ? [inScale(baselineValue, scale).padStart(14), change.padStart(10)] : []),
    ].join('')
  })
  const heading = [
    ' '.repeat(12),
    scale.head.padStart(14),
    ...(compare ? [earlier.padStart(14), 'change'.padStart(10)] : []),
  ]
  return [
    page.paint('gray', heading.join('')),
    ...lines,
    ...(series.some(({ laterVintage }) => laterVintage) ? ['  * printed later than the day asked'] : []),
  ].join('\n')
}

function isYearAgo(series: TradeAnswer['series']): boolean {
  return series.every(({ month, before }) => before !== null && month - before === 12)
}

/** Notes, and what other documents say. */
function told({ notes, alternatives, unit }: TradeAnswer, page: Drawing): string {
  const other = alternatives.slice(0, mostAlternatives).map(({ value, unit: own, percent, basis, title, vintage }) => {
    const change = percent === null ? '' : `, ${signed({ percent, absolute: null })}`
    return `${printAmount(value, own || unit)}${change}: ${basis}, ${title} (vintage ${vintage})`
  })
  const lines = notes.map((note) => paragraph(plain(note), page.width, '  ', '    '))
  const blocks = [
    ...(lines.length === 0 ? [] : [[page.paint('bold', 'Mind'), ...lines].join('\n')]),
    ...(other.length === 0
      ? []
      : [
          [
            page.paint('bold', 'Other documents'),
            ...other.map((text) => paragraph(plain(text), page.width, '  ', '    ')),
          ].join('\n'),
        ]),
  ]
  return blocks.join('\n\n')
}

const mostAlternatives = 6

function origin({ source, query, rows, breakdown }: TradeAnswer, page: Drawing): string {
  const document = source ?? breakdown
  const lines: [label: string, text: string][] =
    document === undefined
      ? []
      : [
          ['Agency', document.agency],
          ['Table', `${document.title}; ${document.basis}`],
          ...('url' in document && document.url !== undefined ? ([['', document.url]] as [string, string][]) : []),
          ['Vintage', `${vintage(document.vintages)}${released(rows)}`],
        ]
  if (breakdown !== undefined && source !== undefined && breakdown.title !== source.title)
    lines.push(['Lines', `${breakdown.title}; ${breakdown.basis}; vintage ${vintage(breakdown.vintages)}`])
  lines.push(['Query', query])
  const shown = lines.map(([label, text]) => paragraph(plain(text), page.width, label.padEnd(9), ' '.repeat(9)))
  return page.paint('gray', shown.join('\n'))
}

function vintage({ first, last }: { first: string; last: string }): string {
  return first === last ? first : `${first} to ${last}`
}

function released(rows: TradeAnswer['rows']): string {
  const days = rows.filter(({ part }) => part === 'period').map(({ released: day }) => day)
  const last = days.length === 0 ? undefined : days.reduce((a, b) => (a > b ? a : b))
  return last === undefined ? '' : `; first released by ${isoDay(last)}`
}

/** For terminals that read no UTF-8. */
function inAscii(text: string): string {
  return text
    .replace(/[−–—]/g, '-')
    .replace(/…/g, '...')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/\P{ASCII}/gu, '?')
}
