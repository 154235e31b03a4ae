/** The rows held for a question, sorted into documents once, so that any stretch of time can be asked of them. */
import { isUnusual } from '../figures/basis.js'
import { balances } from '../figures/compare.js'
import type { Figure, FigureStore, Flow, Measure, SeriesKey } from '../figures/figure.js'
import { type KnownFigure, type KnownOn, knownAt } from '../figures/known.js'
import {
  byTrust,
  documentsOf,
  type Level,
  type LevelOptions,
  levelsIn,
  type SeriesDocument,
} from '../figures/levels.js'
import type { Code } from '../product/codes.js'
import type { Day } from '../time/day.js'
import { type Month, monthOf, monthsOf, monthsPeriod, type Period } from '../time/period.js'
import { unitValue } from './numbers.js'
import type { TradeMeasure } from './question.js'

/** What rows are gathered for. */
export interface Wanted {
  flow: Flow
  reporter: string
  /** Each is a series of its own; their levels are added. */
  partners: readonly string[]
  codes: readonly Code[]
  measure: TradeMeasure
  unit?: string
  bushelKg?: string
  known: KnownOn
  /** Only figures whose basis, agency or document has these words. */
  basis?: string
}

/** The levels of a period, the most trusted first, and what lacks. */
export interface LevelsHeld {
  levels: Level[]
  /** Months that some part of what is asked lacks: empty where each part has a level. */
  lacking: Month[]
  /** Rows of the months that are held where others lack. */
  partial: KnownFigure[]
}

export interface Held {
  wanted: Wanted
  /** Rows of every day, and those known on the day asked. */
  all: Figure[]
  known: KnownFigure[]
  at: (period: Period) => LevelsHeld
  /** First and last month of any row known. */
  reach: { first: Month; last: Month } | undefined
  /** The newest single month for which the whole of what is asked is held. */
  latest: Month | undefined
}

/** Fetches the rows of what is wanted. */
export async function gather(wanted: Wanted, store: FigureStore): Promise<Held> {
  const all = (await store.series(keysOf(wanted))).filter((figure) => fitsBasis(figure, wanted.basis))
  const known = knownAt(all, wanted.known)
  const answers = new Map<string, LevelsHeld>()
  const measured = new Map<Measure, Part[]>()
  const partsFor = (measure: Measure): Part[] => {
    const made = measured.get(measure) ?? partsOf(wanted, known, measure)
    measured.set(measure, made)
    return made
  }
  const at = (period: Period): LevelsHeld => {
    const name = `${period.start} ${period.end}`
    const answer = answers.get(name) ?? levelsAt(wanted, partsFor, period)
    answers.set(name, answer)
    return answer
  }
  return { wanted, all, known, at, ...reachOf(known, at) }
}

export function fitsBasis(
  { basis, agency, title }: Pick<Figure, 'basis' | 'agency' | 'title'>,
  words?: string,
): boolean {
  return words === undefined || `${basis}\n${agency}\n${title}`.toLowerCase().includes(words.trim().toLowerCase())
}

/** The series that a question needs: both directions for a balance. */
function keysOf({ flow, reporter, partners, codes }: Wanted): SeriesKey[] {
  const flows: Flow[] = flow === 'balance' ? ['balance', 'export', 'import'] : [flow]
  return flows.flatMap((one) =>
    partners.flatMap((partner) =>
      codes.map(({ system, code }) => ({ flow: one, reporter, partner, classification: system, code })),
    ),
  )
}

/** One flow, partner and code, with its documents. */
interface Part {
  flow: Flow
  documents: SeriesDocument[]
}

function partsOf({ flow, partners, codes }: Wanted, known: readonly KnownFigure[], measure: Measure): Part[] {
  const flows: Flow[] = flow === 'balance' ? ['balance', 'export', 'import'] : [flow]
  return flows.flatMap((one) =>
    partners.flatMap((partner) =>
      codes.map(({ system, code }) => ({
        flow: one,
        documents: documentsOf(
          known.filter(
            (row) => row.flow === one && row.partner === partner && row.classification === system && row.code === code,
          ),
          measure,
        ),
      })),
    ),
  )
}

function levelsAt(wanted: Wanted, partsFor: (measure: Measure) => Part[], period: Period): LevelsHeld {
  const { flow, measure, unit, bushelKg, known } = wanted
  const options: LevelOptions = {
    ...(unit !== undefined && { unit }),
    ...(bushelKg !== undefined && { bushelKg }),
  }
  const of = (one: Flow, what: Measure): LevelsHeld => {
    const answers = partsFor(what)
      .filter((part) => part.flow === one)
      .map((part) => partAt(part, period, options))
    return {
      levels: together(answers.map(({ levels }) => levels)),
      lacking: union(answers),
      partial: answers.flatMap(({ partial }) => partial),
    }
  }
  if (measure === 'unit-value') {
    const [value, quantity] = [of(flow, 'value'), of(flow, 'quantity')]
    return {
      levels: trusted(unitValues(value.levels, quantity.levels), known),
      lacking: union([value, quantity]),
      partial: value.partial,
    }
  }
  if (flow !== 'balance') {
    const answer = of(flow, measure)
    return { ...answer, levels: trusted(answer.levels, known) }
  }
  const [direct, exports, imports] = [of('balance', measure), of('export', measure), of('import', measure)]
  const levels = trusted([...direct.levels, ...balances(exports.levels, imports.levels)], known)
  return {
    levels,
    lacking: direct.levels.length > 0 ? [] : union([exports, imports]),
    partial: [...exports.partial, ...imports.partial],
  }
}

/** One part in a period; of the documents that have it in part the one that lacks least. */
function partAt({ documents }: Part, period: Period, options: LevelOptions): LevelsHeld {
  const { levels, gaps } = levelsIn(documents, period, options)
  if (levels.length > 0) return { levels, lacking: [], partial: [] }
  const least = [...gaps].sort((a, b) => a.missing.length - b.missing.length)[0]
  if (least === undefined) return { levels, lacking: monthsOf(period) ?? [], partial: [] }
  const document = documents.find(({ first }) => first.basis === least.basis && first.title === least.title)
  const partial = least.held.flatMap((month) => document?.byMonth.get(month) ?? [])
  return { levels, lacking: least.missing, partial }
}

function union(answers: readonly LevelsHeld[]): Month[] {
  return [...new Set(answers.flatMap(({ lacking }) => lacking))].sort((a, b) => a - b)
}

/** Levels of several partners or codes added: of one basis and unit, out of one document where there is such a one. */
function together(parts: readonly Level[][]): Level[] {
  const [first, ...rest] = parts
  if (first === undefined) return []
  return first.flatMap((level) => {
    let sum = level
    for (const others of rest) {
      const other = others
        .filter(({ basis, unit }) => basis === level.basis && unit === level.unit)
        .sort((a, b) => Number(a.title !== level.title) - Number(b.title !== level.title) || byTrust(a, b))[0]
      if (other === undefined) return []
      const key = { ...sum.key }
      if (other.key.partner !== level.key.partner) key.partner = joined(sum.key.partner, other.key.partner)
      if (other.key.code !== level.key.code) key.code = joined(sum.key.code, other.key.code)
      sum = {
        ...sum,
        key,
        value: sum.value + other.value,
        rounding: sum.rounding + other.rounding,
        how: 'sum',
        rows: [...sum.rows, ...other.rows],
        origin: sum.origin === other.origin ? sum.origin : 'published-page',
        laterVintage: sum.laterVintage || other.laterVintage,
        secondary: sum.secondary || other.secondary,
      }
    }
    return sum
  })
}

function joined(parts: string, part: string): string {
  return parts.split('+').includes(part) ? parts : `${parts}+${part}`
}

/** Dollars for each unit, of the same rows only, each of which gives both. */
function unitValues(values: readonly Level[], quantities: readonly Level[]): Level[] {
  return values.flatMap((value) => {
    const ids = value.rows.map(({ id }) => id).join('\n')
    const quantity = quantities.find((one) => one.rows.map(({ id }) => id).join('\n') === ids)
    const ratio = quantity === undefined ? undefined : unitValue(value.value, quantity.value)
    if (quantity === undefined || ratio === undefined) return []
    const half = quantity.value - quantity.rounding
    const rounding =
      value.rounding + quantity.rounding === 0 || half <= 0 ? 0 : (value.value + value.rounding) / half - ratio
    return [{ ...value, value: ratio, unit: `USD/${quantity.unit}`, rounding }]
  })
}

/** What the bare word means before other measures; in each the agency's own rows before pages, and those before copies. */
export function sortOf({ basis, secondary, origin }: Pick<Level, 'basis' | 'secondary' | 'origin'>): number {
  return (isUnusual(basis) ? 3 : 0) + (secondary ? 2 : origin === 'agency-rows' ? 0 : 1)
}

/**
 * The order in which levels are believed: total exports and general imports before other measures; the agency's own rows
 * before pages, and those before second-hand tables; then the newest vintage that was in print on the day asked, else the
 * first one after it.
 */
export function trusted(levels: readonly Level[], known: KnownOn): Level[] {
  const day = known === 'latest' ? Number.MAX_SAFE_INTEGER : known === 'first' ? 0 : known
  const rank = (level: Level): [number, number] => {
    const kind = sortOf(level)
    const newest = newestVintage(level)
    return [kind, newest <= day ? -newest : newest]
  }
  return [...levels]
    .map((level) => ({ level, rank: rank(level) }))
    .sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1] || byTrust(a.level, b.level))
    .map(({ level }) => level)
}

export function newestVintage({ rows }: Pick<Level, 'rows'>): Day | 0 {
  return rows.reduce<Day | 0>((newest, { vintageDay }) => ((vintageDay ?? 0) > newest ? (vintageDay ?? 0) : newest), 0)
}

function reachOf(known: readonly KnownFigure[], at: (period: Period) => LevelsHeld): Pick<Held, 'reach' | 'latest'> {
  let [first, last]: (Month | undefined)[] = [undefined, undefined]
  const months = new Set<Month>()
  for (const { period } of known) {
    const [from, to] = [monthOf(period.start), monthOf(period.end)]
    if (first === undefined || from < first) first = from
    if (last === undefined || to > last) last = to
    if (from === to && monthsOf(period) !== undefined) months.add(from)
  }
  if (first === undefined || last === undefined) return { reach: undefined, latest: undefined }
  const latest = [...months].sort((a, b) => b - a).find((month) => at(monthPeriod(month)).levels.length > 0)
  return { reach: { first, last }, latest }
}

/** One month as a period. */
export function monthPeriod(month: Month): Period {
  return monthsPeriod(month, month)
}
