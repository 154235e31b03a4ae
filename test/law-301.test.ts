/** Section 301 on China, as the notes and notices print it: a line, a day, and the heading under which it pays. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Desk } from '../src/duty/desk.js'
import { questionsOf } from '../src/duty/questions.js'
import { entered, openLaw, paid, type Said } from './law.js'

let law: Desk

beforeAll(async () => {
  law = await openLaw()
})

/** `heading +percent` of each duty of section 301 that is paid; those on forced labour and Brazil are other actions. */
function owed(code: string, on: string, { origin = 'CN', ...said }: Said & { origin?: string } = {}): string[] {
  return paid(entered(law, code, origin, on, said), (layer) => /^section-301(?:-ships)?$/.test(layer.class))
}

describe('the lists of 2018 and 2019', () => {
  test.each([
    ['8413.91.90.96', '2018-07-05', []],
    ['8413.91.90.96', '2018-07-06', ['9903.88.01 +25']],
    ['3403.19.50.00', '2018-08-22', []],
    ['3403.19.50.00', '2018-08-23', ['9903.88.02 +25']],
    ['3923.50.00.00', '2018-09-24', ['9903.88.03 +10']],
    ['3923.50.00.00', '2019-05-09', ['9903.88.03 +10']],
    ['3923.50.00.00', '2019-05-10', ['9903.88.03 +25']],
    ['6307.90.98.91', '2019-09-01', ['9903.88.15 +15']],
    ['6307.90.98.91', '2020-02-14', ['9903.88.15 +7.5']],
  ])('%s entered on %s pays %j', (code, on, expected) => {
    expect(owed(code, on)).toEqual(expected)
  })

  test('are of China alone: Hong Kong and Macau pay nothing', () => {
    expect(['HK', 'MO'].map((origin) => owed('3923.50.00.00', '2025-06-01', { origin }))).toEqual([[], []])
  })

  test('list 4B was never collected, and before its suspension became public it seemed to be due', () => {
    expect(owed('9503.00.00.73', '2020-01-15')).toEqual([])
    expect(owed('9503.00.00.73', '2020-01-15', { known: '2019-12-01' })).toEqual(['9903.88.16 +15'])
  })

  test('goods exported before 10 May 2019 stay at ten percent, if entered before 15 June', () => {
    const loaded = '2019-05-01'
    expect(owed('3923.50.00.00', '2019-06-14', { loaded })).toEqual(['9903.88.09 +10'])
    expect(owed('3923.50.00.00', '2019-06-15', { loaded })).toEqual(['9903.88.03 +25'])
  })

  test('the rise of list 3 was put off twice, each time only as its notice said', () => {
    expect(owed('3923.50.00.00', '2019-01-15', { known: '2018-10-01' })).toEqual(['9903.88.03 +25'])
    expect(owed('3923.50.00.00', '2019-03-15', { known: '2018-12-20' })).toEqual(['9903.88.03 +25'])
    expect(owed('3923.50.00.00', '2019-03-15', { known: '2019-03-10' })).toEqual(['9903.88.03 +10'])
  })
})

describe('lines that are covered in part, by statistical number', () => {
  test.each([
    ['8517.62.00.20', '2025-06-01', ['9903.88.04 +25']],
    ['8517.62.00.90', '2025-06-01', ['9903.88.15 +7.5']],
    ['9401.71.00.07', '2025-06-01', ['9903.88.15 +7.5']],
    ['9401.71.00.01', '2025-06-01', []],
    ['4901.99.00.40', '2025-06-01', []],
    ['2931.90.90.52', '2025-06-01', []],
  ])('%s entered on %s pays %j', (code, on, expected) => {
    expect(owed(code, on)).toEqual(expected)
  })
})

describe('the four-year review', () => {
  test.each([
    ['8703.80.00.20', '2024-09-26', ['9903.88.01 +25']],
    ['8703.80.00.20', '2024-09-27', ['9903.91.03 +100']],
    ['8541.43.00.10', '2024-09-27', ['9903.91.02 +50']],
    ['7208.10.15.00', '2024-09-26', ['9903.88.15 +7.5']],
    ['7208.10.15.00', '2024-09-27', ['9903.91.01 +25']],
    ['8542.31.00.40', '2024-12-31', ['9903.88.02 +25']],
    ['8542.31.00.40', '2025-01-01', ['9903.91.05 +50']],
    ['8101.94.00.00', '2025-01-01', ['9903.91.11 +25']],
    ['4015.12.10.10', '2025-01-01', ['9903.91.05 +50']],
    ['4015.12.10.10', '2026-01-01', ['9903.91.08 +100']],
    ['8507.60.00.10', '2025-12-31', ['9903.91.01 +25']],
    ['8507.60.00.20', '2025-12-31', ['9903.88.15 +7.5']],
    ['8507.60.00.10', '2026-01-01', ['9903.91.06 +25']],
    ['6307.90.98.42', '2024-09-27', ['9903.91.01 +25']],
    ['6307.90.98.70', '2024-12-31', ['9903.88.15 +7.5']],
    ['6307.90.98.70', '2025-01-01', ['9903.91.04 +25']],
    ['6307.90.98.70', '2026-01-01', ['9903.91.07 +50']],
  ])('%s entered on %s pays %j', (code, on, expected) => {
    expect(owed(code, on)).toEqual(expected)
  })

  test('polysilicon was raised by the notice of December 2024, not by that of September', () => {
    expect(owed('2804.61.00.00', '2025-01-02', { known: '2024-10-01' })).toEqual(['9903.88.03 +25'])
    expect(owed('2804.61.00.00', '2025-01-02')).toEqual(['9903.91.05 +50'])
  })
})

describe('exclusions', () => {
  const claims = ['us-301-exclusion-described']

  test('take the list off goods that they describe, to their last day and no longer', () => {
    expect(owed('3923.50.00.00', '2026-11-09', { claims })).toEqual([])
    expect(owed('3923.50.00.00', '2026-11-10', { claims })).toEqual(['9903.88.03 +25'])
    expect(owed('8421.21.00.00', '2025-10-01')).toEqual(['9903.88.01 +25'])
  })

  test('are extended only by notices that are public', () => {
    expect(owed('3923.50.00.00', '2025-09-15', { claims, known: '2025-08-01' })).toEqual(['9903.88.03 +25'])
    expect(owed('3923.50.00.00', '2025-09-15', { claims, known: '2025-08-28' })).toEqual([])
  })

  test('the importer is asked about them where they would help', () => {
    const { charged, facts } = entered(law, '8486.20.00.00', 'CN', '2025-06-15')
    expect(questionsOf(charged, facts).map(({ condition }) => condition)).toContain('us-301-solar-equipment')
  })

  test('leave the headings of the review alone, but for enteral syringes to the end of 2025', () => {
    expect(owed('9018.31.00.80', '2025-06-01', { claims })).toEqual(['9903.91.03 +100'])
    expect(owed('9018.31.00.80', '2025-06-01', { claims: ['us-301-enteral-syringe'] })).toEqual([])
    expect(owed('9018.31.00.80', '2026-01-01', { claims: ['us-301-enteral-syringe'] })).toEqual(['9903.91.03 +100'])
  })
})

describe('cranes and chassis', () => {
  test('a ship-to-shore crane of China pays 25 percent, and a hundred more on the one day before the suspension', () => {
    expect(owed('8426.19.00.00', '2025-11-08')).toEqual(['9903.92.10 +25'])
    expect(owed('8426.19.00.00', '2025-11-09')).toEqual(['9903.92.10 +25', '9903.91.14 +100'])
    expect(owed('8426.19.00.00', '2025-11-10')).toEqual(['9903.92.10 +25'])
  })

  test('other cranes and old contracts are free of it, on the word of the importer', () => {
    expect(owed('8426.19.00.00', '2025-11-09', { claims: ['us-301-other-crane'] })).toEqual([])
    expect(owed('8426.19.00.00', '2025-06-01', { claims: ['us-301-crane-contract-before-may-2024'] })).toEqual([])
  })

  test('a crane from elsewhere pays only if it is of Chinese make', () => {
    const claims = ['us-301-crane-of-chinese-make']
    expect(owed('8426.19.00.00', '2025-11-09', { origin: 'KR' })).toEqual([])
    expect(owed('8426.19.00.00', '2025-11-09', { origin: 'KR', claims })).toEqual(['9903.91.14 +100'])
  })

  test('a trailer pays as a chassis only if the importer says that it is one', () => {
    const claims = ['us-301-intermodal-chassis']
    expect(owed('8716.39.00.90', '2025-11-09')).toEqual(['9903.88.03 +25'])
    expect(owed('8716.39.00.90', '2025-11-09', { claims })).toEqual(['9903.88.03 +25', '9903.91.12 +100'])
  })
})
