import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRecords } from './parse.js'
import { problemsOf, small, sources } from './testing/small.js'

const person = 'id: ann\nnames: [Ann]\nconfidence: high\n'

describe('a record file is read to its end and every fault is told with its place and mend', () => {
  test.each([
    [
      'a day that is none',
      'id: ann\nnames: [Ann]\nroles:\n  - {role: x, side: US, from: 2025-02-30}\nconfidence: high\n',
      'ledger/people.yaml:4:31  roles[0].from: "2025-02-30" is not a day. February 2025 has 28 days. Write YYYY-MM-DD, as in 2025-11-10.',
    ],
    [
      'a misspelt field',
      'id: ann\nnames: [Ann]\nconfidance: high\nconfidence: high\n',
      'ledger/people.yaml:3:1  confidance: a person has no field "confidance". Did you mean "confidence"?',
    ],
    [
      'a misspelt field inside a list',
      'id: ann\nnames: [Ann]\nroles:\n  - {rolle: x, role: y, side: US}\nconfidence: high\n',
      'ledger/people.yaml:4:6  roles[0].rolle: a person has no field "rolle" here. Did you mean "role"?',
    ],
    [
      'a field that is none',
      'id: ann\nnames: [Ann]\nzzzzzz: 1\nconfidence: high\n',
      'ledger/people.yaml:3:1  zzzzzz: a person has no field "zzzzzz". Its fields are id, names, roles, confidence, note.',
    ],
    [
      'a field left out',
      'id: ann\nnames: [Ann]\n',
      'ledger/people.yaml:1:1  confidence: is missing. Write "confidence: ...".',
    ],
    [
      'a value left out',
      'id: ann\nnames: [Ann]\nconfidence: high\nnote:\n',
      'ledger/people.yaml:4:6  note: is empty. Write a value or leave the line out.',
    ],
    [
      'a word that is not in the list',
      'id: ann\nnames: [Ann]\nconfidence: sure\n',
      'ledger/people.yaml:3:13  confidence: "sure" must be one of high, medium, low. See person in docs/ledger.md.',
    ],
    [
      'a side in words',
      'id: ann\nnames: [Ann]\nroles:\n- {role: x, side: China}\nconfidence: high\n',
      'ledger/people.yaml:4:19  roles[0].side: "China" must be a country by its two capital letters, such as US, or W for all countries. See person in docs/ledger.md.',
    ],
    [
      'a list where text is meant',
      'id: [ann]\nnames: [Ann]\nconfidence: high\n',
      'ledger/people.yaml:1:5  id: must be text. See person in docs/ledger.md.',
    ],
    [
      'text where mappings are meant',
      'id: ann\nnames: [Ann]\nroles: chief\nconfidence: high\n',
      'ledger/people.yaml:3:8  roles: "chief" must be a list of role, organisation and side. See person in docs/ledger.md.',
    ],
    [
      'a field twice',
      'id: ann\nnames: [Ann]\nid: bob\nconfidence: high\n',
      'ledger/people.yaml:3:1  "id" stands twice (first on line 1). Keep one of the two.',
    ],
    [
      'a tab',
      'id: ann\nnames:\n\t- Ann\nconfidence: high\n',
      'ledger/people.yaml:3:1  a tab indents this line. Indent with spaces, two a level.',
    ],
    [
      'an anchor',
      'id: &a ann\nnames: [Ann]\nconfidence: high\n',
      'ledger/people.yaml:1:8  an anchor (&a) is not read. Write the value out at each place.',
    ],
    ['an alias', 'id: ann\nnames: *a\nconfidence: high\n', /^ledger\/people.yaml:2:8 {2}/],
    [
      'a tag',
      'id: !!str ann\nnames: [Ann]\nconfidence: high\n',
      'ledger/people.yaml:1:11  a tag (tag:yaml.org,2002:str) is not read. Every value is text: leave the tag out.',
    ],
    [
      'a second document',
      `${person}---\n${person}`,
      'ledger/people.yaml:4:1  a second document begins here. Leave out "---"; write several records as a list.',
    ],
    [
      'a list that goes on at the wrong indent',
      'id: ann\nnames:\n  - Ann\n - Anna\nconfidence: high\n',
      /^ledger\/people.yaml:4:1 {2}/,
    ],
    [
      'a value with a colon',
      'id: ann\nnames: [Ann]\nnote: two: one\nconfidence: high\n',
      'ledger/people.yaml:3:7  a list or mapping begins where a field or its value was expected. Set the indentation right, or put quotes around a value that holds ": ".',
    ],
    [
      'an open quote',
      'id: ann\nnames: ["Ann]\nconfidence: high\n',
      /^ledger\/people.yaml:\d+:\d+ {2}something is missing here/,
    ],
    [
      'a file cut short',
      'id: ann\nnames: [Ann]\nconfidence: high',
      'ledger/people.yaml:3:17  the file does not end with a line break, so it may have been cut short. See that its last line is whole and end it with a line break.',
    ],
    ['an empty file', '', 'ledger/people.yaml:1:1  the file holds no record. Write one, or delete the file.'],
    [
      'only a comment',
      '# nobody\n',
      'ledger/people.yaml:1:1  the file holds no record. Write one, or delete the file.',
    ],
    [
      'a list of words',
      '- ann\n',
      'ledger/people.yaml:1:3  a person must be a mapping of fields. Write "id: ..." and the other fields of a person, as docs/ledger.md shows.',
    ],
    [
      'a directive',
      `%YAML 1.1\n---\n${person}`,
      'ledger/people.yaml:1:1  a directive is not read. Leave out the line that begins with %.',
    ],
    [
      'a prototype',
      `${person}__proto__: {a: b}\n`,
      'ledger/people.yaml:4:1  "__proto__" is not a field. Leave it out.',
    ],
    [
      'a NUL',
      'id: ann\nnames: [A\u0000nn]\nconfidence: high\n',
      'ledger/people.yaml:2:10  a control character (code 0) stands here: the file is not plain text. Save the file as UTF-8 text and take the character out.',
    ],
  ])('%s', (_name, text, expected) => {
    const [first] = problemsOf({ 'people.yaml': text })
    if (typeof expected === 'string') expect(first).toBe(expected)
    else expect(first).toMatch(expected)
  })

  test('several faults in several records are all told', () => {
    expect(
      problemsOf({ 'people.yaml': '- {id: A, names: [], confidence: high}\n- {id: b, names: [B], confidence: no}\n' }),
    ).toEqual([
      'ledger/people.yaml:1:8  id: "A" must be in lower case letters and digits joined by "-", "." or "_". See person in docs/ledger.md.',
      'ledger/people.yaml:1:18  names: needs at least one name. See person in docs/ledger.md.',
      'ledger/people.yaml:2:35  confidence: "no" must be one of high, medium, low. See person in docs/ledger.md.',
    ])
  })

  test('bytes that are no UTF-8 are told by line and column', () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('id: ann\nnote: '), 0xff, 10])
    expect(readRecords([{ path: 'people.yaml', bytes }]).problems).toEqual([
      {
        what: 'the file is not UTF-8 text',
        where: { file: 'ledger/people.yaml', line: 2, column: 7 },
        mend: 'Save it as UTF-8.',
      },
    ])
  })
})

describe('every scalar is read as text', () => {
  test('codes keep their noughts and NO is a country', () => {
    const { records, problems } = readRecords([
      {
        path: 'products/a.yaml',
        bytes: new TextEncoder().encode(
          'id: a\nnames: NO\ncodes: [{system: HS, code: 0901.20}]\nbushelKg: 25.40\nmarketingYearStarts: 9\n',
        ),
      },
    ])
    expect(problems).toEqual([])
    expect(records.products[0]?.record).toMatchObject({
      names: ['NO'],
      codes: [{ system: 'HS', code: '0901.20' }],
      bushelKg: '25.40',
      marketingYearStarts: 9,
      at: { file: 'products/a.yaml', line: 1 },
    })
  })
})

describe('which files are read', () => {
  test('a folder that is nearly one of ours is told; others are left to other parts', () => {
    expect(problemsOf({ 'contact/a.yaml': 'x\n', 'releases.yaml': 'x\n', 'figures/a.csv': 'x' })).toEqual([
      'ledger/contact/a.yaml  "contact" is no kind of record, so the file is not read. Did you mean contacts?',
    ])
  })
  test('a list of codes is sorted, once each, codes only', () => {
    expect(problemsOf({ 'lists/a.txt': '0102\n0101\n0101\nall\n' })).toEqual([
      'ledger/lists/a.txt:2:1  0101 stands after 0102. Sort the list and keep each code once.',
      'ledger/lists/a.txt:3:1  0101 stands twice. Sort the list and keep each code once.',
      'ledger/lists/a.txt:4:1  "all" is not a code. Write one code of digits and dots a line.',
    ])
  })
})

describe('any bytes give records or problems', () => {
  const path = fc.constantFrom('people.yaml', 'measures/a.yaml', 'contacts/b.yaml', 'lists/c.txt')
  test('random bytes', () => {
    fc.assert(
      fc.property(path, fc.uint8Array({ maxLength: 300 }), (name, bytes) => {
        readRecords([{ path: name, bytes }])
      }),
    )
  })
  test('records cut and changed anywhere', () => {
    const texts = Object.values(small)
    fc.assert(
      fc.property(
        path,
        fc.constantFrom(...texts),
        fc.nat(),
        fc.nat(),
        fc.string(),
        (name, text, from, length, inserted) => {
          const at = from % text.length
          const changed = text.slice(0, at) + inserted + text.slice(at + (length % 40))
          readRecords([{ path: name, bytes: new TextEncoder().encode(changed) }])
        },
      ),
    )
  })
  test.each([
    ['deep brackets', `a: ${'['.repeat(100_000)}\n`],
    ['deep mappings', Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    ['many keys', Array.from({ length: 50_000 }, (_, i) => `k${i}: 1\n`).join('')],
    ['many tags', '- !a x\n'.repeat(20_000)],
  ])('%s', (_name, text) => {
    expect(problemsOf({ 'people.yaml': text, 'sources.yaml': sources }).length).toBeGreaterThan(0)
  })
})
