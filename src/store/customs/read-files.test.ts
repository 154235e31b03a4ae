/** Which files a question opens, which rows a code stands for, and which months are held: no file is read here. */
import { describe, expect, test } from 'vitest'
import { exportsTable } from '../../figures/testing/customs-table.js'
import type { CodeGroup } from '../../product/group.js'
import { isoMonth } from '../../time/period.js'
import { type Partition, pieceKey, type StoredPiece } from './layout.js'
import { codeRows } from './read-codes.js'
import { codesSql, filesSql, type HeldRows } from './read-files.js'
import { heldMonths } from './read-scopes.js'

const table = exportsTable()

const piece = (file: string, first: string, last: string): StoredPiece => ({ file, rows: 1, bytes: 1, first, last })

const partition: Partition = {
  table: 'exports',
  year: 2025,
  rows: [
    piece('a', pieceKey(0, ''), pieceKey(4, '0999')),
    piece('b', pieceKey(4, '1001'), pieceKey(6, '999999')),
    piece('c', pieceKey(10, '0101210000'), pieceKey(10, '9999999999')),
  ],
  partners: [piece('d', 'AE', 'CN'), piece('e', 'DE', 'ZW')],
  vintages: { first: '2025-11-20', last: '2025-11-20' },
}

const held: HeldRows = { table, held: heldMonths([]), partitions: [partition], root: '', names: new Map() }
const opened = (...[kinds, wanted]: [Parameters<typeof filesSql>[1], Parameters<typeof filesSql>[3]]): string =>
  filesSql(held, kinds, new Set([2025]), wanted) ?? 'none'
const part = (code: string, begins = false) => ({ code, begins })

describe('only the pieces that may hold what is asked are opened', () => {
  test.each([
    ['all goods', 0, [part('')], "['a']"],
    ['a heading in the first piece', 4, [part('0201')], "['a']"],
    ['a heading in the second', 4, [part('1007')], "['b']"],
    ['headings in both', 4, [part('0201'), part('1007')], "['a', 'b']"],
    ['every heading', 4, [part('', true)], "['a', 'b']"],
    ['every subheading of a chapter', 6, [part('12', true)], "['b']"],
    ['a row of the agency', 10, [part('1007900000')], "['c']"],
  ])('%s', (_, level, parts, files) => expect(opened(['rows'], { level, parts })).toBe(`read_parquet(${files})`))

  test('by partner', () => {
    expect(opened(['partners'], { partners: ['CN'] })).toBe("read_parquet(['d'])")
    expect(opened(['partners'], { partners: ['CN', 'DE'] })).toBe("read_parquet(['d', 'e'])")
    expect(opened(['partners'], { partners: ['*'] })).toBe("read_parquet(['d', 'e'])")
  })
  test('none where a year is not held, or nothing was ever revised', () => {
    expect(filesSql(held, ['rows'], new Set([2024]))).toBeUndefined()
    expect(opened(['past'], {})).toBe('none')
  })
})

test('a beginning of codes is a range, and a quote in a code stays inside its text', () => {
  expect(codesSql([part('12', true)])).toBe("(code >= '12' AND code < '13')")
  expect(codesSql([part('19', true), part('1007')])).toBe("((code >= '19' AND code < '1:') OR code = '1007')")
  expect(codesSql([part("1'0")])).toBe("code = '1''0'")
  expect(codesSql([part('', true)])).toBeUndefined()
})

describe('the rows of a code', () => {
  const grains: CodeGroup = {
    system: 'USDA',
    code: 'GRAIN',
    label: 'Grains',
    title: 'a list',
    includes: ['10', '1001', '12019000'],
    except: ['1006', '1006300000', '2207'],
    sources: [],
    confidence: 'high',
  }
  const of = (classification: string, code: string, groups = [grains]): string[] | undefined =>
    codeRows(table, { classification, code }, groups)?.parts.map(
      ({ level, code: own, begins, sign }) => `${sign < 0 ? '-' : ''}${level}:${own}${begins ? '*' : ''}`,
    )
  test.each([
    ['HS', '10', ['2:10']],
    ['HS', '12019000', ['10:12019000*']],
    ['HS', '1201900095', ['10:1201900095']],
    ['TOTAL', 'TOTAL', ['0:']],
    ['HS', '10x', undefined],
    ['HS', '101', undefined],
    ['NAICS', '111', undefined],
    // A beginning inside another counts once; exceptions outside of the group are none.
    ['USDA', 'GRAIN', ['2:10', '10:12019000*', '-4:1006']],
    ['USDA', 'AG', undefined],
  ])('%s %s', (classification, code, parts) => expect(of(classification, code)).toEqual(parts))
  test('a list for imports is none for exports', () => {
    expect(of('USDA', 'GRAIN', [{ ...grains, flow: 'import' }])).toBeUndefined()
    expect(
      of('USDA', 'GRAIN', [
        { ...grains, flow: 'import' },
        { ...grains, flow: 'export', except: [] },
      ]),
    ).toHaveLength(2)
  })
})

test('scopes: each country one by one gives their total and each of them; the total gives none of them', () => {
  const scope = { table: 'exports', reporter: 'US', codes: '', months: ['2025-01'] }
  const months = (partner: string, codes: string, asked: string, reporter = 'US'): string[] =>
    heldMonths([
      { ...scope, partner: asked },
      { ...scope, partner: asked, reporter: 'US-*', codes: '10', months: ['2025-02'] },
    ])
      .of({ reporter, partner, codes })
      .map(isoMonth)
  expect(months('CN', '1007', '*')).toEqual(['2025-01'])
  expect(months('W', '1007', '*')).toEqual(['2025-01'])
  expect(months('CN', '1007', 'W')).toEqual([])
  expect(months('*', '1007', 'CN')).toEqual([])
  expect(months('CN', '1007', 'CN', 'US-IA')).toEqual(['2025-02'])
  expect(months('CN', '12', 'CN', 'US-IA')).toEqual([])
  expect(months('CN', '', '*', 'CA')).toEqual([])
})
