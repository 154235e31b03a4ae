/** The duties under IEEPA and Section 122, asked through the engine: what is charged, under which heading, and what takes goods out. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Desk } from '../src/duty/desk.js'
import { entered, openLaw, paid, type Said } from './law.js'

const classes = /^(?:ieepa-|section-122)/
let law: Desk

beforeAll(async () => {
  law = await openLaw()
})

/** `heading +what it adds, in percent of the value`, of the layers under these powers that apply. */
function layers(code: string, origin: string, on: string, said: Said = {}): string[] {
  return paid(entered(law, code, origin, on, said), (layer) => classes.test(layer.class))
}

const shirt = '6109.10.00.12'
const laptop = '8471.30.01.00'

describe('goods of China pay what their day says', () => {
  test.each([
    ['2025-02-03', []],
    ['2025-02-04', ['9903.01.20 +10']],
    ['2025-03-04', ['9903.01.24 +20']],
    ['2025-04-05', ['9903.01.24 +20', '9903.01.25 +10']],
    ['2025-04-09', ['9903.01.24 +20', '9903.01.63 +84']],
    ['2025-05-13', ['9903.01.24 +20', '9903.01.63 +125']],
    ['2025-05-14', ['9903.01.24 +20', '9903.01.25 +10']],
    ['2025-11-09', ['9903.01.24 +20', '9903.01.25 +10']],
    ['2026-02-23', ['9903.01.24 +10', '9903.01.25 +10']],
    ['2026-02-24', ['9903.03.01 +10']],
    ['2026-07-24', []],
  ])('a shirt entered on %s: %j', (on, expected) => expect(layers(shirt, 'CN', on)).toEqual(expected))

  test('of Macau only the reciprocal duty', () => {
    expect(layers(shirt, 'MO', '2025-06-01')).toEqual(['9903.01.25 +10'])
  })
})

describe('the country and the day choose the heading', () => {
  test.each([
    ['GB', '2025-07-01', ['9903.01.25 +10']],
    ['GB', '2025-08-07', ['9903.02.66 +10']],
    ['VN', '2025-04-09', ['9903.01.72 +46']],
    ['VN', '2025-04-10', ['9903.01.25 +10']],
    ['VN', '2025-08-07', ['9903.02.69 +20']],
    ['AU', '2025-09-01', ['9903.01.25 +10']],
    ['RU', '2025-09-01', []],
    ['RU', '2026-03-01', ['9903.03.01 +10']],
    ['BR', '2025-08-06', ['9903.01.25 +10', '9903.01.77 +40']],
    ['IN', '2025-09-01', ['9903.02.26 +25', '9903.01.84 +25']],
    ['IN', '2026-02-07', ['9903.02.26 +25']],
    ['CA', '2025-07-31', ['9903.01.10 +25']],
    ['CA', '2025-08-01', ['9903.01.10 +35']],
    ['MX', '2025-03-03', []],
    ['MX', '2025-09-01', ['9903.01.01 +25']],
  ])('a shirt of %s entered on %s: %j', (origin, on, expected) => {
    expect(layers(shirt, origin, on)).toEqual(expected)
  })
})

describe('a floor of fifteen percent counts the base in', () => {
  test.each([
    ['DE', '4.2%', '2025-09-01', ['9903.02.20 +10.8']],
    ['DE', '15%', '2025-09-01', ['9903.02.19 +0']],
    ['DE', '1.5¢/kg', '2025-09-01', ['9903.02.20 +?']],
    ['JP', '4.2%', '2025-08-07', ['9903.02.73 +10.8']],
    ['KR', '4.2%', '2025-11-13', ['9903.02.56 +15']],
    ['KR', '4.2%', '2025-11-14', ['9903.02.80 +10.8']],
    ['CH', '4.2%', '2025-11-13', ['9903.02.58 +39']],
    ['CH', '4.2%', '2025-11-14', ['9903.02.83 +10.8']],
    ['LI', '16%', '2025-12-01', ['9903.02.87 +0']],
  ])('%s, base %s, entered on %s: %j', (origin, base, on, expected) => {
    expect(layers(shirt, origin, on, { base })).toEqual(expected)
  })

  test('Japan paid fifteen on top until the order of 4 September 2025 was known', () => {
    expect(layers(shirt, 'JP', '2025-08-20', { base: '4.2%', known: '2025-08-20' })).toEqual(['9903.02.30 +15'])
  })
})

describe('annex II is what it was on the day', () => {
  test.each([
    ['computers, by the memorandum of 11 April, from 5 April', laptop, '2025-04-05', '2026-11-24', []],
    ['the same as known before it', laptop, '2025-04-05', '2025-04-10', ['9903.01.25 +10']],
    ['copper bars before their own duty', '7407.10.15.00', '2025-07-31', '2026-11-24', []],
    ['copper bars without copper since', '7407.10.15.00', '2025-08-01', '2026-11-24', ['9903.01.25 +10']],
    ['oak boards to 13 October', '4407.91.00.22', '2025-10-13', '2026-11-24', []],
    ['oak boards since', '4407.91.00.22', '2025-10-14', '2026-11-24', ['9903.01.25 +10']],
    ['gold bars before September', '7108.12.50.10', '2025-09-07', '2026-11-24', ['9903.01.25 +10']],
    ['gold bars since', '7108.12.50.10', '2025-09-08', '2026-11-24', []],
    ['neodymium magnets', '8505.11.00.70', '2025-09-08', '2026-11-24', []],
    ['ceramic magnets of the same subheading', '8505.11.00.30', '2025-09-08', '2026-11-24', ['9903.01.25 +10']],
    ['coffee before 13 November', '0901.11.00.15', '2025-11-12', '2026-11-24', ['9903.01.25 +10']],
    ['coffee since', '0901.11.00.15', '2025-11-13', '2026-11-24', []],
  ])('%s (%s on %s, as known on %s)', (_, code, on, known, expected) => {
    expect(layers(code, 'CL', on, { known, content: { copper: 0 } })).toEqual(expected)
  })

  test('Brazilian coffee is freed of both duties on one day', () => {
    expect(layers('0901.11.00.15', 'BR', '2025-11-12')).toEqual(['9903.02.09 +10', '9903.01.77 +40'])
    expect(layers('0901.11.00.15', 'BR', '2025-11-13')).toEqual([])
  })

  test('a line of which only particular articles are named is freed only where the importer says it is one', () => {
    expect(layers('0805.90.01.00', 'IL', '2025-12-01')).toEqual(['9903.02.29 +15'])
    expect(layers('0805.90.01.00', 'IL', '2025-12-01', { claims: ['us-named-article'] })).toEqual([])
  })
})

describe('other actions come first', () => {
  test.each([
    ['steel coils of Vietnam', '7208.53.00.00', 'VN', '2025-09-01', []],
    [
      'steel coils of China pay the fentanyl duty all the same',
      '7208.53.00.00',
      'CN',
      '2025-09-01',
      ['9903.01.24 +20'],
    ],
    ['steel of Canada pays at the border to 3 June 2025', '7208.53.00.00', 'CA', '2025-06-03', ['9903.01.10 +25']],
    ['steel of Canada pays as steel since', '7208.53.00.00', 'CA', '2025-06-04', []],
    ['cars of Mexico', '8703.23.01.90', 'MX', '2025-04-10', []],
    ['steel coils under Section 122', '7208.53.00.00', 'VN', '2026-03-01', []],
  ])('%s', (_, code, origin, on, expected) => expect(layers(code, origin, on)).toEqual(expected))

  test('half of the value copper, the other half pays', () => {
    expect(layers('7407.10.15.00', 'CL', '2025-09-01', { content: { copper: 50 } })).toEqual(['9903.01.25 +5'])
  })
})

describe('preferences, transit and what the importer says', () => {
  const usmca = { programme: 'usmca', special: 'Free (S)' }

  test('the USMCA frees from 7 March 2025, and from the surcharge', () => {
    expect(layers(shirt, 'MX', '2025-03-06', usmca)).toEqual(['9903.01.01 +25'])
    expect(layers(shirt, 'MX', '2025-03-07', usmca)).toEqual([])
    expect(layers(shirt, 'MX', '2026-03-07', usmca)).toEqual([])
  })

  test('oil and potash of Canada pay ten, potash only since 7 March 2025', () => {
    expect(layers('2709.00.10.00', 'CA', '2025-03-04')).toEqual(['9903.01.13 +10'])
    expect(layers('3104.20.00.10', 'CA', '2025-03-06')).toEqual(['9903.01.10 +25'])
    expect(layers('3104.20.00.10', 'CA', '2025-03-07')).toEqual(['9903.01.15 +10'])
  })

  test('Chinese goods loaded on 6 April 2025 pay ten, not 125', () => {
    expect(layers(shirt, 'CN', '2025-05-01', { loaded: '2025-04-06' })).toContain('9903.01.25 +10')
    expect(layers(shirt, 'CN', '2025-05-01', { loaded: '2025-04-04' })).toEqual(['9903.01.24 +20'])
  })

  test('goods loaded before 7 August 2025 pay ten until 4 October', () => {
    expect(layers(shirt, 'VN', '2025-10-04', { loaded: '2025-08-06' })).toEqual(['9903.01.25 +10'])
    expect(layers(shirt, 'VN', '2025-10-05', { loaded: '2025-08-06' })).toEqual(['9903.02.69 +20'])
  })

  test('a quarter of United States content is not charged', () => {
    const said = { claims: ['us-content-20'], content: { us: 25 } }
    expect(layers(shirt, 'VN', '2025-09-01', said)).toEqual(['9903.02.69 +15'])
  })

  test('goods found transshipped pay forty in the place of the duty of their country', () => {
    const said = { claims: ['us-transshipped'] }
    expect(layers(shirt, 'VN', '2025-09-01', said)).toEqual(['9903.02.01 +40'])
    expect(layers(shirt, 'CA', '2025-09-01', said)).toEqual(['9903.01.16 +40'])
  })

  test('a compressor is outside the surcharge only as an article of civil aircraft', () => {
    expect(layers('8414.30.80.50', 'MO', '2026-06-02')).toEqual(['9903.03.01 +10'])
    expect(layers('8414.30.80.50', 'MO', '2026-06-02', { claims: ['us-civil-aircraft'] })).toEqual([])
  })
})
