/** Products found by id, by code, by name and by words; groups and their members told apart. */
import type { ProductName } from '../ledger/records.js'
import { type Code, normalCode, partsOf } from './codes.js'

export interface ProductIndex {
  byId(id: string): ProductName | undefined
  /** By a name as people write it, whatever its case: `Soya beans`. */
  byName(name: string): ProductName | undefined
  /** Every product that a code may stand for, those with it as main reading first: `{system: 'HS', code: '1007'}`. */
  byCode(code: Code): ProductName[]
  /** The groups a product stands in, the nearest first. */
  groupsOf(id: string): ProductName[]
  /** The products directly in a group. */
  membersOf(id: string): ProductName[]
  /** Whether one is in the other, at any depth. A product is not within itself. */
  isWithin(id: string, group: string): boolean
  /** Products whose names hold all the words, closest names first. */
  search(words: readonly string[], limit?: number): ProductName[]
}

/** Makes the index once for a ledger's products. */
export function productIndex(products: readonly ProductName[]): ProductIndex {
  const ids = new Map(products.map((product) => [product.id, product]))
  const names = new Map<string, ProductName>()
  const codes = new Map<string, { product: ProductName; place: number }[]>()
  const members = new Map<string, ProductName[]>()
  for (const product of products) {
    for (const name of [...product.names, product.id]) if (!names.has(folded(name))) names.set(folded(name), product)
    for (const [place, code] of product.codes.entries()) push(codes, keyOf(normalCode(code)), { product, place })
    if (product.within !== undefined) push(members, product.within, product)
  }
  const groupsOf = (id: string): ProductName[] => {
    const groups: ProductName[] = []
    let next = ids.get(id)?.within
    // A ring of groups would be a fault of the ledger; it must not hang whoever asks.
    while (next !== undefined && !groups.some((group) => group.id === next) && groups.length < ids.size) {
      const group = ids.get(next)
      if (group === undefined) break
      groups.push(group)
      next = group.within
    }
    return groups
  }
  return {
    byId: (id) => ids.get(id),
    byName: (name) => names.get(folded(name)),
    byCode: (code) =>
      [...(codes.get(keyOf(normalCode(code))) ?? [])].sort((a, b) => a.place - b.place).map(({ product }) => product),
    groupsOf,
    membersOf: (id) => members.get(id) ?? [],
    isWithin: (id, group) => groupsOf(id).some((one) => one.id === group),
    search(words, limit = 10) {
      const wanted = words.map(folded).filter((word) => word !== '')
      const found = products.flatMap((product) => {
        const lengths = product.names
          .map(folded)
          .flatMap((name) => (wanted.every((w) => name.includes(w)) ? name.length : []))
        return lengths.length === 0 ? [] : [{ product, length: Math.min(...lengths) }]
      })
      return found
        .sort((a, b) => a.length - b.length || (a.product.id < b.product.id ? -1 : 1))
        .slice(0, limit)
        .map(({ product }) => product)
    },
  }
}

/**
 * The codes a product may stand for, the main reading first, as figures write them. Each entry is one reading; where it
 * has several codes, their figures are added.
 */
export function readingsOf(product: ProductName): { codes: Code[]; label: string }[] {
  return product.codes.map((code) => ({ codes: partsOf(code), label: code.label ?? product.names[0] ?? product.id }))
}

function keyOf({ system, code }: Code): string {
  return `${system}:${code}`
}

function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’]/g, "'")
    .replace(/[\s-]+/g, ' ')
    .trim()
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const held = map.get(key)
  if (held === undefined) map.set(key, [value])
  else held.push(value)
}
