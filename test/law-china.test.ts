/** China's duties on US goods, asked through the engine: totals that others printed, and the sums of the layers line by line. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { DutyAnswer } from '../src/duty/answer.js'
import { Desk } from '../src/duty/desk.js'
import { answerDuty } from '../src/duty/question.js'
import { scheduleOf } from '../src/duty/schedule/held.js'
import { readBack, type StarterFile } from '../src/duty/schedule/starter.js'
import type { Schedule } from '../src/duty/schedule.js'
import { compileSchedule } from '../src/home/compile-schedule.js'
import { compileLedger } from '../src/ledger/compile.js'
import { parseDay } from '../src/time/day.js'

let desk: Desk
let schedule: Schedule

beforeAll(async () => {
  const { law, snapshot } = await compileLedger('ledger')
  const { text } = await compileSchedule('ledger/schedule', law, new Set(snapshot.sources.map(({ id }) => id)))
  const starter = JSON.parse(text) as StarterFile
  schedule = scheduleOf(readBack(starter.schedules['CN'] ?? '', 'cn'))
  desk = new Desk(law, new Map([['CN', schedule]]))
})

interface Said {
  claims?: string[]
  loaded?: string
  /** The law as public on this day; that of November 2026 when left out. */
  known?: string
}

function ask(hts: string, on: string, { claims = [], loaded, known = '2026-11-24' }: Said = {}): DutyAnswer {
  const date = parseDay(on)
  const line = schedule.line(hts, date)
  if (line === undefined) throw new Error(`${hts} is no line`)
  const entry = {
    hts,
    origin: 'US',
    destination: 'CN',
    date,
    claims: new Set(claims),
    ...(loaded !== undefined && { loaded: parseDay(loaded) }),
    quantities: [],
    content: {},
  }
  return answerDuty(desk, entry, line, parseDay(known))
}

const total = (hts: string, on: string, said?: Said): number | null => ask(hts, on, said).total.percent

const excluded = 'cn-market-based-exclusion'
const quota = 'cn-tariff-quota'

describe('totals that others printed', () => {
  test.each([
    ['soybeans with an exclusion, Reuters, November 2025', '12019019', '2025-11-10', [excluded], undefined, 13],
    ['apples, Northwest Horticultural Council, May 2025', '08081000', '2025-05-14', [], undefined, 75],
    ['the same with an exclusion', '08081000', '2025-05-14', [excluded], undefined, 45],
    ['the same at 125, April 2025', '08081000', '2025-04-12', [excluded], undefined, 160],
    ['frozen pork, meat exporters on 5 April 2025', '02032900', '2025-04-10', [excluded], '2025-04-05', 81],
    ['beef, meat exporters on 5 April 2025', '02023000', '2025-04-10', [excluded], '2025-04-05', 56],
    ['frozen pork before March 2025', '02032900', '2025-03-01', [excluded], undefined, 37],
    ['liquefied natural gas, ITA, 28 March 2025', '27111100', '2025-03-28', [], undefined, 40],
  ])('%s: %s on %s', (_, hts, on, claims, known, percent) => {
    expect(total(hts, on, { claims, ...(known !== undefined && { known }) })).toBe(percent)
  })
})

describe('soybeans, day by day', () => {
  test.each([
    ['2018-07-05', 3],
    ['2018-07-06', 28],
    ['2019-09-01', 33],
    ['2020-02-14', 30.5],
    ['2025-03-10', 40.5],
    ['2025-04-10', 124.5],
    ['2025-04-12', 165.5],
    ['2025-05-14', 50.5],
    ['2025-11-09', 50.5],
    ['2025-11-10', 40.5],
  ])('on %s without an exclusion: %d', (on, percent) => {
    expect(total('12019019', on)).toBe(percent)
  })

  test('both totals are shown: without the exclusion, and with it', () => {
    const { total: without, alternatives } = ask('12019019', '2026-01-15')
    expect(without.formula).toBe('3% + 25% + 2.5% + 10%')
    expect(alternatives.map(({ condition, percent }) => [condition, percent])).toEqual([[excluded, 13]])
  })

  test('after 9 November 2026 the answer is open: what became of the 24 points is not on record', () => {
    const noteOn = (on: string): boolean => ask('12019019', on).notes.join(' ').includes('not on record')
    expect(ask('12019019', '2026-01-15').total.complete).toBe(true)
    expect(noteOn('2026-11-09')).toBe(false)
    expect(noteOn('2026-11-10')).toBe(true)
    expect(ask('12019019', '2026-11-10').total.complete).toBe(false)
  })

  test('as known on 5 April 2025 the duty of 10 April is 34, and nobody sees 84 or 125', () => {
    expect(total('12019019', '2025-05-01', { known: '2025-04-05' })).toBe(74.5)
  })

  test('a cargo loaded before the day of a duty does not pay it while the window is open', () => {
    expect(total('12019019', '2025-04-11', { loaded: '2025-03-09' })).toBe(30.5)
    expect(total('12019019', '2025-05-13', { loaded: '2025-04-09' })).toBe(40.5)
    expect(total('12019019', '2025-05-14', { loaded: '2025-04-09' })).toBe(50.5)
  })

  test('in August 2025 exclusions were said to end with 14 September; the notice that prolonged them came later', () => {
    expect(total('12019019', '2025-09-20', { claims: [excluded], known: '2025-08-01' })).toBe(50.5)
    expect(total('12019019', '2025-09-20', { claims: [excluded], known: '2025-09-20' })).toBe(23)
  })
})

describe('what lies under and beside the answer to Section 301', () => {
  test.each([
    ['corn outside the quota', '10059000', '2026-01-15', [], 100],
    ['corn inside it, with an exclusion', '10059000', '2026-01-15', [excluded, quota], 11],
    ['wheat inside the quota, March 2025', '10019900', '2025-03-20', [excluded, quota], 16],
    ['cotton inside the quota, May 2025', '52010000', '2025-05-20', [excluded, quota], 26],
    ['pistachios at the interim rate', '08025200', '2025-04-11', [excluded], 114],
    ['frozen pork in 2020, at the interim rate', '02032200', '2020-06-01', [excluded], 33],
    ['sorghum in the month of the deposit', '10079000', '2018-05-01', [], 180.6],
    ['sorghum when the case was dropped', '10079000', '2018-05-18', [], 2],
    ['frozen strawberries: 15 of 2018, and 10 of list 3', '08111000', '2019-03-01', [], 55],
    ['barley on the list of August 2019 alone', '10039000', '2019-10-01', [], 13],
    ['barley when that was halved', '10039000', '2020-03-01', [], 8],
    ['cars: the answer to Section 301 is suspended', '87032341', '2025-06-01', [], 25],
    ['cars with large engines: February 2025 beside it', '87032362', '2025-06-01', [], 35],
    ['American ginseng: 15 of 2018 and 10 of list 3', '12112019', '2025-06-01', [], 42.5],
    ['wine in bottles', '22042100', '2026-01-15', [], 64],
    ['beef above the quota of the safeguard', '02023000', '2026-06-01', ['cn-beef-over-quota'], 107],
    ['beef within it', '02023000', '2026-06-01', [], 52],
  ])('%s: %s on %s', (_, hts, on, claims, percent) => {
    expect(total(hts, on, { claims })).toBe(percent)
  })

  test('a rate in yuan is no percentage of the value', () => {
    const { total: sum } = ask('02071422', '2025-06-01')
    expect(sum).toMatchObject({ percent: null, complete: false, formula: '1 yuan/kg + 25% + 5% + 15% + 10%' })
  })

  test('duties by company leave the total open', () => {
    const { total: sum } = ask('23033000', '2025-06-01')
    expect(sum.percent).toBeNull()
    expect(sum.formula).toBe('5% + 25% + 10% + 42.2% to 53.7% + 11.2% to 12%')
  })

  test('a base rate that is not on record is never zero', () => {
    const { total: sum } = ask('95030021', '2026-01-15')
    expect(sum).toMatchObject({ percent: null, complete: false, formula: 'the base rate (not on record) + 25% + 10%' })
  })

  test('where the list of 2018 was not read, the answer asks for it', () => {
    const questions = ask('22071000', '2018-10-01').questions.map(({ condition }) => condition)
    expect(questions).toEqual(expect.arrayContaining(['cn-on-list-1-or-2', 'cn-on-list-3']))
  })
})

const rows = join(import.meta.dirname, '..', '..', 'shared', 'data', 'ledger', 'measures.jsonl')

interface SumRow {
  id: string
  codes: string[]
  intervals: { from: string; rate?: string }[]
}

/** In the annexes of March 2025 or not, against what the sums took for granted; the line that ended; distillers grains. */
const apart = new Set(
  '35019000 35022000 20060010 20039010 19030000 15042000 11051000 11061000 11062000 03063610 23033000'.split(' '),
)

describe.skipIf(!existsSync(rows))(
  'the sums computed line by line (skipped: they are not beside this checkout)',
  () => {
    test('every farm line comes to its sum at every stage since 2020', () => {
      const wrong: string[] = []
      let sums = 0
      for (const text of readFileSync(rows, 'utf8').trim().split('\n')) {
        const { id, codes, intervals } = JSON.parse(text) as SumRow
        if (!id.startsWith('cn-stack-')) continue
        for (const hts of codes.filter((code) => !apart.has(code)))
          for (const { from, rate } of intervals) {
            sums += 1
            const { layers } = ask(hts, from)
            const parts = layers
              .slice(1)
              .reduce((sum, { applies, ppm }) => sum + (applies ? (ppm ?? Number.NaN) : 0), 0)
            if (`${parts / 10_000}%` !== rate) wrong.push(`${hts} on ${from}: ${parts / 10_000}%, not ${rate}`)
          }
      }
      expect(wrong).toEqual([])
      expect(sums).toBe(8496)
    })
  },
)
