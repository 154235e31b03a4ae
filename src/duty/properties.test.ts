/** What holds of any law: days are covered once, order never matters, what reaches nothing changes nothing, the future is unseen. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LawBook } from '../ledger/tariff.js'
import { addDays, type Day, isoDay, parseDay } from '../time/day.js'
import { charge, totalPpm } from './charges.js'
import { Desk } from './desk.js'
import { segmentsOf } from './panel/segments.js'
import { panelOf } from './panel/treatments.js'
import { lines, smallLaw, smallSchedule } from './testing/desk.js'

const first = parseDay('2025-01-01')
const last = parseDay('2026-06-30')
const anyDay = fc.integer({ min: first, max: last }).map((day) => day as Day)
const anyCode = fc.constantFrom(...lines.map(({ code }) => code))
const anyOrigin = fc.constantFrom('CN', 'DE', 'JP', 'CA', 'CU')
const anyGoods = fc.constantFrom('all', '"8507"', '"04069016"', '"2203"', 'list:some')
const anyWhence = fc.constantFrom('W', 'CN', 'EU', '[CN, JP]')
const anyClass = fc.constantFrom('section-301', 'section-232', 'fentanyl', 'reciprocal')

/** Steps in the order they became public; each begins on or after the day it did. */
const anySteps = fc
  .array(
    fc.record({
      day: anyDay,
      notice: fc.integer({ min: 0, max: 30 }),
      status: fc.constantFrom('in-force', 'in-force', 'suspended', 'ended'),
      rate: fc.integer({ min: 1, max: 50 }),
      term: fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((steps) =>
    steps
      .map((one) => ({ ...one, recorded: addDays(one.day, -one.notice) }))
      .sort((a, b) => a.recorded - b.recorded || a.day - b.day)
      .filter((one, at, all) => at === 0 || one.recorded > (all[at - 1]?.recorded ?? 0))
      .map(({ day, recorded, status, rate, term }) => {
        const through = term === undefined || status === 'ended' ? '' : `, through: ${isoDay(addDays(day, term))}`
        return `{from: ${isoDay(day)}, recorded: ${isoDay(recorded)}, status: ${status}, rate: ${rate}%, instrument: an order, sources: order${through}}`
      })
      .join(', '),
  )

const anyDuties = fc.array(
  fc.record({ class: anyClass, goods: anyGoods, origins: anyWhence, steps: anySteps, total: fc.boolean() }),
  { minLength: 1, maxLength: 4 },
)
const anyExceptions = fc.array(
  fc.record({
    lifts: anyClass,
    goods: anyGoods,
    origins: anyWhence,
    steps: anySteps,
    under: fc.option(anyClass, { nil: undefined }),
  }),
  { maxLength: 2 },
)

const anyLaw = fc.record({ duties: anyDuties, exceptions: anyExceptions }).map(({ duties, exceptions }) =>
  smallLaw({
    lists: { some: '22030000 8507600020' },
    duties: duties.map(
      (one, at) =>
        `id: d${at}, class: ${one.class}, goods: ${one.goods}, origins: ${one.origins}, basis: ${one.total ? 'total' : 'additional'}, heading: 9903.01.0${at}, steps: [${one.steps}]`,
    ),
    exceptions: exceptions.map(
      (one, at) =>
        `id: e${at}, lifts: [${one.lifts}], goods: ${one.goods}, origins: ${one.origins}, ${one.under === undefined ? '' : `under: [${one.under}], `}steps: [${one.steps}]`,
    ),
  }),
)

const schedule = smallSchedule(lines)
const runs = { numRuns: 60 }

function total(book: LawBook, code: string, origin: string, date: Day, known: Day = last): number | undefined {
  const plans = new Desk(book, new Map([['US', schedule]])).plans('US', known)
  const line = schedule.line(code, date)
  if (line === undefined) throw new Error(`no line ${code}`)
  return totalPpm(charge(plans.of(code, origin), line, { date, claims: new Set(), content: {} }))
}

describe('a panel', () => {
  test('covers every day of a line once, without gap or overlap', () => {
    fc.assert(
      fc.property(anyLaw, anyCode, anyOrigin, (book, code, origin) => {
        const plans = new Desk(book, new Map()).plans('US', last)
        const segments = segmentsOf(plans.of(code, origin), first, addDays(last, 1))
        expect(segments[0]?.from).toBe(first)
        expect(segments.at(-1)?.until).toBe(addDays(last, 1))
        for (const [at, segment] of segments.entries()) {
          expect(segment.until).toBeGreaterThan(segment.from)
          if (at > 0) expect(segment.from).toBe(segments[at - 1]?.until)
        }
      }),
      runs,
    )
  })

  test('says of every line, origin and day what a single question answers', () => {
    fc.assert(
      fc.property(anyLaw, anyCode, anyOrigin, anyDay, (book, code, origin, date) => {
        const plans = new Desk(book, new Map()).plans('US', last)
        const panel = panelOf(schedule, plans, [{ code: origin }], first, addDays(last, 1), () => ({ from: first }))
        const treatment = panel.lines.find(({ hts }) => hts === code)?.treatment
        const rows = [...(panel.kinds[0]?.rows() ?? [])].filter(
          (row) => row.treatment === treatment && row.from <= date && date < row.until,
        )
        expect(rows).toHaveLength(1)
        expect(panel.outcomes[rows[0]?.outcome ?? -1]?.total ?? undefined).toBe(total(book, code, origin, date))
      }),
      runs,
    )
  })
})

describe('a total', () => {
  test('does not depend on the order of the records', () => {
    fc.assert(
      fc.property(anyLaw, anyCode, anyOrigin, anyDay, (book, code, origin, date) => {
        const turned = { ...book, duties: book.duties.toReversed(), exceptions: book.exceptions.toReversed() }
        expect(total(turned, code, origin, date)).toBe(total(book, code, origin, date))
      }),
      runs,
    )
  })

  test('is not changed by a duty that reaches no line', () => {
    const nothing = smallLaw({
      duties: [
        'id: none, class: section-232, goods: "9999", steps: [{from: 2025-01-01, recorded: 2025-01-01, status: in-force, rate: 99%, instrument: an order, sources: order}]',
      ],
    }).duties
    fc.assert(
      fc.property(anyLaw, anyCode, anyOrigin, anyDay, (book, code, origin, date) => {
        expect(total({ ...book, duties: [...book.duties, ...nothing] }, code, origin, date)).toBe(
          total(book, code, origin, date),
        )
      }),
      runs,
    )
  })

  test('as known on a day uses no step that became public after it', () => {
    fc.assert(
      fc.property(anyLaw, anyCode, anyOrigin, anyDay, anyDay, (book, code, origin, date, known) => {
        const past = <R extends { steps: { recorded: Day }[] }>(record: R): R => ({
          ...record,
          steps: record.steps.filter((step) => step.recorded <= known),
        })
        const then = { ...book, duties: book.duties.map(past), exceptions: book.exceptions.map(past) }
        expect(total(book, code, origin, date, known)).toBe(total(then, code, origin, date, last))
      }),
      runs,
    )
  })
})
