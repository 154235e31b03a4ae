import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, isoDay } from '../time/day.js'
import { isoInterval } from '../time/interval.js'
import type { Measure, Step, StepStatus } from './records.js'
import { intervalsOf, isInForce, measureOn } from './steps.js'
import { day, small, snapshotOf } from './testing/small.js'

const duty = snapshotOf(small).measures[0] as Measure

const shown = (measure: Pick<Measure, 'steps'>, known: string): string[] =>
  intervalsOf(measure, day(known)).map(
    (i) => `${isoInterval(i)} ${i.status}${i.rate === undefined ? '' : ` ${i.rate}`}`,
  )

describe('intervals as known on a day', () => {
  test.each([
    ['2025-01-31', []],
    ['2025-03-01', ['2025-02-04.. in-force 10%']],
    ['2025-03-03', ['2025-02-04..2025-03-03 in-force 10%', '2025-03-04.. in-force 20%']],
    [
      '2025-06-01',
      [
        '2025-02-04..2025-03-03 in-force 10%',
        '2025-03-04..2025-05-13 in-force 20%',
        '2025-05-14..2025-08-11 suspended 20%',
        '2025-08-12.. unstated',
      ],
    ],
    [
      '2025-12-01',
      [
        '2025-02-04..2025-03-03 in-force 10%',
        '2025-03-04..2025-05-13 in-force 20%',
        '2025-05-14..2025-08-11 suspended 20%',
        '2025-08-12..2025-11-09 suspended 20%',
        '2025-11-10.. unstated',
      ],
    ],
  ])('on %s', (known, expected) => {
    expect(shown(duty, known)).toEqual(expected)
  })

  test('a rate announced and replaced before it began never held', () => {
    const step = (from: string, recorded: string, rate: string): Step => ({
      from: day(from),
      recorded: day(recorded),
      status: 'in-force',
      rate,
      instrument: 'x',
      sources: ['s'],
    })
    const measure = {
      steps: [
        step('2025-04-05', '2025-04-02', '10%'),
        step('2025-04-09', '2025-04-02', '34%'),
        step('2025-04-09', '2025-04-08', '84%'),
      ],
    }
    expect(shown(measure, '2025-04-02')).toEqual(['2025-04-05..2025-04-08 in-force 10%', '2025-04-09.. in-force 34%'])
    expect(shown(measure, '2025-04-08')).toEqual(['2025-04-05..2025-04-08 in-force 10%', '2025-04-09.. in-force 84%'])
  })
})

describe('what holds on a day', () => {
  test.each([
    ['2025-02-03', '2025-02-01', { status: 'not-yet', until: '2025-02-04' }],
    ['2025-02-04', '2025-02-04', { status: 'in-force', rate: '10%', since: '2025-02-04' }],
    ['2025-03-03', '2025-03-03', { status: 'in-force', rate: '10%', since: '2025-02-04', until: '2025-03-04' }],
    ['2025-09-01', '2025-09-01', { status: 'suspended', rate: '20%', since: '2025-05-14', until: '2025-11-10' }],
    ['2025-09-01', '2025-06-01', { status: 'unstated', since: '2025-08-12' }],
    ['2025-06-01', '2025-12-01', { status: 'suspended', rate: '20%', since: '2025-05-14', until: '2025-11-10' }],
  ])('on %s as known on %s', (valid, known, expected) => {
    const held = measureOn(duty, { valid: day(valid), known: day(known) })
    expect({
      status: held?.status,
      ...(held?.rate && { rate: held.rate }),
      ...(held?.since && { since: isoDay(held.since) }),
      ...(held?.until && { until: isoDay(held.until) }),
    }).toEqual(expected)
  })

  test('a measure is not known before its first word', () => {
    expect(measureOn(duty, { valid: day('2025-02-04'), known: day('2025-01-31') })).toBeUndefined()
    expect(isInForce(duty, { valid: day('2025-02-04'), known: day('2025-02-01') })).toBe(true)
  })

  test('a measure announced without any step is not yet in force', () => {
    expect(measureOn({ ...duty, steps: [] }, { valid: day('2026-01-01'), known: day('2026-01-01') })).toEqual({
      status: 'not-yet',
    })
  })
})

const anyDay = fc.integer({ min: 0, max: 60 }).map((n) => addDays(day('2025-01-01'), n))
const anyStep: fc.Arbitrary<Step> = fc
  .record({
    from: anyDay,
    recorded: anyDay,
    status: fc.constantFrom<StepStatus>('in-force', 'suspended', 'ended'),
    length: fc.option(fc.integer({ min: -2, max: 20 })),
    rate: fc.option(fc.constantFrom('10%', '20%'), { nil: undefined }),
  })
  .map(({ length, ...step }) => ({
    ...step,
    ...(length !== null && { through: addDays(step.from, length) }),
    instrument: 'x',
    sources: ['s'],
  }))

describe('whatever the steps', () => {
  test('intervals follow one another without gap or overlap, and only the last is open', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 8 }), anyDay, (steps, known) => {
        const intervals = intervalsOf({ steps }, known)
        intervals.forEach((interval, index) => {
          const after = intervals[index + 1]
          expect(interval.until).toBe(after?.from)
          if (interval.until !== undefined) expect(interval.until).toBeGreaterThan(interval.from)
        })
      }),
    )
  })

  test('no interval rests on a word made public later, and the order of the file does not matter', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 8 }), anyDay, (steps, known) => {
        const intervals = intervalsOf({ steps }, known)
        expect(intervals.every(({ recorded }) => recorded <= known)).toBe(true)
        const only = intervalsOf({ steps: steps.filter(({ recorded }) => recorded <= known) }, day('2999-01-01'))
        expect(only).toEqual(intervals)
      }),
    )
  })

  test('the newest word holds on its own days', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 1, maxLength: 8 }), (steps) => {
        const newest = Math.max(...steps.map(({ recorded }) => recorded))
        const last = steps.filter(({ recorded }) => recorded === newest)
        const [only] = last
        if (last.length > 1 || only === undefined || (only.through ?? only.from) < only.from) return
        const intervals = intervalsOf({ steps }, newest as Day)
        expect(
          intervals.find((i) => i.from <= only.from && (i.until ?? Number.POSITIVE_INFINITY) > only.from)?.step,
        ).toBe(only)
      }),
    )
  })
})
