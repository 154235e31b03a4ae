import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day } from '../../time/day.js'
import { columnsOf, day, edition, printedLine, scheduleFrom } from '../testing/printed.js'
import { scheduleBuilder } from './build.js'
import { scheduleOf } from './held.js'
import { packSchedule, unpackSchedule } from './packed.js'
import { editionLines } from './unfold.js'

const seed = '1201.10.00.00 | Soybeans | Seed | Free'
const beans = '1201.90.00.95 | Soybeans > Other | Other | Free'
const three = {
  '2025_basic 2025-01-01': [seed, beans],
  '2025_rev_1 2025-02-04': [seed, beans],
  '2025_rev_2 2025-07-01': [seed, '1201.90.00.05 | Soybeans > Other | Oil stock | Free', beans.replace('Free', '1%')],
}

describe('a line on a day', () => {
  const schedule = scheduleFrom(three)

  test.each([
    ['2025-01-01', 'Free', '2025-01-01', '2025-07-01', '2025 basic'],
    ['2025-06-30', 'Free', '2025-01-01', '2025-07-01', '2025 basic'],
    ['2025-07-01', '1%', '2025-07-01', undefined, '2025 rev 2'],
    ['2026-12-31', '1%', '2025-07-01', undefined, '2025 rev 2'],
    ['2019-05-10', 'Free', '2025-01-01', '2025-07-01', '2025 basic'],
  ])('on %s its rate is %s, from %s until %s, read in %s', (on, general, from, until, title) => {
    const line = schedule.line('1201900095', day(on))
    expect([line?.general, line?.from, line?.until, line?.edition]).toEqual([
      general,
      day(from),
      until === undefined ? undefined : day(until),
      title,
    ])
  })

  test('a line that does not change is one object in all editions', () => {
    const first = schedule.line('1201100000', day('2025-01-01'))
    expect(first?.path).toEqual(['Soybeans'])
    expect(schedule.line('1201100000', day('2026-01-01'))).toBe(first)
  })

  test('a code before it is a line, and one that never is, give nothing', () => {
    expect(schedule.line('1201900005', day('2025-06-30'))).toBeUndefined()
    expect(schedule.line('1201900006', day('2025-07-01'))).toBeUndefined()
    expect(schedule.line('1201', day('2025-07-01'))).toBeUndefined()
  })

  test.each([
    ['2024-12-31', '2025 basic'],
    ['2025-02-03', '2025 basic'],
    ['2025-02-04', '2025 rev 1'],
    ['2030-01-01', '2025 rev 2'],
  ])('the edition in force on %s is %s', (on, title) => expect(schedule.editionOn(day(on))).toBe(title))

  test('an edition left out between two others leaves no gap in a line that stands in both', () => {
    const gap = scheduleFrom({
      '2025_basic 2025-01-01': [seed],
      '2025_rev_1 2025-02-04': [],
      '2025_rev_2 2025-03-04': [seed],
    })
    expect(gap.line('1201100000', day('2025-02-10'))).toBeUndefined()
    expect([...gap.lines()].map(({ from, until }) => [from, until])).toEqual([
      [day('2025-01-01'), day('2025-02-04')],
      [day('2025-03-04'), undefined],
    ])
  })

  test('of two editions that begin on one day the later one holds, and the other is never met', () => {
    const two = scheduleFrom({
      '2026_rev_8 2026-05-01': [seed.replace('Seed', 'Slip')],
      '2026_rev_9 2026-05-01': [seed],
    })
    expect([...two.lines()].map(({ description }) => description)).toEqual(['Seed'])
    expect(two.line('1201100000', day('2026-05-01'))?.description).toBe('Seed')
  })
})

describe('codes that are no whole line', () => {
  const schedule = scheduleFrom(three)

  test('a shorter code gives the lines below it that stand on the day', () => {
    expect(schedule.under('120190', day('2025-06-30')).map(({ code }) => code)).toEqual(['1201900095'])
    expect(schedule.under('12', day('2025-07-01')).map(({ code }) => code)).toEqual([
      '1201100000',
      '1201900005',
      '1201900095',
    ])
    expect(schedule.under('12', day('2025-07-01'), 1)).toHaveLength(1)
  })

  test('what all of them share is not said of each', () => {
    expect(schedule.under('1201', day('2025-07-01')).map(({ description }) => description)).toEqual([
      'Seed',
      'Oil stock',
      'Other',
    ])
  })

  test.each([
    ['1201', true],
    ['12019', true],
    ['1201900005', true],
    ['1202', false],
    ['12019000055', false],
    ['abcd', false],
  ])('%s is known: %s', (code, known) => expect(schedule.knows(code)).toBe(known))
})

test('footnotes name their headings of chapter 99, and are kept as printed', () => {
  const schedule = scheduleFrom({
    '2025_basic 2025-01-01': [
      printedLine(seed, {
        notes: [
          { columns: ['general'], text: 'See 9903.88.03, 9903.88.21 and 9903.91.01.' },
          { columns: ['general', 'other'], text: 'See U.S. note 16 to subchapter III, chapter 99.' },
        ],
      }),
    ],
  })
  const line = schedule.line('1201100000', day('2025-01-01'))
  expect(line?.footnotes).toEqual(['9903.88.03', '9903.88.21', '9903.91.01'])
  expect(line?.notes?.[1]).toEqual({
    columns: ['general', 'other'],
    text: 'See U.S. note 16 to subchapter III, chapter 99.',
  })
})

/** Editions of a few codes, each with one of a few rates, or left out. */
const anyEditions = fc.array(
  fc.dictionary(
    fc.constantFrom('0101210010', '0101210020', '2204215005', '9701210000'),
    fc.constantFrom('Free', '1%', '2%'),
  ),
  { minLength: 1, maxLength: 6 },
)

const built = (editions: Record<string, string>[]) =>
  columnsOf(
    Object.fromEntries(
      editions.map((lines, at) => [
        `2025_rev_${at} 2025-01-0${at + 1}`,
        Object.entries(lines).map(([code, rate]) =>
          printedLine(`${code} | Heading ${code.slice(0, 4)} | Words | ${rate}`),
        ),
      ]),
    ),
  )

describe('any editions laid together', () => {
  test('give back each edition, line by line', () => {
    fc.assert(
      fc.property(anyEditions, (editions) => {
        const lines = editionLines(built(editions))
        for (const [at, edition] of editions.entries())
          expect(Object.fromEntries([...lines(at)].map(({ code, general }) => [code, general]))).toEqual(edition)
      }),
    )
  })

  test('cover every day of every line once', () => {
    fc.assert(
      fc.property(anyEditions, (editions) => {
        const schedule = scheduleOf(built(editions))
        const stretches = [...schedule.lines()]
        for (const [at, edition] of editions.entries())
          for (const [code, rate] of Object.entries(edition)) {
            const on = (day('2025-01-01') + at) as Day
            const covering = stretches.filter(
              (one) => one.code === code && one.from <= on && on < (one.until ?? Infinity),
            )
            expect(covering.map(({ general }) => general)).toEqual([rate])
            expect(schedule.line(code, on)).toBe(covering[0])
          }
      }),
    )
  })

  test('are the same after packing and unpacking', () => {
    fc.assert(
      fc.property(anyEditions, (editions) => {
        const columns = built(editions)
        const back = unpackSchedule(packSchedule(columns), 'a.schedule')
        expect([...scheduleOf(back).lines()]).toEqual([...scheduleOf(columns).lines()])
        expect(back.editions).toEqual(columns.editions)
      }),
    )
  })
})

describe('a packed schedule', () => {
  const packed = packSchedule(columnsOf(three))

  test('is read wherever its bytes begin', () => {
    const shifted = new Uint8Array(packed.length + 3)
    shifted.set(packed, 3)
    expect(unpackSchedule(shifted.subarray(3), 'a.schedule').codes).toHaveLength(3)
  })

  test.each([
    ['cut short', packed.subarray(0, packed.length - 8)],
    ['empty', new Uint8Array()],
    ['something else', Buffer.from('PAR1 and so on, of some length')],
    ['damaged by one bit', Uint8Array.from(packed, (byte, at) => (at === packed.length - 9 ? byte ^ 1 : byte))],
  ])('%s is refused with the mend', (_, bytes) =>
    expect(() => unpackSchedule(bytes, 'a.schedule')).toThrow(
      /^a\.schedule {2}is not a whole schedule.*readout sync hts/,
    ),
  )
})

test('editions out of order are a fault of the caller', () => {
  const builder = scheduleBuilder('US', 10)
  builder.add(edition('2025_rev_2', '2025-02-05'), [])
  expect(() => builder.add(edition('2025_rev_1', '2025-02-04'), [])).toThrow('2025_rev_1 comes before 2025_rev_2')
})
