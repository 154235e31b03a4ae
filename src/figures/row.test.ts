import { describe, expect, test } from 'vitest'
import { isoDay } from '../time/day.js'
import { isoPeriod } from '../time/period.js'
import type { FigureCells } from './columns.js'
import { parseFigureRow } from './row.js'
import { calendar, cells, figure } from './testing/figures.js'

const problemsOf = (given: Partial<FigureCells>): string[] =>
  (parseFigureRow(cells(given), { file: 'f.csv', line: 7 }, calendar).problems ?? []).map(
    ({ where, what }) => `${where.line} ${where.field}: ${what}`,
  )

describe('a good row', () => {
  test('becomes a figure with its series, period, days and id', () => {
    const made = figure({ value_usd: '12345678', quantity: '80', quantity_unit: '1000 bushels', code: '10.07' })
    expect(made).toMatchObject({ flow: 'export', code: '1007', value: 12_345_678, quantity: 80_000, unit: 'bu' })
    expect(made.origin).toBe('agency-rows')
    expect(made.rounding).toBeUndefined()
    expect(isoPeriod(made.period)).toBe('2025-07')
    expect(isoDay(made.released)).toBe('2025-09-05')
    expect(isoDay(made.vintageDay ?? made.released)).toBe('2025-09-30')
    expect(made.id).toMatch(/^export\/US\/CN\/HS\/1007\/2025-07\/\w{14}$/)
  })
  test('the same content gives the same id, other content another', () => {
    expect(figure({ value_usd: '1' }).id).toBe(figure({ value_usd: '1', note: 'seen twice' }).id)
    expect(figure({ value_usd: '1' }).id).not.toBe(figure({ value_usd: '2' }).id)
  })
  test('a zero is a value, and exact', () => {
    const made = figure({ value_usd: '', quantity: '0', quantity_unit: 't', note: 'rounded' })
    expect([made.quantity, made.rounding]).toEqual([0, undefined])
  })
})

describe('how exactly a number is known', () => {
  test.each([
    ['a page that rounds', { value_usd: '8300000000', published: '2026-02-24', vintage: '' }, 50_000_000],
    ['a page, one digit: two are taken to be meant', { value_usd: '3000000000', note: 'rounded' }, 50_000_000],
    ['a page with full digits', { value_usd: '169439', note: 'as published' }, 0.5],
    ['"more than" runs a whole place up', { value_usd: '3240000', note: 'rounded; more than 3.24 million' }, 10_000],
    [
      'a table in millions to one decimal',
      { value_usd: '9298400000', note: 'published in millions to one decimal' },
      50_000,
    ],
    ['a table in thousands', { value_usd: '1826845000', note: 'published in thousands' }, 500],
    ['a declared error', { value_usd: '1000', note: 'secondary; within 0.7%' }, 7],
    ["an agency's own round number", { value_usd: '8300000000' }, undefined],
  ] as const)('%s', (_, given, half) => {
    const rounding = figure(given).rounding?.value
    if (half === undefined) expect(rounding).toBeUndefined()
    else expect(rounding).toBeCloseTo(half, 6)
  })
})

describe('where a number was read', () => {
  test.each([
    ['published and never retrieved: a page', { published: '2025-09-05', vintage: '' }, 'published-page'],
    ['published and retrieved: the agency', { published: '2025-09-04', vintage: '2025-09-04' }, 'agency-rows'],
    ['a stored page', { via: 'stored web page', vintage: '' }, 'published-page'],
    ['retrieved', {}, 'agency-rows'],
  ] as const)('%s', (_, given, origin) => expect(figure({ value_usd: '123456789', ...given }).origin).toBe(origin))
})

describe('all that is wrong with a row is said at once, with its place', () => {
  test.each([
    [{ value_usd: '1', flow: 'exports' }, ['7 flow: "exports" is not a flow']],
    [{ value_usd: '1', reporter: 'USA' }, ['7 reporter: "USA" is not a country']],
    [{ value_usd: '1', partner: 'china' }, ['7 partner: "china" is not a country']],
    [{ value_usd: '1', code: '207' }, ['7 code: "207" is not a code of HS']],
    [{ value_usd: '1', period: '2025-13' }, ['7 period: "2025-13" is not a period']],
    [{ value_usd: '1', period: '2025-07..2025-01' }, ['7 period: "2025-07..2025-01" is not a period']],
    [{ value_usd: '-5' }, ['7 value_usd: -5 is negative']],
    [{ value_usd: '1,234' }, ['7 value_usd: "1,234" is not a number']],
    [{ value_usd: '1e9' }, ['7 value_usd: "1e9" is not a number']],
    [{}, ['7 value_usd: value and quantity are both empty']],
    [{ quantity: '5' }, ['7 quantity_unit: the quantity has no unit']],
    [{ quantity: '5', quantity_unit: 'smoots' }, ['7 quantity_unit: "smoots" is not a unit known here']],
    [{ value_usd: '1', published: '2025-02-30' }, ['7 published: "2025-02-30" is not a day of the calendar']],
    [{ value_usd: '1', published: '2025-07-30' }, ['7 published: "2025-07-30" is before the period has ended']],
    [{ value_usd: '1', source_url: 'javascript:alert(1)' }, ['7 source_url: "javascript:alert(1)" is not an address']],
    [{ value_usd: '1', source_agency: ' ' }, ['7 source_agency: is empty']],
    [{ value_usd: '1', name: 'x'.repeat(3000) }, ['7 name: has 3000 characters']],
    [{ value_usd: 'x', flow: '\u001b[2J' }, ['7 value_usd: "x" is not a number', '7 flow: "\\u001b[2J" is not a flow']],
  ])('%j', (given, expected) => expect(problemsOf(given)).toEqual(expected))
})

test('a balance may be negative', () => expect(figure({ flow: 'balance', value_usd: '-5' }).value).toBe(-5))
