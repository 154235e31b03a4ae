import { describe, expect, test } from 'vitest'
import { isoDay, parseDay } from '../time/day.js'
import { readScheduleTable } from './schedule-table.js'

const header =
  'code,description,path,units,general,special,other,quota,interim,footnotes,from,through,edition,source,confidence'
const known = { sources: new Set(['hts']), editions: new Set(['2025 basic edition', '2025 revision 16']) }
const read = (rows: string, digits = 10) =>
  readScheduleTable(`${header}\n${rows}\n`, 'ledger/schedule/us.csv', digits, known)
const told = (rows: string, digits = 10) =>
  read(rows, digits).problems.map(({ where, what }) => `${where.line} ${where.field ?? ''}: ${what}`)

const good =
  '1201.90.00.95,Other,Soybeans: > Other,kg; No.,Free,"Free (AU,SG)",4.4¢/kg,,,9903.88.03 9903.91.01,2025-01-01,2025-06-30,2025 basic edition,hts,'

describe('a row of a starter schedule', () => {
  test('is a line with its days', () => {
    const { lines, problems } = read(good)
    expect(problems).toEqual([])
    expect(lines).toEqual([
      {
        code: '1201900095',
        description: 'Other',
        path: ['Soybeans:', 'Other'],
        units: ['kg', 'No.'],
        general: 'Free',
        special: 'Free (AU,SG)',
        other: '4.4¢/kg',
        notes: [
          { columns: ['general'], text: 'See 9903.88.03.' },
          { columns: ['general'], text: 'See 9903.91.01.' },
        ],
        from: parseDay('2025-01-01'),
        until: parseDay('2025-07-01'),
        edition: '2025 basic edition',
        source: 'hts',
      },
    ])
  })

  test('of the Chinese schedule has eight digits, a rate within the quota and an interim rate', () => {
    const { lines, problems } = read(
      '10059000,Other,Maize,kg,65%,,,1%,30%,,2025-01-01,,2025 basic edition,hts,medium',
      8,
    )
    expect(problems).toEqual([])
    expect(lines[0]).toMatchObject({ code: '10059000', quota: '1%', interim: '30%', confidence: 'medium' })
  })

  test('may leave the general rate open only where it says that it is not known', () => {
    const open = '10059000,Other,Maize,kg,,,,,,,2025-01-01,,2025 basic edition,hts,'
    expect(told(open, 8)).toEqual(['2 general: is empty'])
    expect(told(`${open}low`, 8)).toEqual([])
  })
})

describe('a fault of a starter schedule is told with its row and column', () => {
  test.each([
    ['1201.90,Other,,kg,Free,,,,,,2025-01-01,,2025 basic edition,hts,', '2 code: "1201.90" is not a code of 10 digits'],
    [
      '1201.90.00.9x,Other,,kg,Free,,,,,,2025-01-01,,2025 basic edition,hts,',
      '2 code: "1201.90.00.9x" is not a code of 10 digits',
    ],
    ['1201900095,,,kg,Free,,,,,,2025-01-01,,2025 basic edition,hts,', '2 description: is empty'],
    ['1201900095,Other,,kg,Free,,,,,,2025-02-30,,2025 basic edition,hts,', '2 from: "2025-02-30" is not a day'],
    [
      '1201900095,Other,,kg,Free,,,,,,2025-02-03,2025-02-02,2025 basic edition,hts,',
      '2 through: is before the first day, 2025-02-03',
    ],
    [
      '1201900095,Other,,kg,Free,,,,,9903.88,2025-01-01,,2025 basic edition,hts,',
      '2 footnotes: "9903.88" is not a heading of chapter 99',
    ],
    [
      '1201900095,Other,,kg,Free,,,,,,2025-01-01,,2025 revision 99,hts,',
      '2 edition: "2025 revision 99" is no edition of ledger/editions.yaml',
    ],
    [
      '1201900095,Other,,kg,Free,,,,,,2025-01-01,,2025 basic edition,press,',
      '2 source: "press" is no source on record',
    ],
    [
      '1201900095,Other,,kg,Free,,,,,,2025-01-01,,2025 basic edition,hts,sure',
      '2 confidence: "sure" is none of high, medium, low',
    ],
    ['1201900095,Other,,kg,Free', '2 : has 5 cells where the header has 15'],
    [`${good}\n${good}`, '3 from: the code stands already on this day, by line 2'],
  ])('%s', (rows, problem) => expect(told(rows)).toEqual([problem]))

  test('every row is read to the end', () =>
    expect(
      told('1,a,,,Free,,,,,,2025-01-01,,2025 basic edition,hts,\n2,b,,,Free,,,,,,2025-01-01,,2025 basic edition,hts,'),
    ).toHaveLength(2))

  test.each([
    ['', 'is empty'],
    ['code,words\n', 'the header lacks description, path, units'],
    [`${header},rate\n`, 'the header has "rate", which is no column'],
    [`${header},code\n`, 'the header has code twice'],
  ])('the header %j', (text, what) => {
    const { problems } = readScheduleTable(text, 'us.csv', 10, known)
    expect(problems.map((problem) => problem.what).join()).toContain(what)
  })
})

test('the same good may stand in two rows, one after the other', () => {
  const later = good.replace('2025-01-01,2025-06-30', '2025-07-01,').replace('Free,', '1%,')
  const { lines, problems } = read(`${later}\n${good}`)
  expect(problems).toEqual([])
  expect(lines.map(({ general, from }) => `${general} ${isoDay(from)}`)).toEqual(['1% 2025-07-01', 'Free 2025-01-01'])
})
