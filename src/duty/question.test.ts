/** How a stack is built: base, duties, what lifts them, what they come to. Each law is written beside its answer. */
import { describe, expect, test } from 'vitest'
import type { Ppm } from '../amount/ppm.js'
import { parseDay } from '../time/day.js'
import { ask, smallDesk, stackOf, step } from './testing/desk.js'

const from = step('2025-03-04', 'status: in-force, rate: 20%, heading: 9903.01.24')
const fentanyl = `id: f, class: fentanyl, origins: CN, goods: all, steps: [${from}]`
const reciprocal = `id: r, class: reciprocal, goods: all, steps: [${step('2025-04-05', 'status: in-force, rate: 10%, heading: 9903.01.25')}]`
const steel = `id: s, class: section-232, goods: "7208", steps: [${step('2025-03-12', 'status: in-force, rate: 25%, heading: 9903.81.87')}]`

describe('the base', () => {
  const desk = smallDesk({})
  test.each([
    ['the general rate', 'CN', {}, '3.4%', 3.4],
    ['column 2 for an origin without normal trade relations', 'CU', {}, '40%', 40],
    ['the special rate where a programme is claimed', 'CA', { programme: 'usmca' }, 'Free', 0],
    ['the general rate where the programme is not for the origin', 'CN', { programme: 'usmca' }, '3.4%', 3.4],
  ])('%s', (_, origin, more, text, percent) => {
    const answer = ask(desk, '8507600020', origin, '2025-06-01', more)
    expect(answer.layers[0]?.rate.text).toBe(text)
    expect(answer.total.percent).toBe(percent)
  })

  test('a programme that gives nothing says why', () => {
    expect(ask(desk, '8507600020', 'CN', '2025-06-01', { programme: 'usmca' }).notes).toContain(
      'USMCA is not for goods of this origin.',
    )
  })

  test('a specific rate has no percent; with value and quantity it has an amount', () => {
    expect(ask(desk, '1701140500', 'CN', '2025-06-01').total).toEqual({
      percent: null,
      amount: null,
      formula: '4.4¢/kg',
      complete: false,
    })
    const weighed = ask(desk, '1701140500', 'CN', '2025-06-01', {
      value: 100_000,
      quantities: [{ amount: 1000, unit: 'kg' }],
    })
    expect(weighed.total).toEqual({ percent: 4.4, amount: 44, formula: '4.4¢/kg', complete: true })
  })
})

describe('duties', () => {
  test('stack in the order of their classes, whatever the order of their records', () => {
    for (const duties of [
      [reciprocal, fentanyl],
      [fentanyl, reciprocal],
    ]) {
      const answer = ask(smallDesk({ duties }), '8507600020', 'CN', '2025-06-01')
      expect(stackOf(answer)).toEqual(['9903.01.24 20%', '9903.01.25 10%'])
      expect(answer.total).toMatchObject({ percent: 33.4, formula: '3.4% + 20% + 10%', complete: true })
    }
  })

  test('reach only the origins and goods of their records', () => {
    const desk = smallDesk({ duties: [fentanyl, steel] })
    expect(stackOf(ask(desk, '8507600020', 'DE', '2025-06-01'))).toEqual([])
    expect(stackOf(ask(desk, '7208510030', 'CN', '2025-06-01'))).toEqual(['9903.81.87 25%', '9903.01.24 20%'])
  })

  test('count from their first day', () => {
    const desk = smallDesk({ duties: [fentanyl] })
    expect(stackOf(ask(desk, '8507600020', 'CN', '2025-03-03'))).toEqual([])
    expect(stackOf(ask(desk, '8507600020', 'CN', '2025-03-04'))).toEqual(['9903.01.24 20%'])
  })

  test('are not charged as known before they were public', () => {
    const retroactive = `id: x, class: fentanyl, goods: all, steps: [${step('2025-08-07', 'status: in-force, rate: 15%, heading: 9903.02.72', '2025-09-16')}]`
    const desk = smallDesk({ duties: [retroactive] })
    expect(stackOf(ask(desk, '8507600020', 'JP', '2025-08-20', { known: '2025-09-01' }))).toEqual([])
    expect(stackOf(ask(desk, '8507600020', 'JP', '2025-08-20', { known: '2025-09-16' }))).toEqual(['9903.02.72 15%'])
  })

  test('take the first row of their table that fits', () => {
    const table = `id: t, class: section-232, goods: "7208", steps: [{from: 2025-06-04, recorded: 2025-06-03, status: in-force, instrument: an order, sources: order, rates: [{origins: [EU], rate: 25%, heading: 9903.81.94}, {rate: 50%, heading: 9903.81.87}]}]`
    const desk = smallDesk({ duties: [table] })
    expect(stackOf(ask(desk, '7208510030', 'DE', '2025-06-04'))).toEqual(['9903.81.94 25%'])
    expect(stackOf(ask(desk, '7208510030', 'CN', '2025-06-04'))).toEqual(['9903.81.87 50%'])
  })

  test('of a class of which the highest is paid, only the highest', () => {
    const list = (id: string, rate: string, heading: string): string =>
      `id: ${id}, class: section-301, origins: CN, goods: "8507", steps: [${step('2025-01-01', `status: in-force, rate: ${rate}, heading: ${heading}`)}]`
    const answer = ask(
      smallDesk({ duties: [list('a', '7.5%', '9903.88.15'), list('b', '25%', '9903.91.01')] }),
      '8507600020',
      'CN',
      '2025-06-01',
    )
    expect(stackOf(answer)).toEqual(['9903.91.01 25%'])
    expect(answer.layers.find(({ heading }) => heading === '9903.88.15')?.because).toContain('only the highest')
  })
})

describe('a rate that brings base and duty together to a total', () => {
  const floor = `id: e, class: reciprocal, origins: EU, goods: all, basis: total, steps: [{from: 2025-08-07, recorded: 2025-07-31, status: in-force, instrument: an order, sources: order, rates: [{rate: 15%, heading: 9903.02.20, met: 9903.02.19}]}]`
  const desk = smallDesk({ duties: [floor] })
  test.each([
    ['a base below it is topped up', '8507600020', ['9903.02.20 11.6%'], 15],
    ['a base at it is left alone, under another heading', '0406901600', ['9903.02.19 0%'], 15],
  ])('%s', (_, hts, stack, total) => {
    const answer = ask(desk, hts, 'DE', '2025-09-01')
    expect(stackOf(answer)).toEqual(stack)
    expect(answer.total.percent).toBe(total)
  })

  test('a base by weight needs value and quantity, and says so', () => {
    expect(ask(desk, '1701140500', 'DE', '2025-09-01').total).toMatchObject({
      percent: null,
      complete: false,
      formula: '4.4¢/kg + (what the base falls short of 15%)',
    })
    const weighed = ask(desk, '1701140500', 'DE', '2025-09-01', {
      value: 100_000,
      quantities: [{ amount: 1, unit: 't' }],
    })
    expect(weighed.total).toMatchObject({ percent: 15, amount: 150, complete: true })
  })
})

describe('exceptions', () => {
  const under = `id: u, lifts: [reciprocal], under: [section-232], heading: 9903.01.33, steps: [${step('2025-04-05', 'status: in-force')}]`

  test('lift a duty where another applies, and only there', () => {
    const desk = smallDesk({ duties: [steel, reciprocal], exceptions: [under] })
    const answer = ask(desk, '7208510030', 'JP', '2025-06-01')
    expect(stackOf(answer)).toEqual(['9903.81.87 25%'])
    expect(answer.layers.find(({ id }) => id === 'r')?.because).toBe('an exception (9903.01.33)')
    expect(stackOf(ask(desk, '8507600020', 'JP', '2025-06-01'))).toEqual(['9903.01.25 10%'])
  })

  test('lift the listed goods', () => {
    const listed = `id: l, lifts: [r], goods: "list:exempt", heading: 9903.01.32, steps: [${step('2025-04-05', 'status: in-force')}]`
    const desk = smallDesk({ duties: [reciprocal], exceptions: [listed], lists: { exempt: '04069016 8507600020' } })
    expect(stackOf(ask(desk, '8507600020', 'JP', '2025-06-01'))).toEqual([])
    expect(stackOf(ask(desk, '2203000030', 'JP', '2025-06-01'))).toEqual(['9903.01.25 10%'])
  })

  test('lists grow and shrink by the steps that say so', () => {
    const changing = `id: l, lifts: [r], goods: "8507", steps: [${step('2025-04-05', 'status: in-force')}, ${step('2025-09-08', 'status: in-force, adds: "2203", drops: "8507"')}]`
    const desk = smallDesk({ duties: [reciprocal], exceptions: [changing] })
    const lifted = (hts: string, date: string): boolean => stackOf(ask(desk, hts, 'JP', date)).length === 0
    expect(['2025-09-07', '2025-09-08'].map((date) => lifted('8507600020', date))).toEqual([true, false])
    expect(['2025-09-07', '2025-09-08'].map((date) => lifted('2203000030', date))).toEqual([false, true])
  })

  test('of what only the importer knows need his word, and are asked for', () => {
    const said = `id: d, lifts: [r], when: donation, heading: 9903.01.30, steps: [${step('2025-04-05', 'status: in-force')}]`
    const desk = smallDesk({
      duties: [reciprocal],
      exceptions: [said],
      conditions: '- {id: donation, question: "Is it a donation?"}',
    })
    const silent = ask(desk, '8507600020', 'JP', '2025-06-01')
    expect(stackOf(silent)).toEqual(['9903.01.25 10%'])
    expect(silent.questions).toMatchObject([
      { condition: 'donation', question: 'Is it a donation?', effect: 'takes off A duty (9903.01.30)', percent: 3.4 },
    ])
    expect(stackOf(ask(desk, '8507600020', 'JP', '2025-06-01', { claims: new Set(['donation']) }))).toEqual([])
  })

  test('of goods in transit go by the day of loading, and by that of entry where one is named', () => {
    const transit = `id: t, lifts: [r], heading: 9903.01.28, steps: [{from: 2025-04-05, recorded: 2025-04-02, status: in-force, instrument: an order, sources: order, loadedBefore: 2025-04-05, enteredBefore: 2025-05-27}]`
    const desk = smallDesk({ duties: [reciprocal], exceptions: [transit] })
    const stack = (date: string, loaded?: string): string[] =>
      stackOf(ask(desk, '8507600020', 'JP', date, loaded === undefined ? {} : { loaded: parseDay(loaded) }))
    expect(stack('2025-05-01')).toEqual(['9903.01.25 10%'])
    expect(stack('2025-05-01', '2025-04-04')).toEqual([])
    expect(stack('2025-05-01', '2025-04-05')).toEqual(['9903.01.25 10%'])
    expect(stack('2025-05-27', '2025-04-04')).toEqual(['9903.01.25 10%'])
  })

  test('by programme need the claim', () => {
    const usmca = `id: p, lifts: [r], programmes: usmca, heading: 9903.01.14, steps: [${step('2025-04-05', 'status: in-force')}]`
    const desk = smallDesk({ duties: [reciprocal], exceptions: [usmca] })
    expect(ask(desk, '8507600020', 'CA', '2025-06-01', { programme: 'usmca' }).total.percent).toBe(0)
    expect(ask(desk, '8507600020', 'CA', '2025-06-01').total.percent).toBe(13.4)
  })
})

describe('a duty on a content', () => {
  const content = `id: c, class: section-232, goods: "8507", basis: content, of: steel, steps: [${step('2025-06-23', 'status: in-force, rate: 50%, heading: 9903.81.91')}]`
  const rest = `id: u, lifts: [reciprocal], under: [section-232], share: content, heading: 9903.01.33, steps: [${step('2025-04-05', 'status: in-force')}]`
  const desk = smallDesk({ duties: [content, reciprocal], exceptions: [rest] })

  test('leaves the total open while the content is not known, and gives the formula', () => {
    const { total } = ask(desk, '8507600020', 'JP', '2025-07-01')
    expect(total).toEqual({
      percent: null,
      amount: null,
      complete: false,
      formula: '3.4% + 50% of the steel content + 10% of the value without the steel content',
    })
  })

  test('is charged on the content, and the other duty on the rest', () => {
    const answer = ask(desk, '8507600020', 'JP', '2025-07-01', { content: { steel: 400_000 as Ppm } })
    expect(stackOf(answer)).toEqual(['9903.81.91 20%', '9903.01.25 6%'])
    expect(answer.total.percent).toBe(29.4)
  })
})

describe('what is not charged now', () => {
  const suspended = `id: p, class: reciprocal, origins: CN, goods: all, steps: [${step('2025-04-09', 'status: in-force, rate: 34%, heading: 9903.01.63')}, ${step('2025-05-14', 'status: suspended, rate: 34%, heading: 9903.01.63, through: 2026-11-09')}]`

  test('a suspended duty is named with its term, and is no part of the total', () => {
    const answer = ask(smallDesk({ duties: [suspended] }), '8507600020', 'CN', '2025-06-01')
    expect(answer.total).toMatchObject({ percent: 3.4, complete: true })
    expect(answer.layers.find(({ id }) => id === 'p')).toMatchObject({
      applies: false,
      because: 'suspended since 14 May 2025, to 9 Nov 2026 (an order)',
    })
  })

  test('after the last day that a suspension named, the total is not called complete', () => {
    const answer = ask(smallDesk({ duties: [suspended] }), '8507600020', 'CN', '2026-11-10')
    expect(answer.total).toMatchObject({ percent: 3.4, complete: false })
    expect(answer.notes.join(' ')).toContain('what follows is not on record')
  })

  test('a duty that ran out by its own term is not charged after it', () => {
    const term = `id: s, class: reciprocal, goods: all, steps: [${step('2026-02-24', 'status: in-force, rate: 10%, heading: 9903.03.01, through: 2026-07-23')}]`
    const desk = smallDesk({ duties: [term] })
    expect(stackOf(ask(desk, '8507600020', 'CN', '2026-07-23'))).toEqual(['9903.03.01 10%'])
    const after = ask(desk, '8507600020', 'CN', '2026-07-24')
    expect(after.total).toMatchObject({ percent: 3.4, complete: true })
    expect(after.layers.at(-1)?.because).toContain('ran out on 23 Jul 2026')
  })
})

describe('what changes next', () => {
  test('names each day on which the stack will be another, as far as known', () => {
    const desk = smallDesk({
      duties: [
        `id: f, class: fentanyl, origins: CN, goods: all, steps: [${from}, ${step('2025-11-10', 'status: in-force, rate: 10%, heading: 9903.01.24', '2025-11-04')}]`,
      ],
    })
    expect(ask(desk, '8507600020', 'CN', '2025-10-01').next).toEqual([
      { date: parseDay('2025-11-10'), change: 'A duty: 20%, then 10%', percent: 13.4 },
    ])
    expect(ask(desk, '8507600020', 'CN', '2025-10-01', { known: '2025-10-01' }).next).toEqual([])
  })
})

describe('a question to which no answer may be assumed', () => {
  const asked = `id: a, class: section-301, goods: "8507", steps: [{from: 2025-01-01, recorded: 2025-01-01, status: in-force, instrument: an order, sources: order, rates: [{when: [on-list], rate: 25%, heading: 9903.88.01}]}]`
  const desk = smallDesk({
    duties: [asked],
    conditions: '- {id: on-list, open: "yes", question: "Is it on the list?"}',
  })

  test('leaves the total incomplete until it is answered', () => {
    const silent = ask(desk, '8507600020', 'CN', '2025-06-01')
    expect(silent.total).toMatchObject({ percent: 3.4, complete: false })
    expect(silent.questions.map(({ condition }) => condition)).toEqual(['on-list'])
    const said = ask(desk, '8507600020', 'CN', '2025-06-01', { claims: new Set(['on-list']) })
    expect(said.total).toMatchObject({ percent: 28.4, complete: true })
  })
})

describe('a duty in place of the base', () => {
  const instead = `id: i, class: section-232, origins: CU, goods: "8507", basis: instead, steps: [${step('2025-01-01', 'status: in-force, rate: 35%, heading: 9903.90.08')}]`

  test('is the whole total, and the base does not apply', () => {
    const answer = ask(smallDesk({ duties: [instead] }), '8507600020', 'CU', '2025-06-01', { value: 100_000 })
    expect(answer.total).toEqual({ percent: 35, amount: 350, formula: '35%', complete: true })
    expect(answer.layers.map(({ applies }) => applies)).toEqual([false, true])
  })
})

test('a footnote to a heading that the record does not hold leaves the total incomplete', () => {
  const answer = ask(smallDesk({}), '7208510030', 'CN', '2025-06-01')
  expect(answer.total.complete).toBe(false)
  expect(answer.notes.join(' ')).toContain('9903.80.01')
})

describe('fees', () => {
  const fee = `id: m, class: fees, goods: all, steps: [{from: 2025-01-01, recorded: 2025-01-01, status: in-force, instrument: a notice, sources: order, rates: [{rate: 0.3464%, least: "33.58", most: "651.50"}]}]`
  const desk = smallDesk({ duties: [fee] })

  test('are no part of the total, and come only on request', () => {
    const answer = ask(desk, '8507600020', 'CN', '2025-11-01', { value: 1_000_000 })
    expect(answer.total).toMatchObject({ percent: 3.4, amount: 340 })
    expect(answer.fees).toBeUndefined()
  })

  test.each([
    ['the share of the value', 2_000_000, 69.28],
    ['no less than the least', 100_000, 33.58],
    ['no more than the most', 50_000_000, 651.5],
  ])('%s of an entry', (_, value, amount) => {
    const [one] = ask(desk, '8507600020', 'CN', '2025-11-01', { value, fees: true }).fees ?? []
    expect(one).toMatchObject({ applies: true, amount, rate: '0.3464%, at least $33.58, at most $651.50 an entry' })
  })
})

test('a day past the record is answered, and its total is not called complete', () => {
  const answer = ask(smallDesk({ duties: [reciprocal] }), '8507600020', 'CN', '2027-02-01', { known: '2027-02-01' })
  expect(answer.total).toMatchObject({ percent: 13.4, complete: false })
  expect(answer.notes.join(' ')).toContain('complete to 31 Dec 2026')
})
