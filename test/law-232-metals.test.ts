import { beforeAll, describe, expect, test } from 'vitest'
import type { Desk } from '../src/duty/desk.js'
import { entered, openLaw, paid, type Said } from './law.js'

const metals = /^section-232-(?:steel|aluminum|copper|metals)/
let law: Desk

beforeAll(async () => {
  law = await openLaw()
})

const entry = (code: string, origin: string, on: string, said: Said) =>
  entered(law, code, origin, on, { special: 'Free (S)', other: said.base ?? 'Free', ...said })

/** `heading +what it adds, in percent of the value`, of the duties on metals that apply. */
function layers(code: string, origin: string, on: string, said: Said = {}): string[] {
  return paid(entry(code, origin, on, said), (layer) => metals.test(layer.class))
}

const plate = '7208.51.00.30'
const tube = '7304.31.30.00'
const ingot = '7601.10.30.00'
const sheet = '7606.12.30.91'
const cans = '7612.90.10.40'
const hardware = '7326.90.86.88'
const freezer = '8418.30.00.00'
const loader = '8431.49.90.95'
const wire = '7408.11.30.00'
const cable = '8544.42.90.90'
const lathe = '8457.10.00.05'
const forklift = '8427.10.80.20'

describe('steel of the mills', () => {
  test.each([
    ['CN', '2018-03-22', []],
    ['CN', '2018-03-23', ['9903.80.01 +25']],
    ['TW', '2025-03-11', ['9903.80.01 +25']],
    ['CN', '2025-03-12', ['9903.81.87 +25']],
    ['CN', '2025-06-03', ['9903.81.87 +25']],
    ['CN', '2025-06-04', ['9903.81.87 +50']],
    ['CN', '2026-04-05', ['9903.81.87 +50']],
    ['CN', '2026-04-06', ['9903.82.02 +50']],
  ])('of %s on %s: %j', (origin, on, expected) => {
    expect(layers(plate, origin, on)).toEqual(expected)
  })

  test.each(['AR', 'AU', 'BR', 'CA', 'DE', 'GB', 'JP', 'KR', 'MX', 'UA'])(
    'of %s is free of it until the exemptions and quotas end on 12 March 2025',
    (origin) => {
      expect(layers(plate, origin, '2025-03-11')).toEqual([])
      expect(layers(plate, origin, '2025-03-12', { programme: 'usmca' })).toEqual(['9903.81.87 +25'])
    },
  )

  test('of the European Union pays where its tariff-rate quota is full', () => {
    expect(layers(plate, 'DE', '2025-02-01', { claims: ['us-232-over-quota'] })).toEqual(['9903.80.01 +25'])
  })

  test('of the United Kingdom stays at 25 percent, and needs British metal for it since April 2026', () => {
    expect(layers(plate, 'GB', '2025-06-04')).toEqual(['9903.81.94 +25'])
    expect(layers(plate, 'GB', '2026-04-06')).toEqual(['9903.82.02 +50'])
    expect(layers(plate, 'GB', '2026-04-06', { claims: ['us-232-uk-metal'] })).toEqual(['9903.82.04 +25'])
  })

  test('of chapter 73 pays on the steel content where the importer declares one, from 4 June 2025', () => {
    const claims = ['us-232-content-apart']
    const content = { steel: 80 }
    expect(layers(tube, 'CN', '2025-06-04')).toEqual(['9903.81.87 +50'])
    expect(layers(tube, 'CN', '2025-06-04', { claims, content })).toEqual(['9903.81.87 +40'])
    expect(layers(plate, 'CN', '2025-06-04', { claims, content })).toEqual(['9903.81.87 +50'])
    expect(layers(tube, 'CN', '2025-06-03', { claims, content })).toEqual(['9903.81.87 +25'])
  })
})

describe('derivatives of steel', () => {
  test('began with nails and stampings in 2020, by statistical number', () => {
    expect(layers('7317.00.55.03', 'CN', '2020-02-07')).toEqual([])
    expect(layers('7317.00.55.03', 'CN', '2020-02-08')).toEqual(['9903.80.03 +25'])
    expect(layers('7317.00.55.18', 'CN', '2025-03-11')).toEqual([])
    expect(layers('7317.00.55.03', 'CN', '2025-03-12')).toEqual(['9903.81.89 +25'])
    expect(layers('7317.00.55.18', 'CN', '2025-03-12')).toEqual(['9903.81.90 +25'])
  })

  test('of chapter 73 pay on the full value, the others on the steel in them', () => {
    expect(layers(hardware, 'CN', '2025-06-04')).toEqual(['9903.81.90 +50'])
    expect(layers(loader, 'DE', '2025-06-04')).toEqual(['9903.81.91 +?'])
    expect(layers(loader, 'DE', '2025-06-04', { content: { steel: 40 } })).toEqual(['9903.81.91 +20'])
    expect(layers(loader, 'GB', '2025-06-04', { content: { steel: 40 } })).toEqual(['9903.81.98 +10'])
  })

  test('were joined by appliances on 23 June and by machines and wares on 18 August 2025', () => {
    const content = { steel: 60, aluminum: 0 }
    expect(layers(freezer, 'CN', '2025-06-22', { content })).toEqual([])
    expect(layers(freezer, 'CN', '2025-06-23', { content })).toEqual(['9903.81.91 +30'])
    expect(layers('8429.51.50.25', 'CN', '2025-08-17', { content })).toEqual([])
    expect(layers('8429.51.50.25', 'CN', '2025-08-18', { content })).toEqual(['9903.81.91 +30'])
  })

  test('from steel melted and poured in the United States are free of it', () => {
    expect(layers(hardware, 'CN', '2025-07-01', { claims: ['us-232-us-metal'] })).toEqual([])
    expect(layers(plate, 'CN', '2025-07-01', { claims: ['us-232-us-metal'] })).toEqual(['9903.81.87 +50'])
  })
})

describe('aluminium', () => {
  test.each([
    [sheet, 'CN', '2018-03-23', ['9903.85.01 +10']],
    [sheet, 'CN', '2025-03-12', ['9903.85.02 +25']],
    [sheet, 'CN', '2025-06-04', ['9903.85.02 +50']],
    [sheet, 'GB', '2025-06-04', ['9903.85.12 +25']],
    [sheet, 'CN', '2026-04-06', ['9903.82.02 +50']],
    ['7616.99.51.60', 'CN', '2025-06-04', ['9903.85.02 +50']],
    ['7616.99.51.90', 'CN', '2025-06-04', ['9903.85.07 +50']],
    ['7616.99.51.50', 'CN', '2025-06-04', []],
    ['7614.10.50.00', 'CN', '2025-01-15', ['9903.85.03 +10']],
    [cans, 'CN', '2025-04-03', []],
    [cans, 'CN', '2025-04-04', ['9903.85.07 +25']],
  ])('%s of %s on %s: %j', (code, origin, on, expected) => {
    expect(layers(code, origin, on)).toEqual(expected)
  })

  test('of Russia pays 200 percent, also where another country only worked it', () => {
    expect(layers(ingot, 'RU', '2023-03-09')).toEqual(['9903.85.01 +10'])
    expect(layers(ingot, 'RU', '2023-03-10')).toEqual(['9903.85.67 +200'])
    expect(layers(sheet, 'CN', '2025-07-01', { claims: ['us-232-russian-aluminum'] })).toEqual(['9903.85.67 +200'])
    expect(layers(cans, 'RU', '2026-05-01')).toEqual(['9903.85.68 +200'])
    expect(layers(plate, 'RU', '2026-05-01')).toEqual(['9903.82.14 +50'])
  })
})

describe('copper', () => {
  test('pays on the copper content from 1 August 2025, beside the aluminium in the same article', () => {
    expect(layers(wire, 'CL', '2025-07-31')).toEqual([])
    expect(layers(wire, 'CL', '2025-08-01')).toEqual(['9903.78.01 +?'])
    expect(layers(cable, 'DE', '2026-03-15', { content: { copper: 40, aluminum: 10 } })).toEqual([
      '9903.85.08 +5',
      '9903.78.01 +20',
    ])
  })
})

describe('the one duty on metals since 6 April 2026', () => {
  test.each([
    [wire, 'CL', '2026-04-06', ['9903.82.02 +50']],
    [freezer, 'CN', '2026-04-06', ['9903.82.09 +25']],
    [lathe, 'CN', '2026-04-06', ['9903.82.10 +10.8']],
    [lathe, 'BY', '2026-04-06', ['9903.82.12 +25']],
    [lathe, 'RU', '2026-04-06', ['9903.82.17 +25']],
    [forklift, 'CN', '2026-06-07', ['9903.82.09 +25']],
    [forklift, 'CN', '2026-06-08', ['9903.82.09 +25']],
    [forklift, 'JP', '2026-06-08', ['9903.82.22 +10.8']],
    ['8415.10.60.00', 'CN', '2026-06-07', ['9903.82.09 +25']],
    ['8415.10.60.00', 'CN', '2026-06-08', ['9903.82.10 +10.8']],
    ['9403.20.00.82', 'CN', '2026-06-07', []],
    ['9403.20.00.82', 'CN', '2026-06-08', ['9903.82.09 +25']],
    ['0402.99.68.00', 'DE', '2026-04-06', []],
  ])('%s of %s on %s, at a base of 4.2%%: %j', (code, origin, on, expected) => {
    expect(layers(code, origin, on, { base: '4.2%' })).toEqual(expected)
  })

  test('adds nothing to a base that is already at 15 percent, under another heading', () => {
    expect(layers(lathe, 'CN', '2026-05-01', { base: '15%' })).toEqual(['9903.82.11 +0'])
  })

  test('is lower on American metal, and nothing where there is little of it', () => {
    expect(layers(freezer, 'CN', '2026-05-01', { claims: ['us-232-us-metal'] })).toEqual(['9903.82.06 +10'])
    expect(layers(freezer, 'CN', '2026-05-01', { claims: ['us-232-metal-under-15-percent'] })).toEqual([])
    expect(layers(hardware, 'CN', '2026-05-01', { claims: ['us-232-metal-under-15-percent'] })).toEqual([
      '9903.82.02 +50',
    ])
  })
})

describe('which of two duties goods pay', () => {
  const names = (on: string, said: Said = {}) =>
    paid(entry(plate, 'CA', on, said), ({ component }) => component !== 'mfn').map((text) => text.split(' ')[0])

  test('goods of Canada: that of the border until 3 June 2025, that on steel from the next day', () => {
    expect(names('2025-03-12')).toEqual(['9903.01.10'])
    expect(names('2025-06-03')).toEqual(['9903.01.10'])
    expect(names('2025-06-04')).toEqual(['9903.81.87'])
    expect(names('2025-03-12', { programme: 'usmca' })).toEqual(['9903.81.87'])
  })

  test('both, as far as was known before the order of 29 April 2025', () => {
    expect(names('2025-03-12', { known: '2025-04-28' })).toEqual(['9903.81.87', '9903.01.10'])
    expect(names('2025-03-12', { known: '2025-04-29' })).toEqual(['9903.01.10'])
  })

  test('parts of cars on a list of metals: that on parts alone, once it begins on 3 May 2025', () => {
    const bumper = '8708.10.30.50'
    expect(layers(bumper, 'JP', '2025-05-02')).toEqual(['9903.85.08 +?'])
    expect(layers(bumper, 'JP', '2025-05-03')).toEqual([])
    expect(layers(bumper, 'JP', '2026-05-01')).toEqual([])
  })
})
