import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { recorded, row } from '../testing/usitc.js'
import { readUsitcRows } from './rows.js'

const bytes = (value: unknown): Uint8Array => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))
const read = (value: unknown) => readUsitcRows(bytes(value), 'a.json')
const good = row({ htsno: '1201.10.00.00', indent: '1', description: 'Seed', general: 'Free' })

describe('the rows of an archive', () => {
  test('are read from plain and from gzipped JSON', () => {
    const rows = recorded('exportList-1007-1201')
    const plain = read(rows)
    expect(readUsitcRows(gzipSync(bytes(rows)), 'a.json.gz')).toEqual(plain)
    expect(plain).toHaveLength(9)
    expect(plain[1]).toEqual({
      htsno: '1007.10.00.00',
      indent: 1,
      description: 'Seed',
      units: ['kg'],
      general: '0.22¢/kg',
      special: 'Free (A*,AU,BH,CL,CO,D,E,IL,JO,KR,MA,OM,P,PA,PE,S,SG)',
      other: '4.4¢/kg',
      footnotes: [{ columns: ['general'], text: 'See 9903.88.03.' }],
    })
  })

  test.each([
    ['m<sup style="font-size: 9.75px;">3</sup>', 'm3'],
    ['$1.13/m<sup>3</sup>', '$1.13/m3'],
    ['Koi carp (<i>Cyprinus carpio</i>)', 'Koi carp (Cyprinus carpio)'],
    ['over 5<br />but not over 6', 'over 5 but not over 6'],
    ['Valued < $5 &amp; new', 'Valued < $5 & new'],
    ['  two\n lines ', 'two lines'],
    ['\n', ''],
  ])('%j is printed as %j: some editions come with the markup of their page', (written, printed) => {
    expect(read([{ ...good, description: written, units: [written] }])[0]?.description).toBe(printed)
  })
})

describe('what is no archive is refused, with the row and the column that is wrong', () => {
  test.each([
    ['is not JSON', '<html>'],
    ['is not a list of rows', { message: 'no' }],
    ['holds no row', []],
    ['is cut short in row 2', JSON.stringify([good, good, good]).slice(0, 400)],
    ['is not JSON in row 1', `[{"htsno": "0101", "indent": zero}]`],
    ['row 2 is not an object with columns', [good, 'row']],
    ['row 2 (1201.10.00.00), column general: is not there', [good, { ...good, general: undefined }]],
    ['row 1 (1201.10.00.00), column general: is not text', [{ ...good, general: 5 }]],
    ['row 1 (1201.1), column htsno: "1201.1" is not a number of the schedule', [{ ...good, htsno: '1201.1' }]],
    ['row 1 (1201.10.00.00), column indent: "one" is not a depth', [{ ...good, indent: 'one' }]],
    ['row 1 (1201.10.00.00), column units: is not a list', [{ ...good, units: 'kg' }]],
    ['row 1 (1201.10.00.00), column footnotes: holds one without a text', [{ ...good, footnotes: [{}] }]],
    [
      'row 1 (1201.10.00.00), column footnotes: holds one without its columns',
      [{ ...good, footnotes: [{ value: 'x' }] }],
    ],
  ])('%s', (what, value) => {
    expect(() => read(value)).toThrow(what)
    expect(() => read(value)).toThrow('nothing of it was stored')
  })

  test('a gzip stream that ends too soon is cut short', () => {
    const whole = gzipSync(bytes(recorded('exportList-1007-1201')))
    expect(() => readUsitcRows(whole.subarray(0, whole.length - 20), 'a.json.gz')).toThrow('is cut short')
    expect(() => readUsitcRows(Buffer.from([0x1f, 0x8b, 1, 2, 3]), 'a.json.gz')).toThrow('is not a whole gzip file')
  })

  test('a JSON file that is cut short names the line it ends on', () => {
    const text = JSON.stringify([good, good], null, 1)
    expect(() => readUsitcRows(bytes(text.slice(0, -30)), 'a.json')).toThrow(/^a\.json:\d+ {2}is cut short in row 2/)
  })
})
