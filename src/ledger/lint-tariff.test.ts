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

test('tariff law without faults has no problems', () => {
  expect(problemsOf(smallLaw, today)).toEqual([])
})

describe('every name leads somewhere', () => {
  test.each([
    [
      'class',
      one,
      'class: class-one',
      'class: class-oen',
      'no class of stacking.yaml is called "class-oen" (us-duty-one). Did you mean class-one?',
    ],
    [
      'measure',
      one,
      'measure: duty',
      'measure: dutty',
      'no measure is called "dutty" (us-duty-one). Did you mean duty?',
    ],
    [
      'origin',
      one,
      'origins: CN',
      'origins: CV',
      'no country or group is called "CV" (us-duty-one). Write the two letters',
    ],
    [
      'origin of a row',
      two,
      'origins: EU',
      'origins: EEC',
      'no country or group is called "EEC" (us-duty-two). Write the two letters',
    ],
    [
      'list',
      two,
      'list:metals',
      'list:metal',
      'no list in ledger/lists/ is called "metal" (us-duty-two). Did you mean metals?',
    ],
    [
      'source',
      two,
      'order 6\n    sources: us-early',
      'order 6\n    sources: us-erly',
      'no source has the id "us-erly" (us-duty-two). Did you mean us-early?',
    ],
    [
      'programme of a row',
      two,
      'programmes: usmca',
      'programmes: usmac',
      'no programme is called "usmac" (us-duty-two). Did you mean usmca?',
    ],
    [
      'condition',
      exceptions,
      'when: us-donation',
      'when: us-donations',
      'no condition is called "us-donations" (us-exc-one). Did you mean us-donation?',
    ],
    [
      'what is lifted',
      exceptions,
      'lifts: us-duty-two',
      'lifts: us-duty-tow',
      'no class or duty is called "us-duty-tow" (us-exc-transit). Did you mean us-duty-two?',
    ],
    [
      'what it is under',
      exceptions,
      'under: class-one',
      'under: class-on',
      'no class or duty is called "class-on" (us-exc-transit). Did you mean class-one?',
    ],
    [
      'origin of a programme',
      'programmes.yaml',
      'origins: [KR]',
      'origins: [KP]',
      'no country or group is called "KP" (korus).',
    ],
    ['member of a group', 'country-groups.yaml', 'DE, FR', 'DE, FI', 'no country or group is called "FI" (eu).'],
  ])('an unknown %s', (_, path, from, to, problem) => {
    expect(changed(path, from, to).join('\n')).toContain(problem)
  })

  test.each([
    [
      'an id twice',
      exceptions,
      'id: us-exc-one',
      'id: us-exc-transit',
      'this id is taken by the record at ledger/exceptions/us.yaml:2',
    ],
    [
      'an id that a measure has',
      one,
      'id: us-duty-one',
      'id: duty',
      'this id is taken by the record at ledger/measures/us/duty.yaml:2',
    ],
    [
      'a class by the id of a duty',
      'stacking.yaml',
      'id: class-two',
      'id: us-duty-one',
      'this id is taken by the record at ledger/stacking.yaml',
    ],
    [
      'a condition twice',
      'conditions.yaml',
      'id: us-aircraft',
      'id: us-donation',
      'this id is taken by the record at ledger/conditions.yaml:2',
    ],
    ['a name of two programmes', 'programmes.yaml', '[KORUS, KR]', '[KORUS, S]', '"S" is also a name of usmca (korus)'],
    ['a code of two countries', 'countries.yaml', 'code: DE', 'code: FR', '"FR" stands for de already (fr)'],
  ])('%s is told', (_, path, from, to, problem) => {
    expect(changed(path, from, to).join('\n')).toContain(problem)
  })
})

describe('headings', () => {
  test.each([
    [
      one,
      'heading: 9903.01.24',
      'heading: 9903.01.42',
      ':14:84  steps[1].heading: no edition held has the heading 9903.01.42 (us-duty-one). Did you mean 9903.01.22? If it is new, add it to ledger/lists/us-headings-9903.txt.',
    ],
    [
      two,
      'met: 9903.81.95',
      'met: 9903.81.85',
      'steps[0].rates[1].met: no edition held has the heading 9903.81.85 (us-duty-two). Did you mean 9903.81.87?',
    ],
    [
      exceptions,
      'heading: 9903.01.21',
      'heading: 9903.77.77',
      'heading: no edition held has the heading 9903.77.77 (us-exc-one). If it is new, add it to',
    ],
    [
      one,
      'heading: 9903.01.24',
      'heading: 99030124',
      '"99030124" must be a heading as the schedule prints it, such as 9903.01.24',
    ],
  ])('a slip in a heading of %s is told', (path, from, to, problem) => {
    expect(changed(path, from, to).join('\n')).toContain(problem)
  })
})

test('a heading that another class of duties has is told', () => {
  expect(changed(one, 'heading: 9903.01.24', 'heading: 9903.81.87')).toEqual([
    'ledger/duties/us/two.yaml:19:19  steps[0].rates[4].heading: 9903.81.87 is the heading of us-duty-one, which is of class class-one (us-duty-two). Correct the heading in one of the two, or the class.',
    'ledger/duties/us/two.yaml:25:14  steps[1].heading: 9903.81.87 is the heading of us-duty-one, which is of class class-one (us-duty-two). Correct the heading in one of the two, or the class.',
  ])
})

describe('goods', () => {
  test.each([
    [
      'a code of odd length',
      two,
      '"8708"]',
      '"87081"]',
      'goods[1]: "87081" has 5 digits (us-duty-two). Write a code of 2, 4, 6, 8 or 10 digits.',
    ],
    [
      'a list with one',
      'lists/metals.txt',
      '730110',
      '7301101',
      'goods[0]: ledger/lists/metals.txt holds "7301101", which has an odd length (us-duty-two)',
    ],
    ['a code twice', two, '"8708"]', '"8708", "87.08"]', 'goods[2]: "87.08" stands twice (us-duty-two). Keep it once.'],
    [
      'a code within another',
      two,
      '"8708"]',
      '"8708", "870829"]',
      'goods[2]: "870829" is within 8708, which stands here too (us-duty-two)',
    ],
    [
      'all beside others',
      one,
      'goods: all',
      'goods: [all, "72"]',
      'goods[0]: "all" stands beside other codes (us-duty-one)',
    ],
    [
      'a drop of what is not in',
      two,
      'drops: ["72061000"]',
      'drops: ["72081000"]',
      'steps[1].drops[0]: it drops 72081000, which is not in (us-duty-two)',
    ],
    [
      'goods spared that are not reached',
      two,
      '"87082100"',
      '"87022100"',
      'exceptGoods[0]: it spares 87022100, which it does not reach (us-duty-two)',
    ],
  ])('%s', (_, path, from, to, problem) => {
    expect(changed(path, from, to).join('\n')).toContain(problem)
  })

  test('a code that a step drops and a later one takes back is no fault', () => {
    expect(changed(two, 'adds: ["7326"]', 'adds: ["7326", "7206100010"]')).toEqual([])
  })
})

describe('rates', () => {
  test.each([
    [
      'a rate that does not read',
      'rate: 50%}',
      'rate: 5O%}',
      'steps[0].rates[4].rate: "5O%" is not a rate that can be reckoned (us-duty-two)',
    ],
    [
      'a step in force without a rate',
      '    rate: 50%\n',
      '',
      'steps[1]: it is in force and says no rate (us-duty-two)',
    ],
    [
      'a rate beside a table',
      '    rates:\n',
      '    rate: 50%\n    rates:\n',
      'steps[0].rates: it has a rate and a table of rates (us-duty-two)',
    ],
    [
      'a content that is not named',
      ', of: steel',
      '',
      'steps[0].rates[2].basis: it is charged on a content, and does not say which (us-duty-two)',
    ],
    [
      'a content that is not charged on',
      'basis: content, of: steel',
      'of: steel',
      'steps[0].rates[2].of: it names the content steel, and is not charged on a content (us-duty-two)',
    ],
    [
      'a base that meets no total',
      'basis: total, ',
      '',
      'steps[0].rates[1].met: it is no total that the base could meet (us-duty-two)',
    ],
    [
      'a rate without a heading',
      '{heading: 9903.81.87, rate: 50%}',
      '{rate: 50%}',
      'steps[0].rates[4]: nothing says under which heading it is declared (us-duty-two)',
    ],
    [
      'a row after one for all',
      '{origins: GB, heading: 9903.81.94, rate: 25%}',
      '{heading: 9903.81.94, rate: 25%}',
      'steps[0].rates[1]: no good comes to this row: row 1 takes all of it (us-duty-two). Put the narrower row first.',
    ],
  ])('%s', (_, from, to, problem) => {
    expect(changed(two, from, to).join('\n')).toContain(problem)
  })

  test('a total need not say where it is met', () => {
    expect(changed(two, ', met: 9903.81.95', '')).toEqual([])
  })

  test('what was not read may stand as a sentence in a record that is not of high confidence', () => {
    const sentence = 'rate: 5% to 15% by lists that are not read}'
    expect(changed(two, 'rate: 50%}', sentence).join('\n')).toContain('not a rate that can be reckoned')
    const text = (smallLaw[two] ?? '').replace('rate: 50%}', sentence).replace('confidence: high', 'confidence: low')
    expect(problemsOf({ ...smallLaw, [two]: text }, today)).toEqual([])
  })
})
