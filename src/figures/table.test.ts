import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columns } from './columns.js'
import { csvLine } from './csv.js'
import { readFigureTable } from './table.js'
import { calendar, cells } from './testing/figures.js'

const line = (given: Parameters<typeof cells>[0]) => {
  const row = cells(given)
  return csvLine(columns.map((column) => row[column]))
}
const read = (text: string, cap?: number) => readFigureTable(text, 'f.csv', calendar, { cap })
const header = columns.join(',')

describe('a figures file', () => {
  test('gives its figures', () =>
    expect(read(`${header}\n${line({ value_usd: '5' })}\n`).figures.map((f) => f.value)).toEqual([5]))
  test('may have its columns in any order, and others beside them', () => {
    const text =
      'extra,period,flow,reporter,partner,classification,code,name,value_usd,quantity,quantity_unit,source_agency,source_title\n?,2025-07,export,US,CN,HS,1007,Sorghum,5,,,A,B\n'
    expect(read(text).figures.map((f) => f.value)).toEqual([5])
  })
  test('says which columns are missing', () =>
    expect(read('flow,reporter\nexport,US\n').problems.map((p) => p.what)).toEqual([
      'the header lacks partner, classification, code, name, period, value_usd, quantity, quantity_unit, source_agency, source_title (it reads "flow,reporter")',
    ]))
  test.each([
    ['', 'the file is empty'],
    [`${header}\n`, 'the file holds no row below its header'],
    [`${header}\n1,2\n`, 'the row has 2 cells, the header 16'],
    [`${header},flow\n`, 'the column flow stands twice'],
  ])('%j', (text, what) => expect(read(text).problems.map((p) => p.what)).toEqual([what]))
  test('lists problems in the order of lines, up to a cap, and counts the rest', () => {
    const bad = line({ value_usd: '-1' })
    const table = read([header, ...Array.from({ length: 30 }, () => bad), 'a"b'].join('\n'), 20)
    expect([table.problems.length, table.more, table.problems[0]?.where.line]).toEqual([20, 11, 2])
  })
  test('is read to its end whatever it holds', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => read(`${header}\n${text}`).rows >= 0))
  })
})
