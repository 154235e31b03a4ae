import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isoMonth, type Month } from '../../time/period.js'
import { flows } from './datasets.js'
import { closedStretches, codesFor, piecesOf, spanOf, stretches } from './plan.js'
import { cut, type Piece, readMonth, requestOf } from './requests.js'
import { unitOf } from './units.js'

const month = (text: string): Month => readMonth(text) ?? (0 as Month)
const named = (name: string): Piece['dataset'] => {
  const found = flows.flatMap(({ datasets }) => datasets).find((one) => one.name === name)
  if (found === undefined) throw new Error(name)
  return found
}
const extent = { partner: 'CN', places: ['5700'], codes: [], since: month('2023-05'), released: month('2025-07') }

describe('what is asked for', () => {
  test('a year at a time for a partner, the year of the newest month to its end', () => {
    const found = stretches(spanOf(named('exports/hs'), extent), extent)
    expect(found.map(({ first, last }) => `${isoMonth(first)} ${isoMonth(last)}`)).toEqual([
      '2023-05 2023-12',
      '2024-01 2024-12',
      '2025-01 2025-12',
    ])
  })

  test.each([
    ['exports/hs', 'CN', [], 12],
    ['exports/hs', 'W', [], 3],
    ['exports/hs', '*', [], 1],
    ['exports/hs', 'CN', ['1201'], 60],
    ['exports/hs', '*', ['1201'], 12],
    ['exports/statehs', 'W', [], 0],
    ['exports/statehs', 'W', ['1201'], 60],
    ['exports/statehs', '*', ['1201'], 0],
    ['exports/hs, domestic', 'W', [], 0],
  ])('%s of %s, %j: %d months in one request', (name, partner, codes, months) => {
    expect(spanOf(named(name), { ...extent, partner, codes })).toBe(months)
  })

  test.each([
    ['exports/hs', ['1201', '120190', '1007', '1201'], ['1007', '1201']],
    ['exports/statehs', ['1201900095', '1007'], ['1007']],
    ['exports/statehs', ['1201900095'], undefined],
    ['exports/enduse', ['1201'], undefined],
    ['exports/enduse', [], []],
  ])('of %s the codes %j: %j', (name, wanted, expected) => {
    expect(codesFor(named(name), wanted)).toEqual(expected)
  })

  test('many codes go in several requests, and all go', () => {
    const codes = Array.from({ length: 95 }, (_, index) => String(1000 + index))
    const pieces = piecesOf(named('exports/hs'), { ...extent, codes }, { first: extent.since, last: extent.released })
    expect(pieces.map((piece) => piece.codes.length)).toEqual([40, 40, 15])
    expect(pieces.flatMap((piece) => piece.codes)).toEqual(codes)
  })

  test('stretches cover every month once, whatever the span', () => {
    const span = fc.constantFrom(1, 3, 12, 60)
    fc.assert(
      fc.property(
        span,
        fc.integer({ min: 24_156, max: 24_400 }),
        fc.integer({ min: 0, max: 200 }),
        (months, since, more) => {
          const released = (since + more) as Month
          const found = stretches(months, { since: since as Month, released })
          const all = found.flatMap(({ first, last }) =>
            Array.from({ length: last - first + 1 }, (_, at) => first + at),
          )
          const end = released - (released % 12) + 11
          expect(all).toEqual(Array.from({ length: end - since + 1 }, (_, at) => since + at))
          expect(closedStretches(months, since as Month, released).every(({ last }) => last < released)).toBe(true)
        },
      ),
    )
  })
})

describe('a piece that is cut', () => {
  const piece: Piece = {
    dataset: named('exports/hs'),
    partner: 'CN',
    places: ['5700'],
    codes: [],
    first: month('2025-01'),
    last: month('2025-12'),
  }

  test('by months, then by the first digits of codes, and no further', () => {
    expect(cut(piece).map(({ first, last }) => [isoMonth(first), isoMonth(last)])).toEqual([
      ['2025-01', '2025-06'],
      ['2025-07', '2025-12'],
    ])
    const one = { ...piece, last: piece.first }
    expect(cut(one).flatMap(({ codes }) => codes)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
    expect(cut({ ...one, codes: ['8'] }).flatMap(({ codes }) => codes)[4]).toBe('84')
    expect(cut({ ...one, codes: ['84'] })).toEqual([])
    expect(cut({ ...one, codes: ['1201', '1007', '10'] }).map(({ codes }) => codes)).toEqual([['1201', '1007'], ['10']])
  })
})

describe('the address', () => {
  const piece: Piece = {
    dataset: named('exports/hs'),
    partner: 'CN',
    places: ['5700'],
    codes: [],
    first: month('2025-01'),
    last: month('2025-12'),
  }

  test('of a partner’s year: no key, the blank of the time as a plus', () => {
    expect(requestOf(piece).request.path).toBe(
      '/data/timeseries/intltrade/exports/hs?get=E_COMMODITY,E_COMMODITY_SDESC,ALL_VAL_MO,QTY_1_MO,QTY_1_MO_FLAG,UNIT_QY1,LAST_UPDATE&COMM_LVL=HS10&CTY_CODE=5700&time=from+2025-01+to+2025-12',
    )
  })

  test('of every country: the detail level is told, since groups would count twice', () => {
    const { path } = requestOf({ ...piece, partner: '*', places: [] }).request
    expect(path).toContain('SUMMARY_LVL=DET')
    expect(path).toMatch(/get=[^&]*CTY_CODE/)
    expect(path).not.toContain('&CTY_CODE')
  })

  test('of domestic exports, and of some goods', () => {
    expect(requestOf({ ...piece, dataset: named('exports/hs, domestic') }).request.path).toContain('&DF=1&')
    expect(requestOf({ ...piece, codes: ['1201', '1007900000'] }).request.path).toContain(
      '&E_COMMODITY=1201*&E_COMMODITY=1007900000&',
    )
  })

  test('every table asks for fewer than fifty columns, and tables differ in id and title', () => {
    const datasets = flows.flatMap((plan) => plan.datasets)
    for (const dataset of datasets) expect(requestOf({ ...piece, dataset }).names.length).toBeLessThan(50)
    const tables = datasets.flatMap(({ measures }) => measures.map(({ table }) => table))
    expect(new Set(tables.map(({ id }) => id)).size).toBe(tables.length)
    expect(new Set(tables.map(({ title }) => title)).size).toBe(tables.length)
  })
})

test.each([
  ['KG', 'kg'],
  [' no ', 'no'],
  ['DPR', 'doz pr'],
  ['-', undefined],
  ['', undefined],
  ['X', undefined],
  ['CTN', 'CTN'],
])('unit %j is %j', (printed, unit) => expect(unitOf(printed)).toBe(unit))
