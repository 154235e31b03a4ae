/** What a rule found: a change, a level, a share, a rank, each with its figures as written. */

import type { Hedge, MarkOf, WrittenNumber } from '../../language/marks.js'
import type { FlowPhrase, Item } from './item.js'

/** A figure with its unit: `%`, `USD`, `t`; a ratio has none. */
export interface Figure {
  number: WrittenNumber
  upper?: WrittenNumber
  unit: string
  hedge?: Hedge
  /** A level for each `year` or `month`. */
  per?: string
}

export interface FoundRank {
  position: number
  order: string
  scope: string
  /** `2009`, `2020-06`; null for "on record". */
  since: string | null
  /** "in 15 years": how many months back, counted from the period itself where that is known. */
  back?: number
}

export interface Finding {
  rule: string
  /** Items, the first and the one after the last. */
  from: number
  to: number
  direction?: 'up' | 'down' | 'none'
  percent?: Figure
  points?: Figure
  absolute?: Figure
  /** Now as a multiple of before; its hedge is on the multiple: "more than halved" is below 0.5. */
  ratio?: Figure
  level?: Figure
  baselineLevel?: Figure
  /** Where the two levels stand, in characters: times after the one belong to it. */
  levelAt?: number
  baselineAt?: number
  share?: Figure
  rate?: Figure
  rank?: FoundRank
  /** The flow where the rule's own words name it; else it is the subject of the clause. */
  flow?: FlowPhrase
  /** The country that has the share or the rank. */
  holder?: string
  /** The smaller flow, where one flow is a share of another. */
  part?: FlowPhrase
  /** A change of a share, not of a flow. */
  shared?: boolean
  basis?: string
  modality?: 'committed'
  measure?: 'value' | 'quantity'
  /** The times inside it are no period of the figure: those of a record's reach, of constant prices. */
  timeless?: boolean
  /** The period that the rule's own words name. */
  period?: MarkOf<'period'>
  note?: string
}

/** The figure of an amount, percentage or fraction; undefined for other items. */
export function figureOf(item: Item | undefined): Figure | undefined {
  const mark = item?.mark
  if (mark === undefined) return item?.classes.has('ZERO') === true ? zeroFigure() : undefined
  switch (mark.kind) {
    case 'percent':
      return { number: mark.number, upper: mark.upper, unit: '%', hedge: mark.hedge }
    case 'money':
      return { number: mark.number, upper: mark.upper, unit: mark.currency, hedge: mark.hedge, per: mark.per }
    case 'quantity':
      return { number: mark.number, upper: mark.upper, unit: mark.unit, hedge: mark.hedge, per: mark.per }
    case 'multiple':
      return { number: { value: mark.factor, halfUnit: 0 }, unit: '', hedge: mark.hedge }
    case 'count':
      return { number: mark.number, unit: 'item', hedge: mark.hedge }
    default:
      return undefined
  }
}

/** Nothing: the figure of "zero" and "no soybeans"; its unit is that of the claim. */
export function zeroFigure(): Figure {
  return { number: { value: 0, halfUnit: 0 }, unit: '' }
}

/** A fraction as a percentage: a third is 33.3. */
export function inPercent(figure: Figure): Figure {
  return { ...figure, number: { value: Math.round(figure.number.value * 1000) / 10, halfUnit: 0 }, unit: '%' }
}

const mirrored: Partial<Record<Hedge['kind'], Hedge['kind']>> = {
  above: 'below',
  below: 'above',
  nearly: 'just-over',
  'just-over': 'nearly',
  'at-least': 'at-most',
  'at-most': 'at-least',
}

/** "more than halved" says more of the fall, so less of what is left. */
export function mirror(figure: Figure): Figure {
  const { hedge } = figure
  return hedge === undefined ? figure : { ...figure, hedge: { ...hedge, kind: mirrored[hedge.kind] ?? hedge.kind } }
}
