/** A trade split by partner, product, state or month. */
import { familyOf, isUnusual } from '../figures/basis.js'
import type { Breakdown, BreakdownAnswer, BreakdownLine, Member } from '../figures/breakdown.js'
import { breakdownOf, byTrust } from '../figures/breakdown-of.js'
import type { FigureStore, Measure } from '../figures/figure.js'
import { InputError } from '../problem.js'
import type { Code } from '../product/codes.js'
import type { Month } from '../time/period.js'
import { fitsBasis } from './held.js'
import { type Names, nameOf, nameOfCode } from './named.js'
import { type Change, meanOf, minus, percentChange, percentOf, unitValue } from './numbers.js'
import { oneWayLines } from './one-way.js'
import type { Split, TradeQuestion } from './question.js'

export interface SplitLine {
  partner?: string
  product?: string
  state?: string
  month?: Month
  name: string
  value: number | null
  baselineValue: number | null
  change: Change
  /** Percent of the whole, where the whole is held. */
  share: number | null
}

export interface TradeBreakdown {
  by: Split[]
  lines: SplitLine[]
  unit: string
  basis: string
  agency: string
  title: string
  vintages: { first: string; last: string }
  laterVintage: boolean
  /** Lines with trade that were found; more than `lines` where only the largest were asked. */
  of: number
  /** Percent of the whole that all lines found make up; left out where the whole is not held. */
  covered?: number
  missing: Month[]
  query: string
}

/** How many lines are given where nobody says. */
const usualTop = 15

export interface SplitOptions {
  by: Split[]
  /** Digits of the codes of the lines. */
  level?: number
  top?: number
  /** The whole that the lines are parts of, in this basis and unit. */
  whole?: { value: number; basis: string; unit: string; title: string }
}

const memberOf: Record<Split, Member> = { month: 'month', partner: 'partner', product: 'code', state: 'reporter' }

/**
 * The split of a question, out of the document that is believed most.
 *
 * @returns undefined where nothing is held
 * @throws InputError where the goods cannot be split as asked
 */
export async function splitOf(
  question: TradeQuestion,
  options: SplitOptions,
  store: FigureStore,
  names: Names,
): Promise<TradeBreakdown | undefined> {
  const asked = askedOf(question, options, names)
  const answers = await answersTo(question, asked, store, names)
  const best = answers
    .filter((answer) => fitsBasis(answer, question.basis) && answer.lines.some(({ values }) => values[0] !== null))
    .sort((a, b) => likeness(a, options) - likeness(b, options) || byTrust(a, b))[0]
  if (best === undefined) return undefined
  const whole =
    options.whole !== undefined && options.whole.basis === best.basis && options.whole.unit === unitOf(best)
      ? options.whole.value
      : undefined
  const oneWay = await oneWayLines(
    best.oneWay ?? [],
    { question, basis: best.basis, codeOf: (code) => ({ system: systemOf(code, question), code }) },
    store,
  )
  const all = oneWay.length === 0 ? best.lines : [...best.lines, ...oneWay].sort(bySize)
  const lines = all.map((line) => splitLine(line, question, whole, names))
  const total = lines.reduce((sum, { value }) => sum + (value ?? 0), 0)
  const covered = whole === undefined || question.measure === 'unit-value' ? undefined : percentOf(total, whole)
  const top = options.by.includes('month') ? lines.length : (options.top ?? usualTop)
  return {
    by: options.by,
    lines: lines.slice(0, top),
    unit: unitOf(best),
    basis: best.basis,
    agency: best.agency,
    title: best.title,
    vintages: best.vintages,
    laterVintage: best.laterVintage,
    of: lines.length,
    ...(covered !== undefined && !options.by.includes('month') && { covered }),
    missing: [...new Set(best.missing.flat())].sort((a, b) => a - b),
    query: best.query,
  }
}

/** The document that the number itself came from first, then those of its basis. */
function likeness({ basis, title }: BreakdownAnswer, { whole }: SplitOptions): number {
  return whole === undefined ? 0 : title === whole.title ? 0 : basis === whole.basis ? 1 : 2
}

function unitOf({ lines }: BreakdownAnswer): string {
  return lines.find(({ unit }) => unit !== '')?.unit ?? ''
}

function askedOf(
  question: TradeQuestion,
  { by, level }: SplitOptions,
  names: Names,
): Omit<Breakdown, 'flow' | 'measure'> {
  const { reporter, partners, goods, period, baseline, known } = question
  const goodsAsked = by.includes('product')
    ? codesBelow(goods.codes, goods.ids, level, names)
    : { classification: goods.codes[0]?.system ?? 'TOTAL', codes: goods.codes.map(({ code }) => code) }
  const all = goodsAsked.codes.length === 1 && goodsAsked.codes[0] === 'TOTAL' && goodsAsked.classification === 'TOTAL'
  const one = partners.length === 1 && partners[0]?.code === 'W'
  return {
    reporter: by.includes('state') ? `${reporter.code.slice(0, 2)}-*` : reporter.code,
    partners: by.includes('partner') && one ? ['*'] : partners.map(({ code }) => code),
    ...goodsAsked,
    ...(all && { classification: 'HS', codes: [''] }),
    by: by.map((split) => memberOf[split]),
    spans: [period, ...baseline],
    known,
  }
}

const lengths = [2, 4, 6, 10]

/** The codes that goods are split into: the next longer ones of the Harmonized System, or the groups within a group. */
function codesBelow(
  codes: readonly Code[],
  ids: readonly string[],
  level: number | undefined,
  { index }: Names,
): Pick<Breakdown, 'classification' | 'codes' | 'level'> {
  const system = codes[0]?.system ?? 'TOTAL'
  if (system === 'TOTAL') return { classification: 'HS', codes: [''], level: level ?? 2 }
  if (system === 'HS') {
    const longest = Math.max(...codes.map(({ code }) => code.length))
    const next = level ?? (codes.length > 1 ? undefined : lengths.find((length) => length > longest))
    if (next !== undefined && next < longest)
      throw new InputError({
        what: `codes of ${next} digits are wider than the ${longest} digits asked for`,
        where: { input: '--level' },
        mend: `Write ${lengths.filter((length) => length >= longest).join(', ')}.`,
      })
    return { classification: 'HS', codes: codes.map(({ code }) => code), ...(next !== undefined && { level: next }) }
  }
  // A group is made of codes of the Harmonized System: a length asked for is of theirs.
  if (level !== undefined) return { classification: system, codes: codes.map(({ code }) => code), level }
  const members = codes.length > 1 ? [] : ids.flatMap((id) => index.membersOf(id))
  const below = members.flatMap((member) => member.codes.filter((code) => code.system === system).slice(0, 1))
  return {
    classification: system,
    codes: [...new Set((below.length > 0 ? below : codes).map(({ code }) => code))],
  }
}

type Asked = Omit<Breakdown, 'flow' | 'measure'>

async function answersTo(
  { flow, measure }: TradeQuestion,
  asked: Asked,
  store: FigureStore,
  { groups }: Names,
): Promise<SplitAnswer[]> {
  const aggregates = groups.map(({ code }) => code)
  const ask = async (one: 'export' | 'import', what: Measure): Promise<BreakdownAnswer[]> => {
    const question: Breakdown = { ...asked, flow: one, measure: what }
    const own = (await store.breakdown?.(question)) ?? []
    return own.length > 0 ? own : breakdownOf(store, question, { aggregates })
  }
  if (flow === 'balance') return balanced(await ask('export', 'value'), await ask('import', 'value'))
  if (measure !== 'unit-value') return ask(flow, measure)
  return divided(await ask(flow, 'value'), await ask(flow, 'quantity'))
}

/** An answer, and of a balance the lines that one side alone has. */
type SplitAnswer = BreakdownAnswer & { oneWay?: BreakdownLine[] }

/** Lines of exports less those of imports, out of one family of documents. */
function balanced(exports: readonly BreakdownAnswer[], imports: readonly BreakdownAnswer[]): SplitAnswer[] {
  return exports.flatMap((out) =>
    imports
      .filter((into) => familyOf(into) === familyOf(out) && !isUnusual(into.basis) && !isUnusual(out.basis))
      .map((into) => ({
        ...joined(out, into, (a, b) => (a === null || b === null ? null : minus(a, b))),
        basis: `${out.basis} minus ${into.basis}`,
        oneWay: [...withoutTwin(out.lines, into.lines), ...withoutTwin(into.lines, out.lines)],
      })),
  )
}

function withoutTwin(lines: readonly BreakdownLine[], others: readonly BreakdownLine[]): BreakdownLine[] {
  const there = new Set(others.map(nameOfLine))
  return lines.filter((line) => !there.has(nameOfLine(line)))
}

const nameOfLine = ({ partner, code, reporter, month }: BreakdownLine): string =>
  `${partner ?? ''} ${code ?? ''} ${reporter ?? ''} ${month ?? ''}`

const sizeOf = ({ values }: BreakdownLine): number => Math.abs(values[0] ?? 0)
const bySize = (a: BreakdownLine, b: BreakdownLine): number => sizeOf(b) - sizeOf(a)

/** Dollars for each unit, line by line, inside one document. */
function divided(values: readonly BreakdownAnswer[], quantities: readonly BreakdownAnswer[]): BreakdownAnswer[] {
  return values.flatMap((value) =>
    quantities
      .filter(({ title, basis }) => title === value.title && basis === value.basis)
      .map((quantity) =>
        joined(
          value,
          quantity,
          (a, b) => (a === null || b === null ? null : (unitValue(a, b) ?? null)),
          (unit) => `USD/${unit}`,
        ),
      ),
  )
}

function joined(
  left: BreakdownAnswer,
  right: BreakdownAnswer,
  join: (a: number | null, b: number | null) => number | null,
  unit: (other: string) => string = () => 'USD',
): BreakdownAnswer {
  const others = new Map(right.lines.map((line) => [nameOfLine(line), line]))
  const lines = left.lines.flatMap((line) => {
    const other = others.get(nameOfLine(line))
    if (other === undefined) return []
    const values = line.values.map((value, place) => join(value, other.values[place] ?? null))
    return [{ ...line, values, unit: unit(other.unit) }]
  })
  return {
    ...left,
    lines: lines.some(({ month }) => month !== undefined) ? lines : lines.sort(bySize),
    laterVintage: left.laterVintage || right.laterVintage,
    missing: left.missing.map((months, place) => [...new Set([...months, ...(right.missing[place] ?? [])])]),
    query: `${left.query}; ${right.query}`,
  }
}

function splitLine(line: BreakdownLine, question: TradeQuestion, whole: number | undefined, names: Names): SplitLine {
  const [value = null, ...others] = line.values
  const numbers = others.filter((one): one is number => one !== null)
  const lacks = numbers.length < others.length || numbers.length === 0
  const baselineValue = lacks ? null : others.length === 1 ? (numbers[0] ?? null) : meanOf(numbers, line.unit === 'USD')
  const change: Change =
    value === null || baselineValue === null
      ? { percent: null, absolute: null }
      : { percent: percentChange(value, baselineValue) ?? null, absolute: minus(value, baselineValue) }
  const share = value === null || whole === undefined ? null : (percentOf(value, whole) ?? null)
  return {
    ...(line.partner !== undefined && { partner: line.partner }),
    ...(line.code !== undefined && { product: line.code }),
    ...(line.reporter !== undefined && { state: line.reporter }),
    ...(line.month !== undefined && { month: line.month }),
    name: lineName(line, question, names),
    value,
    baselineValue,
    change,
    share,
  }
}

/** All goods, and a group that is split by length, are split into codes of the Harmonized System. */
function systemOf(code: string, { goods: { codes } }: Pick<TradeQuestion, 'goods'>): string {
  const system = codes[0]?.system ?? 'TOTAL'
  return system === 'TOTAL' || (/^\d/.test(code) && !codes.some((one) => /^\d/.test(one.code))) ? 'HS' : system
}

function lineName(
  { partner, code, reporter, name }: BreakdownLine,
  { goods, partners, flow }: TradeQuestion,
  names: Names,
): string {
  const own = code === undefined ? undefined : nameOfCode({ system: systemOf(code, { goods }), code }, flow, names)
  const parts = [
    ...(partner === undefined ? [] : [nameOf(partner, names)]),
    ...(code === undefined ? [] : [own ?? name ?? code]),
    ...(reporter === undefined ? [] : [nameOf(reporter, names)]),
  ]
  return parts.length > 0 ? parts.join(', ') : `${goods.name}, ${partners[0]?.name ?? ''}`
}
