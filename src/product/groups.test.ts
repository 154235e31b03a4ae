import { describe, expect, test } from 'vitest'
import type { CodeGroup } from './group.js'
import { beginningsOf, groupOf, groupsOf, holds } from './groups.js'
import { codeTree } from './tree.js'

const group = (code: string, includes: string[], except: string[] = [], within?: string): CodeGroup => ({
  ...{ system: 'USDA', code, label: code, title: 'a group of this test', includes, except, sources: [] },
  confidence: 'high',
  ...(within !== undefined && { within }),
})
const groups = [
  group('AG', ['10', '15'], ['150410', '150420']),
  group('BULK', ['1005', '1007'], [], 'AG'),
  group('SORGHUM', ['1007'], [], 'BULK'),
]
const codes = ['10', '1005', '1007', '15', '1501', '150110', '1504', '150410', '150420', '150430']
const tree = codeTree({
  hs: codes.map((code) => ({ code, name: code, editions: [2022] })),
  groups,
  endUses: [],
  correlations: [],
})

describe('what a group holds', () => {
  test.each([
    ['AG', '1007', 'whole'],
    ['AG', '15', 'part'],
    ['AG', '1504', 'part'],
    ['AG', '1504.30', 'whole'],
    ['AG', '150410', 'none'],
    ['AG', '15041000', 'none'],
    ['SORGHUM', '10', 'part'],
    ['SORGHUM', '1007900000', 'whole'],
    ['SORGHUM', '1008', 'none'],
    ['SORGHUM', 'sorghum', 'none'],
  ])('%s holds %s: %s', (code, hs, how) => {
    const found = groupOf(groups, 'USDA', code)
    expect(found === undefined ? undefined : holds(found, hs)).toBe(how)
  })
})

test('the groups of a code come with the narrowest first', () =>
  expect(groupsOf(groups, '100790').map((one) => one.code)).toEqual(['SORGHUM', 'BULK', 'AG']))

test('a group is asked for by beginnings that leave out what it excepts', () => {
  const found = groupOf(groups, 'USDA', 'AG')
  expect(found === undefined ? [] : beginningsOf(found, tree)).toEqual(['10', '1501', '150430'])
})
