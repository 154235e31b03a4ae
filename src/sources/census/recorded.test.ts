import { describe, expect, test } from 'vitest'
import { isWireThere, sharedText } from '../testing/shared-wire.js'
import { dataset, month, piece, read, refusal } from './testing/read.js'

describe.skipIf(!isWireThere)('recorded answers (skipped: they are not beside this checkout)', () => {
  const wire = (name: string): string => sharedText(`wire/census/${name}`)

  test('one good, one country, 117 months', () => {
    const of = piece({
      partner: 'CA',
      places: ['1220'],
      codes: ['2710121510'],
      first: month('2016-01'),
      last: month('2025-12'),
      dataset: { ...dataset('exports/hs'), measures: dataset('exports/statehs').measures },
    })
    const { rows } = read(
      wire('exports_hs__get=ALL_VAL_MO_COMM_LVL=HS10_E_COMMODITY=2710121510_CTY_CODE=1220_time=from+2016-01.json'),
      of,
    )
    expect(rows[0]).toHaveLength(117)
    expect(rows[0]?.[0]).toMatchObject({ partner: 'CA', month: month('2016-01'), value: 155_905 })
  })

  test('goods of Vietnam, with names: what is not asked for (CTY_NAME) is told', () => {
    const text = wire('exports_hs__HS10_CTY_CODE=5520_time=2024-01..2026-01_1005_1007_1201_5201__REBUILT.json')
    const of = piece({
      partner: 'VN',
      places: ['5520'],
      first: month('2024-01'),
      last: month('2026-01'),
      dataset: { ...dataset('exports/hs'), measures: dataset('exports/statehs').measures },
    })
    expect(refusal(text, of)).toContain('has a column "CTY_NAME" that was not asked for')
    const without: unknown[][] = JSON.parse(text)
    // CTY_NAME, the first column, was asked for by those who recorded it.
    const { rows, names } = read(
      without.map((line) => line.slice(1)),
      of,
    )
    const traded = without.slice(1).filter(([, dollars]) => dollars !== '0')
    expect(rows[0]?.length).toBe(traded.length)
    expect(traded.length).toBeGreaterThan(200)
    expect(names.get('1201900095')).toBe('SOYBEANS, WHETHER OR NOT BROKEN, EX SEED')
    expect(rows[0]?.find((one) => one.code === '1201900095' && one.month === month('2024-01'))?.value).toBe(18_357_034)
  })

  test('a header that stands twice, with a total and a group', () => {
    const of = piece({
      partner: '*',
      places: [],
      first: month('2026-07'),
      last: month('2026-07'),
      dataset: {
        ...dataset('exports/hs'),
        level: 'HS6',
        form: /^\d{6}$/,
        measures: dataset('exports/statehs').measures,
      },
    })
    const body: unknown[][] = JSON.parse(wire('exports_hs__HS6_2026-07__duplicate-CTY_CODE-header__QUOTED-2-rows.json'))
    const withSummary = body.map((line, index) => [...line, index === 0 ? 'SUMMARY_LVL' : 'DET'])
    expect(read(withSummary, of).rows[0]).toEqual([
      { reporter: 'US', partner: 'W', code: '841790', month: month('2026-07'), value: 100_705 },
    ])
  })

  test('imports by subheading: two measures and the duty apart, and the row of zeros is none', () => {
    const of = piece({
      first: month('2025-06'),
      last: month('2025-06'),
      dataset: {
        ...dataset('imports/hs'),
        level: 'HS6',
        form: /^\d{6}$/,
        measures: dataset('imports/hs').measures.map(({ table, value }) => ({ table, value })),
      },
    })
    const { rows } = read(wire('imports_hs__HS6_CTY_CODE=5700_2025-06__QUOTED-2-rows.json'), of)
    expect(rows.map((all) => all.map(({ code, value }) => [code, value]))).toEqual([
      [['570331', 409_808]],
      [['570331', 380_908]],
      [['570331', 95_227]],
      [['570331', 380_908]],
    ])
  })

  test('states: the total is left out, goods of no known state stay', () => {
    const lines = wire('exports_statehs__E_COMMODITY=120110_STATE__TRIMMED400.csv')
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(','))
    const drop = lines[0]?.indexOf('E_COMMODITY_LDESC') ?? -1
    const body = lines.map((line, index) => [
      ...line.filter((_, at) => at !== drop),
      ...(index === 0 ? ['COMM_LVL', 'CTY_CODE'] : ['HS6', '-']),
    ])
    const of = piece({
      partner: 'W',
      places: ['-'],
      codes: ['120110'],
      first: month('2013-01'),
      last: month('2022-12'),
      dataset: dataset('exports/statehs'),
    })
    const { rows } = read(body, of)
    const found = rows[0]?.filter((one) => one.month === month('2014-10')) ?? []
    expect(found.find(({ reporter }) => reporter === 'US-IA')?.value).toBe(144_000)
    expect(found.some(({ reporter }) => reporter === 'US--')).toBe(false)
    // Rows of the recording, summed, are its own total of the month.
    const total = Number(lines.find(([state, , , , year, at]) => state === '-' && year === '2014' && at === '10')?.[1])
    expect(found.reduce((sum, { value }) => sum + Number(value), 0)).toBeLessThanOrEqual(total)
  })
})
