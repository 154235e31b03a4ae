/** A scenario over the law: what it adds, ends and changes, and that nothing else moves. */
import { describe, expect, test } from 'vitest'
import { readScenario } from '../ledger/scenario.js'
import type { LawBook } from '../ledger/tariff.js'
import { printProblem } from '../problem.js'
import { Desk } from './desk.js'
import { withScenario } from './scenario.js'
import { scenarioProblems } from './scenario-names.js'
import { ask, lines, type SmallLaw, smallLaw, smallSchedule, stackOf, step } from './testing/desk.js'

const fentanyl = `id: f, class: fentanyl, origins: CN, goods: all, steps: [${step('2025-03-04', 'status: in-force, rate: 20%, heading: 9903.01.24')}, ${step('2025-11-10', 'status: in-force, rate: 10%, heading: 9903.01.24', '2025-11-04')}]`
const held = `id: p, class: reciprocal, origins: CN, goods: all, heading: 9903.01.63, steps: [${step('2025-05-14', 'status: suspended, rate: 24%', '2025-05-12')}]`
const spared = `id: e, lifts: f, goods: "2203", heading: 9903.01.21, steps: [${step('2025-03-04', 'status: in-force')}]`
const law: SmallLaw = { duties: [fentanyl, held], exceptions: [spared] }

const reading = (text: string) => readScenario(new TextEncoder().encode(`${text}\n`), 'what-if.yaml')
const under = (text: string): Desk =>
  new Desk(withScenario(smallLaw(law), reading(text)), new Map([['US', smallSchedule(lines)]]))
const stack = (desk: Desk, date: string, known = '2026-12-31', hts = '8507600020'): string[] =>
  stackOf(ask(desk, hts, 'CN', date, { known }))

describe('a scenario', () => {
  test('that says nothing changes nothing', () => {
    const book: LawBook = smallLaw(law)
    expect(withScenario(book, reading('title: Nothing'))).toEqual(book)
  })

  test('adds a duty from its first day on, and spares what it excepts', () => {
    const desk = under(
      'lists: {beer: [2203]}\nduties:\n  - {id: more, class: section-232, origins: CN, from: 2025-12-01, rate: 20%}\nexceptions:\n  - {lifts: more, goods: list:beer, from: 2025-12-01}',
    )
    expect(stack(desk, '2025-11-30')).toEqual(['9903.01.24 10%'])
    expect(stack(desk, '2025-12-01')).toEqual([' 20%', '9903.01.24 10%'])
    expect(stack(desk, '2025-12-01', undefined, '2203000030')).toEqual([])
  })

  test('ends a duty or an exception on a day', () => {
    const desk = under('end:\n  - {id: f, on: 2025-12-01}\n  - {id: e, on: 2025-06-01}')
    expect(stack(desk, '2025-11-30')).toEqual(['9903.01.24 10%'])
    expect(stack(desk, '2025-12-01')).toEqual([])
    expect(stack(desk, '2025-05-31', undefined, '2203000030')).toEqual([])
    expect(stack(desk, '2025-06-01', undefined, '2203000030')).toEqual(['9903.01.24 20%'])
  })

  test('changes a rate whatever the record says of later days, and charges what was suspended', () => {
    const desk = under('change:\n  - {id: f, from: 2025-10-01, rate: 30%}\n  - {id: p, from: 2025-11-10, rate: 24%}')
    expect(stack(desk, '2025-09-30')).toEqual(['9903.01.24 20%'])
    expect(stack(desk, '2025-10-01')).toEqual(['9903.01.24 30%'])
    expect(stack(desk, '2025-12-01')).toEqual(['9903.01.24 30%', '9903.01.63 24%'])
  })

  test('holds as known on any day, unless it says since when it is known', () => {
    const always = under('change:\n  - {id: f, from: 2025-12-01, rate: 30%}')
    const since = under('change:\n  - {id: f, from: 2025-12-01, rate: 30%, recorded: 2025-11-20}')
    expect(stack(always, '2025-12-01', '2025-04-01')).toEqual(['9903.01.24 30%'])
    expect(stack(always, '2025-12-01', '2025-11-05')).toEqual(['9903.01.24 30%'])
    expect(stack(since, '2025-12-01', '2025-04-01')).toEqual(['9903.01.24 20%'])
    expect(stack(since, '2025-12-01', '2025-11-19')).toEqual(['9903.01.24 10%'])
    expect(stack(since, '2025-12-01', '2025-11-20')).toEqual(['9903.01.24 30%'])
  })
})

describe('names that are not on record are told with line and mend', () => {
  const problems = (text: string): string => scenarioProblems(smallLaw(law), reading(text)).map(printProblem).join('\n')
  const duty = (fields: string): string =>
    `duties:\n  - {class: section-301, origins: CN, from: 2026-01-01, rate: 5%, ${fields}}`
  test.each([
    [
      'an id to end',
      'end:\n  - {id: ff, on: 2026-01-01}',
      /what-if\.yaml:2:5 {2}end\.id: no duty or exception is called "ff"/,
    ],
    [
      'an id to change',
      'change:\n  - {id: q-q-q, from: 2026-01-01, rate: 5%}',
      /no duty is called "q-q-q".*ledger search/,
    ],
    ['an exception to change', 'change:\n  - {id: e, from: 2026-01-01, rate: 5%}', /an exception and has no rate/],
    ['a rate in words', 'change:\n  - {id: f, from: 2026-01-01, rate: a lot}', /"a lot" is no rate/],
    ['a class', duty('class: section-303').replace('class: section-301, ', ''), /Did you mean section-301\?/],
    ['an origin', duty('exceptOrigins: XX'), /no country or group of countries is called "XX"/],
    ['a list', duty('goods: list:none'), /no list is called "none"/],
    ['a code of odd digits', duty('goods: "850"'), /"850" is no code/],
    ['an id that is taken', duty('id: f'), /"f" is taken/],
    [
      'what an exception lifts',
      'exceptions:\n  - {lifts: section-231, from: 2026-01-01}',
      /Did you mean section-232\?/,
    ],
  ])('%s', (_, text, told) => {
    expect(problems(text)).toMatch(told)
  })

  test('and nothing where all of them are', () => {
    expect(problems(`${duty('id: new, goods: list:a')}\nlists: {a: ["8507"]}\nend:\n  - {id: e, on: 2026-01-01}`)).toBe(
      '',
    )
  })
})
