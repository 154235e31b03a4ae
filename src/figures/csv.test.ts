import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvLine, readCsv } from './csv.js'

const read = (text: string) => {
  const records: [number, string[]][] = []
  const problems = readCsv(text, 'f.csv', (cells, line) => {
    records.push([line, cells])
    return true
  })
  return { records, problems: problems.map((p) => `${p.where.line}: ${p.what}`) }
}

describe('well-formed text', () => {
  test.each([
    [
      'a,b\n1,2\n',
      [
        [1, ['a', 'b']],
        [2, ['1', '2']],
      ],
    ],
    [
      '\ufeffa,b\r\n1,2\r\n',
      [
        [1, ['a', 'b']],
        [2, ['1', '2']],
      ],
    ],
    ['"a ""q""","x,y"', [[1, ['a "q"', 'x,y']]]],
    [
      'a\n\n"two\nlines",b\nc',
      [
        [1, ['a']],
        [3, ['two\nlines', 'b']],
        [5, ['c']],
      ],
    ],
    ['a,\n', [[1, ['a', '']]]],
    ['', []],
  ])('%j', (text, records) => expect(read(text)).toEqual({ records, problems: [] }))
})

describe('faults carry their line, and reading goes on behind them', () => {
  test.each([
    ['a\nb"c\nd', ['2: cell 1 has a quote in its middle'], ['a', 'd']],
    ['a\n"b"c,d\ne', ['2: cell 1 goes on after its closing quote'], ['a', 'e']],
    ['a\n"b', ['2: a quoted cell that begins on this line is never closed'], ['a']],
    ['a\rb\nc', ['1: a carriage return stands alone'], ['b', 'c']],
  ])('%j', (text, problems, firsts) => {
    const found = read(text)
    expect(found.problems).toEqual(problems)
    expect(found.records.map(([, cells]) => cells[0])).toEqual(firsts)
  })
})

test('cells written and read back are the same cells', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string(), { minLength: 2 }), { minLength: 1 }), (rows) => {
      const { records, problems } = read(rows.map(csvLine).join('\r\n'))
      expect(problems).toEqual([])
      expect(records.map(([, cells]) => cells)).toEqual(rows)
    }),
  )
})

test('any text at all gives records or problems, in time that grows with its length', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(read(text).problems)))
  const began = performance.now()
  readCsv(`"${'""'.repeat(2_000_000)}`, 'f.csv', () => true)
  expect(performance.now() - began).toBeLessThan(2000)
})
