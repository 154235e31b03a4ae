import { expect, test } from 'vitest'
import { replyWith, testCountries } from '../testing/fake-context.js'
import { countryCodes } from './countries.js'
import { readMonth } from './requests.js'
import { readTotals } from './totals.js'

const palestine = { ...testCountries[0], id: 'ps', code: 'PS', census: '5083' } as (typeof testCountries)[number]
const countries = countryCodes([...testCountries, palestine])
const january = readMonth('2025-01') ?? (0 as NonNullable<ReturnType<typeof readMonth>>)
const totals = (...rows: (string | null)[][]) =>
  readTotals(
    replyWith([['ALL_VAL_MO', 'CTY_CODE', 'time'], ...rows]),
    ['ALL_VAL_MO', 'CTY_CODE'],
    ['ALL_VAL_MO'],
    countries,
  )

test('two codes of one country are added; where one of them is missing there is no total', () => {
  const whole = totals(['5', '5082', '2025-01'], ['7', '5083', '2025-01'])
  expect(whole.of('PS', january, 'ALL_VAL_MO')).toBe(12)
  const half = totals(['5', '5082', '2025-01'], [null, '5083', '2025-01'])
  expect(half.of('PS', january, 'ALL_VAL_MO')).toBeUndefined()
})

test('a total that is zero is zero, and groups are no country', () => {
  const { of, partners } = totals(['0', '5700', '2025-01'], ['9', '0003', '2025-01'], ['9', '5XXX', '2025-01'])
  expect(of('CN', january, 'ALL_VAL_MO')).toBe(0)
  expect([...partners]).toEqual(['CN'])
})

test('two totals of one month that differ are refused', () => {
  expect(() => totals(['5', '5700', '2025-01'], ['6', '5700', '2025-01'])).toThrow(
    'row 3 is another total of 2025-01 for country 5700',
  )
})
