/** Claims about the duty on goods that a sentence names: borne out by the measure on those goods, from that day, or not at all. */
import { beforeAll, describe, expect, test } from 'vitest'
import { type Labels, labelsAgainstLedger } from './testing/labels.js'

let labels: Labels

beforeAll(async () => {
  labels = await labelsAgainstLedger()
}, 60_000)

type Case = [day: string, sentence: string]

describe('goods that are the subject of bearing a duty', () => {
  test.each<Case>([
    [
      '2026-01-05',
      'Beginning January 1, 2026, natural graphite and permanent magnets from China carry a 25% Section 301 tariff.',
    ],
    ['2025-02-01', 'From January 1, 2025 semiconductors from China face a Section 301 tariff of 50%.'],
    [
      '2025-01-03',
      'Since January 1, 2025, polysilicon and wafers of Chinese origin have been subject to a Section 301 duty of 50 percent.',
    ],
    ['2024-10-02', 'Electric vehicles from China are now subject to a Section 301 tariff of 100%.'],
    ['2024-10-02', 'Solar cells from China now face a 50 percent Section 301 duty.'],
  ])('as of %s it holds: %s', async (day, sentence) => {
    expect(await labels(sentence, day)).toEqual(['supported'])
  })

  test.each<Case>([
    ['2025-01-03', 'From January 1, 2025, soybeans of Chinese origin face a Section 301 duty of 50%.'],
    ['2026-01-05', 'Beginning January 1, 2026, natural graphite from China carries a 50 percent Section 301 tariff.'],
    ['2026-01-05', 'Beginning January 1, 2026, toys from China carry a 25 percent Section 301 tariff.'],
    ['2025-02-01', 'From January 1, 2024 semiconductors from China face a Section 301 tariff of 50%.'],
    ['2024-10-02', 'Electric vehicles from China are now subject to a Section 301 tariff of 75%.'],
  ])('as of %s it is not borne out: %s', async (day, sentence) => {
    for (const label of await labels(sentence, day)) expect(label).not.toBe('supported')
  })
})

describe('who says it, or who pays it, is no goods', () => {
  test.each<Case>([
    ['2025-09-18', 'Analysts said imports from China face a 30% tariff.'],
    ['2025-09-18', 'Exporters from China face a 30% tariff.'],
  ])('as of %s it holds: %s', async (day, sentence) => {
    expect(await labels(sentence, day)).toEqual(['supported'])
  })
})

describe("duties on everyone's goods, by whom the text leaves open", () => {
  test.each<Case>([
    ['2025-11-03', 'Imported heavy trucks have been subject to a 25% tariff since November 1.'],
    ['2025-06-05', 'Tariffs on imported steel and aluminum were doubled to 50% from June 4.'],
    ['2025-05-10', 'Imported cars have been subject to a 25% tariff since April 3.'],
    ['2026-02-25', 'A 10 percent import surcharge has applied to goods from all countries since February 24.'],
    ['2025-08-20', 'Tariffs on imported copper were set at 50 percent on August 1.'],
  ])('as of %s it holds: %s', async (day, sentence) => {
    expect(await labels(sentence, day)).toEqual(['supported'])
  })

  test.each<Case>([
    ['2025-11-03', 'Imported heavy trucks have been subject to a 50% tariff since November 1.'],
    ['2025-06-05', 'Tariffs on imported steel and aluminum were doubled to 60% from June 4.'],
    ['2025-05-10', 'Imported toys have been subject to a 25% tariff since April 3.'],
    ['2026-02-25', 'A 20 percent import surcharge has applied to goods from all countries since February 24.'],
    ['2026-02-25', 'A 10 percent import surcharge has applied to goods from all countries since January 24.'],
  ])('as of %s it is not borne out: %s', async (day, sentence) => {
    for (const label of await labels(sentence, day)) expect(label).not.toBe('supported')
  })
})

describe('an extra rate without the noun of a duty', () => {
  test.each<Case>([
    ['2025-03-11', 'American soybeans, sorghum, pork and beef now face an extra 10% in China.'],
    ['2018-07-09', 'Since Friday China has charged an additional 25 percent on American soybeans.'],
    ['2018-09-10', 'China has charged an additional 25 percent on American soybeans since July 6.'],
    ['2025-03-11', 'US pork now incurs an additional 10 percent in China.'],
    ['2026-01-06', 'The Section 301 rate on medical gloves made in China rose to 100% at the start of 2026.'],
  ])('as of %s it holds: %s', async (day, sentence) => {
    expect(await labels(sentence, day)).toEqual(['supported'])
  })

  test.each<Case>([
    ['2025-03-11', 'American soybeans, sorghum, pork and beef now face an extra 15% in China.'],
    ['2018-07-09', 'Since Friday China has charged an additional 35 percent on American soybeans.'],
    ['2025-03-11', 'American soybeans now face an extra 10% drop in sales in China.'],
    ['2025-03-11', 'China has bought an additional 25 percent of American soybeans.'],
    ['2026-01-06', 'The Section 301 rate on medical gloves made in China rose to 50% at the start of 2026.'],
  ])('as of %s it is not borne out: %s', async (day, sentence) => {
    for (const label of await labels(sentence, day)) expect(label).not.toBe('supported')
  })
})

describe('numbered lists of goods, and plans that did not come', () => {
  test.each<Case>([
    [
      '2020-02-17',
      'As of 14 February 2020 the additional duty on List 4A goods was halved from 15 per cent to 7.5 per cent.',
    ],
    ['2019-12-16', 'The tariffs of 15 percent planned on List 4B goods for 15 December were suspended.'],
    ['2019-12-16', 'A 15% tariff scheduled on List 4B goods for December 15 was suspended.'],
    [
      '2018-08-27',
      'It entered into force on August 23, 2018, subjecting 279 tariff lines from China to an additional 25% ad valorem duty.',
    ],
    ['2019-05-20', 'Duties on List 3 goods were raised from 10 percent to 25 percent on May 10.'],
  ])('as of %s it holds: %s', async (day, sentence) => {
    expect(await labels(sentence, day)).toEqual(['supported'])
  })

  test.each<Case>([
    [
      '2020-02-17',
      'As of 14 February 2020 the additional duty on List 3 goods was halved from 15 per cent to 7.5 per cent.',
    ],
    ['2019-12-16', 'The tariffs of 15 percent planned on List 4A goods for 15 December were suspended.'],
    ['2019-12-16', 'The tariffs of 15 percent planned on List 4B goods for 15 December will not be suspended.'],
    [
      '2018-08-27',
      'It entered into force on August 23, 2018, subjecting 379 tariff lines from China to an additional 25% ad valorem duty.',
    ],
    ['2019-05-20', 'Duties on List 1 goods were raised from 10 percent to 25 percent on May 10.'],
  ])('as of %s it is not borne out: %s', async (day, sentence) => {
    for (const label of await labels(sentence, day)) expect(label).not.toBe('supported')
  })
})

describe('countries joined before a verb, and natural goods', () => {
  test.each<Case>([
    ['2025-05-05', 'Duty-free treatment for low-value parcels from China and Hong Kong ended on May 2, 2025.'],
    ['2025-05-05', 'The de minimis exemption for goods from China and Hong Kong ended on May 2.'],
    ['2026-02-10', 'Beginning January 1, 2026, natural graphite from China carries a 25 percent Section 301 tariff.'],
    ['2026-02-10', 'Since January 1, 2026, natural graphite from China has been subject to a Section 301 duty of 25%.'],
    ['2026-02-10', 'The Section 301 rate on natural graphite from China rose to 25% at the start of 2026.'],
  ])('as of %s it holds: %s', async (day, sentence) => {
    expect(await labels(sentence, day)).toEqual(['supported'])
  })

  test.each<Case>([
    ['2025-07-05', 'Duty-free treatment for low-value parcels from China and Hong Kong ended on July 2, 2025.'],
    ['2026-02-10', 'Beginning January 1, 2026, natural rubber from China carries a 25 percent Section 301 tariff.'],
    ['2026-02-10', 'Beginning January 1, 2026, natural gas from China carries a 25 percent Section 301 tariff.'],
  ])('as of %s it is not borne out: %s', async (day, sentence) => {
    for (const label of await labels(sentence, day)) expect(label).not.toBe('supported')
  })
})
