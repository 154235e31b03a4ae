import { describe, expect, test } from 'vitest'
import { type CodeTables, codeTree, type HsEdition } from './tree.js'

const line = (code: string, name: string, ...editions: HsEdition[]) => ({
  code,
  name,
  editions: editions.length === 0 ? [2012 as const, 2017 as const, 2022 as const] : editions,
})

const tables: CodeTables = {
  hs: [
    line('12', 'Oil seeds', 2022),
    line('1201', 'Soybeans, whether or not broken', 2022),
    line('120110', 'Seed'),
    line('120190', 'Other'),
    line('85', 'Electrical machinery', 2022),
    line('8541', 'Semiconductor devices; photosensitive devices; parts thereof', 2022),
    line('854140', '', 2012, 2017),
    line('854141', 'Photosensitive devices: Light-emitting diodes (LED)', 2022),
    line('854142', 'Photosensitive devices: Photovoltaic cells not assembled', 2022),
    line('854190', 'Parts'),
    line('8807', 'Parts of aircraft', 2022),
    line('880330', '', 2012, 2017),
    line('880730', 'Other parts of airplanes', 2022),
    line('950430', 'Games operated by coins', 2022),
  ],
  lines: [line('12019000', '', 2022), line('1201900005', 'Certified organic', 2022), line('1201900010', 'Other', 2022)],
  groups: [
    {
      system: 'USDA',
      code: 'SOYBEANS',
      label: 'Soybeans',
      title: 'a group of this test',
      includes: ['1201'],
      except: [],
      within: 'BULK',
      sources: [],
      confidence: 'high',
    },
    {
      system: 'USDA',
      code: 'BULK',
      label: 'Bulk',
      title: 'a group of this test',
      includes: ['1201'],
      except: [],
      sources: [],
      confidence: 'high',
    },
  ],
  endUses: [
    { flow: 'export', code: '0', name: 'Foods', confidence: 'high' },
    { flow: 'export', code: '00100', name: 'Soybeans', confidence: 'high' },
    { flow: 'import', code: '0', name: 'Foods', confidence: 'high' },
    { flow: 'import', code: '00100', name: 'Meat products', confidence: 'high' },
  ],
  correlations: [
    ...['854141', '854142'].map((code) => ({
      from: { edition: 2017 as const, code: '854140' },
      to: { edition: 2022 as const, code },
      share: 'part' as const,
      confidence: 'high' as const,
    })),
    {
      from: { edition: 2017, code: '880330' },
      to: { edition: 2022, code: '880730' },
      share: 'whole',
      confidence: 'high',
    },
  ],
}
const tree = codeTree(tables)

describe('what a code stands for', () => {
  test.each([
    ['HS', '1201', 'Soybeans, whether or not broken'],
    ['HS', '1201.90', 'Soybeans: Other'],
    ['HS', '854142', 'Photosensitive devices: Photovoltaic cells not assembled'],
    ['HS', '854190', 'Semiconductor devices: Parts'],
    ['HTS', '1201.90.00.05', 'Soybeans: Other: Certified organic'],
    ['HTS', '1201900010', 'Soybeans: Other'],
    ['USDA', 'SOYBEANS', 'Soybeans'],
    ['TOTAL', 'TOTAL', 'All goods'],
    ['HS', '854140', undefined],
    ['HS', '9999', undefined],
    ['HS', 'soy', undefined],
  ])('%s %s is %s', (system, code, name) => expect(tree.nameOf(system, code)).toBe(name))

  test('a category of end use depends on the flow', () => {
    expect(tree.nameOf('ENDUSE', '00100', 'export')).toBe('Soybeans')
    expect(tree.nameOf('ENDUSE', '00100', 'import')).toBe('Meat products')
  })
})

describe('what lies under and over a code', () => {
  test.each([
    ['HS', '', ['12', '85']],
    ['HS', '1201', ['120110', '120190']],
    ['HS', '120190', ['12019000']],
    ['HTS', '12019000', ['1201900005', '1201900010']],
    ['HS', '7777', []],
    ['USDA', '', ['BULK']],
    ['USDA', 'BULK', ['SOYBEANS']],
    ['ENDUSE', '', ['0']],
    ['ENDUSE', '0', ['00100']],
  ])('under %s "%s"', (system, code, children) => expect(tree.childrenOf(system, code)).toEqual(children))

  test.each([
    ['HS', '120190', ['1201', '12']],
    ['HTS', '1201.90.00.05', ['12019000', '120190', '1201', '12']],
    ['USDA', 'SOYBEANS', ['BULK']],
    ['ENDUSE', '00100', ['0']],
  ])('over %s %s', (system, code, above) => expect(tree.ancestors(system, code)).toEqual(above))
})

describe('editions', () => {
  test.each([
    ['854140', 2022, false],
    ['854140', 2017, true],
    ['854142', 2017, false],
    ['8541', 2012, true],
    ['8807', 2012, false],
    ['1201', undefined, true],
  ] as const)('%s in %s: %s', (code, edition, there) => expect(tree.exists('HS', code, edition)).toBe(there))

  test('a heading is in the editions of what lies under it', () =>
    expect(tree.editionsOf('8541')).toEqual([2012, 2017, 2022]))

  test('a code that was split continues in its parts', () =>
    expect(tree.inEdition('854140', 2012, 2022)).toEqual([
      { code: '854141', same: false, confidence: 'high' },
      { code: '854142', same: false, confidence: 'high' },
    ]))
  test('a part goes back to the code that it came from', () =>
    expect(tree.inEdition('854142', 2022, 2017)).toEqual([{ code: '854140', same: false, confidence: 'high' }]))
  test('a code that only moved stands for the same goods', () =>
    expect(tree.inEdition('880330', 2017, 2022)).toEqual([{ code: '880730', same: true, confidence: 'high' }]))
  test('a code that did not change is itself', () =>
    expect(tree.inEdition('120190', 2012, 2022)).toEqual([{ code: '120190', same: true, confidence: 'high' }]))
  test('a code that no source shows in the older edition is itself with low confidence', () =>
    expect(tree.inEdition('950430', 2022, 2017)).toEqual([{ code: '950430', same: true, confidence: 'low' }]))
  test('a code of no edition continues nowhere', () => expect(tree.inEdition('999999', 2017, 2022)).toEqual([]))
})
