import { beforeAll, describe, expect, test } from 'vitest'
import type { Desk } from '../src/duty/desk.js'
import { questionsOf } from '../src/duty/questions.js'
import { entered, openLaw, paid, type Said } from './law.js'

const classes = /^section-(?:201|232-(?:autos|auto-parts|trucks|wood|semiconductors|pharmaceuticals))$/
let law: Desk

beforeAll(async () => {
  law = await openLaw()
})

/** `us` is the American content, in percent of the value. */
const entry = (code: string, origin: string, on: string, { us, ...said }: Said & { us?: number }) =>
  entered(law, code, origin, on, {
    ...said,
    other: said.base ?? 'Free',
    ...(us !== undefined && { content: { us } }),
  })

/** `heading +what it adds, in percent of the value`, of the layers of these actions that apply. */
function layers(code: string, origin: string, on: string, said: Said & { us?: number } = {}): string[] {
  return paid(entry(code, origin, on, said), (layer) => classes.test(layer.class))
}

function asks(code: string, origin: string, on: string, said: Said & { us?: number } = {}): string[] {
  const { charged, facts } = entry(code, origin, on, said)
  return questionsOf(charged, facts).map(({ condition }) => condition)
}

const car = '8703.80.00.20'
const van = '8704.31.01.20'
const brake = '8708.30.50.90'
const battery = '8507.60.00.20'

describe('cars and light trucks', () => {
  test('pay 25 percent from 3 April 2025, from every country without an arrangement', () => {
    expect(layers(car, 'CN', '2025-04-02', { base: '2.5%' })).toEqual([])
    expect(layers(car, 'CN', '2025-04-03', { base: '2.5%' })).toEqual(['9903.94.01 +25'])
    expect(layers(car, 'MX', '2026-06-01', { base: '2.5%' })).toEqual(['9903.94.01 +25'])
  })

  test('of the EU pay 15 percent in all from 1 August 2025, which became public in September', () => {
    expect(layers(car, 'DE', '2025-07-31', { base: '2.5%' })).toEqual(['9903.94.01 +25'])
    expect(layers(car, 'DE', '2025-08-01', { base: '2.5%' })).toEqual(['9903.94.51 +12.5'])
    expect(layers(car, 'DE', '2025-08-01', { base: '2.5%', known: '2025-09-01' })).toEqual(['9903.94.01 +25'])
  })

  test('of Japan and Korea pay 15 percent in all, each from its own day', () => {
    expect(layers(car, 'JP', '2025-09-15', { base: '2.5%' })).toEqual(['9903.94.01 +25'])
    expect(layers(car, 'JP', '2025-09-16', { base: '2.5%' })).toEqual(['9903.94.41 +12.5'])
    expect(layers(car, 'KR', '2025-10-31', { base: '2.5%' })).toEqual(['9903.94.01 +25'])
    expect(layers(car, 'KR', '2025-11-01', { base: '2.5%' })).toEqual(['9903.94.61 +12.5'])
    expect(layers(car, 'KR', '2025-11-01', { base: '2.5%', special: 'Free (KR)', programme: 'korus' })).toEqual([
      '9903.94.61 +15',
    ])
  })

  test('whose base rate is above 15 percent add nothing under an arrangement', () => {
    expect(layers(van, 'JP', '2025-10-01', { base: '25%' })).toEqual(['9903.94.40 +0'])
  })

  test('of the United Kingdom pay 7.5 percent within the quota, its light trucks 25', () => {
    expect(layers(car, 'GB', '2025-07-01', { base: '2.5%' })).toEqual(['9903.94.31 +7.5'])
    expect(layers(car, 'GB', '2025-07-01', { base: '2.5%', claims: ['us-gb-car-quota-filled'] })).toEqual([
      '9903.94.01 +25',
    ])
    expect(layers(van, 'GB', '2025-07-01', { base: '25%' })).toEqual(['9903.94.01 +25'])
  })

  test('of the USMCA pay on what is not American, once approved', () => {
    const usmca = { base: '2.5%', special: 'Free (S,S+)', programme: 'usmca' }
    expect(layers(car, 'CA', '2025-06-01', usmca)).toEqual(['9903.94.01 +25'])
    expect(layers(car, 'CA', '2025-06-01', { ...usmca, claims: ['us-approved-us-content'], us: 40 })).toEqual([
      '9903.94.03 +15',
    ])
  })

  test('that are 25 years old, or motor homes, leave when the importer says so', () => {
    expect(layers(car, 'DE', '2025-06-01', { claims: ['us-vehicle-25-years-old'] })).toEqual([])
    expect(layers('8703.50.00.65', 'CN', '2025-09-08')).toEqual(['9903.94.01 +25'])
    expect(asks('8703.50.00.65', 'CN', '2025-09-08')).toContain('us-not-passenger-vehicle')
    expect(layers('8703.50.00.65', 'CN', '2025-09-08', { claims: ['us-not-passenger-vehicle'] })).toEqual([])
  })
})

describe('parts of cars', () => {
  test('pay from 3 May 2025 where the line is one of car parts', () => {
    expect(layers(brake, 'CN', '2025-05-02')).toEqual([])
    expect(layers(brake, 'CN', '2025-05-03')).toEqual(['9903.94.05 +25'])
    expect(layers(brake, 'CN', '2025-05-03', { claims: ['us-not-passenger-vehicle-part'] })).toEqual([])
  })

  test('pay on a line of other goods only when the importer says what they are', () => {
    expect(layers(battery, 'CN', '2025-06-01')).toEqual([])
    expect(asks(battery, 'CN', '2025-06-01')).toContain('us-passenger-vehicle-part')
    expect(layers(battery, 'CN', '2025-06-01', { claims: ['us-passenger-vehicle-part'] })).toEqual(['9903.94.05 +25'])
  })

  test('of countries with an arrangement pay 15 percent in all, the British 10', () => {
    expect(layers(brake, 'GB', '2025-07-01', { base: '2.5%' })).toEqual(['9903.94.32 +7.5'])
    expect(layers(brake, 'FR', '2025-08-15', { base: '2.5%' })).toEqual(['9903.94.53 +12.5'])
    expect(layers(brake, 'TW', '2026-04-30', { base: '2.5%' })).toEqual(['9903.94.05 +25'])
    expect(layers(brake, 'TW', '2026-05-01', { base: '2.5%' })).toEqual(['9903.94.67 +12.5'])
  })

  test('of the USMCA are free', () => {
    expect(layers(brake, 'MX', '2025-06-01', { programme: 'usmca', special: 'Free (S)', base: '2.5%' })).toEqual([])
  })

  test('of trucks pay once, as parts of trucks', () => {
    expect(layers(brake, 'DE', '2025-12-01', { base: '2.5%' })).toEqual(['9903.94.53 +12.5'])
    expect(layers(brake, 'DE', '2025-12-01', { base: '2.5%', claims: ['us-truck-part'] })).toEqual(['9903.74.08 +25'])
    expect(
      layers(brake, 'DE', '2025-12-01', { base: '2.5%', claims: ['us-truck-part', 'us-passenger-vehicle-part'] }),
    ).toEqual(['9903.94.53 +12.5'])
  })

  test('on no list pay when certified, from November 2025', () => {
    const certified = { claims: ['us-auto-part-certified'] }
    expect(layers('8536.50.90.65', 'CN', '2025-10-31', certified)).toEqual([])
    expect(layers('8536.50.90.65', 'CN', '2025-11-01', certified)).toEqual(['9903.94.07 +25'])
    expect(layers('8536.50.90.65', 'JP', '2025-11-01', certified)).toEqual(['9903.94.55 +15'])
  })
})

describe('trucks and buses', () => {
  test('pay 25 and 10 percent from 1 November 2025, from every country', () => {
    expect(layers('8701.21.00.15', 'CN', '2025-10-31')).toEqual([])
    expect(layers('8701.21.00.15', 'DE', '2025-11-01', { base: '4%' })).toEqual(['9903.74.01 +25'])
    expect(layers('8702.40.31.00', 'CN', '2025-11-01', { base: '2%' })).toEqual(['9903.74.02 +10'])
  })

  test('that are electric pay as light trucks unless the importer says otherwise', () => {
    const claims = ['us-medium-or-heavy-vehicle']
    expect(layers('8704.60.00.00', 'CN', '2026-01-01', { base: '25%' })).toEqual(['9903.94.01 +25'])
    expect(layers('8704.60.00.00', 'CN', '2026-01-01', { base: '25%', claims })).toEqual(['9903.74.01 +25'])
  })
})

describe('wood', () => {
  test('pays 10 percent as softwood and 25 as upholstered furniture', () => {
    expect(layers('4407.11.00.43', 'CA', '2025-10-14')).toEqual(['9903.76.01 +10'])
    expect(layers('9401.61.60.11', 'CN', '2025-10-14')).toEqual(['9903.76.02 +25'])
    expect(layers('9401.61.60.11', 'GB', '2025-10-14')).toEqual(['9903.76.20 +10'])
    expect(layers('9401.61.60.11', 'KR', '2025-11-14')).toEqual(['9903.76.23 +15'])
  })

  test('was to pay more from January 2026, which was put off by a year', () => {
    const cabinet = '9403.40.90.60'
    expect(layers(cabinet, 'CN', '2026-01-01', { known: '2025-12-30' })).toEqual(['9903.76.03 +50'])
    expect(layers(cabinet, 'CN', '2026-01-01')).toEqual(['9903.76.03 +25'])
    expect(layers(cabinet, 'CN', '2027-01-01')).toEqual(['9903.76.03 +50'])
    expect(layers(cabinet, 'TW', '2027-01-01')).toEqual(['9903.76.24 +15'])
  })

  test('on the lines of other furniture pays only as kitchen cabinets', () => {
    expect(layers('9403.60.80.93', 'CN', '2026-03-01')).toEqual([])
    expect(layers('9403.60.80.93', 'CN', '2026-03-01', { claims: ['us-kitchen-cabinet-or-vanity'] })).toEqual([
      '9903.76.03 +25',
    ])
  })
})

describe('chips and medicines', () => {
  test('pay only within what the note describes, and not twice', () => {
    const server = '8471.50.01.50'
    expect(layers(server, 'CN', '2026-02-01')).toEqual([])
    expect(layers(server, 'CN', '2026-02-01', { claims: ['us-advanced-chip', 'us-passenger-vehicle-part'] })).toEqual([
      '9903.79.01 +25',
    ])
    expect(layers(server, 'CN', '2026-02-01', { claims: ['us-advanced-chip', 'us-chip-data-center'] })).toEqual([])
  })

  test('pay 100 percent in all as patented medicines, 15 by arrangement', () => {
    const medicine = '3004.10.10.10'
    const claims = ['us-patented-pharmaceutical']
    expect(layers(medicine, 'IN', '2026-10-01')).toEqual([])
    expect(layers(medicine, 'IN', '2026-10-01', { claims })).toEqual(['9903.04.60 +100'])
    expect(layers(medicine, 'IN', '2026-08-15', { claims })).toEqual(['9903.04.61 +0'])
    expect(layers(medicine, 'IE', '2026-10-01', { claims })).toEqual(['9903.04.62 +15'])
    expect(layers(medicine, 'GB', '2026-10-01', { claims })).toEqual(['9903.04.63 +0'])
  })
})

describe('safeguards', () => {
  const module = '8541.43.00.10'

  test('fall by a step a year on solar modules, and ended in February 2026', () => {
    expect(layers('8541.40.60.15', 'CN', '2018-02-07')).toEqual(['9903.45.25 +30'])
    expect(layers(module, 'CN', '2024-03-01')).toEqual(['9903.45.25 +14.25'])
    expect(layers(module, 'CN', '2026-02-06')).toEqual(['9903.45.25 +14'])
    expect(layers(module, 'CN', '2026-02-07')).toEqual([])
    expect(layers('8541.43.00.80', 'CN', '2025-06-01')).toEqual([])
  })

  test('leave out bifacial panels while they were excluded', () => {
    const claims = ['us-bifacial-panel']
    expect(layers(module, 'VN', '2020-03-01', { claims })).toEqual([])
    expect(layers(module, 'VN', '2021-03-01', { claims })).toEqual(['9903.45.25 +18'])
    expect(layers(module, 'VN', '2021-03-01', { claims, known: '2022-01-15' })).toEqual([])
    expect(layers(module, 'VN', '2024-06-25', { claims })).toEqual([])
    expect(layers(module, 'VN', '2024-06-26', { claims })).toEqual(['9903.45.25 +14.25'])
  })

  test('spare developing countries, of which India and Turkey were two until 2019', () => {
    expect(layers(module, 'KH', '2023-03-01')).toEqual([])
    expect(layers(module, 'IN', '2019-06-04')).toEqual([])
    expect(layers(module, 'IN', '2019-06-05')).toEqual(['9903.45.25 +25'])
  })

  test('charge cells and washers by quota', () => {
    expect(layers('8541.42.00.10', 'CN', '2025-06-01')).toEqual([])
    expect(layers('8541.42.00.10', 'CN', '2025-06-01', { claims: ['us-solar-quota-filled'] })).toEqual([
      '9903.45.22 +14',
    ])
    expect(layers('8450.20.00.80', 'CN', '2022-03-01')).toEqual(['9903.45.01 +14'])
    expect(layers('8450.20.00.80', 'CN', '2023-02-08')).toEqual([])
  })

  test('cover quartz surface products from 15 August 2026', () => {
    expect(layers('6810.99.00.20', 'CN', '2026-08-14')).toEqual([])
    expect(layers('6810.99.00.20', 'CN', '2026-08-15')).toEqual(['9903.45.30 +25'])
    expect(layers('6810.99.00.20', 'MX', '2026-08-15')).toEqual([])
    expect(layers('7020.00.60.00', 'CN', '2026-08-15')).toEqual([])
  })
})
