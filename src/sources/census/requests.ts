/** What is asked of the Census data API: pieces of a table, each one request, and how a piece that is too much is cut. */
import { isoMonth, type Month } from '../../time/period.js'
import type { Request } from '../source.js'
import type { Dataset } from './datasets.js'

/** A part of a table for one partner, in one answer. */
export interface Piece {
  dataset: Dataset
  /** ISO code, `W`, or `*` for every country, with the world's total among them. */
  partner: string
  /** Census country codes; none where every country is asked for. */
  places: string[]
  /** Beginnings of commodity codes; all where empty. */
  codes: string[]
  first: Month
  last: Month
}

/** A request, and the names that its answer may have as columns. */
export interface Asked {
  request: Request
  names: string[]
}

/** Columns that an address may not offer: rows can be read without them. */
export const optional = ['LAST_UPDATE'] as const

/** @param extra optional columns that this address has */
export function requestOf(piece: Piece, extra: readonly string[] = optional): Asked {
  const { dataset, places, codes } = piece
  const label = places.length > 0 ? dataset.label : undefined
  const measures = dataset.measures.flatMap(({ value, quantity }) =>
    quantity === undefined ? [value] : [value, quantity.amount, quantity.flag],
  )
  const columns = [
    ...(codes.length === 0 || label !== undefined ? [dataset.code] : []),
    label,
    places.length === 0 ? 'CTY_CODE' : undefined,
    dataset.state,
    ...measures,
    dataset.unit,
    ...extra,
  ].filter((name): name is string => name !== undefined)
  const predicates: [string, string][] = [
    ...(dataset.level === undefined ? [] : [['COMM_LVL', dataset.level] as [string, string]]),
    ...codes.map((code): [string, string] => [dataset.code, code.length >= 10 ? code : `${code}*`]),
    ...places.map((place): [string, string] => ['CTY_CODE', place]),
    ...(places.length === 0 ? [['SUMMARY_LVL', 'DET'] as [string, string]] : []),
    ...Object.entries(dataset.fixed ?? {}),
    ['time', `from+${isoMonth(piece.first)}+to+${isoMonth(piece.last)}`],
  ]
  return asked(dataset.path, columns, predicates)
}

/** Totals of a country, or of each, by month. */
export function totalsRequest(
  path: string,
  columns: readonly string[],
  places: readonly string[],
  months: { first: Month; last: Month },
): Asked {
  return asked(
    path,
    [...(places.length === 0 ? ['CTY_CODE'] : []), ...columns],
    [
      ...places.map((place): [string, string] => ['CTY_CODE', place]),
      ...(places.length === 0 ? [['SUMMARY_LVL', 'DET'] as [string, string]] : []),
      ['time', `from+${isoMonth(months.first)}+to+${isoMonth(months.last)}`],
    ],
  )
}

function asked(path: string, columns: readonly string[], predicates: readonly [string, string][]): Asked {
  const query = [`get=${columns.join(',')}`, ...predicates.map(([name, value]) => `${name}=${value}`)].join('&')
  return {
    // The API sums while it is asked: minutes pass before the first byte of a large answer.
    request: { path: `${path}?${query}`, expects: 'json', milliseconds: 300_000, largest: 200_000_000 },
    names: [...new Set([...columns, ...predicates.map(([name]) => name)])],
  }
}

/**
 * The same in smaller pieces: fewer months, then one month by the first digits of its codes.
 *
 * @returns nothing where it cannot be cut further
 */
export function cut(piece: Piece): Piece[] {
  const { first, last, codes, dataset } = piece
  if (last > first) {
    const middle = Math.floor((first + last) / 2) as Month
    return [
      { ...piece, last: middle },
      { ...piece, first: (middle + 1) as Month },
    ]
  }
  if (codes.length > 1) {
    const half = Math.ceil(codes.length / 2)
    return [
      { ...piece, codes: codes.slice(0, half) },
      { ...piece, codes: codes.slice(half) },
    ]
  }
  const begins = codes[0] ?? ''
  if (dataset.renamed !== undefined || begins.length >= 2) return []
  return Array.from({ length: 10 }, (_, digit) => ({ ...piece, codes: [`${begins}${digit}`] }))
}

/** Undefined where the text is no month. */
export function readMonth(text: string): Month | undefined {
  const [, year, month] = /^(\d{4})-(\d\d)$/.exec(text) ?? []
  const number = Number(month)
  return year === undefined || number < 1 || number > 12 ? undefined : ((Number(year) * 12 + number - 1) as Month)
}
