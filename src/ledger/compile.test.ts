import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isoDay } from '../time/day.js'
import { compileFiles } from './compile.js'
import { findRecord, searchRecords, showRecord } from './look.js'
import { readRecords } from './parse.js'
import { parseSnapshot, printSnapshot } from './snapshot.js'
import { filesOf, printed, small, snapshotOf } from './testing/small.js'

describe('compiling', () => {
  const snapshot = snapshotOf(small)

  test('a snapshot written and read back is the same', () => {
    expect(parseSnapshot(printSnapshot(snapshot))).toEqual(snapshot)
  })
  test('named lists are written out, each code once', () => {
    const listed = snapshotOf({
      ...small,
      'measures/us/duty.yaml': (small['measures/us/duty.yaml'] ?? '').replace('codes: all', 'codes: [list:farm, 0101]'),
      'lists/farm.txt': '0101\n0102\n',
    })
    expect(listed.measures[0]?.codes).toEqual(['0101', '0102'])
  })
  test('it knows the newest day on which anything in it became public', () => {
    expect(isoDay(snapshot.recordedThrough)).toBe('2025-09-25')
  })
  test('the digest follows the bytes, not the order in which files are found', () => {
    const digest = (texts: Record<string, string>): string => compileFiles(filesOf(texts)).snapshot.digest
    expect(digest(Object.fromEntries(Object.entries(small).reverse()))).toBe(digest(small))
    expect(digest({ ...small, 'coverage.yaml': `${small['coverage.yaml']}# a word\n` })).not.toBe(digest(small))
  })
  test.each([['{'], ['{}'], ['[]'], ['null'], ['{"digest":"x","recordedThrough":1}']])(
    '%s is refused as a snapshot',
    (text) => {
      expect(() => parseSnapshot(text, 'ledger.json')).toThrow('Run: readout ledger compile')
    },
  )
})

describe('finding records', () => {
  const snapshot = snapshotOf(small)
  test('by id, whole and with its sources', () => {
    const found = findRecord(snapshot, 'call-september')
    expect(found?.kind).toBe('contact')
    expect(found === undefined ? '' : showRecord(snapshot, found)).toContain(
      'contact call-september\nledger/contacts/leaders.yaml:19\ntype: call\nlevel: leaders\n',
    )
    expect(found === undefined ? '' : showRecord(snapshot, found)).toContain(
      '  - press-september: A report, A paper, 2025-09-17\n',
    )
  })
  test('by words in any case, all of which must occur', () => {
    expect(searchRecords(snapshot, ['FRAMEWORK', 'announced']).map(({ id }) => id)).toEqual(['app-2'])
    expect(searchRecords(snapshot, ['framework zzz'])).toEqual([])
    expect(searchRecords(snapshot, [''])).toEqual([])
  })
})

describe('docs/ledger.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/ledger.md'), 'utf8')
  const shelves: Record<string, string> = {
    Source: 'sources',
    Contact: 'contacts',
    Statement: 'statements',
    'Track state': 'tracks',
    Measure: 'measures',
    Coverage: 'coverage',
    Person: 'people',
    Organisation: 'organisations',
    Product: 'products',
  }
  const examples = [...page.matchAll(/### (.+)\n[\s\S]*?```yaml\n([\s\S]*?)```/g)].map(([, kind = '', text = '']) => ({
    kind,
    text,
  }))

  test('has an example of every kind', () => {
    expect(examples.map(({ kind }) => kind).sort()).toEqual(Object.keys(shelves).sort())
  })
  test.each(examples)('its example of $kind can be read', ({ kind, text }) => {
    const { problems } = readRecords(filesOf({ [`${shelves[kind]}.yaml`]: text }))
    expect(printed(problems)).toEqual([])
  })
})
