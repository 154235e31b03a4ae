/** The form of a scenario file: what it may leave out, and every fault with its line and mend. */
import { describe, expect, test } from 'vitest'
import { InputError } from '../problem.js'
import { parseDay } from '../time/day.js'
import { readScenario, type Scenario } from './scenario.js'

const read = (text: string): Scenario => readScenario(new TextEncoder().encode(`${text}\n`), 'what-if.yaml')

function fault(text: string): string {
  try {
    read(text)
  } catch (error) {
    if (error instanceof InputError) return error.message
    throw error
  }
  return 'no fault'
}

describe('a duty', () => {
  test('needs its class, origins, first day and rate; the rest is filled in', () => {
    const [duty] = read(
      'title: More\nduties:\n  - {class: section-301, origins: CN, from: 2026-01-01, rate: 20%}',
    ).duties
    expect(duty).toMatchObject({
      id: 'scenario-duty-1',
      imposer: 'US',
      title: 'More',
      origins: ['CN'],
      goods: ['all'],
      steps: [{ from: parseDay('2026-01-01'), status: 'in-force', rate: '20%', instrument: 'More' }],
    })
    expect(duty?.steps[0]?.recorded).toBeLessThan(parseDay('1950-01-01'))
  })

  test('may name the day on which it becomes known, a last day, and steps of its own', () => {
    const { duties } = read(
      [
        'duties:',
        '  - {class: a, origins: CN, from: 2026-01-01, through: 2026-06-30, rate: 20%, recorded: 2025-12-01}',
        '  - class: a',
        '    origins: CN',
        '    steps:',
        '      - {from: 2026-01-01, rate: 5%}',
        '      - {from: 2026-07-01, status: ended}',
      ].join('\n'),
    )
    expect(duties[0]?.steps).toMatchObject([{ recorded: parseDay('2025-12-01'), through: parseDay('2026-06-30') }])
    expect(duties[1]?.steps.map(({ status }) => status)).toEqual(['in-force', 'ended'])
  })
})

test('lists of its own, exceptions, ends and changes are read with their lines', () => {
  const scenario = read(
    [
      'lists: {phones: [8517.13, "8471.30"]}',
      'exceptions:',
      '  - {lifts: [a, b], goods: list:phones, from: 2026-01-01}',
      'end:',
      '  - {id: us-x, on: 2026-01-01}',
      'change:',
      '  - {id: us-y, from: 2026-01-01, rate: 24%, recorded: 2025-12-01}',
    ].join('\n'),
  )
  expect(scenario.lists).toEqual({ phones: ['851713', '847130'] })
  expect(scenario.exceptions[0]).toMatchObject({ lifts: ['a', 'b'], goods: ['list:phones'] })
  expect(scenario.end).toMatchObject([{ id: 'us-x', at: { file: 'what-if.yaml', line: 5 } }])
  expect(scenario.change).toMatchObject([{ rate: '24%', recorded: parseDay('2025-12-01'), at: { line: 7 } }])
})

describe('faults', () => {
  test.each([
    ['an unknown part', 'dutys: []', /what-if\.yaml:1:1 {2}no field is called "dutys"\. Did you mean "duties"\?/],
    ['an unknown field', 'duties:\n  - {clas: a, origins: CN, from: 2026-01-01, rate: 5%}', /:2:6 .*"clas".*"class"/],
    ['no class', 'duties:\n  - {origins: CN, from: 2026-01-01, rate: 5%}', /:2:\d+ {2}duties\[0\]\.class: is missing/],
    ['no rate', 'duties:\n  - {class: a, origins: CN, from: 2026-01-01}', /duties\[0\]\.rate: is missing/],
    ['no first day', 'duties:\n  - {class: a, origins: CN, rate: 5%}', /duties\[0\]\.from: is missing/],
    [
      'a day that cannot be',
      'end:\n  - {id: a, on: 2026-02-30}',
      /:2:\d+ {2}end\[0\]\.on: .*February 2026 has 28 days/,
    ],
    ['a row that is none', 'end: [a]', /end\[0\]/],
    ['a list of words', 'lists: {a: [b]}', /code of digits/],
    ['no records at all', 'just words', /what-if\.yaml:1/],
    ['an open bracket', 'duties: [', /what-if\.yaml:\d/],
  ])('%s', (_, text, told) => {
    expect(fault(text)).toMatch(told)
    expect(fault(text)).not.toMatch(/undefined|\[object|Invalid input/)
  })

  test('are told together', () => {
    expect(fault('end:\n  - {id: a, on: never}\nchange:\n  - {id: b, from: 2026-01-01}')).toMatch(
      /end\[0\]\.on.*\| .*change\[0\]\.rate/,
    )
  })

  test('any bytes give a scenario or a problem', () => {
    for (const bytes of [[0], [0xff, 0xfe], [0x2d, 0x0a], [0x3a, 0x0a], []])
      expect(() => readScenario(new Uint8Array(bytes), 'x.yaml')).toThrow(InputError)
  })
})
