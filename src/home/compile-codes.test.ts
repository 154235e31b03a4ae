import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compileLedger } from '../ledger/compile.js'
import type { ProductName } from '../ledger/records.js'
import { type CompiledCodes, tablesOf } from '../product/compiled.js'
import type { CodeGroup } from '../product/group.js'
import { beginningsOf, groupOf, holds } from '../product/groups.js'
import { type CodeTree, codeTree } from '../product/tree.js'
import { compileCodes } from './compile-codes.js'
import { ledgerFolder } from './paths.js'

let codes: CompiledCodes
let tree: CodeTree
let products: ProductName[] = []
let size = 0
beforeAll(async () => {
  const { snapshot } = await compileLedger(ledgerFolder)
  products = snapshot.products
  const ids = new Set(snapshot.sources.map(({ id }) => id))
  const compiled = await compileCodes(join(ledgerFolder, 'codes'), ids)
  expect(compiled.problems).toEqual([])
  size = compiled.codes.length
  codes = JSON.parse(compiled.codes) as CompiledCodes
  tree = codeTree(tablesOf(codes, JSON.parse(compiled.lines)))
})

const named = (code: string): CodeGroup => {
  const found = groupOf(codes.groups, 'USDA', code)
  if (found === undefined) throw new Error(`${code} is no group`)
  return found
}
const subheadings = (): string[] => codes.hs.codes.split(' ').filter((code) => code.length === 6)

describe('the groups of the ledger', () => {
  test('bulk, intermediate and consumer-oriented goods are the agricultural products, each subheading in one of them', () => {
    const parts = ['BULK', 'INTERMEDIATE', 'CONSUMER'].map(named)
    const wrong = subheadings().filter((code) => {
      const inside = parts.filter((part) => holds(part, code) === 'whole').length
      const inPart = parts.some((part) => holds(part, code) === 'part')
      return inPart || inside !== (holds(named('AG'), code) === 'whole' ? 1 : 0)
    })
    expect(wrong).toEqual([])
  })
  test('agricultural, forest and seafood products and biodiesel are the wider group, and do not overlap', () => {
    const parts = ['AG', 'SEAFOOD', 'FOREST', 'BIODIESEL'].map(named)
    const wrong = subheadings().filter((code) => {
      const inside = parts.filter((part) => holds(part, code) !== 'none').length
      return inside !== (holds(named('AGREL'), code) === 'none' ? 0 : 1)
    })
    expect(wrong).toEqual([])
  })
  test.each([
    ['1007', ['SORGHUM', 'COARSE-GRAINS-X-CORN', 'COARSE-GRAINS', 'BULK', 'GRAINS', 'AG', 'AGREL']],
    ['2207.20', ['ETHANOL', 'INTERMEDIATE', 'AG', 'AGREL']],
    ['2208.30', ['SPIRITS', 'CONSUMER', 'AG', 'AGREL']],
    ['0304.75', ['SEAFOOD', 'AGREL']],
    ['4407.91', ['FOREST', 'AGREL']],
    ['8542.31', []],
  ])('%s is in %s', (code, expected) =>
    expect(
      codes.groups
        .filter((group) => holds(group, code) === 'whole')
        .map((group) => group.code)
        .sort(),
    ).toEqual([...expected].sort()),
  )
  test('every group is asked for by beginnings that hold its subheadings and no others', () => {
    for (const group of codes.groups) {
      const wide = beginningsOf(group, tree)
      const wrong = subheadings().filter(
        (code) => wide.some((one) => code.startsWith(one)) !== (holds(group, code) === 'whole'),
      )
      expect(wrong, group.code).toEqual([])
    }
  })
  test('every USDA code that a product may stand for is one of them', () => {
    const asked = products.flatMap((product) => product.codes.filter(({ system }) => system === 'USDA'))
    expect(asked.length).toBeGreaterThan(40)
    expect(asked.filter(({ code }) => groupOf(codes.groups, 'USDA', code) === undefined)).toEqual([])
  })
  test('every HS code that a product may stand for is in the tree', () => {
    const asked = products.flatMap((product) => product.codes.filter(({ system }) => system === 'HS'))
    const parts = asked.flatMap(({ code }) => code.replaceAll('.', '').split('+'))
    expect(parts.filter((code) => tree.editionsOf(code.slice(0, 6)).length === 0)).toEqual([])
  })
})

describe('the trees of the ledger', () => {
  test('has chapters, headings and subheadings of the edition of 2022', () => {
    const count = (length: number): number =>
      codes.hs.codes.split(' ').filter((code) => code.length === length && tree.exists('HS', code)).length
    // 5612 subheadings, and the one line of the export schedule that is none of the Harmonized System.
    expect([count(2), count(4), count(6)]).toEqual([96, 1229, 5613])
  })
  test.each([
    ['HS', '100790', 'Grain sorghum: Other'],
    ['HS', '271111', 'Petroleum gases and other gaseous hydrocarbons: Liquefied: Natural gas'],
    ['HS', '280530', 'Rare-earth metals, scandium and yttrium, whether or not intermixed or interalloyed'],
    ['HTS', '0101.21.00.10', 'Horses: Purebred breeding animals: Males'],
    [
      'HS',
      '880730',
      'Parts of goods of heading 8801, 8802 or 8806: Other parts of airplanes, helicopters or unmanned aircraft',
    ],
  ])('%s %s is %s', (system, code, name) => expect(tree.nameOf(system, code)).toBe(name))
  test.each([
    ['854140', ['854141', '854142', '854143', '854149']],
    ['851712', ['851713', '851714']],
    ['850740', ['850780']],
    ['880330', ['880730']],
    ['120190', ['120190']],
    ['080290', ['080291', '080292', '080299']],
  ])('%s of 2017 is %s in 2022', (code, now) =>
    expect(tree.inEdition(code, 2017, 2022).map((one) => one.code)).toEqual(now),
  )
  test('there are 53 parts of the United States that exports are counted for', () =>
    expect([codes.subdivisions.length, codes.subdivisions.find(({ code }) => code === 'US-IA')?.name]).toEqual([
      53,
      'Iowa',
    ]))
  test('what a look-up starts from stays small', () => expect(size).toBeLessThan(900_000))
})

describe('rows that are wrong are told with their line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'readout-codes-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const told = async (files: Record<string, string>): Promise<string[]> => {
    const dir = join(folder, 'codes')
    rmSync(dir, { recursive: true, force: true })
    mkdirSync(dir, { recursive: true })
    for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text)
    const { problems } = await compileCodes(dir, new Set(['a-source']))
    return problems.map(({ where, what }) => `${where.file}:${where.line ?? ''} ${what}`)
  }
  const head = '# a comment\ncode,name,editions\n'

  test.each([
    ['120,Soybeans,2022', '3 "120" has not 2, 4 or 6 digits'],
    ['12,Oil seeds,2021', '3 "2021" is not a list of editions'],
    ['12,,2022', '3 is empty'],
    ['12,Oil seeds,2022\n12,Again,2022', '4 says 12 again'],
    ['12,Oil seeds,2022\n120110,Seed,2022', '4 120110 has nothing over it'],
    ['12,Oil seeds,2022\n11,Milled,2022', '4 11 stands after 12'],
    ['12,Oil seeds', '3 has 2 cells where the header has 3'],
  ])('%s', async (rows, problem) =>
    expect(await told({ 'hs.csv': head + rows })).toEqual([`ledger/codes/hs.csv:${problem}`]),
  )

  const hs = `${head}12,Oil seeds,2022\n1201,Soybeans,2022\n`
  const text = (fields: string): string =>
    `- code: SOY\n  system: USDA\n  label: Soy\n  title: Soy\n  sources: [a-source]\n  confidence: high\n${fields}`
  test.each([
    ['  includes: [1299]\n', '7 "1299" is in no edition that is held'],
    ['  includes: [1201, 12]\n', '7 "1201" is in another of them'],
    ['  includes: [12]\n  except: [10]\n', '8 "10" is in no edition that is held'],
    ['  includes: [1201]\n  within: FARM\n', '8 "FARM" is no other group'],
    ['  includes: []\n', '7 is empty'],
    ['  includes: [12]\n  colour: green\n', '8 "colour" is not a field'],
  ])('group with %s', async (fields, problem) =>
    expect(await told({ 'hs.csv': hs, 'groups.yaml': text(fields) })).toContain(`ledger/codes/groups.yaml:${problem}`),
  )
  test('a group that does not lie in the one over it', async () => {
    const over = text('  includes: [1201]\n').replace('SOY', 'FARM')
    expect(await told({ 'hs.csv': hs, 'groups.yaml': over + text('  includes: [12]\n  within: FARM\n') })).toEqual([
      'ledger/codes/groups.yaml:15 FARM does not include 12',
    ])
  })
  test('a file of another name', async () =>
    expect(await told({ 'codes.txt': '12' })).toEqual(['ledger/codes/codes.txt: is no file of codes']))
  test('no folder, no codes', async () => {
    const { problems, counts } = await compileCodes(join(folder, 'none'), new Set())
    expect([problems, counts]).toEqual([[], { codes: 0, groups: 0 }])
  })
})
