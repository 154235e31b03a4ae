import { describe, expect, test } from 'vitest'
import { problemsOf } from './testing/small.js'
import { smallLaw } from './testing/small-law.js'

const today = '2026-11-24'

/** The problems of the small law with one text in one file replaced. */
function changed(path: string, from: string, to: string): string[] {
  const text = smallLaw[path] ?? ''
  expect(text).toContain(from)
  return problemsOf({ ...smallLaw, [path]: text.replace(from, to) }, today)
}

const one = 'duties/us/one.yaml'
const two = 'duties/us/two.yaml'
const exceptions = 'exceptions/us.yaml'

describe('a duty says what its measure says', () => {
  test.each([
    [
      'another rate',
      'rate: 20%',
      'rate: 25%',
      'steps[1]: on 2025-03-04, as known on 2025-03-03, it says 25% and its measure duty says 20% (us-duty-one). Correct the one that does not follow its instrument, or take the measure off.',
    ],
    [
      'another first day',
      'from: 2025-02-04',
      'from: 2025-02-01',
      'steps[0]: on 2025-02-01, as known on 2025-02-01, it says 10% and its measure duty says nothing yet (us-duty-one)',
    ],
    [
      'a day that was known sooner',
      'recorded: 2025-03-03',
      'recorded: 2025-03-01',
      'steps[1]: on 2025-03-04, as known on 2025-03-01, it says 20% and its measure duty says 10% (us-duty-one)',
    ],
    [
      'no suspension',
      '  - {from: 2025-05-14, recorded: 2025-05-12, status: suspended, instrument: order 3, sources: us-early}\n',
      '',
      'steps[1]: on 2025-05-14, as known on 2025-05-12, it says 20% and its measure duty says suspended (us-duty-one)',
    ],
    [
      'an end that the measure does not know',
      '  - {from: 2025-03-04, recorded',
      '  - {from: 2025-02-20, recorded: 2025-02-15, status: ended, instrument: order 9, sources: us-early}\n  - {from: 2025-03-04, recorded',
      'measure: on 2025-02-20, as known on 2025-02-15, the measure duty is in force and no duty of it is (us-duty-one)',
    ],
  ])('%s is told with the day, and the day it was known', (_, from, to, problem) => {
    expect(changed(one, from, to).join('\n')).toContain(problem)
  })

  test('a table of rates agrees where a row for the target has the rate', () => {
    const table = 'rates: [{origins: GB, rate: 5%}, {origins: CN, rate: 20%}]'
    expect(changed(one, 'rate: 20%', table)).toEqual([])
    expect(changed(one, 'rate: 20%', table.replace('CN', 'DE')).join('\n')).toContain('its measure duty says 20%')
  })
})

describe('stretches', () => {
  const through = 'instrument: order 6\n'
  test('a duty that ran out without a word after it is told, once the day has come', () => {
    const text = (smallLaw[two] ?? '').replace(through, `through: 2026-06-30\n    ${through}`)
    expect(problemsOf({ ...smallLaw, [two]: text }, '2026-07-01')).toEqual([
      'ledger/duties/us/two.yaml:29:14  steps[1].through: it ran out before 2026-07-01, and no step says what came then (us-duty-two). Write the step that followed, or "status: ended" from 2026-07-01.',
    ])
    expect(problemsOf({ ...smallLaw, [two]: text }, '2026-06-30')).toEqual([])
  })

  test('a hole between two steps is told', () => {
    expect(
      changed(two, 'status: in-force\n    rates', 'status: in-force\n    through: 2025-05-31\n    rates').join('\n'),
    ).toContain(
      'steps[0].through: nothing is said of the days from 2025-06-01 until the next step on 2025-06-04 (us-duty-two)',
    )
  })

  test.each([
    [
      'an entry without a loading',
      'loadedBefore: 2025-03-12, ',
      '',
      'steps[0].enteredBefore: it names a last day of entry, and no day of loading (us-exc-transit)',
    ],
    [
      'an entry before it begins',
      'enteredBefore: 2025-04-01',
      'enteredBefore: 2025-03-12',
      'nothing can enter from 2025-03-12 on and before 2025-03-12 (us-exc-transit)',
    ],
    [
      'a loading after the entry',
      'loadedBefore: 2025-03-12',
      'loadedBefore: 2025-04-12',
      'goods loaded before 2025-04-12 need not have entered by then (us-exc-transit)',
    ],
  ])('goods in transit: %s', (_, from, to, problem) => {
    expect(changed(exceptions, from, to).join('\n')).toContain(problem)
  })

  test('an exception that goes on when what it lifts has ended dangles', () => {
    const ended =
      '  - {from: 2026-02-24, recorded: 2026-02-20, status: ended, instrument: order 9, sources: us-early}\nsources'
    const text = (smallLaw[one] ?? '').replace(
      'sources: us-early\nconfidence',
      `${ended.slice(0, -'sources'.length)}sources: us-early\nconfidence`,
    )
    expect(problemsOf({ ...smallLaw, [one]: text }, today)).toEqual([
      'ledger/exceptions/us.yaml:10:7  steps[0]: what it lifts has ended on 2026-02-24, and it goes on (us-exc-one). Write a step with "status: ended" from 2026-02-24.',
    ])
  })

  test.each([
    ['lifts: class-one', 'lifts: class-three', 'no class or duty is called "class-three" (us-exc-one)'],
    [
      'from: 2025-02-04',
      'through: 2025-02-03, from: 2025-02-01',
      'lifts: nothing that it lifts is charged while it holds (us-exc-one). Correct its days, or what it lifts.',
    ],
  ])('an exception from nothing is told: %s made %s', (from, to, problem) => {
    expect(changed(exceptions, from, to).join('\n')).toContain(problem)
  })

  test('an exception from a class without a duty is told', () => {
    const stacking = `${smallLaw['stacking.yaml']}- {id: class-three, imposer: US, title: Class three, component: other}\n`
    const text = (smallLaw[exceptions] ?? '').replace('lifts: class-one', 'lifts: class-three')
    expect(problemsOf({ ...smallLaw, 'stacking.yaml': stacking, [exceptions]: text }, today)).toEqual([
      'ledger/exceptions/us.yaml:6:10  lifts: no duty is of what it lifts (us-exc-one). Record the duty, or correct the name.',
    ])
  })
})

describe('two duties of one class', () => {
  const second = `
id: us-duty-zwei
imposer: US
title: Another duty on metals
authority: an act
citation: order 7
class: class-two
goods: "7206"
heading: 9903.81.87
steps:
  - {from: 2025-03-20, recorded: 2025-03-01, status: in-force, rate: 5%, instrument: order 7, sources: us-early}
sources: us-early
confidence: high
recorded: 2025-03-01
`
  const beside = (from: string, to: string, stacking = ''): string[] => {
    expect(second).toContain(from)
    const files = { ...smallLaw, 'duties/us/zwei.yaml': second.replace(from, to) }
    return problemsOf({ ...files, ...(stacking !== '' && { 'stacking.yaml': stacking }) }, today)
  }

  test('that charge the same goods under one heading on one day overlap', () => {
    expect(beside('"7206"', '"720610"')).toEqual([
      'ledger/duties/us/zwei.yaml:11:5  steps[0]: us-duty-two charges 720610 under 9903.81.87 on 2025-03-20 too (us-duty-zwei). Keep the goods in one of the two, or let one end where the other begins.',
    ])
  })

  test.each([
    ['other goods', '"7206"', '"7226"'],
    ['goods that the first spares', '"7206"', '"87082100"'],
    ['goods that the first charges under a heading of their own', '"7206"', '"870829"'],
    ['another heading', '9903.81.87', '9903.81.91'],
    ['an origin that the first charges under a heading of its own', 'title', 'origins: GB\ntitle'],
    ['a condition', 'rate: 5%', 'rates: [{when: us-aircraft, rate: 5%}]'],
  ])('do not overlap with %s', (_, from, to) => {
    const problems = beside(from, to).filter((problem) => !problem.includes('2025-06-04'))
    expect(problems).toEqual([])
  })

  test('of which only the highest is paid do not overlap', () => {
    const stacking = (smallLaw['stacking.yaml'] ?? '').replace('component: s232', 'component: s232, pick: highest')
    expect(beside('"7206"', '"720610"', stacking)).toEqual([])
  })
})
