/** The products of the ledger itself: names that lead to one product each, codes that figures can be asked for. */
import { beforeAll, describe, expect, test } from 'vitest'
import { ledgerFolder } from '../home/paths.js'
import { compileLedger } from '../ledger/compile.js'
import type { ProductName } from '../ledger/records.js'
import { today } from '../time/day.js'
import { hsDigits, partsOf } from './codes.js'
import { productIndex } from './index.js'

let products: ProductName[] = []
beforeAll(async () => {
  const { snapshot, problems } = await compileLedger(ledgerFolder, today())
  expect(problems.filter(({ where }) => where.file?.includes('products'))).toEqual([])
  products = snapshot.products
})

describe('the products of the ledger', () => {
  test('no name leads to two products', () => {
    const owners = new Map<string, Set<string>>()
    for (const { id, names } of products)
      for (const name of names) owners.set(name.toLowerCase(), (owners.get(name.toLowerCase()) ?? new Set()).add(id))
    expect([...owners].filter(([, ids]) => ids.size > 1)).toEqual([])
  })
  test('every group exists, and every chain of groups ends', () => {
    const index = productIndex(products)
    for (const { id, within } of products) {
      if (within !== undefined) expect(index.byId(within)?.id, id).toBe(within)
      expect(index.groupsOf(id).length, id).toBeLessThan(6)
    }
  })
  test('every HS code has digits', () => {
    for (const { id, codes } of products)
      for (const code of codes.filter(({ system }) => system === 'HS'))
        for (const part of partsOf(code)) expect(hsDigits(part.code), `${id} ${code.code}`).toBe(part.code)
  })
  test.each([
    ['soya beans', 'soybeans', 'HS 1201'],
    ['milo', 'sorghum', 'HS 1007'],
    ['maize', 'corn', 'HS 1005'],
    ['farm exports', 'agricultural-products', 'USDA AG'],
    ['chips', 'semiconductors', 'HS 8541+8542'],
    ['rare earths', 'rare-earths', 'HS 2846'],
    ['goods', 'all-goods', 'TOTAL TOTAL'],
    ['aluminium', 'aluminum', 'HS 76'],
  ])('"%s" is %s, %s', (name, id, code) => {
    const found = productIndex(products).byName(name)
    expect([found?.id, `${found?.codes[0]?.system} ${found?.codes[0]?.code}`]).toEqual([id, code])
  })
  test.each([
    ['soybeans', 60],
    ['wheat', 60],
    ['corn', 56],
    ['sorghum', 56],
  ])('a bushel of %s is %d pounds', (id, pounds) =>
    expect(Number(productIndex(products).byId(id)?.bushelKg)).toBeCloseTo(pounds * 0.45359237, 8),
  )
  test.each([
    ['soybeans', 9],
    ['corn', 9],
    ['sorghum', 9],
    ['wheat', 6],
    ['cotton', 8],
    ['rice', 8],
    ['soybean-meal', 10],
  ])('the marketing year of %s starts in month %d', (id, month) =>
    expect(productIndex(products).byId(id)?.marketingYearStarts).toBe(month),
  )
  test('sorghum is a coarse grain and a farm good, not the other way round', () => {
    const index = productIndex(products)
    expect([index.isWithin('sorghum', 'coarse-grains'), index.isWithin('sorghum', 'agricultural-products')]).toEqual([
      true,
      true,
    ])
    expect(index.isWithin('agricultural-products', 'sorghum')).toBe(false)
  })
})
