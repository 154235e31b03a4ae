/**
 * A review of the law by country, written down from orders and notes before the engine was asked: the cases that found a
 * fault, and others where a day, a country or a claim decides. Base rates stand in the rows.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { totalPpm } from '../src/duty/charges.js'
import type { Desk } from '../src/duty/desk.js'
import { changesAfter } from '../src/duty/next.js'
import { requireCoverage } from '../src/duty/question.js'
import { questionsOf } from '../src/duty/questions.js'
import { parseDay } from '../src/time/day.js'
import { entered, openLaw, paid, type Said } from './law.js'

let desk: Desk

beforeAll(async () => {
  desk = await openLaw()
})

const ask = (code: string, origin: string, on: string, said: Said = {}) =>
  entered(desk, code, origin, on, { base: '6%', ...said })

/** `total = heading +percent ...`, base left out of the headings. */
function stack(code: string, origin: string, on: string, said: Said = {}): string {
  const entry = ask(code, origin, on, said)
  const total = totalPpm(entry.charged)
  return [`${total === undefined ? '?' : total / 10_000}`, ...paid(entry, ({ component }) => component !== 'mfn')].join(
    ' ',
  )
}

const shoe = '6402.99.31.65'
const shirt = '6109.10.00.12'
const cotton = { base: '16.5%' }
const chair = { base: 'Free' }

describe('a floor and a part of the value', () => {
  test.each<[string, Said, string]>([
    ['all foreign', {}, '15 9903.02.20 +9'],
    [
      'a quarter American: the floor is owed on the rest only',
      { content: { us: 25 }, claims: ['us-content-20'] },
      '12.75 9903.02.20 +6.75',
    ],
    ['transshipped', { claims: ['us-transshipped'] }, '46 9903.02.01 +40'],
    ['loaded before 7 August', { loaded: '2025-08-06' }, '16 9903.01.25 +10'],
  ])('German shoes, %s', (_, said, expected) => expect(stack(shoe, 'DE', '2025-09-01', said)).toBe(expected))
})

test('a floor takes the value without the steel, where steel is charged on its content', () => {
  expect(stack('8431.49.90.95', 'DE', '2025-09-20', { ...chair, content: { steel: 40 } })).toBe(
    '29 9903.81.91 +20 9903.02.20 +9',
  )
  expect(stack('8431.49.90.95', 'DE', '2025-09-20', chair)).toBe('? 9903.81.91 +? 9903.02.20 +?')
})

describe('who is who', () => {
  test.each([
    ['AX', '2025-09-01', '15 9903.02.20 +9', 'the Aland Islands are Finland'],
    ['GF', '2025-09-01', '16 9903.01.25 +10', 'French Guiana stood apart from the EU'],
    ['XK', '2025-09-01', '16 9903.01.25 +10', 'Kosovo has no heading of its own'],
    ['PS', '2025-09-01', '16 9903.01.25 +10', 'the West Bank and Gaza are not Israel'],
    ['CG', '2025-09-01', '16 9903.01.25 +10', 'Brazzaville'],
    ['CD', '2025-09-01', '21 9903.02.16 +15', 'Kinshasa'],
    ['FK', '2025-04-09', '47 9903.01.70 +41', 'the Falkland Islands, one day'],
    ['MO', '2025-04-09', '90 9903.01.63 +84', 'Macau is in the reciprocal duty'],
    ['HK', '2025-04-09', '110 9903.01.24 +20 9903.01.63 +84', 'Hong Kong in that of fentanyl too'],
    ['MO', '2026-07-24', '6', 'Macau is not among the sixty'],
    ['HK', '2026-07-24', '18.5 9903.05.43 +12.5', 'Hong Kong is'],
    ['LI', '2026-07-24', '6', 'Liechtenstein is not'],
    ['BY', '2026-03-01', '45 9903.03.01 +10', 'Section 122 spares no column 2 country'],
    ['RU', '2026-07-24', '47.5 9903.05.66 +12.5', 'Russia alone is named of them'],
  ])('%s on %s: %s (%s)', (origin, on, expected) => expect(stack(shoe, origin, on)).toBe(expected))

  test('goods of Puerto Rico and of the country itself are no imports', () => {
    for (const origin of ['PR', 'US'])
      expect(() => requireCoverage(desk, { origin, destination: 'US', date: parseDay('2025-09-01') }, '--on')).toThrow(
        /are no imports into United States/,
      )
  })
})

describe('as it was known', () => {
  test.each<[string, string, string, Said, string]>([
    [shirt, 'CN', '2025-04-09', { ...cotton, known: '2025-04-07' }, '78 9903.88.15 +7.5 9903.01.24 +20 9903.01.63 +34'],
    [
      shirt,
      'CN',
      '2025-04-10',
      { ...cotton, known: '2025-04-08' },
      '128 9903.88.15 +7.5 9903.01.24 +20 9903.01.63 +84',
    ],
    [shoe, 'DE', '2025-04-10', { known: '2025-04-08' }, '26 9903.01.50 +20'],
    [shoe, 'JP', '2025-08-07', { known: '2025-08-20' }, '21 9903.02.30 +15'],
    [shoe, 'JP', '2025-08-07', {}, '15 9903.02.73 +9'],
    [shoe, 'KR', '2025-11-20', { known: '2025-11-25' }, '21 9903.02.56 +15'],
    [shoe, 'CH', '2025-12-01', { known: '2025-12-10' }, '45 9903.02.58 +39'],
    [shoe, 'CH', '2025-12-01', {}, '15 9903.02.83 +9'],
    ['8703.23.01.90', 'DE', '2025-08-15', { base: '2.5%', known: '2025-09-01' }, '27.5 9903.94.01 +25'],
    ['8703.23.01.90', 'DE', '2025-08-15', { base: '2.5%' }, '15 9903.94.51 +12.5'],
    ['6302.10.00.05', 'IN', '2026-02-07', { known: '2026-02-05' }, '56 9903.02.26 +25 9903.01.84 +25'],
    ['6302.10.00.05', 'IN', '2026-02-07', {}, '31 9903.02.26 +25'],
    ['0901.11.00.15', 'BR', '2025-11-13', { base: 'Free', known: '2025-11-19' }, '40 9903.01.77 +40'],
    ['0901.11.00.15', 'BR', '2025-11-13', { base: 'Free' }, '0'],
    ['2203.00.00.30', 'CA', '2026-08-19', { base: 'Free', known: '2026-08-01' }, '60 9903.05.29 +10 9903.03.12 +50'],
    ['2203.00.00.30', 'CA', '2026-08-19', { base: 'Free' }, '10 9903.05.29 +10'],
  ])('%s of %s on %s, %j: %s', (code, origin, on, said, expected) =>
    expect(stack(code, origin, on, said)).toBe(expected),
  )

  test('AGOA had lapsed until the act of February 2026 renewed it, back over the lapse', () => {
    const said = { special: 'Free (D)', programme: 'agoa' }
    expect(stack(shoe, 'KE', '2025-11-15', { ...said, known: '2025-12-01' })).toBe('16 9903.01.25 +10')
    expect(stack(shoe, 'KE', '2025-11-15', said)).toBe('10 9903.01.25 +10')
  })
})

describe('preferences', () => {
  test.each<[string, string, string, Said, string]>([
    ['9403.60.80.93', 'CA', '2025-03-06', { ...chair, programme: 'usmca' }, '25 9903.01.10 +25'],
    ['9403.60.80.93', 'CA', '2025-03-07', { ...chair, programme: 'usmca' }, '0'],
    ['3104.20.00.10', 'CA', '2025-03-06', chair, '25 9903.01.10 +25'],
    ['3104.20.00.10', 'CA', '2025-03-07', chair, '10 9903.01.15 +10'],
    ['9403.60.80.93', 'CA', '2025-08-01', { ...chair, claims: ['us-transshipped'] }, '40 9903.01.16 +40'],
    [shoe, 'KR', '2025-10-10', { special: 'Free (KR)', programme: 'korus' }, '15 9903.02.56 +15'],
    [shirt, 'KR', '2025-12-10', { ...cotton, special: 'Free (KR)', programme: 'korus' }, '15 9903.02.80 +15'],
    [shirt, 'KR', '2025-12-10', cotton, '16.5 9903.02.79 +0'],
    [shirt, 'HN', '2026-08-01', { ...cotton, special: 'Free (P)', programme: 'cafta-dr' }, '0'],
    [shoe, 'SV', '2026-03-01', { special: 'Free (P)', programme: 'cafta-dr' }, '10 9903.03.01 +10'],
    ['8807.30.00.15', 'JP', '2025-09-15', { ...chair, claims: ['us-civil-aircraft'] }, '15 9903.02.73 +15'],
    ['8807.30.00.15', 'JP', '2025-09-16', { ...chair, claims: ['us-civil-aircraft'] }, '0'],
  ])('%s of %s on %s, %j: %s', (code, origin, on, said, expected) =>
    expect(stack(code, origin, on, said)).toBe(expected),
  )
})

describe('what is asked, and what comes', () => {
  const asked = (code: string, origin: string, on: string, said: Said = {}): string[] => {
    const { charged, facts } = ask(code, origin, on, said)
    return questionsOf(charged, facts).map(({ condition }) => condition)
  }

  test('goods of annex II are not asked whether they were transshipped', () => {
    expect(asked('8471.30.01.00', 'VN', '2025-09-01', chair)).not.toContain('us-transshipped')
    expect(asked(shoe, 'VN', '2025-09-01')).toContain('us-transshipped')
  })

  test('informational materials are asked about where customs takes the claim', () => {
    const code = 'us-informational-materials'
    expect(asked('8523.49.20.10', 'CN', '2025-09-01', chair)).toContain(code)
    expect(asked('8523.51.00.00', 'CN', '2025-09-01', chair)).not.toContain(code)
    expect(asked(shirt, 'CN', '2026-08-01', cotton)).not.toContain(code)
  })

  test.each([
    [
      'CN',
      '2025-08-01',
      '2025-08-12',
      /the suspension runs out, and what follows is not on record: 24% if nothing does/,
    ],
    [
      'VN',
      '2025-07-01',
      '2025-07-09',
      /the suspension runs out, and what follows is not on record: 46% if nothing does/,
    ],
    ['CN', '2025-11-05', '2025-11-10', /fentanyl duty on China: 20%, then 10%/],
    ['CN', '2026-07-20', '2026-07-24', /Section 122 import surcharge ends/],
    ['BR', '2026-07-16', '2026-07-22', /Section 301 duty on Brazil begins: 25%/],
  ])('goods of %s, as known on %s: on %s %s', (origin, on, date, change) => {
    const { charged, facts } = ask(shirt, origin, on, { ...cotton, known: on })
    const [next] = changesAfter(charged, facts, { quantities: [] })
    expect(next?.date).toBe(parseDay(date))
    expect(next?.change).toMatch(change)
  })
})

describe("China's side", () => {
  const us = (code: string, on: string, base: string, claims: string[] = []): string =>
    stack(code, 'US', on, { base, claims, into: 'CN' }).split(' ')[0] ?? ''

  test.each([
    ['22042100', '2018-09-24', '14%', '39', 'wine: 15 and 10'],
    ['22042100', '2019-06-01', '14%', '54', 'then 15 and 25'],
    ['22072000', '2018-07-06', '30%', '70', 'denatured ethanol: 15 and 25'],
    ['20081999', '2018-12-10', '5%', '15', 'roasted nuts: 10'],
    ['20081999', '2019-06-01', '5%', '30', 'then 25'],
    ['87032361', '2018-08-23', '15%', '40', 'cars'],
    ['87032361', '2019-01-01', '15%', '15', 'suspended'],
    ['02032900', '2019-09-01', '12%', '72', 'frozen pork: 25, 25 and 10'],
    ['12019019', '2025-04-11', '3%', '124.5', 'soybeans at 84'],
    ['12019019', '2025-04-12', '3%', '165.5', 'and at 125'],
    ['27111100', '2025-04-12', '0%', '165', 'liquefied gas'],
  ])('%s on %s, base %s: %s (%s)', (code, on, base, expected) => expect(us(code, on, base)).toBe(expected))
})
