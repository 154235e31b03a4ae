/** The goods of a claim: as the phrase names them, else as the text so far does, with the ledger's code. */
import type { Lexicon, Sentence } from '../../language/marks.js'
import type { Product } from '../claim.js'
import { farmProduct } from './flow-words.js'
import type { FlowPhrase } from './item.js'
import type { Told } from './state.js'
import type { Before } from './whose.js'

export const allGoods: Product = { asWritten: null, system: 'TOTAL', code: 'all merchandise', id: null }

const goodsAndServices: Product = { asWritten: null, system: 'TOTAL', code: 'goods and services', id: null }

/** The product of a claim, and whether it was only taken from the context. */
export function productOf(
  told: Told,
  sentence: Sentence,
  lexicon: Lexicon,
  { statistic }: Before,
): { product: Product; implied: 'product'[] } {
  const flow = told.findings.find((one) => one.part !== undefined)?.part ?? told.flow
  const named = namedProduct(flow, sentence, lexicon)
  if (named !== undefined) return { product: named, implied: [] }
  if (flow.withServices === true) return { product: goodsAndServices, implied: [] }
  const nearby = flow.allGoods === true ? undefined : goodsNearby(flow, sentence, lexicon)
  const inherited = nearby ?? statistic?.product
  const written = flow.allGoods === true ? goodsWord(flow, sentence) : null
  const bare = flow.noun === 'balance' || flow.noun === 'trade'
  // "Overall exports" after farm exports are farm exports; "goods exports" never are.
  if (
    inherited !== undefined &&
    !(flow.allGoods === true && written !== null && /goods|merchandise/i.test(written)) &&
    !(bare && statistic?.flow !== told.flow.noun && flow.demonstrative !== true)
  ) {
    const group = inherited.id === farmProduct || inherited.system === 'TOTAL'
    if (flow.allGoods !== true || group)
      return { product: { ...inherited, asWritten: null }, implied: inherited.system === 'TOTAL' ? [] : ['product'] }
  }
  if (flow.noun === 'balance' && flow.allGoods !== true && flow.withCountry === undefined && !toldOfOne(flow))
    return { product: goodsAndServices, implied: ['product'] }
  // "U.S. imports from China" names both sides and no goods: all goods, where nothing before spoke of others.
  const sided = flow.owner !== undefined && (flow.toCountry ?? flow.fromCountry ?? flow.withCountry) !== undefined
  const plain = flow.allGoods === true || bare || (sided && (inherited === undefined || inherited.id === null))
  return { product: { ...allGoods, asWritten: written }, implied: plain ? [] : ['product'] }
}

/** Goods named in the sentence before the flow: "imported more Brazilian soybeans, but the volume of imports fell". */
function goodsNearby(flow: FlowPhrase, { marks }: Sentence, lexicon: Lexicon): Product | undefined {
  if (flow.noun === 'balance' || flow.noun === 'trade') return undefined
  const ids = new Set<string>()
  for (const mark of marks)
    if (mark.kind === 'product' && (mark.start < flow.start || flow.noun === 'purchases')) ids.add(mark.id)
  const [only] = ids
  return ids.size === 1 && only !== undefined ? { ...productById(only, '', lexicon), asWritten: null } : undefined
}

function toldOfOne(flow: FlowPhrase): boolean {
  return flow.toCountry !== undefined || flow.fromCountry !== undefined
}

function goodsWord(flow: FlowPhrase, { text }: Sentence): string | null {
  const [, word] =
    /\b(goods|merchandise|overall|total|products|commodities)\b/i.exec(text.slice(flow.start, flow.end)) ?? []
  return word ?? null
}

/** The product a phrase names, with its first code from the ledger; undefined where it names none. */
export function namedProduct(flow: FlowPhrase, { text }: Sentence, lexicon: Lexicon): Product | undefined {
  const { product } = flow
  if (product === undefined) return undefined
  const asWritten = text.slice(product.start ?? flow.start, product.end ?? flow.end)
  return productById(product.id, asWritten, lexicon)
}

/** A product of the ledger as a claim prints it; `hs:1007` is a code written as such. */
export function productById(id: string | null, asWritten: string, lexicon: Lexicon): Product {
  if (id?.startsWith('hs:') === true) {
    const code = id.slice(3)
    const record = lexicon.products.find(
      ({ codes }) => codes?.some((one) => one.system === 'HS' && one.code.replace(/\./g, '') === code) === true,
    )
    return { asWritten, system: 'HS', code, id: record?.id ?? null }
  }
  const record = id === null ? undefined : lexicon.products.find((one) => one.id === id)
  const first = record?.codes?.[0]
  // A heading is known by its number, a department's group by its name.
  const code = first?.system === 'HS' ? first.code : (first?.label ?? first?.code ?? asWritten)
  return { asWritten, system: first?.system ?? 'none', code, id }
}
