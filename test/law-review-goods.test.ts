/**
 * A sceptical second reading of Sections 201, 232 and 301: answers written down from the notes, the headings and the orders
 * before the engine was asked. A line, its origin, the day, what the importer says, and every heading that is paid.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { charge } from '../src/duty/charges.js'
import { lawKnown } from '../src/duty/known.js'
import { layersOf } from '../src/duty/layers.js'
import { Plans } from '../src/duty/plans.js'
import { questionsOf } from '../src/duty/questions.js'
import type { ScheduleLine } from '../src/duty/schedule.js'
import { compileLedger } from '../src/ledger/compile.js'
import type { LawBook } from '../src/ledger/tariff.js'
import { parseDay } from '../src/time/day.js'

interface Said {
  base?: string
  claims?: string[]
  programme?: string
  known?: string
}

const plans = new Map<string, Plans>()
const usmca = { programme: 'usmca' }
let law: LawBook

beforeAll(async () => {
  law = (await compileLedger('ledger')).law
})

function entered(code: string, origin: string, on: string, said: Said) {
  const { base = 'Free', claims = [], programme, known = '2026-11-24' } = said
  const kept = plans.get(known) ?? new Plans(lawKnown(law, 'US', parseDay(known)))
  plans.set(known, kept)
  const line: ScheduleLine = {
    code: code.replaceAll('.', ''),
    description: '',
    path: [],
    units: [],
    general: base,
    special: 'Free (S)',
    other: base,
    footnotes: [],
    from: parseDay('2018-01-01'),
    edition: 'a schedule of one line',
    source: 'hts-2026-10',
  }
  const facts = {
    date: parseDay(on),
    claims: new Set(claims),
    content: {},
    ...(programme !== undefined && { programme }),
  }
  return { charged: charge(kept.of(line.code, origin), line, facts), facts }
}

/** `heading +points` of each duty that is paid; `?` where it falls on a part of the value that is not known. */
function paid(code: string, origin: string, on: string, said: Said): string {
  const { charged, facts } = entered(code, origin, on, said)
  return layersOf(charged, facts.date, 'a schedule of one line')
    .filter(({ applies, component }) => applies && component !== 'mfn' && component !== 'fees')
    .map(({ heading, ppm }) => `${heading} +${ppm === null ? '?' : ppm / 10_000}`)
    .join(', ')
}

function asked(code: string, origin: string, on: string): string[] {
  const { charged, facts } = entered(code, origin, on, {})
  return questionsOf(charged, facts).map(({ condition }) => condition)
}

type Case = [line: string, origin: string, on: string, said: Said, headings: string]

function cases(rows: Case[]): void {
  test.each(rows)('%s of %s on %s, %j: %s', (code, origin, on, said, headings) => {
    expect(paid(code, origin, on, said)).toBe(headings)
  })
}

describe('steel and aluminium', () => {
  const claims = ['us-232-uk-metal']
  cases([
    ['7208.10.15.00', 'CN', '2018-03-22', {}, ''],
    ['7208.10.15.00', 'CN', '2018-07-06', {}, '9903.80.01 +25'],
    ['7208.10.15.00', 'CN', '2019-09-01', {}, '9903.88.15 +15, 9903.80.01 +25'],
    ['7208.10.15.00', 'CN', '2025-04-10', {}, '9903.91.01 +25, 9903.81.87 +25, 9903.01.24 +20'],
    ['7208.10.15.00', 'CN', '2026-04-06', { known: '2026-04-01' }, '9903.91.01 +25, 9903.81.87 +50'],
    ['7208.10.15.00', 'CN', '2026-07-25', {}, '9903.91.01 +25, 9903.82.02 +50'],
    ['7208.10.15.00', 'KR', '2025-01-15', {}, ''],
    ['7208.10.15.00', 'UA', '2025-03-12', {}, '9903.81.87 +25'],
    ['7208.10.15.00', 'GB', '2025-07-15', {}, '9903.81.94 +25'],
    ['7208.10.15.00', 'GB', '2026-04-06', {}, '9903.82.02 +50'],
    ['7208.10.15.00', 'GB', '2026-04-06', { claims }, '9903.82.04 +25'],
    ['7208.10.15.00', 'CA', '2025-03-12', {}, '9903.01.10 +25'],
    ['7208.10.15.00', 'CA', '2025-03-12', usmca, '9903.81.87 +25'],
    ['7208.10.15.00', 'CA', '2025-03-20', { known: '2025-04-01' }, '9903.81.87 +25, 9903.01.10 +25'],
    ['7208.10.15.00', 'CA', '2025-06-04', {}, '9903.81.87 +50'],
    ['7208.10.15.00', 'RU', '2026-04-06', {}, '9903.82.14 +50'],
    ['7601.10.30.00', 'RU', '2026-04-06', {}, '9903.85.67 +200'],
    ['7614.10.50.00', 'RU', '2026-05-01', {}, '9903.85.68 +200'],
    ['7614.10.10.00', 'CN', '2020-02-08', {}, '9903.88.02 +25'],
    ['7317.00.30.00', 'CN', '2020-02-08', {}, '9903.88.03 +25, 9903.80.03 +25'],
    ['7612.90.10.30', 'CN', '2025-04-04', {}, '9903.88.03 +25, 9903.85.07 +25, 9903.01.24 +20'],
    ['2203.00.00.30', 'MX', '2026-04-06', usmca, ''],
    ['8450.11.00.80', 'KR', '2025-06-22', {}, '9903.01.25 +10'],
    ['8450.11.00.80', 'KR', '2025-06-23', {}, '9903.81.91 +?, 9903.01.25 +?'],
    ['8428.33.00.00', 'RU', '2026-04-06', {}, '9903.82.17 +25'],
    ['8424.89.90.00', 'DE', '2026-04-06', { base: '1.8%' }, '9903.82.10 +13.2'],
    ['8427.20.80.90', 'JP', '2026-06-08', {}, '9903.82.22 +15'],
    ['8427.20.80.90', 'JP', '2026-06-08', { known: '2026-05-30' }, '9903.82.09 +25'],
    ['7408.11.60.00', 'CL', '2025-08-01', {}, '9903.78.01 +?, 9903.01.25 +?'],
    ['7408.11.60.00', 'CL', '2025-08-01', { known: '2025-07-29' }, ''],
    ['7403.11.00.00', 'CL', '2025-08-10', {}, ''],
  ])

  test('American metal leaves the reciprocal duty as well, of its own content only (note 2(v)(vii), (ix))', () => {
    const said = { claims: ['us-232-us-metal'] }
    expect(paid('7616.99.51.30', 'TW', '2025-06-04', said)).toBe('')
    expect(paid('8431.49.90.95', 'JP', '2025-05-04', said)).toBe('9903.01.25 +?')
  })

  test('a fork-lift truck of Mexico is asked about USMCA, and nothing about parts of other machines', () => {
    expect(asked('8427.20.80.90', 'MX', '2026-06-08')).toContain('programme-usmca')
    expect(asked('8427.20.80.90', 'MX', '2026-06-08')).not.toContain('us-232-equipment-parts')
  })
})

describe('vehicles and parts', () => {
  const base = '2.5%'
  cases([
    ['8703.80.00.20', 'CN', '2025-04-10', { base }, '9903.91.03 +100, 9903.94.01 +25, 9903.01.24 +20'],
    ['8703.80.00.20', 'DE', '2025-08-01', { base }, '9903.94.51 +12.5'],
    ['8703.80.00.20', 'DE', '2025-08-01', { base, known: '2025-09-20' }, '9903.94.01 +25'],
    ['8703.80.00.20', 'KR', '2025-11-01', { base, known: '2025-12-02' }, '9903.94.01 +25'],
    ['8703.80.00.20', 'MX', '2025-04-03', { base }, '9903.94.01 +25'],
    ['8703.24.01.90', 'CA', '2025-04-03', { base, known: '2025-04-10' }, '9903.94.01 +25, 9903.01.10 +25'],
    ['8703.23.01.90', 'GB', '2025-06-30', { base }, '9903.94.31 +7.5'],
    ['8704.21.01.00', 'GB', '2025-07-01', { base: '25%' }, '9903.94.01 +25'],
    ['8704.31.01.20', 'JP', '2025-09-16', { base: '25%' }, '9903.94.40 +0'],
    ['8702.10.31.00', 'DE', '2026-04-06', {}, '9903.74.02 +10'],
    ['8701.22.00.80', 'MX', '2026-04-06', usmca, '9903.74.01 +25'],
    ['8706.00.03.00', 'GB', '2025-06-30', {}, '9903.94.05 +25'],
    ['7320.10.30.00', 'CN', '2025-05-03', {}, '9903.88.03 +25, 9903.94.05 +25, 9903.01.24 +20'],
    ['7320.10.90.60', 'CN', '2025-06-04', {}, '9903.88.03 +25, 9903.81.90 +50, 9903.01.24 +20'],
    ['7320.20.10.00', 'KR', '2026-04-06', { base: '3.2%' }, '9903.94.63 +11.8'],
    ['8708.99.81.80', 'CN', '2026-04-06', {}, '9903.88.03 +25, 9903.82.09 +25'],
    ['4011.20.10.25', 'TH', '2025-06-01', {}, '9903.01.25 +10'],
    ['4011.20.10.25', 'TH', '2025-11-01', {}, '9903.74.08 +25'],
  ])

  // Note 33(g) lists groups of heading 8708 whole; lines in them that name tractors are no parts of cars (33(h)(ii)).
  cases([
    ['8708.50.11.50', 'IN', '2025-05-03', {}, '9903.01.25 +10'],
    ['8708.70.05.00', 'GB', '2025-07-01', {}, '9903.01.25 +10'],
    ['8708.29.21.20', 'CN', '2025-05-14', {}, '9903.88.03 +25, 9903.81.89 +25, 9903.01.24 +20'],
    ['8708.29.21.20', 'DE', '2026-06-07', {}, '9903.82.09 +25'],
    ['8708.50.61.00', 'CN', '2025-05-14', {}, '9903.88.03 +25, 9903.94.05 +25, 9903.01.24 +20'],
    // Leaf springs for vehicles of more than 4 metric tons: of no car, of a truck once that action began (note 38(i)).
    ['7320.10.60.15', 'KR', '2025-06-04', { base: '3.2%' }, '9903.81.90 +50'],
    ['7320.10.60.15', 'KR', '2025-11-01', { base: '3.2%' }, '9903.74.08 +25'],
    ['7320.10.60.15', 'KR', '2025-11-01', { base: '3.2%', claims: ['us-passenger-vehicle-part'] }, '9903.94.63 +11.8'],
  ])
})

describe('wood, chips and safeguards', () => {
  const advanced = 'us-advanced-chip'
  cases([
    ['4407.11.00.02', 'CA', '2025-10-14', {}, '9903.76.01 +10'],
    ['9401.61.60.11', 'VN', '2026-01-01', {}, '9903.76.02 +25'],
    ['9401.61.60.11', 'VN', '2026-01-01', { known: '2025-12-30' }, '9903.76.02 +30'],
    ['9401.61.60.11', 'KR', '2025-11-13', {}, '9903.76.02 +25'],
    ['9401.61.60.11', 'KR', '2025-11-14', {}, '9903.76.23 +15'],
    ['9403.40.90.60', 'VN', '2027-01-01', {}, '9903.76.03 +50'],
    ['9403.60.80.93', 'VN', '2025-10-14', {}, '9903.02.69 +20'],
    // Note 39(a)(8): an advanced chip leaves the duty over fentanyl too, and one for a data center leaves neither.
    ['8471.50.01.50', 'CN', '2026-01-15', { claims: [advanced] }, '9903.88.03 +25, 9903.79.01 +25'],
    [
      '8471.50.01.50',
      'CN',
      '2026-01-15',
      { claims: [advanced, 'us-chip-data-center'] },
      '9903.88.03 +25, 9903.01.24 +10',
    ],
    ['8473.30.51.00', 'CN', '2026-02-25', { claims: [advanced] }, '9903.88.03 +25, 9903.79.01 +25'],
    ['8541.43.00.10', 'CN', '2018-02-07', {}, '9903.45.25 +30'],
    ['8541.43.00.10', 'CN', '2024-09-27', {}, '9903.45.25 +14.25, 9903.91.02 +50'],
    ['8541.43.00.10', 'VN', '2026-02-06', {}, '9903.45.25 +14, 9903.02.69 +20'],
    ['8541.43.00.10', 'VN', '2026-02-07', {}, '9903.02.69 +20'],
    ['8541.43.00.10', 'KH', '2025-01-15', {}, ''],
    ['8450.11.00.80', 'CN', '2018-02-07', {}, '9903.45.01 +20'],
  ])
})

describe('the lists of China', () => {
  cases([
    ['8426.19.00.00', 'CN', '2024-09-27', {}, '9903.92.10 +25'],
    // A contract of before 14 May 2024 is one of before 17 April 2025 too: 9903.92.10 comes back in May 2026, 9903.91.14 does not come.
    [
      '8426.19.00.00',
      'CN',
      '2026-11-15',
      { claims: ['us-301-crane-contract-before-may-2024'] },
      '9903.92.10 +25, 9903.05.31 +12.5',
    ],
    // Two lines of steel stood on no list that was collected before the review.
    ['7302.40.00.00', 'CN', '2024-09-26', {}, '9903.80.01 +25'],
    ['7302.40.00.00', 'CN', '2024-09-27', {}, '9903.91.01 +25, 9903.80.01 +25'],
    ['7210.20.00.00', 'CN', '2020-02-14', {}, '9903.80.01 +25'],
    ['8541.29.00.40', 'CN', '2018-07-06', {}, '9903.88.01 +25'],
    ['8542.32.00.36', 'CN', '2018-08-23', {}, '9903.88.02 +25'],
    ['9018.31.00.80', 'CN', '2024-09-26', {}, ''],
    ['9018.31.00.80', 'CN', '2024-09-27', {}, '9903.91.03 +100'],
    ['2504.10.10.00', 'CN', '2026-01-01', {}, '9903.91.06 +25, 9903.01.24 +10'],
    ['8505.11.00.70', 'CN', '2026-01-01', {}, '9903.91.06 +25, 9903.01.24 +10'],
    ['6109.10.00.12', 'CN', '2020-02-13', {}, '9903.88.15 +15'],
    ['8501.10.40.20', 'CN', '2018-07-06', {}, '9903.88.01 +25'],
    ['3901.10.10.00', 'CN', '2018-08-23', {}, '9903.88.02 +25'],
    ['7320.10.30.00', 'CN', '2019-05-10', {}, '9903.88.03 +25'],
  ])
})
