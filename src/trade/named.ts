/** Goods and countries by the names and codes that people type. */
import type { Flow } from '../figures/figure.js'
import { nearest } from '../ledger/nearest.js'
import type { ProductName } from '../ledger/records.js'
import type { Country, CountryGroup } from '../ledger/tariff.js'
import { InputError, quoted } from '../problem.js'
import { type Code, covers, parseCode, partsOf, printHs } from '../product/codes.js'
import type { Subdivision } from '../product/compiled.js'
import { type ProductIndex, productIndex, readingsOf } from '../product/index.js'
import type { CodeTree } from '../product/tree.js'
import { type Goods, type Party, printCodes } from './question.js'

/** The names that questions are read with. */
export interface Names {
  products: readonly ProductName[]
  index: ProductIndex
  countries: readonly Country[]
  /** Countries that are counted together: `EU`. */
  groups: readonly CountryGroup[]
  /** What codes stand for, where the trees are at hand. */
  tree?: Pick<CodeTree, 'nameOf'>
  /** Parts of countries: `US-IA`. */
  subdivisions: readonly Subdivision[]
}

export function namesOf(
  products: readonly ProductName[],
  countries: readonly Country[],
  { groups = [], tree, subdivisions = [] }: Partial<Pick<Names, 'groups' | 'tree' | 'subdivisions'>> = {},
): Names {
  return {
    products,
    index: productIndex(products),
    countries,
    groups,
    subdivisions,
    ...(tree !== undefined && { tree }),
  }
}

/** All countries together, in the words of people. */
const world = /^(?:w|world|all|all countries|total)$/i

/**
 * A country by ISO code or name; a subdivision as `US-IA`; all countries as `W` or `world`.
 *
 * @throws InputError with the nearest names where there is none
 */
export function readParty(text: string, names: Names, input: string): Party {
  const wanted = text.trim()
  if (world.test(wanted)) return { code: 'W', name: 'all countries' }
  const inside = names.subdivisions.find(
    ({ code, name }) => code.toLowerCase() === wanted.toLowerCase() || name.toLowerCase() === wanted.toLowerCase(),
  )
  const isCountry = names.countries.some((one) => one.names.some((name) => name.toLowerCase() === wanted.toLowerCase()))
  if (inside !== undefined && !isCountry) return { code: inside.code, name: inside.name }
  const [, country, part] = /^([a-z]{2})-([a-z0-9]{1,3})$/i.exec(wanted) ?? []
  if (country !== undefined && part !== undefined) {
    const whole = readParty(country, names, input)
    return { code: `${whole.code}-${part.toUpperCase()}`, name: `${whole.code}-${part.toUpperCase()}` }
  }
  const folded = wanted.toLowerCase()
  const found =
    names.countries.find(({ code }) => code.toLowerCase() === folded) ??
    names.countries.find((one) => one.names.some((name) => name.toLowerCase() === folded)) ??
    names.groups.find((one) => one.code.toLowerCase() === folded && /^[A-Z]{2}$/.test(one.code))
  if (found !== undefined) return { code: found.code, name: found.names[0] ?? found.code }
  const near = nearest(
    wanted,
    names.countries.flatMap((one) => one.names),
    3,
  )
  throw new InputError({
    what: `${quoted(wanted)} is no country on record`,
    where: { input },
    mend: `${near === undefined ? '' : `Did you mean ${near}? `}Write its ISO code of two letters, its English name, or W for all countries.`,
  })
}

/** The name of a code in an answer. */
export function nameOf(code: string, names: Names): string {
  if (code === 'W') return 'all countries'
  const country = names.countries.find((one) => one.code === code)?.names[0]
  return country ?? names.subdivisions.find((one) => one.code === code)?.name ?? code
}

/** What a code stands for, in few words; undefined where nothing is on record. */
export function nameOfCode({ system, code }: Code, flow: Flow, names: Names): string | undefined {
  const known = names.tree?.nameOf(system, code, flow === 'balance' ? 'export' : flow)
  return known ?? names.index.byCode({ system, code })[0]?.names[0]
}

/** One or several products as one: what is named together is added. @throws InputError for what is not on record, or twice in it */
export function readGoods(texts: readonly string[], names: Names, input = '--product'): Goods {
  const read = texts.map((text) => readOne(text, names, input))
  const [first] = read
  if (first === undefined) return allGoods(names, input)
  if (read.length === 1) return first
  refuseOverlap(read, names, input)
  const codes = read.flatMap((goods) => goods.codes)
  if (new Set(codes.map(({ system }) => system)).size > 1)
    throw new InputError({
      what: `${read.map(({ codes: own }) => printCodes(own)).join(' and ')} are codes of unlike classifications`,
      where: { input },
      mend: 'Name products of one classification, or ask for each by itself.',
    })
  const bushels = new Set(read.map(({ bushelKg }) => bushelKg))
  const starts = new Set(read.map(({ marketingYearStarts }) => marketingYearStarts))
  return {
    name: read.map(({ name }) => name).join(' and '),
    codes,
    ids: read.flatMap(({ ids }) => ids),
    ...(bushels.size === 1 && first.bushelKg !== undefined && { bushelKg: first.bushelKg }),
    ...(starts.size === 1 &&
      first.marketingYearStarts !== undefined && { marketingYearStarts: first.marketingYearStarts }),
    others: [],
  }
}

function allGoods(names: Names, input: string): Goods {
  return readOne('TOTAL:TOTAL', names, input)
}

function readOne(text: string, names: Names, input: string): Goods {
  const product = names.index.byName(text)
  if (product !== undefined) return goodsOf(product)
  const code = parseCode(text, input)
  if (code !== undefined) return goodsOfCode(code, names)
  throw new InputError({
    what: `${quoted(text)} is no product on record`,
    where: { input },
    mend: `${suggestions(text, names)}Write a product's name, or a code such as HS:1007 or USDA:AG.`,
  })
}

function goodsOf(product: ProductName): Goods {
  const [main, ...others] = readingsOf(product)
  const { bushelKg, marketingYearStarts } = product
  return {
    name: product.names[0] ?? product.id,
    codes: main?.codes ?? [],
    ids: [product.id],
    ...(bushelKg !== undefined && { bushelKg }),
    ...(marketingYearStarts !== undefined && { marketingYearStarts }),
    others: others.map(({ codes, label }) => ({ label, ask: `--product ${printCodes(codes)}` })),
  }
}

/** A code with what the record knows of it. */
function goodsOfCode(code: Code, names: Names): Goods {
  const codes = partsOf(code)
  const product = names.index.byCode(code)[0]
  const own =
    code.system === 'HS' ? `HS ${codes.map((one) => printHs(one.code)).join(', ')}` : `${code.system} ${code.code}`
  const isMain = product !== undefined && printCodes(readingsOf(product)[0]?.codes ?? []) === printCodes(codes)
  const name = product?.names[0]
  const words = codes.length === 1 && name === undefined ? nameOfCode(code, 'export', names) : undefined
  return {
    name: name === undefined ? (words === undefined ? own : `${own} (${words})`) : isMain ? name : `${name} (${own})`,
    codes,
    ids: product === undefined ? [] : [product.id],
    ...(product?.bushelKg !== undefined && { bushelKg: product.bushelKg }),
    ...(product?.marketingYearStarts !== undefined && { marketingYearStarts: product.marketingYearStarts }),
    others: [],
  }
}

/** What holds another would be counted twice. */
function refuseOverlap(read: readonly Goods[], names: Names, input: string): void {
  for (const [at, one] of read.entries())
    for (const other of read.slice(at + 1)) {
      const inside = (a: Goods, b: Goods): boolean =>
        a.codes.some((x) =>
          b.codes.some(
            (y) => x.system === y.system && (x.code === y.code || (x.system === 'HS' && covers(x.code, y.code))),
          ),
        ) || b.ids.some((id) => a.ids.some((group) => names.index.isWithin(id, group)))
      if (inside(one, other) || inside(other, one))
        throw new InputError({
          what: `${one.name} and ${other.name} overlap, so that their sum would count goods twice`,
          where: { input },
          mend: 'Name the wider of the two alone, or ask for each by itself.',
        })
    }
}

/** Names that hold the words, else the one nearest in letters. */
function suggestions(text: string, { index, products }: Names): string {
  const words = text.trim().split(/\s+/)
  const found = [index.search(words, 3), ...words.map((word) => (word.length < 3 ? [] : index.search([word], 3)))]
    .find((some) => some.length > 0)
    ?.map(({ names, id }) => names[0] ?? id)
  const near = nearest(
    text.trim().toLowerCase(),
    products.flatMap(({ names }) => names),
    3,
  )
  const all = [...new Set([...(near === undefined ? [] : [near]), ...(found ?? [])])].slice(0, 3)
  return all.length === 0 ? '' : `Did you mean ${all.map((name) => `"${name}"`).join(', ')}? `
}
