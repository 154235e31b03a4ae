/** Phrases about a flow of trade: "U.S. sorghum exports to China", "shipments of magnets from Ningbo", "the goods deficit with China". */
import type { MarkOf } from '../../language/marks.js'
import type { Item } from './items.js'

export interface NamedProduct {
  id: string | null
  from: number
  to: number
  start?: number
  end?: number
}

/** What was said of a flow, before anyone asks whose it is. */
export interface FlowPhrase {
  /** Items, the first and the one after the last. */
  from: number
  to: number
  /** Characters in the sentence; set when the phrase is complete. */
  start: number
  end: number
  noun: 'export' | 'sales' | 'import' | 'purchases' | 'trade' | 'balance' | 'anaphor' | 'ellipsis'
  /** A deficit or a surplus, where the balance says which. */
  sign?: 'deficit' | 'surplus'
  /** "China's", "Chinese", "US": the country before the noun, and how it stands there. */
  owner?: { code: string; form: 'adjective' | 'possessive' | 'name' }
  toCountry?: string
  fromCountry?: string
  withCountry?: string
  byCountry?: string
  /** The origin of the goods: "of American sorghum", "of U.S. soybeans". */
  ofCountry?: string
  /** A partner that no list knows, or the rest of the world: nothing may be inherited for it. */
  elsewhere?: boolean
  /** "China's ... global", "world": all reporters. */
  world?: boolean
  /** `id` null: words that no list knows. Items, the first and the one after the last. */
  product?: NamedProduct
  /** The members, where a list of products shares the noun: "corn and wheat exports". */
  products?: NamedProduct[]
  /** Periods and baselines inside the phrase: "July beef exports". */
  times?: Item[]
  /** The words "goods", "merchandise", "total" or "overall": no product is to be inherited. */
  allGoods?: boolean
  withServices?: boolean
  adjusted?: boolean
  measure?: 'value' | 'quantity'
  basis?: string
  /** Stands after a preposition of another noun ("prices of exports"): no subject of a verb. */
  embedded: boolean
  /** "this deficit", "the shipments". */
  demonstrative?: boolean
}

/** The ledger's record for all farm goods; "farm" and "agricultural" before a flow stand for it. */
export const farmProduct = 'agricultural-products'
const farmWords = new Set(['farm', 'agricultural', 'agriculture', 'ag', 'agri', 'agrifood', 'agri-food', 'farming'])
const serviceWords = new Set(['services', 'service'])
const subordinating = new Set([
  'after',
  'as',
  'when',
  'while',
  'before',
  'with',
  'since',
  'because',
  'though',
  'although',
  'that',
  'if',
  'but',
  'and',
  'than',
])
const embedders = new Set([
  'of',
  'on',
  'for',
  'from',
  'to',
  'against',
  'into',
  'by',
  'through',
  'via',
  'about',
  'between',
  'without',
  'under',
  'like',
  'including',
  'in',
  'over',
  'amid',
  'despite',
  'behind',
  'at',
  'toward',
  'towards',
  'versus',
  'per',
  'around',
  'excluding',
  'affecting',
  'targeting',
  'hitting',
])
/** Words before a flow noun that are no product: grammar, saying, doing. */
const notProduct = new Set([
  ...subordinating,
  ...embedders,
  'is',
  'are',
  'was',
  'were',
  'be',
  'been',
  'has',
  'have',
  'had',
  'do',
  'does',
  'did',
  'say',
  'says',
  'said',
  'so',
  'if',
  'how',
  'what',
  'which',
  'who',
  'where',
  'there',
  'here',
  'not',
  'no',
  'yet',
  'via',
  'per',
  'or',
  'nor',
  'both',
  'either',
  'see',
  'saw',
  'where',
  'until',
  'make',
  'made',
  'let',
  'put',
  'got',
  'get',
  'keep',
  'kept',
  'drive',
  'drove',
  'limit',
  'hurt',
  'hit',
  'dent',
  'block',
  'stop',
  'halt',
  'ban',
  'resume',
  'restrict',
  'control',
  'want',
  'need',
  'help',
  'allow',
  'offset',
  'because',
  'amid',
  'according',
  'whose',
  'u',
  's',
  'mr',
  'ms',
  'he',
  'she',
  'we',
  'you',
  'i',
  'them',
  'us',
  'me',
  'him',
  'one',
  'two',
  'three',
  'also',
  'than',
  'such',
  'own',
  'ex',
  'non',
  'pre',
  'post',
  'send',
  'expect',
  'forecast',
  'predict',
  'project',
  'boost',
  'push',
  'lift',
  'raise',
  'cut',
  'cover',
  'include',
  'tax',
  'target',
  'count',
  'mean',
  'call',
  'hope',
  'fear',
  'while',
  'show',
  'tell',
  'told',
  'saying',
  'add',
  'told',
  'found',
  'find',
  'note',
  'wrote',
  'think',
  'thought',
  'told',
  'new',
  'era',
  'year',
  'month',
])

/**
 * Reads the phrase around a flow noun.
 *
 * @param at the noun's item
 * @returns undefined where the noun only modifies another ("export controls", "budget deficit")
 */
export function readFlow(items: readonly Item[], at: number): FlowPhrase | undefined {
  const head = items[at]
  if (head === undefined) return undefined
  const noun = nounOf(head)
  if (noun === undefined) return undefined
  const phrase = newFlow(at, noun)
  if (noun === 'balance') {
    if (head.lower.startsWith('deficit') || head.lower === 'shortfall') phrase.sign = 'deficit'
    if (head.lower.startsWith('surplus')) phrase.sign = 'surplus'
  }
  if (!readHead(items, phrase)) return undefined
  readLeft(items, phrase)
  readRight(items, phrase)
  if (!isTrade(items, phrase, at)) return undefined
  phrase.embedded = isEmbedded(items, phrase)
  return withSpans(items, phrase)
}

export function newFlow(at: number, noun: FlowPhrase['noun']): FlowPhrase {
  return { from: at, to: at + 1, start: 0, end: 0, noun, embedded: false }
}

/** The phrase with its characters, and those of its product. */
export function withSpans(items: readonly Item[], phrase: FlowPhrase): FlowPhrase {
  phrase.start = items[phrase.from]?.start ?? 0
  phrase.end = items[phrase.to - 1]?.end ?? phrase.start
  const { product } = phrase
  if (product !== undefined) {
    product.start = items[product.from]?.start ?? phrase.start
    product.end = items[product.to - 1]?.end ?? product.start
  }
  for (const member of phrase.products ?? []) {
    member.start = items[member.from]?.start ?? phrase.start
    member.end = items[member.to - 1]?.end ?? member.start
  }
  phrase.times = items
    .slice(phrase.from, phrase.to)
    .filter(({ mark }) => mark?.kind === 'period' || mark?.kind === 'baseline')
  return phrase
}

const flowClasses = new Set(['FLOW', 'FLOWN'])

/** The row with every phrase about a flow made one item. */
export function joinFlows(items: readonly Item[]): Item[] {
  const phrases: FlowPhrase[] = []
  for (let at = 0; at < items.length; at++) {
    const item = items[at]
    if (item === undefined || nounOf(item) === undefined || item.mark !== undefined) continue
    const phrase = readFlow(items, at)
    const last = phrases.at(-1)
    if (phrase === undefined || (last !== undefined && phrase.from < last.to)) continue
    phrases.push(phrase)
    at = phrase.to - 1
  }
  if (phrases.length === 0) return items.slice()
  const out: Item[] = []
  let at = 0
  for (const phrase of phrases) {
    for (; at < phrase.from; at++) {
      const item = items[at]
      if (item !== undefined) out.push(item)
    }
    const [first, last] = [items[phrase.from], items[phrase.to - 1]]
    if (first === undefined || last === undefined) continue
    out.push({
      start: phrase.start,
      end: phrase.end,
      from: first.from,
      to: last.to,
      lower: '',
      lemma: '',
      classes: flowClasses,
      flow: phrase,
    })
    at = phrase.to
  }
  for (; at < items.length; at++) {
    const item = items[at]
    if (item !== undefined) out.push(item)
  }
  return out
}

function nounOf({ classes, lower }: Item): FlowPhrase['noun'] | undefined {
  if (classes.has('EXPORTISH')) return 'export'
  if (classes.has('IMPORTISH')) return 'import'
  if (classes.has('SALES')) return 'sales'
  if (classes.has('PURCHASES')) return 'purchases'
  if (classes.has('BALANCE')) return 'balance'
  if (classes.has('TRADE') && lower === 'trade') return 'trade'
  return undefined
}

const money = new Set(['revenue', 'revenues', 'earnings', 'receipts', 'bill', 'value', 'values'])
const amounts = new Set(['volume', 'volumes', 'tonnage', 'quantity'])

/** What follows the noun at once: "export sales", "import volumes"; "export controls" is no flow. */
function readHead(items: readonly Item[], phrase: FlowPhrase): boolean {
  const next = items[phrase.to]
  if (next === undefined) return true
  const { lower, classes } = next
  if (phrase.noun === 'trade' && (classes.has('BALANCE') || lower === 'deal')) return false
  if ((phrase.noun === 'export' || phrase.noun === 'import') && classes.has('SALES')) {
    phrase.basis = 'sales'
    phrase.noun = 'sales'
    phrase.to++
    return true
  }
  if (
    (phrase.noun === 'export' || phrase.noun === 'import' || phrase.noun === 'trade') &&
    (lower === 'shipments' || lower === 'purchases' || lower === 'total' || lower === 'totals' || lower === 'figures')
  ) {
    if (lower !== 'total' && lower !== 'figures') phrase.to++
    return true
  }
  if (money.has(lower) || amounts.has(lower)) {
    phrase.measure = money.has(lower) ? 'value' : 'quantity'
    phrase.to++
    return true
  }
  return !classes.has('NOTFLOW')
}

const excludedBalances = new Set([
  'budget',
  'fiscal',
  'account',
  'current',
  'federal',
  'government',
  'financing',
  'funding',
  'gender',
  'pay',
  'supply',
  'trust',
  'output',
  'price',
  'services',
])

/** Words before the noun, from the noun outwards. */
function readLeft(items: readonly Item[], phrase: FlowPhrase): void {
  let unknown = 0
  for (let at = phrase.from - 1; at >= 0; at--) {
    const item = items[at]
    if (item === undefined) return
    const { mark, classes, lower } = item
    if (mark?.kind === 'product' && mark.id === 'goods-and-services') {
      phrase.withServices = true
      phrase.from = at
      continue
    }
    if (mark?.kind === 'product') {
      const named: NamedProduct = { id: mark.id, from: at, to: at + 1 }
      phrase.product ??= named
      phrase.products = [named, ...(phrase.products ?? [])]
      phrase.from = at
      continue
    }
    if (mark?.kind === 'country') {
      // "US-China trade" and "U.S. and Chinese exports" name two.
      if (phrase.owner !== undefined) {
        if (phrase.noun === 'trade' || phrase.noun === 'balance') phrase.withCountry ??= phrase.owner.code
        else return
      }
      phrase.owner = { code: mark.code, form: ownerForm(items, at, mark) }
      phrase.from = at
      continue
    }
    if (
      lower === "'s" ||
      lower === '’s' ||
      lower === "'" ||
      lower === '-' ||
      lower === '–' ||
      lower === '—' ||
      lower === '/'
    ) {
      const before = items[at - 1]
      if (before?.mark?.kind === 'country' || (before?.mark?.kind === 'product' && lower === '-')) continue
      return
    }
    if (farmWords.has(lower)) {
      phrase.product ??= { id: farmProduct, from: at, to: at + 1 }
      phrase.from = at
      continue
    }
    if (classes.has('GOODS') && phrase.product === undefined) {
      phrase.allGoods = true
      phrase.from = at
      continue
    }
    if (serviceWords.has(lower)) {
      phrase.withServices = true
      phrase.from = at
      continue
    }
    if (lower === 'and' || lower === 'or' || lower === ',') {
      const [before, after] = [items[at - 1], items[at + 1]]
      const joins = (one: Item | undefined): boolean =>
        one !== undefined && (one.mark?.kind === 'product' || one.classes.has('GOODS') || serviceWords.has(one.lower))
      if (joins(before) && joins(after)) {
        // "corn and wheat exports": no single product of the list is meant.
        if (before?.mark?.kind === 'product')
          phrase.product = { id: null, from: at - 1, to: phrase.product?.to ?? at + 2 }
        continue
      }
      if (phrase.owner !== undefined && before?.mark?.kind === 'country' && phrase.noun === 'trade') continue
      return
    }
    if (mark?.kind === 'period') {
      // Only as a modifier: "July beef exports". "In July exports" is time and noun.
      if (item.start === mark.start) phrase.from = at
      return
    }
    if (lower === 'way' && items[at - 1]?.lower === '-') {
      // "two-way trade"
      phrase.from = Math.max(0, at - 2)
      at -= 2
      continue
    }
    if (classes.has('TRADE') && phrase.noun === 'balance') {
      phrase.allGoods ??= false
      phrase.from = at
      continue
    }
    if (classes.has('DET')) {
      // "data show that exports fell": no demonstrative before a plural.
      if (/^(that|this)$/.test(lower) && /s$/.test(items[phrase.to - 1]?.lower ?? '')) return
      phrase.from = at
      if (lower === 'this' || lower === 'that' || lower === 'these' || lower === 'those') phrase.demonstrative = true
      if (lower === 'its' || lower === 'their') phrase.demonstrative = true
      readAmountOf(items, phrase)
      return
    }
    if (classes.has('ADJ') || lower === 'seasonally' || lower === 'adjusted' || lower === 'unadjusted') {
      if (/^(overall|total|merchandise|combined)$/.test(lower)) phrase.allGoods ??= true
      if (/^(global|world|worldwide|international)$/.test(lower)) phrase.world = true
      if (/^(adjusted|unadjusted)$/.test(lower)) phrase.adjusted = lower === 'adjusted'
      phrase.from = at
      continue
    }
    if (mark === undefined && classes.size === 0 && /^[a-z0-9][a-z0-9'-]*$/.test(lower) && !notProduct.has(lower)) {
      // A product that no list knows: it must not be taken for all goods.
      const last = lower.endsWith('ed') || lower.endsWith('ly') || /[^s]s$/.test(lower)
      if (phrase.product === undefined) phrase.product = { id: null, from: at, to: at + 1 }
      else if (phrase.product.from === at + 1) phrase.product = { id: null, from: at, to: phrase.product.to }
      phrase.from = at
      if (last || ++unknown >= 3) return
      continue
    }
    readAmountOf(items, phrase)
    return
  }
}

function ownerForm(items: readonly Item[], at: number, mark: MarkOf<'country'>): 'adjective' | 'possessive' | 'name' {
  const after = items[at + 1]?.lower
  const item = items[at]
  if (after === "'s" || after === '’s' || after === "'" || /['’]s?$/.test(item?.lower ?? '')) return 'possessive'
  return mark.form === 'adjective' ? 'adjective' : 'name'
}

/** "the value of U.S. exports": the phrase begins before "of". */
function readAmountOf(items: readonly Item[], phrase: FlowPhrase): void {
  const of = items[phrase.from - 1]
  const amount = items[phrase.from - 2]
  if (of?.lower !== 'of' || amount === undefined || !amount.classes.has('AMOUNTOF')) return
  if (amount.classes.has('VALUE')) phrase.measure = 'value'
  if (amount.classes.has('VOLUME') || amount.lower === 'quantity') phrase.measure = 'quantity'
  phrase.from -= 2
  for (let at = phrase.from - 1; at >= 0; at--) {
    const item = items[at]
    if (item === undefined || !(item.classes.has('DET') || item.classes.has('ADJ'))) return
    phrase.from = at
  }
}

/** What follows: "of American sorghum", "to China", "from January through July", "with the EU". */
function readRight(items: readonly Item[], phrase: FlowPhrase): void {
  for (let guard = 0; guard < 8; guard++) {
    const at = phrase.to
    const item = items[at]
    if (item === undefined) return
    const { lower, classes, mark } = item
    if (lower === 'of' && items[at + 1]?.classes.has('AMOUNT') === true) {
      readBeyond(items, phrase, at + 2)
      return
    }
    if (classes.has('PERIOD') || classes.has('INVALUE')) {
      if (classes.has('INVALUE')) phrase.measure = lower === 'in volume' ? 'quantity' : 'value'
      // Time is left outside when nothing of the phrase follows it.
      const after = items[at + 1]
      if (after === undefined || !/^(to|from|of|with|between|by|into)$/.test(after.lower)) return
      const before = phrase.to
      phrase.to = at + 1
      if (!readComplement(items, phrase)) {
        phrase.to = before
        return
      }
      continue
    }
    if (mark?.kind === 'country' || !readComplement(items, phrase)) return
  }
}

/** "a goods deficit of $295.4 billion with China": the sides told after the amount. The phrase itself ends before it. */
function readBeyond(items: readonly Item[], phrase: FlowPhrase, at: number): void {
  const beyond: FlowPhrase = { ...phrase, to: at }
  if (!readComplement(items, beyond)) return
  const { toCountry, fromCountry, withCountry, byCountry, product, allGoods, elsewhere } = beyond
  Object.assign(phrase, { toCountry, fromCountry, withCountry, byCountry, product, allGoods, elsewhere })
}

/** One more part of the phrase after its noun; false where the next words are no part of it. */
export function readComplement(items: readonly Item[], phrase: FlowPhrase): boolean {
  const at = phrase.to
  const item = items[at]
  if (item === undefined) return false
  switch (item.lower) {
    case 'of':
      return readGoods(items, phrase, at + 1)
    case 'in':
      return (phrase.noun === 'trade' || phrase.noun === 'balance') && readGoods(items, phrase, at + 1)
    case 'to':
    case 'into':
    case 'toward':
    case 'towards':
    case 'entering':
    case 'reaching':
      return readPlace(items, phrase, at + 1, 'toCountry')
    case 'bound':
    case 'destined':
      return items[at + 1]?.lower === 'for' && readPlace(items, phrase, at + 2, 'toCountry')
    case 'from':
      return readPlace(items, phrase, at + 1, 'fromCountry')
    case 'with':
      return (phrase.noun === 'trade' || phrase.noun === 'balance') && readPlace(items, phrase, at + 1, 'withCountry')
    case 'by':
      return readPlace(items, phrase, at + 1, 'byCountry')
    case 'between':
      return readBetween(items, phrase, at + 1)
    default:
      return false
  }
}

/** A place after its preposition: "the United States", "China", "the Chinese market", "other countries". */
function readPlace(
  items: readonly Item[],
  phrase: FlowPhrase,
  from: number,
  side: 'toCountry' | 'fromCountry' | 'withCountry' | 'byCountry',
): boolean {
  let at = from
  while (items[at]?.classes.has('DET') === true || items[at]?.lower === 'mainland') at++
  const item = items[at]
  if (item === undefined) return false
  if (item.mark?.kind === 'country') {
    if (phrase[side] !== undefined) return false
    // "from China's factories", "to Chinese buyers".
    const after = items[at + 1]
    if (item.mark.code === 'W') phrase.elsewhere = true
    else phrase[side] = item.mark.code
    phrase.to = at + 1
    if (after !== undefined && (after.lower === "'s" || item.mark.form === 'adjective')) {
      const noun = after.lower === "'s" ? items[at + 2] : after
      if (
        noun !== undefined &&
        /^(market|markets|buyers|importers|ports|customers|suppliers|exporters|producers|factories|farmers|growers|mills|crushers|feed|state)$/.test(
          noun.lower,
        )
      )
        phrase.to = after.lower === "'s" ? at + 3 : at + 2
    }
    return true
  }
  const elsewhere =
    /^(other|rest|world|countries|destinations|markets|all|everywhere|southeast|asia|europe|africa|asean|latin|trading|overseas|elsewhere|any)$/
  if (elsewhere.test(item.lower)) {
    phrase.elsewhere = true
    phrase.to = at + 1
    while (
      phrase.to < items.length &&
      /^(of|the|world|countries|destinations|markets|partners|trading|asia|american|america)$/.test(
        items[phrase.to]?.lower ?? '',
      )
    )
      phrase.to++
    return true
  }
  return false
}

function readBetween(items: readonly Item[], phrase: FlowPhrase, from: number): boolean {
  let at = from
  const codes: string[] = []
  for (; at < Math.min(items.length, from + 6); at++) {
    const item = items[at]
    if (item === undefined) break
    if (item.mark?.kind === 'country') codes.push(item.mark.code)
    else if (/^(two|sides|countries|nations|economies|powers|largest|world|'s)$/.test(item.lower) && codes.length === 0)
      continue
    else if (!item.classes.has('DET') && item.lower !== 'and') break
    if (codes.length === 2) {
      at++
      break
    }
  }
  const [first, second] = codes
  if (first === undefined) {
    phrase.to = at
    return at > from
  }
  if (second === undefined) return false
  phrase.owner ??= { code: first, form: 'name' }
  phrase.withCountry ??= second
  phrase.to = at
  return true
}

/** Goods after "of" or "in": product, origin, or words that no list knows. */
export function readGoods(items: readonly Item[], phrase: FlowPhrase, from: number): boolean {
  let at = from
  let end = from
  let origin: string | undefined
  let found: FlowPhrase['product']
  let goods = false
  let unknown = 0
  const members: NamedProduct[] = []
  for (; at < Math.min(items.length, from + 10); at++) {
    const item = items[at]
    if (item === undefined) break
    const { mark, classes, lower } = item
    if (classes.has('FIGURE') || mark?.kind === 'period' || mark?.kind === 'count') break
    if (mark?.kind === 'country') {
      if (origin !== undefined || found !== undefined || goods) break
      origin = mark.code
      end = at + 1
    } else if (mark?.kind === 'product' && mark.id === 'goods-and-services') {
      phrase.withServices = true
      end = at + 1
    } else if (mark?.kind === 'product') {
      found = found === undefined ? { id: mark.id, from: at, to: at + 1 } : { id: null, from: found.from, to: at + 1 }
      members.push({ id: mark.id, from: at, to: at + 1 })
      end = at + 1
    } else if (farmWords.has(lower)) {
      found = { id: farmProduct, from: at, to: at + 1 }
      end = at + 1
    } else if (classes.has('GOODS')) {
      if (found === undefined) goods = true
      end = at + 1
    } else if (serviceWords.has(lower)) {
      phrase.withServices = true
      end = at + 1
    } else if (
      lower === "'s" ||
      lower === '-' ||
      classes.has('DET') ||
      (goods && /^(classified|under|falling|listed|in|of)$/.test(lower))
    ) {
      // Nothing of its own.
    } else if (lower === 'and' || lower === ',' || lower === 'or') {
      const next = items[at + 1]
      const more =
        next?.mark?.kind === 'product' ||
        (next !== undefined && (next.classes.has('GOODS') || serviceWords.has(next.lower)))
      if (!more || end === from) break
      const beyond = items[at + 2]
      // "fell in corn and soybean prices rose": a list goes on only with products, and no new verb right after.
      if (lower !== ',' && beyond !== undefined && beyond.classes.has('MOVE')) break
      if (lower === ',' && beyond !== undefined && (beyond.classes.has('FLOWN') || beyond.classes.has('MOVE'))) break
    } else if (classes.has('ADJ') && lower !== 'more' && lower !== 'less') {
    } else if (
      classes.size === 0 &&
      mark === undefined &&
      /^[a-z][a-z'-]*$/.test(lower) &&
      !notProduct.has(lower) &&
      found === undefined &&
      !goods
    ) {
      if (++unknown > 3) break
      end = at + 1
    } else break
  }
  if (end === from) return false
  if (unknown > 0 && found === undefined) found = { id: null, from, to: end }
  if (found !== undefined && phrase.product === undefined) {
    phrase.product = found
    phrase.products = members
  }
  if (goods && found === undefined) phrase.allGoods = true
  if (origin !== undefined) phrase.ofCountry ??= origin
  phrase.to = end
  return true
}

/** Whether trade is meant at all: not a budget deficit, not sales at home, not a trade in insults. */
function isTrade(items: readonly Item[], phrase: FlowPhrase, at: number): boolean {
  const { noun, owner, toCountry, fromCountry, withCountry, byCountry, product } = phrase
  if (noun === 'trade')
    return (
      withCountry !== undefined ||
      (owner !== undefined && (phrase.allGoods === true || product !== undefined)) ||
      /^(bilateral|two-way|total|goods)$/.test(items[at - 1]?.lower ?? '')
    )
  if (noun === 'balance') {
    for (let index = phrase.from; index < at; index++) if (excludedBalances.has(items[index]?.lower ?? '')) return false
    const before = items[phrase.from - 1]?.lower ?? ''
    if (excludedBalances.has(before)) return false
    const trade = range(items, phrase.from, at).some(
      ({ lower }) => lower === 'trade' || lower === 'goods' || lower === 'merchandise',
    )
    return trade || withCountry !== undefined || phrase.demonstrative === true || items[at - 1]?.lower === 'the'
  }
  if (noun === 'sales') {
    const next = items[phrase.to]
    // "sales in China" are sales at home.
    if (next?.lower === 'in' && items[phrase.to + 1]?.mark?.kind === 'country') return false
    return toCountry !== undefined || phrase.basis !== undefined || product !== undefined || phrase.elsewhere === true
  }
  if (noun === 'purchases')
    return (
      (items[phrase.from - 1]?.lower === 'in' && items[phrase.from - 2]?.classes.has('AMOUNT') === true) ||
      owner !== undefined ||
      product !== undefined ||
      fromCountry !== undefined ||
      byCountry !== undefined ||
      phrase.ofCountry !== undefined ||
      phrase.demonstrative === true
    )
  return true
}

function range(items: readonly Item[], from: number, to: number): Item[] {
  return items.slice(from, to)
}

/** "prices of exports", "tariffs on imports": the flow is not what the verb is about. */
function isEmbedded(items: readonly Item[], phrase: FlowPhrase): boolean {
  const before = items[phrase.from - 1]
  if (before === undefined) return false
  if (subordinating.has(before.lower)) return false
  return embedders.has(before.lower)
}
