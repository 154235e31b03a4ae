import { describe, expect, test } from 'vitest'
import {
  callClaimed,
  callOfJune,
  callOfSeptember,
  coverage,
  duty,
  problemsOf,
  small,
  sources,
  trackStates,
} from './testing/small.js'

/** The small ledger with one text in one file replaced. */
function changed(path: string, from: string, to: string): string[] {
  const text = small[path] ?? ''
  expect(text).toContain(from)
  return problemsOf({ ...small, [path]: text.replace(from, to) })
}

test('a ledger without faults has no problems', () => {
  expect(problemsOf(small, '2026-11-24')).toEqual([])
})

describe('ids and sources', () => {
  test.each([
    [
      'an unknown source',
      'tracks/all.yaml',
      'sources: us-early',
      'sources: us-erly',
      'ledger/tracks/all.yaml:10:12  sources[0]: no source has the id "us-erly" (app-1). Did you mean us-early?',
    ],
    [
      'an unknown source of a step',
      'measures/us/duty.yaml',
      'order 2, sources: us-early',
      'order 2, sources: zzz',
      'ledger/measures/us/duty.yaml:14:105  steps[1].sources[0]: no source has the id "zzz" (duty). Add it to the sources.',
    ],
    [
      'a record without a source',
      'tracks/all.yaml',
      'sources: us-early',
      'sources: []',
      'ledger/tracks/all.yaml:10:12  sources: it has no source (app-1). Name the document it was read in, by its id.',
    ],
    [
      'an id that is taken by another kind',
      'tracks/all.yaml',
      'id: app-1',
      'id: duty',
      'ledger/measures/us/duty.yaml:2:5  id: this id is taken by the record at ledger/tracks/all.yaml:2 (duty). Give one of the two another id.',
    ],
    [
      'a correction of nothing',
      'tracks/all.yaml',
      'track: app\n',
      'track: app\n  supersedes: duty-2\n',
      'ledger/tracks/all.yaml:4:15  supersedes: no record has the id "duty-2" (app-1). Did you mean duty-1?',
    ],
    [
      'a correction of another kind',
      'tracks/all.yaml',
      'track: app\n',
      'track: app\n  supersedes: duty\n',
      'ledger/tracks/all.yaml:4:15  supersedes: a track-state cannot supersede a measure (app-1)',
    ],
    [
      'a correction of itself',
      'tracks/all.yaml',
      'track: app\n',
      'track: app\n  supersedes: app-1\n',
      'ledger/tracks/all.yaml:4:15  supersedes: it supersedes itself (app-1)',
    ],
    [
      'a correction older than what it corrects',
      'tracks/all.yaml',
      'track: app\n',
      'track: app\n  supersedes: app-3\n',
      'ledger/tracks/all.yaml:4:15  supersedes: it was public (2025-06-19) before the record it corrects (2025-09-16) (app-1)',
    ],
    [
      'high confidence in a copy',
      'tracks/all.yaml',
      'sources: us-early\n  confidence',
      'sources: gh-copy\n  confidence',
      'ledger/tracks/all.yaml:11:15  confidence: it rests only on copies in public repositories, so its confidence cannot be high (app-1). Write medium, or add a source that was read itself.',
    ],
    [
      'a list that is not there',
      'measures/us/duty.yaml',
      'codes: all',
      'codes: list:farm',
      'ledger/measures/us/duty.yaml:9:8  codes[0]: there is no list ledger/lists/farm.txt (duty). Write the list, a code a line.',
    ],
    [
      'a measure on an unknown track',
      'measures/us/duty.yaml',
      'track: tariffs',
      'track: tarifs',
      'ledger/measures/us/duty.yaml:11:8  track: no track is called "tarifs" (duty). Did you mean tariffs?',
    ],
    [
      'a statement on a track that is nearly one',
      'statements/2025-09.yaml',
      'track: leaders',
      'track: apps',
      'ledger/statements/2025-09.yaml:8:10  track: no track is called "apps" (said-september). Did you mean app?',
    ],
    [
      'coverage of an unknown series',
      'coverage.yaml',
      'series: leaders-calls',
      'series: leader-calls',
      'ledger/coverage.yaml:2:43  series: no contact is of the series "leader-calls" (cover-calls). Did you mean leaders-calls?',
    ],
  ])('%s', (_name, path, from, to, expected) => {
    expect(changed(path, from, to).join('\n')).toContain(expected)
  })

  test('two people with one name', () => {
    const people =
      '- {id: a, names: [Ann Lee, Lee], confidence: high}\n- {id: b, names: [Bob Lee, lee], confidence: high}\n'
    expect(problemsOf({ 'people.yaml': people })).toEqual([
      'ledger/people.yaml:2:28  names[1]: "lee" is also a name of a (b). Keep it with the person that is meant when the name stands alone.',
    ])
  })

  test('records that correct each other in a circle are told, and the lint ends', () => {
    const circle = ['a', 'b', 'c']
      .map(
        (id, i) =>
          `- {id: ${id}, supersedes: ${['b', 'c', 'a'][i]}, track: t, stage: talks, from: 2025-01-01, terms: x, sources: us-early, confidence: high, recorded: 2025-01-01}\n`,
      )
      .join('')
    expect(problemsOf({ 'sources.yaml': sources, 'tracks/t.yaml': circle })).toHaveLength(3)
  })

  test('what could not be read is not told as missing', () => {
    expect(
      problemsOf({ ...small, 'sources.yaml': `${sources}- {id: broken}\n` }).every((text) =>
        text.startsWith('ledger/sources.yaml'),
      ),
    ).toBe(true)
  })
})

describe('days that cannot be', () => {
  test.each([
    [
      'an end before the beginning',
      'contacts/leaders.yaml',
      'end: 2025-06-05',
      'end: 2025-06-04',
      'end: the last day is before the first: 2025-06-04 is before 2025-06-05',
    ],
    [
      'a last day before the first',
      'tracks/all.yaml',
      'through: 2025-09-17',
      'through: 2025-05-17',
      'through: the last day is before the first',
    ],
    [
      'closed before it began',
      'tracks/all.yaml',
      'closed: {through: 2025-09-24',
      'closed: {through: 2025-09-14',
      'closed.through: it is closed before it began',
    ],
    [
      'closed on the day it was recorded',
      'tracks/all.yaml',
      'recorded: 2025-09-25',
      'recorded: 2025-09-15',
      'closed: its last day was known when it began',
    ],
    [
      'a step that runs out before it begins',
      'measures/us/duty.yaml',
      'through: 2025-08-11',
      'through: 2025-05-11',
      'steps[2].through: the last day is before the first',
    ],
    [
      'held before it begins',
      'contacts/leaders.yaml',
      'status: held, on: 2025-06-05',
      'status: held, on: 2025-06-03',
      'status[0].on: it is held before it begins',
    ],
    [
      'said after it was public',
      'statements/2025-09.yaml',
      'date: 2025-09-18',
      'date: 2025-09-20',
      'recorded: it was public before it was said',
    ],
    [
      'a deadline that had passed',
      'tracks/all.yaml',
      'date: 2025-12-16',
      'date: 2025-09-10',
      'deadlines[0].date: the deadline had passed when the state began',
    ],
    [
      'coverage of days to come',
      'coverage.yaml',
      'recorded: 2026-01-05',
      'recorded: 2025-12-05',
      'through: it covers days after it was declared',
    ],
    [
      'a counted contact without a day',
      'contacts/leaders.yaml',
      '  start: 2025-06-05\n  end: 2025-06-05\n',
      '',
      'ordinal: a contact that is counted has no day',
    ],
    [
      'a held contact without any day',
      'contacts/leaders.yaml',
      'status: held, on: 2025-04-25',
      'status: held',
      'status[0]: a held contact has no day',
    ],
    [
      'a status of a side that takes no part',
      'contacts/leaders.yaml',
      'side: US, status: expected',
      'side: JP, status: expected',
      'status[0].side: JP takes no part in it',
    ],
  ])('%s', (_name, path, from, to, expected) => {
    expect(changed(path, from, to).join('\n')).toContain(expected)
  })

  test('Washington and Beijing may be a day apart', () => {
    expect(changed('contacts/leaders.yaml', 'status: held, on: 2025-06-05', 'status: held, on: 2025-06-04')).toEqual([])
  })

  test('nothing is recorded after today', () => {
    expect(problemsOf(small, '2025-09-19')).toContain(
      'ledger/contacts/leaders.yaml:38:13  recorded: 2025-09-20 has not come yet (call-september). Write the day on which it became public.',
    )
  })
})

describe('the steps of a measure', () => {
  test.each([
    [
      'out of order',
      'recorded: 2025-03-03',
      'recorded: 2025-06-03',
      'steps[2].recorded: the step stands after one that became public later (2025-06-03)',
    ],
    [
      'two words at once',
      'from: 2025-03-04, recorded: 2025-03-03',
      'from: 2025-02-04, recorded: 2025-02-01',
      'steps[1].from: two steps made public on 2025-02-01 begin on 2025-02-04',
    ],
    [
      'one day, later first',
      'from: 2025-03-04, recorded: 2025-03-03',
      'from: 2025-02-03, recorded: 2025-02-01',
      'steps[1].from: the step begins before the one above it',
    ],
    [
      'one day, overlapping',
      'from: 2025-08-12, recorded: 2025-08-11',
      'from: 2025-08-11, recorded: 2025-05-12',
      'steps[3].from: the step above it, of the same day, holds through 2025-08-11',
    ],
    [
      'before the measure',
      'recorded: 2025-02-01, status',
      'recorded: 2025-01-31, status',
      'steps[0].recorded: the step was public before the measure (2025-02-01)',
    ],
  ])('%s', (_name, from, to, expected) => {
    expect(changed('measures/us/duty.yaml', from, to).join('\n')).toContain(expected)
  })
})

describe('series and coverage', () => {
  const numbered = (ordinals: [string, string]): string[] =>
    problemsOf({
      'sources.yaml': sources,
      'contacts/a.yaml':
        callOfJune.replace('ordinal: 1', `ordinal: ${ordinals[0]}`) +
        callOfSeptember.replace('ordinal: 2', `ordinal: ${ordinals[1]}`),
    })
  test.each([
    [['1', '2'], undefined],
    [['3', '4'], undefined],
    [['1', '1'], 'is number 1 of leaders-calls too'],
    [['1', '3'], 'leaders-calls has number 1 and number 3 and none between'],
    [['2', '1'], 'number 2 of leaders-calls begins before number 1 (2025-09-19)'],
  ] as [[string, string], string | undefined][])('numbers %s: %s', (ordinals, expected) => {
    const problems = numbered(ordinals)
    if (expected === undefined) expect(problems).toEqual([])
    else expect(problems.join('\n')).toContain(expected)
  })

  test('a call that one side claims and the other denies has no number', () => {
    const counted = callClaimed.replace('level:', 'ordinal: 1\n  start: 2025-04-25\n  level:')
    expect(problemsOf({ 'sources.yaml': sources, 'contacts/a.yaml': counted })).toEqual([
      'ledger/contacts/a.yaml:4:12  ordinal: one side says it was held and another does not (call-claimed). Leave the ordinal out: it is not counted.',
    ])
  })

  test('coverage does not overlap', () => {
    expect(changed('coverage.yaml', 'from: 2026-01-01', 'from: 2025-12-31').join('\n')).toContain(
      'from: cover-calls covers the days through 2025-12-31 already (cover-calls-2)',
    )
  })

  test('the small ledger uses all of its parts', () => {
    expect([coverage, duty, trackStates].every((text) => Object.values(small).includes(text))).toBe(true)
  })
})
