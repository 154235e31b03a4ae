import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { month, piece, read, refusal } from './testing/read.js'

const header = ['E_COMMODITY', 'ALL_VAL_MO', 'QTY_1_MO', 'QTY_1_MO_FLAG', 'UNIT_QY1', 'COMM_LVL', 'CTY_CODE', 'time']
const row = (given: Partial<Record<string, string | null>> = {}, columns = header): (string | null)[] => {
  const cells: Record<string, string | null> = {
    E_COMMODITY: '1201900095',
    ALL_VAL_MO: '900',
    QTY_1_MO: '30',
    QTY_1_MO_FLAG: '',
    UNIT_QY1: 'T',
    COMM_LVL: 'HS10',
    CTY_CODE: '5700',
    time: '2025-07',
    ...(given as Record<string, string | null>),
  }
  return columns.map((name) => cells[name] ?? null)
}
const only = (body: unknown, of?: Parameters<typeof read>[1]): unknown => read(body, of).rows[0]?.[0]

describe('columns are found by their names', () => {
  const expected = {
    reporter: 'US',
    partner: 'CN',
    code: '1201900095',
    month: month('2025-07'),
    value: 900,
    quantity: 30_000,
    unit: 'kg',
  }

  test('in any order', () => {
    const turned = [...header].reverse()
    expect(only([turned, row({}, turned)])).toEqual(expected)
  })

  test('a predicate that was asked for as a column too stands twice, and says the same', () => {
    const twice = [...header, 'CTY_CODE']
    expect(only([twice, row({}, twice)])).toEqual(expected)
  })

  test('one that stands twice and says two things is refused with its row', () => {
    const twice = [...header, 'CTY_CODE']
    const line = refusal([twice, row({}, twice), [...row({ E_COMMODITY: '1007900000' }), '5820']])
    expect(line).toContain('row 3 says two things in its columns CTY_CODE: "5700" and "5820"')
    expect(line).toContain('exports/hs?get=')
  })

  test('YEAR and MONTH in place of time', () => {
    const other = [...header.slice(0, -1), 'YEAR', 'MONTH']
    expect(only([other, row({ YEAR: '2025', MONTH: '07' }, other)])).toEqual(expected)
  })

  test('a missing column is named, with those that are there', () => {
    const less = header.filter((name) => name !== 'UNIT_QY1')
    expect(refusal([less, row({}, less)])).toContain(
      'the answer has no column UNIT_QY1; it has E_COMMODITY, ALL_VAL_MO, QTY_1_MO',
    )
  })

  test('a column that was not asked for is named', () => {
    const more = [...header, 'DISTRICT']
    expect(refusal([more, [...row(), '-']])).toContain('has a column "DISTRICT" that was not asked for')
  })
})

describe('rows that are not as they should be are refused with request and row', () => {
  test.each([
    ['too short', [header, row(), row().slice(1)], 'row 3 has 7 cells where the header has 8'],
    [
      'a number with a comma',
      [header, row({ ALL_VAL_MO: '1,000' })],
      'row 2 has "1,000" in ALL_VAL_MO, which is no whole number',
    ],
    ['a negative number', [header, row({ ALL_VAL_MO: '-5' })], 'row 2 has "-5" in ALL_VAL_MO'],
    ['a month that is none', [header, row({ time: '2025-13' })], 'row 2 has "2025-13" where a month as 2025-07 is due'],
    ['a year for a month', [header, row({ time: '2025' })], 'row 2 has "2025" where a month as 2025-07 is due'],
    [
      'a month that was not asked for',
      [header, row({ time: '2024-07' })],
      'row 2 is of a month that was not asked for',
    ],
    ['a country that was not asked for', [header, row({ CTY_CODE: '5820' })], 'row 2 is of country "5820"'],
    [
      'a level that was not asked for',
      [header, row({ COMM_LVL: 'HS6' })],
      'row 2 has COMM_LVL "HS6" where HS10 was asked for',
    ],
    [
      'a code without its leading zero',
      [header, row({ E_COMMODITY: '201900095' })],
      'row 2 has "201900095" in E_COMMODITY',
    ],
    ['a flag that is not known', [header, row({ QTY_1_MO_FLAG: 'Q' })], 'row 2 has "Q" in the flag of QTY_1_MO'],
    ['a quantity without a unit', [header, row({ UNIT_QY1: '-' })], 'row 2 has "30" in QTY_1_MO and no unit of it'],
    ['two rows of one key that differ', [header, row(), row({ ALL_VAL_MO: '901' })], 'row 3 says other than row 2'],
    [
      'an object for a cell',
      [header, row().map((cell) => ({ cell }))],
      'row 2 has a cell that is neither text nor number',
    ],
    ['no rows at all', { error: 'x' }, 'row 1 is no table of rows'],
    ['half of a body', '[["E_COMMODITY","ALL_VAL_MO"],["1201900095"', 'row 1 is not whole JSON'],
  ])('%s', (_, body, told) => {
    const line = refusal(body)
    expect(line).toContain(told)
    expect(line).toContain('/exports/hs?get=')
    expect(line).not.toContain('\n')
  })

  test('rows that stand twice and are the same count once', () => {
    expect(read([header, row(), row()]).rows[0]).toHaveLength(1)
  })
})

describe('three things that print as 0', () => {
  test.each([
    ['no trade: the row is as if it were not there', row({ ALL_VAL_MO: '0', QTY_1_MO: '0' }), undefined],
    ['no trade where nothing is counted', row({ ALL_VAL_MO: '0', QTY_1_MO: '0', UNIT_QY1: '-' }), undefined],
    ['a true zero of the quantity', row({ QTY_1_MO: '0' }), { quantity: 0, unit: 'kg' }],
    ['a zero flagged as missing', row({ QTY_1_MO: '0', QTY_1_MO_FLAG: 'M' }), { quantity: 'missing', unit: 'kg' }],
    ['nothing counted: no unit', row({ QTY_1_MO: '0', UNIT_QY1: '-' }), { quantity: 'not-counted' }],
    ['nothing counted: an X for the unit', row({ QTY_1_MO: '0', UNIT_QY1: 'X' }), { quantity: 'not-counted' }],
    ['an empty cell', row({ QTY_1_MO: '' }), { quantity: 'missing' }],
    ['null', row({ QTY_1_MO: null }), { quantity: 'missing' }],
    ['a null flag', row({ QTY_1_MO_FLAG: null }), { quantity: 30_000 }],
  ])('%s', (_, cells, expected) => {
    const found = only([header, cells])
    if (expected === undefined) expect(found).toBeUndefined()
    else expect(found).toMatchObject(expected)
  })

  test('a value that is not given is no zero', () => {
    expect(only([header, row({ ALL_VAL_MO: null })])).toMatchObject({ value: 'missing', quantity: 30_000 })
  })
})

describe('units stand as they convert, and one that is not known as it was printed', () => {
  test.each([
    ['KG', 'kg'],
    ['NO', 'no'],
    ['DOZ', 'doz'],
    ['L', 'l'],
    ['PRS', 'pr'],
    ['CKG', 'CKG'],
    ['THM', 'THM'],
  ])('%s is %s', (printed, unit) => {
    expect(only([header, row({ UNIT_QY1: printed })])).toMatchObject({ quantity: 30, unit })
  })

  test('tonnes are kept as kilograms, so that they add to the lines beside them; other units may differ', () => {
    const { rows } = read([
      header,
      row(),
      row({ E_COMMODITY: '1201100000', UNIT_QY1: 'KG' }),
      row({ E_COMMODITY: '1201100010', UNIT_QY1: 'NO' }),
    ])
    expect(rows[0]?.map(({ code, quantity, unit }) => [code, quantity, unit])).toEqual([
      ['1201900095', 30_000, 'kg'],
      ['1201100000', 30, 'kg'],
      ['1201100010', 30, 'no'],
    ])
  })
})

describe('nothing matched', () => {
  test('status 204', () => expect(read('', piece(), { status: 204 }).rows).toEqual([[]]))
  test('a header alone', () => expect(read([header]).rows).toEqual([[]]))
})

describe('the world and groups', () => {
  const every = piece({ partner: '*', places: [] })
  const columns = [...header, 'SUMMARY_LVL']
  const of = (place: string, summary = 'DET'): (string | null)[] =>
    row({ CTY_CODE: place, SUMMARY_LVL: summary }, columns)

  test('the total of all countries is W, a group is nothing, and an unknown code is noted', () => {
    const { rows, unknown } = read([columns, of('5700'), of('-'), of('0003'), of('4XXX'), of('9999')], every)
    expect(rows[0]?.map(({ partner }) => partner)).toEqual(['CN', 'W'])
    expect([...unknown]).toEqual(['9999'])
  })

  test('groups where countries alone were asked for are refused: a sum would count twice', () => {
    expect(refusal([columns, of('0003', 'CGP')], every)).toContain(
      'row 2 has SUMMARY_LVL "CGP" where DET was asked for',
    )
  })

  test('China, Hong Kong and Macau stay three', () => {
    const { rows } = read([columns, of('5700'), of('5820'), of('5660')], every)
    expect(rows[0]?.map(({ partner }) => partner)).toEqual(['CN', 'HK', 'MO'])
  })
})

test('whatever the order of rows and columns, and however often a row is repeated, the same rows are read', () => {
  const cell = fc.record({
    code: fc.integer({ min: 0, max: 9 }).map((digit) => `120190009${digit}`),
    time: fc.constantFrom('2025-01', '2025-02', '2025-07'),
    dollars: fc.integer({ min: 1, max: 1e12 }),
    amount: fc.integer({ min: 0, max: 1e9 }),
    unit: fc.constantFrom('KG', 'T', 'NO'),
  })
  const rows = fc.uniqueArray(cell, { selector: ({ code, time }) => `${code} ${time}`, maxLength: 20 })
  fc.assert(
    fc.property(rows, fc.infiniteStream(fc.nat()), (given, chance) => {
      const next = (): number => chance.next().value ?? 0
      const columns = [...header].sort(() => (next() % 2 === 0 ? 1 : -1))
      const lines = given.map(({ code, time, dollars, amount, unit }) =>
        row(
          { E_COMMODITY: code, time, ALL_VAL_MO: String(dollars), QTY_1_MO: String(amount), UNIT_QY1: unit },
          columns,
        ),
      )
      const repeated = [...lines, ...lines.filter(() => next() % 3 === 0)].sort(() => (next() % 2 === 0 ? 1 : -1))
      const found = read([columns, ...repeated]).rows[0] ?? []
      const text = (all: readonly unknown[]): string[] => all.map((one) => JSON.stringify(one)).sort()
      expect(text(found.map(({ code, month, value, quantity }) => [code, month, value, quantity]))).toEqual(
        text(
          given.map(({ code, time, dollars, amount, unit }) => [
            code,
            month(time),
            dollars,
            unit === 'T' ? amount * 1000 : amount,
          ]),
        ),
      )
    }),
    { numRuns: 100 },
  )
})

test('whatever is in an answer, it is read or refused in one line', () => {
  const cell = fc.oneof(fc.constantFrom(...header, '2025-07', 'HS10', '5700', '-', '0'), fc.string(), fc.constant(null))
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 9 }), { minLength: 1, maxLength: 5 }), (body) => {
      expect(refusal(body)).not.toContain('\n')
    }),
    { numRuns: 300 },
  )
})
