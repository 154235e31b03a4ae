import { describe, expect, test } from 'vitest'
import type { ProductName } from '../ledger/records.js'
import { productIndex, readingsOf } from './index.js'

const at = { file: 'products.yaml', line: 1 }
const product = (id: string, names: string[], codes: [string, string][], within?: string): ProductName => ({
  id,
  kind: 'product',
  names,
  codes: codes.map(([system, code]) => ({ system, code })),
  within,
  sources: [],
  at,
})
const index = productIndex([
  product('farm', ['farm goods', 'agricultural products'], [['USDA', 'AG']]),
  product('coarse-grains', ['coarse grains'], [['USDA', 'COARSE']], 'farm'),
  product(
    'sorghum',
    ['sorghum', 'grain sorghum', 'milo'],
    [
      ['HS', '1007'],
      ['USDA', 'SORGHUM'],
    ],
    'coarse-grains',
  ),
  product('beef', ['beef'], [['HS', '0201+0202']], 'farm'),
  product('loop-a', ['loop a'], [['HS', '01']], 'loop-b'),
  product('loop-b', ['loop b'], [['HS', '02']], 'loop-a'),
])

describe('finding a product', () => {
  test.each(['Sorghum', 'GRAIN SORGHUM', 'grain-sorghum', 'sorghum'])('by the name %s', (name) =>
    expect(index.byName(name)?.id).toBe('sorghum'),
  )
  test('by any of its codes', () => {
    expect(index.byCode({ system: 'HS', code: '10.07' }).map((p) => p.id)).toEqual(['sorghum'])
    expect(index.byCode({ system: 'USDA', code: 'sorghum' }).map((p) => p.id)).toEqual(['sorghum'])
  })
  test('by words, in any order', () => expect(index.search(['sorghum', 'grain']).map((p) => p.id)).toEqual(['sorghum']))
  test('no name, no product', () => expect(index.byName('unobtainium')).toBeUndefined())
})

describe('groups and members', () => {
  test('a member knows its groups, the nearest first', () =>
    expect(index.groupsOf('sorghum').map((p) => p.id)).toEqual(['coarse-grains', 'farm']))
  test('a group is not within its member', () => {
    expect(index.isWithin('sorghum', 'farm')).toBe(true)
    expect(index.isWithin('farm', 'sorghum')).toBe(false)
    expect(index.isWithin('sorghum', 'sorghum')).toBe(false)
  })
  test('a group lists its direct members', () =>
    expect(index.membersOf('farm').map((p) => p.id)).toEqual(['coarse-grains', 'beef']))
  test('a ring of groups ends', () => expect(index.groupsOf('loop-a').length).toBeLessThan(6))
})

test('each code is a reading, and codes joined by + are added in one', () => {
  const beef = index.byId('beef')
  expect(beef === undefined ? [] : readingsOf(beef).map((reading) => reading.codes.map((c) => c.code))).toEqual([
    ['0201', '0202'],
  ])
})
